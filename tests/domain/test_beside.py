"""Words that name a time and nothing else."""

import pytest

from domain.beside import TimeSaid, time_said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("wed 4pm", "wed 4pm"),
        ("Thursday", "thursday"),
        ("how about friday at 10:30?", "how about friday at 10:30"),
        ("can we do saturday morning instead", "can we do saturday morning instead"),
        ("4pm is better", "4pm is better"),
        ("3rd december", "3rd december"),
    ],
)
def test_a_time_alone(said: str, words: str) -> None:
    assert time_said(said) == TimeSaid(words, change=False)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("change it to thursday", "thursday"),
        ("Can you move it to Friday 2pm?", "friday 2pm"),
        ("make it 4pm", "4pm"),
        ("change the day to wednesday please", "wednesday please"),
    ],
)
def test_a_time_to_which_something_is_changed(said: str, words: str) -> None:
    assert time_said(said) == TimeSaid(words, change=True)


@pytest.mark.parametrize(
    "said",
    [
        "2 hours tuesday gardening for Jean",
        "need a lift thursday 2pm",
        "yes",
        "change my name",
        "I can't make it wednesday",
        "make it every Wednesday",
        "who is on shift friday",
        "",
    ],
)
def test_something_else(said: str) -> None:
    assert time_said(said) is None

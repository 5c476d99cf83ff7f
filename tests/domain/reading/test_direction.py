"""Who helped whom, as a sentence says it."""

import pytest

from domain.reading.direction import received


@pytest.mark.parametrize(
    "said",
    [
        "Jean did my ironing today 1 hour",
        "jean helped me 2hrs tues",
        "Jean kindly gave us a lift yesterday, 1 hour",
        "2 hours of gardening yesterday from Jean",
        "got 2 hours help from Jean on tuesday",
        "Jean ne mujhe lift di kal 1 ghanta",
    ],
)
def test_the_writer_got_it(said: str) -> None:
    assert received(said, ["Jean"]) is ("from Jean" not in said or said.startswith("got"))


@pytest.mark.parametrize(
    "said",
    [
        "2hrs tues gardening for Jean",
        "helped Jean with her garden 2 hours, did my back in",
        "I took Jean to the shops and she gave me tea, 1 hour",
        "Jean needed me for 2 hours yesterday",
        "sat with Jean 1 hour, my usual",
        "2 hours for Jean",
        "",
    ],
)
def test_the_writer_gave_it(said: str) -> None:
    assert not received(said, ["Jean"])


def test_nobody_named_is_nobody_who_helped() -> None:
    assert not received("did my ironing", [])
    assert not received("Jean did my ironing", [""])

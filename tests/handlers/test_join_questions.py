"""The answers that somebody gives when joining."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sample import WARDS
from domain.reading import places
from handlers.conversation.questions import Found, Unclear, agrees, plainly
from handlers.join_questions import (
    LONGEST_NAME,
    NO_ANSWER,
    AdultQuestion,
    NameQuestion,
    ReachQuestion,
    clean_name,
)
from handlers.unit import Unit

NOBODY: Unit = object()  # type: ignore[assignment]
"""These answers are read without looking at who gives them."""


@given(st.text(max_size=300))
def test_names_hold_nothing_that_cannot_be_seen(words: str) -> None:
    name = clean_name(words)
    assert name == clean_name(name)
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
    assert name == " ".join(name.split())


@given(st.text(max_size=4096))
async def test_any_name_is_kept_or_refused_kindly(words: str) -> None:
    found = await NameQuestion().read(NOBODY, words, {})
    if isinstance(found, Found):
        assert 0 < len(found.value) <= LONGEST_NAME
        assert any(sign.isalpha() for sign in found.value)
    elif agrees(clean_name(words)) or plainly(clean_name(words)) in NO_ANSWER:
        assert found.key == "not-understood-in-form"
    else:
        assert found.key in ("join-name-no-letters", "join-name-too-long")


@given(st.integers(4, 120), st.sampled_from(["{}", "i'm {}", "Aged {}", "{} yrs old", "I am {}."]))
async def test_ages(age: int, words: str) -> None:
    found = await AdultQuestion().read(NOBODY, words.format(age), {})
    assert isinstance(found, Found)
    assert AdultQuestion().load(found.value) == (age >= 18)


@given(st.text(max_size=200))
async def test_what_is_no_age_is_asked_again(words: str) -> None:
    found = await AdultQuestion().read(NOBODY, f"{words} nearly eighteen", {})
    assert isinstance(found, Unclear)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("0121 496 0000 after 4", "0121 496 0000 after 4"),
        ("07700 900 123\nmornings", "07700 900 123 mornings"),
        ("٠١٢١ ٤٩٦ ٠٠٠٠", "٠١٢١ ٤٩٦ ٠٠٠٠"),
        ("amina@example.org", "amina@example.org"),
        ("No thanks.", None),
    ],
)
async def test_how_to_reach_somebody(words: str, kept: str | None) -> None:
    found = await ReachQuestion().read(NOBODY, words, {})
    assert isinstance(found, Found)
    assert ReachQuestion().load(found.value) == kept


@pytest.mark.parametrize("words", ["ring my son", "after 4pm", "x" * 201])
async def test_no_number_is_asked_for_again(words: str) -> None:
    assert isinstance(await ReachQuestion().read(NOBODY, words, {}), Unclear)


def test_the_sample_timebanks_wards_are_wards() -> None:

    assert set(WARDS) <= places.wards().keys()

"""Offers and wants read from words, and what others may read of them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import listings

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


def test_everything_in_one_line() -> None:
    found = listings.facts("ironing, weekday mornings, Ward End", NOW)
    assert found.skills == ("home.ironing",)
    assert found.slots == "mon-am tue-am wed-am thu-am fri-am"
    assert (found.area, found.langs, found.remote) == ("Ward End", (), None)
    assert found.refusal is None
    assert not any((found.quick, found.once, found.urgent))


def test_several_kinds_languages_and_size() -> None:
    found = listings.facts("CVs and forms by phone in Urdu, just once, five minutes job", NOW)
    assert found.skills == ("work.cv_help", "paperwork.form_help")
    assert (found.langs, found.remote, found.quick, found.once) == (("ur",), True, True, True)


def test_the_language_that_is_taught_is_none_that_is_needed() -> None:
    assert listings.facts("I can teach Urdu", NOW).langs == ()
    assert listings.facts("interpreting in Punjabi", NOW).langs == ("pa",)


def test_what_is_never_exchanged_and_what_must_not_wait() -> None:
    assert listings.facts("I can fit gas boilers", NOW).refusal is not None
    assert listings.facts("help, my husband hits me", NOW).urgent


@pytest.mark.parametrize(
    ("skill", "words", "shown"),
    [
        ("home.ironing", "ironing for Mrs Smith at 12 Pelham Road", "Ironing"),
        ("transport.lift_hospital", "lifts to Heartlands", "Lift to an appointment"),
        (None, "yo-yo tricks, text 0121 496 0000", "yo-yo tricks, text"),
        (None, "0121 496 0000", None),
    ],
)
def test_what_others_read(skill: str | None, words: str, shown: str | None) -> None:
    assert listings.public_line(skill, words) == shown


@given(st.sampled_from(["home.ironing", "errands.prescription", "company.carer_break"]), st.text())
def test_where_the_kind_is_known_nobodys_words_are_shown(skill: str, words: str) -> None:
    assert listings.public_line(skill, words) == listings.public_line(skill, "")


@given(st.integers(14, 730), st.integers(1, 30))
def test_the_question_comes_before_the_pause(days: int, warning: int) -> None:
    today = date(2026, 11, 23)
    ask, until = listings.renewal(today, days, warning)
    assert today < ask < until == today + timedelta(days=days)

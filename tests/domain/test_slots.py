"""When somebody offers or wants help: words, slots as they are kept, and comparing."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import slots

MONDAY = date(2026, 5, 11)
WEEK = "mon tue wed thu fri sat sun"


def on(days: str, rest: str) -> str:
    """The same stretch on several days."""
    return " ".join(f"{day}-{rest}" for day in days.split())


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("ironing, weekday mornings, Ward End", on("mon tue wed thu fri", "am")),
        ("Tues and Thurs after 5", on("tue thu", "1700-2400")),
        ("evenings", on(WEEK, "eve")),
        ("any time but Fridays", "mon tue wed thu sat sun"),
        ("any day except Wednesdays", "mon tue thu fri sat sun"),
        ("any time", ""),
        ("mon to fri 9-5", on("mon tue wed thu fri", "0900-1700")),
        ("Mon-Thurs before 12", on("mon tue wed thu", "0000-1200")),
        ("evenings and weekends", f"{on('mon tue wed thu fri', 'eve')} sat sun"),
        ("weekday mornings and weekends", f"{on('mon tue wed thu fri', 'am')} sat sun"),
        ("Monday mornings and evenings", "mon-am mon-eve"),
        ("mornings on Mon and Tue", on("mon tue", "am")),
        ("Mon morning and Wed afternoon", "mon-am wed-pm"),
        ("I can do ironing on Tuesdays", "tue"),
        ("2 hours on tuesdays", "tue"),
        ("sat 10am to 1pm", "sat-1000-1300"),
        ("Mondays 2pm till 4pm", "mon-1400-1600"),
        ("most evenings after 7", on(WEEK, "1900-2200")),
        ("5 o'clock onwards on sundays", "sun-1700-2400"),
        ("not mornings", " ".join(f"{day}-pm {day}-eve" for day in WEEK.split())),
        ("weekends but not sunday mornings", "sat sun-pm sun-eve"),
        ("I can't do Mondays", "tue wed thu fri sat sun"),
        ("no heavy lifting, Mondays", "mon"),
        ("fri nite", "fri-eve"),
        ("from 6pm on Sundays", "sun-1800-2400"),
        ("Sundays from 6", "sun-1800-2400"),
        ("in school hours on a Friday", "fri-0900-1500"),
    ],
)
def test_words_become_slots(words: str, kept: str) -> None:
    assert slots.read(words) == kept


@pytest.mark.parametrize(
    "words",
    [
        "I'd love someone to teach me to knit some day",
        "I sat with my nan all her life",
        "I can drive 2 to 3 people",
        "gardening, 2 to 3 hours",
        "reading to children aged 5-11",
        "gardening, ring me or come from 12 Pelham Road",
        "I speak Urdu and Punjabi, no smokers",
        "",
    ],
)
def test_words_that_say_nothing_of_when(words: str) -> None:
    assert slots.read(words) is None


def test_fitting() -> None:
    mornings = "mon-am tue-am"
    assert slots.fits(mornings, MONDAY)
    assert slots.fits(mornings, MONDAY, time(11, 59))
    assert not slots.fits(mornings, MONDAY, time(12, 0))
    assert not slots.fits(mornings, date(2026, 5, 13))
    assert slots.fits(mornings, None, None, "morning")
    assert not slots.fits(mornings, None, None, "evening")
    assert slots.fits(mornings, None)
    assert slots.fits("tue-1700-2400", date(2026, 5, 12), None, "evening")
    assert slots.fits("", MONDAY, time(3, 0), "evening")


def test_groups_put_days_together_that_are_alike() -> None:
    assert slots.groups("mon-am sat wed-am") == (
        slots.Group((0, 2), ((360, 720),)),
        slots.Group((5,), ((0, 1440),)),
    )
    assert slots.groups("") == ()


PARTS = st.sampled_from(["am", "pm", "eve", "0900-1130", "1700-2400", ""])
TOKENS = st.builds(
    lambda day, part: f"{day}-{part}" if part else day, st.sampled_from(slots.DAYS), PARTS
)


@given(st.lists(TOKENS, max_size=40))
def test_what_is_kept_is_short_and_reads_back_the_same(tokens: list[str]) -> None:
    week = slots.parse(" ".join(tokens))
    kept = slots.kept(week)
    assert len(kept) <= slots.LONGEST
    if any(week):
        assert slots.parse(kept) == week
    assert all(slots.fits(kept, MONDAY) for _ in [0] if not kept or week[0])


@given(st.text(max_size=80))
def test_no_words_break_it(words: str) -> None:
    found = slots.read(words)
    assert found is None or len(found) <= slots.LONGEST

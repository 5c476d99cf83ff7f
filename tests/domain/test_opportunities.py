"""What people can volunteer for: patterns across clock changes, what messages say, and finding."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import opportunities, opportunity_words, volunteering
from domain.errors import DomainError
from domain.opportunities import Pattern
from domain.reading import places
from domain.volunteering import Item, Wanted

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def pattern(rrule: str | None, first: date, start: str = "10:00", finish: str = "12:00") -> Pattern:
    """Without an end."""
    return Pattern(
        rrule, first, None, time.fromisoformat(start), time.fromisoformat(finish), LONDON
    )


@pytest.mark.parametrize(
    ("rrule", "first", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=SA", date(2026, 10, 17), ["2026-10-17", "2026-10-24", "2026-10-31"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH", date(2026, 10, 15), ["2026-10-15", "2026-10-20", "2026-10-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", date(2026, 10, 7), ["2026-10-07", "2026-10-21"]),
        ("FREQ=MONTHLY;BYDAY=2SA", date(2026, 10, 10), ["2026-10-10", "2026-11-14", "2026-12-12"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 10, 1), ["2026-10-30", "2026-11-27"]),
        ("FREQ=MONTHLY", date(2026, 10, 31), ["2026-10-31", "2026-12-31"]),
        (None, date(2026, 10, 9), ["2026-10-09"]),
    ],
)
def test_the_days_of_a_pattern(rrule: str | None, first: date, days: list[str]) -> None:
    found = opportunities.days(pattern(rrule, first), first, date(2026, 12, 31))
    assert [day.isoformat() for day in found][: len(days)] == days


def test_a_weekly_one_keeps_its_time_on_the_wall_when_the_clocks_change() -> None:
    every = pattern("FREQ=WEEKLY;BYDAY=SU", date(2026, 10, 18))
    plans = [every.plan(day) for day in opportunities.days(every, every.first, date(2026, 11, 1))]
    assert [plan.local_start.hour for plan in plans] == [10, 10, 10]
    assert [plan.starts_at.hour for plan in plans] == [9, 10, 10]
    assert all(plan.ends_at - plan.starts_at == timedelta(hours=2) for plan in plans)


def test_an_hour_that_the_clock_leaves_out_has_no_shift() -> None:
    """On Sunday 28 March 2027 there is no 1:30am in London."""
    night = pattern("FREQ=WEEKLY;BYDAY=SU", date(2027, 3, 14), "01:30", "04:00")
    assert opportunities.left_out(night, date(2027, 3, 14), date(2027, 4, 4)) == [date(2027, 3, 28)]
    with pytest.raises(DomainError, match="clock"):
        opportunities.check(
            pattern(None, date(2027, 3, 28), "01:30", "04:00"), 4, datetime(2027, 3, 1, tzinfo=UTC)
        )


@pytest.mark.parametrize(
    ("what", "places_", "key"),
    [
        (pattern(None, date(2026, 10, 4)), 4, "refusal-shift-past"),
        (pattern(None, date(2026, 10, 9)), 0, "refusal-shift-places"),
        (pattern(None, date(2026, 10, 9)), 100_000, "refusal-shift-places"),
        (pattern(None, date(2028, 10, 9)), 4, "refusal-shift-far"),
        (pattern(None, date(2026, 10, 9), "10:00", "10:00"), 4, "refusal-opportunity-no-time"),
        (pattern("FREQ=YEARLY", date(2026, 10, 9)), 4, "refusal-opportunity-pattern"),
        (
            Pattern("FREQ=WEEKLY", date(2026, 10, 9), date(2026, 10, 1), time(9), time(10), LONDON),
            4,
            "refusal-opportunity-backwards",
        ),
    ],
)
def test_what_cannot_be(what: Pattern, places_: int, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        opportunities.check(what, places_, NOW)
    assert refusal.value.key == key


@given(
    days=st.lists(
        st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True
    ),
    every=st.integers(1, 4),
    first=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_a_pattern_never_leaves_its_weekdays(days: list[str], every: int, first: date) -> None:
    rule = f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(days)}"
    found = opportunities.days(pattern(rule, first), first, first + timedelta(weeks=9))
    names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    assert {names[day.weekday()] for day in found} <= set(days)
    assert found == sorted(set(found))
    assert len(found) <= len(days) * (9 // every + 1) + len(days)


def test_what_a_message_says() -> None:
    said = opportunity_words.read(
        "Litter pick Saturday 10 to 12 at Ward End Park, 15 places, bring gloves"
    )
    assert (said.title, said.venue, said.places, said.bring) == (
        "Litter pick", "Ward End Park", 15, "bring gloves",
    )  # fmt: skip
    said = opportunity_words.read(
        "We need volunteers for youth boxing weekly Tue and Thu 5pm to 7pm at the gym, three"
        " helpers, 18+, children, enhanced DBS, seated, travel refunded on receipt"
    )
    assert (said.title, said.places, said.min_age) == ("Youth boxing", 3, 18)
    assert (said.checks, said.at_risk, said.sitting) == ("enhanced", ("children",), True)
    assert said.expenses == "travel refunded on receipt"
    assert opportunity_words.nth("second Sat monthly") == "FREQ=MONTHLY;BYDAY=2SA"


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("we need volunteers", True),
        ("We're looking for helpers and we need more volunteers", True),
        ("volunteers needed for tea", True),
        ("i want volunteers for saturday", True),
        ("we need volunteer", True),
        ("i want volunteer", False),
        ("I need a volunteer's number", False),
        ("need a lift thursday", False),
        ("can I volunteer on saturday", False),
    ],
)
def test_who_looks_for_volunteers(words: str, asks: bool) -> None:
    assert opportunity_words.asks_for_volunteers(words) == asks


@given(
    st.builds(
        Wanted,
        day=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        part=st.none() | st.sampled_from(["morning", "afternoon", "evening"]),
        days=st.sampled_from(["", "w", "e"]),
        ward=st.none() | st.sampled_from(list(places.wards())),
        kind=st.none() | st.sampled_from(volunteering.KINDS),
        lang=st.none() | st.sampled_from(["ur", "pa", "pl"]),
        sitting=st.booleans(),
        step_free=st.booleans(),
        remote=st.booleans(),
        me=st.booleans(),
    )
)
def test_what_is_sought_comes_back_from_a_button(wanted: Wanted) -> None:
    code = wanted.code()
    assert len(code.encode()) <= 40
    assert Wanted.parse(code) == wanted


@given(st.text(max_size=60))
def test_a_forged_button_is_no_narrowing_or_some(code: str) -> None:
    Wanted.parse(code)


def test_words_narrow() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=LONDON)
    found = volunteering.read("saturday morning near ward end, sitting down", now)
    assert found == Wanted(day=date(2026, 11, 28), part="morning", ward="Ward End", sitting=True)
    assert volunteering.read("something in Urdu at the weekend", now).lang == "ur"
    assert volunteering.read("weekday evenings", now) == Wanted(days="w", part="evening")
    item = Item(
        1, "one_off", date(2026, 11, 28), datetime(2026, 11, 28, 10, tzinfo=LONDON),
        ("Ward End",), (), True, False, False, None,
    )  # fmt: skip
    assert volunteering.fits(item, found)
    assert not volunteering.fits(item, Wanted(part="evening"))

"""A request's states, the looks of a broker, and when the next people are asked."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import requests as rules
from domain.reading.skills import taxonomy
from domain.rules import LOOKS

DIAGRAM = Path(__file__).parents[2] / "docs" / "request-states.md"
LONDON = ZoneInfo("Europe/London")
TUESDAY = datetime(2026, 5, 12, 10, 0, tzinfo=LONDON)


def test_the_diagram_is_the_table() -> None:
    drawn = set(
        re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", DIAGRAM.read_text("utf-8"), re.MULTILINE)
    )
    table = {
        (before, after, who, what)
        for before, follows in rules.TRANSITIONS.items()
        for (who, what), after in follows.items()
    }
    assert drawn == table


@pytest.mark.parametrize("state", sorted(set(rules.TRANSITIONS) - rules.FINAL))
def test_every_open_state_has_a_way_out_for_the_person_and_for_a_broker(state: rules.State) -> None:
    assert rules.TRANSITIONS[state]["asker", "cancel"] == "cancelled"
    assert rules.TRANSITIONS[state]["broker", "decline"] == "declined"
    assert rules.TRANSITIONS[state]["clock", "lapse"] == "lapsed"


def test_final_states_are_final_and_no_state_is_unreachable() -> None:
    reached = {"held", "open"}
    for state, follows in rules.TRANSITIONS.items():
        assert (state in rules.FINAL) == (not follows)
        reached |= set(follows.values())
    assert reached == set(rules.TRANSITIONS)


def _looks(skill: str | None, **about: object) -> tuple[str, ...]:
    given: dict[str, object] = {
        "chosen": frozenset(LOOKS),
        "skill": skill,
        "letters": taxonomy()[skill].risk if skill else frozenset(),
        "flags": frozenset(),
        "first": False,
        "minutes": None,
        "above": 240,
        **about,
    }
    return rules.looks(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("skill", "about", "found"),
    [
        ("home.ironing", {}, ()),
        ("home.ironing", {"first": True}, ("first",)),
        ("home.ironing", {"flags": {"adult_at_risk_possible"}}, ("home",)),
        ("company.chat_visit", {}, ("home",)),
        ("transport.lift_shops", {}, ("driver",)),
        ("family.party_help", {}, ("children",)),
        ("errands.queueing_waiting", {}, ("keys",)),
        ("home.ironing", {"minutes": 241}, ("long",)),
        ("home.ironing", {"minutes": 240}, ()),
        ("home.ironing", {"first": True, "minutes": 300, "chosen": {"long"}}, ("long",)),
        ("errands.key_holding", {"chosen": frozenset()}, ("private",)),
        (None, {"floor": True, "chosen": frozenset()}, ("floor",)),
    ],
)
def test_which_requests_a_broker_sees_first(
    skill: str | None, about: dict[str, object], found: tuple[str, ...]
) -> None:
    assert _looks(skill, **about) == found


def test_the_checks_that_a_helper_needs() -> None:
    assert rules.checks(frozenset("DV"), frozenset()) == {"driver", "one_to_one"}
    assert rules.checks(frozenset("H"), {"children"}) == {"children"}
    assert rules.checks(frozenset("HK"), frozenset()) == {"keys"}
    assert rules.checks(frozenset("H"), frozenset()) == frozenset()


def test_the_first_people_are_asked_at_once_by_day_and_at_8am_by_night() -> None:
    assert rules.first_wave(TUESDAY, None, LONDON) == TUESDAY
    late = TUESDAY.replace(hour=23)
    assert rules.first_wave(late, None, LONDON) == datetime(2026, 5, 13, 8, 0, tzinfo=LONDON)
    soon = datetime(2026, 5, 13, 8, 30, tzinfo=LONDON)
    assert rules.first_wave(late, soon, LONDON) == late


def test_the_next_people_are_asked_after_the_hours_of_the_rule() -> None:
    due = rules.next_wave(TUESDAY, 24, 3, None, LONDON)
    assert due == datetime(2026, 5, 13, 10, 0, tzinfo=LONDON)


def test_waves_are_shorter_when_the_day_is_near() -> None:
    ends = datetime(2026, 5, 12, 18, 0, tzinfo=LONDON)
    assert rules.next_wave(TUESDAY, 24, 2, ends, LONDON) == TUESDAY + timedelta(hours=2)
    assert rules.near(TUESDAY, ends)
    assert not rules.near(TUESDAY, ends + timedelta(days=3))
    assert not rules.near(TUESDAY, None)


def test_no_wave_falls_into_the_night_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 24, 19, 30, tzinfo=LONDON)
    due = rules.next_wave(before, 1, 3, None, LONDON)
    assert due == datetime(2026, 10, 25, 8, 0, tzinfo=LONDON)
    assert due.astimezone(UTC) == datetime(2026, 10, 25, 8, 0, tzinfo=UTC)


@given(
    now=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)),
    hours=st.integers(1, 168),
    left=st.integers(0, 20),
    ahead=st.none() | st.floats(0.1, 400),
)
def test_a_wave_is_always_ahead_and_by_day(
    now: datetime, hours: int, left: int, ahead: float | None
) -> None:
    moment = now.replace(tzinfo=UTC)
    ends = None if ahead is None else moment + timedelta(hours=ahead)
    due = rules.next_wave(moment, hours, left, ends, LONDON)
    assert due > moment
    assert rules.WAKING_FROM <= due.astimezone(LONDON).time() < rules.WAKING_UNTIL


def test_a_request_ends_at_its_time_or_with_its_day() -> None:
    day = date(2026, 5, 14)
    assert rules.ends_at(day, time(14, 0), LONDON) == datetime(2026, 5, 14, 14, tzinfo=LONDON)
    assert rules.ends_at(day, None, LONDON) == datetime(2026, 5, 15, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("now", "ends", "due"),
    [
        # The clocks go forward in the night to 29 March 2026 and back in that to 25 October.
        ("2026-03-28T22:30", None, "2026-03-29T08:00+01:00"),
        ("2026-10-24T23:30", None, "2026-10-25T08:00+00:00"),
        ("2026-10-25T01:30", "2026-10-25T14:00", "2026-10-25T08:00+00:00"),
        ("2026-10-24T22:00", "2026-10-25T11:59", None),
        ("2026-10-24T22:00", "2026-10-25T12:00", None),
        ("2026-10-24T22:00", "2026-10-25T12:01", "2026-10-25T08:00+00:00"),
        ("2026-05-12T08:00", None, None),
        ("2026-05-12T19:59", None, None),
    ],
)
def test_who_drops_out_at_night_is_replaced_in_the_morning(
    now: str, ends: str | None, due: str | None
) -> None:
    def local(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text).replace(tzinfo=LONDON) if text else None

    moment = local(now)
    assert moment is not None
    found = rules.in_the_morning(moment, local(ends), LONDON)
    assert (found.isoformat(timespec="minutes") if found else None) == due

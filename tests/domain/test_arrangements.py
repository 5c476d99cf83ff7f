"""Standing arrangements: every state has a way out, and the days are those that people mean."""

import re
from datetime import date, timedelta
from itertools import islice, takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import arrangements as rules

DIAGRAM = Path(__file__).parents[2] / "docs" / "arrangement-states.md"
SUNDAY = date(2026, 3, 29)
"""The clocks go forward on this day."""


def test_every_open_state_has_a_way_out_for_its_people_and_a_broker() -> None:
    ends = {"cancel", "end", "refuse"}
    for state in rules.OPEN:
        for part in ("party", "broker"):
            actions = rules.actions(state, frozenset({part}))  # type: ignore[arg-type]
            assert actions & (ends | {"decline"}), (state, part)


def test_final_states_are_final() -> None:
    for state in rules.TRANSITIONS:
        assert (rules.TRANSITIONS[state] == {}) == (state in rules.FINAL)


def test_nothing_begins_without_a_broker() -> None:
    begins = {
        who
        for state, follows in rules.TRANSITIONS.items()
        for (who, _), after in follows.items()
        if after == "active" and state != "paused"
    }
    assert begins == {"broker"}


def test_the_diagram_is_the_table() -> None:
    drawn = set(
        re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", DIAGRAM.read_text("utf-8"), re.MULTILINE)
    )
    assert drawn == {
        (before, after, who, what)
        for before, follows in rules.TRANSITIONS.items()
        for (who, what), after in follows.items()
    }


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ("FREQ=DAILY", ["2026-03-30", "2026-03-31", "2026-04-01"]),
        ("FREQ=WEEKLY;BYDAY=SU", ["2026-04-05", "2026-04-12", "2026-04-19"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH", ["2026-03-31", "2026-04-02", "2026-04-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", ["2026-04-12", "2026-04-26", "2026-05-10"]),
        ("FREQ=MONTHLY;BYDAY=1SA", ["2026-04-04", "2026-05-02", "2026-06-06"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-04-24", "2026-05-29", "2026-06-26"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-03-31", "2026-04-30", "2026-05-31"]),
    ],
)
def test_days_that_repeat(repeats: str, expected: list[str]) -> None:
    found = islice(rules.days(repeats, SUNDAY, SUNDAY), 3)
    assert [day.isoformat() for day in found] == expected


def test_counting_begins_with_the_first_day() -> None:
    first = date(2026, 11, 23)
    every_other = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    assert rules.next_day(every_other, first, first - timedelta(days=1)) == first
    assert rules.next_day(every_other, first, date(2026, 11, 30)) == date(2026, 12, 7)


def test_a_rule_with_no_days_has_no_next() -> None:
    assert rules.next_day("FREQ=DAILY;UNTIL=20260101", SUNDAY, SUNDAY) is None


@settings(deadline=None, max_examples=50)
@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 60),
    st.sampled_from(["FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "FREQ=DAILY"]),
)
def test_the_next_day_is_later_and_none_is_left_out(first: date, passed: int, rule: str) -> None:
    after = first + timedelta(days=passed)
    day = rules.next_day(rule, first, after)
    assert day is not None
    assert day > after
    every = rules.days(rule, first, first - timedelta(days=1))
    until_then = takewhile(lambda one: one <= day, every)
    assert [one for one in until_then if one > after] == [day]
    assert (day - after).days <= 14


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        rules.next_day("every now and then", SUNDAY, SUNDAY)

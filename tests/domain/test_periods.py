"""The times that reports are about."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import periods

LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(2001, 1, 1), date(2090, 12, 31))

SAID = [
    ("July", "2026-07-01", "2026-08-01", "month"),
    ("for december please", "2025-12-01", "2026-01-01", "month"),  # this year's has not begun
    ("may 2024", "2024-05-01", "2024-06-01", "month"),
    ("this month", "2026-11-01", "2026-12-01", "month"),
    ("last month's", "2026-10-01", "2026-11-01", "month"),
    ("last quarter wards", "2026-07-01", "2026-10-01", "quarter"),
    ("q1", "2026-01-01", "2026-04-01", "quarter"),
    ("Q4 2025", "2025-10-01", "2026-01-01", "quarter"),
    ("2026", "2026-01-01", "2027-01-01", "year"),
    ("last year", "2025-01-01", "2026-01-01", "year"),
    ("this financial year", "2026-04-01", "2027-04-01", "financial"),
    ("last financial year", "2025-04-01", "2026-04-01", "financial"),
    ("2025/26", "2025-04-01", "2026-04-01", "financial"),
    ("2025-26", "2025-04-01", "2026-04-01", "financial"),
    ("hours in Alum Rock since April", "2026-04-01", "2026-11-24", "days"),
    ("since 3 december", "2025-12-03", "2026-11-24", "days"),
    ("1 April to 30 June", "2026-04-01", "2026-07-01", "quarter"),
    ("from 20 december to 10 january 2026", "2025-12-20", "2026-01-11", "days"),
    ("april to june", "2026-04-01", "2026-07-01", "quarter"),
    ("1/9/2026 - 14/9/2026", "2026-09-01", "2026-09-15", "days"),
    ("2026-09-01 to 2026-09-14", "2026-09-01", "2026-09-15", "days"),
    ("last 30 days", "2026-10-25", "2026-11-24", "days"),
    ("last 3 months", "2026-08-01", "2026-11-01", "days"),
    ("last week", "2026-11-16", "2026-11-23", "days"),
]


@pytest.mark.parametrize(("words", "first", "after", "shape"), SAID)
def test_a_time_as_it_is_said(words: str, first: str, after: str, shape: str) -> None:
    found = periods.read(words, TODAY)
    assert found is not None, words
    made = found.period
    assert (str(made.first), str(made.next), made.shape) == (first, after, shape)


@pytest.mark.parametrize(
    "words",
    ["", "wards", "30 february to 3 march", "2027", "since tuesday", "may 2031", "1999", "2025/28"],
)
def test_what_is_no_time_or_has_not_begun_is_none(words: str) -> None:
    assert periods.read(words, TODAY) is None


def test_the_other_words_are_left_over() -> None:
    found = periods.read("hours in Alum Rock since April", TODAY)
    assert found is not None
    assert found.rest == "hours in alum rock"


def test_a_day_with_a_change_of_the_clock_is_whole() -> None:
    """On 29 March 2026 a day has 23 hours, on 25 October 25: the month has what it has."""
    start, end = periods.month(date(2026, 3, 1)).bounds(LONDON)
    assert end - start == timedelta(days=31) - timedelta(hours=1)
    start, end = periods.month(date(2026, 10, 1)).bounds(LONDON)
    assert end - start == timedelta(days=31) + timedelta(hours=1)
    assert end == datetime(2026, 11, 1, tzinfo=LONDON)


@given(DAYS, st.integers(1, 3_000))
def test_steps_fill_the_time_without_a_gap_and_are_few(first: date, days: int) -> None:
    made = periods.shaped(first, first + timedelta(days=days))
    steps = list(made.steps())
    assert steps[0].first == made.first
    assert steps[-1].next == made.next
    assert all(one.next == two.first for one, two in pairwise(steps))
    assert len(steps) <= 18


@given(DAYS)
def test_the_next_one_begins_where_this_one_ends(day: date) -> None:
    for made in (periods.month(day), periods.quarter(day), periods.financial_year(day)):
        assert made.first <= day < made.next
        following = periods.neighbour(made, 1)
        assert following.first == made.next
        assert periods.neighbour(following, -1) == made


@given(st.text(max_size=60))
def test_any_words_are_read_or_left_alone(words: str) -> None:
    found = periods.read(words, TODAY)
    assert found is None or periods.sound(found.period, TODAY)

"""The months of a statement."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.statements import month_before, next_month

DAYS = st.dates(date(1999, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_the_next_month_begins_the_day_after_this_one_ends(day: date) -> None:
    following = next_month(day)
    assert following.day == 1
    assert (following - timedelta(days=1)).month == day.month
    assert (following - timedelta(days=1)).year == day.year


@given(DAYS)
def test_the_month_before_is_the_one_whose_next_is_this(day: date) -> None:
    before = month_before(day)
    assert next_month(before) == day.replace(day=1)

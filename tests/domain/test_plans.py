"""When planned help is, when people are reminded of it, and what an approval covers."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import plans
from domain.errors import DomainError
from domain.plans import Time
from domain.shifts import quiet

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=LONDON).astimezone(UTC)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)
)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """A local moment in London in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def test_help_in_the_night_when_the_clocks_change_is_as_long_as_it_is() -> None:
    """On 29 March 2026 there is no 1:30am, on 25 October there are two (GMT and BST)."""
    spring = Time(date(2026, 3, 28), time(23, 30), 180, LONDON)
    autumn = Time(date(2026, 10, 24), time(23, 30), 180, LONDON)
    assert spring.ends_at.astimezone(LONDON) == at(29, 3, 30, month=3)
    assert autumn.ends_at.astimezone(LONDON) == at(25, 1, 30, month=10).replace(fold=1)
    gone = Time(date(2026, 3, 29), time(1, 30), 60, LONDON)
    assert gone.ends_at - gone.starts_at == timedelta(hours=1)


@given(DAYS, TIMES, st.integers(1, 1440))
def test_it_takes_as_long_as_was_planned_on_any_day(day: date, start: time, minutes: int) -> None:
    planned = Time(day, start, minutes, LONDON)
    assert planned.ends_at - planned.starts_at == timedelta(minutes=minutes)


def test_any_time_of_a_day_is_over_in_the_evening() -> None:
    planned = Time(date(2026, 5, 12), None, 30, LONDON)
    assert planned.starts_at == at(12, 8)
    assert planned.ends_at == at(12, 18)
    long = Time(date(2026, 5, 12), None, 12 * 60, LONDON)
    assert long.ends_at == at(12, 20)


@pytest.mark.parametrize(
    ("planned", "key"),
    [
        (Time(date(2026, 5, 4), time(8), 60, LONDON), "refusal-plan-past"),
        (Time(date(2026, 5, 3), None, 60, LONDON), "refusal-plan-past"),
        (Time(date(2027, 6, 1), time(8), 60, LONDON), "refusal-plan-far"),
        (Time(date(2026, 5, 5), time(8), 0, LONDON), "refusal-log-length"),
        (Time(date(2026, 5, 5), time(8), 1441, LONDON), "refusal-log-length"),
    ],
)
def test_what_cannot_be_planned(planned: Time, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        plans.check(planned, NOW)
    assert refusal.value.key == key


def test_any_time_today_can_be_planned_until_it_is_over() -> None:
    plans.check(Time(date(2026, 5, 4), None, 60, LONDON), NOW)


@pytest.mark.parametrize(
    ("start", "coming", "soon"),
    [
        (at(6, 14), at(5, 18), at(6, 12)),
        (at(6, 9), at(5, 18), at(6, 8)),  # 7am would be in the night
        (at(6, 8, 10), at(5, 18), None),  # 8am would be too late to be of use
        (at(6, 23), at(5, 18), at(6, 19, 30)),  # 9pm would be in the night
        (at(4, 14), None, at(4, 12)),  # today: the evening before has gone
        (at(4, 9, 20), None, None),
    ],
)
def test_when_both_are_reminded(
    start: datetime, coming: datetime | None, soon: datetime | None
) -> None:
    assert plans.remind_at("coming", start.astimezone(UTC), NOW, LONDON) == coming
    assert plans.remind_at("soon", start.astimezone(UTC), NOW, LONDON) == soon


def test_the_evening_before_stays_the_evening_when_the_clocks_change() -> None:
    now = at(27, 9, month=3).astimezone(UTC)
    due = plans.remind_at("coming", at(29, 14, month=3).astimezone(UTC), now, LONDON)
    assert due == at(28, 18, month=3)
    due = plans.remind_at("coming", at(30, 14, month=3).astimezone(UTC), now, LONDON)
    assert due == at(29, 18, month=3)
    assert due is not None
    assert due.hour == 17


@given(MOMENTS, MOMENTS)
def test_nobody_is_reminded_in_the_night_or_too_late(start: datetime, now: datetime) -> None:
    for kind in ("coming", "soon"):
        due = plans.remind_at(kind, start, now, LONDON)
        if due is not None:
            assert now < due < start
            assert not quiet(due, LONDON)


@given(MOMENTS)
def test_nobody_is_asked_in_the_night_how_it_went(ends: datetime) -> None:
    asked = plans.ask_at(ends, LONDON)
    assert not quiet(asked, LONDON)
    assert timedelta() <= asked - ends <= timedelta(hours=13)


def test_what_another_time_does_to_an_approval() -> None:
    before = Time(date(2026, 5, 6), time(14), 120, LONDON)
    same: dict[str, bool] = {"risky": False, "same_place": True}

    def kept(day: int, start: int, minutes: int, **but: bool) -> bool:
        after = Time(date(2026, 5, day), time(start), minutes, LONDON)
        return plans.keeps_approval(before, after, **{**same, **but})

    assert kept(6, 16, 120)
    assert kept(6, 16, 90)
    assert not kept(7, 14, 120)
    assert not kept(6, 16, 150)
    assert not kept(6, 16, 120, risky=True)
    assert not kept(6, 16, 120, same_place=False)


@given(st.booleans(), st.none() | st.integers(1, 1440), st.integers(1, 1440))
def test_only_what_was_approved_and_no_longer_than_planned_posts_itself(
    approved: bool,
    planned: int | None,
    minutes: int,
) -> None:
    by_itself = plans.posts_by_itself(approved=approved, planned_minutes=planned, minutes=minutes)
    assert by_itself == (approved and planned is not None and minutes <= planned)


def test_who_is_alone_with_somebody_in_a_home() -> None:
    assert plans.is_lone("home.ironing", home=True)
    assert plans.is_lone(None, home=True)
    assert not plans.is_lone("home.ironing", home=False)
    assert not plans.is_lone("garden.weeding", home=True)

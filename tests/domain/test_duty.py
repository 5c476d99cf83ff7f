"""Whose hours these are, past midnight and when clocks change; who is called, never nobody."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import duty
from domain.duty import Slot
from domain.duty_words import Hours, part_of, read_hours

LONDON = ZoneInfo("Europe/London")
RUTH, DEVINDER, LENA = 4, 5, 6
TUESDAY = date(2026, 11, 24)


def weekly(day: int, start: str, finish: str, who: int = RUTH) -> Slot:
    """Hours of every week."""
    times = time.fromisoformat(start), time.fromisoformat(finish)
    return Slot(1, who, "Ruth", "duty", day, *times)


def at(day: date, clock: str) -> datetime:
    """A local time as an instant."""
    return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "there"),
    [("17:59", False), ("18:00", True), ("23:30", True)],
)
def test_an_evening_lasts_until_the_next_morning(clock: str, there: bool) -> None:
    evening = weekly(1, "18:00", "08:00")
    assert bool(duty.on_duty([evening], at(TUESDAY, clock), LONDON)) is there
    assert duty.on_duty([evening], at(TUESDAY + timedelta(days=1), "07:59"), LONDON)
    assert not duty.on_duty([evening], at(TUESDAY + timedelta(days=1), "08:01"), LONDON)


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_hours_follow_the_clock_on_the_wall_when_it_changes(sunday: date) -> None:
    """From Saturday 6pm to Sunday 8am: 13 hours in spring, 15 in autumn, and no gap."""
    night = weekly(5, "18:00", "08:00")
    since, until = at(sunday - timedelta(days=1), "18:00"), at(sunday, "08:00")
    assert until - since in (timedelta(hours=13), timedelta(hours=15))
    assert duty.covered([night], since, until, LONDON)
    assert not duty.covered([night], since, until + timedelta(minutes=1), LONDON)


def test_a_visit_is_covered_by_people_who_follow_each_other_and_not_with_a_gap() -> None:
    one, other = weekly(1, "09:00", "12:00"), weekly(1, "12:00", "17:00", DEVINDER)
    late = weekly(1, "12:30", "17:00", DEVINDER)
    visit = at(TUESDAY, "11:00"), at(TUESDAY, "13:00")
    assert duty.covered([one, other], *visit, LONDON)
    assert not duty.covered([one, late], *visit, LONDON)
    assert not duty.covered([], *visit, LONDON)


def test_the_desks_hours_are_those_of_working_days() -> None:
    assert duty.desk_covers(at(TUESDAY, "08:00"), at(TUESDAY, "18:00"), LONDON)
    assert not duty.desk_covers(at(TUESDAY, "17:00"), at(TUESDAY, "18:30"), LONDON)
    saturday, christmas = date(2026, 11, 28), date(2026, 12, 25)
    for day in (saturday, christmas):
        assert not duty.desk_covers(at(day, "10:00"), at(day, "11:00"), LONDON)


def test_those_on_duty_then_their_deputies_then_everybody() -> None:
    everybody = [RUTH, DEVINDER, LENA]
    quarter = duty.CALLED_AFTER
    called = [duty.call([RUTH], [LENA], everybody, n * quarter) for n in range(4)]
    assert called == [[RUTH], [RUTH, LENA], everybody, everybody]
    assert duty.call([], [], everybody, timedelta()) == everybody
    assert duty.call([RUTH], [], everybody, quarter) == everybody
    assert duty.call([99], [], everybody, timedelta()) == everybody


ids = st.lists(st.integers(1, 6), max_size=4)


@given(ids, ids, ids.filter(bool), st.integers(0, 7200))
def test_somebody_is_always_called_and_only_who_may_open_it(
    on: list[int], deputies: list[int], everybody: list[int], waited: int
) -> None:
    called = duty.call(on, deputies, everybody, timedelta(seconds=waited))
    assert called
    assert set(called) <= set(everybody)


@given(
    st.integers(0, 6), st.integers(0, 23), st.integers(0, 23), st.integers(0, 366),
    st.integers(0, 1439),
)  # fmt: skip
def test_a_moment_is_covered_exactly_when_somebody_is_on_duty(
    day: int, start: int, finish: int, days: int, minute: int
) -> None:
    slot = weekly(day, f"{start:02}:00", f"{finish:02}:00")
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days, minutes=minute)
    there = bool(duty.on_duty([slot], moment, LONDON))
    next_second = moment + timedelta(seconds=1)
    if duty.covered([slot], moment, next_second, LONDON):
        assert there


@pytest.mark.parametrize(
    ("words", "days", "start", "finish"),
    [
        ("mondays 9am to 5pm", (0,), "09:00", "17:00"),
        ("Devinder on weekdays", (0, 1, 2, 3, 4), "08:00", "18:00"),
        ("weekday evenings", (0, 1, 2, 3, 4), "18:00", "08:00"),
        ("weekends", (5, 6), "08:00", "08:00"),
        ("every night", (0, 1, 2, 3, 4, 5, 6), "18:00", "08:00"),
        ("wednesdays", (2,), "08:00", "18:00"),
    ],
)
def test_hours_of_every_week_are_read(
    words: str, days: tuple[int, ...], start: str, finish: str
) -> None:
    now = datetime(2026, 11, 24, 14, tzinfo=LONDON)
    found = read_hours(words, now, LONDON)
    assert found == Hours(days, time.fromisoformat(start), time.fromisoformat(finish))


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("I'm on duty tonight", "24 18:00", "25 08:00"),
        ("now", "24 14:00", "24 18:00"),
        ("tomorrow", "25 08:00", "25 18:00"),
        ("this weekend", "28 08:00", "30 08:00"),
        ("sunday 10am to 4pm", "29 10:00", "29 16:00"),
        ("friday night", "27 18:00", "28 08:00"),
    ],
)
def test_hours_that_are_once_are_read(words: str, begin: str, end: str) -> None:
    now = datetime(2026, 11, 24, 14, tzinfo=LONDON)
    found = read_hours(words, now, LONDON)
    assert found is not None
    assert found.starts_at is not None
    assert found.ends_at is not None
    assert f"{found.starts_at.astimezone(LONDON):%d %H:%M}" == begin
    assert f"{found.ends_at.astimezone(LONDON):%d %H:%M}" == end


def test_words_without_a_time_are_none() -> None:
    now = datetime(2026, 11, 24, 14, tzinfo=LONDON)
    assert read_hours("is anybody on duty", now, LONDON) is None
    assert part_of("Ruth is deputy tonight") == "deputy"
    assert part_of("Ruth is on duty tonight") == "duty"

"""Rules of shifts: places, the waiting list, overlaps, and when people are reminded."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.shifts import (
    BEFORE,
    EVEN,
    LATE,
    LATEST_WORD,
    MOST_WAITING,
    Plan,
    after_awake,
    after_lapse,
    awake,
    cant_wait,
    check,
    fitting,
    joining,
    kept_until,
    least_asked,
    look_at,
    offer_until,
    overlap,
    quiet,
    remind_at,
    room,
    tell_at,
    thanks_at,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


def plan(day: date, start: str, finish: str) -> Plan:
    """A plan in London."""
    return Plan(day, time.fromisoformat(start), time.fromisoformat(finish), LONDON)


def local(text: str) -> datetime:
    """A moment on London's wall."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@given(st.integers(1, 50), st.lists(st.booleans(), max_size=150))
def test_nobody_overtakes_and_no_place_stays_empty_while_somebody_waits(
    places: int, steps: list[bool]
) -> None:
    """True: somebody comes; False: the first who has a place leaves."""
    joined: list[int] = []
    waiting: list[int] = []
    for number, comes in enumerate(steps):
        if comes:
            state = joining(places, len(joined), len(waiting))
            (joined if state == "joined" else waiting).append(number)
        elif joined:
            joined.pop(0)
            free = len(fitting(places - len(joined), [1] * len(waiting)))
            joined, waiting = joined + waiting[:free], waiting[free:]
        assert len(joined) <= places
        assert not waiting or len(joined) == places
        assert waiting == sorted(waiting)
        assert not joined or not waiting or max(joined) < min(waiting)


def test_a_team_that_does_not_fit_lets_others_by_and_keeps_its_turn() -> None:
    assert fitting(3, [5, 1, 2, 1]) == [1, 2]
    assert fitting(6, [5, 2, 1]) == [0, 2]
    assert fitting(0, [1]) == []
    assert (room(3, 1, 5), room(3, 2, 1), room(5, 1, 5), room(3, 0, 0)) == (3, 0, 0, 3)


@given(st.integers(0, 30), st.lists(st.integers(1, 9), max_size=12))
def test_never_more_than_there_is_room_for(free: int, sizes: list[int]) -> None:
    chosen = fitting(free, sizes)
    left = free - sum(sizes[one] for one in chosen)
    assert chosen == sorted(set(chosen))
    assert left >= 0
    # Nobody is passed by for whom there is room at their turn.
    for position, size in enumerate(sizes):
        before = free - sum(sizes[one] for one in chosen if one < position)
        assert (position in chosen) == (size <= before)


def test_the_list_is_closed_when_very_long() -> None:
    with pytest.raises(DomainError, match="refusal-shift-list-full"):
        joining(8, 8, MOST_WAITING)


@pytest.mark.parametrize(
    ("start", "finish", "expected"),
    [("12:30", "14:00", False), ("12:29", "14:00", True), ("08:00", "09:30", False)],
)
def test_one_shift_may_start_as_another_ends(start: str, finish: str, expected: bool) -> None:
    first = plan(date(2026, 5, 16), "09:30", "12:30")
    second = plan(date(2026, 5, 16), start, finish)
    one, other = (first.starts_at, first.ends_at), (second.starts_at, second.ends_at)
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_a_finish_before_the_start_is_on_the_next_day() -> None:
    night = plan(date(2026, 5, 16), "22:00", "02:00")
    assert night.ends_at - night.starts_at == timedelta(hours=4)
    assert night.local_end.date() == date(2026, 5, 17)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 3), (date(2026, 10, 24), 5), (date(2026, 5, 16), 4)]
)
def test_a_night_is_as_long_as_it_was_when_the_clocks_change(day: date, hours: int) -> None:
    night = plan(day, "23:00", "03:00")
    assert night.ends_at - night.starts_at == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("shift", "places", "refused"),
    [
        (plan(date(2026, 5, 16), "09:30", "12:30"), 8, None),
        (plan(date(2026, 5, 14), "12:30", "14:00"), 8, "refusal-shift-past"),
        (plan(date(2027, 5, 16), "09:30", "12:30"), 8, "refusal-shift-far"),
        (plan(date(2026, 5, 16), "09:30", "02:30"), 8, "refusal-shift-length"),
        (plan(date(2026, 5, 16), "09:30", "12:30"), 0, "refusal-shift-places"),
        (plan(date(2026, 5, 16), "09:30", "12:30"), 501, "refusal-shift-places"),
    ],
)
def test_what_can_be_no_shift(shift: Plan, places: int, refused: str | None) -> None:
    if refused is None:
        check(shift, places, NOW)
        return
    with pytest.raises(DomainError, match=refused):
        check(shift, places, NOW)


@pytest.mark.parametrize(
    ("starts", "kind", "now", "due"),
    [
        # Two days and three hours before, in the day.
        ("2026-05-20 14:00", "coming", "2026-05-14 13:00", "2026-05-18 14:00"),
        ("2026-05-20 14:00", "soon", "2026-05-14 13:00", "2026-05-20 11:00"),
        # A morning's shift: in the evening before.
        ("2026-05-20 09:30", "soon", "2026-05-14 13:00", "2026-05-19 18:00"),
        ("2026-05-20 07:00", "coming", "2026-05-14 13:00", "2026-05-17 18:00"),
        # A night's shift: at six.
        ("2026-05-20 21:30", "coming", "2026-05-14 13:00", "2026-05-18 18:00"),
        ("2026-05-20 23:30", "soon", "2026-05-14 13:00", "2026-05-20 18:00"),
        # Eight in the morning is not quiet any more.
        ("2026-05-20 11:00", "soon", "2026-05-14 13:00", "2026-05-20 08:00"),
        # Joined too late for it.
        ("2026-05-16 11:00", "coming", "2026-05-15 13:00", None),
        ("2026-05-16 14:00", "soon", "2026-05-16 12:00", None),
        # Joined at night for the next morning: at eight, if that is of use.
        ("2026-05-16 09:30", "soon", "2026-05-15 21:00", "2026-05-16 08:00"),
        ("2026-05-16 09:30", "soon", "2026-05-16 01:00", "2026-05-16 08:00"),
        ("2026-05-16 08:15", "soon", "2026-05-15 21:00", None),
        # Over the clock change: 48 hours are 48 hours, the evening is the wall's.
        ("2026-03-30 10:30", "coming", "2026-03-20 13:00", "2026-03-28 09:30"),
        ("2026-03-29 09:30", "soon", "2026-03-20 13:00", "2026-03-28 18:00"),
    ],
)
def test_reminders_come_by_day(starts: str, kind: str, now: str, due: str | None) -> None:
    found = remind_at(kind, local(starts), local(now), LONDON)  # type: ignore[arg-type]
    assert found == (None if due is None else local(due))


@given(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)),
    st.integers(1, 20_000),
    st.sampled_from(["coming", "soon"]),
)
def test_no_reminder_at_night_too_late_or_in_the_past(
    naive: datetime, minutes: int, kind: str
) -> None:
    now = naive.replace(tzinfo=UTC)
    starts = now + timedelta(minutes=minutes)
    due = remind_at(kind, starts, now, LONDON)  # type: ignore[arg-type]
    if due is None:
        # Then its time had gone already, or falls into this night.
        assert starts - BEFORE[kind] < now + timedelta(hours=14)  # type: ignore[index]
        return
    assert now < due <= starts - LATEST_WORD
    assert not quiet(due, LONDON)


MOMENTS = st.datetimes(datetime(2026, 3, 20), datetime(2026, 11, 5)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(MOMENTS, st.integers(1, 6 * 24 * 60), st.integers(1, 12))
def test_an_offer_never_ends_at_night_nor_after_the_start(
    now: datetime, minutes: int, hours: int
) -> None:
    starts = now + timedelta(minutes=minutes)
    until = offer_until(starts, now, LONDON, hours)
    if until is None:
        assert awake(now, starts, LONDON) < LATE
        return
    assert now < until <= starts
    assert not quiet(until - timedelta(seconds=1), LONDON)
    # The clock of an offer stands still at night.
    kept = awake(now, until, LONDON)
    assert kept <= awake(now, starts, LONDON) / 2 + EVEN
    assert kept > min(timedelta(hours=hours) / 4, LATE / 2) - timedelta(minutes=1)
    assert (until.minute % 5, until.second, until.microsecond) == (0, 0, 0)


@given(MOMENTS, st.integers(1, 4000))
def test_awake_time_is_counted_the_same_both_ways(now: datetime, minutes: int) -> None:
    length = timedelta(minutes=minutes)
    assert awake(now, after_awake(now, length, LONDON), LONDON) == length


@pytest.mark.parametrize(
    ("starts", "now", "until"),
    [
        # A whole day where it is far away: freed in the evening, until the next evening.
        ("2026-05-20T14:00", "2026-05-14T18:00", "2026-05-15T18:00"),
        # Freed at night: the clock begins at 8am.
        ("2026-05-20T14:00", "2026-05-14T23:00", "2026-05-15T20:00"),
        ("2026-05-15T18:00", "2026-05-14T23:00", "2026-05-15T12:00"),
        # Four hours within two days; an hour on the last one; then everybody at once.
        ("2026-05-15T18:00", "2026-05-14T15:00", "2026-05-14T19:00"),
        ("2026-05-14T18:00", "2026-05-14T12:00", "2026-05-14T13:00"),
        ("2026-05-14T15:00", "2026-05-14T12:30", None),
        # Until a minute that people remember.
        ("2026-05-14T18:00", "2026-05-14T12:01", "2026-05-14T13:05"),
        ("2026-05-15T09:30", "2026-05-14T22:30", None),
        # The night on which the clocks go back is as long as another.
        ("2026-10-28T14:00", "2026-10-24T19:00", "2026-10-25T19:00"),
    ],
)
def test_how_long_a_freed_place_is_kept(starts: str, now: str, until: str | None) -> None:
    found = offer_until(local(starts), local(now).astimezone(UTC), LONDON)
    assert found == (None if until is None else local(until))


@pytest.mark.parametrize(
    ("starts", "now", "told"),
    [
        ("2026-05-15T14:00", "2026-05-14T12:00", "2026-05-14T12:00"),
        ("2026-05-15T14:00", "2026-05-14T21:00", "2026-05-15T08:00"),
        ("2026-05-15T07:00", "2026-05-14T21:00", "2026-05-14T21:00"),
        ("2026-05-15T07:00", "2026-05-14T23:00", "2026-05-15T06:00"),
        ("2026-05-15T06:30", "2026-05-15T01:00", "2026-05-15T06:00"),
        ("2026-05-15T06:15", "2026-05-14T23:00", None),
    ],
)
def test_nobody_is_woken_for_a_freed_place(starts: str, now: str, told: str | None) -> None:
    found = tell_at(local(starts), local(now), LONDON)
    assert found == (None if told is None else local(told))


@pytest.mark.parametrize(
    ("starts", "now", "soon"),
    [
        ("2026-05-15T09:00", "2026-05-14T15:00", False),  # by day nothing is held
        ("2026-05-15T09:00", "2026-05-15T07:00", True),
        ("2026-05-15T09:00", "2026-05-14T23:00", False),
        ("2026-05-15T07:00", "2026-05-14T23:00", True),
        ("2026-05-15T14:00", "2026-05-15T07:00", False),
    ],
)
def test_what_cannot_wait_for_the_morning(starts: str, now: str, soon: bool) -> None:
    assert cant_wait(local(starts), local(now), LONDON) == soon


def test_who_did_not_answer_waits_again_once() -> None:
    assert after_lapse(0, 3) == "back"
    assert after_lapse(1, 3) == "off"
    assert after_lapse(0, 0) == "open"


def test_a_place_is_kept_three_days_while_somebody_looks_and_not_to_the_last() -> None:
    assert kept_until(NOW + timedelta(days=9), NOW) == NOW + timedelta(days=3)
    assert kept_until(NOW + timedelta(days=2), NOW) == NOW + timedelta(days=1)
    assert kept_until(NOW + timedelta(hours=5), NOW) == NOW + timedelta(hours=4)
    assert kept_until(NOW + timedelta(minutes=5), NOW) == NOW


def test_when_few_people_are_asked_about_and_told() -> None:
    start = local("2026-05-20T14:00")
    assert least_asked(start, NOW, LONDON) == (
        local("2026-05-18T14:00"),
        local("2026-05-19T14:00"),
    )
    late = local("2026-05-19T20:00")
    assert least_asked(start, late, LONDON) == (local("2026-05-20T08:00"), None)
    early = local("2026-05-20T06:30")
    assert least_asked(early, NOW, LONDON) == (
        local("2026-05-17T18:00"),
        local("2026-05-18T18:00"),
    )


def test_thanks_come_an_hour_later_and_not_at_night() -> None:
    assert thanks_at(local("2026-05-14T16:00"), LONDON) == local("2026-05-14T17:00")
    assert thanks_at(local("2026-05-14T19:30"), LONDON) == local("2026-05-15T09:00")
    assert thanks_at(local("2026-05-14T02:00"), LONDON) == local("2026-05-14T09:00")


def test_fewer_places_than_people_needed() -> None:
    day = date(2026, 5, 20)
    check(plan(day, "14:00", "16:00"), 5, NOW, 5)
    for least in (0, 6):
        with pytest.raises(DomainError, match="refusal-shift-least"):
            check(plan(day, "14:00", "16:00"), 5, NOW, least)


def test_the_last_reminder_of_a_morning_is_looked_at_the_evening_before() -> None:
    """So that somebody who is quiet until 10am hears of it before they sleep."""
    zone = ZoneInfo("Europe/London")
    now = datetime(2026, 11, 16, 10, tzinfo=UTC)
    evening = datetime(2026, 11, 19, 18, tzinfo=UTC)
    for hour, looked in ((8, evening), (9, evening), (10, None), (15, None)):
        due = datetime(2026, 11, 20, hour, tzinfo=UTC)
        assert look_at("soon", due, now, zone) == (looked or due)
        assert look_at("coming", due, now, zone) == due
    late = datetime(2026, 11, 19, 19, tzinfo=UTC)
    due = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert look_at("soon", due, late, zone) == due

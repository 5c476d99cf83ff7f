"""One budget of attention: whatever is due in whatever order, it is never gone beyond."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import attention
from domain.attention import Budget, Digest, Facts, Later, Never, Now, digest_at, quiet, wake, weigh
from domain.notices import KINDS, LEVELS, Kind

LONDON = ZoneInfo("Europe/London")
# The clocks go forward on 29 March 2026 and back on 25 October.
CHANGES = (date(2026, 3, 27), date(2026, 10, 23), date(2026, 6, 1))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


MONDAY = date(2026, 11, 16)


def facts(code: str, **more: object) -> Facts:
    return Facts(KINDS[code], Budget(), LONDON, **more)  # type: ignore[arg-type]


def test_what_cannot_wait_goes_in_the_middle_of_the_night() -> None:
    many = [at(MONDAY, 1)] * 9
    assert weigh(facts("safety", sent=many), at(MONDAY, 3)) == Now()
    assert weigh(facts("overdue", sent=many), at(MONDAY, 23)) == Now()


def test_somebodys_own_affairs_wait_for_the_morning_but_not_for_the_budget() -> None:
    many = [at(MONDAY, 9)] * 9
    assert weigh(facts("hours", sent=many), at(MONDAY, 10)) == Now()
    assert weigh(facts("hours"), at(MONDAY, 20)) == Later(at(MONDAY + timedelta(days=1), 8))
    assert weigh(facts("hours"), at(MONDAY, 7, 59)) == Later(at(MONDAY, 8))


def test_the_third_thing_that_can_wait_is_a_line_of_the_next_mornings_message() -> None:
    two = [at(MONDAY, 9), at(MONDAY, 10)]
    assert weigh(facts("ask", sent=two[:1]), at(MONDAY, 11)) == Now()
    tomorrow = at(MONDAY + timedelta(days=1), 8, 30)
    assert weigh(facts("ask", sent=two), at(MONDAY, 11)) == Digest(tomorrow)
    useful = at(MONDAY, 18)
    assert weigh(facts("ask", sent=two, useful_until=useful), at(MONDAY, 11)) == Never(
        attention.FULL
    )
    yesterday = [moment - timedelta(days=1) for moment in two]
    assert weigh(facts("ask", sent=yesterday), at(MONDAY, 11)) == Now()


def test_what_waited_for_the_end_of_the_night_beyond_the_budget_is_in_that_mornings_message() -> (
    None
):
    two = [at(MONDAY, 8), at(MONDAY, 8)]
    assert weigh(facts("ask", sent=two), at(MONDAY, 8)) == Digest(at(MONDAY, 8, 30))


def test_less_is_the_digest_and_none_is_none() -> None:
    assert weigh(facts("ask", level="less"), at(MONDAY, 11)) == Digest(
        at(MONDAY + timedelta(days=1), 8, 30)
    )
    assert weigh(facts("ask", level="none"), at(MONDAY, 11)) == Never(attention.OFF)
    # What is their own has no off switch.
    assert weigh(facts("shift", level="none"), at(MONDAY, 11)) == Now()


def test_the_same_nudge_never_comes_a_third_time() -> None:
    assert weigh(facts("nudge", nudged=1), at(MONDAY, 11)) == Now()
    assert weigh(facts("nudge", nudged=2), at(MONDAY, 11)) == Never(attention.TWICE)


@pytest.mark.parametrize("day", CHANGES)
@given(
    minutes=st.integers(0, 4 * 24 * 60),
    begin=st.sampled_from((time(19), time(20), time(23, 30))),
    end=st.sampled_from((time(5), time(8), time(10))),
)
def test_quiet_hours_end_soon_and_at_their_hour(
    day: date, minutes: int, begin: time, end: time
) -> None:
    budget = Budget(begin, end)
    now = at(day, 0) + timedelta(minutes=minutes)
    found = wake(now, LONDON, budget)
    assert now < found <= now + timedelta(hours=25)
    assert not quiet(found, LONDON, budget)
    assert found.astimezone(LONDON).time() == end
    assert not quiet(digest_at(now, LONDON, budget), LONDON, budget)


@pytest.mark.parametrize("day", CHANGES)
@given(
    queued=st.lists(
        st.tuples(
            st.integers(0, 4 * 24 * 60),
            st.sampled_from(sorted(KINDS)),
            st.sampled_from(LEVELS),
            st.one_of(st.none(), st.integers(1, 40)),
        ),
        max_size=40,
    ),
    a_day=st.integers(0, 4),
)
def test_whatever_is_queued_in_whatever_order_nobody_gets_more_than_the_budget(
    day: date,
    queued: list[tuple[int, str, str, int | None]],
    a_day: int,
) -> None:
    """A little mailbox on a virtual clock: each thing is weighed when it is due, again and again,
    until its fate is known. Both changes of the clocks are in it."""
    budget = Budget(a_day=a_day)
    start = at(day, 0)
    waiting = [
        (start + timedelta(minutes=minute), number, KINDS[code], level, hours)
        for number, (minute, code, level, hours) in enumerate(queued)
    ]
    went: list[tuple[datetime, Kind]] = []
    fates: Counter[str] = Counter()
    while waiting:
        waiting.sort(key=lambda one: one[:2])
        now, number, kind, level, hours = waiting.pop(0)
        until = None if hours is None else start + timedelta(hours=hours)
        sent = [moment for moment, one in went if one.weight]
        found = weigh(Facts(kind, budget, LONDON, level, sent, 0, until), now)  # type: ignore[arg-type]
        if isinstance(found, Later):
            assert found.due_at > now
            waiting.append((found.due_at, number, kind, level, hours))
            continue
        if isinstance(found, Now):
            went.append((now, kind))
        if isinstance(found, Digest):
            assert found.due_at > now
            assert not quiet(found.due_at, LONDON, budget)
        if isinstance(found, Never):
            assert found.why
        fates[type(found).__name__] += 1
    assert sum(fates.values()) == len(queued)
    assert not [m for m, kind in went if kind.held != "never" and quiet(m, LONDON, budget)]
    a_local_day = Counter(m.astimezone(LONDON).date() for m, kind in went if kind.held == "budget")
    assert all(count <= a_day for count in a_local_day.values())

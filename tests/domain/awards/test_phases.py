"""The phases of a round: the clock, what is in time, which dates may move."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.awards import defaults
from domain.awards.phases import (
    GRACE,
    NEXT,
    OVER,
    PHASES,
    Phase,
    Which,
    by_clock,
    due_next,
    is_early,
    may_extend,
    within,
    wrong_dates,
)

LONDON = ZoneInfo("Europe/London")
DATES = defaults.dates(date(2027, 1, 4), date(2027, 3, 28), LONDON, vote=True)
SECOND = timedelta(seconds=1)


def test_every_phase_leads_to_the_end_and_none_back() -> None:
    for phase, following in NEXT.items():
        assert set(following) <= set(PHASES)
        assert (not following) == (phase in OVER)
        assert all(PHASES.index(one) > PHASES.index(phase) for one in following)


def test_the_last_second_counts_and_the_first_after_it_does_not() -> None:
    """The clocks go forward on 28 March 2027, at the closing: 11:59:59pm is 22:59:59 in UTC."""
    assert DATES.closes.astimezone(UTC) == datetime(2027, 3, 28, 22, 59, 59, tzinfo=UTC)
    for sent, counts in (
        (DATES.opens - SECOND, False),
        (DATES.opens, True),
        (DATES.closes, True),
        (DATES.closes + timedelta(milliseconds=900), True),
        (DATES.closes + SECOND, False),
    ):
        assert within(sent, DATES.opens, DATES.closes) is counts
    assert is_early(DATES.opens - SECOND, DATES.opens)
    assert not is_early(DATES.opens, DATES.opens)


def test_the_night_with_an_hour_twice_is_one_day() -> None:
    """On 31 October 2027 the day has 25 hours: it is open to the end of all of them."""
    dates = defaults.dates(date(2027, 9, 1), date(2027, 10, 31), LONDON, vote=False)
    assert dates.closes.astimezone(UTC) == datetime(2027, 10, 31, 23, 59, 59, tzinfo=UTC)


@given(st.sampled_from(PHASES), st.integers(-3, 200), st.booleans())
def test_the_clock_never_skips_a_phase_and_never_opens_a_vote_that_is_over(
    phase: Phase, days: int, ready: bool
) -> None:
    now = DATES.opens + timedelta(days=days)
    following = by_clock(phase, DATES, now, ready=ready)
    assert following is None or following in NEXT[phase]
    if following == "voting":
        assert DATES.vote_opens is not None
        assert DATES.vote_closes is not None
        assert DATES.vote_opens <= now < DATES.vote_closes
    if phase == "judging" and not ready:
        assert following is None
    if phase == "checking":
        assert following is None


def test_it_waits_for_what_was_sent_in_the_last_second() -> None:
    assert by_clock("open", DATES, DATES.closes + GRACE, ready=True) is None
    assert by_clock("open", DATES, DATES.closes + GRACE + SECOND, ready=True) == "checking"
    assert due_next("open", DATES) == DATES.closes + GRACE
    assert due_next("checking", DATES) is None


def test_without_a_vote_judging_leads_to_the_decision() -> None:
    dates = defaults.dates(date(2027, 1, 4), date(2027, 3, 28), LONDON, vote=False)
    assert by_clock("judging", dates, dates.judged + SECOND, ready=True) == "deciding"


def test_dates_that_cannot_be_are_named() -> None:
    now = datetime(2026, 12, 1, tzinfo=LONDON)
    assert wrong_dates(DATES, now) is None
    assert wrong_dates(DATES, DATES.closes + SECOND) == "past"
    assert wrong_dates(replace(DATES, judged=DATES.closes), now) == "order"
    assert wrong_dates(replace(DATES, announced=DATES.judged.date()), now) == "order"
    assert wrong_dates(replace(DATES, closes=DATES.opens + timedelta(hours=2)), now) == "short"
    assert wrong_dates(replace(DATES, announced=date(2029, 1, 1)), now) == "long"
    assert wrong_dates(replace(DATES, vote_closes=None), now) == "vote"


def test_only_dates_that_are_to_come_are_put_off() -> None:
    for which in get_args(Which):
        assert not may_extend("setting", which)
        assert not may_extend("announced", which)
        assert may_extend("fixed", which)
    assert not may_extend("checking", "closes_at")
    assert may_extend("checking", "judged_at")
    assert not may_extend("voting", "vote_opens_at")
    assert may_extend("voting", "vote_closes_at")

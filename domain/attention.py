"""One budget of attention per person: quiet hours, so many a day, the rest in one digest.

Hours are those on the wall of the timebank that somebody uses; moments are aware UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.notices import Kind, Level

QUIET_FROM, QUIET_UNTIL = time(20), time(8)
A_DAY = 2
MOST_A_DAY = 20
FROM_EARLIEST, FROM_LATEST = time(19), time(23, 30)
"""The earliest and latest beginning of quiet hours that somebody can choose: what is said in the
evening before an early start, at 6pm, comes before them."""
UNTIL_EARLIEST, UNTIL_LATEST = time(5), time(10)
DIGEST_AFTER = timedelta(minutes=30)
"""The digest comes so long after quiet hours end: what waited for their end is in it as well, where
it is more than the day's budget."""
SAME_NUDGE = 2
"""The same nudge comes so often at most."""
NUDGE_DAYS = 90
"""How long it is the same nudge."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one person wants: quiet from and until, and how many a day that can wait."""

    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    a_day: int = A_DAY


USUAL = Budget()


@dataclass(frozen=True, slots=True)
class Now:
    """It goes now."""


@dataclass(frozen=True, slots=True)
class Later:
    """It is looked at again then."""

    due_at: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """It is a line of the digest of that moment."""

    due_at: datetime


@dataclass(frozen=True, slots=True)
class Never:
    """It is not sent; `why` is kept with it."""

    why: str


Decision = Now | Later | Digest | Never

OFF = "they want none of this"
TWICE = "said twice already"
NIGHT = "of no use after their quiet hours"
LATE = "they want it in the digest, where it is of no use"
FULL = "beyond the day's number, and of no use in the digest"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known as something is weighed. `sent`: when messages that count went to the person,
    at least all of the last 26 hours; `nudged`: how often the same nudge came."""

    kind: Kind
    budget: Budget
    zone: ZoneInfo
    level: Level = "all"
    sent: Sequence[datetime] = ()
    nudged: int = 0
    useful_until: datetime | None = None


def quiet(now: datetime, zone: ZoneInfo, budget: Budget = USUAL) -> bool:
    """Whether this is in somebody's quiet hours."""
    local = now.astimezone(zone).time()
    begin, end = budget.quiet_from, budget.quiet_until
    return local >= begin or local < end if begin > end else begin <= local < end


def wake(now: datetime, zone: ZoneInfo, budget: Budget = USUAL) -> datetime:
    """The next moment at which quiet hours end."""
    return _next(now, zone, budget.quiet_until)


def digest_at(now: datetime, zone: ZoneInfo, budget: Budget = USUAL) -> datetime:
    """The moment of the next digest, always later than now."""
    end = datetime.combine(date.min, budget.quiet_until, UTC) + DIGEST_AFTER
    return _next(now, zone, end.time())


def _next(now: datetime, zone: ZoneInfo, at: time) -> datetime:
    day = now.astimezone(zone).date()
    for later in (0, 1, 2):
        found = datetime.combine(day + timedelta(days=later), at, zone).astimezone(UTC)
        if found > now:
            return found
    raise AssertionError("no day is that long")


def today(now: datetime, zone: ZoneInfo, sent: Sequence[datetime]) -> int:
    """How many of these were on the local day of `now`."""
    day = now.astimezone(zone).date()
    return sum(one.astimezone(zone).date() == day for one in sent)


def weigh(facts: Facts, now: datetime) -> Decision:
    """What becomes of something that is due now."""
    kind, budget, zone, until = facts.kind, facts.budget, facts.zone, facts.useful_until
    if kind.off and facts.level == "none":
        return Never(OFF)
    if kind.urgent and kind.off and facts.level == "less":
        return Never(LATE)
    if kind.held == "never":
        return Now()
    if kind.nudge and facts.nudged >= SAME_NUDGE:
        return Never(TWICE)
    if kind.off and facts.level == "less":
        return _into_digest(facts, now)
    if quiet(now, zone, budget):
        due = wake(now, zone, budget)
        return Later(due) if until is None or due <= until else Never(NIGHT)
    if kind.held == "budget" and today(now, zone, facts.sent) >= budget.a_day:
        return _into_digest(facts, now)
    return Now()


def _into_digest(facts: Facts, now: datetime) -> Decision:
    due = digest_at(now, facts.zone, facts.budget)
    until = facts.useful_until
    return Digest(due) if until is None or due <= until else Never(FULL)


def valid(quiet_from: time, quiet_until: time) -> bool:
    """Whether somebody can choose these quiet hours."""
    return (
        FROM_EARLIEST <= quiet_from <= FROM_LATEST and UNTIL_EARLIEST <= quiet_until <= UNTIL_LATEST
    )

"""Help that repeats: agreed by both and approved once, then a visit each time without asking anew.

A standing arrangement is reviewed after REVIEW_AFTER visits, because what was right in spring may
not be in autumn (DOMAIN.md section 1: review repeats after a set period). Every state but the final
ones has a way out for both sides and for a broker; docs/arrangement-states.md draws this table.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal

from dateutil.rrule import rrulestr

from domain.month_days import whole_months

State = Literal[
    "proposed",  # one side asks; waits for the other
    "agreed",  # both want it; waits for a broker
    "active",
    "paused",
    "ended",
    "declined",
    "cancelled",
]
Action = Literal[
    "propose", "agree", "refuse", "allow", "decline", "cancel", "pause", "resume", "end", "lapse"
]
Part = Literal["maker", "asked", "party", "broker", "clock"]
"""maker: who proposed it; asked: who has to agree; party: either side, whoever proposed it."""

FINAL: frozenset[State] = frozenset({"ended", "declined", "cancelled"})
OPEN: frozenset[State] = frozenset({"proposed", "agreed", "active", "paused"})

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "proposed": {
        ("asked", "agree"): "agreed",
        ("asked", "refuse"): "cancelled",
        ("maker", "cancel"): "cancelled",
        ("party", "cancel"): "cancelled",
        ("broker", "decline"): "declined",
        ("clock", "lapse"): "cancelled",
    },
    "agreed": {
        ("broker", "allow"): "active",
        ("broker", "decline"): "declined",
        ("maker", "cancel"): "cancelled",
        ("party", "cancel"): "cancelled",
    },
    "active": {
        ("party", "pause"): "paused",
        ("broker", "pause"): "paused",
        # Somebody left, or is no member for now: visits stop by themselves.
        ("clock", "pause"): "paused",
        ("party", "end"): "ended",
        ("broker", "end"): "ended",
        # Somebody else has taken it over.
        ("clock", "end"): "ended",
    },
    "paused": {
        ("party", "resume"): "active",
        ("broker", "resume"): "active",
        ("clock", "resume"): "active",
        ("party", "end"): "ended",
        ("broker", "end"): "ended",
        ("clock", "end"): "ended",
    },
    "ended": {},
    "declined": {},
    "cancelled": {},
}

REVIEW_AFTER = 8
"""Visits after which both sides and a broker are asked whether it is still right."""
LAPSE_AFTER_DAYS = 14
"""How long the other side may think about it."""
LONGEST_PAUSE_DAYS = 366
STILL_PAUSED_DAYS = 28
"""How often both sides see one again that is paused without an end."""
BROKER_AFTER_TIMES = 3
"""After how many times so long a broker sees it too."""
FURTHEST = timedelta(days=400)


def days(repeats: str, first: date, after: date) -> Iterator[date]:
    """The days on which it happens, later than `after` and not before `first`, the next first.

    `repeats` is an RRULE such as FREQ=WEEKLY;BYDAY=WE, counted from `first`; local days, so a clock
    change moves nothing; in a month without a 29th, 30th or 31st it is the last day. Ends after
    FURTHEST. Raises ValueError for what is no rule.
    """
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  (days have no zone)
    rule = rrulestr(whole_months(repeats), dtstart=start)
    last = max(first, after) + FURTHEST
    since = datetime(after.year, after.month, after.day, 23, 59)  # noqa: DTZ001
    for found in rule.xafter(since):
        if found.date() > last:
            return
        yield found.date()


def next_day(repeats: str, first: date, after: date) -> date | None:
    """The first day later than `after`; None where there is none in FURTHEST."""
    return next(days(repeats, first, after), None)


def actions(state: State, parts: frozenset[Part]) -> frozenset[Action]:
    """What somebody who is all of `parts` can do now."""
    return frozenset(what for (who, what) in TRANSITIONS[state] if who in parts)

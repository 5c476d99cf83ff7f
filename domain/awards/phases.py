"""The phases of a round, and what is in time.

A round moves by the clock or by an administrator's tap. Whether a nomination or a vote is in time
never depends on its state: only on when the person sent it, and on the dates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal, get_args

Phase = Literal[
    "setting",
    "fixed",
    "open",
    "checking",
    "judging",
    "voting",
    "deciding",
    "announced",
    "cancelled",
]
PHASES: tuple[Phase, ...] = get_args(Phase)
Which = Literal["closes_at", "judged_at", "vote_opens_at", "vote_closes_at", "announced_on"]
"""A date that may be put off."""

NEXT: Mapping[Phase, tuple[Phase, ...]] = {
    "setting": ("fixed", "cancelled"),
    "fixed": ("open", "cancelled"),
    "open": ("checking", "cancelled"),
    "checking": ("judging", "cancelled"),
    "judging": ("voting", "deciding", "cancelled"),
    "voting": ("deciding", "cancelled"),
    "deciding": ("announced", "cancelled"),
    "announced": (),
    "cancelled": (),
}
"""Where a round may go from where it is."""
OVER: frozenset[Phase] = frozenset({"announced", "cancelled"})
NOMINATING: frozenset[Phase] = frozenset({"fixed", "open", "checking"})
"""Phases in which something can still be handled that was sent while nominations were open."""
VOTING: frozenset[Phase] = frozenset({"judging", "voting"})
"""The same for votes. Once they are counted nothing more comes in: the count waits GRACE for what
was sent in time."""
GRACE = timedelta(minutes=10)
"""How long after a closing the round stays as it is, for what was sent in the last second and is
still on its way."""

SHORTEST = timedelta(days=1)
LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Dates:
    """A round's moments (aware). opens and closes both belong to the time that is open, to the
    second. The vote's are None where there is no public vote. announced: the day of the result."""

    opens: datetime
    closes: datetime
    judged: datetime
    vote_opens: datetime | None
    vote_closes: datetime | None
    announced: date


def within(sent: datetime, opens: datetime, closes: datetime) -> bool:
    """Whether what was sent at this moment is in time, to the second: Telegram's own dates hold
    whole seconds, and so does what people are told."""
    return opens <= sent.replace(microsecond=0) <= closes


def is_early(sent: datetime, opens: datetime) -> bool:
    """Whether it came before the opening."""
    return sent.replace(microsecond=0) < opens


def by_clock(phase: Phase, dates: Dates, now: datetime, *, ready: bool) -> Phase | None:
    """The next phase that the clock alone brings at `now`; None where nothing is due. ready:
    whether judging is whole, as far as the rules ask: without that a round waits for its judges,
    and whoever runs it is told."""
    if phase == "fixed" and now >= dates.opens:
        return "open"
    if phase == "open" and now > dates.closes + GRACE:
        return "checking"
    if phase == "judging" and now > dates.judged and ready:
        if dates.vote_opens is None:
            return "deciding"
        # Never a vote that is over as it opens: its end has to be put off first.
        over = dates.vote_closes is not None and now >= dates.vote_closes
        return "voting" if now >= dates.vote_opens and not over else None
    if phase == "voting" and dates.vote_closes and now > dates.vote_closes + GRACE:
        return "deciding"
    return None


def due_next(phase: Phase, dates: Dates) -> datetime | None:
    """When the clock may next have something to do; None where only people move it on."""
    if phase == "fixed":
        return dates.opens
    if phase == "open":
        return dates.closes + GRACE
    if phase == "judging":
        return dates.judged
    return dates.vote_closes + GRACE if phase == "voting" and dates.vote_closes else None


def wrong_dates(dates: Dates, now: datetime) -> str | None:
    """What is wrong with dates (as the timebank's wall shows them) before they are fixed: past,
    order, short, long or vote; None where nothing is."""
    if dates.closes <= now:
        return "past"
    steps: Sequence[datetime | None] = (
        dates.opens,
        dates.closes,
        dates.judged,
        dates.vote_opens,
        dates.vote_closes,
    )
    order = [one for one in steps if one is not None]
    if any(one >= other for one, other in pairwise(order)):
        return "order"
    if order[-1].date() > dates.announced:
        return "order"
    if (dates.vote_opens is None) != (dates.vote_closes is None):
        return "vote"
    if dates.closes - dates.opens < SHORTEST:
        return "short"
    return "long" if dates.announced - dates.opens.date() > LONGEST else None


def may_extend(phase: Phase, which: Which) -> bool:
    """Whether this date can still be put off: only where what it ends isn't over, and only in a
    round whose rules are fixed (before that every date is simply changed)."""
    until: Mapping[Which, Phase] = {
        "closes_at": "open",
        "judged_at": "judging",
        "vote_opens_at": "judging",
        "vote_closes_at": "voting",
        "announced_on": "deciding",
    }
    if phase in ("setting", *OVER):
        return False
    return PHASES.index(phase) <= PHASES.index(until[which])

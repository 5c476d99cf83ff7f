"""The first reply that a timebank promises: by when somebody looks, and how often that was kept.

A promise begins when something comes to the desk and is kept by the first thing that a person there
does about it. What its own people take back, or what a rule decides, is nobody's reply.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.rules import Rules
from domain.working_time import reply_promise
from services import rules as timebank_rules
from services.work import Work
from storage import promises
from storage.db import moment_of

RULE = "first_reply_days"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of what came to the desk: how often somebody replied by then (`kept`), later or not at all
    though it is past (`late`); `waiting` is neither yet. `days`: the promise, in working days."""

    kept: int
    late: int
    waiting: int
    days: int

    @property
    def decided(self) -> int:
        """Promises of which it is known whether they were kept."""
        return self.kept + self.late


async def days(work: Work) -> int:
    """Within how many working days somebody looks."""
    return (await timebank_rules.of(work)).number(RULE)


async def by(work: Work, since: datetime | None = None) -> datetime:
    """By when somebody looks at what came `since` (now). Aware, the timebank's zone."""
    return reply_promise(since or work.now, work.zone, await days(work))


def under(rules: Rules, since: datetime, zone: ZoneInfo) -> datetime:
    """The same under rules that are known already, for what is only looked at, such as a card."""
    return reply_promise(since, zone, rules.number(RULE))


async def figures(work: Work, start: datetime, finish: datetime) -> Figures:
    """Of what came from `start` until before `finish` (aware moments). The caller checks who may
    see figures; there are no names in them."""
    within = await days(work)
    kept = late = waiting = 0
    for came, first in await promises.replies(work.tx, work.scope.id, start, finish):
        until = reply_promise(moment_of(came), work.zone, within)
        if first is None:
            late, waiting = (late + 1, waiting) if until < work.now else (late, waiting + 1)
        elif moment_of(first) <= until:
            kept += 1
        else:
            late += 1
    return Figures(kept, late, waiting, within)

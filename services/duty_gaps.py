"""Lone visits that were approved while somebody was to be on duty, and now nobody is.

A change of duty may take away what a visit was approved for. Whoever changes it is told at once,
and a case stands at the desk until every visit is covered, moved or called off.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import duty as hours
from domain.duty import Slot
from services import desk_cases
from services.work import Work
from storage import duty as rows
from storage import uncovered
from storage.db import Tx
from storage.uncovered import Visit

AFTERWARDS = timedelta(minutes=30)
"""A visitor who has not left in time is missed after this: somebody must be there then too."""
SUBJECT = "duty"
MOST = 200
"""Visits that are looked at, the soonest first."""


def holds(slots: Sequence[Slot], since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whether somebody is on duty through all of this time, and while a visitor would be missed;
    without any duty set up, the desk's working hours count."""
    if not slots:
        return hours.desk_covers(since, until, zone)
    return hours.covered(slots, since, until + AFTERWARDS, zone)


async def open_in(tx: Tx, community_id: int, now: datetime, zone: ZoneInfo) -> list[Visit]:
    """The approved lone visits ahead for which nobody is on duty, the soonest first."""
    visits = await uncovered.lone_ahead(tx, community_id, now, MOST)
    if not visits:
        return []
    slots = await rows.held(tx, community_id, now)
    return [one for one in visits if not holds(slots, one.starts_at, one.ends_at, zone)]


async def look(work: Work) -> list[Visit]:
    """After a change of duty: the visits that nobody covers now. Where there are any a case stands
    at the desk; where there are none any more it ends."""
    found = await open_in(work.tx, work.scope.id, work.now, work.zone)
    if found:
        await desk_cases.open_once(work, desk_cases.COVER, SUBJECT, work.scope.id)
    else:
        await desk_cases.seen_to(work, desk_cases.COVER, SUBJECT, work.scope.id)
    return found

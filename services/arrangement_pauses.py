"""Standing arrangements that are paused without an end: nothing would begin them again, so they are
put before people until somebody does something."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from domain import arrangements as rules
from domain.working_time import nudge_time
from services.arrangement_news import CARD
from services.work import Work
from storage import arrangements as rows
from storage import people, reminders
from storage.arrangements import Arrangement
from storage.db import moment_of

STILL = "arrangement.still"
USEFUL = timedelta(days=365)


async def rested(work: Work, person_id: int) -> None:
    """Somebody's membership goes on again: what of theirs was paused without an end is put before
    both sides, for nothing else would begin it again."""
    for found in await rows.of_person(work.tx, work.scope.id, person_id):
        if found.state == "paused" and found.paused_until is None:
            await _show(work, found)


async def still(work: Work, found: Arrangement) -> bool:
    """It has been paused for long without an end: both sides see it again, after several times
    brokers too, and so on until somebody does something. Nothing comes while one of the two is no
    member."""
    if found.state != "paused" or found.paused_until is not None:
        return False
    for one in found.parties:
        member = await people.membership(work.tx, found.community_id, one)
        if member is None or member.state != "approved":
            begun(work, found)
            return True
    await _show(work, found)
    since = work.now - moment_of(found.changed_at)
    if since >= timedelta(days=rules.STILL_PAUSED_DAYS * rules.BROKER_AFTER_TIMES):
        for broker in await people.with_role(work.tx, found.community_id, "broker"):
            if broker.id not in found.parties:
                work.show_card(broker.id, CARD, found.id, "arrangement.still", fresh=True)
    begun(work, found)
    return True


async def _show(work: Work, found: Arrangement) -> None:
    for person_id in sorted(found.parties - {work.actor.id}):
        work.show_card(person_id, CARD, found.id, "arrangement.still", fresh=True)


def begun(work: Work, found: Arrangement) -> None:
    """It was paused without an end: it is looked at again after STILL_PAUSED_DAYS."""
    due = nudge_time(work.now, rules.STILL_PAUSED_DAYS, ZoneInfo(found.zone))
    key = f"{STILL}:{found.id}:{due:%Y-%m-%d}:{found.mark}"
    reminders.add(work.tx, key, STILL, work.scope.id, None, found.id, due, due + USEFUL)

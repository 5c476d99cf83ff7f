"""What the bot will remind the desk and a timebank's people of, and stopping one of it.

Only what is said once and leads nowhere can be stopped: never what keeps somebody safe, ends a
thing that nobody answered, or was asked for by another.
"""

from collections.abc import Sequence
from datetime import timedelta

from domain.errors import DomainError, NotFound
from services.work import Work
from storage import coming as rows
from storage.db import Row

AHEAD = timedelta(days=60)
STOPPABLE = frozenset({
    "case.remind", "exchange.nudge", "plan.coming", "plan.soon", "shift.coming", "shift.soon",
    "meeting.soon", "lending.coming", "lending.due",
})  # fmt: skip


async def coming(work: Work, offset: int, limit: int) -> Sequence[Row]:
    """What is to come in the next AHEAD, the soonest first. Raises NotAllowed without a desk."""
    work.demand("case.answer")
    return await rows.coming(
        work.tx,
        work.scope.id,
        work.actor.id,
        work.now,
        work.now + AHEAD,
        others="broker" in work.roles,
        offset=offset,
        limit=limit,
    )


async def find(work: Work, reminder_id: int) -> Row:
    """One of them. Raises NotFound where it was said, was stopped, or isn't the actor's to see."""
    work.demand("case.answer")
    found = await rows.one(
        work.tx, work.scope.id, work.actor.id, reminder_id, others="broker" in work.roles
    )
    if found is None:
        raise NotFound
    return found


async def stop(work: Work, reminder_id: int) -> Row:
    """It is not said. Raises DomainError where it must be."""
    found = await find(work, reminder_id)
    if found["kind"] not in STOPPABLE:
        raise DomainError("refusal-reminder-stays")
    if not await rows.stop(work.tx, work.scope.id, reminder_id, work.now):
        raise DomainError("toast-already-done")
    work.audit("reminder.stop", "reminder", reminder_id, str(found["kind"]))
    return found

"""What the bot will say next to the people of a timebank, as its desk reads it."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

_WHICH = """r.kind IN ('case.remind', 'desk.morning', 'handover.begin', 'handover.end')
        AND r.person_id = :actor
    OR :others = 1 AND r.kind IN ('exchange.nudge', 'exchange.lapse', 'plan.coming', 'plan.soon',
        'plan.unapproved', 'shift.coming', 'shift.soon', 'meeting.soon', 'lending.coming',
        'lending.due', 'check.ends', 'report.month', 'statement.month', 'request.wave')
        AND COALESCE(r.person_id, 0) <> :actor"""
# A reminder of the actor's own plan or shift is theirs as a member, not the desk's.
COMING = f"""
SELECT r.id, r.kind, r.person_id, r.object_id, r.due_at, p.name
FROM reminder r LEFT JOIN person p ON p.id = r.person_id
WHERE r.community_id = :community_id AND r.state = 'waiting' AND r.due_at >= :now
    AND r.due_at < :until AND ({_WHICH})
ORDER BY r.due_at, r.id LIMIT :limit OFFSET :offset"""
ONE = f"""
SELECT r.id, r.kind, r.person_id, r.object_id, r.due_at, p.name
FROM reminder r LEFT JOIN person p ON p.id = r.person_id
WHERE r.id = :id AND r.community_id = :community_id AND r.state = 'waiting' AND ({_WHICH})"""
STOP = """
UPDATE reminder SET state = 'untrue', done_at = :now
WHERE id = :id AND community_id = :community_id AND state = 'waiting'"""


async def coming(
    tx: Tx,
    community_id: int,
    actor: int,
    now: datetime,
    until: datetime,
    *,
    others: bool,
    offset: int,
    limit: int,
) -> Sequence[Row]:
    """What is to be said between two moments, the soonest first: to the actor for the desk, and
    (`others`) to everybody else."""
    return await tx.rows(
        COMING,
        community_id=community_id,
        actor=actor,
        now=now,
        until=until,
        others=others,
        offset=offset,
        limit=limit,
    )


async def one(
    tx: Tx, community_id: int, actor: int, reminder_id: int, *, others: bool
) -> Row | None:
    """One of them, while it waits."""
    return await tx.row(ONE, community_id=community_id, actor=actor, id=reminder_id, others=others)


async def stop(tx: Tx, community_id: int, reminder_id: int, now: datetime) -> bool:
    """It is not said; False where it was already."""
    return bool(await tx.run(STOP, community_id=community_id, id=reminder_id, now=now))

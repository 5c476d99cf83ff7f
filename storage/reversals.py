"""Posted help that somebody wants to reverse, what a second person said, and what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """v.id, v.community_id, v.exchange_id, v.state, v.words, v.asked_by, v.asked_at,
    v.decided_by, v.decided_at, a.name AS asked_name, d.name AS decided_name"""
FROM = """FROM reversal v JOIN person a ON a.id = v.asked_by
LEFT JOIN person d ON d.id = v.decided_by"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE v.id = :id"
OPEN_OF = f"SELECT {COLUMNS} {FROM} WHERE v.exchange_id = :exchange_id AND v.state = 'asked'"
ADD = """
INSERT INTO reversal (community_id, exchange_id, state, words, asked_by, asked_at)
VALUES (:community_id, :exchange_id, 'asked', :words, :by, :now)
ON CONFLICT DO NOTHING RETURNING id"""
MOVE = """
UPDATE reversal SET state = :state, decided_by = :by, decided_at = :now
WHERE id = :id AND state = 'asked'"""
# Not where somebody has asked for the same since: only one waits at a time.
REOPEN = """
UPDATE reversal SET state = 'asked', decided_by = NULL, decided_at = NULL
WHERE id = :id AND state = :state AND decided_by = :by AND decided_at = :stamp
    AND NOT EXISTS (SELECT 1 FROM reversal o WHERE o.exchange_id = :exchange_id
        AND o.state = 'asked')"""
# The newest first; nobody's own, for nobody decides about those.
POSTED = """
SELECT e.id, e.minutes, e.day, e.skill, g.name AS giver, r.name AS receiver, e.changed_at
FROM exchange e JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id
WHERE e.community_id = :community_id AND e.state = 'posted' AND e.changed_at >= :since
    AND e.giver_id <> :actor AND e.receiver_id <> :actor
ORDER BY e.changed_at DESC, e.id DESC LIMIT :limit OFFSET :offset"""
OF_PERSON = """
SELECT t.id, t.minutes, t.day, t.skill, g.name AS giver, r.name AS receiver, t.changed_at
FROM (
    SELECT e.id, e.minutes, e.day, e.skill, e.giver_id, e.receiver_id, e.changed_at FROM exchange e
    WHERE e.giver_id = :person_id AND e.community_id = :community_id AND e.state = 'posted'
    UNION ALL
    SELECT e.id, e.minutes, e.day, e.skill, e.giver_id, e.receiver_id, e.changed_at FROM exchange e
    WHERE e.receiver_id = :person_id AND e.community_id = :community_id AND e.state = 'posted'
) AS t JOIN person g ON g.id = t.giver_id JOIN person r ON r.id = t.receiver_id
WHERE t.giver_id <> :actor AND t.receiver_id <> :actor
ORDER BY t.changed_at DESC, t.id DESC LIMIT :limit OFFSET :offset"""


@dataclass(frozen=True, slots=True)
class Reversal:
    """One of them; words: why, which both sides read once it is done."""

    id: int
    community_id: int
    exchange_id: int
    state: str
    words: str
    asked_by: int
    asked_name: str
    asked_at: datetime
    decided_name: str | None
    decided_at: datetime | None


async def add(
    tx: Tx, community_id: int, exchange_id: int, words: str, by: int, now: datetime
) -> int | None:
    """Somebody asks for it; its id. None where it was asked for before."""
    found = await tx.value(
        ADD, community_id=community_id, exchange_id=exchange_id, words=words, by=by, now=now
    )
    return None if found is None else int(found)


async def find(tx: Tx, reversal_id: int) -> Reversal | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=reversal_id)
    return of_row(Reversal, row) if row else None


async def open_of(tx: Tx, exchange_id: int) -> Reversal | None:
    """The one that waits for a second person, of an exchange."""
    row = await tx.row(OPEN_OF, exchange_id=exchange_id)
    return of_row(Reversal, row) if row else None


async def move(tx: Tx, reversal_id: int, state: str, by: int, now: datetime) -> bool:
    """Decides it, if it still waits."""
    return bool(await tx.run(MOVE, id=reversal_id, state=state, by=by, now=now))


async def reopen(tx: Tx, found: Reversal, by: int, stamp: str) -> bool:
    """What this person decided about it at that moment is taken back: it waits again. False where
    something has happened since."""
    return bool(
        await tx.run(
            REOPEN,
            id=found.id,
            state=found.state,
            by=by,
            stamp=stamp,
            exchange_id=found.exchange_id,
        )
    )


async def posted(
    tx: Tx, community_id: int, actor: int, since: datetime, offset: int, limit: int
) -> Sequence[Row]:
    """Help in the books that is not the actor's, decided about since then, the newest first."""
    return await tx.rows(
        POSTED, community_id=community_id, actor=actor, since=since, offset=offset, limit=limit
    )


async def of_person(
    tx: Tx, community_id: int, actor: int, person_id: int, offset: int, limit: int
) -> Sequence[Row]:
    """The same of one person, however long ago."""
    return await tx.rows(
        OF_PERSON,
        community_id=community_id,
        actor=actor,
        person_id=person_id,
        offset=offset,
        limit=limit,
    )

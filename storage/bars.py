"""That somebody may not take part: who asked for it, and what the second person said."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Tx
from storage.records import of_row

COLUMNS = """b.id, b.community_id, b.person_id, b.state, b.before, b.words, b.asked_by,
    b.asked_at, b.decided_by, b.decided_at, p.name, a.name AS asked_name, d.name AS decided_name,
    COALESCE(m.id, 0) AS membership_id, m.area"""
FROM = """FROM bar b JOIN person p ON p.id = b.person_id JOIN person a ON a.id = b.asked_by
LEFT JOIN person d ON d.id = b.decided_by
LEFT JOIN membership m ON m.person_id = b.person_id AND m.community_id = b.community_id"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE b.id = :id"
OPEN_OF = f"""
SELECT {COLUMNS} {FROM} WHERE b.community_id = :community_id AND b.person_id = :person_id
    AND b.state IN ('asked', 'made')"""
ADD = """
INSERT INTO bar (community_id, person_id, state, before, words, asked_by, asked_at)
VALUES (:community_id, :person_id, 'asked', :before, :words, :by_id, :now)
ON CONFLICT DO NOTHING RETURNING id"""
MOVE = """
UPDATE bar SET state = :state, decided_by = :by_id, decided_at = :now
WHERE id = :id AND state = :seen"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One of them. before: the membership's state until it was asked for."""

    id: int
    community_id: int
    person_id: int
    membership_id: int
    name: str
    area: str | None
    state: str
    before: str
    words: str
    asked_by: int
    asked_name: str
    asked_at: datetime
    decided_name: str | None
    decided_at: datetime | None


async def add(
    tx: Tx, community_id: int, person_id: int, before: str, words: str, by_id: int, now: datetime
) -> int | None:
    """Somebody asked for it; its id. None where it was asked for before."""
    found = await tx.value(
        ADD,
        community_id=community_id,
        person_id=person_id,
        before=before,
        words=words,
        by_id=by_id,
        now=now,
    )
    return None if found is None else int(found)


async def find(tx: Tx, bar_id: int) -> Bar | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=bar_id)
    return of_row(Bar, row) if row else None


async def open_of(tx: Tx, community_id: int, person_id: int) -> Bar | None:
    """The one of somebody that is asked for or holds."""
    row = await tx.row(OPEN_OF, community_id=community_id, person_id=person_id)
    return of_row(Bar, row) if row else None


async def move(tx: Tx, found: Bar, state: str, by_id: int, now: datetime) -> bool:
    """Decides or ends it, if it is still as it was seen."""
    return bool(
        await tx.run(MOVE, id=found.id, seen=found.state, state=state, by_id=by_id, now=now)
    )

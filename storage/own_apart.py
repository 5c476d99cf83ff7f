"""With whom members don't want to be matched, by their own wish. What matching reads is `apart`,
which has such a pair as well, both ways."""

from collections.abc import Sequence
from datetime import datetime

from storage import apart
from storage.db import Row, Tx

ADD = """
INSERT INTO own_apart (community_id, person_id, other_id, at)
VALUES (:community_id, :person_id, :other_id, :now) ON CONFLICT DO NOTHING"""
REMOVE = """
DELETE FROM own_apart WHERE community_id = :community_id AND person_id = :person_id
    AND other_id = :other_id"""
OF = """
SELECT p.id, p.name FROM own_apart a JOIN person p ON p.id = a.other_id
WHERE a.community_id = :community_id AND a.person_id = :person_id ORDER BY a.at, p.id LIMIT 50"""
EITHER = """
SELECT person_id FROM own_apart WHERE community_id = :community_id
    AND (person_id = :one AND other_id = :other OR person_id = :other AND other_id = :one)
ORDER BY at LIMIT 1"""
# Kept by one of the two, and by no broker.
THEIRS = """
SELECT 1 FROM apart WHERE community_id = :community_id AND person_id = :one AND other_id = :other
    AND by_id IN (:one, :other)"""


async def add(tx: Tx, community_id: int, person_id: int, other_id: int, now: datetime) -> bool:
    """From now on the two are never matched; False where this member had wished it before."""
    made = await tx.run(
        ADD, community_id=community_id, person_id=person_id, other_id=other_id, now=now
    )
    apart.keep_apart(tx, community_id, person_id, other_id, person_id, now)
    return bool(made)


async def end(tx: Tx, community_id: int, person_id: int, other_id: int) -> bool:
    """The member's wish ends. The two stay apart where the other wishes it, too, or a broker."""
    ended = await tx.run(REMOVE, community_id=community_id, person_id=person_id, other_id=other_id)
    pair = {"community_id": community_id, "one": person_id, "other": other_id}
    if await tx.value(EITHER, **pair) is None and await tx.value(THEIRS, **pair) is not None:
        apart.no_longer_apart(tx, community_id, person_id, other_id)
    return bool(ended)


async def wished(tx: Tx, community_id: int, one: int, other: int) -> int | None:
    """Which of the two wished it first; None where neither does."""
    found = await tx.value(EITHER, community_id=community_id, one=one, other=other)
    return None if found is None else int(found)


async def of(tx: Tx, community_id: int, person_id: int) -> Sequence[Row]:
    """With whom this member doesn't want to be matched: rows with id and name."""
    return await tx.rows(OF, community_id=community_id, person_id=person_id)

"""People who are never matched with each other ("do not pair"); neither of the two is told."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Tx

ADD = """
INSERT INTO apart (community_id, person_id, other_id, by_id, at)
VALUES (:community_id, :person_id, :other_id, :by_id, :now)
ON CONFLICT (community_id, person_id, other_id) DO UPDATE SET by_id = excluded.by_id
    WHERE apart.by_id IN (apart.person_id, apart.other_id)"""
REMOVE = """
DELETE FROM apart WHERE community_id = :community_id
    AND (person_id = :one AND other_id = :other OR person_id = :other AND other_id = :one)"""
BETWEEN = """
SELECT 1 FROM apart
WHERE community_id = :community_id AND person_id = :one AND other_id = :other"""
OF = "SELECT other_id FROM apart WHERE community_id = :community_id AND person_id = :person_id"

UNDER_WAY = """
SELECT COUNT(*) FROM exchange e WHERE e.community_id = :community_id
    AND (e.giver_id = :one AND e.receiver_id = :other
        OR e.giver_id = :other AND e.receiver_id = :one)
    AND e.state IN ('proposed', 'asked', 'agreed', 'planned')"""


def keep_apart(tx: Tx, community_id: int, one: int, other: int, by_id: int, now: datetime) -> None:
    """From now on the two are never matched; both directions are rows."""
    for person_id, other_id in ((one, other), (other, one)):
        tx.later(
            ADD,
            community_id=community_id,
            person_id=person_id,
            other_id=other_id,
            by_id=by_id,
            now=now,
        )


def no_longer_apart(tx: Tx, community_id: int, one: int, other: int) -> None:
    """The two may be matched again."""
    tx.later(REMOVE, community_id=community_id, one=one, other=other)


async def between(tx: Tx, community_id: int, one: int, other: int) -> bool:
    """Whether these two are kept apart."""
    found = await tx.value(BETWEEN, community_id=community_id, one=one, other=other)
    return found is not None


async def of(tx: Tx, community_id: int, person_id: int) -> Sequence[int]:
    """Everybody from whom this person is kept apart."""
    rows = await tx.rows(OF, community_id=community_id, person_id=person_id)
    return [int(r["other_id"]) for r in rows]


async def under_way(tx: Tx, community_id: int, one: int, other: int) -> int:
    """How many visits between the two are planned, or on the way to be."""
    found = await tx.value(UNDER_WAY, community_id=community_id, one=one, other=other)
    return int(found or 0)

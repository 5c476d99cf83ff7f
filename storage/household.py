"""Who is one household or family; both directions are rows. Brokers keep it, for four eyes."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

ADD = """
INSERT INTO household (community_id, person_id, other_id, by_id, at)
VALUES (:community_id, :person_id, :other_id, :by_id, :now) ON CONFLICT DO NOTHING"""
REMOVE = """
DELETE FROM household WHERE community_id = :community_id
    AND (person_id = :person_id OR other_id = :person_id)"""
# Of people who left, or were not let in.
FORGET = """
DELETE FROM household WHERE (community_id, person_id, other_id) IN (
    SELECT h.community_id, h.person_id, h.other_id FROM membership m
    JOIN household h ON h.person_id = m.person_id AND h.community_id = m.community_id
    WHERE m.state IN ('left', 'declined') AND m.decided_at < :before LIMIT :limit)"""
FORGET_OTHER = """
DELETE FROM household WHERE (community_id, person_id, other_id) IN (
    SELECT h.community_id, h.person_id, h.other_id FROM membership m
    JOIN household h ON h.other_id = m.person_id AND h.community_id = m.community_id
    WHERE m.state IN ('left', 'declined') AND m.decided_at < :before LIMIT :limit)"""
OF = """
SELECT h.other_id, p.name FROM household h JOIN person p ON p.id = h.other_id
WHERE h.community_id = :community_id AND h.person_id = :person_id ORDER BY p.name, p.id"""


def join(tx: Tx, community_id: int, one: int, other: int, by_id: int, now: datetime) -> None:
    """From now on the two are one household."""
    for person_id, other_id in ((one, other), (other, one)):
        tx.later(
            ADD,
            community_id=community_id,
            person_id=person_id,
            other_id=other_id,
            by_id=by_id,
            now=now,
        )


def leave(tx: Tx, community_id: int, person_id: int) -> None:
    """This person is in no household with others any more."""
    tx.later(REMOVE, community_id=community_id, person_id=person_id)


async def of(tx: Tx, community_id: int, person_id: int) -> Sequence[Row]:
    """Everybody in this person's household, without them: other_id and name."""
    return await tx.rows(OF, community_id=community_id, person_id=person_id)

"""Who knows whom: whom a person may name, and since when."""

from datetime import date, datetime

from storage.db import Tx, moment_of
from storage.people import Person, person_of

ACQUAINTED = """
SELECT p.id, p.telegram_id, p.name, p.telegram_lang, p.lang, p.chat_open, p.community_id
FROM acquaintance a JOIN person p ON p.id = a.other_id
JOIN membership m ON m.person_id = p.id AND m.community_id = a.community_id
WHERE a.community_id = :community_id AND a.person_id = :person_id AND m.state = 'approved'
ORDER BY p.id LIMIT 2000"""
KNOWN_BY = """
SELECT a.other_id, a.since, (
    SELECT MAX(e.day) FROM exchange e WHERE e.community_id = a.community_id AND e.state = 'posted'
    AND ((e.giver_id = a.person_id AND e.receiver_id = a.other_id)
        OR (e.giver_id = a.other_id AND e.receiver_id = a.person_id))) AS last_day
FROM acquaintance a
WHERE a.community_id = :community_id AND a.person_id = :person_id AND a.other_id = :other_id"""
ACQUAINT = """
INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)
VALUES (:community_id, :one_id, :other_id, :cause, :now),
    (:community_id, :other_id, :one_id, :cause, :now) ON CONFLICT DO NOTHING"""


async def acquainted(tx: Tx, community_id: int, person_id: int) -> list[Person]:
    """The members whom this person may name: dealt with before, or introduced."""
    rows = await tx.rows(ACQUAINTED, community_id=community_id, person_id=person_id)
    return [person_of(r) for r in rows]


async def known_by(
    tx: Tx, community_id: int, person_id: int, other_id: int
) -> tuple[datetime, date | None] | None:
    """Since when this person knows the other, and the day of the last help between the two that
    is in the books; None for strangers."""
    row = await tx.row(KNOWN_BY, community_id=community_id, person_id=person_id, other_id=other_id)
    if row is None:
        return None
    last = row["last_day"]
    return moment_of(row["since"]), date.fromisoformat(str(last)) if last else None


def meet(tx: Tx, community_id: int, one: int, other: int, cause: str, now: datetime) -> None:
    """From now on the two may name each other."""
    tx.later(ACQUAINT, community_id=community_id, one_id=one, other_id=other, cause=cause, now=now)

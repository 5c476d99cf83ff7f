"""Shifts that are over, whose organisers are asked who came, and reminded a week later."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

TO_ASK = """
SELECT s.id, s.community_id FROM shift s
WHERE s.state = 'published' AND s.came_asked_at IS NULL AND s.ends_at <= :ended
    AND s.ends_at > :since
    AND NOT EXISTS (SELECT 1 FROM gathering g WHERE g.shift_id = s.id)
ORDER BY s.ends_at LIMIT :limit"""
ASKED = "UPDATE shift SET came_asked_at = :now WHERE id = :id AND came_asked_at IS NULL"
TO_ASK_AGAIN = """
SELECT s.id, s.community_id FROM shift s
WHERE s.state = 'published' AND s.came_asked_at IS NOT NULL AND s.came_again_at IS NULL
    AND s.ends_at <= :ended AND s.ends_at > :since ORDER BY s.ends_at LIMIT :limit"""
ASKED_AGAIN = "UPDATE shift SET came_again_at = :now WHERE id = :id AND came_again_at IS NULL"


async def to_ask(tx: Tx, ended: datetime, since: datetime, limit: int) -> Sequence[Row]:
    """Shifts that ended before `ended` (and after `since`) whose organisers weren't asked who came:
    id, community_id."""
    return await tx.rows(TO_ASK, ended=ended, since=since, limit=limit)


async def asked(tx: Tx, shift_id: int, now: datetime) -> bool:
    """Keeps that whoever runs it was asked; False where they were before."""
    return bool(await tx.run(ASKED, id=shift_id, now=now))


async def to_ask_again(tx: Tx, ended: datetime, since: datetime, limit: int) -> Sequence[Row]:
    """The same for those who were asked, and not a second time."""
    return await tx.rows(TO_ASK_AGAIN, ended=ended, since=since, limit=limit)


async def asked_again(tx: Tx, shift_id: int, now: datetime) -> bool:
    """Keeps that they were reminded; False where they were before."""
    return bool(await tx.run(ASKED_AGAIN, id=shift_id, now=now))

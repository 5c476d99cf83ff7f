"""What organisers wrote to everybody on a shift."""

from datetime import datetime

from storage.db import Tx

ADD = """
INSERT INTO shift_message (community_id, shift_id, by_id, words, urgent, places, at)
VALUES (:community_id, :shift_id, :by_id, :words, :urgent, :places, :now) RETURNING id"""
SENT = "SELECT COUNT(*) FROM shift_message WHERE shift_id = :shift_id AND at > :since"
SAME = """
SELECT COUNT(*) FROM shift_message
WHERE shift_id = :shift_id AND by_id = :by_id AND words = :words AND at > :since"""
FORGET = """
DELETE FROM shift_message WHERE id IN
    (SELECT id FROM shift_message WHERE at < :before ORDER BY at LIMIT :limit)"""


async def add(
    tx: Tx,
    community_id: int,
    shift_id: int,
    by_id: int,
    words: str,
    places: int,
    now: datetime,
    *,
    urgent: bool,
) -> int:
    """Keeps one; its number."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            shift_id=shift_id,
            by_id=by_id,
            words=words,
            urgent=urgent,
            places=places,
            now=now,
        )
    )


async def sent(tx: Tx, shift_id: int, since: datetime) -> int:
    """How many went to a shift since then."""
    return int(await tx.value(SENT, shift_id=shift_id, since=since))


async def same(tx: Tx, shift_id: int, by_id: int, words: str, since: datetime) -> bool:
    """Whether these very words went there since then."""
    values = {"shift_id": shift_id, "by_id": by_id, "words": words, "since": since}
    return bool(await tx.value(SAME, **values))

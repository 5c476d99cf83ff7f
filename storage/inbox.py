"""What Telegram sent, row by row, until it is handled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from storage.db import Row, Statement, Tx

Which = Literal["any", "fresh", "this"]

RECEIVE = """
INSERT INTO inbox (update_id, lane, body, received_at, ready_at)
VALUES (:update_id, :lane, :body, :now, :now) ON CONFLICT (update_id) DO NOTHING"""

# The oldest row of a lane in which nothing older waits. The row's lock is the claim, so a killed
# worker leaves nothing to clean up; a lane whose head is locked or put off is passed over.
CLAIM = """
SELECT i.id, i.update_id, i.lane, i.body, i.received_at, i.attempts FROM inbox i
WHERE i.state = 'waiting' AND i.ready_at <= :now AND NOT EXISTS (
    SELECT 1 FROM inbox o WHERE o.lane = i.lane AND o.state = 'waiting' AND o.id < i.id){which}
ORDER BY i.id LIMIT {limit}{lock}"""
AHEAD = 20
"""Rows looked at before they are claimed."""
WHICH = {"any": "", "fresh": " AND i.attempts = 0", "this": " AND i.id = :id"}
LOCK = {"sqlite": "", "postgres": " FOR UPDATE SKIP LOCKED"}
DONE = "UPDATE inbox SET state = 'done', done_at = :now WHERE id = :id AND state = 'waiting'"
NOT_OURS = """
UPDATE inbox SET state = 'done', done_at = :now, body = '{}' WHERE id = :id AND state = 'waiting'"""
FAILED = """
UPDATE inbox SET attempts = attempts + :more, cause = :cause, ready_at = :ready_at,
    state = CASE WHEN attempts + :more >= :most THEN 'parked' ELSE state END,
    done_at = CASE WHEN attempts + :more >= :most THEN :now ELSE done_at END
WHERE id = :id AND state = 'waiting' RETURNING state"""
HEALTH = """
SELECT COUNT(*) AS waiting, MIN(received_at) AS since,
    (SELECT COUNT(*) FROM inbox WHERE state = 'parked') AS parked
FROM inbox WHERE state = 'waiting'"""
PARKED = """
SELECT id, update_id, lane, attempts, cause, received_at FROM inbox
WHERE state = 'parked' ORDER BY id DESC LIMIT :limit"""
ATTEMPTED = "UPDATE inbox SET attempts = attempts + 1 WHERE id = :id"
HIGHEST = "SELECT COALESCE(MAX(id), 0) FROM inbox"
FORGET = """
DELETE FROM inbox WHERE id IN (SELECT id FROM inbox
    WHERE state <> 'waiting' AND done_at < :before ORDER BY done_at LIMIT :limit)"""


def receive(tx: Tx, update_id: int, lane: int, body: str, now: datetime) -> None:
    """Keeps one update; one that was received before is left as it is."""
    tx.later(RECEIVE, update_id=update_id, lane=lane, body=body, now=now)


def claim(dialect: str, now: datetime, which: Which = "any", row_id: int = 0) -> Statement:
    """The statement that takes the next row to handle: any, one that was not tried yet, or the one
    with `row_id` if it is still there to take."""
    sql = CLAIM.format(which=WHICH[which], limit=1, lock=LOCK[dialect])
    return (sql, {"now": now, "id": row_id} if which == "this" else {"now": now})


async def ahead(tx: Tx, now: datetime) -> Sequence[Row]:
    """Rows that could be claimed next, in the order in which to do so; to be claimed one by one."""
    for which in ("fresh", "any"):
        sql = CLAIM.format(which=WHICH[which], limit=AHEAD, lock="")
        if rows := await tx.rows(sql, now=now):
            return rows
    return ()


def done(tx: Tx, row_id: int, now: datetime) -> None:
    """The update is handled; written with what it changed."""
    tx.later(DONE, id=row_id, now=now)


def not_ours(tx: Tx, row_id: int, now: datetime) -> None:
    """The update is handled and was nothing to us: what stood in it is not kept."""
    tx.later(NOT_OURS, id=row_id, now=now)


async def failed(
    tx: Tx,
    row_id: int,
    cause: str,
    now: datetime,
    ready_at: datetime,
    most: int,
    *,
    counted: bool = False,
) -> bool:
    """Counts a failed attempt (unless it was `counted` before it was made), to be tried again at
    `ready_at`; True where it is now parked."""
    more = 0 if counted else 1
    state = await tx.value(
        FAILED, id=row_id, cause=cause[:2000], now=now, ready_at=ready_at, most=most, more=more
    )
    return bool(state == "parked")


async def attempted(tx: Tx, row_id: int) -> None:
    """Counts an attempt before it is made: the process may not survive it."""
    await tx.run(ATTEMPTED, id=row_id)


async def parked(tx: Tx, limit: int = 50) -> Sequence[Row]:
    """Updates that could not be handled, newest first, for an operator."""
    return await tx.rows(PARKED, limit=limit)

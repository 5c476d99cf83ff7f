"""Reminders as rows: what is due, once per key, until it was used or its time was over."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

ADD = """
INSERT INTO reminder (key, kind, community_id, person_id, object_id, due_at, useful_until)
VALUES (:key, :kind, :community_id, :person_id, :object_id, :due_at, :useful_until)
ON CONFLICT (key) DO NOTHING"""
DUE = """
SELECT id, key, kind, community_id, person_id, object_id, due_at, useful_until, tries FROM reminder
WHERE state = 'waiting' AND due_at <= :now ORDER BY due_at, id LIMIT :limit"""
END = """
UPDATE reminder SET state = :state, done_at = :now, cause = COALESCE(:cause, cause)
WHERE id = :id AND state = 'waiting'"""
PLANNED = "SELECT 1 FROM reminder WHERE key = :key"
# All whose key begins with `first`, by its index: ";" comes right after ":".
DROP = """
UPDATE reminder SET state = 'untrue', done_at = :now
WHERE key >= :first AND key < :last AND state = 'waiting'"""
PUT_OFF = "UPDATE reminder SET due_at = :due_at WHERE id = :id AND state = 'waiting'"
FAILED = """
UPDATE reminder SET due_at = :due_at, cause = :cause, tries = tries + 1
WHERE id = :id AND state = 'waiting'"""


def add(
    tx: Tx,
    key: str,
    kind: str,
    community_id: int,
    person_id: int | None,
    object_id: int,
    due_at: datetime,
    useful_until: datetime,
) -> None:
    """Plans a reminder; the same key is planned once."""
    tx.later(
        ADD,
        key=key,
        kind=kind,
        community_id=community_id,
        person_id=person_id,
        object_id=object_id,
        due_at=due_at,
        useful_until=useful_until,
    )


async def planned(tx: Tx, key: str) -> bool:
    """Whether this reminder was ever planned."""
    return await tx.row(PLANNED, key=key) is not None


async def due(tx: Tx, now: datetime, limit: int, dialect: str = "sqlite") -> Sequence[Row]:
    """Reminders whose time has come, oldest first; several processes never take the same."""
    lock = " FOR UPDATE SKIP LOCKED" if dialect == "postgres" else ""
    return await tx.rows(DUE + lock, now=now, limit=limit)


def end(tx: Tx, reminder_id: int, state: str, now: datetime, cause: str | None = None) -> None:
    """done (used), past (too late to be of use) or untrue (no longer so); `cause` in a word or two
    why it was not said, where that is known."""
    tx.later(END, id=reminder_id, state=state, now=now, cause=cause)


async def end_now(
    tx: Tx, reminder_id: int, state: str, now: datetime, cause: str | None = None
) -> None:
    """The same at once: whatever was queued before it fails here, and not in the next one."""
    await tx.run(END, id=reminder_id, state=state, now=now, cause=cause)


async def settle(tx: Tx) -> None:
    """Sends what is queued, so that what fails of it fails now."""
    await tx.value("SELECT 1")


def put_off(tx: Tx, reminder_id: int, due_at: datetime) -> None:
    """It is looked at again later."""
    tx.later(PUT_OFF, id=reminder_id, due_at=due_at)


def failed(tx: Tx, reminder_id: int, due_at: datetime, cause: str) -> None:
    """It failed (`cause`: the kind of error) and is tried again later."""
    tx.later(FAILED, id=reminder_id, due_at=due_at, cause=cause[:60])


def drop(tx: Tx, beginning: str, now: datetime) -> None:
    """Whatever waits under keys that begin so, up to a colon, is no longer so."""
    tx.later(DROP, first=f"{beginning}:", last=f"{beginning};", now=now)


FORGET = """
DELETE FROM reminder WHERE id IN (SELECT id FROM reminder
    WHERE state <> 'waiting' AND done_at < :before ORDER BY done_at LIMIT :limit)"""
WAITING = "SELECT kind, COUNT(*) AS many FROM reminder WHERE state = 'waiting' GROUP BY kind"
ENDED = """
SELECT kind, state, cause, COUNT(*) AS many FROM reminder
WHERE state IN ('past', 'untrue') AND done_at >= :since GROUP BY kind, state, cause"""
NOT_SAID = """
SELECT id, kind, person_id, object_id, due_at, done_at, state, cause, tries FROM reminder
WHERE state IN ('past', 'untrue') AND state = :state AND done_at >= :since
ORDER BY done_at DESC, id DESC LIMIT :limit"""
HEALTH = """
SELECT COUNT(*) AS overdue, MIN(due_at) AS since FROM reminder
WHERE state = 'waiting' AND due_at <= :late"""
NEXT = "SELECT due_at FROM reminder WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1"
OVERDUE = """
SELECT id, kind, person_id, object_id, due_at, cause, tries FROM reminder
WHERE state = 'waiting' AND due_at <= :now ORDER BY due_at, id LIMIT :limit"""


async def counted(tx: Tx, since: datetime) -> tuple[Sequence[Row], Sequence[Row]]:
    """How many wait, by kind; and how many were not said since then, by kind, state and cause."""
    waiting, ended = await tx.many((WAITING, {}), (ENDED, {"since": since}))
    return waiting, ended


async def not_said(tx: Tx, state: str, since: datetime, limit: int) -> Sequence[Row]:
    """Those that ended so (past, untrue) since then, the newest first: ids and causes, no words."""
    return await tx.rows(NOT_SAID, state=state, since=since, limit=limit)


async def overdue(tx: Tx, now: datetime, limit: int) -> Sequence[Row]:
    """Those that are due and wait all the same, the oldest first."""
    return await tx.rows(OVERDUE, now=now, limit=limit)


async def soonest(tx: Tx) -> str | None:
    """When the next of all falls due."""
    found = await tx.value(NEXT)
    return None if found is None else str(found)

"""What people want to be reminded of themselves: their words, when, and whether it still stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.reminding import Pattern
from storage.db import Row, Tx

_COLUMNS = "id, community_id, person_id, words, rule, first_day, at, last_day, state"
ADD = """
INSERT INTO own_reminder
    (community_id, person_id, words, rule, first_day, at, last_day, made_at)
VALUES (:community_id, :person_id, :words, :rule, :first_day, :at, :last_day, :now)
RETURNING id"""
FIND = f"SELECT {_COLUMNS} FROM own_reminder WHERE id = :id"
OF = f"""
SELECT {_COLUMNS} FROM own_reminder WHERE person_id = :person_id AND state = 'on'
ORDER BY id LIMIT :limit"""
WAITING = """
SELECT object_id, MIN(due_at) AS due_at FROM reminder
WHERE kind = 'own' AND object_id = :id AND state = 'waiting' GROUP BY object_id"""
COUNT = "SELECT COUNT(*) FROM own_reminder WHERE person_id = :person_id AND state = 'on'"
MOVE = """
UPDATE own_reminder SET state = :state, ended_at = :ended_at WHERE id = :id AND state = :before"""
AGAIN = """
UPDATE own_reminder SET state = 'on', ended_at = NULL, first_day = :day
WHERE id = :id AND state = 'over' AND rule IS NULL"""
FORGET = """
DELETE FROM own_reminder WHERE id IN (SELECT id FROM own_reminder
    WHERE state <> 'on' AND ended_at < :before LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """One of them; state: on, over, stopped."""

    id: int
    community_id: int
    person_id: int
    words: str
    pattern: Pattern
    state: str


async def add(
    tx: Tx, community_id: int, person_id: int, words: str, pattern: Pattern, now: datetime
) -> int:
    """Writes it down; returns its id."""
    row = await tx.row(
        ADD,
        community_id=community_id,
        person_id=person_id,
        words=words,
        rule=pattern.rule,
        first_day=pattern.first,
        at=pattern.at,
        last_day=pattern.last,
        now=now,
    )
    assert row is not None
    return int(row["id"])


async def find(tx: Tx, own_id: int) -> OwnReminder | None:
    """The one with this id."""
    row = await tx.row(FIND, id=own_id)
    return None if row is None else _of(row)


async def of(tx: Tx, person_id: int, limit: int) -> Sequence[OwnReminder]:
    """Those of a person that still come, the oldest first."""
    return [_of(row) for row in await tx.rows(OF, person_id=person_id, limit=limit)]


async def next_due(tx: Tx, own_ids: Sequence[int]) -> dict[int, str]:
    """When each of these comes next (UTC), by id."""
    if not own_ids:
        return {}
    found = await tx.many(*((WAITING, {"id": one}) for one in own_ids))
    return {int(rows[0]["object_id"]): str(rows[0]["due_at"]) for rows in found if rows}


async def count(tx: Tx, person_id: int) -> int:
    """How many of a person's still come."""
    return int(await tx.value(COUNT, person_id=person_id))


async def move(tx: Tx, own_id: int, before: str, state: str, now: datetime) -> bool:
    """Changes its state; False where it was in another."""
    return bool(await tx.run(MOVE, id=own_id, before=before, state=state, ended_at=now))


async def again(tx: Tx, own_id: int, day: date) -> bool:
    """One that was said comes once more, on this day; False where it waits already."""
    return bool(await tx.run(AGAIN, id=own_id, day=day))


def _of(row: Row) -> OwnReminder:
    pattern = Pattern(
        date.fromisoformat(row["first_day"]),
        time.fromisoformat(row["at"]),
        row["rule"],
        date.fromisoformat(row["last_day"]) if row["last_day"] else None,
    )
    return OwnReminder(
        int(row["id"]),
        int(row["community_id"]),
        int(row["person_id"]),
        str(row["words"]),
        pattern,
        str(row["state"]),
    )

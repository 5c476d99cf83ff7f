"""Who took a calendar file of a shift or a plan, so that they get it anew when that changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.db import Row, Tx

Kind = Literal["shift", "plan"]
COLUMNS = "id, person_id, for_id, kind, object_id, sequence, version, state, at"
BY_ID = f"SELECT {COLUMNS} FROM calendar_entry WHERE id = :id"
TAKEN = f"""
SELECT {COLUMNS} FROM calendar_entry WHERE kind = :kind AND object_id = :object_id
    AND state = 'taken' ORDER BY id LIMIT 2000"""
OWN = f"""
SELECT {COLUMNS} FROM calendar_entry WHERE kind = :kind AND object_id = :object_id
    AND person_id = :person_id AND for_id = :for_id"""
ADD = """
INSERT INTO calendar_entry (person_id, for_id, kind, object_id, sequence, version, state, at)
VALUES (:person_id, :for_id, :kind, :object_id, 0, :version, 'taken', :now) RETURNING id"""
SET = """
UPDATE calendar_entry SET sequence = :sequence, version = :version, state = :state, at = :now
WHERE id = :id"""
FORGET = """
DELETE FROM calendar_entry WHERE id IN
    (SELECT id FROM calendar_entry WHERE at < :before ORDER BY at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """That `person_id` has a file of something in their calendar, as it was in `version`; it is the
    place or plan of `for_id`. `sequence` counts the versions that they were sent."""

    id: int
    person_id: int
    for_id: int
    kind: Kind
    object_id: int
    sequence: int
    version: str
    state: Literal["taken", "cancelled"]
    at: str


def _entry(row: Row) -> Entry:
    return Entry(**{name: row[name] for name in Entry.__slots__})


async def find(tx: Tx, entry_id: int) -> Entry | None:
    """One of them; the caller checks whose it is."""
    row = await tx.row(BY_ID, id=entry_id)
    return _entry(row) if row else None


async def taken(tx: Tx, kind: Kind, object_id: int) -> list[Entry]:
    """Who has this in their calendar."""
    return [_entry(row) for row in await tx.rows(TAKEN, kind=kind, object_id=object_id)]


async def own(tx: Tx, kind: Kind, object_id: int, person_id: int, for_id: int) -> Entry | None:
    """What this person took of it, for that member."""
    row = await tx.row(OWN, kind=kind, object_id=object_id, person_id=person_id, for_id=for_id)
    return _entry(row) if row else None


async def add(
    tx: Tx, kind: Kind, object_id: int, person_id: int, for_id: int, version: str, now: datetime
) -> int:
    """They take it for the first time."""
    return int(
        await tx.value(
            ADD,
            kind=kind,
            object_id=object_id,
            person_id=person_id,
            for_id=for_id,
            version=version,
            now=now,
        )
    )


def put(tx: Tx, entry: Entry, sequence: int, version: str, state: str, now: datetime) -> None:
    """What they have from now on."""
    tx.later(SET, id=entry.id, sequence=sequence, version=version, state=state, now=now)

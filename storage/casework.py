"""Cases: whatever a person at the timebank must look at, with a promised time of reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx

COLUMNS = """c.id, c.community_id, c.person_id, c.kind, c.restricted, c.state, c.words, c.file_id,
    c.reading, c.promise_at, c.opened_at, c.claimed_by, c.closed_by, c.closed_at, c.outcome,
    p.name AS person_name, m.reach, m.area"""
FROM = """FROM casework c LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN membership m ON m.person_id = c.person_id AND m.community_id = c.community_id"""
ADD = """
INSERT INTO casework (community_id, person_id, kind, restricted, state, words, file_id, reading,
    promise_at, opened_at)
VALUES (:community_id, :person_id, :kind, :restricted, 'open', :words, :file_id, :reading,
    :promise_at, :now) RETURNING id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE c.id = :id"
OPEN = f"""
SELECT {COLUMNS} {FROM} WHERE c.community_id = :community_id AND c.state = 'open'
    AND (c.restricted = 0 OR :restricted = 1) ORDER BY c.promise_at, c.id LIMIT :limit"""
OPEN_OF = """
SELECT id FROM casework WHERE community_id = :community_id AND person_id = :person_id
    AND kind = :kind AND state = 'open' ORDER BY id DESC LIMIT 1"""
SET_STATE = """
UPDATE casework SET state = :state, closed_by = :by, closed_at = :now, outcome = :outcome
WHERE id = :id AND state = 'open'"""
EVENT = """
INSERT INTO casework_event (case_id, action, actor_id, words, at)
VALUES (:case_id, :action, :actor_id, :words, :now)"""
EVENTS = """
SELECT v.action, v.actor_id, v.words, v.at, p.name FROM casework_event v
LEFT JOIN person p ON p.id = v.actor_id WHERE v.case_id = :id ORDER BY v.id LIMIT 50"""


@dataclass(frozen=True, slots=True)
class Case:
    """Something for a person at the timebank. Restricted ones are for the safeguarding lead."""

    id: int
    community_id: int
    person_id: int | None
    kind: str
    restricted: bool
    state: str
    words: str | None
    file_id: str | None
    reading: str | None
    promise_at: str
    opened_at: str
    claimed_by: int | None
    closed_by: int | None
    closed_at: str | None
    outcome: str | None
    person_name: str | None
    reach: str | None
    area: str | None


def case_of(row: Row) -> Case:
    """A case from a row with the columns of COLUMNS."""
    values = {name: row[name] for name in Case.__slots__}
    values["restricted"] = bool(row["restricted"])
    return Case(**values)


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int | None,
    kind: str,
    words: str | None,
    promise_at: datetime,
    now: datetime,
    restricted: bool = False,
    file_id: str | None = None,
    reading: str | None = None,
) -> int:
    """Opens a case and answers with its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            person_id=person_id,
            kind=kind,
            restricted=restricted,
            words=words,
            file_id=file_id,
            reading=reading,
            promise_at=promise_at,
            now=now,
        )
    )


async def find(tx: Tx, case_id: int) -> Case | None:
    """The case with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=case_id)
    return case_of(row) if row else None


async def open_of(tx: Tx, community_id: int, person_id: int, kind: str) -> int | None:
    """The newest open case of this kind about this person."""
    found = await tx.value(OPEN_OF, community_id=community_id, person_id=person_id, kind=kind)
    return None if found is None else int(found)


async def open_cases(tx: Tx, community_id: int, *, restricted: bool, limit: int = 50) -> list[Case]:
    """Open cases, the earliest promise first; restricted ones only where asked for."""
    rows = await tx.rows(OPEN, community_id=community_id, restricted=restricted, limit=limit)
    return [case_of(r) for r in rows]


async def end(
    tx: Tx, case_id: int, state: str, by: int, now: datetime, outcome: str | None = None
) -> bool:
    """Answers or closes a case if it is still open: of two taps the first counts."""
    return bool(await tx.run(SET_STATE, id=case_id, state=state, by=by, now=now, outcome=outcome))


def event(
    tx: Tx, case_id: int, action: str, actor_id: int | None, words: str | None, now: datetime
) -> None:
    """A line in the case's history."""
    tx.later(EVENT, case_id=case_id, action=action, actor_id=actor_id, words=words, now=now)


async def events(tx: Tx, case_id: int) -> Sequence[Row]:
    """The case's history, oldest first."""
    return await tx.rows(EVENTS, id=case_id)

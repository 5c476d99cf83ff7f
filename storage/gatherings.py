"""What members propose to meet for, and the shift that it becomes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.gatherings import State
from domain.shifts import Plan
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """g.id, g.community_id, g.person_id, g.title, g.words, g.shown, g.day, g.start, g.finish,
    g.zone, g.venue, g.places, g.state, g.note, g.shift_id, g.decided_by, p.name AS proposer_name"""
FROM = "FROM gathering g JOIN person p ON p.id = g.person_id"
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE g.id = :id"
OPEN_OF = f"""
SELECT {COLUMNS} {FROM} WHERE g.person_id = :person_id AND g.community_id = :community_id
    AND g.state IN ('proposed', 'asked', 'hosted') ORDER BY g.starts_at, g.id LIMIT 20"""
SAME = """
SELECT id FROM gathering WHERE person_id = :person_id AND community_id = :community_id
    AND title = :title AND starts_at = :starts_at AND state IN ('proposed', 'asked', 'hosted')"""
ADD = """
INSERT INTO gathering (community_id, person_id, made_by, title, words, shown, day, start, finish,
    zone, starts_at, venue, places, state, created_at, changed_at)
VALUES (:community_id, :person_id, :made_by, :title, :words, :shown, :day, :start, :finish, :zone,
    :starts_at, :venue, :places, 'proposed', :now, :now) RETURNING id"""
MOVE = """
UPDATE gathering SET state = :state, note = :note, shift_id = :shift_id, decided_by = :decided_by,
    changed_at = :now WHERE id = :id AND state = :before"""
SHIFT_ENDED = """
UPDATE gathering SET state = 'cancelled', note = :reason, changed_at = :now
WHERE shift_id = :shift_id AND state = 'hosted'"""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A coffee morning, a clean-up, a skill swap. `shown`: what others may read of `words`;
    `shift_id`: what people join, once it is hosted."""

    id: int
    community_id: int
    person_id: int
    title: str
    words: str | None
    shown: str | None
    plan: Plan
    venue: str
    places: int
    state: State
    note: str | None
    shift_id: int | None
    decided_by: int | None
    proposer_name: str


def gathering_of(row: Row) -> Gathering:
    """A gathering from a row with the columns of COLUMNS."""
    plan = Plan(
        date.fromisoformat(row["day"]),
        time.fromisoformat(row["start"]),
        time.fromisoformat(row["finish"]),
        ZoneInfo(row["zone"]),
    )
    return of_row(Gathering, row, plan=plan)


async def add(tx: Tx, **values: Any) -> int:
    """Writes a proposal; answers with its id."""
    return int(await tx.value(ADD, **values))


async def find(tx: Tx, gathering_id: int) -> Gathering | None:
    """The gathering with this id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=gathering_id)
    return gathering_of(row) if row else None


async def same(tx: Tx, community_id: int, person_id: int, title: str, plan: Plan) -> int | None:
    """What this person proposed already, for the same time."""
    found = await tx.value(
        SAME,
        community_id=community_id,
        person_id=person_id,
        title=title,
        starts_at=plan.starts_at,
    )
    return None if found is None else int(found)


async def open_of(tx: Tx, community_id: int, person_id: int) -> list[Gathering]:
    """What somebody proposed and is not over, the soonest first."""
    rows = await tx.rows(OPEN_OF, community_id=community_id, person_id=person_id)
    return [gathering_of(r) for r in rows]


async def move(tx: Tx, before: State, gathering: Gathering, now: datetime) -> bool:
    """Writes the gathering's new state if it is still in `before`."""
    return bool(
        await tx.run(
            MOVE,
            id=gathering.id,
            before=before,
            state=gathering.state,
            note=gathering.note,
            shift_id=gathering.shift_id,
            decided_by=gathering.decided_by,
            now=now,
        )
    )


async def shift_ended(tx: Tx, shift_id: int, reason: str, now: datetime) -> bool:
    """The shift that it had become was called off; False where it was no gathering."""
    return bool(await tx.run(SHIFT_ENDED, shift_id=shift_id, reason=reason[:500], now=now))

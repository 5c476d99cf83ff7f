"""That a parent or carer agreed that somebody under 18 joins a shift."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from storage.db import Row, Tx

Relation = Literal["parent", "carer"]
State = Literal["asked", "agreed", "refused"]
How = Literal["here", "phone", "person", "paper"]

COLUMNS = """g.id, g.community_id, g.place_id, g.called, g.relation, g.member_id, g.brings, g.state,
    g.how, g.agreed_on, g.noted_by, m.shift_id, m.person_id, p.name AS young, n.name AS noted"""
FROM = """FROM guardian g JOIN place m ON m.id = g.place_id JOIN person p ON p.id = m.person_id
JOIN person n ON n.id = g.noted_by"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE g.id = :id"
OF_PLACE = f"SELECT {COLUMNS} {FROM} WHERE g.place_id = :place_id"
# Who was asked first stays nobody's word: what is noted last counts.
PUT = """
INSERT INTO guardian (community_id, place_id, called, relation, member_id, brings, state, how,
    agreed_on, noted_by, at)
VALUES (:community_id, :place_id, :called, :relation, :member_id, :brings, :state, :how, :agreed_on,
    :noted_by, :now)
ON CONFLICT (place_id) DO UPDATE SET called = excluded.called, relation = excluded.relation,
    member_id = excluded.member_id, brings = excluded.brings, state = excluded.state,
    how = excluded.how, agreed_on = excluded.agreed_on, noted_by = excluded.noted_by,
    at = excluded.at
RETURNING id"""
ANSWER = """
UPDATE guardian SET state = :state, agreed_on = :day WHERE id = :id AND state = 'asked'"""
# Whom somebody brings along to a shift: their places there.
BROUGHT = """
SELECT m.person_id FROM guardian g JOIN place m ON m.id = g.place_id
WHERE g.member_id = :member_id AND g.brings = 1 AND m.shift_id = :shift_id
    AND m.state IN ('joined', 'offered', 'checking', 'waiting') ORDER BY m.id LIMIT 20"""
# The same child again: by the name that the same member said before.
CHILD = """
SELECT m.person_id FROM guardian g JOIN place m ON m.id = g.place_id
JOIN person p ON p.id = m.person_id
WHERE g.member_id = :member_id AND g.brings = 1 AND g.community_id = :community_id
    AND LOWER(p.name) = LOWER(:name) AND p.telegram_id IS NULL ORDER BY g.id DESC LIMIT 1"""
AGREED = """
SELECT DISTINCT m.person_id FROM guardian g JOIN place m ON m.id = g.place_id
JOIN shift s ON s.id = m.shift_id
WHERE g.state = 'agreed' AND s.opportunity_id = :opportunity_id LIMIT 1000"""
OLD = """SELECT g.id FROM guardian g JOIN place m ON m.id = g.place_id
    JOIN shift s ON s.id = m.shift_id
    WHERE g.called IS NOT NULL AND g.at < :before AND s.ends_at < :before LIMIT :limit"""
FORGET = f"UPDATE guardian SET called = NULL, relation = NULL WHERE id IN ({OLD})"
# A child whom a member brought along has a row for its places alone.
FORGET_CHILDREN = f"""
UPDATE person SET name = '–' WHERE name <> '–' AND telegram_id IS NULL AND id IN (
    SELECT m.person_id FROM guardian g JOIN place m ON m.id = g.place_id
    WHERE g.brings = 1 AND g.id IN ({OLD}))
    AND NOT EXISTS (SELECT 1 FROM membership b WHERE b.person_id = person.id)
    AND NOT EXISTS (SELECT 1 FROM place y JOIN shift z ON z.id = y.shift_id
        WHERE y.person_id = person.id AND z.ends_at >= :before)"""


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who was asked, or agreed, for a place: `called` and `relation` (None once forgotten),
    `member_id` where they are a member, `brings` 1 where they come along themselves."""

    id: int
    community_id: int
    place_id: int
    called: str | None
    relation: Relation | None
    member_id: int | None
    brings: int
    state: State
    how: How
    agreed_on: date | None
    noted_by: int
    shift_id: int
    person_id: int
    young: str
    noted: str


@dataclass(frozen=True, slots=True)
class NewGuardian:
    """What is noted about a guardian."""

    community_id: int
    place_id: int
    called: str
    relation: Relation
    state: State
    how: How
    agreed_on: date | None
    noted_by: int
    member_id: int | None = None
    brings: int = 0


def _guardian(row: Row) -> Guardian:
    values = {name: row[name] for name in Guardian.__slots__}
    day = row["agreed_on"]
    return Guardian(**{**values, "agreed_on": date.fromisoformat(day) if day else None})


async def put(tx: Tx, new: NewGuardian, now: datetime) -> int:
    """Notes who agreed, or is asked; what was noted for the place before is replaced."""
    values = {name: getattr(new, name) for name in NewGuardian.__slots__}
    return int(await tx.value(PUT, **values, now=now))


async def find(tx: Tx, guardian_id: int) -> Guardian | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=guardian_id)
    return _guardian(row) if row else None


async def of_place(tx: Tx, place_id: int) -> Guardian | None:
    """Who agreed, or is asked, for this place."""
    row = await tx.row(OF_PLACE, place_id=place_id)
    return _guardian(row) if row else None


async def answer(tx: Tx, guardian_id: int, state: State, day: date) -> bool:
    """What they said themselves; False where it was settled before."""
    return bool(await tx.run(ANSWER, id=guardian_id, state=state, day=day))


async def brought(tx: Tx, member_id: int, shift_id: int) -> list[int]:
    """Whom a member brings along to a shift."""
    rows = await tx.rows(BROUGHT, member_id=member_id, shift_id=shift_id)
    return [int(row["person_id"]) for row in rows]


async def child(tx: Tx, community_id: int, member_id: int, name: str) -> int | None:
    """The child whom this member brought before under this name."""
    who = {"community_id": community_id, "member_id": member_id, "name": name}
    found = await tx.value(CHILD, **who)
    return None if found is None else int(found)


async def agreed(tx: Tx, opportunity_id: int) -> frozenset[int]:
    """For whom a parent or carer agreed, on any shift of an opportunity."""
    rows = await tx.rows(AGREED, opportunity_id=opportunity_id)
    return frozenset(int(row["person_id"]) for row in rows)

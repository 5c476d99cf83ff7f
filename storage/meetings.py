"""When newcomers meet a broker, as rows, and who chose which date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx, moment_of

ADD = """
INSERT INTO meeting (community_id, starts_at, place, state, made_by, made_at)
VALUES (:community_id, :starts_at, :place, 'planned', :by_id, :now) RETURNING id"""
FIND = """
SELECT id, community_id, starts_at, place, state, made_by, 0 AS guests FROM meeting
WHERE id = :id"""
COMING = """
SELECT t.id, t.community_id, t.starts_at, t.place, t.state, t.made_by,
    (SELECT COUNT(*) FROM meeting_guest g WHERE g.meeting_id = t.id) AS guests
FROM meeting t WHERE t.community_id = :community_id AND t.state = 'planned'
    AND t.starts_at > :since ORDER BY t.starts_at, t.id LIMIT :limit"""
CALL_OFF = "UPDATE meeting SET state = 'called_off' WHERE id = :id AND state = 'planned'"
FORGET_CHOICES = """
DELETE FROM meeting_guest WHERE person_id = :person_id AND came IS NULL AND meeting_id IN
    (SELECT t.id FROM meeting t WHERE t.community_id = :community_id AND t.state = 'planned')"""
CHOOSE = """
INSERT INTO meeting_guest (meeting_id, person_id, at) VALUES (:id, :person_id, :now)
ON CONFLICT (meeting_id, person_id) DO NOTHING"""
GUESTS = """
SELECT g.person_id, g.came, p.name, m.id AS membership_id, m.state FROM meeting_guest g
JOIN meeting t ON t.id = g.meeting_id JOIN person p ON p.id = g.person_id
LEFT JOIN membership m ON m.person_id = g.person_id AND m.community_id = t.community_id
WHERE g.meeting_id = :id ORDER BY p.name, p.id"""
TICK = "UPDATE meeting_guest SET came = :came WHERE meeting_id = :id AND person_id = :person_id"
CHOSEN = """
SELECT t.id, t.community_id, t.starts_at, t.place, t.state, t.made_by, 0 AS guests
FROM meeting_guest g JOIN meeting t ON t.id = g.meeting_id
WHERE g.person_id = :person_id AND t.community_id = :community_id AND t.state = 'planned'
    AND g.came IS NULL ORDER BY t.starts_at DESC LIMIT 1"""

WAITING = """
SELECT m.id FROM membership m WHERE m.community_id = :community_id
    AND m.state IN ('applied', 'meeting') AND m.state = 'meeting' ORDER BY m.id LIMIT 200"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One date: an instant, and where; `guests` how many chose it, where that was asked."""

    id: int
    community_id: int
    starts_at: datetime
    place: str
    state: str
    made_by: int
    guests: int


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who chose a date; came: what a broker ticked."""

    person_id: int
    membership_id: int
    name: str
    standing: str
    came: bool | None


def _meeting(row: Row) -> Meeting:
    return Meeting(
        int(row["id"]),
        int(row["community_id"]),
        moment_of(row["starts_at"]),
        str(row["place"]),
        str(row["state"]),
        int(row["made_by"]),
        int(row["guests"]),
    )


async def add(
    tx: Tx, community_id: int, starts_at: datetime, place: str, by_id: int, now: datetime
) -> int:
    """A date is set; its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            starts_at=starts_at,
            place=place,
            by_id=by_id,
            now=now,
        )
    )


async def find(tx: Tx, meeting_id: int) -> Meeting | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=meeting_id)
    return _meeting(row) if row else None


async def coming(tx: Tx, community_id: int, since: datetime, limit: int) -> Sequence[Meeting]:
    """Those that begin after `since`, the next first."""
    rows = await tx.rows(COMING, community_id=community_id, since=since, limit=limit)
    return [_meeting(row) for row in rows]


async def call_off(tx: Tx, meeting_id: int) -> bool:
    """It doesn't take place; False where it was called off before."""
    return bool(await tx.run(CALL_OFF, id=meeting_id))


def choose(tx: Tx, found: Meeting, person_id: int, now: datetime) -> None:
    """Somebody comes to this one, and to none that they chose before."""
    tx.later(FORGET_CHOICES, person_id=person_id, community_id=found.community_id)
    tx.later(CHOOSE, id=found.id, person_id=person_id, now=now)


async def guests(tx: Tx, meeting_id: int) -> Sequence[Guest]:
    """Who chose it."""
    return [
        Guest(
            int(row["person_id"]),
            int(row["membership_id"] or 0),
            str(row["name"]),
            str(row["state"] or ""),
            None if row["came"] is None else bool(row["came"]),
        )
        for row in await tx.rows(GUESTS, id=meeting_id)
    ]


async def tick(tx: Tx, meeting_id: int, person_id: int, *, came: bool) -> bool:
    """Whether they came; False where they had not chosen it."""
    return bool(await tx.run(TICK, id=meeting_id, person_id=person_id, came=came))


async def chosen(tx: Tx, community_id: int, person_id: int) -> Meeting | None:
    """The date that an applicant chose."""
    row = await tx.row(CHOSEN, person_id=person_id, community_id=community_id)
    return _meeting(row) if row else None


async def waiting(tx: Tx, community_id: int) -> list[int]:
    """The memberships of those whom a broker wants to meet first, the first first."""
    return [int(row["id"]) for row in await tx.rows(WAITING, community_id=community_id)]

"""Rosters of classes, team jobs and events, and who is on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.ledger import round_key
from domain.rosters import Kind, Role, State
from storage.db import Row, Tx
from storage.records import of_row
from storage.shift_lists import RUNS

COLUMNS = """o.id, o.community_id, o.kind, o.title, o.day, o.minutes, o.host_id, o.shift_id,
    o.state, o.version, o.made_by, o.ticked_by, o.decided_by, o.note, o.round,
    h.name AS host_name"""
FROM = "FROM roster o JOIN person h ON h.id = o.host_id"
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE o.id = :id"
OF_SHIFT = f"SELECT {COLUMNS} {FROM} WHERE o.shift_id = :shift_id AND o.state <> 'cancelled'"
ADD = """
INSERT INTO roster (community_id, kind, title, day, minutes, host_id, shift_id, state, made_by,
    created_at, changed_at)
VALUES (:community_id, :kind, :title, :day, :minutes, :host_id, :shift_id, 'open', :made_by, :now,
    :now) ON CONFLICT DO NOTHING RETURNING id"""
# A change counts the version on and holds the row until the commit, so that of a tick and a post
# at the same moment one sees the other.
TOUCH = """
UPDATE roster SET version = version + 1, changed_at = :now WHERE id = :id AND state = 'open'"""
MOVE = """
UPDATE roster SET state = :state, ticked_by = :ticked_by, decided_by = :decided_by, note = :note,
    version = version + 1, changed_at = :now
WHERE id = :id AND state = :before AND version = :version"""
PERSON = "w.roster_id, w.person_id, w.role, w.minutes, w.ticked, p.name"
PEOPLE = f"""
SELECT {PERSON} FROM roster_person w JOIN person p ON p.id = w.person_id
WHERE w.roster_id = :id ORDER BY p.name, p.id"""
PUT = """
INSERT INTO roster_person (roster_id, person_id, role, minutes, ticked, added_by)
VALUES (:roster_id, :person_id, :role, :minutes, :ticked, :by)
ON CONFLICT (roster_id, person_id) DO UPDATE SET ticked = excluded.ticked"""
TICK = "UPDATE roster_person SET ticked = :ticked WHERE roster_id = :id AND person_id = :person_id"
TICK_ALL = "UPDATE roster_person SET ticked = 1 WHERE roster_id = :id"
MINUTES = """
UPDATE roster_person SET minutes = :minutes, ticked = 1
WHERE roster_id = :id AND person_id = :person_id"""
UNDER_WAY = f"""
SELECT {COLUMNS} {FROM} WHERE o.community_id = :community_id AND o.state IN ('open', 'ticked')
    AND (o.made_by = :person_id OR :everybody = 1) ORDER BY o.id DESC LIMIT :limit"""
LATEST = f"""
SELECT {COLUMNS} {FROM} WHERE o.community_id = :community_id AND o.state IN ('posted', 'reversed')
    AND (o.made_by = :person_id OR :everybody = 1) ORDER BY o.changed_at DESC LIMIT :limit"""
# Shifts that are over and have no roster yet; whoever runs them can make one of who came.
SHIFTS = f"""
SELECT s.id, s.day, o.title FROM shift s JOIN opportunity o ON o.id = s.opportunity_id
WHERE s.community_id = :community_id AND s.state = 'published' AND s.ends_at <= :now
    AND s.ends_at > :since AND {RUNS}
    AND EXISTS (SELECT 1 FROM place m WHERE m.shift_id = s.id AND m.state = 'joined'
        AND m.team = 0)
    AND NOT EXISTS (SELECT 1 FROM roster r WHERE r.shift_id = s.id AND r.state <> 'cancelled')
ORDER BY s.ends_at DESC LIMIT :limit"""
CAME = """
SELECT m.person_id FROM place m JOIN membership x ON x.person_id = m.person_id
    AND x.community_id = :community_id AND x.state = 'approved'
WHERE m.shift_id = :shift_id AND m.state = 'joined' AND m.team = 0 ORDER BY m.turn"""
PROPOSER = "SELECT person_id FROM gathering WHERE shift_id = :shift_id"
MET_ON_SHIFTS = """
SELECT DISTINCT p.id, p.name FROM place m JOIN shift s ON s.id = m.shift_id
JOIN person p ON p.id = m.person_id JOIN membership x ON x.person_id = p.id
    AND x.community_id = s.community_id AND x.state = 'approved'
WHERE s.community_id = :community_id AND s.published_by = :person_id AND m.state = 'joined'
    AND m.team = 0
ORDER BY p.id LIMIT 2000"""


@dataclass(frozen=True, slots=True)
class Roster:
    """A class, a team job or an event. `minutes`: its length; `version` grows with each change."""

    id: int
    community_id: int
    kind: Kind
    title: str
    day: date
    minutes: int
    host_id: int
    shift_id: int | None
    state: State
    version: int
    made_by: int
    ticked_by: int | None
    decided_by: int | None
    note: str | None
    round: int
    host_name: str

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("roster", self.id, self.round)


@dataclass(frozen=True, slots=True)
class OnRoster:
    """Somebody on a roster; only who is ticked gains or gives hours."""

    roster_id: int
    person_id: int
    role: Role
    minutes: int
    ticked: bool
    name: str


async def add(
    tx: Tx,
    *,
    community_id: int,
    kind: Kind,
    title: str,
    day: date,
    minutes: int,
    host_id: int,
    shift_id: int | None,
    made_by: int,
    now: datetime,
) -> int | None:
    """Writes a new roster and answers with its id; None where its shift has one already."""
    found = await tx.value(
        ADD,
        community_id=community_id,
        kind=kind,
        title=title,
        day=day,
        minutes=minutes,
        host_id=host_id,
        shift_id=shift_id,
        made_by=made_by,
        now=now,
    )
    return None if found is None else int(found)


async def find(tx: Tx, roster_id: int) -> Roster | None:
    """The roster with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=roster_id)
    return of_row(Roster, row) if row else None


async def of_shift(tx: Tx, shift_id: int) -> Roster | None:
    """The roster that was made of this shift."""
    row = await tx.row(OF_SHIFT, shift_id=shift_id)
    return of_row(Roster, row) if row else None


async def people(tx: Tx, roster_id: int) -> list[OnRoster]:
    """Everybody on it beside the host, by name."""
    found = await tx.rows(PEOPLE, id=roster_id)
    return [
        OnRoster(
            r["roster_id"], r["person_id"], r["role"], r["minutes"], bool(r["ticked"]), r["name"]
        )
        for r in found
    ]


async def touch(tx: Tx, roster_id: int, now: datetime) -> bool:
    """Holds an open roster for a change; False where it isn't open any more."""
    return bool(await tx.run(TOUCH, id=roster_id, now=now))


def put(
    tx: Tx, roster_id: int, person_id: int, role: Role, minutes: int, by: int, *, ticked: bool
) -> None:
    """Puts somebody on it; who is on it already is only ticked or not."""
    tx.later(
        PUT,
        roster_id=roster_id,
        person_id=person_id,
        role=role,
        minutes=minutes,
        ticked=ticked,
        by=by,
    )


def tick(tx: Tx, roster_id: int, person_id: int, *, ticked: bool) -> None:
    """They were there, or they were not."""
    tx.later(TICK, id=roster_id, person_id=person_id, ticked=ticked)


def tick_all(tx: Tx, roster_id: int) -> None:
    """Everybody was there."""
    tx.later(TICK_ALL, id=roster_id)


def set_minutes(tx: Tx, roster_id: int, person_id: int, minutes: int) -> None:
    """They were there for so long."""
    tx.later(MINUTES, id=roster_id, person_id=person_id, minutes=minutes)


async def move(tx: Tx, before: Roster, moved: Roster, now: datetime) -> bool:
    """Writes the new state if the roster is still as it was seen: of two the first counts."""
    return bool(
        await tx.run(
            MOVE,
            id=before.id,
            before=before.state,
            version=before.version,
            state=moved.state,
            ticked_by=moved.ticked_by,
            decided_by=moved.decided_by,
            note=moved.note,
            now=now,
        )
    )


async def under_way(
    tx: Tx, community_id: int, person_id: int, *, everybody: bool, limit: int
) -> list[Roster]:
    """Rosters that are not posted yet, this person's own or (`everybody`) all, newest first."""
    rows = await tx.rows(
        UNDER_WAY,
        community_id=community_id,
        person_id=person_id,
        everybody=everybody,
        limit=limit,
    )
    return [of_row(Roster, row) for row in rows]


async def latest(
    tx: Tx, community_id: int, person_id: int, *, everybody: bool, limit: int
) -> list[Roster]:
    """Rosters that were posted, newest first."""
    rows = await tx.rows(
        LATEST, community_id=community_id, person_id=person_id, everybody=everybody, limit=limit
    )
    return [of_row(Roster, row) for row in rows]


async def shifts_without(
    tx: Tx,
    community_id: int,
    person_id: int,
    now: datetime,
    since: datetime,
    *,
    everybody: bool,
    limit: int,
) -> Sequence[Row]:
    """Shifts that are over and have no roster: id, day, title."""
    return await tx.rows(
        SHIFTS,
        community_id=community_id,
        person_id=person_id,
        organisation_id=0,
        now=now,
        since=since,
        everybody=everybody,
        limit=limit,
    )


async def came(tx: Tx, community_id: int, shift_id: int) -> list[int]:
    """Members who had a place on a shift, in the order of their turns."""
    rows = await tx.rows(CAME, community_id=community_id, shift_id=shift_id)
    return [int(row["person_id"]) for row in rows]


async def proposer(tx: Tx, shift_id: int) -> int | None:
    """The member who proposed the gathering that this shift is, if it is one."""
    found = await tx.value(PROPOSER, shift_id=shift_id)
    return None if found is None else int(found)


async def met_on_shifts(tx: Tx, community_id: int, person_id: int) -> dict[int, str]:
    """Members who had a place on a shift that this person ran: names by id."""
    rows = await tx.rows(MET_ON_SHIFTS, community_id=community_id, person_id=person_id)
    return {int(row["id"]): str(row["name"]) for row in rows}

"""Teams of employers and schools on shifts: how many places they take, and how many came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.shifts import PlaceState
from storage.db import Row, Tx, moment_of

COLUMNS = """m.id, m.shift_id, m.person_id, m.state, m.turn, m.people, m.names, m.lead_id, m.came,
    m.confirmed_at, p.name, l.name AS lead"""
FROM = """FROM place m JOIN person p ON p.id = m.person_id
LEFT JOIN person l ON l.id = m.lead_id"""
OF_SHIFT = f"""
SELECT {COLUMNS} {FROM} WHERE m.shift_id = :shift_id AND m.team = 1 AND m.state = 'joined'
ORDER BY m.turn LIMIT 500"""
OF_EMPLOYER = f"""
SELECT {COLUMNS} {FROM} WHERE m.shift_id = :shift_id AND m.person_id = :person_id AND m.team = 1
    AND m.state IN ('joined', 'offered', 'waiting')"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE m.id = :id AND m.team = 1"
TAKE = """
INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at, team, people, names,
    lead_id)
VALUES (:shift_id, :person_id, :state, :turn, :now, :now, 1, :people, :names, :lead_id)
ON CONFLICT (shift_id, person_id) DO UPDATE SET state = excluded.state, turn = excluded.turn,
    told = '', joined_at = excluded.joined_at, changed_at = excluded.changed_at,
    confirmed_at = NULL, held_until = NULL, lapses = 0,
    team = 1, people = excluded.people, names = excluded.names, lead_id = excluded.lead_id,
    came = NULL, came_by = NULL, came_at = NULL
RETURNING id"""
CHANGE = """
UPDATE place SET people = :people, names = :names, changed_at = :now
WHERE id = :id AND team = 1 AND state IN ('joined', 'offered', 'waiting')"""
CAME = """
UPDATE place SET came = :came, came_by = :by, came_at = :now
WHERE id = :id AND team = 1 AND state = 'joined'"""
FORGET = """
UPDATE place SET names = NULL WHERE id IN (SELECT m.id FROM place m
    JOIN shift s ON s.id = m.shift_id
    WHERE m.team = 1 AND m.names IS NOT NULL AND s.ends_at < :before LIMIT :limit)"""
# What teams did in a time: one row for each shift, with how long it was.
PAID = """
SELECT s.starts_at, s.ends_at, COUNT(*) AS teams, SUM(m.came) AS people
FROM shift s JOIN place m ON m.shift_id = s.id
WHERE s.community_id = :community_id AND s.state = 'published' AND s.starts_at >= :start
    AND s.starts_at < :end AND m.team = 1 AND m.state = 'joined' AND m.came > 0
GROUP BY s.id, s.starts_at, s.ends_at"""
EMPLOYERS = """
SELECT o.person_id, o.kind, p.name FROM organisation o JOIN person p ON p.id = o.person_id
WHERE o.person_id = :person_id AND o.community_id = :community_id AND o.state = 'open'
UNION ALL
SELECT o.person_id, o.kind, p.name FROM delegate d
JOIN organisation o ON o.person_id = d.for_id AND o.state = 'open'
JOIN person p ON p.id = o.person_id
WHERE d.person_id = :person_id AND d.community_id = :community_id AND d.kind = 'organisation'
    AND d.ended_at IS NULL
ORDER BY 1 LIMIT 50"""


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """An employer's place on a shift. `name` is the employer's, `lead` who signed the team up;
    `came`: how many of them were there, None until whoever runs the shift said so."""

    id: int
    shift_id: int
    person_id: int
    state: str
    turn: int
    people: int
    names: tuple[str, ...]
    lead_id: int | None
    came: int | None
    confirmed_at: str | None
    name: str
    lead: str | None


def _team(row: Row) -> TeamPlace:
    values = {name: row[name] for name in TeamPlace.__slots__}
    return TeamPlace(**{**values, "names": tuple(row["names"].split("\n")) if row["names"] else ()})


async def of_shift(tx: Tx, shift_id: int) -> list[TeamPlace]:
    """The teams that have places on a shift, in the order in which they came."""
    return [_team(row) for row in await tx.rows(OF_SHIFT, shift_id=shift_id)]


async def of_employer(tx: Tx, shift_id: int, person_id: int) -> TeamPlace | None:
    """An employer's team on a shift, or in its line, by its person row."""
    row = await tx.row(OF_EMPLOYER, shift_id=shift_id, person_id=person_id)
    return _team(row) if row else None


async def find(tx: Tx, place_id: int) -> TeamPlace | None:
    """One team, whatever its state; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=place_id)
    return _team(row) if row else None


async def take(
    tx: Tx,
    shift_id: int,
    person_id: int,
    state: PlaceState,
    turn: int,
    people: int,
    names: Sequence[str],
    lead_id: int,
    now: datetime,
) -> int:
    """Gives a team its places, or a turn in the line; the caller has locked the shift and
    counted."""
    return int(
        await tx.value(
            TAKE,
            shift_id=shift_id,
            person_id=person_id,
            state=state,
            turn=turn,
            people=people,
            names="\n".join(names) or None,
            lead_id=lead_id,
            now=now,
        )
    )


async def change(tx: Tx, place_id: int, people: int, names: Sequence[str], now: datetime) -> bool:
    """Another number of people, or other names, in the same turn; False where they have left."""
    kept = "\n".join(names) or None
    return bool(await tx.run(CHANGE, id=place_id, people=people, names=kept, now=now))


async def came(tx: Tx, place_id: int, count: int, by: int, now: datetime) -> bool:
    """Records how many of a team were there; False where they have left."""
    return bool(await tx.run(CAME, id=place_id, came=count, by=by, now=now))


async def paid(tx: Tx, community_id: int, start: datetime, end: datetime) -> tuple[int, int, int]:
    """What teams did in shifts that started from `start` to before `end`: teams, people, minutes.
    Elapsed time, also where the clock was changed."""
    teams = people = minutes = 0
    for row in await tx.rows(PAID, community_id=community_id, start=start, end=end):
        length = moment_of(row["ends_at"]) - moment_of(row["starts_at"])
        teams += int(row["teams"])
        people += int(row["people"])
        minutes += int(row["people"]) * int(length.total_seconds() // 60)
    return teams, people, minutes


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation for which somebody acts, by its person row; or which they are."""

    person_id: int
    kind: str
    name: str


async def employers(tx: Tx, person_id: int, community_id: int) -> list[Employer]:
    """The organisations of a timebank for which somebody acts, of every kind."""
    rows = await tx.rows(EMPLOYERS, person_id=person_id, community_id=community_id)
    return [Employer(row["person_id"], row["kind"], row["name"]) for row in rows]

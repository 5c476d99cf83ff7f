"""What whoever runs shifts looks at: everybody on one shift, and shifts that are over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.db import Row, Tx, moment_of
from storage.shift_lists import RUNS

Reach = Literal["here", "stopped", "none"]
ROSTER = """
SELECT m.id, m.person_id, m.state, m.turn, m.told, m.confirmed_at, m.team, m.people, m.names,
    m.came, p.name, h.state AS served, h.minutes,
    CASE WHEN p.telegram_id IS NULL THEN 'none' WHEN p.chat_open = 0 THEN 'stopped' ELSE 'here' END
    AS reach
FROM place m JOIN person p ON p.id = m.person_id
LEFT JOIN service_hours h ON h.shift_id = m.shift_id AND h.person_id = m.person_id
WHERE m.shift_id = :shift_id AND m.state <> 'left' ORDER BY m.turn LIMIT 2000"""
ONE = "SELECT shift_id, person_id, state, team FROM place WHERE id = :id"
CONFIRM = """
UPDATE place SET confirmed_at = :now, changed_at = :now
WHERE id = :id AND state = 'joined' AND confirmed_at IS NULL"""
PAST = f"""
SELECT s.id, s.starts_at, s.ends_at, s.places, o.title,
    (SELECT COALESCE(SUM(x.people), 0) FROM place x WHERE x.shift_id = s.id
        AND x.state = 'joined') AS joined,
    (SELECT COUNT(*) FROM service_hours h WHERE h.shift_id = s.id AND h.person_id IS NOT NULL
        AND h.state IN ('said', 'confirmed'))
    + (SELECT COALESCE(SUM(g.heads), 0) FROM service_hours g WHERE g.shift_id = s.id
        AND g.person_id IS NULL AND g.state IN ('said', 'confirmed')) AS came,
    (SELECT COALESCE(SUM(h.minutes), 0) FROM service_hours h WHERE h.shift_id = s.id
        AND h.person_id IS NOT NULL AND h.state = 'confirmed') AS minutes,
    (SELECT COALESCE(SUM(t.came), 0) FROM place t WHERE t.shift_id = s.id AND t.team = 1
        AND t.state = 'joined') AS team_came
FROM shift s JOIN opportunity o ON o.id = s.opportunity_id
WHERE s.community_id = :community_id AND s.state = 'published' AND s.starts_at > :since
    AND s.starts_at <= :now AND s.ends_at <= :now AND {RUNS}
ORDER BY s.starts_at DESC, s.id DESC LIMIT :limit"""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on a shift or in its line, or a team of `people`. `reach`: whether messages reach
    them here; `served`: what is kept of their hours there, None for nothing yet."""

    id: int
    person_id: int
    state: str
    turn: int
    told: str
    confirmed_at: str | None
    team: int
    people: int
    names: tuple[str, ...]
    came: int | None
    name: str
    served: str | None
    minutes: int | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Over:
    """A shift that is over: its places, how many had one, how many residents came and for how long
    (as confirmed), how many of teams."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    places: int
    joined: int
    came: int
    minutes: int
    team_came: int


def _line(row: Row) -> Line:
    values = {name: row[name] for name in Line.__slots__}
    return Line(**{**values, "names": tuple(row["names"].split("\n")) if row["names"] else ()})


async def roster(tx: Tx, shift_id: int) -> list[Line]:
    """Everybody who has a place, is offered one, or waits, in the order in which they came."""
    return [_line(row) for row in await tx.rows(ROSTER, shift_id=shift_id)]


async def place(tx: Tx, place_id: int) -> Row | None:
    """Whose place this is, on which shift; the caller checks who may know."""
    return await tx.row(ONE, id=place_id)


async def confirm(tx: Tx, place_id: int, now: datetime) -> bool:
    """They are coming; False where they said so already, or have no place."""
    return bool(await tx.run(CONFIRM, id=place_id, now=now))


async def past(
    tx: Tx,
    community_id: int,
    person_id: int,
    organisation_id: int,
    since: datetime,
    now: datetime,
    limit: int,
    *,
    everybody: bool,
) -> Sequence[Over]:
    """Shifts that are over which somebody ran, or (`everybody`) anybody did, the last first."""
    found = await tx.rows(
        PAST,
        community_id=community_id,
        person_id=person_id,
        organisation_id=organisation_id,
        since=since,
        now=now,
        limit=limit,
        everybody=everybody,
    )
    return [
        Over(
            row["id"],
            row["title"],
            moment_of(row["starts_at"]),
            moment_of(row["ends_at"]),
            row["places"],
            *(int(row[name]) for name in ("joined", "came", "minutes", "team_came")),
        )
        for row in found
    ]

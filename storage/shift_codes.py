"""Codes on site: what they are made of, who gave a right one, and who tried how often."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.rotating import Fit
from storage.db import Row, Tx, moment_of
from storage.shifts import COLUMNS, FROM, Shift, shift_of

ArrivalState = Literal["here", "asked", "let_in", "refused", "waits"]
By = Literal["link", "digits"]

MAKE = """
INSERT INTO shift_code (shift_id, secret, made_by, made_at, shown_until)
VALUES (:shift_id, :secret, :by_id, :now, :until)
ON CONFLICT (shift_id) DO UPDATE SET shown_until = excluded.shown_until"""
FIND = "SELECT secret, shown_until FROM shift_code WHERE shift_id = :shift_id"
# Shifts of a timebank that have a code and go on now, or did a short while ago.
AROUND = f"""
SELECT {COLUMNS}, k.secret, m.state AS mine {FROM} JOIN shift_code k ON k.shift_id = s.id
LEFT JOIN place m ON m.shift_id = s.id AND m.person_id = :person_id
WHERE s.community_id = :community_id AND s.state = 'published'
    AND s.starts_at > :since AND s.starts_at <= :until ORDER BY s.starts_at, s.id LIMIT :limit"""
# Whether somebody has a place today: then six digits are meant as a code.
TODAY = """
SELECT m.shift_id FROM place m JOIN shift s ON s.id = m.shift_id
WHERE m.person_id = :person_id AND m.state IN ('joined', 'waiting') AND s.state = 'published'
    AND s.starts_at > :since AND s.starts_at <= :until ORDER BY s.starts_at, s.id LIMIT 1"""
TRIED = """
INSERT INTO shift_code_try (community_id, person_id, shift_id, fits, at)
VALUES (:community_id, :person_id, :shift_id, :fits, :now)"""
# Counted as far as the limits go, so that nobody can make it slow.
TRIES = """
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM shift_code_try x WHERE x.person_id = :person_id
        AND x.at > :since AND x.fits = 'wrong' LIMIT :most) q) AS wrong,
    (SELECT COUNT(*) FROM (SELECT 1 FROM shift_code_try x WHERE x.community_id = :community_id
        AND x.at > :since AND x.fits = 'wrong' LIMIT :most_in_all) q) AS wrong_in_all"""
GAVE_RIGHT = """
SELECT 1 FROM shift_code_try x WHERE x.person_id = :person_id AND x.at > :since
    AND x.shift_id = :shift_id AND x.fits = 'right' LIMIT 1"""
FORGET = """
DELETE FROM shift_code_try WHERE id IN
    (SELECT x.id FROM shift_code_try x WHERE x.at < :before ORDER BY x.at LIMIT :limit)"""
ARRIVE = """
INSERT INTO shift_arrival (community_id, shift_id, person_id, state, how, at)
VALUES (:community_id, :shift_id, :person_id, :state, :how, :now)
ON CONFLICT (shift_id, person_id) DO NOTHING RETURNING id"""
_ARRIVAL = """a.id, a.community_id, a.shift_id, a.person_id, a.state, a.how, a.at, p.name
FROM shift_arrival a JOIN person p ON p.id = a.person_id"""
ARRIVAL = f"SELECT {_ARRIVAL} WHERE a.id = :id"
ARRIVAL_OF = f"SELECT {_ARRIVAL} WHERE a.shift_id = :shift_id AND a.person_id = :person_id"
WAITING = f"""
SELECT {_ARRIVAL} WHERE a.person_id = :person_id AND a.state = 'waits'
    AND a.community_id = :community_id ORDER BY a.id LIMIT :limit"""
MOVE = """
UPDATE shift_arrival SET state = :state, decided_by = :by_id, decided_at = :decided_at
WHERE id = :id AND state = :before"""
COUNT = """
SELECT COUNT(*) FROM shift_arrival WHERE shift_id = :shift_id AND state IN ('here', 'let_in')"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who gave a right code on site."""

    id: int
    community_id: int
    shift_id: int
    person_id: int
    state: ArrivalState
    how: By
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A shift with what its codes are made of; `shift.mine` is the asker's place."""

    shift: Shift
    secret: str


def _arrival(row: Row) -> Arrival:
    values = {name: row[name] for name in Arrival.__slots__}
    values["at"] = moment_of(row["at"])
    return Arrival(**values)


def make(tx: Tx, shift_id: int, secret: str, by_id: int, now: datetime, until: datetime) -> None:
    """A shift has codes from now on, which are made anew by themselves until then; one that has
    them keeps its secret."""
    tx.later(MAKE, shift_id=shift_id, secret=secret, by_id=by_id, now=now, until=until)


async def find(tx: Tx, shift_id: int) -> tuple[str, datetime] | None:
    """What a shift's codes are made of, and until when they are made anew by themselves."""
    row = await tx.row(FIND, shift_id=shift_id)
    return (str(row["secret"]), moment_of(row["shown_until"])) if row else None


async def around(
    tx: Tx, community_id: int, person_id: int, since: datetime, until: datetime, limit: int
) -> Sequence[Coded]:
    """Shifts of a timebank with a code that begin between these moments."""
    rows = await tx.rows(
        AROUND,
        community_id=community_id,
        person_id=person_id,
        since=since,
        until=until,
        limit=limit,
    )
    return [Coded(shift_of(row), str(row["secret"])) for row in rows]


async def today(tx: Tx, person_id: int, since: datetime, until: datetime) -> int | None:
    """A shift that begins between these moments and on which this person is wanted."""
    found = await tx.value(TODAY, person_id=person_id, since=since, until=until)
    return None if found is None else int(found)


def tried(
    tx: Tx, community_id: int, person_id: int, shift_id: int | None, fits: Fit, now: datetime
) -> None:
    """Somebody gave a code."""
    who = {"community_id": community_id, "person_id": person_id}
    tx.later(TRIED, **who, shift_id=shift_id, fits=fits, now=now)


async def tries(
    tx: Tx, community_id: int, person_id: int, since: datetime, most: int, most_in_all: int
) -> tuple[int, int]:
    """How many wrong codes this person gave, and everybody in the timebank, as far as anybody
    counts."""
    row = await tx.row(
        TRIES,
        community_id=community_id,
        person_id=person_id,
        since=since,
        most=most,
        most_in_all=most_in_all,
    )
    assert row is not None
    return int(row["wrong"]), int(row["wrong_in_all"])


async def arrive(
    tx: Tx,
    community_id: int,
    shift_id: int,
    person_id: int,
    state: ArrivalState,
    how: By,
    now: datetime,
) -> int | None:
    """Keeps that somebody gave a right code; None where they did before."""
    found = await tx.value(
        ARRIVE,
        community_id=community_id,
        shift_id=shift_id,
        person_id=person_id,
        state=state,
        how=how,
        now=now,
    )
    return None if found is None else int(found)


async def arrival(tx: Tx, arrival_id: int) -> Arrival | None:
    """One by its id."""
    row = await tx.row(ARRIVAL, id=arrival_id)
    return _arrival(row) if row else None


async def arrival_of(tx: Tx, shift_id: int, person_id: int) -> Arrival | None:
    """Somebody's at a shift."""
    row = await tx.row(ARRIVAL_OF, shift_id=shift_id, person_id=person_id)
    return _arrival(row) if row else None


async def waiting(tx: Tx, community_id: int, person_id: int, limit: int = 20) -> Sequence[Arrival]:
    """Those of somebody who was no member of this timebank then."""
    rows = await tx.rows(WAITING, community_id=community_id, person_id=person_id, limit=limit)
    return [_arrival(row) for row in rows]


async def move(tx: Tx, one: Arrival, state: ArrivalState, by_id: int | None, now: datetime) -> bool:
    """Changes an arrival if it is still as it was read."""
    decided = now if by_id is not None else None
    values = {"id": one.id, "before": one.state, "state": state}
    return bool(await tx.run(MOVE, **values, by_id=by_id, decided_at=decided))


async def count(tx: Tx, shift_id: int) -> int:
    """How many are there by a code."""
    return int(await tx.value(COUNT, shift_id=shift_id))


async def gave_right(tx: Tx, person_id: int, shift_id: int, since: datetime) -> bool:
    """Whether somebody gave a right code of this shift since then."""
    found = await tx.value(GAVE_RIGHT, person_id=person_id, shift_id=shift_id, since=since)
    return found is not None

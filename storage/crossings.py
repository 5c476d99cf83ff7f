"""Help between members of two timebanks, and people who move from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.across import Action, MoveState, State
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """c.id, c.pact_id, c.giver_in, c.receiver_in, c.begun_in, c.giver_id, c.receiver_id,
    c.named, c.request_id, c.shown, c.skill, c.area, c.day, c.minutes, c.state, c.approved_by,
    c.asked_by, c.logger_id, c.decided_by, c.note, c.created_at, c.changed_at,
    g.name AS giver_name, r.name AS receiver_name, d.name AS decided_name,
    gc.name AS giver_timebank, rc.name AS receiver_timebank"""
FROM = """FROM crossing c LEFT JOIN person g ON g.id = c.giver_id
LEFT JOIN person r ON r.id = c.receiver_id LEFT JOIN person d ON d.id = c.decided_by
JOIN community gc ON gc.id = c.giver_in JOIN community rc ON rc.id = c.receiver_in"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE c.id = :id"
LOCK = "UPDATE crossing SET state = state WHERE id = :id"
ADD = """
INSERT INTO crossing (pact_id, giver_in, receiver_in, begun_in, giver_id, receiver_id, named,
    request_id, shown, skill, area, day, minutes, state, asked_by, logger_id, created_at,
    changed_at)
VALUES (:pact_id, :giver_in, :receiver_in, :begun_in, :giver_id, :receiver_id, :named,
    :request_id, :shown, :skill, :area, :day, :minutes, :state, :asked_by, :logger_id, :now, :now)
ON CONFLICT DO NOTHING RETURNING id"""
MOVE = """
UPDATE crossing SET state = :state, giver_id = :giver_id, receiver_id = :receiver_id,
    day = :day, minutes = :minutes, approved_by = :approved_by, logger_id = :logger_id,
    decided_by = :decided_by, note = :note, changed_at = :now
WHERE id = :id AND state = :before"""
EVENT = """
INSERT INTO crossing_event (crossing_id, action, state, actor_id, minutes, words, at)
VALUES (:id, :action, :state, :actor_id, :minutes, :words, :now)"""
ASK = """
INSERT INTO crossing_asked (crossing_id, person_id, said, at)
VALUES (:id, :person_id, 'asked', :now) ON CONFLICT DO NOTHING"""
SAID = """
UPDATE crossing_asked SET said = :said, at = :now
WHERE crossing_id = :id AND person_id = :person_id"""
ASKED = """
SELECT person_id, said FROM crossing_asked WHERE crossing_id = :id ORDER BY person_id"""
ENDED = "('posted', 'reversed', 'declined', 'cancelled', 'lapsed')"
OF_REQUEST = f"""
SELECT {COLUMNS} {FROM} WHERE c.request_id = :id AND c.state NOT IN {ENDED} ORDER BY c.id"""
LATEST = f"""
SELECT {COLUMNS} {FROM} WHERE c.pact_id = :id AND c.state IN ('posted', 'reversed')
ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit"""
OPEN_OF = f"""
SELECT {COLUMNS} {FROM} WHERE c.state NOT IN {ENDED}
    AND (c.giver_id = :person_id AND c.giver_in = :community_id
        OR c.receiver_id = :person_id AND c.receiver_in = :community_id) ORDER BY c.id LIMIT 50"""
MOVES = """m.id, m.person_id, m.from_id, m.to_id, m.area, m.state, m.minutes, m.joined,
    m.confirmed_by, m.decided_by, m.note, m.created_at, p.name, a.name AS from_name,
    b.name AS to_name, d.name AS decided_name"""
MOVES_FROM = """FROM relocation m JOIN person p ON p.id = m.person_id
JOIN community a ON a.id = m.from_id JOIN community b ON b.id = m.to_id
LEFT JOIN person d ON d.id = m.decided_by"""
MOVE_BY_ID = f"SELECT {MOVES} {MOVES_FROM} WHERE m.id = :id"
LOCK_MOVE = "UPDATE relocation SET state = state WHERE id = :id"
ADD_MOVE = """
INSERT INTO relocation (person_id, from_id, to_id, area, state, created_at, changed_at)
VALUES (:person_id, :from_id, :to_id, :area, 'asked', :now, :now)
ON CONFLICT DO NOTHING RETURNING id"""
OPEN_MOVE = f"""
SELECT {MOVES} {MOVES_FROM} WHERE m.person_id = :person_id AND m.state IN ('asked', 'confirmed')"""
MOVE_ON = """
UPDATE relocation SET state = :state, minutes = :minutes, joined = :joined,
    confirmed_by = :confirmed_by, decided_by = :decided_by, note = :note, changed_at = :now
WHERE id = :id AND state = :before"""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Help that a member of one timebank gives a member of another. `logger_id` gave the figure;
    `named` is the person whom the other timebank's broker places."""

    id: int
    pact_id: int
    giver_in: int
    receiver_in: int
    begun_in: int
    giver_id: int | None
    receiver_id: int | None
    named: str | None
    request_id: int | None
    shown: str
    skill: str | None
    area: str | None
    day: date | None
    minutes: int | None
    state: State
    approved_by: int | None
    asked_by: int | None
    logger_id: int | None
    decided_by: int | None
    note: str | None
    created_at: str
    changed_at: str
    giver_name: str | None
    receiver_name: str | None
    decided_name: str | None
    giver_timebank: str
    receiver_timebank: str

    @property
    def mark(self) -> str:
        """What tells one standing from another, for the buttons of its card."""
        return f"{self.state}.{self.minutes or 0}.{self.logger_id or 0}"

    @property
    def parties(self) -> frozenset[int]:
        """The two people, as far as known."""
        return frozenset(p for p in (self.giver_id, self.receiver_id) if p is not None)

    @property
    def other_id(self) -> int | None:
        """Who of the two is asked about the figure."""
        if self.logger_id is None:
            return None
        return self.receiver_id if self.logger_id == self.giver_id else self.giver_id

    def home(self, person_id: int) -> int:
        """The timebank in which one of the two is in it."""
        return self.giver_in if person_id == self.giver_id else self.receiver_in


@dataclass(frozen=True, slots=True)
class Relocation:
    """Somebody's move. `minutes`: the balance that went along; `joined`: it made the membership."""

    id: int
    person_id: int
    from_id: int
    to_id: int
    area: str | None
    state: MoveState
    minutes: int | None
    joined: bool
    confirmed_by: int | None
    decided_by: int | None
    note: str | None
    created_at: str
    name: str
    from_name: str
    to_name: str
    decided_name: str | None


def crossing_of(row: Row) -> Crossing:
    """From a row with the columns of COLUMNS."""
    return of_row(Crossing, row)


async def find(tx: Tx, crossing_id: int) -> Crossing | None:
    """The help with this id; the caller checks whom it concerns."""
    row = await tx.row(BY_ID, id=crossing_id)
    return crossing_of(row) if row else None


async def locked(tx: Tx, crossing_id: int) -> Crossing | None:
    """As `find`, with nobody else moving it before this transaction ends."""
    tx.later(LOCK, id=crossing_id)
    return await find(tx, crossing_id)


async def add(tx: Tx, values: dict[str, Any], now: datetime) -> int | None:
    """Writes a new one; None where the request is open in that pair already."""
    found = await tx.value(ADD, **values, now=now)
    return int(found) if found else None


async def move(tx: Tx, before: State, one: Crossing, now: datetime) -> bool:
    """Writes its new state if it is still in `before`."""
    names = (
        *("id", "state", "giver_id", "receiver_id", "day", "minutes", "approved_by"),
        *("logger_id", "decided_by", "note"),
    )
    values = {name: getattr(one, name) for name in names}
    return bool(await tx.run(MOVE, **values, before=before, now=now))


def event(
    tx: Tx, one: Crossing, action: Action, actor_id: int | None, words: str | None, now: datetime
) -> None:
    """A line in its history."""
    tx.later(
        EVENT,
        id=one.id,
        action=action,
        state=one.state,
        actor_id=actor_id,
        minutes=one.minutes,
        words=words,
        now=now,
    )


def ask(tx: Tx, crossing_id: int, person_id: int, now: datetime) -> None:
    """Keeps that somebody of the other timebank is asked."""
    tx.later(ASK, id=crossing_id, person_id=person_id, now=now)


def said(tx: Tx, crossing_id: int, person_id: int, answer: str, now: datetime) -> None:
    """Keeps what they said: yes or no."""
    tx.later(SAID, id=crossing_id, person_id=person_id, said=answer, now=now)


async def asked(tx: Tx, crossing_id: int) -> dict[int, str]:
    """Who was asked, and what they said."""
    return {int(r["person_id"]): str(r["said"]) for r in await tx.rows(ASKED, id=crossing_id)}


async def of_request(tx: Tx, request_id: int) -> Sequence[Crossing]:
    """Where this request is asked elsewhere now."""
    return [crossing_of(row) for row in await tx.rows(OF_REQUEST, id=request_id)]


async def latest(tx: Tx, pact_id: int, limit: int) -> Sequence[Crossing]:
    """The last ones of a pair that moved hours, newest first."""
    return [crossing_of(row) for row in await tx.rows(LATEST, id=pact_id, limit=limit)]


async def open_of(tx: Tx, community_id: int, person_id: int) -> Sequence[Crossing]:
    """What a member of this timebank has under way with other timebanks."""
    rows = await tx.rows(OPEN_OF, community_id=community_id, person_id=person_id)
    return [crossing_of(row) for row in rows]


def relocation_of(row: Row) -> Relocation:
    """From a row with the columns of MOVES."""
    return of_row(Relocation, row)


async def add_move(
    tx: Tx, person_id: int, old: int, new: int, area: str | None, now: datetime
) -> int | None:
    """Somebody asks to move; None where a move of theirs waits already."""
    values = {"person_id": person_id, "from_id": old, "to_id": new, "area": area}
    found = await tx.value(ADD_MOVE, **values, now=now)
    return int(found) if found else None


async def relocation(tx: Tx, move_id: int, *, hold: bool = False) -> Relocation | None:
    """The move with this id; with `hold`, nobody else changes it in the meantime."""
    if hold:
        tx.later(LOCK_MOVE, id=move_id)
    row = await tx.row(MOVE_BY_ID, id=move_id)
    return relocation_of(row) if row else None


async def open_move(tx: Tx, person_id: int) -> Relocation | None:
    """The move of this person that waits."""
    row = await tx.row(OPEN_MOVE, person_id=person_id)
    return relocation_of(row) if row else None


async def move_on(tx: Tx, before: MoveState, one: Relocation, now: datetime) -> bool:
    """Writes its new state if it is still in `before`."""
    names = ("id", "state", "minutes", "joined", "confirmed_by", "decided_by", "note")
    values = {name: getattr(one, name) for name in names}
    return bool(await tx.run(MOVE_ON, **values, before=before, now=now))

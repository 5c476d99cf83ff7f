"""Who would do something that has no shifts, and what an organiser answered."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx

ASK = """
INSERT INTO interest (opportunity_id, person_id, state, asked_at)
VALUES (:opportunity_id, :person_id, 'asked', :now)
ON CONFLICT (opportunity_id, person_id) DO UPDATE SET state = 'asked', asked_at = excluded.asked_at,
    answered_at = NULL, answered_by = NULL WHERE interest.state IN ('left', 'declined')
RETURNING id"""
ANSWER = """
UPDATE interest SET state = :state, answered_at = :now, answered_by = :by
WHERE opportunity_id = :opportunity_id AND person_id = :person_id AND state = :before"""
HOLD = "UPDATE opportunity SET title = title WHERE id = :id"
_INTEREST = """
SELECT i.id, i.opportunity_id, i.person_id, i.state, p.name FROM interest i
JOIN person p ON p.id = i.person_id"""


@dataclass(frozen=True, slots=True)
class Interest:
    """That somebody would do something that has no shifts, and what became of it."""

    id: int
    opportunity_id: int
    person_id: int
    state: str
    name: str


def hold(tx: Tx, opportunity_id: int) -> None:
    """Nobody else decides about it, takes that back, or says yes to anybody before this transaction
    ends; what is read after this is true until then."""
    tx.later(HOLD, id=opportunity_id)


async def ask(tx: Tx, opportunity_id: int, person_id: int, now: datetime) -> bool:
    """Somebody would do it; False where they said so before."""
    found = await tx.value(ASK, opportunity_id=opportunity_id, person_id=person_id, now=now)
    return found is not None


async def answer(tx: Tx, one: Interest, state: str, by: int | None, now: datetime) -> bool:
    """What became of it; False where somebody answered since it was read."""
    return bool(
        await tx.run(
            ANSWER,
            opportunity_id=one.opportunity_id,
            person_id=one.person_id,
            before=one.state,
            state=state,
            by=by,
            now=now,
        )
    )


async def interest(tx: Tx, opportunity_id: int, person_id: int) -> Interest | None:
    """Whether somebody would do it."""
    row = await tx.row(
        f"{_INTEREST} WHERE i.opportunity_id = :opportunity_id AND i.person_id = :person_id",
        opportunity_id=opportunity_id,
        person_id=person_id,
    )
    return _interest(row) if row else None


async def interest_by_id(tx: Tx, interest_id: int) -> Interest | None:
    """The same by its id."""
    row = await tx.row(f"{_INTEREST} WHERE i.id = :id", id=interest_id)
    return _interest(row) if row else None


async def interested(tx: Tx, opportunity_id: int) -> list[Interest]:
    """Who would do it or does, in the order in which they said so."""
    found = await tx.rows(
        f"{_INTEREST} WHERE i.opportunity_id = :id AND i.state IN ('asked', 'accepted')"
        " ORDER BY i.id LIMIT 200",
        id=opportunity_id,
    )
    return [_interest(row) for row in found]


def _interest(row: Row) -> Interest:
    return Interest(row["id"], row["opportunity_id"], row["person_id"], row["state"], row["name"])

"""What volunteers said about a shift afterwards, in two taps; asked once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.db import Row, Tx, moment_of

How = Literal["good", "fine", "poor"]
Again = Literal["yes", "maybe", "no"]

ASK = """
INSERT INTO shift_feedback (community_id, opportunity_id, shift_id, person_id, asked_at)
VALUES (:community_id, :opportunity_id, :shift_id, :person_id, :now)
ON CONFLICT (shift_id, person_id) DO NOTHING RETURNING id"""
_FEEDBACK = """f.id, f.community_id, f.opportunity_id, f.shift_id, f.person_id, f.how, f.again,
    f.shown, f.asked_at FROM shift_feedback f"""
FIND = f"SELECT {_FEEDBACK} WHERE f.id = :id"
ASKED_SINCE = """
SELECT 1 FROM shift_feedback f WHERE f.person_id = :person_id AND f.asked_at >= :since LIMIT 1"""
HOW = "UPDATE shift_feedback SET how = :how WHERE id = :id AND how IS NULL"
AGAIN = """
UPDATE shift_feedback SET again = :again, answered_at = :now
WHERE id = :id AND how IS NOT NULL AND again IS NULL"""
SHOWN = """
UPDATE shift_feedback SET shown = :shown
WHERE id = :id AND answered_at IS NOT NULL AND shown IS NULL"""
COUNT = """
SELECT COUNT(*) FROM shift_feedback f
WHERE f.opportunity_id = :opportunity_id AND f.answered_at IS NOT NULL"""
ANSWERS = """
SELECT f.how, f.again, f.shown FROM shift_feedback f
WHERE f.opportunity_id = :opportunity_id AND f.answered_at IS NOT NULL
ORDER BY f.answered_at, f.id LIMIT :limit"""
FORGET = """
DELETE FROM shift_feedback WHERE id IN (SELECT f.id FROM shift_feedback f
    WHERE f.asked_at < :before ORDER BY f.asked_at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was asked of somebody about a shift, and what they answered so far."""

    id: int
    community_id: int
    opportunity_id: int
    shift_id: int
    person_id: int
    how: How | None
    again: Again | None
    shown: str | None
    asked_at: datetime


async def ask(
    tx: Tx, community_id: int, opportunity_id: int, shift_id: int, person_id: int, now: datetime
) -> int | None:
    """Keeps that somebody is asked; None where they were before."""
    found = await tx.value(
        ASK,
        community_id=community_id,
        opportunity_id=opportunity_id,
        shift_id=shift_id,
        person_id=person_id,
        now=now,
    )
    return None if found is None else int(found)


async def find(tx: Tx, feedback_id: int) -> Feedback | None:
    """One by its id."""
    row = await tx.row(FIND, id=feedback_id)
    if row is None:
        return None
    values = {name: row[name] for name in Feedback.__slots__}
    return Feedback(**{**values, "asked_at": moment_of(row["asked_at"])})


async def asked_since(tx: Tx, person_id: int, since: datetime) -> bool:
    """Whether somebody was asked about any shift since then."""
    return await tx.value(ASKED_SINCE, person_id=person_id, since=since) is not None


async def say_how(tx: Tx, feedback_id: int, how: How) -> bool:
    """The first tap; False where it was there."""
    return bool(await tx.run(HOW, id=feedback_id, how=how))


async def say_again(tx: Tx, feedback_id: int, again: Again, now: datetime) -> bool:
    """The second tap; False before the first one, or where it was there."""
    return bool(await tx.run(AGAIN, id=feedback_id, again=again, now=now))


async def say_words(tx: Tx, feedback_id: int, shown: str) -> bool:
    """Words besides; False where there were some."""
    return bool(await tx.run(SHOWN, id=feedback_id, shown=shown))


async def count(tx: Tx, opportunity_id: int) -> int:
    """How many answered about any time of an opportunity."""
    return int(await tx.value(COUNT, opportunity_id=opportunity_id))


async def answers(tx: Tx, opportunity_id: int, limit: int) -> Sequence[Row]:
    """The first so many answers: how, again, shown."""
    return await tx.rows(ANSWERS, opportunity_id=opportunity_id, limit=limit)

"""What happens to places and shifts as time goes on: offers that end, lists that are called, places
that a broker looks at, the fewest people, and the same again next week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from storage.clashes import BESIDE_SHIFT, Clash, clash_of
from storage.db import Tx, moment_of
from storage.shift_lists import OF_PERSON
from storage.shifts import Shift, shift_of

# Behind everybody who waits: a new turn, and one more offer that ended without a word.
BACK = """
UPDATE place SET state = 'waiting', told = 'back', held_until = NULL, turn = :turn,
    lapses = lapses + 1, changed_at = :now WHERE id = :id AND state = 'offered'"""
CALL = """
UPDATE place SET told = 'open' WHERE shift_id = :shift_id AND state = 'waiting'
    AND people <= :most"""
UNCALL = """
UPDATE place SET told = '' WHERE shift_id = :shift_id AND state = 'waiting' AND told = 'open'"""
NEEDS = "UPDATE place SET needs = :needs WHERE id = :id"
CLEAR = "UPDATE place SET cleared_at = :now, needs = '' WHERE id = :id"
IS_ADULT = """
UPDATE membership SET adult = 1
WHERE community_id = :community_id AND person_id = :person_id AND adult IS NULL"""
MEMBER = """
SELECT m.id, m.adult, s.starts_at, s.ends_at FROM shift s LEFT JOIN membership m
    ON m.community_id = s.community_id AND m.person_id = :person_id WHERE s.id = :shift_id"""
CLEARED = """
SELECT 1 FROM place m JOIN shift s ON s.id = m.shift_id WHERE m.person_id = :person_id
    AND s.opportunity_id = :opportunity_id AND m.cleared_at IS NOT NULL LIMIT 1"""
PLACE_BY_ID = "SELECT shift_id, person_id FROM place WHERE id = :id"
ASK_AGAIN = """
UPDATE place SET confirmed_at = NULL WHERE shift_id = :shift_id AND state = 'joined'"""
WOULD_AGAIN = """
UPDATE place SET again_at = :now WHERE shift_id = :shift_id AND person_id = :person_id
    AND state = 'joined' AND again_at IS NULL"""
AGAIN = """
SELECT person_id FROM place WHERE shift_id = :shift_id AND again_at IS NOT NULL
ORDER BY turn LIMIT 500"""
LEAST_STATE = """
UPDATE shift SET least_state = :state WHERE id = :id AND least_state <> :state"""
LEAST = "UPDATE shift SET least = :least WHERE id = :id AND state = 'published'"
NOW_ON = """
UPDATE opportunity SET first_day = :day, close_on = NULL WHERE id = :id AND rrule IS NULL"""
NEXT_OF = """
SELECT id FROM shift WHERE opportunity_id = :opportunity_id AND state = 'published'
    AND starts_at > :now AND starts_at > :after ORDER BY starts_at, id LIMIT 1"""
ON_DAY = """
SELECT id, state FROM shift WHERE opportunity_id = :opportunity_id AND day = :day
    AND start = :start ORDER BY CASE WHEN state = 'published' THEN 0 ELSE 1 END, id LIMIT 1"""


async def back(tx: Tx, place_id: int, turn: int, now: datetime) -> bool:
    """Somebody who didn't answer an offer waits again, with this turn."""
    return bool(await tx.run(BACK, id=place_id, turn=turn, now=now))


def call(tx: Tx, shift_id: int, *, most: int) -> None:
    """Everybody who waits may have a free place now, whoever is first; a team of more people than
    `most` may not."""
    tx.later(CALL, shift_id=shift_id, most=most)


def uncall(tx: Tx, shift_id: int) -> None:
    """There is none any more."""
    tx.later(UNCALL, shift_id=shift_id)


def set_needs(tx: Tx, place_id: int, needs: str) -> None:
    """What a broker must look at."""
    tx.later(NEEDS, id=place_id, needs=needs)


def clear(tx: Tx, place_id: int, now: datetime) -> None:
    """A broker has looked: nothing stands in the way."""
    tx.later(CLEAR, id=place_id, now=now)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Who would join a shift: their membership in its timebank, whether they are an adult (None:
    nobody knows), their shifts to come, and what else they have while it is on (`span`)."""

    member: int | None
    adult: bool | None
    own: Sequence[Shift]
    clash: Clash | None
    span: tuple[datetime, datetime] | None


async def joiner(tx: Tx, shift_id: int, person_id: int, now: datetime) -> Joiner:
    """In one go, what is to be known about somebody who would join a shift; none of it hangs on
    who else joins, so it can be asked before the shift is locked."""
    member, own, clash = await tx.many(
        (MEMBER, {"shift_id": shift_id, "person_id": person_id}),
        (OF_PERSON, {"person_id": person_id, "now": now, "limit": 50}),
        (
            BESIDE_SHIFT,
            {"person_id": person_id, "shift_id": shift_id, "without": 0, "request_id": 0},
        ),
    )
    row = member[0] if member else None
    return Joiner(
        int(row["id"]) if row is not None and row["id"] is not None else None,
        bool(row["adult"]) if row is not None and row["adult"] is not None else None,
        [shift_of(one) for one in own],
        clash_of(clash[0]) if clash else None,
        (moment_of(row["starts_at"]), moment_of(row["ends_at"])) if row is not None else None,
    )


def is_adult(tx: Tx, community_id: int, person_id: int) -> None:
    """A member of whom nobody knew it says that they are 18 or over."""
    tx.later(IS_ADULT, community_id=community_id, person_id=person_id)


async def cleared(tx: Tx, opportunity_id: int, person_id: int) -> bool:
    """Whether a broker let this person join before, on any shift of the opportunity."""
    found = await tx.value(CLEARED, opportunity_id=opportunity_id, person_id=person_id)
    return found is not None


async def place_by_id(tx: Tx, place_id: int) -> tuple[int, int] | None:
    """The shift and the person of a place."""
    row = await tx.row(PLACE_BY_ID, id=place_id)
    return None if row is None else (int(row["shift_id"]), int(row["person_id"]))


def ask_again(tx: Tx, shift_id: int) -> None:
    """The shift is another: nobody has said yet that they come to this one."""
    tx.later(ASK_AGAIN, shift_id=shift_id)


async def would_again(tx: Tx, shift_id: int, person_id: int, now: datetime) -> bool:
    """Somebody who had a place would come next week as well; False where they said so before."""
    return bool(await tx.run(WOULD_AGAIN, shift_id=shift_id, person_id=person_id, now=now))


async def again(tx: Tx, shift_id: int) -> Sequence[int]:
    """Who would come again, in the order of their turns."""
    return [int(row["person_id"]) for row in await tx.rows(AGAIN, shift_id=shift_id)]


async def set_least_state(tx: Tx, shift_id: int, state: str) -> bool:
    """How far the question is whether it takes place with too few people; False where it was."""
    return bool(await tx.run(LEAST_STATE, id=shift_id, state=state))


async def set_least(tx: Tx, shift_id: int, least: int | None) -> bool:
    """The fewest people that a shift needs; False where it doesn't stand any more."""
    return bool(await tx.run(LEAST, id=shift_id, least=least))


def now_on(tx: Tx, opportunity_id: int, day: date) -> None:
    """What took place once takes place on this day as well; whoever was last is not too late."""
    tx.later(NOW_ON, id=opportunity_id, day=day)


async def next_of(tx: Tx, opportunity_id: int, after: datetime, now: datetime) -> int | None:
    """The next shift of an opportunity that starts after a moment and is still to come."""
    found = await tx.value(NEXT_OF, opportunity_id=opportunity_id, after=after, now=now)
    return None if found is None else int(found)


async def on_day(tx: Tx, opportunity_id: int, day: date, start: time) -> tuple[int, str] | None:
    """The shift of an opportunity that begins then, and its state; one that stands first."""
    row = await tx.row(ON_DAY, opportunity_id=opportunity_id, day=day, start=start)
    return None if row is None else (int(row["id"]), str(row["state"]))

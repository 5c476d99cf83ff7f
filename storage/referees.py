"""Who speaks for an applicant, as rows: when they were asked, and whether what came was good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storage.db import Tx
from storage.records import of_row

ADD = """
INSERT INTO referee (community_id, person_id, name, reach, state, by_id, asked_on)
VALUES (:community_id, :person_id, :name, :reach, 'asked', :by_id, :day) RETURNING id"""
FIND = """
SELECT id, community_id, person_id, name, reach, state, asked_on, came_on FROM referee
WHERE id = :id"""
OF = """
SELECT id, community_id, person_id, name, reach, state, asked_on, came_on FROM referee
WHERE person_id = :person_id AND community_id = :community_id ORDER BY id LIMIT 20"""
# How to reach them goes with their answer: nobody asks again.
DECIDE = """
UPDATE referee SET state = :state, came_on = :day, decided_by = :by_id, reach = NULL
WHERE id = :id AND state = 'asked'"""


@dataclass(frozen=True, slots=True)
class Referee:
    """One of them. reach: how to ask, until they answered; days are local."""

    id: int
    community_id: int
    person_id: int
    name: str
    reach: str | None
    state: str
    asked_on: date
    came_on: date | None


async def add(
    tx: Tx,
    community_id: int,
    person_id: int,
    name: str,
    reach: str | None,
    by_id: int,
    day: date,
) -> int:
    """Somebody is asked; the row's id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            person_id=person_id,
            name=name,
            reach=reach,
            by_id=by_id,
            day=day,
        )
    )


async def find(tx: Tx, referee_id: int) -> Referee | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(FIND, id=referee_id)
    return of_row(Referee, row) if row else None


async def of(tx: Tx, community_id: int, person_id: int) -> Sequence[Referee]:
    """Who was asked about somebody, the first first."""
    rows = await tx.rows(OF, community_id=community_id, person_id=person_id)
    return [of_row(Referee, row) for row in rows]


async def decide(tx: Tx, referee_id: int, state: str, by_id: int, day: date) -> bool:
    """What came of it, if it was still open."""
    return bool(await tx.run(DECIDE, id=referee_id, state=state, by_id=by_id, day=day))

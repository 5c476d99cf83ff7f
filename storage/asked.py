"""Questions that brokers ask about a card, and what people answer."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Tx
from storage.records import of_row

COLUMNS = """q.id, q.community_id, q.card, q.object_id, q.asked_by, b.name AS by_name,
    q.person_id, p.name, q.words, q.asked_at, q.back_at, q.answer, q.answered_at"""
FROM = """FROM desk_query q JOIN person b ON b.id = q.asked_by
JOIN person p ON p.id = q.person_id"""
ADD = """
INSERT INTO desk_query (community_id, card, object_id, asked_by, person_id, words, asked_at,
    back_at)
VALUES (:community_id, :card, :object_id, :asked_by, :person_id, :words, :now, :back_at)
RETURNING id"""
FIND = f"SELECT {COLUMNS} {FROM} WHERE q.id = :id"
LATEST = f"""
SELECT {COLUMNS} {FROM} WHERE q.card = :card AND q.object_id = :object_id
ORDER BY q.id DESC LIMIT 1"""
ANSWER = """
UPDATE desk_query SET answer = :answer, answered_at = :now WHERE id = :id AND answered_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Asked:
    """`by_name` asked `name` something about a card; `answer` None while they haven't answered."""

    id: int
    community_id: int
    card: str
    object_id: int
    asked_by: int
    by_name: str
    person_id: int
    name: str
    words: str
    asked_at: str
    back_at: str
    answer: str | None
    answered_at: str | None


async def add(
    tx: Tx,
    community_id: int,
    card: str,
    object_id: int,
    asked_by: int,
    person_id: int,
    words: str,
    now: datetime,
    back_at: datetime,
) -> int:
    """Keeps a question; answers with its id."""
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            card=card,
            object_id=object_id,
            asked_by=asked_by,
            person_id=person_id,
            words=words,
            now=now,
            back_at=back_at,
        )
    )


async def find(tx: Tx, query_id: int) -> Asked | None:
    """The question with this id."""
    row = await tx.row(FIND, id=query_id)
    return of_row(Asked, row) if row else None


async def latest(tx: Tx, card: str, object_id: int) -> Asked | None:
    """What was asked last about this card."""
    row = await tx.row(LATEST, card=card, object_id=object_id)
    return of_row(Asked, row) if row else None


async def answer(tx: Tx, query_id: int, words: str, now: datetime) -> bool:
    """Keeps the answer; False where there is one already."""
    return bool(await tx.run(ANSWER, id=query_id, answer=words, now=now))

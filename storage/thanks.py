"""Thanks for help that both sides confirmed: once for each exchange."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Tx
from storage.records import of_row

ADD = """
INSERT INTO thanks (exchange_id, from_id, to_id, words, at)
VALUES (:exchange_id, :from_id, :to_id, :words, :now) ON CONFLICT DO NOTHING"""
FIND = "SELECT exchange_id, from_id, to_id, words, at FROM thanks WHERE exchange_id = :id"
COUNT = """
SELECT COUNT(*) FROM thanks t JOIN exchange e ON e.id = t.exchange_id
WHERE e.community_id = :community_id AND t.to_id = :person_id"""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Who thanks whom, in which words; None where they were not fit to be passed on."""

    exchange_id: int
    from_id: int
    to_id: int
    words: str | None
    at: str


async def add(
    tx: Tx, exchange_id: int, from_id: int, to_id: int, words: str | None, now: datetime
) -> bool:
    """Keeps thanks; False where there are some already."""
    return bool(
        await tx.run(
            ADD, exchange_id=exchange_id, from_id=from_id, to_id=to_id, words=words, now=now
        )
    )


async def find(tx: Tx, exchange_id: int) -> Thanks | None:
    """The thanks for an exchange. The caller checks who may see them."""
    row = await tx.row(FIND, id=exchange_id)
    return of_row(Thanks, row) if row else None


async def count(tx: Tx, community_id: int, person_id: int) -> int:
    """How often this person was thanked in this timebank."""
    return int(await tx.value(COUNT, community_id=community_id, person_id=person_id) or 0)

"""What could be told to nobody: kept until a broker has rung."""

from collections.abc import Sequence

from storage.db import Row, Tx

AT_ONCE = 50
WAITING = """
SELECT id, community_id, person_id FROM unheard WHERE case_id IS NULL
ORDER BY at, id LIMIT :limit"""


async def waiting(tx: Tx, dialect: str = "sqlite") -> Sequence[Row]:
    """What no case holds yet, the oldest first; several processes never take the same."""
    lock = " FOR UPDATE SKIP LOCKED" if dialect == "postgres" else ""
    return await tx.rows(WAITING + lock, limit=AT_ONCE)


def put_in(tx: Tx, case_id: int, ids: Sequence[int]) -> None:
    """These are what that case is about."""
    for one in ids:
        tx.later("UPDATE unheard SET case_id = :case_id WHERE id = :id", id=one, case_id=case_id)


async def of_case(tx: Tx, case_id: int) -> Sequence[Row]:
    """What a case is about, the oldest first."""
    return await tx.rows(
        "SELECT id, body FROM unheard WHERE case_id = :id ORDER BY at, id LIMIT 20", id=case_id
    )


async def find(tx: Tx, thing_id: int) -> Row | None:
    """One thing by its id, in any timebank; the caller checks who may see it."""
    return await tx.row(
        "SELECT id, community_id, person_id, body, case_id FROM unheard WHERE id = :id",
        id=thing_id,
    )

"""What nudges about balances need to know: who is away, and who was told not long ago."""

from datetime import date, datetime

from storage.db import Tx

AWAY = """
SELECT 1 FROM away WHERE community_id = :community_id AND person_id = :person_id
    AND until >= :day"""
TOLD = """
SELECT 1 FROM reminder WHERE kind = :kind AND object_id = :person_id
    AND community_id = :community_id AND state = 'done' AND done_at > :since LIMIT 1"""


async def away(tx: Tx, community_id: int, person_id: int, day: date) -> bool:
    """Whether this member is away on this local day."""
    found = await tx.value(AWAY, community_id=community_id, person_id=person_id, day=day)
    return found is not None


async def told_since(tx: Tx, community_id: int, person_id: int, kind: str, since: datetime) -> bool:
    """Whether a nudge of this kind reached this member since then."""
    found = await tx.value(
        TOLD, kind=kind, person_id=person_id, community_id=community_id, since=since
    )
    return found is not None

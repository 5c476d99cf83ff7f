"""What nudges about balances need to know: who was told not long ago."""

from datetime import datetime

from storage.db import Tx

TOLD = """
SELECT 1 FROM reminder WHERE kind = :kind AND object_id = :person_id
    AND community_id = :community_id AND state = 'done' AND done_at > :since LIMIT 1"""


async def told_since(tx: Tx, community_id: int, person_id: int, kind: str, since: datetime) -> bool:
    """Whether a nudge of this kind reached this member since then."""
    found = await tx.value(
        TOLD, kind=kind, person_id=person_id, community_id=community_id, since=since
    )
    return found is not None

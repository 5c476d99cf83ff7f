"""Who gave whom how much, as the books have it: for what a broker may want to look at."""

from datetime import datetime

from domain.patterns import Given
from storage.db import Tx

# A posted exchange changes only when it is reversed, so it was posted when it last changed.
GIVEN = """
SELECT e.giver_id, e.receiver_id, SUM(e.minutes) AS minutes FROM exchange e
WHERE e.community_id = :community_id AND e.state = 'posted' AND e.changed_at >= :since
    AND e.giver_id IS NOT NULL AND e.receiver_id IS NOT NULL
GROUP BY e.giver_id, e.receiver_id ORDER BY e.giver_id, e.receiver_id"""


async def given(tx: Tx, community_id: int, since: datetime) -> list[Given]:
    """What each gave each since then, one to one."""
    rows = await tx.rows(GIVEN, community_id=community_id, since=since)
    return [Given(r["giver_id"], r["receiver_id"], int(r["minutes"])) for r in rows]

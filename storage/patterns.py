"""Who gave whom how much, as the books have it: for what a broker may want to look at."""

from datetime import datetime

from domain.patterns import Given, Visits
from storage.db import Tx

# A posted exchange changes only when it is reversed, so it was posted when it last changed.
GIVEN = """
SELECT e.giver_id, e.receiver_id, SUM(e.minutes) AS minutes FROM exchange e
WHERE e.community_id = :community_id AND e.state = 'posted' AND e.changed_at >= :since
    AND e.giver_id IS NOT NULL AND e.receiver_id IS NOT NULL
GROUP BY e.giver_id, e.receiver_id ORDER BY e.giver_id, e.receiver_id"""

VISITS = """
SELECT e.giver_id, COUNT(DISTINCT CASE WHEN n.lone = 1 THEN e.receiver_id END) AS alone,
    COUNT(DISTINCT e.receiver_id) AS every_one,
    SUM(CASE WHEN COALESCE(n.lone, 0) = 1 THEN 0 ELSE 1 END) AS others
FROM exchange e LEFT JOIN plan n ON n.exchange_id = e.id
WHERE e.community_id = :community_id AND e.state = 'posted' AND e.changed_at >= :since
    AND e.giver_id IS NOT NULL AND e.receiver_id IS NOT NULL
GROUP BY e.giver_id ORDER BY e.giver_id"""
CALLED_OFF = """
SELECT v.actor_id, COUNT(DISTINCT e.id) AS many
FROM exchange e JOIN exchange_event v ON v.exchange_id = e.id
WHERE e.community_id = :community_id AND e.state = 'cancelled' AND e.changed_at >= :since
    AND v.action = 'cancel' AND v.actor_id IN (e.giver_id, e.receiver_id)
GROUP BY v.actor_id ORDER BY v.actor_id"""
FLAGGED = """
SELECT COUNT(*) FROM relay WHERE from_id = :person_id AND at >= :since
    AND community_id = :community_id AND flags LIKE '%' || :flag || '%'"""
LOOKED_AT = """
SELECT 1 FROM casework c WHERE c.community_id = :community_id AND c.kind = 'pattern'
    AND c.state = 'open' AND c.reading LIKE '%"' || :who || '"%'
    AND c.reading LIKE '%"kind": "' || :kind || '"%'"""


async def given(tx: Tx, community_id: int, since: datetime) -> list[Given]:
    """What each gave each since then, one to one."""
    rows = await tx.rows(GIVEN, community_id=community_id, since=since)
    return [Given(r["giver_id"], r["receiver_id"], int(r["minutes"])) for r in rows]


async def visits(tx: Tx, community_id: int, since: datetime) -> list[Visits]:
    """Whom each helper helped since then, and whether alone at home."""
    rows = await tx.rows(VISITS, community_id=community_id, since=since)
    return [
        Visits(r["giver_id"], int(r["alone"]), int(r["every_one"]), int(r["others"])) for r in rows
    ]


async def called_off(tx: Tx, community_id: int, since: datetime) -> list[tuple[int, int]]:
    """Who of the two called off how many agreed exchanges since then."""
    rows = await tx.rows(CALLED_OFF, community_id=community_id, since=since)
    return [(int(r["actor_id"]), int(r["many"])) for r in rows]


async def flagged(tx: Tx, community_id: int, person_id: int, flag: str, since: datetime) -> int:
    """How many messages of somebody had this in them since then."""
    found = await tx.value(
        FLAGGED, community_id=community_id, person_id=person_id, flag=flag, since=since
    )
    return int(found or 0)


async def looked_at(tx: Tx, community_id: int, who: str, kind: str) -> bool:
    """Whether a case of this kind about somebody (as in storage.casework.in_pattern) is open."""
    return await tx.value(LOOKED_AT, community_id=community_id, who=who, kind=kind) is not None

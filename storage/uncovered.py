"""Visits that were approved beforehand, by somebody who is alone in another's home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Row, Tx, moment_of

LONE_AHEAD = """
SELECT e.id, g.name AS visitor, r.name AS visited, q.starts_at, q.ends_at
FROM exchange e JOIN plan q ON q.exchange_id = e.id JOIN person g ON g.id = e.giver_id
JOIN person r ON r.id = e.receiver_id
WHERE e.community_id = :community_id AND e.state = 'planned' AND q.lone = 1
    AND q.left_at IS NULL AND q.ends_at > :now
ORDER BY q.starts_at, e.id LIMIT :limit"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One of them: the exchange's id, who visits whom, and from when until when (instants)."""

    exchange_id: int
    visitor: str
    visited: str
    starts_at: datetime
    ends_at: datetime


def _visit(row: Row) -> Visit:
    return Visit(
        int(row["id"]),
        str(row["visitor"]),
        str(row["visited"]),
        moment_of(row["starts_at"]),
        moment_of(row["ends_at"]),
    )


async def lone_ahead(tx: Tx, community_id: int, now: datetime, limit: int) -> Sequence[Visit]:
    """Those that are not over, the soonest first."""
    rows = await tx.rows(LONE_AHEAD, community_id=community_id, now=now, limit=limit)
    return [_visit(row) for row in rows]

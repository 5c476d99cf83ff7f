"""Planned exchanges for which paper slips are printed."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Tx
from storage.exchanges import COLUMNS, FROM, Exchange, exchange_of

MOST = 60
OF_DAYS = f"""
SELECT {COLUMNS} {FROM} WHERE q.ends_at >= :start AND q.ends_at < :end
    AND e.community_id = :community_id AND e.state IN ('agreed', 'planned', 'due')
ORDER BY q.starts_at, e.id LIMIT :limit"""
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id
    AND e.state IN ('agreed', 'planned', 'due') AND q.exchange_id IS NOT NULL
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id)
ORDER BY q.starts_at, e.id LIMIT :limit"""


async def of_days(tx: Tx, community_id: int, start: datetime, end: datetime) -> Sequence[Exchange]:
    """Plans that end in this time, the first first."""
    rows = await tx.rows(OF_DAYS, community_id=community_id, start=start, end=end, limit=MOST)
    return [exchange_of(row) for row in rows]


async def of_person(tx: Tx, community_id: int, person_id: int) -> Sequence[Exchange]:
    """Plans that this person has, and what is over and was not reported."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id, limit=MOST)
    return [exchange_of(row) for row in rows]

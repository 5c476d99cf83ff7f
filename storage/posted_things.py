"""What is in the books beside exchanges and can be taken out again: lending, gifts, rosters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storage.db import Row, Tx

NEWEST = 2000
"""Bookings looked at for a whole timebank, the newest: they have no index by when they ended."""
_BOOKING = """
'booking' AS card, b.id, b.minutes, b.day, i.shown AS what, o.name AS giver,
    p.name AS receiver, b.changed_at
FROM booking b JOIN item i ON i.id = b.item_id JOIN person o ON o.id = i.person_id
JOIN person p ON p.id = b.person_id"""
_BOOKING_HERE = """b.community_id = :community_id AND b.state = 'back' AND b.minutes > 0
    AND i.person_id <> :actor AND b.person_id <> :actor ORDER BY b.changed_at DESC LIMIT :limit"""
_GIFT = """
'gift' AS card, g.id, g.minutes, g.created_at AS day, g.kind AS what, f.name AS giver,
    t.name AS receiver, g.changed_at
FROM gift g LEFT JOIN person f ON f.id = g.from_id LEFT JOIN person t ON t.id = g.to_id"""
_GIFT_HERE = """g.community_id = :community_id AND g.state = 'posted'
    AND (g.from_id IS NULL OR g.from_id <> :actor) AND (g.to_id IS NULL OR g.to_id <> :actor)"""
_ROSTER = """
'roster' AS card, r.id, r.minutes, r.day, r.title AS what, h.name AS giver,
    h.name AS receiver, r.changed_at
FROM roster r JOIN person h ON h.id = r.host_id"""
_ROSTER_HERE = """r.community_id = :community_id AND r.state = 'posted' AND r.host_id <> :actor
    AND NOT EXISTS (SELECT 1 FROM roster_person x WHERE x.roster_id = r.id AND x.ticked = 1
        AND x.person_id = :actor)"""
BOOKINGS = f"""SELECT {_BOOKING} WHERE b.id > (SELECT MAX(id) FROM booking) - {NEWEST}
    AND b.changed_at >= :since AND {_BOOKING_HERE}"""
GIFTS = f"""SELECT {_GIFT} WHERE {_GIFT_HERE} AND g.changed_at >= :since
ORDER BY g.changed_at DESC LIMIT :limit"""
ROSTERS = f"""SELECT {_ROSTER} WHERE {_ROSTER_HERE} AND r.changed_at >= :since
ORDER BY r.changed_at DESC LIMIT :limit"""
BOOKINGS_OF = f"""SELECT {_BOOKING} WHERE b.id IN (
    SELECT x.id FROM booking x WHERE x.person_id = :person_id
    UNION SELECT x.id FROM booking x JOIN item y ON y.id = x.item_id
        WHERE y.person_id = :person_id) AND {_BOOKING_HERE}"""
GIFTS_OF = f"""SELECT {_GIFT} WHERE g.id IN (SELECT x.id FROM gift x WHERE x.from_id = :person_id
    UNION SELECT x.id FROM gift x WHERE x.to_id = :person_id) AND {_GIFT_HERE}
ORDER BY g.changed_at DESC LIMIT :limit"""
ROSTERS_OF = f"""SELECT {_ROSTER} WHERE r.id IN (
    SELECT x.id FROM roster x WHERE x.host_id = :person_id
    UNION SELECT x.roster_id FROM roster_person x WHERE x.person_id = :person_id
        AND x.ticked = 1) AND {_ROSTER_HERE}
ORDER BY r.changed_at DESC LIMIT :limit"""


async def posted(
    tx: Tx, community_id: int, actor: int, since: datetime, limit: int
) -> Sequence[Row]:
    """So many of each that are not the actor's own, decided about since then."""
    values: dict[str, Any] = {
        "community_id": community_id,
        "actor": actor,
        "since": since,
        "limit": limit,
    }
    return await _all(tx, (BOOKINGS, GIFTS, ROSTERS), values)


async def of_person(
    tx: Tx, community_id: int, actor: int, person_id: int, limit: int
) -> Sequence[Row]:
    """The same of one person, however long ago."""
    values: dict[str, Any] = {
        "community_id": community_id,
        "actor": actor,
        "person_id": person_id,
        "limit": limit,
    }
    return await _all(tx, (BOOKINGS_OF, GIFTS_OF, ROSTERS_OF), values)


async def _all(tx: Tx, asked: Sequence[str], values: dict[str, Any]) -> Sequence[Row]:
    answers = await tx.many(*((sql, values) for sql in asked))
    return [row for rows in answers for row in rows]

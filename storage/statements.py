"""Whose hours moved in a month, for the note that their statement is ready."""

from collections.abc import Sequence
from datetime import date, datetime

from storage.db import Tx, moment_of

# Members who read here themselves, are not away, and have not said that they want no such note.
MOVED = """
SELECT DISTINCT a.owner_id FROM posting p
JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id
JOIN person w ON w.id = a.owner_id
JOIN membership m ON m.person_id = a.owner_id AND m.community_id = a.community_id
WHERE a.community_id = :community_id AND a.kind = 'member' AND a.owner_id > :after
    AND t.at >= :start AND t.at < :end AND m.state = 'approved'
    AND w.telegram_id IS NOT NULL AND w.chat_open = 1
    AND NOT EXISTS (SELECT 1 FROM away x WHERE x.community_id = a.community_id
        AND x.person_id = a.owner_id AND x.since <= :today AND x.until >= :today)
    AND NOT EXISTS (SELECT 1 FROM muted q WHERE q.community_id = a.community_id
        AND q.person_id = a.owner_id AND q.kind = :kind)
ORDER BY a.owner_id LIMIT :limit"""
# Members who get theirs on paper: their hours moved, and they have no Telegram.
ON_PAPER = """
SELECT DISTINCT w.id, w.name FROM posting p
JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id
JOIN person w ON w.id = a.owner_id
JOIN membership m ON m.person_id = a.owner_id AND m.community_id = a.community_id
WHERE a.community_id = :community_id AND a.kind = 'member'
    AND t.at >= :start AND t.at < :end AND m.state = 'approved' AND w.telegram_id IS NULL
ORDER BY w.name, w.id LIMIT :limit"""
ACTS = """
SELECT d.kind, d.made_at FROM delegate d
WHERE d.community_id = :community_id AND d.person_id = :reader_id AND d.for_id = :member_id
    AND d.ended_at IS NULL AND (d.expires_at IS NULL OR d.expires_at > :now)"""
MUTE = """
INSERT INTO muted (community_id, person_id, kind, since)
VALUES (:community_id, :person_id, :kind, :now) ON CONFLICT DO NOTHING"""
UNMUTE = """
DELETE FROM muted WHERE community_id = :community_id AND person_id = :person_id AND kind = :kind"""
MUTED = """
SELECT kind FROM muted WHERE community_id = :community_id AND person_id = :person_id"""

TITLES = """
SELECT 'roster' AS thing, r.id, r.title FROM roster r
WHERE r.community_id = :community_id AND r.id IN ({rosters})
UNION ALL
SELECT 'booking' AS thing, b.id, i.shown AS title FROM booking b JOIN item i ON i.id = b.item_id
WHERE b.community_id = :community_id AND b.id IN ({bookings})
UNION ALL
SELECT 'service' AS thing, h.id, COALESCE(o.title, h.what, '') AS title FROM service_hours h
LEFT JOIN shift s ON s.id = h.shift_id LEFT JOIN opportunity o ON o.id = s.opportunity_id
WHERE h.community_id = :community_id AND h.id IN ({services})"""


async def titles(
    tx: Tx,
    community_id: int,
    rosters: Sequence[int],
    bookings: Sequence[int],
    services: Sequence[int],
) -> dict[tuple[str, int], str]:
    """What these rosters, bookings and service hours were for, by (what it is, id)."""
    places = {
        name: {f"{name}{n}": one for n, one in enumerate(ids or (0,))}
        for name, ids in (("roster", rosters), ("booking", bookings), ("service", services))
    }
    sql = TITLES.format(
        rosters=", ".join(f":{one}" for one in places["roster"]),
        bookings=", ".join(f":{one}" for one in places["booking"]),
        services=", ".join(f":{one}" for one in places["service"]),
    )
    every = {name: one for some in places.values() for name, one in some.items()}
    rows = await tx.rows(sql, community_id=community_id, **every)
    return {(str(row["thing"]), int(row["id"])): str(row["title"]) for row in rows}


async def on_paper(
    tx: Tx, community_id: int, start: datetime, end: datetime, limit: int
) -> list[int]:
    """Members without Telegram whose hours moved in this time, by name."""
    rows = await tx.rows(ON_PAPER, community_id=community_id, start=start, end=end, limit=limit)
    return [int(row["id"]) for row in rows]


async def moved(
    tx: Tx,
    community_id: int,
    start: datetime,
    end: datetime,
    today: date,
    kind: str,
    after: int,
    limit: int,
) -> Sequence[int]:
    """The next members, by id, whose hours moved from `start` to before `end`."""
    rows = await tx.rows(
        MOVED,
        community_id=community_id,
        start=start,
        end=end,
        today=today,
        kind=kind,
        after=after,
        limit=limit,
    )
    return [int(row["owner_id"]) for row in rows]


async def acts(
    tx: Tx, community_id: int, reader_id: int, member_id: int, now: datetime
) -> list[tuple[str, datetime]]:
    """As what the reader acts for the member now (helper, organisation, broker), and since when."""
    rows = await tx.rows(
        ACTS, community_id=community_id, reader_id=reader_id, member_id=member_id, now=now
    )
    return [(str(row["kind"]), moment_of(row["made_at"])) for row in rows]


def mute(tx: Tx, community_id: int, person_id: int, kind: str, now: datetime) -> None:
    """This person wants no messages of this kind from this timebank."""
    tx.later(MUTE, community_id=community_id, person_id=person_id, kind=kind, now=now)


def unmute(tx: Tx, community_id: int, person_id: int, kind: str) -> None:
    """They want them again."""
    tx.later(UNMUTE, community_id=community_id, person_id=person_id, kind=kind)


async def muted(tx: Tx, community_id: int, person_id: int) -> frozenset[str]:
    """The kinds of messages that this person doesn't want."""
    rows = await tx.rows(MUTED, community_id=community_id, person_id=person_id)
    return frozenset(str(row["kind"]) for row in rows)

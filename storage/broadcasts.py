"""News to many people: what was written, whom it is for, and what became of it for each of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from domain.broadcasts import Audience, State
from storage.db import Row, Tx
from storage.outbox import OR_HOLD, PRIORITY, marks
from storage.records import of_row

COLUMNS = """b.id, b.community_id, b.organisation_id, b.campaign_id, b.by_id, b.words, b.photo,
    b.shift_id, b.opportunity_id, b.area, b.skill, b.interest, b.lang, b.day, b.counted, b.state,
    b.send_at, b.useful_until, b.made_to, b.made, b.decided_by, b.created_at, b.started_at,
    b.shown_at, b.ended_at, b.result, p.name AS by_name, c.zone, c.name AS timebank,
    o.name AS organisation, d.name AS decided_name, g.name AS campaign"""
FROM = """FROM broadcast b JOIN person p ON p.id = b.by_id JOIN community c ON c.id = b.community_id
LEFT JOIN person o ON o.id = b.organisation_id LEFT JOIN person d ON d.id = b.decided_by
LEFT JOIN campaign g ON g.id = b.campaign_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE b.id = :id"
ADD = """
INSERT INTO broadcast (community_id, organisation_id, campaign_id, by_id, words, photo, shift_id,
    opportunity_id, area, skill, interest, lang, day, counted, state, send_at, useful_until,
    created_at)
VALUES (:community_id, :organisation_id, :campaign_id, :by_id, :words, :photo, :shift_id,
    :opportunity_id, :area, :skill, :interest, :lang, :day, :counted, :state, :send_at,
    :useful_until, :now) RETURNING id"""
MOVE = """
UPDATE broadcast SET state = :state,
    started_at = CASE WHEN :state = 'sending' THEN COALESCE(started_at, :now) ELSE started_at END
WHERE id = :id AND state = :before"""
# In a backup that was brought back: a person says whether it had ended.
RESTORED = """
UPDATE broadcast SET state = 'paused'
WHERE state = 'sending' OR (state = 'planned' AND send_at <= :now)"""
DECIDED = "UPDATE broadcast SET decided_by = :by, decided_at = :now WHERE id = :id"
ENDED = "UPDATE broadcast SET ended_at = :now, result = :result WHERE id = :id"
SHOWN = "UPDATE broadcast SET shown_at = :now WHERE id = :id"
MADE = "UPDATE broadcast SET made_to = :upto, made = :made WHERE id = :id"
SAME = """
SELECT b.id FROM broadcast b WHERE b.by_id = :by_id AND b.created_at > :since
    AND b.community_id = :community_id AND b.words = :words
    AND COALESCE(b.shift_id, 0) = COALESCE(:shift_id, 0)
    AND COALESCE(b.opportunity_id, 0) = COALESCE(:opportunity_id, 0)
    AND b.area = :area AND b.skill = :skill AND b.interest = :interest AND b.lang = :lang
    AND b.day = :day ORDER BY b.id DESC LIMIT 1"""
MADE_SINCE = "SELECT COUNT(*) FROM broadcast WHERE by_id = :by_id AND created_at > :since"
RECENT = f"""
SELECT {COLUMNS} {FROM} WHERE b.community_id = :community_id
    AND (:by_id = 0 OR b.by_id = :by_id) ORDER BY b.id DESC LIMIT :limit"""
# Those whose time has come and for which there is something to do: not one that is paused, or that
# waits for somebody's next day. Where there are more than are looked at in one go, each has its
# turn within 64 seconds.
ACTIVE = """
SELECT b.id FROM broadcast b
WHERE b.ended_at IS NULL AND b.state <> 'asked' AND b.send_at <= :now AND (
    b.state = 'planned' OR b.useful_until <= :now OR b.state = 'sending' AND b.made = 0
    OR EXISTS (SELECT 1 FROM broadcast_recipient r
        WHERE r.broadcast_id = b.id AND r.state = 'queued')
    OR b.state = 'sending' AND EXISTS (SELECT 1 FROM broadcast_recipient r
        WHERE r.broadcast_id = b.id AND r.state = 'waiting' AND r.due_at <= :now)
    OR b.state <> 'paused' AND NOT EXISTS (SELECT 1 FROM broadcast_recipient r
        WHERE r.broadcast_id = b.id AND r.state IN ('queued', 'waiting')))
ORDER BY (b.id + :turn) % 64, b.id LIMIT :limit"""

# What a member has listed, looked up by the member: SQLite would rather look through all listings
# of the timebank for each member, where it may use their community (the plus keeps it from that).
_LISTED = """EXISTS (SELECT 1 FROM listing l WHERE l.person_id = m.person_id
    AND +l.community_id = m.community_id AND l.state <> 'removed' AND l.state = 'active'"""
# Whom it is for: approved members with a chat that is open, who said yes to news last, and who
# haven't joined what it is about.
_FITS = f"""m.community_id = :community_id AND m.state = 'approved'
    AND p.telegram_id IS NOT NULL AND p.chat_open = 1
    AND COALESCE((SELECT n.given FROM consent n WHERE n.person_id = m.person_id
        AND n.community_id = m.community_id AND n.purpose = 'news'
        ORDER BY n.id DESC LIMIT 1), 0) = 1
    AND (:area = '' OR LOWER(m.area) LIKE '%' || LOWER(CAST(:area AS TEXT)) || '%')
    AND (:lang = '' OR p.lang = :lang OR p.telegram_lang = :lang OR {_LISTED}
        AND ' ' || l.langs || ' ' LIKE '% ' || CAST(:lang AS TEXT) || ' %'))
    AND (:day = '' OR {_LISTED}
        AND l.kind = 'offer'
        AND (l.slots = '' OR l.slots LIKE '%' || CAST(:day AS TEXT) || '%')))
    AND (:skill = '' OR {_LISTED}
        AND l.kind = 'offer' AND l.skill = :skill))
    AND (:interest = '' OR {_LISTED}
        AND l.kind = 'offer' AND l.skill = :interest)
        OR EXISTS (SELECT 1 FROM place x JOIN shift s ON s.id = x.shift_id
            JOIN opportunity o ON o.id = s.opportunity_id
            WHERE x.person_id = m.person_id AND o.skill = :interest)
        OR EXISTS (SELECT 1 FROM interest i JOIN opportunity o ON o.id = i.opportunity_id
            WHERE i.person_id = m.person_id AND o.skill = :interest))
    AND NOT EXISTS (SELECT 1 FROM place x WHERE x.person_id = m.person_id
        AND x.shift_id = :shift_id AND x.state IN ('joined', 'offered', 'checking', 'waiting'))"""
COUNT = f"SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id WHERE {_FITS}"
UPTO = """
SELECT MAX(person_id) AS upto, COUNT(*) AS n FROM (SELECT person_id FROM membership
    WHERE community_id = :community_id AND person_id > :after ORDER BY person_id LIMIT :limit) t"""
MAKE = f"""
INSERT INTO broadcast_recipient (broadcast_id, person_id, state, due_at)
SELECT :id, m.person_id, 'waiting', :now FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.person_id > :after AND m.person_id <= :upto AND {_FITS}
ON CONFLICT DO NOTHING"""
NEXT = """
SELECT person_id FROM broadcast_recipient WHERE broadcast_id = :id AND state = 'waiting'
    AND due_at <= :now ORDER BY due_at, person_id LIMIT :limit"""
# Who had other news since then.
HAD = """
SELECT DISTINCT r.person_id FROM broadcast_recipient r
WHERE r.person_id IN ({marks}) AND r.at >= :since AND r.broadcast_id <> :id
    AND r.state IN ('queued', 'sent', 'unknown')"""
PUT_OFF = """
UPDATE broadcast_recipient SET due_at = :due_at
WHERE broadcast_id = :id AND state = 'waiting' AND person_id IN ({marks})"""
TO_OUTBOX = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, key, body, created_at,
    due_at, useful_until, notice, weigh)
SELECT p.telegram_id, p.id, :community_id, 'broadcast', :priority, 'broadcast',
    'broadcast:' || CAST(CAST(:id AS BIGINT) AS TEXT) || ':' || CAST(p.id AS TEXT),
    :body, :now, :now, :until, :notice, :weigh
FROM person p WHERE p.id IN ({marks}) AND p.telegram_id IS NOT NULL
ON CONFLICT DO NOTHING"""
QUEUED = """
UPDATE broadcast_recipient SET state = 'queued', at = :now
WHERE broadcast_id = :id AND state = 'waiting' AND person_id IN ({marks})"""
FATES = """
UPDATE broadcast_recipient AS r SET at = COALESCE(o.sent_at, r.at),
    state = CASE WHEN o.state IN ('sent', 'unknown') THEN o.state
        WHEN p.chat_open = 0 THEN 'blocked'
        WHEN o.state = 'failed' THEN 'failed'
        WHEN o.cause = 'in the digest' THEN 'digest' ELSE 'skipped' END
FROM outbox o, person p
WHERE r.broadcast_id = :id AND r.state = 'queued' AND p.id = r.person_id
    AND o.key = 'broadcast:' || CAST(r.broadcast_id AS TEXT) || ':' || CAST(r.person_id AS TEXT)
    AND o.state IN ('sent', 'unknown', 'failed', 'dropped')"""
# Somebody whose chat has gone meanwhile has no row in the outbox.
GONE = """
UPDATE broadcast_recipient SET state = 'skipped'
WHERE broadcast_id = :id AND state = 'queued' AND NOT EXISTS (SELECT 1 FROM outbox o
    WHERE o.key = 'broadcast:' || CAST(broadcast_recipient.broadcast_id AS TEXT) || ':'
        || CAST(broadcast_recipient.person_id AS TEXT))"""
NOT_REACHED = """
UPDATE broadcast_recipient SET state = :state, at = :now
WHERE broadcast_id = :id AND state = 'waiting'"""
STATES = """
SELECT state, COUNT(*) AS n FROM broadcast_recipient WHERE broadcast_id = :id GROUP BY state"""
# Those that wait for their reader's morning take nobody's turn.
UNDER_WAY = """
SELECT COUNT(*) AS every, COALESCE(SUM(CASE WHEN o.due_at <= :now THEN 1 ELSE 0 END), 0) AS due
FROM broadcast_recipient r LEFT JOIN outbox o
    ON o.key = 'broadcast:' || CAST(r.broadcast_id AS TEXT) || ':' || CAST(r.person_id AS TEXT)
WHERE r.broadcast_id = :id AND r.state = 'queued'"""
NEXT_DUE = """
SELECT MIN(due_at) FROM broadcast_recipient WHERE broadcast_id = :id AND state = 'waiting'"""
JOINED_CARDS = f"""
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, merge_key, body,
    created_at, due_at)
SELECT c.chat_id, c.person_id, b.community_id, 'card', :priority, 'broadcast.joined',
    'card:' || CAST(c.id AS TEXT), '{{"card":' || CAST(c.id AS TEXT) || '}}', :now, :now
FROM broadcast b JOIN card c ON c.kind = 'broadcast' AND c.object_id = b.id
WHERE (b.shift_id = :shift_id OR b.opportunity_id = :opportunity_id) AND b.started_at IS NOT NULL
{OR_HOLD}"""
# From the few who joined, not from the many who got it: CROSS JOIN keeps SQLite to that order.
JOINED = """
SELECT COUNT(*) AS n FROM (
    SELECT r.person_id FROM shift s CROSS JOIN place x CROSS JOIN broadcast_recipient r
    WHERE (s.id = :shift_id OR s.opportunity_id = :opportunity_id) AND x.shift_id = s.id
        AND r.broadcast_id = :id AND r.person_id = x.person_id
        AND r.state IN ('sent', 'unknown') AND x.joined_at >= r.at AND x.state <> 'left'
    UNION
    SELECT r.person_id FROM interest i CROSS JOIN broadcast_recipient r
    WHERE i.opportunity_id = :opportunity_id
        AND r.broadcast_id = :id AND r.person_id = i.person_id AND i.asked_at >= r.at
        AND r.state IN ('sent', 'unknown') AND i.state IN ('asked', 'accepted')) t"""
FORGET = """
DELETE FROM broadcast_recipient WHERE broadcast_id IN (SELECT id FROM broadcast
    WHERE ended_at IS NOT NULL AND ended_at < :before) AND person_id IN (
        SELECT r.person_id FROM broadcast_recipient r JOIN broadcast b ON b.id = r.broadcast_id
        WHERE b.ended_at IS NOT NULL AND b.ended_at < :before LIMIT :limit)"""
REACHED = ("waiting", "queued", "sent", "blocked", "failed", "unknown", "digest", "skipped", "past")


@dataclass(frozen=True, slots=True)
class Broadcast:
    """News to many people. `counted`: how many they were when it was made; result: what came of
    it, by the states of its recipients and `joined`, once it has ended."""

    id: int
    community_id: int
    organisation_id: int | None
    campaign_id: int | None
    by_id: int
    words: str
    photo: str | None
    shift_id: int | None
    opportunity_id: int | None
    audience: Audience
    counted: int
    state: State
    send_at: datetime
    useful_until: datetime
    made_to: int
    made: bool
    decided_by: int | None
    created_at: datetime
    started_at: datetime | None
    shown_at: datetime | None
    ended_at: datetime | None
    result: Mapping[str, int]
    by_name: str
    zone: str
    timebank: str
    organisation: str | None
    decided_name: str | None
    campaign: str | None


def broadcast_of(row: Row) -> Broadcast:
    """One from a row with the columns of COLUMNS."""
    audience = Audience(*(row[name] for name in ("area", "skill", "interest", "lang", "day")))
    return of_row(Broadcast, row, audience=audience, result=json.loads(row["result"] or "{}"))


async def find(tx: Tx, broadcast_id: int) -> Broadcast | None:
    """The broadcast with this id."""
    row = await tx.row(BY_ID, id=broadcast_id)
    return broadcast_of(row) if row else None


async def add(tx: Tx, audience: Audience, **values: Any) -> int:
    """Writes one down; returns its id. The values are ADD's."""
    return int(await tx.value(ADD, **asdict(audience), **values))


async def same(tx: Tx, audience: Audience, **values: Any) -> int | None:
    """The same words of the same person to the same people since then."""
    found = await tx.value(SAME, **asdict(audience), **values)
    return None if found is None else int(found)


def of_audience(community_id: int, audience: Audience, shift_id: int | None) -> dict[str, Any]:
    """The values of COUNT, which takes half a second among 100,000 members."""
    return {"community_id": community_id, "shift_id": shift_id or 0, **asdict(audience)}


async def recent(tx: Tx, community_id: int, by_id: int, limit: int) -> list[Broadcast]:
    """The newest of a timebank; with `by_id` only this person's."""
    values = {"community_id": community_id, "by_id": by_id, "limit": limit}
    return [broadcast_of(row) for row in await tx.rows(RECENT, **values)]


async def active(tx: Tx, now: datetime, limit: int, dialect: str) -> list[int]:
    """Those whose time has come; several processes never take the same."""
    lock = " FOR UPDATE SKIP LOCKED" if dialect == "postgres" else ""
    turn = int(now.timestamp())
    return [int(row["id"]) for row in await tx.rows(ACTIVE + lock, now=now, turn=turn, limit=limit)]


async def make(tx: Tx, one: Broadcast, now: datetime, limit: int) -> bool:
    """The next of its recipients become rows: those among so many members. Returns whether that
    was all of them."""
    found = await tx.row(UPTO, community_id=one.community_id, after=one.made_to, limit=limit)
    assert found is not None
    upto, made = found["upto"], found["n"] < limit
    if upto is not None:
        await tx.run(
            MAKE,
            id=one.id,
            community_id=one.community_id,
            after=one.made_to,
            upto=upto,
            now=now,
            shift_id=one.shift_id or 0,
            **asdict(one.audience),
        )
    await tx.run(MADE, id=one.id, upto=upto or one.made_to, made=made)
    return bool(made)


async def counts(tx: Tx, one: Broadcast) -> dict[str, int]:
    """How many recipients are in each state, and `joined`: as they were counted when it ended, but
    for who joined since."""
    values = {
        "id": one.id,
        "shift_id": one.shift_id or 0,
        "opportunity_id": one.opportunity_id or 0,
    }
    states, joined = await tx.many((STATES, {"id": one.id}), (JOINED, values))
    found = dict.fromkeys(REACHED, 0) | {str(row["state"]): int(row["n"]) for row in states}
    kept = dict(one.result)
    return {**found, **kept, "joined": max(int(joined[0]["n"]), kept.get("joined", 0))}


def joined(tx: Tx, shift_id: int, opportunity_id: int, now: datetime) -> None:
    """Somebody joined, or wants to: whoever told people of it sees so."""
    tx.later(
        JOINED_CARDS,
        shift_id=shift_id,
        opportunity_id=opportunity_id,
        priority=PRIORITY["card"],
        now=now,
    )


async def under_way(tx: Tx, broadcast_id: int, now: datetime) -> tuple[int, int]:
    """How many are in the outbox, and how many of those could be sent now."""
    row = await tx.row(UNDER_WAY, id=broadcast_id, now=now)
    return (int(row["every"]), int(row["due"])) if row else (0, 0)


def marked(sql: str, people: Sequence[int]) -> tuple[str, dict[str, int]]:
    """The statement with a mark for each of these people, and the marks' values."""
    names = {f"p{place}": one for place, one in enumerate(people)}
    return sql.format(marks=", ".join(f":{name}" for name in names)), names


async def had_news(
    tx: Tx, broadcast_id: int, people: Sequence[int], since: datetime
) -> frozenset[int]:
    """Which of these people were sent other news since then."""
    sql, names = marked(HAD, people)
    found = await tx.rows(sql, id=broadcast_id, since=since, **names)
    return frozenset(int(row["person_id"]) for row in found)


async def put_off(tx: Tx, broadcast_id: int, people: Sequence[int], due_at: datetime) -> None:
    """These people are written to later."""
    if people:
        sql, names = marked(PUT_OFF, people)
        await tx.run(sql, id=broadcast_id, due_at=due_at, **names)


async def queue(tx: Tx, one: Broadcast, people: Sequence[int], now: datetime) -> None:
    """These people's messages are put into the outbox, once ever."""
    if not people:
        return
    sql, names = marked(TO_OUTBOX, people)
    await tx.run(
        sql,
        id=one.id,
        community_id=one.community_id,
        priority=PRIORITY["broadcast"],
        body={"broadcast": one.id},
        now=now,
        until=one.useful_until,
        **marks("broadcast", "broadcast"),
        **names,
    )
    sql, names = marked(QUEUED, people)
    await tx.run(sql, id=one.id, now=now, **names)

"""What a report counts: one question for each part of it, over the transfers of a time.

A plus before a column keeps SQLite from starting with all postings that a timebank ever had: it
starts with the transfers of that time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx

_FROM = """
FROM transfer t JOIN posting p ON p.transfer_id = t.id JOIN account a ON a.id = p.account_id
LEFT JOIN transfer o ON o.id = t.reverses
WHERE t.at >= :start AND t.at < :end AND +a.community_id = :community_id"""
_HELP = f"""{_FROM} AND a.kind IN ('member', 'organisation')
    AND COALESCE(o.kind, t.kind) IN ('exchange', 'class', 'earn') AND t.reason <> 'service'"""
# Minutes earned and spent; what is undone is taken off the side on which it was.
_GIVEN = """SUM(CASE WHEN (t.reverses IS NULL) = (p.minutes > 0) THEN p.minutes ELSE 0 END)"""
_RECEIVED = """-SUM(CASE WHEN (t.reverses IS NULL) = (p.minutes < 0) THEN p.minutes ELSE 0 END)"""
_UNDONE = "COUNT(DISTINCT CASE WHEN t.reverses IS NOT NULL THEN t.id END)"
_TIMES = f"COUNT(DISTINCT CASE WHEN t.reverses IS NULL THEN t.id END) - {_UNDONE}"
_EACH = f"""SELECT a.owner_id, a.kind, {_GIVEN} AS given, {_RECEIVED} AS received
    {_HELP} GROUP BY a.owner_id, a.kind"""

MANY = """
SELECT COUNT(*) FROM (SELECT 1 FROM transfer WHERE at >= :start AND at < :end LIMIT :limit) q"""
KINDS = f"""
SELECT t.reason AS name, {_TIMES} AS times, {_UNDONE} AS undone, {_GIVEN} AS given,
    {_RECEIVED} AS received {_HELP} GROUP BY t.reason ORDER BY t.reason"""
ACTIVE = f"""
SELECT
    SUM(CASE WHEN kind = 'member' AND (given > 0 OR received > 0) THEN 1 ELSE 0 END) AS active,
    SUM(CASE WHEN kind = 'member' AND given > 0 THEN 1 ELSE 0 END) AS gave,
    SUM(CASE WHEN kind = 'member' AND received > 0 THEN 1 ELSE 0 END) AS received,
    SUM(CASE WHEN kind = 'organisation' AND (given > 0 OR received > 0) THEN 1 ELSE 0 END)
        AS organisations
FROM ({_EACH}) q"""
PLACES = f"""
SELECT COALESCE(m.area, '') AS name,
    SUM(CASE WHEN q.kind = 'member' AND (q.given > 0 OR q.received > 0) THEN 1 ELSE 0 END)
        AS people,
    SUM(q.given) AS given, SUM(q.received) AS received
FROM ({_EACH}) q
LEFT JOIN membership m ON m.community_id = :community_id AND m.person_id = q.owner_id
GROUP BY COALESCE(m.area, '') ORDER BY people DESC, name LIMIT 5000"""
# The number in exchange:17:posted and exchange:17:reversed; of exchange:17:2:posted, of what was
# approved anew after it was taken back, the first.
_REST = "REPLACE(REPLACE(REPLACE(t.key, '{0}:', ''), ':posted', ''), ':reversed', '')"
_ID = f"""CAST(CASE WHEN {_REST} LIKE '%:%' THEN RTRIM(RTRIM({_REST}, '0123456789'), ':')
    ELSE {_REST} END AS BIGINT)"""
_ABOUT = f"""
LEFT JOIN exchange e ON e.id = CASE WHEN t.key LIKE 'exchange:%' THEN {_ID.format("exchange")} END
LEFT JOIN crossing x ON x.id = CASE WHEN t.key LIKE 'crossing:%' THEN {_ID.format("crossing")} END
WHERE"""
_NAME = "COALESCE(e.skill, x.skill, 'kind:' || t.reason)"
SKILLS = f"""
SELECT {_NAME} AS name, COUNT(DISTINCT a.owner_id) AS people, {_TIMES} AS times, {_GIVEN} AS given
{_HELP.replace("WHERE", _ABOUT, 1)} GROUP BY {_NAME} ORDER BY times DESC, name"""
STEP = f"""
SELECT COUNT(DISTINCT a.owner_id) AS people, {_TIMES} AS times, COALESCE({_GIVEN}, 0) AS given
{_HELP}"""
MEMBERS = """
SELECT COUNT(*) AS members,
    COALESCE(SUM(CASE WHEN COALESCE(m.decided_at, m.applied_at) < :quiet THEN 1 ELSE 0 END), 0)
        AS quiet,
    COALESCE(SUM(CASE WHEN COALESCE(m.decided_at, m.applied_at) < :dormant THEN 1 ELSE 0 END), 0)
        AS dormant,
    COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM listing l WHERE l.person_id = m.person_id
        AND l.community_id = m.community_id AND l.kind = 'offer' AND l.state = 'active')
        THEN 0 ELSE 1 END), 0) AS no_offer
FROM membership m WHERE m.community_id = :community_id AND m.state = 'approved'
    AND NOT EXISTS (SELECT 1 FROM organisation g WHERE g.person_id = m.person_id)"""
# Members of that age who were active since. First whose accounts moved: they are far fewer than the
# postings.
STIRRED = """
SELECT COUNT(*) AS members FROM (SELECT DISTINCT p.account_id AS id FROM transfer t
    JOIN posting p ON p.transfer_id = t.id
    WHERE t.at >= :since AND t.at < :end AND t.kind IN ('exchange', 'class', 'earn')) q
JOIN account a ON a.id = q.id
JOIN membership m ON m.community_id = a.community_id AND m.person_id = a.owner_id
WHERE +a.community_id = :community_id AND a.kind = 'member' AND m.state = 'approved'
    AND COALESCE(m.decided_at, m.applied_at) < :since"""
NEW = """
SELECT COUNT(DISTINCT u.object_id) FROM audit u
WHERE u.community_id = :community_id AND u.action = 'membership.approved'
    AND u.at >= :start AND u.at < :end
    AND NOT EXISTS (SELECT 1 FROM audit b WHERE b.object = u.object AND b.object_id = u.object_id
        AND b.action = u.action AND b.at < :start)
    AND NOT EXISTS (SELECT 1 FROM membership m
        LEFT JOIN organisation g ON g.person_id = m.person_id
        WHERE m.id = u.object_id AND (g.person_id IS NOT NULL OR m.state = 'merged'))"""
ASKS = """
SELECT state, COUNT(*) AS times FROM request
WHERE +community_id = :community_id AND created_at >= :start AND created_at < :end
GROUP BY state ORDER BY state"""
CAUSES = f"""
SELECT CASE COALESCE(o.kind, t.kind) WHEN 'correction' THEN 'correction-' || t.reason
        ELSE t.reason END AS name, -SUM(p.minutes) AS minutes
{_FROM} AND a.kind = 'issue' GROUP BY 1 ORDER BY 1"""
BOOKS = f"""
SELECT a.kind AS account, COUNT(*) AS postings, SUM(p.minutes) AS minutes
{_FROM} GROUP BY a.kind ORDER BY a.kind"""
POT = f"""
SELECT COALESCE(SUM(CASE WHEN p.minutes > 0 THEN p.minutes ELSE 0 END), 0) AS came,
    COALESCE(-SUM(CASE WHEN p.minutes < 0 THEN p.minutes ELSE 0 END), 0) AS went
{_FROM} AND a.kind = 'pot'"""
POT_BEFORE = """
SELECT COALESCE(SUM(p.minutes), 0) FROM account a JOIN posting p ON p.account_id = a.id
JOIN transfer t ON t.id = p.transfer_id
WHERE a.community_id = :community_id AND a.kind = 'pot' AND a.owner_id IS NULL AND t.at < :start"""
# Shifts whose hours were posted are exchanges, and not counted twice.
SHIFTS = """
SELECT s.starts_at, s.ends_at, COUNT(*) AS places FROM shift s
JOIN place l ON l.shift_id = s.id
WHERE s.community_id = :community_id AND s.state = 'published'
    AND s.starts_at >= :start AND s.starts_at < :end AND s.ends_at <= :now AND l.state = 'joined'
    AND l.team = 0
    AND NOT EXISTS (SELECT 1 FROM roster r WHERE r.shift_id = s.id AND r.shift_id IS NOT NULL
        AND r.state <> 'cancelled' AND r.state = 'posted')
GROUP BY s.id, s.starts_at, s.ends_at"""
VOLUNTEERS = """
SELECT COUNT(DISTINCT l.person_id) FROM shift s JOIN place l ON l.shift_id = s.id
WHERE s.community_id = :community_id AND s.state = 'published'
    AND s.starts_at >= :start AND s.starts_at < :end AND s.ends_at <= :now AND l.state = 'joined'
    AND l.team = 0
    AND NOT EXISTS (SELECT 1 FROM roster r WHERE r.shift_id = s.id AND r.shift_id IS NOT NULL
        AND r.state <> 'cancelled' AND r.state = 'posted')"""

# Hours that volunteers served and somebody confirmed, by the day on which it was; those that are
# only counted are people too. Who got hours of that shift by a roster is counted there.
SERVED = """
SELECT COUNT(DISTINCT h.person_id) + COALESCE(SUM(CASE WHEN h.person_id IS NULL THEN h.heads
        ELSE 0 END), 0) AS people,
    COALESCE(SUM(h.minutes * h.heads), 0) AS minutes
FROM service_hours h
WHERE h.community_id = :community_id AND h.day >= :first_day AND h.day < :next_day
    AND h.state = 'confirmed'
    AND NOT EXISTS (SELECT 1 FROM roster r WHERE r.shift_id = h.shift_id AND r.shift_id IS NOT NULL
        AND r.state <> 'cancelled' AND r.state = 'posted'
        AND (r.host_id = h.person_id OR EXISTS (SELECT 1 FROM roster_person w
            WHERE w.roster_id = r.id AND w.person_id = h.person_id AND w.ticked = 1)))"""
# What of it went to the books in this time, what was taken back taken off.
SERVED_BOOKED = f"""
SELECT COALESCE(SUM(p.minutes), 0) {_FROM} AND a.kind = 'member' AND t.reason = 'service'"""


@dataclass(frozen=True, slots=True)
class Time:
    """A timebank's time: from the moment `start` to before `end`."""

    community_id: int
    start: datetime
    end: datetime

    @property
    def values(self) -> dict[str, object]:
        """As the questions take it."""
        return {"community_id": self.community_id, "start": self.start, "end": self.end}


async def many(tx: Tx, start: datetime, end: datetime, limit: int) -> int:
    """How many transfers there are in a time, in all timebanks; counted up to `limit`."""
    return int(await tx.value(MANY, start=start, end=end, limit=limit))


async def kinds(tx: Tx, time: Time) -> Sequence[Row]:
    """Exchanges by kind."""
    return await tx.rows(KINDS, **time.values)


async def active(tx: Tx, time: Time) -> Row:
    """How many people gave, received, and did either."""
    row = await tx.row(ACTIVE, **time.values)
    assert row is not None
    return row


async def members(tx: Tx, community_id: int, quiet: datetime, dormant: datetime) -> Row:
    """Members now; how many of them were members at two moments; how many have no offer."""
    row = await tx.row(MEMBERS, community_id=community_id, quiet=quiet, dormant=dormant)
    assert row is not None
    return row


async def stirred(tx: Tx, community_id: int, since: datetime, end: datetime) -> int:
    """How many members of that time have exchanged anything since."""
    return int(await tx.value(STIRRED, community_id=community_id, since=since, end=end))


async def new(tx: Tx, time: Time) -> int:
    """How many became members for the first time."""
    return int(await tx.value(NEW, **time.values))


async def places(tx: Tx, time: Time) -> Sequence[Row]:
    """What members did by their area."""
    return await tx.rows(PLACES, **time.values)


async def skills(tx: Tx, time: Time) -> Sequence[Row]:
    """Exchanges by skill."""
    return await tx.rows(SKILLS, **time.values)


async def step(tx: Tx, time: Time) -> Row:
    """The sums of one week, month or year."""
    row = await tx.row(STEP, **time.values)
    assert row is not None
    return row


async def asks(tx: Tx, time: Time) -> dict[str, int]:
    """Requests made, by the state they are in now."""
    rows = await tx.rows(ASKS, **time.values)
    return {str(row["state"]): int(row["times"]) for row in rows}


async def books(tx: Tx, time: Time) -> tuple[Sequence[Row], Sequence[Row], int, Row]:
    """Sums by kind of account; what was made, by cause; the pot before, and what moved in it."""
    sums, causes, before, moved = await tx.many(
        (BOOKS, time.values), (CAUSES, time.values), (POT_BEFORE, time.values), (POT, time.values)
    )
    return sums, causes, int(before[0][0]), moved[0]  # type: ignore[index]


async def served(tx: Tx, time: Time, first_day: date, next_day: date) -> tuple[int, int, int]:
    """Volunteers whose hours were confirmed, their minutes, and the minutes that went to the books
    in this time as timebank hours."""
    days = {"community_id": time.community_id, "first_day": first_day, "next_day": next_day}
    counted, booked = await tx.many((SERVED, days), (SERVED_BOOKED, time.values))
    row = counted[0]
    return int(row["people"]), int(row["minutes"]), int(booked[0][0])  # type: ignore[index]


async def beside(tx: Tx, time: Time, now: datetime) -> tuple[int, Sequence[Row]]:
    """Volunteers on shifts that are over and were not posted: how many, and each shift's times
    with its places."""
    shifts, people = await tx.many(
        (SHIFTS, {**time.values, "now": now}), (VOLUNTEERS, {**time.values, "now": now})
    )
    return int(people[0][0]), shifts  # type: ignore[index]

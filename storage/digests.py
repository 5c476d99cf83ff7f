"""Digests: when each broker wants theirs, what stands in it, and the lists behind its lines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from domain.digest import Line
from storage.casework import NOT_IN_PATTERN
from storage.db import Row, Tx

TIMES = "SELECT person_id, at FROM digest_time WHERE community_id = :community_id"
SET_TIME = """
INSERT INTO digest_time (community_id, person_id, at) VALUES (:community_id, :person_id, :at)
ON CONFLICT (community_id, person_id) DO UPDATE SET at = excluded.at"""
ADD = """
INSERT INTO digest (community_id, person_id, day, body)
VALUES (:community_id, :person_id, :day, :body) ON CONFLICT DO NOTHING RETURNING id"""
FIND = """
SELECT d.id, d.community_id, d.person_id, d.day, d.body, c.name, c.zone
FROM digest d JOIN community c ON c.id = d.community_id WHERE d.id = :id"""
LATEST = """
SELECT d.id, d.community_id, d.person_id, d.day, d.body, c.name, c.zone
FROM digest d JOIN community c ON c.id = d.community_id
WHERE d.community_id = :community_id AND d.person_id = :person_id ORDER BY d.day DESC LIMIT 1"""
FORGET = """
DELETE FROM digest WHERE id IN (SELECT id FROM digest WHERE day < :before ORDER BY day
    LIMIT :limit)"""
MARK = """
INSERT INTO desk_done (community_id, code, object_id, person_id, at)
VALUES (:community_id, :code, :object_id, :person_id, :now) ON CONFLICT DO NOTHING"""
TURN = """
SELECT day, from_id, to_id FROM desk_turn WHERE community_id = :community_id AND code = :code"""
SET_TURN = """
INSERT INTO desk_turn (community_id, code, day, from_id, to_id)
VALUES (:community_id, :code, :day, :from_id, :to_id)
ON CONFLICT (community_id, code) DO UPDATE SET day = excluded.day, from_id = excluded.from_id,
    to_id = excluded.to_id WHERE desk_turn.day < excluded.day"""

UNMET = """
SELECT 'request' AS card, n.id, n.created_at AS since, p.name AS one, NULL AS other
FROM request n JOIN person p ON p.id = n.person_id
WHERE n.community_id = :community_id AND n.state IN ('held', 'asked', 'open', 'with_broker')
    AND n.created_at < :unmet AND n.person_id <> :actor"""
UNCONFIRMED = """
SELECT 'exchange' AS card, e.id, e.changed_at AS since, COALESCE(g.name, e.named) AS one,
    COALESCE(r.name, e.named) AS other
FROM exchange e LEFT JOIN person g ON g.id = e.giver_id LEFT JOIN person r ON r.id = e.receiver_id
WHERE e.community_id = :community_id AND e.state IN ('due', 'missed', 'logged', 'changed')
    AND e.changed_at < :unconfirmed
    AND COALESCE(e.giver_id, 0) <> :actor AND COALESCE(e.receiver_id, 0) <> :actor"""
# "+ 0": found by the person. Without statistics SQLite would read all that is posted instead.
_EARLIER = """NOT EXISTS (SELECT 1 FROM exchange o WHERE o.%s = e.%s
    AND o.community_id + 0 = e.community_id AND o.state = 'posted'
    AND o.changed_at < e.changed_at)"""
_FIRST = f"""({_EARLIER % ("giver_id", "giver_id")} AND {_EARLIER % ("receiver_id", "giver_id")}
    OR {_EARLIER % ("giver_id", "receiver_id")} AND {_EARLIER % ("receiver_id", "receiver_id")})"""
FIRSTS = f"""
SELECT 'exchange' AS card, e.id, e.changed_at AS since, g.name AS one, r.name AS other
FROM exchange e JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id
WHERE e.community_id = :community_id AND e.state = 'posted' AND e.changed_at >= :firsts
    AND e.flags NOT LIKE '%imported%' AND e.giver_id <> :actor AND e.receiver_id <> :actor
    AND NOT EXISTS (SELECT 1 FROM desk_done d WHERE d.community_id = e.community_id
        AND d.code = 'first' AND d.object_id = e.id)
    AND {_FIRST}"""
IS_FIRST = f"{FIRSTS} AND e.id = :id"
REVIEWS = """
SELECT 'arrangement' AS card, a.id, a.changed_at AS since, g.name AS one, r.name AS other
FROM arrangement a JOIN person g ON g.id = a.giver_id JOIN person r ON r.id = a.receiver_id
WHERE a.community_id = :community_id AND a.state IN ('active', 'paused') AND a.visits >= :review
    AND a.giver_id <> :actor AND a.receiver_id <> :actor
UNION ALL
SELECT 'vetting', v.person_id, v.until, p.name, NULL
FROM vetting v JOIN person p ON p.id = v.person_id
WHERE v.community_id = :community_id AND v.ended_at IS NULL AND v.until <= :ends
    AND v.person_id <> :actor
UNION ALL
SELECT 'delegate', d.id, COALESCE(d.expires_at, d.checked_at, d.made_at), p.name, h.name
FROM delegate d JOIN person p ON p.id = d.for_id JOIN person h ON h.id = d.person_id
WHERE d.community_id = :community_id AND d.ended_at IS NULL AND d.kind = 'helper'
    AND d.for_id <> :actor AND d.person_id <> :actor
    AND (d.expires_at <= :consents OR d.checked_at <= :checked
        OR d.checked_at IS NULL AND d.made_at <= :unchecked)
UNION ALL
SELECT 'work-plan', w.id, w.agreed_at, p.name, NULL
FROM work_plan w JOIN person p ON p.id = w.person_id
WHERE w.community_id = :community_id AND w.state = 'open'
    AND COALESCE((SELECT MAX(l.day) FROM work_review l WHERE l.plan_id = w.id),
        SUBSTR(w.agreed_at, 1, 10)) <= :reviewed
    AND w.person_id <> :actor AND (w.broker_id IS NULL OR w.broker_id = :actor)
    AND NOT EXISTS (SELECT 1 FROM household h WHERE h.community_id = :community_id
        AND h.person_id = :actor AND h.other_id = w.person_id)"""
REMINDED = f"""
SELECT 'case' AS card, c.id, r.due_at AS since, p.name AS one, NULL AS other
FROM reminder r JOIN casework c ON c.id = r.object_id LEFT JOIN person p ON p.id = c.person_id
WHERE r.kind = 'case.remind' AND r.person_id = :actor AND r.community_id = :community_id
    AND r.due_at >= :today AND r.due_at < :tomorrow AND r.state IN ('waiting', 'done')
    AND c.state = 'open' AND {NOT_IN_PATTERN}"""
VISITS = """
SELECT 'case' AS card, c.id, c.opened_at AS since, p.name AS one, NULL AS other
FROM casework c LEFT JOIN person p ON p.id = c.person_id
WHERE c.community_id = :community_id AND c.state = 'open' AND c.kind = 'overdue'
    AND COALESCE(c.person_id, 0) <> :actor"""
_STILL = """NOT EXISTS (SELECT 1 FROM exchange e WHERE e.%s = m.person_id
    AND e.community_id + 0 = m.community_id AND e.state = 'posted' AND e.changed_at >= :quiet)"""
QUIET = f"""
SELECT 'member' AS card, m.id, m.applied_at AS since, p.name AS one, NULL AS other
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id + 0 = :community_id AND m.id > :after AND m.id <= :upto
    AND m.state = 'approved' AND COALESCE(m.decided_at, m.applied_at) < :quiet
    AND m.person_id <> :actor
    AND {_STILL % "giver_id"} AND {_STILL % "receiver_id"}
    AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.person_id = m.person_id)"""
NEXT_MEMBERS = """
SELECT MAX(t.id) AS last FROM (SELECT m.id FROM membership m
    WHERE m.community_id + 0 = :community_id AND m.id > :after ORDER BY m.id LIMIT :limit) AS t"""
POSTED = """
SELECT 'exchange' AS card, e.id, v.at AS since, g.name AS one, r.name AS other
FROM exchange_event v JOIN exchange e ON e.id = v.exchange_id JOIN person g ON g.id = e.giver_id
JOIN person r ON r.id = e.receiver_id
WHERE v.action = 'post' AND v.at >= :posted AND v.at < :today AND e.community_id = :community_id"""
LISTS: Mapping[Line, str] = {
    "unmet": UNMET,
    "unconfirmed": UNCONFIRMED,
    "firsts": FIRSTS,
    "reviews": REVIEWS,
    "reminded": REMINDED,
    "visits": VISITS,
    "quiet": QUIET,
    "posted": POSTED,
}
MOST = 100
"""Counted of one line; more are "100 or more"."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One broker's digest of a local day: how many of each line, the days that `posted` covers."""

    id: int
    community_id: int
    person_id: int
    day: date
    counts: Mapping[Line, int]
    posted_day: date
    timebank: str
    zone: str


def _digest(row: Row) -> Digest:
    body = json.loads(row["body"])
    return Digest(
        row["id"],
        row["community_id"],
        row["person_id"],
        date.fromisoformat(row["day"]),
        body["counts"],
        date.fromisoformat(body["posted_day"]),
        row["name"],
        row["zone"],
    )


async def times(tx: Tx, community_id: int) -> dict[int, time | None]:
    """Who chose an hour, and which; None: no digest."""
    rows = await tx.rows(TIMES, community_id=community_id)
    return {int(r["person_id"]): time.fromisoformat(r["at"]) if r["at"] else None for r in rows}


def set_time(tx: Tx, community_id: int, person_id: int, at: time | None) -> None:
    """Somebody chooses their hour; None: no digest."""
    tx.later(
        SET_TIME,
        community_id=community_id,
        person_id=person_id,
        at=f"{at:%H:%M}" if at is not None else None,
    )


async def add(
    tx: Tx,
    community_id: int,
    person_id: int,
    day: date,
    counts: Mapping[Line, int],
    posted_day: date,
) -> int | None:
    """Keeps today's digest; None where there is one already."""
    body = json.dumps({"counts": counts, "posted_day": posted_day.isoformat()})
    made: int | None = await tx.value(
        ADD, community_id=community_id, person_id=person_id, day=day, body=body
    )
    return made


async def find(tx: Tx, digest_id: int) -> Digest | None:
    """The digest with this id."""
    row = await tx.row(FIND, id=digest_id)
    return _digest(row) if row else None


async def latest(tx: Tx, community_id: int, person_id: int) -> Digest | None:
    """Somebody's newest digest."""
    row = await tx.row(LATEST, community_id=community_id, person_id=person_id)
    return _digest(row) if row else None


async def counts(tx: Tx, lines: Mapping[Line, Mapping[str, Any]]) -> dict[Line, int]:
    """How many stand behind these lines (MOST at most), each with the values of its question."""
    found = await tx.many(
        *(
            (f"SELECT COUNT(*) AS n FROM ({LISTS[line]} LIMIT {MOST}) AS t", dict(values))
            for line, values in lines.items()
        )
    )
    return {line: int(rows[0]["n"]) for line, rows in zip(lines, found, strict=True)}


async def listed(
    tx: Tx, line: Line, values: Mapping[str, Any], offset: int, limit: int
) -> Sequence[Row]:
    """What stands behind a line, the oldest first."""
    return await tx.rows(
        f"SELECT t.card, t.id, t.since, t.one, t.other FROM ({LISTS[line]}) AS t"
        " ORDER BY t.since, t.id LIMIT :limit OFFSET :offset",
        **values,
        limit=limit,
        offset=offset,
    )


async def is_first(tx: Tx, values: Mapping[str, Any], exchange_id: int) -> bool:
    """Whether this is a first exchange about which nobody has rung yet."""
    return await tx.row(IS_FIRST, **values, id=exchange_id) is not None


def mark(
    tx: Tx, community_id: int, code: str, object_id: int, person_id: int, now: datetime
) -> None:
    """Needn't be listed again."""
    tx.later(
        MARK,
        community_id=community_id,
        code=code,
        object_id=object_id,
        person_id=person_id,
        now=now,
    )


async def turn(tx: Tx, community_id: int, code: str) -> tuple[str, int, int]:
    """The day of the last turn, and between which ids it was; ("", 0, 0) before the first."""
    row = await tx.row(TURN, community_id=community_id, code=code)
    return (str(row["day"]), int(row["from_id"]), int(row["to_id"])) if row else ("", 0, 0)


def set_turn(tx: Tx, community_id: int, code: str, day: date, after: int, upto: int) -> None:
    """Whose turn it is today; of two who set it the first counts."""
    tx.later(SET_TURN, community_id=community_id, code=code, day=day, from_id=after, to_id=upto)


async def quiet(tx: Tx, values: Mapping[str, Any], limit: int) -> list[int]:
    """The first few quiet members between two memberships, by id."""
    rows = await tx.rows(
        f"SELECT t.id FROM ({QUIET}) AS t ORDER BY t.id LIMIT :limit", **values, limit=limit
    )
    return [int(row["id"]) for row in rows]


async def next_members(tx: Tx, community_id: int, after: int, limit: int) -> int | None:
    """The last of the next few memberships after this one; None at the end."""
    last: int | None = await tx.value(
        NEXT_MEMBERS, community_id=community_id, after=after, limit=limit
    )
    return last

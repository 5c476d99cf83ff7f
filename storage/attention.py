"""What people chose about notices, what is weighed before it goes, and digests of what waited."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.attention import NUDGE_DAYS, Budget
from domain.notices import Level, Topic
from storage.db import Row, Tx
from storage.outbox import CARD

LOOK_BACK = timedelta(hours=26)
"""A local day is 25 hours long at most."""
IN_DIGEST = "in the digest"
BUDGET = "SELECT quiet_from, quiet_until, a_day FROM attention WHERE person_id = :person_id"
SET_BUDGET = """
INSERT INTO attention (person_id, quiet_from, quiet_until, a_day, changed_at)
VALUES (:person_id, :quiet_from, :quiet_until, :a_day, :now)
ON CONFLICT (person_id) DO UPDATE SET quiet_from = excluded.quiet_from,
    quiet_until = excluded.quiet_until, a_day = excluded.a_day, changed_at = excluded.changed_at"""
CHOICES = """
SELECT topic, level FROM notice_choice
WHERE person_id = :person_id AND community_id = :community_id"""
SET_CHOICE = """
INSERT INTO notice_choice (person_id, community_id, topic, level, changed_at)
VALUES (:person_id, :community_id, :topic, :level, :now)
ON CONFLICT (person_id, community_id, topic)
DO UPDATE SET level = excluded.level, changed_at = excluded.changed_at"""
DROP_CHOICE = """
DELETE FROM notice_choice
WHERE person_id = :person_id AND community_id = :community_id AND topic = :topic"""
# Which rows, and of which people, is filled in with numbers. own_zone: of the timebank that the
# reader uses, as their day is the same whatever it is about.
facts_of = """
SELECT o.id, o.person_id, o.community_id, o.notice, o.digest, o.useful_until, o.body,
    a.quiet_from, a.quiet_until, a.a_day, z.zone AS own_zone, c.zone,
    CASE WHEN o.about IS NULL THEN 0 ELSE (SELECT COUNT(*) FROM outbox s
        WHERE s.about = o.about AND s.person_id = o.person_id AND s.sent_at >= :nudged
        AND (s.state IN ('sent', 'unknown') OR s.digest_id IS NOT NULL)) END AS times
FROM outbox o JOIN person p ON p.id = o.person_id
LEFT JOIN attention a ON a.person_id = o.person_id
LEFT JOIN community z ON z.id = p.community_id LEFT JOIN community c ON c.id = o.community_id
WHERE o.id IN ({ids})"""
sent_to = """
SELECT person_id, sent_at FROM outbox WHERE person_id IN ({ids}) AND notice IS NOT NULL
    AND sent_at >= :since AND state IN ('sent', 'unknown')
    AND notice NOT IN ('safety', 'overdue', 'today', 'ask-today', 'asked-for', 'screen')"""
chosen_by = """
SELECT person_id, community_id, topic, level FROM notice_choice WHERE person_id IN ({ids})"""
COUNTED = """
SELECT COALESCE(SUM(CASE WHEN sent_at >= :today AND notice NOT IN ('safety', 'overdue', 'today',
        'ask-today', 'asked-for', 'screen') THEN 1 ELSE 0 END), 0) AS today,
    COALESCE(SUM(CASE WHEN notice IN ('safety', 'overdue', 'today', 'ask-today')
        THEN 1 ELSE 0 END), 0) AS urgent
FROM outbox WHERE person_id = :person_id AND notice IS NOT NULL AND sent_at >= :week
    AND state IN ('sent', 'unknown')"""
# What was tried before doesn't hold up its chat while it waits for the morning.
PUT_OFF = """
UPDATE outbox SET due_at = :due_at, digest = :digest, attempts = 0
WHERE id = :id AND state = 'waiting'"""
ENDED = """
UPDATE outbox SET state = 'dropped', sent_at = :now, cause = :cause, digest = 0
WHERE id = :id AND state = 'waiting'"""
# A card that never had a message of its own: changes of it are not to come as one later.
FORGET_CARD = "DELETE FROM card WHERE id = :id AND message_id IS NULL"
ADD_DIGEST = """
INSERT INTO notice_digest (person_id, day, made_at) VALUES (:person_id, :day, :now)
ON CONFLICT DO NOTHING RETURNING id"""
FOR_DIGEST = """
SELECT o.id, o.body, o.community_id, o.notice FROM outbox o
WHERE o.person_id = :person_id AND o.digest = 1 AND o.state = 'waiting' AND o.due_at <= :now
ORDER BY o.id"""
GATHER = """
UPDATE outbox SET state = 'dropped', sent_at = :now, cause = :cause, digest_id = :digest_id,
    body = :body WHERE id = :id"""
DIGEST = "SELECT id, person_id, day FROM notice_digest WHERE id = :id"
LATEST = "SELECT MAX(id) FROM notice_digest WHERE person_id = :person_id"
LINES = """
SELECT o.id, o.community_id, o.notice, o.reason, o.kind, o.body, o.useful_until, o.for_id,
    c.name AS timebank, c.zone
FROM outbox o LEFT JOIN community c ON c.id = o.community_id
WHERE o.digest_id = :digest_id ORDER BY o.id"""
LINE = """
SELECT o.id, o.community_id, o.notice, o.reason, o.kind, o.body, o.useful_until, o.for_id,
    o.person_id, c.zone
FROM outbox o JOIN notice_digest d ON d.id = o.digest_id
LEFT JOIN community c ON c.id = o.community_id WHERE o.id = :id"""
# Their lines are rows of the outbox, whose words are gone by then; they point to nothing first.
FORGET_LINES = """
UPDATE outbox SET digest_id = NULL WHERE id IN (SELECT o.id FROM notice_digest d
    JOIN outbox o ON o.digest_id = d.id WHERE d.day < :before ORDER BY d.day LIMIT :limit)"""
FORGET_DIGESTS = """
DELETE FROM notice_digest WHERE id IN (SELECT d.id FROM notice_digest d WHERE d.day < :before
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.digest_id = d.id) ORDER BY d.day LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of rows that are to be weighed: the rows, when what counts went to each person,
    and who wants less of which topic of which timebank."""

    rows: dict[int, Row]
    sent: dict[int, list[str]]
    choices: dict[tuple[int, int, str], Level]


def budget_of(row: Row) -> Budget:
    """What somebody chose, or the usual."""
    if row["quiet_from"] is None:
        return Budget()
    begin, end = (time.fromisoformat(row[name]) for name in ("quiet_from", "quiet_until"))
    return Budget(begin, end, int(row["a_day"]))


def _in(sql: str, ids: Collection[int]) -> str:
    return sql.replace("{ids}", ",".join(str(int(one)) for one in sorted(ids)))


async def facts(tx: Tx, rows: Sequence[Row], now: datetime) -> Known:
    """What is to be known of these rows of the outbox, in one go."""
    ids, readers = {r["id"] for r in rows}, {r["person_id"] for r in rows}
    found, sent, chosen = await tx.many(
        (_in(facts_of, ids), {"nudged": now - timedelta(days=NUDGE_DAYS)}),
        (_in(sent_to, readers), {"since": now - LOOK_BACK}),
        (_in(chosen_by, readers), {}),
    )
    went: dict[int, list[str]] = {}
    for row in sent:
        went.setdefault(row["person_id"], []).append(row["sent_at"])
    choices = {(r["person_id"], r["community_id"], r["topic"]): r["level"] for r in chosen}
    return Known({row["id"]: row for row in found}, went, choices)


async def budget(tx: Tx, person_id: int) -> Budget:
    """What somebody chose, or the usual."""
    row = await tx.row(BUDGET, person_id=person_id)
    return budget_of(row) if row is not None else Budget()


def set_budget(tx: Tx, person_id: int, chosen: Budget, now: datetime) -> None:
    """Keeps somebody's choice."""
    tx.later(
        SET_BUDGET,
        person_id=person_id,
        quiet_from=chosen.quiet_from,
        quiet_until=chosen.quiet_until,
        a_day=chosen.a_day,
        now=now,
    )


async def choices(tx: Tx, person_id: int, community_id: int) -> dict[str, Level]:
    """Of which topics somebody wants less or none from a timebank."""
    rows = await tx.rows(CHOICES, person_id=person_id, community_id=community_id)
    return {row["topic"]: row["level"] for row in rows}


def choose(
    tx: Tx, person_id: int, community_id: int, topic: Topic, level: Level, now: datetime
) -> None:
    """How much of a topic somebody wants from a timebank."""
    what: dict[str, Any] = {"person_id": person_id, "community_id": community_id, "topic": topic}
    if level == "all":
        tx.later(DROP_CHOICE, **what)
    else:
        tx.later(SET_CHOICE, **what, level=level, now=now)


async def refusing(
    tx: Tx, topic: Topic, community_id: int, person_ids: Collection[int]
) -> set[int]:
    """Which of these people want none of a topic from a timebank."""
    if not person_ids:
        return set()
    found = await tx.rows(_in(chosen_by, person_ids))
    return {
        int(row["person_id"])
        for row in found
        if (row["community_id"], row["topic"], row["level"]) == (community_id, topic, "none")
    }


async def counted(tx: Tx, person_id: int, today: datetime, week: datetime) -> tuple[int, int]:
    """How many that count went today, and how many urgent ones within a week."""
    row = await tx.row(COUNTED, person_id=person_id, today=today, week=week)
    return (int(row["today"]), int(row["urgent"])) if row is not None else (0, 0)


def put_off(tx: Tx, row_id: int, due_at: datetime, *, digest: bool = False) -> None:
    """It waits until then; with `digest`, to be a line of one."""
    tx.later(PUT_OFF, id=row_id, due_at=due_at, digest=digest)


def end(tx: Tx, row: Row, why: str, now: datetime) -> None:
    """It is not sent, and why."""
    tx.later(ENDED, id=row["id"], cause=why, now=now)
    if "card" in (body := json.loads(row["body"])):
        tx.later(FORGET_CARD, id=body["card"])


async def for_digest(tx: Tx, person_id: int, now: datetime) -> Sequence[Row]:
    """What waits for somebody's digest now."""
    return await tx.rows(FOR_DIGEST, person_id=person_id, now=now)


async def gather(
    tx: Tx, person_id: int, found: Sequence[Row], day: date, now: datetime
) -> int | None:
    """Makes somebody's digest of these rows; its number, None where that day has one already."""
    made = await tx.value(ADD_DIGEST, person_id=person_id, day=day, now=now)
    if made is None:
        return None
    for row in found:
        body = json.loads(row["body"])
        if "card" in body:
            card = await tx.row(CARD, id=body["card"])
            tx.later(FORGET_CARD, id=body["card"])
            what = (card["kind"], card["object_id"], card["for_id"]) if card else ("", 0, 0)
            body = dict(zip(("open", "id", "for"), what, strict=True))
        tx.later(GATHER, id=row["id"], digest_id=made, now=now, cause=IN_DIGEST, body=body)
    return int(made)


async def digest(tx: Tx, digest_id: int) -> tuple[Row, Sequence[Row]] | None:
    """A digest and its lines; None where there is none."""
    found, lines = await tx.many((DIGEST, {"id": digest_id}), (LINES, {"digest_id": digest_id}))
    return (found[0], lines) if found else None


async def latest(tx: Tx, person_id: int) -> int | None:
    """The number of somebody's newest digest."""
    found = await tx.value(LATEST, person_id=person_id)
    return None if found is None else int(found)


async def line(tx: Tx, row_id: int) -> Row | None:
    """One line of a digest."""
    return await tx.row(LINE, id=row_id)

"""What brokers decided, and how it stood before: for a while it can be taken back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.db import Row, Tx

COLUMNS = """d.id, d.community_id, d.card, d.object_id, d.action, d.actor_id, d.before, d.state,
    d.at, d.undone_at"""
ADD = """
INSERT INTO desk_decision (community_id, card, object_id, action, actor_id, before, state, at)
VALUES (:community_id, :card, :object_id, :action, :actor_id, :before, :state, :now)"""
FIND = f"SELECT {COLUMNS} FROM desk_decision d WHERE d.id = :id"
# The newest about a thing; an older one was acted on since.
LATEST = f"""
SELECT {COLUMNS} FROM desk_decision d WHERE d.card = :card AND d.object_id = :object_id
ORDER BY d.id DESC LIMIT 1"""
MINE = f"""
SELECT {COLUMNS} FROM desk_decision d WHERE d.actor_id = :actor_id AND d.at >= :since
    AND d.undone_at IS NULL AND d.community_id = :community_id ORDER BY d.id DESC LIMIT :limit"""
UNDONE = "UPDATE desk_decision SET undone_at = :now WHERE id = :id AND undone_at IS NULL"
DROP_NOTICE = """
UPDATE outbox SET state = 'dropped', sent_at = :now, cause = 'taken back before it left'
WHERE key = :key AND state = 'waiting'"""
# Whether somebody who was let in has done anything since.
ACTED = """
SELECT 1 FROM person p WHERE p.id = :person_id AND (
    EXISTS (SELECT 1 FROM exchange e WHERE e.giver_id = p.id AND e.community_id = :community_id
        AND e.created_at >= :since)
    OR EXISTS (SELECT 1 FROM exchange e WHERE e.receiver_id = p.id
        AND e.community_id = :community_id AND e.created_at >= :since)
    OR EXISTS (SELECT 1 FROM request n WHERE n.person_id = p.id
        AND n.community_id = :community_id AND n.created_at >= :since)
    OR EXISTS (SELECT 1 FROM place s WHERE s.person_id = p.id AND s.joined_at >= :since)
    OR EXISTS (SELECT 1 FROM posting o JOIN account a ON a.id = o.account_id
        JOIN transfer t ON t.id = o.transfer_id
        WHERE a.owner_id = p.id AND a.community_id = :community_id
            AND a.kind IN ('member', 'organisation') AND t.at >= :since AND t.kind <> 'welcome'))"""
PUT_BACK = {
    "request": """
UPDATE request SET state = :state, note = :note, decided_by = :by, changed_at = :now
WHERE id = :id AND state = :after AND changed_at = :stamp""",
    "gift": """
UPDATE gift SET state = :state, note = :note, decided_by = :by, changed_at = :now
WHERE id = :id AND state = :after AND changed_at = :stamp""",
    "gathering": """
UPDATE gathering SET state = :state, note = :note, decided_by = :by, changed_at = :now
WHERE id = :id AND state = :after AND changed_at = :stamp""",
}
NAMES = {
    "exchange": """
SELECT COALESCE(g.name, e.named) AS one, COALESCE(r.name, e.named) AS other FROM exchange e
LEFT JOIN person g ON g.id = e.giver_id LEFT JOIN person r ON r.id = e.receiver_id
WHERE e.id = :id""",
    "membership": """
SELECT p.name AS one, NULL AS other FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.id = :id""",
    "request": """
SELECT p.name AS one, NULL AS other FROM request n JOIN person p ON p.id = n.person_id
WHERE n.id = :id""",
    "gift": """
SELECT p.name AS one, NULL AS other FROM gift f JOIN person p ON p.id = f.to_id
WHERE f.id = :id""",
    "gathering": """
SELECT g.title AS one, NULL AS other FROM gathering g WHERE g.id = :id""",
}
FORGET = """
DELETE FROM desk_decision WHERE id IN
    (SELECT id FROM desk_decision WHERE at < :before ORDER BY at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Decision:
    """`action` took a card's thing from `before` (its fields) to `state`; `at` when."""

    id: int
    community_id: int
    card: str
    object_id: int
    action: str
    actor_id: int
    before: Mapping[str, Any]
    state: str
    at: str
    undone_at: str | None


def _decision(row: Row) -> Decision:
    values = {name: row[name] for name in Decision.__slots__}
    return Decision(**{**values, "before": json.loads(row["before"])})


def record(
    tx: Tx,
    community_id: int,
    card: str,
    object_id: int,
    action: str,
    actor_id: int,
    before: Mapping[str, Any],
    state: str,
    now: datetime,
) -> None:
    """A broker decided: `before` is what an undo puts back."""
    tx.later(
        ADD,
        community_id=community_id,
        card=card,
        object_id=object_id,
        action=action,
        actor_id=actor_id,
        before=json.dumps(before, ensure_ascii=False),
        state=state,
        now=now,
    )


async def find(tx: Tx, decision_id: int) -> Decision | None:
    """The decision with this id."""
    row = await tx.row(FIND, id=decision_id)
    return _decision(row) if row else None


async def latest(tx: Tx, card: str, object_id: int) -> Decision | None:
    """What was decided last about this."""
    row = await tx.row(LATEST, card=card, object_id=object_id)
    return _decision(row) if row else None


async def mine(
    tx: Tx, community_id: int, actor_id: int, since: datetime, limit: int
) -> list[Decision]:
    """What this person decided since then and has not taken back, the newest first."""
    rows = await tx.rows(
        MINE, community_id=community_id, actor_id=actor_id, since=since, limit=limit
    )
    return [_decision(r) for r in rows]


async def names(tx: Tx, card: str, object_id: int) -> list[str]:
    """Whom a decision was about."""
    row = await tx.row(NAMES[card], id=object_id)
    return [str(name) for name in (row["one"], row["other"]) if name] if row else []


async def undone(tx: Tx, decision_id: int, now: datetime) -> bool:
    """Marks it as taken back; False where it was before: of two taps the first counts."""
    return bool(await tx.run(UNDONE, id=decision_id, now=now))


async def acted(tx: Tx, community_id: int, person_id: int, since: datetime) -> bool:
    """Whether this person has done anything here since: asked, helped, joined, got hours."""
    row = await tx.row(ACTED, community_id=community_id, person_id=person_id, since=since)
    return row is not None


async def put_back(
    tx: Tx,
    card: str,
    object_id: int,
    *,
    after: str,
    stamp: str,
    state: str,
    note: str | None,
    by: int | None,
    now: datetime,
) -> bool:
    """Puts a thing's state back to what it was, if it is still as it was left at `stamp`."""
    return bool(
        await tx.run(
            PUT_BACK[card],
            id=object_id,
            after=after,
            stamp=stamp,
            state=state,
            note=note,
            by=by,
            now=now,
        )
    )


async def drop_notice(tx: Tx, key: str, now: datetime) -> bool:
    """Drops a notice that has not left yet; False where it has, or there is none."""
    return bool(await tx.run(DROP_NOTICE, key=key, now=now))

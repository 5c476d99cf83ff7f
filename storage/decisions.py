"""What brokers decided, and how it stood before: for a while it can be taken back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import deeds
from storage.db import Row, Tx
from storage.records import of_row

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
# Helpers of somebody without Telegram have keys of their own.
DROP_NOTICE = """
UPDATE outbox SET state = 'dropped', sent_at = :now, cause = 'taken back before it left'
WHERE state = 'waiting' AND key IN (SELECT CAST(:key AS TEXT) UNION ALL
    SELECT CAST(:key AS TEXT) || ':' || CAST(d.person_id AS TEXT) FROM delegate d
    WHERE d.for_id = :person_id)"""
# Whether somebody who was let in has done anything since.
ACTED = deeds.acted()
# Each card's table, and what of it a decision changes beside the state.
CHANGED: Mapping[str, tuple[str, Sequence[str]]] = {
    "request": ("request", ("note", "decided_by", "shown", "wave", "flags")),
    "gift": ("gift", ("note", "decided_by", "second_by", "round")),
    "issue": ("issue_request", ("note", "decided_by", "round")),
    "roster": ("roster", ("note", "decided_by", "ticked_by", "version", "round")),
    "booking": ("booking", ("note", "decided_by", "minutes", "round")),
    "gathering": ("gathering", ("note", "decided_by", "shift_id")),
    "arrangement": (
        "arrangement",
        ("note", "next_day", "paused_until", "approved_by", "approved_at"),
    ),
}
PUT_BACK = {
    card: f"UPDATE {table} SET state = :state, changed_at = :now, "
    + ", ".join(f"{name} = :{name}" for name in names)
    + " WHERE id = :id AND state = :after AND changed_at = :stamp"
    for card, (table, names) in CHANGED.items()
}
REOPEN_CASE = """
UPDATE casework SET state = 'open', closed_by = NULL, closed_at = NULL, outcome = NULL
WHERE id = :id AND state = 'closed' AND closed_by = :by AND closed_at = :stamp"""
# What somebody wanted to be reminded of, until the case was closed.
REMIND_AGAIN = """
UPDATE reminder SET state = 'waiting', done_at = NULL
WHERE kind = 'case.remind' AND object_id = :id AND state = 'untrue' AND done_at = :stamp"""
UNASK = "DELETE FROM candidate WHERE request_id = :id AND state = 'asked' RETURNING person_id"
# Cards that have not left are drawn as they stand when they go.
NOT_LEFT = """
SELECT c.person_id, c.for_id FROM card c
JOIN outbox o ON o.merge_key = 'card:' || CAST(c.id AS TEXT) AND o.state = 'waiting'
WHERE c.kind = :kind AND c.object_id = :id AND o.reason = :reason"""
DROP_UNHEARD = """
DELETE FROM unheard WHERE person_id = :person_id AND thing = :key AND case_id IS NULL"""
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
    "issue": """
SELECT p.name AS one, NULL AS other FROM issue_request i JOIN person p ON p.id = i.person_id
WHERE i.id = :id""",
    "roster": "SELECT o.title AS one, NULL AS other FROM roster o WHERE o.id = :id",
    "booking": """
SELECT o.name AS one, p.name AS other FROM booking b JOIN item i ON i.id = b.item_id
JOIN person o ON o.id = i.person_id JOIN person p ON p.id = b.person_id WHERE b.id = :id""",
    "arrangement": """
SELECT g.name AS one, r.name AS other FROM arrangement a JOIN person g ON g.id = a.giver_id
JOIN person r ON r.id = a.receiver_id WHERE a.id = :id""",
    "case": """
SELECT p.name AS one, NULL AS other FROM casework c LEFT JOIN person p ON p.id = c.person_id
WHERE c.id = :id""",
    "crossing": """
SELECT COALESCE(g.name, x.named) AS one, COALESCE(r.name, x.named) AS other FROM crossing x
LEFT JOIN person g ON g.id = x.giver_id LEFT JOIN person r ON r.id = x.receiver_id
WHERE x.id = :id""",
    "opportunity": """
SELECT o.title AS one, NULL AS other FROM opportunity o WHERE o.id = :id""",
    "reversal": """
SELECT g.name AS one, r.name AS other FROM reversal v JOIN exchange e ON e.id = v.exchange_id
JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id WHERE v.id = :id""",
    "move": """
SELECT p.name AS one, NULL AS other FROM relocation v JOIN person p ON p.id = v.person_id
WHERE v.id = :id""",
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

    @property
    def final(self) -> str:
        """Why it can't be taken back at all; "" where it can."""
        return str(self.before.get("final") or "")


def _decision(row: Row) -> Decision:
    return of_row(Decision, row, before=json.loads(row["before"]))


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


async def put_back(tx: Tx, found: Decision, now: datetime) -> bool:
    """Puts a thing back as it was, if it is still as it was left by this decision."""
    before = {name: found.before.get(name) for name in CHANGED[found.card][1]}
    return bool(
        await tx.run(
            PUT_BACK[found.card],
            **before,
            id=found.object_id,
            after=found.state,
            stamp=found.at,
            state=found.before["state"],
            now=now,
        )
    )


async def reopen_case(tx: Tx, found: Decision) -> bool:
    """Opens a case again as it was, if nobody has done anything about it since."""
    if not await tx.run(REOPEN_CASE, id=found.object_id, by=found.actor_id, stamp=found.at):
        return False
    tx.later(REMIND_AGAIN, id=found.object_id, stamp=found.at)
    return True


async def unask(tx: Tx, request_id: int) -> list[int]:
    """Takes back the question to those who were asked to help and have not answered; who."""
    return [int(r["person_id"]) for r in await tx.rows(UNASK, id=request_id)]


async def not_left(tx: Tx, kind: str, object_id: int, reason: str) -> set[int]:
    """For whom a card that was shown for this reason has not left yet."""
    rows = await tx.rows(NOT_LEFT, kind=kind, id=object_id, reason=reason)
    return {int(r["for_id"] or r["person_id"]) for r in rows}


async def drop_notice(tx: Tx, key: str, person_id: int, now: datetime) -> bool:
    """Drops what was to tell this person something and has not left yet, or waited for a broker's
    call; False where it has left, or there is none."""
    dropped = await tx.run(DROP_NOTICE, key=key, person_id=person_id, now=now)
    unheard = await tx.run(DROP_UNHEARD, key=key, person_id=person_id)
    return bool(dropped or unheard)

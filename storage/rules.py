"""Changes of a timebank's rules: what was asked for, by whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.db import Tx
from storage.records import of_row

ChangeState = Literal["asked", "made", "declined", "withdrawn", "lapsed"]
COLUMNS = """c.id, c.community_id, c.name, c.before, c.value, c.state, c.asked_by, c.asked_at,
    c.decided_by, c.decided_at, a.name AS asked_name, d.name AS decided_name"""
FROM = """FROM rule_change c JOIN person a ON a.id = c.asked_by
LEFT JOIN person d ON d.id = c.decided_by"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE c.id = :id"
ASKED = f"""
SELECT {COLUMNS} {FROM}
WHERE c.community_id = :community_id AND c.name = :name AND c.state = 'asked'"""
ADD = """
INSERT INTO rule_change (community_id, name, before, value, state, asked_by, asked_at, decided_by,
    decided_at)
VALUES (:community_id, :name, :before, :value, :state, :by, :now, :decided_by, :decided_at)
RETURNING id"""
DECIDE = """
UPDATE rule_change SET state = :state, decided_by = :by, decided_at = :now
WHERE id = :id AND state = 'asked'"""
# Taken before a value is read that the change depends on: of two who change the same timebank's
# rules the second waits, and sees what the first one did. SQLite has one writer anyhow.
LOCK = "UPDATE community SET name = name WHERE id = :id"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one rule; `before` is what counted when it was asked for."""

    id: int
    community_id: int
    name: str
    before: str
    value: str
    state: ChangeState
    asked_by: int
    asked_name: str
    asked_at: str
    decided_by: int | None
    decided_name: str | None


async def lock(tx: Tx, community_id: int) -> None:
    """Until the end of this transaction nobody else changes this timebank's rules."""
    await tx.run(LOCK, id=community_id)


async def find(tx: Tx, change_id: int) -> Change | None:
    """The change with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=change_id)
    return of_row(Change, row) if row else None


async def asked(tx: Tx, community_id: int, name: str) -> Change | None:
    """The change of this rule that waits for a second person."""
    row = await tx.row(ASKED, community_id=community_id, name=name)
    return of_row(Change, row) if row else None


async def add(
    tx: Tx,
    community_id: int,
    name: str,
    before: str,
    value: str,
    state: ChangeState,
    by: int,
    now: datetime,
) -> int:
    """A change that was made at once, or waits (`asked`); its id."""
    over = state != "asked"
    return int(
        await tx.value(
            ADD,
            community_id=community_id,
            name=name,
            before=before,
            value=value,
            state=state,
            by=by,
            now=now,
            decided_by=by if over else None,
            decided_at=now if over else None,
        )
    )


async def decide(tx: Tx, change_id: int, state: ChangeState, by: int | None, now: datetime) -> bool:
    """Ends a change that waits; False where somebody was first."""
    return bool(await tx.run(DECIDE, id=change_id, state=state, by=by, now=now))

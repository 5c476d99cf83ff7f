"""Pairs of timebanks: what they agreed, and how many hours are owed between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.across import PactState
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = """k.id, k.first_id, k.second_id, k.state, k.cap_minutes, k.side_id, k.asked_by,
    k.decided_by, k.changed_at, a.name AS first_name, b.name AS second_name"""
FROM = """FROM pact k JOIN community a ON a.id = k.first_id
JOIN community b ON b.id = k.second_id"""
MAKE = """
INSERT INTO pact (first_id, second_id, state, cap_minutes, created_at, changed_at)
VALUES (:first, :second, 'none', :cap, :now, :now)
ON CONFLICT (first_id, second_id) DO NOTHING"""
OF_TWO = f"SELECT {COLUMNS} {FROM} WHERE k.first_id = :first AND k.second_id = :second"
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE k.id = :id"
# Whoever moves hours between the two holds the pair's row first, so that two at the cap count.
LOCK = "UPDATE pact SET state = state WHERE id = :id"
OF_ONE = f"""
SELECT {COLUMNS} {FROM} WHERE k.first_id = :community_id
UNION ALL
SELECT {COLUMNS} {FROM} WHERE k.second_id = :community_id ORDER BY 1 LIMIT 50"""
MOVE = """
UPDATE pact SET state = :state, cap_minutes = :cap, side_id = :side, asked_by = :asked_by,
    decided_by = :decided_by, changed_at = :now
WHERE id = :id AND state = :before AND changed_at = :seen"""
BETWEEN = """
SELECT COALESCE(SUM(balance), 0) FROM account
WHERE community_id = :community_id AND kind = 'between' AND owner_id = :id"""


@dataclass(frozen=True, slots=True)
class Pact:
    """A pair of timebanks. `side_id` acted last; the cap is in minutes."""

    id: int
    first_id: int
    second_id: int
    state: PactState
    cap_minutes: int
    side_id: int | None
    asked_by: int | None
    decided_by: int | None
    changed_at: str
    first_name: str
    second_name: str

    @property
    def mark(self) -> str:
        """What tells one standing of the pair from another, for the buttons of its card."""
        return "".join(filter(str.isdigit, self.changed_at))

    def partner(self, community_id: int) -> tuple[int, str]:
        """The other timebank of the two: its id and name."""
        if community_id == self.first_id:
            return self.second_id, self.second_name
        return self.first_id, self.first_name

    def name(self, community_id: int) -> str:
        """The name of this one of the two."""
        return self.first_name if community_id == self.first_id else self.second_name

    def has(self, community_id: int) -> bool:
        """Whether it is one of the two."""
        return community_id in (self.first_id, self.second_id)


def pact_of(row: Row) -> Pact:
    """A pair from a row with the columns of COLUMNS."""
    return of_row(Pact, row)


async def of_two(tx: Tx, one: int, other: int, cap: int, now: datetime) -> Pact:
    """The pair of these two timebanks, made (with nothing agreed) where it is missing."""
    pair = {"first": min(one, other), "second": max(one, other)}
    tx.later(MAKE, **pair, cap=cap, now=now)
    row = await tx.row(OF_TWO, **pair)
    assert row is not None
    return pact_of(row)


async def find(tx: Tx, pact_id: int) -> Pact | None:
    """The pair with this id; the caller checks whose it is."""
    row = await tx.row(BY_ID, id=pact_id)
    return pact_of(row) if row else None


async def locked(tx: Tx, pact_id: int) -> Pact | None:
    """As `find`, with nobody else moving hours between the two before this transaction ends."""
    tx.later(LOCK, id=pact_id)
    return await find(tx, pact_id)


async def of_one(tx: Tx, community_id: int) -> Sequence[Pact]:
    """The pairs of a timebank."""
    return [pact_of(row) for row in await tx.rows(OF_ONE, community_id=community_id)]


async def active(tx: Tx, community_id: int) -> Sequence[Pact]:
    """Those in which help across is agreed now."""
    return [one for one in await of_one(tx, community_id) if one.state == "active"]


async def move(tx: Tx, before: Pact, after: Pact, now: datetime) -> bool:
    """Writes a new standing if the pair is still as it was seen."""
    return bool(
        await tx.run(
            MOVE,
            id=before.id,
            before=before.state,
            seen=before.changed_at,
            state=after.state,
            cap=after.cap_minutes,
            side=after.side_id,
            asked_by=after.asked_by,
            decided_by=after.decided_by,
            now=now,
        )
    )


async def between(tx: Tx, community_id: int, pact_id: int) -> int:
    """The balance of this timebank's between account of the pair, in minutes: below nothing where
    its people gave more than they got, so that the other timebank owes it."""
    return int(await tx.value(BETWEEN, community_id=community_id, id=pact_id) or 0)

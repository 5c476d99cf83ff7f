"""Messages between the two sides of some help, and the numbers that both shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.relaying import ENDED, OPEN
from storage.db import Row, Tx
from storage.records import of_row


def _listed(states: frozenset[str]) -> str:
    return ", ".join(f"'{one}'" for one in sorted(states))


_STILL = f"""e.giver_id IS NOT NULL AND e.receiver_id IS NOT NULL AND (
    (e.state IN ({_listed(frozenset(OPEN))}) OR e.state = 'logged'
        AND EXISTS (SELECT 1 FROM plan n WHERE n.exchange_id = e.id))
        AND e.changed_at >= :stale
    OR e.state IN ({_listed(frozenset(ENDED))}) AND e.changed_at >= :closed)"""
_BETWEEN = "e.id, e.community_id, e.giver_id, e.receiver_id, g.name AS giver, r.name AS receiver"
_FROM = (
    """FROM exchange e JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id"""
)
_NOT_APART = """NOT EXISTS (SELECT 1 FROM apart x WHERE x.community_id = e.community_id
        AND x.person_id = e.giver_id AND x.other_id = e.receiver_id)"""
# The help of somebody with others, the latest first: by the indexes of an exchange's sides.
MINE = f"""
SELECT {_BETWEEN} {_FROM} WHERE e.giver_id = :me AND e.community_id = :community_id AND {_STILL}
    AND {_NOT_APART}
UNION ALL
SELECT {_BETWEEN} {_FROM} WHERE e.receiver_id = :me AND e.community_id = :community_id AND {_STILL}
    AND {_NOT_APART}
ORDER BY 1 DESC LIMIT 20"""
FIND = f"SELECT {_BETWEEN} {_FROM} WHERE e.id = :id AND {_STILL}"
ADD = """
INSERT INTO relay (community_id, exchange_id, from_id, to_id, shown, flags, at)
VALUES (:community_id, :exchange_id, :from_id, :to_id, :shown, :flags, :now) RETURNING id"""
BY_ID = """
SELECT x.id, x.community_id, x.exchange_id, x.from_id, x.to_id, x.shown, x.flags, x.at,
    x.reported_at, p.name AS sender FROM relay x JOIN person p ON p.id = x.from_id
WHERE x.id = :id"""
SENT = """
SELECT COUNT(*) FROM relay WHERE from_id = :from_id AND to_id = :to_id AND at >= :since"""
REPORT = "UPDATE relay SET reported_at = :now WHERE id = :id AND reported_at IS NULL"
SHARE = """
INSERT INTO contact_share (exchange_id, person_id, words, at)
VALUES (:exchange_id, :person_id, :words, :now)
ON CONFLICT (exchange_id, person_id) DO UPDATE SET words = excluded.words, at = excluded.at"""
SHARED = "SELECT person_id, words FROM contact_share WHERE exchange_id = :exchange_id"
FORGET = """
DELETE FROM relay WHERE id IN (SELECT id FROM relay WHERE at < :before
    AND (reported_at IS NULL OR at < :reported) ORDER BY at LIMIT :limit)"""
FORGET_SHARED = """
DELETE FROM contact_share WHERE exchange_id IN (SELECT exchange_id FROM contact_share
    WHERE at < :before ORDER BY at LIMIT :limit) AND at < :before"""


@dataclass(frozen=True, slots=True)
class Between:
    """Some help through which two people can write to each other."""

    id: int
    community_id: int
    giver_id: int
    receiver_id: int
    giver: str
    receiver: str

    def other(self, person_id: int) -> tuple[int, str]:
        """The other side's id and whole name."""
        if person_id == self.giver_id:
            return self.receiver_id, self.receiver
        return self.giver_id, self.giver


@dataclass(frozen=True, slots=True)
class Relay:
    """One message, as its reader read it."""

    id: int
    community_id: int
    exchange_id: int
    from_id: int
    to_id: int
    shown: str
    flags: str
    at: datetime
    reported_at: datetime | None
    sender: str


async def mine(
    tx: Tx, community_id: int, person_id: int, closed: datetime, stale: datetime
) -> list[Between]:
    """The help of somebody through which they can write to others now, the latest first."""
    rows = await tx.rows(MINE, community_id=community_id, me=person_id, closed=closed, stale=stale)
    return [of_row(Between, row) for row in rows]


async def find(tx: Tx, exchange_id: int, closed: datetime, stale: datetime) -> Between | None:
    """One of them; None where it is over. The caller checks whose it is."""
    row = await tx.row(FIND, id=exchange_id, closed=closed, stale=stale)
    return of_row(Between, row) if row else None


async def add(
    tx: Tx, one: Between, from_id: int, to_id: int, shown: str, flags: str, now: datetime
) -> int:
    """Keeps a message; its id."""
    return int(
        await tx.value(
            ADD, community_id=one.community_id, exchange_id=one.id, from_id=from_id, to_id=to_id,
            shown=shown, flags=flags, now=now,
        )
    )  # fmt: skip


async def by_id(tx: Tx, relay_id: int) -> Relay | None:
    """One message; the caller checks whose it is."""
    row = await tx.row(BY_ID, id=relay_id)
    return of_row(Relay, row) if row else None


async def sent(tx: Tx, from_id: int, to_id: int, since: datetime) -> int:
    """How many one sent the other since then."""
    return int(await tx.value(SENT, from_id=from_id, to_id=to_id, since=since) or 0)


async def report(tx: Tx, relay_id: int, now: datetime) -> bool:
    """Its reader says that it isn't right; False where they did before."""
    return bool(await tx.run(REPORT, id=relay_id, now=now))


def share(tx: Tx, exchange_id: int, person_id: int, words: str, now: datetime) -> None:
    """One side pressed Share."""
    tx.later(SHARE, exchange_id=exchange_id, person_id=person_id, words=words, now=now)


async def shared(tx: Tx, exchange_id: int) -> dict[int, str]:
    """What each side that pressed Share gives the other."""
    rows: Sequence[Row] = await tx.rows(SHARED, exchange_id=exchange_id)
    return {int(r["person_id"]): str(r["words"]) for r in rows}

"""Checks that a broker saw, as rows: one of each kind is held by a member at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.checks import Kind
from storage.db import Row, Tx

END_KIND = """
UPDATE vetting SET ended_at = :now, level = NULL
WHERE community_id = :community_id AND person_id = :person_id AND kind = :kind
    AND ended_at IS NULL"""
END = "UPDATE vetting SET ended_at = :now, level = NULL WHERE id = :id AND ended_at IS NULL"
END_ALL = """
UPDATE vetting SET ended_at = :now, level = NULL
WHERE community_id = :community_id AND person_id = :person_id AND ended_at IS NULL"""
ADD = """
INSERT INTO vetting (community_id, person_id, kind, level, day, until, by_id, at)
VALUES (:community_id, :person_id, :kind, :level, :day, :until, :by_id, :now) RETURNING id"""
COLUMNS = """
SELECT v.id, v.community_id, v.person_id, v.kind, v.level, v.day, v.until, v.by_id, p.name,
    b.name AS by_name
FROM vetting v JOIN person p ON p.id = v.person_id JOIN person b ON b.id = v.by_id"""
FIND = COLUMNS + " WHERE v.id = :id AND v.ended_at IS NULL"
HELD = (
    COLUMNS
    + """ WHERE v.community_id = :community_id AND v.person_id = :person_id
    AND v.ended_at IS NULL ORDER BY v.kind"""
)
# What ends soonest comes first; what never ends, last.
EVERY = (
    COLUMNS
    + """ WHERE v.community_id = :community_id AND v.ended_at IS NULL
    ORDER BY CASE WHEN v.until IS NULL THEN 1 ELSE 0 END, v.until, p.name, v.id
    LIMIT :limit OFFSET :offset"""
)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that `by_name` saw of `name` on a local day; until None: it has no end."""

    id: int
    community_id: int
    person_id: int
    name: str
    kind: Kind
    level: str | None
    day: date
    until: date | None
    by_id: int
    by_name: str

    def over(self, today: date) -> bool:
        """Whether it no longer holds."""
        return self.until is not None and self.until < today


def _check(row: Row) -> Check:
    return Check(
        row["id"],
        row["community_id"],
        row["person_id"],
        row["name"],
        row["kind"],
        row["level"],
        date.fromisoformat(row["day"]),
        date.fromisoformat(row["until"]) if row["until"] else None,
        row["by_id"],
        row["by_name"],
    )


async def add(
    tx: Tx,
    *,
    community_id: int,
    person_id: int,
    kind: Kind,
    level: str | None,
    day: date,
    until: date | None,
    by_id: int,
    now: datetime,
) -> int:
    """Notes a check in place of the one of its kind that was held; its id."""
    who = {"community_id": community_id, "person_id": person_id, "kind": kind, "now": now}
    tx.later(END_KIND, **who)
    return int(await tx.value(ADD, **who, level=level, day=day, until=until, by_id=by_id))


async def find(tx: Tx, check_id: int) -> Check | None:
    """A check that has not been ended."""
    row = await tx.row(FIND, id=check_id)
    return _check(row) if row else None


async def held(tx: Tx, community_id: int, person_id: int) -> list[Check]:
    """What is noted of somebody, one of each kind at most; some may be over."""
    rows = await tx.rows(HELD, community_id=community_id, person_id=person_id)
    return [_check(row) for row in rows]


async def every(tx: Tx, community_id: int, limit: int, offset: int = 0) -> Sequence[Check]:
    """What is noted in a timebank, what ends soonest first."""
    rows = await tx.rows(EVERY, community_id=community_id, limit=limit, offset=offset)
    return [_check(row) for row in rows]


async def end(tx: Tx, check_id: int, now: datetime) -> bool:
    """It no longer holds; its level and role are forgotten. False where it was ended before."""
    return bool(await tx.run(END, id=check_id, now=now))


def end_all(tx: Tx, community_id: int, person_id: int, now: datetime) -> None:
    """All of somebody's end, as they leave."""
    tx.later(END_ALL, community_id=community_id, person_id=person_id, now=now)

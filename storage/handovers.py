"""Who stands in for whom at the desk, and what went over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Row, Tx

OPEN = """
SELECT h.id, h.community_id, h.person_id, h.to_id, h.since, h.until, p.name, t.name AS to_name
FROM handover h JOIN person p ON p.id = h.person_id JOIN person t ON t.id = h.to_id
WHERE h.community_id = :community_id AND h.ended_at IS NULL ORDER BY h.since, h.id"""
FIND = """
SELECT h.id, h.community_id, h.person_id, h.to_id, h.since, h.until, p.name, t.name AS to_name
FROM handover h JOIN person p ON p.id = h.person_id JOIN person t ON t.id = h.to_id
WHERE h.id = :id AND h.ended_at IS NULL"""
ADD = """
INSERT INTO handover (community_id, person_id, to_id, since, until, made_by, made_at)
VALUES (:community_id, :person_id, :to_id, :since, :until, :by, :now)
ON CONFLICT DO NOTHING RETURNING id"""
END = "UPDATE handover SET ended_at = :now WHERE id = :id AND ended_at IS NULL"
_OVER = """SELECT id FROM handover WHERE ended_at IS NOT NULL AND ended_at < :before
    ORDER BY ended_at LIMIT :limit"""
FORGET = (
    f"DELETE FROM handover_item WHERE handover_id IN ({_OVER})",
    f"DELETE FROM handover WHERE id IN ({_OVER})",
)
# What somebody has in hand goes over, and is remembered, so that it comes back.
KEEP_CASES = """
INSERT INTO handover_item (handover_id, thing, thing_id)
SELECT :id, 'case', o.case_id FROM case_owner o JOIN casework c ON c.id = o.case_id
WHERE o.person_id = :person_id AND c.community_id = :community_id AND c.state = 'open'
    AND COALESCE(c.person_id, 0) <> :to_id AND (c.restricted = 0 OR :restricted = 1)
ON CONFLICT DO NOTHING"""
MOVE_CASES = """
UPDATE case_owner SET person_id = :to_id, at = :now WHERE person_id = :person_id AND case_id IN
    (SELECT i.thing_id FROM handover_item i WHERE i.handover_id = :id AND i.thing = 'case')"""
KEEP_REMINDERS = """
INSERT INTO handover_item (handover_id, thing, thing_id)
SELECT :id, 'reminder', r.id FROM reminder r JOIN casework c ON c.id = r.object_id
WHERE r.kind = 'case.remind' AND r.state = 'waiting' AND r.person_id = :person_id
    AND r.community_id = :community_id AND COALESCE(c.person_id, 0) <> :to_id
    AND (c.restricted = 0 OR :restricted = 1)
ON CONFLICT DO NOTHING"""
MOVE_REMINDERS = """
UPDATE reminder SET person_id = :to_id WHERE person_id = :person_id AND state = 'waiting'
    AND id IN (SELECT i.thing_id FROM handover_item i
        WHERE i.handover_id = :id AND i.thing = 'reminder')"""
DONE_SINCE = """
SELECT COUNT(*) FROM handover_item i JOIN casework c ON c.id = i.thing_id
WHERE i.handover_id = :id AND i.thing = 'case' AND c.state <> 'open'"""
LEFT_OPEN = """
SELECT COUNT(*) FROM handover_item i JOIN casework c ON c.id = i.thing_id
WHERE i.handover_id = :id AND i.thing = 'case' AND c.state = 'open'"""
CASES = """
SELECT i.thing_id FROM handover_item i WHERE i.handover_id = :id AND i.thing = 'case'
ORDER BY i.thing_id LIMIT 200"""


@dataclass(frozen=True, slots=True)
class Handover:
    """`to_name` stands in for `name` on these local days, both counted."""

    id: int
    community_id: int
    person_id: int
    to_id: int
    since: date
    until: date
    name: str
    to_name: str

    def now(self, today: date) -> bool:
        """Whether it holds on this day."""
        return self.since <= today <= self.until


def _handover(row: Row) -> Handover:
    return Handover(
        int(row["id"]),
        int(row["community_id"]),
        int(row["person_id"]),
        int(row["to_id"]),
        date.fromisoformat(str(row["since"])),
        date.fromisoformat(str(row["until"])),
        str(row["name"]),
        str(row["to_name"]),
    )


async def open_in(tx: Tx, community_id: int) -> Sequence[Handover]:
    """Every handover of a timebank that is not over, those to come among them."""
    return [_handover(r) for r in await tx.rows(OPEN, community_id=community_id)]


async def find(tx: Tx, handover_id: int) -> Handover | None:
    """One that is not over."""
    row = await tx.row(FIND, id=handover_id)
    return _handover(row) if row is not None else None


async def add(
    tx: Tx,
    community_id: int,
    person_id: int,
    to_id: int,
    since: date,
    until: date,
    by: int,
    now: datetime,
) -> int | None:
    """Writes one and answers with its id; None where this person has handed over already."""
    found = await tx.value(
        ADD,
        community_id=community_id,
        person_id=person_id,
        to_id=to_id,
        since=since,
        until=until,
        by=by,
        now=now,
    )
    return None if found is None else int(found)


def give(tx: Tx, one: Handover, now: datetime, *, restricted: bool) -> None:
    """Whatever they have in hand goes to whoever stands in: cases that are theirs, and what they
    are to be reminded of; restricted ones only to somebody who may see such cases."""
    who = {"id": one.id, "person_id": one.person_id, "to_id": one.to_id}
    kept = {**who, "community_id": one.community_id, "restricted": restricted}
    tx.later(KEEP_REMINDERS, **kept)
    tx.later(KEEP_CASES, **kept)
    tx.later(MOVE_CASES, **who, now=now)
    tx.later(MOVE_REMINDERS, **who)


def take_back(tx: Tx, one: Handover, now: datetime) -> None:
    """What went over and is still open comes back."""
    who = {"id": one.id, "person_id": one.to_id, "to_id": one.person_id}
    tx.later(MOVE_CASES, **who, now=now)
    tx.later(MOVE_REMINDERS, **who)


async def end(tx: Tx, handover_id: int, now: datetime) -> bool:
    """It is over; False where it was."""
    return bool(await tx.run(END, id=handover_id, now=now))


async def result(tx: Tx, handover_id: int) -> tuple[int, int]:
    """Of the cases that went over: how many were ended since, and how many are still open."""
    done = await tx.value(DONE_SINCE, id=handover_id)
    still = await tx.value(LEFT_OPEN, id=handover_id)
    return int(done or 0), int(still or 0)


async def cases(tx: Tx, handover_id: int) -> list[int]:
    """The cases that went over."""
    return [int(r["thing_id"]) for r in await tx.rows(CASES, id=handover_id)]

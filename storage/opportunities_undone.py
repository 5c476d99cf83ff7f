"""What was decided about something to volunteer for, taken back while nobody has joined."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.db import Tx

# Somebody has a place or waits for one, or said that they would like to; or its organisation put up
# something else since.
JOINED = """
SELECT 1 FROM shift s JOIN place p ON p.shift_id = s.id
WHERE s.opportunity_id = :id AND p.state <> 'left'
UNION ALL SELECT 1 FROM interest i WHERE i.opportunity_id = :id AND i.state <> 'left' LIMIT 1"""
LATER = """
SELECT 1 FROM opportunity o WHERE o.organisation_id = :organisation_id AND o.id > :id LIMIT 1"""
BACK = """
UPDATE opportunity SET state = 'checking', cover = :cover, decided_by = NULL, decided_at = NULL,
    note = NULL, made_until = NULL
WHERE id = :id AND state = :after AND decided_at = :stamp"""
# No reason: these were never called off, and their days can be made again (opportunities.DAYS).
NO_SHIFTS = """
UPDATE shift SET state = 'cancelled', reason = NULL, cancelled_by = :by, cancelled_at = :now
WHERE opportunity_id = :id AND state = 'published' RETURNING id"""
SEEN = "UPDATE organisation SET insurance_seen = :seen WHERE person_id = :person_id"
REGISTERS = """
UPDATE organisation SET state = 'checking', insurance_seen = :seen
WHERE person_id = :person_id AND state = :after"""
# Its application is renewed where it is let in after all.
NO_MEMBER = """
UPDATE membership SET state = 'declined', decided_by = :by, decided_at = :now
WHERE community_id = :community_id AND person_id = :person_id AND state = 'approved'"""


async def joined(tx: Tx, opportunity_id: int) -> bool:
    """Whether anybody has joined, or would like to."""
    return await tx.row(JOINED, id=opportunity_id) is not None


async def put_up_since(tx: Tx, opportunity_id: int, organisation_id: int) -> bool:
    """Whether its organisation has put up anything after it."""
    return await tx.row(LATER, id=opportunity_id, organisation_id=organisation_id) is not None


async def put_back(
    tx: Tx, opportunity_id: int, after: str, stamp: str, before: Mapping[str, Any]
) -> bool:
    """It waits for a broker again, if it is still as the decision of that moment left it."""
    return bool(
        await tx.run(BACK, id=opportunity_id, after=after, stamp=stamp, cover=before["cover"])
    )


async def no_shifts(tx: Tx, opportunity_id: int, by: int, now: datetime) -> list[int]:
    """None of its times takes place; which they were."""
    rows = await tx.rows(NO_SHIFTS, id=opportunity_id, by=by, now=now)
    return [int(row["id"]) for row in rows]


def insurance(tx: Tx, person_id: int, seen: str | None) -> None:
    """When its organisation's insurance was seen, as before."""
    tx.later(SEEN, person_id=person_id, seen=seen)


async def registers(tx: Tx, person_id: int, after: str, seen: str | None) -> bool:
    """Its organisation waits for a broker again."""
    return bool(await tx.run(REGISTERS, person_id=person_id, after=after, seen=seen))


def no_member(tx: Tx, community_id: int, person_id: int, by: int, now: datetime) -> None:
    """Its organisation is no member (yet)."""
    tx.later(NO_MEMBER, community_id=community_id, person_id=person_id, by=by, now=now)

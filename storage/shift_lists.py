"""Lists of shifts: what is on, whose shifts they are, and who runs them."""

from datetime import datetime

from storage.db import Tx
from storage.shifts import COLUMNS, FROM, Shift, shift_of

COMING = f"""
SELECT {COLUMNS}, (SELECT COALESCE(SUM(x.people), 0) FROM place x
    WHERE x.shift_id = s.id AND x.state IN ('joined', 'offered', 'checking')) AS joined,
    m.state AS mine
{FROM} LEFT JOIN place m ON m.shift_id = s.id AND m.person_id = :person_id
WHERE s.community_id = :community_id AND s.state = 'published' AND s.starts_at > :now
ORDER BY s.starts_at, s.id LIMIT :limit"""
OF_PERSON = f"""
SELECT {COLUMNS}, m.state AS mine FROM place m JOIN shift s ON s.id = m.shift_id
JOIN opportunity o ON o.id = s.opportunity_id
WHERE m.person_id = :person_id AND m.state IN ('joined', 'offered', 'checking', 'waiting')
    AND s.state = 'published' AND s.ends_at > :now ORDER BY s.starts_at, s.id LIMIT :limit"""
# Who runs a shift (services.shifts.runs): who put it up for the timebank itself, whoever acts for
# its organisation (with its hat on, of that one alone), or everybody who may.
RUNS = """(:everybody = 1 OR (s.published_by = :person_id AND o.organisation_id IS NULL)
    OR o.organisation_id = :organisation_id
    OR o.organisation_id IN (SELECT d.for_id FROM delegate d WHERE d.person_id = :person_id
        AND d.kind = 'organisation' AND d.ended_at IS NULL))"""
RUN_BY = f"""
SELECT {COLUMNS}, (SELECT COALESCE(SUM(x.people), 0) FROM place x
    WHERE x.shift_id = s.id AND x.state = 'joined') AS joined, NULL AS mine
{FROM} WHERE s.community_id = :community_id AND {RUNS}
    AND s.state = 'published' AND s.ends_at > :now ORDER BY s.starts_at, s.id LIMIT :limit"""
LATEST_ORGANISATION = """
SELECT organisation FROM opportunity WHERE made_by = :person_id AND community_id = :community_id
ORDER BY id DESC LIMIT 1"""


async def coming(
    tx: Tx, community_id: int, person_id: int, now: datetime, limit: int
) -> list[Shift]:
    """Published shifts of a timebank that are still to start, the next first."""
    rows = await tx.rows(
        COMING, community_id=community_id, person_id=person_id, now=now, limit=limit
    )
    return [shift_of(r) for r in rows]


async def of_person(tx: Tx, person_id: int, now: datetime, limit: int = 50) -> list[Shift]:
    """Shifts that are not over, in any timebank, on which somebody has a place or waits."""
    rows = await tx.rows(OF_PERSON, person_id=person_id, now=now, limit=limit)
    return [shift_of(r) for r in rows]


async def run_by(
    tx: Tx,
    community_id: int,
    person_id: int,
    organisation_id: int,
    now: datetime,
    limit: int,
    *,
    everybody: bool,
) -> list[Shift]:
    """Shifts that are not over which this person runs, or this organisation alone, or
    (`everybody`) anybody."""
    rows = await tx.rows(
        RUN_BY,
        community_id=community_id,
        person_id=person_id,
        organisation_id=organisation_id,
        now=now,
        limit=limit,
        everybody=everybody,
    )
    return [shift_of(r) for r in rows]


async def organisation_of(tx: Tx, community_id: int, person_id: int) -> str | None:
    """The organisation for which this person published last."""
    found = await tx.value(LATEST_ORGANISATION, community_id=community_id, person_id=person_id)
    return None if found is None else str(found)

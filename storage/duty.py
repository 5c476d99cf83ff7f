"""Hours of duty, as rows."""

from collections.abc import Sequence
from datetime import datetime, time

from domain.duty import Part, Slot
from storage.db import Tx
from storage.records import of_row

# Whoever has lost the roles that go with a desk is on duty no more, whatever still stands here.
STILL = """EXISTS (SELECT 1 FROM role r WHERE r.community_id = d.community_id
    AND r.person_id = d.person_id AND r.role IN ('broker', 'safeguarding')
    AND r.revoked_at IS NULL)"""
HELD = f"""
SELECT d.id, d.person_id, p.name, d.part, d.weekday, d.start, d.finish, d.starts_at, d.ends_at
FROM duty d JOIN person p ON p.id = d.person_id
WHERE d.community_id = :community_id AND d.ended_at IS NULL
    AND (d.ends_at IS NULL OR d.ends_at > :now) AND {STILL}
ORDER BY CASE WHEN d.weekday IS NULL THEN 0 ELSE 1 END, d.weekday, d.start, d.starts_at,
    d.part DESC, d.id"""
ADD_WEEKLY = """
INSERT INTO duty (community_id, person_id, part, weekday, start, finish, made_by, made_at)
VALUES (:community_id, :person_id, :part, :weekday, :start, :finish, :by, :now)"""
ADD_ONCE = """
INSERT INTO duty (community_id, person_id, part, starts_at, ends_at, made_by, made_at)
VALUES (:community_id, :person_id, :part, :starts_at, :ends_at, :by, :now)"""
SAME_WEEKLY = """
UPDATE duty SET ended_at = :now WHERE community_id = :community_id AND ended_at IS NULL
    AND weekday = :weekday AND start = :start AND finish = :finish AND part = :part"""
END = """
UPDATE duty SET ended_at = :now
WHERE id = :id AND community_id = :community_id AND ended_at IS NULL"""
FORGET = (
    """DELETE FROM duty WHERE id IN (SELECT id FROM duty
    WHERE ended_at IS NOT NULL AND ended_at < :before ORDER BY ended_at LIMIT :limit)""",
    """DELETE FROM duty WHERE id IN (SELECT id FROM duty
    WHERE ends_at IS NOT NULL AND ends_at < :before ORDER BY ends_at LIMIT :limit)""",
)
END_OF = """
UPDATE duty SET ended_at = :now
WHERE community_id = :community_id AND person_id = :person_id AND ended_at IS NULL"""


async def held(tx: Tx, community_id: int, now: datetime) -> Sequence[Slot]:
    """Every hour of duty that is not over, the weekly ones in the order of the week."""
    return [of_row(Slot, r) for r in await tx.rows(HELD, community_id=community_id, now=now)]


def weekly(
    tx: Tx,
    community_id: int,
    person_id: int,
    part: Part,
    weekday: int,
    start: time,
    finish: time,
    by: int,
    now: datetime,
) -> None:
    """Somebody has these hours every week, in place of whoever had them."""
    hours = {"weekday": weekday, "start": f"{start:%H:%M}", "finish": f"{finish:%H:%M}"}
    tx.later(SAME_WEEKLY, community_id=community_id, part=part, now=now, **hours)
    tx.later(
        ADD_WEEKLY,
        community_id=community_id,
        person_id=person_id,
        part=part,
        by=by,
        now=now,
        **hours,
    )


def once(
    tx: Tx,
    community_id: int,
    person_id: int,
    part: Part,
    starts_at: datetime,
    ends_at: datetime,
    by: int,
    now: datetime,
) -> None:
    """Somebody is on duty this once."""
    tx.later(
        ADD_ONCE,
        community_id=community_id,
        person_id=person_id,
        part=part,
        starts_at=starts_at,
        ends_at=ends_at,
        by=by,
        now=now,
    )


async def end(tx: Tx, community_id: int, slot_id: int, now: datetime) -> bool:
    """These hours are nobody's any more; False where they were over."""
    return bool(await tx.run(END, community_id=community_id, id=slot_id, now=now))


def end_of(tx: Tx, community_id: int, person_id: int, now: datetime) -> None:
    """This person is on duty no more."""
    tx.later(END_OF, community_id=community_id, person_id=person_id, now=now)

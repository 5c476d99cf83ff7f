"""Hours that volunteers served: what was said, by whom, who confirmed it, what was credited.

Whatever changes the rows of a shift holds the shift's row first (`hold`), so that of two who note
or confirm at the same moment one sees the other.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from domain.ledger import round_key
from domain.service import How, State
from storage.db import Row, Tx, moment, moment_of
from storage.shifts import LOCK

COLUMNS = """h.id, h.community_id, h.shift_id, h.organisation_id, h.person_id, h.heads, h.day,
    h.started_at, h.finished_at, h.minutes, h.what, h.how, h.state, h.credited, h.round, h.note,
    h.said_by, h.verifier_id, h.verified_by, h.asked_by, h.changed_at, w.name, o.name AS for_name,
    v.name AS verifier, t.title"""
FROM = """FROM service_hours h LEFT JOIN person w ON w.id = h.person_id
LEFT JOIN person o ON o.id = h.organisation_id
LEFT JOIN person v ON v.id = COALESCE(h.verified_by, h.verifier_id)
LEFT JOIN shift s ON s.id = h.shift_id LEFT JOIN opportunity t ON t.id = s.opportunity_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE h.id = :id"
OF_PLACE = f"SELECT {COLUMNS} {FROM} WHERE h.shift_id = :shift_id AND h.person_id = :person_id"
OF_SHIFT = f"""
SELECT {COLUMNS} {FROM} WHERE h.shift_id = :shift_id AND h.person_id IS NOT NULL
ORDER BY w.name, h.id LIMIT :limit"""
HEADS = f"SELECT {COLUMNS} {FROM} WHERE h.shift_id = :shift_id AND h.person_id IS NULL"
ADD = """
INSERT INTO service_hours (community_id, shift_id, organisation_id, person_id, heads, day,
    started_at, minutes, what, how, state, said_by, verifier_id, created_at, changed_at)
VALUES (:community_id, :shift_id, :organisation_id, :person_id, :heads, :day, :started_at,
    :minutes, :what, :how, :state, :said_by, :verifier_id, :now, :now)
ON CONFLICT DO NOTHING RETURNING id"""
# Written as it was read, or not at all.
WRITE = """
UPDATE service_hours SET state = :state, how = :how, started_at = :started_at,
    finished_at = :finished_at, minutes = :minutes, heads = :heads, credited = :credited,
    round = :round, note = :note, said_by = :said_by, verifier_id = :verifier_id,
    verified_by = :verified_by, verified_at = :verified_at, asked_by = :asked_by, changed_at = :now
WHERE id = :id AND state = :before AND round = :before_round"""
OPEN_OF = f"""
SELECT {COLUMNS} {FROM} WHERE h.person_id = :person_id AND h.state = 'said'
    AND h.started_at IS NOT NULL AND h.finished_at IS NULL AND h.minutes IS NULL
    AND h.day >= :since ORDER BY h.id DESC LIMIT 1"""
SAME = """
SELECT h.id FROM service_hours h WHERE h.person_id = :person_id AND h.day = :day
    AND h.community_id = :community_id AND h.shift_id IS NULL AND h.minutes = :minutes
    AND h.state IN ('said', 'confirmed')"""
ON_DAY = """
SELECT h.id, h.minutes, t.title FROM service_hours h JOIN shift s ON s.id = h.shift_id
JOIN opportunity t ON t.id = s.opportunity_id
WHERE h.person_id = :person_id AND h.day = :day AND h.community_id = :community_id
    AND h.state IN ('said', 'confirmed') ORDER BY h.id LIMIT 1"""
# Somebody's own, and what was credited on records that were made one with theirs: that stays where
# its hours are in the books.
OF_MEMBER = """h.community_id = :community_id AND h.person_id IN (
    SELECT CAST(:person_id AS BIGINT) UNION ALL SELECT g.gone_id FROM merger g
    WHERE g.community_id = :community_id AND g.kept_id = :person_id
        AND g.state IN ('asked', 'done') AND g.state = 'done')
    AND (h.person_id = :person_id OR h.credited > 0)"""
# What somebody has, in each timebank by itself: confirmed, and what still waits.
TOTALS = f"""
SELECT COALESCE(SUM(CASE WHEN h.state = 'confirmed' THEN h.minutes ELSE 0 END), 0) AS confirmed,
    COALESCE(SUM(CASE WHEN h.state = 'confirmed' THEN h.credited ELSE 0 END), 0) AS credited,
    COALESCE(SUM(CASE WHEN h.state = 'said' THEN COALESCE(h.minutes, 0) ELSE 0 END), 0) AS waiting
FROM service_hours h WHERE {OF_MEMBER} AND h.day >= :first AND h.day < :next"""
LATEST = f"""
SELECT {COLUMNS} {FROM} WHERE {OF_MEMBER}
    AND h.state <> 'absent' AND h.day >= :first AND h.day < :next
ORDER BY h.day DESC, h.id DESC LIMIT :limit"""
# The last few times that somebody was expected somewhere, the newest first.
EXPECTED = """
SELECT h.state FROM service_hours h JOIN shift s ON s.id = h.shift_id
WHERE h.person_id = :person_id AND h.community_id = :community_id
    AND h.state IN ('absent', 'said', 'confirmed')
ORDER BY h.day DESC, h.id DESC LIMIT :limit"""
PLACES = """
SELECT m.person_id, p.name FROM place m JOIN person p ON p.id = m.person_id
WHERE m.shift_id = :shift_id AND m.state = 'joined' AND m.team = 0
ORDER BY p.name, p.id LIMIT :limit"""
HAS_PLACE = """
SELECT 1 FROM place m WHERE m.shift_id = :shift_id AND m.person_id = :person_id
    AND m.state = 'joined' AND m.team = 0"""
ROSTERED = "SELECT 1 FROM roster o WHERE o.shift_id = :shift_id AND o.state <> 'cancelled'"
# Who gets hours of a shift by a roster, or may yet: then volunteering gives them none.
ON_ROSTER = """
SELECT o.host_id AS person_id FROM roster o
WHERE o.shift_id = :shift_id AND o.state <> 'cancelled' AND o.state <> 'reversed'
UNION SELECT w.person_id FROM roster o JOIN roster_person w ON w.roster_id = o.id
WHERE o.shift_id = :shift_id AND o.state <> 'cancelled' AND o.state <> 'reversed'
    AND (o.state = 'open' OR w.ticked = 1)"""
CREDITED = """
SELECT h.person_id FROM service_hours h WHERE h.shift_id = :shift_id AND h.shift_id IS NOT NULL
    AND h.person_id IS NOT NULL AND h.state = 'confirmed' AND h.credited > 0"""
# Whom somebody may ask to say that they were there: organisers of organisations on whose shifts
# they had a place, or for which they would do something; and organisations that the words name.
ORGANISATIONS = """
SELECT DISTINCT o.id, o.name FROM person o JOIN organisation g ON g.person_id = o.id
WHERE g.community_id = :community_id AND g.state = 'open' AND (o.id IN (
    SELECT t.organisation_id FROM place m JOIN shift s ON s.id = m.shift_id
    JOIN opportunity t ON t.id = s.opportunity_id WHERE m.person_id = :person_id)
    OR o.id IN (SELECT t.organisation_id FROM interest i
        JOIN opportunity t ON t.id = i.opportunity_id WHERE i.person_id = :person_id))
ORDER BY o.name LIMIT 50"""
NAMED = """
SELECT o.id, o.name FROM organisation g JOIN person o ON o.id = g.person_id
WHERE g.community_id = :community_id AND g.state = 'open' ORDER BY o.id LIMIT 500"""
# Who put something up for the timebank itself and still may, where the person had a place or would
# do it.
HERE = """
SELECT DISTINCT p.id, p.name FROM opportunity t JOIN person p ON p.id = t.made_by
JOIN role r ON r.community_id = t.community_id AND r.person_id = p.id AND r.role = 'organiser'
    AND r.revoked_at IS NULL
WHERE t.community_id = :community_id AND t.organisation_id IS NULL AND (t.id IN (
    SELECT s.opportunity_id FROM place m JOIN shift s ON s.id = m.shift_id
    WHERE m.person_id = :person_id)
    OR t.id IN (SELECT i.opportunity_id FROM interest i WHERE i.person_id = :person_id))
ORDER BY p.id LIMIT 20"""
ORGANISERS = """
SELECT DISTINCT p.id, p.name FROM delegate d JOIN person p ON p.id = d.person_id
WHERE d.for_id = :organisation_id AND d.kind = 'organisation' AND d.ended_at IS NULL
ORDER BY p.id LIMIT 20"""
# A shift that somebody had a place on, on this day: what they tell of afterwards is about that one.
PLACES_ON = """
SELECT s.id, t.title, s.starts_at, s.ends_at FROM place m JOIN shift s ON s.id = m.shift_id
JOIN opportunity t ON t.id = s.opportunity_id
WHERE m.person_id = :person_id AND m.state = 'joined' AND m.team = 0 AND s.day = :day
    AND s.community_id = :community_id AND s.state = 'published' AND s.starts_at <= :now
ORDER BY s.starts_at LIMIT 5"""
# Shifts that are over and of which nobody has noted how long they were there.
UNSAID = """
SELECT s.id FROM place m JOIN shift s ON s.id = m.shift_id
LEFT JOIN service_hours h ON h.shift_id = s.id AND h.person_id = m.person_id
WHERE m.person_id = :person_id AND m.state = 'joined' AND m.team = 0
    AND s.community_id = :community_id AND s.state = 'published'
    AND s.ends_at <= :now AND s.ends_at > :since
    AND (h.id IS NULL OR h.state IN ('withdrawn', 'absent')
        OR (h.state = 'said' AND h.minutes IS NULL))
ORDER BY s.ends_at DESC, s.id LIMIT 10"""
FORGET = """
UPDATE service_hours SET what = NULL, note = NULL WHERE id IN (SELECT id FROM service_hours
    WHERE changed_at < :before AND (what IS NOT NULL OR note IS NOT NULL)
        AND state <> 'said' ORDER BY changed_at LIMIT :limit)"""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of one person (or of `heads` who are only counted) at one time. `minutes` is None until
    it is known when they left."""

    id: int
    community_id: int
    shift_id: int | None
    organisation_id: int | None
    person_id: int | None
    heads: int
    day: date
    started_at: datetime | None
    finished_at: datetime | None
    minutes: int | None
    what: str | None
    how: How
    state: State
    credited: int
    round: int
    note: str | None
    said_by: int
    verifier_id: int | None
    verified_by: int | None
    asked_by: int | None
    changed_at: datetime
    name: str | None
    for_name: str | None
    verifier: str | None
    title: str | None

    @property
    def key(self) -> str:
        """What its transfers' keys begin with."""
        return round_key("service", self.id, self.round)


@dataclass(frozen=True, slots=True)
class NewHours:
    """What is noted for the first time: of one person, or of `heads` who are only counted."""

    community_id: int
    day: date
    how: How
    state: State
    said_by: int
    person_id: int | None = None
    heads: int = 1
    shift_id: int | None = None
    organisation_id: int | None = None
    started_at: datetime | None = None
    minutes: int | None = None
    what: str | None = None
    verifier_id: int | None = None


def hours_of(row: Row) -> Hours:
    """Hours from a row with the columns of COLUMNS."""
    values = {name: row[name] for name in Hours.__slots__}
    values["day"] = date.fromisoformat(row["day"])
    for name in ("started_at", "finished_at"):
        values[name] = moment(row[name])
    values["changed_at"] = moment_of(row["changed_at"])
    return Hours(**values)


def hold(tx: Tx, shift_id: int) -> None:
    """Nobody else changes who was on this shift before this transaction ends."""
    tx.later(LOCK, id=shift_id)


async def find(tx: Tx, hours_id: int) -> Hours | None:
    """One by its id; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=hours_id)
    return hours_of(row) if row else None


async def of_place(tx: Tx, shift_id: int, person_id: int) -> Hours | None:
    """What is noted of somebody on a shift."""
    row = await tx.row(OF_PLACE, shift_id=shift_id, person_id=person_id)
    return hours_of(row) if row else None


async def of_shift(tx: Tx, shift_id: int, limit: int = 1_000) -> list[Hours]:
    """What is noted of everybody on a shift, by name; not those who are only counted."""
    return [hours_of(row) for row in await tx.rows(OF_SHIFT, shift_id=shift_id, limit=limit)]


async def heads(tx: Tx, shift_id: int) -> Hours | None:
    """Those on a shift who are only counted."""
    row = await tx.row(HEADS, shift_id=shift_id)
    return hours_of(row) if row else None


async def add(tx: Tx, new: NewHours, now: datetime) -> int | None:
    """Notes hours; their id. None where something is noted of that person on that shift."""
    found = await tx.value(ADD, **asdict(new), now=now)
    return None if found is None else int(found)


async def write(tx: Tx, before: Hours, after: Hours, now: datetime) -> bool:
    """Writes a row anew if its state and round are still as they were read."""
    verified_at = now if after.verified_by is not None else None
    changed = await tx.run(
        WRITE,
        id=before.id,
        before=before.state,
        before_round=before.round,
        state=after.state,
        how=after.how,
        started_at=after.started_at,
        finished_at=after.finished_at,
        minutes=after.minutes,
        heads=after.heads,
        credited=after.credited,
        round=after.round,
        note=after.note,
        said_by=after.said_by,
        verifier_id=after.verifier_id,
        verified_by=after.verified_by,
        verified_at=verified_at,
        asked_by=after.asked_by,
        now=now,
    )
    return bool(changed)


async def open_of(tx: Tx, person_id: int, since: date) -> Hours | None:
    """Where somebody checked in and did not say that they left, since that day."""
    row = await tx.row(OPEN_OF, person_id=person_id, since=since)
    return hours_of(row) if row else None


async def same(tx: Tx, community_id: int, person_id: int, day: date, minutes: int) -> int | None:
    """The same unplanned time of somebody, told before; its id."""
    who = {"community_id": community_id, "person_id": person_id}
    found = await tx.value(SAME, **who, day=day, minutes=minutes)
    return None if found is None else int(found)


async def on_day(tx: Tx, community_id: int, person_id: int, day: date) -> Row | None:
    """A shift on which somebody was on that day: title, minutes."""
    return await tx.row(ON_DAY, community_id=community_id, person_id=person_id, day=day)


async def totals(
    tx: Tx, community_id: int, person_id: int, first: date, following: date
) -> tuple[int, int, int]:
    """Minutes of somebody's volunteering in days from `first` to before `following`: confirmed, of
    those credited as timebank hours, and still waiting to be confirmed."""
    who = {"community_id": community_id, "person_id": person_id}
    row = await tx.row(TOTALS, **who, first=first, next=following)
    assert row is not None
    return int(row["confirmed"]), int(row["credited"]), int(row["waiting"])


async def latest(
    tx: Tx, community_id: int, person_id: int, first: date, following: date, limit: int
) -> list[Hours]:
    """Somebody's times in these days, the newest first; no-shows are not among them."""
    who = {"community_id": community_id, "person_id": person_id}
    rows = await tx.rows(LATEST, **who, first=first, next=following, limit=limit)
    return [hours_of(row) for row in rows]


async def expected(tx: Tx, community_id: int, person_id: int, limit: int) -> list[str]:
    """What became of the last shifts on which somebody was expected, the newest first."""
    rows = await tx.rows(EXPECTED, community_id=community_id, person_id=person_id, limit=limit)
    return [str(row["state"]) for row in rows]


async def places(tx: Tx, shift_id: int, limit: int = 1_000) -> list[tuple[int, str]]:
    """Who has a place on a shift (employers' teams left out), by name: id and name."""
    rows = await tx.rows(PLACES, shift_id=shift_id, limit=limit)
    return [(int(row["person_id"]), str(row["name"])) for row in rows]


async def has_place(tx: Tx, shift_id: int, person_id: int) -> bool:
    """Whether somebody has a place of their own on a shift."""
    return await tx.value(HAS_PLACE, shift_id=shift_id, person_id=person_id) is not None


async def rostered(tx: Tx, shift_id: int) -> bool:
    """Whether a roster was made of a shift: its hours are counted there."""
    return await tx.value(ROSTERED, shift_id=shift_id) is not None


async def on_roster(tx: Tx, shift_id: int) -> frozenset[int]:
    """Whose hours on a shift a roster counts."""
    return frozenset(int(row["person_id"]) for row in await tx.rows(ON_ROSTER, shift_id=shift_id))


async def credited(tx: Tx, shift_id: int) -> frozenset[int]:
    """Whose hours on a shift were credited as volunteering."""
    return frozenset(int(row["person_id"]) for row in await tx.rows(CREDITED, shift_id=shift_id))


async def places_on(
    tx: Tx, community_id: int, person_id: int, day: date, now: datetime
) -> Sequence[Row]:
    """Shifts of that day that have begun and on which somebody had a place."""
    return await tx.rows(
        PLACES_ON, community_id=community_id, person_id=person_id, day=day, now=now
    )


async def unsaid(
    tx: Tx, community_id: int, person_id: int, since: datetime, now: datetime
) -> list[int]:
    """Shifts that are over on which somebody had a place, and nobody has noted how long they were
    there; the last first."""
    rows = await tx.rows(
        UNSAID, community_id=community_id, person_id=person_id, since=since, now=now
    )
    return [int(row["id"]) for row in rows]


async def organisations(tx: Tx, community_id: int, person_id: int) -> list[tuple[int, str]]:
    """Organisations that somebody knows from volunteering: id and name."""
    rows = await tx.rows(ORGANISATIONS, community_id=community_id, person_id=person_id)
    return [(int(row["id"]), str(row["name"])) for row in rows]


async def open_organisations(tx: Tx, community_id: int) -> list[tuple[int, str]]:
    """Every organisation of a timebank that is open: id and name."""
    rows = await tx.rows(NAMED, community_id=community_id)
    return [(int(row["id"]), str(row["name"])) for row in rows]


async def organisers_here(tx: Tx, community_id: int, person_id: int) -> list[tuple[int, str]]:
    """Organisers of the timebank itself whom somebody knows from volunteering: id and name."""
    rows = await tx.rows(HERE, community_id=community_id, person_id=person_id)
    return [(int(row["id"]), str(row["name"])) for row in rows]


async def organisers(tx: Tx, organisation_id: int) -> list[tuple[int, str]]:
    """Who acts for an organisation: id and name."""
    rows = await tx.rows(ORGANISERS, organisation_id=organisation_id)
    return [(int(row["id"]), str(row["name"])) for row in rows]

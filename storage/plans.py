"""What exchanges that were planned beforehand have more: time, place, approval, the visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.plans import Time
from storage.db import Row, Tx
from storage.exchanges import COLUMNS, FROM, Exchange, exchange_of
from storage.records import of_row

PLAN = """q.exchange_id, q.request_id, q.arrangement_id, e.day, q.start, q.zone, q.starts_at,
    q.ends_at, q.minutes, q.place, q.lone, q.risks, q.approved_by, q.approved_at, q.arrived_at,
    q.left_at, q.ok_at, q.alerted_at, q.reported_at, b.name AS approved_name"""
FIND = f"""
SELECT {PLAN} FROM plan q JOIN exchange e ON e.id = q.exchange_id
LEFT JOIN person b ON b.id = q.approved_by WHERE q.exchange_id = :id"""
ADD = """
INSERT INTO plan (exchange_id, request_id, arrangement_id, start, zone, starts_at, ends_at, minutes,
    place, lone, risks, approved_by, approved_at)
VALUES (:exchange_id, :request_id, :arrangement_id, :start, :zone, :starts_at, :ends_at, :minutes,
    :place, :lone, :risks, :approved_by, :approved_at)"""
ANOTHER_TIME = """
UPDATE plan SET start = :start, zone = :zone, starts_at = :starts_at, ends_at = :ends_at,
    minutes = :minutes, place = :place, approved_by = CASE WHEN :kept = 1 THEN approved_by END,
    approved_at = CASE WHEN :kept = 1 THEN approved_at END
WHERE exchange_id = :exchange_id"""
APPROVED = """
UPDATE plan SET approved_by = COALESCE(approved_by, :by), approved_at = COALESCE(approved_at, :now)
WHERE exchange_id = :exchange_id"""
UNAPPROVED = """
UPDATE plan SET approved_by = NULL, approved_at = NULL WHERE exchange_id = :exchange_id"""
REPORTED = """
UPDATE plan SET reported_at = COALESCE(reported_at, :now) WHERE exchange_id = :exchange_id"""
ARRIVED = """
UPDATE plan SET arrived_at = COALESCE(arrived_at, :now), ok_at = :now
WHERE exchange_id = :exchange_id"""
LEFT = """
UPDATE plan SET left_at = COALESCE(left_at, :now), ok_at = :now WHERE exchange_id = :exchange_id"""
OK = "UPDATE plan SET ok_at = :now WHERE exchange_id = :exchange_id"
ALERTED = "UPDATE plan SET alerted_at = :now WHERE exchange_id = :exchange_id"
# A plan of the same two, in the same direction, on the same day, that nobody has reported for the
# writer yet: ahead or due, or reported by the other side.
ON_DAY = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id AND e.giver_id = :giver_id
    AND e.receiver_id = :receiver_id AND e.day = :day AND q.exchange_id IS NOT NULL
    AND e.state IN ('proposed', 'agreed', 'asked', 'planned', 'due', 'missed', 'logged', 'lapsed')
ORDER BY q.starts_at, e.id LIMIT 10"""
AHEAD_OF = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id
    AND e.state IN ('proposed', 'agreed', 'asked', 'planned')
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id) ORDER BY q.starts_at, e.id
LIMIT :limit"""
# Over, and nobody has said yet how it went.
UNREPORTED_OF = f"""
SELECT {COLUMNS} {FROM} WHERE e.community_id = :community_id AND q.reported_at IS NULL
    AND q.exchange_id IS NOT NULL AND e.state IN ('due', 'missed', 'lapsed')
    AND (e.giver_id = :person_id OR e.receiver_id = :person_id) ORDER BY q.starts_at, e.id
LIMIT :limit"""
# The visits of somebody who is, or is soon to be, alone in another's home.
VISITING = """
SELECT e.id, q.arrived_at FROM plan q JOIN exchange e ON e.id = q.exchange_id
WHERE e.community_id = :community_id AND e.giver_id = :person_id AND q.lone = 1
    AND q.left_at IS NULL AND q.starts_at <= :until AND q.ends_at >= :since
    AND e.state IN ('agreed', 'asked', 'planned', 'due')
ORDER BY q.starts_at, e.id LIMIT 1"""
BY_RULE = f"""
SELECT {COLUMNS} {FROM} JOIN exchange_event v ON v.exchange_id = e.id AND v.action = 'post'
WHERE e.community_id = :community_id AND v.at >= :start AND v.at < :finish
ORDER BY v.id LIMIT :limit OFFSET :offset"""
NEWCOMER = """
SELECT COUNT(*) FROM membership m WHERE m.community_id = :community_id
    AND m.person_id IN (:one, :other) AND NOT EXISTS (SELECT 1 FROM exchange e
        WHERE e.community_id = m.community_id AND e.state = 'posted'
        AND (e.giver_id = m.person_id OR e.receiver_id = m.person_id))"""
COUNT_BY_RULE = """
SELECT COUNT(*) FROM exchange e JOIN exchange_event v ON v.exchange_id = e.id AND v.action = 'post'
WHERE e.community_id = :community_id AND v.at >= :start AND v.at < :finish"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of an exchange. `minutes` is what was planned, whatever is reported afterwards;
    `start` None is any time that day. Moments are UTC; `risks` are codes for the broker."""

    exchange_id: int
    request_id: int | None
    arrangement_id: int | None
    day: date
    start: time | None
    zone: str
    starts_at: datetime
    ends_at: datetime
    minutes: int
    place: str | None
    lone: bool
    risks: tuple[str, ...]
    approved_by: int | None
    approved_at: datetime | None
    arrived_at: datetime | None
    left_at: datetime | None
    ok_at: datetime | None
    alerted_at: datetime | None
    reported_at: datetime | None
    approved_name: str | None

    @property
    def time(self) -> Time:
        """When it is planned, on the wall."""
        return Time(self.day, self.start, self.minutes, ZoneInfo(self.zone))


def plan_of(row: Row) -> Plan:
    """A plan from a row with the columns of PLAN."""
    return of_row(Plan, row)


async def find(tx: Tx, exchange_id: int) -> Plan | None:
    """The plan of this exchange, where it was planned. The caller checks who may see it."""
    row = await tx.row(FIND, id=exchange_id)
    return plan_of(row) if row else None


def add(
    tx: Tx,
    exchange_id: int,
    planned: Time,
    *,
    request_id: int | None,
    arrangement_id: int | None,
    place: str | None,
    lone: bool,
    risks: Sequence[str],
    approved_by: int | None = None,
    approved_at: datetime | None = None,
) -> None:
    """Writes the plan of a new exchange."""
    tx.later(
        ADD,
        exchange_id=exchange_id,
        request_id=request_id,
        arrangement_id=arrangement_id,
        start=planned.start,
        zone=planned.zone.key,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        minutes=planned.minutes,
        place=place,
        lone=lone,
        risks=" ".join(risks),
        approved_by=approved_by,
        approved_at=approved_at,
    )


def another_time(tx: Tx, exchange_id: int, planned: Time, place: str | None, *, kept: bool) -> None:
    """It is at another time or place; `kept` where the broker's approval still holds."""
    tx.later(
        ANOTHER_TIME,
        exchange_id=exchange_id,
        start=planned.start,
        zone=planned.zone.key,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        minutes=planned.minutes,
        place=place,
        kept=kept,
    )


def approved(tx: Tx, exchange_id: int, by: int | None, now: datetime) -> None:
    """It is approved beforehand; `by` None where the timebank's rules ask for nobody's look."""
    tx.later(APPROVED, exchange_id=exchange_id, by=by, now=now)


def unapproved(tx: Tx, exchange_id: int) -> None:
    """Its approval was taken back."""
    tx.later(UNAPPROVED, exchange_id=exchange_id)


def reported(tx: Tx, exchange_id: int, now: datetime) -> None:
    """One of the two has said how it went."""
    tx.later(REPORTED, exchange_id=exchange_id, now=now)


def arrived(tx: Tx, exchange_id: int, now: datetime) -> None:
    """The visitor says that they are there."""
    tx.later(ARRIVED, exchange_id=exchange_id, now=now)


def left(tx: Tx, exchange_id: int, now: datetime) -> None:
    """The visitor says that they have left."""
    tx.later(LEFT, exchange_id=exchange_id, now=now)


def all_right(tx: Tx, exchange_id: int, now: datetime) -> None:
    """The visitor says that they are all right."""
    tx.later(OK, exchange_id=exchange_id, now=now)


def alerted(tx: Tx, exchange_id: int, now: datetime) -> None:
    """The desk was alarmed about the visitor."""
    tx.later(ALERTED, exchange_id=exchange_id, now=now)


async def on_day(
    tx: Tx, community_id: int, giver_id: int, receiver_id: int, day: date
) -> list[Exchange]:
    """Open plans of these two on this day, in this direction, the first of the day first."""
    rows = await tx.rows(
        ON_DAY, community_id=community_id, giver_id=giver_id, receiver_id=receiver_id, day=day
    )
    return [exchange_of(r) for r in rows]


async def ahead_of(tx: Tx, community_id: int, person_id: int, limit: int = 50) -> list[Exchange]:
    """Plans of this person that are still to come, the next first."""
    rows = await tx.rows(AHEAD_OF, community_id=community_id, person_id=person_id, limit=limit)
    return [exchange_of(r) for r in rows]


async def unreported_of(
    tx: Tx, community_id: int, person_id: int, limit: int = 50
) -> list[Exchange]:
    """Plans of this person that are over and of which it is not settled how they went, the oldest
    first."""
    rows = await tx.rows(UNREPORTED_OF, community_id=community_id, person_id=person_id, limit=limit)
    return [exchange_of(r) for r in rows]


async def visiting(
    tx: Tx, community_id: int, person_id: int, since: datetime, until: datetime
) -> tuple[int, bool] | None:
    """The lone visit that this person is on, or comes to next: one that begins before `until` and
    ended after `since`. Its exchange's id, and whether they have arrived."""
    row = await tx.row(
        VISITING, community_id=community_id, person_id=person_id, since=since, until=until
    )
    return (int(row["id"]), row["arrived_at"] is not None) if row is not None else None


async def posted_by_rule(
    tx: Tx, community_id: int, start: datetime, finish: datetime, offset: int, limit: int
) -> list[Exchange]:
    """Exchanges that posted themselves between two moments, in order."""
    rows = await tx.rows(
        BY_RULE,
        community_id=community_id,
        start=start,
        finish=finish,
        offset=offset,
        limit=limit,
    )
    return [exchange_of(r) for r in rows]


async def count_by_rule(tx: Tx, community_id: int, start: datetime, finish: datetime) -> int:
    """How many exchanges posted themselves between two moments."""
    return int(
        await tx.value(COUNT_BY_RULE, community_id=community_id, start=start, finish=finish) or 0
    )


async def has_newcomer(tx: Tx, community_id: int, one: int, other: int) -> bool:
    """Whether one of these two has never had an exchange in this timebank's books."""
    return bool(await tx.value(NEWCOMER, community_id=community_id, one=one, other=other))

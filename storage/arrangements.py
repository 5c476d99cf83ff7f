"""Rows of standing arrangements."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.arrangements import State
from storage.db import Row, Tx
from storage.records import of_row

COLUMNS = (
    "a.id, a.community_id, a.giver_id, a.receiver_id, a.made_by, a.request_id, a.skill, a.words,"
    " a.repeats, a.first_day, a.start, a.zone, a.minutes, a.place, a.follows, a.state, a.visits,"
    " a.next_day, a.paused_until, a.note, a.approved_by, a.changed_at, g.name AS giver_name,"
    " r.name AS receiver_name, m.name AS maker_name"
)
FROM = """FROM arrangement a JOIN person g ON g.id = a.giver_id
JOIN person r ON r.id = a.receiver_id JOIN person m ON m.id = a.made_by"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE a.id = :id"
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE a.community_id = :community_id
    AND (a.giver_id = :person_id OR a.receiver_id = :person_id)
    AND a.state IN ('proposed', 'agreed', 'active', 'paused') ORDER BY a.id LIMIT 100"""
OF_TIMEBANK = f"""
SELECT {COLUMNS} {FROM} WHERE a.community_id = :community_id
    AND a.state IN ('proposed', 'agreed', 'active', 'paused') ORDER BY a.id LIMIT 500"""
OF_REQUEST = f"""
SELECT {COLUMNS} {FROM} WHERE a.request_id = :request_id
    AND a.state IN ('proposed', 'agreed', 'active', 'paused') ORDER BY a.id LIMIT 20"""
ADD = """
INSERT INTO arrangement (community_id, giver_id, receiver_id, made_by, request_id, skill, words,
    repeats, first_day, start, zone, minutes, place, follows, state, created_at, changed_at)
VALUES (:community_id, :giver_id, :receiver_id, :made_by, :request_id, :skill, :words, :repeats,
    :first_day, :start, :zone, :minutes, :place, :follows, :state, :now, :now) RETURNING id"""
MOVE = """
UPDATE arrangement SET state = :state, note = :note, paused_until = :paused_until,
    next_day = :next_day, approved_by = COALESCE(:approved_by, approved_by),
    approved_at = CASE WHEN CAST(:approved_by AS BIGINT) IS NULL THEN approved_at ELSE :now END,
    changed_at = :now
WHERE id = :id AND state = :before"""
NEXT_DAY = "UPDATE arrangement SET next_day = :next_day WHERE id = :id AND state = 'active'"
VISITED = "UPDATE arrangement SET visits = visits + 1 WHERE id = :id RETURNING visits"
REVIEWED = "UPDATE arrangement SET visits = 0 WHERE id = :id"
PLANNED = """
SELECT e.id FROM plan p JOIN exchange e ON e.id = p.exchange_id
WHERE p.arrangement_id = :id AND e.state IN ('proposed', 'agreed', 'asked', 'planned')
ORDER BY e.id LIMIT 20"""
HELD_ON = """
SELECT e.id FROM plan p JOIN exchange e ON e.id = p.exchange_id
WHERE p.arrangement_id = :id AND e.day = :day AND e.state <> 'cancelled' LIMIT 1"""
# Held while a visit is made, so that none comes of one that is ended or paused at that moment.
LOCK = "UPDATE arrangement SET state = state WHERE id = :id"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Help that repeats. `repeats` is an RRULE counted from `first_day`; `start` is local time in
    `zone`; `minutes` of one visit; `next_day` the next visit that is not yet an exchange."""

    id: int
    community_id: int
    giver_id: int
    receiver_id: int
    made_by: int
    request_id: int | None
    skill: str | None
    words: str | None
    repeats: str
    first_day: date
    start: time | None
    zone: str
    minutes: int
    place: str | None
    follows: int | None
    state: State
    visits: int
    next_day: date | None
    paused_until: date | None
    note: str | None
    approved_by: int | None
    changed_at: str
    giver_name: str
    receiver_name: str
    maker_name: str

    @property
    def parties(self) -> frozenset[int]:
        """Both sides."""
        return frozenset((self.giver_id, self.receiver_id))

    @property
    def asked_id(self) -> int:
        """Who has to agree: the other side; where somebody else made it, the one who gives."""
        return self.receiver_id if self.made_by == self.giver_id else self.giver_id

    @property
    def mark(self) -> str:
        """Changes whenever the arrangement does, for telling old buttons."""
        return self.changed_at[-10:].replace(":", "").replace(".", "").rstrip("Z")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def arrangement_of(row: Row) -> Arrangement:
    """An arrangement from a row with the columns of COLUMNS."""
    return of_row(Arrangement, row)


async def find(tx: Tx, arrangement_id: int) -> Arrangement | None:
    """An arrangement by id in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=arrangement_id)
    return arrangement_of(row) if row else None


async def locked(tx: Tx, arrangement_id: int) -> Arrangement | None:
    """As `find`, with nobody else moving it before this transaction ends."""
    tx.later(LOCK, id=arrangement_id)
    return await find(tx, arrangement_id)


async def of_person(tx: Tx, community_id: int, person_id: int) -> list[Arrangement]:
    """A member's arrangements that have not ended, the oldest first."""
    rows = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id)
    return [arrangement_of(r) for r in rows]


async def of_request(tx: Tx, request_id: int) -> list[Arrangement]:
    """What a request for help that repeats has led to, as far as it has not ended."""
    rows = await tx.rows(OF_REQUEST, request_id=request_id)
    return [arrangement_of(r) for r in rows]


async def of_timebank(tx: Tx, community_id: int) -> list[Arrangement]:
    """All arrangements that have not ended, for brokers."""
    rows = await tx.rows(OF_TIMEBANK, community_id=community_id)
    return [arrangement_of(r) for r in rows]


async def add(tx: Tx, *, start: time | None, now: datetime, **values: object) -> int:
    """Writes a new arrangement (the columns of the table by name) and answers with its id."""
    at = f"{start:%H:%M}" if start else None
    return int(await tx.value(ADD, start=at, now=now, **values))


async def move(
    tx: Tx, before: State, after: Arrangement, now: datetime, approved_by: int | None = None
) -> bool:
    """Writes the new state if it is still in `before`: of two taps the first counts."""
    return bool(
        await tx.run(
            MOVE,
            id=after.id,
            before=before,
            state=after.state,
            note=after.note,
            paused_until=after.paused_until,
            next_day=after.next_day,
            approved_by=approved_by,
            now=now,
        )
    )


def next_visit(tx: Tx, arrangement_id: int, day: date | None) -> None:
    """Which day's visit comes next."""
    tx.later(NEXT_DAY, id=arrangement_id, next_day=day)


async def visited(tx: Tx, arrangement_id: int) -> int:
    """Counts a visit that was done; answers with how many there were since the last review."""
    return int(await tx.value(VISITED, id=arrangement_id) or 0)


def reviewed(tx: Tx, arrangement_id: int) -> None:
    """It was looked at: the count begins anew."""
    tx.later(REVIEWED, id=arrangement_id)


async def ahead(tx: Tx, arrangement_id: int) -> list[int]:
    """Its visits that are planned and not over, as exchange ids."""
    return [int(r["id"]) for r in await tx.rows(PLANNED, id=arrangement_id)]


async def has_visit(tx: Tx, arrangement_id: int, day: date) -> bool:
    """Whether this day's visit is an exchange already."""
    return await tx.value(HELD_ON, id=arrangement_id, day=day) is not None

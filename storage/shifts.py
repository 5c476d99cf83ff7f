"""Opportunities, their shifts, and who has a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.opportunities import Check
from domain.shifts import PlaceState, Plan, Told, ahead, room
from storage.db import Row, Tx, moment, moment_of
from storage.shift_hosts import host, host_name

COLUMNS = f"""s.id, s.community_id, s.opportunity_id, s.day, s.start, s.finish, s.zone, s.starts_at,
    s.ends_at, s.venue, s.places, s.state, s.reason, s.published_by, s.cancelled_by, o.title,
    o.organisation, o.bring, o.organisation_id, o.kind AS opportunity_kind,
    {host("s.published_by")} AS host_id, {host_name("s.published_by")} AS host,
    s.least, s.least_state, o.min_age, o.checks, o.close_on, o.contact, o.state AS about_state"""
FROM = "FROM shift s JOIN opportunity o ON o.id = s.opportunity_id"
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE s.id = :id"
# An UPDATE that changes nothing takes the row's lock on PostgreSQL until the commit, so that
# whoever comes next counts what was written before; SQLite has one writer anyhow.
LOCK = "UPDATE shift SET places = places WHERE id = :id"
COUNTS = """
SELECT COALESCE(SUM(CASE WHEN state = 'joined' THEN people ELSE 0 END), 0) AS joined,
    COALESCE(SUM(CASE WHEN state IN ('offered', 'checking') THEN people ELSE 0 END), 0) AS held,
    COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS waiting,
    COALESCE(MAX(turn), 0) AS last_turn,
    COALESCE(MIN(CASE WHEN state = 'waiting' THEN people END), 0) AS smallest
FROM place WHERE shift_id = :shift_id"""
PLACE = """m.id, m.shift_id, m.person_id, m.state, m.turn, m.told, m.confirmed_at, m.team, m.people,
    m.came, p.name, m.held_until, m.lapses, m.needs, m.cleared_at"""
PLACE_OF = f"""
SELECT {PLACE}, (SELECT COUNT(*) FROM guardian g WHERE g.member_id = m.person_id AND g.brings = 1)
    AS brings FROM place m JOIN person p ON p.id = m.person_id
WHERE m.shift_id = :shift_id AND m.person_id = :person_id"""
PLACES = f"""
SELECT {PLACE} FROM place m JOIN person p ON p.id = m.person_id
WHERE m.shift_id = :shift_id AND m.state = :state ORDER BY m.turn LIMIT :limit"""
AHEAD = """
SELECT COUNT(*) FROM place WHERE shift_id = :shift_id AND state = 'waiting' AND turn <= :turn"""
TAKE = """
INSERT INTO place (shift_id, person_id, state, turn, needs, held_until, joined_at, changed_at)
VALUES (:shift_id, :person_id, :state, :turn, :needs, :held_until, :now, :now)
ON CONFLICT (shift_id, person_id) DO UPDATE SET state = excluded.state, turn = excluded.turn,
    told = '', joined_at = excluded.joined_at, changed_at = excluded.changed_at,
    confirmed_at = NULL, needs = excluded.needs, held_until = excluded.held_until, lapses = 0,
    again_at = NULL, team = 0, people = 1, names = NULL, lead_id = NULL, came = NULL,
    came_by = NULL, came_at = NULL
RETURNING id"""
MOVE = """
UPDATE place SET state = :state, told = :told, held_until = :held_until, changed_at = :now
WHERE id = :id AND state = :before"""
TELL = "UPDATE place SET told = :told WHERE id = :id AND state = 'joined'"
CONFIRM = """
UPDATE place SET confirmed_at = :now, changed_at = :now
WHERE shift_id = :shift_id AND person_id = :person_id AND state = 'joined'"""
CANCEL = """
UPDATE shift SET state = 'cancelled', reason = :reason, cancelled_by = :by, cancelled_at = :now
WHERE id = :id AND state = 'published'"""


@dataclass(frozen=True, slots=True)
class Shift:
    """One time at which people are wanted, with what for. `joined` and `mine` (the asker's place)
    are known only where a list asked for them."""

    id: int
    community_id: int
    opportunity_id: int
    plan: Plan
    starts_at: datetime
    ends_at: datetime
    venue: str
    places: int
    state: str
    reason: str | None
    published_by: int
    cancelled_by: int | None
    title: str
    organisation: str
    bring: str | None
    organisation_id: int | None
    opportunity_kind: str
    host_id: int | None
    host: str | None
    least: int | None
    least_state: str
    min_age: int
    checks: Check
    close_on: date | None
    contact: str | None
    about_state: str
    joined: int = 0
    mine: PlaceState | None = None

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when to when, as moments."""
        return self.starts_at, self.ends_at

    def is_of(self, person_id: int) -> bool:
        """Whether this person put it up, and still organises for it (then they are its `host`)."""
        return self.published_by == person_id == self.host_id


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place on a shift, or in its line. A team's (`team` 1) is its employer's, for so
    many `people` whose time is paid; `came`: how many of them were there, None until it was said.
    `held_until`: until when it is kept for them; `needs`: what a broker must look at; `brings`:
    whether they ever brought a child along, known where one person's place was asked for."""

    id: int
    shift_id: int
    person_id: int
    state: PlaceState
    turn: int
    told: Told
    confirmed_at: str | None
    team: int
    people: int
    came: int | None
    name: str
    held_until: datetime | None
    lapses: int
    needs: str
    cleared_at: str | None
    brings: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have a place, for how many more one is kept, how many wait (a team counts once), the
    highest turn ever given, and how many people the smallest of those are who wait."""

    joined: int
    held: int
    waiting: int
    last_turn: int
    smallest: int = 0

    @property
    def taken(self) -> int:
        """How many of the places are not free."""
        return self.joined + self.held

    def ahead(self, places: int) -> int:
        """How many wait who go before somebody who comes now."""
        return ahead(places - self.taken, self.waiting, self.smallest)

    def room(self, places: int) -> int:
        """How many places somebody who comes now can have."""
        return room(places - self.taken, self.waiting, self.smallest)


@dataclass(frozen=True, slots=True)
class Standing:
    """A shift, one person's place on it, and how many others there are."""

    shift: Shift
    place: Place | None
    counts: Counts


def shift_of(row: Row) -> Shift:
    """A shift from a row with the columns of COLUMNS."""
    plan = Plan(
        date.fromisoformat(row["day"]),
        time.fromisoformat(row["start"]),
        time.fromisoformat(row["finish"]),
        ZoneInfo(row["zone"]),
    )
    known = set(row.keys())
    return Shift(
        row["id"],
        row["community_id"],
        row["opportunity_id"],
        plan,
        moment_of(row["starts_at"]),
        moment_of(row["ends_at"]),
        row["venue"],
        row["places"],
        row["state"],
        row["reason"],
        row["published_by"],
        row["cancelled_by"],
        row["title"],
        row["organisation"],
        row["bring"],
        row["organisation_id"],
        row["opportunity_kind"],
        row["host_id"],
        row["host"],
        row["least"],
        row["least_state"],
        row["min_age"],
        row["checks"],
        date.fromisoformat(row["close_on"]) if row["close_on"] else None,
        row["contact"],
        row["about_state"],
        int(row["joined"]) if "joined" in known else 0,
        row["mine"] if "mine" in known else None,
    )


def place_of(row: Row) -> Place:
    """A place from a row with the columns of PLACE."""
    known = set(row.keys())
    values = {name: row[name] for name in Place.__slots__ if name in known}
    return Place(**{**values, "held_until": moment(row["held_until"])})


def counts_of(row: Row) -> Counts:
    """Counts from a row of COUNTS."""
    return Counts(*(int(row[name]) for name in Counts.__slots__))


async def find(tx: Tx, shift_id: int) -> Shift | None:
    """The shift with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=shift_id)
    return shift_of(row) if row else None


async def locked(tx: Tx, shift_id: int, person_id: int) -> Standing | None:
    """How a shift stands and somebody's place on it, with nobody else changing its places before
    this transaction ends."""
    tx.in_turn("shift", shift_id)
    tx.later(LOCK, id=shift_id)
    return await standing(tx, shift_id, person_id)


async def standing(tx: Tx, shift_id: int, person_id: int) -> Standing | None:
    """The same for reading only."""
    found, own, counted = await tx.many(
        (BY_ID, {"id": shift_id}),
        (PLACE_OF, {"shift_id": shift_id, "person_id": person_id}),
        (COUNTS, {"shift_id": shift_id}),
    )
    if not found:
        return None
    return Standing(shift_of(found[0]), place_of(own[0]) if own else None, counts_of(counted[0]))


async def add(
    tx: Tx,
    *,
    community_id: int,
    title: str,
    organisation: str,
    about: str | None,
    bring: str | None,
    plan: Plan,
    venue: str,
    places: int,
    by: int,
    now: datetime,
    least: int | None = None,
) -> int:
    """Writes an opportunity with its first shift; answers with the shift's id."""
    opportunity_id = await tx.value(
        "INSERT INTO opportunity (community_id, title, organisation, about, bring, made_by,"
        " created_at, first_day, start, finish, venue, area, places, least)"
        " VALUES (:community_id, :title, :organisation, :about, :bring, :by, :now, :day, :start,"
        " :finish, :venue, :area, :places, :least) RETURNING id",
        community_id=community_id,
        title=title,
        organisation=organisation,
        about=about,
        bring=bring,
        by=by,
        now=now,
        day=plan.day,
        start=f"{plan.start:%H:%M}",
        finish=f"{plan.finish:%H:%M}",
        venue=venue,
        area=venue[:100],
        places=places,
        least=least,
    )
    return int(
        await tx.value(
            "INSERT INTO shift (community_id, opportunity_id, day, start, finish, zone, starts_at,"
            " ends_at, venue, places, least, state, published_by, published_at)"
            " VALUES (:community_id, :opportunity_id, :day, :start, :finish, :zone, :starts_at,"
            " :ends_at, :venue, :places, :least, 'published', :by, :now) RETURNING id",
            community_id=community_id,
            opportunity_id=opportunity_id,
            day=plan.day,
            start=plan.start,
            finish=plan.finish,
            zone=plan.zone.key,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            venue=venue,
            places=places,
            least=least,
            by=by,
            now=now,
        )
    )


async def place(tx: Tx, shift_id: int, person_id: int) -> Place | None:
    """Somebody's place on a shift, whatever its state."""
    row = await tx.row(PLACE_OF, shift_id=shift_id, person_id=person_id)
    return place_of(row) if row else None


async def places(tx: Tx, shift_id: int, state: PlaceState, limit: int) -> Sequence[Place]:
    """Who has a place, or waits, in the order in which they came."""
    rows = await tx.rows(PLACES, shift_id=shift_id, state=state, limit=limit)
    return [place_of(r) for r in rows]


async def position(tx: Tx, waiting: Place) -> int:
    """The number of somebody in the waiting list; 1 is next."""
    return int(await tx.value(AHEAD, shift_id=waiting.shift_id, turn=waiting.turn))


async def take(
    tx: Tx,
    shift_id: int,
    person_id: int,
    state: PlaceState,
    turn: int,
    now: datetime,
    *,
    needs: str = "",
    held_until: datetime | None = None,
) -> int:
    """Gives somebody a place or a turn in the line; the same row again where they come back.
    needs: what a broker must look at first, such as "age check"."""
    return int(
        await tx.value(
            TAKE,
            shift_id=shift_id,
            person_id=person_id,
            state=state,
            turn=turn,
            needs=needs,
            held_until=held_until,
            now=now,
        )
    )


async def move(
    tx: Tx,
    place: Place,
    state: PlaceState,
    told: Told,
    now: datetime,
    held_until: datetime | None = None,
) -> bool:
    """Changes a place's state if it is still as it was read."""
    changed = await tx.run(
        MOVE,
        id=place.id,
        before=place.state,
        state=state,
        told=told,
        held_until=held_until,
        now=now,
    )
    return bool(changed)


def tell(tx: Tx, place_id: int, told: Told) -> None:
    """Records what somebody with a place was told."""
    tx.later(TELL, id=place_id, told=told)


async def confirm(tx: Tx, shift_id: int, person_id: int, now: datetime) -> bool:
    """Records that somebody with a place says they are coming; False where they have none."""
    return bool(await tx.run(CONFIRM, shift_id=shift_id, person_id=person_id, now=now))


async def cancel(tx: Tx, shift_id: int, reason: str | None, by: int, now: datetime) -> bool:
    """Calls a shift off if it still stands."""
    return bool(await tx.run(CANCEL, id=shift_id, reason=reason, by=by, now=now))

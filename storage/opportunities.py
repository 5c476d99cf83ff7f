"""What people can volunteer for, its organisation, and who would do what has no shifts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.opportunities import Check, Kind, Pattern, State
from domain.shifts import Plan
from storage.db import Row, Tx
from storage.records import of_row
from storage.shift_hosts import host_name
from storage.shift_lists import COMING
from storage.shifts import Shift, shift_of

KEPT = (
    "title", "organisation", "about", "bring", "kind", "skill", "area", "langs", "min_age",
    "checks", "check_why", "at_risk", "access", "sitting", "step_free", "remote", "expenses",
    "training", "contact", "close_on", "cover", "photo", "rrule", "first_day", "last_day",
    "start", "finish", "venue", "places", "often", "least",
)  # fmt: skip
"""What an organiser says about it, and may change."""
COLUMNS = ", ".join(
    (
        *(f"o.{name}" for name in ("id", "community_id", "organisation_id", "state", "made_by")),
        *(f"o.{name}" for name in (*KEPT, "made_until", "decided_by", "decided_at", "note")),
        f"{host_name('o.made_by')} AS host",
        "o.created_at, c.zone, m.name AS maker, g.id AS group_id, g.state AS group_state",
        "g.kind AS group_kind, g.about AS group_about, g.insurance, g.insurance_seen",
        "g.safeguarding",
    )
)
FROM = """FROM opportunity o JOIN community c ON c.id = o.community_id
JOIN person m ON m.id = o.made_by LEFT JOIN organisation g ON g.person_id = o.organisation_id"""
BY_ID = f"SELECT {COLUMNS} {FROM} WHERE o.id = :id"
ADD = f"""
INSERT INTO opportunity (community_id, organisation_id, state, made_by, created_at,
    {", ".join(KEPT)})
VALUES (:community_id, :organisation_id, :state, :made_by, :now,
    {", ".join(f":{name}" for name in KEPT)}) RETURNING id"""
CHANGE = f"""
UPDATE opportunity SET {", ".join(f"{name} = :{name}" for name in KEPT)}
WHERE id = :id AND state IN ('checking', 'published')"""
MOVE = """
UPDATE opportunity SET state = :state, decided_by = :by, decided_at = :now, note = :note
WHERE id = :id AND state = :before"""
ABOUT_COMING = f"""
SELECT {COLUMNS} {FROM} WHERE o.id IN (SELECT s.opportunity_id FROM shift s
    WHERE s.community_id = :community_id AND s.state = 'published' AND s.starts_at > :now)"""
OPEN = f"""
SELECT {COLUMNS} {FROM} WHERE o.community_id = :community_id AND o.state = 'published'
    AND o.kind IN ('flexible', 'role', 'team_day') AND o.first_day IS NULL
    AND (o.close_on IS NULL OR o.close_on >= :today) ORDER BY o.id DESC LIMIT :limit"""
OF_ORGANISATION = f"""
SELECT {COLUMNS} {FROM} WHERE o.organisation_id = :organisation_id
    AND o.state IN ('checking', 'published') ORDER BY o.id DESC LIMIT :limit"""
OF_PERSON = f"""
SELECT {COLUMNS} {FROM} WHERE o.made_by = :person_id AND o.community_id = :community_id
    AND o.state IN ('checking', 'published') ORDER BY o.id DESC LIMIT :limit"""
EARLIER = """
SELECT 1 FROM opportunity WHERE organisation_id = :organisation_id AND id <> :id
    AND state IN ('published', 'ended') LIMIT 1"""
SAME = """
SELECT id FROM opportunity WHERE made_by = :made_by AND community_id = :community_id
    AND title = :title AND state IN ('checking', 'published')
    AND COALESCE(first_day, '') = COALESCE(:first_day, '')
    AND COALESCE(start, '') = COALESCE(:start, '') AND created_at > :since LIMIT 1"""
SHIFT = """
INSERT INTO shift (community_id, opportunity_id, day, start, finish, zone, starts_at, ends_at,
    venue, places, least, state, published_by, published_at)
VALUES (:community_id, :opportunity_id, :day, :start, :finish, :zone, :starts_at, :ends_at,
    :venue, :places, :least, 'published', :by, :now) RETURNING id"""
SHIFTS = """
SELECT id, day, starts_at FROM shift WHERE opportunity_id = :id AND state = 'published'
    AND starts_at > :now ORDER BY starts_at, id LIMIT 500"""
# What was called off has a reason, and stays so; a broker's yes that was taken back has none.
DAYS = """
SELECT day FROM shift WHERE opportunity_id = :id AND starts_at > :now
    AND (state = 'published' OR reason IS NOT NULL)"""
MADE = "UPDATE opportunity SET made_until = :until WHERE id = :id"
MOVE_SHIFT = """
UPDATE shift SET day = :day, start = :start, finish = :finish, starts_at = :starts_at,
    ends_at = :ends_at, venue = :venue, places = :places WHERE id = :id AND state = 'published'"""
CONCERNED = """
SELECT p.person_id, MIN(s.starts_at) AS starts_at, MIN(s.id) AS shift_id, COUNT(*) AS many,
    SUM(CASE WHEN p.state = 'joined' THEN 1 ELSE 0 END) AS joined
FROM shift s JOIN place p ON p.shift_id = s.id
    AND p.state IN ('joined', 'offered', 'checking', 'waiting')
WHERE s.opportunity_id = :id AND s.state = 'published' AND s.starts_at > :now
GROUP BY p.person_id ORDER BY p.person_id"""
ORGANISERS = """
SELECT d.person_id FROM delegate d WHERE d.for_id = :organisation_id AND d.ended_at IS NULL
    AND d.kind = 'organisation' AND d.person_id IS NOT NULL ORDER BY d.id LIMIT 50"""
REGISTER = """
INSERT INTO organisation (community_id, person_id, kind, state, made_by, made_at, about, insurance,
    safeguarding)
VALUES (:community_id, :person_id, :kind, 'checking', :by, :now, :about, :insurance, :safeguarding)
RETURNING id"""
REGISTERED = """
UPDATE organisation SET state = :state, insurance_seen = :seen WHERE person_id = :person_id
    AND state = 'checking'"""
SEEN = "UPDATE organisation SET insurance_seen = :seen WHERE person_id = :person_id"
NAMED = """
SELECT o.person_id, o.state, p.name FROM organisation o JOIN person p ON p.id = o.person_id
WHERE o.community_id = :community_id AND o.state IN ('checking', 'open')
ORDER BY o.id LIMIT 1000"""
WAITING_OF = """
SELECT o.id FROM opportunity o WHERE o.community_id = :community_id AND o.state = 'checking'
    AND o.made_by = :person_id LIMIT 10"""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What people are wanted for. Days and times are local to `zone`; langs and at_risk are codes.
    What begins with group_ is its organisation's (`organisation_id` is its person row)."""

    id: int
    community_id: int
    organisation_id: int | None
    state: State
    made_by: int
    title: str
    organisation: str
    about: str | None
    bring: str | None
    kind: Kind
    skill: str | None
    area: str | None
    langs: tuple[str, ...]
    min_age: int
    checks: Check
    check_why: str | None
    at_risk: tuple[str, ...]
    access: str | None
    sitting: bool
    step_free: bool
    remote: bool
    expenses: str | None
    training: str | None
    contact: str | None
    close_on: date | None
    cover: str | None
    photo: str | None
    rrule: str | None
    first_day: date | None
    last_day: date | None
    start: time | None
    finish: time | None
    venue: str | None
    places: int | None
    often: str | None
    least: int | None
    made_until: date | None
    decided_by: int | None
    decided_at: str | None
    note: str | None
    created_at: str
    zone: ZoneInfo
    maker: str
    host: str | None
    group_id: int | None
    group_state: str | None
    group_kind: str | None
    group_about: str | None
    insurance: str | None
    insurance_seen: datetime | None
    safeguarding: str | None

    @property
    def pattern(self) -> Pattern | None:
        """When it takes place; None for what has no time of its own."""
        if self.first_day is None or self.start is None or self.finish is None:
            return None
        return Pattern(
            self.rrule, self.first_day, self.last_day, self.start, self.finish, self.zone
        )


def opportunity_of(row: Row) -> Opportunity:
    """From a row with the columns of COLUMNS."""
    return of_row(Opportunity, row)


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """What an organiser said, as the columns keep it."""
    found = {name: values.get(name) for name in KEPT}
    for name in ("langs", "at_risk"):
        found[name] = " ".join(found[name] or ())
    for name in ("sitting", "step_free", "remote"):
        found[name] = bool(found[name])
    for name in ("start", "finish"):
        found[name] = f"{found[name]:%H:%M}" if found[name] is not None else None
    return found


async def add(tx: Tx, values: Mapping[str, Any], **row: Any) -> int:
    """Writes one; answers with its id. `values` are those of KEPT."""
    return int(await tx.value(ADD, **kept(values), **row))


async def change(tx: Tx, opportunity_id: int, values: Mapping[str, Any]) -> bool:
    """Writes what an organiser says about it anew; False where it is over."""
    return bool(await tx.run(CHANGE, **kept(values), id=opportunity_id))


async def find(tx: Tx, opportunity_id: int) -> Opportunity | None:
    """The one with this id, in any timebank; the caller checks who may see it."""
    row = await tx.row(BY_ID, id=opportunity_id)
    return opportunity_of(row) if row else None


async def move(
    tx: Tx, one: Opportunity, state: State, by: int, now: datetime, note: str | None = None
) -> bool:
    """Changes its state if it is still as it was read."""
    return bool(
        await tx.run(MOVE, id=one.id, before=one.state, state=state, by=by, now=now, note=note)
    )


async def what_is_on(
    tx: Tx, community_id: int, person_id: int, now: datetime, today: date, limits: tuple[int, int]
) -> tuple[list[Shift], dict[int, Opportunity], list[Opportunity]]:
    """In one go: the shifts to come with the person's own place on each, what they are times of
    (by its id), and what can be joined without shifts, the newest first; so many of the first and
    the last."""
    shifts, timed, open_ = await tx.many(
        (
            COMING,
            {
                "community_id": community_id,
                "person_id": person_id,
                "now": now,
                "limit": limits[0],
            },
        ),
        (ABOUT_COMING, {"community_id": community_id, "now": now}),
        (OPEN, {"community_id": community_id, "today": today, "limit": limits[1]}),
    )
    about = {int(row["id"]): opportunity_of(row) for row in timed}
    return [shift_of(row) for row in shifts], about, [opportunity_of(row) for row in open_]


async def of_organisation(tx: Tx, organisation_id: int, limit: int = 50) -> list[Opportunity]:
    """An organisation's that are not over, the newest first."""
    found = await tx.rows(OF_ORGANISATION, organisation_id=organisation_id, limit=limit)
    return [opportunity_of(row) for row in found]


async def of_person(
    tx: Tx, community_id: int, person_id: int, limit: int = 50
) -> list[Opportunity]:
    """Those that this person put up and that are not over, the newest first."""
    found = await tx.rows(OF_PERSON, community_id=community_id, person_id=person_id, limit=limit)
    return [opportunity_of(row) for row in found]


async def had_earlier(tx: Tx, organisation_id: int, but: int = 0) -> bool:
    """Whether the organisation has had something published before."""
    return await tx.value(EARLIER, organisation_id=organisation_id, id=but) is not None


async def same(tx: Tx, since: datetime, **values: Any) -> int | None:
    """What this person put up a moment ago under the same title and for the same time."""
    found = await tx.value(SAME, since=since, **values)
    return None if found is None else int(found)


async def add_shift(tx: Tx, one: Opportunity, plan: Plan, by: int, now: datetime) -> int:
    """One time at which it takes place; answers with the shift's id."""
    return int(
        await tx.value(
            SHIFT,
            community_id=one.community_id,
            opportunity_id=one.id,
            **_times(plan),
            zone=plan.zone.key,
            venue=one.venue or one.area or "",
            places=one.places or 1,
            least=one.least,
            by=by,
            now=now,
        )
    )


def _times(plan: Plan) -> dict[str, Any]:
    return {
        "day": plan.day,
        "start": plan.start,
        "finish": plan.finish,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
    }


async def coming(tx: Tx, opportunity_id: int, now: datetime) -> Sequence[Row]:
    """Its shifts that are still to start: id, day, starts_at."""
    return await tx.rows(SHIFTS, id=opportunity_id, now=now)


async def days_made(tx: Tx, opportunity_id: int, now: datetime) -> set[date]:
    """The days to come for which it has a shift, called off or not."""
    return {date.fromisoformat(r["day"]) for r in await tx.rows(DAYS, id=opportunity_id, now=now)}


def made_until(tx: Tx, opportunity_id: int, until: date | None) -> None:
    """Its shifts are there up to this day; None: they must be looked for anew."""
    tx.later(MADE, id=opportunity_id, until=until)


async def move_shift(tx: Tx, shift_id: int, plan: Plan, venue: str, places: int) -> None:
    """A shift is at another time or place, or for more people or fewer."""
    await tx.run(MOVE_SHIFT, id=shift_id, venue=venue, places=places, **_times(plan))


async def concerned(tx: Tx, opportunity_id: int, now: datetime) -> Sequence[Row]:
    """Who has a place or waits for one to come: person_id, their first shift_id, how many, and on
    how many of them they have a place (joined)."""
    return await tx.rows(CONCERNED, id=opportunity_id, now=now)


async def organisers(tx: Tx, organisation_id: int) -> list[int]:
    """Who acts for an organisation."""
    found = await tx.rows(ORGANISERS, organisation_id=organisation_id)
    return [int(row["person_id"]) for row in found]


async def register(tx: Tx, **values: Any) -> int:
    """An organisation that waits for a broker; answers with its id."""
    return int(await tx.value(REGISTER, **values))


async def registered(tx: Tx, person_id: int, state: str, seen: datetime | None) -> bool:
    """A broker decided about it."""
    return bool(await tx.run(REGISTERED, person_id=person_id, state=state, seen=seen))


def insurance_seen(tx: Tx, person_id: int, now: datetime) -> None:
    """A broker saw the paper."""
    tx.later(SEEN, person_id=person_id, seen=now)


async def named(tx: Tx, community_id: int) -> Sequence[Row]:
    """The timebank's organisations, those that wait too: person_id, state, name."""
    return await tx.rows(NAMED, community_id=community_id)


async def waiting_of(tx: Tx, community_id: int, person_id: int) -> int | None:
    """What this person put up and a broker hasn't looked at yet."""
    found = await tx.value(WAITING_OF, community_id=community_id, person_id=person_id)
    return None if found is None else int(found)

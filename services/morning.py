"""The desk's morning digest: on working days, each broker hears once, at their own hour, what there
is to do, so that nobody has to remember to look."""

from datetime import date, datetime, time, timedelta

from domain.digest import USUAL
from domain.permissions import Role
from domain.working_time import working_day
from services import digest, handover
from services.work import CLOCK, Work
from storage import communities, digests, people, reminders
from storage.db import Row, Tx
from storage.people import Person

KIND = "desk.morning"
USEFUL = timedelta(hours=8)
"""A digest of the morning is of no use in the evening."""
ROLES: tuple[Role, ...] = ("broker", "safeguarding")


async def plan(tx: Tx, now: datetime) -> None:
    """Sees to it that everybody with a desk has their next digest planned. Done again and again: a
    reminder that is there stays as it is."""
    for community in await communities.every(tx):
        work = Work(tx, now, CLOCK, community, frozenset())
        chosen = await digests.times(tx, community.id)
        for person, _ in await _desk(work):
            at = chosen.get(person.id, USUAL)
            if at is not None:
                _plan(work, person.id, _next(work, at), at)


async def begin(work: Work) -> None:
    """The actor has a desk from now on: their first digest is planned at once."""
    at = (await digests.times(work.tx, work.scope.id)).get(work.actor.id, USUAL)
    if at is not None:
        _plan(work, work.actor.id, _next(work, at), at)


async def run(work: Work, row: Row) -> bool:
    """Their hour has come: whoever has a desk gets their digest. False at weekends, on bank
    holidays, where they chose another hour, are out of office, or there is nothing to say."""
    person_id = row["person_id"]
    found = next(((p, r) for p, r in await _desk(work) if p.id == person_id), None)
    at = (await digests.times(work.tx, work.scope.id)).get(person_id, USUAL)
    if found is None or at is None or not str(row["key"]).endswith(f":{at:%H%M}"):
        return False
    _plan(work, found[0].id, work.local.date() + timedelta(days=1), at)
    if not working_day(work.local.date()) or found[0].id in await handover.away(work):
        return False
    person, roles = found
    theirs = Work(work.tx, work.now, person, work.community, roles, rules=work.rules)
    made = await digest.make(theirs)
    if made is None:
        return False
    work.show_card(person.id, digest.CARD, made, KIND, fresh=True)
    return True


async def passed(work: Work, row: Row) -> None:
    """One whose time was over before it could be said, because the machine slept: where the hour
    is still theirs, today's is planned, too, though its hour has struck, and the next one. Today's
    is then sent, or in the evening recorded as past."""
    at = (await digests.times(work.tx, work.scope.id)).get(row["person_id"], USUAL)
    desk = [person.id for person, _ in await _desk(work)]
    if at is None or not str(row["key"]).endswith(f":{at:%H%M}") or row["person_id"] not in desk:
        return
    for day in sorted({work.local.date(), _next(work, at)}):
        _plan(work, row["person_id"], day, at)


async def choose(work: Work, at: time | None) -> None:
    """The actor chooses the hour of their digest, or none."""
    work.demand("case.answer")
    digests.set_time(work.tx, work.scope.id, work.actor.id, at)
    if at is not None:
        _plan(work, work.actor.id, _next(work, at), at)
    work.audit("digest.time", "person", work.actor.id, f"{at:%H:%M}" if at else "none")


async def chosen(work: Work) -> time | None:
    """The actor's hour; None: no digest."""
    work.demand("case.answer")
    return (await digests.times(work.tx, work.scope.id)).get(work.actor.id, USUAL)


async def planned_for(work: Work, person_id: int) -> bool:
    """Whether this person has a digest today, planned or sent: what it says needn't be said
    twice."""
    at = (await digests.times(work.tx, work.scope.id)).get(person_id, USUAL)
    today = work.local.date()
    if at is None or not working_day(today):
        return False
    return await reminders.planned(work.tx, _key(work, person_id, today, at))


async def _desk(work: Work) -> list[tuple[Person, frozenset[Role]]]:
    found: dict[int, tuple[Person, set[Role]]] = {}
    for role in ROLES:
        for one in await people.with_role(work.tx, work.scope.id, role):
            found.setdefault(one.id, (one, set()))[1].add(role)
    return [(one, frozenset(held)) for one, held in found.values()]


def _next(work: Work, at: time) -> date:
    """The day of the next digest at this hour."""
    today = work.local.date()
    return today + timedelta(days=1) if work.local.time() >= at else today


def _key(work: Work, person_id: int, day: date, at: time) -> str:
    return f"{KIND}:{work.scope.id}:{person_id}:{day:%Y%m%d}:{at:%H%M}"


def _plan(work: Work, person_id: int, day: date, at: time) -> None:
    due = datetime.combine(day, at, work.zone)
    reminders.add(
        work.tx,
        _key(work, person_id, day, at),
        KIND,
        work.scope.id,
        person_id,
        person_id,
        due,
        due + USEFUL,
    )

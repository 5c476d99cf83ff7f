"""The desk's morning note: on working days, each broker hears once that something waits, so that
nobody has to remember to look."""

from datetime import datetime, time, timedelta

from domain.permissions import Role
from domain.working_time import working_day
from services import queue
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities, people, reminders
from storage.db import Row, Tx, moment_of
from storage.people import Person

KIND = "desk.morning"
AT = time(9, 0)
USEFUL = timedelta(hours=8)
"""A note of the morning is of no use in the evening."""
ROLES: tuple[Role, ...] = ("broker", "safeguarding")


async def plan(tx: Tx, now: datetime) -> None:
    """Sees to it that every timebank has its next note planned. Done again and again: a reminder
    that is there stays as it is."""
    for community in await communities.every(tx):
        work = Work(tx, now, CLOCK, community, frozenset())
        day = work.local.date()
        if work.local.time() >= AT:
            day += timedelta(days=1)
        _plan(work, datetime.combine(day, AT, work.zone))


async def run(work: Work, _row: Row) -> bool:
    """9am: who has a desk hears how many things wait for them, and since when. False at weekends,
    on bank holidays, and where nothing waits."""
    tomorrow = work.local.date() + timedelta(days=1)
    _plan(work, datetime.combine(tomorrow, AT, work.zone))
    if not working_day(work.local.date()):
        return False
    told = False
    for person, roles in await _desk(work):
        theirs = Work(work.tx, work.now, person, work.community, roles, rules=work.rules)
        count = sum((await queue.counts(theirs)).values())
        oldest = await queue.after(theirs, None, 0) if count else None
        if oldest is None:
            continue
        told = True
        work.tell(
            person.id,
            KIND,
            "notice-morning",
            kind="digest",
            once=f"morning:{work.scope.id}:{work.local:%Y%m%d}:{person.id}",
            useful_until=work.now + USEFUL,
            buttons=(NoticeButton("btn-queue", "queue"),),
            count=count,
            timebank=work.scope.name,
            since=moment_of(oldest["since"]),
        )
    return told


async def _desk(work: Work) -> list[tuple[Person, frozenset[Role]]]:
    found: dict[int, tuple[Person, set[Role]]] = {}
    for role in ROLES:
        for one in await people.with_role(work.tx, work.scope.id, role):
            found.setdefault(one.id, (one, set()))[1].add(role)
    return [(one, frozenset(held)) for one, held in found.values()]


def _plan(work: Work, due: datetime) -> None:
    reminders.add(
        work.tx,
        f"{KIND}:{work.scope.id}:{due:%Y%m%d}",
        KIND,
        work.scope.id,
        None,
        work.scope.id,
        due,
        due + USEFUL,
    )

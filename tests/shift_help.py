"""What tests of shifts share: shifts on a day of one's choice, a crowd of members, moving to a
time of day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.permissions import Role
from domain.shifts import Plan
from services import shifts
from services.shifts import NewShift
from services.work import Work
from storage import communities, people
from storage.db import Row
from tests.driver import Phone
from tests.town import Town

LONDON = ZoneInfo("Europe/London")


def in_days(town: Town, days: int) -> date:
    """The day so many days from the town's today."""
    return town.clock.now().astimezone(LONDON).date() + timedelta(days=days)


async def publish(
    town: Town,
    title: str = "Tea for carers",
    *,
    days: int = 5,
    start: str = "14:00",
    finish: str = "16:00",
    places: int = 8,
    by: str = "Owen",
    least: int | None = None,
) -> int:
    """A shift in so many days; its id."""
    assert town.program is not None
    plan = Plan(in_days(town, days), time.fromisoformat(start), time.fromisoformat(finish), LONDON)
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        roles = frozenset[Role]({"organiser"})
        work = Work(tx, town.clock.now(), town.people[by], community, roles)
        new = NewShift(title, "Pelham Friends", plan, "Pelham hall", places, least=least)
        return await shifts.publish(work, new)


async def no_sample_shifts(town: Town) -> None:
    """Takes the sample timebank's own shifts away."""
    await run(town, "DELETE FROM shift")


async def past_a_clock_change(town: Town) -> None:
    """Moves on where the clocks change within the week, so that tests can reckon in whole days."""
    now = town.clock.now().astimezone(LONDON)
    if now.utcoffset() != (now + timedelta(days=8)).utcoffset():
        await town.later(days=8)


async def run(town: Town, sql: str, **values: object) -> None:
    """Changes rows behind the program's back."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(sql, **values)


async def rows(town: Town, sql: str, **values: object) -> list[Row]:
    """Rows as they stand."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return list(await tx.rows(sql, **values))


async def crowd(town: Town, count: int) -> list[Phone]:
    """So many more approved members, each with a phone."""
    assert town.program is not None
    found = []
    async with town.program.database.write() as tx:
        for number in range(1, count + 1):
            name = f"Volunteer{number:02}"
            account = town.world.add_person(name)
            account.started = True
            town.phone(name).known_as(account.id)
            person = await people.add(tx, account.id, name, "en", town.clock.now())
            people.choose_community(tx, person.id, 1)
            tx.later(
                "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
                " VALUES (1, :person_id, 'approved', 1, :now)",
                person_id=person.id,
                now=town.clock.now(),
            )
            town.people[name] = person
            found.append(town.phone(name))
    return found


async def go_to(town: Town, days: int, at: str, *, since: date | None = None) -> None:
    """Moves the clock to a time of day, so many days from `since` (today)."""
    day = (since or in_days(town, 0)) + timedelta(days=days)
    target = datetime.combine(day, time.fromisoformat(at), LONDON)
    ahead = (target - town.clock.now()).total_seconds()
    assert ahead > 0, "time only moves forward"
    await town.later(seconds=ahead)

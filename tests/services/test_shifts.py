"""Places under contention, with no bot between: nobody fails, nobody is lost, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import sample
from domain.permissions import Role
from domain.shifts import Plan
from services import shifts
from services.shifts import NewShift
from services.work import Work
from storage import Database, people
from storage.people import Community, Person
from tests.town import TownClock

PLACES = 8
PEOPLE = 100
FEW = 30
MEMBER = frozenset[Role]({"member"})
ORGANISER = frozenset[Role]({"organiser"})
LONDON = ZoneInfo("Europe/London")


class Hall:
    """A shift with few places, and many members."""

    def __init__(self, database: Database, community: Community, now: datetime) -> None:
        self.database, self.community, self.now = database, community, now
        self.members: list[Person] = []
        self.shift_id = 0

    async def open(self) -> None:
        """Publishes the shift; the members are there."""
        async with self.database.write() as tx:
            for number in range(PEOPLE + 1):
                one = await people.add(tx, None, f"M{number}", "en", self.now)
                self.members.append(one)
                tx.later(
                    "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
                    " VALUES (:community_id, :person_id, 'approved', 1, :now)",
                    community_id=self.community.id,
                    person_id=one.id,
                    now=self.now,
                )
            self.organiser = self.members.pop()
            day = self.now.astimezone(LONDON).date() + timedelta(days=9)
            plan = Plan(day, time(14), time(16), LONDON)
            work = Work(tx, self.now, self.organiser, self.community, ORGANISER)
            new = NewShift("Tea for carers", "Pelham Friends", plan, "Pelham hall", PLACES)
            self.shift_id = await shifts.publish(work, new)

    async def do(self, act: Callable[[Work, int], Awaitable[object]], person: Person) -> None:
        """One person does something, in a transaction of their own."""
        async with self.database.write() as tx:
            await act(Work(tx, self.now, person, self.community, MEMBER), self.shift_id)

    async def states(self) -> list[str]:
        """The states of all places, in the order of their turns."""
        async with self.database.read() as tx:
            return [r["state"] for r in await tx.rows("SELECT state FROM place ORDER BY turn")]


@pytest.fixture
async def hall(database: Database) -> Hall:
    """One of each database in turn."""
    now = TownClock().now()
    made = Hall(database, await sample.make_community(database, now), now)
    await made.open()
    return made


async def test_nobody_who_joins_at_the_same_moment_fails(hall: Hall) -> None:
    await asyncio.gather(*(hall.do(shifts.join, one) for one in hall.members))
    assert await hall.states() == ["joined"] * PLACES + ["waiting"] * (PEOPLE - PLACES)


async def test_each_place_that_is_freed_at_the_same_moment_is_offered_on(hall: Hall) -> None:
    """To the first of the list, one each; all of them say yes at the same moment, while those who
    left come back: they go behind everybody."""
    for one in hall.members[:FEW]:
        await hall.do(shifts.join, one)
    first, second = hall.members[:PLACES], hall.members[PLACES : 2 * PLACES]
    await asyncio.gather(*(hall.do(shifts.leave, one) for one in first))
    rest = ["waiting"] * (FEW - 2 * PLACES)
    assert await hall.states() == ["left"] * PLACES + ["offered"] * PLACES + rest
    await asyncio.gather(*(hall.do(shifts.join, one) for one in (*second, *first)))
    assert await hall.states() == ["joined"] * PLACES + rest + ["waiting"] * PLACES


async def test_joining_while_it_is_called_off(hall: Hall) -> None:
    """Everybody who got a place before it was called off is told; nobody gets one after it."""

    async def call_off() -> None:
        async with hall.database.write() as tx:
            work = Work(tx, hall.now, hall.organiser, hall.community, ORGANISER)
            await shifts.call_off(work, hall.shift_id, "The hall has a leak")

    found = await asyncio.gather(
        *(hall.do(shifts.join, one) for one in hall.members[:15]),
        call_off(),
        *(hall.do(shifts.join, one) for one in hall.members[15:FEW]),
        return_exceptions=True,
    )
    refused = [one for one in found if one is not None]
    assert all(getattr(one, "key", "") == "refusal-shift-cancelled" for one in refused), refused
    assert len(await hall.states()) == FEW - len(refused)
    async with hall.database.read() as tx:
        after = await tx.value(
            "SELECT COUNT(*) FROM audit WHERE action = 'shift.join' AND id >"
            " (SELECT id FROM audit WHERE action = 'shift.cancel')"
        )
    assert after == 0

"""Random histories of one shift's list: people join, leave, say yes and no, or say nothing while
time goes on; there come to be more places; a broker looks. Whatever the order, there are never more
people than places, the list keeps its order, and no place stays empty while somebody waits."""

import asyncio
import shutil
import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.errors import DomainError
from domain.permissions import Role
from domain.shifts import Plan
from services import guardians, reminders, shift_changes, shift_gates, shifts
from services.shift_changes import Change
from services.shifts import NewShift
from services.work import Work
from storage import Database, communities, open_database, people
from storage import shifts as rows
from storage.migrate import migrate
from storage.people import Person

START = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
"""A few days before the clocks go back."""
LONDON = ZoneInfo("Europe/London")
PEOPLE = 9
YOUNG = 2
"""So many of them are under 18."""
ROLES: dict[str, frozenset[Role]] = {
    "Owen": frozenset({"member", "organiser"}),
    "Ruth": frozenset({"member", "broker"}),
}
MEMBER = frozenset[Role]({"member"})
_MADE: list[Path] = []
WHO = st.integers(0, PEOPLE - 1)


async def _template() -> Path:
    if not _MADE:
        made = Path(tempfile.mkdtemp(prefix="goodturn-shift-")) / "template.db"
        database = await open_database(f"sqlite:///{made}")
        await migrate(database, START)
        async with database.write() as tx:
            await communities.add(tx, "Ward End Timebank", "ward-end", "Europe/London", START)
            for number in range(PEOPLE + 2):
                name = ("Owen", "Ruth")[number] if number < 2 else f"Volunteer {number}"
                person = await people.add(tx, None, name, "en", START)
                await tx.run(
                    "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
                    " VALUES (1, :id, 'approved', :adult, :now)",
                    id=person.id,
                    adult=0 if number - 2 in range(YOUNG) else 1,
                    now=START,
                )
                if name == "Ruth":
                    people.grant(tx, 1, person.id, "broker", None, START)
        await database.close()
        _MADE.append(made)
    return _MADE[0]


class Line(RuleBasedStateMachine):
    """One shift with few places."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="goodturn-shift-"))
        self.now = START
        self.line: list[int] = []
        """Who waits, in the order in which they should be asked."""
        self.held: dict[int, str] = {}
        """Until when a place is offered to whom."""

    @initialize(
        places=st.integers(1, 3), days=st.integers(1, 7), there=st.permutations(range(PEOPLE))
    )
    def begin(self, places: int, days: int, there: list[int]) -> None:
        """The shift is up; its places are taken, and some wait."""
        self.loop.run(self._begin(places, days))
        for who in there[: places + 4]:
            self.loop.run(self._do(self._volunteer(who), "join"))
            self.loop.run(self._holds())

    async def _begin(self, places: int, days: int) -> None:
        shutil.copy(await _template(), self.folder / "town.db")
        self.database: Database = await open_database(f"sqlite:///{self.folder / 'town.db'}")
        async with self.database.write() as tx:
            here = await communities.by_id(tx, 1)
            assert here is not None
            self.here = here
            every = [await people.person(tx, number) for number in range(1, PEOPLE + 3)]
            self.people: list[Person] = [one for one in every if one is not None]
            day = START.date() + timedelta(days=days)
            plan = Plan(day, time(14), time(16), LONDON)
            work = Work(tx, self.now, self.people[0], here, ROLES["Owen"])
            new = NewShift("Tea for carers", "Pelham Friends", plan, "Pelham hall", places)
            self.shift_id = await shifts.publish(work, new)

    def teardown(self) -> None:
        """The file goes."""
        if hasattr(self, "database"):
            self.loop.run(self.database.close())
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _volunteer(self, who: int) -> Person:
        return self.people[2 + who]

    async def _do(self, person: Person, act: str) -> None:
        try:
            async with self.database.write() as tx:
                roles = ROLES.get(person.name, MEMBER)
                work = Work(tx, self.now, person, self.here, roles)
                await (shifts.join if act == "join" else shifts.leave)(work, self.shift_id)
        except DomainError:
            pass  # not on it, or it has begun

    @rule(who=WHO)
    def join(self, who: int) -> None:
        """Joins, or says yes."""
        self.loop.run(self._do(self._volunteer(who), "join"))

    @rule(who=WHO)
    def leave(self, who: int) -> None:
        """Leaves, or says no."""
        self.loop.run(self._do(self._volunteer(who), "leave"))

    @rule(minutes=st.sampled_from([70, 250, 730, 800]))
    def time_goes_on(self, minutes: int) -> None:
        """Nobody says anything."""
        self.loop.run(self._later(minutes))

    async def _later(self, minutes: int) -> None:
        until = self.now + timedelta(minutes=minutes)
        while self.now < until:
            self.now = min(until, self.now + timedelta(minutes=29))
            async with self.database.write() as tx:
                while await reminders.run_due(tx, "sqlite", self.now):
                    pass
            await self._holds()

    @rule()
    def one_place_more(self) -> None:
        """Whoever runs it has room for one more."""
        self.loop.run(self._more())

    async def _more(self) -> None:
        try:
            async with self.database.write() as tx:
                work = Work(tx, self.now, self.people[0], self.here, ROLES["Owen"])
                found = await rows.find(tx, self.shift_id)
                assert found is not None
                new = Change(found.plan, found.venue, found.places + 1)
                await shift_changes.change(work, self.shift_id, new)
        except DomainError:
            pass

    @rule(yes=st.booleans())
    def a_broker_looks(self, *, yes: bool) -> None:
        """The first young person's case is decided."""
        self.loop.run(self._look(yes=yes))

    async def _look(self, *, yes: bool) -> None:
        async with self.database.write() as tx:
            case_id = await tx.value(
                "SELECT MIN(id) FROM casework WHERE kind = 'place' AND state = 'open'"
            )
            if case_id is not None:
                work = Work(tx, self.now, self.people[1], self.here, ROLES["Ruth"])
                found = await shift_gates.about(work, case_id)
                today = work.local.date()
                await guardians.note(work, found, "Asha Patel", "parent", "phone", today)
                await shift_gates.decide(work, case_id, yes=yes, words="Not this time")

    @invariant()
    def it_holds(self) -> None:
        """After every step."""
        if hasattr(self, "shift_id"):
            self.loop.run(self._holds())

    async def _holds(self) -> None:
        async with self.database.read() as tx:
            found = await tx.rows("SELECT * FROM place ORDER BY turn")
            shift = await rows.find(tx, self.shift_id)
            ends = await tx.rows("SELECT person_id FROM reminder WHERE kind = 'shift.lapse'"
                                 " AND state = 'waiting'")  # fmt: skip
        assert shift is not None
        states = {r["person_id"]: r["state"] for r in found}
        assert len(states) == len(found)
        taken = [r for r in found if r["state"] in ("joined", "offered", "checking")]
        waiting = [r for r in found if r["state"] == "waiting"]
        assert len(taken) <= shift.places
        called = [r for r in waiting if r["told"] == "open"]
        if waiting and shift.starts_at > self.now:
            # A place is free only where everybody on the list was asked at once.
            assert len(taken) == shift.places or called == waiting
        for row in taken:
            if row["state"] != "joined":
                assert row["held_until"] is not None
                assert row["person_id"] in {r["person_id"] for r in ends}
        self._order_is_kept(states, {r["person_id"] for r in called})
        asked = [r["person_id"] for r in waiting]
        if len(called) == len(waiting):
            # Everybody was asked at once: whoever's offer ended then keeps the turn they had.
            assert sorted(asked) == sorted(self.line)
            self.line = asked
        assert asked == self.line
        held = {r["person_id"]: r["held_until"] for r in taken if r["state"] == "offered"}
        for person_id, until in held.items():
            # Whoever said nothing is not asked again before the others on the list, except those
            # who said nothing at the same moment.
            assert self.held.get(person_id, until) == until or {*self.line} <= {*self.held}
        self.held = held

    def _order_is_kept(self, states: dict[int, str], called: set[int]) -> None:
        """The list as a person would keep it on paper: whoever comes is written at its end, whoever
        is asked is its first; whoever said nothing is written at its end again."""
        for person_id in [one for one in self.line if states[one] != "waiting"]:
            now_is = states[person_id]
            earlier = self.line[: self.line.index(person_id)]
            if now_is == "offered":
                assert all(states[one] != "waiting" for one in earlier), (earlier, states)
            self.line.remove(person_id)
        fresh = [one for one, state in states.items() if state == "waiting"]
        self.line += [one for one in fresh if one not in self.line]


TestLine = Line.TestCase
TestLine.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

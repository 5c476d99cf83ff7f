"""Random histories of every kind of exchange, through the services, as residents and brokers live
them: whatever happens in whatever order, the books hold, and everything can still end.

Each step is a transaction of its own, as a tap would be; what the rules refuse is rolled back.
Steps are repeated as they were (redelivery), late (after others), and by people who may not.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot import sample
from domain import exchange as exchange_rules
from domain import giving as giving_rules
from domain import rosters as roster_rules
from domain.errors import DomainError
from domain.permissions import Role
from services import accounts, exchanges, issue, plans, pot, reminders, rosters
from services.exchanges import Given
from services.plans import NewPlan
from services.rosters import NewRoster
from services.work import Work
from storage import Database, communities, ledger, open_database, people
from storage import giving as giving_rows
from storage.db import Row, Tx
from storage.migrate import migrate
from storage.people import Community, Person

NAMES = ("Amina", "Jean", "Pat", "Owen", "Ruth", "Devinder", "St Mark's")
STAFF: dict[str, frozenset[Role]] = {
    "Ruth": frozenset({"member", "broker", "administrator"}),
    "Devinder": frozenset({"member", "broker"}),
    "Owen": frozenset({"member", "organiser"}),
}
MEMBER: frozenset[Role] = frozenset({"member"})
START = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
"""A few days before the clocks go back."""
WHO = st.sampled_from(NAMES)
MINUTES = st.sampled_from((1, 15, 30, 60, 90, 120, 300, 400))
DESK = st.sampled_from(("Ruth", "Devinder", "Ruth", "Devinder", "Owen", "Amina", "Jean"))
"""Mostly people who may decide."""
WHICH = st.integers(min_value=0, max_value=3)
Act = Callable[[Work], Awaitable[object]]
EXCHANGE_ACTS = (
    *("agree", "allow", "confirm", "change", "accept", "amend", "problem", "cancel", "approve"),
    *("settle", "decline", "query", "answer", "reverse", "report", "missed"),
)
TABLES = {
    "exchange": exchange_rules.FINAL | {"posted"},
    "roster": frozenset(s for s, after in roster_rules.TRANSITIONS.items() if not after),
    "gift": frozenset(s for s, after in giving_rules.GIFTS.items() if not after),
    "issue_request": frozenset(s for s, after in giving_rules.ISSUES.items() if not after),
}
"""Where each kind of thing has come to an end."""


class Template:
    """A sample timebank in a file, made once and copied for each history."""

    file: Path | None = None

    @classmethod
    async def copy(cls, place: Path) -> Database:
        """A fresh copy of it, open."""
        if cls.file is None:
            folder = Path(tempfile.mkdtemp(prefix="goodturn-books-"))
            made = folder / "template.db"
            database = await open_database(f"sqlite:///{made}")
            await migrate(database, START)
            everyone = (*sample.EVERYONE, sample.SECOND_BROKER)
            found = await sample.make(
                database, START - timedelta(days=30), [(one, None) for one in everyone]
            )
            await cls._church(database, found["Ruth"])
            await database.close()
            cls.file = made
        shutil.copy(cls.file, place)
        return await open_database(f"sqlite:///{place}")

    @staticmethod
    async def _church(database: Database, broker: Person) -> None:
        """St Mark's is an organisation, and known to everybody."""
        async with database.write() as tx:
            church = await people.add(tx, None, "St Mark's", "en", START)
            await tx.run(
                "INSERT INTO membership (community_id, person_id, state, applied_at)"
                " VALUES (1, :id, 'approved', :now)",
                id=church.id,
                now=START,
            )
            await accounts.open_organisation(tx, 1, church.id)
            for row in await tx.rows("SELECT person_id FROM membership WHERE state = 'approved'"):
                for other in (church.id, broker.id):
                    if row["person_id"] != other:
                        people.acquaint(tx, 1, row["person_id"], other, "introduced", START)


class Books(RuleBasedStateMachine):
    """One history. `last` is the step before, for doing it again."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="goodturn-books-"))
        self.now = START
        self.last: tuple[str, Act] | None = None
        self.late: list[tuple[str, Act]] = []
        self.database: Database = self.run(Template.copy(self.folder / "books.db"))
        self.people, self.community = self.run(self._known())

    async def _known(self) -> tuple[dict[str, Person], Community]:
        async with self.database.read() as tx:
            rows = await tx.rows("SELECT id FROM person")
            found = [await people.person(tx, r["id"]) for r in rows]
            community = await communities.by_id(tx, 1)
        assert community is not None
        return {p.name: p for p in found if p is not None}, community

    def run(self, one: Awaitable[Any]) -> Any:
        """Runs it to its end."""
        return self.loop.run(one)  # type: ignore[arg-type]

    def does(self, name: str, act: Act) -> bool:
        """Somebody does something, in a transaction of its own; False where it was refused."""
        self.last = (name, act)
        self.late = [*self.late, (name, act)][-12:]
        return self.again(name, act)

    def again(self, name: str, act: Act) -> bool:
        """The same once more."""

        async def step() -> bool:
            try:
                async with self.database.write() as tx:
                    await act(self.work(tx, name))
            except DomainError:
                return False
            return True

        return bool(self.run(step()))

    def work(self, tx: Tx, name: str) -> Work:
        """What this person does now."""
        roles = STAFF.get(name, MEMBER)
        return Work(tx, self.now, self.people[name], self.community, roles)

    def ask(self, sql: str, **values: Any) -> list[Row]:
        """Rows as they are now."""

        async def read() -> list[Row]:
            async with self.database.read() as tx:
                return list(await tx.rows(sql, **values))

        found: list[Row] = self.run(read())
        return found

    def newest(self, table: str, which: int) -> int:
        """One of the newest of a table; 0 where there is none."""
        found = self.ask(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 4")
        return int(found[which % len(found)]["id"]) if found else 0

    # One to one ------------------------------------------------------------------------------

    @rule(writer=WHO, other=WHO, minutes=MINUTES, gave=st.booleans())
    def log(self, writer: str, other: str, minutes: int, gave: bool) -> None:
        """Help is recorded after it was given."""
        whom, day = self.people[other].id, self.now.date() - timedelta(days=1)
        given = Given(whom, other, minutes, day, i_gave=gave)
        self.does(writer, lambda work: exchanges.log(work, given))

    @rule(writer=WHO, other=WHO, minutes=MINUTES, days=st.integers(0, 3))
    def propose(self, writer: str, other: str, minutes: int, days: int) -> None:
        """Help is planned."""
        giver, receiver = self.people[writer].id, self.people[other].id
        day = self.now.date() + timedelta(days=days)
        new = NewPlan(giver, receiver, day, time(14), minutes, None, None, "Gardening")
        self.does(writer, lambda work: plans.propose(work, new))

    @rule(
        who=st.one_of(WHO, DESK),
        which=WHICH,
        action=st.sampled_from(EXCHANGE_ACTS),
        minutes=MINUTES,
    )
    def exchange(self, who: str, which: int, action: str, minutes: int) -> None:
        """Somebody, allowed or not, does something to one of the newest exchanges."""
        one = self.newest("exchange", which)
        acts: dict[str, Act] = {
            "agree": lambda work: plans.agree(work, one),
            "allow": lambda work: plans.allow(work, one),
            "missed": lambda work: plans.missed(work, one),
            "report": lambda work: exchanges.report(work, one, minutes),
            "change": lambda work: exchanges.change(work, one, minutes),
            "amend": lambda work: exchanges.amend(work, one, minutes),
            "settle": lambda work: exchanges.settle(work, one, minutes, "I rang both"),
            "decline": lambda work: exchanges.decline(work, one, "Twice"),
            "query": lambda work: exchanges.query(work, one, "Which day?"),
            "answer": lambda work: exchanges.answer(work, one, "Monday"),
            "reverse": lambda work: exchanges.reverse(work, one, "By mistake"),
        }
        plainly = getattr(exchanges, action, None)
        self.does(who, acts.get(action) or (lambda work: plainly(work, one)))  # type: ignore[misc]

    @rule(writer=WHO, other=WHO, minutes=MINUTES, broker=st.sampled_from(("Ruth", "Devinder")))
    def whole(self, writer: str, other: str, minutes: int, broker: str) -> None:
        """Help that goes all the way to the books, where nobody decides about their own."""
        self.log(writer, other, minutes, gave=True)
        one = self.newest("exchange", 0)
        self.does(other, lambda work: exchanges.confirm(work, one))
        self.does(broker, lambda work: exchanges.approve(work, one))

    @rule(
        writer=WHO,
        other=WHO,
        minutes=MINUTES,
        shorter=st.booleans(),
        broker=st.sampled_from(("Ruth", "Devinder")),
    )
    def whole_plan(self, writer: str, other: str, minutes: int, shorter: bool, broker: str) -> None:
        """Help that is planned, approved beforehand, given, and posts itself."""
        self.propose(writer, other, minutes, days=1)
        one = self.newest("exchange", 0)
        self.does(other, lambda work: plans.agree(work, one))
        self.does(broker, lambda work: plans.allow(work, one))
        self.later(48)
        given = max(1, minutes - 10) if shorter else minutes
        self.does(writer, lambda work: exchanges.report(work, one, given))
        self.does(other, lambda work: exchanges.confirm(work, one))

    # Many ------------------------------------------------------------------------------------

    @rule(
        who=st.sampled_from(("Owen", "Ruth", "Devinder", "Amina")),
        kind=st.sampled_from(("class", "team", "event")),
        host=WHO,
        others=st.lists(WHO, max_size=4),
        minutes=MINUTES,
    )
    def roster(self, who: str, kind: Any, host: str, others: list[str], minutes: int) -> None:
        """A roster is made and ticked."""
        day = self.now.date() - timedelta(days=2)
        new = NewRoster(kind, "Coffee morning", day, minutes, self.people[host].id)
        if not self.does(who, lambda work: rosters.make(work, new)):
            return
        one = self.newest("roster", 0)
        for name in others:
            person = self.people[name].id
            self.does(who, lambda work, person=person: rosters.add(work, one, person))  # type: ignore[misc]

    @rule(
        broker=st.sampled_from(("Ruth", "Devinder")),
        kind=st.sampled_from(("class", "team", "event")),
        host=WHO,
        others=st.lists(WHO, min_size=1, max_size=4),
        minutes=MINUTES,
    )
    def whole_roster(
        self, broker: str, kind: Any, host: str, others: list[str], minutes: int
    ) -> None:
        """A roster that goes all the way, by the other broker where it must."""
        self.roster(broker, kind, host, others, minutes)
        one = self.newest("roster", 0)
        for name in (broker, "Devinder" if broker == "Ruth" else "Ruth"):
            self.does(name, lambda work: rosters.post(work, one))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("tick", "time", "post", "post", "reopen", "cancel", "reverse")),
        other=WHO,
        minutes=MINUTES,
    )
    def on_roster(self, who: str, which: int, action: str, other: str, minutes: int) -> None:
        """Somebody does something to one of the newest rosters."""
        one, person = self.newest("roster", which), self.people[other].id
        acts: dict[str, Act] = {
            "tick": lambda work: rosters.tick(work, one, person, ticked=minutes > 60),
            "time": lambda work: rosters.change_time(work, one, person, minutes),
            "post": lambda work: rosters.post(work, one),
            "reopen": lambda work: rosters.reopen(work, one),
            "cancel": lambda work: rosters.cancel(work, one),
            "reverse": lambda work: rosters.reverse(work, one, "Wrong names"),
        }
        self.does(who, acts[action])

    # Gifts, the pot, hours that a broker creates -------------------------------------------------

    @rule(who=WHO, to=st.one_of(st.none(), WHO), minutes=MINUTES)
    def give(self, who: str, to: str | None, minutes: int) -> None:
        """A gift, or hours for the pot; never below the soft floor."""
        if to is None:
            moved = self.does(who, lambda work: pot.to_pot(work, minutes))
        else:
            whom = self.people[to].id
            moved = self.does(who, lambda work: pot.give(work, whom, minutes))
        if moved:
            assert self.balance(who) >= -360

    @rule(who=WHO, minutes=MINUTES)
    def ask_pot(self, who: str, minutes: int) -> None:
        """Somebody asks the pot."""
        self.does(who, lambda work: pot.ask(work, minutes, None))

    @rule(who=WHO, giver=WHO, minutes=MINUTES)
    def whole_pot(self, who: str, giver: str, minutes: int) -> None:
        """Hours go into the pot, and somebody gets some."""
        self.does(giver, lambda work: pot.to_pot(work, minutes))
        self.does(who, lambda work: pot.ask(work, minutes, None))
        one = self.newest("gift", 0)
        for name in ("Ruth", "Devinder"):
            self.does(name, lambda work: pot.grant(work, one))
            self.does(name, lambda work: pot.confirm(work, one))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("grant", "grant", "confirm", "decline", "cancel", "reverse")),
    )
    def on_gift(self, who: str, which: int, action: str) -> None:
        """Somebody does something to one of the newest gifts and asks."""
        one = self.newest("gift", which)
        before = self.in_pot()
        acts: dict[str, Act] = {
            "grant": lambda work: pot.grant(work, one),
            "confirm": lambda work: pot.confirm(work, one),
            "decline": lambda work: pot.decline(work, one, "Not this time"),
            "cancel": lambda work: pot.cancel(work, one),
            "reverse": lambda work: pot.reverse(work, one, "By mistake"),
        }
        if self.does(who, acts[action]) and action in ("grant", "confirm"):
            assert self.in_pot() == before or self.in_pot() >= 0

    @rule(who=DESK, whose=WHO, minutes=MINUTES, less=st.booleans())
    def correct(self, who: str, whose: str, minutes: int, less: bool) -> None:
        """A broker creates or cancels hours."""
        person, signed = self.people[whose].id, -minutes if less else minutes
        self.does(who, lambda work: issue.ask(work, person, signed, "mistake", None))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("approve", "approve", "decline", "cancel", "reverse")),
    )
    def on_issue(self, who: str, which: int, action: str) -> None:
        """Somebody does something to one of the newest."""
        one = self.newest("issue_request", which)
        acts: dict[str, Act] = {
            "approve": lambda work: issue.approve(work, one),
            "decline": lambda work: issue.decline(work, one, "Let us talk"),
            "cancel": lambda work: issue.cancel(work, one),
            "reverse": lambda work: issue.reverse(work, one, "By mistake"),
        }
        self.does(who, acts[action])

    # Time, and things that come twice ------------------------------------------------------------

    @precondition(lambda self: self.last is not None)
    @rule()
    def redelivered(self) -> None:
        """The same step comes again."""
        assert self.last is not None
        self.again(*self.last)

    @precondition(lambda self: len(self.late) > 0)
    @rule(which=st.integers(0, 11), who=st.one_of(st.none(), WHO))
    def pressed_late(self, which: int, who: str | None) -> None:
        """An old button is pressed, by the one who had it or by somebody else."""
        name, act = self.late[which % len(self.late)]
        self.again(who or name, act)

    @rule()
    def same_key(self) -> None:
        """A transfer whose key is in the books moves nothing."""

        async def post() -> bool:
            async with self.database.write() as tx:
                row = await tx.row("SELECT key FROM transfer ORDER BY id DESC LIMIT 1")
                assert row is not None
                found = await ledger.by_key(tx, row["key"])
                assert found is not None
                return await ledger.post(tx, found, self.now)

        assert self.run(post()) is False

    @rule(hours=st.sampled_from((1, 5, 24, 72, 200)))
    def later(self, hours: int) -> None:
        """Time goes by, over the change of the clocks; what falls due happens."""
        self.now += timedelta(hours=hours)

        async def due() -> None:
            for _ in range(5):
                async with self.database.write() as tx:
                    if not await reminders.run_due(tx, "sqlite", self.now):
                        return

        self.run(due())

    # What always holds -------------------------------------------------------------------------

    @invariant()
    def the_books_hold(self) -> None:
        """No discrepancy; nothing posted twice; nothing created or lost."""

        async def check() -> None:
            async with self.database.read() as tx:
                assert await ledger.discrepancies(tx) == []

        self.run(check())
        assert (
            self.ask(
                "SELECT a.community_id, SUM(p.minutes) AS off FROM posting p"
                " JOIN account a ON a.id = p.account_id GROUP BY a.community_id"
                " HAVING SUM(p.minutes) <> 0"
            )
            == []
        )

    def balance(self, name: str) -> int:
        """Somebody's balance."""

        async def read() -> int:
            async with self.database.read() as tx:
                return await ledger.balance(tx, 1, self.people[name].id)

        return int(self.run(read()))

    def in_pot(self) -> int:
        """What is in the pot."""

        async def read() -> int:
            async with self.database.read() as tx:
                return await giving_rows.pot(tx, 1)

        return int(self.run(read()))

    def teardown(self) -> None:
        """Everything that is still under way can be ended by people."""
        try:
            self._end_everything()
            self.the_books_hold()
        finally:
            self.run(self.database.close())
            self.loop.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _end_everything(self) -> None:
        ways: dict[str, tuple[Callable[[Work, int], Awaitable[object]], ...]] = {
            "exchange": (lambda w, i: exchanges.decline(w, i, "Not needed"),),
            "roster": (rosters.cancel, lambda w, i: rosters.reverse(w, i, "Not needed")),
            "gift": (
                lambda w, i: pot.decline(w, i, "Not needed"),
                lambda w, i: pot.reverse(w, i, "Not needed"),
            ),
            "issue_request": (
                issue.cancel,
                lambda w, i: issue.decline(w, i, "Not needed"),
                lambda w, i: issue.reverse(w, i, "Not needed"),
            ),
        }
        for table, ends in TABLES.items():
            for row in self.ask(f"SELECT id, state FROM {table}"):
                if row["state"] in ends:
                    continue
                ended = any(
                    self.again(broker, lambda work, one=row["id"], way=way: way(work, one))  # type: ignore[misc]
                    for broker in ("Ruth", "Devinder")
                    for way in ways[table]
                )
                # Where both brokers are a side of it, the two themselves still can.
                assert ended or self._by_its_people(table, row["id"]), (table, dict(row))

    def _by_its_people(self, table: str, thing: int) -> bool:
        if table == "exchange":
            return any(self.again(n, lambda work: exchanges.cancel(work, thing)) for n in NAMES)
        if table == "gift" and any(
            self.again(n, lambda work: pot.cancel(work, thing)) for n in NAMES
        ):
            return True
        # In the books, and both brokers are on it: a third broker is needed to undo it.
        row = self.ask(f"SELECT state FROM {table} WHERE id = :id", id=thing)[0]
        return str(row["state"]) == "posted"


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

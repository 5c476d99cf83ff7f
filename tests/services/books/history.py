"""What every history shares: a transaction for each step as a tap would be one, steps that come
again or late, time that goes by, and what must hold after each of them."""

import asyncio
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.errors import DomainError, NotFound
from services import four_eyes, reminders
from services.work import Work
from storage import Database, communities, ledger, people, sides
from storage import giving as giving_rows
from storage.db import Row, Tx
from storage.people import Person
from tests.services.books import place
from tests.services.books.exits import ENDS, IN_THE_BOOKS, Exit, exits, undoing

Act = Callable[[Work], Awaitable[object]]
WHO = st.sampled_from(place.NAMES)
ANYBODY = st.sampled_from(place.EVERYBODY)
DESK = st.sampled_from(("Ruth", "Devinder", "Ruth", "Devinder", "Owen", "Amina", "Jean"))
"""Mostly people who may decide."""
MINUTES = st.sampled_from((1, 15, 30, 60, 90, 120, 300, 400))
WHICH = st.integers(min_value=0, max_value=3)
_KEYS = re.compile(
    r"(?:(?P<thing>exchange|roster|gift|issue|booking|crossing|service):(?P<id>\d+(?::\d+)?)"
    r":(?P<what>posted|reversed)|(?P<move>move):(?P<moved>\d+)(?P<back>:reversed)?|membership:\d+:.+)"
)
"""Every key under which hours move."""


EVERYTHING = " UNION ALL ".join(f"SELECT '{t}' AS thing, id, state FROM {t}" for t in ENDS)


class _UndoneError(Exception):
    """Ends a transaction that was only to see whether something can be done."""


def _undo(undone: bool) -> None:
    if undone:
        raise _UndoneError


class History(RuleBasedStateMachine):
    """One history. `last` is the step before, for doing it again."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="goodturn-books-"))
        self.now = place.START
        self.last: tuple[str, Act] | None = None
        self.late: list[tuple[str, Act]] = []
        self.looked: set[tuple[str, int, str]] = set()
        self.database: Database = self.run(place.copy(self.folder / "books.db"))
        self.people: dict[str, Person] = self.run(self._known())

    async def _known(self) -> dict[str, Person]:
        async with self.database.read() as tx:
            rows = await tx.rows("SELECT id FROM person")
            found = [await people.person(tx, r["id"]) for r in rows]
        return {p.name: p for p in found if p is not None}

    def run(self, one: Awaitable[Any]) -> Any:
        """Runs it to its end."""
        return self.loop.run(one)  # type: ignore[arg-type]

    def does(self, name: str, act: Act) -> bool:
        """Somebody does something, in a transaction of its own; False where it was refused."""
        self.last = (name, act)
        self.late = [*self.late, (name, act)][-12:]
        done = self.again(name, act)
        if done:
            self.nothing_is_stuck()
        return done

    def again(
        self, name: str, act: Act, *, undone: bool = False, about: tuple[str, int] | None = None
    ) -> bool:
        """The same once more; `undone`: only to see whether it can be. `about`: from its card, in
        the timebank it is of, for whose brokers they may stand in."""

        async def step() -> bool:
            try:
                async with self.database.write() as tx:
                    here = self.work(tx, name) if about is None else self.at(tx, name, *about)
                    await act(await here)
                    _undo(undone)
            except _UndoneError:
                return True
            except DomainError:
                return False
            return True

        return bool(self.run(step()))

    async def work(self, tx: Tx, name: str) -> Work:
        """What this person does now, in the timebank they use and with the roles they have there
        now."""
        person = await people.person(tx, self.people[name].id)
        assert person is not None
        where = person.community_id or place.WARD_END
        community = await communities.by_id(tx, where)
        held = await people.roles(tx, person.id)
        roles = frozenset(role for community_id, role in held if community_id == where)
        return Work(tx, self.now, person, community, roles)

    async def at(self, tx: Tx, name: str, table: str, thing: int) -> Work:
        """What this person does from a thing's card, with the roles they look at it with."""
        person = await people.person(tx, self.people[name].id)
        found = await sides.of(tx, table, thing)
        if person is None or found is None:
            raise NotFound
        community = await communities.by_id(tx, found.community_id)
        _, roles = await four_eyes.roles_about(tx, found.community_id, table, thing, person.id)
        return Work(tx, self.now, person, community, roles)

    def home(self, name: str) -> int:
        """The timebank that somebody uses now."""
        row = self.ask("SELECT community_id FROM person WHERE id = :id", id=self.people[name].id)
        return int(row[0]["community_id"] or place.WARD_END)

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

    @rule(which=st.integers(0, 6), newest=WHICH)
    def undo(self, which: int, newest: int) -> None:
        """A broker who may undoes one of the newest things that are in the books."""
        found = self.ask(f"{EVERYTHING} ORDER BY thing, id DESC")
        posted = [row for row in found if row["state"] in IN_THE_BOOKS]
        tables = sorted({str(row["thing"]) for row in posted})
        if tables:
            table = tables[which % len(tables)]
            some = [int(row["id"]) for row in posted if row["thing"] == table][:4]
            one = some[newest % len(some)]
            for who in (*place.BROKERS, *place.FAR_BROKERS):
                self.does(who, lambda work: undoing(table)(work, one))

    # Time, and things that come twice ------------------------------------------------------------

    @precondition(lambda self: self.last is not None)
    @rule()
    def redelivered(self) -> None:
        """The same step comes again."""
        assert self.last is not None
        self.again(*self.last)

    @precondition(lambda self: len(self.late) > 0)
    @rule(which=st.integers(0, 11), who=st.one_of(st.none(), ANYBODY))
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
        """No discrepancy; in each timebank every hour that somebody has, somebody gave."""

        async def check() -> None:
            async with self.database.read() as tx:
                assert await ledger.discrepancies(tx) == []

        self.run(check())
        assert (
            self.ask(
                "SELECT a.community_id, SUM(p.minutes) AS off FROM posting p"
                " JOIN account a ON a.id = p.account_id GROUP BY p.transfer_id, a.community_id"
                " HAVING SUM(p.minutes) <> 0"
            )
            == []
        )

    @invariant()
    def each_posts_at_most_once(self) -> None:
        """Hours move under the keys we know, each thing once there and once back."""
        posted: Counter[tuple[str, str, bool]] = Counter()
        for row in self.ask("SELECT key FROM transfer"):
            found = _KEYS.fullmatch(row["key"])
            assert found is not None, row["key"]
            if found["thing"]:
                posted[found["thing"], found["id"], found["what"] == "reversed"] += 1
            elif found["move"]:
                posted["move", found["moved"], found["back"] is not None] += 1
        assert all(times == 1 for times in posted.values()), posted
        back = {(thing, which) for thing, which, reversed_ in posted if reversed_}
        assert all((*one, False) in posted for one in back), back

    @invariant()
    def limits_are_kept(self) -> None:
        """Never less than nothing in the pot, and never more than the cap between the two that
        help across, not moving, has made."""
        assert self.in_pot(place.WARD_END) >= 0
        moved = self.ask(
            "SELECT COALESCE(SUM(p.minutes), 0) AS m FROM posting p JOIN account a ON"
            " a.id = p.account_id JOIN transfer t ON t.id = p.transfer_id"
            " WHERE a.kind = 'between' AND a.community_id = 1 AND t.key LIKE 'move:%'"
        )[0]["m"]
        owed = self.ask(
            "SELECT COALESCE(SUM(balance), 0) AS m FROM account"
            " WHERE kind = 'between' AND community_id = 1"
        )[0]["m"]
        undone = self.ask("SELECT 1 FROM transfer WHERE key LIKE 'crossing:%:reversed'")
        if not moved and not undone and not self.ask("SELECT 1 FROM relocation"):
            assert abs(owed) <= place.CAP

    @invariant()
    def nothing_is_stuck(self) -> None:
        """For everything that came to a new state, somebody can take it on from there."""
        for row in self.ask(EVERYTHING):
            seen = (str(row["thing"]), int(row["id"]), str(row["state"]))
            if seen in self.looked:
                continue
            self.looked.add(seen)
            if seen[2] not in ENDS[seen[0]]:
                assert self._way_out(*seen[:2], undone=True), seen

    def _way_out(self, table: str, thing: int, *, undone: bool) -> bool:
        ways: tuple[Exit, ...] = exits(table)
        return any(
            self.again(name, lambda work, way=way: way(work, thing), undone=undone)  # type: ignore[misc]
            for way in ways
            for name in (*place.BROKERS, *place.FAR_BROKERS, *place.EVERYBODY)
        ) or any(
            self.again(
                name,
                lambda work, way=way: way(work, thing),  # type: ignore[misc]
                undone=undone,
                about=(table, thing),
            )
            for way in ways
            for name in (*place.BROKERS, *place.FAR_BROKERS)
        )

    def balance(self, name: str) -> int:
        """Somebody's balance in the timebank they use."""

        async def read(where: int) -> int:
            async with self.database.read() as tx:
                return await ledger.balance(tx, where, self.people[name].id)

        return int(self.run(read(self.home(name))))

    def in_pot(self, where: int) -> int:
        """What is in the pot of a timebank."""

        async def read() -> int:
            async with self.database.read() as tx:
                return await giving_rows.pot(tx, where)

        return int(self.run(read()))

    def teardown(self) -> None:
        """Everything that is still under way is brought to its end by people."""
        try:
            for table, ends in ENDS.items():
                for row in self.ask(f"SELECT id, state FROM {table}"):
                    self._end(table, int(row["id"]), ends)
            self.the_books_hold()
            self.each_posts_at_most_once()
        finally:
            self.run(self.database.close())
            self.loop.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, table: str, thing: int, ends: frozenset[str]) -> None:
        for _ in range(4):
            state = self.ask(f"SELECT state FROM {table} WHERE id = :id", id=thing)[0]["state"]
            if state in ends:
                return
            assert self._way_out(table, thing, undone=False), (table, thing, state)
        raise AssertionError(f"{table} {thing} goes round and round, and is {state} now")

"""Random orders of help, reversals, mergers of records (chains too) and their undoing: who stayed
has the hours of all their records, whoever went has none, and nothing is lost or made."""

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.errors import DomainError
from domain.ledger import Account, Posting, Transfer, exchange, reversal
from domain.permissions import Role
from services import merging
from services.work import Work
from storage import communities, ledger, people
from storage.db import Tx
from tests.services.books import place

NAMES = ("Mrs Khan", "N Khan", "Nasreen Khan", "Mr Hussain")
BROKER: frozenset[Role] = frozenset({"broker"})
WHO = st.integers(0, len(NAMES) - 1)


class MergedBooks(RuleBasedStateMachine):
    """Four records, of which some are of one person."""

    @initialize()
    def begin(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.now = place.START + timedelta(days=1)
        self.posted: list[Transfer] = []
        self.own: dict[int, int] = defaultdict(int)
        self.into: dict[int, tuple[int, int]] = {}
        self.database = self.run(place.copy(Path(self.folder.name) / "books.db"))
        self.write(self._join)

    async def _join(self, tx: Tx) -> None:
        self.here = await communities.by_id(tx, place.WARD_END)
        self.brokers = [
            person
            for name in place.BROKERS
            for person in await people.members_named(tx, place.WARD_END, name)
        ]
        # The second person is reached through Telegram.
        sql = "UPDATE person SET telegram_id = 778001 WHERE id = :id"
        await tx.run(sql, id=self.brokers[1].id)
        self.ids: list[int] = []
        self.members: list[int] = []
        for name in NAMES:
            person = await people.add(tx, None, name, "en", self.now)
            row = await tx.row(
                "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
                " VALUES (1, :id, 'approved', 1, :now) RETURNING id",
                id=person.id,
                now=self.now,
            )
            assert row is not None
            self.ids.append(person.id)
            self.members.append(int(row["id"]))

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    def write(self, act: Callable[[Tx], Coroutine[Any, Any, Any]]) -> bool:
        """One transaction; False where the rules refuse it."""

        async def once() -> bool:
            try:
                async with self.database.write() as tx:
                    await act(tx)
            except DomainError:
                return False
            return True

        return bool(self.run(once()))

    def work(self, tx: Tx, which: int) -> Work:
        return Work(tx, self.now, self.brokers[which], self.here, BROKER)

    def root(self, person_id: int) -> int:
        while person_id in self.into:
            person_id = self.into[person_id][0]
        return person_id

    def post(self, transfer: Transfer) -> bool:
        done: list[bool] = []

        async def act(tx: Tx) -> None:
            done.append(await ledger.post(tx, transfer, self.now))

        self.write(act)
        if done[0]:
            for one in transfer.postings:
                if one.account.kind == "member":
                    self.own[one.account.owner or 0] += one.minutes
        return done[0]

    @rule(pair=st.permutations(range(len(NAMES))), minutes=st.integers(1, 300))
    def help_each_other(self, pair: list[int], minutes: int) -> None:
        """Also with a record that went: nothing that posts need know of mergers."""
        giver, receiver = (Account(place.WARD_END, "member", self.ids[one]) for one in pair[:2])
        transfer = exchange(f"exchange:{9000 + len(self.posted)}:posted", giver, receiver, minutes)
        assert self.post(transfer)
        self.posted.append(transfer)

    @rule(minutes=st.lists(st.integers(1, 300), min_size=4, max_size=4), host=WHO)
    def class_with_everybody(self, minutes: list[int], host: int) -> None:
        """One transfer that touches every record: several may be of one chain."""
        learn = [
            Posting(Account(place.WARD_END, "member", one), -minutes[at])
            for at, one in enumerate(self.ids)
            if at != host
        ]
        total = -sum(one.minutes for one in learn)
        teacher = Posting(Account(place.WARD_END, "member", self.ids[host]), total)
        key = f"exchange:{9000 + len(self.posted)}:posted"
        transfer = Transfer(key, "class", "class", (teacher, *learn))
        assert self.post(transfer)
        self.posted.append(transfer)

    @rule(which=st.integers(0, 30))
    def reverse(self, which: int) -> None:
        if self.posted:
            original = self.posted[which % len(self.posted)]
            self.post(reversal(original, original.key.replace("posted", "reversed")))

    @rule(kept=WHO, gone=WHO)
    def merge(self, kept: int, gone: int) -> None:
        found: list[int] = []

        async def act(tx: Tx) -> None:
            work = self.work(tx, 0)
            found.append(await merging.ask(work, self.members[kept], self.members[gone]))
            await merging.decide(self.work(tx, 1), found[0], yes=True)

        possible = kept != gone and not {self.ids[kept], self.ids[gone]} & set(self.into)
        assert self.write(act) is possible
        if possible:
            self.into[self.ids[gone]] = (self.ids[kept], found[0])

    @rule(gone=WHO)
    def undo(self, gone: int) -> None:
        """In any order: also the first of a chain."""
        if self.ids[gone] in self.into:
            _, merger = self.into.pop(self.ids[gone])

            async def act(tx: Tx) -> None:
                await merging.undo(self.work(tx, 0), merger)

            assert self.write(act)

    @invariant()
    def each_person_has_the_hours_of_all_their_records(self) -> None:
        async def look() -> tuple[list[str], dict[int, int], int]:
            async with self.database.read() as tx:
                wrong = await ledger.discrepancies(tx)
                total = await tx.value("SELECT SUM(minutes) FROM posting")
                return wrong, await ledger.balances(tx, place.WARD_END, self.ids), int(total or 0)

        if not hasattr(self, "ids"):
            return
        wrong, balances, total = self.run(look())
        expected = dict.fromkeys(self.ids, 0)
        for one in self.ids:
            expected[self.root(one)] += self.own[one]
        assert (wrong, balances, total) == ([], expected, 0)

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.loop.run_until_complete(self.database.close())
            self.loop.close()
            self.folder.cleanup()


TestMergedBooks = MergedBooks.TestCase
TestMergedBooks.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

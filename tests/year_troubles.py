"""What goes wrong in a year: every failure that Telegram has for a bot, a database that is busy or
gone, a machine that sleeps, and a program that ends in the middle of anything."""

import asyncio
import contextlib
import random
import sqlite3
from collections import Counter
from datetime import timedelta
from typing import Any

from bot.delivery import LEASE_TIME
from domain.permissions import Role
from services.work import Work
from simulator import groups
from simulator.models import Chat
from simulator.people import People
from storage import StorageError, communities, people, team_groups
from storage.people import Person
from storage.sqlite import SqliteDatabase
from tests.town import Town

DESK = frozenset[Role]({"broker", "administrator", "organiser", "member"})
ANSWERS = ("429", "429 for long", "500", "502", "timeout", "drop_before", "drop_after")
"""What Telegram does to the next few messages."""
CHATS = ("blocked", "never started", "chat not found", "deactivated")
GROUPS = ("group upgraded", "thrown out of the group")
MACHINE = ("database", "sleep", "restart", "killed", "killed while sending")
BACK = "back"
KINDS = (*ANSWERS, *CHATS, *GROUPS, *MACHINE)
LONG = 600
"""Seconds that Telegram asks to wait, at its worst."""
PATIENCE = 120.0
LOOKS = 40
"""Turns of the event loop that a kill lets pass at most: a statement or a call is one or two."""


class Troubles:
    """Makes each kind of trouble as often as any other, in random order, while a town lives on."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        self.town, self.random = town, chance
        self.happened: Counter[str] = Counter()
        self.may_be_twice = 0
        self.applied = 0
        self._deck: list[str] = []
        self._away: list[tuple[Person, Chat | None]] = []
        self._group: Chat | None = None
        self._faults = town.world.faults

    async def begin(self) -> None:
        """The team gets its group; Telegram's waits pass with the town's clock."""
        self.town.wait_by_clock()
        await self._link()

    async def settle(self) -> None:
        """Waits until all is sent that is due; where Telegram asked to wait, time goes by."""
        program = self.town.program
        assert program is not None
        end = asyncio.get_running_loop().time() + PATIENCE
        looks, step = 0, timedelta(seconds=15)
        while not await self._idle():
            assert asyncio.get_running_loop().time() < end, await self._what_waits()
            running = self.town._running
            if running is not None and running.done():
                await running  # it says why it died
            await asyncio.sleep(0.001)
            looks += 1
            if looks % 20 == 0:
                step = min(2 * step, timedelta(seconds=LONG))
                self._pass(step)
                program.wake()
                program.delivery.wake()

    async def _what_waits(self) -> str:
        program = self.town.program
        assert program is not None
        async with program.database.read() as tx:
            rows = await tx.rows(
                "SELECT id, state, reason, due_at, attempts, cause FROM outbox"
                " WHERE state IN ('waiting', 'sending') ORDER BY due_at LIMIT 5"
            )
        waits = [tuple(row[name] for name in row.keys()) for row in rows]  # noqa: SIM118 (a Row)
        return f"at {self.town.clock.now()} the bot did not come to rest: {waits}"

    async def _idle(self) -> bool:
        program = self.town.program
        assert program is not None
        try:
            return len(self.town.world.queue) == 0 and await program.idle()
        except StorageError:  # connections that were cut are found one by one
            return False

    def _pass(self, step: timedelta) -> None:
        self.town.clock.shift += step
        self.town.world.clock.set_shift(self.town.clock.shift.total_seconds())

    # What goes wrong --------------------------------------------------------------------------

    async def strike(self, members: list[Person]) -> None:
        """The next one of the deck; or somebody is back whom no message reached."""
        if self._away and self.random.random() < 0.3:
            await self._back()
            return
        if not self._deck:
            self._deck = list(KINDS)
            self.random.shuffle(self._deck)
        kind = self._deck.pop()
        self.happened[kind] += 1
        if kind in ANSWERS:
            self._answer(kind)
        elif kind in CHATS:
            await self._close(kind, self.random.choice(members))
        elif kind in GROUPS:
            await self._move(kind)
        else:
            await self._stop(kind)

    def _answer(self, kind: str) -> None:
        faults = self._faults
        faults.kind, faults.count = kind.partition(" ")[0], self.random.randrange(1, 4)
        faults.retry_after = LONG if kind == "429 for long" else self.random.randrange(1, 6)
        faults.methods = frozenset({"sendmessage", "editmessagetext"})

    async def _close(self, kind: str, person: Person) -> None:
        if any(one.id == person.id for one, _ in self._away):
            return
        world, number = self.town.world, person.telegram_id or 0
        chat: Chat | None = None
        if kind == "blocked":
            await self.town.backend.block(number, blocked=True)
        elif kind == "never started":
            world.people[number].started = False
        elif kind == "deactivated":
            People(world).deactivate(world.people[number])
        else:
            chat = world.chats.pop(number)
        self._away.append((person, chat))

    async def _back(self) -> None:
        """Whoever was away longest can be written to again, and writes."""
        person, chat = self._away.pop(0)
        world, number = self.town.world, person.telegram_id or 0
        account = world.people[number]
        if chat is not None:
            world.chats[number] = chat
        account.started, account.deactivated = True, False
        if account.blocked:
            await self.town.backend.block(number, blocked=False)
        else:
            await self.town.backend.say(number, number, "/start")

    async def all_back(self) -> None:
        """Everybody can be written to again, and nothing fails any more."""
        self._faults.kind = "none"
        while self._away:
            await self._back()

    async def _move(self, kind: str) -> None:
        chat = self._group
        assert chat is not None
        if kind == "group upgraded" and chat.kind == "group" and chat.bot_status == "member":
            # It is told so by the answer to what it sends to the group's old number.
            self._group = groups.upgrade(self.town.world, chat)
        elif kind != "group upgraded":
            chat.bot_status = "kicked"
        await self.applies()

    async def _stop(self, kind: str) -> None:
        if kind == "sleep":
            # Nothing runs: the clock alone goes on, for up to three days.
            self._pass(timedelta(hours=self.random.randrange(2, 72)))
        elif kind == "database":
            await self._database()
        elif kind == "restart":
            await self._restart()
        else:
            await self._kill(sending=kind != "killed")

    async def _restart(self) -> None:
        program = self.town.program
        assert program is not None
        await self.town.stop()
        self.may_be_twice += program.delivery.counts.perhaps_twice
        await self.town.start()
        self.town.wait_by_clock()

    async def _kill(self, *, sending: bool) -> None:
        """The program ends at any statement of any transaction and any call, as in a power cut:
        nothing is marked or given up. The lease of the dead one runs out."""
        program = self.town.program
        assert program is not None
        delivery = program.delivery
        self._pass(timedelta(minutes=self.random.randrange(1, 300)))
        ticking = asyncio.create_task(program.alarm.tick())
        if sending:
            with contextlib.suppress(StorageError):
                await ticking
            program.wake()
            delivery.wake()
        await self._a_moment()
        ticking.cancel()
        for call in delivery._in_flight.values():
            call.cancel()
        delivery.stop = _nothing  # type: ignore[method-assign]
        await self.town.stop()
        with contextlib.suppress(asyncio.CancelledError):
            await ticking
        self.may_be_twice += delivery.counts.perhaps_twice
        self._pass(LEASE_TIME + timedelta(seconds=1))
        await self.town.start()
        self.town.wait_by_clock()

    async def _a_moment(self) -> None:
        for _ in range(self.random.randrange(LOOKS)):
            await asyncio.sleep(0)
        if not self.town.settings.database_url.startswith("sqlite"):
            await asyncio.sleep(self.random.random() / 100)

    async def _database(self) -> None:
        """Another program holds the file for a while; or all connections to the server are cut."""
        program = self.town.program
        assert program is not None
        database = program.database
        self._pass(timedelta(hours=1))
        ticking = asyncio.create_task(program.alarm.tick())
        program.wake()
        await self._a_moment()
        if isinstance(database, SqliteDatabase):
            await self._hold(database)
        else:
            await self._cut()
        await ticking
        program.wake()
        program.delivery.wake()

    async def _hold(self, database: SqliteDatabase) -> None:
        path = self.town.settings.database_url.removeprefix("sqlite:///")
        other = sqlite3.connect(path, isolation_level=None, timeout=0)
        database.wait_for_others(0.005)
        for _ in range(200):
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                await asyncio.sleep(0)
            else:
                break
        program = self.town.program
        assert program is not None
        program.delivery.wake()
        await asyncio.sleep(0.02)
        other.close()
        database.wait_for_others(5)

    async def _cut(self) -> None:
        import asyncpg

        admin = await asyncpg.connect(self.town.settings.database_url)
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await admin.close()
        await asyncio.sleep(0.02)
        assert self.town.program is not None
        for _ in range(20):  # those of the pool that are dead are found one by one
            with contextlib.suppress(StorageError):
                async with self.town.program.database.read() as tx:
                    await tx.value("SELECT 1")

    # The team's group -------------------------------------------------------------------------

    async def applies(self) -> None:
        """Somebody wants to join, so the team's group is told; where it is gone, it gets another
        one first."""
        program = self.town.program
        assert program is not None
        async with program.database.read() as tx:
            linked = await team_groups.of_community(tx, 1)
        if linked is None:
            await self._link()
        self.applied += 1
        name = f"Newcomer {self.applied}"
        account = self.town.world.add_person(name)
        account.started = True
        now = self.town.clock.now()
        async with program.database.write() as tx:
            person = await people.add(tx, account.id, name, "en", now)
            await tx.run(
                "INSERT INTO membership (community_id, person_id, state, adult, area, applied_at)"
                " VALUES (1, :id, 'applied', 1, 'Ward End', :now)",
                id=person.id,
                now=now,
            )

    async def _link(self) -> None:
        town = self.town
        brokers = {town.people[name].telegram_id or 0 for name in ("Ruth", "Devinder")}
        self._group = town.world.add_group("Pelham brokers", brokers, supergroup=False)
        self._group.bot_status = "member"
        self._group.admins = set(brokers)
        program = town.program
        assert program is not None
        async with program.database.write() as tx:
            here = await communities.by_id(tx, 1)
            ruth = Work(tx, town.clock.now(), town.people["Ruth"], here, DESK)
            asked = await team_groups.ask(tx, 1, self._group.id, ruth.actor.id, ruth.now)
            assert asked is not None
            assert await team_groups.confirm(tx, asked.id, ruth.actor.id, ruth.now)

    async def look(self) -> list[str]:
        """What is wrong with the group: a newcomer of whom nothing stands there, a move that was
        not followed."""
        program = self.town.program
        assert program is not None
        async with program.database.read(long=True) as tx:
            untold = await tx.rows(
                "SELECT t.id FROM team_post t JOIN card c ON c.kind = 'team' AND c.object_id = t.id"
                " WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.state = 'sent'"
                " AND o.body = '{\"card\":' || CAST(c.id AS TEXT) || '}')"
                " AND NOT EXISTS (SELECT 1 FROM team_group g WHERE g.id = t.group_id"
                " AND g.ended_at IS NOT NULL)"
            )
            linked = await team_groups.of_community(tx, 1)
        problems = [f"post {row['id']} is in no group" for row in untold]
        chat = self._group
        assert chat is not None
        if linked is not None and linked.chat_id != chat.id:
            problems.append(f"the group is {chat.id}, the bot writes to {linked.chat_id}")
        return problems


async def _nothing(*_: Any) -> None:
    """What a program does that is killed."""

"""One machine that runs Goodturn, turn by turn: intake, workers, delivery, alarm and long
work, each started by hand, so that a seed decides what runs beside which."""

import asyncio
import json
import logging
import traceback
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from random import Random
from typing import Any

from telegram.ext import ApplicationBuilder

from bot.app import Program
from bot.delivery import LEASE_TIME
from bot.intake import receive
from bot.pacing import Limits, Pacer
from bot.settings import Settings
from bot.telegram_client import OfflineBot, online_bot
from handlers.wording import Wording
from simulator.server import create_app
from simulator.world import DEFAULT_TOKEN, World
from storage import StorageError, open_database
from storage.sqlite import SqliteDatabase
from tests.simulation.determined import VirtualClock
from tests.simulation.failing import (
    SENDING,
    FailingDatabase,
    FailingRequest,
    Killed,
    Plan,
    Taken,
)

REMEMBERED = 200
"""Updates that may come again."""
TURNS = 400
"""Within which everything comes to rest once nothing fails."""


class Machine:
    """The program over one database, and what Telegram has for it."""

    def __init__(self, url: str, world: World, clock: VirtualClock, chance: Random) -> None:
        self.url, self.world, self.clock, self.chance = url, world, clock, chance
        self.app = create_app(world)
        self.plan = Plan(clock, chance)
        self.taken = Taken()
        self.kills = 0
        self.happened: Counter[str] = Counter()
        self.violations: list[str] = []
        self.went_back = False
        self.coming: list[Any] = []
        """Updates that Telegram has yet to deliver."""
        self.past: list[Any] = []
        self.program: Program
        self.settings = Settings(
            token=DEFAULT_TOKEN,
            database_url=url,
            api_url="http://simulator",
            sends_per_second=1_000,
            sends_per_chat_second=1_000,
            sends_per_group_minute=60_000,
            workers=2,
        )

    async def start(self) -> None:
        """Until it runs: what ends as it starts is started again, as systemd would."""
        while True:
            try:
                await self._start()
            except (Killed, StorageError) as error:
                self.kills += isinstance(error, Killed)
                self.happened["ended as it started"] += 1
                await self.program.database.close()
                self._calm()
                self.clock.on(timedelta(seconds=20))
            else:
                return

    def _calm(self) -> None:
        self.plan.dead, self.plan.kill_in = False, None
        self.plan.storage, self.plan.calls = None, []

    async def _start(self) -> None:
        """As `goodturn run` does, without its loops."""
        database: Any = FailingDatabase(await open_database(self.url), self.plan)
        bot = online_bot(self.settings, lambda _: FailingRequest(self.app, self.plan, self.taken))
        await bot.initialize()
        offline = OfflineBot(self.settings.token, bot.bot)
        application = ApplicationBuilder().bot(offline).updater(None).job_queue(None).build()
        await application.initialize()
        wording = Wording.load(strict=True)
        self.program = Program(self.settings, database, self.clock, bot, application, wording)
        limits = Limits(1_000, 1_000, 60_000)
        self.program.delivery.pacer = Pacer(limits, self.clock.steady)
        self._trace()
        await self.program.workers[0].prepare()
        await self.program.jobs._take_over()
        await self.program.alarm.plan()

    def _trace(self) -> None:
        """Each call to Telegram knows for which row of the outbox it is made."""
        attempt = self.program.delivery._attempt

        async def traced(row: Any) -> Any:
            SENDING.set(row["id"])
            return await attempt(row)

        self.program.delivery._attempt = traced  # type: ignore[method-assign]

    @property
    def real(self) -> Any:
        """The database itself, which doesn't fail."""
        return self.program.database.real  # type: ignore[attr-defined]

    # Ending and starting ----------------------------------------------------------------------

    async def revive(self) -> None:
        """After a kill: nothing of the dead one goes on; its lease runs out; another starts."""
        self.kills += 1
        self.plan.dead = True
        program = self.program
        await self._gone(list(program.delivery._in_flight.values()))
        looks = program.workers[0]._looks
        if looks is not None:
            await self._gone(list(looks._under_way.values()))
        await self.unknown_now()
        await program.database.close()
        self._calm()
        self.clock.on(LEASE_TIME + timedelta(seconds=1))
        await self.start()

    async def _gone(self, tasks: list["asyncio.Task[Any]"]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def unknown_now(self) -> None:
        """What Telegram took while nobody wrote it down may come once more."""
        async with self.real.read() as tx:
            for row in await tx.rows("SELECT id FROM outbox WHERE state = 'sending'"):
                if self.taken.of_row[row["id"]]:
                    self.taken.unknown[row["id"]] += 1

    async def stop(self) -> None:
        """As SIGTERM does: what is under way is finished."""
        program = self.program
        try:
            await program.jobs.stop()
            await program.delivery.stop()
        except StorageError:
            await self.unknown_now()
        await program.close()

    # Turns ------------------------------------------------------------------------------------

    async def turn(self) -> None:
        """Some of what the program consists of runs for a moment, side by side."""
        program = self.program
        jobs: list[Coroutine[Any, Any, Any]] = [worker.one() for worker in program.workers]
        jobs += [program.delivery.round(), program.alarm.tick(), program.jobs.one(), self._intake()]
        self.chance.shuffle(jobs)
        if program.database.dialect == "sqlite":
            ends = await asyncio.gather(*jobs, return_exceptions=True)
        else:  # the server decides who comes first: one after the other, so that the seed does
            ends = [await _ended(job) for job in jobs]
        if self.plan.dead or self.chance.random() < 0.7:
            await self._flown()
        self._judge(ends)
        self.clock.on(timedelta(milliseconds=self.chance.randrange(20, 400)))
        if self.plan.dead:
            await self.revive()

    async def _flown(self) -> None:
        flying = list(self.program.delivery._in_flight.values())
        looks = self.program.workers[0]._looks
        flying += list(looks._under_way.values()) if looks is not None else []
        for end in await asyncio.gather(*flying, return_exceptions=True):
            self._judge([end])

    def _judge(self, ends: list[Any]) -> None:
        for end in ends:
            if isinstance(end, StorageError) and not end.ours:
                # The loops wait a second and go on.
                self.clock.on(timedelta(seconds=1))
            elif isinstance(end, BaseException) and not isinstance(end, Killed):
                lines = traceback.format_exception(end)
                self.violations.append("a loop of the program ended: " + "".join(lines[-6:]))

    async def _intake(self) -> None:
        """What waits at Telegram arrives, in whatever order webhooks have; kept again where the
        program did not say that it has it."""
        self._collect()
        if not self.coming:
            return
        chance = self.chance
        if chance.random() < 0.15:
            chance.shuffle(self.coming)
            self.happened["reordered"] += 1
        batch = self.coming[: chance.randrange(1, 5)]
        if self.past and chance.random() < 0.15:
            batch.append(chance.choice(self.past))
            self.happened["delivered again"] += 1
        await receive(self.program.database, self.clock, batch, self.program.wake)
        if chance.random() < 0.05:
            self.happened["acknowledgement lost"] += 1
            return
        del self.coming[: len([one for one in batch if one in self.coming])]
        self.past = [*self.past, *batch][-REMEMBERED:]

    def _collect(self) -> None:
        self.coming += json.loads(self.world.queue.batch(100))
        self.world.queue.clear()

    async def rest(self) -> None:
        """Nothing fails any more; everything that waits is handled, or it is a violation."""
        self._calm()
        await self.room()
        for _ in range(TURNS):
            await self.turn()
            await self._flown()
            if not self.coming and not len(self.world.queue) and await self.program.idle():
                return
            self.clock.on(timedelta(seconds=2))
        async with self.real.read() as tx:
            inbox = await tx.rows("SELECT id, attempts, cause FROM inbox WHERE state = 'waiting'")
            outbox = await tx.rows(
                "SELECT id, reason, state, attempts, cause FROM outbox"
                " WHERE state IN ('waiting', 'sending') AND due_at <= :now",
                now=self.clock.now(),
            )
        left = [tuple(dict(row).values()) for row in (*inbox, *outbox)]
        self.violations.append(f"never came to rest: {len(self.coming)} coming, {left[:5]}")

    async def restart(self) -> None:
        """Stopped in order, and started again; what is under way then may fail as ever."""
        try:
            await self.stop()
        except Killed:
            await self.revive()
            return
        await self.start()

    async def room(self) -> None:
        """Somebody has made room on the disk."""
        if isinstance(self.real, SqliteDatabase):
            await self.real.pragma("max_page_count=1073741823")

    async def full(self) -> None:
        """The disk has no room for another page (SQLite's own SQLITE_FULL)."""
        if isinstance(self.real, SqliteDatabase):
            self.happened["sqlite full"] += 1
            async with self.real.read() as tx:
                pages = await tx.value("PRAGMA page_count")
            await self.real.pragma(f"max_page_count={pages}")


async def _ended(job: Coroutine[Any, Any, Any]) -> Any:
    try:
        return await job
    except BaseException as error:  # noqa: BLE001 (it is looked at)
        return error


class Watcher(logging.Handler):
    """Reads the log: a traceback is a bug of ours, and so is a line that says who or what."""

    def __init__(self, markers: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[str] = []
        self.markers = markers
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """One line of the log."""
        line = self.format(record)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not _excused(error):
            self.found.append("an error of ours: " + line[-1500:])
        elif line.startswith("Telegram refused message"):
            self.found.append(line)
        for marker in self.markers:
            if marker in line:
                self.found.append(f"the log says {marker!r}")


def _excused(error: BaseException) -> bool:
    return isinstance(error, Killed) or (isinstance(error, StorageError) and not error.ours)

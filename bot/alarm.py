"""The alarm clock: APScheduler wakes us, the table says what is due."""

import asyncio
import logging
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import seals
from bot.clock import Clock
from services import (
    forgetting,
    morning,
    privacy,
    reminders,
    report_notes,
    retention,
    statements,
    tidying,
)
from storage import Database, StorageError

log = logging.getLogger("goodturn.alarm")
EVERY_SECONDS = 1.0
AT_NIGHT = 3
"""The hour, in UTC, in which whole tables are looked through for what is past its time."""
SEAL_SECONDS = 60
"""Between seals over what the audit was given meanwhile."""


class Alarm:
    """Handles due reminders once a second, and at once when there are more."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        committed: Callable[[], None],
        forgotten: forgetting.Write,
    ) -> None:
        self._database, self._clock, self._committed = database, clock, committed
        self._forgotten = forgotten
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ticking = asyncio.Lock()

    def start(self) -> None:
        """Starts ticking; a tick that was missed is made up by the next."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=EVERY_SECONDS,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.add_job(
            self.tidy, "interval", hours=1, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        self._scheduler.add_job(
            self.plan, "interval", hours=1, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        self._scheduler.add_job(
            self.seal,
            "interval",
            seconds=SEAL_SECONDS,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Stops ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Handles what is due now, some at a time; returns how many reminders there were. One that
        is under way is waited for: what it handles has happened when this ends."""
        async with self._ticking:
            return await self._tick()

    async def _tick(self) -> int:
        total = 0
        try:
            while True:
                async with self._database.write() as tx:
                    handled = await reminders.run_due(tx, self._database.dialect, self._clock.now())
                total += handled
                if handled < reminders.AT_ONCE:
                    break
            total += await self._forget()
        except StorageError as error:
            log.error("%s", error)
        if total:
            self._committed()
        return total

    async def _forget(self) -> int:
        """Who is to be forgotten now, one person a transaction: one that fails is taken back, and
        tried again at the next tick."""
        count = 0
        while True:
            async with self._database.write() as tx:
                more = await forgetting.run_due(
                    tx, self._database.dialect, self._clock.now(), self._forgotten
                )
            if not more:
                return count
            count += 1

    async def plan(self) -> None:
        """Sees to what comes round by itself, such as the note that a month is over."""
        try:
            async with self._database.write() as tx:
                await statements.plan_notes(tx, self._clock.now())
                await morning.plan(tx, self._clock.now())
                await report_notes.plan(tx, self._clock.now())
                await privacy.show_new(tx, self._clock.now())
        except StorageError as error:
            log.error("%s", error)

    async def seal(self) -> None:
        """Seals what was written to the audit."""
        try:
            await seals.run(self._database, self._clock.now())
        except StorageError as error:
            log.error("%s", error)

    async def tidy(self) -> None:
        """Lets go of what is past its time."""
        try:
            more = True
            while more:
                async with self._database.write() as tx:
                    more = await retention.run(tx, self._clock.now())
            if self._clock.now().hour == AT_NIGHT:
                await tidying.nightly(self._database, self._clock.now())
        except StorageError as error:
            log.error("%s", error)

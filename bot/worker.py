"""Handles the inbox: one update, one transaction, one commit."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.clock import Clock
from handlers.journey import Registry
from handlers.routing import CURRENT, sender_of
from handlers.unit import Draft, Unit, current
from handlers.wording import Wording
from services.notices import pack
from storage import Database, StorageError, Tx, inbox, outbox, people
from storage.db import Row

log = logging.getLogger("goodturn.worker")

MOST_ATTEMPTS = 3
PAUSE = timedelta(seconds=2)
"""Between attempts at an update that failed."""
IDLE = 1.0
"""Seconds after which a worker looks without being woken."""


class UndecodableError(Exception):
    """An update that python-telegram-bot can't read; trying again doesn't help."""


class HandlerFailedError(Exception):
    """A handler ended with an error, or didn't end."""


class Worker:
    """Takes waiting updates one by one. Several may run on PostgreSQL, one suffices on SQLite."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        database: Database,
        clock: Clock,
        wording: Wording,
        registry: Registry,
        committed: Callable[[], None],
    ) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._wording = wording
        self._registry = registry
        self._committed = committed
        self._wake = asyncio.Event()
        self._careful_until = 0
        self.busy = False
        self.handled = 0
        self.parked = 0

    def wake(self) -> None:
        """There may be something to do."""
        self._wake.set()

    async def prepare(self) -> None:
        """Rows that were waiting when the program started may have killed it: their attempts are
        counted before they are made, so that the third time they are parked."""
        async with self._database.read() as tx:
            self._careful_until = int(await tx.value(inbox.HIGHEST))

    async def run(self) -> None:
        """Never returns; storage that fails for a while is waited for."""
        while True:
            try:
                if not await self.one():
                    await self._rest()
            except StorageError as error:
                log.error("%s", error)
                await asyncio.sleep(IDLE)

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), IDLE)
        except TimeoutError:
            return
        finally:
            self._wake.clear()

    async def one(self) -> bool:
        """Handles the next waiting update; False where there is none."""
        row: Row | None = None
        self.busy = True
        try:
            if self._careful_until:
                await self._count_first()
            async with self._database.write() as tx:
                sql, values = inbox.claim(self._database.dialect, self._clock.now())
                row = await tx.row(sql, **values)
                if row is None:
                    self._careful_until = 0
                    return False
                await self._handle(tx, row)
            self.handled += 1
            self._committed()
        except (UndecodableError, HandlerFailedError) as error:
            assert row is not None
            await self._failed(row, error)
        finally:
            self.busy = False
        return True

    async def _count_first(self) -> None:
        async with self._database.write() as tx:
            sql, values = inbox.claim(self._database.dialect, self._clock.now())
            row = await tx.row(sql, **values)
            if row is None or row["id"] > self._careful_until:
                self._careful_until = 0
            elif row["attempts"] >= MOST_ATTEMPTS:
                await self._give_up(tx, row, "the program stopped each time it handled this")
            else:
                await inbox.attempted(tx, row["id"])

    async def _handle(self, tx: Tx, row: Row) -> None:
        try:
            update = Update.de_json(json.loads(row["body"]), self._application.bot)
        except Exception as error:
            raise UndecodableError(type(error).__name__) from error
        unit = await self._unit(tx, update)
        if unit is not None:
            tx.mark()
            token = CURRENT.set(unit)
            try:
                await self._application.process_update(update)
            finally:
                CURRENT.reset(token)
            if isinstance(unit.failure, StorageError):
                raise unit.failure
            if unit.failure is not None or not unit.finished:
                raise HandlerFailedError(str(row["id"])) from unit.failure
        inbox.done(tx, row["id"], self._clock.now())

    async def _unit(self, tx: Tx, update: Update) -> Unit | None:
        sender = sender_of(update)
        if sender is None:
            return None
        now = self._clock.now()
        known = await people.known(tx, sender.telegram_id, sender.chat_id)
        person = known.person
        if person is None:
            person = await people.add(tx, sender.telegram_id, sender.name, sender.lang, now)
        elif not person.chat_open and sender.chat_id == sender.telegram_id:
            people.chat_open(tx, sender.telegram_id, True)
        draft = known.draft
        keys = known.keyboard
        unit = Unit(
            tx,
            now,
            person,
            None,
            frozenset(),
            wording=self._wording,
            chat_id=sender.chat_id,
            bot_username=self._application.bot.username,
            memberships=known.memberships,
            communities=known.communities,
            all_roles=known.roles,
            draft=Draft(draft["form"], draft["version"], draft["run"], json.loads(draft["body"]))
            if draft
            else None,
            keyboard=tuple((label, data) for label, data in json.loads(keys["buttons"]))
            if keys
            else (),
            keyboard_message=keys["message_id"] if keys else None,
            arrived_message=sender.message_id,
            registry=self._registry,
        )
        if (community := current(person, known.communities)) is not None:
            unit.use_community(community)
        return unit

    async def _failed(self, row: Row, error: Exception) -> None:
        final = isinstance(error, UndecodableError)
        cause = error.__cause__ or error
        log.error(
            "update %s was not handled (%s)",
            row["update_id"],
            type(cause).__name__,
            exc_info=None if final else cause,
        )
        async with self._database.write() as tx:
            now = self._clock.now()
            most = 1 if final else MOST_ATTEMPTS
            if await inbox.failed(tx, row["id"], type(cause).__name__, now, now + PAUSE, most):
                self.parked += 1
                self._tell_given_up(tx, row)
        self._committed()

    async def _give_up(self, tx: Tx, row: Row, cause: str) -> None:
        await inbox.failed(tx, row["id"], cause, self._clock.now(), self._clock.now(), 1)
        self.parked += 1
        self._tell_given_up(tx, row)

    def _tell_given_up(self, tx: Tx, row: Row) -> None:
        if row["lane"] > 0:
            outbox.queue(
                tx,
                row["lane"],
                "answer",
                "error-gave-up",
                pack("error-gave-up", {}, ()),
                self._clock.now(),
                key=f"inbox:{row['id']}:gave-up",
            )

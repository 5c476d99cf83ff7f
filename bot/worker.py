"""Handles the inbox: one update, one transaction, one commit."""

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from telegram import Chat, Update
from telegram.ext import Application

from bot.clock import Clock
from bot.looks import Looks
from bot.shape import update_of
from handlers import desk_lock
from handlers.journey import Registry
from handlers.routing import CURRENT, Sender, sender_of
from handlers.unit import Draft, Looked, Unit
from handlers.wording import Wording
from handlers.writer import current
from services.looks import LookFirst
from services.notices import pack
from storage import (
    Database,
    StorageError,
    Tx,
    arriving,
    claims,
    hats,
    inbox,
    members,
    outbox,
    people,
)
from storage.db import Row, Statement, moment_of
from storage.people import Membership

log = logging.getLogger("goodturn.worker")

MOST_ATTEMPTS = 3
PAUSE = timedelta(seconds=2)
"""Between attempts at an update that failed."""
SEEN_EVERY = timedelta(hours=12)
"""How often it is noted that a member was here: brokers see the day."""
IDLE = 1.0
"""Seconds after which a worker looks without being woken."""


class UndecodableError(Exception):
    """An update that python-telegram-bot can't read; trying again doesn't help."""


class HandlerFailedError(Exception):
    """A handler ended with an error, or didn't end."""


@dataclass(slots=True)
class Careful:
    """What all workers of one process know of rows that waited when it started: the newest of
    them, and those whose attempt is counted before it is made (docs/decisions/0003)."""

    until: int = 0
    counted: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is being handled; `update` is None where it can't be decoded, `sender` where
    nobody sent it, `known` where the sender is yet to be asked for; `looked_at` is who looks at the
    card whose deciding button was pressed, where that was asked for."""

    row: Row
    update: Update | None
    sender: Sender | None
    known: arriving.Known | None
    looked_at: Looked | None = None


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
        careful: Careful | None = None,
        most_timebanks: int = 20,
        timed: Callable[[float], None] = lambda _seconds: None,
    ) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._wording = wording
        self._registry = registry
        self._committed = committed
        self._wake = asyncio.Event()
        self._careful = careful or Careful()
        self._most_timebanks = most_timebanks
        self._timed = timed
        self._ahead: deque[Row] = deque()
        self._trying: Row | None = None
        # Where others write at the same time nobody waits for a long look.
        self._looks = Looks(database, self.wake) if database.dialect == "sqlite" else None
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
            self._careful.until = int(await tx.value(inbox.HIGHEST))

    async def run(self) -> None:
        """Never returns; storage that fails for a while is waited for."""
        try:
            while True:
                try:
                    if not await self.one():
                        await self._rest()
                except StorageError as error:
                    log.error("%s", error)
                    await asyncio.sleep(IDLE)
        finally:
            if self._looks is not None:
                self._looks.stop()

    async def _rest(self) -> None:
        try:
            # Not wait_for: before Python 3.12 it loses a cancellation that comes with the wake.
            async with asyncio.timeout(IDLE):
                await self._wake.wait()
        except TimeoutError:
            return
        finally:
            self._wake.clear()

    async def one(self) -> bool:
        """Handles the next waiting update; False where there is none."""
        self.busy = True
        try:
            if not await self._look_ahead():
                return False
            begun = time.perf_counter()
            async with self._database.write() as tx:
                claimed = await self._claim(tx)
                if claimed is None:
                    return bool(self._ahead)
                counted = self._must_be_counted(claimed.row)
                if counted:
                    await self._count(tx, claimed.row)
                else:
                    await self._handle(tx, claimed)
            if counted:
                self._ahead.appendleft(claimed.row)
                self._committed()
                return True
            self._timed(time.perf_counter() - begun)
            self._forget(claimed.row)
            self.handled += 1
            self._committed()
        except LookFirst as look:
            assert self._trying is not None
            assert self._looks is not None
            self._looks.begin(self._trying["id"], look)
        except Exception as error:
            # A database that fails for a while is waited for. Whatever else goes wrong is this
            # update's doing, wherever it shows: a write that was put off fails at the commit.
            row = self._trying
            if row is None:
                raise
            if isinstance(error, StorageError) and not error.ours:
                self._forget(row)
                raise
            await self._failed(row, error)
        finally:
            self.busy = False
        return True

    async def _look_ahead(self) -> bool:
        """Looks at the next few rows without claiming them, where nobody else is likely to; False
        where nothing waits. One that is known before it is claimed can be decoded outside the
        transaction, and its writer be asked for in the same hop. What has killed the program must
        not keep the others waiting, so rows that were never tried go first."""
        self._trying = None
        if not self._ahead and self._database.dialect == "sqlite":
            async with self._database.read() as tx:
                rows = await inbox.ahead(tx, self._clock.now())
            looks = self._looks
            self._ahead.extend(r for r in rows if looks is None or not looks.waits(r["id"]))
            return bool(self._ahead)
        return True

    async def _claim(self, tx: Tx) -> "Claimed | None":
        while self._ahead:
            self._trying = row = self._ahead.popleft()
            update = self._decoded(row)
            sender = sender_of(update) if update is not None else None
            thing = desk_lock.decides(_pressed(update)) if sender else None
            mine, *answers = await tx.many(
                self._claiming("this", row["id"]),
                *(arriving.questions(*sender.place) if sender else ()),
                *([claims.question(*thing, self._clock.now())] if thing else ()),
            )
            if mine:
                looked_at = Looked(*thing, claims.claim_of(answers.pop())) if thing else None
                known = arriving.known_of(answers) if sender else None
                return Claimed(mine[0], update, sender, known, looked_at)
        if self._database.dialect == "postgres":
            for which in ("fresh", "any"):
                sql, values = self._claiming(which)
                if (taken := await tx.row(sql, **values)) is not None:
                    self._trying = taken
                    update = self._decoded(taken)
                    return Claimed(taken, update, sender_of(update) if update else None, None)
        self._trying = None
        return None

    def _claiming(self, which: inbox.Which, row_id: int = 0) -> Statement:
        return inbox.claim(self._database.dialect, self._clock.now(), which, row_id)

    def _decoded(self, row: Row) -> Update | None:
        """The update of a row; None where it can't be decoded."""
        try:
            return self._decode(row)
        except UndecodableError:
            return None

    def _decode(self, row: Row) -> Update:
        try:
            return update_of(row["body"], self._application.bot)
        except Exception as error:
            raise UndecodableError(type(error).__name__) from error

    def _must_be_counted(self, row: Row) -> bool:
        return row["id"] <= self._careful.until and row["id"] not in self._careful.counted

    async def _count(self, tx: Tx, row: Row) -> None:
        """Counts an attempt in a transaction of its own; it is made at the next turn."""
        if row["attempts"] >= MOST_ATTEMPTS:
            await self._give_up(tx, row, "the program stopped each time it handled this")
        else:
            await inbox.attempted(tx, row["id"])
        # While the row is still locked, so that no other worker counts it again.
        self._careful.counted.add(row["id"])

    async def _handle(self, tx: Tx, claimed: "Claimed") -> None:
        row = claimed.row
        update = claimed.update or self._decode(row)
        if claimed.sender is None:
            inbox.not_ours(tx, row["id"], self._clock.now())
            return
        known = claimed.known or await arriving.known(tx, *claimed.sender.place)
        if known.person is None and _from_elsewhere(update):
            # Nobody is made of somebody who only types our name in another chat, or runs a channel.
            inbox.not_ours(tx, row["id"], self._clock.now())
            return
        unit = await self._unit(tx, claimed.sender, known)
        unit.looked_at = claimed.looked_at
        unit.looks = self._looks.answers(row["id"]) if self._looks is not None else None
        unit.sent_at = _sent(update, row)
        tx.mark()
        token = CURRENT.set(unit)
        try:
            await self._application.process_update(update)
        finally:
            CURRENT.reset(token)
        if isinstance(unit.failure, LookFirst):
            raise unit.failure
        if isinstance(unit.failure, StorageError) and not unit.failure.ours:
            raise unit.failure
        if unit.failure is not None or not unit.finished:
            raise HandlerFailedError(str(row["id"])) from unit.failure
        inbox.done(tx, row["id"], self._clock.now())

    async def _unit(self, tx: Tx, sender: Sender, known: arriving.Known) -> Unit:
        now = self._clock.now()
        person = known.person
        if person is None:
            person = await people.add(tx, sender.telegram_id, sender.name, sender.lang, now)
        elif not person.chat_open and sender.chat_id == sender.telegram_id:
            people.chat_open(tx, sender.telegram_id, True)
        if any(_not_seen_today(one, now) for one in known.memberships):
            members.seen(tx, person.id, now)
        draft = known.draft
        keys = known.keyboard
        own_hats, messages = hats.hats_of(known.hats, now)
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
            all_near=known.near,
            draft=Draft(draft.form, draft.version, draft.run, json.loads(draft.body))
            if draft
            else None,
            keyboard=tuple((label, data) for label, data in json.loads(keys[1])) if keys else (),
            keyboard_message=keys[0] if keys else None,
            arrived_message=sender.message_id,
            registry=self._registry,
            most_timebanks=self._most_timebanks,
            hats=own_hats,
            helps=frozenset(hat.for_id for hat in own_hats if hat.kind != "broker"),
            messages=messages,
            settings=known.settings,
        )
        if (community := current(person, known.communities)) is not None:
            unit.use_community(community)
        if sender.chat_id == sender.telegram_id:
            unit.wear(next((hat for hat in own_hats if hat.worn_until is not None), None))
        return unit

    async def _failed(self, row: Row, error: Exception) -> None:
        final = isinstance(error, UndecodableError)
        ours = isinstance(error, UndecodableError | HandlerFailedError)
        cause = (error.__cause__ if ours else None) or error
        counted = row["id"] in self._careful.counted
        log.error(
            "update %s was not handled (%s)",
            row["update_id"],
            type(cause).__name__,
            exc_info=None if final else cause,
        )
        async with self._database.write() as tx:
            now = self._clock.now()
            most = 1 if final else MOST_ATTEMPTS
            if await inbox.failed(
                tx, row["id"], type(cause).__name__, now, now + PAUSE, most, counted=counted
            ):
                self.parked += 1
                self._tell_given_up(tx, row)
        self._forget(row)
        self._committed()

    def _forget(self, row: Row) -> None:
        """It is handled, or tried again from its start."""
        self._careful.counted.discard(row["id"])
        if self._looks is not None:
            self._looks.done(row["id"])

    async def _give_up(self, tx: Tx, row: Row, cause: str) -> None:
        now = self._clock.now()
        await inbox.failed(tx, row["id"], cause, now, now, 1, counted=True)
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


def _sent(update: Update, row: Row) -> datetime:
    """When it was sent: Telegram dates messages, not taps, and nothing was sent after it came."""
    received = moment_of(row["received_at"])
    written = update.edited_message or update.message
    if written is None:
        return received
    return min(written.edit_date or written.date, received)


def _pressed(update: Update | None) -> str | None:
    query = update.callback_query if update is not None else None
    return query.data if query is not None else None


def _from_elsewhere(update: Update) -> bool:
    added = update.my_chat_member
    return update.inline_query is not None or (
        added is not None and added.chat.type == Chat.CHANNEL
    )


def _not_seen_today(member: Membership, now: datetime) -> bool:
    last = member.last_seen_at
    return last is None or now - moment_of(last) > SEEN_EVERY

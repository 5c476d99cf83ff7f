"""Sends what stands in the outbox, and records what became of it. Nothing else talks to Telegram.

One process at a time holds the lease and with it the limits. A round is one transaction: what was
sent is marked, and what may go next is leased; the calls themselves run between transactions.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import Clock
from bot.fate import Counts, Fate
from bot.holders import holder_name, is_dead
from bot.pacing import Limits, Pacer
from bot.telegram_client import call
from handlers.drawing import Drawing, Payload
from services import attention, cases, channels
from storage import Database, StorageError, Tx, outbox, team_groups
from storage.db import Row, moment, moment_of

log = logging.getLogger("goodturn.delivery")

LEASE = "delivery"
LEASE_TIME = timedelta(seconds=15)
WINDOWS = timedelta(seconds=60)
"""The longest window that a limit speaks of."""
AT_ONCE = 16
"""Calls under way at the same time."""
ROUND = 100
"""Rows looked at in a round."""
WEIGHED = 2 * AT_ONCE
"""Of those that the limits let go now, so many are weighed in a round: more could hardly leave."""
IDLE = 0.5
GATHERED = 0.015
"""Seconds from one round to the next at least: under load, what comes meanwhile is marked and
leased in one transaction, and the worker has the database to itself; at rest nothing waits."""
BULK = ("broadcast", "digest")
"""Kinds that leave room for what people wait for."""
MOST_ATTEMPTS = 8
LONGEST_WAIT = 300


class Delivery:
    """The sending loop of one process."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        drawing: Drawing,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot, self._database, self._clock, self._drawing = bot, database, clock, drawing
        self.pacer = Pacer(limits, monotonic)
        self._holder = holder_name()
        self._lease_until: datetime | None = None
        self._wake = asyncio.Event()
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._busy_chats: set[int] = set()
        self._fates: list[Fate] = []
        # Files are made one at a time: side by side they would only slow each other down.
        self._making = asyncio.Lock()
        self._unstarted: list[Row] = []
        self._next_wait = 0.0
        self._answered_at = float("-inf")
        self.gathered = GATHERED
        self.counts = Counts()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waits to be marked."""
        return not self._in_flight and not self._fates

    @property
    def leads(self) -> bool:
        """Whether this process sends for all."""
        return self._lease_until is not None

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    async def run(self) -> None:
        """Never returns; storage that fails for a while is waited for."""
        while True:
            self._wake.clear()
            began = time.monotonic()
            try:
                wait = await self.round()
            except StorageError as error:
                log.error("%s", error)
                wait = 1.0
            if wait > 0:
                await self._rest(wait)
            if self._in_flight:
                await asyncio.sleep(max(0.0, began + self.gathered - time.monotonic()))

    async def stop(self) -> None:
        """Finishes the calls under way, marks them, and gives the lease up."""
        if self._in_flight:
            await asyncio.wait(self._in_flight.values(), timeout=10)
        async with self._database.write() as tx:
            marked = await self._mark(tx)
            tx.later(outbox.DROP_LEASE, name=LEASE, holder=self._holder)
        self._forget(marked)

    async def round(self) -> float:
        """Marks, leases and starts sending. Returns seconds to rest; 0 for none."""
        now = self._clock.now()
        room = AT_ONCE - len(self._in_flight)
        due: Sequence[Row] = ()
        ready: Sequence[Row] = ()
        rows: Sequence[Row] = ()
        chosen: list[Row] = []
        lease = self._lease_until
        try:
            async with self._database.write() as tx:
                marked = await self._mark(tx)
                if leads := await self._leads(tx, now):
                    due = await outbox.due(tx, now, ROUND) if room > 0 else ()
                    ready = self._ready(due)[:WEIGHED]
                    rows = await attention.gate(tx, now, ready)
                    chosen = self._choose(rows, room)
                    for row in chosen:
                        tx.later(outbox.LEASE, id=row["id"])
        except BaseException:
            # Nothing of it was kept: these chats aren't busy, and what was sent is marked later.
            # Should the commit have come through all the same, they are put back first.
            self._busy_chats.difference_update(r["chat_id"] for r in chosen if r["kind"] != "ack")
            self._unstarted = [*self._unstarted, *chosen]
            self._lease_until = lease  # also who led before is taken over from again
            raise
        self._forget(marked)
        if not leads:
            return IDLE
        for row in chosen:
            self._start(row)
        if len(rows) < len(ready):
            return 0.0  # what was put off made room for others, or for a digest
        if chosen and len(self._in_flight) < AT_ONCE and len(due) == ROUND:
            return 0.0
        return min(self._next_wait, IDLE) if due else IDLE

    async def _rest(self, wait: float) -> None:
        try:
            # Not wait_for: before Python 3.12 it loses a cancellation that comes with the wake.
            async with asyncio.timeout(wait):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _leads(self, tx: Tx, now: datetime) -> bool:
        if self._lease_until is not None and now < self._lease_until - LEASE_TIME / 2:
            return True
        first = self._lease_until is None
        if not await self._take_lease(tx, now):
            self._lease_until = None
            return False
        self._lease_until = now + LEASE_TIME
        if first:
            left = await tx.rows(outbox.LEFT_SENDING, now=now)
            self.counts.perhaps_twice += sum(r["kind"] != "broadcast" for r in left)
            await self._take_over(tx, now, left)
        return True

    async def _take_over(self, tx: Tx, now: datetime, left: Sequence[Row]) -> None:
        """Whoever led before has used up part of the limits, and Telegram may have asked them to
        wait: the windows begin with that, so that the limits hold over all processes."""
        for row in await tx.rows(outbox.LATELY, since=now - WINDOWS):
            self.pacer.sent(
                row["chat_id"], max(0.0, (now - moment_of(row["sent_at"])).total_seconds())
            )
        for row in left:
            if row["kind"] != "ack":
                self.pacer.sent(row["chat_id"])
        for row in await tx.rows(outbox.TOLD_TO_WAIT, now=now):
            self.pacer.pause(row["chat_id"], (moment_of(row["due_at"]) - now).total_seconds())

    async def _take_lease(self, tx: Tx, now: datetime) -> bool:
        """Takes the lease, also from a process of this machine that died without giving it up."""
        until = now + LEASE_TIME
        if await outbox.take_lease(tx, LEASE, self._holder, now, until):
            return True
        holder = str(await tx.value(outbox.HOLDER, name=LEASE) or "")
        if not is_dead(holder):
            return False
        tx.later(outbox.DROP_LEASE, name=LEASE, holder=holder)
        return await outbox.take_lease(tx, LEASE, self._holder, now, until)

    def _ready(self, due: Sequence[Row]) -> list[Row]:
        """Those that the limits let go now, each by itself; notes when the next one may."""
        self._next_wait = IDLE
        ready = []
        for row in due:
            if row["kind"] != "ack":
                if row["chat_id"] in self._busy_chats:
                    continue
                wait = self.pacer.wait_for(row["chat_id"], bulk=row["kind"] in BULK)
                if wait > 0:
                    self._next_wait = min(self._next_wait, wait)
                    continue
            ready.append(row)
        return ready

    def _choose(self, rows: Sequence[Row], room: int) -> list[Row]:
        """As many of these as the limits let go together."""
        chosen: list[Row] = []
        for row in rows:
            if len(chosen) >= room:
                break
            if row["kind"] == "ack":
                chosen.append(row)
                continue
            chat = row["chat_id"]
            if chat in self._busy_chats:
                continue
            wait = self.pacer.wait_for(chat, bulk=row["kind"] in BULK)
            if wait > 0:
                self._next_wait = min(self._next_wait, wait)
                continue
            self.pacer.sent(chat)
            self._busy_chats.add(chat)
            chosen.append(row)
        return chosen

    def _start(self, row: Row) -> None:
        task = asyncio.create_task(self._deliver(row))
        self._in_flight[row["id"]] = task

    async def _deliver(self, row: Row) -> None:
        try:
            fate = await self._attempt(row)
        except Exception as error:
            log.error("message %s could not be drawn", row["id"], exc_info=error)
            fate = Fate(row, "failed", f"drawing: {type(error).__name__}")
        self._fates.append(fate)
        self._in_flight.pop(row["id"], None)
        self._wake.set()

    async def _attempt(self, row: Row) -> Fate:
        useful_until = moment(row["useful_until"])
        if useful_until is not None and self._clock.now() > useful_until:
            return Fate(row, "dropped", "its time was over")
        if row["kind"] != "ack" and row["chat_open"] == 0 and row["chat_id"] > 0:
            return Fate(row, "dropped", "the person has stopped the bot", unreachable=True)
        body = json.loads(row["body"])
        payload = Payload.ready(row["chat_id"], body)
        if payload is None:
            async with self._database.read() as tx:
                payload = await self._drawing.draw(tx, row, body, self._clock.now())
        if payload is None:
            return Fate(row, "dropped", "no longer so")
        if payload.unchanged:
            return Fate(row, "sent", "unchanged", payload.edits, payload=payload)
        if payload.document is not None:
            async with self._making:
                payload = await asyncio.to_thread(payload.with_file)
        return await self._call(row, payload)

    async def _call(self, row: Row, payload: Payload) -> Fate:
        try:
            answer = await call(self._bot, payload.method, payload.arguments)
        except RetryAfter as error:
            after = error.retry_after
            seconds = float(after if isinstance(after, int) else after.total_seconds())
            self.pacer.pause(row["chat_id"], seconds)
            return Fate(row, "again", "429", again_in=seconds)
        except ChatMigrated as error:
            return Fate(row, "again", "group upgraded", migrated_to=error.new_chat_id)
        except Forbidden as error:
            return Fate(row, "failed", str(error), close_chat=True)
        except BadRequest as error:
            return await self._refused(row, payload, str(error))
        except InvalidToken:
            log.error("Telegram does not know this token any more: check GOODTURN_BOT_TOKEN")
            return Fate(row, "again", "token", again_in=30.0)
        except NetworkError as error:
            return self._lost(row, error)
        except TelegramError as error:
            return Fate(row, "failed", str(error))
        self._answered_at = time.monotonic()
        message_id = answer.get("message_id") if isinstance(answer, dict) else None
        return Fate(row, "sent", None, message_id or payload.edits, payload=payload)

    async def _refused(self, row: Row, payload: Payload, text: str) -> Fate:
        said = text.lower()
        if "not modified" in said:
            return Fate(row, "sent", "unchanged", payload.edits, payload=payload)
        if "query is too old" in said or "query id is invalid" in said:
            return Fate(row, "dropped", "the tap was too old")
        if payload.only_strips:
            return Fate(row, "dropped", "the message has gone")
        if payload.edits is not None and ("edit" in said or "message_id_invalid" in said):
            return await self._call(row, payload.as_new())
        if "chat not found" in said or (row["chat_id"] < 0 and "rights" in said):
            # Of a channel: the right to post there was taken from the bot.
            return Fate(row, "failed", text, close_chat=True)
        log.error("Telegram refused message %s (%s): %s", row["id"], row["reason"], text)
        return Fate(row, "failed", text)

    def _lost(self, row: Row, error: NetworkError) -> Fate:
        """No answer came. Where the call surely never left, trying again can't send twice."""
        cause = type(error.__cause__).__name__ if error.__cause__ else type(error).__name__
        unsent = cause in (
            "ConnectError",
            "ConnectTimeout",
            "PoolTimeout",
            "BadRequest",
            "Forbidden",
        )
        if row["kind"] == "broadcast" and not unsent:
            return Fate(row, "unknown", cause)
        if not unsent:
            self.counts.perhaps_twice += 1
        if row["attempts"] + 1 >= MOST_ATTEMPTS:
            if row["kind"] == "ack":
                return Fate(row, "dropped", cause)
            if time.monotonic() - self._answered_at < LONGEST_WAIT:
                # Others get through, so it is this message; those behind it have waited enough.
                log.error("message %s (%s) is given up: %s", row["id"], row["reason"], cause)
                return Fate(row, "failed", cause)
        return Fate(row, "again", cause, again_in=min(LONGEST_WAIT, 2.0 ** row["attempts"]))

    async def _mark(self, tx: Tx) -> int:
        """Writes what became of rows; how many, so that they are forgotten after the commit."""
        fates = list(self._fates)
        now = self._clock.now()
        for row in self._unstarted:
            tx.later(outbox.NOT_STARTED, id=row["id"])
        for fate in fates:
            self._mark_one(tx, fate, now)
            if fate.row["kind"] != "ack":
                # Only now: what is leased next must not overtake what is to be sent again.
                self._busy_chats.discard(fate.row["chat_id"])
        for chat_id in {f.row["chat_id"] for f in fates if f.close_chat or f.unreachable}:
            await (cases.unreachable if chat_id > 0 else channels.shut)(tx, now, chat_id)
        return len(fates)

    def _forget(self, marked: int) -> None:
        for fate in self._fates[:marked]:
            self.counts.states[fate.state] = self.counts.states.get(fate.state, 0) + 1
            self.counts.sent += fate.state == "sent"
            self.counts.again += fate.state == "again"
            self.counts.failed += fate.state == "failed"
        del self._fates[:marked]
        self._unstarted = []

    def _mark_one(self, tx: Tx, fate: Fate, now: datetime) -> None:
        row_id, chat_id = fate.row["id"], fate.row["chat_id"]
        if fate.state == "sent":
            tx.later(outbox.SENT, id=row_id, now=now, message_id=fate.message_id)
            if fate.payload is not None:
                self._mark_shown(tx, fate.payload, chat_id, fate.message_id)
                if fate.payload.replaces is not None and fate.message_id is not None:
                    outbox.strip(tx, fate.row, fate.payload.replaces, now)
        elif fate.state == "again":
            if fate.migrated_to is not None:
                tx.later(outbox.MIGRATE_WAITING, old=chat_id, new=fate.migrated_to)
                tx.later(outbox.MIGRATE_CARDS, old=chat_id, new=fate.migrated_to)
                tx.later(team_groups.MOVED, old=chat_id, new=fate.migrated_to)
                tx.later(outbox.MIGRATE_ONE, id=row_id, new=fate.migrated_to)
            due_at = now + timedelta(seconds=fate.again_in)
            tx.later(outbox.AGAIN, id=row_id, due_at=due_at, cause=fate.cause)
        else:
            tx.later(
                outbox.ENDED, id=row_id, state=fate.state, now=now, cause=(fate.cause or "")[:500]
            )
        if fate.close_chat:
            tx.later(outbox.CLOSE_CHAT, chat_id=chat_id)
            tx.later(team_groups.GONE, chat_id=chat_id, now=now)
            tx.later(outbox.DROP_FOR_CHAT, chat_id=chat_id, now=now, cause="chat closed")

    def _mark_shown(self, tx: Tx, payload: Payload, chat_id: int, message_id: int | None) -> None:
        if payload.card_id is not None:
            tx.later(
                outbox.CARD_SHOWN,
                id=payload.card_id,
                before=payload.card_message,
                message_id=message_id,
                shown=payload.digest,
            )
        if payload.labels is not None and message_id is not None and chat_id > 0:
            tx.later(
                outbox.KEYBOARD, chat_id=chat_id, message_id=message_id, buttons=payload.labels
            )

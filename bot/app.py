"""The running program: intake, workers, delivery and alarm clock over one database."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot import erasures
from bot.alarm import Alarm
from bot.clock import Clock, RealClock
from bot.delivery import Delivery
from bot.intake import WANTED, Polling
from bot.jobs import Jobs
from bot.metrics import Metrics
from bot.pacing import Limits
from bot.ports import QuietServer, port_problem
from bot.settings import Settings
from bot.start_errors import StartError
from bot.telegram_client import OfflineBot, Requests, call, online_bot
from bot.web import WEBHOOK, create_web
from bot.worker import Careful, Worker
from domain.reading import read
from handlers import menus, routing
from handlers.drawing import Drawing
from handlers.table import registry
from handlers.wording import Wording
from storage import Database, StorageError, open_database
from storage.migrate import migrate

log = logging.getLogger("goodturn")
GREETING_WAIT = 30.0
STOP_AGAIN = 2.0
"""Seconds after which what has not stopped is told again."""


class Program:
    """Goodturn, running. Made by `open_program`; `run` goes on until cancelled."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        bot: Bot,
        application: Application[Any, Any, Any, Any, Any, Any],
        wording: Wording,
    ) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.bot, self.application, self.wording = bot, application, wording
        journeys = registry()
        routing.install(application, journeys)
        self.delivery = Delivery(
            bot,
            database,
            clock,
            Drawing(journeys, wording, bot.username),
            Limits(
                settings.sends_per_second,
                settings.sends_per_chat_second,
                settings.sends_per_group_minute,
            ),
        )
        self.metrics = Metrics()
        count = settings.workers if database.dialect == "postgres" else 1
        careful = Careful()
        self.workers = [
            Worker(
                application,
                database,
                clock,
                wording,
                journeys,
                self._committed,
                careful,
                settings.most_timebanks,
                self.metrics.handling.observe,
            )
            for _ in range(count)
        ]
        self.alarm = Alarm(
            database, clock, self._committed, erasures.journal(settings.erasures_file)
        )
        self.jobs = Jobs(bot, database, clock, self.delivery.wake)
        self.polling = Polling(
            bot, database, clock, self.wake, lambda: any(w.busy for w in self.workers)
        )

    def _committed(self) -> None:
        """There may be something to send, and long work to begin."""
        self.delivery.wake()
        self.jobs.wake()

    def wake(self, updates: int = 1) -> None:
        """So many updates have arrived: as many workers look for them. One that is busy looks
        again anyhow when it is done."""
        for worker in sorted(self.workers, key=lambda w: w.busy)[:updates]:
            worker.wake()

    async def run(self) -> None:
        """Serves until cancelled, then finishes what is under way. Raises StartError where
        Telegram refuses the bot."""
        if problem := port_problem(self.settings.listen, self.settings.port):
            raise StartError(f"{problem}; set GOODTURN_PORT to another.")
        await self.workers[0].prepare()
        jobs: list[Awaitable[None]] = [
            self.delivery.run(),
            self.jobs.run(),
            *(w.run() for w in self.workers),
        ]
        if self.settings.mode == "polling":
            jobs.append(self.polling.run())
        tasks = [asyncio.ensure_future(job) for job in jobs]
        server = self._server()
        if server is not None:
            tasks.append(asyncio.ensure_future(server.serve()))
        tasks.append(asyncio.ensure_future(self._publish()))
        try:
            # Inside: who stops the program this early still has all of it stopped.
            await self.alarm.plan()
            self.alarm.start()
            await self._watch(tasks)
        finally:
            await self._stop(tasks, server)

    async def _watch(self, tasks: Sequence["asyncio.Future[None]"]) -> None:
        pending = set(tasks)
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if isinstance(error, InvalidToken):
                    raise StartError(WHO_IS_THIS) from error
                if error is not None:
                    raise error

    async def _stop(self, tasks: Sequence["asyncio.Future[None]"], server: Any) -> None:
        self.alarm.stop()
        if server is not None:
            server.should_exit = True
        # A worker is stopped between updates: what it has begun is finished by the rollback of
        # its transaction, and handled again after the next start.
        pending = set(tasks)
        while pending:
            # Again where it was lost: a library may answer a cancellation with what it waited for.
            for task in pending:
                task.cancel()
            _, pending = await asyncio.wait(pending, timeout=STOP_AGAIN)
        for task in tasks:
            if not task.cancelled():
                task.exception()  # it was logged, or is raised by `_watch`
        with contextlib.suppress(StorageError):  # its lease runs out by itself
            await self.jobs.stop()
        await self.delivery.stop()

    async def close(self) -> None:
        """Closes what `open_program` opened."""
        with contextlib.suppress(Exception):
            await self.application.shutdown()
        with contextlib.suppress(Exception):
            await self.bot.shutdown()
        await self.database.close()

    async def _publish(self) -> None:
        """Tells Telegram the menus, and how updates are to come."""
        if self.settings.mode == "polling":
            # A webhook set earlier would keep every update from us; what waits stays waiting.
            await self._patiently("deleteWebhook", {})
        else:
            await self._patiently(
                "setWebhook",
                {
                    "url": self.settings.webhook_url.rstrip("/") + WEBHOOK,
                    "secret_token": self.settings.webhook_secret,
                    "allowed_updates": list(WANTED),
                },
            )
        await menus.publish(self.bot, self.wording, registry())

    async def _patiently(self, method: str, arguments: dict[str, Any]) -> None:
        wait = 1.0
        while True:
            try:
                await call(self.bot, method, arguments)
            except RetryAfter as error:
                # Such as two programs that set the same webhook in the same second.
                after = error.retry_after
                wait = float(after if isinstance(after, int) else after.total_seconds())
            except BadRequest as error:  # a kind of NetworkError, and no better the next time
                raise StartError(f"Telegram refused {method}: {error}") from error
            except NetworkError as error:
                log.warning("%s: %s; I keep trying", method, type(error).__name__)
            except TelegramError as error:
                raise StartError(f"Telegram refused {method}: {error}") from error
            else:
                return
            await asyncio.sleep(wait)
            wait = min(30.0, wait * 2)

    def _server(self) -> Any:
        if not self.settings.port:
            return None
        config = uvicorn.Config(
            create_web(self),
            host=self.settings.listen,
            port=self.settings.port,
            log_level="warning",
            access_log=False,
            lifespan="off",
        )
        return QuietServer(config)

    async def idle(self) -> bool:
        """Whether nothing that has arrived or is due waits; for tests."""
        if any(w.busy for w in self.workers) or self.jobs.busy or not self.delivery.idle:
            return False
        now = self.clock.now()
        async with self.database.read() as tx:
            waiting = await tx.value(
                "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'waiting')"
                " + (SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending')"
                " AND due_at <= :now)"
                " + (SELECT COUNT(*) FROM job"
                " WHERE state IN ('waiting', 'running', 'stopping') AND ready_at <= :now)",
                now=now,
            )
        return bool(waiting == 0)


WHO_IS_THIS = (
    "Telegram does not know this bot token: check GOODTURN_BOT_TOKEN (ask @BotFather for /token)."
)


async def open_program(
    settings: Settings,
    *,
    clock: Clock | None = None,
    request: Requests | None = None,
    wording: Wording | None = None,
) -> Program:
    """Opens the database, brings its schema up to date, and greets Telegram; `request` makes
    another way to Telegram, for tests.

    Waits for a Telegram that can't be reached; raises StartError for a token that it refuses, and
    StorageError for a database that can't be used.
    """
    clock = clock or RealClock()
    # The readers' words take half a second to load: meanwhile the rest gets ready.
    warm = asyncio.create_task(asyncio.to_thread(_load_readers, clock.now()))
    database = await open_database(settings.database_url)
    bot = online_bot(settings, request)
    try:
        for step in await migrate(database, clock.now()):
            log.info("schema: %s", step)
        await _greet(bot)
        offline = OfflineBot(settings.token, bot.bot)
        application = ApplicationBuilder().bot(offline).updater(None).job_queue(None).build()
        await application.initialize()
        await warm
    except BaseException:
        await bot.shutdown()
        await database.close()
        raise
    return Program(
        settings, database, clock, bot, application, wording or Wording.load(strict=False)
    )


def _load_readers(now: datetime) -> None:
    """Reads a few sentences, so that nobody waits for the word files."""
    london = now.astimezone(ZoneInfo("Europe/London"))
    for sentence in ("2hrs tues gardening for Jean", "need a lift thurs", "3 hours bank holiday"):
        read(sentence, london)


async def _greet(bot: Bot) -> None:
    wait = 1.0
    while True:
        try:
            await bot.initialize()
        except InvalidToken as error:
            raise StartError(WHO_IS_THIS) from error
        except RetryAfter as error:
            after = error.retry_after
            wait = float(after if isinstance(after, int) else after.total_seconds())
        except NetworkError as error:
            log.warning(
                "%s cannot be reached (%s): check GOODTURN_API_URL and the network; I keep trying",
                "Telegram",
                type(error).__name__,
            )
        else:
            return
        await asyncio.sleep(wait)
        wait = min(GREETING_WAIT, wait * 2)

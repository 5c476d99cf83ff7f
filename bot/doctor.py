"""`goodturn doctor`: looks at everything that Goodturn stands on, and says what to do."""

import argparse
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.ports import port_problem
from bot.settings import Settings, SettingsError, demand_token
from bot.telegram_client import call, online_bot
from bot.web import WEBHOOK
from storage import Database, StorageError, communities, doctor, inbox, open_database, people
from storage.db import moment_of
from storage.migrate import migrations, version

OK, FAILED = 0, 1
Level = Literal["well", "look", "wrong"]
LITTLE_ROOM, NO_ROOM = 1_000, 200
"""Megabytes: below the first a warning, below the second wrong."""
SLOW_CLOCK, WRONG_CLOCK = 5, 60
"""Seconds away from Telegram's clock."""
LONG_WAIT = 120
"""Seconds after which an update should have been handled."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do where it is not well."""

    about: str
    level: Level
    words: str


Findings = AsyncIterator[Finding]


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    settings: Callable[[argparse.Namespace], Settings],
    loop: Callable[[Callable[[], Awaitable[int]]], int],
) -> None:
    """Adds the command."""

    def run(options: argparse.Namespace) -> int:
        found = settings(options)
        return loop(lambda: examine(found, offline=options.offline))

    parser = commands.add_parser("doctor", help="looks at everything, and says what to do")
    parser.add_argument("--offline", action="store_true", help="leave Telegram out")
    parser.add_argument("--database-url")
    parser.add_argument("--api-url")
    parser.set_defaults(run=run)


async def examine(settings: Settings, *, offline: bool = False) -> int:
    """Prints a line for each thing; 1 where something is wrong, 0 where all is well or wants only
    looking at. Changes nothing."""
    looks = [_settings(settings), _database(settings)]
    if not offline:
        looks.append(_telegram(settings))
    worst: set[Level] = set()
    for look in looks:
        async with aclosing(look) as findings:  # type: ignore[type-var]
            async for finding in findings:
                worst.add(finding.level)
                sys.stdout.write(f"{finding.level:<6} {finding.about}: {finding.words}\n")
    if "wrong" in worst:
        sys.stdout.write("Something is wrong: see the lines that begin so.\n")
        return FAILED
    return OK


async def _settings(settings: Settings) -> Findings:
    try:
        demand_token(settings)
    except SettingsError as error:
        yield Finding("settings", "wrong", str(error))
    else:
        yield Finding("settings", "well", f"{settings.mode}, {settings.api_url}")
    if settings.clock_file:
        yield Finding("clock", "wrong", "GOODTURN_CLOCK_FILE is for demonstrations: empty it.")
    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        yield Finding("time zones", "wrong", "there are none: pip install tzdata")
    if not settings.port:
        yield Finding("watching", "look", "GOODTURN_PORT is 0: nobody can ask /ready or /metrics.")
    elif port_problem(settings.listen, settings.port):
        words = f"port {settings.port} is in use: by Goodturn, if it runs here now"
        yield Finding("watching", "well", words)
    if settings.backup_key:
        yield Finding("backups", "well", "are encrypted")
    else:
        words = "GOODTURN_BACKUP_KEY is not set: `goodturn backup --make-key FILE` makes one."
        yield Finding("backups", "look", f"are not encrypted. {words}")


async def _database(settings: Settings) -> Findings:
    file = settings.database_url.removeprefix("sqlite:///")
    if file != settings.database_url:
        room = _room(Path(file))
        level: Level = "wrong" if room < NO_ROOM else "look" if room < LITTLE_ROOM else "well"
        advice = "" if level == "well" else " Free some space."
        yield Finding("disk", level, f"{room:,} MB free where the database is.{advice}")
        if not Path(file).exists():  # noqa: ASYNC240 (nothing else runs here)
            words = f"there is no {file}: goodturn init --name … makes it."
            yield Finding("database", "wrong", words)
            return
    try:
        database = await open_database(settings.database_url)
    except StorageError as error:
        yield Finding("database", "wrong", str(error))
        return
    try:
        async with aclosing(_inside(database)) as findings:  # type: ignore[type-var]
            async for finding in findings:
                yield finding
    except StorageError as error:
        yield Finding("database", "wrong", str(error))
    finally:
        await database.close()


def _room(file: Path) -> int:
    """Megabytes that are free where a file is, or would be."""
    return shutil.disk_usage(file.resolve().parent).free // 2**20


async def _inside(database: Database) -> Findings:
    newest, here = migrations()[-1].version, await version(database)
    if here == 0:
        yield Finding("database", "wrong", "it holds no timebank: goodturn init --name …")
        return
    if here > newest:
        words = f"schema {here} is newer than this Goodturn ({newest}): run the newer one."
        yield Finding("database", "wrong", words)
        return
    later = "" if here == newest else f"; `goodturn run` brings it to {newest}: back it up first"
    yield Finding("database", "well" if not later else "look", f"schema {here}{later}")
    async with database.read() as tx:
        for words in await doctor.engine(tx, database.dialect):
            yield Finding("database", "look", words)
    async with database.write() as tx:
        await doctor.try_to_write(tx)
    if not later:
        async with aclosing(_running(database)) as findings:  # type: ignore[type-var]
            async for finding in findings:
                yield finding


async def _running(database: Database) -> Findings:
    async with database.read() as tx:
        waiting = await tx.row(inbox.HEALTH)
        timebanks = await communities.every(tx)
        missing = [
            (one.name, role)
            for one in timebanks
            for role in ("broker", "safeguarding", "administrator")
            if not await people.with_role(tx, one.id, role)
        ]
    assert waiting is not None
    since = waiting["since"]
    late = since and (datetime.now(UTC) - moment_of(since)).total_seconds() > LONG_WAIT
    if late:
        words = f"{waiting['waiting']} wait since {since}: is `goodturn run` running?"
        yield Finding("updates", "wrong", words)
    else:
        yield Finding("updates", "well", f"{waiting['waiting']} wait")
    if waiting["parked"]:
        words = f"{waiting['parked']} could not be handled: goodturn parked"
        yield Finding("updates", "look", words)
    yield Finding("timebanks", "well" if timebanks else "wrong", str(len(timebanks)))
    for name, role in missing:
        words = f"{name} has no {role}: an administrator gives roles with /role"
        yield Finding("roles", "look", words)


async def _telegram(settings: Settings) -> Findings:
    if ":" not in settings.token:
        return
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.get(settings.api_url)
    except httpx.HTTPError as error:
        words = f"{settings.api_url} does not answer ({type(error).__name__}): is there a way out?"
        yield Finding("telegram", "wrong", words)
        return
    if "date" in answer.headers:
        yield _clock(answer.headers["date"])
    bot = online_bot(settings)
    try:
        async with bot:
            yield Finding("telegram", "well", f"this bot is @{bot.username}")
            if not bot.bot.supports_inline_queries:
                words = "inline mode is off: /setinline at @BotFather lets people share shifts"
                yield Finding("telegram", "look", words)
            async with aclosing(_webhook(settings, bot)) as findings:  # type: ignore[type-var]
                async for finding in findings:
                    yield finding
    except InvalidToken:
        words = "Telegram does not know this token: ask @BotFather for /token"
        yield Finding("telegram", "wrong", words)
    except TelegramError as error:
        yield Finding("telegram", "wrong", f"it failed ({type(error).__name__}): try again")


def _clock(date: str) -> Finding:
    away = abs((datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds())
    level: Level = "wrong" if away > WRONG_CLOCK else "look" if away > SLOW_CLOCK else "well"
    advice = "" if level == "well" else ": have it set by the network (timedatectl set-ntp true)"
    return Finding("clock", level, f"{away:.0f} s from Telegram's{advice}")


async def _webhook(settings: Settings, bot: Bot) -> Findings:
    there = await call(bot, "getWebhookInfo", {})
    if settings.mode == "polling":
        level: Level = "look" if there.get("url") else "well"
        words = (
            "a webhook is set: `goodturn run` takes it away"
            if level == "look"
            else "none, as it is polling"
        )
        yield Finding("webhook", level, words)
        return
    wanted = settings.webhook_url.rstrip("/") + WEBHOOK
    if there.get("url") != wanted:
        words = "Telegram has another address or none: `goodturn run` sets it"
        yield Finding("webhook", "wrong", words)
    if failed := there.get("last_error_message"):
        at = datetime.fromtimestamp(there.get("last_error_date", 0), UTC)
        yield Finding("webhook", "look", f"Telegram's last try failed at {at}: {failed}")
    yield Finding("webhook", "well", f"{there.get('pending_update_count', 0)} updates at Telegram")

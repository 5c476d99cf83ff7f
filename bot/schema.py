"""`goodturn schema`: which version the database has; there or back with what is in it."""

import argparse
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.settings import Settings
from storage import Database, open_database
from storage.migrate import migrate, migrations, version

OK, USAGE = 0, 2


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    settings: Callable[[argparse.Namespace], Settings],
    loop: Callable[[Callable[[], Awaitable[int]]], int],
) -> None:
    """Adds the command."""

    def run(options: argparse.Namespace) -> int:
        url = settings(options).database_url
        return loop(lambda: move(url, options.to, yes=options.yes))

    parser = commands.add_parser("schema", help="the database's version, and going back to one")
    parser.add_argument("--to", type=int, metavar="VERSION", help="take it there (needs --yes)")
    parser.add_argument("--yes", action="store_true", help="there is a backup; the bot is stopped")
    parser.add_argument("--database-url")
    parser.set_defaults(run=run)


async def move(url: str, to: int | None, *, yes: bool) -> int:
    """Shows the version, or takes the schema to another, one transaction a step. Going back drops
    what only newer versions keep, so it wants a word that there is a backup."""
    database = await open_database(url)
    try:
        return await _move(database, to, yes=yes)
    finally:
        await database.close()


async def _move(database: Database, to: int | None, *, yes: bool) -> int:
    known = {step.version: step.name for step in migrations()}
    here = await version(database)
    if to is None:
        _say(f"schema {here} ({known.get(here, 'unknown here')}); this Goodturn knows {max(known)}")
        return OK
    if to not in known:
        sys.stderr.write(f"There is no version {to}: take one of {', '.join(map(str, known))}.\n")
        return USAGE
    if to < here and not yes:
        lost = ", ".join(known[number] for number in sorted(known) if to < number <= here)
        sys.stderr.write(
            f"Going back to {to} drops what these keep: {lost}. Stop the bot, make a backup, and"
            " say --yes.\n"
        )
        return USAGE
    for step in await migrate(database, datetime.now(UTC), to):
        _say(step)
    _say(f"schema {await version(database)}")
    return OK


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")

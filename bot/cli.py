"""The `goodturn` command."""

import argparse
import asyncio
import contextlib
import gc
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import ABOUT, PREFIX, Settings, SettingsError, demand_token, load

if TYPE_CHECKING:
    from storage import Database

OK, FAILED, USAGE, NOT_STARTED = 0, 1, 2, 3
EXIT_CODES = """exit codes:
  0  done
  1  checked, and something does not hold (verify, doctor)
  2  a setting or an argument is wrong
  3  could not start: database, token or port"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Every problem is one line on standard error."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is None:
        parser.print_help()
        return OK
    try:
        return int(options.run(options))
    except SettingsError as error:
        return _problem(str(error), USAGE)
    except KeyboardInterrupt:
        return OK
    except OSError as error:
        return _problem(_explained(error), NOT_STARTED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="goodturn",
        description="A Telegram assistant for timebanks, volunteering and Civic Pride awards.",
        epilog=_settings_help() + "\n\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    demo = commands.add_parser("demo", help="try it here: phones in your browser, no Telegram")
    demo.add_argument("--port", type=int, default=8765, help="where the page is (8765)")
    demo.set_defaults(run=_demo)
    run = commands.add_parser("run", help="run the bot")
    run.add_argument("--api-url", help="a server that speaks the Bot API")
    run.add_argument("--database-url", help="sqlite:///FILE or postgresql://…")
    run.set_defaults(run=_run)
    init = commands.add_parser("init", help="create a timebank, and a link for its first broker")
    init.add_argument("--name", required=True, help="such as 'Ward End & Pelham Timebank'")
    init.add_argument("--slug", help="short name for links; made from the name by default")
    init.add_argument("--zone", default="Europe/London", help="time zone (Europe/London)")
    init.add_argument("--database-url")
    init.add_argument("--api-url")
    init.set_defaults(run=_init)
    verify = commands.add_parser(
        "verify", help="check the ledger and the audit's chain; exit code 1 where they don't hold"
    )
    verify.add_argument(
        "--head", metavar="CODE", help="letters from a digest or report: are they in the record?"
    )
    verify.add_argument("--database-url")
    verify.set_defaults(run=_verify)
    parked = commands.add_parser("parked", help="updates that could not be handled")
    parked.add_argument("--database-url")
    parked.set_defaults(run=_parked)
    from bot import (  # noqa: PLC0415
        backup,
        community_file,
        doctor,
        reminders_list,
        schema,
    )

    reminders_list.add_parser(commands, _reminders)
    backup.add_parser(commands, _settings, _existing, _with_loop)
    community_file.add_parser(commands, _settings, _existing, _with_loop)
    doctor.add_parser(commands, _settings, _with_loop)
    schema.add_parser(commands, _settings, _with_loop)
    _add_parse(commands)
    _add_outbox(commands)
    _add_awards(commands)
    _add_retention(commands)
    _add_second_factor(commands)
    return parser


def _add_parse(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bot.parse import add_parser  # noqa: PLC0415 (the readers' words load only when needed)

    add_parser(commands)


def _add_outbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bot.outbox_list import add_parser  # noqa: PLC0415

    add_parser(commands, lambda options: _existing(_settings(options)), _with_loop)


def _add_retention(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bot.retention_list import add_parser  # noqa: PLC0415

    add_parser(commands, lambda options: _existing(_settings(options)), _with_loop)


def _add_awards(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bot.awards_list import add_parser  # noqa: PLC0415

    add_parser(commands, lambda options: _existing(_settings(options)), _with_loop)


def _add_second_factor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bot.second_factor_reset import add_parser  # noqa: PLC0415

    add_parser(commands, lambda options: _existing(_settings(options)), _with_loop)


def _settings_help() -> str:
    lines = ["settings, from the environment or a .env file here:"]
    plain = Settings()
    for name, (suffix, text) in ABOUT.items():
        default = getattr(plain, name)
        shown = f" (default {default})" if default not in ("", 0) else ""
        lines.append(f"  {PREFIX + suffix:<32} {text}{shown}")
    return "\n".join(lines)


def _settings(options: argparse.Namespace) -> Settings:
    settings = load()
    changed = {
        name: value
        for name in ("api_url", "database_url")
        if (value := getattr(options, name, None)) is not None
    }
    return replace(settings, **changed)


def _demo(options: argparse.Namespace) -> int:
    from bot.demo import run_demo  # noqa: PLC0415 (needs the demo's packages)

    return run_demo(options.port)


def _run(options: argparse.Namespace) -> int:
    settings = _settings(options)
    demand_token(settings)
    return _with_loop(lambda: _serve(settings))


async def _serve(settings: Settings) -> int:
    # While all is loaded there is nothing to collect, and looking costs a tenth of the start.
    gc.disable()
    from bot.app import open_program  # noqa: PLC0415
    from bot.clock import RealClock, ShiftedClock  # noqa: PLC0415
    from bot.logs import configure  # noqa: PLC0415

    configure(settings.log_level, settings.log_format)
    clock = ShiftedClock(Path(settings.clock_file)) if settings.clock_file else RealClock()
    program = await open_program(settings, clock=clock)
    # What is loaded by now stays for good: no work for the garbage collector any more.
    gc.freeze()
    gc.enable()
    try:
        await program.run()
    finally:
        await program.close()
    return OK


async def _make_timebank(settings: Settings, name: str, slug: str, zone: str) -> int:
    from services import first_steps, membership  # noqa: PLC0415
    from services.work import CLOCK, Work  # noqa: PLC0415
    from storage import communities, open_database  # noqa: PLC0415
    from storage.migrate import migrate  # noqa: PLC0415

    database = await open_database(settings.database_url)
    try:
        now = datetime.now(UTC)
        await migrate(database, now)
        async with database.write() as tx:
            community = await communities.add(tx, name, slug, zone, now)
            if community is None:
                return _problem(f"There is a timebank with the short name {slug} already.", USAGE)
            work = Work(tx, now, CLOCK, community, frozenset())
            first_steps.begin(work)
            code = membership.make_invite(work, ("broker", "safeguarding", "administrator"))
    finally:
        await database.close()
    username = await _bot_username(settings)
    start = f"invite-{code}"
    _say(f"Made {name}.")
    if username:
        _say(f"Its first broker opens this link, once, within 7 days:\n{_link(username, start)}")
        _say(f"Residents join with this one:\n{_link(username, f'join-{slug}')}")
    else:
        _say(f"Its first broker sends this to the bot, once, within 7 days:\n/start {start}")
        _say(f"Residents join with:\n/start join-{slug}")
    return OK


def _link(username: str, start: str) -> str:
    return f"https://t.me/{username}?start={start}"


async def _bot_username(settings: Settings) -> str | None:
    if not settings.token:
        return None
    from telegram.error import TelegramError  # noqa: PLC0415

    from bot.telegram_client import online_bot  # noqa: PLC0415

    bot = online_bot(settings)
    try:
        async with bot:
            return bot.username
    except TelegramError:
        return None


def _init(options: argparse.Namespace) -> int:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    slug = options.slug or re.sub(r"[^a-z0-9]+", "-", options.name.lower()).strip("-")[:32]
    if not re.fullmatch(r"[a-z0-9-]{1,32}", slug):
        return _problem("--slug takes 1 to 32 small letters, digits and hyphens.", USAGE)
    if not 1 <= len(options.name.strip()) <= 100:
        return _problem("--name takes 1 to 100 letters.", USAGE)
    try:
        ZoneInfo(options.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return _problem(f"There is no time zone {options.zone!r}; try Europe/London.", USAGE)
    settings = _settings(options)
    return _with_loop(lambda: _make_timebank(settings, options.name.strip(), slug, options.zone))


def _missing_file(settings: Settings) -> str | None:
    file = settings.database_url.removeprefix("sqlite:///")
    return file if file != settings.database_url and not Path(file).exists() else None


async def _existing(settings: Settings) -> "Database":
    """The database, which must be there and hold Goodturn's tables; nothing is made."""
    from storage import Unreachable, open_database  # noqa: PLC0415
    from storage.migrate import version  # noqa: PLC0415

    if missing := _missing_file(settings):
        raise Unreachable(f"There is no database {missing}: goodturn init --name … makes it.")
    database = await open_database(settings.database_url)
    if await version(database) == 0:
        await database.close()
        raise Unreachable("This database holds no timebank yet: run goodturn init --name …")
    return database


async def _audit(settings: Settings, head: str | None) -> int:
    from bot.record_check import record  # noqa: PLC0415
    from storage import ledger  # noqa: PLC0415

    database = await _existing(settings)
    try:
        async with database.read() as tx:
            wrong = await ledger.discrepancies(tx)
            transfers = await tx.value(ledger.COUNTS)
            held, broken = await record(tx, head)
    finally:
        await database.close()
    for line in wrong:
        _say(line)
    if wrong:
        _problem(f"The books do not hold: {len(wrong)} problems.", FAILED)
    else:
        _say(f"The books hold: {transfers} transfers, each sums to zero, balances equal postings.")
    for line in held:
        _say(line)
    for line in broken:
        _problem(line, FAILED)
    return FAILED if wrong or broken else OK


def _verify(options: argparse.Namespace) -> int:
    settings = _settings(options)
    return _with_loop(lambda: _audit(settings, options.head))


async def _list_parked(settings: Settings) -> int:
    from storage import inbox  # noqa: PLC0415

    database = await _existing(settings)
    try:
        async with database.read() as tx:
            rows = await inbox.parked(tx)
    finally:
        await database.close()
    for row in rows:
        _say(
            f"update {row['update_id']} of {row['received_at']}:"
            f" {row['attempts']} attempts, {row['cause']}"
        )
    _say(f"{len(rows)} parked")
    return OK


def _parked(options: argparse.Namespace) -> int:
    settings = _settings(options)
    return _with_loop(lambda: _list_parked(settings))


def _reminders(options: argparse.Namespace) -> int:
    from bot.reminders_list import show, utc_now  # noqa: PLC0415

    settings = _settings(options)
    return _with_loop(lambda: show(lambda: _existing(settings), options, utc_now()))


def _with_loop(work: Callable[[], Awaitable[int]]) -> int:
    """Runs it, stopping cleanly at Ctrl-C or SIGTERM; storage and start problems are one line."""
    from bot.start_errors import StartError  # noqa: PLC0415
    from storage import StorageError  # noqa: PLC0415

    async def guarded() -> int:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(work())
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            return OK

    try:
        return asyncio.run(guarded())
    except (StorageError, StartError) as error:
        return _problem(str(error), NOT_STARTED)


def _explained(error: OSError) -> str:
    if error.errno == 28:
        return "The disk is full: free some space and run this again. Nothing was lost."
    return f"{os.strerror(error.errno) if error.errno else error}: {error.filename or ''}".strip()


def _problem(text: str, code: int) -> int:
    sys.stderr.write(text + "\n")
    return code


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())

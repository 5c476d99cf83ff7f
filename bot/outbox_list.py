"""`goodturn outbox`: what became of each message, and trying again what failed. Never its words."""

import argparse
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from services import fates as deeds
from storage import Database, fates
from storage.db import Row, moment_of

SINCE = "7d"
DEEDS: dict[deeds.Answer, str] = {
    "again": "will be sent again",
    "unknown-id": "there is no such message",
    "arrived": "arrived: nothing to do",
    "waits": "waits already",
    "dropped": "was not sent because it was no use any more",
    "forgotten": "its words are no longer kept, so it cannot be sent",
    "bulk": "is part of a broadcast: its card goes on with that",
    "shut": "this person has stopped the bot: ring them instead",
}
Open = Callable[[argparse.Namespace], Awaitable[Database]]
Run = Callable[[Callable[[], Awaitable[int]]], int]


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", opened: Open, loop: Run
) -> None:
    """Adds the command; `opened` opens the database that the arguments name, `loop` runs it."""

    def does(
        work: Callable[[Database, argparse.Namespace], Awaitable[int]],
    ) -> Callable[[argparse.Namespace], int]:
        async def with_database(options: argparse.Namespace) -> int:
            database = await opened(options)
            try:
                return await work(database, options)
            finally:
                await database.close()

        return lambda options: loop(lambda: with_database(options))

    outbox = commands.add_parser("outbox", help="what became of each message; never its words")
    _listing_arguments(outbox)
    outbox.set_defaults(run=does(_list))
    parts = outbox.add_subparsers(metavar="show | retry")
    show = parts.add_parser("show", help="all that is known about one")
    show.add_argument("id", type=int)
    show.add_argument("--database-url")
    show.set_defaults(run=does(_show))
    retry = parts.add_parser("retry", help="send again what failed")
    retry.add_argument("id", type=int, nargs="*")
    retry.add_argument("--failed", action="store_true", help="everything that failed since then")
    retry.add_argument("--since", type=_moment, default=SINCE, metavar="WHEN", help=_WHEN)
    retry.add_argument("--database-url")
    retry.set_defaults(run=does(_retry))


_WHEN = f"such as 2h, 3d or 2026-11-20 ({SINCE})"


def _listing_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=fates.STATES, default="", help="those in this state")
    parser.add_argument("--person", type=int, default=0, metavar="ID", help="those to this person")
    parser.add_argument("--since", type=_moment, default=SINCE, metavar="WHEN", help=_WHEN)
    parser.add_argument("--limit", type=_count, default=50, help="at most so many (50)")
    parser.add_argument("--database-url")


def _moment(text: str) -> datetime:
    """A day, or so long ago. Raises ArgumentTypeError."""
    if found := re.fullmatch(r"(\d{1,4})([mhd])", text.strip()):
        unit = {"m": "minutes", "h": "hours", "d": "days"}[found[2]]
        return datetime.now(UTC) - timedelta(**{unit: int(found[1])})
    try:
        day = datetime.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: {_WHEN}") from None
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= fates.MOST:
        raise argparse.ArgumentTypeError(f"a number from 1 to {fates.MOST}")
    return int(text)


async def _list(database: Database, options: argparse.Namespace) -> int:
    async with database.read() as tx:
        rows = await fates.some(
            tx,
            state=options.state,
            person_id=options.person,
            since=options.since,
            limit=options.limit,
        )
    for row in reversed(rows):
        print(_line(row))
    more = f"; the newest {len(rows)}, more with --limit" if len(rows) == options.limit else ""
    print(f"{len(rows)} messages{more}")
    return 0


def _line(row: Row) -> str:
    at = moment_of(row["sent_at"] or row["due_at"])
    whom = f"person {row['person_id']}" if row["person_id"] else f"chat {row['chat_id']}"
    tries = f", {row['attempts']} tries" if row["attempts"] > 1 else ""
    why = f": {row['cause']}" if row["cause"] else ""
    return (
        f"{row['id']}  {row['state']}{tries}  {at:%Y-%m-%d %H:%M:%S}"
        f"  {row['kind']} {row['reason']}  {whom}{why}"
    )


async def _show(database: Database, options: argparse.Namespace) -> int:
    async with database.read() as tx:
        row = await fates.find(tx, options.id)
    if row is None:
        print(f"{options.id}: {DEEDS['unknown-id']}")
        return 1
    for name in row.keys():  # noqa: SIM118 (rows of both drivers have keys, and are no mappings)
        if name not in ("kept", "length", "chat_open") and row[name] is not None:
            print(f"{name}: {row[name]}")
    kept = f"kept ({row['length']} characters)" if row["kept"] else "no longer kept"
    print(f"words: {kept}")
    return 0


async def _retry(database: Database, options: argparse.Namespace) -> int:
    if not options.id and not options.failed:
        print("Name messages by their ids, or give --failed.")
        return 2
    now = datetime.now(UTC)
    async with database.write() as tx:
        done: list[tuple[int, deeds.Answer]] = [
            (one, await deeds.retry(tx, one, now)) for one in options.id
        ]
        if options.failed:
            done += await deeds.retry_failed(tx, options.since, now)
    _tell(done)
    return 0 if all(answer == "again" for _, answer in done) else 1


def _tell(done: Sequence[tuple[int, deeds.Answer]]) -> None:
    for one, answer in done:
        print(f"{one}: {DEEDS[answer]}")
    print(f"{sum(answer == 'again' for _, answer in done)} to be sent again")

"""`goodturn reminders`: what waits, what was not said and why. Numbers and causes, never words."""

import argparse
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage import Database
    from storage.db import Row

DAYS = 30
MOST = 50
OK = 0


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    run: Callable[[argparse.Namespace], int],
) -> None:
    """The command's own line of arguments."""
    parser = commands.add_parser(
        "reminders", help="reminders that wait, and those that were not said, with why"
    )
    parser.add_argument("--past", action="store_true", help="those whose time was over, one by one")
    parser.add_argument(
        "--untrue", action="store_true", help="those that were no longer so, one by one"
    )
    parser.add_argument("--days", type=int, default=DAYS, help=f"how far back ({DAYS})")
    parser.add_argument("--database-url")
    parser.set_defaults(run=run)


async def show(
    open_it: Callable[[], Awaitable["Database"]], options: argparse.Namespace, now: datetime
) -> int:
    """Prints it; exit code 0."""
    from storage import reminders  # noqa: PLC0415 (loads only when needed)

    since = now - timedelta(days=max(1, options.days))
    database = await open_it()
    try:
        async with database.read(long=True) as tx:
            if options.past or options.untrue:
                state = "past" if options.past else "untrue"
                _each(await reminders.not_said(tx, state, since, MOST), state)
                return OK
            waiting, ended = await reminders.counted(tx, since)
            _table(waiting, ended, options.days)
            soonest = await reminders.soonest(tx)
            _say(f"next due: {soonest or 'none'}")
            late = await reminders.overdue(tx, now - timedelta(minutes=5), MOST)
            for row in late:
                _say(_line(row, "overdue"))
    finally:
        await database.close()
    return OK


def _table(waiting: "Any", ended: "Any", days: int) -> None:
    total = sum(int(row["many"]) for row in waiting)
    _say(f"{total} waiting")
    for row in sorted(waiting, key=lambda r: str(r["kind"])):
        _say(f"  {row['many']:>8}  {row['kind']}")
    for state, words in (("past", "past their use"), ("untrue", "no longer so")):
        found = [row for row in ended if row["state"] == state]
        _say(f"{sum(int(r['many']) for r in found)} {words} in the last {days} days")
        for row in sorted(found, key=lambda r: (str(r["kind"]), str(r["cause"]))):
            why = f" ({row['cause']})" if row["cause"] else ""
            _say(f"  {row['many']:>8}  {row['kind']}{why}")


def _each(rows: "Any", state: str) -> None:
    for row in rows:
        _say(_line(row, state))
    more = f"; the newest {MOST} are shown" if len(rows) == MOST else ""
    _say(f"{len(rows)} {state}{more}")


def _line(row: "Row", state: str) -> str:
    tries = f", tried {row['tries']} times" if row["tries"] else ""
    cause = f", {row['cause']}" if row["cause"] else ""
    person = f", person {row['person_id']}" if row["person_id"] else ""
    return (
        f"reminder {row['id']} {row['kind']} {row['object_id']}{person}:"
        f" due {row['due_at']}, {state}{cause}{tries}"
    )


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")

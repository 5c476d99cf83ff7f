"""`goodturn retention`: what is past its time. With --dry-run nothing changes; without it, it goes
now, as it would at night."""

import argparse
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from services import tidying
from storage import Database

OK = 0
Open = Callable[[argparse.Namespace], Awaitable[Database]]
Loop = Callable[[Callable[[], Awaitable[int]]], int]


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", opened: Open, loop: Loop
) -> None:
    """Adds the command."""

    def run(options: argparse.Namespace) -> int:
        async def work() -> int:
            database = await opened(options)
            try:
                return await show(database, datetime.now(UTC), dry=options.dry_run)
            finally:
                await database.close()

        return loop(work)

    one = commands.add_parser("retention", help="what is past its time, and goes at night")
    one.add_argument("--dry-run", action="store_true", help="only say what would go")
    one.add_argument("--database-url")
    one.set_defaults(run=run)


async def show(database: Database, now: datetime, *, dry: bool) -> int:
    """A line for each rule: table, what goes, after how many days, how many, the oldest."""
    found = await tidying.report(database, now)
    say = sys.stdout.write
    say(f"{'table':22} {'what':14} {'after':>10} {'past':>8}  oldest\n")
    for one in found:
        after = f"{one.days} days" if one.days else "its rule"
        oldest = (one.oldest or "")[:10]
        say(f"{one.table:22} {one.what:14} {after:>10} {one.count:>8}  {oldest}".rstrip() + "\n")
    past = sum(one.count for one in found)
    if dry:
        say(f"{past} rows are past their time. Nothing was changed.\n")
    else:
        await tidying.nightly(database, now)
        say(f"{past} rows were past their time. What goes by age is gone; the rest goes hourly.\n")
    return OK

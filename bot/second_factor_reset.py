"""`goodturn second-factor`: whoever runs the machine resets an authenticator app, where nobody else
at the timebank can."""

import argparse
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage import Database

Open = Callable[[argparse.Namespace], Coroutine[Any, Any, "Database"]]
Loop = Callable[[Callable[[], Awaitable[int]]], int]
OK, USAGE = 0, 2


def add_parser(commands: Any, opened: Open, loop: Loop) -> None:
    """`goodturn second-factor [--reset PERSON --community NAME]`."""
    parser = commands.add_parser(
        "second-factor", help="who has an authenticator app; --reset takes somebody's away"
    )
    parser.add_argument("--reset", type=int, metavar="PERSON", help="the number in the list")
    parser.add_argument("--community", help="the timebank's short name; needed with --reset")
    parser.add_argument("--database-url")
    parser.set_defaults(run=lambda options: loop(lambda: _do(options, opened)))


async def _do(options: argparse.Namespace, opened: Open) -> int:
    from domain.errors import NotFound  # noqa: PLC0415
    from services import second_factor  # noqa: PLC0415
    from services.work import CLOCK, Work  # noqa: PLC0415
    from storage import communities, second_factors  # noqa: PLC0415

    database = await opened(options)
    try:
        async with database.write() as tx:
            every = await communities.every(tx)
            if options.reset is None:
                for here in every:
                    for row in await second_factors.everybody(tx, here.id):
                        print(f"{here.slug}: {row['person_id']} {row['name']}")
                return OK
            found = next((one for one in every if one.slug == options.community), None)
            if found is None:
                print("--reset needs --community with a timebank's short name.")
                return USAGE
            work = Work(tx, datetime.now(UTC), CLOCK, found, frozenset())
            try:
                name = await second_factor.took_away(work, options.reset)
            except NotFound:
                print(f"{options.reset} has no authenticator app at {found.slug}.")
                return USAGE
            print(f"{name} sets up a new app when they next need it, and is told.")
            return OK
    finally:
        await database.close()

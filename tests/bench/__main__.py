"""`python -m tests.bench [AREA]`: measures, prints a table, and writes bench.json.

Each area is a module beside this one with `async def measure() -> list[Figure]`.
"""

import argparse
import asyncio
import contextlib
import importlib
import signal
import sys
from collections.abc import Awaitable

from tests.bench.figures import Figure, table, write

AREAS = (
    "backbone", "broadcast", "desk", "faults", "matching", "reading", "reminders", "restore",
    "shifts", "year",
)  # fmt: skip


def main() -> int:
    """Exit code 0 whatever the figures; the table says which aims are missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("area", nargs="*", metavar="AREA", help=", ".join(AREAS))
    areas = parser.parse_args().area or list(AREAS)
    unknown = set(areas) - set(AREAS)
    if unknown:
        parser.error(f"no area {', '.join(sorted(unknown))}; there are {', '.join(AREAS)}")
    found: list[Figure] = []
    for area in areas:
        print(f"measuring {area} …", file=sys.stderr, flush=True)
        module = importlib.import_module(f"tests.bench.{area}")
        figures = asyncio.run(_stoppable(module.measure()))
        found += figures
        write(figures, [area])
    print(table(found))
    return 0


async def _stoppable(measuring: Awaitable[list[Figure]]) -> list[Figure]:
    """Stopped from outside, the bots and servers under measure are stopped too."""
    task = asyncio.ensure_future(measuring)
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


if __name__ == "__main__":
    sys.exit(main())

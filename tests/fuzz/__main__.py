"""`python -m tests.fuzz SEED --count N`: so many of each entry, and what came of them."""

import argparse
import asyncio
import logging
import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from storage import sqlite
from tests.fuzz import offline
from tests.fuzz.entries import Found, throw_all
from tests.straight_sqlite import straight

ENTRIES = ("updates", "buttons", "commands", "links", "files", "inline")


def main() -> int:
    """Exit code 1 where something was a bug."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    logging.disable(logging.NOTSET)
    logging.basicConfig(level=logging.CRITICAL)
    logging.getLogger("goodturn").propagate = False
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    quick = tuple(p.replace("synchronous=FULL", "synchronous=OFF") for p in sqlite.PRAGMAS)
    seed, count = options.seed, options.count
    found: list[Found] = []
    with tempfile.TemporaryDirectory(prefix="goodturn-fuzz-") as name:
        folder = Path(name)
        os.chdir(folder)
        with straight(), patch.object(sqlite, "PRAGMAS", quick):
            for number, entry in enumerate(ENTRIES):
                found.append(asyncio.run(throw_all(seed * 100 + number, {entry: count}, folder)))
        found.append(offline.lists(seed, count, large=True))
        found.append(offline.settings(seed, count, folder))
        found.append(offline.backups(seed, count, folder))
        found.append(offline.exports(seed, count // 4, folder))
        found.append(offline.command_line(seed, count // 4, folder))
    bugs = 0
    for one in found:
        thrown = ", ".join(f"{times:,} {kind}" for kind, times in one.thrown.items())
        aside = f", {one.undecodable:,} set aside as no updates" if one.undecodable else ""
        sys.stdout.write(f"{thrown}: slowest {one.slowest:.2f} s{aside}, {len(one.bugs)} bugs\n")
        for bug in one.bugs[:5]:
            sys.stdout.write(f"  {bug[:200]} … {bug[-400:]}\n")
        bugs += len(one.bugs)
    return 1 if bugs else 0


if __name__ == "__main__":
    sys.exit(main())

"""A restore drill: 100,000 members with 1,000,000 postings out of each database and into the other,
encrypted, with the books checked at the end; and what a timebank of 1,000 takes on the disk."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bot import backup
from bot.backup_file import make_key
from storage import open_database
from tests.bench import servers, town_file
from tests.bench.figures import Figure, figure
from tests.bench.town_file import Plan

LARGE = Plan(members=100_000, postings=1_000_000)
SMALL = Plan(members=1_000, postings=10_000)


async def measure() -> list[Figure]:
    """All figures, SQLite to PostgreSQL and back."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "small.db"
        await town_file.make(f"sqlite:///{small}", SMALL)
        found.append(figure("restore.disk_of_1000", small.stat().st_size / 1e6, "MB"))
        first = f"sqlite:///{folder / 'large.db'}"
        print("building the large town …", file=sys.stderr, flush=True)
        await town_file.make(first, LARGE)
        found += await _drill("sqlite", first, f"sqlite:///{folder / 'back.db'}", folder)
        async with servers.postgres(folder / "pg") as fresh:
            if fresh is not None:
                server = await fresh()
                found += await _drill("to_postgres", first, server, folder)
                found += await _drill(
                    "from_postgres", server, f"sqlite:///{folder / 'again.db'}", folder
                )
    return found


async def _drill(way: str, source: str, target: str, folder: Path) -> list[Figure]:
    key, file = folder / f"{way}.key", folder / f"{way}.backup"
    public = make_key(key)
    memory = psutil.Process().memory_info().rss
    begun = time.perf_counter()
    database = await open_database(source)
    await backup.make(database, file, public)
    await database.close()
    made = time.perf_counter()
    code = await backup.bring_back(target, file, key)
    done = time.perf_counter()
    await asyncio.sleep(0)
    grown = psutil.Process().memory_info().rss - memory
    return [
        figure(f"restore.{way}.backup", made - begun, "s"),
        figure(f"restore.{way}.size", file.stat().st_size / 1e6, "MB"),
        figure(f"restore.{way}.restore_and_check", done - made, "s", "at most", 600),
        figure(f"restore.{way}.books_hold", float(code == 0), "", "exactly", 1),
        figure(f"restore.{way}.memory_grown", grown / 1e6, "MB"),
    ]

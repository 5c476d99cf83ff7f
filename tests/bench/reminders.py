"""A million reminders waiting: the next due found, some handled, and memory that stays as it is."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from services import reminders as service
from storage import Database, open_database, reminders
from storage.migrate import migrate
from tests.bench import servers
from tests.bench.figures import Figure, figure, percentile

WAITING = 1_000_000
NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
LOOKS = 200
SAME = 100_000
"""So many fall due at one moment, as at 9am."""
FILL = {
    "sqlite": """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
INSERT INTO reminder (key, kind, community_id, person_id, object_id, due_at, useful_until)
SELECT 'bench-' || i, 'own', 1, NULL, 0, CASE WHEN i <= :same THEN :at
    ELSE strftime(:written, '2026-11-17', '+' || i || ' seconds') END, :until FROM n""",
    "postgres": """
INSERT INTO reminder (key, kind, community_id, person_id, object_id, due_at, useful_until)
SELECT 'bench-' || i, 'own', 1, NULL, 0, CASE WHEN i <= :same THEN :at
    ELSE to_char(timestamp '2026-11-17' + i * interval '1 second', :written) END, :until
FROM generate_series(1, :many) AS i""",
}
WRITTEN = {
    "sqlite": "%Y-%m-%dT%H:%M:%S.000Z",
    "postgres": 'YYYY-MM-DD"T"HH24:MI:SS".000Z"',
}


async def measure() -> list[Figure]:
    """Both databases."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        found += await _measured("sqlite", f"sqlite:///{folder}/bench.db")
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                found += await _measured("postgres", await databases())
    return found


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[Database]:
    database = await open_database(url)
    await migrate(database, NOW)
    yield database
    await database.close()


async def _measured(name: str, url: str) -> list[Figure]:
    async with _open(url) as database:
        async with database.write() as tx:
            await tx.run(
                "INSERT INTO community (name, slug, zone, created_at)"
                " VALUES ('Ward End & Pelham Timebank', 'ward-end', 'Europe/London', :now)",
                now=NOW,
            )
        async with database.write() as tx:
            await tx.run(
                FILL[database.dialect],
                many=WAITING,
                same=SAME,
                at=NOW - timedelta(hours=1),
                written=WRITTEN[database.dialect],
                until=NOW + timedelta(days=1000),
            )
        before = _memory()
        due, soonest = await _looks(database)
        handled = await _handling(database)
        grown = _memory() - before
    begin = f"reminders.{name}"
    return [
        figure(f"{begin}.waiting", WAITING, "reminders"),
        figure(f"{begin}.next_due_p50", percentile(due, 0.5) * 1000, "ms"),
        figure(f"{begin}.next_due_p99", percentile(due, 0.99) * 1000, "ms", "at most", 5),
        figure(f"{begin}.nothing_due_p99", percentile(soonest, 0.99) * 1000, "ms", "at most", 5),
        figure(f"{begin}.handled", handled, "reminders a second"),
        figure(f"{begin}.memory_grown", grown, "MB", "at most", 20),
    ]


async def _looks(database: Database) -> tuple[list[float], list[float]]:
    """The 50 that are due of 100,000 at one moment; and a look where nothing is due."""
    due, none = [], []
    for at, times in ((NOW, due), (NOW - timedelta(days=2), none)):
        for _ in range(LOOKS):
            async with database.write() as tx:
                begun = time.perf_counter()
                await reminders.due(tx, at, service.AT_ONCE, database.dialect)
                times.append(time.perf_counter() - begun)
            await asyncio.sleep(0)
    return due, none


async def _handling(database: Database) -> float:
    """Some thousands of them looked at (each is about an exchange that is no more), as the alarm
    does it; each look finds the next ones as quickly as the first."""
    begun = time.perf_counter()
    rounds = 40
    for _ in range(rounds):
        async with database.write() as tx:
            await service.run_due(tx, database.dialect, NOW)
    return rounds * service.AT_ONCE / (time.perf_counter() - begun)


def _memory() -> float:
    return float(psutil.Process(os.getpid()).memory_info().rss) / 1_000_000

"""The desk with 100,000 members: the digest, the queue and finding a member, on both databases.

Each is asked again and again, as by a broker who never asked before: no answer is kept between.
"""

import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from domain.permissions import Role
from services import digest, members, promise, queue, routine
from services.work import Work
from storage import Database, communities, open_database, people
from storage import members as member_rows
from storage.db import moment_of
from tests.bench import servers, town_file
from tests.bench.figures import Figure, figure, percentile
from tests.bench.town_file import Plan

PLAN = Plan(members=100_000, postings=200_000, waiting=200, offers=2_000, requests=2_000)
AIM_MS = 300.0
TIMES = 12
FOUND = ("jean", "Mohamed", "Begum, Amina", "jene", "amina ward end", "gardening")
BROKER: frozenset[Role] = frozenset({"broker", "safeguarding"})


async def measure() -> list[Figure]:
    """All figures, for each database."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        found += await _asked("desk.sqlite", f"sqlite:///{folder}/goodturn.db")
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                found += await _asked("desk.postgres", await databases())
    return found


async def _asked(name: str, url: str) -> list[Figure]:
    await town_file.make(url, PLAN)
    database = await open_database(url)
    try:
        await _ready(database)
        deeds: dict[str, Callable[[Work], Awaitable[object]]] = {
            "digest": digest.counts,
            "queue": _queue,
            "queue_next": lambda work: queue.after(work, None, 0),
            **{f"member_{word.split()[0].lower().strip(',')}": _finds(word) for word in FOUND},
        }
        return [await _timed(database, f"{name}.{what}", do) for what, do in deeds.items()]
    finally:
        await database.close()


async def _queue(work: Work) -> None:
    """What /queue asks: the counts, what is routine, and how soon people were answered."""
    await queue.counts(work)
    await routine.found(work)
    await promise.figures(work, work.now - timedelta(days=31), work.now)


def _finds(words: str) -> Callable[[Work], Awaitable[object]]:
    return lambda work: members.search(work, words)


async def _timed(database: Database, name: str, do: Callable[[Work], Awaitable[object]]) -> Figure:
    taken = []
    for _ in range(TIMES):
        async with database.write() as tx:
            work = await _work(tx)
            tx.mark()
            began = time.perf_counter()
            await do(work)
            taken.append((time.perf_counter() - began) * 1000)
            await tx.undo()
    return figure(f"{name}_p95", percentile(taken, 0.95), "ms", "at most", AIM_MS)


async def _work(tx: object) -> Work:
    community = (await communities.every(tx))[0]  # type: ignore[arg-type]
    (broker, *_) = await people.with_role(tx, community.id, "broker")  # type: ignore[arg-type]
    last = await tx.value("SELECT MAX(changed_at) FROM exchange")  # type: ignore[attr-defined]
    now = moment_of(last) + timedelta(days=1)
    return Work(tx, now, broker, community, BROKER)  # type: ignore[arg-type]


async def _ready(database: Database) -> None:
    """The index of members is made a few at a time; here all at once, before anything is timed."""
    if database.dialect == "postgres":
        await database.script("ANALYZE")
    for _ in range(5_000):
        async with database.write() as tx:
            if not await member_rows.freshen(tx, 1, 2_000):
                return
    print("  the index of members is not ready", file=sys.stderr)

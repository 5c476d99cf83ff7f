"""A year of scheduled work for 1,000 members in simulated time, both clock changes in it, while
everything fails that can: each due reminder once, or recorded why not. On both databases."""

import logging
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import servers
from tests.bench.figures import Figure, figure
from tests.town import Town
from tests.year import Told, Year
from tests.year_troubles import KINDS

MEMBERS = 1_000
BEGIN, END = datetime(2026, 12, 1, 12, tzinfo=UTC), datetime(2027, 12, 1, 12, tzinfo=UTC)
SEED = 20270229


async def measure() -> list[Figure]:
    """One year on each."""
    logging.disable(logging.CRITICAL)  # every fault that is made would be a page of its own
    with tempfile.TemporaryDirectory(prefix="goodturn-year-") as folder:
        found = await _year("sqlite", f"sqlite:///{Path(folder) / 'goodturn.db'}")
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                found += await _year("postgres", await databases())
    return found


async def _year(database: str, url: str) -> list[Figure]:
    town = Town(url)
    await town.open()
    begun = time.perf_counter()
    year = Year(town, SEED)
    await year.begin(BEGIN, MEMBERS)
    await year.pass_until(END)
    told = await year.look()
    took = time.perf_counter() - begun
    await town.close()
    name = f"year.{database}"
    for problem in told.problems[:50]:
        print(f"  {name}: {problem}")
    print(f"  {name}: {dict(told.causes)}")
    print(f"  {name}: {dict(told.troubles)}", flush=True)
    return [*_of(name, told), figure(f"{name}.seconds", took, "s")]


def _of(name: str, told: Told) -> list[Figure]:
    accounted = told.said + told.past + told.untrue + told.undelivered
    kinds = sum(told.troubles[kind] > 0 for kind in KINDS)
    return [
        figure(f"{name}.members", MEMBERS, "members"),
        figure(f"{name}.due", told.due, "reminders of their own"),
        figure(f"{name}.said", told.said, "reminders"),
        figure(f"{name}.past_their_use", told.past, "recorded"),
        figure(f"{name}.no_longer_so", told.untrue, "recorded"),
        figure(f"{name}.not_delivered", told.undelivered, "recorded"),
        figure(f"{name}.unaccounted", told.due - accounted, "reminders", "exactly", 0),
        figure(f"{name}.twice", told.twice, "messages", "at most", told.may_be_twice),
        figure(f"{name}.others_done", told.other, "reminders of other kinds"),
        figure(f"{name}.posts_for_the_group", told.groups, "posts"),
        figure(f"{name}.kinds_of_trouble", kinds, "kinds", "exactly", len(KINDS)),
        figure(f"{name}.troubles", told.troubles.total(), "troubles"),
        figure(f"{name}.killed", told.troubles["killed"], "kills in a transaction"),
        figure(f"{name}.killed_sending", told.troubles["killed while sending"], "kills"),
        figure(f"{name}.restarts", told.troubles["restart"], "restarts"),
        figure(f"{name}.sleeps", told.troubles["sleep"], "sleeps"),
        figure(f"{name}.problems", len(told.problems), "problems", "exactly", 0),
    ]

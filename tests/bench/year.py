"""A year of scheduled work for 1,000 members in simulated time, both clock changes in it, while
everything fails that can: each due reminder once, or recorded why not."""

import logging
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figures import Figure, figure
from tests.town import Town
from tests.year import Year

MEMBERS = 1_000
BEGIN, END = datetime(2026, 12, 1, 12, tzinfo=UTC), datetime(2027, 12, 1, 12, tzinfo=UTC)
SEED = 20270229


async def measure() -> list[Figure]:
    """One year on SQLite."""
    logging.disable(logging.CRITICAL)  # every fault that is made would be a page of its own
    with tempfile.TemporaryDirectory(prefix="goodturn-year-") as folder:
        town = Town(f"sqlite:///{Path(folder) / 'goodturn.db'}")
        await town.open()
        begun = time.perf_counter()
        year = Year(town, SEED)
        await year.begin(BEGIN, MEMBERS)
        await year.pass_until(END)
        told = await year.look()
        took = time.perf_counter() - begun
        await town.close()
    for problem in told.problems[:50]:
        print(f"  year: {problem}")
    print(f"  year: {dict(told.causes)}")
    accounted = told.said + told.past + told.untrue + told.undelivered
    return [
        figure("year.members", MEMBERS, "members"),
        figure("year.due", told.due, "reminders of their own"),
        figure("year.said", told.said, "reminders"),
        figure("year.past_their_use", told.past, "recorded"),
        figure("year.no_longer_so", told.untrue, "recorded"),
        figure("year.not_delivered", told.undelivered, "recorded"),
        figure("year.unaccounted", told.due - accounted, "reminders", "exactly", 0),
        figure("year.twice", told.twice, "messages", "at most", told.may_be_twice),
        figure("year.others_done", told.other, "reminders of other kinds"),
        figure("year.restarts", told.restarts, "restarts"),
        figure("year.faults", told.faults, "faults"),
        figure("year.sleeps", told.sleeps, "sleeps"),
        figure("year.problems", len(told.problems), "problems", "exactly", 0),
        figure("year.seconds", took, "s"),
    ]

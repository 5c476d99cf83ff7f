"""The desk with 100,000 members: the digest, the queue and finding a member, on both databases.

Each is asked again and again, as by a broker who never asked before: no answer is kept between. How
long it takes the first time in a process is shown apart, and nothing is held against it.
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
from storage import Database, communities, member_index, open_database, people
from storage.db import moment_of
from tests.bench import servers, town_file
from tests.bench.figures import Figure, figure, median, percentile
from tests.bench.town_file import Plan

PLAN = Plan(members=100_000, postings=200_000, waiting=200, offers=2_000, requests=2_000)
AIM_MS = 300.0
TIMES = 12
FOUND = {
    "first_name": "jean",
    "spelling": "Mohamed",
    "surname_first": "Begum, Amina",
    "slip": "jene",
    "sound": "smth",
    "name_and_area": "amina ward end",
    "area": "ward end",
    "middle_of_a_name": "arlo",
    "nobody": "zzyzx quorl",
    "left": "maureen clark left",
    "skill": "gardening",
    "phone": "0121 496 1000342",
    "number": "342",
    "letter": "m",
}
# fmt: off
SURNAMES = (
    "Begum", "Khan", "Hussain", "Marlow", "Smith", "Jones", "Patel", "Ahmed", "Ali", "Singh",
    "Kaur", "Taylor", "Brown", "Wilson", "Evans", "Thomas", "Roberts", "Johnson", "Walker",
    "Wright", "Robinson", "White", "Hughes", "Edwards", "Green", "Hall", "Wood", "Harris",
    "Martin", "Jackson", "Clarke", "Turner", "Hill", "Scott", "Cooper", "Morris", "Ward",
    "Mahmood", "Akhtar", "Shah", "Miah", "Uddin", "Chowdhury", "Okafor", "Adeyemi", "Mensah",
    "Nowak", "Popescu", "Murphy", "Kelly", "Ryan",
)
# fmt: on
SURNAMED = "UPDATE person SET name = name || ' ' || CASE id % {} {} END"
NUMBERED = """
UPDATE membership SET reach = '0121 496 ' || (1000000 + person_id) WHERE person_id % 3 = 0"""
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
    began = time.perf_counter()
    await town_file.make(url, PLAN)
    print(
        f"  a town of {PLAN.members} members: {time.perf_counter() - began:.1f} s", file=sys.stderr
    )
    database = await open_database(url)
    try:
        await _ready(database)
        deeds: dict[str, Callable[[Work], Awaitable[object]]] = {
            "digest": digest.counts,
            "queue": _queue,
            "queue_next": lambda work: queue.after(work, None, 0),
            **{f"member_{what}": _finds(words) for what, words in FOUND.items()},
        }
        found: list[Figure] = []
        for what, do in deeds.items():
            found += await _timed(database, f"{name}.{what}", do)
        return found
    finally:
        await database.close()


async def _queue(work: Work) -> None:
    """What /queue asks: the counts, what is routine, and how soon people were answered."""
    await queue.counts(work)
    await routine.found(work)
    await promise.figures(work, work.now - timedelta(days=31), work.now)


def _finds(words: str) -> Callable[[Work], Awaitable[object]]:
    return lambda work: members.search(work, words)


async def _timed(
    database: Database, name: str, do: Callable[[Work], Awaitable[object]]
) -> list[Figure]:
    """How long it takes: the first time, when what is loaded once is loaded, and from then on."""
    taken = []
    for _ in range(1 + TIMES):
        async with database.write() as tx:
            work = await _work(tx)
            tx.mark()
            began = time.perf_counter()
            await do(work)
            taken.append((time.perf_counter() - began) * 1000)
            await tx.undo()
    first, *later = taken
    return [
        figure(f"{name}_first", first, "ms"),
        figure(f"{name}_median", median(later), "ms"),
        figure(f"{name}_p95", percentile(later, 0.95), "ms", "at most", AIM_MS),
    ]


async def _work(tx: object) -> Work:
    community = (await communities.every(tx))[0]  # type: ignore[arg-type]
    (broker, *_) = await people.with_role(tx, community.id, "broker")  # type: ignore[arg-type]
    last = await tx.value("SELECT MAX(changed_at) FROM exchange")  # type: ignore[attr-defined]
    now = moment_of(last) + timedelta(days=1)
    return Work(tx, now, broker, community, BROKER)  # type: ignore[arg-type]


async def _ready(database: Database) -> None:
    """Everybody has a whole name and some a number; the index of members is made some at a time by
    the alarm clock, here all at once, before anything is timed."""
    cases = " ".join(f"WHEN {n} THEN '{name}'" for n, name in enumerate(SURNAMES))
    async with database.write() as tx:
        await tx.run(SURNAMED.format(len(SURNAMES), cases))
        await tx.run(NUMBERED)
    began, made = time.perf_counter(), 1
    while made:
        async with database.write() as tx:
            made = await member_index.freshen(tx, 2_000, database.dialect)
    if database.dialect == "postgres":
        await database.script("ANALYZE")
    print(f"  their words: {time.perf_counter() - began:.1f} s", file=sys.stderr)

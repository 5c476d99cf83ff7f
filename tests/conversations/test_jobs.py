"""Long work, seen on a phone: how far it is, stopping it, and what survives."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from handlers.documents import kinds as documents
from services import jobs
from services.jobs import Kind, Step
from services.work import Work
from storage import communities
from storage.jobs import Job
from tests.town import Town

COUNTED: list[int] = []
FAULTS: list[int] = []
SENTENCE = "job-file-other"
"""Any sentence serves as a title here."""


async def count(work: Work, job: Job) -> Step:
    """Writes one line of the audit a step."""
    at = int(job.stage.get("at", 0))
    if at in FAULTS:
        FAULTS.remove(at)
        raise RuntimeError("a fault that was made")
    work.audit("job.counted", "job", job.id, str(at))
    COUNTED.append(at)
    total = int(job.about["total"])
    return Step(at + 1, total, {"at": at + 1}, at + 1 == total, {"last": at})


@pytest.fixture(autouse=True)
def counting() -> Iterator[None]:
    COUNTED.clear()
    FAULTS.clear()
    jobs.KINDS["count"] = Kind(count, SENTENCE)
    yield
    del jobs.KINDS["count"]


async def start(town: Town, kind: str = "count", **about: object) -> int:
    """Ruth begins long work."""
    assert town.program is not None
    ruth = town.people["Ruth"]
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, ruth.community_id or 1)
        clock = Work(tx, town.clock.now(), ruth, community, frozenset())
        job_id = await jobs.start(clock, kind, **about)
        clock.show_card(ruth.id, jobs.CARD, job_id, "job", fresh=True)
    town.program.jobs.wake()
    return job_id


async def steps(town: Town) -> list[str]:
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows("SELECT reason FROM audit WHERE action = 'job.counted' ORDER BY id")
    return [str(row["reason"]) for row in found]


async def test_it_goes_on_in_steps_and_says_that_it_is_done(any_town: Town) -> None:
    ruth = any_town.phone("Ruth")
    await start(any_town, total=12)
    await any_town.settle()
    await ruth.sees("done, 12 of 12")
    assert await steps(any_town) == [str(n) for n in range(12)]


async def test_it_can_be_stopped_and_what_was_done_stays(town: Town) -> None:
    ruth = town.phone("Ruth")
    await start(town, total=100_000)
    while len(COUNTED) < 3:
        await asyncio.sleep(0.01)
    await town.phones.look()
    await ruth.taps("Stop this")
    await ruth.sees("stopped at")
    made = len(COUNTED)
    assert await steps(town) == [str(n) for n in range(made)]
    assert 3 <= made < 2_000


async def test_a_step_that_fails_is_made_again_and_nothing_comes_twice(town: Town) -> None:
    FAULTS.extend([2, 2])
    await start(town, total=5)
    for _ in range(2):
        await town.settle()
        await town.later(seconds=3)
    await town.phone("Ruth").sees("done, 5 of 5")
    assert await steps(town) == ["0", "1", "2", "3", "4"]


async def test_three_failures_in_a_row_end_it_and_it_can_go_on(town: Town) -> None:
    ruth = town.phone("Ruth")
    FAULTS.extend([2, 2, 2])
    await start(town, total=4)
    for _ in range(3):
        await town.settle()
        await town.later(seconds=3)
    await ruth.sees("this did not work", "What was done before is safe")
    await town.phone("Devinder").sees("Something that I was making failed", "It was:")
    button = next(b for m in ruth.messages for row in m.rows for b in row if b.text == "Try again")
    await ruth.forges(button.value)
    await ruth.sees("done, 4 of 4")
    await town.phone("Devinder").sees("This has been seen to.")
    assert await steps(town) == ["0", "1", "2", "3"]


async def test_it_goes_on_after_the_bot_was_stopped(town: Town) -> None:
    await start(town, total=60)
    while len(COUNTED) < 3:
        await asyncio.sleep(0.01)
    await town.stop()
    assert len(COUNTED) < 60
    await town.start()
    await town.settle()
    await town.phone("Ruth").sees("done, 60 of 60")
    assert await steps(town) == [str(n) for n in range(60)]


async def test_nobody_else_stops_it_or_sees_it(town: Town) -> None:
    job_id = await start(town, total=3)
    await town.settle()
    jean = town.phone("Jean")
    await jean.says("/home")
    await jean.forges(f"job-stop:{job_id}")
    assert any("I cannot find that" in one for one in jean.notices)


async def test_finished_work_brings_its_documents(town: Town) -> None:
    person = town.people["Ruth"]

    async def report(_work: Work, _job: Job) -> Step:
        about = {"member": person.id, "month": f"{town.clock.now():%Y-%m-01}", "form": "csv"}
        return Step(1, 1, {}, True, {"documents": [{"kind": "statement", "about": about}]})

    assert "statement" in documents.KINDS
    jobs.KINDS["paper"] = Kind(report, SENTENCE)
    try:
        await start(town, "paper")
        await town.settle()
        await town.phone("Ruth").sees(f"statement-{town.clock.now():%Y-%m}.csv")
    finally:
        del jobs.KINDS["paper"]


async def test_a_file_is_fetched_once_and_read_in_parts(town: Town) -> None:
    ruth = town.phone("Ruth")
    read: list[str] = []

    def prepare(content: bytes, _about: object) -> list[str]:
        return [json.dumps(line) for line in content.decode().splitlines()]

    async def step(work: Work, job: Job) -> Step:
        at = int(job.stage.get("at", 0))
        found = await jobs.part(work, job.id, at)
        if found is not None:
            read.append(json.loads(found))
        return Step(at, 2, {"at": at + 1}, found is None)

    jobs.KINDS["lines"] = Kind(step, SENTENCE, prepare)
    try:
        stored = town.world.files.add("document", "list.txt", "text/plain", b"Amina\nJean")
        await start(town, "lines", file=stored.file_id)
        await town.settle()
        assert read == ["Amina", "Jean"]
        await start(town, "lines", file="there-is-no-such-file")
        await town.settle()
        await ruth.sees("this did not work", "Please send it again")
    finally:
        del jobs.KINDS["lines"]

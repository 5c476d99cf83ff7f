"""A program that is stopped right after its start, wherever it is then, is wholly stopped."""

import asyncio

from bot.worker import Worker
from tests.town import Town


async def test_stopped_at_any_moment_of_its_start_nothing_runs_on(sqlite_url: str) -> None:
    before = asyncio.all_tasks()
    for moments in range(20):
        town = Town(sqlite_url)
        await town.open(people=False)
        for _ in range(moments * 2):
            await asyncio.sleep(0)
        async with asyncio.timeout(8):
            await town.close()
        await asyncio.sleep(0)
        left = [t for t in asyncio.all_tasks() - before if "bot/" in str(t.get_coro())]
        assert not left, f"after {moments * 2} moments: {left}"
        names = {t.get_coro().__qualname__ for t in asyncio.all_tasks() - before}  # type: ignore[union-attr]
        assert not names & {"Worker.run", "Delivery.run", "Polling.run", "Program._publish"}


async def test_a_worker_that_is_woken_as_it_is_stopped_still_stops(town: Town) -> None:
    assert town.program is not None
    worker: Worker = town.program.workers[0]
    resting = asyncio.create_task(worker._rest())
    await asyncio.sleep(0)
    worker.wake()
    resting.cancel()
    await asyncio.wait([resting])
    assert resting.cancelled()

"""Both sides, brokers and the clock at the same moment, on both databases."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_plan_paths import state_of
from tests.conversations.test_plans import books_hold, planned, proposed
from tests.town import Town


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    yield made
    await made.close()


async def test_both_say_at_the_same_moment_that_it_was_done(busy: Town) -> None:
    amina, jean, _ = await planned(busy)
    before = await balance_of(busy, "Amina")
    await busy.later(days=2, hours=7, minutes=1)
    await asyncio.gather(amina.taps("Yes, as planned"), jean.taps("Yes, as planned"))
    assert await state_of(busy) == "posted"
    assert await balance_of(busy, "Amina") == before + 120
    await books_hold(busy)


async def test_one_calls_it_off_as_the_other_says_that_it_was_done(busy: Town) -> None:
    """As its time ends: either it was called off or it was done, and both read the same."""
    amina, jean, _ = await planned(busy)
    before = await balance_of(busy, "Amina")
    await amina.taps("Can't make it")
    await busy.later(days=2, hours=6, minutes=50)
    call_off = next(
        b.value
        for message in reversed(amina.messages)
        for row in message.rows
        for b in row
        if b.text == "Call it off"
    )
    await asyncio.gather(amina.forges(call_off), busy.later(minutes=11))
    state = await state_of(busy)
    assert state in ("cancelled", "due")
    if state == "due":
        await asyncio.gather(jean.taps("Yes, as planned"), amina.taps("Yes, as planned"))
        assert await balance_of(busy, "Amina") == before + 120
    else:
        assert await balance_of(busy, "Amina") == before
    await books_hold(busy)


async def test_two_brokers_approve_as_one_side_calls_it_off(busy: Town) -> None:
    amina, jean, ruth = await proposed(busy)
    devinder = busy.phone("Devinder")
    await jean.taps("Yes, that suits me")
    await amina.taps("Can't make it")
    await asyncio.gather(
        ruth.taps("Approve before"),
        devinder.taps("Approve before"),
        amina.taps("Call it off"),
    )
    # Whichever came first: what was called off stays so, and a visit is approved once at most.
    assert await state_of(busy) in ("planned", "cancelled")
    assert busy.program is not None
    async with busy.program.database.read() as tx:
        times = await tx.value(
            "SELECT COUNT(*) FROM exchange_event WHERE action = 'allow' AND exchange_id ="
            " (SELECT MAX(id) FROM exchange)"
        )
    assert times <= 1
    assert any("already" in notice for phone in (ruth, devinder) for notice in phone.notices)

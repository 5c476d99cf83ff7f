"""Taking back, within ten minutes, that hours beside help were taken out of the books: they are in
the books again under a new key, everybody hears of it, and they can be taken out once more."""

from collections.abc import Awaitable, Callable

import pytest

from tests.conversations.test_desk import balance_of
from tests.conversations.test_giving import books_hold
from tests.conversations.test_issue import wanted
from tests.conversations.test_lending import _out
from tests.conversations.test_rosters import made
from tests.driver import Phone
from tests.town import Town

TOOK_BACK = "took back the last message"
Scene = Callable[[Town], Awaitable[Phone]]


async def _created(town: Town) -> Phone:
    ruth = await wanted(town, "Amina", "Give hours", "2 hours", "Help not recorded")
    await ruth.taps("Yes, put it right")
    return ruth


async def _roster(town: Town) -> Phone:
    ruth = await made(town, "Choose: class or talk", "Amina", "Pat", "Owen")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    return ruth


async def _lending(town: Town) -> Phone:
    amina, _, ruth = await _out(town)
    await amina.taps("Say what is wrong")
    await amina.taps("It is broken")
    await ruth.taps("Post the hours")
    await ruth.says("Jean has mended it")
    return ruth


@pytest.mark.parametrize(
    ("scene", "button", "told"),
    [
        (_created, "Undo it, with a reason", ("Amina",)),
        (_roster, "Undo it, with a reason", ("Amina", "Pat", "Owen")),
        (_lending, "Take the hours back", ("Amina", "Jean")),
    ],
)
async def test_a_reversal_was_a_mistake(
    town: Town, scene: Scene, button: str, told: tuple[str, ...]
) -> None:
    before = {name: await balance_of(town, name) for name in told}
    ruth = await scene(town)
    moved = {name: await balance_of(town, name) for name in told}
    assert moved != before
    for reason in ("It was a mistake", "It was a mistake after all"):
        await ruth.taps(button)
        await ruth.says(reason)
        assert {name: await balance_of(town, name) for name in told} == before
        await ruth.says("/undo")
        assert {name: await balance_of(town, name) for name in told} == moved
        for name in told:
            await town.phone(name).sees(TOOK_BACK)
        await books_hold(town)
    await ruth.taps(button)
    await ruth.says("Really not")
    await town.later(minutes=11)
    await ruth.says("/undo")
    await ruth.sees("nothing in the last 10 minutes")
    assert {name: await balance_of(town, name) for name in told} == before
    await books_hold(town)

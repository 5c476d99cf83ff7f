"""Telegram sends nonsense, sends twice, fails, or asks to wait: nothing is lost or done twice."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from services import statements
from simulator.world import DEFAULT_TOKEN
from tests.driver import Phone
from tests.town import Town


async def eventually(town: Town, there: Callable[[], bool], seconds: float = 8.0) -> None:
    """Looks at the phones until this is so; the bot may be waiting on purpose meanwhile."""
    end = asyncio.get_running_loop().time() + seconds
    while not there():
        assert asyncio.get_running_loop().time() < end, "it never came"
        await asyncio.sleep(0.02)
        await town.phones.look()


async def count(town: Town, sql: str) -> int:
    """One number from the database."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value(sql))


def has(phone: Phone, words: str) -> Callable[[], bool]:
    """Whether the bot has said this."""
    return lambda: any(words in m.text for m in phone.messages if m.from_bot)


EXCHANGES = "SELECT COUNT(*) FROM exchange WHERE state <> 'posted'"


async def test_an_update_that_cannot_be_decoded_is_parked_and_the_next_go_on(town: Town) -> None:
    amina = town.phone("Amina")
    for nonsense in (
        {"message": {"message_id": "one", "from": {"id": 7}}},
        {"callback_query": {"id": "1", "from": {"id": 7}, "data": 5, "message": []}},
        {"message": {"date": "tomorrow"}},
    ):
        await town.backend.post("raw", update=nonsense)
    await amina.says("/help")
    assert amina.count_messages() == 1
    assert await count(town, "SELECT COUNT(*) FROM inbox WHERE state = 'parked'") >= 1
    assert await count(town, "SELECT COUNT(*) FROM inbox WHERE state = 'waiting'") == 0


async def test_a_bug_is_tried_three_times_then_the_person_is_told(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina, jean = town.phones("Amina", "Jean")
    tried = 0

    async def broken(_work: object) -> statements.Standing:
        nonlocal tried
        tried += 1
        raise ZeroDivisionError

    monkeypatch.setattr("bot.worker.PAUSE", timedelta(milliseconds=30))
    monkeypatch.setattr(statements, "standing", broken)
    await amina.says("/balance")
    await jean.says("/help")  # others go on meanwhile
    assert jean.count_messages() == 1
    await eventually(town, has(amina, "I did not save anything from it"))
    assert tried == 3
    monkeypatch.undo()
    await amina.says("/balance")
    await amina.sees("You have 3 hours to use")


async def test_an_update_that_comes_again_does_nothing(town: Town) -> None:
    amina = town.phone("Amina")
    person = await amina.id()
    said = await town.backend.post(f"people/{person}/say", text="2hrs yesterday gardening for Jean")
    await amina.sees("You helped Jean")
    yes = next(b for row in amina.last.rows for b in row if b.text == "Yes, send to Jean")
    tap = await town.backend.post(
        f"people/{person}/tap", message_id=amina.last.id, chat=person, data=yes.value
    )
    await town.settle()
    before = await count(town, "SELECT COUNT(*) FROM outbox")
    for _ in range(3):
        for update in (said, tap):
            await town.backend.post("redeliver", update_id=update["update_id"])
        await town.settle()
    assert await count(town, "SELECT COUNT(*) FROM outbox") == before
    assert await count(town, EXCHANGES) == 1


async def test_a_hundred_taps_in_a_second_are_one_effect(any_town: Town) -> None:
    amina = any_town.phone("Amina")
    person = await amina.id()
    await amina.says("2hrs yesterday gardening for Jean")
    card = amina.last
    yes = next(b for row in card.rows for b in row if b.text == "Yes, send to Jean")
    before = amina.count_messages()
    for _ in range(100):
        await any_town.backend.tap(person, person, card.id, "", yes.value)
    await any_town.settle()
    await any_town.phones.look()
    assert await count(any_town, EXCHANGES) == 1
    assert amina.count_messages() <= before + 1
    jean = any_town.phone("Jean")
    await jean.sees("Amina helped you")
    assert jean.count_messages() == 1


@pytest.mark.parametrize("kind", ["429", "500", "502", "timeout", "drop_before", "drop_after"])
async def test_while_telegram_fails_nothing_is_lost(town: Town, kind: str) -> None:
    amina, jean = town.phones("Amina", "Jean")
    town.wait_by_clock()
    await town.backend.post(
        "faults", kind=kind, count=4, retry_after=1, methods=["sendMessage", "editMessageText"]
    )
    await amina.says("/help")
    await jean.says("2hrs yesterday gardening for Amina")
    for _ in range(4):
        await town.later(seconds=20)  # the bot waits longer each time; so do we
    await eventually(town, lambda: amina.count_messages() > 0 and jean.count_messages() > 0)
    await jean.taps("Yes, send to Amina")
    await eventually(town, has(amina, "Jean helped you"))
    assert await count(town, EXCHANGES) == 1
    states = "SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')"
    assert await count(town, states) == 0
    # Only where Telegram's answer was lost after the sending can a message have come twice.
    twice = 4 if kind == "drop_after" else 0
    assert amina.count_messages() <= 2 + twice
    assert jean.count_messages() <= 1 + twice


async def test_a_blocked_chat_is_closed_and_opens_again(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await jean.says("2hrs yesterday gardening for Amina")
    await amina.blocks()
    await jean.taps("Yes, send to Amina")
    assert await count(town, "SELECT COUNT(*) FROM person WHERE chat_open = 0") == 1
    calls = town.world.journal.last_call
    await town.later(days=1, hours=3)  # reminders fall due, and are not tried
    sent = [c for c in town.world.journal.calls(calls) if c.status == 403]
    assert sent == []
    await amina.unblocks()
    await amina.says("/balance")
    await amina.sees("You have 3 hours to use")
    assert await count(town, "SELECT COUNT(*) FROM person WHERE chat_open = 0") == 0


async def test_another_poller_is_outlived(town: Town) -> None:
    """409: somebody else used the token for a moment."""
    response = await town.backend.client.post(
        f"/bot{DEFAULT_TOKEN}/getUpdates", json={"timeout": 0}
    )
    assert response.status_code == 200
    amina = town.phone("Amina")
    await town.backend.say(await amina.id(), await amina.id(), "/help")
    await eventually(town, lambda: amina.count_messages() == 1)

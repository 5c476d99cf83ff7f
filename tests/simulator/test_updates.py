"""getUpdates: offsets, life times, kinds, long polling and the conflicts."""

import asyncio
import json
import time
from typing import Any

import httpx
import pytest
import telegram as tg
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from simulator.clock import Clock
from simulator.models import Person
from simulator.people import People
from simulator.queue import DAY, UpdateQueue
from simulator.world import World


def numbers(updates: Any) -> list[int]:
    return [update.update_id for update in updates]


async def test_updates_come_again_until_the_offset_moves(
    bot: Bot, people: People, amina: Person
) -> None:
    for text in ("one", "two", "three"):
        people.say(amina, text)
    first = await bot.get_updates()
    assert [u.message.text for u in first] == ["one", "two", "three"]
    assert numbers(first) == list(range(first[0].update_id, first[0].update_id + 3))
    assert numbers(await bot.get_updates()) == numbers(first)
    assert numbers(await bot.get_updates(offset=first[1].update_id)) == numbers(first[1:])
    assert numbers(await bot.get_updates(limit=1)) == numbers(first[1:2])
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert await bot.get_updates(offset=first[0].update_id) == ()


async def test_a_negative_offset_forgets_all_but_the_last(
    bot: Bot, people: People, amina: Person
) -> None:
    for text in ("one", "two", "three"):
        people.say(amina, text)
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["three"]
    assert [u.message.text for u in await bot.get_updates()] == ["three"]


async def test_waiting_ends_at_once_when_something_comes(
    bot: Bot, people: People, amina: Person
) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    people.say(amina, "hello")
    began = time.monotonic()
    (update,) = await waiting
    assert update.message.text == "hello"
    assert time.monotonic() - began < 1


async def test_a_taps_life_is_150_seconds_and_a_messages_a_day(
    bot: Bot, world: World, people: People, amina: Person
) -> None:
    sent = await bot.send_message(amina.id, "Two hours?")
    people.say(amina, "2hrs for Jean")
    people.tap(amina, sent.message_id, data="yes")
    world.clock.set_shift(149)
    assert len(await bot.get_updates()) == 2
    world.clock.set_shift(151)
    (left,) = await bot.get_updates()
    assert left.message.text == "2hrs for Jean"
    world.clock.set_shift(DAY + 1)
    assert await bot.get_updates() == ()


async def test_kinds_not_asked_for_are_not_queued(bot: Bot, people: People, amina: Person) -> None:
    sent = await bot.send_message(amina.id, "Two hours?")
    await bot.get_updates(allowed_updates=["message"])
    assert people.tap(amina, sent.message_id, data="yes")["update_id"] is None
    people.say(amina, "hello")
    assert [u.message.text for u in await bot.get_updates()] == ["hello"]  # setting remembered
    await bot.get_updates(offset=-1, allowed_updates=[])
    assert people.tap(amina, sent.message_id, data="yes")["update_id"] is not None


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(tg.error.Conflict, match="terminated by other getUpdates request"):
        await first
    assert await second == ()


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, world: World) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    await bot.set_webhook("https://bot.example.org/hook")
    with pytest.raises(tg.error.Conflict, match="terminated by setWebhook request"):
        await waiting
    with pytest.raises(tg.error.Conflict, match="can't use getUpdates method while webhook is"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_the_brake_on_a_bot_that_asks_the_same_again(
    http: httpx.AsyncClient, people: People, amina: Person, world: World
) -> None:
    world.limits.switch(on=True)
    url = f"/bot{world.token}/getUpdates"
    people.say(amina, "one")
    people.say(amina, "two")
    first = (await http.post(url, json={"offset": 5})).json()["result"]
    again = (await http.post(url, json={"offset": 5})).json()["result"]
    assert (len(first), len(again)) == (2, 1)


async def test_raw_and_repeated_updates(
    bot: Bot, http: httpx.AsyncClient, people: People, amina: Person, world: World
) -> None:
    url = f"/bot{world.token}/getUpdates"

    async def get(offset: int = 0) -> list[Any]:
        result: list[Any] = (await http.post(url, json={"offset": offset})).json()["result"]
        return result

    number = (await http.post("/sim/raw", json={"update": {"message": {}}})).json()["update_id"]
    assert await get() == [{"update_id": number, "message": {}}]
    assert await get() == [{"update_id": number, "message": {}}]
    assert await get(number + 1) == []
    await http.post("/sim/raw", json={"update": {"update_id": 7, "message": 5}})
    assert await get(number + 1) == [{"update_id": 7, "message": 5}]
    assert await get(number + 1) == []
    _, said = people.say(amina, "hello")
    assert said is not None
    assert await get(said + 1) == []
    assert (await http.post("/sim/redeliver", json={"update_id": said})).status_code == 200
    assert [u["update_id"] for u in await get(said + 1)] == [said]
    assert await get(said + 1) == []
    answer = await http.post("/sim/redeliver", json={"update_id": 3})
    assert (answer.status_code, answer.json()) == (
        404,
        {"error": "That update is not known any more."},
    )


def test_the_queue_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.queue.MAX_EVENTS", 3)
    queue = UpdateQueue(Clock(), first=1)
    for _ in range(5):
        queue.put("message", {}, "chat 1", time.time())
    assert (len(queue), queue.dropped) == (3, 2)
    queue.clear()
    queue.put("message", {"text": "a" * 600_000}, "chat 1", time.time())
    assert (len(queue), queue.dropped) == (0, 3)


def test_an_answer_stays_near_four_megabytes() -> None:
    queue = UpdateQueue(Clock(), first=1)
    for _ in range(20):
        queue.put("message", {"text": "a" * 500_000}, "chat 1", time.time())
    assert len(queue.batch(100)) < 5_000_000


# What a bot may do, in any order: somebody writes; it polls and keeps its place; it polls and dies
# before keeping it; the confirmation is sent alone.
_STEPS = st.lists(st.sampled_from(["write", "poll", "poll and die", "confirm"]), max_size=40)


@given(_STEPS, st.integers(1, 4))
def test_whatever_a_bot_does_it_misses_nothing(steps: list[str], limit: int) -> None:
    queue = UpdateQueue(Clock(), first=1)
    written: list[int] = []
    handled: list[int] = []
    offset = 0

    def poll() -> list[int]:
        queue.confirm(offset)
        return [update["update_id"] for update in json.loads(queue.batch(limit))]

    for step in [*steps, *["poll"] * 41]:
        if step == "write":
            number = queue.put("message", {}, "chat 1", time.time())
            assert number is not None
            written.append(number)
        elif step == "confirm":
            queue.confirm(offset)
        else:
            came = poll()
            if step == "poll" and came:
                handled += came
                offset = came[-1] + 1
    assert handled == written
    assert poll() == []

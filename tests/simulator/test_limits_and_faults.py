"""Flood limits, and the faults a person can switch on."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import telegram as tg
import uvicorn
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.limits import CHAT_BURST, GROUP_PER_MINUTE, Limits
from simulator.models import Person
from simulator.people import People
from simulator.server import create_app
from simulator.world import World


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_one_message_a_second_to_a_person_with_short_bursts() -> None:
    watch = Watch()
    limits = Limits(clock=watch)
    assert [limits.retry_after(1) for _ in range(CHAT_BURST + 1)] == [0] * CHAT_BURST + [1]
    watch.now += 1
    assert [limits.retry_after(1), limits.retry_after(1)] == [0, 1]
    assert limits.retry_after(2) == 0  # others are not held up


def test_twenty_a_minute_to_a_group() -> None:
    watch = Watch()
    limits = Limits(clock=watch)
    for _ in range(GROUP_PER_MINUTE):
        assert limits.retry_after(-5) == 0
        watch.now += 1
    assert limits.retry_after(-5) == 40
    watch.now += 40
    assert limits.retry_after(-5) == 0


def test_thirty_a_second_overall() -> None:
    watch = Watch()
    limits = Limits(clock=watch)
    passed = sum(limits.retry_after(chat) == 0 for chat in range(1, 100))
    assert passed == 30
    watch.now += 1
    passed = sum(limits.retry_after(chat) == 0 for chat in range(100, 200))
    assert passed == 30


async def test_too_many_is_said_as_telegram_says_it(
    bot: Bot, http: httpx.AsyncClient, world: World, people: People, amina: Person
) -> None:
    await http.post("/sim/limits", json={"on": True})
    for _ in range(CHAT_BURST):
        await bot.send_message(amina.id, "Good morning")
    with pytest.raises(tg.error.RetryAfter) as caught:
        await bot.send_message(amina.id, "Good morning")
    assert caught.value.retry_after == timedelta(seconds=1)
    people.say(amina, "hello")
    tap = people.tap(amina, people.say(amina, "again")[0].id, data="yes")
    assert await bot.answer_callback_query(tap["callback_query_id"])  # answers are not counted
    await http.post("/sim/limits", json={"on": False})
    for _ in range(50):
        await bot.send_message(amina.id, "Good morning")


FAULTS = [
    ("429", tg.error.RetryAfter, False),
    ("500", tg.error.NetworkError, False),
    ("502", tg.error.NetworkError, False),
    ("timeout", tg.error.TimedOut, False),
    ("drop_before", tg.error.NetworkError, False),
    ("drop_after", tg.error.NetworkError, True),
]


async def hit(
    bot: Bot,
    http: httpx.AsyncClient,
    world: World,
    amina: Person,
    kind: str,
    error: type[Exception],
) -> int:
    """Sends under a fault that must be met once; how many messages came."""
    before = len(world.chats[amina.id].messages)
    fields = {"kind": kind, "count": 1, "retry_after": 7, "methods": ["sendMessage"]}
    assert (await http.post("/sim/faults", json=fields)).status_code == 200
    assert (await bot.get_me()).is_bot  # other methods are spared
    with pytest.raises(error):
        await bot.send_message(amina.id, "Good morning", read_timeout=0.3)
    came = len(world.chats[amina.id].messages) - before
    assert await bot.send_message(amina.id, "Good morning")  # it was counted, and is over
    return came


@pytest.mark.parametrize(("kind", "error", "sent"), FAULTS)
async def test_faults_in_process(
    kind: str,
    error: type[Exception],
    sent: bool,
    bot: Bot,
    http: httpx.AsyncClient,
    world: World,
    amina: Person,
) -> None:
    assert await hit(bot, http, world, amina, kind, error) == int(sent)


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    """The simulator on a real port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(world), log_level="critical", lifespan="on")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await task
    listener.close()


async def test_faults_over_the_network(address: str, world: World, amina: Person) -> None:
    bot = Bot(world.token, f"{address}/bot", request=HTTPXRequest())
    async with bot, httpx.AsyncClient(base_url=address) as http:
        for kind, error, sent in FAULTS:
            assert await hit(bot, http, world, amina, kind, error) == int(sent)


async def test_a_poller_that_was_killed_is_no_second_poller(
    address: str, world: World, people: People, amina: Person
) -> None:
    async with httpx.AsyncClient(base_url=address) as http:
        url = f"/bot{world.token}/getUpdates"
        with pytest.raises(httpx.ReadTimeout):
            await http.post(url, json={"timeout": 30}, timeout=0.2)
        answer = await http.post(url, json={"timeout": 0})
        assert answer.json() == {"ok": True, "result": []}
        calls = (await http.get("/sim/calls", params={"method": "getUpdates"})).json()
        assert 409 not in [call["status"] for call in calls]


async def test_events_arrive_as_a_stream(
    address: str, people: People, world: World, amina: Person
) -> None:
    lines: list[str] = []
    async with (
        httpx.AsyncClient(base_url=address) as http,
        asyncio.timeout(5),
        http.stream("GET", f"/sim/events?after={world.journal.last_event}") as stream,
    ):
        people.say(amina, "Good morning")
        async for line in stream.aiter_lines():
            lines.append(line)
            if "Good morning" in line:
                break
    assert any(line.startswith("id: ") for line in lines)


async def test_an_unknown_fault_is_refused(http: httpx.AsyncClient, world: World) -> None:
    answer = await http.post("/sim/faults", json={"kind": "418"})
    assert answer.status_code == 400
    assert "502" in answer.json()["error"]
    assert world.faults.kind == "none"

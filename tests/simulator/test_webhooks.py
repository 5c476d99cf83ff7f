"""Webhooks: secret header, order per queue, retries, and calls in the answer."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import telegram as tg
from telegram import Bot, Update

from simulator.models import Person
from simulator.people import People
from simulator.server import create_app
from simulator.world import World

SECRET = "pelham-and-ward-end"


class Hook:
    """The bot's side: takes what comes, as the test says."""

    def __init__(self) -> None:
        self.taken: list[Update] = []
        self.secrets: set[str | None] = set()
        self.seen: list[int] = []
        self.answer: Callable[[int], httpx.Response] = lambda _attempt: httpx.Response(200)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        assert request.headers["content-type"] == "application/json"
        update = Update.de_json(json.loads(request.content), None)
        self.seen.append(update.update_id)
        answer = self.answer(self.seen.count(update.update_id))
        await asyncio.sleep(0.01)
        if answer.is_success:
            self.taken.append(update)
        return answer


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
def app(world: World, hook: Hook) -> Any:
    return create_app(world, webhook_transport=httpx.MockTransport(hook))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.01)


@pytest.fixture
async def hooked(bot: Bot, app: Any) -> Any:
    await bot.set_webhook("https://bot.example.org/hook", secret_token=SECRET)
    yield bot
    await app.state.webhooks.stop()


async def test_updates_are_brought_in_order_with_the_secret(
    hooked: Bot, hook: Hook, people: People, amina: Person, jean: Person
) -> None:
    for number in range(5):
        people.say(amina, f"a{number}")
        people.say(jean, f"j{number}")
    await until(lambda: len(hook.taken) == 10)
    for person, letter in ((amina, "a"), (jean, "j")):
        own = [u.message.text for u in hook.taken if u.message.chat_id == person.id]
        assert own == [f"{letter}{number}" for number in range(5)]
    assert hook.secrets == {SECRET}
    info = await hooked.get_webhook_info()
    assert isinstance(info, tg.WebhookInfo)
    assert (info.url, info.pending_update_count) == ("https://bot.example.org/hook", 0)


async def test_a_failed_update_comes_again_and_holds_back_only_its_own_queue(
    hooked: Bot, hook: Hook, people: People, amina: Person, jean: Person
) -> None:
    failing: list[int | None] = []

    def answer(attempt: int) -> httpx.Response:
        bad = hook.seen[-1] in failing and attempt <= 2
        return httpx.Response(500 if bad else 200, headers={"Retry-After": "0.05"})

    hook.answer = answer
    failing.append(people.say(amina, "first")[1])
    people.say(amina, "second")
    people.say(jean, "meanwhile")
    await until(lambda: len(hook.taken) == 3)
    texts = [u.message.text for u in hook.taken]
    assert texts == ["meanwhile", "first", "second"]
    assert hook.seen.count(failing[0] or 0) == 3
    info = await hooked.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500"


async def test_the_answer_may_hold_a_call(
    hooked: Bot, hook: Hook, world: World, people: People, amina: Person
) -> None:
    call = {"method": "sendMessage", "chat_id": amina.id, "text": "Thank you"}
    hook.answer = lambda _attempt: httpx.Response(200, json=call)
    people.say(amina, "hello")
    await until(lambda: len(hook.taken) == 1)
    await until(lambda: "Thank you" in str(list(world.chats[amina.id].messages.values())[-1].wire))


async def test_deleting_the_webhook_keeps_or_drops_what_waits(
    hooked: Bot, hook: Hook, world: World, people: People, amina: Person
) -> None:
    hook.answer = lambda _attempt: httpx.Response(503)
    people.say(amina, "hello")
    await until(lambda: len(hook.seen) > 0)
    await hooked.delete_webhook()
    assert len(world.queue) == 1
    await hooked.set_webhook("https://bot.example.org/hook", drop_pending_updates=True)
    assert len(world.queue) == 0


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"url": "not an address"}, "invalid webhook URL specified"),
        ({"url": "http://bot.example.org/"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example.org:8000/"}, "Webhook can be set up only on ports 80, 88"),
        ({"url": "https://bot.example.org/", "secret_token": "a b"}, "unallowed characters"),
    ],
)
async def test_addresses_that_the_public_service_refuses(
    params: dict[str, str], said: str, world: World
) -> None:
    transport = httpx.ASGITransport(app=create_app(world, strict_webhooks=True))
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as http:
        answer = await http.post(f"/bot{world.token}/setWebhook", data=params)
    assert answer.status_code == 400
    assert said in answer.json()["description"]

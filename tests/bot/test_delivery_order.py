"""Delivery against a Telegram that fails in its own ways: order, patience, and giving up."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot import delivery as module
from bot.app import Program, open_program
from bot.settings import Settings
from bot.start_errors import StartError
from storage import Tx, Unreachable, outbox
from storage.db import Row
from tests.town import TownClock

TOKEN = "4242:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
ME = {"id": 4242, "is_bot": True, "first_name": "Goodturn", "username": "goodturn_bot"}
Answer = tuple[int, dict[str, Any]]


class Telegram(httpx.AsyncBaseTransport):
    """Answers `method` with what `on[method]` says, and everything else kindly."""

    def __init__(self) -> None:
        self.on: dict[str, Callable[[dict[str, Any]], Answer]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rsplit("/", 1)[1]
        form = httpx.QueryParams((await request.aread()).decode())
        arguments = dict(form)
        if method == "getMe":
            return httpx.Response(200, json={"ok": True, "result": ME})
        self.calls.append((method, arguments))
        await self.gate.wait()
        code, body = self.on.get(method, lambda _: (200, {"message_id": len(self.calls)}))(
            arguments
        )
        if code == 200:
            return httpx.Response(200, json={"ok": True, "result": body})
        return httpx.Response(code, json={"ok": False, "error_code": code, **body})


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def program(sqlite_url: str, telegram: Telegram) -> AsyncIterator[Program]:
    settings = Settings(
        token=TOKEN,
        database_url=sqlite_url,
        sends_per_second=1_000,
        sends_per_chat_second=1_000,
        mode="webhook",
        webhook_url="https://example.org",
        webhook_secret="secret",
    )
    found = await open_program(
        settings,
        clock=TownClock(),
        request=lambda _: HTTPXRequest(httpx_kwargs={"transport": telegram}),
    )
    yield found
    await found.close()


async def _queue(program: Program, *texts: str, chat: int = 7) -> None:
    async with program.database.write() as tx:
        for text in texts:
            outbox.queue(tx, chat, "answer", "test", {"text": text}, program.clock.now())


async def _rounds(program: Program, count: int) -> None:
    """Rounds with ten minutes between them, each brought to its end."""
    assert isinstance(program.clock, TownClock)
    for _ in range(count):
        program.clock.shift += timedelta(minutes=10)
        await program.delivery.round()
        while program.delivery._in_flight:
            await asyncio.wait(program.delivery._in_flight.values())
    await program.delivery.round()


async def _states(program: Program) -> dict[str, str]:
    async with program.database.read() as tx:
        rows = await tx.rows("SELECT body, state FROM outbox")
    return {json.loads(r["body"])["text"]: r["state"] for r in rows}


def _poison(arguments: dict[str, Any]) -> Answer:
    if "poison" in arguments["text"]:
        return 500, {"description": "Internal Server Error"}
    return 200, {"message_id": 1}


async def test_a_message_that_always_fails_lets_the_next_ones_go(
    program: Program, telegram: Telegram
) -> None:
    telegram.on["sendMessage"] = _poison
    await _queue(program, "poison", "next")
    for n in range(12):
        await _queue(program, f"other {n}", chat=100 + n)
        await _rounds(program, 1)
    assert await _states(program) == {
        "poison": "failed",
        "next": "sent",
        **{f"other {n}": "sent" for n in range(12)},
    }


async def test_while_telegram_fails_altogether_everything_waits(
    program: Program, telegram: Telegram
) -> None:
    telegram.on["sendMessage"] = lambda _: (502, {"description": "Bad Gateway"})
    await _queue(program, "first", "second")
    await _rounds(program, 12)
    assert await _states(program) == {"first": "waiting", "second": "waiting"}
    del telegram.on["sendMessage"]
    await _rounds(program, 3)
    assert await _states(program) == {"first": "sent", "second": "sent"}
    sent = [a["text"] for m, a in telegram.calls if m == "sendMessage"]
    assert sent[-2:] == ["first", "second"]


async def test_a_revoked_token_loses_no_message(program: Program, telegram: Telegram) -> None:
    telegram.on["sendMessage"] = lambda _: (401, {"description": "Unauthorized"})
    await _queue(program, "first")
    await _rounds(program, 2)
    assert await _states(program) == {"first": "waiting"}
    del telegram.on["sendMessage"]
    await _rounds(program, 2)
    assert await _states(program) == {"first": "sent"}


async def test_the_next_message_never_overtakes_one_that_failed(
    program: Program, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first fails just after the second round has looked at what is due."""
    telegram.on["sendMessage"] = lambda _: (502, {"description": "Bad Gateway"})
    telegram.gate.clear()
    await _queue(program, "first", "second")
    await program.delivery.round()
    under_way = list(program.delivery._in_flight.values())
    real = outbox.due

    async def slow(tx: Tx, now: datetime, limit: int) -> Any:
        rows: list[Row] = list(await real(tx, now, limit))
        telegram.gate.set()
        await asyncio.wait(under_way)
        return rows

    monkeypatch.setattr(module.outbox, "due", slow)
    await program.delivery.round()
    assert [a["text"] for _, a in telegram.calls] == ["first"]
    monkeypatch.setattr(module.outbox, "due", real)
    del telegram.on["sendMessage"]
    await _rounds(program, 3)
    assert [a["text"] for _, a in telegram.calls] == ["first", "first", "second"]


async def test_a_commit_that_came_through_after_all_leaves_nothing_under_way(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is lost while the commit is answered: rows are leased and not sent."""
    await _queue(program, "first")
    write = program.database.write

    @asynccontextmanager
    async def lost() -> AsyncIterator[Tx]:
        async with write() as tx:
            yield tx
        raise Unreachable("PostgreSQL does not answer; I keep trying.")

    monkeypatch.setattr(program.database, "write", lost)
    with pytest.raises(Unreachable):
        await program.delivery.round()
    monkeypatch.setattr(program.database, "write", write)
    assert await _states(program) == {"first": "sending"}
    await _rounds(program, 2)
    assert await _states(program) == {"first": "sent"}


async def test_two_programs_may_set_the_webhook_in_the_same_second(
    program: Program, telegram: Telegram
) -> None:
    answers = iter([429, 200])

    def busy(_: dict[str, Any]) -> Answer:
        if next(answers) == 429:
            return 429, {"description": "Too Many Requests", "parameters": {"retry_after": 0.01}}
        return 200, {}

    telegram.on["setWebhook"] = busy
    await program._patiently("setWebhook", {"url": "https://example.org/telegram"})
    assert [m for m, _ in telegram.calls] == ["setWebhook", "setWebhook"]


async def test_a_webhook_that_telegram_refuses_is_one_clear_line(
    program: Program, telegram: Telegram
) -> None:
    telegram.on["setWebhook"] = lambda _: (
        400,
        {"description": "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
    )
    with pytest.raises(StartError, match="https url must be provided"):
        await asyncio.wait_for(program._patiently("setWebhook", {"url": "http://a"}), 3)

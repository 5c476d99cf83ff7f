"""Two processes behind one address over one PostgreSQL, and a Telegram that keeps its limits: they
send as one, also when the one that leads is killed."""

import asyncio
import contextlib
import itertools
import os
import signal
import socket
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.models import Message
from simulator.people import People
from storage import Database, open_database, outbox
from tests.bench import warm
from tests.bench.killing import IN_FLIGHT
from tests.bench.stage import Stage, goodturn_environment, open_stage

CHATS, EACH = 60, 2
ASKING = 6
FIRST = 9_000
PATIENCE = 40.0


class Balancer(httpx.AsyncBaseTransport):
    """Brings webhooks to each process in turn, and to another where one is not there."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports, self._turn = ports, itertools.count()
        self._way = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body, turn = await request.aread(), next(self._turn)
        for number in range(len(self._ports)):
            port = self._ports[(turn + number) % len(self._ports)]
            headers = [(k, v) for k, v in request.headers.items() if k != "host"]
            to = httpx.Request(
                request.method, request.url.copy_with(port=port), headers=headers, content=body
            )
            try:
                return await self._way.handle_async_request(to)
            except httpx.TransportError:
                continue
        raise httpx.ConnectError("no process is there")

    async def aclose(self) -> None:
        await self._way.aclose()


class Heard:
    """What arrives in the chats."""

    def __init__(self, stage: Stage) -> None:
        self.notices: list[tuple[int, str]] = []
        self.asked: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        stage.journal.heard = self._heard

    def _heard(self, _kind: str, chat: int, message: Message) -> None:
        text = str(message.wire.get("text", ""))
        if text.startswith("Notice "):
            self.notices.append((chat, text))
        elif chat in self.asked:
            self.answered.setdefault(chat, time.monotonic())


@asynccontextmanager
async def _two(stage: Stage, url: str) -> AsyncIterator[None]:
    with tempfile.NamedTemporaryFile() as said:
        ports = [_free_port(), _free_port()]
        stage.app.state.webhooks.transport = balancer = Balancer(ports)
        running: list[warm.WarmProcess] = []
        try:
            for port in ports:
                environment = {
                    **os.environ,
                    **goodturn_environment(stage.api_url, url),
                    "GOODTURN_MODE": "webhook",
                    "GOODTURN_WEBHOOK_URL": f"http://127.0.0.1:{ports[0]}",
                    "GOODTURN_WEBHOOK_SECRET": "two-of-us",
                    "GOODTURN_PORT": str(port),
                    "GOODTURN_SENDS_PER_SECOND": "28",
                    "GOODTURN_SENDS_PER_CHAT_SECOND": "1",
                    "GOODTURN_SENDS_PER_GROUP_MINUTE": "18",
                }
                running.append(await warm.start(["run"], environment, Path(said.name)))
                await _answers(port, Path(said.name))
            yield
        finally:
            for process in running:
                process.kill()
                await process.wait()
            await balancer.aclose()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _answers(port: int, said: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    async with httpx.AsyncClient() as http:
        while True:
            with contextlib.suppress(httpx.TransportError):
                await http.get(f"http://127.0.0.1:{port}/health")
                return
            assert time.monotonic() < deadline, said.read_text("utf-8")[-2_000:]
            await asyncio.sleep(0.05)


async def _queue(database: Database) -> None:
    now = datetime.now(UTC)
    async with database.write() as tx:
        for number, chat in itertools.product(range(EACH), range(FIRST, FIRST + CHATS)):
            body: dict[str, Any] = {"text": f"Notice {number}"}
            outbox.queue(tx, chat, "notice", "test", body, now + timedelta(milliseconds=number))


async def _leader(database: Database) -> int:
    async with database.read() as tx:
        holder = str(await tx.value(outbox.HOLDER, name="delivery"))
    return int(holder.split(":")[1])


async def _until(condition: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        await asyncio.sleep(0.02)


@pytest.mark.slow
@pytest.mark.postgres
async def test_two_processes_keep_the_limits_together_and_one_takes_over(postgres_url: str) -> None:
    """The leader dies in the middle of sending: every notice arrives, at most those that were under
    way twice, in order in each chat, and Telegram never has to refuse anything. People who write
    meanwhile are answered by whichever process their update comes to."""
    async with open_stage() as stage:
        people = People(stage.world)
        for chat in range(FIRST, FIRST + CHATS + ASKING):
            stage.world.add_person(f"Person {chat}", person_id=chat).started = True
        heard = Heard(stage)
        async with _two(stage, postgres_url):
            database = await open_database(postgres_url)
            await stage.quiet(seconds=0.5)
            stage.world.limits.switch(on=True)
            await _queue(database)
            await _until(lambda: len(heard.notices) > 30, "nothing was sent")
            dead = await _leader(database)
            os.kill(dead, signal.SIGKILL)
            for chat in range(FIRST + CHATS, FIRST + CHATS + ASKING):
                heard.asked[chat] = time.monotonic()
                people.say(stage.world.people[chat], "/start")
            wanted = {(c, f"Notice {n}") for c in range(FIRST, FIRST + CHATS) for n in range(EACH)}
            await _until(lambda: wanted <= set(heard.notices), "notices are missing")
            await _until(lambda: len(heard.answered) == ASKING, "somebody has no answer")
            assert await _leader(database) != dead
            await database.close()
    twice = sum(count - 1 for count in Counter(heard.notices).values())
    assert twice <= IN_FLIGHT
    first = [n for at, n in enumerate(heard.notices) if n not in heard.notices[:at]]
    for chat in range(FIRST, FIRST + CHATS):
        assert [text for c, text in first if c == chat] == ["Notice 0", "Notice 1"]
    refused = {k: n for k, n in stage.journal.methods.items() if k.endswith(" 429")}
    assert refused == {}, stage.journal.methods

"""Two processes behind one address over one PostgreSQL, or one that polls with several workers, and
a Telegram that keeps its limits: they send as one, also when the one that leads is killed, or was
on a machine that is gone."""

import asyncio
import contextlib
import itertools
import os
import signal
import socket
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.delivery import LEASE
from simulator.models import Message
from simulator.people import People
from storage import Database, open_database, outbox
from storage.migrate import migrate
from tests.bench import warm
from tests.bench.killing import IN_FLIGHT
from tests.bench.stage import Stage, goodturn_environment, open_stage

CHATS, EACH = 40, 2
ASKING = 6
FIRST = 9_000
PATIENCE = 40.0
LIMITS = {
    "GOODTURN_SENDS_PER_SECOND": "28",
    "GOODTURN_SENDS_PER_CHAT_SECOND": "1",
    "GOODTURN_SENDS_PER_GROUP_MINUTE": "18",
}
COMMANDS = ("/help", "/privacy", "/language")
LATEST = 3.0
"""Seconds after the end of a lease within which somebody else sends, on a busy machine."""
GONE = "another-machine:77:beef"
LEFT, LEFT_FOR = 3, timedelta(seconds=2)
"""Messages that it had under way, and how long its lease still lasts as we begin."""


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
        self.said: defaultdict[int, list[str]] = defaultdict(list)
        stage.journal.heard = self._heard

    def _heard(self, _kind: str, chat: int, message: Message) -> None:
        text = str(message.wire.get("text", ""))
        if text.startswith("Notice "):
            self.notices.append((chat, text))
        elif chat in self.asked:
            self.answered.setdefault(chat, time.monotonic())
            self.said[chat].append(text)


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
                    **LIMITS,
                    "GOODTURN_MODE": "webhook",
                    "GOODTURN_WEBHOOK_URL": f"http://127.0.0.1:{ports[0]}",
                    "GOODTURN_WEBHOOK_SECRET": "two-of-us",
                    "GOODTURN_PORT": str(port),
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


async def _queue(database: Database, chats: int = CHATS) -> None:
    now = datetime.now(UTC)
    async with database.write() as tx:
        for number, chat in itertools.product(range(EACH), range(FIRST, FIRST + chats)):
            body: dict[str, Any] = {"text": f"Notice {number}"}
            outbox.queue(tx, chat, "notice", "test", body, now + timedelta(milliseconds=number))


async def _leader(database: Database) -> int:
    async with database.read() as tx:
        holder = str(await tx.value(outbox.HOLDER, name=LEASE))
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
    _in_order(heard, CHATS)
    _never_refused(stage)


def _in_order(heard: Heard, chats: int) -> None:
    """Each got both notices in order; at most what was under way at a kill came twice."""
    twice = sum(count - 1 for count in Counter(heard.notices).values())
    assert twice <= IN_FLIGHT
    first = [n for at, n in enumerate(heard.notices) if n not in heard.notices[:at]]
    for chat in range(FIRST, FIRST + chats):
        assert [text for c, text in first if c == chat] == ["Notice 0", "Notice 1"]


def _never_refused(stage: Stage) -> None:
    refused = {k: n for k, n in stage.journal.methods.items() if k.endswith(" 429")}
    assert refused == {}, stage.journal.methods


@pytest.mark.slow
@pytest.mark.postgres
async def test_a_poller_with_several_workers_takes_over_from_a_machine_that_is_gone(
    postgres_url: str,
) -> None:
    """Nobody else can know that it is gone: its lease is waited for, and not a moment longer than
    that. Then the poller itself is killed and starts again. What people wrote is answered once and
    in order by whichever worker, notices arrive as above, and Telegram refuses nothing."""
    chats = 20
    database = await open_database(postgres_url)
    await migrate(database, datetime.now(UTC))
    await _queue(database, chats)
    async with open_stage() as stage, _poller(stage, postgres_url) as start:
        people = People(stage.world)
        for chat in range(FIRST, FIRST + chats + ASKING):
            stage.world.add_person("Neighbour", person_id=chat).started = True
        heard = Heard(stage)
        stage.world.limits.switch(on=True)
        for chat in range(FIRST + chats, FIRST + chats + ASKING):
            heard.asked[chat] = time.monotonic()
            for words in COMMANDS:
                people.say(stage.world.people[chat], words)
        await _leads_elsewhere(database, until := datetime.now(UTC) + LEFT_FOR)
        process = await start()
        await _until(lambda: heard.notices, "nobody took over")
        late = (datetime.now(UTC) - until).total_seconds()
        assert 0 <= late < LATEST, "it sent before the lease was over, or long after"
        await _until(lambda: len(heard.notices) > chats // 2, "nothing was sent")
        process.kill()
        await process.wait()
        await start()
        wanted = {(c, f"Notice {n}") for c in range(FIRST, FIRST + chats) for n in range(EACH)}
        await _until(lambda: wanted <= set(heard.notices), "notices are missing")
        await _until(
            lambda: all(len(set(heard.said[c])) == len(COMMANDS) for c in heard.asked), "no answer"
        )
        await stage.quiet()
    await database.close()
    _in_order(heard, chats)
    _never_refused(stage)
    once = [list(dict.fromkeys(heard.said[chat])) for chat in heard.asked]
    assert all(said == once[0] for said in once), once
    again = sum(len(said) - len(COMMANDS) for said in heard.said.values())
    assert again <= IN_FLIGHT


@asynccontextmanager
async def _poller(
    stage: Stage, url: str
) -> AsyncIterator[Callable[[], Awaitable[warm.WarmProcess]]]:
    with tempfile.NamedTemporaryFile() as said:
        running: list[warm.WarmProcess] = []

        async def start() -> warm.WarmProcess:
            environment = {**os.environ, **goodturn_environment(stage.api_url, url), **LIMITS}
            environment["GOODTURN_WORKERS"] = "4"
            running.append(await warm.start(["run"], environment, Path(said.name)))
            return running[-1]

        try:
            yield start
        finally:
            for process in running:
                process.kill()
                await process.wait()


async def _leads_elsewhere(database: Database, until: datetime) -> None:
    """As the machine left it: its lease runs on, and a few messages were under way."""
    async with database.write() as tx:
        assert await outbox.take_lease(tx, LEASE, GONE, datetime.now(UTC), until)
        for row in (await outbox.due(tx, datetime.now(UTC), 100))[:LEFT]:
            tx.later(outbox.LEASE, id=row["id"])

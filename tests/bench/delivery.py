"""A broadcast to 100,000 people on a virtual clock, while others get answers: how much of the
allowed rate is used, whether the simulator's limits ever refuse, and how long an answer waits.

All is the bot's own but the time and the way to Telegram, which both are in this process. It takes
ten to twenty minutes of real time."""

import asyncio
import json
import random
import tempfile
import time
from collections import Counter, deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.app import Program, open_program
from bot.pacing import Limits as Allowed
from bot.settings import Settings
from simulator.limits import Limits
from storage import outbox
from tests.bench.figures import Figure, figure, percentile

PEOPLE = 100_000
ANSWERS_A_SECOND = 3.0
AHEAD = 120
"""Rows of a broadcast that stand in the outbox at a time, as services/broadcasts has it."""
TOKEN = "4242:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
START = datetime(2026, 11, 16, 10, tzinfo=UTC)
FIRST_CHAT = 1_000_000
MAKE_PEOPLE = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people)
INSERT INTO person (telegram_id, name, created_at) SELECT :first + i, 'Person ' || i, :now FROM n"""
FEED = """
INSERT INTO outbox (chat_id, person_id, kind, priority, reason, key, body, created_at, due_at)
SELECT telegram_id, id, 'broadcast', 6, 'broadcast', 'bench:' || id,
    '{"text":"The library is open on Sunday"}', :now, :now
FROM person WHERE id > :after ORDER BY id LIMIT :limit"""
REFUSED = {"ok": False, "error_code": 429, "description": "Too Many Requests"}


class Virtual:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        """This moment."""
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self.seconds


class Telegram(BaseRequest):
    """Takes messages as fast as the simulator's limits allow, and notes when each came."""

    def __init__(self, clock: Virtual) -> None:
        self._clock = clock
        self.limits = Limits(clock=clock.monotonic)
        self.refused = 0
        self.times: list[float] = []
        self.broadcast: Counter[int] = Counter()
        self.answers: dict[str, float] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take; nobody counts them here."""
        return 5.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """What the simulator's limits say to a message; it may go, or it must wait."""
        if url.endswith("/getMe"):
            me = {"id": 4242, "is_bot": True, "first_name": "Goodturn", "username": "goodturn_bot"}
            return 200, json.dumps({"ok": True, "result": me}).encode()
        assert request_data is not None
        said = request_data.json_parameters
        chat, text = int(said["chat_id"]), str(said["text"])
        if after := self.limits.retry_after(chat):
            self.refused += 1
            return 429, json.dumps({**REFUSED, "parameters": {"retry_after": after}}).encode()
        now = self._clock.seconds
        self.times.append(now)
        if text.startswith("Answer "):
            self.answers[text] = now
        else:
            self.broadcast[chat] += 1
        return 200, json.dumps({"ok": True, "result": {"message_id": len(self.times)}}).encode()


async def measure(people: int = PEOPLE) -> list[Figure]:
    """All figures."""
    clock = Virtual()
    telegram = Telegram(clock)
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        settings = Settings(
            token=TOKEN,
            database_url=f"sqlite:///{folder}/goodturn.db",
            mode="webhook",
            webhook_url="https://example.org",
            webhook_secret="secret",
        )
        program = await open_program(settings, clock=clock, request=lambda _: telegram)
        try:
            program.delivery.pacer = type(program.delivery.pacer)(Allowed(), clock.monotonic)
            began = time.perf_counter()
            asked = await Run(program, clock, telegram, people).go()
            took = time.perf_counter() - began
        finally:
            await program.close()
    waits = [telegram.answers[text] - at for text, at in asked.items()]
    allowed = Allowed().per_second
    share = 100 * len(telegram.times) / (telegram.times[-1] * allowed)
    return [
        figure("delivery.people", len(telegram.broadcast), "people", "exactly", people),
        figure("delivery.got_it_twice", _twice(telegram.broadcast), "people", "exactly", 0),
        figure("delivery.share_of_the_allowed_rate", share, "%", "at least", 99),
        figure("delivery.refused_by_telegram", telegram.refused, "calls", "exactly", 0),
        figure("delivery.over_the_limit", _over(telegram.times, allowed), "sends", "exactly", 0),
        figure("delivery.answers", len(waits), "answers"),
        figure("delivery.answer_p50", 1000 * percentile(waits, 0.5), "ms virtual"),
        figure("delivery.answer_p99", 1000 * percentile(waits, 0.99), "ms virtual", "at most", 999),
        figure("delivery.answer_longest", 1000 * max(waits), "ms virtual"),
        figure("delivery.messages_a_real_second", len(telegram.times) / took, "messages/s"),
    ]


def _twice(arrived: Counter[int]) -> int:
    return sum(count > 1 for count in arrived.values())


def _over(times: Sequence[float], allowed: int) -> int:
    """Sends at which the second that ends with them held more than is allowed."""
    window: deque[float] = deque()
    over = 0
    for at in times:
        window.append(at)
        while window[0] <= at - 1.0 + 1e-6:
            window.popleft()
        over += len(window) > allowed
    return over


class Run:
    """One broadcast, from its first row to its last mark."""

    def __init__(self, program: Program, clock: Virtual, telegram: Telegram, people: int) -> None:
        self._program, self._clock, self._telegram, self._people = program, clock, telegram, people
        self._random = random.Random(7)
        self._fed = self._waiting = 0
        self._next_answer = 1.0
        self._asked: dict[str, float] = {}

    async def go(self) -> dict[str, float]:
        """When each answer was asked for, by its words."""
        async with self._program.database.write() as tx:
            await tx.run(MAKE_PEOPLE, people=self._people, first=FIRST_CHAT, now=self._clock.now())
        arrived, delivery = self._telegram.broadcast, self._program.delivery
        while len(arrived) < self._people or not delivery.idle:
            await self._feed()
            await self._answer()
            wait = await delivery.round()
            while delivery._in_flight:
                await asyncio.wait(delivery._in_flight.values())
            if delivery.idle and wait > 0:
                until = self._clock.seconds + wait + 1e-6
                self._clock.seconds = min(until, max(self._next_answer, self._clock.seconds))
        await delivery.round()
        return {text: at for text, at in self._asked.items() if text in self._telegram.answers}

    async def _feed(self) -> None:
        waiting = self._fed - len(self._telegram.broadcast)
        if waiting > AHEAD // 2 or self._fed >= self._people:
            return
        async with self._program.database.write() as tx:
            self._fed += await tx.run(
                FEED, now=self._clock.now(), after=self._fed, limit=AHEAD - waiting
            )

    async def _answer(self) -> None:
        """People write at random moments; their answers are queued at once."""
        if self._clock.seconds < self._next_answer:
            return
        async with self._program.database.write() as tx:
            while self._next_answer <= self._clock.seconds:
                text = f"Answer {len(self._asked)}"
                chat = FIRST_CHAT + self._random.randint(1, self._people)
                outbox.queue(tx, chat, "answer", "bench", {"text": text}, self._clock.now())
                self._asked[text] = self._next_answer
                self._next_answer += self._random.expovariate(ANSWERS_A_SECOND)

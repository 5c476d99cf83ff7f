"""News to many people. To 100,000 on a virtual clock, while others write and get answers: how much
of the allowed rate is used, and whether any second holds more. To 2,000 at the real rate over HTTP,
while the program is killed ten times: who got it twice, or not at all.

All is the bot's own but the clock and the way to Telegram, which in the first part are both in this
process; that part takes ten to thirty minutes of real time, the second about two on each database.
"""

import asyncio
import random
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bot.app import Program, open_program
from bot.intake import receive
from bot.pacing import Limits as Allowed
from bot.settings import Settings
from storage import broadcasts as rows
from tests.bench import opted_in, servers
from tests.bench.figures import Figure, figure, percentile
from tests.bench.news_killed import IN_FLIGHT, Outcome, kill_news
from tests.bench.virtual import Telegram, Virtual, over

PEOPLE = 100_000
WRITING_A_SECOND = 3.0
SAYING = ("/help", "/balance", "/notices")
TICK = 1.0
"""Seconds from one look of the alarm to the next, as bot/alarm.py has it."""
TOKEN = "4242:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
KILLED_PEOPLE, KILLS = 2_000, 10
SEED = 20261123


async def measure(people: int = PEOPLE, killed_people: int = KILLED_PEOPLE) -> list[Figure]:
    """All figures."""
    found = await to_many(people)
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        url = f"sqlite:///{folder}/goodturn.db"
        found += _killed("sqlite", await kill_news(url, killed_people, KILLS, SEED))
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                url = await databases()
                found += _killed("postgres", await kill_news(url, killed_people, KILLS, SEED))
    return found


def _killed(database: str, outcome: Outcome) -> list[Figure]:
    name = f"broadcast.killed.{database}"
    for problem in outcome.problems[:50]:
        print(f"  {name}: {problem}")
    most = IN_FLIGHT * outcome.kills
    return [
        figure(f"{name}.people", outcome.people, "people"),
        figure(f"{name}.kills", outcome.kills, "kills", "exactly", KILLS),
        figure(f"{name}.once", outcome.once, "people", "at least", outcome.people - most),
        figure(f"{name}.twice", outcome.twice, "people", "exactly", 0),
        figure(f"{name}.unknown", outcome.unknown, "reported", "at most", most),
        figure(f"{name}.unknown_that_had_it", outcome.unknown_had_it, "people"),
        figure(f"{name}.most_at_one_kill", outcome.most_at_a_kill, "people", "at most", IN_FLIGHT),
        figure(f"{name}.refused_by_telegram", outcome.refused, "calls", "exactly", 0),
        figure(f"{name}.problems", len(outcome.problems), "problems", "exactly", 0),
        figure(f"{name}.seconds", outcome.seconds, "s"),
    ]


async def to_many(people: int) -> list[Figure]:
    """Part one, on SQLite."""
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
            run = Run(program, clock, telegram, people)
            result = await run.go()
            took = time.perf_counter() - began
        finally:
            await program.close()
    return [*_of_all(telegram, people, result), *_of_answers(run), _per_second(telegram, took)]


def _per_second(telegram: Telegram, took: float) -> Figure:
    return figure("broadcast.messages_a_real_second", len(telegram.sent) / took, "messages/s")


def _of_all(telegram: Telegram, people: int, result: dict[str, int]) -> list[Figure]:
    allowed = Allowed()
    arrived = Counter(chat for _, chat, text, _ in telegram.sent if opted_in.WORDS in text)
    for broker in (opted_in.SENDER, opted_in.SECOND):
        arrived.pop(broker, None)  # their card says what was sent
    times = [at for at, chat, text, _ in telegram.sent]
    each = defaultdict(list)
    for at, chat, _, _ in telegram.sent:
        each[chat].append(at)
    news = [at for at, chat, text, _ in telegram.sent if opted_in.WORDS in text and chat in arrived]
    during = sum(news[0] < at <= news[-1] for at in times)
    share = 100 * during / ((news[-1] - news[0]) * allowed.per_second)
    per_chat = sum(over(sent, allowed.per_chat_second) for sent in each.values())
    edits = sum(changed for _, chat, _, changed in telegram.sent if chat == opted_in.SENDER)
    return [
        figure("broadcast.people", len(arrived), "people", "exactly", people),
        figure("broadcast.counted_as_sent", result["sent"], "people", "exactly", people),
        figure("broadcast.twice", sum(n > 1 for n in arrived.values()), "people", "exactly", 0),
        figure("broadcast.share_of_the_allowed_rate", share, "%", "at least", 99),
        figure("broadcast.refused_by_telegram", telegram.refused, "calls", "exactly", 0),
        figure("broadcast.over_the_limit", over(times, allowed.per_second), "sends", "exactly", 0),
        figure("broadcast.over_the_limit_of_a_chat", per_chat, "sends", "exactly", 0),
        figure("broadcast.minutes", (news[-1] - news[0]) / 60, "minutes virtual"),
        figure("broadcast.progress_shown", edits, "edits"),
    ]


def _of_answers(run: "Run") -> list[Figure]:
    waits = run.waits()
    ms = "ms virtual"
    return [
        figure("broadcast.asked", len(run.asked), "people"),
        figure("broadcast.answered", len(waits), "people", "exactly", len(run.asked)),
        figure("broadcast.answer_p50", 1000 * percentile(waits, 0.5), ms),
        figure("broadcast.answer_p99", 1000 * percentile(waits, 0.99), ms, "at most", 999),
        figure("broadcast.answer_longest", 1000 * max(waits), ms),
        figure("broadcast.slowest_look_of_the_alarm", 1000 * max(run.looks), "ms real"),
    ]


class Run:
    """One broadcast, from the tap that sends it to the count of what came of it."""

    def __init__(self, program: Program, clock: Virtual, telegram: Telegram, people: int) -> None:
        self._program, self._clock, self._telegram, self._people = program, clock, telegram, people
        self._random = random.Random(7)
        self._next_words = self._next_tick = TICK
        self._result: dict[str, int] | None = None
        self._id = 0
        self.asked: list[tuple[float, int]] = []
        self.looks: list[float] = []

    async def go(self) -> dict[str, int]:
        """Returns what the broadcast itself says came of it, by state."""
        database, delivery = self._program.database, self._program.delivery
        await opted_in.make(database, self._people, self._clock.now())
        self._id = await opted_in.send(database, self._clock.now())
        while self._result is None or not delivery.idle:
            await self._tick()
            await self._write()
            wait = await delivery.round()
            while delivery._in_flight:
                await asyncio.wait(delivery._in_flight.values())
            if delivery.idle and wait > 0:
                now = self._clock.seconds
                until = min(now + wait + 1e-6, self._next_tick, self._next_words)
                self._clock.seconds = max(until, now)
        await delivery.round()
        return self._result

    async def _tick(self) -> None:
        if self._clock.seconds < self._next_tick:
            return
        self._next_tick = self._clock.seconds + TICK
        began = time.perf_counter()
        await self._program.alarm.tick()
        self.looks.append(time.perf_counter() - began)
        async with self._program.database.read() as tx:
            one = await rows.find(tx, self._id)
        assert one is not None
        if one.ended_at is not None:
            self._result = dict(one.result)
            self._next_words = float("inf")

    async def _write(self) -> None:
        """People write at random moments; what they write is handled at once."""
        if self._clock.seconds < self._next_words:
            return
        updates = []
        while self._next_words <= self._clock.seconds:
            chat = opted_in.SECOND + self._random.randint(1, self._people)
            self.asked.append((self._next_words, chat))
            updates.append(_said(len(self.asked), chat, self._clock))
            self._next_words += self._random.expovariate(WRITING_A_SECOND)
        program = self._program
        await receive(program.database, self._clock, updates, lambda _: None)
        while await program.workers[0].one():
            pass

    def waits(self) -> list[float]:
        """Seconds until each who wrote had an answer; who had none is left out."""
        came: dict[int, list[float]] = defaultdict(list)
        for at, chat, text, _ in self._telegram.sent:
            if opted_in.WORDS not in text:
                came[chat].append(at)
        found = []
        for at, chat in self.asked:
            if after := [one for one in came[chat] if one >= at]:
                found.append(after[0] - at)
        return found


def _said(number: int, chat: int, clock: Virtual) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "Neighbour", "language_code": "en"}
    message = {
        "message_id": number,
        "date": int(clock.now().timestamp()),
        "from": who,
        "chat": {"id": chat, "type": "private", "first_name": "Neighbour"},
        "text": SAYING[number % len(SAYING)],
    }
    return {"update_id": number, "message": message}

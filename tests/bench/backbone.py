"""How fast the backbone is: beside a bare bot, under load, and with a whole city in the file."""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.models import Message
from simulator.people import People
from tests.bench import servers
from tests.bench.echoes import Echoes
from tests.bench.figures import Figure, figure, median, percentile
from tests.bench.journeys import UPDATES, Journeys, Pair, settle_in
from tests.bench.stage import Stage, goodturn_environment, open_stage
from tests.bench.town_file import Plan, make

TOWN = Plan(members=480, postings=4_000, timebanks=8, waiting=0)
PAIRS = 40
EACH = 3
RUNS = 3
OFFERED = 50
OFFERED_SECONDS = 8.0
BURST = 200
SMALL = Plan(members=1_000, postings=10_000)
LARGE = Plan(members=100_000, postings=1_000_000)
ASKED = 60
WORDS = ("/balance", "2hrs yesterday gardening for {name}", "/help", "/start")
"""What people write at the offered rate and in the burst, in turn."""


async def measure() -> list[Figure]:
    """All figures of the backbone."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        found += await _beside_a_bare_bot("backbone", _files(folder))
        found += await _under_load("backbone", _files(folder))
        found += await _whole_city(Path(folder))
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                found += await _beside_a_bare_bot("backbone.postgres", databases)
                found += await _under_load("backbone.postgres", databases)
    return found


def _files(folder: str) -> servers.Databases:
    async def fresh() -> str:
        return f"sqlite:///{tempfile.mkdtemp(dir=folder)}/goodturn.db"

    return fresh


@dataclass(slots=True)
class Run:
    """One run: updates a second, API calls, CPU and memory of the bot."""

    rate: float
    calls: float
    message_calls: float
    tap_calls: float
    cpu_ms: float


async def _beside_a_bare_bot(name: str, databases: servers.Databases) -> list[Figure]:
    """Whole journeys through Goodturn and echoes of as many calls, in turns."""
    ours: list[Run] = []
    theirs: list[Run] = []
    for _ in range(RUNS):
        ours.append(await _goodturn_run(await databases()))
        theirs.append(await _echo_run(ours[0]))
    ratio = median([r.rate for r in ours]) / median([r.rate for r in theirs])
    return [
        figure(f"{name}.updates", median([r.rate for r in ours]), "updates/s"),
        figure(f"{name}.bare_bot_updates", median([r.rate for r in theirs]), "updates/s"),
        figure(f"{name}.calls_per_update", ours[0].calls, "API calls"),
        figure(f"{name}.bare_bot_calls_per_update", theirs[0].calls, "API calls"),
        figure(f"{name}.cpu_per_update", median([r.cpu_ms for r in ours]), "ms"),
        figure(f"{name}.bare_bot_cpu_per_update", median([r.cpu_ms for r in theirs]), "ms"),
        figure(f"{name}.ratio_to_bare_bot", ratio, "times", "at least", 0.5),
    ]


async def _goodturn_run(url: str) -> Run:
    async with _goodturn(url, TOWN, PAIRS) as (stage, pairs):
        walk = Journeys(stage, pairs)
        await walk.walk(1)
        calls, cpu, updates = stage.journal.methods.copy(), stage.cpu(), walk.updates
        seconds = await walk.walk(EACH)
        calls, updates = stage.journal.methods - calls, walk.updates - updates
        journeys = PAIRS * EACH
        assert updates == journeys * UPDATES, "every journey went its whole way"
        # The sentence's answer is one call; all others are for the three taps.
        taps = (calls.total() - journeys) / (3 * journeys)
        cpu_ms = 1000 * (stage.cpu() - cpu) / updates
        return Run(updates / seconds, calls.total() / updates, 1.0, taps, cpu_ms)


async def _echo_run(like: Run) -> Run:
    async with open_stage() as stage:
        pairs = settle_in(stage, TOWN, PAIRS)
        await stage.start(
            "tests.bench.echo_bot",
            **goodturn_environment(stage.api_url, ""),
            ECHO_PER_MESSAGE=str(like.message_calls),
            ECHO_PER_TAP=str(like.tap_calls),
        )
        await stage.polled()
        walk = Echoes(stage, pairs)
        await walk.walk(1)
        calls, cpu, updates = stage.journal.sends, stage.cpu(), walk.updates
        seconds = await walk.walk(EACH)
        calls, updates = stage.journal.sends - calls, walk.updates - updates
        cpu_ms = 1000 * (stage.cpu() - cpu) / updates
        return Run(updates / seconds, calls / updates, 0, 0, cpu_ms)


@asynccontextmanager
async def _goodturn(
    url: str, plan: Plan, pairs: int, *, made: bool = False
) -> AsyncIterator[tuple[Stage, list[Pair]]]:
    if not made:
        await make(url, plan)
    async with open_stage() as stage:
        people = settle_in(stage, plan, pairs)
        await stage.start_goodturn(url)
        await stage.polled()
        await stage.quiet()
        yield stage, people


class Asking:
    """People who write something and look when the first answer comes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._people = People(stage.world)
        self._asked: dict[int, float] = {}
        self.took: list[float] = []
        self._answered = asyncio.Event()
        stage.journal.heard = self._heard

    def _heard(self, _kind: str, chat: int, _message: Message) -> None:
        asked = self._asked.pop(chat, None)
        if asked is not None:
            self.took.append(time.perf_counter() - asked)
            self._answered.set()

    def say(self, person: int, words: str) -> None:
        """Sends words and starts the watch; one who waits for an answer already isn't asked."""
        self._people.say(self._stage.world.people[person], words)
        self._asked.setdefault(person, time.perf_counter())

    async def answers(self, count: int, patience: float = 60.0) -> None:
        """Waits for this many answers in all."""
        async with asyncio.timeout(patience):
            while len(self.took) < count:
                self._answered.clear()
                await self._answered.wait()

    async def one(self, person: int, words: str) -> float:
        """Seconds from these words to the answer."""
        before = len(self.took)
        self.say(person, words)
        await self.answers(before + 1)
        return self.took[-1]


async def _under_load(name: str, databases: servers.Databases) -> list[Figure]:
    """Reply times at the offered rate and after a burst, and memory after both."""
    async with _goodturn(await databases(), TOWN, BURST) as (stage, pairs):
        asking = Asking(stage)
        await _warm(asking, pairs)
        asking.took.clear()
        began = time.perf_counter()
        count = int(OFFERED * OFFERED_SECONDS)
        for number in range(count):
            pair = pairs[number % len(pairs)]
            asking.say(pair.giver, WORDS[number % len(WORDS)].format(name=pair.name))
            due = began + (number + 1) / OFFERED
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await asking.answers(count)
        steady = list(asking.took)
        await stage.quiet()
        asking.took.clear()
        for number, pair in enumerate(pairs):
            asking.say(pair.giver, WORDS[number % len(WORDS)].format(name=pair.name))
        await asking.answers(len(pairs))
        await stage.quiet()
        return [
            figure(f"{name}.reply_p50_at_50_a_second", percentile(steady, 0.5), "s"),
            figure(f"{name}.reply_p99_at_50_a_second", percentile(steady, 0.99), "s", "at most", 1),
            figure(f"{name}.reply_p50_after_burst_of_200", percentile(asking.took, 0.5), "s"),
            figure(
                f"{name}.reply_p99_after_burst_of_200",
                percentile(asking.took, 0.99),
                *("s", "at most", 1),
            ),
            figure(f"{name}.memory", stage.memory(), "MB", "at most", 150),
        ]


async def _warm(asking: Asking, pairs: list[Pair]) -> None:
    """The first answers load what is loaded once."""
    for number, words in enumerate(WORDS):
        await asking.one(pairs[number].giver, words.format(name=pairs[number].name))


async def _whole_city(folder: Path) -> list[Figure]:
    """The same questions with a thousand and with a hundred thousand members in the file."""
    urls = {}
    for label, plan in (("small", SMALL), ("large", LARGE)):
        began = time.perf_counter()
        urls[label] = f"sqlite:///{folder / label}.db"
        await make(urls[label], plan)
        made = time.perf_counter() - began
    found = [figure("backbone.city_file_made", made, "s")]
    small = await _answer_times(urls["small"], SMALL)
    large = await _answer_times(urls["large"], LARGE)
    found += [
        figure("backbone.start_to_first_reply_small", small["start"], "s"),
        figure("backbone.start_to_first_reply", large["start"], "s", "at most", 2),
    ]
    for what in ("balance", "queue"):
        found += [
            figure(f"backbone.{what}_with_1000_members", 1000 * small[what], "ms"),
            figure(f"backbone.{what}_with_100000_members", 1000 * large[what], "ms"),
            figure(f"backbone.{what}_slower", large[what] / small[what], "times", "at most", 1.2),
        ]
    found.append(figure("backbone.memory_with_100000_members", large["memory"], "MB"))
    return found


async def _answer_times(url: str, plan: Plan) -> dict[str, float]:
    async with open_stage() as stage:
        pairs = settle_in(stage, plan, 20)
        asking = Asking(stage)
        began = time.perf_counter()
        await stage.start_goodturn(url)
        asking.say(pairs[0].giver, "/balance")
        await asking.answers(1)
        found = {"start": time.perf_counter() - began}
        await stage.quiet()
        balance, queue = [], []
        for number in range(ASKED):
            balance.append(await asking.one(pairs[number % len(pairs)].giver, "/balance"))
            queue.append(await asking.one(pairs[0].broker, "/queue"))
        with contextlib.suppress(AssertionError):
            await stage.quiet()
        return {
            **found,
            "balance": median(balance[5:]),
            "queue": median(queue[5:]),
            "memory": stage.memory(),
        }

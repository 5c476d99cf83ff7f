"""The simulator in this process, and a bot under measure in another, over real HTTP."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import uvicorn

from simulator.journal import Journal
from simulator.models import Message
from simulator.server import create_app
from simulator.world import DEFAULT_TOKEN, World
from tests.bench import warm
from tests.bench.ending import end_with_parent

Heard = Callable[[str, int, Message], None]
START_SECONDS = 60.0
START_WARM = False
"""Whether bots are forks of a process that has loaded everything; for tests that start many."""


class LoudJournal(Journal):
    """The simulator's journal, which also tells a load generator what happens."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: Heard | None = None
        self.methods: Counter[str] = Counter()
        self.last_at = 0.0

    def event(
        self,
        kind: str,
        person: int | None = None,
        chat: int | None = None,
        message: Message | None = None,
        text: str | None = None,
    ) -> None:
        super().event(kind, person, chat, message, text)
        if self.heard is not None and message is not None and message.outgoing and chat:
            self.heard(kind, chat, message)

    def call(self, at: float, method: str, params: dict[str, Any], status: int) -> None:
        super().call(at, method, params, status)
        if method != "getUpdates":
            self.methods[method if status == 200 else f"{method} {status}"] += 1
            self.last_at = time.perf_counter()

    @property
    def sends(self) -> int:
        """Calls of the bot so far, other than getUpdates."""
        return self.methods.total()


class Stage:
    """A simulator that listens, and at most one bot."""

    def __init__(self) -> None:
        self.world = World(limits=False)
        self.journal = LoudJournal()
        self.world.journal = self.journal
        self.app = create_app(self.world)
        self.port = 0
        self.process: asyncio.subprocess.Process | warm.WarmProcess | None = None
        self._said = tempfile.NamedTemporaryFile("a+b")  # noqa: SIM115 (closed with the stage)

    @property
    def api_url(self) -> str:
        """Where the bot finds its Telegram."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, *module: str, **environment: str) -> None:
        """Starts `python -m MODULE…`; does not wait for it to be ready."""
        assert self.process is None or self.process.returncode is not None
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *module,
            env={**os.environ, **environment},
            start_new_session=True,
            preexec_fn=end_with_parent,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=self._said,
        )

    async def start_goodturn(self, database_url: str, **more: str) -> None:
        """Starts Goodturn as an operator would, its own send limits as high as they go."""
        environment = goodturn_environment(self.api_url, database_url) | more
        if not START_WARM:
            await self.start("bot", "run", **environment)
            return
        said = Path(self._said.name)
        self.process = await warm.start(["run"], {**os.environ, **environment}, said)

    async def verify(self, database_url: str) -> list[str]:
        """What `goodturn verify` finds wrong with the books; nothing where they hold."""
        environment = goodturn_environment(self.api_url, database_url)
        arguments = ["verify", "--database-url", database_url]
        with tempfile.NamedTemporaryFile() as said:
            process: asyncio.subprocess.Process | warm.WarmProcess
            if START_WARM:
                process = await warm.start(arguments, environment, Path(said.name))
            else:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", *arguments),
                    env=environment,
                    stdout=said,
                    stderr=asyncio.subprocess.STDOUT,
                )
            code = await process.wait()
            words = Path(said.name).read_text("utf-8").strip()
        return [] if code == 0 else [f"goodturn verify: {words}"]

    async def polled(self) -> None:
        """Waits until the bot has begun to ask for updates (twice: the first answer came)."""
        queue = self.world.queue
        deadline = time.monotonic() + START_SECONDS
        while not queue._wakers:
            if self.process is not None and self.process.returncode is not None:
                raise AssertionError(self.last_words())
            if time.monotonic() > deadline:
                raise AssertionError("the bot did not begin to ask for updates")
            await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """Ends the bot as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.process = None

    async def stop(self) -> None:
        """Ends the bot as an operator would."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), 15)
        await self.kill()

    def memory(self) -> float:
        """Resident memory of the bot, in MB."""
        assert self.process is not None
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    def cpu(self) -> float:
        """Seconds of CPU that the bot has used."""
        assert self.process is not None
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    async def quiet(self, seconds: float = 0.3, patience: float = 60.0) -> None:
        """Waits until the bot has called nothing for this long, and nothing waits for it."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            before = self.journal.sends
            await asyncio.sleep(seconds)
            if self.journal.sends == before and len(self.world.queue) == 0:
                return
        raise AssertionError(f"the bot did not come to rest: {self.last_words()}")

    def last_words(self) -> str:
        """Whether the bot has ended, and the last that it wrote."""
        code = self.process.returncode if self.process is not None else None
        state = "it runs" if code is None else f"it ended with {code}"
        self._said.seek(max(0, self._said.seek(0, 2) - 3_000))
        return f"{state}; {self._said.read().decode('utf-8', 'replace')}"

    def close(self) -> None:
        """Forgets what the bot wrote."""
        self._said.close()


def goodturn_environment(api_url: str, database_url: str) -> dict[str, str]:
    """The settings of a Goodturn under measure."""
    return {
        "GOODTURN_BOT_TOKEN": DEFAULT_TOKEN,
        "GOODTURN_API_URL": api_url,
        "GOODTURN_DATABASE_URL": database_url,
        "GOODTURN_MODE": "polling",
        "GOODTURN_PORT": "0",
        "GOODTURN_SENDS_PER_SECOND": "1000",
        "GOODTURN_SENDS_PER_CHAT_SECOND": "1000",
        "GOODTURN_SENDS_PER_GROUP_MINUTE": "60000",
        "GOODTURN_LOG_LEVEL": "ERROR",
    }


@asynccontextmanager
async def open_stage() -> AsyncIterator[Stage]:
    """A stage whose simulator listens on a free port until the block ends."""
    stage = Stage()
    config = uvicorn.Config(
        stage.app,
        host="127.0.0.1",
        port=0,
        log_level="critical",  # a poll that still waits at the end is no news
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    stage.port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield stage
    finally:
        await stage.stop()
        server.should_exit = True
        await serving
        stage.close()

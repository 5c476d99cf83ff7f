"""A wrong token, no Telegram, a database that is busy or full: one clear line, and on it goes."""

import asyncio
import contextlib
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import uvicorn

from simulator.server import create_app
from simulator.world import DEFAULT_TOKEN, World
from storage.sqlite import SqliteDatabase
from tests.town import Town


def environment(port: int, folder: Path, token: str = DEFAULT_TOKEN) -> dict[str, str]:
    """The settings of a bot of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GOODTURN_")}
    return {
        **kept,
        "GOODTURN_BOT_TOKEN": token,
        "GOODTURN_API_URL": f"http://127.0.0.1:{port}",
        "GOODTURN_DATABASE_URL": f"sqlite:///{folder / 'goodturn.db'}",
        "GOODTURN_LOG_LEVEL": "WARNING",
    }


class Telegram:
    """A simulator that can be opened on a port that was chosen before."""

    def __init__(self) -> None:
        self.world = World(limits=False)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        config = uvicorn.Config(
            create_app(self.world),
            host="127.0.0.1",
            port=self.port,
            log_level="critical",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        self._serving: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begins to listen."""
        self._serving = asyncio.create_task(self._server.serve())
        while not self._server.started:
            await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Stops listening."""
        self._server.should_exit = True
        if self._serving is not None:
            await self._serving


async def test_a_wrong_token_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    telegram = Telegram()
    await telegram.open()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=environment(telegram.port, tmp_path, "7000000001:AAHnobody-knows-this-one"),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(process.communicate(), 20)
    await telegram.close()
    assert process.returncode == 3
    words = "Telegram does not know this bot token: check GOODTURN_BOT_TOKEN (ask @BotFather"
    assert said.decode() == f"{words} for /token).\n"


async def test_a_telegram_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    telegram = Telegram()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=environment(telegram.port, tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = await asyncio.to_thread(process.stderr.readline)
        assert "Telegram cannot be reached" in said
        assert "check GOODTURN_API_URL" in said
        assert process.poll() is None
        await telegram.open()
        jean = telegram.world.add_person("Jean")
        jean.started = True
        async with asyncio.timeout(15):
            while not telegram.world.queue._wakers:
                await asyncio.sleep(0.02)
    finally:
        process.terminate()
        code = await asyncio.to_thread(process.wait, 15)
        process.stderr.close()
        await telegram.close()
    assert code == 0


async def test_a_database_that_another_program_holds_is_waited_for(town: Town) -> None:
    assert town.program is not None
    database = town.program.database
    assert isinstance(database, SqliteDatabase)
    database.wait_for_others(0.1)
    path = town.settings.database_url.removeprefix("sqlite:///")
    amina = town.phone("Amina")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await town.backend.say(await amina.id(), await amina.id(), "/help")
    await asyncio.sleep(0.6)
    await town.phones.look()
    assert amina.count_messages() == 0
    other.execute("COMMIT")
    other.close()
    async with asyncio.timeout(10):
        while amina.count_messages() == 0:
            await asyncio.sleep(0.02)
            await town.phones.look()


async def test_a_full_disk_loses_nothing(town: Town) -> None:
    assert town.program is not None
    database = town.program.database
    assert isinstance(database, SqliteDatabase)
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    await database.pragma("max_page_count = 1")  # the least it takes is what is in use
    for _ in range(30):
        await town.backend.say(await amina.id(), await amina.id(), "x" * 4_000)
    await asyncio.sleep(1.5)
    async with database.read() as tx:
        kept = await tx.value("SELECT COUNT(*) FROM inbox")
    assert kept < 31, "the disk was not full after all"
    await database.pragma("max_page_count = 1000000")
    with contextlib.suppress(AssertionError):
        await town.settle()
    async with asyncio.timeout(15):
        while True:
            async with database.read() as tx:
                done = await tx.value("SELECT COUNT(*) FROM inbox WHERE state = 'done'")
            if done == 31:
                break
            await asyncio.sleep(0.1)

"""`make demo`: the simulator's page of phones, and the real bot beside it in its own process.

The supervisor starts both, owns the movable clock and the kill switch, and leaves nothing behind.
"""

import asyncio
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from bot import sample, sample_awards, sample_neighbours, sample_opportunities
from bot.ports import QuietServer, port_problem
from bot.sample_sentences import SAMPLES
from services.work import Work
from storage import open_database
from storage.migrate import migrate

if TYPE_CHECKING:
    from simulator.world import World

HOST = "127.0.0.1"
STOP_SECONDS = 8.0
ROOM_NEEDED = 50_000_000
"""Bytes of free disk below which the demo doesn't start."""


def run_demo(port: int) -> int:
    """Serves until Ctrl-C. Exit code 0 then, 3 with one clear line where it can't start."""
    try:
        from simulator.world import World  # noqa: F401, PLC0415 (the demo's extra packages)
    except ImportError as error:
        return _problem(
            f"The demo needs one more package ({error.name}): pip install 'goodturn[demo]'."
        )
    if problem := port_problem(HOST, port):
        return _problem(f"{problem}: make demo PORT={port + 1 if port < 65_535 else 8766}")
    if problem := _disk_problem():
        return _problem(problem)
    folder = Path(tempfile.mkdtemp(prefix="goodturn-demo-"))
    try:
        return asyncio.run(_demo(port, folder))
    except KeyboardInterrupt:
        return 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _problem(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 3


def _disk_problem() -> str | None:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < ROOM_NEEDED:
        return f"The disk is nearly full ({free // 1_000_000} MB left): free some space first."
    return None


class Supervisor:
    """Starts, kills and restarts the bot, and moves its clock: simulator.controls.Controls."""

    def __init__(self, port: int, token: str, folder: Path) -> None:
        self._folder = folder
        self._clock_file = folder / "clock.json"
        self._process: asyncio.subprocess.Process | None = None
        self._environment = {
            **os.environ,
            "GOODTURN_BOT_TOKEN": token,
            "GOODTURN_API_URL": f"http://{HOST}:{port}",
            "GOODTURN_DATABASE_URL": self.database_url,
            "GOODTURN_CLOCK_FILE": str(self._clock_file),
            "GOODTURN_MODE": "polling",
            "GOODTURN_PORT": "0",
            "GOODTURN_LOG_LEVEL": os.environ.get("GOODTURN_LOG_LEVEL", "WARNING"),
        }

    @property
    def database_url(self) -> str:
        """The demo's own database."""
        return f"sqlite:///{self._folder / 'goodturn.db'}"

    @property
    def running(self) -> bool:
        """Whether the bot's process is alive."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts the bot, unless it runs."""
        if not self.running:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                env=self._environment,
                start_new_session=True,
            )

    async def kill(self) -> None:
        """Kills the bot at once, as a power cut would."""
        if self._process is not None and self.running:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """Stops the bot as an operator would; kills it where that takes too long."""
        if self._process is None or not self.running:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            await self.kill()

    async def set_clock(self, shift_seconds: float) -> None:
        """Moves the bot's clock."""
        new = self._clock_file.with_suffix(".new")
        new.write_text(json.dumps(shift_seconds))
        new.replace(self._clock_file)


async def _more(work: Work) -> None:
    """What there is beside people and their hours: things to join, and a round of awards."""
    await sample_opportunities.publish(work)
    await sample_awards.publish(work)


async def _demo(port: int, folder: Path) -> int:
    from simulator.server import create_app  # noqa: PLC0415
    from simulator.world import DEFAULT_TOKEN, World  # noqa: PLC0415

    world = World(DEFAULT_TOKEN)
    supervisor = Supervisor(port, DEFAULT_TOKEN, folder)
    accounts = []
    for one in sample.EVERYONE:
        role = one.roles[0].title() if one.roles else "Resident"
        account = world.add_person(one.name, last_name=one.last_name, role_hint=role)
        accounts.append((one, account.id))
    _add_channel(world)
    database = await open_database(supervisor.database_url)
    now = datetime.now(UTC)
    await migrate(database, now)
    others = [(one, None) for one in sample_neighbours.NEIGHBOURS]
    await sample.make(database, now, [*accounts, *others], _more)
    await database.close()
    config = uvicorn.Config(
        create_app(world, supervisor, SAMPLES),
        host=HOST,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = QuietServer(config)
    serving = asyncio.ensure_future(server.serve())
    while not server.started and not serving.done():  # noqa: ASYNC110 (uvicorn has no event)
        await asyncio.sleep(0.05)
    if serving.done():
        return _problem(f"Port {port} is in use by another program: make demo PORT={port + 1}")
    await supervisor.start()
    await _open_phones(port, [account for _, account in accounts])
    sys.stdout.write(
        f"\nGoodturn's demo is at  http://{HOST}:{port}/\n"
        "Five phones of an invented timebank; nothing leaves this machine. Ctrl-C stops it.\n"
    )
    sys.stdout.flush()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await asyncio.wait(
        [serving, asyncio.ensure_future(stopped.wait())], return_when="FIRST_COMPLETED"
    )
    await supervisor.stop()
    # Open pages hold their streams for ever; that they are cut is no news.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server.should_exit = True
    await serving
    return 0


def _add_channel(world: "World") -> None:
    """Ruth's channel, which everybody reads; /channel on her phone links it."""
    from simulator.groups import create_channel  # noqa: PLC0415

    everybody = list(world.people.values())
    (owner,) = (one for one in everybody if one.role_hint == "Broker")
    create_channel(world, "Ward End news", owner, [one for one in everybody if one != owner])


async def _open_phones(port: int, accounts: list[int]) -> None:
    """Everybody presses Start, as they would on a phone of their own."""
    import httpx  # noqa: PLC0415

    async with httpx.AsyncClient(base_url=f"http://{HOST}:{port}/sim") as client:
        for account in accounts:
            await client.post(f"/people/{account}/start", json={})

"""Bots that start in a moment: each is a fork of a process that has loaded everything.

Loading costs a start three seconds of CPU, and tests that kill bots start dozens. What is forked
is a process of its own: its own memory, connections and event loop, and `kill -9` ends it alone.
`make bench` starts each as an operator does; so do the tests of starts and stops.
"""

import asyncio
import atexit
import contextlib
import functools
import gc
import json
import os
import random
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.ending import end_with_parent

REAP_SECONDS = 0.005


class WarmProcess:
    """One bot; what `asyncio.subprocess.Process` has of it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pid: int):
        self._reader, self._writer = reader, writer
        self.pid = pid
        self.returncode: int | None = None
        self._ended = asyncio.ensure_future(self._end())

    async def _end(self) -> int:
        self.returncode = int(await self._reader.readline())
        self._writer.close()
        return self.returncode

    async def wait(self) -> int:
        """Waits for its end; gives the exit code, or minus the signal that ended it."""
        return await asyncio.shield(self._ended)

    def send_signal(self, number: int) -> None:
        """Nothing happens where it has ended."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """As a power cut would."""
        self.send_signal(signal.SIGKILL)


async def start(
    arguments: Sequence[str], environment: Mapping[str, str], says: Path
) -> WarmProcess:
    """Starts `goodturn ARGUMENTS`, which writes what it says to the end of a file."""
    reader, writer = await asyncio.open_unix_connection(_loaded())
    asked = {"arguments": arguments, "environment": dict(environment), "says": str(says)}
    writer.write(json.dumps(asked).encode() + b"\n")
    return WarmProcess(reader, writer, int(await reader.readline()))


@functools.cache
def _loaded() -> str:
    """The address of the process that has loaded everything; started once."""
    folder = tempfile.TemporaryDirectory(prefix="goodturn-warm-")
    address = str(Path(folder.name) / "socket")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.warm", address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        preexec_fn=end_with_parent,  # noqa: PLW1509 (it calls nothing but the kernel)
    )

    @atexit.register
    def end() -> None:
        process.kill()
        process.wait()
        folder.cleanup()

    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"ready\n", "the warm process did not start"
    return address


# The process that has loaded everything --------------------------------------------------------


def _serve(address: str) -> None:
    """Forks for whoever asks, and tells them when theirs has ended. Has one thread only."""
    _load()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen()
    selector = selectors.DefaultSelector()
    selector.register(listening, selectors.EVENT_READ)
    print("ready", flush=True)
    asking: dict[int, socket.socket] = {}
    while True:
        if selector.select(REAP_SECONDS if asking else None):
            connection, _ = listening.accept()
            with connection.makefile("rb") as words:
                asked = json.loads(words.readline())
            pid = os.fork()
            if pid == 0:
                listening.close()
                connection.close()
                _become(**asked)
            asking[pid] = connection
            connection.sendall(b"%d\n" % pid)
        while asking and (ended := os.waitpid(-1, os.WNOHANG))[0]:
            connection = asking.pop(ended[0])
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(ended[1]))


def _load() -> None:
    import bot.app
    import bot.cli
    import bot.logs
    from handlers.wording import Wording

    bot.app._load_readers(datetime.now(UTC))
    for strict in (False, True):
        Wording.load(strict=strict).known("cmd-home")
    gc.collect()
    gc.freeze()


def _become(arguments: Sequence[str], environment: Mapping[str, str], says: str) -> None:
    from bot.cli import main

    code = 1
    try:
        os.setsid()
        end_with_parent()
        os.environ.clear()
        os.environ.update(environment)
        random.seed()
        nothing = os.open(os.devnull, os.O_RDWR)
        said = os.open(says, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        for number, target in ((0, nothing), (1, said), (2, said)):
            os.dup2(target, number)
        code = main(arguments)
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])

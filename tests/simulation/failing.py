"""A database and a Telegram that fail at any point: each question, commit and call is one."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from storage import Database, Tx
from storage.db import Row, Statement
from storage.errors import DiskFull, Locked, Unreachable
from tests.driver.straight import StraightRequest
from tests.simulation.determined import VirtualClock

SENDING: ContextVar[int] = ContextVar("SENDING")
"""The row of the outbox that a call to Telegram is made for."""
STORAGE = ("locked", "lost", "lost at commit", "disk full", "slow")
CALLS = (
    "429", "500", "502", "cut before", "cut after", "never connected", "timeout", "half an answer",
)  # fmt: skip
SENDS = ("sendmessage", "sendphoto", "senddocument", "copymessage")
SLOW = timedelta(seconds=2)


class Killed(BaseException):
    """The program is dead: nothing of it runs any more. Not an Exception, so nothing handles it."""


@dataclass
class Plan:
    """What fails next. `kill_in`: at the so-many-th point from now on the program ends."""

    clock: VirtualClock
    chance: Random
    kill_in: int | None = None
    storage: str | None = None
    storage_left: int = 0
    calls: list[str] = field(default_factory=list)
    dead: bool = False
    struck: Counter[str] = field(default_factory=Counter)
    points: int = 0

    def alive(self) -> None:
        """Raises Killed where the program is dead."""
        if self.dead:
            raise Killed

    def point(self) -> None:
        """One point at which the program may end."""
        self.alive()
        self.points += 1
        if self.kill_in is None:
            return
        self.kill_in -= 1
        if self.kill_in <= 0:
            self.kill_in, self.dead = None, True
            raise Killed

    async def ask(self, where: str) -> None:
        """A point at which the database may fail too."""
        self.point()
        kind = self.storage
        if kind is None or self.chance.random() < 0.5:
            return
        if kind == "lost at commit" and where != "committed":
            return
        if where == "committed" and kind != "lost at commit":
            return
        self.storage_left -= 1
        if self.storage_left <= 0:
            self.storage = None
        self.struck[f"database: {kind}"] += 1
        if kind == "slow":
            self.clock.on(SLOW)
            for _ in range(self.chance.randrange(1, 8)):
                await asyncio.sleep(0)
            self.alive()
        elif kind == "locked":
            raise Locked("The database is in use by another program; I keep trying.")
        elif kind == "disk full":
            raise DiskFull("The disk is full: free some space; nothing was lost, I keep trying.")
        else:
            raise Unreachable("The connection to the database was lost.")


class FailingTx:
    """A transaction whose every question may fail, or be the program's last."""

    def __init__(self, tx: Tx, plan: Plan) -> None:
        self._tx, self._plan = tx, plan

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        await self._plan.ask("question")
        return await self._tx.rows(sql, **values)

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        await self._plan.ask("question")
        return await self._tx.row(sql, **values)

    async def value(self, sql: str, /, **values: Any) -> Any:
        await self._plan.ask("question")
        return await self._tx.value(sql, **values)

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        await self._plan.ask("question")
        return await self._tx.many(*statements)

    async def run(self, sql: str, /, **values: Any) -> int:
        await self._plan.ask("question")
        return await self._tx.run(sql, **values)

    def later(self, sql: str, /, **values: Any) -> None:
        self._tx.later(sql, **values)

    def in_turn(self, queue: str, number: int) -> None:
        self._tx.in_turn(queue, number)

    def mark(self) -> None:
        self._tx.mark()

    async def undo(self) -> None:
        await self._plan.ask("question")
        await self._tx.undo()


class FailingDatabase:
    """The real database behind a plan of what fails."""

    def __init__(self, real: Database, plan: Plan) -> None:
        self.real, self._plan = real, plan
        self.dialect = real.dialect

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        await self._plan.ask("begin")
        async with self.real.write() as tx:
            yield FailingTx(tx, self._plan)
            await self._plan.ask("commit")
        # It is kept; who asked for it may never hear so.
        await self._plan.ask("committed")

    @asynccontextmanager
    async def read(self, *, long: bool = False) -> AsyncIterator[Tx]:
        await self._plan.ask("begin")
        async with self.real.read(long=long) as tx:
            yield FailingTx(tx, self._plan)

    async def script(self, sql: str) -> None:
        await self.real.script(sql)

    async def close(self) -> None:
        await self.real.close()


@dataclass
class Taken:
    """What Telegram took: messages by the row of the outbox, and how many of them nobody could
    know of; which chats were written to."""

    of_row: Counter[int] = field(default_factory=Counter)
    calls: Counter[int] = field(default_factory=Counter)
    unknown: Counter[int] = field(default_factory=Counter)
    chats: list[tuple[int, int]] = field(default_factory=list)


class FailingRequest(BaseRequest):
    """Calls into the simulated Telegram, some of which fail on the way."""

    def __init__(self, app: Any, plan: Plan, taken: Taken) -> None:
        self._straight, self._plan, self._taken = StraightRequest(app), plan, taken

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take."""
        return 20.0

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
        """The status and body of the answer. Raises NetworkError, TimedOut and Killed."""
        plan, name = self._plan, url.rpartition("/")[2].lower()
        plan.point()
        row = SENDING.get(0)
        kind = plan.calls.pop() if plan.calls and name != "getme" else None
        if kind is not None:
            plan.struck[f"telegram: {kind}"] += 1
        if kind == "never connected":
            raise NetworkError("httpx.ConnectError") from httpx.ConnectError("")
        if kind == "cut before" or (kind == "timeout" and plan.chance.random() < 0.5):
            raise _lost(kind)
        if kind in ("429", "500", "502"):
            return _refused(kind, plan.chance.randrange(1, 40))
        if name in SENDS or name.startswith("edit"):
            self._wrote_to(row, request_data)
        status, body = await self._straight.do_request(url, method, request_data)
        self._taken.calls[row] += status == 200
        if status == 200 and name in SENDS:
            self._taken.of_row[row] += 1
            if kind is not None or plan.dead:
                self._taken.unknown[row] += 1
        plan.point()
        if kind == "half an answer":
            return status, body[: len(body) // 2]
        if kind is not None:
            raise _lost(kind)
        return status, body

    def _wrote_to(self, row: int, data: RequestData | None) -> None:
        chat = data.parameters.get("chat_id") if data is not None else None
        if isinstance(chat, int):
            self._taken.chats.append((chat, row))


def _lost(kind: str) -> NetworkError:
    error: NetworkError = TimedOut() if kind == "timeout" else NetworkError("httpx.ReadError")
    error.__cause__ = httpx.ReadTimeout("") if kind == "timeout" else httpx.ReadError("")
    return error


def _refused(kind: str, after: int) -> tuple[int, bytes]:
    if kind == "429":
        said: dict[str, Any] = {
            "ok": False,
            "error_code": 429,
            "description": f"Too Many Requests: retry after {after}",
            "parameters": {"retry_after": after},
        }
        return 429, json.dumps(said).encode()
    if kind == "502":
        return 502, b"<html><body>502 Bad Gateway</body></html>"
    return 500, json.dumps(
        {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    ).encode()

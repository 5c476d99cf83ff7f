"""SQLite through aiosqlite: one writing connection per process behind a lock, readers apart.

Four writers on four connections waited up to 2.7 s for each other in a trial, one writer 8 ms.

aiosqlite gives each connection a thread of its own. A hop to it and back costs more than most
statements, so what belongs together goes in one hop: BEGIN with the first question, questions with
the writes queued before them, and the last writes with the COMMIT (docs/decisions/0002).
"""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from storage.db import Row, Statement, plain
from storage.errors import Conflict, DiskFull, Locked, ReadOnly, StorageError, Unreachable

READERS = 2
BUSY_SECONDS = 5.0
"""How long another program's transaction is waited for."""
SAVEPOINT: Statement = ("SAVEPOINT change", {})
COMMIT: Statement = ("COMMIT", {})
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-16000",
    "temp_store=MEMORY",
    # What is deleted is overwritten with zeros: whoever is forgotten is not left in free pages.
    "secure_delete=ON",
    # Set last: from here on nothing waits for a lock inside SQLite; `Link.run` waits instead.
    "busy_timeout=0",
)

Answers = list[tuple[list[sqlite3.Row], int]]


class _BusyError(Exception):
    """Another program's transaction is under way, so this one could not begin."""


class Link:
    """One connection. Whatever is asked of it happens in its own thread, in the order asked, so
    that a cancelled transaction's rollback is done before the next one's BEGIN."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aio: aiosqlite.Connection
        self.patience = BUSY_SECONDS

    async def open(self) -> None:
        """Opens the file, making it where it is missing. Raises sqlite3.Error."""
        self._aio = await aiosqlite.connect(
            self._path, isolation_level=None, cached_statements=512, timeout=BUSY_SECONDS
        )
        self._aio.row_factory = sqlite3.Row
        for pragma in PRAGMAS:
            await self._aio.execute_fetchall(f"PRAGMA {pragma}")

    async def close(self) -> None:
        """Closes the connection after all that was asked of it."""
        await self._aio.close()

    async def run(self, batch: Sequence[Statement], opening: str | None = None) -> Answers:
        """The answers to several statements in one hop, after `opening` where there is one.

        Waits up to `patience` seconds for another program's transaction. Raises StorageError.
        """
        deadline, wait = time.monotonic() + self.patience, 0.005
        bound = [(sql, {k: plain(v) for k, v in values.items()}) for sql, values in batch]
        while True:
            try:
                answers: Answers = await self._hop(_run_batch, opening, bound)
            except _BusyError as error:
                if time.monotonic() > deadline:
                    raise explained(sqlite3.OperationalError("locked"), self._path) from error
            except sqlite3.Error as error:
                raise explained(error) from error
            else:
                return answers
            await asyncio.sleep(wait)
            wait = min(0.1, wait * 2)

    async def roll_back(self) -> None:
        """Takes back what was begun; nothing to do where nothing was."""
        await self._hop(_roll_back)

    async def script(self, sql: str) -> None:
        """Several statements as one transaction. Raises StorageError."""
        deadline = time.monotonic() + self.patience
        while True:
            try:
                await self._hop(_run_script, sql)
            except sqlite3.Error as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise explained(error, self._path) from error
            else:
                return
            await asyncio.sleep(0.05)

    async def _hop(self, work: Callable[..., Any], *arguments: Any) -> Any:
        # aiosqlite has no public way to run several statements in one hop to its thread; the
        # lock file pins its version, and tests/storage fail should this ever change.
        execute: Callable[..., Awaitable[Any]] = self._aio._execute  # noqa: SLF001
        return await execute(work, self._aio._conn, *arguments)  # noqa: SLF001


def _run_batch(
    connection: sqlite3.Connection, opening: str | None, batch: Sequence[Statement]
) -> Answers:
    if opening is not None:
        try:
            connection.execute(opening)
        except sqlite3.OperationalError as error:
            if _is_busy(error):
                raise _BusyError from error
            raise
    answers = []
    for sql, values in batch:
        cursor = connection.execute(sql, values)
        answers.append((cursor.fetchall(), cursor.rowcount))
    return answers


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _run_script(connection: sqlite3.Connection, sql: str) -> None:
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\n;COMMIT;")
    finally:
        _roll_back(connection)


class SqliteTx:
    """One transaction on one connection: see storage.db.Tx."""

    def __init__(self, link: Link, opening: str) -> None:
        self._link = link
        self._opening: str | None = opening
        self._queue: list[Statement] = []
        self._marked: int | None = None
        self._saved = False

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        self._queue.append((sql, values))
        return (await self._send())[-1][0]

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def value(self, sql: str, /, **values: Any) -> Any:
        found = await self.rows(sql, **values)
        return found[0][0] if found else None  # type: ignore[index]

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        if not statements:
            return []  # what is queued goes with the next question
        self._queue.extend(statements)
        return [answer for answer, _ in (await self._send())[-len(statements) :]]

    async def run(self, sql: str, /, **values: Any) -> int:
        self._queue.append((sql, values))
        return (await self._send())[-1][1]

    def later(self, sql: str, /, **values: Any) -> None:
        self._queue.append((sql, values))

    def in_turn(self, queue: str, number: int) -> None:
        pass  # whoever writes is alone, and came first

    def mark(self) -> None:
        self._marked = len(self._queue)
        self._saved = False

    async def undo(self) -> None:
        if self._saved:
            self._queue = [("ROLLBACK TO change", {})]
        elif self._marked is not None:
            del self._queue[self._marked :]
        self._marked = len(self._queue)

    async def commit(self) -> None:
        """Sends what is queued, with the COMMIT in the same hop."""
        self._marked = None
        if self._opening is not None and not self._queue:
            return
        self._queue.append(COMMIT)
        await self._send()

    async def roll_back(self) -> None:
        """Takes everything back."""
        self._queue.clear()
        if self._opening is None:
            await self._link.roll_back()

    async def _send(self) -> Answers:
        if self._marked is not None and not self._saved and len(self._queue) > self._marked:
            self._queue.insert(self._marked, SAVEPOINT)
            self._saved = True
        batch, self._queue = self._queue, []
        if self._marked is not None:
            self._marked = 0
        opening, self._opening = self._opening, None
        return await self._link.run(batch, opening)


class SqliteDatabase:
    """A database file: see storage.db.Database."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = asyncio.Lock()
        self._writer = Link(path)
        self._readers: asyncio.Queue[Link] = asyncio.Queue()
        self._opened: list[Link] = []
        self._ends: set[asyncio.Future[None]] = set()

    async def open(self) -> None:
        """Opens the file, making it where it is missing. Raises StorageError with the cure."""
        try:
            await self._open(self._writer)
            for _ in range(READERS):
                reader = Link(self._path)
                await self._open(reader)
                self._readers.put_nowait(reader)
        except sqlite3.Error as error:
            await self.close()
            raise explained(error, self._path) from error

    async def _open(self, link: Link) -> None:
        self._opened.append(link)
        await link.open()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[SqliteTx]:
        async with self._lock:
            tx = SqliteTx(self._writer, "BEGIN IMMEDIATE")
            try:
                yield tx
                await tx.commit()
            except BaseException:
                await asyncio.shield(tx.roll_back())
                raise

    @asynccontextmanager
    async def read(self, *, long: bool = False) -> AsyncIterator[SqliteTx]:  # noqa: ARG002
        # Every reader has a thread of its own, so a long one holds up nobody.
        link = await self._readers.get()
        tx = SqliteTx(link, "BEGIN")
        try:
            yield tx
        finally:
            # Nobody waits for the end, and nobody gets the link before it: a reader that is there
            # at once would begin before the task that ends the last transaction has run.
            end = asyncio.ensure_future(self._end(tx, link))
            self._ends.add(end)
            end.add_done_callback(self._ends.discard)

    async def _end(self, tx: SqliteTx, link: Link) -> None:
        try:
            await tx.roll_back()
        finally:
            self._readers.put_nowait(link)

    async def script(self, sql: str) -> None:
        async with self._lock:
            await self._writer.script(sql)

    async def pragma(self, setting: str) -> None:
        """Sets one of SQLite's switches on the writing connection."""
        async with self._lock:
            await self._writer.run([(f"PRAGMA {setting}", {})])

    def wait_for_others(self, seconds: float) -> None:
        """How long writing waits for another program's transaction to end."""
        self._writer.patience = seconds

    async def close(self) -> None:
        if self._ends:
            await asyncio.wait(self._ends)
        for link in self._opened:
            await link.close()
        self._opened.clear()


def _is_busy(error: sqlite3.Error) -> bool:
    text = str(error).lower()
    return "locked" in text or "busy" in text


def explained(error: sqlite3.Error, path: Path | None = None) -> StorageError:
    """The same error in words an operator can act on; values never appear in it."""
    text = str(error).lower()
    where = f" ({path})" if path else ""
    if _is_busy(error):
        return Locked(f"The database{where} is in use by another program; I keep trying.")
    if "readonly" in text or "read-only" in text:
        return ReadOnly(f"The database{where} cannot be written: check its owner and permissions.")
    if "full" in text:
        return DiskFull("The disk is full: free some space; nothing was lost, I keep trying.")
    if "unable to open" in text or "not a database" in text or "malformed" in text:
        return Unreachable(f"The database{where} cannot be opened: {error}.")
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(str(error))
    return StorageError(f"{type(error).__name__}: {error}")

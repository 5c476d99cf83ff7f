"""SQLite: one writing connection per process behind a lock, readers apart.

Four writers on four connections waited up to 2.7 s for each other in a trial, one writer 8 ms.

Statements run where they are asked for, on the event loop's own thread: a statement of a unit takes
about 0.02 ms, a hop to another thread and back 0.2 ms alone and 2 ms under load, for it waits for
the loop to come round (docs/decisions/statements-on-the-loop.md). What may take long goes to a
thread: a commit, which waits for the disk, opening, migrations, and reading marked as `long`.
"""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from storage.db import Row, Statement, plain
from storage.errors import Conflict, DiskFull, Locked, ReadOnly, StorageError, Unreachable

READERS = 2
BUSY_SECONDS = 5.0
"""How long another program's transaction is waited for."""
SAVEPOINT: Statement = ("SAVEPOINT change", {})
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-16000",
    "temp_store=MEMORY",
)

T = TypeVar("T")
Answers = list[tuple[list[sqlite3.Row], int]]


class Link:
    """One connection, used by one transaction at a time."""

    def __init__(self, path: Path, threads: ThreadPoolExecutor) -> None:
        self._path, self._threads = path, threads
        self.connection: sqlite3.Connection
        self.patience = BUSY_SECONDS

    def connect(self) -> None:
        """Opens the file; to be called in a thread, for it may wait. Raises sqlite3.Error."""
        self.connection = sqlite3.connect(
            self._path,
            isolation_level=None,
            cached_statements=512,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        self.connection.row_factory = sqlite3.Row
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}").fetchall()
        # From here on nothing waits for a lock inside SQLite, where it would hold up the loop.
        self.connection.execute("PRAGMA busy_timeout=0").fetchall()

    async def beside(self, work: Callable[[], T], *, stoppable: bool = False) -> T:
        """Runs `work` in a thread. One that is cancelled is waited for all the same: until it has
        ended, nobody else may use the connection."""
        future = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            if stoppable:
                self.connection.interrupt()
            while not future.done():
                try:
                    await asyncio.wait([future])
                except asyncio.CancelledError:
                    continue
            if not future.cancelled():
                future.exception()  # looked at, so that nobody reports it as lost
            raise

    async def begin(self, opening: str) -> None:
        """Begins a transaction, waiting a while for another program's to end."""
        deadline, wait = time.monotonic() + self.patience, 0.005
        while True:
            try:
                self.connection.execute(opening)
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise explained(error) from error
            else:
                return
            await asyncio.sleep(wait)
            wait = min(0.1, wait * 2)


class SqliteTx:
    """One transaction on one connection: see storage.db.Tx."""

    def __init__(self, link: Link, opening: str, *, long: bool = False) -> None:
        self._link, self._connection = link, link.connection
        self._opening, self._begun, self._long = opening, False, long
        self._queue: list[Statement] = []
        self._marked: int | None = None
        self._saved = False
        self._changes_before = 0

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
        self._queue.extend(statements)
        return [answer for answer, _ in (await self._send())[-len(statements) :]]

    async def run(self, sql: str, /, **values: Any) -> int:
        self._queue.append((sql, values))
        return (await self._send())[-1][1]

    def later(self, sql: str, /, **values: Any) -> None:
        self._queue.append((sql, values))

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
        """Sends what is queued and commits; the wait for the disk is spent in a thread."""
        self._marked = None
        if self._queue:
            await self._send()
        if not self._connection.in_transaction:
            return
        try:
            if self._connection.total_changes == self._changes_before:
                self._connection.execute("COMMIT")
            else:
                await self._link.beside(lambda: self._connection.execute("COMMIT"))
        except sqlite3.Error as error:
            raise explained(error) from error

    def roll_back(self) -> None:
        """Takes everything back; nothing to do where nothing was begun."""
        self._queue.clear()
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    async def _send(self) -> Answers:
        if not self._begun:
            await self._link.begin(self._opening)
            self._begun = True
            self._changes_before = self._connection.total_changes
        if self._marked is not None and not self._saved and len(self._queue) > self._marked:
            self._queue.insert(self._marked, SAVEPOINT)
            self._saved = True
        batch = [(sql, {k: plain(v) for k, v in values.items()}) for sql, values in self._queue]
        self._queue.clear()
        if self._marked is not None:
            self._marked = 0
        try:
            if self._long:
                return await self._link.beside(lambda: self._run(batch), stoppable=True)
            return self._run(batch)
        except sqlite3.Error as error:
            raise explained(error) from error

    def _run(self, batch: list[Statement]) -> Answers:
        answers = []
        for sql, values in batch:
            cursor = self._connection.execute(sql, values)
            answers.append((cursor.fetchall(), cursor.rowcount))
        return answers


class SqliteDatabase:
    """A database file: see storage.db.Database."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = asyncio.Lock()
        self._threads = ThreadPoolExecutor(READERS + 1, thread_name_prefix="sqlite")
        self._writer = Link(path, self._threads)
        self._readers: asyncio.Queue[Link] = asyncio.Queue()
        self._opened: list[Link] = []

    async def open(self) -> None:
        """Opens the file, making it where it is missing. Raises StorageError with the cure."""
        try:
            await self._connect(self._writer)
            for _ in range(READERS):
                reader = Link(self._path, self._threads)
                await self._connect(reader)
                self._readers.put_nowait(reader)
        except sqlite3.Error as error:
            await self.close()
            raise explained(error, self._path) from error

    async def _connect(self, link: Link) -> None:
        await link.beside(link.connect)
        self._opened.append(link)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[SqliteTx]:
        async with self._lock:
            tx = SqliteTx(self._writer, "BEGIN IMMEDIATE")
            try:
                yield tx
                await tx.commit()
            except BaseException:
                tx.roll_back()
                raise

    @asynccontextmanager
    async def read(self, *, long: bool = False) -> AsyncIterator[SqliteTx]:
        link = await self._readers.get()
        tx = SqliteTx(link, "BEGIN", long=long)
        try:
            yield tx
        finally:
            tx.roll_back()
            self._readers.put_nowait(link)

    async def script(self, sql: str) -> None:
        async with self._lock:
            connection = self._writer.connection
            await self._writer.begin("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            try:
                await self._writer.beside(
                    lambda: connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\n;COMMIT;")
                )
            except sqlite3.Error as error:
                raise explained(error, self._path) from error
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    async def pragma(self, setting: str) -> None:
        """Sets one of SQLite's switches on the writing connection."""
        async with self._lock:
            self._writer.connection.execute(f"PRAGMA {setting}").fetchall()

    def wait_for_others(self, seconds: float) -> None:
        """How long writing waits for another program's transaction to end."""
        self._writer.patience = seconds

    async def close(self) -> None:
        for link in self._opened:
            link.connection.close()
        self._opened.clear()
        self._threads.shutdown(wait=False)


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

"""SQLite: one writing connection per process behind a lock, readers apart.

Four writers on four connections waited up to 2.7 s for each other in a trial, one writer 8 ms. A
call through aiosqlite costs a hop to its thread (about 0.2 ms), more than most statements, so
several statements go in one hop: BEGIN with the first question, queued writes with the COMMIT.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from storage.db import Row, Statement, plain
from storage.errors import Conflict, DiskFull, Locked, ReadOnly, StorageError, Unreachable

READERS = 2
BUSY_MS = 5_000
SAVEPOINT: Statement = ("SAVEPOINT change", {})


Answers = list[tuple[list[sqlite3.Row], int]]
Hop = Callable[..., Awaitable[Answers]]


class SqliteTx:
    """One transaction on one connection: see storage.db.Tx."""

    def __init__(self, connection: aiosqlite.Connection, opening: str) -> None:
        self._connection = connection
        self._queue: list[Statement] = [(opening, {})]
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

    async def finish(self, word: str) -> None:
        """Ends the transaction with COMMIT or ROLLBACK."""
        if word == "ROLLBACK":
            self._queue.clear()
        self._queue.append((word, {}))
        self._marked = None
        await self._send()

    async def _send(self) -> Answers:
        if self._marked is not None and not self._saved and len(self._queue) > self._marked:
            self._queue.insert(self._marked, SAVEPOINT)
            self._saved = True
        batch = [(sql, {k: plain(v) for k, v in values.items()}) for sql, values in self._queue]
        self._queue.clear()
        if self._marked is not None:
            self._marked = 0
        connection = self._connection
        try:
            # aiosqlite has no public way to run several statements in one hop to its thread;
            # the lock file pins the version, and tests/storage fail should this ever change.
            execute: Hop = connection._execute  # noqa: SLF001
            return await execute(_run_batch, connection._conn, batch)  # noqa: SLF001
        except sqlite3.Error as error:
            raise explained(error) from error


def _run_batch(connection: sqlite3.Connection, batch: list[tuple[str, dict[str, Any]]]) -> Answers:
    answers = []
    for sql, values in batch:
        if sql in ("ROLLBACK", "COMMIT") and not connection.in_transaction:
            continue
        cursor = connection.execute(sql, values)
        answers.append((cursor.fetchall(), cursor.rowcount))
    return answers


class SqliteDatabase:
    """A database file: see storage.db.Database."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = asyncio.Lock()
        self._writer: aiosqlite.Connection | None = None
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._opened: list[aiosqlite.Connection] = []

    async def open(self) -> None:
        """Opens the file, making it where it is missing. Raises StorageError with the cure."""
        try:
            self._writer = await self._connect()
            for _ in range(READERS):
                self._readers.put_nowait(await self._connect())
        except sqlite3.Error as error:
            await self.close()
            raise explained(error, self._path) from error

    async def _connect(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(
            self._path, isolation_level=None, cached_statements=512, timeout=BUSY_MS / 1000
        )
        self._opened.append(connection)
        connection.row_factory = sqlite3.Row
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MS}",
            "cache_size=-16000",
            "temp_store=MEMORY",
        ):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
        return connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[SqliteTx]:
        assert self._writer is not None, "open() comes first"
        async with self._lock:
            tx = SqliteTx(self._writer, "BEGIN IMMEDIATE")
            try:
                yield tx
                await tx.finish("COMMIT")
            except BaseException:
                await asyncio.shield(tx.finish("ROLLBACK"))
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqliteTx]:
        connection = await self._readers.get()
        tx = SqliteTx(connection, "BEGIN")
        try:
            yield tx
        finally:
            await asyncio.shield(tx.finish("ROLLBACK"))
            self._readers.put_nowait(connection)

    async def script(self, sql: str) -> None:
        assert self._writer is not None, "open() comes first"
        async with self._lock:
            try:
                await self._writer.executescript(f"BEGIN IMMEDIATE;\n{sql}\n;COMMIT;")
            except sqlite3.Error as error:
                if self._writer.in_transaction:
                    await self._writer.rollback()
                raise explained(error, self._path) from error

    async def pragma(self, setting: str) -> None:
        """Sets one of SQLite's switches on the writing connection."""
        assert self._writer is not None, "open() comes first"
        await self._writer.execute_fetchall(f"PRAGMA {setting}")

    async def close(self) -> None:
        for connection in self._opened:
            await connection.close()
        self._opened.clear()


def explained(error: sqlite3.Error, path: Path | None = None) -> StorageError:
    """The same error in words an operator can act on; values never appear in it."""
    text = str(error).lower()
    where = f" ({path})" if path else ""
    if "locked" in text or "busy" in text:
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

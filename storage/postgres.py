"""PostgreSQL, for a city that has outgrown one machine: a pool, one transaction a connection."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import asyncpg

from storage.db import Row, Statement, plain
from storage.errors import Conflict, DiskFull, Locked, ReadOnly, StorageError, Unreachable

POOL = 8
PASSING = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
"""The server is not there, is going or coming, or has no room for us now."""
IN_TURN = "SELECT pg_advisory_xact_lock(hashtext(:queue), :number)"
STATEMENTS = 600
"""Statements that a connection keeps prepared: about as many as a busy town asks. One that is not
kept costs another round trip each time."""
_NAME = re.compile(r"'(?:[^']|'')*'|(?<!:):([a-z_][a-z0-9_]*)")


@lru_cache(maxsize=2_000)
def numbered(sql: str) -> tuple[str, tuple[str, ...]]:
    """The same SQL with `$1, $2` for its `:names`, and the names in that order."""
    names: list[str] = []

    def number(found: re.Match[str]) -> str:
        name = found.group(1)
        if name is None:
            return found.group(0)
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _NAME.sub(number, sql), tuple(names)


class PostgresTx:
    """One transaction on one connection: see storage.db.Tx."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._queue: list[Statement] = []
        self._marked: int | None = None
        self._saved = False

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        await self.flush()
        return await self._fetch(sql, values)

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def value(self, sql: str, /, **values: Any) -> Any:
        found = await self.rows(sql, **values)
        return found[0][0] if found else None  # type: ignore[index]

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        await self.flush()
        return [await self._fetch(sql, values) for sql, values in statements]

    async def run(self, sql: str, /, **values: Any) -> int:
        await self.flush()
        text, names = numbered(sql)
        status = await self.call("execute", text, [plain(values[n]) for n in names])
        last = str(status).rsplit(" ", 1)[-1]
        return int(last) if last.isdigit() else 0

    def later(self, sql: str, /, **values: Any) -> None:
        self._queue.append((sql, values))

    def in_turn(self, queue: str, number: int) -> None:
        self.later(IN_TURN, queue=queue, number=number % 2**31)

    def mark(self) -> None:
        self._marked = len(self._queue)
        self._saved = False

    async def undo(self) -> None:
        if self._saved:
            self._queue.clear()
            await self.call("execute", "ROLLBACK TO change", [])
        elif self._marked is not None:
            del self._queue[self._marked :]
        self._marked = len(self._queue)

    async def finish(self) -> None:
        """Sends what is queued and commits."""
        self._marked = None
        await self.flush()
        await self.call("execute", "COMMIT", [])

    async def flush(self) -> None:
        """Sends the queued writes, with the savepoint where a mark asked for one."""
        queue, self._queue = self._queue, []
        for place, many in _runs(queue, self._marked):
            if place == self._marked:
                await self._save()
            await self._send(many)
        if self._marked is not None:
            await self._save()

    async def _send(self, many: Sequence[Statement]) -> None:
        """One statement, or the same several times over, which need not wait for each other."""
        sql, values = many[0]
        if len(many) == 1:
            await self._fetch(sql, values)
            return
        text, names = numbered(sql)
        await self.call("executemany", text, [[plain(v[n]) for n in names] for _, v in many])

    async def _save(self) -> None:
        # A question of the handler may fail too (a refused row): PostgreSQL then needs a point
        # to go back to, so the savepoint is set before the first statement after the mark.
        if not self._saved:
            self._saved = True
            await self.call("execute", "SAVEPOINT change", [])
        self._marked = 0

    async def _fetch(self, sql: str, values: dict[str, Any]) -> Sequence[Row]:
        text, names = numbered(sql)
        found: Sequence[Row] = await self.call("fetch", text, [plain(values[n]) for n in names])
        return found

    async def call(self, verb: str, text: str, values: list[Any]) -> Any:
        """One call of the driver, its errors in our words."""
        try:
            if verb == "executemany":
                return await self._connection.executemany(text, values)
            return await getattr(self._connection, verb)(text, *values)
        except (asyncpg.PostgresError, *PASSING) as error:
            raise explained(error) from error


class PostgresDatabase:
    """A database on a server: see storage.db.Database."""

    dialect = "postgres"

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool: Any = None

    async def open(self) -> None:
        """Connects. Raises Unreachable with the cure where the server doesn't answer."""
        try:
            self._pool = await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=POOL,
                command_timeout=30,
                statement_cache_size=STATEMENTS,
            )
        except (asyncpg.PostgresError, OSError, asyncpg.InterfaceError, ValueError) as error:
            raise Unreachable(
                f"PostgreSQL does not answer ({type(error).__name__}): check GOODTURN_DATABASE_URL "
                "and that the server runs."
            ) from error

    @asynccontextmanager
    async def write(self) -> AsyncIterator[PostgresTx]:
        async with self._transaction("BEGIN") as tx:
            yield tx

    @asynccontextmanager
    async def read(self, *, long: bool = False) -> AsyncIterator[PostgresTx]:  # noqa: ARG002
        async with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as tx:
            yield tx

    @asynccontextmanager
    async def _transaction(self, opening: str) -> AsyncIterator[PostgresTx]:
        try:
            connection = await self._pool.acquire()
        except (asyncpg.PostgresError, OSError, asyncpg.InterfaceError) as error:
            raise explained(error) from error
        try:
            tx = PostgresTx(connection)
            try:
                await tx.call("execute", opening, [])
                yield tx
                await tx.finish()
            except BaseException:
                await asyncio.shield(_roll_back(connection))
                raise
        finally:
            # It is over, kept or not: a connection that is lost now is thrown away by the pool.
            with contextlib.suppress(asyncpg.PostgresError, *PASSING):
                await self._pool.release(connection)

    async def script(self, sql: str) -> None:
        async with self.write() as tx:
            await tx.call("execute", sql, [])

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.close()


def _runs(queue: Sequence[Statement], marked: int | None) -> list[tuple[int, list[Statement]]]:
    """The queue in order, the same statement several times in a row as one; none across a mark."""
    runs: list[tuple[int, list[Statement]]] = []
    for place, statement in enumerate(queue):
        if runs and place != marked and runs[-1][1][0][0] == statement[0]:
            runs[-1][1].append(statement)
        else:
            runs.append((place, [statement]))
    return runs


async def _roll_back(connection: Any) -> None:
    """Takes everything back; a connection that fails even at that is not used again."""
    # One that died has gone back to the pool by itself, and refuses every question.
    with contextlib.suppress(asyncpg.PostgresError, *PASSING):
        await connection.execute("ROLLBACK")


def explained(error: Exception) -> StorageError:
    """The same error in words an operator can act on; values never appear in it."""
    name = type(error).__name__
    if isinstance(error, ValueError | asyncpg.DataError):  # its text may quote the value
        return StorageError(f"{name}: a value does not fit its column")
    if isinstance(error, asyncpg.DiskFullError):
        return DiskFull("PostgreSQL's disk is full: free some space; I keep trying.")
    if isinstance(error, PASSING):
        return Unreachable(f"PostgreSQL does not answer ({name}); I keep trying.")
    if isinstance(error, asyncpg.ReadOnlySQLTransactionError):
        return ReadOnly("PostgreSQL takes no writes: is this a standby server?")
    if isinstance(error, asyncpg.DeadlockDetectedError | asyncpg.SerializationError):
        return Locked("Two transactions got in each other's way; I try again.")
    if isinstance(error, asyncpg.LockNotAvailableError):
        return Locked("Another transaction writes for long; I try again.")
    if isinstance(error, asyncpg.IntegrityConstraintViolationError | asyncpg.RaiseError):
        return Conflict(f"{name}: {getattr(error, 'message', '') or name}")
    return StorageError(f"{name}: {error}")

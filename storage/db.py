"""The transaction that everything above storage is written against, whichever database is below.

SQL is written by hand in the subset that SQLite and PostgreSQL share, with `:name` for values.
Instants are kept as UTC text of fixed width (`2026-05-12T16:30:00.123Z`), so that they sort as
text, read in a shell, and mean the same in both databases; days as `2026-05-12`; minutes as
integers; yes and no as 1 and 0.
"""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, Protocol

from storage.errors import StorageError

Statement = tuple[str, dict[str, Any]]


class Row(Protocol):
    """One row of an answer, read by column name."""

    def __getitem__(self, name: str, /) -> Any: ...
    def keys(self) -> Any: ...


class Tx(Protocol):
    """One transaction. Writes given to `later` are sent together, in order, before whatever is
    asked next and at the latest with the commit: a statement can cost a network round trip, so a
    unit of work keeps them few."""

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        """All rows that `sql` answers with."""
        ...

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        """The first row, or None."""
        ...

    async def value(self, sql: str, /, **values: Any) -> Any:
        """The first column of the first row, or None."""
        ...

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        """The answers to several statements, fetched in one go where the database can."""
        ...

    async def run(self, sql: str, /, **values: Any) -> int:
        """Runs a change now and says how many rows it touched."""
        ...

    def later(self, sql: str, /, **values: Any) -> None:
        """Queues a change whose outcome nobody waits for."""
        ...

    def in_turn(self, queue: str, number: int) -> None:
        """Waits, before what is asked next, until nobody else is at this thing (the `number` of a
        `queue`), and keeps it until the transaction ends. Whoever came first goes first: a row's
        lock alone goes to anybody who happens to ask as it gets free. A database with one writer
        has nothing to wait for."""
        ...

    def mark(self) -> None:
        """Remembers this point, for `undo`. A second mark replaces the first."""
        ...

    async def undo(self) -> None:
        """Takes back every change since `mark`; the transaction goes on."""
        ...


class Database(Protocol):
    """Where transactions come from."""

    dialect: str

    def write(self) -> AbstractAsyncContextManager[Tx]:
        """A transaction that is committed when the block ends, rolled back when it raises."""
        ...

    def read(self, *, long: bool = False) -> AbstractAsyncContextManager[Tx]:
        """A consistent view for reading only; `long` for audits and reports, so that nothing else
        waits for them."""
        ...

    async def script(self, sql: str) -> None:
        """Runs several statements as one transaction; for migrations only, without values."""
        ...

    async def close(self) -> None:
        """Closes every connection."""
        ...


@asynccontextmanager
async def part(tx: Tx) -> AsyncIterator[None]:
    """What happens inside is taken back where it raises, as if it had not been tried; what was done
    before it stays. Not one inside another."""
    await tx.run("SAVEPOINT part")
    try:
        yield
    except Exception:
        try:
            await tx.run("ROLLBACK TO part")
        except StorageError:  # a write that was still queued is refused as well
            await tx.run("ROLLBACK TO part")
        raise
    await tx.run("RELEASE part")


def instant(moment: datetime) -> str:
    """An aware moment as the text that both databases keep, in UTC to the millisecond."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def moment(text: str | None) -> datetime | None:
    """The aware UTC moment that `instant` wrote; None stays None."""
    return None if text is None else datetime.fromisoformat(text)


def moment_of(text: str) -> datetime:
    """The aware UTC moment that `instant` wrote."""
    return datetime.fromisoformat(text)


def plain(value: Any) -> Any:
    """A value as the databases take it: see the module's text for the formats."""
    kind = type(value)
    if kind is str or kind is int or value is None or kind is float or kind is bytes:
        return value
    if kind is bool:
        return int(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

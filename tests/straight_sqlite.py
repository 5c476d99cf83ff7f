"""SQLite without a thread for each connection: tests open thousands of databases.

aiosqlite hands each question to a thread and the answer back to the event loop, which costs more
than most answers do. A file on a test's own disk is asked at once instead: the same connection,
settings, batches and transactions, and others still get their turn before each question. Programs
that tests start have the threads.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from storage import sqlite

Threaded = sqlite.Link


class StraightLink(Threaded):
    """One connection, asked in the event loop's own thread."""

    _connection: sqlite3.Connection

    async def open(self) -> None:
        """Opens the file as `storage.sqlite.Link` does. Raises sqlite3.Error."""
        self._connection = sqlite3.connect(
            self._path, isolation_level=None, cached_statements=512, timeout=sqlite.BUSY_SECONDS
        )
        self._connection.row_factory = sqlite3.Row
        for pragma in sqlite.PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}").fetchall()

    async def close(self) -> None:
        """Closes the connection."""
        if hasattr(self, "_connection"):
            self._connection.close()

    async def _hop(self, work: Callable[..., Any], *arguments: Any) -> Any:
        await asyncio.sleep(0)
        return work(self._connection, *arguments)


@contextmanager
def straight(link: type[Threaded] = StraightLink) -> Iterator[None]:
    """Databases that are opened meanwhile have links of this kind."""
    before = sqlite.Link
    sqlite.Link = link  # type: ignore[misc]
    try:
        yield
    finally:
        sqlite.Link = before  # type: ignore[misc]

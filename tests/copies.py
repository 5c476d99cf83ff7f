"""What many tests begin with, made once in a process and copied from then on.

Half of the suite's databases begin with the same rows. Copying a file or letting PostgreSQL copy a
database takes a fraction of making them anew.
"""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_MADE: dict[Hashable, "_Kept"] = {}


@dataclass(frozen=True)
class _Kept:
    """A database's file, or the name of its copy on the server, and what its maker gave."""

    copy: bytes | str
    gave: Any


async def copied(url: str, which: Hashable, make: Callable[[], Awaitable[Any]]) -> Any:
    """What `make` gives, once the database of this address holds what `make` puts there.

    An empty database becomes a copy of the first that was made under this name. One that has
    something in it already is left to `make`, which must have closed it when it ends.
    """
    if not url.startswith("sqlite"):
        return await _copied_on_server(url, which, make)
    file = Path(url.removeprefix("sqlite:///"))
    if file.exists():
        return await make()
    kept = _MADE.get(("sqlite", which))
    if kept is not None:
        assert isinstance(kept.copy, bytes)
        file.write_bytes(kept.copy)
        return kept.gave
    gave = await make()
    _MADE["sqlite", which] = _Kept(file.read_bytes(), gave)
    return gave


async def _copied_on_server(url: str, which: Hashable, make: Callable[[], Awaitable[Any]]) -> Any:
    import asyncpg

    name = urlsplit(url).path.removeprefix("/")
    if not await _is_empty(url):
        return await make()
    server = url.replace(f"/{name}?", "/postgres?")
    kept = _MADE.get((server, which))
    gave = await make() if kept is None else kept.gave
    admin = await asyncpg.connect(server)
    if kept is None:
        copy = f"copy_{len(_MADE)}"
        await admin.execute(f"CREATE DATABASE {copy} TEMPLATE {name} STRATEGY WAL_LOG")
        _MADE[server, which] = _Kept(copy, gave)
    else:
        await admin.execute(f"DROP DATABASE {name}")
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE {kept.copy} STRATEGY WAL_LOG")
    await admin.close()
    return gave


async def _is_empty(url: str) -> bool:
    import asyncpg

    connection = await asyncpg.connect(url)
    try:
        sql = "SELECT NOT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public')"
        return bool(await connection.fetchval(sql))
    finally:
        await connection.close()

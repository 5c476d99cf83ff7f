"""PostgreSQL going away in the middle: an error that is waited for, never a strange one."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from storage import Conflict, Locked, StorageError, Unreachable, open_database
from storage.migrate import migrate, migrations, version

NOW = datetime(2026, 5, 14, 16, 20, tzinfo=UTC)
pytestmark = pytest.mark.postgres
OWN = "SELECT pg_backend_pid()"
END = "SELECT pg_terminate_backend(:pid)"


async def test_a_connection_that_dies_inside_a_transaction(postgres_url: str) -> None:
    database = await open_database(postgres_url)
    other = await open_database(postgres_url)
    with pytest.raises(Unreachable) as caught:
        async with database.write() as tx:
            pid = await tx.value(OWN)
            async with other.write() as killer:
                await killer.value(END, pid=pid)
            await tx.value("SELECT 1")
    assert caught.value.may_pass
    assert not caught.value.ours
    async with database.write() as tx:
        assert await tx.value("SELECT 1") == 1
    await other.close()
    await database.close()


async def test_a_connection_that_dies_just_after_the_commit(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed stays, and nobody hears of an error."""
    import asyncpg

    database, other = await open_database(postgres_url), await open_database(postgres_url)
    reset = asyncpg.Connection.reset
    ended: list[int] = []

    async def dying(connection: Any, *, timeout: float | None = None) -> None:
        if not ended:
            ended.append(connection.get_server_pid())
            async with other.write() as killer:
                await killer.value(END, pid=ended[0])
        await reset(connection, timeout=timeout)

    async with database.write() as tx:
        await tx.run("CREATE TABLE kept (n BIGINT)")
    monkeypatch.setattr(asyncpg.Connection, "reset", dying)
    async with database.write() as tx:
        assert await tx.run("INSERT INTO kept VALUES (1)") == 1
    assert ended
    async with database.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM kept") == 1
    await other.close()
    await database.close()


async def test_a_value_that_fits_no_column_is_our_fault(postgres_url: str) -> None:
    database = await open_database(postgres_url)
    await migrate(database, NOW)
    for value in (2**70, "seven"):
        with pytest.raises(StorageError) as caught:
            async with database.write() as tx:
                await tx.run("UPDATE person SET telegram_id = :value", value=value)
        assert caught.value.ours
        assert not isinstance(caught.value, Conflict | Locked)
    await database.close()


async def test_two_programs_that_start_together_make_one_schema(any_url: str) -> None:
    first, second = await open_database(any_url), await open_database(any_url)
    taken = await asyncio.gather(migrate(first, NOW), migrate(second, NOW))
    assert sorted(taken[0] + taken[1]) == sorted(m.name for m in migrations())
    assert await version(first) == await version(second) == migrations()[-1].version
    await first.close()
    await second.close()


async def test_looking_at_the_version_writes_nothing(any_url: str) -> None:
    """So that `goodturn verify` runs beside a bot that is writing."""
    first, second = await open_database(any_url), await open_database(any_url)
    assert await version(first) == 0
    await migrate(first, NOW)
    async with first.write() as tx:
        await tx.run("UPDATE lease SET holder = 'Ruth'")
        assert await asyncio.wait_for(version(second), 2) == migrations()[-1].version
    await first.close()
    await second.close()

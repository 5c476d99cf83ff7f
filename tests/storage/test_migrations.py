"""Migrations: up, down and up again, and the schema they make is the one that is written down."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import Database, StorageError, open_database
from storage.migrate import migrate, migrations, version
from tests.conversations.test_forged import one_of_everything
from tests.schema import written_down
from tests.town import Town

NOW = datetime(2026, 5, 14, tzinfo=UTC)
BEFORE_THE_WHOLE_TIMEBANK = 2
"""The last version without requests, plans, listings, rosters, hats and rules."""
SCHEMA = Path(__file__).parents[2] / "docs" / "schema"


async def test_down_and_up_again_is_the_same_schema(database: Database) -> None:
    before = await written_down(database)
    await migrate(database, NOW, 0)
    assert "person" not in await written_down(database)
    await migrate(database, NOW)
    assert await written_down(database) == before


async def test_the_schema_is_the_one_written_down(database: Database) -> None:
    file = SCHEMA / f"{database.dialect}.txt"
    assert await written_down(database) == file.read_text("utf-8"), (
        "the schema changed: python -m tests.schema writes docs/schema/ anew; read the difference"
    )


async def test_a_newer_database_is_refused_with_the_cure(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    await migrate(database, NOW)
    newest = migrations()[-1].version
    async with database.write() as tx:
        await tx.run(
            "INSERT INTO schema_version VALUES (:version, :now)", version=newest + 1, now=NOW
        )
    with pytest.raises(StorageError, match="newer Goodturn"):
        await migrate(database, NOW)
    await database.close()


async def test_migrating_twice_does_nothing(database: Database) -> None:
    assert await migrate(database, NOW) == []
    assert await version(database) == migrations()[-1].version


async def test_down_and_up_again_with_one_of_everything_in_it(any_town: Town) -> None:
    """Going back far and up again loses what only the new tables held, and no more."""
    await one_of_everything(any_town)
    await any_town.stop()
    database = await open_database(any_town.settings.database_url)
    before = await _counts(database)
    assert all(before), before
    await migrate(database, NOW, BEFORE_THE_WHOLE_TIMEBANK)
    await migrate(database, NOW)
    assert await _counts(database) == before
    await database.close()


async def _counts(database: Database) -> list[int]:
    """How many rows the tables have that were there before."""
    async with database.read() as tx:
        return [
            int(await tx.value(f"SELECT COUNT(*) FROM {table}"))
            for table in ("person", "membership", "casework", "posting", "shift", "audit")
        ]

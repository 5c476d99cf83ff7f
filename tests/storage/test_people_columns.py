"""Whatever names a person is thought of where records become one, and where what somebody did is
looked at: a new column that is in no list fails here."""

import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from storage import open_database
from storage.deeds import DEEDS, NO_DEEDS
from storage.merger_things import LEFT, PAIRS, THINGS
from storage.migrate import migrate


async def named(tmp_path: Path) -> set[str]:
    """Every column that references person(id), as "table.column"."""
    file = tmp_path / "goodturn.db"
    database = await open_database(f"sqlite:///{file}")
    await migrate(database, datetime.now(UTC))
    await database.close()
    connection = sqlite3.connect(file)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        f"{table}.{key[3]}"
        for (table,) in tables
        for key in connection.execute(f"PRAGMA foreign_key_list({table})")
        if key[2] == "person"
    }
    connection.close()
    assert len(found) > 150
    return found


async def test_a_merger_knows_every_column_that_names_a_person(tmp_path: Path) -> None:
    pairs = [f"{table}.{end}" for table in PAIRS for end in ("person_id", "other_id")]
    lists = Counter([thing.name for thing in THINGS] + pairs + list(LEFT))
    assert {name for name, times in lists.items() if times > 1} == set()
    assert set(lists) == await named(tmp_path)
    assert all(len(reason) > 10 for reason in LEFT.values())


async def test_what_somebody_did_is_looked_for_in_every_table(tmp_path: Path) -> None:
    lists = Counter([deed.name for deed in DEEDS] + list(NO_DEEDS))
    assert {name for name, times in lists.items() if times > 1} == set()
    assert set(lists) == await named(tmp_path)

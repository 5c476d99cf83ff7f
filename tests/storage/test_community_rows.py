"""Every table either leaves with its timebank or stays for a reason that is written down."""

import re
from datetime import UTC, datetime
from pathlib import Path

from storage import community_rows, dump, open_database
from storage.community_rows import LEFT, OWN, PEOPLE, TIMEBANKS, VIA, whose
from storage.migrate import migrate


async def test_each_table_is_in_one_list_and_each_rule_can_be_asked(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    await migrate(database, datetime.now(UTC))
    async with database.read() as tx:
        tables = {table.name: table for table in await dump.tables(tx, "sqlite")}
        points = await dump.references(tx, "sqlite")
        listed = [*VIA, *OWN, *LEFT, PEOPLE, TIMEBANKS]
        assert len(listed) == len(set(listed))
        assert set(listed) <= set(tables)
        for table in tables.values():
            if (where := whose(table.name, table.columns)) is None:
                continue
            sql = f"SELECT 1 FROM {table.name} x WHERE {where} LIMIT 1"
            assert await tx.value(sql, community_id=1) is None
            if table.name in VIA:
                column, parent = VIA[table.name]
                assert points[table.name, column] == parent
    await database.close()


async def test_nothing_that_leaves_points_to_what_stays(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    await migrate(database, datetime.now(UTC))
    async with database.read() as tx:
        points = await dump.references(tx, "sqlite")
    await database.close()
    assert [pair for pair, target in points.items() if target in LEFT and pair[0] not in LEFT] == []
    assert all(len(reason) > 15 for reason in community_rows.LEFT.values())


async def test_the_page_lists_every_table(sqlite_url: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text("utf-8")
    leaves, stays = page.split("\n## What stays\n")
    database = await open_database(sqlite_url)
    await migrate(database, datetime.now(UTC))
    async with database.read() as tx:
        tables = {table.name for table in await dump.tables(tx, "sqlite")}
    await database.close()
    assert set(re.findall(r"^\| `(\w+)` \|", leaves, re.MULTILINE)) == tables - set(LEFT)
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", stays, re.MULTILINE)) == LEFT

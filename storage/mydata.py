"""Rows about one person, for /mydata."""

from collections.abc import Sequence
from functools import cache

from storage.db import Row, Tx
from storage.migrate import migrations, spoken

# Who may stand by name in words of theirs: whom they know and whom they had to do with.
NAMES = """
SELECT p.name FROM person p WHERE p.id IN (
    SELECT k.other_id FROM acquaintance k WHERE k.person_id = :id
    UNION SELECT e.giver_id FROM exchange e WHERE e.receiver_id = :id
    UNION SELECT e.receiver_id FROM exchange e WHERE e.giver_id = :id) AND p.id <> :id"""


async def names_near(tx: Tx, person_id: int) -> list[str]:
    """Names of people they had to do with, whole and first names, the longest first."""
    found = await tx.rows(NAMES, id=person_id)
    whole = {str(row["name"]).strip() for row in found}
    first = {name.split()[0] for name in whole if name}
    return sorted((n for n in whole | first if len(n) > 1), key=len, reverse=True)


async def rows(
    tx: Tx, sql: str, person_id: int, community_id: int | None, limit: int
) -> Sequence[Row]:
    """The rows that a question of storage/personal.py answers with."""
    values: dict[str, int] = {"limit": limit}
    if ":id" in sql.replace(":id_", ""):
        values["id"] = person_id
    if ":community_id" in sql:
        values["community_id"] = community_id or 0
    return await tx.rows(sql, **values)


@cache
def _scripts() -> str:
    return "\n".join(spoken(one.up, "sqlite") for one in migrations())


@cache
def _columns(table: str) -> tuple[str, ...]:
    start = _scripts().find(f"CREATE TABLE {table} (")
    body = _scripts()[start : _scripts().find("\n);", start)]
    return ("community_id",) if "\n    community_id " in body else ()


async def columns_of(_tx: Tx, table: str) -> tuple[str, ...]:
    """Whether a table says its timebank itself."""
    return _columns(table)

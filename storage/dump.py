"""Every row of every table, out of one database and into another, empty one, of either kind.

The schema's own lists say what there is, so a new table is in a backup from its first day. While
rows come in, triggers and references between tables are off; both are back, and checked, before
the transaction ends.
"""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from storage.db import Database, Row, Tx
from storage.errors import StorageError
from storage.sqlite import SqliteDatabase

PAGE = 2_000
"""Rows read at once."""
NOT_OURS = ("schema_version",)
"""Tables that the migrations keep themselves."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands: its columns in order, which of them tell a row, and which hold words
    rather than numbers."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    words: frozenset[str]
    order: str
    """Its key, as rows `x` are sorted by it: words by their bytes, in both databases alike."""


TABLES = {
    "sqlite": """
SELECT m.name AS name, c.name AS part, c.pk AS place, c.type = 'TEXT' AS words FROM sqlite_master m
JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY m.name, c.cid""",
    "postgres": """
SELECT c.relname AS name, a.attname AS part,
    COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0) AS place,
    a.atttypid = CAST('text' AS regtype) AS words
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)
ORDER BY c.relname, a.attnum""",
}
# The number that the next row gets must stay ahead of rows that are gone, too.
NUMBERS = {
    "sqlite": "SELECT name, seq AS last FROM sqlite_sequence",
    "postgres": """
SELECT t.relname AS name, COALESCE(pg_sequence_last_value(s.oid), 0) AS last
FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'i'
JOIN pg_class t ON t.oid = d.refobjid
WHERE s.relkind = 'S' AND t.relnamespace = CAST(current_schema() AS regnamespace)""",
}
RENUMBER_SQLITE = (
    "DELETE FROM sqlite_sequence WHERE name = :name",
    "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)",
)
RENUMBER_POSTGRES = """
SELECT setval(pg_get_serial_sequence(:name, 'id'), GREATEST(:last, 1), :last > 0)"""
POINTING = {
    "sqlite": """
SELECT m.name AS owner, f."from" AS part, f."table" AS target FROM sqlite_master m
JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f."from" """,
    "postgres": """
SELECT t.relname AS owner, a.attname AS part, g.relname AS target FROM pg_constraint c
JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class g ON g.oid = c.confrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND cardinality(c.conkey) = 1
    AND t.relnamespace = CAST(current_schema() AS regnamespace)
ORDER BY t.relname, a.attname""",
}
# A page of rows goes in as one value, a row an array: many times faster than row by row.
EACH = {
    "sqlite": "json_each(:page)",
    "postgres": "json_array_elements(CAST(CAST(:page AS TEXT) AS JSON))",
}
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
# Made once all rows are in: those that the schema names, not those of its keys.
INDEXES = {
    "sqlite": """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name""",
    "postgres": """
SELECT i.indexname AS name, i.indexdef AS sql FROM pg_indexes i
WHERE i.schemaname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_constraint c
    WHERE c.conname = i.indexname AND c.connamespace = CAST(current_schema() AS regnamespace))
ORDER BY i.indexname""",
}
REFERENCES = """
SELECT c.conname AS name, t.relname AS owner, pg_get_constraintdef(c.oid) AS words
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
WHERE c.contype = 'f' AND t.relnamespace = CAST(current_schema() AS regnamespace)
ORDER BY t.relname, c.conname"""


async def tables(tx: Tx, dialect: str) -> list[Table]:
    """The tables of the schema, by name; raises StorageError for one whose rows nothing tells."""
    found: dict[str, list[Row]] = {}
    for row in await tx.rows(TABLES[dialect]):
        if row["name"] not in NOT_OURS:
            found.setdefault(row["name"], []).append(row)
    made = []
    for name, parts in sorted(found.items()):
        keys = sorted((row for row in parts if row["place"] > 0), key=lambda row: row["place"])
        if not keys:
            raise StorageError(f"The table {name} has no primary key: it cannot be backed up.")
        columns = tuple(row["part"] for row in parts)
        words = frozenset(row["part"] for row in parts if row["words"])
        key = tuple(row["part"] for row in keys)
        alike = ' COLLATE "C"' if dialect == "postgres" else ""
        order = ", ".join(f"x.{part}{alike if part in words else ''}" for part in key)
        made.append(Table(name, columns, key, words, order))
    return made


async def numbers(tx: Tx, dialect: str) -> dict[str, int]:
    """The last number that each table has given to a row."""
    return {row["name"]: int(row["last"]) for row in await tx.rows(NUMBERS[dialect])}


async def references(tx: Tx, dialect: str) -> dict[tuple[str, str], str]:
    """Which table each column points into, by table and column; only those of one column."""
    found = await tx.rows(POINTING[dialect])
    return {(row["owner"], row["part"]): row["target"] for row in found}


async def rows_of(
    tx: Tx,
    table: Table,
    where: str = "1 = 1",
    shown: Mapping[str, str] | None = None,
    **values: Any,
) -> AsyncIterator[list[list[Any]]]:
    """The rows of a table by its key, a page at a time, so that memory stays as it is. `where`:
    which rows `x`; `shown`: what stands in place of a column."""
    shown = shown or {}
    columns = ", ".join(shown.get(part, f"x.{part}") for part in table.columns)
    places = [table.columns.index(part) for part in table.key]
    after: dict[str, Any] = {}
    beyond = "1 = 1"
    while True:
        sql = f"SELECT {columns} FROM {table.name} x WHERE {where} AND {beyond}"
        found = await tx.rows(f"{sql} ORDER BY {table.order} LIMIT {PAGE}", **values, **after)
        page = [list(row) for row in found]  # type: ignore[call-overload]
        if page:
            yield page
        if len(page) < PAGE:
            return
        after = {f"after_{n}": page[-1][place] for n, place in enumerate(places)}
        beyond = f"({table.order}) > ({', '.join(':' + name for name in after)})"


async def highest(tx: Tx, dialect: str) -> dict[str, int]:
    """The highest number in each table that numbers its rows."""
    return {
        name: int(await tx.value(f"SELECT COALESCE(MAX(id), 0) FROM {name}"))
        for name in await numbers(tx, dialect)
    }


async def is_empty(tx: Tx, dialect: str) -> bool:
    """Whether no table holds a row."""
    for table in await tables(tx, dialect):
        if await tx.value(f"SELECT 1 FROM {table.name} LIMIT 1"):
            return False
    return True


@asynccontextmanager
async def unchecked(database: Database) -> AsyncIterator[None]:
    """SQLite does not look up each reference while rows go in: `Loading.end` looks at all of them
    at once. Nothing else may write meanwhile."""
    if not isinstance(database, SqliteDatabase):
        yield
        return
    await database.pragma("foreign_keys=OFF")
    try:
        yield
    finally:
        await database.pragma("foreign_keys=ON")


def _part(dialect: str, place: int, words: bool) -> str:  # noqa: FBT001 (a column's kind)
    """The value in this place of a row."""
    if dialect == "sqlite":
        return f"json_extract(value, '$[{place}]')"
    return f"value ->> {place}" if words else f"CAST(value ->> {place} AS BIGINT)"


class Loading:
    """Rows going into an empty database, in one transaction. Begin with `begin`, end with `end`."""

    def __init__(self, tx: Tx, dialect: str) -> None:
        self._tx = tx
        self._dialect = dialect
        self._triggers: list[Row] = []
        self._references: list[Row] = []
        self._indexes: list[Row] = []
        self._known: dict[str, Table] = {}

    async def begin(self) -> None:
        """Switches triggers and references off. Nothing is seen by others before the end."""
        tx = self._tx
        self._known = {table.name: table for table in await tables(tx, self._dialect)}
        self._indexes = list(await tx.rows(INDEXES[self._dialect]))
        if self._dialect == "sqlite":
            for row in self._indexes:
                tx.later(f"DROP INDEX {row['name']}")
            await tx.run("PRAGMA defer_foreign_keys=ON")
            self._triggers = list(await tx.rows(TRIGGERS))
            for row in self._triggers:
                tx.later(f"DROP TRIGGER {row['name']}")
            return
        self._references = list(await tx.rows(REFERENCES))
        for row in self._references:
            tx.later(f"ALTER TABLE {row['owner']} DROP CONSTRAINT {row['name']}")
        for row in self._indexes:
            tx.later(f"DROP INDEX {row['name']}")
        for name in self._known:
            tx.later(f"ALTER TABLE {name} DISABLE TRIGGER USER")

    async def add(self, name: str, columns: Sequence[str], page: Sequence[Sequence[Any]]) -> None:
        """Some rows of a table. Raises StorageError where the schema knows no such column."""
        table = self._known.get(name)
        if table is None or not set(columns) <= set(table.columns):
            raise StorageError(f"The backup's table {name} is none that this schema knows.")
        parts = [_part(self._dialect, n, part in table.words) for n, part in enumerate(columns)]
        await self._tx.run(
            f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(parts)}"
            f" FROM {EACH[self._dialect]}",
            page=json.dumps(page, ensure_ascii=False),
        )

    async def end(self, last: Mapping[str, int]) -> None:
        """Numbers, triggers and references as they were. Raises StorageError where a row points to
        one that is not there."""
        tx = self._tx
        for name, number in sorted(last.items()):
            if name not in self._known:
                continue
            if self._dialect == "postgres":
                await tx.rows(RENUMBER_POSTGRES, name=name, last=number)
                continue
            for sql in RENUMBER_SQLITE:
                tx.later(sql, name=name, last=number)
        for row in (*self._indexes, *self._triggers):
            tx.later(row["sql"])
        if self._dialect == "sqlite":
            broken = await tx.rows("PRAGMA foreign_key_check")
            if broken:
                raise StorageError(f"The backup's table {broken[0]['table']} points to nothing.")
            return
        for name in self._known:
            tx.later(f"ALTER TABLE {name} ENABLE TRIGGER USER")
        for row in self._references:
            words = f"ADD CONSTRAINT {row['name']} {row['words']}"
            tx.later(f"ALTER TABLE {row['owner']} {words}")
        await tx.rows("SELECT 1")


async def counts(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    async with database.read(long=True) as tx:
        return {
            table.name: int(await tx.value(f"SELECT COUNT(*) FROM {table.name}"))
            for table in await tables(tx, database.dialect)
        }

"""Retention each night, by age alone; people whose time here is over; and what it would all let go.

What is let go within the hour stands in services/retention.py; the rules for people to read in
docs/privacy-record.md, compared by tests/services/test_tidying.py.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.retention import DECLINED_DAYS, LEFT_DAYS
from services import retention
from storage import StorageError, aging, dump, erasures
from storage.aging import AGES, Age
from storage.db import Database, Row, Statement, Tx

log = logging.getLogger("goodturn.retention")
PEOPLE_AT_ONCE = 20
"""People whose time is over that are begun to be forgotten in one night and transaction."""
MOST_PEOPLE = 100_000
_TABLE = re.compile(r"\s*(?:UPDATE|DELETE FROM)\s+(\w+)")
_DATED = re.compile(r"(\w+)\s*<\s*:before")


@dataclass(frozen=True, slots=True)
class Line:
    """What a rule would let go: of which table, rows or words, after how many days (0: as its own
    rule says), how many are past that, and since when the oldest."""

    table: str
    what: str
    days: int
    count: int
    oldest: str | None


async def nightly(database: Database, now: datetime) -> int:
    """All rules of storage/aging.py, each in a transaction of its own; then who left two years ago,
    or was not let in half a year ago, is to be forgotten. A rule that fails holds up no other.
    Returns how many rows it was."""
    total = 0
    for age in AGES:
        try:
            async with database.write() as tx:
                total += await aging.let_go(tx, age, _before(age, now))
        except StorageError as error:
            log.error("retention of %s: %s", age.table, error)
            if not error.ours:
                raise
    async with database.write() as tx:
        return total + await people(tx, now)


async def people(tx: Tx, now: datetime) -> int:
    """Begins to forget those whose time is over; the alarm does the rest (services/forgetting)."""
    left = await aging.quiet(tx, now - timedelta(days=LEFT_DAYS), PEOPLE_AT_ONCE)
    never = await aging.quiet(
        tx, now - timedelta(days=DECLINED_DAYS), PEOPLE_AT_ONCE, declined=True
    )
    for person_id in left:
        await erasures.ask(tx, person_id, None, None, "left", now, now)
    for person_id in never:
        await erasures.ask(tx, person_id, None, None, "declined", now, now)
    return len(left) + len(never)


async def report(database: Database, now: datetime) -> list[Line]:
    """What all rules would let go now. Nothing is changed: it is tried, and taken back."""
    lines: list[Line] = []
    async with database.read(long=True) as tx:
        for age in AGES:
            row = await aging.past(tx, age, _before(age, now))
            what = "rows" if isinstance(age.goes, str) else "words"
            lines.append(Line(age.table, what, age.days, int(row["count"]), row["oldest"]))
        for cause, days in (("left", LEFT_DAYS), ("declined", DECLINED_DAYS)):
            before = now - timedelta(days=days)
            found = await aging.quiet(tx, before, MOST_PEOPLE, declined=cause == "declined")
            lines.append(Line("person", f"who {cause}", days, len(found), None))
    try:
        async with database.write() as tx:
            tables = await dump.tables(tx, database.dialect)
            counting = _Counting(tx, {one.name: frozenset(one.columns) for one in tables})
            while await retention.run(counting, now):
                pass
            for table, count in sorted(counting.counts.items()):
                oldest = counting.oldest.get(table) if count else None
                lines.append(Line(table, "rows or words", 0, count, oldest))
            raise _TakeBackError  # noqa: TRY301 (so the transaction is rolled back)
    except _TakeBackError:
        pass
    return lines


class _TakeBackError(Exception):
    """Nothing of it was meant."""


class _Counting:
    """A transaction that counts how many rows of which table are changed."""

    def __init__(self, tx: Tx, columns: Mapping[str, frozenset[str]]) -> None:
        self._tx, self._columns = tx, columns
        self.counts: dict[str, int] = {}
        self.oldest: dict[str, str | None] = {}

    async def run(self, sql: str, /, **values: Any) -> int:
        found = _TABLE.match(sql)
        table = found[1] if found else "?"
        dated = _DATED.search(sql)
        if dated and table not in self.oldest and dated[1] in self._columns.get(table, ()):
            first = await self._tx.value(f"SELECT MIN({dated[1]}) FROM {table}")
            self.oldest[table] = None if first is None else str(first)
        count = await self._tx.run(sql, **values)
        self.counts[table] = self.counts.get(table, 0) + count
        return count

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        return await self._tx.rows(sql, **values)

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        return await self._tx.row(sql, **values)

    async def value(self, sql: str, /, **values: Any) -> Any:
        return await self._tx.value(sql, **values)

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        return await self._tx.many(*statements)

    def later(self, sql: str, /, **values: Any) -> None:
        self._tx.later(sql, **values)

    def in_turn(self, queue: str, number: int) -> None:
        self._tx.in_turn(queue, number)

    def mark(self) -> None:
        self._tx.mark()

    async def undo(self) -> None:
        await self._tx.undo()


def _before(age: Age, now: datetime) -> datetime:
    return now - timedelta(days=age.days)

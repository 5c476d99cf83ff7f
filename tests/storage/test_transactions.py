"""The transaction: queued writes, undo, rollback, and errors in words."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Database, Locked, ReadOnly, StorageError, Unreachable, open_database
from storage.db import instant, moment_of
from storage.migrate import migrate
from storage.sqlite import SqliteDatabase

NOW = datetime(2026, 5, 14, 16, 20, tzinfo=UTC)
ADD = "INSERT INTO lease (name, holder, until) VALUES (:name, 'Ruth', :now)"


async def _names(database: Database) -> list[str]:
    async with database.read() as tx:
        return [row["name"] for row in await tx.rows("SELECT name FROM lease ORDER BY name")]


async def test_queued_writes_are_there_for_the_next_question(database: Database) -> None:
    async with database.write() as tx:
        tx.later(ADD, name="delivery", now=NOW)
        assert await tx.value("SELECT COUNT(*) FROM lease") == 1
        tx.later(ADD, name="alarm", now=NOW)
    assert await _names(database) == ["alarm", "delivery"]


async def test_no_question_has_no_answers_and_loses_nothing(database: Database) -> None:
    """As where the balances of nobody are asked for."""
    async with database.write() as tx:
        tx.later(ADD, name="delivery", now=NOW)
        tx.later(ADD, name="alarm", now=NOW)
        assert await tx.many() == []
    assert await _names(database) == ["alarm", "delivery"]


async def test_an_error_leaves_nothing(database: Database) -> None:
    with pytest.raises(LookupError):
        async with database.write() as tx:
            tx.later(ADD, name="delivery", now=NOW)
            await tx.rows("SELECT 1")
            raise LookupError("anything")
    assert await _names(database) == []


@pytest.mark.parametrize("asked_between", [True, False])
async def test_undo_takes_back_to_the_mark(database: Database, asked_between: bool) -> None:
    async with database.write() as tx:
        tx.later(ADD, name="before", now=NOW)
        await tx.rows("SELECT 1")
        tx.mark()
        tx.later(ADD, name="refused", now=NOW)
        if asked_between:
            await tx.rows("SELECT 1")
            tx.later(ADD, name="refused-too", now=NOW)
        await tx.undo()
        tx.later(ADD, name="told", now=NOW)
    assert await _names(database) == ["before", "told"]


async def test_after_a_refused_statement_undo_lets_the_unit_go_on(database: Database) -> None:
    async with database.write() as tx:
        tx.later(ADD, name="before", now=NOW)
        await tx.rows("SELECT 1")
        tx.mark()
        with pytest.raises(StorageError):
            await tx.run(ADD, name="before", now=NOW)
        await tx.undo()
        tx.later(ADD, name="told", now=NOW)
    assert await _names(database) == ["before", "told"]


async def test_many_answers_in_the_order_asked(database: Database) -> None:
    async with database.write() as tx:
        one, two = await tx.many(("SELECT 1 AS n", {}), ("SELECT :n AS n", {"n": "2"}))
    assert (one[0]["n"], two[0]["n"]) == (1, "2")


async def test_quotes_and_colons_in_sql_are_no_values(database: Database) -> None:
    async with database.write() as tx:
        assert await tx.value("SELECT 'at 5:30pm it''s :name' WHERE :n = 'a'", n="a") == (
            "at 5:30pm it's :name"
        )


async def test_reading_again_at_once(database: Database) -> None:
    """A view that has just ended and the next one never meet in one connection."""
    async with database.read() as other:  # so that SQLite's last free reader is used each time
        assert await other.value("SELECT 1") == 1
        for _ in range(20):
            async with database.read() as tx:
                assert await tx.value("SELECT 1") == 1


@given(
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_moments_come_back_and_sort_as_text(naive: datetime, offset: int) -> None:
    there = naive.replace(microsecond=naive.microsecond // 1000 * 1000)
    aware = there.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert moment_of(instant(aware)) == aware
    assert (instant(aware) < instant(aware + timedelta(milliseconds=1))) is True


async def test_another_writer_is_waited_for_then_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'goodturn.db'}"
    first, second = await open_database(url), await open_database(url)
    await migrate(first, NOW)
    assert isinstance(second, SqliteDatabase)
    second.wait_for_others(0.05)
    async with first.write() as tx:
        await tx.rows("SELECT 1")
        with pytest.raises(Locked, match="keep trying"):
            async with second.write() as other:
                await other.rows("SELECT 1")
    async with second.write() as other:
        other.later(ADD, name="later", now=NOW)
    assert await _names(first) == ["later"]
    await first.close()
    await second.close()


async def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path / 'goodturn.db'}")
    await migrate(database, NOW)
    assert isinstance(database, SqliteDatabase)
    await database.pragma("query_only = ON")
    with pytest.raises(ReadOnly, match="permissions"):
        async with database.write() as tx:
            await tx.run(ADD, name="delivery", now=NOW)
    await database.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://somewhere", "must start with"),
        ("sqlite:////no/such/folder/goodturn.db", "does not exist"),
        ("postgresql://nobody@127.0.0.1:1/none", "does not answer"),
    ],
)
async def test_a_wrong_address_is_one_clear_line(url: str, words: str) -> None:
    with pytest.raises(Unreachable, match=words) as caught:
        await open_database(url)
    assert "\n" not in str(caught.value)

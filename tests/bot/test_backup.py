"""A backup holds everything as it stood at one moment, and comes back into either database."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import backup
from bot.backup_file import BackupError, make_key, reading, writing
from bot.cli import main
from bot.start_errors import StartError
from storage import Database, dump, ledger, open_database
from storage import outbox as outbox_rows
from storage.migrate import migrate, migrations
from tests.conversations.test_balance import balance_of
from tests.conversations.test_forged import one_of_everything
from tests.town import Town

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
HELD = {"outbox", "broadcast"}
"""What is stopped after a restore."""


async def contents(database: Database) -> dict[str, list[list[Any]]]:
    """Every row of every table."""
    async with database.read(long=True) as tx:
        return {
            table.name: [row async for page in dump.rows_of(tx, table) for row in page]
            for table in await dump.tables(tx, database.dialect)
        }


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest, sqlite_url: str) -> str:
    """An empty database of each kind in turn, to bring a backup back into."""
    if request.param == "sqlite":
        return sqlite_url.replace("goodturn.db", "other.db")
    url: str = request.getfixturevalue("postgres_url")
    return url


async def test_one_of_everything_comes_back_whole_into_either_database(
    town: Town, tmp_path: Path, target: str
) -> None:
    await there_and_back(town, tmp_path, target)


@pytest.mark.postgres
async def test_and_out_of_postgresql(postgres_url: str, tmp_path: Path, sqlite_url: str) -> None:
    town = Town(postgres_url)
    await town.open()
    await there_and_back(town, tmp_path, sqlite_url)
    await town.close()


async def there_and_back(town: Town, tmp_path: Path, target: str) -> None:
    """Everything out of the one and into the other, row by row the same."""
    await one_of_everything(town)
    await town.stop()
    source = await open_database(town.settings.database_url)
    before = await contents(source)
    async with source.read() as tx:
        wrong = await ledger.discrepancies(tx)
    assert sum(len(rows) > 0 for rows in before.values()) > 60
    key, file = tmp_path / "key", tmp_path / "all.backup"
    public = make_key(key)
    assert await backup.make(source, file, public) == 0
    await source.close()
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"Amina" not in file.read_bytes()

    with pytest.raises(StartError, match="--key"):
        await backup.bring_back(target, file)
    assert await backup.bring_back(target, file, key) == (1 if wrong else 0)
    restored = await open_database(target)
    after = await contents(restored)
    differ = {name for name in before if sorted_rows(before[name]) != sorted_rows(after[name])}
    assert differ <= HELD
    async with restored.write() as tx:
        held = await tx.value("SELECT COUNT(*) FROM outbox WHERE cause = 'restored from a backup'")
        left = await tx.value("SELECT COUNT(*) FROM outbox WHERE state = 'sending'")
        assert held >= 0
        assert left == 0
        # Numbers go on where they were, and what guards the books is back.
        with pytest.raises(Exception, match="history is never edited"):
            await tx.run("UPDATE posting SET minutes = 1 WHERE id = 1")
    await restored.close()
    with pytest.raises(StartError, match="empty one"):
        await backup.bring_back(target, file, key)


async def exchanges_posted(database: Database) -> int:
    """How many transfers came from exchanges."""
    async with database.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM transfer WHERE kind = 'exchange'"))


def sorted_rows(rows: list[list[Any]]) -> list[str]:
    """In an order of our own: each database sorts words its own way."""
    return sorted(json.dumps(row) for row in rows)


async def test_what_is_written_meanwhile_is_whole_or_not_in_it(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot goes on while a backup is made: an exchange that is approved in the middle is in none
    of the tables, and the restored bot works on."""
    amina, jean, broker = town.phones("Amina", "Jean", "Ruth")
    before, posted = await balance_of(town, "Amina"), await exchanges_posted(town.program.database)
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    monkeypatch.setattr(dump, "PAGE", 5)
    pages = dump.rows_of
    approved: list[bool] = []

    async def slowly(tx: Any, table: dump.Table) -> Any:
        if table.name == "posting" and not approved:
            approved.append(True)
            await broker.taps("Approve")
        async for page in pages(tx, table):
            yield page

    monkeypatch.setattr(dump, "rows_of", slowly)
    file = tmp_path / "meanwhile.backup"
    database = await open_database(town.settings.database_url)
    await backup.make(database, file)
    await database.close()
    assert await balance_of(town, "Amina") == before + 120
    monkeypatch.undo()
    await town.stop()
    other = f"sqlite:///{tmp_path / 'other.db'}"
    assert await backup.bring_back(other, file) == 0
    restored = await open_database(other)
    assert await exchanges_posted(restored) == posted
    async with restored.read() as tx:
        assert await ledger.discrepancies(tx) == []
        state = await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1")
    assert state == "confirmed"
    await restored.close()


async def test_messages_that_were_due_are_not_sent_again(sqlite_url: str, tmp_path: Path) -> None:
    database = await open_database(sqlite_url)
    await migrate(database, NOW)
    async with database.write() as tx:
        outbox_rows.queue(tx, 7, "notice", "shift.cancelled", {"text": "Called off"}, NOW)
    await backup.make(database, tmp_path / "b")
    await database.close()
    other = f"sqlite:///{tmp_path / 'other.db'}"
    await backup.bring_back(other, tmp_path / "b")
    restored = await open_database(other)
    async with restored.read() as tx:
        assert await tx.value("SELECT state FROM outbox") == "unknown"
    await restored.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: data[: len(data) // 2], "cut off or changed"),
        (lambda data: data[:-30] + bytes([data[-30] ^ 1]) + data[-29:], "cut off or changed"),
        (lambda data: b"not a backup at all", "cut off or changed"),
    ],
)
async def test_a_spoilt_backup_is_refused_and_nothing_is_kept(
    town: Town, tmp_path: Path, spoil: Callable[[bytes], bytes], says: str
) -> None:
    file = tmp_path / "b"
    database = await open_database(town.settings.database_url)
    await backup.make(database, file)
    await database.close()
    file.write_bytes(spoil(file.read_bytes()))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    with pytest.raises(StartError, match=says):
        await backup.bring_back(other, file)
    restored = await open_database(other)
    async with restored.read() as tx:
        has = await tx.value("SELECT name FROM sqlite_master WHERE name = 'person'")
        assert has is None or await dump.is_empty(tx, "sqlite")
    await restored.close()


def test_a_file_that_is_there_a_key_that_is_none_a_key_of_somebody_else(tmp_path: Path) -> None:
    file, key, other = tmp_path / "b", tmp_path / "key", tmp_path / "other"
    public = make_key(key)
    make_key(other)
    with pytest.raises(BackupError, match="never written over"):
        make_key(key)
    with pytest.raises(BackupError, match="public key"), writing(file, "age1nothing") as out:
        out.line({})
    assert not list(tmp_path.glob("b*"))
    with writing(file, public) as out:
        out.line({"name": "Amina"})
        out.end({}, {})
    with pytest.raises(BackupError, match="there already"), writing(file) as out:
        out.line({})
    with pytest.raises(BackupError, match="does not open"), reading(file, other) as lines:
        list(lines)
    with reading(file, key) as lines:
        assert next(lines) == {"name": "Amina"}


def test_the_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--name", "Ward End Timebank"]) == 0
    assert main(["backup", "--make-key", "key"]) == 0
    public = next(word for word in capsys.readouterr().out.split() if word.startswith("age1"))
    monkeypatch.setenv("GOODTURN_BACKUP_KEY", public)
    assert main(["backup", "all.backup"]) == 0
    assert "encrypted." in capsys.readouterr().out
    restore = ["restore", "all.backup", "--key", "key"]
    assert main([*restore, "--database-url", "sqlite:///new.db"]) == 0
    assert "The books hold." in capsys.readouterr().out
    assert main(restore) == 3
    assert "empty one" in capsys.readouterr().err
    assert main(["verify", "--database-url", "sqlite:///new.db"]) == 0


def test_the_schema_goes_back_with_a_word_and_a_backup_of_then_comes_up_to_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--name", "Ward End Timebank"]) == 0
    assert main(["schema"]) == 0
    assert f"this Goodturn knows {migrations()[-1].version}" in capsys.readouterr().out
    assert main(["schema", "--to", "24"]) == 2
    assert "drops what these keep" in capsys.readouterr().err
    assert main(["schema", "--to", "25", "--yes"]) == 2
    assert main(["schema", "--to", "24", "--yes"]) == 0
    assert "schema 24" in capsys.readouterr().out
    assert main(["backup", "then.backup"]) == 0
    assert main(["restore", "then.backup", "--database-url", "sqlite:///now.db"]) == 0
    capsys.readouterr()
    assert main(["schema", "--database-url", "sqlite:///now.db"]) == 0
    assert f"schema {migrations()[-1].version} " in capsys.readouterr().out

"""A timebank leaves with everything, and comes back identically into an install of its own."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot import community_file
from bot.cli import main
from bot.start_errors import StartError
from bot.table_files import cell, value_of
from storage import dump, ledger, open_database
from tests.conversations.test_forged import one_of_everything
from tests.town import Town


def members(file: Path) -> dict[str, bytes]:
    """Every table of an export, as it stands."""
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name.endswith(".csv")}


def manifest(file: Path) -> dict[str, Any]:
    """What an export says of itself."""
    with zipfile.ZipFile(file) as packed:
        found: dict[str, Any] = json.loads(packed.read("manifest.json"))
        return found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest, sqlite_url: str) -> str:
    """An empty database of each kind in turn."""
    if request.param == "sqlite":
        return sqlite_url.replace("goodturn.db", "other.db")
    url: str = request.getfixturevalue("postgres_url")
    return url


async def test_one_of_everything_leaves_and_comes_back_identically(
    town: Town, tmp_path: Path, target: str
) -> None:
    await one_of_everything(town)
    await town.stop()
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    source = await open_database(town.settings.database_url)
    async with source.read() as tx:
        name = await tx.value("SELECT name FROM community WHERE id = 1")
        wrong = await ledger.discrepancies(tx)
    assert await community_file.export(source, name, first) == 0
    assert first.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StartError, match="there already"):
        await community_file.export(source, name, first)
    with pytest.raises(StartError, match="There is no timebank 'Nowhere'"):
        await community_file.export(source, "Nowhere", tmp_path / "none.zip")
    await source.close()

    assert await community_file.bring_in(target, first) == (1 if wrong else 0)
    with pytest.raises(StartError, match="name an empty one"):
        await community_file.bring_in(target, first)
    there = await open_database(target)
    assert await community_file.export(there, name, second) == 0
    before, after = members(first), members(second)
    assert sorted(before) == sorted(after)
    assert [table for table in before if before[table] != after[table]] == []
    assert sum(one["rows"] > 0 for one in manifest(first)["tables"].values()) > 50
    async with there.write() as tx:
        assert await tx.value("SELECT COUNT(*) FROM member_stale") > 0
        with pytest.raises(Exception, match="history is never edited"):
            await tx.run("UPDATE posting SET minutes = 1 WHERE id = 1")
    await there.close()


async def test_another_timebank_stays_behind(town: Town, tmp_path: Path) -> None:
    """Of two timebanks in one install only the one leaves: no row, name or account of the other."""
    assert town.program is not None
    database = town.program.database
    async with database.write() as tx:
        await tx.run(
            "INSERT INTO community (id, name, slug, zone, created_at) VALUES"
            " (2, 'Moseley Timebank', 'moseley', 'Europe/London', '2026-01-01')"
        )
        await tx.run(
            "INSERT INTO person (id, telegram_id, name, community_id, created_at) VALUES"
            " (900, 5559, 'Wilhelmina', 2, '2026-01-01')"
        )
        await tx.run(
            "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
            " VALUES (2, 900, 'approved', 1, '2026-01-01')"
        )
    file = tmp_path / "moseley.zip"
    await community_file.export(database, "moseley", file)
    tables = members(file)
    assert b"Wilhelmina" in tables["tables/person.csv"]
    assert b"Amina" not in b"".join(tables.values())
    other = tmp_path / "ours.zip"
    async with database.read() as tx:
        slug = await tx.value("SELECT slug FROM community WHERE id = 1")
    await community_file.export(database, slug, other)
    assert b"Wilhelmina" not in b"".join(members(other).values())
    assert b"Moseley" not in b"".join(members(other).values())


async def test_a_changed_file_is_refused_and_nothing_is_kept(town: Town, tmp_path: Path) -> None:
    assert town.program is not None
    file, spoilt = tmp_path / "a.zip", tmp_path / "b.zip"
    async with town.program.database.read() as tx:
        slug = await tx.value("SELECT slug FROM community WHERE id = 1")
    await community_file.export(town.program.database, slug, file)
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(spoilt, "w") as out:
        for name in packed.namelist():
            data = packed.read(name)
            out.writestr(name, data.replace(b"Amina", b"Emina") if "person" in name else data)
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with pytest.raises(StartError, match=r"tables/person\.csv was changed"):
        await community_file.bring_in(url, spoilt)
    (tmp_path / "c.zip").write_bytes(file.read_bytes()[:-100])
    with pytest.raises(StartError, match="no whole export"):
        await community_file.bring_in(url, tmp_path / "c.zip")
    database = await open_database(url)
    async with database.read() as tx:
        assert await dump.is_empty(tx, "sqlite")
    await database.close()


@pytest.mark.parametrize(
    "words",
    [
        "=HYPERLINK(1)",
        "+44",
        "-2",
        "@jean",
        "'quoted",
        "\\N",
        "|",
        "\ttab",
        "a\nb",
        "",
        "Ωmega, “x”",
    ],
)
def test_no_words_are_a_formula_and_all_come_back_as_they_were(words: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([cell(words), cell(None), cell(-120)])
    shown, nothing, minutes = next(csv.reader(io.StringIO(text.getvalue(), newline="")))
    assert not shown.startswith(("=", "+", "-", "@", "\t", "|"))
    assert value_of(shown, words=True) == words
    assert value_of(nothing, words=True) is None
    assert value_of(minutes, words=False) == -120


def test_the_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--name", "Ward End Timebank"]) == 0
    assert main(["export", "--community", "Ward End Timebank", "--to", "w.zip"]) == 0
    coming = ["import-community", "w.zip", "--new-bot", "--database-url", "sqlite:///new.db"]
    assert main(coming) == 0
    assert "Ward End Timebank is in" in capsys.readouterr().out
    assert main(coming) == 3
    assert main(["export", "--community", "Moseley", "--to", "m.zip"]) == 3
    assert "There are: Ward End Timebank." in capsys.readouterr().err

"""What is committed is on the disk: the suite switches that off for itself, so it is asked here."""

import importlib.util
import sys
from pathlib import Path

import pytest

from storage import sqlite


async def test_a_commit_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("sqlite_as_it_ships", sqlite.__file__)
    assert spec is not None
    assert spec.loader is not None
    shipped = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, shipped)
    spec.loader.exec_module(shipped)
    database = shipped.SqliteDatabase(tmp_path / "goodturn.db")
    await database.open()
    for link in database._opened:
        answers = await link.run([("PRAGMA synchronous", {}), ("PRAGMA journal_mode", {})])
        assert [tuple(rows[0]) for rows, _ in answers] == [(2,), ("wal",)]
    await database.close()

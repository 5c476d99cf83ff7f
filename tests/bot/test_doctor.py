"""`goodturn doctor`: each thing that can be wrong is named with its cure; nothing is changed."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.doctor import examine
from bot.settings import Settings
from simulator.world import DEFAULT_TOKEN
from storage import inbox, open_database
from storage.migrate import migrate
from tests.bot.test_operator_faults import Telegram

TOKEN = "12345678:" + "A" * 35


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a timebank in it, and a token."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOODTURN_BOT_TOKEN", TOKEN)
    assert main(["init", "--name", "Ward End Timebank", "--api-url", "http://127.0.0.1:9"]) == 0
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    """What it says, and its exit code."""
    capsys.readouterr()
    code = main(["doctor", "--offline", *more])
    return code, capsys.readouterr().out


def test_all_is_well_but_for_what_nobody_has_set(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, words = said(capsys)
    assert code == 0
    assert "well   database: schema" in words
    assert "look   backups: are not encrypted" in words
    assert "look   roles: Ward End Timebank has no safeguarding" in words
    assert "wrong" not in words
    assert TOKEN not in words


def test_no_token_a_clock_that_is_moved_and_no_database(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODTURN_BOT_TOKEN", "")
    monkeypatch.setenv("GOODTURN_CLOCK_FILE", "moved")
    code, words = said(capsys, "--database-url", "sqlite:///elsewhere.db")
    assert code == 1
    for part in ("ask @BotFather", "for demonstrations", "no elsewhere.db: goodturn init"):
        assert part in words
    assert not (here / "elsewhere.db").exists()


def test_updates_that_nobody_handles_and_a_disk_that_is_full(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait() -> None:
        database = await open_database("sqlite:///goodturn.db")
        async with database.write() as tx:
            inbox.receive(tx, 1, 7, "{}", datetime.now(UTC) - timedelta(hours=1))
        await database.close()

    asyncio.run(wait())
    full: Any = lambda _path: type("Usage", (), {"free": 100 * 2**20})  # noqa: E731
    monkeypatch.setattr("bot.doctor.shutil.disk_usage", full)
    code, words = said(capsys)
    assert code == 1
    assert "wrong  updates: 1 wait since" in words
    assert "wrong  disk: 100 MB free" in words


async def test_an_older_schema_a_newer_one_and_a_server(
    any_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(token=TOKEN, database_url=any_url, port=0)
    database = await open_database(any_url)
    await migrate(database, datetime.now(UTC), 20)
    assert await examine(settings, offline=True) == 0
    assert "back it up first" in capsys.readouterr().out
    async with database.write() as tx:
        await tx.run("INSERT INTO schema_version VALUES (9999, '2026-11-23')")
    assert await examine(settings, offline=True) == 1
    assert "newer than this Goodturn" in capsys.readouterr().out
    async with database.read() as tx:
        with pytest.raises(Exception, match="doctor_was_here"):
            await tx.rows("SELECT * FROM doctor_was_here")
    await database.close()


async def test_telegram_its_clock_the_token_and_the_webhook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Against the simulator over HTTP, as at Telegram."""
    telegram = Telegram()
    settings = Settings(
        token=DEFAULT_TOKEN,
        api_url=f"http://127.0.0.1:{telegram.port}",
        database_url=f"sqlite:///{tmp_path / 'goodturn.db'}",
    )
    database = await open_database(settings.database_url)
    await migrate(database, datetime.now(UTC))
    await database.close()
    assert await examine(settings) == 1
    assert "does not answer" in capsys.readouterr().out
    await telegram.open()
    try:
        await examine(settings)
        words = capsys.readouterr().out
        assert "well   telegram: this bot is @" in words
        assert "well   webhook: none, as it is polling" in words
        assert re.search(r"well   clock: [0-5] s from Telegram's", words)
        hooked = replace(settings, mode="webhook", webhook_url="https://goodturn.example")
        assert await examine(hooked) == 1
        assert "Telegram has another address or none" in capsys.readouterr().out
        assert await examine(replace(settings, token="7000000001:AAHnobody-knows-this-one")) == 1
        assert "does not know this token" in capsys.readouterr().out
    finally:
        await telegram.close()

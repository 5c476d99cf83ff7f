"""The `goodturn` command, as an operator meets it."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot import sample
from storage import open_database
from tests.town import Town, TownClock

ROOT = Path(__file__).parents[2]


def goodturn(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder of its own, with only these settings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GOODTURN_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command_and_setting(tmp_path: Path) -> None:
    done = goodturn("--help", folder=tmp_path)
    assert done.returncode == 0
    for word in (
        "demo",
        "run",
        "init",
        "verify",
        "parse",
        "reminders",
        "GOODTURN_BOT_TOKEN",
        "exit codes",
    ):
        assert word in done.stdout


async def test_init_makes_a_timebank_and_a_link_for_its_first_broker(
    tmp_path: Path, sqlite_url: str
) -> None:
    made = goodturn(
        "init", "--name", "Kings Heath Timebank", "--database-url", sqlite_url, folder=tmp_path
    )
    assert made.returncode == 0, made.stderr
    code = re.search(r"/start (invite-\S+)", made.stdout)
    assert code is not None, made.stdout
    town = Town(sqlite_url)
    await town.open(people=False)
    ruth, pat = town.phones("Ruth", "Pat")
    await ruth.starts(code.group(1))
    await ruth.sees("Kings Heath Timebank")
    await ruth.says("/queue")
    await ruth.does_not_see("cannot do that")
    await ruth.says("/steps")
    await ruth.sees("The first steps of Kings Heath Timebank", "11 are left.")
    await pat.starts(code.group(1))
    await pat.says("/queue")
    await pat.does_not_see("Start with the oldest")
    assert town.program is not None
    async with town.program.database.read() as tx:
        held = await tx.rows("SELECT DISTINCT person_id FROM role WHERE role = 'broker'")
    assert len(held) == 1
    await town.close()


def test_a_second_timebank_of_the_same_short_name_is_refused(
    tmp_path: Path, sqlite_url: str
) -> None:
    for expected in (0, 2):
        done = goodturn("init", "--name", "Aston", "--database-url", sqlite_url, folder=tmp_path)
        assert done.returncode == expected
    assert "short name aston already" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--name", "X", "--slug", "Not A Slug"), "--slug takes"),
        (("--name", "!!!"), "--slug takes"),
        (("--name", "X" * 101), "--name takes"),
        (("--name", "X", "--zone", "Europe/Brum"), "no time zone"),
    ],
)
def test_init_says_what_is_wrong(
    tmp_path: Path, sqlite_url: str, arguments: tuple[str, ...], words: str
) -> None:
    done = goodturn("init", *arguments, "--database-url", sqlite_url, folder=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


async def test_verify_holds_and_finds_what_was_tampered_with(
    tmp_path: Path, sqlite_url: str
) -> None:
    from storage.migrate import migrate

    database = await open_database(sqlite_url)
    now = TownClock().now()
    await migrate(database, now)
    await sample.make(database, now, [(one, None) for one in sample.EVERYONE])
    await database.close()
    done = goodturn("verify", "--database-url", sqlite_url, folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The books hold" in done.stdout
    file = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    file.execute("DROP TRIGGER posting_unchanged")
    file.execute("UPDATE posting SET minutes = minutes + 60 WHERE id = 2")
    file.commit()
    file.close()
    done = goodturn("verify", "--database-url", sqlite_url, folder=tmp_path)
    assert done.returncode == 1
    assert "is off by 60 minutes" in done.stdout
    assert "its postings say" in done.stdout


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "GOODTURN_BOT_TOKEN is missing"),
        ({"GOODTURN_PORT": "99999"}, "GOODTURN_PORT must be a whole number from 0 to 65535"),
        ({"GOODTURN_MODE": "carrier-pigeon"}, "GOODTURN_MODE must be one of polling, webhook"),
        (
            {"GOODTURN_BOT_TOKEN": "1:a", "GOODTURN_MODE": "webhook"},
            "also needs GOODTURN_WEBHOOK_URL",
        ),
    ],
)
def test_a_wrong_setting_is_one_clear_line(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    done = goodturn("run", folder=tmp_path, **settings)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_settings_come_from_a_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GOODTURN_MODE=carrier-pigeon\n")
    done = goodturn("run", folder=tmp_path)
    assert "GOODTURN_MODE must be" in done.stderr


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = goodturn("demo", "--port", str(port), folder=tmp_path)
    assert done.returncode == 3
    assert f"make demo PORT={port + 1}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "goodturn.db").write_text("this is a shopping list, not a database" * 50)
    done = goodturn("verify", "--database-url", "sqlite:///goodturn.db", folder=tmp_path)
    assert done.returncode == 3
    assert "cannot be opened" in done.stderr
    assert done.stderr.count("\n") == 1


def test_verify_of_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    done = goodturn("verify", "--database-url", "sqlite:///new.db", folder=tmp_path)
    assert done.returncode == 3
    assert "goodturn init" in done.stderr
    assert not (tmp_path / "new.db").exists()

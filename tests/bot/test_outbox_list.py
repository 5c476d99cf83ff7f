"""`goodturn outbox`: what became of each message, and trying again what failed."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.cli import main
from storage import open_database, outbox, people
from storage.migrate import migrate

WORDS = "Jean can't come on Tuesday"


@pytest.fixture
def messages(sqlite_url: str) -> dict[str, int]:
    """One message of each fate to Amina, one to Mr Hussain who has stopped the bot; their ids."""
    return asyncio.run(_make(sqlite_url))


async def _make(url: str) -> dict[str, int]:
    database = await open_database(url)
    now = datetime.now(UTC)
    fates = {
        "sent": ("sent", WORDS, None, "notice"),
        "failed": ("failed", WORDS, "Bad Request: message is too long", "notice"),
        "unknown": ("unknown", WORDS, "ReadTimeout", "notice"),
        "dropped": ("dropped", WORDS, "its time was over", "reminder"),
        "waiting": ("waiting", WORDS, None, "notice"),
        "bulk": ("failed", WORDS, "Bad Request: chat not found", "broadcast"),
        "forgotten": ("failed", "", "Bad Request: chat not found", "notice"),
        "shut": ("failed", WORDS, "Forbidden: bot was blocked by the user", "notice"),
    }
    await migrate(database, now)
    found = {}
    async with database.write() as tx:
        amina = await people.add(tx, 7, "Amina", "en", now)
        hussain = await people.add(tx, 8, "Mr Hussain", "en", now)
        people.chat_open(tx, 8, False)
        for name, (state, words, cause, kind) in fates.items():
            who = hussain if name == "shut" else amina
            body: dict[str, Any] = {"text": words} if words else {}
            outbox.queue(
                tx,
                who.telegram_id or 0,
                kind,  # type: ignore[arg-type]
                "shift.cancelled",
                body,
                now - timedelta(hours=1),
                person_id=who.id,
                key=name,
            )
            found[name] = int(await tx.value("SELECT id FROM outbox WHERE key = :key", key=name))
            await tx.run(
                "UPDATE outbox SET state = :state, cause = :cause, attempts = 2, sent_at = :at"
                " WHERE id = :id",
                id=found[name],
                state=state,
                cause=cause,
                at=None if state == "waiting" else now,
            )
    await database.close()
    return found


async def _state(url: str, message_id: int) -> str:
    database = await open_database(url)
    try:
        async with database.read() as tx:
            return str(await tx.value("SELECT state FROM outbox WHERE id = :id", id=message_id))
    finally:
        await database.close()


def _goodturn(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["outbox", *arguments])
    said = capsys.readouterr().out
    assert WORDS not in said
    return code, said


def test_the_list_says_what_became_of_each_and_never_its_words(
    messages: dict[str, int], sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = _goodturn(capsys, "--database-url", sqlite_url)
    assert code == 0
    assert f"{len(messages)} messages" in said
    assert "failed, 2 tries" in said
    assert "shift.cancelled  person 1: Bad Request: message is too long" in said
    _, said = _goodturn(capsys, "--state", "dropped", "--database-url", sqlite_url)
    assert "its time was over" in said
    assert "1 messages" in said
    _, said = _goodturn(capsys, "--person", "2", "--database-url", sqlite_url)
    assert said.count("person 2") == 1
    assert "1 messages" in said
    _, said = _goodturn(capsys, "--since", "5m", "--database-url", sqlite_url)
    assert "0 messages" in said
    _, said = _goodturn(capsys, "--limit", "2", "--database-url", sqlite_url)
    assert "2 messages; the newest 2, more with --limit" in said


def test_one_is_shown_with_everything_but_its_words(
    messages: dict[str, int], sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = _goodturn(capsys, "show", str(messages["failed"]), "--database-url", sqlite_url)
    assert code == 0
    assert "state: failed" in said
    assert "attempts: 2" in said
    assert "words: kept" in said
    assert _goodturn(capsys, "show", "999", "--database-url", sqlite_url)[0] == 1


@pytest.mark.parametrize(
    ("which", "answer"),
    [
        ("failed", "will be sent again"),
        ("unknown", "will be sent again"),
        ("sent", "arrived: nothing to do"),
        ("waiting", "waits already"),
        ("dropped", "no use any more"),
        ("bulk", "part of a broadcast"),
        ("forgotten", "no longer kept"),
        ("shut", "ring them instead"),
    ],
)
def test_trying_one_again_says_what_that_comes_to(
    messages: dict[str, int],
    sqlite_url: str,
    capsys: pytest.CaptureFixture[str],
    which: str,
    answer: str,
) -> None:
    before = asyncio.run(_state(sqlite_url, messages[which]))
    code, said = _goodturn(capsys, "retry", str(messages[which]), "--database-url", sqlite_url)
    assert answer in said
    again = answer == "will be sent again"
    assert code == (0 if again else 1)
    after = asyncio.run(_state(sqlite_url, messages[which]))
    assert after == ("waiting" if again else before)


def test_all_that_failed_is_tried_again_at_once(
    messages: dict[str, int], sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = _goodturn(capsys, "retry", "--failed", "--database-url", sqlite_url)
    assert f"{messages['failed']}: will be sent again" in said
    assert f"{messages['shut']}: this person has stopped the bot" in said
    assert "1 to be sent again" in said
    assert code == 1
    assert asyncio.run(_state(sqlite_url, messages["unknown"])) == "unknown"


def test_a_time_that_is_none_is_one_clear_line(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["outbox", "--since", "lately", "--database-url", sqlite_url])
    assert "'lately' is no time: such as 2h" in capsys.readouterr().err
    assert main(["outbox", "retry", "--database-url", sqlite_url]) in (2, 3)

"""An update that can't be handled: counted, parked, told; and the ones after it go on."""

from datetime import timedelta
from typing import Any

import pytest

from bot.intake import receive
from storage import Database, open_database
from storage.db import Row
from tests.town import Town


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker.PAUSE", timedelta(milliseconds=5))


def _message(update_id: int, sender: int, name: str, text: str = "/help") -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {
            "message_id": 1,
            "date": 1_780_000_000,
            "chat": {"id": sender, "type": "private", "first_name": name},
            "from": {"id": sender, "is_bot": False, "first_name": name},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        },
    }


async def _arrive(town: Town, *updates: dict[str, Any]) -> None:
    assert town.program is not None
    await receive(town.program.database, town.clock, updates, town.program.wake)
    await town.settle()


async def _inbox(database: Database, *update_ids: int) -> list[Row]:
    async with database.read() as tx:
        rows = await tx.rows("SELECT update_id, state, attempts, cause FROM inbox")
    return [r for r in rows if r["update_id"] in update_ids]


async def test_a_row_that_the_schema_refuses_at_the_commit_is_parked(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    assert any_town.program is not None
    # From now on a second person's form breaks a constraint, as a bug of ours would.
    await any_town.program.database.script("CREATE UNIQUE INDEX one_form ON draft (form)")
    await amina.says("/log")
    await jean.says("/log")
    await jean.sees("I did not save anything from it")
    async with any_town.program.database.read() as tx:
        rows = await tx.rows("SELECT attempts, cause FROM inbox WHERE state = 'parked'")
    assert [(r["attempts"], r["cause"]) for r in rows] == [(3, "Conflict")]
    await jean.says("/balance")
    await jean.sees("more than you have given")


async def test_a_name_that_no_database_keeps_is_cleaned(any_town: Town) -> None:
    names = {900_010: "Zo\u00eb\ud83d", 900_011: "Nul\0l", 900_012: "\ud800", 900_013: " "}
    await _arrive(any_town, *(_message(n, n, name) for n, name in names.items()))
    assert any_town.program is not None
    rows = await _inbox(any_town.program.database, *names)
    assert [r["state"] for r in rows] == ["done"] * 4


async def test_numbers_beyond_every_column_stop_nothing(any_town: Town) -> None:
    await _arrive(
        any_town,
        _message(2**70, 777_002, "Ada"),
        _message(900_002, 10**30, "Ada"),
        _message(900_003, 777_003, "Ada"),
    )
    assert any_town.program is not None
    rows = await _inbox(any_town.program.database, 900_002, 900_003)
    assert {r["update_id"]: r["state"] for r in rows} == {900_002: "parked", 900_003: "done"}


async def test_what_people_say_to_each_other_in_a_group_makes_nobody(any_town: Town) -> None:
    chatter = _message(900_004, 777_004, "Sheila", "lovely weather")
    del chatter["message"]["entities"]
    chatter["message"]["chat"] = {"id": -100_777, "type": "supergroup", "title": "Ward End"}
    await _arrive(any_town, chatter)
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        assert await tx.row("SELECT 1 FROM person WHERE telegram_id = 777004") is None
        kept = await tx.value("SELECT body FROM inbox WHERE update_id = 900004")
    assert "weather" not in kept


async def _waiting_at_the_start(
    any_town: Town, attempts: int, sender: int = 777_005, text: str = "/help"
) -> Row:
    """One row that waited while the program was not running, after it has started again."""
    await any_town.stop()
    database = await open_database(any_town.settings.database_url)
    asked = [_message(900_005, sender, "Ada", text)]
    await receive(database, any_town.clock, asked, lambda _updates: None)
    async with database.write() as tx:
        await tx.run("UPDATE inbox SET attempts = :n WHERE update_id = 900005", n=attempts)
    await database.close()
    await any_town.start()
    await any_town.settle()
    assert any_town.program is not None
    (row,) = await _inbox(any_town.program.database, 900_005)
    return row


async def test_a_row_that_waited_is_counted_once_by_all_workers(any_town: Town) -> None:
    row = await _waiting_at_the_start(any_town, 2)
    assert (row["state"], row["attempts"]) == ("done", 3)


async def test_a_row_that_stopped_the_program_three_times_is_parked(any_town: Town) -> None:
    row = await _waiting_at_the_start(any_town, 3)
    assert (row["state"], row["attempts"]) == ("parked", 3)


async def test_a_waiting_row_whose_handling_fails_has_three_attempts(any_town: Town) -> None:
    assert any_town.program is not None
    await any_town.program.database.script("CREATE UNIQUE INDEX one_form ON draft (form)")
    await any_town.phone("Amina").says("/log")
    jean = any_town.people["Jean"].telegram_id
    assert jean is not None
    row = await _waiting_at_the_start(any_town, 0, jean, "/log")
    assert (row["state"], row["attempts"]) == ("parked", 3)

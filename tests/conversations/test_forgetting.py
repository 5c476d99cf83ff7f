"""/forget: said before, asked twice, a week to stop it, and then nothing of the person is left."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings
from domain import forgetting as rules
from services import forgetting
from storage import dump, ledger
from storage.personal import HELD
from tests.conversations.test_hats import add_member, balance_of
from tests.desk_things import desk_things
from tests.shift_help import rows
from tests.town import Town

MARK = "zanzibar"
"""Stands in everything that Jean writes and that is written about her."""


async def everything(town: Town) -> str:
    """Every cell of every table."""
    assert town.program is not None
    found = []
    database = town.program.database
    async with database.read(long=True) as tx:
        for table in await dump.tables(tx, database.dialect):
            async for page in dump.rows_of(tx, table):
                found += [f"{table.name}: {row}" for row in page]
    return "\n".join(found)


async def forgotten(town: Town, name: str = "Jean") -> None:
    """The week and the hour go by."""
    phone = town.phone(name)
    await phone.says("/forget")
    await phone.taps("Go on")
    await phone.taps("Yes, forget it all")
    await town.later(days=7, minutes=1)
    await phone.sees("This is my last message")
    await town.later(hours=1, minutes=1)
    assert town.program is not None
    await town.program.alarm.tick()


async def test_nothing_of_the_person_is_left_anywhere(any_town: Town) -> None:
    town = any_town
    jean, amina, ruth = town.phones("Jean", "Amina", "Ruth")
    jean_id, telegram = town.people["Jean"].id, town.people["Jean"].telegram_id
    await amina.says("20 notices a day")
    await jean.says("20 notices a day")
    await jean.says(f"/offer baking {MARK} bread, any time")
    await jean.taps("Yes, offer it")
    await jean.says(f"/talk My cat {MARK} is ill")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await desk_things(town, MARK)
    await plant(town, jean_id)
    assert town.program is not None
    async with town.program.database.write() as tx:  # else it would hold up the forgetting
        await tx.run(
            "UPDATE reversal SET state = 'declined', decided_by = 4, decided_at = asked_at"
        )
    before = await everything(town)
    assert before.count(MARK) > 40
    owed = await balance_of(town, town.people["Amina"].id)
    statement = await rows(
        town,
        "SELECT SUM(minutes) AS sum FROM posting p JOIN account a ON"
        " a.id = p.account_id WHERE a.owner_id = :id",
        id=jean_id,
    )
    assert statement[0]["sum"] != 0

    await forgotten(town)

    left = await everything(town)
    lines = [line[:300] for line in left.splitlines() if MARK in line and not kept(line)]
    assert lines == []
    assert [line[:200] for line in left.splitlines() if str(telegram) in line] == []
    found = await rows(town, "SELECT name, telegram_id FROM person WHERE id = :id", id=jean_id)
    assert rules.is_former(found[0]["name"])
    assert found[0]["telegram_id"] is None
    # The books hold, and Amina's hours are hers.
    assert await balance_of(town, town.people["Amina"].id) == owed
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []
    await amina.says("/statement")
    await amina.sees("Former member")
    exchange = await rows(
        town,
        "SELECT day, skill, words FROM exchange WHERE receiver_id = :id AND state = 'posted'",
        id=jean_id,
    )
    assert {(str(row["day"])[8:], row["words"]) for row in exchange} == {("01", None)}
    assert not [row for row in exchange if "." in (row["skill"] or "")]
    done = await rows(town, "SELECT object_id, reason FROM audit WHERE action = 'erasure.done'")
    assert [(row["object_id"], row["reason"]) for row in done] == [(None, None)]
    journal = Settings(database_url=town.settings.database_url).erasures_file
    if town.program.database.dialect == "sqlite":
        assert [rules.read(line).person for line in journal.read_text().splitlines()] == [jean_id]  # type: ignore[union-attr]
    # Whoever writes from that account now is somebody new.
    await jean.says("/start")
    again = await rows(town, "SELECT id FROM person WHERE telegram_id = :id", id=telegram)
    assert [row["id"] != jean_id for row in again] == [True]
    if town.settings.database_url.startswith("sqlite"):
        await town.stop()
        # Nothing is left in pages of the file that are free now, either.
        path = Path(town.settings.database_url.removeprefix("sqlite:///"))
        raw = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
        for own in (b"baking", b"My cat", b"keeps a zanz", b"prefers"):
            at = raw.find(own)
            assert at < 0, raw[at - 60 : at + 60]


OTHERS = (
    ("award_nominee", f"Mrs {MARK} Khan"),
    ("award_note", f"found the {MARK}"),
    ("bar", f"'the {MARK}'"),
    ("broadcast", f"about the {MARK}"),
    ("casework", f"ring about the {MARK}"),
    ("channel", f"{MARK} news"),
    ("outbox", "notice-channel-gone"),
    ("import_file", f"{MARK}.csv"),
    ("job", f"{MARK}.csv"),
    ("meeting", f"{MARK} house"),
    ("person", f"Severn {MARK}"),
    ("place", f"{MARK}\\n{MARK}"),
    ("shift_code", MARK * 8),
    ("shift_message", f"bring the {MARK}"),
)
"""What tests/desk_things.py makes about others than Jean."""


def kept(line: str) -> bool:
    """What is about others than Jean, or their own words."""
    return any(f"{table}: " in line and words in line for table, words in OTHERS)


async def plant(town: Town, person_id: int) -> None:
    """The mark in every column of hers that holds words."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        for one in HELD:
            if not isinstance(one.goes, dict):
                continue
            for column, value in one.goes.items():
                if value in ("NULL", "'-'", "''") and column in WORDS:
                    await tx.run(
                        f"UPDATE {one.table} AS x SET {column} = :mark WHERE {one.mine}",
                        mark=MARK,
                        **({"id": person_id} if ":id" in one.mine else {}),
                    )


WORDS = frozenset({
    *("words", "note", "named", "place", "area", "reach", "want", "offer", "reason", "outcome"),
    *("evidence", "shown", "title", "venue", "collect", "what", "answer", "called", "source"),
    *("by_name", "nominee_name", "time_words", "names", "contact"),
})  # fmt: skip


async def test_it_can_be_stopped_for_a_week(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("/offer ironing, any time")
    await jean.taps("Yes, offer it")
    await jean.says("/forget")
    await jean.sees("What goes:", "What stays:", "Former member", "Telegram", "Delete chat")
    await jean.taps("Go on")
    await jean.sees("From now on", "Monday 23 November 2026")
    await jean.taps("Yes, forget it all")
    await jean.sees("Stopped now")
    state = (
        "SELECT m.state, l.state AS listed FROM membership m JOIN listing l"
        " ON l.person_id = m.person_id WHERE m.person_id = :id"
    )
    assert {row["state"] for row in await rows(town, state, id=town.people["Jean"].id)} == {
        "paused"
    }
    await town.later(days=6)
    await jean.says("/forget")
    await jean.sees("Until then it can be stopped")
    await jean.taps("Stop it")
    await jean.sees("Nothing is forgotten")
    back = await rows(town, state, id=town.people["Jean"].id)
    assert {row["state"] for row in back} == {"approved"}
    assert "active" in {row["listed"] for row in back}
    await town.later(days=9)
    found = await rows(town, "SELECT name FROM person WHERE id = :id", id=town.people["Jean"].id)
    assert found[0]["name"] == town.people["Jean"].name


async def test_what_is_open_holds_up_the_name_and_nothing_else(town: Town) -> None:
    jean = town.phone("Jean")
    assert town.program is not None
    await jean.says("/talk please ring me about my zanzibar")
    async with town.program.database.write() as tx:
        await tx.run(
            "INSERT INTO casework (community_id, person_id, kind, restricted, state, words,"
            " promise_at, opened_at) VALUES (1, :id, 'urgent', 1, 'open', 'she was hit', :now,"
            " :now)",
            id=town.people["Jean"].id,
            now=town.clock.now(),
        )
    await forgotten(town)
    words = await rows(
        town,
        "SELECT words FROM casework WHERE person_id = :id ORDER BY id",
        id=town.people["Jean"].id,
    )
    assert [row["words"] for row in words if row["words"]] == ["she was hit"]
    found = await rows(town, "SELECT name FROM person WHERE id = :id", id=town.people["Jean"].id)
    assert found[0]["name"] == town.people["Jean"].name
    async with town.program.database.write() as tx:
        await tx.run("UPDATE casework SET state = 'closed', opened_at = '2019-01-01T00:00:00.000Z'")
    await town.later(days=7, minutes=1)
    found = await rows(town, "SELECT name FROM person WHERE id = :id", id=town.people["Jean"].id)
    assert rules.is_former(found[0]["name"])


async def test_a_restored_backup_forgets_them_again(any_town: Town) -> None:
    town = any_town
    assert town.program is not None
    database, now = town.program.database, town.clock.now()
    jean_id = town.people["Jean"].id
    lines = [
        rules.written(jean_id, now),
        rules.written(9_999, now),
        "",
        rules.written(town.people["Amina"].id, now - timedelta(days=9_000)),
        '{"forgotten":1',
    ]
    assert await forgetting.replay(database, lines, now) == 1
    assert await forgetting.replay(database, lines, now) == 0
    names = {row["id"]: row["name"] for row in await rows(town, "SELECT id, name FROM person")}
    assert rules.is_former(names[jean_id])
    assert names[town.people["Amina"].id] == town.people["Amina"].name
    waiting = await rows(town, "SELECT id FROM outbox WHERE state = 'waiting'")
    assert not waiting
    async with database.read() as tx:
        assert await ledger.discrepancies(tx) == []
    with pytest.raises(ValueError, match="no line"):
        await forgetting.replay(database, ["Jean"], now)


async def test_a_broker_does_it_for_a_member_without_telegram(town: Town) -> None:
    ruth = town.phone("Ruth")
    salma = await add_member(town, "Mrs Salma Begum")
    await ruth.says("/forget Mrs Salma Begum")
    await ruth.sees("Forget Mrs Salma Begum", "What stays:")
    await ruth.taps("Go on")
    await ruth.taps("Yes, forget it all")
    await ruth.sees("Mrs Salma Begum will be forgotten on Monday 23 November 2026")
    await town.later(days=7, hours=2)
    await town.later(hours=2)
    found = await rows(town, "SELECT name FROM person WHERE id = :id", id=salma)
    assert rules.is_former(found[0]["name"])
    amina = town.phone("Amina")
    await amina.says("/forget Jean")
    await amina.sees("Be forgotten")  # herself: she is no broker

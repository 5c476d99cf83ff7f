"""Lists of another timebank software: undone as one, and forgotten, by talking."""

import dataclasses
from datetime import timedelta

import pytest

from services import import_writing, imports, jobs, retention
from services.jobs import Step
from services.work import Work
from storage import jobs as job_rows
from storage.jobs import Job
from tests.books_help import books_hold
from tests.import_help import (
    TRANSFERS,
    USERS,
    balance,
    import_users,
    rows,
    send,
)
from tests.town import Town


async def test_it_is_undone_as_one_and_who_has_done_something_stays(any_town: Town) -> None:
    town = any_town
    ruth = town.phone("Ruth")
    await import_users(town)
    people = {str(r["name"]): r["id"] for r in await rows(town, "SELECT id, name FROM person")}
    await ruth.says("/for Mr Hussain")
    await ruth.says("I can offer DIY")
    await town.settle()
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later(
            "INSERT INTO casework (community_id, person_id, kind, state, promise_at, opened_at)"
            " VALUES (1, :id, 'talk', 'open', :now, :now)",
            id=people["Mr Hussain"],
            now=town.clock.now(),
        )
    await ruth.says("/hat as myself")
    await ruth.says("/import undo")
    await ruth.sees("Undo all", USERS)
    await ruth.taps("Yes, undo it all")
    await ruth.sees("is undone", "Mr Hussain")
    for name in ("Amina Rahman", "Mr Hussain", "Łucja Nowak"):
        assert await balance(town, name) == 0
    left = {str(r["name"]) for r in await rows(town, "SELECT name FROM person")}
    assert "Amina Rahman" not in left
    assert "Mr Hussain" in left
    await books_hold(town)
    # It can be brought in again.
    await send(town, USERS)
    await ruth.sees("Are they one person?")


async def test_who_was_made_one_with_another_record_stays_when_the_list_is_undone(
    town: Town,
) -> None:
    ruth = town.phone("Ruth")
    await import_users(town)
    found = await rows(
        town,
        "SELECT m.id, p.id AS person_id, p.name FROM membership m JOIN person p"
        " ON p.id = m.person_id WHERE m.reason = 'import' ORDER BY m.id LIMIT 2",
    )
    first, second = found
    hours = await balance(town, str(first["name"])) + await balance(town, str(second["name"]))
    await ruth.says(f"merge {first['id']} and {second['id']}")
    await ruth.taps(f"Keep number {first['id']}")
    await town.phone("Devinder").taps("Make them one")
    await ruth.says("/import undo")
    await ruth.taps("Yes, undo it all")
    await ruth.sees("is undone", str(first["name"]))
    kept = await rows(
        town, "SELECT name FROM person WHERE id = :id", id=int(str(first["person_id"]))
    )
    assert kept[0]["name"] == first["name"]
    assert await balance(town, str(first["name"])) == hours
    await books_hold(town)


async def test_what_is_half_undone_is_not_written_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing is stopped after two rows: from there the list only goes back further."""
    ruth = town.phone("Ruth")
    await import_users(town)

    async def two_rows(work: Work, job: Job) -> Step:
        made = await import_writing.take_back(work, job)
        await job_rows.stop(work.tx, job.id, work.now)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(import_writing, "AT_ONCE", 2)
        slow = dataclasses.replace(jobs.KINDS[imports.UNDO], step=two_rows)
        patch.setitem(jobs.KINDS, imports.UNDO, slow)
        await ruth.taps("Undo this import")
        await ruth.taps("Yes, undo it all")
        await town.settle()
        await ruth.says("/import")
        await ruth.sees("You can undo what is left")
    assert "Go on" not in ruth.buttons
    await ruth.forges("im-on:1")
    assert len(await rows(town, "SELECT id FROM job WHERE kind = 'import-write'")) == 1
    await ruth.says("/import")
    await ruth.taps("Undo this import")
    await ruth.taps("Yes, undo it all")
    await ruth.sees("is undone")
    left = await rows(town, "SELECT 1 AS n FROM import_row WHERE state = 'written'")
    assert left == []
    await books_hold(town)


async def test_what_a_list_said_is_gone_after_30_days(any_town: Town) -> None:
    """Names and telephone numbers stand in the members' records alone; what came of it stays."""
    town = any_town
    ruth = town.phone("Ruth")
    await import_users(town)
    await send(town, TRANSFERS)  # and one that nobody finished
    assert town.program is not None
    now = town.clock.now()

    async def kept() -> str:
        files = await rows(town, "SELECT state, found, answers FROM import_file ORDER BY id")
        lines = await rows(town, "SELECT body FROM import_row")
        return str([*files, *lines])

    assert "Amina Rahman" in await kept()
    async with town.program.database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.RAW_DAYS - 1))
    assert "Amina Rahman" in await kept()
    async with town.program.database.write() as tx:
        await retention.run(tx, now + timedelta(days=retention.RAW_DAYS + 1))
        assert not await retention.run(tx, now + timedelta(days=retention.RAW_DAYS + 1))
    left = await kept()
    for name in ("Amina Rahman", "Begum", "0121"):
        assert name not in left
    states = await rows(town, "SELECT state FROM import_file ORDER BY id")
    assert [one["state"] for one in states] == ["done", "cancelled"]
    await ruth.says("/import undo")
    await ruth.taps("Yes, undo it all")
    await ruth.sees("is undone")
    await books_hold(town)

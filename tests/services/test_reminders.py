"""Reminders when one of them fails, and a week of silence that begins anew."""

from datetime import datetime, timedelta

import pytest

from services import team_groups
from storage import reminders
from storage.db import Tx, moment_of
from tests.town import Town

LOGGED = "2hrs yesterday gardening for Jean"


async def _state(town: Town) -> str:
    assert town.program is not None
    async with town.program.database.read() as tx:
        return str(await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1"))


async def test_one_that_cannot_be_handled_holds_up_no_other(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    await amina.says(LOGGED)
    await amina.taps("Yes, send to Jean")
    assert any_town.program is not None
    now = any_town.clock.now()
    async with any_town.program.database.write() as tx:
        # Of a kind that only a newer program knows, and due before all others.
        reminders.add(tx, "x", "of.tomorrow", 1, None, 1, now, now + timedelta(days=2))
    before = jean.count_messages()
    async with any_town.program.database.read() as tx:
        nudge = await tx.value("SELECT MAX(due_at) FROM reminder WHERE key LIKE '%nudge:1'")
    await any_town.later(seconds=(moment_of(nudge) - now).total_seconds() + 60)
    assert jean.count_messages() == before + 1
    assert await _reminder(any_town) == "waiting"
    await any_town.later(days=2)
    assert await _reminder(any_town) == "past"


async def test_what_is_looked_at_beside_them_holds_up_no_reminder(
    any_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The teams' groups can't be brought up to date: who asks about a visit is asked all the same,
    and nothing half done is kept."""
    town = any_town
    amina, jean = town.phones("Amina", "Jean")
    await amina.says(LOGGED)
    await amina.taps("Yes, send to Jean")
    before = jean.count_messages()

    async def fails(tx: Tx, _now: datetime) -> int:
        await tx.run("UPDATE community SET name = 'half done' WHERE id = 1")
        raise KeyError("kind")

    with monkeypatch.context() as patch:
        patch.setattr(team_groups, "gather", fails)
        await town.later(days=3)
    assert jean.count_messages() > before
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await tx.value("SELECT name FROM community WHERE id = 1") != "half done"


async def _reminder(town: Town) -> str:
    assert town.program is not None
    async with town.program.database.read() as tx:
        return str(await tx.value("SELECT state FROM reminder WHERE key = 'x'"))


async def test_a_week_of_silence_begins_with_the_last_question(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    await amina.says(LOGGED)
    await amina.taps("Yes, send to Jean")
    await any_town.later(days=5)
    await jean.taps("Change the hours")
    await jean.says("an hour and a half")
    await amina.sees("Jean says it was 1 hour 30 minutes")
    await any_town.later(days=3)
    assert await _state(any_town) == "changed"
    await any_town.later(days=5)
    assert await _state(any_town) == "lapsed"

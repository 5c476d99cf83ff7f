""" "Remind me Friday to ring Jean": by anybody, once or again and again, typed and by buttons."""

from argparse import Namespace
from datetime import UTC, datetime

import pytest

from bot import reminders_list
from storage import Database, open_database, people
from tests.shift_help import run
from tests.town import Town


async def states(town: Town) -> list[tuple[str, str, str | None]]:
    """The days of own reminders: key, state, cause."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows(
            "SELECT key, state, cause FROM reminder WHERE kind = 'own' ORDER BY id"
        )
        return [(r["key"], r["state"], r["cause"]) for r in rows]


async def until(town: Town, *moment: int) -> None:
    """Moves the clock to a moment (UTC) and a minute more."""
    left = datetime(*moment, tzinfo=UTC) - town.clock.now()
    await town.later(seconds=left.total_seconds() + 60)


async def test_a_member_is_reminded_once_at_their_time(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    await amina.says("remind me Friday 2pm to ring the library")
    await amina.sees("I remind you on Friday 20 November 2026, 2pm", "ring the library")
    await until(any_town, 2026, 11, 20, 13, 58)
    await amina.does_not_see("You asked me to remind you")
    await until(any_town, 2026, 11, 20, 14)
    await amina.sees("You asked me to remind you:", "ring the library")
    assert "late" not in amina.last.text
    await jean.does_not_see("library")
    await amina.taps("Remind me again tomorrow")
    await amina.sees("Saturday 21 November 2026, 2pm")
    before = amina.count_messages()
    await until(any_town, 2026, 11, 21, 14)
    assert amina.count_messages() == before + 1
    await any_town.later(days=3)
    assert amina.count_messages() == before + 1
    assert [(key, state) for key, state, _ in await states(any_town)] == [
        ("own:1:2026-11-20", "done"), ("own:1:2026-11-21", "done")
    ]  # fmt: skip


async def test_what_is_missing_is_asked_for(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/remind")
    await amina.sees("You have no reminders")
    await amina.taps("Add a reminder")
    await amina.says("take the keys back")
    await amina.sees("When shall I remind you?")
    await amina.says("blue")
    await amina.sees("I do not know yet when", "When shall I remind you?")
    await amina.says("every Monday at 9am")
    await amina.sees("Every Monday. First on Monday 23 November 2026, 9am", "take the keys back")
    await amina.says("remind me to water the plants")
    await amina.sees("When shall I remind you?")
    await amina.taps("Tuesday 17 November 2026")
    await amina.sees("Tuesday 17 November 2026, 9am", "water the plants")
    await amina.says("remind me tomorrow at 8")
    await amina.sees("What shall I remind you of?")
    await amina.says("my tablets")
    await amina.sees("my tablets", "Please do not count on me alone for medicine")
    await amina.says("my reminders")
    await amina.sees(
        "1. Tuesday 17 November 2026, 8am: my tablets",
        "3. Monday 23 November 2026, 9am: take the keys back (Every Monday)",
    )
    await amina.taps("Stop number 1")
    await amina.sees("I do not remind you any more of: my tablets")
    await amina.says("/remind stop 2")
    await amina.sees("any more of: take the keys back")
    await amina.says("/remind stop 7")
    await amina.sees("You have no reminder number 7")
    await amina.says("/remind 1 March 2031 to wake up")
    await amina.sees("more than two years ahead")
    await amina.says("/remind today at 9am to wake up")
    await amina.sees("That time is over")


async def test_a_weekly_one_goes_on_over_clock_change_holiday_and_sleep(any_town: Town) -> None:
    """The clocks go forward on Sunday 28 March 2027; 29 March is Easter Monday; then the machine
    sleeps from Tuesday 6 April until Wednesday 21 April."""
    amina = any_town.phone("Amina")
    town = any_town
    await run(town, "DELETE FROM reminder")
    town.clock.shift += datetime(2027, 3, 20, 10, tzinfo=UTC) - town.clock.now()
    await town.later(seconds=1)
    await amina.says("remind me every Monday at 9am to put the bins out")
    await until(town, 2027, 3, 22, 9)
    assert "bins" in amina.last.text
    assert "holiday" not in amina.last.text
    before = amina.count_messages()
    await until(town, 2027, 3, 29, 7, 58)
    assert amina.count_messages() == before
    await until(town, 2027, 3, 29, 8)
    await amina.sees("put the bins out", "Today is a bank holiday.")
    await until(town, 2027, 4, 5, 8)
    before = amina.count_messages()
    await until(town, 2027, 4, 21, 8)
    await town.later(seconds=2)
    # Both that were missed are too old by Wednesday, and say so; nothing comes twice.
    assert amina.count_messages() == before
    await until(town, 2027, 4, 26, 8)
    assert amina.count_messages() == before + 1
    assert (await states(town))[2:] == [
        ("own:1:2027-04-05", "done", None),
        ("own:1:2027-04-12", "past", "late"),
        ("own:1:2027-04-19", "past", "late"),
        ("own:1:2027-04-26", "done", None),
        ("own:1:2027-05-03", "waiting", None),
    ]


async def test_an_operator_sees_what_was_not_said_and_why_but_no_words(
    any_town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    amina = any_town.phone("Amina")
    await amina.says("remind me tomorrow at 9am to feed the cat")
    await any_town.later(days=9)
    await amina.does_not_see("You asked me to remind you")

    async def opened() -> Database:
        return await open_database(any_town.settings.database_url)

    options = Namespace(past=False, untrue=False, days=30)
    await reminders_list.show(opened, options, any_town.clock.now())
    await reminders_list.show(
        opened, Namespace(past=True, untrue=False, days=30), any_town.clock.now()
    )
    told = capsys.readouterr().out
    assert "1  own (late)" in told
    assert f"own 1, person {any_town.people['Amina'].id}: due 2026-11-17T09:00" in told
    assert "waiting" in told
    assert "cat" not in told


async def test_one_that_was_slept_through_comes_late_and_in_the_morning(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("remind me tomorrow at 5pm to close the window")
    before = amina.count_messages()
    await until(town, 2026, 11, 18, 2)
    assert amina.count_messages() == before
    await until(town, 2026, 11, 18, 8)
    await amina.sees("close the window", "This was for Tuesday 17 November 2026, 5pm")
    await town.later(days=2)
    assert amina.count_messages() == before + 1


@pytest.mark.parametrize("how", ["stopped", "left", "blocked"])
async def test_what_is_not_wanted_any_more_is_not_said(town: Town, how: str) -> None:
    amina = town.phone("Amina")
    await amina.says("remind me every day at 9am to feed the cat")
    if how == "stopped":
        await amina.taps("Stop this reminder")
    else:
        assert town.program is not None
        async with town.program.database.write() as tx:
            if how == "left":
                await tx.run(
                    "UPDATE membership SET state = 'left' WHERE person_id = :id",
                    id=town.people["Amina"].id,
                )
            else:
                await tx.run(
                    "UPDATE person SET chat_open = 0 WHERE id = :id", id=town.people["Amina"].id
                )
    before = amina.count_messages()
    await town.later(days=1)
    assert amina.count_messages() == before
    cause = {"stopped": None, "left": "left", "blocked": "chat closed"}[how]
    assert (await states(town))[0] == ("own:1:2026-11-17", "untrue", cause)


async def test_a_broker_at_the_desk_makes_a_case_but_what_repeats_is_their_own(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("remind me every Monday at 9am to look at the checks")
    await ruth.sees("Every Monday. First on Monday 23 November 2026, 9am")
    await ruth.says("remind me Friday to ring Jean")
    await ruth.sees("I show it to you again on Friday")
    assert [key for key, _, _ in await states(town)] == ["own:1:2026-11-23"]
    await devinder.says("my reminders")
    await devinder.sees("You have no reminders")
    for number in range(1, 4):
        for verb in ("own-stop", "own-later"):
            await devinder.forges(f"{verb}:{number}")
            await devinder.does_not_see("checks")
    assert [state for _, state, _ in await states(town)] == ["waiting"]


async def test_a_reminder_whose_write_fails_holds_up_no_other(
    any_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it writes is queued: it fails for itself, and not in the one after it."""
    amina, jean = any_town.phones("Amina", "Jean")
    await amina.says("remind me tomorrow at 9am to feed the cat")
    await jean.says("remind me tomorrow at 9am to feed the dog")
    from services import own_reminders

    tell = own_reminders._say

    def broken(work, found, due, useful_until, *, late):  # type: ignore[no-untyped-def]
        if "cat" in found.words:
            people.grant(work.tx, 1, 10**9, "broker", None, work.now)  # nobody has this id
        tell(work, found, due, useful_until, late=late)

    with monkeypatch.context() as patch:
        patch.setattr(own_reminders, "_say", broken)
        await any_town.later(days=1)
        await jean.sees("feed the dog")
        await amina.does_not_see("You asked me to remind you")
        first, second = await states(any_town)
        assert first[:2] == ("own:1:2026-11-17", "waiting")
        assert first[2]
        assert second == ("own:2:2026-11-17", "done", None)
    await any_town.later(hours=2)
    await amina.sees("feed the cat", "Sorry, I am late")

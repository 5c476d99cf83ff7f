"""/reminders: what is said next, by day; opened, stopped and added."""

from datetime import timedelta

from storage import people
from tests.shift_help import rows, run
from tests.town import Town


async def logged(town: Town) -> None:
    """Jean is to be asked again about Amina's hours."""
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")


async def waiting(town: Town, kind: str) -> int:
    """How many reminders of this kind wait."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.value(
            "SELECT COUNT(*) FROM reminder WHERE kind = :kind AND state = 'waiting'", kind=kind
        )
        return int(found)


async def test_what_is_coming_stands_by_day_and_one_is_stopped(any_town: Town) -> None:
    ruth, jean = any_town.phones("Ruth", "Jean")
    await run(any_town, "DELETE FROM reminder")
    await logged(any_town)
    before = await waiting(any_town, "exchange.nudge")
    assert before
    await ruth.says("/reminders")
    await ruth.sees("What Ward End & Pelham Timebank says next", "Jean is asked again about hours.")
    number = ruth.last.text.split(": Jean is asked")[0].split("\n")[-1].split(".")[0]
    await ruth.taps(f"Open {number}")
    await ruth.taps("Stop this one")
    await ruth.sees("That one is stopped.")
    assert await waiting(any_town, "exchange.nudge") == before - 1
    await jean.does_not_see("stopped")


async def test_one_is_stopped_in_one_line_and_named(town: Town) -> None:
    ruth = town.phone("Ruth")
    await run(town, "DELETE FROM reminder")
    await ruth.says("/reminders Friday to ring Jean")
    await ruth.says("/reminders Monday to ring members")
    await run(town, "DELETE FROM reminder WHERE kind <> 'case.remind'")
    await ruth.says("/reminders stop 2")
    await ruth.sees(
        "That one is stopped.", "Monday 23 November 2026", "You hear of your case again."
    )
    assert await waiting(town, "case.remind") == 1
    for number in (29, 2, 0):
        await ruth.says(f"/reminders stop {number}")
        await ruth.sees(f"There is no number {number} on the list.")
    assert await waiting(town, "case.remind") == 1


async def test_what_would_be_forgotten_cannot_be_stopped(town: Town) -> None:
    ruth = town.phone("Ruth")
    await run(town, "DELETE FROM reminder")
    await logged(town)
    await run(town, "DELETE FROM reminder WHERE kind <> 'exchange.lapse'")
    await ruth.says("/reminders")
    await ruth.taps("Open 1")
    await ruth.sees("Hours that nobody answered come to the queue.")
    assert "Stop this one" not in ruth.buttons
    await ruth.says("/reminders stop 1")
    await ruth.sees("That one stays")
    for number in range(1, 60):
        await ruth.forges(f"rm-stop:{number}")
    assert await waiting(town, "exchange.lapse") == 1


async def test_one_is_added_in_one_line_and_by_buttons(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/reminders Friday to ring Jean")
    await ruth.sees("about Jean", "ring Jean", "I show it to you again on Friday")
    await ruth.says("/reminders")
    await ruth.taps("Add a reminder for me")
    await ruth.taps("Monday to ring members")
    await ruth.sees("I show it to you again on Monday")
    assert await waiting(town, "case.remind") == 2
    await ruth.says("/reminders soonish maybe")
    await ruth.sees("I need a day and what for", "When shall I remind you")
    await ruth.says("tomorrow at 3pm to send the poster")
    await ruth.sees("send the poster", "3pm")


async def test_nobody_sees_anothers_own_and_members_see_nothing(town: Town) -> None:
    ruth, devinder, amina = town.phones("Ruth", "Devinder", "Amina")
    await run(town, "DELETE FROM reminder")
    await ruth.says("/reminders Friday to ring Jean")
    await devinder.says("/reminders")
    await devinder.does_not_see("You hear of your case again.")
    await amina.says("/reminders")
    await amina.sees("cannot do that")
    for number in range(1, 60):
        for verb in ("rm", "rm-stop"):
            await amina.forges(f"{verb}:{number}")
            await amina.does_not_see("ring Jean", "stopped")
            await devinder.forges(f"{verb}:{number}")
            await devinder.does_not_see("ring Jean", "stopped")
    assert await waiting(town, "case.remind") == 1


async def test_a_safeguarding_lead_hears_of_their_own_only(town: Town) -> None:
    pat = town.phone("Pat")
    await logged(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, 1, town.people["Pat"].id, "safeguarding", None, town.clock.now())
    await town.program.alarm.plan()
    await pat.says("/reminders")
    await pat.sees("1. 9am: You get your digest.")
    await pat.does_not_see("Jean", "2.")
    await run(town, "DELETE FROM reminder WHERE kind = 'desk.morning'")
    await pat.says("/reminders")
    await pat.sees("Nothing is to come at Ward End & Pelham Timebank in the next 60 days.")


async def test_what_became_of_a_reminder_is_let_go_after_400_days(any_town: Town) -> None:
    assert any_town.program is not None
    await logged(any_town)
    await run(
        any_town,
        "UPDATE reminder SET state = 'done', done_at = :at WHERE kind = 'exchange.nudge'",
        at=any_town.clock.now(),
    )
    for days, left in ((399, True), (2, False)):
        any_town.clock.shift += timedelta(days=days)
        await any_town.program.alarm.tidy()
        found = await rows(any_town, "SELECT id FROM reminder WHERE kind = 'exchange.nudge'")
        assert bool(found) == left

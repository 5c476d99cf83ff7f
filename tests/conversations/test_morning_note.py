"""The desk's morning note, by talking: on working days, only where something waits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.town import Town

LONDON = ZoneInfo("Europe/London")


async def _at(town: Town, weekday: int, hour: int) -> None:
    """Moves the clock to the next such day of the week and hour in London."""
    now = town.clock.now().astimezone(LONDON)
    then = now.replace(hour=hour, minute=0, second=30, microsecond=0)
    then += timedelta(days=(weekday - now.weekday()) % 7)
    if then <= now:
        then += timedelta(days=7)
    await town.later(
        seconds=(then.astimezone(UTC) - datetime.now(UTC) - town.clock.shift).total_seconds()
    )


async def _plan(town: Town) -> None:
    assert town.program is not None
    await town.program.alarm.plan()


async def test_a_broker_hears_in_the_morning_that_something_waits(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await _at(town, 0, 11)
    await _plan(town)
    await amina.says("/talk")
    await amina.says("Could somebody ring me about Thursday?")
    await _at(town, 1, 9)
    for phone in (ruth, devinder):
        await phone.sees("Good morning. One thing waits for you", "has waited since Monday")
    await ruth.taps("Open the queue")
    await ruth.sees("One person who waits for a reply")


async def test_nothing_is_said_where_nothing_waits_or_at_the_weekend(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await _at(town, 4, 11)
    await _plan(town)
    await _at(town, 5, 9)
    await amina.says("/talk")
    await amina.says("Could somebody ring me about Thursday?")
    await _at(town, 6, 10)
    assert not any("Good morning" in m.text for m in ruth.messages), ruth.screen()
    await _at(town, 0, 9)
    assert sum("Good morning" in m.text for m in ruth.messages) == 1, ruth.screen()


async def test_the_note_comes_once_however_often_it_is_planned(any_town: Town) -> None:
    amina, ruth = any_town.phones("Amina", "Ruth")
    await _at(any_town, 1, 11)
    await amina.says("/talk")
    await amina.says("Could somebody ring me about Thursday?")
    for _ in range(3):
        await _plan(any_town)
    await _at(any_town, 2, 9)
    await _plan(any_town)
    await any_town.later(hours=1)
    assert sum("Good morning" in m.text for m in ruth.messages) == 1, ruth.screen()

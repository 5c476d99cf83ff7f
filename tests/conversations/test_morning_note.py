"""The desk's morning digest, by talking: on working days, at their hour, only what there is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.working_time import working_day
from tests.conversations.test_queue import log_and_confirm
from tests.driver import Phone
from tests.town import Town

LONDON = ZoneInfo("Europe/London")
STEP = timedelta(hours=6)
"""Mornings are not jumped over: a digest is of no use in the evening."""


async def _at(town: Town, weekday: int, hour: int, minute: int = 0) -> None:
    """Moves the clock to the next such day of the week and hour in London, past weeks with a bank
    holiday in them."""
    now = town.clock.now().astimezone(LONDON)
    then = now.replace(hour=hour, minute=minute, second=30, microsecond=0)
    then += timedelta(days=(weekday - now.weekday()) % 7)
    if then <= now:
        then += timedelta(days=7)
    left = then.astimezone(UTC) - datetime.now(UTC) - town.clock.shift
    while left > STEP:
        await town.later(seconds=STEP.total_seconds())
        left -= STEP
    await town.later(seconds=left.total_seconds())


async def _plain_week(town: Town) -> None:
    """To a Monday, 11am, from which on two weeks have no bank holiday."""
    await _at(town, 0, 11)
    day = town.clock.now().astimezone(LONDON).date()
    while not all(
        working_day(day + timedelta(days=n)) for n in range(12) if (day.weekday() + n) % 7 < 5
    ):
        await town.later(days=7)
        day += timedelta(days=7)
    await _plan(town)


async def _plan(town: Town) -> None:
    assert town.program is not None
    await town.program.alarm.plan()


async def _wants_a_call(amina: Phone) -> None:
    await amina.says("/talk")
    await amina.says("Could somebody ring me about Thursday?")


def digests(phone: Phone) -> int:
    """How many digests a phone got."""
    return sum("Good morning." in m.text for m in phone.messages)


async def test_a_broker_hears_in_the_morning_what_there_is_to_do(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await _plain_week(town)
    await _wants_a_call(amina)
    await log_and_confirm(amina, jean, "gardening")
    await _at(town, 1, 9)
    for phone in (ruth, devinder):
        await phone.sees("Good morning.", "1. One thing to approve", "One more thing in the queue")
    await ruth.says("1")
    await ruth.sees("To approve")
    await ruth.taps("See Amina and Jean")
    await ruth.sees("Amina helped Jean")
    await ruth.taps("Approve")
    await devinder.taps("Approve things")
    await devinder.sees("Nothing is left of that.")


async def test_nothing_is_said_where_nothing_waits_or_at_the_weekend(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await _plain_week(town)
    await _at(town, 4, 11)
    await _at(town, 5, 9)
    await _wants_a_call(amina)
    await _at(town, 6, 10)
    assert digests(ruth) == 0, ruth.screen()
    await _at(town, 0, 9)
    assert digests(ruth) == 1, ruth.screen()


async def test_it_comes_once_however_often_it_is_planned(any_town: Town) -> None:
    amina, ruth = any_town.phones("Amina", "Ruth")
    await _plain_week(any_town)
    await _wants_a_call(amina)
    for _ in range(3):
        await _plan(any_town)
    await _at(any_town, 2, 9)
    await _plan(any_town)
    assert any_town.program is not None
    await any_town.program.alarm.tick()
    await any_town.later(hours=1)
    assert digests(ruth) == 2, ruth.screen()  # Tuesday's and Wednesday's


async def test_each_chooses_their_hour_in_words_or_with_buttons_or_none(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await _plain_week(town)
    await _wants_a_call(amina)
    await ruth.says("digest at 8:30")
    await ruth.sees("Your digest comes at 8:30am on working days")
    await devinder.says("no digest")
    await devinder.sees("You get no digest any more.")
    await _at(town, 1, 8, 31)
    assert digests(ruth) == 1, ruth.screen()
    await _at(town, 1, 12)
    assert digests(devinder) == 0, devinder.screen()
    # A later hour on the same day brings no second one.
    await ruth.says("/digest")
    await ruth.sees("Your digest comes at 8:30am")
    await ruth.says("/digest 4pm")
    await _at(town, 1, 16, 1)
    before = digests(ruth)
    await devinder.says("/digest")
    await devinder.taps("Send it at 10am")
    await devinder.sees("Your digest comes at 10am")
    await _at(town, 2, 10, 1)
    assert digests(devinder) == 1, devinder.screen()
    assert digests(ruth) == before
    await amina.says("digest at 9")
    await amina.does_not_see("Your digest comes")


async def test_hours_that_nobody_confirms_and_requests_that_nobody_takes(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await _plain_week(town)
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.says("Somebody to walk my dog some time")
    await jean.taps("Any time")
    await jean.taps("Yes, ask")
    await _at(town, 4, 9)
    await ruth.sees("One exchange that nobody has confirmed")
    await ruth.taps("Chase hours")
    await ruth.taps("See Amina and Jean")
    await ruth.sees("Amina helped Jean")
    await _at(town, 0, 9)
    await ruth.sees("One request with nobody for over 5 days")
    await ruth.taps("Find somebody")
    await ruth.taps("See Jean")
    await ruth.sees("dog")


async def test_a_first_exchange_is_listed_until_somebody_says_that_they_rang(town: Town) -> None:
    owen, jean, ruth = town.phones("Owen", "Jean", "Ruth")
    await _plain_week(town)
    await log_and_confirm(owen, jean, "gardening")
    await ruth.taps("Approve")
    await _at(town, 1, 9)
    await ruth.sees("One first exchange: ring both people")
    await ruth.taps("Ring first exchanges")
    await ruth.taps("See Owen and Jean")
    await ruth.taps("Say I rang both")
    assert "Say I rang both" not in ruth.buttons
    await _at(town, 2, 9)
    assert "first exchange" not in ruth.last.text


async def test_quiet_members_are_listed_a_few_a_day_and_each_in_turn(town: Town) -> None:
    ruth = town.phone("Ruth")
    await _plain_week(town)
    await town.later(days=95)
    await _plain_week(town)
    names: list[str] = []
    for weekday in (1, 2):
        await _at(town, weekday, 9)
        await ruth.sees("quiet member")
        await ruth.taps("Ring quiet members")
        found = [one for one in ruth.buttons if one.startswith("See ") and "queue" not in one]
        assert 1 <= len(found) <= 3
        names += found
    assert len(set(names)) == len(names), names

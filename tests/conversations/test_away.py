"""Being away, by talking."""

from datetime import timedelta

import pytest

from storage import away, listings
from tests.conversations.test_listings import fresh
from tests.driver import Phone
from tests.join_help import rows
from tests.request_help import by_day
from tests.town import Town


async def shown_to(town: Town, name: str) -> list[str | None]:
    """What somebody may browse of others' offers."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        today = town.clock.now().date()
        found = await listings.active(tx, 1, "offer", town.people[name].id, today)
        return [one.shown for one in found]


def welcomes(phone: Phone) -> int:
    """How often they were welcomed back; the month's statement comes beside it."""
    return sum("Welcome back." in message.text for message in phone.messages)


async def test_a_sentence_hides_and_silences_until_the_day_after(any_town: Town) -> None:
    town = any_town
    await fresh(town)
    start = await by_day(town)
    jean, amina = town.phones("Jean", "Amina")
    await jean.says("/offer ironing, any time")
    await jean.taps("Yes, offer it")
    await amina.says("/want ironing, any time")
    await amina.taps("Yes, keep it")
    await amina.sees("One person offers this already")
    assert await shown_to(town, "Amina") == ["Ironing"]
    until = start.date() + timedelta(days=9)
    await jean.says(f"I'm away until {until.day} {until:%B}")
    await jean.sees(f"You are away until {until:%A} {until.day} {until:%B %Y}", "Nobody asks you")
    assert await shown_to(town, "Amina") == []
    await jean.says("/mine")
    await jean.sees("You are away until", "Offer: Ironing")
    await town.later(days=9)
    assert await shown_to(town, "Amina") == []
    count = jean.count_messages()
    await town.later(days=1)
    assert jean.count_messages() == count + 1
    await jean.sees("Welcome back.", "Your time away is over")
    assert await shown_to(town, "Amina") == ["Ironing"]
    assert await rows(town, "SELECT until FROM away") == []
    await town.later(days=5)
    assert welcomes(jean) == 1


async def test_back_early_in_one_tap_or_two_words(town: Town) -> None:
    await by_day(town)
    jean = town.phone("Jean")
    await jean.says("/away")
    await jean.sees("Until when are you away?")
    await jean.taps("For two weeks")
    await jean.sees("You are away until")
    await jean.taps("I'm back")
    await jean.sees("Welcome back.")
    await jean.says("away till friday")
    await jean.sees("You are away until Friday")
    await jean.says("im back")
    await jean.sees("Welcome back.")
    count = welcomes(jean)
    assert count
    await town.later(days=20)
    assert welcomes(jean) == count, "nobody is welcomed twice"
    await jean.says("I'm back")
    await jean.sees("You are not marked as away")


async def test_a_stretch_that_begins_later(town: Town) -> None:
    await fresh(town)
    start = await by_day(town)
    jean = town.phone("Jean")
    await jean.says("/offer ironing, any time")
    await jean.taps("Yes, offer it")
    await jean.says("I'm away next week")
    await jean.sees("You are away from Monday", "until Sunday")
    assert await shown_to(town, "Amina") == ["Ironing"]
    await town.later(days=7)
    assert await shown_to(town, "Amina") == []
    assert town.program is not None
    async with town.program.database.read() as tx:
        day = (start + timedelta(days=7)).date()
        people = [person.id for person in town.people.values()]
        assert await away.who(tx, 1, people, day) == [town.people["Jean"].id]
        assert await away.who(tx, 1, people, start.date()) == []


@pytest.mark.parametrize("words", ["blue", "5 May 1999", "until further notice"])
async def test_no_day_is_asked_for(town: Town, words: str) -> None:
    jean = town.phone("Jean")
    await jean.says("/away")
    await jean.says(words)
    await jean.sees("I did not see a day to come in that", "Until when are you away?")
    await jean.says("for a week")
    await jean.sees("You are away until")


async def test_longer_replaces_the_day_and_welcomes_once(town: Town) -> None:
    await by_day(town)
    jean = town.phone("Jean")
    await jean.says("away for a week")
    await jean.taps("Change my time away")
    await jean.taps("For a month")
    await jean.sees("You are away until")
    count = jean.count_messages()
    await town.later(days=10)
    assert jean.count_messages() == count
    await town.later(days=22)
    assert jean.count_messages() == count + 1


async def test_nobody_is_nudged_and_what_waits_is_there_afterwards(town: Town) -> None:
    await by_day(town)
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you")
    await jean.says("I'm away for 4 days")
    count = jean.count_messages()
    await town.later(days=4)
    assert jean.count_messages() == count
    await town.later(days=1, hours=1)
    await jean.sees("Welcome back.")
    assert jean.count_messages() == count + 1
    await jean.taps("Go to the start")
    await jean.sees("Waiting for your answer: 2 hours with Amina")


async def test_only_members_are_away(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.says("/away for a week")
    await nadia.sees("Only members can do this")
    assert await rows(town, "SELECT until FROM away") == []

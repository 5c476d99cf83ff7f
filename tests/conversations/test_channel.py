"""The timebank's channel: linked by who works at its desk, each thing to join once, kept up to
date, joined through a link, and nobody named."""

from datetime import date

import pytest

from domain.channels import Coming, stamp, standing
from tests.channel_help import bot_in, channel, linked
from tests.driver import Phone
from tests.shift_help import no_sample_shifts, publish, rows, run
from tests.town import Town

LOOK = {"seconds": 11.0}


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


def posts(phone: Phone, words: str) -> list[str]:
    """The posts with these words that the phone shows."""
    return [one.text for one in phone.messages if words in one.text]


async def test_a_broker_links_a_channel_and_each_thing_is_posted_once(hall: Town) -> None:
    ruth, owen = hall.phones("Ruth", "Owen")
    await publish(hall, "On before")
    await ruth.says("/channel")
    await ruth.sees("Choose the channel", "Keep Post messages switched on")
    address = await ruth.taps("Choose the channel")
    assert address is not None
    assert address.endswith("?startchannel&admin=post_messages+edit_messages")
    where = await channel(hall, ruth, owen)
    await bot_in(hall, where, ruth, can_post=False)
    await ruth.sees("You added me to the channel “Ward End news”, but I may not post there")
    await bot_in(hall, where, ruth)
    await ruth.sees("Shall I post there what people can join at Ward End & Pelham Timebank?")
    await ruth.taps("Yes, post here")
    await ruth.sees("Channel: Ward End news", "One thing was on before, and is not posted.")
    here = owen.at(where)
    await here.sees("Here you read what you can join at Ward End & Pelham Timebank")
    await hall.later(**LOOK)
    assert posts(here, "On before") == []
    shift_id = await publish(hall, "Litter pick", places=1)
    for _ in range(3):
        await hall.later(**LOOK)
    (post,) = posts(here, "Litter pick")
    assert "There is room." in post
    assert "Ruth" not in post
    button = here.last.button("Join in")
    assert button is not None
    assert button.value == f"https://t.me/GoodturnBot?start=shift_{shift_id}"
    # What repeats is joined for whichever day suits.
    await run(hall, "UPDATE opportunity SET rrule = 'FREQ=WEEKLY;BYDAY=SA', kind = 'weekly'")
    await hall.later(**LOOK)
    (post,) = posts(here, "Litter pick")
    assert "Every Saturday" in post
    button = here.last.button("Join in")
    assert button is not None
    assert "start=opp_" in button.value
    await ruth.taps("Post that one too")
    await hall.later(**LOOK)
    assert len(posts(here, "On before")) == 1
    await ruth.says("/channel")
    await ruth.sees("2 posts")


async def test_a_post_is_changed_when_it_is_full_and_when_it_is_called_off(any_town: Town) -> None:
    hall = any_town
    await no_sample_shifts(hall)
    ruth, owen, jean = hall.phones("Ruth", "Owen", "Jean")
    where = await linked(hall, ruth, owen)
    here = owen.at(where)
    shift_id = await publish(hall, "Litter pick", places=1)
    await hall.later(**LOOK)
    link = await here.taps("Join in")
    assert link is not None
    await jean.starts(link.partition("start=")[2])
    await jean.sees("Litter pick")
    await jean.taps("Join")
    await hall.later(**LOOK)
    (post,) = posts(here, "Litter pick")
    assert "All places are taken. You can go on the list." in post
    assert "Jean" not in post
    assert here.last.buttons == ["Go on the list"]
    await run(hall, "UPDATE shift SET venue = 'Pelham Hall' WHERE id = :id", id=shift_id)
    await hall.later(**LOOK)
    assert "Pelham Hall" in posts(here, "Litter pick")[0]
    await run(
        hall,
        "UPDATE shift SET state = 'cancelled', reason = 'rain' WHERE id = :id",
        id=shift_id,
    )
    await hall.later(**LOOK)
    (post,) = posts(here, "Litter pick")
    assert "This was called off." in post
    assert here.last.buttons == ["See what else is on"]
    # A copy that was passed on long ago still leads somewhere, and says what happened since.
    amina = hall.phone("Amina")
    await amina.starts(f"shift_{shift_id}")
    await amina.sees("Called off. Nobody needs to come.")
    sam = hall.phones.phone("Sam")
    await sam.starts(f"shift_{shift_id}")
    await sam.sees("Litter pick", "This was called off.")
    await sam.taps("Join the timebank")


async def test_an_outsider_who_adds_the_bot_gets_nothing(hall: Town) -> None:
    ruth, jean = hall.phones("Ruth", "Jean")
    stranger = hall.phones.phone("Sam")
    for who in (stranger, jean):
        where = await channel(hall, who, ruth, title=f"{who.name}'s own")
        await bot_in(hall, where, who)
        await publish(hall, f"For {who.name}")
        await hall.later(**LOOK)
        await ruth.at(where).does_not_see("For", "Here you read")
        await who.does_not_see("You added me")
    assert await rows(hall, "SELECT id FROM channel") == []
    assert await rows(hall, "SELECT id FROM person WHERE name = 'Sam'") == []
    # Nor does somebody else answer what a broker was asked.
    own = await channel(hall, ruth)
    await bot_in(hall, own, ruth)
    devinder = hall.phone("Devinder")
    await devinder.says("/channel")
    await devinder.forges("chan-yes:1:1")
    assert await rows(hall, "SELECT id FROM channel WHERE confirmed_at IS NOT NULL") == []


async def test_paused_resumed_unlinked_and_removed(hall: Town) -> None:
    ruth, devinder, owen = hall.phones("Ruth", "Devinder", "Owen")
    where = await linked(hall, ruth, owen)
    here = owen.at(where)
    await ruth.taps("Post nothing new")
    await ruth.sees("Nothing new is posted there now")
    await publish(hall, "While paused")
    await hall.later(**LOOK)
    await here.does_not_see("While paused")
    await ruth.taps("Post new things again")
    await hall.later(**LOOK)
    await here.sees("While paused")
    # At night nothing is posted; the morning brings it.
    await hall.later(hours=11)
    await publish(hall, "In the night")
    await hall.later(**LOOK)
    await here.does_not_see("In the night")
    await hall.later(hours=12)
    await here.sees("In the night")
    # The right to post is taken away: Telegram tells, the desk hears, and nothing more is sent.
    await bot_in(hall, where, ruth, can_post=False)
    for phone in (ruth, devinder):
        await phone.sees("I may not post in the channel “Ward End news” any more.")
    await publish(hall, "Into the void")
    await hall.later(**LOOK)
    await here.does_not_see("Into the void")
    # Linked again: what stood there is kept up to date, and is not posted twice.
    await bot_in(hall, where, ruth)
    await ruth.taps("Yes, post here")
    await run(hall, "UPDATE shift SET venue = 'Pelham Hall' WHERE venue <> 'Pelham Hall'")
    await hall.later(**LOOK)
    (post,) = posts(here, "While paused")
    assert "Pelham Hall" in post
    await bot_in(hall, where, ruth, "kicked")
    await devinder.sees("I was removed from the channel “Ward End news”.")
    await ruth.says("/channel")
    await ruth.sees("Choose the channel")


async def test_telegram_says_first_that_posting_is_over(hall: Town) -> None:
    """The update was lost while the bot was down: the refusal of a post closes the channel."""
    ruth, owen = hall.phones("Ruth", "Owen")
    where = await linked(hall, ruth, owen)
    hall.world.chats[where.id].can_post = False
    await publish(hall, "Refused")
    await hall.later(**LOOK)
    await ruth.sees("I was removed from the channel “Ward End news”.")
    assert await rows(hall, "SELECT id FROM channel WHERE ended_at IS NULL") == []


def test_how_something_stands() -> None:
    today = date(2026, 11, 16)

    def how(state: str = "published", *, timed: bool = True, **coming: int) -> str:
        return standing(state, timed=timed, coming=Coming(**coming), closes=None, today=today)

    assert how(shifts=2, room=1) == "open"
    assert how(shifts=2) == "full"
    assert how() == "over"
    assert how(off=1) == "off"
    assert how(shifts=1, room=1, off=1) == "open"
    assert how(timed=False) == "open"
    assert how("ended", shifts=1, room=1) == "off"
    assert how("checking", shifts=1, room=1) == "waits"
    assert standing("published", timed=False, coming=Coming(), closes=today, today=today) == "open"
    assert stamp("open", "a") != stamp("open", "b") != stamp("full", "b")

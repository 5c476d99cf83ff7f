"""Offers and wants are asked about before they go stale, and never go silently."""

from datetime import timedelta

from tests.conversations.test_listings import fresh
from tests.driver import Phone
from tests.join_help import rows
from tests.request_help import by_day
from tests.town import Town

STATES = "SELECT state FROM listing ORDER BY id"


async def offers(phone: Phone, *what: str) -> None:
    for one in what:
        await phone.says(f"/offer {one}, any time")
        await phone.taps("Yes, offer it")


def asked(phone: Phone) -> int:
    """How many messages ask whether listings are still right, or did."""
    return sum("Are these still right?" in message.text for message in phone.messages)


async def test_one_question_for_all_that_comes_up_in_a_week(any_town: Town) -> None:
    town = any_town
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    await town.later(days=3)
    await offers(jean, "dog walking")
    await jean.says("/want knitting lessons, any time")
    await jean.taps("Yes, keep it")
    await town.later(days=20)
    await offers(jean, "baking")
    await town.later(days=59)
    assert asked(jean) == 0
    await town.later(days=1)
    found = await jean.sees(
        "Are these still right?",
        "Offer: Ironing",
        "Offer: Dog walking",
        "Want: Knitting",
        "If I hear nothing, I pause them on",
    )
    assert found is not None
    assert "Baking" not in found.text
    await town.later(days=4)
    assert asked(jean) == 1
    await jean.taps("Keep all")
    await jean.sees("Kept.", "Ironing", "Dog walking", "Knitting")
    await town.later(days=10)
    assert await rows(town, STATES) == [("active",)] * 4
    assert asked(jean) == 0


async def test_no_answer_pauses_and_says_so_and_one_tap_brings_it_back(any_town: Town) -> None:
    town = any_town
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing", "dog walking")
    await town.later(days=83)
    await jean.sees("Are these still right?")
    await town.later(days=6)
    await jean.does_not_see("Paused")
    await town.later(days=1, hours=1)
    await jean.sees("Paused. Nobody sees these now.", "Ironing", "Dog walking")
    assert await rows(town, STATES) == [("paused",)] * 2
    assert await rows(town, "SELECT token FROM listing_token") == []
    await jean.taps("Bring all back")
    await jean.sees("Kept.")
    assert await rows(town, STATES) == [("active",)] * 2
    assert await rows(town, "SELECT token FROM listing_token") != []


async def test_pause_all_and_choose_one_by_one(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing", "dog walking")
    await town.later(days=84)
    await jean.taps("Choose one by one")
    await jean.taps("See 2: Dog walking")
    await jean.taps("Keep it")
    await town.later(days=7)
    await jean.sees("Paused. Nobody sees these now.", "Ironing")
    assert await rows(town, STATES) == [("paused",), ("active",)]


async def test_pausing_all_of_them_at_once(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing", "dog walking")
    await town.later(days=84)
    await jean.taps("Pause all")
    await jean.sees("Paused. Nobody sees these now.", "Ironing", "Dog walking")
    count = jean.count_messages()
    await town.later(days=9)
    assert jean.count_messages() == count
    await jean.taps("Bring all back")
    assert await rows(town, STATES) == [("active",)] * 2


async def test_whoever_is_away_is_asked_once_they_are_back(town: Town) -> None:
    await fresh(town)
    start = await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    until = (start + timedelta(days=100)).date()
    await jean.says(f"I'm away until {until.day} {until:%B %Y}")
    await jean.sees("You are away until")
    await town.later(days=100)
    assert asked(jean) == 0
    assert await rows(town, STATES) == [("active",)]
    await town.later(days=1, hours=1)
    await jean.sees("Welcome back")
    await town.later(days=1)
    await jean.sees("Are these still right?", "Ironing")
    await town.later(days=8)
    await jean.sees("Paused. Nobody sees these now.")


async def test_going_away_after_the_question_moves_the_day(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    await town.later(days=84)
    await jean.sees("Are these still right?")
    await jean.says("I'm away for 2 weeks")
    await town.later(days=10)
    assert await rows(town, STATES) == [("active",)]
    await town.later(days=7)
    assert asked(jean) == 2
    await jean.taps("Keep all")
    await jean.sees("Kept.")


async def test_a_member_who_left_is_not_written_to(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "UPDATE membership SET state = 'left' WHERE person_id = :id", id=town.people["Jean"].id
        )
    count = jean.count_messages()
    await town.later(days=100)
    assert jean.count_messages() == count
    assert await rows(town, STATES) == [("paused",)]


async def test_a_timebanks_own_rules(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        for name, value in (("listing_days", "14"), ("listing_warning_days", "30")):
            await tx.run(
                "INSERT INTO setting (community_id, name, value) VALUES (1, :name, :value)",
                name=name,
                value=value,
            )
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    await town.later(days=6)
    assert asked(jean) == 0
    await town.later(days=1, hours=1)
    assert asked(jean) == 1
    await town.later(days=7)
    await jean.sees("Paused. Nobody sees these now.")


async def test_nothing_is_paused_unasked_after_the_program_stood_still(town: Town) -> None:
    await fresh(town)
    await by_day(town)
    jean = town.phone("Jean")
    await offers(jean, "ironing")
    await town.later(days=120)
    assert await rows(town, STATES) == [("active",)]
    await town.later(days=1, hours=2)
    await jean.sees("Are these still right?", "Offer: Ironing")
    await town.later(days=9)
    assert await rows(town, STATES) == [("paused",)]

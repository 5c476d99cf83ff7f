"""Offers, wants and being away for a member without Telegram, by who acts for them."""

from tests.conversations.test_hats import add_member, helper
from tests.conversations.test_listings import fresh
from tests.join_help import rows
from tests.request_help import by_day
from tests.town import Town

LISTED = "SELECT person_id, made_by, kind, skill, area, state FROM listing ORDER BY id"


async def test_a_helper_lists_and_keeps_what_is_asked_about(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await fresh(town)
    await by_day(town)
    await pat.says("as Mrs Khan")
    await pat.says("/offer baking, weekday mornings")
    await pat.sees("For Mrs Khan:", "You offer", "Ward End")
    await pat.taps("Yes, offer it")
    await pat.sees("For Mrs Khan:", "You offer: Baking")
    mine = town.people["Pat"].id
    offer = (khan, mine, "offer", "food.baking", "Ward End", "active")
    assert await rows(town, LISTED) == [offer]
    await pat.says("as myself")
    await pat.says("/mine")
    await pat.sees("You have no offers and no wants yet")
    await town.later(days=84)
    await pat.sees("For Mrs Khan:", "Are these still right?", "Offer: Baking")
    await pat.taps("Keep all")
    await pat.sees("For Mrs Khan:", "Kept.")
    await town.later(days=10)
    assert await rows(town, LISTED) == [offer]


async def test_a_helper_says_that_they_are_away(town: Town) -> None:
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await pat.says("as Mrs Khan")
    await pat.says("away for a week")
    await pat.sees("For Mrs Khan:", "You are away until")
    assert await rows(town, "SELECT person_id FROM away") == [(khan,)]
    await pat.taps("I'm back")
    assert await rows(town, "SELECT person_id FROM away") == []


async def test_a_helper_who_may_only_confirm_lists_nothing(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan", may="Confirm hours only")
    await fresh(town)
    await pat.says("as Mrs Khan")
    for said in ("/offer baking, any time", "/want knitting", "/away for a week"):
        await pat.says(said)
        await pat.sees("not something you can do for them")
    assert await rows(town, LISTED) == []

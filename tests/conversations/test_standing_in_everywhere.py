"""A timebank whose one broker is a side of everything: whoever stands in decides each kind of
thing from its card, and nothing is stuck."""

from storage import people
from tests.conversations.test_gatherings import _proposed as gathering_proposed
from tests.conversations.test_lending import _out
from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_requests_desk import LIFT
from tests.conversations.test_rosters import made
from tests.conversations.test_standing import _proposed as standing_proposed
from tests.conversations.test_standing_in import household, one_broker
from tests.driver import Phone
from tests.join_help import applies
from tests.request_help import by_day, state_of
from tests.shift_help import rows
from tests.town import Town
from tests.two_timebanks import agree, books, logs_across, second_timebank


async def too_near(town: Town, *names: str) -> tuple[Phone, Phone]:
    """Devinder is the one broker and of these people's household; Ruth is the administrator."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    for name in names:
        await household(town, ruth, "Devinder", name)
    await one_broker(town)
    return ruth, devinder


async def test_a_request_that_is_held(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    ruth, devinder = await too_near(town, "Jean")
    jean = town.phone("Jean")
    await jean.says(LIFT)
    await jean.taps("Yes, ask")
    await ruth.sees("Jean asks for help", "You see it first: somebody drives")
    await devinder.does_not_see("Jean asks for help")
    number = (await rows(town, "SELECT MAX(id) AS id FROM request"))[0]["id"]
    await devinder.says("/queue")
    await devinder.forges(f"rq-take:{number}")
    assert await state_of(town) == "held"
    assert "Show the next" not in ruth.buttons
    await ruth.taps("Ask a question")
    await ruth.says("Which shops?")
    await jean.taps("Answer")
    await jean.says("Fox and Goose")
    await ruth.sees("Fox and Goose")
    await ruth.taps("Decline")
    await ruth.says("Nobody drives that day")
    await jean.sees("Nobody drives that day")
    assert await state_of(town) == "declined"


async def test_standing_help(town: Town) -> None:
    await by_day(town)
    ruth, devinder = await too_near(town, "Jean")
    amina, jean, _ = await standing_proposed(town)
    await jean.taps("Say yes to this")
    await ruth.sees("Amina helps Jean", "Both said yes")
    await devinder.does_not_see("Amina helps Jean")
    await ruth.taps("Approve all visits")
    await amina.sees("This is going on")
    # It goes on without whoever stood in: the card they decided from stays theirs to read.
    await ruth.sees("Amina helps Jean")


async def test_a_problem_with_something_lent(town: Town) -> None:
    await by_day(town)
    ruth, devinder = await too_near(town, "Jean", "Amina")
    amina, jean, _ = await _out(town)
    await jean.taps("I brought it back")
    await amina.taps("Say what is wrong")
    await amina.says("The chuck came back bent")
    await ruth.sees("The chuck came back bent")
    await devinder.does_not_see("The chuck came back bent")
    await ruth.taps("End without hours")
    await ruth.says("They agreed on a new one")
    await amina.sees("They agreed on a new one")


async def test_a_gathering(town: Town) -> None:
    ruth, devinder = await too_near(town, "Amina")
    amina, _, _ = await gathering_proposed(town)
    await devinder.does_not_see("Amina would like people to meet")
    await ruth.taps("Ask a question")
    await ruth.says("Is there a ramp?")
    await amina.taps("Answer")
    await amina.says("Yes, at the side")
    await ruth.sees("Yes, at the side")
    await ruth.taps("Host it")
    await amina.sees("It is on.")


async def test_a_roster_on_which_the_one_broker_is(town: Town) -> None:
    await one_broker(town)
    before = await balance_of(town, "Devinder")
    await made(town, "Choose: class or talk", "Devinder", "Jean", by="Devinder")
    devinder, ruth = town.phones("Devinder", "Ruth")
    await devinder.taps("Post the hours")
    await devinder.taps("Send it to be checked")
    assert await balance_of(town, "Devinder") == before
    await ruth.sees("Talk on birds")
    await ruth.taps("Approve and post")
    assert await balance_of(town, "Devinder") == before + 60


async def test_who_applies_from_the_one_brokers_household(any_town: Town) -> None:
    town = any_town
    nadia, devinder, ruth = town.phones("Nadia", "Devinder", "Ruth")
    await one_broker(town)
    await nadia.starts()
    assert town.program is not None
    async with town.program.database.write() as tx:
        sister = await people.by_telegram(tx, await nadia.id())
        assert sister is not None
        broker = town.people["Devinder"].id
        for one, other in ((sister.id, broker), (broker, sister.id)):
            await tx.run(
                "INSERT INTO household (community_id, person_id, other_id, by_id, at)"
                " VALUES (1, :one, :other, :broker, :now)",
                one=one,
                other=other,
                broker=broker,
                now=town.clock.now(),
            )
    await applies(nadia)
    await devinder.does_not_see("Nadia")
    await ruth.sees("Nadia", "0121 496 0000")
    number = (await rows(town, "SELECT MAX(id) AS id FROM membership"))[0]["id"]
    await devinder.says("/queue")
    await devinder.forges(f"m-approve:{number}")
    assert any("An administrator decides it: Ruth." in notice for notice in devinder.notices)
    await ruth.taps("Approve")
    await nadia.sees("Welcome")
    found = await rows(town, "SELECT state FROM membership WHERE id = :id", id=number)
    assert found[0]["state"] == "approved"


async def test_help_across_two_timebanks_to_the_one_broker_there(any_town: Town) -> None:
    """Nadia is Kings Heath's one broker and was helped herself: a broker of Ward End decides."""
    town = any_town
    await second_timebank(town)
    await agree(town)
    ruth, nadia, devinder = town.phones("Ruth", "Nadia", "Devinder")
    await logs_across(ruth, "Amina", "Nadia", "2 hours")
    await nadia.taps("Say who it is")
    await nadia.says("Nadia")
    await nadia.taps("Yes, that's right")
    await nadia.does_not_see("Approve the hours")
    await devinder.sees("Help across", "You approve")
    await devinder.taps("Approve the hours")
    await nadia.sees("2 hours from your hours")
    found, balances = await books(town)
    assert found == []
    assert balances["kings-heath Nadia"] == -120

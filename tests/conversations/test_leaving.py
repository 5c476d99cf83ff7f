"""Leaving a timebank: for oneself, seen to by a broker, resting, and coming back."""

import pytest

from storage import ledger
from tests.conversations.test_hats import add_member, balance_of, helper
from tests.conversations.test_plans import planned
from tests.shift_help import publish, rows, run
from tests.town import Town


async def _pot(town: Town) -> int:
    found = await rows(town, "SELECT balance FROM account WHERE kind = 'pot'")
    return int(found[0]["balance"]) if found else 0


async def _state(town: Town, person_id: int) -> str:
    found = await rows(town, "SELECT state FROM membership WHERE person_id = :id", id=person_id)
    return str(found[0]["state"])


async def test_somebody_leaves_and_gives_their_hours_to_the_pot(any_town: Town) -> None:
    town = any_town
    amina, ruth = town.phones("Amina", "Ruth")
    amina_id = town.people["Amina"].id
    before = await balance_of(town, amina_id)
    assert before > 0
    await amina.says("I want to leave the timebank")
    await amina.sees("Where should your hours go?")
    await amina.taps("Give them to the pot")
    await amina.sees("You leave Ward End & Pelham Timebank", "go to the community pot")
    assert await _state(town, amina_id) == "approved"
    await amina.taps("Leave now")
    await amina.sees("You have left")
    assert await _state(town, amina_id) == "left"
    assert await balance_of(town, amina_id) == 0
    assert await _pot(town) == before
    await ruth.sees("Amina left\nAsked to join on")
    await amina.says("2hrs yesterday gardening for Jean")
    assert not await rows(town, "SELECT id FROM exchange WHERE state = 'logged'")
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        assert await ledger.discrepancies(tx) == []


async def test_who_owes_hours_is_not_asked_where_they_go(town: Town) -> None:
    jean = town.phone("Jean")
    jean_id = town.people["Jean"].id
    owes = await balance_of(town, jean_id)
    assert owes < 0
    await jean.says("/leave")
    await jean.sees("You owe", "We let that go")
    await jean.taps("Leave now")
    assert await balance_of(town, jean_id) == 0
    assert await _pot(town) == 0


async def test_changing_ones_mind_changes_nothing(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/leave")
    await amina.taps("Let them lapse")
    await amina.taps("Cancel")
    assert await _state(town, town.people["Amina"].id) == "approved"


async def test_what_was_under_way_ends_and_the_others_are_told(any_town: Town) -> None:
    town = any_town
    amina, owen = town.phones("Amina", "Owen")
    shift = await publish(town, days=5)
    amina_id = town.people["Amina"].id

    await run(
        town,
        "INSERT INTO place (shift_id, person_id, state, turn, told, joined_at, changed_at)"
        " VALUES (:shift, :person, 'joined', 1, '', :now, :now)",
        shift=shift,
        person=amina_id,
        now=town.clock.now(),
    )
    await amina.says("/leave")
    await amina.taps("Let them lapse")
    await amina.taps("Leave now")
    await amina.sees("You have left")
    found = await rows(town, "SELECT state FROM place WHERE shift_id = :id", id=shift)
    assert [r["state"] for r in found] == ["left"]
    await owen.sees("Amina")


async def test_hours_not_decided_as_somebody_leaves_are_the_brokers_and_leave_no_balance(
    any_town: Town,
) -> None:
    town = any_town
    jean, pat, ruth = town.phones("Jean", "Pat", "Ruth")
    jean_id, pat_id = town.people["Jean"].id, town.people["Pat"].id
    await pat.says("2hrs yesterday gardening for Jean")
    await pat.taps("Yes, send to Jean")
    before = await balance_of(town, pat_id)
    await jean.says("/leave")
    await jean.taps("Leave now")
    await ruth.sees("Jean has not answered for a week, or has left")
    await pat.sees("Your broker will ask")
    await ruth.taps("Settle the hours")
    await ruth.says("2 hours")
    await ruth.says("Jean said so as she left")
    assert await balance_of(town, pat_id) == before + 120
    await town.later(days=1, minutes=1)
    assert await balance_of(town, jean_id) == 0
    found = await rows(town, "SELECT state FROM reminder WHERE kind = 'membership.open-hours'")
    assert [row["state"] for row in found] == ["done"]
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        assert await ledger.discrepancies(tx) == []


async def test_leaving_ends_who_acts_for_whom(town: Town) -> None:
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await ruth.says("/signoff")
    await ruth.says("Mrs Khan")
    await ruth.taps("Sign off, hours to pot")
    await ruth.sees("Mrs Khan leaves", "go to the pot")
    await ruth.taps("Yes")
    await ruth.sees("Mrs Khan has left")
    assert await _state(town, khan) == "left"
    assert await _pot(town) == 120
    await pat.says("as Mrs Khan")
    await pat.does_not_see("You act for Mrs Khan now")


async def test_a_broker_lets_somebody_rest_and_come_back(any_town: Town) -> None:
    town = any_town
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("/signoff")
    await ruth.says("Jean")
    await ruth.taps("Pause for now")
    await ruth.taps("Yes")
    await jean.sees("rests for now")
    jean_id = town.people["Jean"].id
    assert await _state(town, jean_id) == "paused"
    await ruth.taps("End the pause")
    await jean.sees("goes on")
    assert await _state(town, jean_id) == "approved"


async def test_the_last_broker_does_not_leave(town: Town) -> None:
    await town.phone("Devinder").says("/leave")
    await town.phone("Devinder").taps("Leave now")
    ruth = town.phone("Ruth")
    await ruth.says("/leave")
    await ruth.sees("You are the only broker here")


async def test_who_left_can_apply_again(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/leave")
    await amina.taps("Let them lapse")
    await amina.taps("Leave now")
    await amina.says("/start join-ward-end")
    await amina.sees("What should we call you?")


@pytest.mark.parametrize(
    "words", ["/signoff", "/newmember", "/organisation", "/helper", "/for Jean"]
)
async def test_members_see_nothing_of_the_desk(town: Town, words: str) -> None:
    amina = town.phone("Amina")
    await amina.says(words)
    await amina.does_not_see("Which member")
    await amina.does_not_see("What is their name")
    await amina.does_not_see("Add an organisation")
    await amina.does_not_see("You act for")


async def test_standing_help_that_has_not_begun_is_called_off_by_a_pause(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("/standing every wednesday at 9am, half an hour")
    await amina.types("Give the help", "Jean", "putting the bins out", "yes")
    await jean.taps("Say yes to this")
    await ruth.sees("Approve it once")
    await ruth.types("/signoff", "Jean", "Pause for now", "yes")
    await amina.sees("This was called off before it began")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")


async def test_what_waits_for_a_decision_on_hours_ends(any_town: Town) -> None:
    """Nothing is given to, or taken from, somebody who has left."""
    town = any_town
    pat, ruth, devinder = town.phones("Pat", "Ruth", "Devinder")
    await pat.says("can I have 2 hours from the pot")
    await pat.taps("Skip")
    await pat.taps("Ask my broker")
    await ruth.says("/correct")
    await ruth.types("Pat", "Give hours", "6 hours", "Timebank work", "The raffle", "yes")
    await devinder.sees("Pat: plus 6 hours", "A second person looks at this")
    await pat.says("/leave")
    await pat.taps("Let them lapse")
    await pat.taps("Leave now")
    await devinder.says("/queue")
    await devinder.sees("Nothing waits for you")
    await devinder.forges("i-approve:1:waiting")
    await devinder.forges("g-grant:1:asked.120")
    assert await balance_of(town, town.people["Pat"].id) == 0
    await devinder.does_not_see("Pat wants to join")


async def test_a_broker_adds_a_member_without_telegram(any_town: Town) -> None:
    town = any_town
    ruth = town.phone("Ruth")
    await ruth.says("/newmember")
    await ruth.says("Mr Hussain")
    await ruth.says("0121 496 0456 after 10")
    await ruth.taps("Signed on paper")
    await ruth.says("Alum Rock")
    await ruth.says("Two neighbours, 3 May")
    await ruth.sees("Mr Hussain joins", "0121 496 0456", "Alum Rock", "on paper")
    await ruth.taps("Yes")
    await ruth.sees("Mr Hussain is a member")
    await ruth.taps("Act for Mr Hussain")
    await ruth.sees("For Mr Hussain:")
    await ruth.says("/balance")
    await ruth.sees("For Mr Hussain:", "2 hours")
    consents = await rows(town, "SELECT purpose, version FROM consent WHERE version LIKE '%paper'")
    assert {r["purpose"] for r in consents} == {"privacy-notice", "code-of-conduct"}


async def test_leaving_in_the_middle_of_a_plan_tells_the_other(any_town: Town) -> None:
    amina, jean, _ = await planned(any_town)
    await amina.says("/leave")
    await amina.taps("Let them lapse")
    await amina.taps("Leave now")
    await amina.sees("You have left")
    await jean.sees("Amina")
    found = await rows(any_town, "SELECT state FROM exchange ORDER BY id DESC LIMIT 1")
    assert found[0]["state"] == "cancelled"


async def test_a_request_ends_with_its_askers_membership(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("need a lift thurs")
    await amina.taps("Yes, ask")
    await amina.says("/leave")
    await amina.taps("Let them lapse")
    await amina.taps("Leave now")
    found = await rows(town, "SELECT state FROM request ORDER BY id DESC LIMIT 1")
    assert found[0]["state"] == "cancelled"
    listings = await rows(
        town,
        "SELECT state FROM listing WHERE person_id = :id",
        id=town.people["Amina"].id,
    )
    assert all(r["state"] == "removed" for r in listings)


async def test_an_organisation_ends(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/organisation")
    await ruth.taps("Add an organisation")
    await ruth.says("Saltley Gardeners")
    await ruth.taps("Add as a group")
    await ruth.taps("Let somebody act")
    await ruth.says("Pat")
    await ruth.says("/organisation Saltley Gardeners")
    await ruth.taps("End its membership")
    await ruth.taps("Give them to the pot")
    await ruth.sees("It is no longer a member")
    pat = town.phone("Pat")
    await pat.says("as Saltley Gardeners")
    await pat.does_not_see("You act for Saltley Gardeners now")

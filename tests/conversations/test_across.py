"""Help across two timebanks, by talking: agreed, recorded or asked for, approved, undone."""

import asyncio

from tests.desk_help import oldest
from tests.town import Town
from tests.two_timebanks import NAME, agree, books, logs_across, second_timebank


async def _recorded(town: Town, length: str = "2 hours") -> None:
    """Ruth records that Amina helped Bob; Nadia says who Bob is."""
    ruth, nadia = town.phones("Ruth", "Nadia")
    await logs_across(ruth, "Amina", "Bob", length)
    await nadia.sees("Help across", "Who of your members is Bob?")
    await nadia.taps("Say who it is")
    await nadia.says("Bob")


async def test_two_timebanks_agree_and_a_broker_records_help(any_town: Town) -> None:
    await second_timebank(any_town)
    await agree(any_town)
    ruth, nadia, amina, bob = any_town.phones("Ruth", "Nadia", "Amina", "Bob")
    await ruth.sees("Ward End & Pelham Timebank and Kings Heath Timebank", "The cap is 20 hours")
    await _recorded(any_town)
    await bob.sees("Amina of Ward End & Pelham Timebank helped you", "2 hours", "Is this right?")
    await bob.taps("Yes, that's right")
    await ruth.sees("Both agree. A broker of Kings Heath Timebank approves it")
    await nadia.sees("You approve", "Nothing is owed between the two", "The cap is 20 hours")
    await nadia.taps("Approve the hours")
    await amina.sees("You helped Bob of Kings Heath Timebank: 2 hours for you")
    await bob.sees("helped you: 2 hours from your hours", "In Kings Heath Timebank")
    found, balances = await books(any_town)
    assert found == []
    assert balances["kings-heath Bob"] == -120
    assert balances["kings-heath between"] == 120
    assert balances["ward-end between"] == -120
    await ruth.says("/across")
    await ruth.sees("They owe us 2 hours")
    await ruth.taps("See Kings Heath Timebank")
    await ruth.sees("Amina helped Bob, 2 hours (our member helped)")
    await ruth.says("/across kings")
    await ruth.sees("Amina helped Bob, 2 hours (our member helped)")
    await nadia.says("/across")
    await nadia.sees("We owe them 2 hours")
    await bob.says("/statement")
    await bob.sees("Help with another timebank")


async def test_a_broker_of_either_undoes_it_with_a_reason(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    ruth, nadia, amina, bob = town.phones("Ruth", "Nadia", "Amina", "Bob")
    await _recorded(town)
    await bob.taps("Yes, that's right")
    await nadia.taps("Approve the hours")
    await ruth.taps("Undo it")
    await ruth.taps("Recorded by mistake")
    await amina.sees("A broker undid 2 hours with Bob", "Recorded by mistake")
    await bob.sees("A broker undid 2 hours with Amina", "you are even now")
    found, balances = await books(town)
    assert found == []
    assert balances["ward-end between"] == balances["kings-heath between"] == 0


async def test_another_figure_a_problem_and_settling(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    ruth, nadia, amina, bob = town.phones("Ruth", "Nadia", "Amina", "Bob")
    await _recorded(town)
    await bob.taps("Change the hours")
    await bob.says("1 hour")
    await amina.sees("You helped Bob of Kings Heath Timebank", "1 hour", "Is this right?")
    await amina.taps("Say there's a problem")
    await ruth.sees("A broker of Kings Heath Timebank settles this")
    await nadia.taps("Settle it")
    await nadia.says("1 hour 30 mins")
    await nadia.says("I rang both")
    await amina.sees("1 hour 30 minutes for you")
    found, balances = await books(town)
    assert found == []
    assert balances["kings-heath Bob"] == -90


async def test_silence_for_a_week_is_a_brokers(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    nadia, bob = town.phones("Nadia", "Bob")
    await _recorded(town)
    before = bob.count_messages()
    await town.later(days=1, hours=2)
    assert bob.count_messages() > before
    await town.later(days=7)
    await nadia.sees("The two do not agree, or one did not answer")
    await nadia.taps("Decline it")
    await nadia.says("Bob does not remember")
    await bob.sees("can't go ahead", "Bob does not remember")
    assert (await books(town))[0] == []


async def test_beyond_the_cap_nothing_moves_and_both_see_why(town: Town) -> None:
    await second_timebank(town)
    await agree(town, "1 hour")
    nadia, bob, amina = town.phones("Nadia", "Bob", "Amina")
    await _recorded(town)
    await bob.taps("Yes, that's right")
    await nadia.sees("The cap is 1 hour", "This would go beyond it")
    await nadia.taps("Approve the hours")
    assert any("beyond the cap of 1 hour" in one for one in nadia.notices)
    await amina.does_not_see("2 hours for you")
    found, balances = await books(town)
    assert found == []
    assert "ward-end between" not in balances


async def test_two_who_approve_at_the_cap_count_one_after_the_other(any_town: Town) -> None:
    """Each fits the cap alone, both together don't: one of them moves."""
    await second_timebank(any_town)
    await agree(any_town, "3 hours")
    nadia, bob = any_town.phones("Nadia", "Bob")
    for _ in range(2):
        await _recorded(any_town)
        await bob.taps("Yes, that's right")
    cards = [m for m in nadia.messages if any("Approve the hours" in str(row) for row in m.rows)]
    assert len(cards) == 2
    values = [
        next(b.value for row in card.rows for b in row if b.text == "Approve the hours")
        for card in cards
    ]
    await asyncio.gather(
        *(nadia.forges(value, card) for value, card in zip(values, cards, strict=True))
    )
    found, balances = await books(any_town)
    assert found == []
    assert balances["ward-end between"] == -120
    assert balances["kings-heath Bob"] == -120


async def test_paused_nothing_new_begins_and_either_goes_on_with_its_own_pause(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    ruth, nadia = town.phones("Ruth", "Nadia")
    await nadia.taps("Pause it")
    await ruth.sees("Kings Heath Timebank paused this", "Nothing new starts")
    await ruth.says("/across")
    await ruth.sees("paused")
    assert "Record help given" not in ruth.buttons
    await nadia.taps("Go on with it")
    await ruth.sees("Members of the two can help each other")
    await ruth.says("/across")
    await ruth.taps("See Kings Heath Timebank")
    await ruth.taps("End it")
    await nadia.sees("Ward End & Pelham Timebank ended this")


async def test_the_other_timebank_says_no(town: Town) -> None:
    await second_timebank(town)
    ruth, nadia = town.phones("Ruth", "Nadia")
    await ruth.says("/across")
    await ruth.taps("Ask another timebank")
    await ruth.taps(NAME)
    await ruth.says("20 hours")
    await ruth.taps("Ask them")
    await nadia.sees("Ruth of Ward End & Pelham Timebank asks")
    await nadia.taps("Say no")
    await ruth.sees("No help is agreed")


async def test_members_do_not_see_what_brokers_agree(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    amina, bob = town.phones("Amina", "Bob")
    await amina.says("/across")
    await amina.does_not_see("Kings Heath Timebank:")
    await bob.says("/home")
    await bob.forges("across-pair:1")
    await bob.does_not_see("The cap is")
    await bob.forges("cr-approve:1:")
    assert (await books(town))[0] == []


async def _asks_elsewhere(town: Town) -> None:
    """Jean's bike needs fixing, which nobody near offers; Ruth looks at it."""
    bob, jean, ruth = town.phones("Bob", "Jean", "Ruth")
    for one, words in ((bob, "I can fix bikes"), (jean, "need my bike fixing")):
        await one.says(words)
        await one.taps("Any time")
        await one.taps(next(label for label in one.buttons if label.startswith("Yes")))
    await town.later(days=1)  # in one's own timebank nobody has said yes
    await oldest(ruth)


async def test_a_request_that_nobody_takes_is_asked_in_the_other_timebank(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    await _asks_elsewhere(town)
    jean, ruth, nadia, bob = town.phones("Jean", "Ruth", "Nadia", "Bob")
    await ruth.taps("Ask in Kings Heath Timebank too")
    await nadia.sees("Somebody of Kings Heath Timebank for somebody of Ward End")
    await nadia.does_not_see("Jean")
    await bob.does_not_see("Ward End")
    await nadia.taps("Let it out")
    await bob.sees("Somebody in Ward End & Pelham Timebank needs help", "Can you help?")
    await bob.does_not_see("Jean")
    await bob.taps("Yes, I can help")
    await jean.sees("Bob can help. Do you want that?")
    await jean.taps("Yes please")
    await bob.sees("You help Jean of Ward End & Pelham Timebank")
    await ruth.taps("Approve the visit")
    await bob.sees("It is approved")
    await bob.taps("Say how long it was")
    await bob.says("1 hour")
    await jean.sees("Is this right?", "1 hour")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve the hours")
    await bob.sees("1 hour for you")
    found, balances = await books(town)
    assert found == []
    assert balances["kings-heath Bob"] == 60
    assert balances["ward-end between"] == 60


async def test_somebody_a_member_logged_with_is_found_in_the_other_timebank(town: Town) -> None:
    await second_timebank(town)
    await agree(town)
    amina, ruth, nadia, bob = town.phones("Amina", "Ruth", "Nadia", "Bob")
    await amina.says("2hrs yesterday gardening for Bob")
    await amina.taps(next(label for label in amina.buttons if label.startswith("Yes")))
    await ruth.taps("Find them in Kings Heath Timebank")
    await amina.sees("It goes on with Kings Heath Timebank")
    await nadia.taps("Say who it is")
    await nadia.says("Bob")
    await bob.taps("Yes, that's right")
    await nadia.taps("Approve the hours")
    await amina.sees("2 hours for you")
    found, balances = await books(town)
    assert found == []
    assert balances["ward-end between"] == -120

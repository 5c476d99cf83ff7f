"""Gifts and the community pot, by talking."""

import asyncio

import pytest

from storage import communities
from storage import giving as rows
from tests.books_help import books_hold
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.town import Town


async def in_the_pot(town: Town) -> int:
    """Minutes in the community pot."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await rows.pot(tx, 1)


async def rule(town: Town, name: str, value: str) -> None:
    """The timebank's brokers have changed a rule."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, name, value)


async def asked(town: Town, words: str = "can I have 2 hours from the pot") -> tuple[Phone, Phone]:
    """Amina gave 3 hours to the pot, and Pat asks it for some; returns Pat and Ruth."""
    amina, pat, ruth = town.phones("Amina", "Pat", "Ruth")
    await amina.says("give 3 hours to the pot")
    await amina.taps("Give to the pot")
    await amina.sees("You gave 3 hours to the community pot")
    await pat.says(words)
    await pat.sees("Do you want to say what for?")
    await pat.says("My knee is bad this month")
    await pat.sees("Ask the community pot for", "Only your broker sees this")
    await pat.taps("Ask my broker")
    await pat.sees("Your broker looks at it. Nobody else sees it.")
    return pat, ruth


async def test_a_gift_is_read_back_and_then_moves(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    await amina.says("give 2 hours to Jean")
    await amina.sees("Give Jean 2 hours of your hours?", "You would have 1 hour left")
    await jean.does_not_see("gave you")
    await amina.taps("Give to Jean")
    await amina.sees("You gave Jean 2 hours of your hours.")
    await jean.sees("Amina gave you 2 hours as a gift.")
    assert (await balance_of(town, "Amina"), await balance_of(town, "Jean")) == (
        before[0] - 120,
        before[1] + 120,
    )
    await amina.says("statement")
    await amina.sees("A gift from you", "Minus 2 hours")
    await books_hold(town)


async def test_give_asks_for_what_is_missing(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/give")
    await amina.sees("Who do you want to give hours to?")
    await amina.taps("Jean")
    await amina.sees("How many of your hours")
    await amina.says("half an hour")
    await amina.says("yes")
    await jean.sees("Amina gave you 30 minutes as a gift.")


async def test_help_that_was_given_is_no_gift(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("gave Jean 2 hours gardening yesterday")
    await amina.sees("You helped Jean", "2 hours")


async def test_nobody_gives_to_somebody_they_do_not_know(town: Town) -> None:
    """A member whom the giver doesn't know and somebody who doesn't exist get the same words."""
    amina = town.phone("Amina")
    answers = []
    for name in ("Devinder", "Winston"):
        await amina.says(f"give 1 hour to {name}")
        await amina.sees("I can only pass hours on to people you know here")
        answers.append(amina.last.text.replace(name, "NAME"))
        await amina.taps("Cancel")
    assert answers[0] == answers[1]


async def test_a_gift_stays_within_the_rule_and_the_soft_floor(town: Town) -> None:
    amina = town.phone("Amina")
    await rule(town, "gift_most_minutes", "240")
    await amina.says("give 5 hours to Jean")
    await amina.sees("between 1 minute and 4 hours at a time")
    await rule(town, "gift_most_minutes", "600")
    await rule(town, "soft_floor_minutes", "60")
    await amina.says("give 5 hours to Jean")
    await amina.sees("You can give up to 4 hours just now")
    before = await balance_of(town, "Amina")
    await amina.says("give 4 hours to Jean")
    await amina.sees("You would then have been given 1 hour more than you gave")
    await amina.taps("Give to Jean")
    assert await balance_of(town, "Amina") == before - 240
    await amina.says("give 1 hour to Jean")
    await amina.sees("You have no hours to give just now")


async def test_more_than_anybody_can_give_is_said_to_be_too_much(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("give Jean 100 hours")
    await amina.sees("I can pass on between 1 minute and", "How many of your hours")
    await amina.says("1 hour")
    await amina.sees("Give Jean 1 hour of your hours?")
    assert len(amina.last.text) < 300
    assert amina.last.text.count("?") == 1


async def test_two_gifts_that_were_both_read_back_never_go_below_the_floor(town: Town) -> None:
    amina = town.phone("Amina")
    await rule(town, "soft_floor_minutes", "0")
    await amina.says("give 2 hours to Jean")
    old = amina.last.button("Give to Jean")
    assert old is not None
    await amina.taps("Give to Jean")
    await amina.forges(old.value)
    await amina.says("give 2 hours to Pat")
    await amina.sees("You can give up to 1 hour just now")
    await books_hold(town)


async def test_a_kind_that_the_timebank_does_not_have(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("give 1 hour to Jean")
    await rule(town, "kinds", "lending")
    await amina.taps("Give to Jean")
    assert any("This timebank does not do that" in n for n in amina.notices)
    for words in ("/give", "give 1 hour to Pat", "/pot", "give 1 hour to the pot"):
        await amina.says(words)  # before anything is asked
        await amina.sees("This timebank does not do that")
    assert await balance_of(town, "Amina") == 180
    ruth = town.phone("Ruth")
    await ruth.says("/pot")
    await ruth.sees("In the pot now: 0 hours")
    assert "Give to the pot" not in ruth.buttons
    await ruth.says("/roster")
    await ruth.taps("Make a new roster")
    assert any("This timebank does not do that" in n for n in ruth.notices)


async def test_a_broker_sees_gifts_and_undoes_one_with_a_reason_that_both_read(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    before = await balance_of(town, "Amina")
    await amina.says("give Jean 1 hour")
    await amina.taps("Give to Jean")
    await ruth.says("/pot")
    await ruth.sees("In the pot now: 0 hours")
    await ruth.taps("See the latest gifts")
    await ruth.taps("See number 1")
    await ruth.sees("Amina gave Jean 1 hour.")
    await ruth.taps("Undo it, with a reason")
    await ruth.sees("Why? The person will read this.")
    await ruth.taps("It was a mistake")
    await ruth.sees("Undone by a broker")
    await amina.sees("Undone by a broker: 1 hour that you gave Jean", "It was a mistake")
    await jean.sees("Undone by a broker: 1 hour that Amina gave you")
    assert await balance_of(town, "Amina") == before
    await books_hold(town)


async def test_members_see_no_list_of_gifts_and_open_nobody_elses(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await amina.says("give Jean 1 hour")
    await amina.taps("Give to Jean")
    await jean.sees("gave you 1 hour")
    await pat.says("/pot")
    await pat.sees("The community pot of")
    await pat.does_not_see("In the pot now")
    for data in ("gifts", "gift:1", "g-reverse:1:posted.60", "g-grant:1:posted.60"):
        await pat.forges(data)
        await pat.does_not_see("Amina gave", "Undone")
    await books_hold(town)


async def test_the_pot_is_asked_discreetly_and_a_broker_gives(town: Town) -> None:
    pat, ruth = await asked(town)
    amina, jean, owen = town.phones("Amina", "Jean", "Owen")
    before = await balance_of(town, "Pat")
    await ruth.sees("Pat asks the community pot for 2 hours", "My knee is bad this month")
    await ruth.taps("Give from the pot")
    await pat.sees("From the community pot: 2 hours for you.")
    assert await balance_of(town, "Pat") == before + 120
    assert await in_the_pot(town) == 60
    await pat.says("statement")
    await pat.sees("From the community pot", "Plus 2 hours")
    for phone in (amina, jean, owen):
        await phone.says("statement")
        await phone.does_not_see("Pat asks", "knee")
    await books_hold(town)


async def test_the_queue_holds_who_asks_the_pot(town: Town) -> None:
    _, ruth = await asked(town)
    await ruth.says("/queue")
    await ruth.sees("One person who asks the community pot")
    await ruth.taps("Look at the pot's asks")
    await ruth.taps("See Pat")
    await ruth.taps("Say no, with a reason")
    await ruth.says("I will ring you, we can find another way")
    await town.phone("Pat").sees("Not this time: 2 hours", "we can find another way")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits")
    assert await in_the_pot(town) == 180


async def test_what_was_asked_can_be_taken_back_and_asked_again(town: Town) -> None:
    pat, ruth = await asked(town)
    await pat.says("can I have 1 hour from the pot")
    await pat.taps("Skip")
    await pat.taps("Ask my broker")
    await pat.sees("You have asked the pot already")
    await pat.says("cancel")
    old = next(m for m in pat.messages if m.button("Take it back"))
    button = old.button("Take it back")
    assert button is not None
    await pat.forges(button.value)
    await pat.sees("Taken back.")
    await ruth.forges("g-grant:2:asked.120")
    await ruth.sees("Taken back.")
    assert await in_the_pot(town) == 180


async def test_above_five_hours_a_second_broker_confirms(town: Town) -> None:
    await rule(town, "second_person_minutes", "60")
    pat, ruth = await asked(town)
    devinder = town.phone("Devinder")
    before = await balance_of(town, "Pat")
    await ruth.taps("Give from the pot")
    await ruth.sees("It is so much that a second person looks too")
    await pat.does_not_see("From the community pot: 2 hours for you")
    assert await balance_of(town, "Pat") == before
    await ruth.forges("g-confirm:2:second.120")
    assert any("second person" in n for n in ruth.notices), ruth.screen()
    await devinder.sees("Ruth said yes", "Is it right?")
    await devinder.taps("Confirm as second")
    await pat.sees("From the community pot: 2 hours for you.")
    assert await balance_of(town, "Pat") == before + 120
    await books_hold(town)


async def test_the_pot_gives_no_more_than_it_has(town: Town) -> None:
    pat, ruth = await asked(town, "can I have 4 hours from the pot")
    await ruth.taps("Give from the pot")
    assert any("There is not so much in the pot: 3 hours" in n for n in ruth.notices)
    assert await in_the_pot(town) == 180
    await pat.does_not_see("for you.")


async def test_a_broker_who_asks_the_pot_never_grants_it_to_themselves(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("can I have 1 hour from the pot")
    await ruth.taps("Skip")
    await ruth.taps("Ask my broker")
    await ruth.forges("g-grant:1:asked.60")
    assert any("This is about you" in notice for notice in ruth.notices), ruth.screen()
    await ruth.says("/queue")
    await ruth.sees("Nothing waits")
    await devinder.sees("Ruth asks the community pot for 1 hour")


@pytest.mark.parametrize("second", ["Devinder"])
async def test_two_brokers_grant_at_once_and_the_hours_move_once(any_url: str, second: str) -> None:
    town = Town(any_url, workers=4)
    await town.open()
    try:
        pat, ruth = await asked(town)
        other = town.phone(second)
        await other.sees("Pat asks the community pot")
        before = await balance_of(town, "Pat")
        await asyncio.gather(ruth.taps("Give from the pot"), other.taps("Give from the pot"))
        await pat.sees("From the community pot: 2 hours for you.")
        assert await balance_of(town, "Pat") == before + 120
        assert await in_the_pot(town) == 60
        await books_hold(town)
    finally:
        await town.close()

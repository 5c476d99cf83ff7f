"""A member of two timebanks reads on each card which one it is about; others don't."""

from tests.conversations import test_gatherings as meeting
from tests.conversations import test_lending as lending
from tests.conversations import test_standing as standing
from tests.conversations.test_rosters import made
from tests.desk_help import oldest
from tests.driver import Phone
from tests.request_help import by_day, offers
from tests.town import Town
from tests.two_timebanks import also_in, second_timebank

HERE = "At Ward End & Pelham Timebank:"


async def _two(town: Town, *names: str) -> None:
    """Kings Heath is there, and these people belong to it as well."""
    made_there = await second_timebank(town)
    for name in names:
        await also_in(town, made_there.id, name)


async def _none(*phones: Phone) -> None:
    for phone in phones:
        await phone.does_not_see("At Ward End")


async def test_a_request_the_question_and_the_plan(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await _two(town, "Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    assert amina.last.text.startswith(HERE)
    await jean.sees("Somebody needs help")
    assert jean.last.text.startswith(HERE)
    await jean.taps("Yes, I can")
    await amina.sees("Jean can help.", HERE)
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await amina.sees(HERE, "Where: Amina's home", "You both agree")
    await jean.sees(HERE, "You are going to help Amina")
    await _none(ruth)


async def test_hours_that_were_given(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    await _two(any_town, "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you")
    assert jean.last.text.startswith(HERE)
    await _none(amina)


async def test_a_roster_and_a_gift(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await _two(town, "Amina", "Jean")
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina", "Pat")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    await jean.sees(HERE, "Talk on birds")
    await amina.says("give 2 hours to Jean")
    await amina.taps("Give to Jean")
    await amina.sees(HERE, "You gave Jean 2 hours")
    await jean.sees(HERE, "Amina gave you 2 hours as a gift.")
    await pat.sees("Talk on birds")
    await _none(pat, ruth)


async def test_lending(town: Town) -> None:
    await _two(town, "Amina", "Jean")
    amina, jean, _ = await lending._asked(town)
    await amina.sees(HERE, "Jean borrows from you: drill")
    await jean.sees(HERE, "Waits for Amina's answer")


async def test_help_that_repeats(town: Town) -> None:
    await _two(town, "Jean")
    amina, jean, _ = await standing._proposed(town)
    await jean.sees(HERE, "Amina helps you", "putting the bins out")
    await _none(amina)


async def test_a_gathering_and_a_shift(town: Town) -> None:
    await _two(town, "Amina", "Jean")
    amina, jean, ruth = await meeting._proposed(town)
    await amina.sees(HERE, "Your broker looks at it first")
    await oldest(ruth)
    await ruth.taps("Host it")
    await jean.says("/volunteer")
    await jean.taps("Join")
    await jean.sees("You're in. Ask for Ruth", "Ward End & Pelham Timebank")
    await jean.does_not_see(HERE)  # the card of a shift names it to everybody, once is enough


async def test_an_offer_and_ones_own_things(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await _two(town, "Amina")
    await amina.says("/offer ironing, weekday mornings, Ward End")
    await amina.taps("Yes, offer it")
    await amina.sees(HERE, "You offer: Ironing")
    await amina.says("/me")
    await amina.sees("Ward End & Pelham Timebank. You are a member.")
    await amina.taps("See my hours")
    await amina.sees(HERE, "Your hours")
    await jean.says("/me")
    await jean.taps("See my hours")
    await _none(jean)


async def test_a_button_works_in_its_cards_timebank(town: Town) -> None:
    """Jean uses Kings Heath now, and agrees to hours of Ward End."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await _two(town, "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    yes = next(b.value for row in jean.last.rows for b in row if b.text.startswith("Yes"))
    await jean.says("/timebank")
    await jean.taps("Kings Heath Timebank")
    await jean.forges(yes)
    await jean.sees(HERE)
    await ruth.sees("Amina helped Jean", "Both agree.", "Is it fine?")

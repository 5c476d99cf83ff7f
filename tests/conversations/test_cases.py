"""Cases as brokers work on them: made of anything, noted, rung about, reminded of, handed on."""

from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.desk_help import oldest
from tests.driver import Phone
from tests.town import Town


def cards(who: Phone) -> int:
    """How many messages about Pat's bus pass stand in the chat."""
    return sum("bus pass" in message.text for message in who.messages)


async def test_a_sentence_makes_a_case_about_whom_it_names(town: Town) -> None:
    ruth, jean, devinder = town.phones("Ruth", "Jean", "Devinder")
    await ruth.says("/case Jean hasn't answered since Monday")
    await ruth.sees("Case 1: about Jean", "hasn't answered since Monday", "This one is yours.")
    await jean.does_not_see("Monday")
    await oldest(devinder)
    await devinder.sees("Case 1: about Jean", "Ruth has this one.")


async def test_of_two_people_with_one_name_the_broker_says_which(town: Town) -> None:
    from tests.conversations.test_hats import add_member

    await add_member(town, "Jean Price")
    ruth = town.phone("Ruth")
    await ruth.says("/case Jean needs a key safe")
    await ruth.sees("Whom is it about?")
    await ruth.taps("Jean Price")
    await ruth.sees("about Jean Price")


async def test_a_case_is_made_of_the_card_in_sight(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await oldest(ruth)
    await ruth.sees("Amina helped Jean")
    await ruth.says("make a case")
    await ruth.says("Ask both whose mower it was")
    await ruth.sees("Case 1", "whose mower it was")
    await ruth.taps("Note a call")
    await ruth.sees("Whom did you ring?")
    await ruth.taps("Jean")
    await ruth.taps("No answer")
    await ruth.sees("Ruth rang Jean. No answer.")
    await ruth.taps("See what it is about")
    await ruth.sees("Amina helped Jean")


async def test_notes_are_typed_under_the_card_and_only_the_desk_sees_them(town: Town) -> None:
    pat, ruth, devinder = town.phones("Pat", "Ruth", "Devinder")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.says("note she prefers mornings")
    await ruth.sees("Pat wants to talk to a person", "Ruth noted: “she prefers mornings”")
    await devinder.sees("she prefers mornings", "Ruth has this one.")
    await ruth.taps("More")
    await ruth.taps("Add a note")
    await ruth.says("Rang the bus company")
    await ruth.sees("Rang the bus company")
    await pat.does_not_see("mornings", "bus company")


async def test_remind_me_brings_the_card_again_at_that_time(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.says("remind me in 3 days at 2pm")
    await ruth.sees("I show it to you again on", "2pm")
    shown = cards(ruth)
    await town.later(days=2)
    assert cards(ruth) == shown
    await town.later(days=2)
    assert cards(ruth) == shown + 1


async def test_a_reminder_is_dropped_when_the_case_is_closed(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.taps("More")
    await ruth.taps("Remind me")
    await ruth.says("tomorrow")
    await ruth.sees("9am")
    await ruth.taps("Close with a note")
    await ruth.says("She has a new one")
    await ruth.sees("Ruth closed this.")
    shown = cards(ruth)
    await town.later(days=2)
    assert cards(ruth) == shown
    await ruth.taps("More")
    await ruth.taps("Open it again")
    await ruth.sees("Ruth closed this: “She has a new one”", "Ruth opened this again.")


async def test_remind_me_to_makes_a_case(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("remind me friday 2pm to ring Amina about the key")
    await ruth.sees("Case 1: about Amina", "ring Amina about the key", "2pm")


async def test_calls_are_kept_and_ring_again_is_a_reminder(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/case Amina wants a lift every week")
    await ruth.taps("Note a call")
    await ruth.taps("Left a message")
    await ruth.sees("Ruth rang Amina and left a message.")
    await ruth.says("rang Amina, no answer")
    await ruth.sees("Ruth rang Amina. No answer.")
    await ruth.taps("Note a call")
    await ruth.taps("Ring again on a day")
    await ruth.says("in 2 days")
    await ruth.sees("and rings again", "I show it to you again on")


async def test_a_case_goes_to_another_broker(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/case Amina wants a lift every week")
    await ruth.taps("More")
    await ruth.taps("Give it to somebody")
    await ruth.taps("Give it to Devinder")
    await ruth.sees("Devinder has this one.", "Ruth gave this to Devinder.")
    await devinder.sees("about Amina", "This one is yours.")
    await devinder.says("/case mine")
    await devinder.sees("Your cases")
    await devinder.taps("See 1: Amina")
    await devinder.sees("This one is yours.")
    await ruth.says("/case")
    await ruth.sees("One is open. None is yours.")
    await ruth.says("/case Amina")
    await ruth.sees("Open cases about this person")


async def test_a_long_timeline_shows_the_last_five_lines(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/case Amina wants a lift every week")
    for number in range(1, 8):
        await ruth.says(f"note line {number} of it")
    await ruth.sees("2 lines came before these.", "line 3 of it", "line 7 of it")
    await ruth.taps("Read all their words")
    await ruth.sees("line 1 of it", "line 2 of it")


async def test_members_have_no_cases(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await ruth.says("/case Jean hasn't answered")
    await amina.says("/case")
    await amina.sees("cannot do that")
    for verb in (
        "case-more:1",
        "case-note:1",
        "case-call:1",
        "case-rung:1:reached.0",
        "case-give:1:2",
        "case-reopen:1",
        "case-list:0:all",
        "case-about:1:1",
    ):
        await amina.forges(verb)
        await amina.does_not_see("answered")


async def test_a_case_and_a_household_from_a_members_card(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/member jean")
    await ruth.taps("See more about them")
    while "Make a case" not in ruth.buttons:  # four at a time
        await ruth.taps("More")
    await ruth.taps("Make a case")
    await ruth.says("wants to be rung in the mornings")
    await ruth.sees("Case 1: about Jean")

"""Small things that went wrong once, by talking: lists with too many buttons, words that were
misread, commands that left out a name."""

from datetime import timedelta

import pytest

from tests.conversations.test_across import _asks_elsewhere
from tests.conversations.test_hats import add_member, helper
from tests.conversations.test_lending import _out
from tests.conversations.test_rosters import made
from tests.conversations.test_rules import value_of
from tests.request_help import by_day, rows_of, state_of
from tests.shift_help import no_sample_shifts, past_a_clock_change, publish
from tests.town import Town
from tests.two_timebanks import agree, second_timebank

FOUR = (
    "need my grass cut thursday 2pm to 4pm, a lift to the hospital friday 10am to 12pm,"
    " ironing saturday 9am to 11am and dog walking on sunday 2pm to 3pm"
)


async def test_ones_shifts_are_four_buttons_at_the_most(town: Town) -> None:
    owen = town.phone("Owen")
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    for number in range(1, 6):
        await publish(town, days=number + 1, title=f"Litter pick {number}")
    await owen.says("/shifts")
    await owen.sees("Shifts you run", "1. ", "Litter pick 3")
    await owen.does_not_see("Litter pick 4")
    assert len([b for b in owen.buttons if b.startswith("See ")]) == 4
    await owen.taps("More")
    await owen.sees("Litter pick 4", "Litter pick 5")
    await owen.taps("See 2: Litter pick 5")
    await owen.sees("Litter pick 5")


async def test_four_needs_are_listed_above_a_short_question(town: Town) -> None:
    amina = town.phone("Amina")
    await by_day(town)
    await amina.says(FOUR)
    shown, asked = amina.messages[-2:]
    assert len(asked.text) < 300
    assert "these 4 things?" in asked.text
    for number in range(1, 5):
        assert f"{number}. " in shown.text
    await amina.taps("Yes, ask")
    await amina.sees("You asked for 4 things")
    assert len(await rows_of(town, "SELECT id FROM request")) == 4


async def test_the_desk_declines_where_another_timebank_can_be_asked(any_town: Town) -> None:
    town = any_town
    await second_timebank(town)
    await agree(town)
    await _asks_elsewhere(town)
    jean, ruth = town.phones("Jean", "Ruth")
    assert "Ask in Kings Heath Timebank too" in ruth.buttons
    assert "Close it" not in ruth.buttons
    await ruth.taps("Close or decline")
    await ruth.sees("How does it end?")
    await ruth.taps("Back")
    await ruth.sees("Jean asks for help")
    await ruth.taps("Close or decline")
    await ruth.taps("Decline")
    await ruth.taps("It is not safe")
    await jean.sees("This can't go ahead.", "It is not safe")
    assert await state_of(town) == "declined"


async def test_a_need_under_an_offer_is_something_new(town: Town) -> None:
    amina = town.phone("Amina")
    await by_day(town)
    await amina.says("/offer ironing, weekday mornings, Ward End")
    await amina.sees("You offer", "Weekdays in the morning")
    await amina.says("need a lift thurs")
    await amina.sees("You have not finished what you were doing")
    await amina.taps("Carry on")
    await amina.sees("You offer", "Weekdays in the morning")
    await amina.says("saturdays")
    await amina.sees("You offer", "Saturdays")
    await amina.says("need a lift thurs")
    await amina.taps("Start the new one")
    await amina.sees("You ask for help", "need a lift thurs")


@pytest.mark.parametrize("said", ["-3 hours", "- 3 hours", "minus 3 hours", "\u22123 hours"])
async def test_no_rule_is_below_nothing(town: Town, said: str) -> None:
    ruth = town.phone("Ruth")
    before = await value_of(town, "welcome_minutes")
    await ruth.says(f"/rules welcome {said}")
    await ruth.sees("It can be 0 hours to 20 hours")
    assert await value_of(town, "welcome_minutes") == before


async def test_signing_off_takes_the_name(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/signoff Jean")
    await ruth.does_not_see("Which member")
    await ruth.taps("Pause for now")
    await ruth.taps("Yes")
    await town.phone("Jean").sees("rests for now")


async def test_signing_off_asks_who_where_the_name_is_unknown(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/signoff Zebedee")
    await ruth.says("Jean")
    await ruth.sees("What should I do?")
    assert "Pause for now" in ruth.buttons


async def test_how_to_reach_a_new_member_is_looked_at(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/newmember")
    await ruth.says("Mrs Begum")
    await ruth.says("knock at the green door")
    await ruth.sees("I see no phone number or e-mail there.")
    await ruth.taps("Keep my words")
    await ruth.does_not_see("I see no phone number")
    await ruth.says("Back")
    await ruth.says("0121 496 0444, mornings")
    await ruth.taps("Agreed in person")
    await ruth.taps("Skip")
    await ruth.taps("Skip")
    await ruth.sees("Mrs Begum", "0121 496 0444, mornings")


async def test_a_helper_talks_to_a_person_in_their_own_name(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await pat.says("as Mrs Khan")
    await pat.says("/talk")
    await pat.sees("What is it about?")
    assert "For Mrs Khan" not in pat.last.text
    await pat.says("I am worried about her stairs")
    assert "For Mrs Khan" not in pat.last.text
    await ruth.sees("Pat", "I am worried about her stairs")
    found = await rows_of(town, "SELECT person_id FROM casework WHERE kind = 'talk'")
    assert found == [(town.people["Pat"].id,)]
    await pat.says("/balance")
    await pat.sees("For Mrs Khan:")


async def test_lending_and_team_jobs_say_so_on_the_statement(any_town: Town) -> None:
    town = any_town
    amina, jean, _ = await _out(town)
    await jean.taps("I brought it back")
    await amina.taps("Yes, it's back")
    ruth = await made(town, "Choose: team job", "Amina", "Jean", "Pat")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    await jean.says("/statement")
    await jean.sees("Lending: drill", "A team job: Talk on birds")
    await jean.does_not_see("Help:")
    await jean.taps("Have it another way")
    await jean.taps("Read it to me")
    await jean.sees("there was this: Lending, drill. That is minus 30 minutes.")


async def test_the_name_of_a_class_stands_on_the_statement_and_its_undoing(town: Town) -> None:
    amina = town.phone("Amina")
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina", "Pat")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    await amina.says("/statement")
    await amina.sees("A class or talk: Talk on birds", "Minus 1 hour")
    await ruth.taps("Undo it, with a reason")
    await ruth.says("It was put in twice")
    await amina.says("/statement")
    await amina.sees("Undone by your broker: Talk on birds", "Plus 1 hour")


async def test_just_after_midnight_a_gift_is_as_long_as_it_says(town: Town) -> None:
    """Two hours can't have been given today yet, but a gift has no day."""
    amina, jean = town.phones("Amina", "Jean")
    then = await by_day(town)
    midnight = then.replace(hour=0, minute=10) + timedelta(days=1)
    await town.later(seconds=(midnight - then).total_seconds())
    await amina.says("give 2 hours to Jean")
    await amina.sees("Give Jean 2 hours of your hours?")
    await amina.taps("Cancel")
    await amina.says("/give")
    await amina.says("Jean")
    await amina.says("2 hours")
    await amina.sees("Give Jean 2 hours of your hours?")
    await amina.taps("Give to Jean")
    await jean.sees("Amina gave you 2 hours as a gift.")

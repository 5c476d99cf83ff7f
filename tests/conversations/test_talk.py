"""Talk to a person: asked for anywhere, answered here or by phone, and the answer's answer."""

import pytest

from bot import sample
from storage import communities
from tests.town import Town

BOILER = "My boiler man wants <b>cash</b> & I am not sure"


async def test_what_it_is_about_reaches_both_brokers_with_a_promise(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/talk")
    await amina.sees("What is it about?", "ring 999")
    await amina.says(BOILER)
    await amina.sees("I have passed that on.", "reads it by", "5pm", "ring 999")
    for broker in (ruth, devinder):
        await broker.sees("Amina wants to talk to a person", BOILER, "promised a reply by")
        assert broker.count_messages() == 1


async def test_the_words_can_be_skipped(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/talk")
    await amina.taps("Skip")
    await amina.sees("I have passed that on.")
    await ruth.sees("Amina wants to talk to a person")


async def test_words_behind_the_command_are_what_it_is_about(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/talk is the hall open on Friday?")
    await amina.sees("I have passed that on.")
    await ruth.sees("is the hall open on Friday?")


async def test_a_sentence_that_asks_for_a_person_is_enough(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("I want to talk to a person")
    await amina.sees("What is it about?")
    await amina.taps("Cancel")
    await amina.says("I want to speak to a human about what happened last week at the hall")
    await amina.sees("I have passed that on.")
    await ruth.sees("what happened last week at the hall")


async def test_the_answer_comes_back_with_a_first_name_and_can_be_answered(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/talk is the hall open on Friday?")
    await ruth.taps("Answer here")
    await ruth.says("Yes, from 10 to 2")
    await ruth.sees("Ruth answered.")
    await devinder.sees("Ruth answered: “Yes, from 10 to 2”")
    await amina.sees("Ruth answers you:", "Yes, from 10 to 2")
    await amina.taps("Reply")
    await amina.sees("What do you want to say back?")
    await amina.says("Lovely, and on Saturday?")
    await amina.sees("Sent.", "reads it by")
    for broker in (ruth, devinder):
        await broker.sees("Amina: “Lovely, and on Saturday?”", "promised a reply by")
        assert "Answer here" in broker.last.buttons
    await devinder.taps("Answer here")
    await devinder.says("Not on Saturday")
    await amina.sees("Devinder answers you:", "Not on Saturday")


async def test_what_was_answered_can_be_answered_again(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/talk is the hall open on Friday?")
    await devinder.taps("Answer here")
    await ruth.taps("Answer here")
    await ruth.says("Yes, from 10 to 2")
    await devinder.says("I think so")
    await devinder.sees("Ruth did this already.")
    await amina.does_not_see("I think so")
    await devinder.says("/cancel")
    await devinder.taps("Answer again")
    await devinder.says("And there will be soup")
    await devinder.sees("Devinder answered: “And there will be soup”")
    await amina.sees("Devinder answers you:", "And there will be soup")
    await ruth.taps("Answer again")
    await devinder.says("/queue")
    await devinder.sees("Nothing waits for you")


async def test_a_talk_costs_few_messages(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/talk is the hall open on Friday?")
    await ruth.taps("Answer here")
    await ruth.says("Yes, from 10 to 2")
    assert amina.count_messages() == 2  # the promise, the answer
    assert devinder.count_messages() == 1  # one card, that changed
    assert ruth.count_messages() == 3  # card, question, the card with the answer


async def test_more_words_go_to_the_open_case(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/talk is the hall open on Friday?")
    await amina.says("/talk and where is it?")
    await ruth.sees("is the hall open on Friday?", "Amina: “and where is it?”")
    await ruth.says("/queue")
    await ruth.sees("One person who waits for a reply")


async def test_rung_or_closed_with_a_note(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/talk is the hall open on Friday?")
    await ruth.taps("Say I rang them")
    await ruth.sees("Ruth rang them.", "This is closed.")
    await amina.says("/talk is the hall open on Saturday?")
    await ruth.taps("Close with a note")
    await ruth.sees("How did it end?")
    await ruth.says("Told her at the lunch club")
    await ruth.sees("Ruth closed this.", "Told her at the lunch club")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    assert amina.count_messages() == 2


async def test_a_form_that_was_left_for_a_person_goes_on_afterwards(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.sees("How long did it take?")
    await amina.taps("Talk to a person")
    await amina.says("Does sitting with her count?")
    await amina.sees("I have passed that on.")
    await ruth.sees("Does sitting with her count?")
    await amina.taps("Carry on")
    await amina.sees("How long did it take?")
    await amina.says("2 hours")
    await amina.sees("Which day was it?")


async def test_cancelling_the_talk_goes_back_to_the_form(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.taps("Talk to a person")
    await amina.sees("What is it about?")
    await amina.taps("Cancel")
    await amina.sees("How long did it take?")
    await amina.says("/cancel")
    await amina.sees("Stopped. I did not save anything.")


async def test_a_card_stays_where_it_is_while_its_owner_talks(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Talk to a person")
    await jean.says("What is this about?")
    await jean.taps("Yes, that's right")
    await jean.sees("Thank you. Now your broker looks at it.")


async def test_someone_elses_case_cannot_be_answered_read_or_replied_to(town: Town) -> None:
    amina, jean, owen = town.phones("Amina", "Jean", "Owen")
    await amina.says("/talk is the hall open on Friday?")
    for person in (jean, owen):
        await person.says("/help")
        for verb in ("case", "case-answer", "case-close", "case-rang", "case-files", "case-all"):
            await person.forges(f"{verb}:1:open")
            await person.sees("I cannot find that.")
            await person.does_not_see("Friday")
        await person.forges("talk-reply:1")
        await person.sees("I cannot find that.")


async def test_long_words_can_be_read_whole(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    words = "It is a long story about the hall. " * 55
    await amina.says("/talk")
    await amina.says(words + "THE END")
    await ruth.does_not_see("THE END")
    await ruth.taps("Read all their words")
    await ruth.sees("THE END")


async def test_words_that_are_too_long_are_refused_kindly_and_the_question_stays(
    town: Town,
) -> None:
    amina = town.phone("Amina")
    await amina.says("/talk")
    await amina.says("tea " * 600)
    await amina.sees("too long", "What is it about?")


async def test_a_newcomer_reaches_the_only_timebank(town: Town) -> None:
    zofia, ruth = town.phones("Zofia", "Ruth")
    await zofia.says("/talk")
    await zofia.says("Do I need a phone to join?")
    await zofia.sees("A person at Ward End & Pelham Timebank reads it by")
    await ruth.sees("Zofia wants to talk to a person", "Do I need a phone to join?")
    await ruth.taps("Answer here")
    await ruth.says("No, we can do it on paper")
    await zofia.sees("Ruth answers you:", "No, we can do it on paper")
    await zofia.taps("Reply")
    await zofia.says("Great")
    await zofia.sees("Sent.")


async def test_a_newcomer_with_several_timebanks_chooses(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        await communities.add(tx, "Lozells Timebank", "lozells", "Europe/London", town.clock.now())
    zofia, ruth = town.phones("Zofia", "Ruth")
    await zofia.says("/talk")
    await zofia.sees("Which timebank do you want to talk to?")
    await zofia.taps(sample.NAME)
    await zofia.says("Do I need a phone to join?")
    await ruth.sees("Do I need a phone to join?")
    await zofia.says("/talk")
    await zofia.taps("Lozells Timebank")
    await zofia.says("Are you open?")
    await zofia.sees("Lozells Timebank has nobody to read it at the moment.", "ring 999")


@pytest.mark.parametrize("phone", [None, "0121 496 0000"])
async def test_without_a_broker_it_says_so_and_whom_to_ring(
    empty_town: Town, phone: str | None
) -> None:
    assert empty_town.program is not None
    async with empty_town.program.database.write() as tx:
        now = empty_town.clock.now()
        made = await communities.add(tx, "Lozells Timebank", "lozells", "Europe/London", now)
        assert made is not None
        if phone:
            communities.set_setting(tx, made.id, "phone", phone)
    zofia = empty_town.phone("Zofia")
    await zofia.says("/talk")
    await zofia.says("Are you open?")
    await zofia.sees("Lozells Timebank has nobody to read it at the moment.", "ring 999")
    await zofia.sees(f"Please ring {phone}." if phone else "I cannot say when somebody will.")


async def test_without_any_timebank_it_says_so(empty_town: Town) -> None:
    zofia = empty_town.phone("Zofia")
    await zofia.says("/talk")
    await zofia.sees("there is nobody here yet who could read this", "ring 999")


async def test_somebody_who_stopped_the_bot_is_rung_instead(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await jean.says("/help")
    await jean.blocks()
    await ruth.sees_nothing_new()
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    for broker in (ruth, devinder):
        await broker.sees("My messages do not reach Jean any more", "Please ring them instead.")
        assert broker.count_messages() == 1
    assert "Answer here" not in ruth.buttons
    await amina.says("2hrs yesterday ironing for Jean")
    await amina.taps("Yes, send to Jean")
    assert ruth.count_messages() == 1
    await ruth.taps("Say I rang them")
    await ruth.sees("Ruth rang them.")
    await jean.unblocks()
    await jean.says("/help")
    await jean.sees("Just type what you want to say.")


async def test_an_answer_that_cannot_be_sent_is_refused(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/talk is the hall open on Friday?")
    await ruth.taps("Answer here")
    await amina.blocks()
    await ruth.says("Yes, from 10 to 2")
    await ruth.sees("I cannot reach them here. Please ring them.")
    await ruth.says("/queue")
    await ruth.sees("One person who waits for a reply")

"""Help that fits, ways out, and answers to what nobody could understand."""

from dataclasses import replace

from tests.town import Town


async def test_help_fits_the_role(town: Town) -> None:
    amina, ruth, zofia = town.phones("Amina", "Ruth", "Zofia")
    await amina.says("/help")
    await amina.sees("/log – Log hours", "/balance", "/talk", "/cancel")
    await amina.does_not_see("/queue")
    await amina.does_not_see("/lend")
    await amina.taps("List all commands")
    await amina.sees("All commands", "/lend", "/standing", "/statement")
    await amina.does_not_see("/rules")
    await ruth.says("/help")
    await ruth.sees("/queue – See what waits for you")
    await ruth.says("/help all")
    await ruth.sees("/rules", "/roster")
    await zofia.says("/help")
    await zofia.sees("You join first.", "/talk")
    await zofia.does_not_see("/queue", "/statement")


async def test_help_by_button_and_by_word(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("help")
    await amina.sees("Just type what you want to say.")
    await amina.says("/more")
    await amina.taps("Get help")
    await amina.sees("Just type what you want to say.")


async def test_every_command_has_its_line(town: Town) -> None:
    assert town.program is not None
    ruth = town.phone("Ruth")
    await ruth.says("/help")
    for command in town.program.workers[0]._registry.commands.values():
        assert town.program.wording.known(f"cmd-{command.name}"), command.name


async def test_cancel_with_and_without_a_form(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/cancel")
    await amina.sees("There is nothing to stop.")
    await amina.says("/log")
    await amina.says("/cancel")
    await amina.sees("Stopped. I did not save anything.")
    await amina.says("/log")
    await amina.says("cancel")
    await amina.sees("Stopped. I did not save anything.")


async def test_a_button_of_a_form_that_is_over_leads_to_the_start(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.taps("Cancel")
    await amina.taps_again()
    await amina.sees("That button is old.", "Ward End & Pelham Timebank")


async def test_a_button_of_an_earlier_run_shows_where_the_form_is(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.says("/cancel")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.forges("f:0:cancel.000000")
    await amina.sees("That button is old.", "How long did it take?")


async def test_what_is_not_understood_offers_what_can_be_done(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("blue seven sideways")
    await amina.sees("I did not understand that.")
    assert amina.buttons == ["Log hours", "Ask for help", "See my balance", "Talk to a person"]
    await amina.taps("See my balance")
    await amina.sees("hours")


async def test_a_flood_of_nonsense_is_answered_a_few_times(sqlite_url: str) -> None:
    town = Town(sqlite_url)
    town.settings = replace(town.settings, sends_per_chat_second=1)
    await town.open()
    try:
        amina = town.phone("Amina")
        person = await amina.id()
        for number in range(100):
            await town.backend.say(person, person, f"blue {number} sideways")
        await town.phones.catch_up()
        assert 1 <= amina.count_messages() <= 10
        await amina.says("/help")
        await amina.sees("Just type what you want to say.")
    finally:
        await town.close()


async def test_unknown_commands_and_odd_buttons(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/no_such_thing")
    await amina.sees("I did not understand that.")
    for data in ("", "::::", "zz", "f", "f:x", "f:0:yes", "f:99999999999999999999:pick"):
        await amina.forges(data or "-")
        await amina.sees("That button is old.")


async def test_help_and_a_person_in_the_middle_of_a_form_in_any_language(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.says("madad")
    await amina.sees("Just type what you want to say.")
    await amina.taps("Carry on")
    await amina.sees("How long did it take?")
    await amina.says("baat karni hai")
    await amina.sees("What is it about?")
    await amina.says("Does sitting with her count?")
    await ruth.sees("Does sitting with her count?")
    await amina.taps("Carry on")
    await amina.says("2 hours")
    await amina.sees("Which day was it?")


async def test_ways_through_a_form_in_other_languages(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.says("wroc")
    await amina.sees("Who did you help?")
    await amina.types("Jean", "2 hours", "yesterday", "gardening")
    await amina.sees("You helped Jean", "2 hours")
    await amina.says("no")
    await amina.sees("What do you want to change?")
    await amina.says("band karo")
    await amina.sees("Stopped. I did not save anything.")
    await amina.says("/log")
    await amina.types("Jean", "2 hours", "yesterday", "gardening")
    await amina.says("haan")
    await amina.sees("Sent to Jean.")

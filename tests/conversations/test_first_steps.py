"""The first steps of a new timebank: on the home card, in the digest, ticked by thumb."""

from tests.conversations.test_newtimebank import administrator, opened
from tests.shift_help import run
from tests.town import Town


async def test_steps_are_ticked_and_stand_in_the_digest_until_put_away(any_town: Town) -> None:
    ruth = await administrator(any_town)
    await opened(ruth)
    await ruth.says("/home")
    await ruth.sees("Next for your new timebank: Have a second broker. 10 first steps are left.")
    await ruth.taps("Do the next step")
    await ruth.sees("2. Have a second broker", "larger things take a second pair of eyes")
    await ruth.taps("Tick it")
    await ruth.sees("2. Done: Have a second broker", "9 are left.")
    await ruth.taps("Open 3: Get insured")
    await ruth.taps("Tick it")
    await ruth.sees("8 are left.")
    await ruth.says("step 3")
    await ruth.taps("Take the tick off")
    await ruth.says("/steps")
    await ruth.sees("9 are left.")
    await any_town.later(days=1)
    await ruth.sees("9 first steps of your timebank left to do")
    await ruth.taps("See the first steps")
    await ruth.taps("Put the list away")
    await ruth.sees("The list is put away.")
    await ruth.says("/home")
    await ruth.does_not_see("Next for your new timebank")
    await any_town.later(days=1)
    await ruth.does_not_see("first steps of your timebank")
    await ruth.says("/steps")
    await ruth.taps("Get the list out again")
    await ruth.sees("9 are left.")


async def test_what_the_rows_say_needs_no_tick(town: Town) -> None:
    ruth = await administrator(town)
    await opened(ruth, lead="Decide it later")
    await ruth.says("/steps")
    await ruth.sees("1. Name a safeguarding lead", "5. Done: Say which number people ring")
    await ruth.taps("Open 1: Name a safeguarding lead")
    await ruth.taps("Add a safeguarding lead")
    link = ruth.last.text.split("start=")[1].split()[0]
    await town.phone("Pat").starts(link)
    await ruth.says("/steps")
    await ruth.sees("1. Done: Name a safeguarding lead")
    await run(town, "DELETE FROM setting WHERE name = 'phone'")
    await ruth.says("/steps 5")
    await ruth.taps("Change the telephone")
    await ruth.sees("Telephone")


async def test_every_step_opens_what_it_needs(town: Town) -> None:
    ruth = await administrator(town)
    await opened(ruth, lead="Decide it later")
    await run(town, "DELETE FROM setting WHERE name = 'phone'")
    ways = {"Tick it", "Back", "Go to the start"}
    for number in range(1, 13):
        await ruth.says(f"/steps {number}")
        await ruth.sees(f"{number}. ")
        opens = [one for one in ruth.buttons if one not in ways]
        assert len(opens) == (0 if number in (3, 4) else 1), number
        if opens:
            await ruth.taps(opens[0])
            await ruth.does_not_see("button is old", "cannot do that", "went wrong")
        await ruth.says("/cancel")
    for number in range(1, 13):
        await ruth.says(f"/steps {number}")
        if "Tick it" in ruth.buttons:
            await ruth.taps("Tick it")
    await ruth.sees("All the first steps are done.")


async def test_an_old_timebank_has_no_such_list(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("/steps")
    await ruth.sees("Your timebank has no list of first steps.")
    await ruth.forges("step-tick:3:1")
    await ruth.sees("has no list of first steps")
    await amina.says("/home")
    for data in ("steps", "step:1", "step-tick:1:1", "steps-close:1"):
        await amina.forges(data)
        await amina.sees("cannot do that")

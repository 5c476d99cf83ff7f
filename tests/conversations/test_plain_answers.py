"""What people type without knowing how it is said here: an answer that fits, never a dead end."""

from tests.conversations.test_broadcasts import written
from tests.conversations.test_service_hours import HOURS, joined
from tests.driver import Phone
from tests.shift_help import go_to, no_sample_shifts, rows, run
from tests.town import Town


async def test_stop_is_about_messages_and_not_about_leaving(town: Town) -> None:
    amina = town.phone("Amina")
    for words in ("stop", "unsubscribe", "no more messages", "stop sending me things!", "mute"):
        await amina.says(words)
        await amina.sees("Would you like fewer messages from me, or to leave")
    await amina.taps("See my notices")
    await amina.sees("What I send you by myself")
    await amina.says("stop texting me")
    await amina.taps("Leave the timebank")
    await amina.sees("Where should your hours go?")
    await amina.taps("Cancel")
    await amina.says("I want to leave the timebank")
    await amina.sees("Where should your hours go?")


async def test_a_code_or_a_child_where_nothing_is_on(town: Town) -> None:
    await no_sample_shifts(town)
    amina = town.phone("Amina")
    await amina.says("123 456")
    await amina.sees("No code counts here now.")
    await amina.says("can my daughter come too?")
    await amina.sees("Join it yourself first.")
    await amina.says("can my friend come with me on saturday")
    await amina.sees("Join it yourself first.")


async def test_a_coat_swap_is_no_trade(town: Town) -> None:
    ruth = town.phone("Ruth")
    await written(ruth, "Coat swap on Saturday at the library, all are welcome")
    await ruth.says("cancel")
    await ruth.says("/broadcast")
    await ruth.taps("Write something else")
    await ruth.types("Come and sell your old coats to us")
    await ruth.sees("A free swap can")


async def confirmed_by(phone: Phone) -> None:
    await phone.sees("Amina volunteered:", "Is that right?")
    await phone.taps("Yes, that's right")
    await phone.sees("Confirmed by Owen: Amina")


async def test_an_organiser_of_the_timebank_itself_can_be_asked(town: Town) -> None:
    await no_sample_shifts(town)
    owen, amina, jean = town.phones("Owen", "Amina", "Jean")
    await joined(town, "Amina", "Jean")  # Owen's, for no organisation
    await go_to(town, 2, "10:00")
    await amina.says("2h litter pick sunday")
    await amina.taps("Owen, Ward End & Pelham Timebank")
    await amina.sees("Owen is asked to confirm it.")
    await confirmed_by(owen)
    await jean.says("90 minutes litter pick sunday")
    await jean.says("Owen")
    await jean.sees("Owen is asked to confirm it.")
    await owen.sees("Jean volunteered:")
    # Who organises no more confirms no more.
    no_more = "UPDATE role SET revoked_at = :now WHERE person_id = :id AND role = 'organiser'"
    await run(town, no_more, id=town.people["Owen"].id, now=town.clock.now())
    await owen.taps_again()
    found = {row["name"]: row["state"] for row in await rows(town, HOURS)}
    assert found == {"Amina": "confirmed", "Jean": "said"}


async def test_wishes_lengths_and_every_31st(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("saturday morning near sparkbrook, sitting down")  # the morning greets nobody
    await amina.sees("I found nothing like that: Saturday 21 November 2026, in the morning")
    await amina.says("good morning")
    await amina.sees("Hello Amina.")
    await amina.says("30h litter pick sat")
    await amina.sees("more than one day holds")
    await amina.says("cancel")
    await amina.says("remind me every 31st to read the meter")
    await amina.sees("On day 31 of each month")
    await amina.says("remind me every 2nd monday to water the plants")
    await amina.sees("Every other week, on Monday")

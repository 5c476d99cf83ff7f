"""A broker of two timebanks sees both queues, and switches by no tap of its own."""

from storage import people
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.town import Town
from tests.two_timebanks import second_timebank


async def test_both_queues_in_one_and_the_next_card_crosses_over(town: Town) -> None:
    kings = await second_timebank(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, kings.id, town.people["Ruth"].id, "broker", None, town.clock.now())
    amina, jean, ruth, bob = town.phones("Amina", "Jean", "Ruth", "Bob")
    await log_and_confirm(amina, jean, "gardening")
    await ask_for_a_person(bob, "Is the hall open on Friday?")
    await ruth.says("/queue")
    await ruth.sees("One thing waits at Ward End", "One thing waits at Kings Heath Timebank.")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Amina helped Jean", "Ward End & Pelham Timebank")
    await ruth.taps("Show the next")
    await ruth.sees("Bob wants to talk to a person", "Kings Heath Timebank")
    await ruth.taps("Say I rang them")
    await ruth.sees("Ruth rang them.")
    await ruth.says("/queue")
    await ruth.sees("One thing waits at Ward End")
    await ruth.does_not_see("at Kings Heath Timebank.")


async def test_the_queue_of_one_timebank_alone(town: Town) -> None:
    kings = await second_timebank(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, kings.id, town.people["Ruth"].id, "broker", None, town.clock.now())
    ruth, bob = town.phones("Ruth", "Bob")
    await ask_for_a_person(bob, "Is the hall open on Friday?")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you at Ward End", "One thing waits at Kings Heath")
    await ruth.taps("See Kings Heath Timebank")
    await ruth.sees("One thing waits at Kings Heath", "One person who waits for a reply")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Bob wants to talk")

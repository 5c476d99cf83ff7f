"""The broker's queue: counts, one card at a time, lists, and two brokers at once."""

from domain.reading.screening import screen
from tests.desk_help import oldest
from tests.driver import Phone
from tests.town import Town


async def log_and_confirm(giver: Phone, receiver: Phone, what: str) -> None:
    """Help that both sides agree about, so that it waits for a broker."""
    await giver.says(f"2hrs yesterday {what} for {receiver.name}")
    await giver.taps(f"Yes, send to {receiver.name}")
    await receiver.taps("Yes, that's right")


async def ask_for_a_person(who: Phone, words: str) -> None:
    """A case at the desk."""
    assert screen(words).screen == "ordinary"
    await who.says("/talk")
    await who.says(words)


async def test_an_empty_queue_says_so(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you at Ward End & Pelham Timebank.")


async def test_only_the_desk_has_a_queue(town: Town) -> None:
    amina, owen = town.phones("Amina", "Owen")
    for person in (amina, owen):
        await person.says("/queue")
        await person.sees("Sorry, I cannot do that for you.")
        await person.says("Hello")
        await person.forges("q-next:0:")
        await person.sees("Sorry, I cannot do that for you.")
        await person.forges("q-open:1:exchange")
        await person.sees("Sorry, I cannot do that for you.")


async def test_counts_by_kind_and_one_card_at_a_time_oldest_first(town: Town) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ask_for_a_person(pat, "My bus pass has run out")
    await log_and_confirm(jean, amina, "ironing")
    before = ruth.count_messages()
    await ruth.says("/queue")
    await ruth.sees("3 things wait", "2 exchanges to approve", "One person who waits for a reply")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Amina helped Jean")
    await ruth.taps("Show the next")
    await ruth.sees("Pat wants to talk to a person", "My bus pass has run out")
    await ruth.taps("Show the next")
    await ruth.sees("Jean helped Amina")
    await ruth.taps("Approve")
    await ruth.sees("Approved.")
    # The place in the line outlives the decision: nothing that was passed over comes again here.
    await ruth.taps("Show the next")
    await ruth.sees("That was the last one. Here is the oldest one again.", "Amina helped Jean")
    assert ruth.count_messages() == before + 1  # one message walked through the whole queue


async def test_from_a_card_that_came_by_itself_the_queue_goes_on_with_what_is_older(
    town: Town,
) -> None:
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await town.later(minutes=1)
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.taps("Say I rang them")
    await ruth.taps("Show the next")
    await ruth.sees("Here is the oldest one again.", "Amina helped Jean")
    # Where nothing else waits, the same card doesn't come again as if it was another.
    await ruth.taps("Show the next")
    await ruth.sees("That was the last one.", "One thing waits")


async def test_a_card_that_came_by_itself_and_is_opened_again_leaves_one_line(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    await ask_for_a_person(pat, "My bus pass has run out")
    await ruth.sees("Pat wants to talk")
    first = ruth.last.id
    await oldest(ruth)
    await ruth.sees("Pat wants to talk")
    old = next(one for one in ruth.messages if one.id == first)
    assert (old.text, old.buttons) == ("Shown again below.", [])
    # Opened once more from the same message, nothing is left behind.
    await ruth.taps("See the queue")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Pat wants to talk")
    assert sum("Shown again" in one.text for one in ruth.messages) == 1


async def test_a_card_that_was_left_does_not_come_back_to_its_message(town: Town) -> None:
    amina, jean, pat, ruth, devinder = town.phones("Amina", "Jean", "Pat", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    await ask_for_a_person(pat, "My bus pass has run out")
    await oldest(ruth)
    await ruth.taps("Show the next")
    await ruth.sees("Pat wants to talk")
    await devinder.taps("Approve")
    await ruth.does_not_see("Approved.")
    assert "Pat wants to talk" in ruth.last.text


async def test_each_kind_is_a_list_with_pages(town: Town) -> None:
    ruth = town.phone("Ruth")
    for number in range(8):
        await ask_for_a_person(town.phones.phone(f"Visitor{number}"), "What is a timebank?")
    await ruth.says("/queue")
    await ruth.taps("Reply to people")
    await ruth.sees("People who wait for a reply")
    assert ruth.buttons[:2] == ["See Visitor0", "See Visitor1"]
    await ruth.taps("More")
    assert ruth.buttons[:2] == ["See Visitor4", "See Visitor5"]
    assert "More" not in ruth.buttons
    await ruth.taps("See Visitor7")
    await ruth.sees("Visitor7 wants to talk to a person", "What is a timebank?")
    await ruth.taps("See the queue")
    await ruth.sees("8 people who wait for a reply")


async def test_every_button_can_be_typed(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("/queue")
    await ruth.says("approve hours")
    await ruth.says("See Amina and Jean")
    await ruth.sees("Amina helped Jean")
    await ruth.says("Approve")
    await ruth.sees("Approved.")
    await ruth.says("show the next")
    await ruth.sees("That was the last one.", "Nothing waits for you")


async def test_of_two_brokers_the_first_counts_and_the_second_is_told_who(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    for broker in (ruth, devinder):
        await oldest(broker)
    button = ruth.last.button("Approve")
    assert button is not None
    await devinder.sees("Ruth is looking at this since")
    assert "Approve" not in devinder.buttons
    await devinder.taps("Take it over")
    await ruth.sees("Devinder took over what you were looking at.")
    await devinder.taps("Approve")
    await ruth.forges(button.value)
    await ruth.sees("Devinder did this already.")
    await ask_for_a_person(amina, "Is the hall open on Friday?")
    await devinder.taps("Say I rang them")
    await ruth.forges("case-rang:1:open")
    await ruth.sees("Devinder did this already.", "Devinder rang them.")
    await ruth.forges("case-answer:1:open")
    await ruth.sees("Devinder did this already.")


async def test_a_brokers_own_affairs_are_not_in_their_queue(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ask_for_a_person(ruth, "I need a day off")
    await ruth.says("/queue")
    await ruth.sees("Nothing waits for you")
    await ruth.forges("case:1:")
    await ruth.sees("I cannot find that.")
    await devinder.says("/queue")
    await devinder.sees("One person who waits for a reply")


async def test_forged_buttons_of_the_queue_do_no_harm(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("/queue")
    for data in ("q-next:99:exchange", "q-next:-4:case", "q-list:999999:approve", "q-list:x:"):
        await ruth.forges(data)
        await ruth.sees("Ward End")
    for data in ("q-open:99:exchange", "q-open:99:case", "q-open:99:membership", "case:99"):
        await ruth.forges(data)
        await ruth.sees("I cannot find that.")


async def test_brokers_need_no_slash_before_a_whole_line(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await log_and_confirm(amina, jean, "gardening")
    await ruth.says("decline Jean and Amina not insured")
    await ruth.sees("Declined. No hours moved.", "not insured")
    await ruth.taps("Undo")
    await ruth.says("Approve Amina and Jean")
    await ruth.sees("Approved. It is in the books.")
    await ruth.says("checks Jean")
    await ruth.sees("Checks of Jean")
    # A member's sentence that begins so is read like any other.
    await amina.says("approve Jean and Pat")
    await amina.sees("Sorry, I did not understand that.")

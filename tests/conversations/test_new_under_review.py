"""A broker who types something new under a card that waits for a yes is not held there."""

import pytest

from tests.conversations.test_approving_many import posted, wait_for_approval
from tests.town import Town
from tests.two_timebanks import second_timebank

NEW = "2hrs yesterday gardening Amina for Jean"


@pytest.mark.parametrize("said", ["/household Jean and Amina", "keep Jean and Pat apart"])
@pytest.mark.parametrize(
    ("new", "seen"),
    [
        (NEW, "gardening"),
        ("Jean needs a lift thursday 10am", "lift"),
        ("keep Amina and Pat apart", "Shall I keep them apart"),
        ("I need a hand with shopping on friday", "shopping"),
    ],
)
async def test_a_whole_new_sentence_begins_something_new(
    town: Town, said: str, new: str, seen: str
) -> None:
    ruth = town.phone("Ruth")
    await ruth.says(said)
    await ruth.says(new)
    await ruth.does_not_see("did not understand")
    await ruth.taps("Start the new one")
    await ruth.sees(seen)


async def test_a_command_of_the_desk_shows_what_it_shows(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/household Jean and Amina")
    await ruth.says("member Pat")
    await ruth.sees("Member number 3")
    await ruth.does_not_see("did not understand")


async def test_another_name_is_still_a_correction(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/household Jean and Amina")
    await ruth.says("Pat")
    await ruth.sees("Pat", "Is that right?")
    await ruth.says("hmm well")
    await ruth.sees("did not understand")
    await ruth.sees("Is that right?")


@pytest.mark.parametrize(("new", "seen"), [(NEW, "gardening"), ("member Pat", "Member number 3")])
async def test_under_a_call_that_waits_for_its_yes_too(town: Town, new: str, seen: str) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("rang Jean, no answer")
    await ruth.sees("Jean", "rang Jean, no answer")
    await ruth.says(new)
    await ruth.does_not_see("did not understand")
    await ruth.sees(seen)


async def test_and_under_the_routine_ones_that_are_read_back(town: Town) -> None:
    ruth = await wait_for_approval(town, 3)
    await ruth.sees("3 routine exchanges")
    await ruth.says("Jean needs a lift thursday 10am")
    await ruth.does_not_see("did not understand")
    await ruth.sees("lift")
    assert await posted(town) == 3


@pytest.mark.parametrize(("new", "seen"), [(NEW, "gardening"), ("member Pat", "Member number 3")])
async def test_under_two_records_side_by_side_nothing_waits(
    town: Town, new: str, seen: str
) -> None:
    """What is compared is a card: only its buttons make two records one."""
    ruth = town.phone("Ruth")
    await ruth.says("merge Jean and Amina")
    await ruth.sees("Are these one person?")
    await ruth.says(new)
    await ruth.does_not_see("did not understand", "have not finished")
    await ruth.sees(seen)


async def test_under_a_move_that_waits_for_its_yes(town: Town) -> None:
    await second_timebank(town)
    amina = town.phone("Amina")
    await amina.says("I've moved to Kings Heath")
    await amina.says("Kings Heath")
    await amina.sees("Move from Ward End & Pelham Timebank")
    await amina.says("need a lift thurs")
    await amina.does_not_see("did not understand")
    await amina.taps("Start the new one")
    await amina.sees("You ask for help", "lift")
    await amina.says("/cancel")
    await amina.says("I've moved to Kings Heath")
    await amina.says("Kings Heath")
    # A place of few words is a correction, as before.
    await amina.says("hmm well")
    await amina.sees("Move from Ward End & Pelham Timebank")

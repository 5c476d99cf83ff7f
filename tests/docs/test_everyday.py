"""The everyday five do what README.md says of them, in one sentence and at most two taps."""

import pytest

from tests.town import Town


async def test_hours_with_one_sentence_and_one_tap_then_one_sentence(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("2hrs tues gardening for Jean")
    await amina.sees("You helped Jean", "2 hours")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you", "2 hours")
    await jean.says("yes, that's right")
    await jean.sees("Now your broker looks at it.")


async def test_help_with_one_sentence_and_one_tap(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need a lift thurs")
    await amina.sees("need a lift thurs", "Thursday")
    await amina.taps("Yes, ask")
    await amina.sees("Your broker looks at it first, by")
    await ruth.sees("Amina asks for help", "need a lift thurs")


async def test_a_shift_is_joined_and_left(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("can't make it")
    await amina.sees("You have no shift coming up.")
    assert "Talk to a person" in amina.buttons
    await amina.says("join a shift")
    await amina.taps("See 3: Canal litter pick")
    await amina.taps("Join")
    await amina.sees("You're in.")
    await amina.says("/home")
    await amina.sees("can't make it")
    await amina.says("can't make it")
    await amina.sees("You are off this one.")


async def test_a_person_with_one_sentence_and_one_tap(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("talk to a person")
    await amina.taps("Skip")
    await amina.sees("I have passed that on.", "5pm")
    await ruth.sees("Amina wants to talk to a person")


async def test_the_readmes_picture_shows_a_journey_that_still_goes(town: Town) -> None:
    """The words in docs/images/demo.png; take the picture anew when these change."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs tues gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await amina.sees("You helped Jean", "General gardening", "Done. It is in the books.")
    await amina.sees("Approved. You helped Jean: 2 hours")
    await jean.sees("Approved. Amina helped you: 2 hours")
    await ruth.sees("Amina helped Jean", "Approved. It is in the books.")
    assert amina.count_messages() == 2  # the card and the notice: docs/decisions/0005
    assert jean.count_messages() == 2


@pytest.mark.parametrize("wish", ["what do you know about me"])
async def test_wishes_about_ones_data_reach_a_broker(town: Town, wish: str) -> None:
    """As docs/privacy-record.md says, while there is no command for them."""
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(wish)
    await ruth.sees("Amina wants to talk to a person", wish)

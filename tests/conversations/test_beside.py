"""What people type beside the buttons: a time, a bare word, a few letters."""

from tests.conversations.test_plans import proposed
from tests.conversations.test_requests import _asked
from tests.request_help import state_of
from tests.town import Town


async def test_another_time_typed_under_does_this_suit_you(town: Town) -> None:
    amina, jean, _ = await proposed(town)
    await jean.sees("Does this suit you?")
    await jean.says("wed 4pm")
    await jean.sees("Wednesday", "4pm to", "Amina")
    await jean.taps("Ask Amina")
    await amina.sees("Jean asks you. Does this suit you?", "Wednesday", "4pm")
    await amina.says("5pm is better")
    await amina.sees("Wednesday", "5pm")
    await amina.taps("Ask Jean")
    await jean.sees("Wednesday", "5pm to")


async def test_the_day_is_changed_after_somebody_said_yes(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await amina.sees("Jean can help")
    await amina.says("can you change it to friday 3pm")
    await amina.sees("Friday", "3pm")
    await jean.sees("Friday", "3pm")
    assert "Yes, I can" in jean.buttons
    await jean.taps("Yes, I can")
    await amina.taps("Change or call off")
    await amina.taps("Change the day")
    await amina.sees("When would you like it?")
    await amina.says("saturday 10am")
    await jean.sees("Saturday", "10am")
    await amina.says("/home")
    await amina.says("move it to sunday 11am")
    await jean.sees("Sunday", "11am")
    assert await state_of(town) == "open"


async def test_give_or_get_is_typed(town: Town) -> None:
    amina = town.phone("Amina")
    for words, next_up in (("give", "Who is it with?"), ("I get it", "Who is it with?")):
        await amina.says("/standing")
        await amina.taps("Set up another")
        await amina.sees("Do you give this help")
        await amina.says(words)
        await amina.sees(next_up)
        await amina.says("cancel")

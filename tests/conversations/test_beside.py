"""What people type beside the buttons: a time, a bare word, a few letters."""

from datetime import datetime, timedelta

from tests.conversations.test_plans import proposed
from tests.conversations.test_requests import _asked
from tests.conversations.test_standing import _begun
from tests.conversations.test_statement import files
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


async def test_words_under_a_statement_are_about_the_statement(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/statement")
    await amina.says("large print")
    assert files(amina)[-1].endswith("-large.pdf")
    await amina.says("csv")
    assert files(amina)[-1].endswith(".csv")
    now = town.clock.now()
    month, this = before_last(now)
    await amina.says(f"/statement {month.split()[0].lower()}")
    await amina.sees(f"There is nothing in {month}. This is {this}.")
    await amina.says(month.split()[0].lower())
    await amina.sees(f"There is nothing in {month}. This is {this}.")


def before_last(now: datetime) -> tuple[str, str]:
    """The names of a month before the sample timebank began, and of this one."""
    earlier = (now.replace(day=1) - timedelta(days=70)).replace(day=1)
    return f"{earlier:%B %Y}", f"{now:%B %Y}"


async def test_a_file_is_no_time(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/ask")
    await amina.says("ironing")
    await amina.sees("When would you like it?")
    await amina.says("csv")
    await amina.sees("I could not read a day or a time in that")
    await amina.says("soon")
    await amina.does_not_see("I could not read")


async def test_a_thing_is_named_under_the_list_of_things(town: Town) -> None:
    amina, pat = town.phones("Amina", "Pat")
    await pat.says("/lend drill")
    await pat.says("Ring the bell")
    if pat.last.button("Lend a tool"):
        await pat.taps("Lend a tool")
    await pat.taps("Yes, lend it")
    await amina.says("/borrow")
    await amina.says("drill")
    await amina.sees("When would you like it?")
    await amina.says("cancel")


async def test_stop_the_bins(town: Town) -> None:
    amina, jean, _ = await _begun(town)
    await jean.says("stop the bins")
    await jean.sees("Amina helps Jean: putting the bins out", "pause it, or end it?")
    assert len(jean.buttons) == 3
    await jean.taps(jean.buttons[0])
    await jean.sees("Until when")
    await jean.says("cancel")
    await jean.says("stop the ironing")
    await jean.does_not_see("pause it, or end it?")
    await amina.says("please end the bins")
    await amina.taps(amina.buttons[1])
    await jean.sees("ended")

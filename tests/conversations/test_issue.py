"""Hours that a broker creates or cancels: the list of causes, the second person, the report."""

from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.town import Town


async def wanted(town: Town, name: str, way: str, length: str, cause: str) -> Phone:
    """Ruth has filled in /correct, up to the read-back."""
    ruth = town.phone("Ruth")
    await ruth.says("/correct")
    await ruth.says(name)
    await ruth.taps(way)
    await ruth.says(length)
    await ruth.taps(cause)
    await ruth.says("The raffle in June")
    return ruth


async def test_few_hours_are_put_right_at_once_and_the_member_is_told(town: Town) -> None:
    before = await balance_of(town, "Amina")
    ruth = await wanted(town, "Amina", "Give hours", "2 hours", "Help not recorded")
    await ruth.sees("Amina: plus 2 hours", "0 hours of 50 hours", "happens at once")
    assert await balance_of(town, "Amina") == before
    await ruth.taps("Yes, put it right")
    await ruth.sees("Done. The hours have moved.")
    await town.phone("Amina").sees("plus 2 hours, for help that was not recorded", "raffle in June")
    assert await balance_of(town, "Amina") == before + 120
    await ruth.says("/issued")
    await ruth.sees("Help that was not recorded: plus 2 hours", "2 hours of 50 hours")
    await ruth.says("/issued may")
    await ruth.sees("May 20")
    await books_hold(town)


async def test_hours_are_taken_away_and_it_is_undone(town: Town) -> None:
    before = await balance_of(town, "Jean")
    ruth = await wanted(town, "Jean", "Take hours away", "1 hour", "To mend a mistake")
    await ruth.taps("Yes, put it right")
    assert await balance_of(town, "Jean") == before - 60
    await ruth.taps("Undo it, with a reason")
    await ruth.says("It was Amina's")
    await ruth.sees("Undone by Ruth")
    await town.phone("Jean").sees("Undone by a broker: minus 1 hour", "It was Amina's")
    assert await balance_of(town, "Jean") == before
    await books_hold(town)


async def test_above_five_hours_a_second_person_approves(town: Town) -> None:
    before = await balance_of(town, "Amina")
    ruth = await wanted(town, "Amina", "Give hours", "6 hours", "Timebank work")
    await ruth.sees("A second person looks at this first")
    await ruth.taps("Yes, put it right")
    await ruth.sees("A second person looks at this before the hours move")
    await ruth.forges("i-approve:1:waiting")
    assert any("second person" in n for n in ruth.notices), ruth.screen()
    assert await balance_of(town, "Amina") == before
    devinder = town.phone("Devinder")
    await devinder.sees("Amina: plus 6 hours", "Ruth wants this. Timebank work")
    await devinder.says("/queue")
    await devinder.sees("One change of hours for a second look")
    await devinder.taps("Look over changes")
    await devinder.taps("See Amina")
    await devinder.taps("Approve as second")
    await ruth.sees("Devinder approved 6 hours for Amina")
    assert await balance_of(town, "Amina") == before + 360
    await books_hold(town)


async def test_the_second_person_says_no(town: Town) -> None:
    before = await balance_of(town, "Amina")
    ruth = await wanted(town, "Amina", "Give hours", "6 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    devinder = town.phone("Devinder")
    await devinder.taps("Say no, with a reason")
    await devinder.says("Let us talk on Monday")
    await ruth.sees("Devinder said no to 6 hours for Amina", "Let us talk on Monday")
    assert await balance_of(town, "Amina") == before


async def test_the_months_limit_needs_a_second_person_too(town: Town) -> None:
    await rule(town, "issue_month_minutes", "180")
    ruth = await wanted(town, "Amina", "Give hours", "2 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    ruth = await wanted(town, "Jean", "Give hours", "2 hours", "Timebank work")
    await ruth.sees("2 hours of 3 hours", "A second person looks at this first")
    await ruth.taps("Yes, put it right")
    await ruth.taps("Take it back")
    await ruth.sees("Taken back.")
    await books_hold(town)


async def test_nobody_puts_their_own_hours_right(town: Town) -> None:
    before = await balance_of(town, "Ruth")
    ruth = await wanted(town, "Ruth", "Give hours", "1 hour", "Timebank work")
    await ruth.taps("Yes, put it right")
    await ruth.does_not_see("Done.")
    assert await balance_of(town, "Ruth") == before
    amina = town.phone("Amina")
    await amina.says("/correct")
    await amina.does_not_see("Whose hours")
    await amina.says("/issued")
    await amina.does_not_see("Hours made")

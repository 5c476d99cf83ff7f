"""Recording help, from a sentence to hours in the books, by talking."""

from storage import ledger
from tests.town import Town


async def balance_of(town: Town, name: str) -> int:
    """A member's balance in the ledger, in minutes."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await ledger.balance(tx, 1, town.people[name].id)


async def test_hours_go_from_a_sentence_to_the_books(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.sees("You helped Jean", "2 hours", "General gardening")
    await amina.taps("Yes, send to Jean")
    await amina.sees("Sent to Jean")
    await jean.sees("Amina helped you", "2 hours")
    await jean.taps("Yes, that's right")
    await ruth.sees("Amina helped Jean")
    assert await balance_of(town, "Amina") == before[0]
    await ruth.taps("Approve")
    await amina.sees("Done.")
    await jean.sees("Done.")
    assert await balance_of(town, "Amina") == before[0] + 120
    assert await balance_of(town, "Jean") == before[1] - 120


async def test_a_second_press_changes_nothing(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    before = await balance_of(town, "Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await amina.taps_again()
    await jean.taps("Yes, that's right")
    await jean.taps_again()
    await ruth.taps("Approve")
    await ruth.taps_again()
    assert await balance_of(town, "Amina") == before + 120


async def test_help_that_is_still_to_come_is_planned(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("2 hours tomorrow gardening for Jean")
    await amina.sees("That is still to come. I can plan it with Jean.")
    await amina.says("2pm")
    await amina.taps("Meet at their home")
    await amina.sees("Jean", "2pm", "General gardening")
    await amina.taps("Ask Jean")
    await jean.sees("Amina", "2pm")


async def test_for_somebody_unknown_it_says_that_it_is_still_to_come(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("2 hours tomorrow gardening for Bartholomew")
    await amina.does_not_see("I can plan it")

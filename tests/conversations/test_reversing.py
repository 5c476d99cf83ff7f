"""/reverse: posted help out of the books again; alone up to five hours, above that by two."""

import pytest

from storage import ledger
from tests.desk_help import oldest
from tests.driver import Phone
from tests.shift_help import rows
from tests.town import Town


async def balances(town: Town, *names: str) -> list[int]:
    """Minutes of these members, in the sample timebank."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert not await ledger.discrepancies(tx)
        return [await ledger.balance(tx, 1, town.people[name].id) for name in names]


async def posted(town: Town, length: str = "6 hours") -> Phone:
    """Amina helped Jean for so long, and it is in the books; Ruth's phone, who approved."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says(f"{length} yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    return ruth


async def test_found_by_name_and_taken_back_with_what_both_would_have(any_town: Town) -> None:
    before = await balances(any_town, "Amina", "Jean")
    ruth = await posted(any_town, "2 hours")
    await ruth.says("/reverse Jean")
    await ruth.sees("1. Amina helped Jean: 2 hours", "Exchange 4.")
    await ruth.taps("Open 1: Amina for Jean")
    await ruth.taps("Logged twice")
    await ruth.sees(
        "Take this out of the books?",
        "Amina helped Jean: 2 hours",
        "Why, as both will read it: Logged twice",
        "Amina would have 3 hours.",
        "Jean would owe 30 minutes.",
    )
    await ruth.does_not_see("second person")
    assert await balances(any_town, "Amina", "Jean") != before
    await ruth.taps("Take it back")
    await ruth.sees("Undone.", "The hours went back.")
    assert await balances(any_town, "Amina", "Jean") == before
    for name in ("Amina", "Jean"):
        await any_town.phone(name).sees("The hours went back.", "Logged twice")


async def test_in_one_line_by_its_number(town: Town) -> None:
    before = await balances(town, "Amina", "Jean")
    ruth = await posted(town, "2 hours")
    await ruth.says("/reverse 4 because it was another Jean")
    await ruth.sees("Why, as both will read it: it was another Jean")
    await ruth.says("yes")
    assert await balances(town, "Amina", "Jean") == before
    await ruth.says("/reverse 4 again")
    await ruth.sees("done already")


async def test_above_five_hours_a_second_person_agrees(any_town: Town) -> None:
    before = await balances(any_town, "Amina", "Jean")
    ruth = await posted(any_town)
    after = await balances(any_town, "Amina", "Jean")
    devinder = any_town.phone("Devinder")
    await ruth.says("/reverse 4 it was a day, not an evening")
    await ruth.sees("It is long, so a second person must agree first.")
    await ruth.taps("Take it back")
    await ruth.sees("Hours to take back", "Nothing has moved.")
    assert "Agree: take it back" not in ruth.buttons
    await ruth.forges("rv-yes:1")
    assert await balances(any_town, "Amina", "Jean") == after
    await ruth.says("/reverse 4 once more")
    await ruth.sees("A second person is asked about that already.")
    await devinder.sees("Hours to take back", "Ruth wants this out of the books")
    await oldest(devinder)
    await devinder.sees("Hours to take back")
    await devinder.taps("Agree: take it back")
    await devinder.sees("Devinder agreed. The hours went back.")
    await ruth.sees("Devinder agreed.")
    assert await balances(any_town, "Amina", "Jean") == before
    await devinder.forges("rv-no:1")
    await devinder.sees("done already")
    assert await balances(any_town, "Amina", "Jean") == before
    # Within ten minutes the second person takes the yes back: it waits for one again.
    await devinder.says("/undo")
    await devinder.sees("Hours to take back", "Nothing has moved.")
    assert await balances(any_town, "Amina", "Jean") == after
    await ruth.sees("Devinder at Ward End & Pelham Timebank took back the last message")
    await any_town.phone("Jean").sees("took back the last message about you and Amina")
    await devinder.taps("Agree: take it back")
    await ruth.sees("Devinder agreed.")
    assert await balances(any_town, "Amina", "Jean") == before
    await any_town.later(minutes=11)
    await devinder.says("/undo")
    await devinder.sees("nothing")
    assert await balances(any_town, "Amina", "Jean") == before


async def test_what_one_took_out_alone_is_in_the_books_again_within_ten_minutes(
    any_town: Town,
) -> None:
    before = await balances(any_town, "Amina", "Jean")
    ruth = await posted(any_town, "2 hours")
    after = await balances(any_town, "Amina", "Jean")
    for _ in range(2):
        await ruth.says("/reverse 4 typed in twice")
        await ruth.taps("Take it back")
        assert await balances(any_town, "Amina", "Jean") == before
        await ruth.taps("Undo")
        await ruth.sees("It is in the books")
        assert await balances(any_town, "Amina", "Jean") == after
        for name in ("Amina", "Jean"):
            await any_town.phone(name).sees("took back the last message about you and")
    await ruth.says("/reverse 4 typed in twice")
    await ruth.taps("Take it back")
    await any_town.later(minutes=11)
    decided = await rows(any_town, "SELECT MAX(id) AS id FROM desk_decision")
    await ruth.forges(f"undo:{decided[0]['id']}")
    await ruth.sees("That was more than 10 minutes ago", "logged again")
    assert await balances(any_town, "Amina", "Jean") == before


async def test_a_no_of_the_second_person_is_taken_back_too(town: Town) -> None:
    ruth = await posted(town)
    devinder = town.phone("Devinder")
    after = await balances(town, "Amina", "Jean")
    await ruth.says("/reverse 4 by mistake")
    await ruth.taps("Take it back")
    await devinder.taps("Say no: let it stay")
    await devinder.taps("Undo")
    await devinder.sees("Nothing has moved.")
    await devinder.taps("Say no: let it stay")
    # Somebody has asked for the same anew: the first is history.
    await ruth.says("/reverse 4 really")
    await ruth.taps("Take it back")
    await devinder.forges(
        f"undo:{(await rows(town, 'SELECT MAX(id) AS id FROM desk_decision'))[0]['id']}"
    )
    await devinder.sees("Somebody has acted on this since")
    assert await balances(town, "Amina", "Jean") == after


async def test_from_the_exchanges_own_card_it_is_the_same(town: Town) -> None:
    ruth = await posted(town)
    after = await balances(town, "Amina", "Jean")
    await ruth.taps("Reverse it")
    await ruth.taps("Logged twice")
    await ruth.sees("Hours to take back", "Nothing has moved.")
    assert await balances(town, "Amina", "Jean") == after


@pytest.mark.parametrize(
    ("who", "press", "says"),
    [("Devinder", "Say no: let it stay", "said no"), ("Ruth", "Forget about it", "took that back")],
)
async def test_it_stays_where_the_second_says_no_or_the_first_takes_it_back(
    town: Town, who: str, press: str, says: str
) -> None:
    ruth = await posted(town)
    after = await balances(town, "Amina", "Jean")
    await ruth.says("/reverse 4 by mistake")
    await ruth.taps("Take it back")
    await town.phone(who).taps(press)
    await town.phone(who).sees(says, "The hours stay.")
    assert await balances(town, "Amina", "Jean") == after
    await ruth.says("/reverse 4 after all")
    await ruth.sees("Take this out of the books?")


async def test_members_and_the_two_sides_take_nothing_back(town: Town) -> None:
    ruth = await posted(town)
    await ruth.says("/reverse 4 by mistake")
    await ruth.taps("Take it back")
    amina = town.phone("Amina")
    after = await balances(town, "Amina", "Jean")
    for said in ("/reverse", "/reverse 4 I say so", "/reverse Jean"):
        await amina.says(said)
        await amina.sees("cannot do that")
    for data in ("rv-of:0:0", "rv-this:4", "rv-yes:1", "rv-no:1", "rv-back:1"):
        await amina.forges(data)
        await amina.does_not_see("Take this out of the books?", "Hours to take back")
    assert await balances(town, "Amina", "Jean") == after

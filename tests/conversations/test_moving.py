"""Moving from one timebank to another, by talking: both brokers say yes, the hours go along."""

import pytest

from tests.town import Town
from tests.two_timebanks import NAME, books, second_timebank


async def _asks(town: Town, name: str) -> None:
    phone = town.phone(name)
    await phone.says("I've moved to Kings Heath")
    await phone.sees("Which area do you live in now?")
    await phone.says("Kings Heath")
    await phone.sees("Move from Ward End & Pelham Timebank to Kings Heath Timebank?")
    await phone.taps("Ask to move")


async def test_hours_go_along_and_what_was_offered_ends(any_town: Town) -> None:
    await second_timebank(any_town)
    amina, ruth, nadia = any_town.phones("Amina", "Ruth", "Nadia")
    _, before = await books(any_town)
    had = before["ward-end Amina"]
    assert had > 0
    await _asks(any_town, "Amina")
    await amina.sees("A broker of Ward End & Pelham Timebank looks at it first")
    await nadia.does_not_see("Amina moves")
    await ruth.sees("Amina moves from Ward End & Pelham Timebank to Kings Heath Timebank")
    await ruth.taps("Let them go")
    await nadia.sees("Amina moves", "They offer: Gardening")
    await nadia.taps("Let them in")
    await amina.sees("Welcome to Kings Heath Timebank", "came along")
    found, after = await books(any_town)
    assert found == []
    assert after["ward-end Amina"] == 0
    assert after["kings-heath Amina"] == had
    assert after["ward-end between"] == had
    assert after["kings-heath between"] == -had
    await amina.says("/home")
    await amina.sees("Kings Heath Timebank")
    await amina.says("/mine")
    await amina.sees("General gardening")
    await amina.says("/statement")
    await amina.sees("You moved timebanks")


async def test_hours_that_are_not_decided_come_first(town: Town) -> None:
    await second_timebank(town)
    amina, jean, ruth, nadia = town.phones("Amina", "Jean", "Ruth", "Nadia")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await _asks(town, "Amina")
    await ruth.taps("Let them go")
    await nadia.taps("Let them in")
    assert any("are not decided yet" in one for one in nadia.notices)
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await nadia.taps("Let them in")
    await amina.sees("Welcome to Kings Heath Timebank")
    assert (await books(town))[0] == []


async def test_a_debt_goes_along_too_and_a_broker_undoes_it(town: Town) -> None:
    await second_timebank(town)
    jean, ruth, nadia = town.phones("Jean", "Ruth", "Nadia")
    _, before = await books(town)
    owed = before["ward-end Jean"]
    assert owed < 0
    await _asks(town, "Jean")
    await ruth.sees("A debt of")
    await ruth.taps("Let them go")
    await nadia.sees("A debt of")
    await nadia.taps("Let them in")
    found, after = await books(town)
    assert found == []
    assert after["kings-heath Jean"] == owed
    await nadia.taps("Undo the move")
    await nadia.says("She came back")
    await jean.sees("Your move was undone", "She came back")
    found, back = await books(town)
    assert found == []
    assert back["ward-end Jean"] == owed
    assert back["kings-heath Jean"] == 0
    await jean.says("/home")
    await jean.sees("Ward End & Pelham Timebank")


@pytest.mark.parametrize("who", ["Ruth", "Nadia"])
async def test_either_broker_says_no_and_nothing_changes(town: Town, who: str) -> None:
    await second_timebank(town)
    amina, ruth = town.phones("Amina", "Ruth")
    _, before = await books(town)
    await _asks(town, "Amina")
    if who == "Nadia":
        await ruth.taps("Let them go")
    await town.phone(who).taps("Decline the move")
    await town.phone(who).taps("Let us talk first")
    await amina.sees("Your move can't go ahead", "Let us talk first")
    assert (await books(town)) == ([], before)


async def test_the_member_stays_after_all(town: Town) -> None:
    await second_timebank(town)
    amina, ruth = town.phones("Amina", "Ruth")
    await _asks(town, "Amina")
    await amina.says("/move")
    await amina.taps("Stay where I am")
    await amina.sees("The move was called off")
    await ruth.sees("The move was called off")
    await ruth.forges("mv-confirm:1")
    assert (await books(town))[0] == []


async def test_the_last_broker_stays_and_nobody_lets_themselves_go(town: Town) -> None:
    await second_timebank(town)
    nadia = town.phone("Nadia")
    await nadia.says("/move")
    await nadia.does_not_see("Which area")


async def test_with_one_timebank_a_person_helps(phones: object, town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/move")
    await amina.sees("I know no other timebank")
    await amina.does_not_see(NAME)

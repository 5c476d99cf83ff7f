"""Several unplanned times told to one organiser, by talking: read back and confirmed together."""

import pytest

from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_service_hours import HOURS, joined, organisation
from tests.driver import Phone
from tests.shift_help import go_to, no_sample_shifts, rows, run
from tests.town import Town

TELLERS = ("Amina", "Jean", "Pat")


@pytest.fixture
async def hall(town: Town) -> Town:
    """Three people who know Owen as the organiser of the Wombles."""
    await no_sample_shifts(town)
    wombles = await organisation(town, "Pelham Wombles", "Owen")
    await joined(town, *TELLERS)
    await run(town, "UPDATE opportunity SET organisation_id = :id", id=wombles)
    await go_to(town, 2, "10:00")
    for name in ("Owen", *TELLERS):
        await town.phone(name).says("20 notices a day")
    return town


async def tell(phone: Phone, words: str) -> None:
    """In a sentence, put to Owen."""
    await phone.says(words)
    await phone.sees("Who can say that you were there?")
    await phone.taps("Owen, Pelham Wombles")
    await phone.sees("Owen is asked to confirm it.")


async def test_four_times_are_confirmed_in_one_batch(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    owen, amina, jean, pat = hall.phones("Owen", *TELLERS)
    await tell(amina, "2h litter pick sunday")
    await owen.sees("Amina volunteered:", "Is that right?")
    await tell(jean, "90 minutes litter pick sunday")
    await owen.sees("2 people say that they helped Pelham Wombles.")
    seen = owen.count_messages()
    await tell(pat, "1 hour litter pick sunday")
    await tell(amina, "1 hour litter pick today")
    assert owen.count_messages() == seen  # one message about all of them
    await owen.sees("3 people say that they helped Pelham Wombles, 4 times in all.")
    await owen.sees("2. Jean: 1 hour 30 minutes, Sunday 15 November 2026: Litter pick")
    await owen.taps("Confirm all 4")
    await owen.sees("5 hours 30 minutes in all", "1. Amina: 2 hours, Sunday 15 November 2026",
                    "4. Amina: 1 hour", "Were they all there?")  # fmt: skip
    assert {row["state"] for row in await rows(hall, HOURS)} == {"said"}
    await pat.taps("Take it back")
    await owen.taps("Yes, confirm all of it")
    await owen.sees("3 times are confirmed.", "I tell 2 people.", "One changed meanwhile")
    await amina.sees("Your 1 hour is confirmed: Litter pick")
    await jean.sees("Your 1 hour 30 minutes are confirmed")
    await owen.taps_again()
    found = [(row["name"], row["state"], row["credited"]) for row in await rows(hall, HOURS)]
    assert sorted(found) == [
        ("Amina", "confirmed", 60), ("Amina", "confirmed", 120), ("Jean", "confirmed", 90),
        ("Pat", "withdrawn", 0),
    ]  # fmt: skip
    await books_hold(hall)


async def test_one_by_one_what_is_near_and_somebody_else(hall: Town) -> None:
    owen, amina, jean, pat, ruth = hall.phones("Owen", *TELLERS, "Ruth")
    await tell(amina, "2h litter pick sunday")
    await tell(jean, "90 minutes litter pick sunday")
    await tell(pat, "45 minutes litter pick sunday")
    await owen.taps("Look at each")
    await owen.sees("1. Amina", "Which one would you like to look at?")
    await owen.taps("See 2: Jean")
    await owen.sees("Jean volunteered:")
    await owen.taps("Yes, that's right")
    await owen.sees("Confirmed by Owen: Jean")
    await run(
        hall,
        "INSERT INTO household (community_id, person_id, other_id, by_id, at)"
        " VALUES (1, :one, :other, :one, :now), (1, :other, :one, :one, :now)",
        one=hall.people["Owen"].id, other=hall.people["Amina"].id, now=hall.clock.now(),
    )  # fmt: skip
    await owen.says("/home")
    await owen.sees("Somebody volunteered and asks you to confirm it.")
    await owen.taps("See what waits")
    await owen.sees("2 people say that they helped Pelham Wombles.")
    await owen.says("confirm all")
    await owen.sees("1. Pat: 45 minutes", "A broker does: Amina.")
    await owen.says("yes")
    await owen.sees("One time is confirmed. I tell Pat. A broker confirms one.")
    await ruth.sees("Amina volunteered:", "Is that right?")
    states = {row["name"]: row["state"] for row in await rows(hall, HOURS)}
    assert states == {"Amina": "said", "Jean": "confirmed", "Pat": "confirmed"}
    # Nobody else reads it, and no button of it works for them.
    await jean.says("/home")
    await jean.forges("told-all:1")
    assert "Pat" not in jean.last.text

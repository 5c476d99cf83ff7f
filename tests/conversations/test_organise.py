"""Organisations register in the chat, put things up in one message, and change them, by talking."""

import re

import pytest

from tests.desk_help import oldest
from tests.driver import Phone
from tests.shift_help import in_days, no_sample_shifts, past_a_clock_change, rows
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def registers(town: Town, name: str = "Pelham Larder", who: str = "Pat") -> Phone:
    """Somebody registers an organisation with its first opportunity; a broker has not looked."""
    pat = town.phone(who)
    await pat.says("we need volunteers" if who == "Pat" else "/organise")
    await pat.sees("What is your organisation called?")
    await pat.types(
        name,
        "A charity or club",
        "We give food to families who are short of it",
        "Public liability with Zurich until May",
        "Mrs Okafor, at the office on weekdays",
        "Food parcel packing",
        "saturday 10 to 12",
        "Ward End Park pavilion",
        "6",
        "Skip",
    )
    await pat.sees("Food parcel packing", "Saturday", "10am to midday", "6 places")
    await pat.sees("Shall I send both to a broker?", "Mrs Okafor")
    await pat.taps("Send to a broker")
    await pat.sees("A broker looks at this first.")
    return pat


async def known(town: Town, name: str = "Pelham Larder", who: str = "Pat") -> Phone:
    """An organisation that a broker has let in."""
    pat = await registers(town, name, who)
    await town.phone("Ruth").taps("Approve, insurance seen")
    await pat.sees(f"{name} is in.")
    return pat


async def test_an_organisation_registers_with_its_first_opportunity(hall: Town) -> None:
    await registers(hall)
    ruth, amina, devinder = hall.phones("Ruth", "Amina", "Devinder")
    assert await rows(hall, "SELECT id FROM shift") == []
    await amina.says("/volunteer")
    await amina.sees("Nothing is on")
    await ruth.sees("Food parcel packing", "Pelham Larder wants to join.", "Zurich", "Mrs Okafor")
    await devinder.says("/queue")
    await devinder.sees("One thing to volunteer for to look at")
    await ruth.taps("Approve, insurance seen")
    await hall.phone("Pat").sees("Pelham Larder is in.", "one message from you is enough")
    await amina.says("/volunteer")
    await amina.sees("Food parcel packing", "Pelham Larder", "Ward End Park pavilion")
    await amina.does_not_see("Okafor")
    await amina.taps("Join")
    await amina.sees("You're in.")
    found = await rows(hall, "SELECT state, insurance_seen FROM organisation")
    assert [r["state"] for r in found] == ["open"]
    assert found[0]["insurance_seen"] is not None


async def test_two_brokers_do_not_decide_at_once(hall: Town) -> None:
    await registers(hall)
    ruth, devinder = hall.phones("Ruth", "Devinder")
    old = next(
        b for m in ruth.messages for row in m.rows for b in row if b.value.startswith("op-approve")
    )
    await oldest(devinder)
    await devinder.sees("Pelham Larder wants to join.")
    await ruth.forges(old.value)
    await ruth.sees("Devinder is looking at this")
    waits = "SELECT id FROM opportunity WHERE state = 'checking'"
    assert len(await rows(hall, waits)) == 1
    await devinder.taps("Approve, insurance seen")
    assert await rows(hall, waits) == []
    await devinder.says("/queue")
    await devinder.sees("First reply in time:")


async def test_a_broker_declines_both_with_a_reason(hall: Town) -> None:
    pat = await registers(hall)
    ruth = hall.phone("Ruth")
    await ruth.taps("Decline")
    await ruth.taps("No insurance yet")
    await pat.sees("A broker did not put up Food parcel packing", "No insurance yet")
    assert [r["state"] for r in await rows(hall, "SELECT state FROM organisation")] == ["declined"]
    assert await rows(hall, "SELECT id FROM shift") == []
    # The name is free again.
    await registers(hall)


async def test_a_broker_asks_first(hall: Town) -> None:
    pat = await registers(hall)
    ruth = hall.phone("Ruth")
    await ruth.says("/queue")
    await ruth.taps("Look at volunteering")
    await ruth.taps("See Pelham Larder")
    await ruth.taps("Ask them something")
    await ruth.types("Is there a ramp?")
    await pat.sees("Is there a ramp?")


async def test_a_known_one_puts_things_up_in_one_message(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    day = in_days(hall, 5)
    await pat.says(f"Litter pick {day:%A} 10 to 12 at Ward End Park, 15 places, bring gloves")
    await pat.sees("Litter pick", "Pelham Larder", f"{day:%A}", "10am to midday", "15 places")
    await pat.sees("Where: Ward End Park", "Good to know: Bring gloves")
    await pat.sees("Shall I show this to the members of Ward End & Pelham Timebank?")
    await pat.taps("Yes, show it")
    await pat.sees("Litter pick", "0 of 15 places are taken.")
    await amina.says("/volunteer litter pick")
    await amina.sees("Litter pick", "15 places are left")


async def test_children_and_checks_go_to_a_broker_first(hall: Town) -> None:
    pat = await known(hall)
    day = in_days(hall, 5)
    await pat.says(
        f"Youth club helper {day:%A} 5pm to 7pm at the Gym, 3 places, children, enhanced DBS, 18+"
    )
    await pat.says("Skip")
    await pat.sees("Why is that check needed?")
    await pat.says("Helpers coach children")
    await pat.sees("Shall I send this to a broker?", "You need an enhanced DBS check.")
    await pat.taps("Yes, show it")
    await pat.sees("A broker looks at this first.")
    ruth = hall.phone("Ruth")
    await ruth.sees("Youth club helper", "Children will be there.")
    await ruth.taps("Approve")
    await pat.sees("People can see Youth club helper now.")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Litter pick yesterday 10 to 12 at the park, 15 places", "That time has gone."),
        ("Litter pick sat 10 to 12 at the park, 0 places", "1 to 500 people"),
        ("Litter pick sat 10 to 12 at the park, 100,000 places", "1 to 500 people"),
        ("Litter pick sat 6am to 11pm at the park, 15 places", "16 hours long at most"),
        ("Litter pick 1 may 2032 10am to 12 at the park, 5 places", "more than a year away"),
    ],
)
async def test_what_cannot_be(hall: Town, said: str, answer: str) -> None:
    pat = await known(hall)
    await pat.says(said)
    await pat.sees(answer)


async def test_two_at_a_time_wait_for_a_broker_once(hall: Town) -> None:
    pat = await registers(hall)
    await pat.says("/organise")
    await pat.sees("Food parcel packing", "A broker looks at this first.")


async def test_a_name_that_there_is(hall: Town) -> None:
    await known(hall)
    jean = hall.phone("Jean")
    await jean.says("/organise")
    await jean.types("pelham larder")
    await jean.sees("Pelham Larder is here already.")


async def test_every_week(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    await pat.says("Soup kitchen every tuesday 5pm to 7pm at Pelham hall, 4 places")
    await pat.types("Skip")
    await pat.sees("Every Tuesday", "5pm to 7pm")
    await pat.taps("Yes, show it")
    await pat.sees("People can see this.")
    found = await rows(
        hall,
        "SELECT s.id FROM shift s JOIN opportunity o"
        " ON o.id = s.opportunity_id WHERE o.title = 'Soup kitchen'",
    )
    assert len(found) in (8, 9)
    await amina.says("/volunteer soup kitchen")
    await amina.sees("Soup kitchen", "4 places are left")
    await hall.later(days=22)
    later = await rows(
        hall,
        "SELECT s.id FROM shift s JOIN opportunity o"
        " ON o.id = s.opportunity_id WHERE o.title = 'Soup kitchen'",
    )
    assert len(later) == len(found) + 3


async def test_a_change_is_told_at_once_and_can_be_declined(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await pat.says("/organise")
    await pat.says("1")
    await pat.taps("Change it")
    await pat.sees("One person has joined.")
    await pat.taps("Change")
    await pat.says("Where: Ward End Park pavilion")
    await pat.says("St Paul's hall")
    await pat.taps("Save it")
    await amina.sees("Food parcel packing has changed.", "New place: St Paul's hall")
    await amina.taps("I can't come any more")
    await amina.sees("You are off this one.")


async def test_all_of_it_is_called_off(hall: Town) -> None:
    pat = await known(hall)
    amina = hall.phone("Amina")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await pat.says("/organise")
    await pat.says("1")
    await pat.taps("Call all of it off")
    await pat.types("The hall is flooded")
    await pat.sees("Call off Food parcel packing?", "I will tell one person")
    await pat.taps("Yes, call it off")
    await amina.sees("Called off: Food parcel packing.", "The hall is flooded")


async def test_another_organiser_is_invited_and_can_do_no_more(hall: Town) -> None:
    pat = await known(hall)
    jean = hall.phone("Jean")
    await known(hall, "Alum Rock Scouts", "Owen")
    await pat.says("/organise")
    await pat.taps("Invite an organiser")
    await pat.says("Jean")
    shown = await pat.sees("Please send this link to Jean")
    assert shown is not None
    found = re.search(r"start=(act-[\w-]+)", shown.text)
    assert found is not None
    await jean.starts(found[1])
    await jean.sees("You may now act for Pelham Larder")
    day = in_days(hall, 6)
    await jean.says(f"Stock take {day:%A} 2pm to 4pm at the store, 2 places")
    await jean.types("Skip")
    await jean.sees("Stock take", "Pelham Larder")
    await jean.taps("Yes, show it")
    await jean.sees("0 of 2 places are taken.")
    other = await rows(hall, "SELECT id FROM opportunity WHERE organisation = 'Alum Rock Scouts'")
    for verb in ("op-edit", "op-end", "op-approve"):
        await jean.forges(f"{verb}:{other[0]['id']}")
    assert await rows(hall, "SELECT state FROM opportunity WHERE state = 'ended'") == []

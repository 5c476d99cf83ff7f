"""An organiser publishes a shift, sees who is coming, and calls it off, by talking."""

import re

import pytest

from handlers.wording.pseudo import foreign_words
from storage import communities
from tests.shift_help import go_to, in_days, no_sample_shifts, past_a_clock_change, publish, rows
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def test_an_organiser_publishes_step_by_step(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    day = in_days(hall, 5)
    await owen.says("/shift")
    await owen.types(
        "Tea for carers", f"{day:%a} half 2 to 4", "Pelham hall, side door", "six people"
    )
    await owen.says("Skip")
    await owen.sees("Tea for carers", f"{day:%A}", "2:30pm to 4pm", "Pelham hall, side door")
    await owen.sees("6 places", "Shall I show this to the members of Ward End & Pelham Timebank?")
    assert await rows(hall, "SELECT id FROM shift") == []
    await owen.taps("Yes, show it")
    await owen.sees("Tea for carers", "0 of 6 places are taken.")
    await amina.says("/volunteer")
    await amina.sees("Tea for carers", "Friends of the Cut", "6 places are left")
    await owen.taps_again()
    assert len(await rows(hall, "SELECT id FROM shift")) == 1


async def test_a_whole_shift_in_one_message(hall: Town) -> None:
    owen = hall.phone("Owen")
    await owen.says(
        "/shift Litter pick, 12 people, sat 10am to 1pm, The Pelham Arms, Washwood Heath"
    )
    await owen.sees("What should they bring or know?")
    await owen.says("Gloves given")
    await owen.sees("Litter pick", "Saturday", "10am to 1pm", "12 places", "Gloves given")
    await owen.sees("Where: The Pelham Arms, Washwood Heath")
    await owen.taps("Change")
    await owen.taps("How many: 12 people")
    await owen.taps("8 people")
    await owen.sees("8 places")
    await owen.taps("Yes, show it")
    await owen.sees("0 of 8 places are taken.")


async def test_a_brokers_first_shift_asks_for_the_group(hall: Town) -> None:
    ruth, amina = hall.phones("Ruth", "Amina")
    await ruth.says("/shift Phone round, fri 10 to 12, the office, 3")
    await ruth.sees("Which group is it for?")
    await ruth.types("The timebank", "Skip")
    await ruth.taps("Yes, show it")
    await amina.says("/volunteer")
    await amina.sees("Phone round", "The timebank", "3 places are left")
    await ruth.says("/shift Phone round again, mon 10 to 12, the office, 3")
    await ruth.sees("What should they bring or know?")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("soon", "I did not find a day in that."),
        ("saturday", "I need the time it starts and the time it ends."),
        ("sat 9.30", "I need the time it starts and the time it ends."),
        ("today 12am to 12.30am", "That time has gone."),
        ("yesterday 2pm to 4pm", "That time has gone."),
        ("sat 6am to 11pm", "16 hours long at most"),
        ("x" * 4000, "I did not find a day in that."),
    ],
)
async def test_times_that_cannot_be(hall: Town, said: str, answer: str) -> None:
    owen = hall.phone("Owen")
    await owen.types("/shift Tea for carers", said)
    await owen.sees(answer, "When is it?")
    await owen.says("sat 2pm for 2 hours")
    await owen.sees("Where do people meet?")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("0", "I can do 1 to 500 people."),
        ("100000", "I can do 1 to 500 people."),
        ("lots", "I did not understand that."),
        ("4 or 5", "I did not understand that."),
        ("-3 <b>people</b>", re.compile("How many people do you need|What should they bring")),
    ],
)
async def test_numbers_that_cannot_be(hall: Town, said: str, answer: str | re.Pattern[str]) -> None:
    owen = hall.phone("Owen")
    await owen.types("/shift Tea for carers", "sat 2pm to 4pm", "Pelham hall", said)
    await owen.sees(answer)


async def test_other_peoples_words_are_only_words(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    await owen.says("/shift <b>Tea</b> & {cake}, sat 2pm to 4pm, <script>hall, 4")
    await owen.says("bring \u202edrawkcab\u202c")
    await owen.taps("Yes, show it")
    await amina.says("/volunteer")
    await amina.sees("<b>Tea</b> & {cake}", "<script>hall")
    assert "\u202e" not in amina.last.text


async def test_a_time_that_has_gone_while_the_card_was_open(hall: Town) -> None:
    owen = hall.phone("Owen")
    day = in_days(hall, 1)
    await owen.types(
        "/shift Tea for carers", f"{day:%a %d %B} 2pm to 4pm", "Pelham hall", "4", "Skip"
    )
    await owen.sees("Shall I show this")
    await go_to(hall, 2, "09:00")
    await owen.taps("Yes, show it")
    await owen.sees("That time has gone.")
    assert await rows(hall, "SELECT id FROM shift") == []
    await owen.taps("Cancel")


async def test_members_publish_nothing(hall: Town) -> None:
    amina = hall.phone("Amina")
    await amina.says("/shift Tea for carers")
    await amina.sees("You have no shift coming up")
    await amina.forges("shift")
    await amina.sees("Sorry, I cannot do that for you.")
    assert await rows(hall, "SELECT id FROM shift") == []


async def test_who_is_coming_by_first_name(hall: Town) -> None:
    owen, amina, jean, pat, ruth = hall.phones("Owen", "Amina", "Jean", "Pat", "Ruth")
    await publish(hall, places=2)
    await owen.says("/home")
    await owen.sees("You run: Tea for carers", "0 of 2 places are taken")
    for phone, button in ((amina, "Join"), (jean, "Join"), (pat, "Join the waiting list")):
        await phone.says("/volunteer")
        await phone.taps(button)
    await owen.taps("See my shifts")
    await owen.sees("2 of 2 places are taken.", "Coming: Amina and Jean.", "Waiting list: Pat.")
    seen = owen.count_messages()
    await amina.taps("Can't make it")
    await owen.sees("Coming: Jean.", "Asked if they want a free place: Pat.")
    assert owen.count_messages() == seen + 1  # the notice; the card changes in its place
    await pat.taps("Yes, I'll come")
    await ruth.says("/shifts")
    await ruth.sees("Coming: Jean and Pat.")
    for phone in (amina, jean, pat):
        assert not any(
            "Marlow" in text or "Waiting list:" in text for text in phone.received.values()
        )


async def test_calling_off_tells_everybody_at_once(hall: Town) -> None:
    owen, amina, jean, pat = hall.phones("Owen", "Amina", "Jean", "Pat")
    shift_id = await publish(hall, places=1)
    for phone, button in ((amina, "Join"), (jean, "Join the waiting list")):
        await phone.says("/volunteer")
        await phone.taps(button)
    await pat.says("/volunteer")
    await owen.says("/shifts")
    await owen.taps("Call it off")
    await owen.sees("Why do you call it off?")
    await owen.taps("The weather is too bad")
    await owen.sees("Call off Tea for carers?", "I will tell 2 people at once.")
    await amina.does_not_see("Called off")
    await owen.taps("Yes, call it off")
    await owen.sees("Called off.", "The weather is too bad")
    for phone in (amina, jean):
        await phone.sees("Called off: Tea for carers.", "You need not come.", "weather is too bad")
        assert phone.count_messages() == 2
    await pat.sees("Called off. Nobody needs to come.")
    await pat.forges(f"sh-join:{shift_id}")
    await pat.sees("That was called off.")
    await amina.says("can't make it")
    await amina.sees("You have no shift coming up.")
    await owen.taps_again()
    assert amina.count_messages() == 3
    assert pat.count_messages() == 1


async def test_calling_off_can_be_stopped_and_a_draft_waits_below(hall: Town) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await owen.says("/shifts")
    await owen.says("/shift Choir")
    await owen.taps("Call it off")
    await owen.says("cancel")
    await owen.sees("When is it?")
    assert amina.count_messages() == 1
    assert "Called off" not in amina.last.text
    assert {r["state"] for r in await rows(hall, "SELECT state FROM shift")} == {"published"}


async def test_a_broker_calls_off_an_organisers_shift(hall: Town) -> None:
    ruth, owen = hall.phones("Ruth", "Owen")
    await publish(hall)
    await ruth.says("/shifts")
    await ruth.taps("Call it off")
    await ruth.says("The hall has a leak")
    await ruth.sees("Nobody has joined yet.")
    await ruth.taps("Yes, call it off")
    await owen.sees("Called off: Tea for carers.", "The hall has a leak")


async def test_nothing_is_called_off_after_it_began(hall: Town) -> None:
    owen = hall.phone("Owen")
    await publish(hall, days=1)
    await owen.says("/shifts")
    await go_to(hall, 1, "15:00")
    await owen.taps("Call it off")
    await owen.sees("That has begun.", "This has begun.")
    assert "Call it off" not in owen.buttons


@pytest.mark.parametrize("label", ["Test: accents", "Test: right to left"])
async def test_every_sentence_comes_from_fluent(town: Town, label: str) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, "pseudo_languages", "yes")
    amina, owen = town.phones("Amina", "Owen")
    for phone in (amina, owen):
        await phone.says("/language")
        await phone.taps(label)
    for phone, said in (
        (amina, "/volunteer"), (amina, "3"), (amina, "1"), (amina, "/shifts"), (amina, "/home"),
        (owen, "/shifts"), (owen, "3"), (owen, "1"), (owen, "/shift Tea, sat 2pm to 4pm, Hall, 4"),
        (owen, "/home"),
    ):  # fmt: skip
        await phone.says(said)
        assert foreign_words(phone.last.raw) == [], phone.last.text

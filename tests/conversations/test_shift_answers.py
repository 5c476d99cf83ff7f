"""Answers about shifts that are typed instead of tapped: yes and no, an age, having been there."""

import pytest

from tests.conversations.test_finding import TIMELESS, put_up
from tests.conversations.test_service_hours import joined
from tests.conversations.test_shift_life import age_unknown, full, states
from tests.shift_help import go_to, no_sample_shifts, past_a_clock_change, publish, rows
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def test_yes_and_no_to_a_place_that_came_free(hall: Town) -> None:
    amina, jean, pat = await full(hall)
    await amina.taps("Can't make it")
    await jean.says("no sorry")
    await jean.sees("You are off this one.")
    await pat.says("yes please")
    await pat.sees("You're in.")
    assert await states(hall) == {"Amina": "left", "Jean": "left", "Pat": "joined"}


async def test_yes_and_no_to_the_reminder_and_where_it_is(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    await publish(hall)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await jean.says("no")  # nothing was asked: the place stays
    await go_to(hall, 3, "14:01")
    await amina.says("yes")
    await amina.sees("Thank you for saying that you are coming")
    await jean.says("I can't")
    await jean.sees("You are off this one.")
    assert await states(hall) == {"Amina": "joined", "Jean": "left"}
    for words in ("where is it?", "what time does it start", "who do I ask for"):
        await amina.says(words)
        await amina.sees("Tea for carers", "2pm to 4pm", "Where: Pelham hall", "Ask for Owen")


@pytest.mark.parametrize(
    ("said", "seen", "state"),
    [
        ("I am 16", "because of your age", "checking"),
        ("no", "because of your age", "checking"),
        ("34", "You're in.", "joined"),
        ("yes", "You're in.", "joined"),
    ],
)
async def test_the_question_for_the_age_takes_what_people_type(
    hall: Town, said: str, seen: str, state: str
) -> None:
    amina = hall.phone("Amina")
    await age_unknown(hall)
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.says(said)
    await amina.sees(seen)
    assert await states(hall) == {"Amina": state}


@pytest.mark.parametrize(
    "said",
    [
        "yes i want join litter pick",
        "can I come to the litter pick on sunday?",
        "Canal litter pick",
        "litter pick",
        "where is the litter pick",
        "put me down for the litter pick",
    ],
)
async def test_its_name_is_enough_to_find_it(town: Town, said: str) -> None:
    amina = town.phone("Amina")
    await amina.says(said)
    await amina.sees("Canal litter pick", "30 places are left")
    await amina.says("yes")
    await amina.sees("You're in.")


async def test_what_somebody_needs_is_no_name_of_a_shift(town: Town) -> None:
    amina = town.phone("Amina")
    for said in ("food parcel", "need help with litter pick"):
        await amina.says(said)
        assert amina.buttons[0] != "Join"
        await amina.says("/cancel")
    await amina.says("volunteering near Ladywood on sunday")  # no hours are told of by this
    await amina.sees("Canal litter pick", "30 places are left")


async def test_yes_to_something_at_any_time(hall: Town) -> None:
    amina = hall.phone("Amina")
    await put_up(hall, "Shop sorter", kind="flexible", often="any half day", **TIMELESS)
    await amina.says("shop sorter")
    await amina.sees("Would you like to do this?")
    await amina.says("yes please")
    await amina.sees("You said you would like to do this.")


async def test_yes_and_no_to_two_things_at_one_time(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, "Night kitchen", start="22:00", finish="02:00")
    await publish(hall, "Soup run", days=6, start="01:00", finish="03:00")
    await amina.says("/volunteer night kitchen")
    await amina.taps("Join")
    for answer, where in (("no", 1), ("yes", 2)):
        await amina.says("/volunteer soup run")
        await amina.taps("Join")
        await amina.sees("You have something at that time: Night kitchen", "Do you want both?")
        await amina.says(answer)
        assert len(await rows(hall, "SELECT id FROM place WHERE state = 'joined'")) == where


async def test_i_was_there_is_noted_and_who_did_not_come_is_not_thanked(hall: Town) -> None:
    amina, jean, pat, owen = hall.phones("Amina", "Jean", "Pat", "Owen")
    shift_id = await publish(hall, days=1)
    for phone in (amina, jean, pat):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await go_to(hall, 1, "16:20")
    await jean.says("i was at the tea for carers")
    await jean.sees("Noted: 2 hours, Tea for carers", "Somebody else confirms it")
    await owen.says("/home")
    await owen.forges(f"att-open:{shift_id}")
    await owen.says("Pat did not come")
    told = pat.count_messages()
    await go_to(hall, 0, "17:01")
    assert pat.count_messages() == told
    await jean.sees("Thank you for your time for Tea for carers.")
    await jean.does_not_see("Nobody has noted yet")
    await amina.does_not_see("Thank you for your time")  # nobody has noted yet if she came
    await go_to(hall, 3, "17:01")
    await amina.sees("Thank you for your time", "Nobody has noted yet that you came.")
    await amina.taps("I was there")
    await amina.sees("Noted: 2 hours, Tea for carers")
    assert [r["how"] for r in await rows(hall, "SELECT how FROM service_hours ORDER BY id")] == [
        "self", "tick", "self",
    ]  # fmt: skip


async def test_i_was_there_from_the_card_and_of_several(hall: Town) -> None:
    amina = hall.phone("Amina")
    first = await joined(hall, "Amina")
    other = await joined(hall, "Amina", title="Choir", start="17:00", finish="18:00")
    await amina.says("I was there")  # nothing is over yet
    await amina.does_not_see("Noted")
    await go_to(hall, 1, "18:20")
    await amina.starts(f"shift_{first}")
    await amina.sees("This is over.")
    assert amina.buttons[0] == "I was there"
    await amina.says("i was there")
    if "Which one do you mean?" in amina.last.text:
        await amina.taps(next(label for label in amina.buttons if "Choir" in label))
        await amina.sees("Noted: 1 hour, Choir")
    assert other


async def test_i_am_here_says_how_and_own_hours_and_letters_are_found_by_their_words(
    hall: Town,
) -> None:
    amina = hall.phone("Amina")
    await joined(hall, "Amina")
    await go_to(hall, 1, "13:50")
    await amina.says("I'm here")
    await amina.sees("Are you at Tea for carers now?", "Ask Owen for the six numbers")
    for words in ("my volunteering", "how many hours did I volunteer?"):
        await amina.says(words)
        await amina.sees("No volunteering is noted for 2026 yet.")
    await amina.says("can I have a certificate please")
    await amina.does_not_see("did not understand")

"""Joining a shift, waiting for a place, saying that one can't make it; reminders: by talking."""

import pytest

from tests.driver import Phone
from tests.shift_help import (
    crowd,
    go_to,
    in_days,
    no_sample_shifts,
    past_a_clock_change,
    publish,
    rows,
    run,
)
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def states(town: Town) -> dict[str, str]:
    """Who has which place, by name."""
    found = await rows(
        town, "SELECT p.name, m.state FROM place m JOIN person p ON p.id = m.person_id"
    )
    return {r["name"]: r["state"] for r in found}


@pytest.mark.parametrize("said", ["/volunteer", "volunteer", "See what's on"])
async def test_what_is_on_and_joining(town: Town, said: str) -> None:
    amina = town.phone("Amina")
    await amina.says(said)
    await amina.sees("What's on", "1. Warm hub welcomer", "8 places are left", "Friends of the Cut")
    await amina.taps("See 3: Canal litter pick")
    await amina.sees("Sunday", "10am to 1pm", "The footbridge, Ladywood", "gloves given")
    await amina.sees("30 places are left")
    await amina.taps("Join")
    await amina.sees("You're in.", "Ask for Owen", "Sunday")
    assert amina.buttons == [
        "Can't make it",
        "Put it in my calendar",
        "Say what helps me",
        "See what's on",
        "Talk to a person",
    ]
    assert amina.count_messages() == 1
    assert await states(town) == {"Amina": "joined"}


async def test_words_find_the_shift_that_they_speak_of(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("can I join the litter pick")
    await amina.sees("Canal litter pick", "30 places are left")
    await amina.says("any volunteering on saturday")
    await amina.sees("Saturday food parcel packing", "8 places are left")
    await amina.says("/volunteer food bank")
    await amina.sees("Saturday food parcel packing", "8 places are left")
    await amina.says(f"/volunteer {in_days(town, 40):%d %B}")
    await amina.sees("I found nothing like that:", "1. Warm hub welcomer")
    await amina.says("/volunteer yesterday")
    await amina.sees("That day has gone.", "1. Warm hub welcomer")
    await amina.says("/volunteer llama walking")
    await amina.sees("I found nothing called that: llama walking", "1. Warm hub welcomer")


async def test_joining_twice_is_harmless(hall: Town) -> None:
    amina, owen = hall.phones("Amina", "Owen")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps_again()
    await amina.sees("You're in.")
    assert len(await rows(hall, "SELECT id FROM place")) == 1
    await owen.sees_nothing_new()


async def test_nothing_on(hall: Town) -> None:
    amina = hall.phone("Amina")
    await amina.says("/volunteer")
    await amina.sees("Nothing is on at Ward End & Pelham Timebank")
    assert "Talk to a person" in amina.buttons
    await amina.says("/shifts")
    await amina.sees("You have no shift coming up")


async def test_a_long_list_has_pages(hall: Town) -> None:
    amina = hall.phone("Amina")
    for number in range(1, 6):
        await publish(hall, f"Session {number}", days=number)
    await amina.says("/volunteer")
    await amina.sees("1. Session 1", "3. Session 3")
    await amina.does_not_see("Session 4")
    await amina.taps("More")
    await amina.sees("1. Session 4", "2. Session 5")
    await amina.says("2")
    await amina.sees("Session 5", "8 places are left")
    await amina.taps("See what's on")
    await amina.sees("1. Session 1")


async def test_a_full_shift_has_a_waiting_list_in_order(hall: Town) -> None:
    amina, jean, pat, owen = hall.phones("Amina", "Jean", "Pat", "Owen")
    await publish(hall, places=1)
    for phone in (amina, jean, pat):
        await phone.says("/volunteer")
    await amina.taps("Join")
    await jean.taps("Join")  # drawn while there was room: the tap finds it full
    await jean.sees("You are number 1 on the waiting list")
    await pat.says("/volunteer")
    await pat.sees("All places are taken.", "One person waits for one.")
    await pat.taps("Join the waiting list")
    await pat.sees("You are number 2 on the waiting list")
    await amina.taps("Can't make it")
    await amina.sees("You are off this one.", "Thank you")
    await jean.sees("A place came free. Would you like it?")
    assert jean.buttons[:2] == ["Yes, I'll come", "No, thank you"]
    await pat.sees("You are number 1 on the waiting list")
    assert pat.count_messages() == 2  # no new message for a number that changed
    await owen.sees("Amina can't make it. I have asked Jean", "0 of 1 places are taken")
    assert owen.count_messages() == 1
    await jean.taps("Yes, I'll come")
    await jean.sees("You're in.")
    await pat.taps("Leave the waiting list")
    await pat.sees("You are off this one.")
    assert owen.count_messages() == 1
    assert await states(hall) == {"Amina": "left", "Jean": "joined", "Pat": "left"}


async def test_who_comes_back_goes_to_the_end_of_the_line(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    await publish(hall, places=1)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await jean.says("/volunteer")
    await jean.taps("Join the waiting list")
    await amina.taps("Can't make it")
    await amina.taps("Join the waiting list")
    await amina.sees("You are number 1 on the waiting list")
    assert await states(hall) == {"Amina": "waiting", "Jean": "offered"}


async def test_cant_make_it_twice_frees_one_place(hall: Town) -> None:
    amina, owen = hall.phones("Amina", "Owen")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("Can't make it")
    await amina.taps_again()
    await amina.sees("This was done already.")
    assert owen.count_messages() == 1


async def test_a_shift_at_the_same_time_is_named_and_asked_about(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, "Tea for carers", start="14:00", finish="16:00")
    await publish(hall, "Bike repairs", start="15:00", finish="17:00")
    await publish(hall, "Choir", start="17:00", finish="18:00")
    await amina.says("/volunteer tea for carers")
    await amina.taps("Join")
    await amina.says("/volunteer bike repairs")
    await amina.taps("Join")
    await amina.sees("You have something at that time: Tea for carers", "2pm to 4pm")
    await amina.taps("Keep the one I have")
    await amina.sees("Bike repairs", "8 places are left")
    assert await states(hall) == {"Amina": "joined"}
    await amina.taps("Join")
    await amina.taps("Join both")
    await amina.sees("Bike repairs", "You're in.")
    await amina.says("/volunteer choir")
    await amina.taps("Join")
    await amina.sees("Choir", "You're in.")
    assert len(await rows(hall, "SELECT id FROM place WHERE state = 'joined'")) == 3


async def test_what_has_begun_is_over_or_called_off_is_refused_clearly(hall: Town) -> None:
    amina, jean, pat = hall.phones("Amina", "Jean", "Pat")
    await publish(hall, days=1, start="14:00", finish="16:00")
    for phone in (amina, jean, pat):
        await phone.says("/volunteer")
    await amina.taps("Join")
    await go_to(hall, 1, "14:30")
    await jean.taps("Join")
    await jean.sees("That has begun.", "This has begun.")
    assert "Join" not in jean.buttons
    await amina.taps("Can't make it")
    await amina.sees("That has begun. Please talk to a person")
    await go_to(hall, 0, "16:30")
    await pat.taps("Join")
    await pat.sees("That is over.", "This is over.")
    await amina.says("/volunteer")
    await amina.sees("Nothing is on")
    assert await states(hall) == {"Amina": "joined"}


@pytest.mark.parametrize(
    "said",
    [
        "can't make it",
        "Cant make it",
        "sorry cant make it",
        "I can't make my shift",
        "cant make {day}",
    ],
)
async def test_cant_make_it_typed(hall: Town, said: str) -> None:
    amina, owen = hall.phones("Amina", "Owen")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.says("/home")
    await amina.sees("Next: Tea for carers", "2pm to 4pm")
    await amina.says(said.format(day=f"{in_days(hall, 5):%A}"))
    if "my shift" in said:
        await amina.sees("Tea for carers", "You're in.")  # shown, with its button
        await amina.taps("Can't make it")
    await amina.sees("Tea for carers", "You are off this one.")
    await owen.sees("Amina can't make it.")


async def test_with_several_it_is_asked_which(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, "Tea for carers", days=5)
    await publish(hall, "Bike repairs", days=6)
    for title in ("tea for carers", "bike repairs"):
        await amina.says(f"/volunteer {title}")
        await amina.taps("Join")
    await amina.says("/home")
    await amina.says("can't make it")
    await amina.sees("Which one can't you make?", "1. ", "2. ")
    await amina.taps("Leave 2: Bike repairs")
    await amina.sees("Bike repairs", "You are off this one.")
    await amina.says("/volunteer bike repairs")
    await amina.taps("Join")
    await amina.says("sorry I can't make it to the tea")
    await amina.sees("Tea for carers", "You are off this one.")
    assert {r["state"] for r in await rows(hall, "SELECT state FROM place")} == {"joined", "left"}


async def test_taking_back_something_else_leaves_the_shift_alone(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.says("/home")
    await amina.says("I need to cancel the man doing my gutters")
    await amina.sees("Which one can't you make?", "Tea for carers")
    assert "Talk to a person" in amina.buttons
    assert await states(hall) == {"Amina": "joined"}
    await amina.says("cancel")
    await amina.sees("There is nothing to stop.")


async def test_without_a_shift_a_person_is_offered(hall: Town) -> None:
    amina = hall.phone("Amina")
    await amina.says("can't make it")
    await amina.sees("You have no shift coming up.", "a person can help you")
    assert "Talk to a person" in amina.buttons
    await amina.says("I'm coming")
    await amina.sees("You have no shift coming up")


async def reminded(hall: Town, phone: Phone) -> None:
    """The reminder two days before came as a new message with its two buttons."""
    await phone.sees("You have a place on this soon.", "Can you still come?")
    assert phone.buttons[:2] == ["I'm coming", "Can't make it"]


async def test_reminders_two_days_and_in_the_evening_before(hall: Town) -> None:
    amina, jean, owen = hall.phones("Amina", "Jean", "Owen")
    await publish(hall, days=5, start="09:30", finish="12:30")
    today = in_days(hall, 0)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await go_to(hall, 3, "09:29", since=today)
    assert amina.count_messages() == 1
    await go_to(hall, 3, "09:31", since=today)
    await reminded(hall, amina)
    assert amina.count_messages() == 2
    await amina.taps("I'm coming")
    await amina.sees("Thank you for saying that you are coming")
    await jean.says("can't make it")
    await jean.sees("You are off this one.")
    await owen.says("/shifts")
    await owen.sees("Said again that they are coming: Amina.", "1 of 8 places are taken")
    await go_to(hall, 4, "17:59", since=today)
    assert amina.count_messages() == 2
    await go_to(hall, 4, "18:01", since=today)
    await amina.sees("Tea for carers", "9:30am to 12:30pm", "Pelham hall", "Ask for Owen")
    await amina.sees("It starts soon.", "Thank you for saying that you are coming")
    assert amina.count_messages() == 3
    assert jean.count_messages() == 3  # no reminder for whoever left
    done = {
        (r["kind"], r["state"]): r["n"]
        for r in await rows(
            hall,
            "SELECT kind, state, COUNT(*) AS n FROM reminder"
            " WHERE kind IN ('shift.coming', 'shift.soon', 'shift.thanks', 'shift.after')"
            " GROUP BY kind, state",
        )
    }
    assert done == {
        ("shift.after", "waiting"): 1,
        ("shift.coming", "done"): 2,
        ("shift.soon", "done"): 1,
        ("shift.soon", "untrue"): 1,
        ("shift.thanks", "waiting"): 2,
    }


async def test_a_reminder_three_hours_before_and_none_late_at_night(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, days=5, start="14:00", finish="16:00")
    today = in_days(hall, 0)
    await amina.says("/volunteer")
    await amina.taps("Join")
    # The bot is off at two in the afternoon and comes back at eleven at night.
    await hall.stop()
    await go_to(hall, 3, "23:00", since=today)
    await hall.start()
    await hall.later(seconds=1)
    assert amina.count_messages() == 1
    await go_to(hall, 4, "08:01", since=today)
    await reminded(hall, amina)
    await go_to(hall, 5, "11:01", since=today)
    await amina.sees("It starts soon.", "Can you come?")
    await amina.taps("I'm coming")
    await amina.sees("It starts soon.", "Thank you for saying that you are coming")
    assert amina.count_messages() == 3


async def test_a_reminder_of_a_place_that_was_left_and_taken_again_comes_once(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, days=5)
    today = in_days(hall, 0)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("Can't make it")
    await amina.taps("Join")
    before = amina.count_messages()
    await go_to(hall, 3, "14:01", since=today)
    await reminded(hall, amina)
    assert amina.count_messages() == before + 1


async def test_only_members_join_and_buttons_are_checked_again(hall: Town) -> None:
    jean, amina, nadia, owen = hall.phones("Jean", "Amina", "Nadia", "Owen")
    shift_id = await publish(hall)
    await jean.says("/volunteer")
    await run(
        hall,
        "UPDATE membership SET state = 'paused' WHERE person_id = :id",
        id=hall.people["Jean"].id,
    )
    await jean.taps("Join")
    await jean.sees("Only members can do this.")
    await nadia.starts()
    await nadia.forges(f"sh-join:{shift_id}")
    await nadia.says("/volunteer")
    await nadia.sees("Only members can do this.")
    await owen.says("/volunteer")
    await owen.forges(f"sh-join:{shift_id}")
    await owen.sees("You run this one")
    await amina.says("/home")
    for data in (
        "sh-join:999",
        "sh-leave:999",
        f"sh-leave:{shift_id}",
        f"sh-run:{shift_id}",
        f"sh-off:{shift_id}",
        "sh-open:999",
        "sh-join:",
        "sh-join:x:both",
    ):
        await amina.forges(data)
        await amina.sees("I cannot find that.")
    await amina.forges(f"sh-coming:{shift_id}")
    await amina.sees("You have no place on that one.")
    assert await states(hall) == {}


async def test_a_shift_of_another_timebank_is_not_theirs(hall: Town) -> None:
    amina = hall.phone("Amina")
    shift_id = await publish(hall)
    await run(
        hall,
        "INSERT INTO community (name, slug, zone, created_at)"
        " VALUES ('Kings Heath Timebank', 'kings-heath', 'Europe/London', :now)",
        now=hall.clock.now(),
    )
    await run(hall, "UPDATE shift SET community_id = 2 WHERE id = :id", id=shift_id)
    await amina.says("/volunteer")
    await amina.sees("Nothing is on")
    await amina.forges(f"sh-join:{shift_id}")
    await amina.sees("I cannot find that.")
    assert await states(hall) == {}


async def test_a_drop_out_is_told_to_the_first_of_a_longer_list(hall: Town) -> None:
    await publish(hall, places=2)
    people = await crowd(hall, 5)
    for phone in people:
        await phone.says("/volunteer")
        await phone.taps("Join" if phone in people[:2] else "Join the waiting list")
    await people[0].taps("Can't make it")
    await people[2].sees("A place came free.")
    await people[3].sees("You are number 1 on the waiting list")
    await people[4].sees("You are number 2 on the waiting list")
    await people[2].taps("No, thank you")
    await people[3].sees("A place came free.")
    assert sorted((await states(hall)).values()) == ["joined", "left", "left", "offered", "waiting"]

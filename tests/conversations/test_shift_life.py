"""A shift's life, by talking: freed places that are offered, places kept while a broker looks, the
fewest people, changes, the same again."""

import asyncio

import pytest

from tests.conversations.test_plans import planned
from tests.driver import Phone
from tests.shift_help import (
    LONDON,
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
    return {r["name"].split()[0]: r["state"] for r in found}


async def full(town: Town, *, days: int = 5, start: str = "14:00", waiting: int = 2) -> list[Phone]:
    """One place, which Amina has; Jean waits, then Pat, then others."""
    names = ["Amina", "Jean", "Pat"][: 1 + waiting]
    people = [town.phone(name) for name in names]
    people += await crowd(town, max(0, waiting - 2))
    finish = f"{int(start[:2]) + 2:02}{start[2:]}"
    await publish(town, days=days, start=start, finish=finish, places=1)
    for phone in people:
        await phone.says("/volunteer")
        await phone.taps("Join" if phone is people[0] else "Join the waiting list")
    return people


# A freed place ------------------------------------------------------------------------------------


async def test_a_freed_place_goes_down_the_list_by_yes_and_no(hall: Town) -> None:
    amina, jean, pat = await full(hall)
    owen = hall.phone("Owen")
    await amina.taps("Can't make it")
    await jean.sees("A place came free. Would you like it?", "I keep it for you until Tuesday")
    assert jean.buttons[:2] == ["Yes, I'll come", "No, thank you"]
    await owen.sees("Amina can't make it. I have asked Jean if they want the place.")
    await amina.taps("Join the waiting list")  # a place that is kept is no free one
    await amina.sees("You are number 2 on the waiting list")
    await owen.says("/shifts")
    await owen.sees("0 of 1 places are taken", "Asked if they want a free place: Jean.")
    await jean.says("no, thank you")
    await jean.sees("You are off this one.")
    await pat.sees("A place came free.")
    await pat.says("yes, I'll come")
    await pat.sees("You're in.", "Ask for Owen")
    assert await states(hall) == {"Amina": "waiting", "Jean": "left", "Pat": "joined"}
    await amina.sees("You are number 1 on the waiting list")


async def test_an_offer_that_nobody_answers_goes_on_and_its_turn_comes_again_once(
    hall: Town,
) -> None:
    amina, jean, pat = await full(hall)
    await amina.taps("Can't make it")  # Monday 10am, five days before: until Tuesday 10am
    today = in_days(hall, 0)
    await go_to(hall, 1, "09:59", since=today)
    await jean.sees("A place came free.")
    await go_to(hall, 1, "10:01", since=today)
    await jean.sees("I kept a place for you and heard nothing", "You are number 1 on the waiting")
    await pat.sees("A place came free.", "until Wednesday")
    await go_to(hall, 2, "10:06", since=today)
    await pat.sees("You are number 1 on the waiting list now.")
    await jean.sees("A place came free.")
    await go_to(hall, 3, "10:12", since=today)
    await jean.sees("You are off the waiting list.", "two times")
    await pat.sees("A place came free.")
    await go_to(hall, 4, "10:16", since=today)
    await pat.sees("anybody can have it now", "You can still join")
    assert await states(hall) == {"Amina": "left", "Jean": "left", "Pat": "left"}
    await jean.taps("Join the waiting list")
    await jean.sees("You're in.")


async def test_nobody_loses_their_turn_by_sleeping(hall: Town) -> None:
    amina, jean, pat = await full(hall, days=2)
    today = in_days(hall, 0)
    await go_to(hall, 0, "21:00", since=today)
    before = jean.count_messages()
    await amina.taps("Can't make it")
    await jean.sees("A place came free.", "until Tuesday", "midday")  # changed in its place
    assert jean.count_messages() == before
    await go_to(hall, 1, "08:01", since=today)
    assert jean.count_messages() == before + 1  # and said in the morning
    await go_to(hall, 1, "11:59", since=today)
    await jean.taps("Yes, I'll come")
    await jean.sees("You're in.")
    await pat.sees("You are number 1 on the waiting list")


async def test_a_place_freed_in_the_night_before_an_early_start_is_said_at_six(hall: Town) -> None:
    amina, jean, pat = await full(hall, days=1, start="06:30")
    await go_to(hall, 0, "23:10")
    before = jean.count_messages()
    await amina.says("sorry, can't make it")
    await jean.sees("A place is free. It starts soon")
    assert jean.count_messages() == before  # nobody is woken
    await hall.phone("Owen").sees("I have asked everybody on the waiting list (2).", "at 6am.")
    await go_to(hall, 1, "06:01")
    assert jean.count_messages() == before + 1
    await pat.taps("Yes, I'll come")
    await pat.sees("You're in.")


async def test_two_places_freed_at_once_go_to_two_in_order(hall: Town) -> None:
    amina, jean, pat = hall.phones("Amina", "Jean", "Pat")
    first, second = await crowd(hall, 2)
    await publish(hall, days=5, places=2)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    for phone in (pat, first, second):
        await phone.says("/volunteer")
        await phone.taps("Join the waiting list")
    shift_id = (await rows(hall, "SELECT id FROM shift"))[0]["id"]
    await asyncio.gather(*(one.forges(f"sh-leave:{shift_id}") for one in (amina, jean)))
    for phone in (pat, first):
        await phone.sees("A place came free. Would you like it?")
    await second.sees("You are number 1 on the waiting list")
    held = await rows(hall, "SELECT person_id FROM place WHERE state = 'offered' ORDER BY turn")
    assert [row["person_id"] for row in held] == [
        hall.people["Pat"].id,
        hall.people["Volunteer01"].id,
    ]
    await second.forges(f"sh-join:{shift_id}")  # neither place is theirs
    assert (await states(hall))["Volunteer02"] == "waiting"
    await first.taps("Yes, I'll come")
    await pat.taps("No, thank you")
    await second.sees("A place came free. Would you like it?")


async def test_shortly_before_the_start_everybody_is_asked_at_once(hall: Town) -> None:
    amina, jean, pat, volunteer = await full(hall, days=1, waiting=3)
    owen = hall.phone("Owen")
    await go_to(hall, 1, "12:00")
    await amina.taps("Can't make it")
    await owen.sees("I have asked everybody on the waiting list (3)")
    for phone in (jean, pat, volunteer):
        await phone.sees("A place is free. It starts soon", "Whoever says yes first has it.")
    told = jean.count_messages()
    await pat.taps("Yes, I'll come")
    await pat.sees("You're in.")
    await jean.sees("You are number 1 on the waiting list")
    assert "Yes, I'll come" not in jean.buttons
    await jean.forges(f"sh-join:{(await rows(hall, 'SELECT id FROM shift'))[0]['id']}")
    assert (await states(hall))["Jean"] == "waiting"
    assert jean.count_messages() == told


async def test_an_offer_that_ended_while_the_bot_was_off_is_made_again(hall: Town) -> None:
    amina, jean, _ = await full(hall)
    await amina.taps("Can't make it")
    await hall.stop()
    await go_to(hall, 2, "12:00")
    await hall.start()
    await hall.later(seconds=2)
    await jean.sees("A place came free.", "I keep it for you until Thursday")
    assert (await states(hall))["Jean"] == "offered"


# Age and checks -----------------------------------------------------------------------------------


async def age_unknown(town: Town, name: str = "Amina", adult: int | None = None) -> None:
    await run(
        town,
        "UPDATE membership SET adult = :adult WHERE person_id = :id",
        adult=adult,
        id=town.people[name].id,
    )


async def test_somebody_whose_age_nobody_knows_is_asked_once(hall: Town) -> None:
    amina = hall.phone("Amina")
    await age_unknown(hall)
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.sees("This is for people who are 18 or over. Are you?")
    await amina.taps("Yes, I am 18 or over")
    await amina.sees("You're in.")
    await amina.taps("Can't make it")
    await amina.taps("Join")
    await amina.sees("You're in.")


async def agreed(ruth: Phone) -> None:
    """A broker notes that a parent agreed, without whom nobody under 18 is let in."""
    await ruth.taps("Let them join")
    await ruth.sees("A parent or carer has to agree first.")
    await ruth.taps("Note who agreed")
    await ruth.types("Mrs Khan", "A parent", "By phone", "today")
    await ruth.sees("Mrs Khan, their parent, agreed by phone on", "Ruth noted it")


async def test_a_place_is_kept_for_somebody_young_while_a_broker_looks(hall: Town) -> None:
    amina, jean, ruth = hall.phones("Amina", "Jean", "Ruth")
    await age_unknown(hall)
    await publish(hall, places=1)
    for phone in (amina, jean):
        await phone.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("No, I am younger")
    await amina.sees("I keep a place for you until Thursday", "because of your age", "a parent")
    await jean.taps("Join")
    await jean.sees("You are number 1 on the waiting list")
    await ruth.sees("Amina would like to join a shift.", "Tea for carers", "under 18")
    await agreed(ruth)
    await ruth.taps("Let them join")
    await ruth.sees("Ruth let them join.")
    await amina.sees("You're in. A person at the timebank has looked.")
    await amina.taps("Can't make it")
    await jean.sees("A place came free.")
    await amina.taps("Join the waiting list")  # what was settled is not asked again
    await jean.taps("No, thank you")
    await amina.taps("Yes, I'll come")
    await amina.sees("You're in.")
    assert len(await rows(hall, "SELECT id FROM casework WHERE kind = 'place'")) == 1


async def test_a_broker_says_no_with_a_reason_and_the_place_goes_on(hall: Town) -> None:
    amina, jean, ruth = hall.phones("Amina", "Jean", "Ruth")
    await age_unknown(hall, adult=0)
    await publish(hall, places=1)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps(phone.buttons[0])
    await amina.sees("I keep a place for you")
    await ruth.taps("Say no")
    await ruth.says("The group needs two adults that day, and has one")
    await ruth.sees("Ruth said no, and they were told why.")
    await amina.sees("You can't join Tea for carers this time.", "needs two adults")
    await jean.sees("A place came free.")


async def test_a_check_that_is_asked_for(hall: Town) -> None:
    amina, ruth = hall.phones("Amina", "Ruth")
    shift_id = await publish(hall)
    await run(hall, "UPDATE opportunity SET checks = 'enhanced'")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.sees("I keep a place for you", "A DBS check is needed")
    await ruth.sees("It asks for an enhanced DBS check. None is noted.")
    await ruth.taps("Let them join")
    await ruth.sees("Please note the DBS check first")
    await noted(hall, "Amina", "basic: helper")
    await ruth.taps("Let them join")
    await ruth.sees("Please note the DBS check first")
    await noted(hall, "Amina", "barred: helper in a nursery")
    await ruth.taps("Let them join")
    await amina.sees("You're in.")
    await noted(hall, "Jean", "enhanced: driver")
    jean = hall.phone("Jean")
    await jean.says("/volunteer")
    await jean.taps("Join")
    await jean.sees("You're in.")
    assert shift_id
    assert len(await rows(hall, "SELECT id FROM casework WHERE kind = 'place'")) == 1


async def noted(town: Town, name: str, level: str) -> None:
    who = town.people[name].id
    await run(town, "UPDATE vetting SET ended_at = :now WHERE person_id = :id AND kind = 'dbs'"
              " AND ended_at IS NULL", now=town.clock.now(), id=who)  # fmt: skip
    await run(
        town,
        "INSERT INTO vetting (community_id, person_id, kind, level, day, until, by_id, at)"
        " VALUES (1, :id, 'dbs', :level, :day, :until, :ruth, :now)",
        id=who,
        level=level,
        day=in_days(town, -9),
        until=in_days(town, 90),
        ruth=town.people["Ruth"].id,
        now=town.clock.now(),
    )


async def test_a_place_is_not_kept_for_ever_and_who_leaves_ends_the_case(hall: Town) -> None:
    amina, jean, ruth = hall.phones("Amina", "Jean", "Ruth")
    await run(hall, "UPDATE membership SET adult = 0 WHERE person_id IN (:a, :j)",
              a=hall.people["Amina"].id, j=hall.people["Jean"].id)  # fmt: skip
    await publish(hall, places=2)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await jean.taps("Can't make it")
    await ruth.sees("They took it back.")
    await go_to(hall, 3, "10:05")
    await amina.sees("I could not keep your place any longer.")
    await ruth.says("/queue")
    await ruth.taps("Start with the oldest")
    await ruth.sees("Amina would like to join a shift.", "No place is kept for them now.")
    await agreed(ruth)
    await ruth.taps("Let them join")
    await amina.sees("You may join Tea for carers.")
    await amina.taps("See it")
    await amina.taps("Join")
    await amina.sees("You're in.")


async def test_joining_after_the_last_day_to_join(hall: Town) -> None:
    amina = hall.phone("Amina")
    shift_id = await publish(hall)
    await amina.says("/volunteer")
    await run(hall, "UPDATE opportunity SET close_on = :day", day=in_days(hall, -1))
    await amina.taps("Join")
    await amina.sees("People could join until Sunday 15 November 2026")
    await amina.forges(f"sh-join:{shift_id}:both-old")
    assert await states(hall) == {}


async def test_help_that_is_planned_then_is_named(hall: Town) -> None:
    amina, *_ = await planned(hall)
    await publish(hall, days=2, start="15:00", finish="17:00")
    await amina.says("/volunteer tea for carers")
    await amina.taps("Join")
    await amina.sees("You have something at that time: gardening with Jean", "Do you want both?")
    await amina.taps("Join both")
    await amina.sees("You're in.")


# The fewest people --------------------------------------------------------------------------------


async def test_too_few_people_and_nobody_decides(hall: Town) -> None:
    amina, jean, owen, ruth = hall.phones("Amina", "Jean", "Owen", "Ruth")
    await publish(hall, places=6, least=3)
    today = in_days(hall, 0)
    await amina.says("/volunteer")
    await amina.sees("It needs 3 people. Nobody has joined so far.")
    await amina.taps("Join")
    await go_to(hall, 3, "14:01", since=today)
    await owen.sees("One person has joined Tea for carers so far.", "You need 3.")
    assert owen.buttons[:3] == ["Go ahead", "Lower the number", "Call it off"]
    await amina.does_not_see("not sure")
    await go_to(hall, 4, "14:01", since=today)
    await amina.sees("It is not sure that Tea for carers takes place.", "only you have joined")
    await owen.sees("I told one person that it is not sure.")
    await ruth.sees("It is not sure that Tea for carers takes place.", "has not decided")
    await jean.says("/volunteer")
    await jean.sees("It is not sure yet that it takes place.")
    await jean.taps("Join")
    await owen.taps("Go ahead")
    for phone in (amina, jean):
        await phone.sees("Tea for carers takes place.")
    await owen.sees("You need 3 people. It goes ahead.")
    await jean.says("/shifts")
    await jean.does_not_see("It needs 3 people")


async def test_the_fewest_people_are_lowered_or_come_after_all(hall: Town) -> None:
    amina, jean, owen = hall.phones("Amina", "Jean", "Owen")
    await publish(hall, places=6, least=4)
    today = in_days(hall, 0)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await go_to(hall, 3, "14:01", since=today)
    await owen.taps("Lower the number")
    await owen.sees("How many people do you need at least?")
    await owen.says("7")
    await owen.sees("I can do 1 to 6 people")
    await owen.says("2")
    await owen.sees("You need 2 people.")
    await go_to(hall, 4, "14:01", since=today)
    await owen.sees("One person has joined Tea for carers so far.", "You need 2.")
    await jean.says("/volunteer")
    await jean.taps("Join")
    await owen.sees("Enough people have joined Tea for carers now.")
    await owen.taps("Go ahead")
    await owen.sees("This was done already.")


# Changes ------------------------------------------------------------------------------------------


async def test_one_day_is_changed_and_everybody_is_told_once(hall: Town) -> None:
    amina, jean, pat = await full(hall)
    owen = hall.phone("Owen")
    shift_id = (await rows(hall, "SELECT id FROM shift"))[0]["id"]
    await owen.says("/shifts")
    await owen.forges(f"sc-change:{shift_id}")
    await owen.sees("Tea for carers", "2pm to 4pm", "Shall I change this one day? I tell 3 people")
    await owen.taps("Change")
    await owen.taps(next(label for label in owen.buttons if label.startswith("When")))
    await owen.says(f"{in_days(hall, 4):%A} 3pm to 5pm")
    await owen.sees("3pm to 5pm")
    await owen.taps("Yes, change it")
    await amina.sees("Tea for carers has changed.", "New time: ", "3pm to 5pm", "Can you still")
    assert amina.buttons[:2] == ["I'm still coming", "I can't come any more"]
    for phone in (jean, pat):
        await phone.sees("New time: ", "You are still on the waiting list.")
        assert phone.buttons == ["See it", "Leave the waiting list"]
    told = amina.count_messages()
    await amina.taps("I'm still coming")
    await amina.sees("Thank you for saying that you are coming")
    today = in_days(hall, 0)
    await go_to(hall, 4, "12:01", since=today)  # three hours before the new time
    await amina.sees("It starts soon.")
    assert amina.count_messages() == told + 1
    await owen.forges(f"sc-change:{shift_id}")
    await owen.taps("Change")
    await owen.taps(next(label for label in owen.buttons if label.startswith("When")))
    await owen.says("yesterday 3pm to 5pm")
    await owen.sees("That time has gone.")


async def test_more_places_are_offered_to_who_waits_and_fewer_than_taken_refused(
    hall: Town,
) -> None:
    amina, jean, pat = await full(hall)
    owen = hall.phone("Owen")
    shift_id = (await rows(hall, "SELECT id FROM shift"))[0]["id"]
    await owen.says("/home")
    await owen.forges(f"sc-change:{shift_id}")
    await owen.taps("Change")
    await owen.taps("How many: 1 people" if "How many: 1 people" in owen.buttons
                    else next(b for b in owen.buttons if b.startswith("How many")))  # fmt: skip
    await owen.says("2")
    await owen.taps("Yes, change it")
    await jean.sees("A place came free.")
    await pat.sees("You are number 1 on the waiting list")
    assert amina.count_messages() == 1  # nothing that concerns her
    await owen.forges(f"sc-change:{shift_id}")
    await owen.taps("Change")
    await owen.taps(next(b for b in owen.buttons if b.startswith("How many")))
    await owen.says("1")
    await owen.taps("Yes, change it")
    await owen.sees("2 people have joined already.")


async def weekly(town: Town, said: str = "every tuesday 5pm to 7pm") -> int:
    owen = town.phone("Owen")
    await owen.says(f"/shift Soup kitchen, {said}, Pelham hall, 4")
    await owen.says("Skip")
    await owen.taps("Yes, show it")
    return int((await rows(town, "SELECT id FROM opportunity ORDER BY id DESC LIMIT 1"))[0]["id"])


async def test_the_days_of_a_weekly_one_change(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    number = await weekly(hall)
    first = (await rows(hall, "SELECT id, day FROM shift ORDER BY day"))[0]
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await owen.says("/home")
    await owen.forges(f"op-edit:{number}")
    await owen.taps("Change")
    await owen.taps(next(b for b in owen.buttons if b.startswith("When")))
    await owen.says("every wednesday and friday 6pm to 8pm")
    await owen.taps("Yes, change it" if "Yes, change it" in owen.buttons else owen.buttons[0])
    await amina.sees("Soup kitchen has changed.", "Wednesday 18 November 2026", "6pm to 8pm")
    moved = await rows(hall, "SELECT id, day, start FROM shift WHERE state = 'published'"
                       " ORDER BY day")  # fmt: skip
    assert moved[0]["id"] == first["id"]  # Tuesday's people are on Wednesday's now
    assert [r["day"] for r in moved[:3]] == ["2026-11-18", "2026-11-20", "2026-11-25"]
    assert {r["start"][:5] for r in moved} == {"18:00"}
    assert len({r["day"] for r in moved}) == len(moved)


# Afterwards ---------------------------------------------------------------------------------------


async def test_the_same_again_next_week_for_volunteer_and_organiser(hall: Town) -> None:
    amina, jean, owen = hall.phones("Amina", "Jean", "Owen")
    await publish(hall, days=1)
    await publish(hall, "Choir", days=9, start="17:00", finish="18:00")
    for phone in (amina, jean):
        await phone.says("/volunteer tea for carers")
        await phone.taps("Join")
    told = amina.count_messages()
    await go_to(hall, 1, "17:01")
    await owen.sees("Tea for carers is over.", "2 people had a place.")
    assert amina.count_messages() == told  # nobody has noted yet whether she came
    await go_to(hall, 3, "17:01")
    await amina.sees("Thank you for your time for Tea for carers.")
    await amina.taps("Same again next week")
    await amina.sees("Next week's Tea for carers is not up yet.", "I ask you as soon as it is.")
    told = jean.count_messages()
    await owen.taps("Same again next week")
    await owen.sees("Tea for carers", "Tuesday 24 November 2026", "0 of 8 places are taken")
    await amina.sees("Tea for carers is on again.", "Tuesday 24 November 2026")
    await amina.taps("Join")
    await amina.sees("You're in.")
    assert jean.count_messages() == told  # she didn't ask for it
    await jean.taps("Same again next week")
    await jean.sees("Tea for carers", "You're in.")
    await owen.forges(f"sh-again:{(await rows(hall, 'SELECT MIN(id) AS id FROM shift'))[0]['id']}")
    assert len(await rows(hall, "SELECT id FROM shift WHERE day = '2026-11-24'")) == 1


async def test_thanks_name_one_thing_that_suits(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, "Tea for carers", days=1)
    await publish(hall, "Gardening at the allotment", days=9)
    await run(hall, "UPDATE opportunity SET skill = (SELECT l.skill FROM listing l"
              " WHERE l.person_id = :id AND l.kind = 'offer' AND l.skill IS NOT NULL LIMIT 1)"
              " WHERE title LIKE 'Gardening%'", id=hall.people["Amina"].id)  # fmt: skip
    await amina.says("/volunteer tea for carers")
    await amina.taps("Join")
    await go_to(hall, 1, "17:01")
    await go_to(hall, 3, "17:01")
    await amina.sees("Thank you for your time", "You may like this, too: Gardening at the")
    await amina.taps("See it")
    await amina.sees("Gardening at the allotment", "8 places are left")


async def test_thanks_name_nothing_to_who_wants_nothing_to_join(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall, "Tea for carers", days=1)
    await publish(hall, "Gardening at the allotment", days=9)
    await amina.says("/notices")
    await amina.taps("Change things to join")
    await amina.taps("Get none but mine")
    await amina.says("/volunteer tea for carers")
    await amina.taps("Join")
    await go_to(hall, 1, "17:01")
    await go_to(hall, 3, "17:01")
    await amina.sees("Thank you for your time")
    await amina.does_not_see("You may like this")


def test_the_towns_week_is_what_these_days_say() -> None:
    """The tests above name days: towns begin on Monday 16 November 2026, 10am."""
    from tests.town import START

    assert f"{START.astimezone(LONDON):%A %d %B %Y %H}" == "Monday 16 November 2026 10"

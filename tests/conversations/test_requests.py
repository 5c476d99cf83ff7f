"""Asking for help, by talking: who is asked, the yes, the choice, the plan, and every way out."""

from datetime import timedelta

import pytest

from domain.permissions import Role
from services import requests as services_requests
from services.work import Work
from storage import apart, communities, requests
from tests.conversations.test_desk_in_other_languages import all_from_fluent, speak
from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of, state_of
from tests.town import Town

ASKED = "Somebody to do my ironing thursday 2pm for an hour"


async def _asked(town: Town) -> tuple[Phone, Phone]:
    """Amina asks, and Jean, who offers ironing, is asked."""
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.sees("You ask for help", "Shall I ask people")
    await amina.taps("Yes, ask")
    await amina.sees("I am asking people who can help")
    await jean.sees("Somebody needs help", "Ironing", "2pm", "you offered this")
    return amina, jean


async def test_somebody_says_yes_is_chosen_and_both_want_the_visit(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.does_not_see("Amina")
    await jean.does_not_see("my ironing")
    await jean.taps("Yes, I can")
    await jean.sees("You said yes. They choose next")
    await amina.sees("Jean can help.", "You have helped each other before")
    await amina.taps("Choose Jean")
    await amina.sees("Jean helps you", "Where? They read this.")
    await jean.sees("Amina chose you. Next they say when and where.")
    assert await rows_of(town, "SELECT exchange_id FROM plan") == []
    await amina.taps("At my home")
    await amina.sees("Where: Amina's home", "You both agree")
    await jean.sees("You are going to help Amina", "Where: Amina's home", "You both agree")
    assert await rows_of(
        town,
        "SELECT e.state, q.minutes, q.start, q.place, q.lone FROM plan q"
        " JOIN exchange e ON e.id = q.exchange_id",
    ) == [("agreed", 60, "14:00", "Amina's home", 1)]
    assert await state_of(town) == "matched"
    ruth = town.phone("Ruth")
    await ruth.sees("Jean is going to help Amina", "Approve it before it happens?")
    await jean.taps("Name another time")


async def test_what_is_missing_of_day_time_and_place_is_asked_after_the_choice(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing on thursday")
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.sees("Which day and time suits you?")
    await jean.sees("Amina chose you. Next they say when and where.")
    await amina.taps("2pm")
    await amina.sees("How long will it take")
    await amina.taps("1 hour")
    await amina.sees("Where?")
    await amina.taps("At my home")
    await amina.sees("The day and time are on a card of their own")
    planned = await rows_of(town, "SELECT minutes, start, place, lone FROM plan")
    assert planned == [(60, "14:00", "Amina's home", 1)]
    await jean.sees("Amina asks you", "Where: Amina's home")


async def test_a_visit_somewhere_else_is_no_lone_home_visit(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.says("the library in Ward End")
    await jean.sees("Where: the library in Ward End", "You both agree")
    assert await rows_of(town, "SELECT lone FROM plan") == [(0,)]


async def test_where_is_not_asked_of_help_by_phone(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "digital.smartphone_help", "Help with phones", remote=True)
    await amina.says("help with my smartphone over the phone thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    if "held" in await state_of(town):
        await ruth.taps("Let it go out")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.does_not_see("Where? They read this.")
    await jean.sees("Where: By phone or online", "You both agree")
    assert await rows_of(town, "SELECT lone FROM plan") == [(0,)]


async def test_a_no_is_nobodys_business_and_the_next_people_are_asked(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    pat = town.phone("Pat")
    await by_day(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "INSERT INTO setting (community_id, name, value) VALUES (1, 'wave_people', '1')"
        )
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.laundry", "Laundry and washing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Can't this time")
    await jean.sees("That's fine. Nobody is told.")
    await pat.sees("Somebody needs help", "help much like this")
    await amina.does_not_see("Jean")


async def test_not_for_me_shows_how_to_be_asked_less(town: Town) -> None:
    _, jean = await _asked(town)
    await jean.taps("Not for me")
    await jean.sees("Nobody is told.", "say when you are away")
    assert "Say when I am away" in jean.buttons
    assert await rows_of(town, "SELECT state FROM candidate") == [("no",)]


async def test_several_yeses_the_others_are_told_kindly(town: Town) -> None:
    amina, jean, pat, owen = town.phones("Amina", "Jean", "Pat", "Owen")
    await by_day(town)
    for name in ("Jean", "Pat", "Owen"):
        await offers(town, name, "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await pat.taps("Yes, I can")
    await amina.sees("Jean can help.", "Pat can help.")
    await amina.taps("Change or call off")
    assert amina.buttons == ["None of these", "Change the day", "Call it off", "Back"]
    await amina.taps("Back")
    assert {"Choose Jean", "Choose Pat"} <= set(amina.buttons)
    await amina.taps("Choose Pat")
    await jean.sees("Thank you. This one is sorted")
    await owen.sees("This one is sorted")
    await pat.sees("Amina chose you")
    await owen.does_not_see("Yes, I can")


async def test_not_this_person_is_discreet(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await amina.taps("Not this person")
    await jean.sees("Thank you. This one is sorted")
    await jean.does_not_see("chose")
    await amina.does_not_see("Jean can help")
    assert await state_of(town) == "with_broker"  # there is nobody else to ask
    await town.phone("Ruth").sees("Said yes, but not for this one: Jean")


async def test_the_person_may_wait_for_others(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await amina.taps("Wait for others")
    assert any("I tell you when somebody else says yes" in one for one in amina.notices)
    await amina.taps("Choose Jean")
    assert await state_of(town) == "matched"


async def test_a_helper_takes_the_yes_back(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await jean.taps("Can't help after all")
    await amina.does_not_see("Choose Jean")
    assert await state_of(town) in ("open", "with_broker")


async def test_calling_it_off_tells_only_those_who_said_yes(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    news = pat.count_messages()
    await amina.taps("Change or call off")
    await amina.taps("Call it off")
    await amina.sees("You called this off")
    await jean.sees("This was called off. Nobody is needed any more.")
    assert pat.count_messages() == news
    assert await state_of(town) == "cancelled"


async def test_another_day_asks_those_who_said_yes_anew(town: Town) -> None:
    amina, jean = await _asked(town)
    await amina.taps("Change the day")
    await amina.sees("When would you like it?")
    await amina.says("friday 3pm")
    await amina.sees("Friday", "3pm")
    await jean.sees("Friday", "3pm")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    assert await rows_of(town, "SELECT start FROM plan") == [("15:00",)]


async def test_a_helper_who_drops_out_opens_it_again_at_once(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await pat.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await jean.taps("Can't make it")
    await jean.taps("Call it off")
    await amina.sees("That visit is off. I am asking others now.")
    await pat.sees("They need somebody again.")
    await pat.taps("Yes, I can")
    await amina.sees("Pat can help.")
    await amina.does_not_see("Choose Jean")


async def test_two_people_are_needed_and_two_are_chosen(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.ironing", "Ironing")
    await amina.says("need 2 people to do my ironing thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    await jean.sees("2 people are needed")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await amina.sees("Jean can come. You need 1 more.")
    await pat.taps("Yes, I can")
    await amina.taps("Choose Pat")
    await amina.taps("At my home")
    await amina.sees("Jean and Pat help you")
    assert await rows_of(town, "SELECT COUNT(*) FROM plan") == [(2,)]


async def test_a_bare_yes_and_a_bare_no_answer_the_question(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.says("no")
    await jean.sees("That's fine. Nobody is told.")
    await jean.taps("Help after all")
    await amina.sees("Jean can help.")
    await jean.sees("You said yes.")


async def test_a_yes_is_typed(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.says("yes")
    await amina.sees("Jean can help.")


async def test_people_who_are_kept_apart_are_never_asked_and_cannot_find_it(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Pat", "home.ironing", "Ironing")
    assert town.program is not None
    one, other = town.people["Amina"].id, town.people["Jean"].id
    async with town.program.database.write() as tx:
        apart.keep_apart(tx, 1, one, other, town.people["Ruth"].id, town.clock.now())
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await pat.sees("Somebody needs help")
    await jean.does_not_see("Somebody needs help")
    async with town.program.database.read() as tx:
        today = town.clock.now().date()
        seen = await requests.open_in(tx, 1, town.people["Pat"].id, today=today)
        assert [found.shown for found in seen] == ["Ironing"]
        assert await requests.open_in(tx, 1, other, today=today) == []
    await jean.says("/home")
    await jean.forges("hp-yes:1:asked")
    assert await rows_of(town, "SELECT person_id FROM candidate") == [(town.people["Pat"].id,)]


async def test_helping_just_once_is_not_followed_by_another_ask(town: Town) -> None:
    amina, owen, ruth = town.phones("Amina", "Owen", "Ruth")
    await by_day(town)
    await offers(town, "Owen", "diy.bike_repair", "Bike repairs", once=True)
    await amina.says("Somebody to fix my bike thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    await owen.taps("Yes, I can")
    await amina.taps("Choose Owen")
    await amina.taps("At my home")
    await ruth.taps("Approve before")
    await ruth.taps("Say both know")
    await ruth.taps("Approve, all is right")
    await town.later(days=2, hours=5, minutes=1)
    await amina.taps("Yes, as planned")
    await owen.taps("Yes, that's right")
    assert await state_of(town) == "done"
    await town.later(days=1)
    await amina.says("Somebody to fix my bike any time this week")
    await amina.taps("Yes, ask")
    assert await state_of(town, 2) == "with_broker"
    await owen.does_not_see("Can you help?")
    await town.later(days=31)
    await amina.says("Somebody to fix my bike any time next week")
    await amina.taps("Yes, ask")
    await owen.sees("Somebody needs help", "Can you help?")


async def test_the_person_leaves_in_the_middle(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.taps("Yes, I can")
    await _leave(town, "Amina")
    assert await state_of(town) == "cancelled"
    await jean.sees("This was called off.")
    await jean.does_not_see("Can't help after all")
    await amina.does_not_see("Choose Jean")


async def test_the_helper_leaves_in_the_middle(town: Town) -> None:
    amina, jean = await _asked(town)
    await offers(town, "Pat", "home.ironing", "Ironing")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await _leave(town, "Jean")
    await amina.sees("That visit is off. I am asking others")
    await town.phone("Pat").sees("Somebody needs help")
    assert "Choose Jean" not in amina.buttons


async def _leave(town: Town, name: str) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = (await communities.every(tx))[0]
        member = frozenset[Role]({"member"})
        work = Work(tx, town.clock.now(), town.people[name], community, member)
        await services_requests.leave(work)
    town.program.wake()
    await town.settle()
    await town.phones.look()


async def test_help_that_repeats_is_set_up_by_a_broker(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.bins_out", "Putting bins out")
    await amina.says("can someone put my bins out every wednesday")
    await amina.sees("your broker sets up the visits")
    await amina.taps("Yes, ask")
    await jean.sees("Putting bins out", "Every Wednesday")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.sees("Jean helps you. Your broker sets up the visits")
    await jean.sees("Your broker sets up the visits")
    await ruth.sees("Somebody was chosen. It is to repeat")
    assert "Set up the visits" in ruth.buttons


async def test_what_others_are_asked_holds_nothing_private(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says(
        "im amina begum 14 Foxglove Road, my arthritis is bad, can someone do my ironing friday 3pm"
    )
    await amina.taps("Yes, ask")
    ruth = town.phone("Ruth")
    await ruth.taps("Let it go out")
    await ruth.taps("Say the home is safe")
    await ruth.taps("Let it out, all is right")
    found = await jean.sees("Somebody needs help", "Ironing")
    assert found is not None
    for private in ("Foxglove", "14", "arthritis", "begum", "amina"):
        assert private not in found.text.lower(), found.text


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
async def test_every_sentence_of_the_cards_comes_from_fluent(town: Town, lang: str) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await speak(town, lang)
    await amina.says(ASKED)
    await amina.says("yes")
    await jean.forges("hp-yes:1:asked")
    await amina.forges(f"rq-choose:1:{town.people['Jean'].id}")
    await amina.says("need a lift to the shops on friday and someone to iron my shirts friday 2pm")
    await amina.says("yes")
    await ruth.forges("rq-take:2:held")
    await ruth.forges("rq-ring:2:with_broker")
    await ruth.says("Jean")
    for phone in (amina, jean, ruth):
        assert len(phone.messages) > 1
        all_from_fluent(phone)


async def test_whose_offer_is_asked_for_is_asked_first_alone_then_the_others(town: Town) -> None:
    amina, jean, owen = town.phones("Amina", "Jean", "Owen")
    now = await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Owen", "home.ironing", "Ironing")
    owens = await rows_of(
        town,
        "SELECT l.id FROM listing l JOIN person p ON p.id = l.person_id"
        " WHERE p.name = 'Owen' AND l.skill = 'home.ironing'",
    )
    await amina.says("/home")
    await amina.forges(f"l-want:{owens[0][0]}")
    day = now + timedelta(days=5)
    await amina.says(f"{day:%A} 2pm for an hour")
    await amina.taps("Yes, ask")
    await owen.sees("Somebody needs help", "Ironing")
    await jean.does_not_see("Somebody needs help")
    await owen.taps("Can't this time")
    await jean.sees("Somebody needs help", "Ironing")

"""Asking for help, by talking: who is asked, the yes, the choice, the plan, and every way out."""

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


async def test_somebody_says_yes_is_chosen_and_the_visit_is_proposed(town: Town) -> None:
    amina, jean = await _asked(town)
    await jean.does_not_see("Amina")
    await jean.does_not_see("my ironing")
    await jean.taps("Yes, I can")
    await jean.sees("You said yes. They choose next")
    await amina.sees("Jean can help.", "You have helped each other before")
    await amina.taps("Choose Jean")
    await amina.sees("Jean helps you")
    await jean.sees("Amina chose you")
    assert await rows_of(
        town,
        "SELECT e.state, q.minutes, q.start FROM plan q JOIN exchange e ON e.id = q.exchange_id",
    ) == [("proposed", 60, "14:00")]
    assert await state_of(town) == "matched"


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
    assert planned == [(60, "14:00", "At my home", 1)]
    await jean.sees("Amina", "At my home")


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
    assert {"Choose Jean", "Choose Pat", "None of these", "Call it off"} <= set(amina.buttons)
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
    await amina.taps("Call it off")
    await amina.sees("You called this off")
    await jean.sees("This one is sorted")
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
    await amina.sees("Jean can come. You need 1 more.")
    await pat.taps("Yes, I can")
    await amina.taps("Choose Pat")
    await amina.sees("Jean and Pat help you")
    assert await rows_of(town, "SELECT COUNT(*) FROM plan") == [(2,)]

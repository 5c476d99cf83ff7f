"""The home card, More, and the choice of timebank and language, by talking."""

from datetime import timedelta

import pytest

from handlers.wording.pseudo import foreign_words
from storage import communities, people
from tests.join_help import no_member
from tests.request_help import by_day, offers
from tests.town import Town

EVERYDAY = ("2hrs tues gardening for Jean", "need a lift thurs", "yes, that's right", "talk to")


async def set_setting(town: Town, name: str, value: str) -> None:
    """Changes a setting of the sample timebank."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, name, value)


async def second_timebank(town: Town, *names: str) -> None:
    """A second timebank in which these people are members."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.add(
            tx, "Kings Heath Timebank", "kings-heath", "Europe/London", town.clock.now()
        )
        assert community is not None
        for name in names:
            tx.later(
                "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
                " VALUES (:community_id, :person_id, 'approved', 1, :now)",
                community_id=community.id,
                person_id=town.people[name].id,
                now=town.clock.now(),
            )


@pytest.mark.parametrize("said", ["/start", "/home", "hello", "hiya", "Home", "menu", "START"])
async def test_the_home_card(town: Town, said: str) -> None:
    amina = town.phone("Amina")
    await amina.says(said)
    await amina.sees("Hello Amina", "Ward End & Pelham Timebank", "You have 3 hours to use")
    await amina.sees("Nothing is waiting for you", *EVERYDAY)
    assert amina.buttons == ["Log hours", "Ask for help", "See my balance", "More"]


async def test_what_waits_stands_on_the_home_card(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    for day in ("yesterday", "today"):
        await amina.says(f"2hrs {day} gardening for Jean")
        await amina.taps("Yes, send to Jean")
    await jean.says("/start")
    await jean.sees("Waiting for your answer: 2 hours with Amina", "One more waits after it")
    assert jean.buttons[0] == "See what waits"
    assert len(jean.buttons) == 4
    await jean.taps("See what waits")
    await jean.taps("Yes, that's right")
    await jean.says("/start")
    await jean.sees("Waiting for your answer: 2 hours with Amina")
    await jean.does_not_see("more waits", "more wait ")
    await jean.taps("See what waits")
    await jean.taps("Yes, that's right")
    await jean.says("/start")
    await jean.sees("Nothing is waiting for you")
    await amina.says("/start")
    await amina.sees("Nothing is waiting for you")


async def test_a_request_waits_on_both_home_cards_and_the_visit_stands_there(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    now = await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    day = now + timedelta(days=2)
    await amina.says(f"Somebody to do my ironing {day:%A} 2pm for an hour")
    await amina.taps("Yes, ask")
    await jean.says("/home")
    await jean.sees("A neighbour asks for your help")
    await jean.taps("See what waits")
    await jean.taps("Yes, I can")
    await jean.says("/home")
    await jean.sees("Nothing is waiting for you")
    await amina.says("/home")
    await amina.sees("Somebody can help you: choose who comes")
    await amina.taps("See what waits")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await amina.says("/home")
    await amina.sees("Next: Ironing from Jean", "2pm to 3pm")
    await jean.says("/home")
    await jean.sees("Next: Ironing for Amina")
    assert "See what waits" not in jean.buttons


async def test_a_broker_sees_the_queue_first(town: Town) -> None:
    ruth, amina, jean = town.phones("Ruth", "Amina", "Jean")
    await ruth.starts()
    await ruth.sees("Hello Ruth", "Your queue is empty", "0 hours to use")
    assert ruth.buttons == ["Open the queue", "Log hours", "Ask for help", "More"]
    await no_member(town, "Ruth")
    await ruth.starts()
    await ruth.sees("Hello Ruth", "Your queue is empty")
    assert ruth.buttons == ["Open the queue", "Log hours", "More"]
    await ruth.does_not_see("to use")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.starts()
    await ruth.sees("One thing waits in your queue")
    await ruth.taps("Open the queue")
    await ruth.sees("Ward End & Pelham Timebank")


async def test_more_shows_what_the_roles_allow(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.starts()
    await amina.taps("More")
    ways = ["Get help", "Go to the start", "Talk to a person"]
    assert amina.buttons == ["See my things", "See timebank things", "See what is on", *ways]
    await amina.taps("See timebank things")
    assert amina.buttons[:2] == ["Log hours", "Ask for help"]
    await no_member(town, "Ruth")
    await ruth.says("/more")
    assert "See timebank things" in ruth.buttons  # a broker can log hours for members
    await ruth.taps("See my work here")
    await ruth.taps("See requests")
    assert "Open the queue" in ruth.buttons
    await ruth.says("See my things")
    assert "See my hours" not in ruth.buttons
    await amina.says("See my statement")
    await amina.sees("Statement for Amina")


async def test_every_button_of_the_home_card_leads_somewhere(town: Town) -> None:
    amina = town.phone("Amina")
    for label, shown in (
        ("Log hours", "Who did you help?"),
        ("Ask for help", "What do you need help with?"),
        ("See my balance", "You have 3 hours to use"),
        ("More", "What would you like to do?"),
    ):
        await amina.says("/cancel")
        await amina.says("/home")
        await amina.taps(label)
        await amina.sees(shown)


async def test_a_half_filled_form_is_not_lost_at_home(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/ask")
    await amina.says("somebody to look at my bike")
    await amina.says("/home")
    await amina.sees("You were in the middle of this: asking for help", "Your answers are safe")
    await amina.taps("Carry on")
    await amina.sees("When would you like it?")
    await amina.says("/home")
    await amina.taps("Leave it")
    await amina.sees("Hello Amina")
    await amina.taps_again()
    await amina.sees("Hello Amina")


async def test_carrying_on_with_nothing_leads_home(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.starts()
    await amina.forges("resume")
    await amina.sees("Hello Amina")


async def test_thanks(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("thanks")
    await amina.sees("You are welcome")


@pytest.mark.parametrize("said", ["what do you hold on me", "asif asked me for cash"])
async def test_what_only_a_person_can_do_goes_to_one(town: Town, said: str) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(said)
    await amina.sees("I have passed that on")
    await ruth.sees("Amina", said)


async def test_choosing_between_two_timebanks(town: Town) -> None:
    await second_timebank(town, "Amina")
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/timebank")
    await amina.sees("You are using Ward End & Pelham Timebank")
    await amina.taps("Kings Heath Timebank")
    await amina.sees("Hello Amina", "Kings Heath Timebank", "0 hours to use")
    await amina.says("/balance")
    await amina.sees("Kings Heath Timebank")
    await amina.says("/me")
    await amina.taps("See more about me")
    await amina.taps("Change timebank")
    await amina.says("ward end & pelham timebank")
    await amina.sees("You have 3 hours to use")
    await jean.says("/timebank")
    await jean.sees("and to no other timebank")
    await jean.forges("tb:2")
    await jean.sees("I cannot find that")
    assert town.program is not None
    async with town.program.database.read() as tx:
        person = await people.person(tx, town.people["Jean"].id)
        assert person is not None
        assert person.community_id == 1


async def test_a_poster_of_ones_other_timebank_switches_to_it(town: Town) -> None:
    await second_timebank(town, "Amina")
    amina = town.phone("Amina")
    await amina.starts("join-kings-heath")
    await amina.sees("Hello Amina", "Kings Heath Timebank")


async def test_with_two_timebanks_and_none_in_use_it_is_asked(town: Town) -> None:
    await second_timebank(town, "Amina")
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later("UPDATE person SET community_id = NULL WHERE id = :id", id=town.people["Amina"].id)
    amina = town.phone("Amina")
    await amina.says("hello")
    await amina.sees("Which timebank is this about?")
    await amina.taps("Ward End & Pelham Timebank")
    await amina.sees("You have 3 hours to use")


async def test_invented_languages_only_where_the_timebank_tests_with_them(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/language")
    assert amina.buttons == ["English", "Roman Urdu (few words)", "Go to the start"]
    await amina.forges("lang-to:3")
    await amina.sees("I cannot find that")
    await set_setting(town, "pseudo_languages", "yes")
    await amina.says("/language")
    await amina.taps("Test: accents")
    await amina.does_not_see("I will use this language")
    await amina.says("/language")
    await amina.forges("lang-to:0")
    await amina.sees("I will use this language")


@pytest.mark.parametrize("label", ["Test: accents", "Test: right to left"])
async def test_every_sentence_of_these_screens_comes_from_fluent(town: Town, label: str) -> None:
    await set_setting(town, "pseudo_languages", "yes")
    amina = town.phone("Amina")
    await amina.says("/language")
    await amina.taps(label)
    screens = ("/home", "/more", "/me", "/balance", "/statement", "/status", "/timebank")
    for said in (*screens, "/language"):
        await amina.says(said)
        last = amina.last
        assert foreign_words(last.raw) == [], last.text
        for button in last.buttons:
            assert foreign_words(button) == [] or said in ("/timebank", "/language"), button

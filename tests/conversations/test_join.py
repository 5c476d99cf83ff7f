"""Joining a timebank, from a poster's link to a broker's yes, by talking."""

import pytest

from handlers.wording.pseudo import foreign_words
from services import membership
from services.work import Work
from storage import communities, ledger, people
from storage.people import Membership
from tests.driver import Phone
from tests.town import Town

NOTICE = "Telegram keeps this chat too"


async def standing_of(town: Town, name: str) -> Membership | None:
    """The membership of the person with this name in the books."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        account = await people.by_telegram(tx, await town.phone(name).id())
        assert account is not None
        return await people.membership(tx, 1, account.id)


async def rows(town: Town, sql: str, **values: object) -> list[tuple[object, ...]]:
    """What the database holds."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows(sql, **values)
        return [tuple(row[name] for name in row.keys()) for row in found]  # noqa: SIM118


async def no_member(town: Town, name: str) -> None:
    """This person keeps their roles, and is a member no more: staff who came by an invitation."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("DELETE FROM membership WHERE person_id = :id", id=town.people[name].id)


async def answers(phone: Phone, name: str | None = None) -> None:
    """All questions after the notice, up to the review card."""
    await phone.says(name) if name else await phone.taps(phone.name)
    await phone.taps("Yes, 18 or over")
    await phone.taps("Alum Rock")
    await phone.says("0121 496 0000, after 4pm")
    await phone.says("Some company on Sundays")
    await phone.taps("Skip")
    await phone.taps("Agree to the rules")


async def applies(phone: Phone) -> None:
    """The whole way to an application."""
    await phone.starts("join-ward-end")
    await phone.taps("Agree and go on")
    await answers(phone)
    await phone.taps("Yes, send this")


async def test_from_a_posters_link_to_a_member_with_two_hours(any_town: Town) -> None:
    nadia, ruth = any_town.phones("Nadia", "Ruth")
    await nadia.starts("join-ward-end")
    await nadia.sees("Welcome to Ward End & Pelham Timebank", NOTICE)
    await nadia.taps("Agree and go on")
    await nadia.sees("What should we call you?")
    await answers(nadia)
    await nadia.sees("Name: Nadia", "Area: Alum Rock", "0121 496 0000, after 4pm", "Some company")
    await nadia.does_not_see("Help I give")
    await ruth.does_not_see("Nadia")
    await nadia.taps("Yes, send this")
    await nadia.sees("Thank you, Nadia", "You hear back by", "5pm", "/status")
    await ruth.sees("Nadia wants to join", "Alum Rock", "0121 496 0000", "Some company on Sundays")
    await ruth.taps("Approve")
    await ruth.sees("Approved by Ruth")
    await nadia.sees("You are now a member of Ward End & Pelham Timebank", "2 hours")
    await nadia.taps("Go to the start")
    await nadia.sees("Hello Nadia", "You have 2 hours to use", "Nothing is waiting for you")
    found = await standing_of(any_town, "Nadia")
    assert found is not None
    assert (found.state, found.area, found.adult) == ("approved", "Alum Rock", True)
    assert (found.want, found.offer) == ("Some company on Sundays", None)


async def test_what_was_agreed_to_is_kept_with_its_version(town: Town) -> None:
    nadia, _ = town.phones("Nadia", "Ruth")
    await applies(nadia)
    kept = await rows(
        town,
        "SELECT c.purpose, c.version, c.given FROM consent c JOIN person p ON p.id = c.person_id"
        " WHERE p.name = 'Nadia' ORDER BY c.id",
    )
    assert kept == [
        ("privacy-notice", membership.NOTICE_VERSION, 1),
        ("code-of-conduct", membership.CODE_OF_CONDUCT_VERSION, 1),
    ]


async def test_the_notice_is_asked_again_only_where_it_has_changed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.taps("Cancel")
    await nadia.starts("join-ward-end")
    await nadia.sees("What should we call you?")
    await nadia.taps("Cancel")
    monkeypatch.setattr(membership, "NOTICE_VERSION", "2")
    await nadia.starts("join-ward-end")
    await nadia.sees(NOTICE)


async def test_the_second_layer_of_the_notice_and_back(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts()
    await nadia.taps("Read more")
    await nadia.sees("Your rights", "ico.org.uk", "How long")
    await nadia.taps("Back")
    await nadia.sees(NOTICE)
    await nadia.taps("Talk to a person")
    await nadia.sees("What is it about?")


async def test_every_answer_can_be_typed(town: Town) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.says("hello")
    await nadia.sees(NOTICE)
    await nadia.types(
        "agree and go on", "Nadia Q", "im 34", "alum rock", "no", "skip", "fixing bikes"
    )
    await nadia.sees("Our rules")
    await nadia.says("maybe")
    await nadia.sees("You can only join if you agree")
    await nadia.types("i agree", "yes")
    await ruth.sees("Nadia Q wants to join", "Phone: not at all", "Offers: fixing bikes")


async def test_under_18_ends_kindly_and_keeps_nothing_more(town: Town) -> None:
    kai, ruth = town.phones("Kai", "Ruth")
    await kai.starts("join-ward-end")
    await kai.taps("Agree and go on")
    await kai.taps("Kai")
    await kai.taps("No, under 18")
    await kai.sees("together with a parent", "5pm", "I did not keep anything else")
    assert await standing_of(town, "Kai") is None
    await ruth.sees("Kai")
    await kai.starts("join-ward-end")
    await kai.types("Kai", "16")
    await kai.sees("together with a parent")
    cases = await rows(town, "SELECT kind, words FROM casework")
    assert cases == [("under_18", None)], "asking again opens no second case"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("17", "together with a parent"),
        ("no", "together with a parent"),
        ("nearly 18", "Are you 18 or over?"),
        ("250", "Are you 18 or over?"),
        ("yes", "Which area"),
        ("I'm 71 years old", "Which area"),
        ("١٩", "Which area"),
    ],
)
async def test_ages_in_words(town: Town, said: str, shown: str) -> None:
    kai = town.phone("Kai")
    await kai.starts("join-ward-end")
    await kai.taps("Agree and go on")
    await kai.taps("Kai")
    await kai.says(said)
    await kai.sees(shown)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<b>Bo</b> & 'Sons'", "<b>Bo</b> & 'Sons'"),
        ("  Mr\n Hussain ", "Mr Hussain"),
        ("\u202eanimA\u202c \u2066x\u2069", "animA x"),
        ("نادية", "نادية"),
        ("Zoë-Jo", "Zoë-Jo"),
    ],
)
async def test_names_are_kept_as_people_write_them(town: Town, said: str, kept: str) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await answers(nadia, said)
    await nadia.taps("Yes, send this")
    await ruth.sees(kept, "wants to join")
    assert (await rows(town, "SELECT name FROM person ORDER BY id DESC LIMIT 1")) == [(kept,)]


@pytest.mark.parametrize(
    ("said", "shown"), [("n" * 4096, "100 letters or fewer"), ("12345", "no letters"), ("🙂", "no")]
)
async def test_names_that_are_none_are_refused_kindly(town: Town, said: str, shown: str) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.says(said)
    await nadia.sees(shown, "What should we call you?")


async def test_people_whom_telegram_gives_no_name(town: Town) -> None:
    nameless = town.phones.phone("\u2060")
    await nameless.starts("join-ward-end")
    await nameless.taps("Agree and go on")
    await nameless.sees("What should we call you?")
    assert nameless.buttons == ["Cancel", "Talk to a person"]
    await nameless.says("Sister Agnes")
    await nameless.sees("Are you 18 or over?")


async def test_places_are_asked_about_where_they_lie_in_several_wards(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.taps("Nadia")
    await nadia.taps("Yes, 18 or over")
    assert {"Ward End", "Alum Rock"} <= set(nadia.buttons)
    await nadia.says("...")
    await nadia.sees("I see no place name")
    await nadia.says("pelham")
    await nadia.sees("Tap the one that fits best")
    await nadia.taps("Ward End")
    await nadia.sees("How may your broker reach you?")
    await nadia.taps("Back")
    await nadia.says("Xanadu")
    await nadia.sees("How may your broker reach you?")
    await nadia.says("ring my son")
    await nadia.sees("I see no phone number")


async def test_meet_first_then_approve_and_the_second_broker_is_told(town: Town) -> None:
    nadia, ruth, devinder = town.phones("Nadia", "Ruth", "Devinder")
    await applies(nadia)
    await ruth.taps("Ask to meet first")
    await ruth.sees("Ruth wants to meet Nadia first")
    await nadia.sees("would like to meet you before you join")
    await nadia.says("/status")
    await nadia.sees("Your broker would like to meet you first")
    card = await devinder.sees("Ruth wants to meet Nadia first")
    assert card is not None
    await devinder.taps("Approve")
    found = await standing_of(town, "Nadia")
    assert found is not None
    await ruth.forges(f"m-approve:{found.id}")
    await ruth.sees("Devinder did this already", "Approved by Devinder")
    await devinder.taps_again()
    await devinder.sees("This was done already")
    assert await rows(
        town,
        "SELECT COUNT(*) AS n FROM transfer WHERE kind = 'welcome' AND key LIKE :key",
        key=f"membership:{found.id}:%",
    ) == [(1,)]


async def test_declined_with_a_reason_and_asking_again(any_town: Town) -> None:
    nadia, ruth, devinder = any_town.phones("Nadia", "Ruth", "Devinder")
    await applies(nadia)
    await ruth.taps("Decline")
    await ruth.sees("Why not?")
    await ruth.taps("Lives outside our area")
    await ruth.sees("Declined by Ruth")
    await nadia.sees("could not say yes", "Lives outside our area")
    await devinder.sees("Declined by Ruth")
    await nadia.says("/start")
    await nadia.sees("You could not join last time", "Lives outside our area")
    await nadia.taps("Ask to join again")
    await answers(nadia)
    await nadia.taps("Yes, send this")
    await ruth.sees("Shall Nadia join?")
    await ruth.taps("Decline")
    await ruth.says("We <b>know</b> & like you, but the list is full")
    await nadia.sees("We <b>know</b> & like you, but the list is full")


async def test_nobody_but_a_broker_of_that_timebank_decides(town: Town) -> None:
    nadia, amina, owen = town.phones("Nadia", "Amina", "Owen")
    await applies(nadia)
    found = await standing_of(town, "Nadia")
    assert found is not None
    for phone in (amina, owen, nadia):
        await phone.says("/status")
        for verb in ("m-approve", "m-meet", "m-decline"):
            await phone.forges(f"{verb}:{found.id}")
            await phone.does_not_see("wants to join")
    after = await standing_of(town, "Nadia")
    assert after is not None
    assert after.state == "applied"


async def test_a_form_left_in_the_middle_goes_on(town: Town) -> None:
    nadia = town.phone("Nadia")
    await nadia.starts("join-ward-end")
    await nadia.taps("Agree and go on")
    await nadia.taps("Nadia")
    await nadia.taps("Yes, 18 or over")
    await town.stop()
    await town.start()
    await town.later(days=8)
    await nadia.starts()
    await nadia.sees("You were in the middle of this: joining")
    await nadia.taps("Carry on")
    await nadia.sees("Which area do you live in?")
    await nadia.starts("join-ward-end")
    await nadia.sees("Which area do you live in?")
    await nadia.starts()
    await nadia.taps("Leave it")
    await nadia.sees("What should we call you?")


async def test_where_somebody_stands(town: Town) -> None:
    nadia, amina, ruth = town.phones("Nadia", "Amina", "Ruth")
    await no_member(town, "Ruth")
    await applies(nadia)
    for said in ("/status", "/start", "hello", "2hrs tues gardening for Jean", "/balance"):
        await nadia.says(said)
        await nadia.sees("You asked to join on", "Your broker is looking at it")
    await nadia.says("/log")
    await nadia.sees("Only members can do this")
    await amina.says("/status")
    await amina.sees("You are a member")
    await ruth.says("/status")
    await ruth.sees("You are here as administrator, broker and safeguarding lead")


@pytest.mark.parametrize(
    ("state", "shown"), [("paused", "on pause"), ("left", "welcome to come back")]
)
async def test_paused_and_left(town: Town, state: str, shown: str) -> None:
    amina = town.phone("Amina")
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later(
            "UPDATE membership SET state = :state WHERE person_id = :id",
            state=state,
            id=town.people["Amina"].id,
        )
    await amina.says("hello")
    await amina.sees(shown)
    await amina.says("/balance")
    await amina.sees("3 hours to use")


async def test_with_several_timebanks_there_is_a_choice(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        for number in range(10):
            await communities.add(
                tx, f"Timebank {number}", f"tb-{number}", "Europe/London", town.clock.now()
            )
    nadia, amina = town.phones("Nadia", "Amina")
    await nadia.starts()
    await nadia.sees("Which timebank would you like to join?")
    await nadia.taps("More")
    await nadia.taps("Timebank 8")
    await nadia.sees("Welcome to Timebank 8", NOTICE)
    await nadia.taps("Agree and go on")
    await nadia.types("Nadia", "yes", "Aston", "Not at all", "skip", "skip", "yes")
    await nadia.taps("Yes, send this")
    await nadia.sees("Thank you, Nadia", "There is no broker there just now")
    await nadia.starts("join-no-such-place")
    await nadia.sees("Which timebank would you like to join?")
    await amina.starts("join-tb-3")
    await amina.sees("Welcome to Timebank 3")
    await amina.says("/balance")
    await amina.sees("Ward End & Pelham Timebank", "3 hours to use")


async def test_an_empty_install_says_so(empty_town: Town) -> None:
    nadia = empty_town.phone("Nadia")
    await nadia.starts()
    await nadia.sees("There is no timebank here yet")


async def test_a_one_time_link_gives_its_roles_once(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = (await communities.every(tx))[0]
        admin = town.people["Ruth"]
        work = Work(tx, town.clock.now(), admin, community, frozenset({"administrator"}))
        code = membership.make_invite(work, ["broker", "organiser"])
    tom, kai = town.phones("Tom", "Kai")
    await tom.starts(f"invite-{code}")
    await tom.sees("Welcome to Ward End & Pelham Timebank", "broker and organiser")
    await tom.taps("Go to the start")
    await tom.sees("Hello Tom", "queue")
    await kai.starts(f"invite-{code}")
    await kai.sees("This link does not work any more")
    await kai.starts("invite-nonsense")
    await kai.sees("This link does not work any more")
    await tom.says("/status")
    await tom.taps("Join as a member too")
    await tom.sees(NOTICE)


async def test_nobody_decides_about_themselves(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await no_member(town, "Ruth")
    await ruth.starts()
    await ruth.says("/status")
    await ruth.taps("Join as a member too")
    await answers(ruth)
    await ruth.taps("Yes, send this")
    await ruth.does_not_see("wants to join")
    found = await standing_of(town, "Ruth")
    assert found is not None
    await ruth.forges(f"m-approve:{found.id}")
    await ruth.sees("Another broker must decide it")
    await devinder.taps("Approve")
    await ruth.sees("You are now a member")


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
async def test_every_sentence_on_the_way_comes_from_fluent(town: Town, lang: str) -> None:
    nadia = town.phones.phone("Nadia", language_code=lang)
    own = {"Nadia", "pelham", "Ward End", "Alum Rock", "Bromford & Hodge Hill"}

    def all_from_fluent() -> None:
        assert foreign_words(nadia.last.raw) == [], nadia.screen()
        for button in nadia.last.buttons:
            assert button in own or foreign_words(button) == [], button

    await nadia.starts("join-ward-end")
    all_from_fluent()
    await nadia.taps(nadia.buttons[1])
    all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    for said in (
        "12",
        "Nadia",
        "x",
        "20",
        "pelham",
        "Ward End",
        "x",
        "0121 496 0000",
        "tea",
        "cake",
    ):
        await nadia.says(said)
        all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    await nadia.taps(nadia.buttons[0])
    all_from_fluent()
    await nadia.says("/status")
    all_from_fluent()
    ruth = town.phone("Ruth")
    await ruth.taps("Ask to meet first")
    all_from_fluent()
    await ruth.taps("Decline")
    await ruth.says("No room")
    all_from_fluent()
    await nadia.says("/status")
    all_from_fluent()


async def test_joining_is_few_messages(town: Town) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await applies(nadia)
    await ruth.taps("Approve")
    # Notice and first answers by taps are one message; typed answers are two more; then the yes.
    assert nadia.count_messages() <= 4
    assert ruth.count_messages() == 1


async def test_coming_back_brings_no_second_welcome(town: Town) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await applies(nadia)
    await ruth.taps("Approve")
    found = await standing_of(town, "Nadia")
    assert found is not None
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later("UPDATE membership SET state = 'left' WHERE id = :id", id=found.id)
    await nadia.starts()
    await nadia.taps("Ask to join again")
    await answers(nadia)
    await nadia.taps("Yes, send this")
    await ruth.taps("Approve")
    await nadia.sees("You are now a member", "You give an hour and get an hour")
    async with town.program.database.read() as tx:
        assert await ledger.balance(tx, 1, found.person_id) == 120

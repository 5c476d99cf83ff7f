"""Joining a timebank, from a poster's link to a broker's yes, by talking."""

import pytest

from services import membership
from services.work import Work
from storage import communities, ledger
from tests.join_help import answers, applies, no_member, rows, standing_of
from tests.town import Town

NOTICE = "Telegram keeps this chat too"


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

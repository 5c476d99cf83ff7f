"""Taking back, within ten minutes, all that a broker decides from the queue, by talking."""

from domain.permissions import Role
from services import arrangements, exchanges, pot, undo
from services.work import Work
from storage import Tx, communities, open_database
from tests.conversations.test_desk import balance_of
from tests.conversations.test_gatherings import _proposed as gathering_proposed
from tests.conversations.test_giving import asked as pot_asked
from tests.conversations.test_giving import books_hold, in_the_pot, rule
from tests.conversations.test_issue import wanted
from tests.conversations.test_lending import _out
from tests.conversations.test_queue import ask_for_a_person, log_and_confirm
from tests.conversations.test_rosters import made
from tests.conversations.test_standing import _proposed as standing_proposed
from tests.desk_help import oldest
from tests.request_help import by_day, offers, state_of
from tests.shift_help import rows
from tests.town import Town

TOOK_BACK = "took back the last message"


async def test_hours_from_the_pot_go_back_and_can_be_given_again(any_town: Town) -> None:
    town = any_town
    pat, ruth = await pot_asked(town)
    before, pot = await balance_of(town, "Pat"), await in_the_pot(town)
    await ruth.taps("Give from the pot")
    assert await balance_of(town, "Pat") == before + 120
    await ruth.taps("Undo")
    await pat.sees("Ruth at Ward End & Pelham Timebank", TOOK_BACK)
    assert (await balance_of(town, "Pat"), await in_the_pot(town)) == (before, pot)
    await ruth.taps("Give from the pot")
    assert await balance_of(town, "Pat") == before + 120
    await pat.sees("From the community pot: 2 hours for you.")
    await books_hold(town)
    await ruth.taps("Undo it, with a reason")
    await ruth.says("It was a mistake")
    assert await balance_of(town, "Pat") == before
    await books_hold(town)
    # And that was a mistake too.
    await ruth.says("/undo")
    assert (await balance_of(town, "Pat"), await in_the_pot(town)) == (before + 120, pot - 120)
    await books_hold(town)
    await ruth.taps("Undo it, with a reason")
    await ruth.says("It was a mistake after all")
    assert (await balance_of(town, "Pat"), await in_the_pot(town)) == (before, pot)
    await books_hold(town)


async def test_a_second_persons_yes_to_the_pot_and_to_created_hours(town: Town) -> None:
    await rule(town, "second_person_minutes", "60")
    pat, ruth = await pot_asked(town)
    devinder = town.phone("Devinder")
    before = await balance_of(town, "Pat")
    await ruth.taps("Give from the pot")
    await devinder.taps("Confirm as second")
    assert await balance_of(town, "Pat") == before + 120
    await devinder.taps("Undo")
    await pat.sees(TOOK_BACK)
    assert await balance_of(town, "Pat") == before
    # Ruth's own part stands as it was, and is hers to take back as long as nobody confirms.
    await devinder.sees("Ruth said yes")
    await devinder.taps("Confirm as second")
    assert await balance_of(town, "Pat") == before + 120
    first = (await rows(town, "SELECT MIN(id) AS id FROM desk_decision WHERE action = 'grant'"))[0]
    await ruth.forges(f"undo:{first['id']}")
    await ruth.sees("Somebody has acted on this since")
    assert await balance_of(town, "Pat") == before + 120
    await books_hold(town)


async def test_created_hours_that_a_second_person_approved_or_declined(town: Town) -> None:
    before = await balance_of(town, "Amina")
    ruth = await wanted(town, "Amina", "Give hours", "6 hours", "Timebank work")
    await ruth.taps("Yes, put it right")
    amina, devinder = town.phones("Amina", "Devinder")
    await devinder.taps("Approve as second")
    assert await balance_of(town, "Amina") == before + 360
    await devinder.taps("Undo")
    assert await balance_of(town, "Amina") == before
    for phone in (amina, ruth):
        await phone.sees("Devinder at Ward End & Pelham Timebank", TOOK_BACK)
    await devinder.taps("Say no, with a reason")
    await devinder.says("Let us talk on Monday")
    await ruth.sees("Devinder said no")
    await devinder.says("/undo")
    await ruth.sees(TOOK_BACK)
    await devinder.taps("Approve as second")
    assert await balance_of(town, "Amina") == before + 360
    await books_hold(town)


async def test_a_rosters_hours_go_back_and_are_posted_anew(town: Town) -> None:
    names = ("Jean", "Amina", "Pat")
    before = {name: await balance_of(town, name) for name in names}
    ruth = await made(town, "Choose: class or talk", *names)
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    assert await balance_of(town, "Pat") == before["Pat"] - 60
    await ruth.taps("Undo")
    assert {name: await balance_of(town, name) for name in names} == before
    for name in names:
        await town.phone(name).sees(TOOK_BACK)
    await ruth.taps("Tick who came")
    await ruth.taps("Untick Pat")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    assert await balance_of(town, "Pat") == before["Pat"]
    assert await balance_of(town, "Amina") == before["Amina"] - 60
    await books_hold(town)


async def test_a_lending_that_was_settled_is_open_again(town: Town) -> None:
    amina, jean, ruth = await _out(town)
    before = await balance_of(town, "Amina")
    await amina.taps("Say what is wrong")
    await amina.taps("It is broken")
    await ruth.sees("Something is wrong here")
    await ruth.taps("Post the hours")
    await ruth.says("Jean has mended it")
    assert await balance_of(town, "Amina") == before + 30
    await ruth.taps("Undo")
    await ruth.sees("Something is wrong here")
    assert await balance_of(town, "Amina") == before
    for phone in (amina, jean):
        await phone.sees(TOOK_BACK)
    await ruth.taps("Post the hours")
    await ruth.says("It is mended")
    assert await balance_of(town, "Amina") == before + 30
    await ruth.says("/undo")
    await ruth.taps("End without hours")
    await ruth.says("It never worked")
    await jean.sees("Your broker has ended this")
    await ruth.taps("Undo")
    await ruth.sees("Something is wrong here")
    assert await balance_of(town, "Amina") == before
    await books_hold(town)


async def test_standing_help_waits_again_and_no_visit_is_made(town: Town) -> None:
    amina, jean, ruth = await standing_proposed(town)
    await jean.taps("Say yes to this")
    await ruth.taps("Approve all visits")
    await amina.sees("This is going on")
    await ruth.taps("Undo")
    await ruth.sees("Both said yes")
    for phone in (amina, jean):
        await phone.sees(TOOK_BACK)
    (found,) = await rows(town, "SELECT state, next_day, approved_by FROM arrangement")
    assert tuple(found[name] for name in ("state", "next_day", "approved_by")) == (
        "agreed",
        None,
        None,
    )
    await town.later(days=7)
    await town.later(days=7)
    assert await rows(town, "SELECT exchange_id FROM plan") == []
    await oldest(ruth)
    await ruth.taps("Approve all visits")
    await amina.sees("This is going on")


async def test_a_gathering_is_hosted_no_more_unless_somebody_joined(town: Town) -> None:
    amina, jean, ruth = await gathering_proposed(town)
    await ruth.taps("Host it")
    await amina.sees("It is on.")
    await ruth.taps("Undo")
    await amina.sees(TOOK_BACK)
    await jean.says("/volunteer")
    await jean.does_not_see("Coffee morning")
    await oldest(ruth)
    await ruth.taps("Host it")
    await jean.says("/volunteer")
    await jean.sees("Coffee morning")
    await jean.taps("Join")
    await ruth.says("/undo")
    await ruth.sees("Somebody has joined already")
    found = await rows(town, "SELECT state FROM gathering")
    assert [one["state"] for one in found] == ["hosted"]


async def test_a_request_that_was_let_out_comes_back_while_nobody_answered(any_town: Town) -> None:
    town = any_town
    amina, ruth, jean = town.phones("Amina", "Ruth", "Jean")
    await by_day(town)
    await rule(town, "looks", "long")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await jean.says("20 notices a day")
    await amina.says("Somebody to do my ironing thursday 2pm for five hours")
    await amina.taps("Yes, ask")
    await ruth.taps("Let it go out")
    await jean.sees("Somebody needs help", "Ironing")
    yes = jean.last.button("Yes, I can")
    assert yes is not None
    await ruth.taps("Undo")
    await jean.sees("took back a request for help", "nothing for you to do")
    await amina.sees(TOOK_BACK)
    assert await state_of(town) == "held"
    await jean.forges(yes.value)
    assert await state_of(town) == "held"
    await ruth.taps("Let it go out")
    await jean.sees("Somebody needs help", "Ironing")
    await jean.taps("Yes, I can")
    await ruth.says("/undo")
    await ruth.sees("Somebody has answered already")
    assert await state_of(town) == "offered"


async def test_a_case_that_was_closed_is_open_again_an_answer_stays(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await ask_for_a_person(amina, "My bus pass has run out")
    await oldest(ruth)
    await ruth.taps("Close with a note")
    await ruth.says("Rang her")
    await ruth.taps("Undo")
    await ruth.sees("opened this again")
    assert (await rows(town, "SELECT state FROM casework"))[0]["state"] == "open"
    await ruth.taps("Answer here")
    await ruth.says("Ask at the library")
    await amina.sees("Ask at the library")
    assert "Undo" not in ruth.buttons
    await ruth.says("/undo")
    await ruth.sees("about Amina. I cannot undo it", "They have your answer already")
    await ruth.taps("See its card")
    await ruth.sees("My bus pass has run out")


async def _as_ruth(town: Town, tx: Tx) -> Work:
    """Ruth at her desk, while the bot stands still."""
    community = await communities.by_id(tx, 1)
    return Work(tx, town.clock.now(), town.people["Ruth"], community, frozenset[Role]({"broker"}))


async def test_what_has_not_left_yet_is_dropped_and_nobody_hears_of_it(any_town: Town) -> None:
    """Nothing is sent between an approval and its undoing; then the bot goes on."""
    town = any_town
    amina, jean = town.phones("Amina", "Jean")
    await log_and_confirm(amina, jean, "gardening")
    before = await balance_of(town, "Amina")
    await town.stop()
    database = await open_database(town.settings.database_url)
    async with database.write() as tx:
        number = int(await tx.value("SELECT MAX(id) FROM exchange"))
        await exchanges.approve(await _as_ruth(town, tx), number)
    async with database.write() as tx:
        work = await _as_ruth(town, tx)
        (decided,) = await undo.mine(work)
        await undo.undo(work, decided.id)
    await database.close()
    await town.start()
    await town.settle()
    await town.phones.look()
    for phone in (amina, jean):
        assert TOOK_BACK not in phone.screen()
        assert "is in the books" not in phone.screen()
    assert await balance_of(town, "Amina") == before
    dropped = await rows(town, "SELECT id FROM outbox WHERE cause = 'taken back before it left'")
    assert len(dropped) == 2


async def test_a_card_that_has_not_left_is_drawn_as_it_stands_and_nobody_is_told(
    town: Town,
) -> None:
    pat, _ = await pot_asked(town)
    amina, jean, _ = await standing_proposed(town)
    await jean.taps("Say yes to this")
    await town.stop()
    database = await open_database(town.settings.database_url)
    async with database.write() as tx:
        await arrangements.act(await _as_ruth(town, tx), 1, "allow")
        await pot.grant(await _as_ruth(town, tx), 2)
    async with database.write() as tx:
        work = await _as_ruth(town, tx)
        for one in await undo.mine(work):
            await undo.undo(work, one.id)
    await database.close()
    await town.start()
    await town.settle()
    await town.phones.look()
    for phone in (amina, jean):
        assert TOOK_BACK not in phone.screen()
        assert "This is going on" not in phone.screen()
        await phone.sees("You both said yes")
    assert TOOK_BACK not in pat.screen()
    assert "From the community pot" not in pat.screen()

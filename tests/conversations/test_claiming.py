"""One's own record: a code from the broker, what only the member knows, a new phone."""

import asyncio
import re

from domain.errors import DomainError
from services import claiming
from services.work import Work
from storage import communities, ledger, people
from tests.conversations.test_hats import add_member, helper
from tests.conversations.test_member_standing import does
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import PROVED, Town


async def code_for(ruth: Phone, name: str) -> str:
    """Ruth gives a code for this member; the address's last part."""
    await ruth.says(f"/member {name}")
    await does(ruth, "Give a code")
    await ruth.sees("to put their phone on their record")
    found = re.search(r"start=(claim_\w+)", ruth.last.text)
    assert found is not None, ruth.last.text
    return found[1]


def stranger(town: Town, name: str) -> Phone:
    """Somebody with a phone whom the bot has never seen."""
    person = town.world.add_person(name, last_name="", role_hint="Resident")
    phone = town.phones.phone(name)
    phone.known_as(person.id)
    return phone


async def discrepancies(town: Town) -> list[str]:
    """What an audit of the books finds."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await ledger.discrepancies(tx)


async def test_somebody_without_telegram_puts_their_new_phone_on_their_record(town: Town) -> None:
    ruth = town.phone("Ruth")
    khan = await add_member(town, "Mrs Khan")
    code = await code_for(ruth, "khan")
    phone = stranger(town, "Nasreen")
    await phone.says(f"/start {code}")
    await phone.sees("what is your first name and your area?")
    assert "Khan" not in phone.screen()
    await phone.says("Khan from Ward End")
    await phone.sees("Welcome, Mrs Khan", "Ward End & Pelham Timebank")
    await ruth.sees("Mrs Khan has put their phone on their record")
    await phone.says("/balance")
    await phone.sees("2 hours")
    found = await rows(town, "SELECT telegram_id FROM person WHERE id = :id", id=khan)
    assert found[0]["telegram_id"] is not None
    other = stranger(town, "Mallory")
    await other.says(f"/start {code}")
    await other.sees("This link does not work any more")
    kept = await rows(town, "SELECT digest, state FROM record_code")
    assert kept[0]["state"] == "used"
    assert code.removeprefix("claim_") not in kept[0]["digest"]


async def test_the_code_is_printed_on_a_page_to_hand_over(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await add_member(town, "Mrs Khan")
    code = await code_for(ruth, "khan")
    await ruth.taps("Get a page to print")
    await ruth.sees("Here comes the page", "The code for Mrs Khan, to print and hand over")
    page = next(f for f in town.world.files._files.values() if f.name == "code.pdf")
    assert page.content.startswith(b"%PDF-")
    printed = await rows(town, "SELECT actor_id FROM audit WHERE action = 'record.print'")
    assert [r["actor_id"] for r in printed] == [town.people["Ruth"].id]
    # A guessed code, a member's tap, and a code that is old by now give no page.
    await ruth.forges("rc-paper:1:ABCDEFGHJKMN")
    pat = town.phone("Pat")
    await pat.says("/balance")
    await pat.forges(f"rc-paper:1:{code.removeprefix('claim_')}")
    await code_for(devinder, "khan")
    await ruth.forges(f"rc-paper:1:{code.removeprefix('claim_')}")
    await ruth.sees("This link does not work any more")
    assert len(await rows(town, "SELECT id FROM audit WHERE action = 'record.print'")) == 1


async def test_the_code_is_typed_and_the_members_number_is_known(town: Town) -> None:
    ruth = town.phone("Ruth")
    await add_member(town, "Mr Hussain")
    await code_for(ruth, "hussain")
    typed = re.search(r"/claim ([\w-]+)", ruth.last.text)
    number = re.search(r"member number: (\d+)", ruth.last.text)
    assert typed is not None
    assert number is not None
    phone = stranger(town, "Tariq")
    await phone.says(f"/claim {typed[1].lower()}")
    await phone.says(number[1])
    await phone.sees("Welcome, Mr Hussain")


async def test_five_wrong_answers_make_the_code_void_and_the_broker_hears(town: Town) -> None:
    ruth = town.phone("Ruth")
    await add_member(town, "Mrs Khan")
    code = await code_for(ruth, "khan")
    phone = stranger(town, "Mallory")
    await phone.says(f"/start {code}")
    for guess in ("Begum, Ward End", "Khan, Small Heath", "99", "Khan"):
        await phone.says(guess)
        await phone.sees("That is not what I have for this code")
    await phone.says("Mrs Shah, Ward End")
    await phone.sees("five times, so the code does not work any more")
    await ruth.sees("Somebody answered wrongly 5 times with the code for Mrs Khan")
    await phone.says(f"/start {code}")
    await phone.sees("This link does not work any more")
    assert len(await rows(town, "SELECT id FROM audit WHERE action = 'record.wrong'")) == 5


async def test_a_code_is_old_after_two_weeks_and_a_new_one_ends_the_first(town: Town) -> None:
    ruth = town.phone("Ruth")
    await add_member(town, "Mrs Khan")
    first = await code_for(ruth, "khan")
    second = await code_for(ruth, "khan")
    phone = stranger(town, "Nasreen")
    await phone.says(f"/start {first}")
    await phone.sees("This link does not work any more")
    await town.later(days=14, hours=1)
    await phone.says(f"/start {second}")
    await phone.sees("This link does not work any more")


async def test_an_application_of_their_own_becomes_part_of_the_record(town: Town) -> None:
    ruth = town.phone("Ruth")
    khan = await add_member(town, "Mrs Khan")
    phone = stranger(town, "Nasreen")
    await phone.says("/start join-ward-end")
    await phone.taps("Agree and go on")
    await phone.says("Nasreen Khan")
    await phone.says("yes")
    await phone.says("Ward End")
    await phone.says("0121 496 0123")
    await phone.says("skip")
    await phone.says("skip")
    await phone.says("yes I agree")
    await phone.says("yes")
    number = (await rows(town, "SELECT id FROM membership WHERE person_id = :id", id=khan))[0]["id"]
    code = await code_for(ruth, str(number))
    await phone.says(f"/start {code}")
    await phone.says("Khan, Ward End")
    await phone.sees("Welcome, Mrs Khan")
    states = await rows(town, "SELECT state, person_id FROM membership ORDER BY id DESC LIMIT 2")
    assert {r["state"] for r in states} == {"merged", "approved"}, phone.screen()
    assert [r["person_id"] for r in states if r["state"] == "approved"] == [khan]
    accounts = await rows(
        town, "SELECT telegram_id, COUNT(*) AS n FROM person GROUP BY telegram_id HAVING n > 1"
    )
    assert [r for r in accounts if r["telegram_id"] is not None] == []
    # It was not her after all: undone, whoever applied has their account and application again.
    ruth = town.phone("Ruth")
    await ruth.says(f"/member {number}")
    await does(ruth, "Merge with another")
    await ruth.taps("Undo the merge")
    await ruth.sees("made them two again")
    found = await rows(
        town,
        "SELECT p.telegram_id, m.state FROM person p JOIN membership m ON m.person_id = p.id"
        " WHERE p.id = :khan OR p.id > :khan ORDER BY p.id",
        khan=khan,
    )
    assert [r["state"] for r in found] == ["approved", "applied"]
    assert [r["telegram_id"] is not None for r in found] == [False, True]
    await phone.says("/balance")
    await phone.does_not_see("You have")


async def test_a_new_phone_cuts_the_old_one_off_and_roles_wait_for_an_administrator(
    town: Town,
) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await add_member(town, "Mrs Khan")
    await helper(town, "Mrs Khan", "Pat")
    old = town.phone("Pat")
    code = await code_for(ruth, "pat")
    new = stranger(town, "Patricia")
    await new.says(f"/start {code}")
    await new.says("pat alum rock")
    await new.sees("Welcome, Pat")
    await old.sees("This phone is no longer connected to a record")
    await ruth.sees("Pat has put a new phone on their record. The old one is cut off")
    await ruth.sees("does not act for Mrs Khan any more")
    await old.says("/balance")
    await old.does_not_see("You have")
    await new.says("/balance")
    await new.sees("hour")
    # A broker with a new phone is no broker until an administrator says so.
    code = await code_for(ruth, "devinder")
    await ruth.sees("For Devinder")
    again = stranger(town, "Devinder2")
    await again.says(f"/start {code}")
    await again.says("devinder washwood heath")
    await again.says("/queue")
    await again.does_not_see("Nothing is waiting")
    await ruth.sees("Devinder has a new phone", "Before, they were", "broker")
    await devinder.says("/queue")
    await devinder.does_not_see("Nothing is waiting")
    await ruth.taps("Give it again")
    await ruth.sees("Ruth gave it again")
    await again.sees("You can do your work for")
    await again.says("/member jean")
    await again.sees("Member number")


async def test_a_code_of_one_timebank_does_not_open_the_desk_of_another(any_town: Town) -> None:
    """Pat is a broker in Aston: with a new phone she has no role there until Aston says so."""
    town = any_town
    ruth, bilal = town.phones("Ruth", "Bilal")
    await bilal.starts()
    pat = town.people["Pat"].id
    assert town.program is not None
    async with town.program.database.write() as tx:
        now = town.clock.now()
        aston = await communities.add(tx, "Aston Timebank", "aston", "Europe/London", now)
        lead = await people.by_telegram(tx, await bilal.id())
        assert aston is not None
        assert lead is not None
        people.grant(tx, aston.id, lead.id, "administrator", None, now)
        people.grant(tx, aston.id, pat, "broker", lead.id, now)
    await run(town, PROVED)
    code = await code_for(ruth, "pat")
    new = stranger(town, "Patricia")
    await new.says(f"/start {code}")
    await new.says("pat alum rock")
    await new.sees("Welcome, Pat")
    held = "SELECT role FROM role WHERE person_id = :pat AND revoked_at IS NULL"
    assert await rows(town, held, pat=pat) == []
    await bilal.sees("Pat has a new phone", "Before, they were", "broker")
    number = (await rows(town, "SELECT id FROM record_code WHERE roles_state = 'asked'"))[0]["id"]
    await ruth.forges(f"rc-yes:{number}")
    assert await rows(town, held, pat=pat) == []
    await bilal.taps("Give it again")
    assert [r["role"] for r in await rows(town, held, pat=pat)] == ["broker"]


async def test_who_made_the_code_does_not_give_the_roles_where_another_can(town: Town) -> None:
    """Devinder the broker gives a code for Ruth the administrator: his own yes would make whoever
    has it an administrator."""
    devinder, ruth = town.phones("Devinder", "Ruth")
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, 1, town.people["Owen"].id, "broker", None, town.clock.now())
    code = await code_for(devinder, "ruth")
    new = stranger(town, "Ruth2")
    await new.says(f"/start {code}")
    number = (
        await rows(
            town, "SELECT id FROM membership WHERE person_id = :id", id=town.people["Ruth"].id
        )
    )[0]["id"]
    await new.says(str(number))
    await new.sees("Welcome, Ruth")
    await ruth.sees("no longer connected")
    asked = (await rows(town, "SELECT id FROM record_code WHERE roles_state = 'asked'"))[0]["id"]
    await devinder.forges(f"rc-yes:{asked}")
    assert await rows(town, "SELECT id FROM record_code WHERE roles_state = 'given'") == []
    owen = town.phone("Owen")
    await owen.sees("Ruth has a new phone")
    await owen.taps("Give it again")
    assert len(await rows(town, "SELECT id FROM record_code WHERE roles_state = 'given'")) == 1


async def test_who_has_a_record_of_their_own_cannot_take_another(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await add_member(town, "Mrs Khan")
    code = await code_for(ruth, "khan")
    await pat.says(f"/start {code}")
    await pat.sees("This phone has a record of its own")
    await pat.says("/member khan")
    jean = (
        await rows(
            town, "SELECT id FROM membership WHERE person_id = :id", id=town.people["Jean"].id
        )
    )[0]["id"]
    await pat.forges(f"mb-code:{jean}")
    assert len(await rows(town, "SELECT id FROM record_code")) == 1


async def test_of_two_who_use_a_code_at_once_one_has_the_record(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    assert town.program is not None
    database = town.program.database
    now = town.clock.now()
    async with database.write() as tx:
        here = await communities.by_id(tx, 1)
        member = await people.membership(tx, 1, khan)
        assert member is not None
        work = Work(tx, now, town.people["Ruth"], here, frozenset({"broker"}))
        given = await claiming.give(work, member.id)
        both = [await people.add(tx, 900_000 + n, f"Phone {n}", None, now) for n in range(2)]

    async def claim(number: int) -> str:
        async with database.write() as tx:
            mine = Work(tx, now, both[number], here, frozenset())
            try:
                return await claiming.answer(mine, given.id, "khan ward end")
            except DomainError as refusal:
                await asyncio.sleep(0)
                return refusal.key

    outcomes = sorted(await asyncio.gather(claim(0), claim(1)))
    assert outcomes == ["joined", "refusal-invite"]
    found = await rows(town, "SELECT telegram_id FROM person WHERE id = :id", id=khan)
    assert found[0]["telegram_id"] in (900_000, 900_001)
    assert await discrepancies(town) == []


async def test_a_code_is_asked_for_in_one_sentence(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await add_member(town, "Mr Hussain")
    for words in ("code for Mr Hussain", "give Mr Hussain a new code", "make a code for hussain"):
        await ruth.says(words)
        await ruth.sees("For Mr Hussain, to put their phone on their record")
    await pat.says("code for Mr Hussain")
    await pat.does_not_see("claim_")
    await ruth.says("code for Xerxes")
    await ruth.sees("I found nobody for “Xerxes”")
    assert len(await rows(town, "SELECT id FROM record_code")) == 3

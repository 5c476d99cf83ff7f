"""A new timebank, live by chat alone; its settings and poster, and what others can't reach."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from domain.errors import NotFound
from services import exchanges, members
from services.work import Work
from storage import communities, ledger, people
from tests import qr
from tests.driver import Phone
from tests.town import Town

LINK = re.compile(r"start=((?:invite|join)-[\w-]+)")
NAME = "Kings Heath Timebank"


async def administrator(town: Town, name: str = "Ruth") -> Phone:
    """Somebody of the sample timebank is an administrator there."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        people.grant(tx, 1, town.people[name].id, "administrator", None, town.clock.now())
    return town.phone(name)


async def answered(ruth: Phone, lead: str, brokers: str, template: str = "Choose Standard") -> None:
    """All questions after the name, up to the review."""
    await ruth.taps(template)
    await ruth.says("Moseley, Kings Heath and Stirchley")
    await ruth.taps(lead)
    await ruth.taps(brokers)
    await ruth.says("0121 496 0123")
    await ruth.says("Tuesdays 10 to 12")


async def opened(
    ruth: Phone,
    name: str = NAME,
    lead: str = "Take it on myself",
    brokers: str = "Start by myself",
    template: str = "Choose Standard",
) -> str:
    """Ruth opens one in as few messages as there are; the payload of its join link."""
    await ruth.says(f"/newtimebank {name}")
    await answered(ruth, lead, brokers, template)
    await ruth.taps("Open it")
    await ruth.sees(f"{name} is open.")
    found = LINK.search(ruth.last.text)
    assert found is not None
    return found[1]


async def joins(phone: Phone, payload: str) -> None:
    """A newcomer goes all the way from the poster to an application."""
    await phone.starts(payload)
    await phone.taps("Agree and go on")
    await phone.taps(phone.name)
    await phone.taps("Yes, 18 or over")
    await phone.taps("Moseley")
    await phone.says("0121 496 0000")
    await phone.taps("Skip")
    await phone.taps("Skip")
    await phone.taps("Agree to the rules")
    await phone.taps("Yes, send this")


async def names(town: Town) -> Sequence[str]:
    """The timebanks that there are."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return [one.name for one in await communities.every(tx)]


async def settings(town: Town, community_id: int = 2) -> dict[str, str]:
    """What was set in the newest."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return await communities.settings(tx, community_id)


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """From now on each message and tap is counted, by who made it."""
    deeds: Counter[str] = Counter()
    act = Phone._about_to_act

    async def counting(self: Phone) -> int:
        deeds[self.name] += 1
        return await act(self)

    monkeypatch.setattr(Phone, "_about_to_act", counting)
    return deeds


async def test_from_nothing_to_the_first_hours_by_chat_alone(
    any_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruth = await administrator(any_town)
    bob, carol = any_town.phones("Bob", "Carol")
    deeds = counted(monkeypatch)
    payload = await opened(ruth)
    to_open = deeds["Ruth"]
    assert payload == "join-kings-heath-timebank"
    for phone in (bob, carol):
        await joins(phone, payload)
        await ruth.taps("Approve")
        await phone.sees("You are now a member of Kings Heath Timebank")
    await bob.says("1 hour today gardening for Carol")
    await bob.taps("Yes, send to Carol")
    await ruth.taps("Say who it is")
    await ruth.says("Carol")
    await carol.taps("Yes, that's right")
    await ruth.taps("Approve")
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        got = {}
        for phone in (bob, carol):
            account = await people.by_telegram(tx, await phone.id())
            assert account is not None
            got[phone.name] = await ledger.balance(tx, 2, account.id)
        assert not await ledger.discrepancies(tx)
    assert got == {"Bob": 180, "Carol": 60}
    print(f"\n{to_open} messages and taps to open it; by everybody to the first hours: {deeds}")
    assert to_open == 8
    assert deeds["Ruth"] <= 13
    assert sum(deeds.values()) <= 38


async def test_nobody_can_join_before_it_is_open_and_the_preview_has_everything(
    town: Town,
) -> None:
    ruth = await administrator(town)
    await ruth.says("/newtimebank")
    await ruth.sees("What shall the timebank be called?")
    await ruth.says(NAME)
    await answered(ruth, "Ask somebody else", "Add 2 brokers", "Choose Small and simple")
    await ruth.sees(
        "Kings Heath Timebank",
        "Rules: Small and simple",
        "Areas: Moseley, Brandwood & King's Heath and Stirchley",
        "Telephone: 0121 496 0123",
        "Somebody is there: Tuesdays 10 to 12",
        "Brokers: you and 2 more",
        "Safeguarding lead: somebody gets a link",
        "Nobody can join until you open it.",
    )
    assert await names(town) == ["Ward End & Pelham Timebank"]
    nadia = town.phone("Nadia")
    await nadia.starts("join-kings-heath-timebank")
    await nadia.does_not_see("Kings Heath")
    await ruth.taps("Change")
    await ruth.taps("Telephone: 0121 496 0123")
    await ruth.says("0121 496 0999")
    await ruth.sees("Telephone: 0121 496 0999")
    await ruth.taps("Open it")
    await ruth.sees("is open", "3 links wait to be handed over")
    found = await settings(town)
    assert found["phone"] == "0121 496 0999"
    assert found["wards"].splitlines() == ["Moseley", "Brandwood & King's Heath", "Stirchley"]
    assert (found["references_wanted"], found["wave_people"]) == ("1", "8")
    for payload in ("join-kings-heath-timebank", "join_kings-heath-timebank"):
        await nadia.starts(payload)
        await nadia.sees("Welcome to Kings Heath Timebank")


async def test_brokers_and_the_lead_come_by_links_shown_one_by_one(town: Town) -> None:
    ruth = await administrator(town)
    await opened(ruth, lead="Ask somebody else", brokers="Add one broker")
    roles = {}
    for number, name in enumerate(("Pat", "Amina"), 1):
        await ruth.taps(f"Show link {number} of 2")
        payload = LINK.search(ruth.last.text)
        assert payload is not None
        await town.phone(name).starts(payload[1])
        await town.phone(name).sees(NAME)
        assert town.program is not None
        async with town.program.database.read() as tx:
            held = await people.roles(tx, town.people[name].id)
            roles[name] = sorted(role for where, role in held if where == 2)
    assert roles == {"Pat": ["broker"], "Amina": ["safeguarding"]}


async def test_a_half_filled_one_goes_on_after_a_restart_and_a_week(town: Town) -> None:
    ruth = await administrator(town)
    await ruth.says(f"/newtimebank {NAME}")
    await ruth.taps("Choose Careful")
    await ruth.says("list")
    await ruth.sees("1. Acocks Green", "69. Yardley West & Stechford")
    await town.stop()
    await town.start()
    await town.later(days=7)
    await ruth.says("/newtimebank")
    await ruth.sees("Which areas is it for?")
    await ruth.says("3, 66 and nowhere in particular")
    await ruth.sees("I do not know this area: nowhere in particular", "I have: Alum Rock and ")
    await ruth.taps("Take those")
    await ruth.taps("Decide it later")
    await ruth.taps("Start by myself")
    await ruth.taps("Skip")
    await ruth.taps("Skip")
    await ruth.taps("Open it")
    await ruth.sees("is open")
    found = await settings(town)
    assert found["look_above_minutes"] == "60"
    assert found["second_person_minutes"] == "120"
    assert found["wards"].splitlines()[0] == "Alum Rock"


async def test_a_name_that_can_be_several_wards_is_asked_about(town: Town) -> None:
    ruth = await administrator(town)
    await ruth.says(f"/newtimebank {NAME}")
    await ruth.taps("Choose Standard")
    await ruth.says("Moseley and Sutton")
    await ruth.sees("Sutton can be several areas", "I have: Moseley")
    await ruth.taps("Take both")
    await ruth.taps("Take it on myself")
    await ruth.taps("Start by myself")
    await ruth.taps("Skip")
    await ruth.taps("Skip")
    await ruth.sees("Areas: Moseley, Sutton Trinity and Sutton Vesey")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("KH", "A name has 3 to 60 letters."),
        ("K" * 61, "A name has 3 to 60 letters."),
        ("Ward-End and Pelham Time Bank", "looks too much like it"),
        ("W4rd End & Pelham Timebank", "looks too much like it"),
        ("Kings Неath", "letters of one alphabet"),
        ("Ring 0121 496 0000 now", "letters of one alphabet"),
        ("t.me/somebody", "letters of one alphabet"),
        ("Kings <b>Heath", "letters of one alphabet"),
    ],
)
async def test_a_name_that_it_cannot_have(town: Town, name: str, why: str) -> None:
    ruth = await administrator(town)
    await ruth.says(f"/newtimebank {name}")
    await ruth.sees(why, "What shall the timebank be called?")
    await ruth.says(NAME)
    await ruth.sees("Which rules shall it begin with?")


async def test_rules_are_copied_but_never_what_is_a_timebanks_own(town: Town) -> None:
    ruth = await administrator(town)
    await ruth.says("/rules welcome 1 hour")
    await ruth.taps("Yes, change it")
    await ruth.says("/rules greeting Tea is on Tuesdays")
    await ruth.taps("Yes, change it")
    await opened(ruth, template="Copy Ward End & Pelham Timeb…")
    found = await settings(town)
    assert found["welcome_minutes"] == "60"
    assert "greeting" not in found
    assert "Ward End" not in found["wards"]


async def test_only_administrators_open_one_and_only_so_many(sqlite_url: str) -> None:
    town = Town(sqlite_url, most_timebanks=2)
    await town.open()
    devinder, amina = town.phones("Devinder", "Amina")
    for phone in (devinder, amina):
        for said in ("/newtimebank", f"/newtimebank {NAME}"):
            await phone.says(said)
            await phone.sees("cannot do that")
        for data in ("newtimebank", "nt-link:1:1.1.none", "tb-name", "do:0:newtimebank"):
            await phone.forges(data)
            await phone.does_not_see("start=invite", "What shall")
    ruth = await administrator(town)
    await opened(ruth)
    await ruth.says("/newtimebank Stirchley Timebank")
    await ruth.sees("There are 2 timebanks here, which is the most.")
    assert len(await names(town)) == 2
    await town.close()


async def test_two_timebanks_do_not_see_each_other(town: Town) -> None:
    """Nadia runs the new one; whatever id of the old one she forges, she learns nothing."""
    ruth = await administrator(town)
    payload = await opened(ruth, brokers="Add one broker")
    await ruth.taps("Show link 1 of 1")
    invite = LINK.search(ruth.last.text)
    assert invite is not None
    nadia, bob = town.phones("Nadia", "Bob")
    await nadia.starts(invite[1])
    await joins(bob, payload)
    await nadia.sees("Bob wants to join")
    await nadia.says("/member Amina")
    await nadia.does_not_see("Pelham", "Alum Rock")
    await nadia.says("/reverse 1")
    await nadia.does_not_see("Jean", "Amina")
    verbs = ("mb", "x-reverse", "rv-of", "rv-this", "m-approve", "q-open", "rm", "ck-of", "rv-yes")
    for verb in verbs:
        for number in range(1, 12):
            await nadia.forges(f"{verb}:{number}:{'membership' if verb == 'q-open' else ''}")
            await nadia.does_not_see("Jean", "Amina", "Ward End")
    assert town.program is not None
    async with town.program.database.read() as tx:
        account = await people.by_telegram(tx, await nadia.id())
        here = await communities.by_id(tx, 2)
        assert account is not None
        work = Work(tx, town.clock.now(), account, here, frozenset({"broker"}))
        assert not (await members.search(work, "Jean")).hits
        with pytest.raises(NotFound):
            await exchanges.demand(work, 1, "reverse")
    devinder = town.phone("Devinder")
    await devinder.says("/member Bob")
    await devinder.does_not_see("Moseley", "0121")


async def test_everything_can_be_changed_afterwards(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await administrator(town)
    await ruth.says("/timebank settings")
    await ruth.sees("The settings of Ward End & Pelham Timebank", "Areas: Ward End, Alum Rock")
    await ruth.taps("Change opening hours")
    await ruth.taps("Change it")
    await ruth.says("Mondays 10am to midday")
    await ruth.taps("Yes, change it")
    await ruth.says("/timebank settings")
    await ruth.sees("Somebody is there: Mondays 10am to midday")
    await ruth.taps("Change the name")
    await ruth.says("Ward End Time Bank")
    await ruth.taps("Yes")
    await ruth.sees("It is called Ward End Time Bank from now on.")
    await devinder.sees("Ruth changed the name of Ward End & Pelham Timebank")
    await devinder.says("/home")
    await devinder.sees("Ward End Time Bank")
    assert await names(town) == ["Ward End Time Bank"]
    await town.phone("Amina").says("/timebank settings")
    await town.phone("Amina").sees("cannot do that")


async def test_the_poster_leads_to_the_join_link_and_says_the_rest(town: Town) -> None:
    ruth = await administrator(town)
    await opened(ruth)
    await ruth.taps("Get the poster")
    await ruth.sees("Here is the poster of Kings Heath Timebank", "to print", "to pass on")
    files = {one.name: one for one in town.world.files._files.values()}
    picture = next(f for f in town.world.files._files.values() if f.kind == "photo")
    link = qr.read(qr.cells_in(picture.content))
    assert link == "https://t.me/GoodturnBot?start=join-kings-heath-timebank"
    nadia = town.phone("Nadia")
    await nadia.starts(link.partition("start=")[2])
    await nadia.sees("Welcome to Kings Heath Timebank")
    assert files["poster-kings-heath-timebank.pdf"].content.startswith(b"%PDF-")
    before = len(town.world.files._files)
    await ruth.says("/poster picture")
    assert len(town.world.files._files) == before + 1
    await town.phone("Amina").says("/poster")
    await town.phone("Amina").sees("cannot do that")

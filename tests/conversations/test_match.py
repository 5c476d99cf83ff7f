"""Finding somebody for a request: who could help and why, asked here or on the phone, placed."""

import re

from services import listings, newcomers
from services.listings import NewListing
from services.newcomers import NewMember
from services.work import Work
from storage import communities, people
from tests.conversations.test_hats import add_member
from tests.request_help import by_day, offers, rows_of, state_of
from tests.shift_help import rows, run
from tests.town import Town

FIRST = ("Nasreen", "Winifred", "George", "Harriet", "Oscar", "Tom", "Lucy", "Edna")
LAST = ("Akhtar", "Clarke", "Doyle", "Evans", "Hussain", "Malik")


async def asked_for_jean(town: Town, words: str = "Jean needs help with ironing friday 2pm") -> int:
    """Ruth asks for Jean, and rings round herself. Returns the request's id."""
    ruth = town.phone("Ruth")
    await ruth.says(words)
    await ruth.taps("Yes, ask")
    found = await rows_of(town, "SELECT MAX(id) FROM request")
    return int(found[0][0])


async def candidates_of(town: Town, request_id: int) -> dict[str, str]:
    """How it stands with everybody who was asked, by name."""
    found = await rows_of(
        town,
        "SELECT p.name, c.state FROM candidate c JOIN person p ON p.id = c.person_id"
        " WHERE c.request_id = :id",
        id=request_id,
    )
    return {str(name): str(state) for name, state in found}


async def test_likely_people_with_reasons_and_three_in_one_tap(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    for name in ("Pat", "Jean", "Amina"):
        await offers(town, name, "home.laundry", "Washing and laundry")
    ruth, owen, pat = town.phones("Ruth", "Owen", "Pat")
    await owen.says("need help with laundry friday 2pm")
    await owen.taps("Yes, ask")
    request = int((await rows_of(town, "SELECT MAX(id) FROM request"))[0][0])
    assert await state_of(town, request) == "held"
    await ruth.says(f"/match {request}")
    await ruth.sees(
        f"Request {request}: Owen", "3 people could help", "offers this", "Never asked."
    )
    await ruth.taps(next(one for one in ruth.buttons if one.startswith("Ask ")))
    assert await candidates_of(town, request) == {"Pat": "asked", "Jean": "asked", "Amina": "asked"}
    assert await state_of(town, request) == "with_broker"
    await ruth.sees("Asked:", "Pat: asked", "no answer yet", "I know nobody else who fits")
    await pat.taps("Yes, I can")
    await ruth.says(f"match {request}")
    await ruth.sees("Pat: can help")


async def test_ask_one_then_ring_and_place_for_somebody_on_the_phone(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    khan = await add_member(town, "Mrs Khan")
    for name in ("Pat", "Owen", "Amina"):
        await offers(town, name, "diy.light_bulb", "Changing light bulbs")
    await run(town, "UPDATE setting SET value = '1' WHERE name = 'wave_people'")
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("Mrs Khan needs somebody to change a light bulb friday 2pm")
    await ruth.taps("Yes, ask")
    request = int((await rows_of(town, "SELECT MAX(id) FROM request"))[0][0])
    await ruth.taps("Ring round myself")
    await ruth.taps("See who could help")
    await ruth.sees("Mrs Khan", "asked", "no answer yet")
    asked = await candidates_of(town, request)
    await ruth.taps("Record a phone call")
    await ruth.says("Amina")
    await ruth.taps("Ring them again")
    await ruth.says("tomorrow 10am")
    await ruth.sees("I will remind you", "to ring Amina", "ring again")
    found = await rows(town, "SELECT outcome, person_id FROM candidate_call")
    assert [one["outcome"] for one in found] == ["back"]
    await town.later(hours=24, minutes=5)
    await ruth.sees("You wanted to ring Amina about help for Mrs Khan")
    await ruth.taps("See who could help")
    await ruth.says("rang Amina, she said yes")
    await ruth.sees("Amina can help.", "(by phone)")
    assert (await candidates_of(town, request))["Amina"] == "yes"
    assert len(asked) <= 3
    await ruth.taps("Record: Mrs Khan chose Amina")
    assert (await candidates_of(town, request))["Amina"] == "chosen"
    assert await state_of(town, request) == "matched"
    await amina.sees("Mrs Khan chose you")
    chose = await rows(
        town, "SELECT actor_id, on_behalf_of FROM audit WHERE action LIKE 'request.cho%'"
    )
    assert (chose[-1]["actor_id"], chose[-1]["on_behalf_of"]) == (town.people["Ruth"].id, khan)


async def test_nobody_is_asked_twice_and_those_apart_are_a_number(town: Town) -> None:
    await by_day(town)
    for name in ("Pat", "Owen", "Amina"):
        await offers(town, name, "home.ironing", "Ironing")
    ruth, jean = town.phones("Ruth", "Jean")
    await run(
        town,
        "INSERT INTO apart (community_id, person_id, other_id, by_id, at)"
        " VALUES (1, :one, :other, :ruth, :now), (1, :other, :one, :ruth, :now)",
        one=town.people["Jean"].id,
        other=town.people["Pat"].id,
        ruth=town.people["Ruth"].id,
        now=town.clock.now(),
    )
    request = await asked_for_jean(town)
    await ruth.says("/match Jean")
    await ruth.sees("One person is left out, as you keep the two apart.")
    await ruth.taps("Ask somebody else")
    await ruth.says("Pat")
    await ruth.sees("These two are not to be matched.")
    await ruth.says("/cancel")
    assert "Pat" not in await candidates_of(town, request)
    await ruth.says(f"/match {request}")
    await ruth.says("ask Amina")
    await ruth.sees("asked before")
    await jean.does_not_see("apart")


async def test_what_waits_and_what_nobody_asked_for(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    ruth = town.phone("Ruth")
    await ruth.says("/match")
    await ruth.sees("No request is waiting")
    await offers(town, "Jean", "making.knitting", "Somebody to teach me to knit", kind="want")
    await offers(town, "Owen", "making.knitting", "Knitting lessons")
    await ruth.says("/match offers")
    await ruth.sees("Owen offers", "Jean wants")
    await ruth.taps("Ask Owen for Jean")
    await ruth.sees("For Jean:")
    await ruth.says("any time next week")
    await ruth.taps("Yes, ask")
    found = await rows(town, "SELECT person_id, made_by FROM request")
    assert [(one["person_id"], one["made_by"]) for one in found] == [
        (town.people["Jean"].id, town.people["Ruth"].id)
    ]
    assert "Owen" in await candidates_of(town, 1)
    await ruth.says("/match")
    await ruth.sees("Nobody has said yes to this request yet", "1. Jean")


async def test_only_brokers_look(town: Town) -> None:
    await by_day(town)
    request = await asked_for_jean(town)
    amina = town.phone("Amina")
    await amina.says(f"/match {request}")
    await amina.does_not_see("could help")
    await amina.forges(f"fm:{request}:0")
    await amina.does_not_see("could help")


async def test_more_people_fit_than_a_list_holds(town: Town) -> None:
    """The best forty are listed in pages; whoever came after them is there once some are asked."""
    await by_day(town)
    ruth = town.phone("Ruth")
    many = 46
    names = [f"{first} {last}" for first in FIRST for last in LAST][:many]
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        desk = Work(tx, town.clock.now(), town.people["Ruth"], community, frozenset({"broker"}))
        for number, name in enumerate(names):
            new = NewMember(name, "Ward End", f"0121 496 0{number:03}, mornings", "person")
            found = await people.person(tx, await newcomers.add(desk, new))
            assert found is not None
            theirs = Work(tx, town.clock.now(), found, community, frozenset({"member"}))
            words = "Changing light bulbs"
            await listings.add(theirs, NewListing("offer", "diy.light_bulb", words, shown=words))
    await ruth.says("Jean needs somebody to change a light bulb friday 2pm")
    await ruth.taps("Yes, ask")
    await ruth.taps("Ring round myself")
    await ruth.says("/match 1")
    await ruth.sees("More people could help than I list. The best 40, from number 1:")
    listed: list[str] = []
    for start in (1, 11, 21, 31):
        await ruth.sees(f"from number {start}:")
        listed += re.findall(r"^(\w+ \w+) \(by phone\): ", ruth.last.text, re.MULTILINE)
        if start < 31:
            await ruth.taps("More")
    assert "More" not in ruth.buttons
    assert len(listed) == len(set(listed)) == 40
    await ruth.taps(next(one for one in ruth.buttons if one.startswith("Ask ")))
    assert set(listed[30:33]) <= set(await candidates_of(town, 1))
    # Typed on a later page, the three that its button names are asked.
    await ruth.taps("More")
    on_page = re.findall(r"^(\w+ \w+) \(by phone\): ", ruth.last.text, re.MULTILINE)[:3]
    assert not set(on_page) & set(await candidates_of(town, 1))
    await ruth.says("ask three")
    assert set(on_page) <= set(await candidates_of(town, 1))
    for _ in range(1):
        await ruth.says("ask three")
    await ruth.says("/match 1")
    left = many - len(await candidates_of(town, 1))
    await ruth.sees(f"{left} people could help, from number 1:")

"""A parent or carer, by talking: noted by a broker, asked here, and children who come along."""

from datetime import timedelta

import pytest

from services import retention
from tests.driver import Phone
from tests.shift_help import go_to, no_sample_shifts, publish, rows, run
from tests.town import Town

GUARDIANS = "SELECT g.*, p.name FROM guardian g LEFT JOIN person p ON p.id = g.member_id"


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, one of five days from now instead."""
    await no_sample_shifts(town)
    await publish(town)
    return town


async def who(owen: Phone) -> None:
    """Whoever runs it looks at who is coming."""
    await owen.says("/run")
    await owen.taps("See who is coming")


async def test_a_member_who_is_the_parent_is_asked_here(hall: Town) -> None:
    amina, jean, ruth, owen = hall.phones("Amina", "Jean", "Ruth", "Owen")
    await run(hall, "UPDATE membership SET adult = 0 WHERE person_id = :id",
              id=hall.people["Amina"].id)  # fmt: skip
    await amina.says("/volunteer")
    await amina.taps("Join")
    await ruth.sees("Amina would like to join a shift.", "A parent or carer has to agree first.")
    await ruth.taps("Note who agreed")
    await ruth.types("Zebedee", "A carer", "Ask them here")
    await ruth.sees("Zebedee is no member here")
    await ruth.taps("Note who agreed")
    await ruth.types("Jean", "A carer", "Ask them here")
    await ruth.sees("Jean (their carer) is asked here if they agree.")
    await jean.sees("May Amina come to this?", "Tea for carers", "Pelham hall",
                    "Ruth at Ward End & Pelham Timebank asks you")  # fmt: skip
    await amina.says("/home")
    await amina.forges("gd-yes:1")  # nobody agrees for themselves
    await jean.taps("Yes, I agree")
    await jean.sees("You agreed that Amina may come.")
    await ruth.sees("Jean, their carer, agreed here on Monday 16 November 2026.")
    await ruth.taps("Let them join")
    await amina.sees("You're in.")
    await who(owen)
    await owen.sees("1. Amina (a parent or carer agreed)")
    assert "Jean" not in owen.last.text
    [kept] = await rows(hall, GUARDIANS)
    assert (kept["state"], kept["how"], kept["name"]) == ("agreed", "here", "Jean")


async def test_can_my_son_come_too(hall: Town) -> None:
    pat, ruth, owen = hall.phones("Pat", "Ruth", "Owen")
    await pat.says("/volunteer")
    await pat.taps("Join")
    await pat.says("can my son come too")
    await pat.sees("How old are they?", "I only ask if they are under 18.")
    await pat.says("quite big")
    await pat.sees("Please type how old they are in years")
    await pat.says("he is 14")
    await pat.sees("What is their first name?")
    await pat.says("Ali")
    await pat.sees("Bring Ali along to Tea for carers?", "I keep a place.",
                   "may ring you", "their parent, agree")  # fmt: skip
    await pat.taps("Yes, keep a place")
    await pat.sees("I keep a place for Ali at Tea for carers.")
    await ruth.sees("Ali would like to join a shift.", "their parent, agreed here on Monday")
    assert "number to ring" not in ruth.last.text
    await who(owen)
    await owen.sees("1 of 8 places are taken. 6 are free.", "Ali: a broker looks at this first")
    await ruth.taps("See Pat")
    await ruth.sees("Pat", "Alum Rock")
    await ruth.says("/queue")
    await ruth.taps("Start with the oldest")
    await ruth.taps("Let them join")
    await pat.sees("Ali can come with you to Tea for carers.")
    await who(owen)
    await owen.sees("2. Ali (a parent or carer agreed)", "2 of 8 places are taken.")
    # A second child, the same way; a broker says no.
    await pat.says("can i bring my 9 year old daughter")
    await pat.types("Sara", "Yes, keep a place")
    await ruth.taps("Say no")
    await ruth.says("Too hot for small children")
    await pat.sees("Sara can't come to Tea for carers this time.", "Too hot", "still yours")
    # Grown-ups join by themselves; other people's children need their own parent.
    await pat.says("can my husband come")
    await pat.sees("they are welcome to join Tea for carers themselves")
    await pat.says("can my grandson come along")
    await pat.types("12", "I am somebody else")
    await pat.sees("Their parent or carer has to say yes first.")
    await pat.says("can't make it")
    places = "SELECT p.name, m.state FROM place m JOIN person p ON p.id = m.person_id"
    states = {row["name"]: row["state"] for row in await rows(hall, places)}
    assert states == {"Pat": "left", "Ali": "left", "Sara": "left"}
    # Who has no place hears how it goes; the age is kept nowhere.
    await pat.says("can my son come too")
    assert "How old" not in pat.last.text
    kept = str([dict(row) for row in await rows(hall, GUARDIANS)])
    assert "14" not in kept.replace("2026-11-14", "").replace("1400", "")


async def test_a_year_later_no_name_of_them_is_kept(hall: Town) -> None:
    pat, ruth = hall.phones("Pat", "Ruth")
    await pat.says("/volunteer")
    await pat.taps("Join")
    await pat.says("can my son come too")
    await pat.types("14", "Ali", "Yes, keep a place")
    await ruth.taps("Let them join")
    await go_to(hall, 5, "17:30")
    owen = hall.phone("Owen")
    await owen.taps("Note who came")
    await owen.taps("Everyone came")
    await owen.sees("1. Ali: came, 2 hours", "2. Pat: came, 2 hours")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm 2 people")
    assert hall.program is not None
    for days in (300, 366):
        async with hall.program.database.write() as tx:
            await retention.run(tx, hall.clock.now() + timedelta(days=days))
        [kept] = await rows(hall, GUARDIANS)
        assert (kept["called"] is None) == (days > 365)
    [kept] = await rows(hall, GUARDIANS)
    assert (kept["called"], kept["relation"], kept["state"]) == (None, None, "agreed")
    assert not await rows(hall, "SELECT id FROM person WHERE name = 'Ali'")

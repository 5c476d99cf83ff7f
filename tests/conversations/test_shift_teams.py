"""An employer's people come to a shift as a team: signed up by one of them, in paid time."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.hats import SCOPES
from services import sheets
from storage import delegates, people
from storage import shifts as shift_rows
from tests.driver import Phone
from tests.shift_help import crowd, go_to, no_sample_shifts, past_a_clock_change, publish, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def employer(
    town: Town, *who: str, name: str = "Severn Foods", kind: str = "employer"
) -> int:
    """An employer of the timebank for which these people act; its person row."""
    assert town.program is not None
    now = town.clock.now()
    async with town.program.database.write() as tx:
        person = await people.add(tx, None, name, None, now)
        made_by = town.people["Ruth"].id
        await delegates.add_organisation(tx, 1, person.id, kind, made_by, now)
        await tx.run(
            "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
            " VALUES (1, :id, 'approved', 1, :now)",
            id=person.id,
            now=now,
        )
        for one in who:
            await delegates.add(
                tx,
                community_id=1,
                person_id=town.people[one].id,
                for_id=person.id,
                kind="organisation",
                scope=frozenset(SCOPES),
                how=None,
                made_by=made_by,
                now=now,
                expires_at=None,
            )
        return person.id


async def places(town: Town) -> list[tuple[str, str, int]]:
    """Who has how many places, in the order in which they came."""
    found = await rows(
        town,
        "SELECT p.name, m.state, m.people FROM place m JOIN person p ON p.id = m.person_id"
        " ORDER BY m.turn",
    )
    return [(row["name"], row["state"], row["people"]) for row in found]


async def brings(phone: Phone, said: str) -> None:
    """Opens the one shift there is and signs a team up."""
    await phone.says("/volunteer")
    await phone.taps("Bring a team")
    await phone.sees("How many of you are coming?")
    await phone.says(said)


async def test_one_lead_signs_eight_people_up(hall: Town) -> None:
    pat, owen, amina = hall.phones("Pat", "Owen", "Amina")
    await employer(hall, "Pat")
    await publish(hall, places=10)
    await brings(pat, "Sam, Priya and 6 others")
    await pat.sees("8 people of Severn Foods: Sam and Priya", "paid time", "Tea for carers")
    assert await places(hall) == []
    await pat.taps("Yes, sign us up")
    await pat.sees("8 of you have places.", "Sam and Priya.", "Ask for Owen")
    await pat.taps_again()
    assert await places(hall) == [("Severn Foods", "joined", 8)]
    await owen.sees("Severn Foods brings a team.", "8 people come, in paid time.")
    await amina.says("/volunteer")
    await amina.sees("2 places are left.")
    assert "Bring a team" not in amina.buttons
    assert "Sam" not in amina.last.text


async def test_everybody_who_organises_for_its_organisation_hears_of_a_team(hall: Town) -> None:
    pat, owen, amina, jean = hall.phones("Pat", "Owen", "Amina", "Jean")
    church = await employer(hall, "Amina", "Jean", name="St Mark's", kind="group")
    await employer(hall, "Pat")
    shift_id = await publish(hall, places=10)
    await run(
        hall,
        "UPDATE opportunity SET organisation_id = :id WHERE id ="
        " (SELECT opportunity_id FROM shift WHERE id = :shift)",
        id=church,
        shift=shift_id,
    )
    await brings(pat, "8")
    await pat.taps("Yes, sign us up")
    for phone in (amina, jean):
        await phone.sees("Severn Foods brings a team.", "8 people come, in paid time.")
    assert not any("brings a team" in text for text in owen.received.values())


async def test_never_more_than_there_is_room_and_nobody_is_passed_by(hall: Town) -> None:
    pat, amina, jean = hall.phones("Pat", "Amina", "Jean")
    await employer(hall, "Pat")
    await publish(hall, places=3)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await brings(pat, "5")
    await pat.sees("There is room for 2 people only.")
    await pat.taps("Yes, sign us up")
    await pat.sees("There is room for 2 of you only.")
    await pat.says("2")
    await pat.taps("Yes, sign us up")
    await jean.says("/volunteer")
    await jean.taps("Join the waiting list")
    await pat.forges("tm-open:1")
    assert await places(hall) == [
        ("Amina", "joined", 1),
        ("Severn Foods", "joined", 2),
        ("Jean", "waiting", 1),
    ]
    await pat.says("/shifts")


async def test_the_number_changes_and_who_waits_gets_the_place(hall: Town) -> None:
    pat, jean, amina, owen = hall.phones("Pat", "Jean", "Amina", "Owen")
    await employer(hall, "Pat", "Jean")
    await publish(hall, places=4)
    await brings(pat, "4")
    await pat.taps("Yes, sign us up")
    await amina.says("/volunteer")
    await amina.taps("Join the waiting list")
    await jean.says("as Severn Foods")
    await jean.says("/volunteer")
    await jean.sees("4 of you have places.")
    await jean.taps("Change our number")
    await jean.says("three of us")
    await jean.taps("Yes, sign us up")
    await jean.sees("3 of you have places.")
    await pat.sees("Jean changed your team of Severn Foods.", "3 people come now.")
    await owen.sees("Severn Foods changed its team.")
    await amina.sees("place")
    found = {name: state for name, state, _ in await places(hall)}
    assert found["Amina"] in ("offered", "joined")


async def test_who_is_no_employer_brings_no_team(hall: Town) -> None:
    amina, pat, jean = hall.phones("Amina", "Pat", "Jean")
    await employer(hall, "Pat", name="Alum Rock Scouts", kind="group")
    shift_id = await publish(hall)
    for phone in (amina, pat):
        await phone.says("/volunteer")
        assert "Bring a team" not in phone.buttons
        await phone.forges(f"tm-open:{shift_id}")
        await phone.sees("Teams come from employers and schools.")
    await run(hall, "UPDATE opportunity SET kind = 'team_day'")
    await brings(pat, "6 scouts")
    await pat.taps("Yes, sign us up")
    await pat.sees("6 of you have places.")
    await employer(hall, "Jean")
    await run(hall, "UPDATE opportunity SET checks = 'enhanced'")
    await jean.says("/volunteer")
    await jean.taps("Bring a team")
    await jean.sees("it is not for teams")


@pytest.mark.parametrize("said", ["0", "100000", "lots", "<b>8</b> 9", "x" * 3000])
async def test_numbers_that_cannot_be(hall: Town, said: str) -> None:
    pat = hall.phone("Pat")
    await employer(hall, "Pat")
    await publish(hall)
    await brings(pat, said)
    await pat.sees("How many of you are coming?")
    assert await places(hall) == []


async def test_how_many_came_is_paid_time_and_never_the_residents(hall: Town) -> None:
    pat, owen, amina, ruth = hall.phones("Pat", "Owen", "Amina", "Ruth")
    await employer(hall, "Pat")
    await publish(hall, places=10, days=1)
    await brings(pat, "8")
    await pat.taps("Yes, sign us up")
    await amina.says("/volunteer")
    await amina.taps("Join")
    before = await rows(hall, "SELECT COUNT(*) AS n FROM transfer")
    (row,) = await rows(hall, "SELECT id FROM place WHERE team = 1")
    await owen.forges(f"tm-came:{row['id']}")
    await owen.sees("This has not begun.")
    await go_to(hall, 1, "17:00")
    await pat.forges(f"tm-came:{row['id']}")
    await owen.forges(f"tm-came:{row['id']}")
    await owen.says("7")
    await pat.sees("7 of your team were there: 14 hours of paid time.")
    assert await rows(hall, "SELECT COUNT(*) AS n FROM transfer") == before
    assert await rows(hall, "SELECT id FROM service_hours WHERE person_id IN"
        " (SELECT person_id FROM place WHERE team = 1)") == []  # fmt: skip
    await ruth.says("/report this month")
    await ruth.sees("in paid time: 7 people in teams of employers, 14 hours")


async def test_a_team_is_reminded_leaves_and_hears_that_it_is_called_off(hall: Town) -> None:
    pat, owen = hall.phones("Pat", "Owen")
    await employer(hall, "Pat")
    await publish(hall, places=10, days=3)
    await publish(hall, "Choir", places=10, days=6)
    for title in ("Tea for carers", "Choir"):
        await pat.says(f"/volunteer {title}")
        await pat.taps("Bring a team")
        await pat.says("6")
        await pat.taps("Yes, sign us up")
    await go_to(hall, 1, "16:00")
    await pat.sees("For Severn Foods", "Tea for carers", "6 of you have places.")
    await pat.taps("I'm coming")
    assert len(await rows(hall, "SELECT id FROM place WHERE confirmed_at IS NOT NULL")) == 1
    await pat.says("as Severn Foods")
    await pat.says("/shifts")
    await pat.taps("See 1: Tea for carers")
    await pat.taps("Can't make it")
    await owen.sees("Severn Foods can't make it.")
    assert [state for _, state, _ in await places(hall)] == ["left", "joined"]
    await owen.says("/shifts choir")
    await owen.says("2")
    await owen.taps("Call it off")
    await owen.taps("The weather is too bad")
    await owen.taps("Yes, call it off")
    await pat.sees("Called off: Choir.")


async def test_a_team_waits_in_line_and_lets_smaller_ones_by(hall: Town) -> None:
    pat, amina, jean, owen = hall.phones("Pat", "Amina", "Jean", "Owen")
    await employer(hall, "Pat")
    shift_id = await publish(hall, places=4, days=4)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await brings(pat, "5")
    assert "Wait for 5 places" not in pat.buttons  # there are only four
    await pat.says("3")
    await pat.sees("There is room for 2 people only.")
    await pat.taps("Wait for 3 places")
    await pat.sees("You wait in line together", "when 3 places are free")
    await pat.taps("Yes, sign us up")
    await pat.sees("3 of you wait together, as number 1 on the waiting list.")
    ruth = hall.phone("Ruth")
    await ruth.says("/volunteer")
    await ruth.sees("2 places are left.")  # nobody waits for these two
    await ruth.taps("Join")
    await ruth.sees("You're in.")
    await owen.says("/run")
    await owen.taps("See who is coming")
    await owen.sees("1. Severn Foods, 3 people")
    told = pat.count_messages()
    await amina.taps("Can't make it")
    assert pat.count_messages() == told  # two are free, and they are three
    await jean.taps("Can't make it")
    await pat.sees("There are places for all 3 of you. Would you like them?", "I keep them for you")
    await owen.sees("Severn Foods")
    await pat.taps("Yes, I'll come")
    await pat.sees("3 of you have places.")
    assert ("Severn Foods", "joined", 3) in await places(hall)
    # On the sheet as a number and somebody to ask for; thanked once it is noted how many came.
    assert hall.program is not None
    async with hall.program.database.read() as tx:
        shift = await shift_rows.find(tx, shift_id)
        assert shift is not None
        assert (await sheets.printed(tx, shift)).teams == [("Severn Foods", 3, "Pat")]
    await go_to(hall, 4, "18:00")
    before = pat.count_messages()
    (row,) = await rows(hall, "SELECT id FROM place WHERE team = 1")
    await owen.forges(f"tm-came:{row['id']}")
    await owen.says("2")
    await pat.sees("2 of your team were there")
    await go_to(hall, 1, "12:00")
    await pat.sees("Thank you for bringing a team to Tea for carers.", "2 people gave their time.")
    assert pat.count_messages() == before + 2


PLACES = 20
TEAMS = 6
BIG = 7


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    await no_sample_shifts(made)
    yield made
    await made.close()


async def test_six_teams_and_ten_residents_at_once(busy: Town) -> None:
    """Each team has all its places or none; together never more than there are."""
    await publish(busy, places=PLACES)
    crowd_ = await crowd(busy, TEAMS + 10)
    leads, residents = crowd_[:TEAMS], crowd_[TEAMS:]
    for number, phone in enumerate(leads, 1):
        await employer(busy, f"Volunteer{number:02}", name=f"Employer {number}")
        await brings(phone, str(BIG))
    for phone in residents:
        await phone.says("/volunteer")
    await asyncio.gather(
        *(phone.taps("Yes, sign us up") for phone in leads),
        *(phone.taps("Join") for phone in residents),
    )
    found = await places(busy)
    joined = [(name, count) for name, state, count in found if state == "joined"]
    assert sum(count for _, count in joined) <= PLACES
    teams = [count for name, count in joined if name.startswith("Employer")]
    assert set(teams) <= {BIG}
    signed = [phone for phone in leads if f"{BIG} of you have places" in phone.last.text]
    assert len(signed) == len(teams)

"""/needs by talking: on the screen, as a picture, as tables, for the council; figures by hand."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from PIL import Image

from storage.db import Row
from tests.conversations.test_finding import TIMELESS, put_up
from tests.conversations.test_statement import content, files
from tests.shift_help import crowd, in_days, no_sample_shifts, rows, run
from tests.town import Town


async def asked(town: Town, name: str, skill: str | None, area: str | None, state: str) -> None:
    """A request that somebody made three days ago, as it stands now."""
    assert town.program is not None
    at = town.clock.now() - timedelta(days=3)
    async with town.program.database.write() as tx:
        tx.later(
            "INSERT INTO request (community_id, person_id, made_by, skill, words, area, state,"
            " created_at, changed_at) VALUES (1, :person, :person, :skill, 'help please', :area,"
            " :state, :at, :at)",
            person=town.people[name].id,
            skill=skill,
            area=area,
            state=state,
            at=at,
        )


@pytest.fixture
async def ward(town: Town) -> Town:
    """Five requests without help and two with it; 8 + 1 + 2 empty places, one taken."""
    await no_sample_shifts(town)
    await run(town, "DELETE FROM opportunity")
    await asked(town, "Amina", "home.ironing", "Ward End", "unmet")
    await asked(town, "Amina", "home.laundry", "Ward End", "lapsed")
    await asked(town, "Pat", "home.ironing", "Alum Rock", "open")
    await asked(town, "Jean", "pets.dog_walking", "Ward End", "with_broker")
    await asked(town, "Jean", None, "over the hills", "unmet")
    # Done, and somebody said yes: no need any more. Called off: not wanted any more.
    await asked(town, "Pat", "home.ironing", "Ward End", "done")
    await asked(town, "Pat", "home.ironing", "Ward End", "offered")
    await asked(town, "Pat", "home.ironing", "Ward End", "cancelled")
    await put_up(town, "Weeding the beds", skill="garden.weeding", venue="Ward End Park", places=9)
    await put_up(town, "Litter pick", venue="Alum Rock", places=1)
    await run(town, "UPDATE opportunity SET skill = NULL WHERE title = 'Litter pick'")
    await put_up(town, "Tea in June", skill="food.lunch_club", venue="Moseley",
                 first_day=in_days(town, 40))  # fmt: skip
    await put_up(town, "A summer of small things", kind="flexible", venue=None,
                 remote=True, often="an hour a week", places=2, **TIMELESS)  # fmt: skip
    await run(town, "UPDATE opportunity SET skill = NULL WHERE title = 'A summer of small things'")
    shift = await rows(town, "SELECT id FROM shift WHERE venue = 'Ward End Park'")
    await run(
        town,
        "INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at) VALUES"
        " (:shift, :amina, 'joined', 1, :now, :now), (:shift, :jean, 'waiting', 2, :now, :now)",
        shift=shift[0]["id"],
        amina=town.people["Amina"].id,
        jean=town.people["Jean"].id,
        now=town.clock.now(),
    )
    return town


async def exports(town: Town) -> list[Row]:
    """What was audited of files."""
    return await rows(town, "SELECT reason FROM audit WHERE action = 'needs.export' ORDER BY id")


async def test_a_broker_sees_what_is_needed_and_where(ward: Town) -> None:
    ruth = ward.phone("Ruth")
    await ruth.says("/needs")
    await ruth.sees(
        "What is needed",
        "Requests without help: 5",
        "Ward End: 3. Home 2 and Pets 1.",
        "Alum Rock: 1. Home 1.",
        "Ward not known: 1. Not noted 1.",
        "Empty places (with the next 4 weeks): 11",
        "Ward End: 8. Gardens 8.",
        "Alum Rock: 1. Groups and events 1.",
        "From home: 2. Not noted 2.",
    )
    await ruth.does_not_see("Moseley", "Amina", "Jean")
    # A team takes as many places as it has people.
    await run(ward, "UPDATE place SET people = 3 WHERE state = 'joined'")
    await ruth.says("/needs")
    await ruth.sees("Ward End: 6. Gardens 6.")
    await ruth.taps("Choose another time")
    last = in_days(ward, 0).replace(day=1) - timedelta(days=1)
    await ruth.taps(f"Look at {last:%B %Y}")
    await ruth.sees("Empty places: ", f"{last:%B %Y}")
    await ruth.says("this month")
    await ruth.sees("What is needed", f"{in_days(ward, 0):%B %Y}")
    await ruth.says("what is needed?")
    await ruth.sees("Requests without help: 5")


async def test_the_picture_says_the_same_in_words(ward: Town) -> None:
    ruth = ward.phone("Ruth")
    await ruth.says("/needs")
    await ruth.taps("See it as a picture")
    await ruth.sees("Requests without help: 5", "Ward End: 3. Home 2 and Pets 1.")
    (name,) = files(ruth)
    image = Image.open(io.BytesIO(content(ward, name)))
    assert image.width == 1080
    assert min(image.convert("L").tobytes()) < 10, "nothing is drawn"
    assert [row["reason"].split(",")[0] for row in await exports(ward)] == ["picture for me"]
    await ruth.says("needs picture")
    await ruth.sees("It is coming")
    assert len(files(ruth)) == 2


async def test_tables_hold_every_row_and_their_sums_are_the_screens(ward: Town) -> None:
    ruth = ward.phone("Ruth")
    await ruth.says("/needs")
    await ruth.taps("Get it as a table")
    await ruth.taps("Get an Excel table")
    name = files(ruth)[-1]
    book = openpyxl.load_workbook(io.BytesIO(content(ward, name)))
    table = list(book["By ward and skill"].iter_rows(values_only=True))[1:]
    assert ("Ward End", "Home", "Ironing", 1, 1, 0, 0, 0) in table
    assert ("Alum Rock", "Home", "Ironing", 1, 0, 1, 0, 0) in table
    assert ("From home", "Not noted", "Not noted", 0, 0, 0, 0, 2) in table
    assert sum(int(str(cell)) for row in table for cell in row[4:6]) == 5
    assert sum(int(str(cell)) for row in table for cell in row[6:8]) == 11
    await ruth.says("csv")
    lines = list(csv.reader(io.StringIO(content(ward, files(ruth)[-1]).decode("utf-8-sig"))))
    assert ["Ward End", "Gardens", "Weeding", "0", "0", "0", "0", "8"] in lines


async def test_what_the_council_gets_hides_small_numbers(ward: Town) -> None:
    # Four small boxes (2, 1, 1, 1) have a known sum with the 9 that is hidden beside them: 14, of
    # which each small one may still be 1 to 4. The 12 can be shown.
    people = [phone.name for phone in await crowd(ward, 12)]
    for person in people:
        await asked(ward, person, "transport.lift_hospital", "Moseley", "unmet")
    for person in people[:9]:
        await asked(ward, person, "digital.smartphone_help", "Ladywood", "unmet")
    ruth = ward.phone("Ruth")
    await ruth.says("/needs")
    await ruth.taps("Get it for the council")
    await ruth.taps("Get a plain table")
    text = content(ward, files(ruth)[-1]).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    heads = next(line for line in lines if "Lifts" in line)
    moseley = next(line for line in lines if line[0] == "Moseley")
    home = next(line for line in lines if line[0] == "Ward End")
    assert moseley[heads.index("Lifts")] == "12"
    ladywood = next(line for line in lines if line[0] == "Ladywood")
    assert ladywood[heads.index("Phones and online")] == "not shown"
    assert home[heads.index("Home")] == "few"
    assert "Ironing" not in text
    await ruth.says("needs map for the council picture")
    await ruth.sees("Moseley: Lifts 12.", "Ward End: Home few", "Small numbers are hidden.")
    await ruth.does_not_see("Ward End: 3")


async def test_members_organisers_and_other_timebanks_get_nothing(ward: Town) -> None:
    amina, owen = ward.phones("Amina", "Owen")
    for phone in (amina, owen):
        await phone.says("/needs")
        await phone.does_not_see("Requests without help")
    await amina.says("needs map")
    await amina.does_not_see("Requests without help")
    ruth = ward.phone("Ruth")
    await ruth.says("/needs on the moon")
    await ruth.sees("I could not find a time in", "Which time should it be about?")

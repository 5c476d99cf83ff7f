"""What is past its time goes at night, who left 2 years ago is forgotten; a report says so."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot import retention_list
from domain import forgetting as rules
from domain.retention import DECLINED_DAYS, KEPT, LEFT_DAYS, SIX, TWO, YEAR
from services import tidying
from storage import ledger
from storage.aging import AGES
from tests.docs.test_pages import coded, read
from tests.docs.test_pages import rows as cells
from tests.shift_help import rows
from tests.town import Town

SPANS = {30: "30 days", YEAR: "a year", TWO: "two years", SIX: "six years"}


def test_the_record_says_what_the_rules_do() -> None:
    page = read("docs/privacy-record.md")
    record = {coded(row[0])[0]: row[-1] for row in cells(page)}
    assert record == KEPT
    assert "with the database" not in "\n".join(KEPT.values())
    for age in AGES:
        assert SPANS[age.days] in KEPT[age.table] or "six months" in KEPT[age.table], age.table
    assert f"{DECLINED_DAYS}" == "183"
    assert "two years" in KEPT["membership"]
    assert LEFT_DAYS == TWO


async def test_words_of_old_requests_go_and_new_ones_stay(
    any_town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    town = any_town
    jean = town.phone("Jean")
    await jean.says("/ask Somebody to do my ironing on friday at 2pm for an hour")
    await jean.says("/talk about my cat")
    assert town.program is not None
    database, now = town.program.database, town.clock.now()
    async with database.write() as tx:
        await tx.run("UPDATE casework SET state = 'closed', closed_at = :now", now=now)
        await tx.run("UPDATE exchange SET words = 'the hedge', note = NULL")
    later = now + timedelta(days=TWO + 1)

    async def left() -> Mapping[str, list[object]]:
        return {
            "case": [r["words"] for r in await rows(town, "SELECT words FROM casework")],
            "exchange": [r["words"] for r in await rows(town, "SELECT words FROM exchange")],
        }

    before = await left()
    assert before["case"] == ["about my cat"]
    await retention_list.show(database, later, dry=True)
    said = capsys.readouterr().out
    assert "Nothing was changed." in said
    line = next(one for one in said.splitlines() if one.startswith("casework "))
    assert line.split()[4] == "1"
    assert await left() == before
    await tidying.nightly(database, now + timedelta(days=TWO - 1))
    assert await left() == before
    await tidying.nightly(database, later)
    assert await left() == {**before, "case": [None]}
    await tidying.nightly(database, now + timedelta(days=SIX + 31))
    assert set((await left())["exchange"]) == {None}
    async with database.read() as tx:
        assert await ledger.discrepancies(tx) == []


async def test_who_left_two_years_ago_is_forgotten(any_town: Town) -> None:
    town = any_town
    assert town.program is not None
    database, now = town.program.database, town.clock.now()
    jean, amina = town.people["Jean"].id, town.people["Amina"].id
    for person, state in ((jean, "left"), (amina, "declined")):
        async with database.write() as tx:
            await tx.run(
                "UPDATE membership SET state = :state, decided_at = :now WHERE person_id = :id",
                id=person,
                state=state,
                now=now,
            )

    async def former() -> set[int]:
        assert town.program is not None
        await town.program.alarm.tick()
        found = await rows(town, "SELECT id, name FROM person")
        return {row["id"] for row in found if rules.is_former(row["name"])}

    async with database.write() as tx:
        await tidying.people(tx, now + timedelta(days=DECLINED_DAYS - 1))
    await town.later(days=DECLINED_DAYS + 1)
    assert await former() == set()
    async with database.write() as tx:
        await tidying.people(tx, town.clock.now())
    assert amina in await former()
    assert jean not in await former()
    await town.later(days=LEFT_DAYS - DECLINED_DAYS + 1)
    async with database.write() as tx:
        await tidying.people(tx, town.clock.now())
    assert {jean, amina} <= await former()
    async with database.read() as tx:
        assert await ledger.discrepancies(tx) == []
    file = town.settings.erasures_file
    assert isinstance(file, Path)
    assert len(file.read_text().splitlines()) >= 2

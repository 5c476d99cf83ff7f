"""Hours after two records were made one: the one that went holds none, whatever comes later, and
undone each has its own again."""

import asyncio
import re
from dataclasses import replace
from datetime import date

import pytest

from services import exchanges, merging, statements
from services.work import Work
from storage import communities, ledger, letters
from storage.db import Tx
from storage.people import Community, Person
from tests.conversations.test_giving import rule
from tests.conversations.test_hats import add_member, balance_of
from tests.conversations.test_member_standing import does
from tests.conversations.test_merging import merged, number_of
from tests.desk_help import oldest
from tests.shift_help import go_to, publish, rows, run
from tests.town import Town


async def helped(town: Town, name: str, length: str) -> int:
    """Jean gave this member, who has no Telegram, so much help, and it is in the books; its id."""
    jean, ruth = town.phones("Jean", "Ruth")
    await jean.says(f"{length} yesterday gardening for {name}")
    await jean.taps(f"Yes, send to {name}")
    made = await rows(town, "SELECT MAX(id) AS id FROM exchange")
    await run(town, "UPDATE exchange SET state = 'confirmed' WHERE id = :id", id=int(made[0]["id"]))
    await oldest(ruth)
    await ruth.taps("Approve")
    return int(made[0]["id"])


async def adds_up(town: Town, person_id: int) -> statements.Statement:
    """This month's statement of a member; its lines make the balance."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        here = await communities.by_id(tx, 1)
        member = replace(town.people["Jean"], id=person_id)
        work = Work(tx, town.clock.now(), member, here, frozenset())
        found = await statements.statement(work, date.max)
        assert found.closing == await ledger.balance(tx, 1, person_id)
        assert found.opening + sum(line.minutes for line in found.lines) == found.closing
        return found


async def undo(town: Town, kept: int) -> None:
    """Ruth makes the two records two again, from the card of the one that stayed."""
    ruth = town.phone("Ruth")
    await ruth.says(f"/member {await number_of(town, kept)}")
    await does(ruth, "Merge with another")
    await ruth.taps("Undo the merge")
    await ruth.sees("made them two again")


async def test_old_help_reversed_after_a_merge_counts_for_the_record_that_stayed(
    any_town: Town,
) -> None:
    town = any_town
    first, second = await add_member(town, "Nasreen Khan"), await add_member(town, "N Khan")
    start = await balance_of(town, first), await balance_of(town, second)
    exchange = await helped(town, "N Khan", "3hrs")
    assert await balance_of(town, second) == start[1] - 180
    await merged(town, first, second)
    assert await balance_of(town, first) == sum(start) - 180
    ruth = town.phone("Ruth")
    await ruth.says(f"/member {await number_of(town, first)}")
    await ruth.sees("From the record merged on", "Jean", "3 hours")
    await ruth.says(f"/reverse {exchange} because it was logged twice")
    await ruth.taps("Take it back")
    assert await balance_of(town, first) == sum(start)
    assert await balance_of(town, second) == 0
    lines = [(line.kind, line.minutes) for line in (await adds_up(town, first)).lines]
    assert lines[-2:] == [("merge", start[1] - 180), ("merge", 180)]
    await adds_up(town, second)
    await undo(town, first)
    assert (await balance_of(town, first), await balance_of(town, second)) == start
    await adds_up(town, first)
    await adds_up(town, second)


async def test_what_is_approved_and_undone_at_once_comes_back_to_the_right_record(
    any_town: Town,
) -> None:
    """Approved, merged, and the approval taken back within ten minutes."""
    town = any_town
    first, second = await add_member(town, "Nasreen Khan"), await add_member(town, "N Khan")
    start = await balance_of(town, first), await balance_of(town, second)
    await helped(town, "N Khan", "1hr")
    await merged(town, first, second)
    ruth = town.phone("Ruth")
    await ruth.says("undo")
    assert await balance_of(town, second) == 0
    assert await balance_of(town, first) in (sum(start), sum(start) - 60)
    await undo(town, first)
    await adds_up(town, second)


def work_of(town: Town, tx: Tx, who: str, here: Community | None) -> Work:
    """What a broker does now."""
    person: Person = town.people[who]
    return Work(tx, town.clock.now(), person, here, frozenset({"broker"}))


async def test_a_chain_of_records_and_its_first_merge_undone_first(any_town: Town) -> None:
    town = any_town
    some = [await add_member(town, name) for name in ("Mrs Khan", "N Khan", "Nasreen K")]
    a, b, c = some
    start = [await balance_of(town, one) for one in some]
    exchange = await helped(town, "Nasreen K", "2hrs")
    await merged(town, b, c)
    await merged(town, a, b)
    assert await balance_of(town, a) == sum(start) - 120
    ruth = town.phone("Ruth")
    await ruth.says(f"/reverse {exchange} logged twice")
    await ruth.taps("Take it back")
    assert [await balance_of(town, one) for one in some] == [sum(start), 0, 0]
    assert town.program is not None
    mergers = [r["id"] for r in await rows(town, "SELECT id FROM merger ORDER BY id")]
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        await merging.undo(work_of(town, tx, "Ruth", here), mergers[0])
    assert [await balance_of(town, one) for one in some] == [start[0] + start[1], 0, start[2]]
    async with town.program.database.write() as tx:
        await merging.undo(work_of(town, tx, "Ruth", here), mergers[1])
    assert [await balance_of(town, one) for one in some] == start


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("reversed_first", [False, True])
async def test_old_help_is_reversed_while_the_records_become_one_or_two(
    any_town: Town, undone: bool, reversed_first: bool
) -> None:
    """Whoever comes first, no hours are left on the record that went, nor lost for it."""
    town = any_town
    first, second = await add_member(town, "Nasreen Khan"), await add_member(town, "N Khan")
    start = await balance_of(town, first), await balance_of(town, second)
    # With nothing on the record that goes the merger itself moves no hours.
    exchange = await helped(town, "N Khan", f"{start[1] // 60}hrs")
    assert await balance_of(town, second) == 0
    assert town.program is not None
    database = town.program.database
    async with database.write() as tx:
        here = await communities.by_id(tx, 1)
        numbers = await number_of(town, first), await number_of(town, second)
    async with database.write() as tx:
        merger = await merging.ask(work_of(town, tx, "Ruth", here), *numbers)
    if undone:
        async with database.write() as tx:
            await merging.decide(work_of(town, tx, "Devinder", here), merger, yes=True)

    async def unite() -> None:
        await asyncio.sleep(0.02 * reversed_first)
        async with database.write() as tx:
            work = work_of(town, tx, "Devinder", here)
            if undone:
                await merging.undo(work, merger)
            else:
                await merging.decide(work, merger, yes=True)
            await asyncio.sleep(0.1)

    async def reverse() -> None:
        await asyncio.sleep(0.02 * (not reversed_first))
        async with database.write() as tx:
            await exchanges.reverse(work_of(town, tx, "Ruth", here), exchange, "Logged twice")
            await asyncio.sleep(0.1)

    await asyncio.gather(unite(), reverse())
    after = await balance_of(town, first), await balance_of(town, second)
    assert after == (start if undone else (sum(start), 0))
    await adds_up(town, first)


async def test_an_audit_says_so_where_a_merged_record_holds_hours(town: Town) -> None:
    first, second = await add_member(town, "Nasreen Khan"), await add_member(town, "N Khan")
    await run(
        town,
        "INSERT INTO merger (community_id, kept_id, gone_id, state, asked_by, asked_at, before,"
        " decided_by, decided_at, minutes) VALUES (1, :kept, :gone, 'done', :by, 'x', 'approved',"
        " :by, 'x', 0)",
        kept=first,
        gone=second,
        by=town.people["Ruth"].id,
    )
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await ledger.discrepancies(tx)
    assert len(found) == 1
    assert re.search(r"a merged record's account is empty, but .* holds \d+ minutes", found[0])


async def test_volunteering_of_the_record_that_went_counts_for_the_one_that_stayed(
    any_town: Town,
) -> None:
    town = any_town
    await rule(town, "shifts_credit", "all")
    first, second = await add_member(town, "Nasreen Khan"), await add_member(town, "N Khan")
    shift_id = await publish(town, days=1)
    now = town.clock.now()
    await run(
        town,
        "INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at)"
        " VALUES (:shift, :person, 'joined', 1, :now, :now)",
        shift=shift_id,
        person=second,
        now=now,
    )
    owen = town.phone("Owen")
    await go_to(town, 1, "17:00")
    await owen.taps("Note who came")
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    await merged(town, first, second)
    assert (await adds_up(town, first)).served == 120
    assert town.program is not None
    async with town.program.database.read() as tx:
        until = date(2026, 1, 1), date.max, town.clock.now()
        assert (await letters.served(tx, 1, first, *until)).given == 120
    await owen.taps("Put something right")
    await owen.types("1", "It was another length")
    await owen.sees("taken back")
    assert (await adds_up(town, first)).served == 0
    await adds_up(town, second)

"""Two records of one person made one: side by side, a second person, everything put back."""

import asyncio
from typing import Any

from domain.errors import DomainError
from services import merging
from services.work import Work
from storage import apart, communities, ledger, people
from storage import exchanges as exchange_rows
from tests.conversations.test_claiming import discrepancies
from tests.conversations.test_hats import add_member, balance_of
from tests.conversations.test_member_standing import does
from tests.conversations.test_members import label
from tests.desk_help import oldest
from tests.shift_help import rows, run
from tests.town import Town


async def number_of(town: Town, person_id: int) -> int:
    """A membership's id."""
    found = await rows(town, "SELECT id FROM membership WHERE person_id = :id", id=person_id)
    return int(found[0]["id"])


async def two_khans(town: Town) -> tuple[int, int]:
    """Mrs Khan has two records: the second was given two hours by Jean, waits for hours from
    Amina, offers cooking, is kept apart from Owen, and has a note."""
    first = await add_member(town, "Nasreen Khan")
    second = await add_member(town, "N Khan")
    ruth, jean, amina = town.phones("Ruth", "Jean", "Amina")
    await jean.says("2hrs yesterday gardening for N Khan")
    await jean.taps("Yes, send to N Khan")
    await amina.says("1hr yesterday ironing for N Khan")
    await amina.taps("Yes, send to N Khan")
    assert town.program is not None
    async with town.program.database.write() as tx:
        apart.keep_apart(
            tx, 1, second, town.people["Owen"].id, town.people["Ruth"].id, town.clock.now()
        )
    await run(
        town,
        "INSERT INTO listing (community_id, person_id, made_by, kind, words, shown, state,"
        " created_at, changed_at, renew_by) VALUES (1, :id, :id, 'offer', 'Cooking', 'Cooking',"
        " 'active', 'x', 'x', 'x')",
        id=second,
    )
    await ruth.says(f"/member {await number_of(town, second)}")
    await ruth.taps("Add a note")
    await ruth.says("Prefers afternoons")
    return first, second


async def whole(town: Town) -> dict[str, Any]:
    """Everything that names somebody, as it is in the database, without what only shows it."""
    tables = (
        "exchange",
        "listing",
        "apart",
        "acquaintance",
        "note",
        "vetting",
        "delegate",
        "casework",
    )
    found: dict[str, Any] = {}
    for table in tables:
        found[table] = sorted(
            str(dict(r))
            for r in await rows(town, f"SELECT * FROM {table}")
            if table != "casework" or r["kind"] != "ring"  # asked for while the test goes on
        )
    found["membership"] = sorted(
        (r["id"], r["state"]) for r in await rows(town, "SELECT id, state FROM membership")
    )
    found["account"] = [
        (r["id"], r["balance"]) for r in await rows(town, "SELECT id, balance FROM account")
    ]
    return found


async def merged(town: Town, first: int, second: int) -> None:
    """Ruth asks, Devinder agrees; `first` stays."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    one, other = await number_of(town, first), await number_of(town, second)
    await ruth.says(f"merge {one} and {other}")
    await ruth.sees("Are these one person?", "Which record stays?")
    await ruth.taps(f"Keep number {one}")
    await ruth.sees("One person, two records", "A second person looks")
    await devinder.taps("Make them one")
    await devinder.sees("Done. Devinder agreed", "It can be undone until")


async def test_two_records_become_one_and_everything_is_put_back(any_town: Town) -> None:
    town = any_town
    first, second = await two_khans(town)
    before = await whole(town)
    balances = await balance_of(town, first), await balance_of(town, second)
    await merged(town, first, second)
    assert await discrepancies(town) == []
    assert await balance_of(town, first) == sum(balances)
    assert await balance_of(town, second) == 0
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await apart.between(tx, 1, first, town.people["Owen"].id)
        assert len(await exchange_rows.open_for(tx, 1, first)) == 2
    ruth = town.phone("Ruth")
    await ruth.says("/member nasreen khan")
    await ruth.sees(
        "The record of N Khan is part of this one", "Keep apart from Owen", "Prefers afternoons"
    )
    await ruth.sees("Offers: 1")
    await does(ruth, "Merge with another")
    await ruth.taps("Undo the merge")
    await ruth.sees("Ruth made them two again")
    assert await discrepancies(town) == []
    after = await whole(town)
    assert after["membership"] == before["membership"]
    assert after["account"] == before["account"]
    assert after == before


async def test_what_came_into_the_books_since_stays_when_it_is_undone(town: Town) -> None:
    first, second = await two_khans(town)
    ruth = town.phone("Ruth")
    await merged(town, first, second)
    one = (
        await rows(
            town,
            "SELECT id FROM exchange WHERE receiver_id = :id AND state = 'logged' ORDER BY id",
            id=first,
        )
    )[0]["id"]
    await run(town, "UPDATE exchange SET state = 'confirmed' WHERE id = :id", id=one)
    await oldest(ruth)
    await ruth.taps("Approve")
    assert await discrepancies(town) == []
    between = await balance_of(town, first)
    await ruth.says(f"/member {await number_of(town, first)}")
    await does(ruth, "Merge with another")
    await ruth.taps("Undo the merge")
    await ruth.sees("made them two again")
    assert await discrepancies(town) == []
    assert await balance_of(town, first) == between - 120
    assert await balance_of(town, second) == 120
    kept = await rows(town, "SELECT receiver_id FROM exchange WHERE id = :id", id=one)
    assert kept[0]["receiver_id"] == first


async def test_names_that_fit_several_are_asked_and_one_cannot_decide_alone(town: Town) -> None:
    ruth, devinder, pat = town.phones("Ruth", "Devinder", "Pat")
    first = await add_member(town, "Nasreen Khan")
    await add_member(town, "Nasrin Khan")
    await ruth.says("merge khan and nasrin")
    await ruth.taps(label(ruth, "Nasreen Khan, "))
    await ruth.says("nasrin")
    await ruth.sees("Are these one person?", "Not on Telegram")
    await ruth.taps(f"Keep number {await number_of(town, first)}")
    found = (await rows(town, "SELECT id FROM merger"))[0]["id"]
    await ruth.forges(f"mg-yes:{found}")
    await pat.says("hello")
    await pat.forges(f"mg-yes:{found}")
    assert (await rows(town, "SELECT state FROM merger"))[0]["state"] == "asked"
    await devinder.taps("Leave them as two")
    await devinder.sees("Devinder left them as two")
    states = await rows(
        town, "SELECT state FROM membership WHERE person_id IN (:a, :b)", a=first, b=first + 1
    )
    assert {r["state"] for r in states} == {"approved"}


async def test_a_phone_moves_along_and_back_and_a_second_phone_is_cut_off(town: Town) -> None:
    khan = await add_member(town, "Jean M")
    jean = town.phone("Jean")
    account = town.people["Jean"].telegram_id
    await merged(town, khan, town.people["Jean"].id)
    found = await rows(town, "SELECT telegram_id FROM person WHERE id = :id", id=khan)
    assert found[0]["telegram_id"] == account
    await jean.says("/balance")
    await jean.sees("hour")
    assert await discrepancies(town) == []
    ruth = town.phone("Ruth")
    await ruth.says(f"/member {await number_of(town, khan)}")
    await does(ruth, "Merge with another")
    await ruth.taps("Undo the merge")
    found = await rows(
        town, "SELECT telegram_id FROM person WHERE id = :id", id=town.people["Jean"].id
    )
    assert found[0]["telegram_id"] == account
    await jean.says("/balance")
    await jean.sees("You have been given 30 minutes more")
    # Amina's and Jean's records both have phones: one is cut off, and told so.
    await merged(town, town.people["Amina"].id, town.people["Jean"].id)
    await jean.sees("This phone is no longer connected")
    held = await rows(town, "SELECT id FROM person WHERE telegram_id = :id", id=account)
    assert held == []


async def test_staff_and_organisations_are_not_merged_away(town: Town) -> None:
    ruth = town.phone("Ruth")
    await add_member(town, "Mrs Khan")
    khan = await number_of(town, await add_member(town, "Mrs Shah"))
    devinder = await number_of(town, town.people["Devinder"].id)
    await ruth.says(f"merge {khan} and {devinder}")
    await ruth.taps(f"Keep number {khan}")
    await ruth.sees("Devinder has a role for the timebank")
    assert not await rows(town, "SELECT id FROM merger")


async def test_a_role_waits_for_somebody_else_where_a_merger_brings_a_phone(town: Town) -> None:
    """Ruth asked for the merger, so it isn't her who gives the role back."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    khan = await add_member(town, "Mrs Khan")
    await run(
        town,
        "INSERT INTO role (community_id, person_id, role, granted_at)"
        " VALUES (1, :id, 'organiser', 'x')",
        id=khan,
    )
    await merged(town, khan, town.people["Jean"].id)
    held = await rows(
        town,
        "SELECT role FROM role WHERE person_id = :id AND revoked_at IS NULL AND role <> 'member'",
        id=khan,
    )
    assert held == []
    await ruth.does_not_see("Mrs Khan has a new phone")
    card = (await rows(town, "SELECT id FROM record_code ORDER BY id DESC LIMIT 1"))[0]["id"]
    await ruth.forges(f"rc-yes:{card}")
    held = await rows(
        town, "SELECT role FROM role WHERE person_id = :id AND revoked_at IS NULL", id=khan
    )
    assert "organiser" not in {r["role"] for r in held}
    await devinder.sees("Mrs Khan has a new phone", "Before, they were")
    await devinder.taps("Give it again")
    held = await rows(
        town, "SELECT role FROM role WHERE person_id = :id AND revoked_at IS NULL", id=khan
    )
    assert "organiser" in {r["role"] for r in held}


async def test_a_code_that_was_given_for_the_other_record_is_void(town: Town) -> None:
    first, second = await add_member(town, "Mrs Khan"), await add_member(town, "Mrs K")
    ruth = town.phone("Ruth")
    await ruth.says(f"/member {await number_of(town, second)}")
    await does(ruth, "Give a code")
    await merged(town, first, second)
    assert [r["state"] for r in await rows(town, "SELECT state FROM record_code")] == ["void"]


async def test_after_thirty_days_it_stays(town: Town) -> None:
    first, second = await add_member(town, "Mrs Khan"), await add_member(town, "Mrs K")
    await merged(town, first, second)
    found = (await rows(town, "SELECT id FROM merger"))[0]["id"]
    await town.later(days=30, hours=1)
    ruth = town.phone("Ruth")
    await ruth.says("/home")
    await ruth.forges(f"mg-undo:{found}")
    assert (await rows(town, "SELECT state FROM merger"))[0]["state"] == "done"


async def test_two_who_decide_at_once_and_both_ways_at_once(any_town: Town) -> None:
    town = any_town
    first, second = await add_member(town, "Mrs Khan"), await add_member(town, "Mrs K")
    assert town.program is not None
    database = town.program.database
    now = town.clock.now()
    numbers = await number_of(town, first), await number_of(town, second)
    async with database.read() as tx:
        here = await communities.by_id(tx, 1)

    async def act(name: str, what: str, *ids: int) -> str:
        async with database.write() as tx:
            work = Work(tx, now, town.people[name], here, frozenset({"broker"}))
            tx.mark()
            try:
                if what == "ask":
                    await merging.ask(work, *ids)
                else:
                    await merging.decide(work, ids[0], yes=True)
            except DomainError as refusal:
                await tx.undo()
                return refusal.key
            return "did"

    asked = await asyncio.gather(
        act("Ruth", "ask", *numbers), act("Devinder", "ask", *reversed(numbers))
    )
    assert sorted(asked) == ["did", "refusal-merge-already"]
    merger = (await rows(town, "SELECT id, asked_by FROM merger"))[0]
    other = "Devinder" if merger["asked_by"] == town.people["Ruth"].id else "Ruth"
    decided = await asyncio.gather(*(act(other, "decide", merger["id"]) for _ in range(2)))
    assert sorted(decided) == ["did", "toast-already-done"]
    async with database.read() as tx:
        assert await ledger.discrepancies(tx) == []
        kept = [await people.membership(tx, 1, one) for one in (first, second)]
        assert sorted(m.state for m in kept if m is not None) == ["approved", "merged"]
        minutes = [await ledger.balance(tx, 1, one) for one in (first, second)]
    assert sorted(minutes) == [0, 240]

"""The checklist before standing help begins and before a held request goes out."""

from tests.conversations.test_requests_desk import _held, _rule, state_of
from tests.conversations.test_standing import _proposed
from tests.town import Town


async def reasons(town: Town, action: str) -> list[str]:
    """What the audit says was looked at."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await tx.rows("SELECT reason FROM audit WHERE action = :a ORDER BY id", a=action)
    return [str(row["reason"]) for row in found]


async def test_a_lift_is_let_out_at_once_where_only_drivers_with_papers_are_asked(
    town: Town,
) -> None:
    _, ruth = await _held(town)
    await ruth.taps("Let it go out")
    await ruth.does_not_see("Before people are asked")
    assert await state_of(town) != "held"
    assert await reasons(town, "request.checked") == ["driver"]


async def test_a_request_for_an_empty_home_goes_out_after_its_point_was_ticked(town: Town) -> None:
    owen, ruth = town.phones("Owen", "Ruth")
    await owen.says("/ask someone to trim the hedge saturday 2pm")
    await owen.taps("Yes, ask")
    await ruth.sees("Owen asks for help", "their first exchange")
    await set_risks(town, "first keys")
    await ruth.forges("cq-all:1")
    await ruth.sees("There is something to look at before you approve this.")
    await ruth.forges("rq-allow:1:held")
    await ruth.sees("Before people are asked: Owen asks for help", "who holds the key")
    assert await state_of(town) == "held"
    await owen.forges("cq-tick:1:keys")
    await ruth.taps("Say the key is clear")
    await ruth.sees("Ticked by Ruth.")
    await ruth.taps("Let it out, all is right")
    assert await state_of(town) != "held"
    assert await reasons(town, "request.checked") == ["keys"]


async def test_where_no_rule_asks_nothing_is_ticked(town: Town) -> None:
    owen, ruth = town.phones("Owen", "Ruth")
    await _rule(town, "checklist", "")
    await owen.says("/ask someone to trim the hedge saturday 2pm")
    await owen.taps("Yes, ask")
    await set_risks(town, "first keys")
    await ruth.taps("Let it go out")
    assert await state_of(town) != "held"


async def set_risks(town: Town, risks: str) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE request SET risks = :risks", risks=risks)


async def test_standing_help_alone_in_a_home_where_a_rule_asks(any_town: Town) -> None:
    town = any_town
    devinder = town.phone("Devinder")
    await _rule(town, "checklist", "lone")
    _, jean, ruth = await _proposed(town)
    await jean.taps("Say yes to this")
    await set_skill(town)
    await ruth.taps("Approve all visits")
    await ruth.sees("Before you approve: Amina helps Jean", "They will be alone.")
    assert "Approve, all is right" not in ruth.buttons
    await devinder.says("/approve Amina and Jean")
    await devinder.sees("Before you approve: Amina helps Jean")
    await ruth.taps("Say alone is fine")
    await ruth.taps("Approve, all is right")
    await jean.sees("This is going on")
    assert await reasons(town, "arrangement.checked") == ["lone"]


async def set_skill(town: Town) -> None:
    """Help indoors, of a kind that isn't known."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE arrangement SET skill = NULL")

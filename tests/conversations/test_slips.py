"""Paper slips: printed for a day, keyed in at one go; a yes by phone; statements for the post."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.slips import read_slips
from tests.conversations.test_hats import add_member, balance_of
from tests.request_help import by_day
from tests.shift_help import rows
from tests.town import Town


async def planned(town: Town, line: str) -> int:
    """Ruth plans help of two members for them; it is agreed by phone and approved."""
    ruth = town.phone("Ruth")
    await ruth.says(line)
    await ruth.says("the library")
    await ruth.taps(
        next(one for one in ruth.buttons if one.startswith(("Send", "Yes", "Ask", "Propose")))
    )
    found = await rows(town, "SELECT MAX(id) AS id FROM exchange")
    return int(found[0]["id"])


async def test_slips_are_printed_and_keyed_in_at_one_go(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    await add_member(town, "Mrs Khan")
    banks = await add_member(town, "Mr Banks")
    ruth = town.phone("Ruth")
    one = await planned(town, "Mr Banks helps Mrs Khan with shopping tomorrow 10am for 1 hour")
    await ruth.says(f"Mrs Khan says yes to {one}")
    await ruth.sees("Mrs Khan says yes to this?", "Mr Banks helps Mrs Khan")
    await ruth.taps("Enter it")
    await ruth.taps("Approve before")
    two = await planned(town, "Mrs Khan helps Mr Banks with ironing tomorrow 2pm for 1 hour")
    await ruth.says(f"Mr Banks says yes to {two}")
    await ruth.taps("Enter it")
    await ruth.says("/slips tomorrow")
    await ruth.sees("slip")
    printed = await rows(town, "SELECT object_id FROM audit WHERE action = 'slip.print'")
    assert {row["object_id"] for row in printed} == {one, two}
    before = await balance_of(town, banks)
    await ruth.says(f"slips {one} yes")
    await ruth.sees("its time has not come")
    await town.later(days=1, hours=9)
    await ruth.says(f"slips {one} 90 minutes, {two} no, 99999 yes, purple")
    await ruth.sees(
        "Both signed these slips?", "1 hour 30 minutes", "it did not happen",
        "no slip has this number", "I could not read: purple",
    )  # fmt: skip
    await ruth.taps("Enter it")
    await ruth.sees("Entered 2 slips.")
    states = await rows(town, "SELECT id, state, minutes FROM exchange WHERE id >= :one", one=one)
    assert {row["id"]: row["state"] for row in states} == {one: "confirmed", two: "not_done"}
    assert await balance_of(town, banks) == before
    await ruth.says("/approve Mr Banks")


async def test_statements_for_the_post(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    banks = await add_member(town, "Mr Banks")
    ruth = town.phone("Ruth")
    await ruth.says("Mr Banks did 90 minutes gardening for Mrs Khan yesterday")
    await ruth.taps("Yes, send to Mrs Khan")
    await ruth.taps("Record Mrs Khan's yes")
    await ruth.taps("Approve")
    await ruth.says("/statement all paper")
    await ruth.sees("2 statements")
    audit = await rows(
        town, "SELECT object_id FROM audit WHERE action = 'statement.file' AND reason = 'post'"
    )
    assert banks in {row["object_id"] for row in audit}
    amina = town.phone("Amina")
    await amina.says("/statement all paper")
    await amina.does_not_see("2 statements")


def test_what_slips_say() -> None:
    now = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/London"))
    read, unread = read_slips("slips 214 yes, 215 90 minutes, 216 no; 217: 1h30 and 218 done", now)
    assert [(one.number, one.answer, one.minutes) for one in read] == [
        (214, "yes", None),
        (215, "minutes", 90),
        (216, "no", None),
        (217, "minutes", 90),
        (218, "yes", None),
    ]
    assert unread == []
    assert read_slips("214", now) == ([], [])

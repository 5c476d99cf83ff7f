"""The record of who did what: seen by administrators, sealed, its head on digests and paper."""

import re

from bot import record_check
from tests.shift_help import rows, run
from tests.town import Town


async def test_the_record_is_read_by_administrators_and_its_head_is_everywhere(town: Town) -> None:
    ruth, devinder, amina, jean = town.phones("Ruth", "Devinder", "Amina", "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.says("I want to kill myself")
    await ruth.says("/member Amina")
    await ruth.says("/audit")
    await ruth.sees("Who did what at Ward End & Pelham Timebank", "Amina: exchange log, exchange")
    await ruth.taps("See who looked")
    await ruth.sees("Ruth: member view, Amina", "Ruth: audit view")
    await ruth.does_not_see("exchange log")
    await ruth.says("/audit Amina")
    await ruth.sees("Ruth: member view, Amina", "Amina: exchange log")
    await ruth.says("/audit")
    assert "case" in ruth.last.text, "Ruth is a safeguarding lead as well"
    # An administrator who is none reads nothing of restricted cases.
    await run(town, "UPDATE role SET revoked_at = granted_at WHERE role = 'safeguarding'")
    await ruth.says("/audit Jean")
    await ruth.does_not_see("case")
    for phone in (devinder, amina):
        await phone.says("/audit")
        await phone.sees("cannot do that")
        await phone.forges("audit:0:all")
        await phone.does_not_see("exchange log")
    # Sealed: the head stands in the digest, on a statement and in the list, and is known.
    assert town.program is not None
    await town.program.alarm.seal()
    async with town.program.database.read(long=True) as tx:
        holds, broken = await record_check.record(tx, None)
    assert broken == []
    letters = next(line for line in holds if "Ward End" in line).rsplit(": ", 1)[1]
    await ruth.says("/audit")
    await ruth.sees(letters)
    await devinder.says("/digest")
    await town.later(hours=23)
    found = re.search(r"up to line (\d+): ([0-9a-f ]{19})", devinder.screen())
    assert found is not None, "the digest of the next morning has the head"
    async with town.program.database.read(long=True) as tx:
        for head in (letters, found[2]):
            holds, broken = await record_check.record(tx, head)
            assert broken == []
            assert f"{head} is seal" in holds[-1]


async def test_tables_with_names_need_the_app_and_looks_are_lines(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await jean.says("I want to kill myself")
    case = (await rows(town, "SELECT id FROM casework WHERE restricted = 1"))[0]["id"]
    await ruth.says("/queue")
    await ruth.forges(f"case:{case}")
    await run(town, "DELETE FROM second_factor")
    await ruth.says("/report October")
    number = (await rows(town, "SELECT MAX(id) AS id FROM report"))[0]["id"]
    await ruth.forges(f"report-file:{number}:public.csv")
    await ruth.does_not_see("This makes a file about people")
    await ruth.forges(f"report-file:{number}:me.xlsx")
    await ruth.sees("This makes a file about people")
    lines = await rows(town, "SELECT action, reason FROM audit ORDER BY id")
    exported = [row["reason"] for row in lines if row["action"] == "report.export"]
    assert exported == ["csv for public"]
    assert "case.view" in {row["action"] for row in lines}

"""Lists of another timebank software, brought in by talking: from the file to its undoing."""

import dataclasses

import pytest

from domain.errors import DomainError
from services import import_writing, imports, jobs
from services.jobs import Step
from services.work import Work
from storage.jobs import Job
from tests.books_help import books_hold
from tests.import_help import (
    CASES,
    OFFERS,
    TRANSFERS,
    USERS,
    agree,
    balance,
    import_users,
    rows,
    send,
)
from tests.town import Town


async def test_members_from_the_file_to_the_books(any_town: Town) -> None:
    town = any_town
    ruth = town.phone("Ruth")
    before = len(await rows(town, "SELECT id FROM person"))
    await send(town, USERS)
    await ruth.sees("Row 6 is Shamim Begum", "Row 3 is Mrs S Begum", "Are they one person?")
    await ruth.taps("They are one person")
    await ruth.sees("New: 6 members", "One more row is about somebody known")
    await ruth.sees("Cannot be read: 2", "Row 7: there is no name")
    await ruth.sees("Row 10: the length is not whole minutes")
    assert len(await rows(town, "SELECT id FROM person")) == before  # nothing is written
    await ruth.taps("Import these 7")
    await agree(town)
    await ruth.sees("is imported: 7 rows", "Devinder agreed to it")
    assert await balance(town, "Amina Rahman") == 210
    assert await balance(town, "Mrs S Begum") == -45 + 120
    assert await balance(town, "Łucja Nowak") == -360
    assert await balance(town, "Mr Hussain") == 75
    named = {str(r["name"]) for r in await rows(town, "SELECT name FROM person")}
    assert '=HYPERLINK("http://example.org")' in named  # a name, and never run
    assert "Shamim Begum" not in named
    states = await rows(
        town,
        "SELECT m.state, m.reach, m.reason FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE p.name = 'Mr Hussain'",
    )
    assert states == [
        {"state": "approved", "reach": "0121 496 0104, 07700 900104", "reason": "import"}
    ]
    await ruth.says("/member Mr Hussain")
    await ruth.sees("A member since Tuesday 13 April 2021")
    await ruth.says("1h yesterday gardening Pat for Amina")
    assert {"Amina, Ward End", "Amina Rahman"} <= set(ruth.buttons)
    await ruth.says("/cancel")
    await ruth.says("/statement Mr Hussain")
    await ruth.sees("Your hours from before", "Plus 1 hour 15 minutes")
    # Nobody of the list is a newcomer whom the desk answered, nor a new member of this month.
    await ruth.says("/report this month")
    await ruth.sees(f"Members now: {before + 6}. New: 4.")
    assert not await rows(
        town, "SELECT id FROM audit WHERE action = 'membership.approved' AND reason = 'import'"
    )
    await books_hold(town)


async def test_the_rows_that_are_left_out_come_as_a_table(town: Town) -> None:
    ruth = town.phone("Ruth")
    await send(town, USERS)
    await ruth.taps("They are two people")
    await ruth.taps("Get the other rows")
    await ruth.sees("import-1-rows.csv")
    shown = next(m for m in reversed(ruth.messages) if m.file_name == "import-1-rows.csv")
    assert "not imported: 2" in shown.text


async def test_nobody_decides_alone(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await send(town, USERS)
    await ruth.taps("They are two people")
    await ruth.taps("Import these 7")
    await ruth.sees("a second person must agree")
    await ruth.forges("im-agree:1")
    assert not await rows(town, "SELECT id FROM person WHERE name = 'Mr Hussain'")
    await jean.says("/home")
    for verb in (
        "import",
        "im-agree",
        "im-decline",
        "im-go",
        "im-cancel",
        "im-undo-yes",
        "im-rows",
    ):
        await jean.forges(f"{verb}:1")
    assert not await rows(town, "SELECT id FROM person WHERE name = 'Mr Hussain'")
    devinder = town.phone("Devinder")
    await devinder.taps("Say no")
    await ruth.sees("Devinder said no")
    assert not await rows(town, "SELECT id FROM person WHERE name = 'Mr Hussain'")


async def test_the_same_file_again_changes_nothing(town: Town) -> None:
    ruth = town.phone("Ruth")
    await import_users(town)
    before = await rows(town, "SELECT id, name FROM person ORDER BY id")
    transfers = await rows(town, "SELECT id FROM transfer")
    await send(town, USERS)
    await ruth.sees("Known already: 7")
    assert not [label for label in ruth.buttons if label.startswith("Import these")]
    assert await rows(town, "SELECT id, name FROM person ORDER BY id") == before
    assert await rows(town, "SELECT id FROM transfer") == transfers


async def test_past_hours_are_compared_with_the_balances(any_town: Town) -> None:
    town = any_town
    ruth = town.phone("Ruth")
    await import_users(town)
    await send(town, TRANSFERS)
    await ruth.sees("“Ward End Timebank”", "Which account is that here?")
    await ruth.taps("The timebank's own")
    await ruth.sees("is not what the past hours add up to", "Which counts?")
    await ruth.sees("Mrs S Begum: balance 1 hour 15 minutes, past hours minus 1 hour 30 minutes")
    await ruth.taps("Take the balances")
    # Jean: got 0:45 of hours, gave 2:00 + 1:00 + 1:00 away; the list of members says nothing.
    await ruth.sees("Jean Miller: balance 0 hours, past hours minus 3 hours 15 minutes")
    await ruth.sees("New: 7 times that hours moved", "Cannot be read: 3")
    await ruth.sees("Nobody can tell whose they are: 1")
    await ruth.taps("Import these 7")
    await agree(town)
    await ruth.sees("is imported")
    assert await balance(town, "Amina Rahman") == 210
    assert await balance(town, "Jean Miller") == 0
    assert await balance(town, "Mr Hussain") == 75
    posted = await rows(
        town,
        "SELECT e.day, e.minutes, g.name AS giver, r.name AS receiver FROM exchange e"
        " JOIN person g ON g.id = e.giver_id JOIN person r ON r.id = e.receiver_id"
        " WHERE e.flags = 'imported' ORDER BY e.day, e.id",
    )
    assert len(posted) == 5
    assert posted[0] == {
        "day": "2023-05-04",
        "minutes": 90,
        "giver": "Amina Rahman",
        "receiver": "Mrs S Begum",
    }
    assert len({str(one) for one in posted}) == 4  # the same two on one day are two
    await books_hold(town)
    # The same file once more: all of it is known.
    await send(town, TRANSFERS)
    await ruth.sees("Known already: 7")
    assert len(await rows(town, "SELECT id FROM exchange WHERE flags = 'imported'")) == 5


async def test_the_past_hours_can_count_instead(town: Town) -> None:
    ruth = town.phone("Ruth")
    await import_users(town)
    await send(town, TRANSFERS)
    await ruth.taps("The timebank's own")
    await ruth.taps("Take the past hours")
    await ruth.taps("Import these 7")
    await agree(town)
    # Amina: 90 + 120 given, 45 got.
    assert await balance(town, "Amina Rahman") == 165
    assert await balance(town, "Jean Miller") == 45 - 120 - 120
    assert await balance(town, "Mr Hussain") == 75
    await books_hold(town)


async def test_offers_come_to_whom_they_belong_and_what_may_not_be_offered_stays_out(
    town: Town,
) -> None:
    ruth = town.phone("Ruth")
    await import_users(town)
    await send(town, OFFERS)
    await ruth.sees("New: 4 offers", "Nobody can tell whose they are: 1")
    await ruth.taps("Import these 4")
    await agree(town)
    await ruth.sees("is imported")
    listed = await rows(
        town,
        "SELECT p.name, l.words FROM listing l JOIN person p ON p.id = l.person_id"
        " WHERE l.words LIKE 'Lawn mowing%' OR l.words LIKE 'Polish%' OR l.words LIKE '%car for%'",
    )
    assert {str(one["name"]) for one in listed} == {"Amina Rahman", "Łucja Nowak"}


async def test_columns_are_asked_once_and_remembered(town: Town) -> None:
    ruth = town.phone("Ruth")
    name = "exchanges-bom-us.csv"
    await send(town, name)
    await ruth.sees("hours that moved", "Who got help: column Seeker", "How long: column Minutes")
    await ruth.taps("Yes, that is right")
    await ruth.sees("Which day is 03/04/2021 in this list?")
    assert "Saturday 3 April 2021" in ruth.buttons
    await ruth.taps("Thursday 4 March 2021")
    await ruth.sees("New: 2 times that hours moved", "2 hours 15 minutes")
    await ruth.taps("Stop this import")
    await ruth.sees("Nothing was written")
    await send(town, name)
    await ruth.sees("New: 2 times that hours moved")


async def test_each_column_can_be_asked_by_itself(town: Town) -> None:
    ruth = town.phone("Ruth")
    await send(town, "members-semicolons-1252.csv")
    await ruth.sees("a list of members", "Last name: column Surname")
    await ruth.taps("No, ask me")
    await ruth.sees("Which column has the name")
    await ruth.taps("First name")
    await ruth.taps("Surname")
    await ruth.taps("Not in this list")
    await ruth.taps("Tel")
    await ruth.taps("Not in this list")
    await ruth.taps("Time balance")
    await ruth.sees("New: 2 members", "Row 4: the length is not whole minutes")


async def test_a_workbook_is_read_and_its_formulas_are_not_run(town: Town) -> None:
    ruth = town.phone("Ruth")
    await send(town, "members.xlsx")
    await ruth.taps("Yes, that is right")
    await ruth.sees("New: 2 members", "I read the first sheet only. Not read: Notes")


async def test_a_file_that_comes_by_itself_is_asked_about(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.sends_document(USERS, (CASES / USERS).read_bytes())
    await ruth.sees("Is this a list to import?")
    await ruth.taps("Yes, read it")
    await ruth.sees("Are they one person?")
    await jean.sends_document(USERS, (CASES / USERS).read_bytes())
    await jean.does_not_see("Is this a list to import?")


async def test_a_second_list_waits_until_the_first_is_done_with(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.sends_document(USERS, (CASES / USERS).read_bytes())
    await ruth.sees("Is this a list to import?")
    await ruth.sends_document(OFFERS, (CASES / OFFERS).read_bytes())
    await ruth.sees("One list is open already", USERS)
    await ruth.taps("Go on with it")
    await ruth.sees("Is this a list to import?")
    await ruth.taps("Yes, read it")
    await ruth.sees("Are they one person?")
    await ruth.sends_document(OFFERS, (CASES / OFFERS).read_bytes())
    await ruth.sees("One list is open already", USERS)
    await ruth.does_not_see("I can only read words", "Is this a list to import?")
    await ruth.taps("Go on with it")
    await ruth.sees("Are they one person?")
    await ruth.sends_document(OFFERS, (CASES / OFFERS).read_bytes())
    await ruth.taps("Stop this import")
    found = await rows(town, "SELECT name, state FROM import_file")
    assert found == [{"name": USERS, "state": "cancelled"}]
    await ruth.sends_document(OFFERS, (CASES / OFFERS).read_bytes())
    await ruth.sees("Is this a list to import?")


async def test_what_is_no_list_is_said_kindly(town: Town) -> None:
    ruth = town.phone("Ruth")
    for content, said in (
        (b"\x00\x01\x02\x03" * 50, "I cannot read this file as a list"),
        (b"", "could not get the file"),
        (b"\xd0\xcf\x11\xe0rest", "Save it as XLSX"),
        (b"PK\x03\x04broken", "I cannot read this file as a list"),
    ):
        if not content:
            continue
        await ruth.says("/import")
        await ruth.sends_document("list.csv", content)
        await ruth.sees("this did not work", said)


async def test_it_goes_on_where_the_bot_was_stopped(town: Town) -> None:
    """Stopped in the middle of writing 300 members: none comes twice, none is missing."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    lines = [
        f"Nisa Person{chr(97 + n // 26)}{chr(97 + n % 26)},0121 555 {n:04d},1:00"
        for n in range(300)
    ]
    body = "Name,Phone,Balance\n" + "\n".join(lines)
    await ruth.says("/import")
    await ruth.sends_document("members.csv", body.encode())
    await ruth.taps("Yes, that is right")
    await ruth.taps("Import these 300")
    await devinder.taps("Agree to it")
    await town.stop()
    some = len(await _made(town))
    await town.start()
    await town.settle()
    assert some <= 300
    assert len(await _made(town)) == 300
    moved = await rows(town, "SELECT SUM(balance) AS n FROM account WHERE kind = 'member'")
    assert moved
    await ruth.sees("is imported")
    await books_hold(town)


async def _made(town: Town) -> list[dict[str, object]]:
    from storage import open_database

    database = await open_database(town.settings.database_url)
    try:
        async with database.read() as tx:
            found = await tx.rows("SELECT id FROM person WHERE name LIKE 'Nisa Person%'")
            return [dict(row) for row in found]
    finally:
        await database.close()


@pytest.mark.parametrize("way", ["Go on", "Try again"])
async def test_writing_that_failed_is_gone_on_with(
    town: Town, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Two rows are written, then something fails for good: the list says so, and goes on."""
    ruth = town.phone("Ruth")
    seen: list[int] = []

    async def failing(work: Work, job: Job) -> Step:
        seen.append(job.id)
        if len(seen) > 1:
            raise DomainError("toast-already-done")
        return await import_writing.write(work, job)

    await send(town, USERS)
    await ruth.taps("They are one person")
    await ruth.taps("Import these 7")
    with monkeypatch.context() as patch:
        patch.setattr(import_writing, "AT_ONCE", 2)
        broken = dataclasses.replace(jobs.KINDS[imports.WRITE], step=failing)
        patch.setitem(jobs.KINDS, imports.WRITE, broken)
        await agree(town)
        await town.settle()
    await ruth.sees("this did not work")
    assert [r["state"] for r in await rows(town, "SELECT state FROM import_file")] == ["stopped"]
    if way == "Go on":
        await ruth.says("/import")
    await ruth.taps(way)
    await town.settle()
    await ruth.sees("is imported: 7 rows")
    await books_hold(town)

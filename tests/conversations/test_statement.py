"""The statement in its other forms, /me, and the note on the first of the month, by talking."""

from datetime import UTC, datetime, timedelta

from tests.conversations.test_balance import given
from tests.conversations.test_home import set_setting
from tests.driver import Phone
from tests.town import Town


def files(phone: Phone) -> list[str]:
    """Names of the files that came, oldest first."""
    return [one.file_name for one in phone.messages if one.file_name]


def content(town: Town, name: str) -> bytes:
    """The newest file of this name, as it was uploaded."""
    stored = [one for one in town.world.files._files.values() if one.name == name]
    return stored[-1].content


async def to_the_first(town: Town, hour: float = 10.2) -> None:
    """To the first of the next month, after ten in the morning (in winter UTC is London's)."""
    now = town.clock.now()
    first = datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=UTC)
    assert town.program is not None
    await town.program.alarm.plan()
    await town.later(seconds=(first + timedelta(hours=hour) - now).total_seconds())


async def test_on_paper_in_large_print_as_a_table_and_read_aloud(any_town: Town) -> None:
    amina = any_town.phone("Amina")
    await amina.says("/statement")
    await amina.taps("Have it another way")
    assert len(amina.buttons) == 6
    await amina.taps("Print it on paper")
    await amina.taps("Print it in large print")
    await amina.taps("Send it as a table")
    month = f"{any_town.clock.now():%Y-%m}"
    name = f"statement-{month}"
    assert files(amina) == [f"{name}.pdf", f"{name}-large.pdf", f"{name}.csv"]
    assert content(any_town, f"{name}.pdf").startswith(b"%PDF-")
    table = content(any_town, f"{name}.csv").decode("utf-8-sig")
    assert table.startswith("Day,What it was,")
    assert "180" in table.splitlines()[-1]  # her 3 hours, in minutes
    await amina.taps("Read it to me")
    await amina.sees("This is the statement of Amina for", "3 hours to use.")


async def test_the_same_typed(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/statement on paper")
    await amina.says("statement in large print please")
    paper, large = files(amina)
    assert paper.endswith(".pdf")
    assert large.endswith("-large.pdf")
    await amina.says("/statement read it to me")
    await amina.sees("This is the statement of Amina")


async def test_a_file_whose_process_died_while_it_was_sent_comes_again(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/statement table")
    assert len(files(amina)) == 1
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later("UPDATE outbox SET state = 'sending' WHERE body LIKE '%\"document\"%'")
    await town.stop()
    await town.start()
    await town.settle()
    await town.phones.look()
    assert len(files(amina)) == 2
    async with town.program.database.read() as tx:
        bodies = await tx.rows("SELECT body FROM outbox WHERE body LIKE '%\"document\"%'")
    assert all(len(row["body"]) < 200 for row in bodies)  # what to make, never the file


async def test_a_month_that_is_over_is_told_once_and_can_be_turned_off(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    ids = town.people
    assert town.program is not None
    async with town.program.database.write() as tx:
        await given(tx, ids["Amina"].id, ids["Jean"].id, 45, town.clock.now())
    await jean.says("/me")
    await jean.taps("See my messages")
    await jean.sees("A note on the 1st of the month")
    await jean.taps("Stop the monthly note")
    await jean.sees("No note on the 1st of the month")
    before = f"{town.clock.now():%B %Y}"
    await to_the_first(town)
    await amina.sees(
        f"Your statement for {before} is ready.", "You have 3 hours 45 minutes to use."
    )
    await jean.does_not_see("is ready")
    await amina.taps("Print it on paper")
    assert files(amina)[-1].endswith(".pdf")
    await amina.taps("See it")
    await amina.sees(f"{before}", "You helped Jean", "Plus 45 minutes")
    count = amina.count_messages()
    await town.program.alarm.plan()
    await town.later(hours=3)
    assert amina.count_messages() == count


async def test_nobody_is_told_before_ten_or_where_the_rule_says_no(town: Town) -> None:
    amina = town.phone("Amina")
    await set_setting(town, "statement_monthly", "no")
    await to_the_first(town)
    await amina.does_not_see("is ready")


async def test_one_card_for_ones_own_things(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/more")
    await amina.taps("See my things")
    await amina.sees("Amina", "You are a member.", "You have 3 hours to use")
    await amina.taps("See more about me")
    await amina.taps("See what is held")
    await amina.sees("holds about you", "Times of help: 2.", "Ward End")
    await amina.taps("Ask for a copy")
    await ruth.sees("Amina", "Ask for a copy")


async def test_no_screen_behind_more_has_more_than_four_buttons(town: Town) -> None:
    for name in ("Amina", "Ruth", "Owen"):
        phone = town.phone(name)
        await phone.says("/more")
        ways = {"Back", "Go to the start", "Talk to a person", "Get help"}
        groups = [one for one in phone.buttons if one not in ways]
        assert 0 < len(groups) <= 4, groups
        for group in groups:
            await phone.says("/more")
            await phone.taps(group)
            found = [one for one in phone.buttons if one not in ways]
            assert 0 < len(found) <= 4, (name, group, found)

"""/report by talking: on the screen, as a picture, as files, every month; and who may see what."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from PIL import Image

from domain.periods import month, month_before
from services import report_notes, reports
from storage.db import Row
from tests.conversations.test_balance import given
from tests.conversations.test_home import second_timebank, set_setting
from tests.conversations.test_statement import content, files
from tests.town import Town

LONDON = ZoneInfo("Europe/London")
RATE = "real Living Wage 2025, £12.60, Living Wage Foundation"


def today(town: Town) -> date:
    """The day in the timebank."""
    return town.clock.now().astimezone(LONDON).date()


async def helped(
    town: Town, giver: str, receiver: str, minutes: int, at: datetime, words: str | None = None
) -> None:
    """An exchange that is in the books since then."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        ids = town.people
        await given(tx, ids[giver].id, ids[receiver].id, minutes, at, words)


def last_month(town: Town, day: int) -> datetime:
    """Noon on a day of the month before."""
    return datetime.combine(
        month_before(today(town)).first + timedelta(days=day - 1), time(12), UTC
    )


async def audited(town: Town, action: str) -> list[Row]:
    """Lines of the audit, oldest first."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return list(await tx.rows("SELECT * FROM audit WHERE action = :a ORDER BY id", a=action))


async def test_last_months_report_by_two_taps_and_in_one_line(any_town: Town) -> None:
    (ruth,) = any_town.phones("Ruth")
    await helped(any_town, "Amina", "Jean", 90, last_month(any_town, 3))
    await helped(any_town, "Pat", "Jean", 45, last_month(any_town, 10))
    name = f"{last_month(any_town, 3):%B %Y}"
    await ruth.says("/report")
    await ruth.sees("Which time should the report be about?")
    await ruth.taps(f"Report on {name}")
    figures = (
        "Hours given: 2 hours 15 minutes.",
        "Hours got: 2 hours 15 minutes.",
        "Exchanges: 2.",
        "Active members: 3. Gave: 2. Got: 1. Did both: 0.",
    )
    await ruth.sees(name, *figures)
    await ruth.says("/report last month")
    await ruth.sees(name, *figures)
    await ruth.says("report for last month please")
    await ruth.sees(name, *figures)


async def test_more_of_a_report_by_buttons_and_by_words(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await helped(town, "Amina", "Jean", 90, last_month(town, 3))
    await ruth.says("/report last month")
    await ruth.taps("See more of it")
    await ruth.taps("See wards and skills")
    await ruth.sees(
        "Ward End: 1 active. Gave 1 hour 30 minutes. Got 0 hours.", "Weeding: 1, 1 hour"
    )
    await ruth.taps("Back")
    await ruth.taps("See requests not met")
    await ruth.sees("Requests: 0. Met: 0.")
    await ruth.taps("Back")
    await ruth.taps("See the pot and more")
    await ruth.sees("Community pot", "At the end: 0 hours.")
    await ruth.says("skills")
    await ruth.sees("Weeding: 1")
    await ruth.says("this month")
    await ruth.sees("So far, up to")


async def test_how_often_the_first_reply_came_in_time(any_town: Town) -> None:
    amina, ruth = any_town.phones("Amina", "Ruth")
    await amina.says("/talk")
    await amina.says("Could somebody ring me about Thursday?")
    await any_town.later(days=12)
    day = today(any_town) - timedelta(days=20)
    await ruth.says(f"/report since {day.day} {day:%B} requests")
    await ruth.sees("First reply in time: ", "In time is by 5pm the same day")


async def test_one_ward_since_a_day_in_a_sentence(town: Town) -> None:
    (ruth, amina) = town.phones("Ruth", "Amina")
    await helped(town, "Pat", "Jean", 50, last_month(town, 2))
    since = f"{last_month(town, 1):%B}"
    await ruth.says(f"hours in alum rock since {since}")
    # The sample's own history has another 90 minutes of Pat's.
    await ruth.sees("Alum Rock", "Active members: 1. Hours given: 2 hours 20 minutes.")
    await ruth.says(f"hours in bromford and hodge hill since {since}")
    await ruth.sees("Bromford & Hodge Hill", "Active members: 0. Hours given: 0 hours.")
    await ruth.says("/report bananas")
    await ruth.sees('I did not understand "bananas".', "Which time should the report be about?")
    await amina.says(f"hours in alum rock since {since}")
    await amina.does_not_see("Active members")


@pytest.mark.parametrize(
    "words",
    [
        "report a problem with the bus stop",
        "2 hours in alum rock for jean last week",
        "hours in the garden since april",
        "can you help me this month",
        "Jean",
    ],
)
async def test_what_is_about_something_else_is_left_to_others(town: Town, words: str) -> None:
    """Also under a report, where a time or a ward alone would be about it."""
    (ruth,) = town.phones("Ruth")
    await ruth.says("/report last month")
    await ruth.says(words)
    assert "Active members" not in ruth.last.text
    assert not await audited(town, "report.export")
    assert len(await audited(town, "report.make")) == 1


async def test_quiet_members_are_opened_one_by_one(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await town.later(days=100)
    await ruth.says("/report quiet")
    await ruth.sees("Quiet for 90 days: 6.", "Amina: last on")
    await ruth.taps("More")
    await ruth.sees("Owen: nothing yet.")
    await ruth.says("/report quiet")
    await ruth.taps("Open Amina")
    await ruth.sees("Amina", "Ward End")
    await ruth.says("/report without offers")
    await ruth.sees("No offer: 2.", "Ruth, Ward End")


async def test_a_picture_says_the_same_in_words(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await helped(town, "Amina", "Jean", 90, last_month(town, 15))
    await ruth.says("/report last month")
    await ruth.taps("See it as a picture")
    await ruth.sees("Hours given,", ": 1 hour 30 minutes", ": 0 hours")
    stored = [f for f in town.world.files._files.values() if f.kind == "photo"]
    picture = Image.open(io.BytesIO(stored[-1].content)).convert("RGB")
    assert picture.width == 1080
    assert 400 < picture.height < 2_400
    shades = picture.getcolors(100_000)
    assert shades is not None
    for _, shade in shades:
        assert isinstance(shade, tuple)
        assert max(shade) - min(shade) <= 2  # no colour at all
    whites = sum(count for count, rgb in shades if rgb == (255, 255, 255))
    blacks = sum(count for count, rgb in shades if rgb == (0, 0, 0))
    assert whites > 0.6 * picture.width * picture.height
    assert blacks > 0.02 * picture.width * picture.height
    assert [row["reason"] for row in await audited(town, "report.export")] == ["chart for me"]


async def test_files_for_oneself_the_committee_and_a_funder(any_town: Town) -> None:
    (ruth,) = any_town.phones("Ruth")
    assert any_town.program is not None
    async with any_town.program.database.write() as tx:
        await tx.run(
            "UPDATE person SET name = :name WHERE id = :id",
            name="=HYPERLINK(1)",
            id=any_town.people["Pat"].id,
        )
    await helped(any_town, "Amina", "Jean", 95, last_month(any_town, 3))
    await helped(any_town, "Pat", "Jean", 30, last_month(any_town, 4))
    stem = f"report-{month_before(today(any_town)).first}-to-{month_before(today(any_town)).last}"
    await ruth.says("/report last month")
    await ruth.taps("Get a file")
    await ruth.sees("Who is it for?")
    await ruth.taps("Make it for me")
    await ruth.taps("Get an Excel table")
    assert files(ruth)[-1] == f"{stem}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content(any_town, f"{stem}.xlsx")))
    rows = list(book["Rows"].iter_rows(values_only=True))
    assert sorted((row[5], row[9], row[10]) for row in rows[1:]) == [
        ("'=HYPERLINK(1)", 30, "0:30"),
        ("Amina", 95, "1:35"),
        ("Jean", -95, "(1:35)"),
        ("Jean", -30, "(0:30)"),
    ]
    assert all(isinstance(row[0], datetime) for row in rows[1:])
    assert all(cell.data_type != "f" for row in book["Rows"].iter_rows() for cell in row)
    assert list(book["Check"].iter_rows(values_only=True))[1:] == [
        ("Member", 4, 0, 0, 0),
        ("In all", 4, 0, 0, 0),
    ]
    await ruth.says("/report last month csv for the committee")
    table = list(csv.reader(io.StringIO(content(any_town, f"{stem}.csv").decode("utf-8-sig"))))
    assert "Name" not in table[0]
    assert not {"Amina", "Jean", "=HYPERLINK(1)"} & {cell for row in table for cell in row}
    assert sorted(int(row[8]) for row in table[1:5]) == [-95, -30, 30, 95]
    assert table[-1] == ["In all", "4", "0", "0", "0"]
    await ruth.says("/report last month csv for a funder")
    public = content(any_town, f"{stem}.csv").decode("utf-8-sig")
    assert "fewer than 5" in public
    assert "Amina" not in public
    assert "95" not in public
    assert "Transfer" not in public
    said = [row["reason"] for row in await audited(any_town, "report.export")]
    assert said == ["xlsx for me", "csv for committee", "csv for public"]


async def test_only_those_who_may_and_names_for_brokers_alone(town: Town) -> None:
    amina, ruth, owen = town.phones("Amina", "Ruth", "Owen")
    await ruth.says("/report this month")
    await amina.says("/report this month")
    await amina.does_not_see("Active members")
    await owen.says("/report this month")
    await owen.does_not_see("Active members")
    # Owen becomes an administrator: figures and files, and nobody's name.
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later(
            "UPDATE role SET role = 'administrator' WHERE person_id = :p", p=town.people["Owen"].id
        )
    await owen.says("/report this month quiet")
    await owen.sees("Quiet for 90 days: 0.")
    assert not [one for one in owen.buttons if one.startswith("Open")]
    await owen.says("/report this month csv for me")
    table = content(town, files(owen)[-1]).decode("utf-8-sig")
    assert "Amina" not in table
    assert "Difference" in table


async def test_a_file_is_not_sent_to_who_is_no_broker_any_more(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/report this month")
    await ruth.taps("Get a file")
    await ruth.taps("Make it for me")
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later(
            "UPDATE role SET revoked_at = :now WHERE person_id = :p",
            now=town.clock.now(),
            p=town.people["Ruth"].id,
        )
    await ruth.taps("Get an Excel table")
    assert files(ruth) == []


async def test_a_report_of_another_timebank_stays_there(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/report this month")
    await second_timebank(town, "Devinder")
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later("UPDATE report SET community_id = 2")
    await ruth.taps("See more of it")
    await ruth.does_not_see("what more do you want to see")
    assert devinder.count_messages() == 0


async def test_the_value_of_an_hour_stands_beside_hours_for_those_who_report(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await helped(town, "Amina", "Jean", 90, last_month(town, 3))
    await ruth.says("/report last month")
    await ruth.does_not_see("£")
    await ruth.says("/rules rate for an hour £12.60")
    await ruth.sees("It needs a name with its year")
    await ruth.says("/cancel")
    await ruth.says(f"/rules rate for an hour {RATE}")
    await ruth.sees(f"Reports show beside the hours: {RATE}.")
    await ruth.says("yes")
    await ruth.says("/report last month")
    await ruth.sees(
        "Hours given: 1 hour 30 minutes.", "(£12.60 an hour, Living Wage Foundation)", "£18.90"
    )
    for words in ("/balance", "/statement", "/home", "/me"):
        await amina.says(words)
        assert "£" not in amina.last.text


async def test_a_long_report_is_made_step_by_step_and_survives_a_restart(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ruth,) = town.phones("Ruth")
    monkeypatch.setattr(reports, "AT_ONCE", 1)
    await helped(town, "Amina", "Jean", 90, last_month(town, 3))
    await helped(town, "Pat", "Jean", 90, last_month(town, 3))
    assert town.program is not None
    await ruth.says("/report last month")
    await town.settle()
    await town.stop()
    await town.start()
    await town.settle()
    await town.phones.look()
    for _ in range(100):
        if "Your report is ready." in [m.text for m in ruth.messages]:
            break
        await town.later(seconds=1)
    await ruth.sees("Your report is ready.")
    await ruth.taps("See the report")
    await ruth.sees("Hours given: 3 hours.", "Exchanges: 2.")


async def to_working_day(town: Town, hours: float = 9.6) -> None:
    """To the first working day of the next month, after the hour of the monthly report."""
    assert town.program is not None
    await town.program.alarm.plan()
    day = report_notes.first_working_day(month(today(town)))
    then = datetime.combine(day, time(), LONDON) + timedelta(hours=hours)
    await town.later(seconds=(then - town.clock.now()).total_seconds())


async def monthly(town: Town, name: str) -> int:
    """How many monthly reports somebody was sent."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(
            await tx.value(
                "SELECT COUNT(*) FROM outbox WHERE reason = 'report.month' AND person_id = :p"
                " AND state = 'sent'",
                p=town.people[name].id,
            )
        )


@pytest.mark.parametrize("at_once", [4_000, 1])
async def test_the_monthly_report_comes_once_and_can_be_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    monkeypatch.setattr(reports, "AT_ONCE", at_once)
    name = f"{today(town):%B %Y}"
    await to_working_day(town)
    for _ in range(10):
        await town.later(seconds=2)
    await ruth.sees(name, "Hours given:", "Exchanges:", "New:", "Quiet members:")
    assert [await monthly(town, one) for one in ("Ruth", "Devinder", "Amina")] == [1, 1, 0]
    assert files(ruth) == []  # nothing is attached unless somebody asks
    await devinder.taps("Stop the monthly report")
    await devinder.sees("You get no monthly report any more.")
    await ruth.taps("See the report")
    await ruth.sees(name, "Active members:")
    await town.program.alarm.plan()  # type: ignore[union-attr]
    await town.later(hours=3)
    assert await monthly(town, "Ruth") == 1
    await to_working_day(town)
    for _ in range(10):
        await town.later(seconds=2)
    assert [await monthly(town, one) for one in ("Ruth", "Devinder")] == [2, 1]


async def test_a_timebank_may_do_without_it(town: Town) -> None:
    await set_setting(town, "report_monthly", "no")
    await to_working_day(town)
    assert await monthly(town, "Ruth") == 0

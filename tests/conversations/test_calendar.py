"""A shift or a visit in one's calendar: the file, the file again when something changes, and the
one that takes it out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handlers.documents import calendar_file
from handlers.documents.calendar_file import Said
from services.calendar_files import Happening
from storage.calendar_entries import Entry
from tests.conversations.test_plans import planned
from tests.conversations.test_statement import content
from tests.shift_help import no_sample_shifts, past_a_clock_change, publish, rows, run
from tests.town import Town

START, END = datetime(2026, 5, 12, 13, tzinfo=UTC), datetime(2026, 5, 12, 15, 30, tzinfo=UTC)


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


def read(made: bytes) -> Any:
    """The one event of a file, as another program reads it, with its calendar."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(made)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_the_file_is_what_rfc_5545_asks_for() -> None:
    entry = Entry(7, 1, 1, "shift", 12, 2, "v", "taken", "")
    venue = "Pelham hall; side door, by the \\ ramp " + "long " * 30
    found = Happening("Tea, cake & talk", "Pelham", START, END, None, venue, "", "Owen", on=True)
    said = Said("Tea, cake & talk", "Line one\nLine two", "Owen", "goodturnbot")
    made = calendar_file.event(entry, found, said, START)
    lines = made.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"\n" not in made.replace(b"\r\n", b"")
    calendar, event = read(made)
    assert (str(calendar["method"]), int(event["sequence"])) == ("PUBLISH", 2)
    assert str(event["location"]) == venue
    assert str(event["description"]) == "Line one\nLine two"
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") == END
    uid = str(event["uid"])
    off = Entry(7, 1, 1, "shift", 12, 3, "v", "cancelled", "")
    calendar, event = read(calendar_file.event(off, found, said, START))
    assert (str(calendar["method"]), str(event["status"])) == ("CANCEL", "CANCELLED")
    assert (str(event["uid"]), int(event["sequence"])) == (uid, 3)


def test_help_at_any_time_of_a_day_is_a_whole_day() -> None:
    entry = Entry(8, 1, 1, "plan", 5, 0, "v", "taken", "")
    found = Happening("", "Jean", START, END, START.date(), "", "", "", on=True)
    _, event = read(calendar_file.event(entry, found, Said("Help", "", "Goodturn", "b"), START))
    assert str(event.decoded("dtstart")) == "2026-05-12"
    assert str(event.decoded("dtend")) == "2026-05-13"


async def entries(town: Town) -> list[tuple[int, str]]:
    """Sequence and state of what was taken, in order."""
    found = await rows(town, "SELECT sequence, state FROM calendar_entry ORDER BY id")
    return [(row["sequence"], row["state"]) for row in found]


async def test_a_shift_in_the_calendar_from_joining_to_the_end(hall: Town) -> None:
    amina, jean, owen = hall.phones("Amina", "Jean", "Owen")
    await publish(hall)
    for phone in (amina, jean):
        await phone.says("/volunteer")
        await phone.taps("Join")
    await amina.taps("Put it in my calendar")
    await amina.sees("Tea for carers.", "your calendar adds it")
    assert await entries(hall) == [(0, "taken")]
    await amina.taps("Put it in my calendar")  # taken again: the same
    assert await entries(hall) == [(0, "taken")]
    jeans = jean.count_messages()
    await owen.says("/shifts")
    await owen.taps("Call it off")
    await owen.taps("The weather is too bad")
    await owen.taps("Yes, call it off")
    await amina.sees("you are not expected any more", "take it out of your calendar")
    assert await entries(hall) == [(1, "cancelled")]
    assert jean.count_messages() == jeans + 1  # the notice alone: she took no file


async def test_leaving_takes_it_out_and_coming_back_puts_it_in_again(hall: Town) -> None:
    amina = hall.phone("Amina")
    await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("Put it in my calendar")
    await amina.says("can't make it")
    await amina.sees("you are not expected any more")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("Put it in my calendar")
    await amina.sees("Tea for carers has changed")
    assert await entries(hall) == [(2, "taken")]


async def test_another_place_sends_the_file_again_once(hall: Town) -> None:
    amina, owen = hall.phones("Amina", "Owen")
    shift_id = await publish(hall)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await amina.taps("Put it in my calendar")
    (row,) = await rows(hall, "SELECT opportunity_id FROM shift WHERE id = :id", id=shift_id)
    await owen.says("/shifts")
    await owen.forges(f"op-edit:{row['opportunity_id']}")
    await owen.taps("Change")
    await owen.says("Where: Pelham hall")
    await owen.says("Ward End library")
    await owen.taps("Save it")
    await amina.sees("Tea for carers has changed.")
    assert await entries(hall) == [(1, "taken")]
    assert hall.program is not None
    made = content(hall, f"shift-{shift_id}.ics")
    calendar, event = read(made)
    assert (str(calendar["method"]), int(event["sequence"])) == ("PUBLISH", 1)
    assert str(event["location"]) == "Ward End library"


async def test_planned_help_in_the_calendar_and_out_again(town: Town) -> None:
    amina, jean, ruth = await planned(town)
    await amina.taps("Put it in my calendar")
    await amina.sees("Goodturn: Jean.", "your calendar adds it")
    (entry,) = await rows(town, "SELECT object_id FROM calendar_entry")
    _, event = read(content(town, f"plan-{entry['object_id']}.ics"))
    assert str(event["summary"]) == "Goodturn: Jean"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=2)
    await ruth.forges(f"cal-plan:{entry['object_id']}")
    assert await entries(town) == [(0, "taken")]
    await jean.says("can't make it")
    await jean.taps("Call it off")
    await amina.sees("you are not expected any more")
    assert await entries(town) == [(1, "cancelled")]


async def test_what_is_not_theirs_or_was_called_off_is_refused(hall: Town) -> None:
    amina, jean = hall.phones("Amina", "Jean")
    shift_id = await publish(hall, places=1)
    await amina.says("/volunteer")
    await amina.taps("Join")
    await jean.says("/volunteer")
    await jean.forges(f"cal-shift:{shift_id}")
    await jean.taps("Join the waiting list")
    await jean.forges(f"cal-shift:{shift_id}")
    await jean.sees("You have no place on this now")
    await jean.forges("cal-shift:999")
    await jean.forges("cal-plan:1")
    await run(hall, "UPDATE shift SET state = 'cancelled', reason = 'rain'")
    await amina.forges(f"cal-shift:{shift_id}")
    await amina.sees("You have no place on this now")
    assert await entries(hall) == []

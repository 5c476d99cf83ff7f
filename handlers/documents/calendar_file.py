"""A calendar file (.ics, RFC 5545) of a shift or of planned help: one event, in UTC, with a
sequence that grows, and a cancellation that takes the same event out again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.journey import View
from handlers.wording.text import unmarked
from services import calendar_files
from services.calendar_files import Happening
from storage import calendar_entries as rows
from storage.calendar_entries import Entry


@dataclass(frozen=True, slots=True)
class Said:
    """What the event says in its reader's language, and where it leads."""

    title: str
    about: str
    organiser: str
    bot: str


async def draw(view: View, _community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The file of the entry `about["entry"]`, as it stands now; None for everybody else."""
    entry = await rows.find(view.tx, int(about["entry"]))
    if entry is None or entry.person_id != view.viewer.id:
        return None
    found = await calendar_files.happening(view.tx, entry.kind, entry.object_id, entry.for_id)
    if found is None:
        return None

    def say(key: str, **values: Any) -> str:
        return plain(view.wording.say(view.lang, key, **values))

    ends = entry.state == "cancelled"
    title = found.title or say("calendar-plan-title", name=found.who)
    how = (
        say(
            "calendar-about-shift",
            organisation=found.who,
            organiser=found.organiser,
            has_bring="yes" if found.bring else "no",
            bring=found.bring,
        )
        if entry.kind == "shift"
        else say("calendar-about-plan", organisation=found.who)
    )
    said = Said(title, how, found.organiser or "Goodturn", view.bot_username)
    key = "calendar-file-off" if ends else "calendar-file-again" if entry.sequence else None
    caption = view.wording.say(view.lang, key or "calendar-file", title=title)
    make = partial(event, entry, found, said, view.now)
    return Document(f"{entry.kind}-{entry.object_id}.ics", caption, make)


def event(entry: Entry, found: Happening, said: Said, now: datetime) -> bytes:
    """The bytes of the file. The same entry always has the same UID, so that a later file changes
    the event and doesn't add one."""
    # Loaded here, for it takes a sixth of a second that the bot's start shouldn't.
    from icalendar import Calendar, Event, vCalAddress, vText  # noqa: PLC0415

    ends = entry.state == "cancelled"
    calendar = Calendar()
    calendar.add("prodid", "-//Goodturn//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if ends else "PUBLISH")
    one = Event()
    one.add("uid", f"{entry.kind}-{entry.object_id}-{entry.id}@{said.bot}.t.me")
    one.add("sequence", entry.sequence)
    one.add("dtstamp", now)
    one.add("status", "CANCELLED" if ends else "CONFIRMED")
    one.add("summary", said.title)
    one.add("description", said.about)
    if found.place:
        one.add("location", found.place)
    if found.day is not None:
        one.add("dtstart", found.day)
        one.add("dtend", found.day + timedelta(days=1))
    else:
        one.add("dtstart", found.start)
        one.add("dtend", found.end)
    organiser = vCalAddress(f"https://t.me/{said.bot}")
    organiser.params["CN"] = vText(said.organiser)
    one["organizer"] = organiser
    start = f"?start=shift_{entry.object_id}" if entry.kind == "shift" else ""
    one.add("url", f"https://t.me/{said.bot}{start}")
    calendar.add_component(one)
    made: bytes = calendar.to_ical()
    return made


def plain(markup: str) -> str:
    """A sentence as a calendar shows it."""
    return unmarked(markup).replace("\u2068", "").replace("\u2069", "")

"""Calendar files of shifts and of planned help. Whoever took one is sent it anew, with a higher
sequence, when the time, the place or the name changes, and one that takes it out of their calendar
when it is called off or they can't make it (RFC 5545 3.8.7.4, RFC 5546)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from domain.errors import DomainError, NotFound
from domain.exchange import Action
from services import exchange_moves, shifts
from services.asked_for import ask_for
from services.shifts import Event
from services.work import Work
from storage import calendar_entries as rows
from storage import exchanges, outbox, plans
from storage import shifts as shift_rows
from storage.calendar_entries import Entry, Kind
from storage.db import Tx
from storage.exchanges import Exchange

DOCUMENT = "calendar"
HAS_PLACE = frozenset({"joined"})
AGREED = frozenset({"agreed", "asked", "planned"})
"""States of planned help that both expect to happen."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What stands in a calendar: `start` and `end` in UTC, or a whole `day`. `on`: whether the
    reader is still expected there."""

    title: str
    who: str
    start: datetime
    end: datetime
    day: date | None
    place: str
    bring: str
    organiser: str
    on: bool

    @property
    def version(self) -> str:
        """The same as long as nothing of it changes."""
        parts = (self.title, self.start.isoformat(), self.end.isoformat(), self.place, self.bring)
        text = "\n".join((*parts, str(self.day or "")))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


async def take(work: Work, kind: Kind, object_id: int) -> int:
    """The actor puts it in their calendar; returns the number of their entry. Raises NotFound where
    it isn't theirs, DomainError where they have no place, or it is called off or over."""
    found = await happening(work.tx, kind, object_id, work.member)
    if found is None:
        raise NotFound
    if not found.on:
        raise DomainError("refusal-calendar-off")
    if found.end <= work.now:
        raise DomainError("refusal-shift-over")
    had = await rows.own(work.tx, kind, object_id, work.actor.id, work.member)
    work.audit("calendar.take", kind if kind == "shift" else "exchange", object_id)
    if had is None:
        return await rows.add(
            work.tx, kind, object_id, work.actor.id, work.member, found.version, work.now
        )
    same = had.state == "taken" and had.version == found.version
    rows.put(work.tx, had, had.sequence + (not same), found.version, "taken", work.now)
    return had.id


async def happening(tx: Tx, kind: Kind, object_id: int, for_id: int) -> Happening | None:
    """How it stands now for this member; None where they never had a part in it."""
    return await (_shift if kind == "shift" else _plan)(tx, object_id, for_id)


async def _shift(tx: Tx, shift_id: int, for_id: int) -> Happening | None:
    found = await shift_rows.standing(tx, shift_id, for_id)
    if found is None or found.place is None:
        return None
    shift = found.shift
    return Happening(
        shift.title,
        shift.organisation,
        shift.starts_at,
        shift.ends_at,
        None,
        shift.venue,
        shift.bring or "",
        ask_for(shift),
        shift.state == "published" and found.place.state in HAS_PLACE,
    )


async def _plan(tx: Tx, exchange_id: int, for_id: int) -> Happening | None:
    one, plan = await exchanges.find_any(tx, exchange_id), await plans.find(tx, exchange_id)
    if one is None or plan is None or for_id not in one.parties:
        return None
    other = one.receiver_name if one.giver_id == for_id else one.giver_name
    return Happening(
        "",
        other or "",
        plan.starts_at,
        plan.ends_at,
        plan.day if plan.start is None else None,
        plan.place or "",
        "",
        "",
        one.state in AGREED,
    )


async def heard(work: Work, event: Event, shift_id: int, person_id: int) -> None:
    """Something happened to a shift: who has it in their calendar is sent it anew."""
    if event == "parent":
        return
    for entry in await rows.taken(work.tx, "shift", shift_id):
        if event != "left" or entry.for_id == person_id:
            await _again(work, entry)


async def moved(work: Work, found: Exchange, action: Action) -> None:
    """The same for planned help."""
    if action not in _CHANGES:
        return
    for entry in await rows.taken(work.tx, "plan", found.id):
        await _again(work, entry)


_CHANGES: frozenset[Action] = frozenset({"agree", "cancel", "decline"})
"""Steps of planned help after which it is at another time, or not at all; a time that one side
only names changes nothing yet."""


async def _again(work: Work, entry: Entry) -> None:
    found = await happening(work.tx, entry.kind, entry.object_id, entry.for_id)
    if found is None or (found.on and found.version == entry.version):
        return
    if found.end <= work.now:
        return  # it took place, or didn't: nobody needs to change their calendar
    state = "taken" if found.on else "cancelled"
    sequence = entry.sequence + 1
    rows.put(work.tx, entry, sequence, found.version, state, work.now)
    outbox.queue_to_person(
        work.tx,
        entry.person_id,
        "notice",
        "shift.calendar" if entry.kind == "shift" else "plan.calendar",
        {"document": DOCUMENT, "about": {"entry": entry.id}},
        work.now,
        community_id=work.community.id if work.community else None,
        key=f"calendar:{entry.id}:{sequence}",
    )


shifts.listen(heard)
exchange_moves.listen(moved)

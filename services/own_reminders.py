"""What people want to be reminded of themselves: once, or on days that repeat. Only they read it.

Each day is a reminder of its own under the key own:ID:DAY, and the next is planned whatever became
of the one before: said, past its use, or failed. So none is said twice and none ends the others.
"""

from datetime import date, datetime, timedelta

from domain import reminding as rules
from domain.errors import DomainError, NotFound
from domain.reminding import Pattern
from domain.shifts import QUIET_FROM, QUIET_UNTIL, quiet
from domain.working_time import bank_holidays
from services.notices import NoticeButton
from services.work import Work
from storage import own_reminders as rows
from storage import people, reminders
from storage.db import Row, instant, moment_of
from storage.own_reminders import OwnReminder

KIND = "own"
REASON = "own.remind"
HERE = frozenset({"applied", "meeting", "approved", "paused"})
"""States of a membership in which somebody is still reminded."""


async def add(work: Work, words: str, pattern: Pattern) -> tuple[int, datetime]:
    """The actor is reminded of these words. Returns its id and the first moment (UTC). Raises
    DomainError where all its days are over or too far ahead, or where too many wait."""
    if not work.roles:
        raise DomainError("error-members-only")
    clean = " ".join(words.split())
    if not 0 < len(clean) <= rules.LONGEST:
        raise DomainError("error-too-long", limit=rules.LONGEST)
    day = rules.begins(pattern, work.now, work.zone)
    if day is None:
        raise DomainError("refusal-remind-over")
    due = rules.moment(day, pattern.at, work.zone)
    if due - work.now > rules.FURTHEST:
        raise DomainError("refusal-remind-far")
    if await rows.count(work.tx, work.actor.id) >= rules.MOST:
        raise DomainError("refusal-remind-many", most=rules.MOST)
    own_id = await rows.add(work.tx, work.scope.id, work.actor.id, clean, pattern, work.now)
    _plan(work, own_id, work.actor.id, pattern, day)
    work.audit("own.remind", "own_reminder", own_id)
    return own_id, due


async def listed(work: Work, offset: int, limit: int) -> list[tuple[OwnReminder, datetime | None]]:
    """The actor's own that still come, with the moment of the next, the soonest first."""
    found = await rows.of(work.tx, work.actor.id, rules.MOST)
    due = await rows.next_due(work.tx, [one.id for one in found])
    late = instant(work.now + timedelta(days=3660))
    found = sorted(found, key=lambda one: (due.get(one.id, late), one.id))
    return [
        (one, moment_of(due[one.id]) if one.id in due else None)
        for one in found[offset : offset + limit]
    ]


async def stop(work: Work, own_id: int) -> OwnReminder:
    """It comes no more. Raises NotFound where it isn't the actor's, DomainError where it is over
    already."""
    found = await _own(work, own_id)
    if found.state != "on" or not await rows.move(work.tx, own_id, "on", "stopped", work.now):
        raise DomainError("toast-already-done")
    reminders.drop(work.tx, f"{KIND}:{own_id}", work.now)
    work.audit("own.stop", "own_reminder", own_id)
    return found


async def tomorrow(work: Work, own_id: int) -> tuple[OwnReminder, datetime]:
    """One that was said comes again tomorrow, at the same time. Raises NotFound, and DomainError
    where it waits already."""
    found = await _own(work, own_id)
    day = work.local.date() + timedelta(days=1)
    if not await rows.again(work.tx, own_id, day):
        raise DomainError("toast-already-done")
    _plan(work, own_id, found.person_id, Pattern(day, found.pattern.at), day)
    return found, rules.moment(day, found.pattern.at, work.zone)


async def _own(work: Work, own_id: int) -> OwnReminder:
    found = await rows.find(work.tx, own_id)
    if found is None or found.person_id != work.actor.id:
        raise NotFound
    return found


def _plan(work: Work, own_id: int, person_id: int, pattern: Pattern, day: date) -> None:
    reminders.add(
        work.tx,
        f"{KIND}:{own_id}:{day.isoformat()}",
        KIND,
        work.scope.id,
        person_id,
        own_id,
        rules.moment(day, pattern.at, work.zone),
        rules.useful_until(pattern, day, work.zone),
    )


# When its time has come ---------------------------------------------------------------------------


def day_of(row: Row) -> date:
    """The local day that a reminder of this kind is for."""
    return date.fromisoformat(str(row["key"]).rpartition(":")[2])


async def remind(work: Work, row: Row) -> bool | None:
    """Says it, and plans the next. False where it was stopped or its owner has left; None where it
    comes late and waits for the morning."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None or found.state != "on":
        return False
    member = await people.membership(work.tx, found.community_id, found.person_id)
    if member is None or member.state not in HERE:
        await rows.move(work.tx, found.id, "on", "stopped", work.now)
        reminders.end(work.tx, row["id"], "untrue", work.now, "left")
        return None
    # A reminder that was put off has a later due_at: when it was for stands in its key.
    due = rules.moment(day_of(row), found.pattern.at, work.zone)
    late = work.now - due > rules.LATE
    if late and (morning := _morning(work, row, due)) is not None:
        reminders.put_off(work.tx, row["id"], morning)
        return None
    await go_on(work, row)
    person = await people.person(work.tx, found.person_id)
    if person is None or not person.chat_open:
        reminders.end(work.tx, row["id"], "untrue", work.now, "chat closed")
        return None
    _say(work, found, due, moment_of(row["useful_until"]), late=late)
    return True


async def go_on(work: Work, row: Row) -> None:
    """One of its days is done with, said or not: the next is planned, or it is over."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None or found.state != "on":
        return
    day = rules.next_day(found.pattern, day_of(row))
    if day is None:
        await rows.move(work.tx, found.id, "on", "over", work.now)
    else:
        _plan(work, found.id, found.person_id, found.pattern, day)


def _morning(work: Work, row: Row, due: datetime) -> datetime | None:
    """8am, for what comes late and at night, unless it was for the night or no use by then."""
    if not quiet(work.now, work.zone) or quiet(due, work.zone):
        return None
    local = work.local
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    morning = rules.moment(day, QUIET_UNTIL, work.zone)
    return morning if morning <= moment_of(row["useful_until"]) else None


def _say(
    work: Work, found: OwnReminder, due: datetime, useful_until: datetime, *, late: bool
) -> None:
    buttons = (
        NoticeButton("btn-own-tomorrow", f"own-later:{found.id}")
        if found.pattern.rule is None
        else NoticeButton("btn-own-stop", f"own-stop:{found.id}"),
        NoticeButton("btn-own-list", "own-list"),
    )
    work.tell(
        found.person_id,
        REASON,
        "own-remind-now",
        kind="reminder",
        once=f"{KIND}:{found.id}:{due.astimezone(work.zone).date().isoformat()}",
        buttons=buttons,
        useful_until=useful_until,
        what=found.words,
        at=due,
        late="yes" if late else "no",
        holiday="yes" if holiday(work.local.date()) else "no",
    )


def holiday(day: date) -> bool:
    """Whether a day is a bank holiday in England: shops and buses may keep other hours."""
    return day in bank_holidays(day.year)

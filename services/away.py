"""Being away: nobody asks, lists hide, nudges wait; and a word of welcome on the day after."""

from datetime import date, datetime, time

from domain.errors import DomainError
from domain.reading.away import LONGEST
from domain.working_time import nudge_time
from services.notices import NoticeButton
from services.work import Work
from storage import away as rows
from storage import people, reminders
from storage.away import Away
from storage.db import Row, moment_of

KIND = "away.over"
WELCOME_DAYS = 14
"""How long after the last day a welcome is still worth saying."""


async def leave(work: Work, until: date, since: date | None = None) -> Away:
    """The member is away from `since` (today) until the end of `until`, both local days.

    A later word replaces the earlier. Raises DomainError for people who are no members, days that
    are over, and more than a year ahead.
    """
    work.demand("listing.change")
    standing = await people.membership(work.tx, work.scope.id, work.member)
    if standing is None or standing.state != "approved":
        raise DomainError("error-members-only")
    today = work.local.date()
    first = max(since or today, today)
    if not first <= until <= today + LONGEST:
        raise DomainError("refusal-away-days")
    rows.put(work.tx, work.scope.id, work.member, first, until)
    reminders.add(
        work.tx,
        f"away:{work.scope.id}:{work.member}:{until}",
        KIND,
        work.scope.id,
        work.member,
        until.toordinal(),
        nudge_time(_noon(work, until), 1, work.zone),
        nudge_time(_noon(work, until), WELCOME_DAYS, work.zone),
    )
    work.audit("away.set", "person", work.member, until.isoformat())
    return Away(first, until)


async def back(work: Work) -> bool:
    """The member is here again; False where they were not away."""
    work.demand("listing.change")
    ended = await rows.end(work.tx, work.scope.id, work.member)
    if ended:
        work.audit("away.back", "person", work.member)
    return ended


async def now(work: Work) -> Away | None:
    """When the member is away, today or later; None where they are not."""
    found = await rows.find(work.tx, work.scope.id, work.member)
    return found if found is not None and found.until >= work.local.date() else None


async def over(work: Work, row: Row) -> bool:
    """The day after the last one: welcome back, once."""
    person_id = int(row["person_id"])
    found = await rows.find(work.tx, work.scope.id, person_id)
    if found is None or found.until.toordinal() != row["object_id"]:
        return False
    await rows.end(work.tx, work.scope.id, person_id)
    work.tell(
        person_id,
        "away.over",
        "away-welcome",
        kind="reminder",
        once=f"away:{work.scope.id}:{person_id}:{found.until}:welcome",
        buttons=(
            # Nudges that came to nothing meanwhile stand on the home card.
            NoticeButton("btn-home", "home"),
            NoticeButton("btn-mine", "mine"),
            NoticeButton("btn-away-longer", "away"),
        ),
        timebank=work.scope.name,
    )
    return True


async def put_off(work: Work, row: Row) -> bool:
    """Moves a nudge of somebody who is away to the morning after their last day, or drops it where
    it is of no use by then; False where they are not away."""
    if row["person_id"] is None:
        return False
    found = await rows.find(work.tx, work.scope.id, row["person_id"])
    if found is None or not found.on(work.local.date()):
        return False
    due = nudge_time(_noon(work, found.until), 1, work.zone)
    if due > moment_of(row["useful_until"]):
        reminders.end(work.tx, row["id"], "past", work.now)
    else:
        reminders.put_off(work.tx, row["id"], due)
    return True


def _noon(work: Work, day: date) -> datetime:
    return datetime.combine(day, time(12), work.zone)

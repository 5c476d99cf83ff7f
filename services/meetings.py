"""Dates on which newcomers meet a broker: set by brokers, chosen by applicants, ticked afterwards,
and from the ticks they are let in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.errors import DomainError, NotFound
from domain.working_time import NUDGE_AT
from services import membership
from services.notices import NoticeButton
from services.work import Work
from storage import meetings as rows
from storage import people, reminders
from storage.db import Row
from storage.meetings import Meeting
from storage.people import Membership

CARD = "meeting"
CHOICE = "meeting-choice"
SOON = "meeting.soon"
OFFERED = 3
"""Dates that an applicant chooses from."""
LOOK_BACK = timedelta(days=7)
"""How long a meeting that is over stands in the list, for ticking."""
OPEN = ("applied", "meeting")


async def plan(work: Work, starts_at: datetime, place: str) -> int:
    """A broker sets a date (an aware moment) and a place; applicants who wait to be met are offered
    it. Returns its id. Raises DomainError for a time that is past."""
    work.demand("member.decide")
    if starts_at <= work.now:
        raise DomainError("refusal-plan-past")
    made = await rows.add(
        work.tx, work.scope.id, starts_at, place.strip()[:200], work.actor.id, work.now
    )
    work.audit("meeting.plan", "meeting", made)
    for membership_id in await rows.waiting(work.tx, work.scope.id):
        member = await people.membership_by_id(work.tx, work.scope.id, membership_id)
        if member is None or work.own(member.person_id):
            continue
        if await rows.chosen(work.tx, work.scope.id, member.person_id) is None:
            await offer(work, member)
    return made


async def offer(work: Work, member: Membership) -> bool:
    """An applicant whom the broker wants to meet first is offered the next dates; False where there
    are none."""
    if not await rows.coming(work.tx, work.scope.id, work.now, 1):
        return False
    work.show_card(member.person_id, CHOICE, member.id, "membership.meeting", fresh=True)
    return True


async def coming(work: Work, limit: int) -> Sequence[Meeting]:
    """For brokers: the dates ahead, and those of the last week."""
    work.demand("member.decide")
    return await rows.coming(work.tx, work.scope.id, work.now - LOOK_BACK, limit)


async def choose(work: Work, meeting_id: int) -> Meeting:
    """An applicant comes to this one. They and the broker are reminded the day before. Raises
    NotFound for everybody else, DomainError where it is over or called off."""
    found = await rows.find(work.tx, meeting_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    member = await people.membership(work.tx, work.scope.id, work.actor.id)
    if member is None or member.state not in OPEN:
        raise NotFound
    if found.state != "planned" or found.starts_at <= work.now:
        raise DomainError("refusal-meeting-over")
    rows.choose(work.tx, found, work.actor.id, work.now)
    work.audit("meeting.choose", "meeting", found.id)
    work.refresh(CHOICE, member.id, "meeting.chosen")
    work.refresh(CARD, found.id, "meeting.chosen")
    work.refresh(membership.CARD, member.id, "meeting.chosen")
    work.tell(
        found.made_by,
        "meeting.chosen",
        "notice-meeting-chosen",
        once=f"meeting:{found.id}:chosen:{work.actor.id}:{work.now:%Y%m%d%H%M}",
        buttons=(NoticeButton("btn-meeting-see", f"mt:{found.id}"),),
        name=work.actor.name,
        at=found.starts_at,
        place=found.place,
    )
    for person_id in (work.actor.id, found.made_by):
        _plan_reminder(work, found, person_id)
    return found


async def call_off(work: Work, meeting_id: int) -> Meeting:
    """A broker calls it off; whoever chose it hears so, and is offered the other dates."""
    found = await find(work, meeting_id)
    if not await rows.call_off(work.tx, meeting_id):
        raise DomainError("toast-already-done")
    work.audit("meeting.call_off", "meeting", found.id)
    for one in await rows.guests(work.tx, meeting_id):
        if one.standing not in OPEN or one.came is not None:
            continue
        work.tell(
            one.person_id,
            "membership.meeting",
            "notice-meeting-off",
            once=f"meeting:{found.id}:off:{one.person_id}",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            timebank=work.scope.name,
            at=found.starts_at,
        )
        member = await people.membership(work.tx, work.scope.id, one.person_id)
        if member is not None:
            await offer(work, member)
    work.refresh(CARD, found.id, "meeting.off")
    return found


async def tick(work: Work, meeting_id: int, person_id: int, *, came: bool) -> Meeting:
    """A broker says who came. Raises DomainError before it has begun."""
    found = await find(work, meeting_id)
    if found.starts_at > work.now:
        raise DomainError("refusal-meeting-ahead")
    if work.own(person_id):
        raise DomainError("refusal-own-member")
    if not await rows.tick(work.tx, meeting_id, person_id, came=came):
        raise NotFound
    work.audit("meeting.tick", "meeting", found.id, "came" if came else "missed")
    work.refresh(CARD, found.id, "meeting.ticked")
    return found


async def find(work: Work, meeting_id: int) -> Meeting:
    """One of this timebank's, for brokers. Raises NotFound."""
    work.demand("member.decide")
    found = await rows.find(work.tx, meeting_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    return found


def _plan_reminder(work: Work, found: Meeting, person_id: int) -> None:
    day = found.starts_at.astimezone(work.zone).date() - timedelta(days=1)
    due = datetime.combine(day, NUDGE_AT, work.zone)
    if due <= work.now:
        return
    key = f"meeting:{found.id}:soon:{person_id}"
    reminders.add(work.tx, key, SOON, work.scope.id, person_id, found.id, due, found.starts_at)


async def remind(work: Work, row: Row) -> bool:
    """The day before: whoever comes, and the broker. False where it is called off, or chosen by
    nobody any more."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None or found.state != "planned":
        return False
    coming = [one for one in await rows.guests(work.tx, found.id) if one.standing in OPEN]
    person_id = int(row["person_id"])
    guest = any(one.person_id == person_id for one in coming)
    if not coming or (not guest and person_id != found.made_by):
        return False
    once = f"meeting:{found.id}:soon:{person_id}"
    if guest:
        work.tell(
            person_id,
            "membership.meeting",
            "notice-meeting-soon",
            kind="reminder",
            once=once,
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            at=found.starts_at,
            timebank=work.scope.name,
            place=found.place,
        )
    else:
        work.tell(
            person_id,
            "membership.meeting",
            "notice-meeting-soon-broker",
            kind="reminder",
            once=once,
            buttons=(NoticeButton("btn-meeting-see", f"mt:{found.id}"),),
            at=found.starts_at,
            timebank=work.scope.name,
            place=found.place,
            count=len(coming),
        )
    return True

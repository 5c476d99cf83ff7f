"""Afterwards: thanks with one next suggestion, and the same again next week, in one tap: a place
for whoever was there, the next shift for whoever runs it."""

from datetime import timedelta

from domain import opportunities as patterns
from domain import shifts as rules
from domain.errors import DomainError, NotFound
from domain.shifts import PlaceState, Plan
from domain.volunteering import Wanted
from services import attention, finding, shift_least, shift_news, shift_places, shifts
from services.notices import NoticeButton
from services.work import Work
from storage import opportunities, people, reminders, service_hours
from storage import shift_life as life
from storage import shifts as rows
from storage.db import Row
from storage.shifts import Place, Shift

WEEK = timedelta(days=7)
WITHIN = timedelta(days=14)
"""Next week's shift of something is one that starts within so long after this one."""
NAMES = 500
LOOK_AGAIN = timedelta(hours=2)
"""So long after nothing was noted (and an hour, and by day) it is looked at again."""


async def thank(work: Work, row: Row) -> bool:
    """It is over: whoever had a place is thanked once it is noted that they came, with one thing
    that they may like next; where nobody noted it in three days, they can say it themselves. A team
    is thanked together."""
    found = await rows.standing(work.tx, row["object_id"], row["person_id"])
    if found is None or found.place is None or found.shift.state != "published":
        return False
    shift, place = found.shift, found.place
    key = shift_places.key_of(place.id, place.turn, shift_places.THANKS)
    if place.state != "joined" or shift.ends_at > work.now:
        return False
    if not str(row["key"]).startswith(key):
        return False
    if place.team:
        return _thank_team(work, row, shift, place, key)
    noted = await service_hours.of_place(work.tx, shift.id, place.person_id)
    if noted is not None and noted.state == "absent":
        return False
    unsaid = noted is None or noted.state == "withdrawn"
    if unsaid and _look_later(work, row, shift, key):
        return True
    buttons = [NoticeButton("btn-service-self", f"srv-self:{shift.id}")] if unsaid else []
    buttons.append(NoticeButton("btn-shift-again", f"sh-next:{shift.id}"))
    other = await _suggestion(work, shift, place.person_id)
    if other is not None:
        buttons.append(NoticeButton("btn-opportunity-see", other[1]))
    work.tell(
        place.person_id,
        shift_places.THANKS,
        "notice-shift-thanks",
        kind="reminder",
        once=key,
        buttons=(*buttons, NoticeButton("btn-shift-see-all", "volunteer")),
        title=shift.title,
        organisation=shift.organisation,
        date=shift.plan.day,
        other=other[0] if other is not None else "",
        has_other="yes" if other is not None else "no",
        noted="no" if unsaid else "yes",
    )
    return True


def _look_later(work: Work, row: Row, shift: Shift, key: str) -> bool:
    """Nobody has noted yet whether they came: looked at again in a few hours by day, for three days
    at the most. False where those are over."""
    last = rules.thanks_at(shift.ends_at + shift_places.THANKED_WITHIN, work.zone)
    if work.now >= last:
        return False
    due = min(last, rules.thanks_at(work.now + LOOK_AGAIN, work.zone))
    reminders.add(
        work.tx,
        f"{key}:{due:%Y%m%d%H%M}",
        shift_places.THANKS,
        work.scope.id,
        row["person_id"],
        shift.id,
        due,
        due + shift_places.THANKED_WITHIN,
    )
    return True


def _thank_team(work: Work, row: Row, shift: Shift, place: Place, key: str) -> bool:
    """Those who act for an employer are thanked for its team."""
    if place.came == 0:
        return False
    if place.came is None and _look_later(work, row, shift, key):
        return True
    work.tell(
        place.person_id,
        shift_places.THANKS,
        "notice-team-thanks",
        kind="reminder",
        once=key,
        buttons=(NoticeButton("btn-shift-see-all", "volunteer"),),
        title=shift.title,
        organisation=shift.organisation,
        date=shift.plan.day,
        count=place.came or place.people,
    )
    return True


async def _suggestion(work: Work, shift: Shift, person_id: int) -> tuple[str, str] | None:
    """One thing that is like what the person offers, or near them: its title and its button. None
    for people who want none of that."""
    if await attention.refusing(work, "volunteering", [person_id]):
        return None
    for_them = Work(work.tx, work.now, work.actor, work.scope, frozenset(), person_id)
    for one in await finding.find(for_them, Wanted(me=True)):
        if one.opportunity.id == shift.opportunity_id:
            continue
        if one.shift is None:
            return one.opportunity.title, f"op-open:{one.opportunity.id}"
        if one.shift.mine is None and one.shift.joined < one.shift.places:
            return one.opportunity.title, f"sh-open:{one.shift.id}"
    return None


async def after(work: Work, row: Row) -> bool:
    """It is over: whoever runs it can put up the same again."""
    found = await rows.standing(work.tx, row["object_id"], 0)
    if found is None or found.shift.state != "published" or found.shift.ends_at > work.now:
        return False
    shift = found.shift
    if not found.counts.joined:
        return False
    coming = await _next(work, shift)
    for person_id in await shift_news.runners(work, shift):
        again = (NoticeButton("btn-shift-again", f"sh-again:{shift.id}"),) if not coming else ()
        work.tell(
            person_id,
            shift_places.AFTER,
            "notice-shift-after",
            kind="reminder",
            once=f"shift:{shift.id}:after:{person_id}:{shift.ends_at:%Y%m%d%H%M}",
            buttons=(*again, NoticeButton("btn-shift-run", f"sh-run:{shift.id}")),
            title=shift.title,
            date=shift.plan.day,
            count=found.counts.joined,
            again="yes" if again else "no",
        )
    return True


async def _next(work: Work, shift: Shift) -> int | None:
    """Next week's shift of the same thing, where it is there."""
    found = await life.next_of(work.tx, shift.opportunity_id, shift.starts_at, work.now)
    other = await rows.find(work.tx, found) if found is not None else None
    soon = other is not None and other.starts_at - shift.starts_at <= WITHIN
    return found if soon else None


async def join_next(
    work: Work, shift_id: int, *, both: bool = False, old_enough: bool | None = None
) -> tuple[int, PlaceState] | None:
    """The same again next week, for whoever had a place: they join it, with the answers that
    `shifts.join` takes. None where it isn't there yet: they are asked once it is."""
    found = await rows.standing(work.tx, shift_id, work.member)
    if found is None or found.place is None or found.shift.community_id != work.scope.id:
        raise NotFound
    if found.place.state != "joined":
        raise DomainError("refusal-shift-not-on")
    other = await _next(work, found.shift)
    if other is None:
        if await life.would_again(work.tx, shift_id, work.member, work.now):
            work.audit("shift.would-again", "shift", shift_id)
        return None
    return other, await shifts.join(work, other, both=both, old_enough=old_enough)


async def put_up_next(work: Work, shift_id: int) -> int:
    """The same again next week, for whoever runs it: same times on the wall, same place, as many
    people. Whoever said that they would come again is asked. Returns the shift's id, of the one
    that is there already as well. Raises NotFound, and DomainError for what can't be."""
    shift = await shifts.running(work, shift_id)
    if shift.state == "cancelled" or shift.about_state != "published":
        raise DomainError("refusal-shift-cancelled")
    await shift_places.locked(work, shift_id, 0)
    day = shift.plan.day + WEEK
    while Plan(day, shift.plan.start, shift.plan.finish, shift.plan.zone).starts_at <= work.now:
        day += WEEK
    plan = Plan(day, shift.plan.start, shift.plan.finish, shift.plan.zone)
    there = await life.on_day(work.tx, shift.opportunity_id, day, plan.start)
    if there is not None and there[1] == "published":
        return there[0]
    if not patterns.exists(plan):
        raise DomainError("refusal-opportunity-clock", date=day)
    rules.check(plan, shift.places, work.now, shift.least)
    one = await opportunities.find(work.tx, shift.opportunity_id)
    assert one is not None
    made = await opportunities.add_shift(work.tx, one, plan, work.actor.id, work.now)
    await opportunities.move_shift(work.tx, made, plan, shift.venue, shift.places)
    await life.set_least(work.tx, made, shift.least)
    if one.rrule is None:
        life.now_on(work.tx, one.id, day)
    await shift_least.plan(work, made)
    for person_id in await life.again(work.tx, shift_id):
        if await people.membership(work.tx, work.scope.id, person_id) is not None:
            work.tell(
                person_id,
                "shift.again",
                "notice-shift-again",
                once=f"shift:{made}:again:{person_id}",
                buttons=(
                    NoticeButton("btn-shift-join", f"sh-join:{made}"),
                    NoticeButton("btn-opportunity-see", f"sh-open:{made}"),
                ),
                title=shift.title,
                start=plan.starts_at,
                end=plan.ends_at,
            )
    work.audit("shift.publish", "shift", made, "again")
    return made

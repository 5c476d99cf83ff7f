"""Courses: the list that brokers keep and members browse, and the courses of somebody's plan."""

from collections.abc import Sequence
from datetime import date

from domain import employment as rules
from domain.errors import DomainError, NotFound
from services import employment
from services.work import Work
from storage import courses as rows
from storage.courses import Course, Taken, Told
from storage.employment import Plan

MOST = 200
"""Courses on one timebank's list."""


async def listed(
    work: Work, *, online: bool = False, level: str | None = None, words: str = ""
) -> Sequence[Course]:
    """The courses on the list, by title: only those online, of one level, and with these words in
    what is written about them. For members and brokers."""
    work.demand("course.see")
    parts = words.casefold().split()
    found = await rows.listed(work.tx, work.scope.id, MOST)
    return [
        one
        for one in found
        if (not online or rules.is_online(one.told.place))
        and rules.of_level(one.told.level, level)
        and all(part in _all(one) for part in parts)
    ]


def _all(one: Course) -> str:
    told = one.told
    return f"{told.title} {told.provider} {told.accredited} {told.place}".casefold()


async def find(work: Work, course_id: int) -> Course:
    """A course of this timebank. Raises NotFound, also where it is not on the list any more."""
    work.demand("course.see")
    found = await rows.find(work.tx, course_id)
    if found is None or found.community_id != work.scope.id or found.ended:
        raise NotFound
    return found


async def add(work: Work, told: Told) -> int:
    """A broker puts a course on the list. Raises DomainError where it is full."""
    work.demand("course.keep")
    if len(await rows.listed(work.tx, work.scope.id, MOST)) >= MOST:
        raise DomainError("refusal-course-full", count=MOST)
    course_id = await rows.add(work.tx, work.scope.id, told, work.actor.id, work.now)
    work.audit("course.add", "course", course_id)
    return course_id


async def change(work: Work, course_id: int, told: Told) -> None:
    """A broker changes what is written about it; courses that were begun stay as they are."""
    work.demand("course.keep")
    if not await rows.change(work.tx, course_id, work.scope.id, told, work.actor.id, work.now):
        raise NotFound
    work.audit("course.change", "course", course_id)


async def end(work: Work, course_id: int) -> None:
    """A broker takes it off the list."""
    work.demand("course.keep")
    await find(work, course_id)
    if not await rows.end(work.tx, course_id, work.now):
        raise DomainError("toast-already-done")
    work.audit("course.end", "course", course_id)


async def taken(work: Work, plan: Plan) -> Sequence[Taken]:
    """The courses of a plan; the caller has found it with `employment.find`."""
    return await rows.taken(work.tx, plan.id)


async def take(
    work: Work, plan_id: int, told: Told, started: date, course_id: int | None = None
) -> int:
    """A course that the member begins, from the list or not; that they started counts among what
    came of the plan. Raises DomainError for a day that is still to come, and for too many."""
    plan = await employment.find(work, plan_id)
    if len(await rows.taken(work.tx, plan.id)) >= rules.MOST_STEPS:
        raise DomainError("refusal-work-steps", count=rules.MOST_STEPS)
    taken_id = await rows.take(work.tx, plan_id, course_id, told, started)
    await employment.came(work, plan_id, "started", started, told.title)
    return taken_id


async def one(work: Work, taken_id: int) -> tuple[Plan, Taken]:
    """A course of a plan that the actor may see. Raises NotFound."""
    found = await rows.one_taken(work.tx, taken_id)
    if found is None:
        raise NotFound
    return await employment.find(work, found.plan_id), found


async def finish(work: Work, taken_id: int, day: date) -> Plan:
    """The member finished it; that counts among what came of the plan. Raises DomainError for a
    day before it began or still to come."""
    plan, found = await one(work, taken_id)
    if day < found.started:
        raise DomainError("refusal-course-days", date=found.started)
    if not await rows.finish(work.tx, taken_id, day):
        raise DomainError("toast-already-done")
    await employment.came(work, plan.id, "finished", day, found.title)
    return plan


async def certificate_seen(work: Work, taken_id: int) -> Plan:
    """A broker saw the certificate: who and when, never the paper. Not of their own."""
    work.demand("work.support")
    plan, found = await one(work, taken_id)
    if plan.person_id == work.actor.id or found.finished is None:
        raise NotFound
    if not await rows.seen(work.tx, taken_id, work.actor.id, work.local.date()):
        raise DomainError("toast-already-done")
    work.audit("work.certificate", "work-plan", plan.id)
    work.refresh(employment.CARD, plan.id, "work.certificate")
    return plan

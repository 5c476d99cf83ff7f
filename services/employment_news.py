"""Who hears of plans for work, and when: a member of their steps, their broker of reviews."""

from datetime import date, datetime, timedelta

from domain import employment as rules
from services import household
from services import rules as timebank_rules
from services.notices import NoticeButton
from services.work import Work
from storage import employment as rows
from storage import reminders
from storage.db import Row, Tx
from storage.employment import Plan
from storage.people import Person

STEP = "work.step"
REVIEW = "work.review"
KINDS = (STEP, REVIEW)
USEFUL = timedelta(days=7)


async def may_see(tx: Tx, community_id: int, viewer_id: int, person_id: int, now: datetime) -> bool:
    """Whether somebody may see this member's plan in this timebank: the member, or a broker of it
    who is not of their household and does not help them."""
    if viewer_id == person_id:
        return True
    return viewer_id in {p.id for p in await brokers(tx, community_id, person_id, now)}


async def brokers(tx: Tx, community_id: int, person_id: int, now: datetime) -> list[Person]:
    """The brokers who may see this member's plan."""
    return await household.outside(tx, community_id, person_id, now)


async def next_review(work: Work) -> date:
    """When they look at it together again, by the timebank's rule."""
    days = (await timebank_rules.of(work)).number("work_review_days")
    return work.local.date() + timedelta(days=days)


def plan_review(work: Work, plan_id: int, day: date) -> None:
    """A broker is reminded that day."""
    _remind(work, f"work:{plan_id}:review:{day}", REVIEW, None, plan_id, day)


def plan_step(work: Work, plan: Plan, step_id: int, day: date) -> None:
    """The member is reminded that morning."""
    key = f"work-step:{step_id}:{day}"
    _remind(work, key, STEP, plan.person_id, step_id, day)


def _remind(
    work: Work, key: str, kind: str, person_id: int | None, object_id: int, day: date
) -> None:
    at = rules.due(day, work.zone)
    if at > work.now:
        reminders.add(work.tx, key, kind, work.scope.id, person_id, object_id, at, at + USEFUL)


async def remind(work: Work, row: Row) -> bool:
    """A step is due: its member hears, or, where they have no Telegram, a broker. A review is due:
    the broker who did the last one, or all of them. False where it is no longer so."""
    return await (_step_due(work, row) if row["kind"] == STEP else _review_due(work, row))


async def _step_due(work: Work, row: Row) -> bool:
    step = await rows.step(work.tx, row["object_id"])
    plan = await rows.find(work.tx, step.plan_id) if step is not None else None
    if step is None or plan is None or not plan.open or step.state != "open":
        return False
    if step.day is None or not str(row["key"]).endswith(step.day.isoformat()):
        return False
    if plan.here:
        work.tell(
            plan.person_id,
            "work.step",
            "notice-work-step",
            kind="reminder",
            once=f"work-step:{step.id}:{step.day}",
            buttons=(
                NoticeButton("btn-work-tick", f"wk-done:{step.id}"),
                NoticeButton("btn-work-later", f"wk-later:{step.id}"),
            ),
            useful_until=work.now + USEFUL,
            words=step.words,
        )
        return True
    for broker in await _told(work, plan):
        work.tell(
            broker.id,
            "work.step",
            "notice-work-step-of",
            kind="reminder",
            once=f"work-step:{step.id}:{step.day}:{broker.id}",
            buttons=(NoticeButton("btn-work-open", f"wk:{plan.id}"),),
            useful_until=work.now + USEFUL,
            name=plan.name,
            words=step.words,
        )
    return True


async def _review_due(work: Work, row: Row) -> bool:
    plan = await rows.find(work.tx, row["object_id"])
    if plan is None or not plan.open or plan.next_review is None:
        return False
    if not str(row["key"]).endswith(plan.next_review.isoformat()):
        return False
    for broker in await _told(work, plan):
        work.tell(
            broker.id,
            "work.review",
            "notice-work-review",
            kind="reminder",
            once=f"work:{plan.id}:review:{plan.next_review}:{broker.id}",
            buttons=(
                NoticeButton("btn-work-open", f"wk:{plan.id}"),
                NoticeButton("btn-work-review", f"wk-review:{plan.id}"),
            ),
            useful_until=work.now + USEFUL,
            name=plan.name,
        )
    # Nobody noted one: they hear of it again after as long.
    following = await next_review(work)
    rows.put_off_review(work.tx, plan.id, following)
    plan_review(work, plan.id, following)
    return True


async def _told(work: Work, plan: Plan) -> list[Person]:
    able = await brokers(work.tx, plan.community_id, plan.person_id, work.now)
    return [one for one in able if one.id == plan.broker_id] or able

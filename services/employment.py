"""Support on the way to work: a plan that a member agreed to, seen by them and the brokers of their
timebank and by nobody else. No helper, no hat, no other role reaches it.

Brokers don't see the plan of their own household, nor of somebody whom they help.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain import employment as rules
from domain.employment import How, Outcome
from domain.errors import DomainError, NotFound
from services import employment_news as news
from services.employment_news import may_see
from services.notices import NoticeButton
from services.work import Work
from storage import consents, people
from storage import employment as rows
from storage import letters as books
from storage.db import Tx
from storage.employment import Parts, Plan, Step
from storage.letters import Done

__all__ = ["CARD", "may_see"]
CARD = "work-plan"
LONGEST_WORDS = 500
LONGEST_STEP = 300
LONGEST_OWN = 200
MOST_STRENGTHS = 40
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Strength:
    """A kind of help that the member gave, as the books say; shown: the member wants it shown, in
    `words` of their own where there are any."""

    skill: str
    times: int
    minutes: int
    shown: bool
    words: str | None


# Who may ------------------------------------------------------------------------------------------


async def demand(work: Work, person_id: int) -> None:
    """Raises DomainError under a hat, NotFound for whoever may not see this member's plan."""
    if work.hat is not None:
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    if person_id == work.actor.id:
        return
    work.demand("work.support")
    if not await may_see(work.tx, work.scope.id, work.actor.id, person_id, work.now):
        raise NotFound


async def find(work: Work, plan_id: int) -> Plan:
    """An open plan that the actor may see. Raises NotFound, DomainError under a hat."""
    found = await rows.find(work.tx, plan_id)
    if found is None or not found.open or found.community_id != work.scope.id:
        raise NotFound
    await demand(work, found.person_id)
    return found


async def plan_of(work: Work, person_id: int) -> Plan | None:
    """The member's open plan; None where there is none. Raises as `demand`."""
    await demand(work, person_id)
    return await rows.open_of(work.tx, work.scope.id, person_id)


# Consent ------------------------------------------------------------------------------------------


async def agree(work: Work, person_id: int, how: How) -> int:
    """The member agrees, in the chat or, for one without Telegram, as a broker heard or read it;
    their plan begins, or one that was closed not long ago is open again. Returns its id.

    Raises DomainError where they are no member now, or a broker agrees for somebody who reads here.
    """
    await demand(work, person_id)
    member = await people.membership(work.tx, work.scope.id, person_id)
    person = await people.person(work.tx, person_id)
    if member is None or person is None or member.state != "approved":
        raise DomainError("error-members-only")
    own = person_id == work.actor.id
    if own != (how == "here") or (not own and person.telegram_id is not None):
        raise DomainError("refusal-work-consent", name=person.name)
    if await rows.open_of(work.tx, work.scope.id, person_id) is not None:
        raise DomainError("toast-already-done")
    review = await news.next_review(work)
    agreed = {
        "version": rules.CONSENT_VERSION,
        "how": how,
        "agreed_by": None if own else work.actor.id,
        "review": review,
        "now": work.now,
    }
    before = await rows.closed_of(work.tx, work.scope.id, person_id)
    kept = work.now - timedelta(days=rules.KEPT_DAYS)
    plan_id: int | None
    if before is not None and before.closed_at is not None and before.closed_at > kept:
        plan_id = before.id if await rows.reopen(work.tx, before.id, **agreed) else None  # type: ignore[arg-type]
    else:
        plan_id = await rows.add(
            work.tx,
            community_id=work.scope.id,
            person_id=person_id,
            broker_id=None if own else work.actor.id,
            **agreed,  # type: ignore[arg-type]
        )
    if plan_id is None:
        raise DomainError("toast-already-done")
    version = f"{rules.CONSENT_VERSION} {how}"
    consents.give(work.tx, person_id, work.scope.id, rules.CONSENT, version, work.now)
    work.audit("consent.given", "person", person_id, f"{rules.CONSENT} {version}")
    news.plan_review(work, plan_id, review)
    if own:
        for broker in await news.brokers(work.tx, work.scope.id, person_id, work.now):
            work.tell(
                broker.id,
                "work.begun",
                "notice-work-begun",
                once=f"work:{plan_id}:begun:{work.now:%Y%m%d%H%M%S}:{broker.id}",
                buttons=(NoticeButton("btn-work-open", f"wk:{plan_id}"),),
                name=person.name,
            )
    return plan_id


async def take_back(work: Work, plan_id: int) -> Plan:
    """The member takes their consent back, or a broker enters that they did: from this moment
    nobody sees the plan, and after 30 days nothing of it is kept but what came of it, without
    whose it was. Raises NotFound."""
    plan = await rows.find(work.tx, plan_id)
    if plan is None or plan.community_id != work.scope.id:
        raise NotFound
    await demand(work, plan.person_id)
    if not await rows.close(work.tx, plan_id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    consents.take_back(
        work.tx, plan.person_id, work.scope.id, rules.CONSENT, plan.version, work.now
    )
    work.audit("consent.withdrawn", "person", plan.person_id, rules.CONSENT)
    work.refresh(CARD, plan_id, "work.closed")
    if plan.person_id != work.actor.id:
        work.tell(
            plan.person_id,
            "work.closed",
            "notice-work-closed",
            once=f"work:{plan_id}:closed:{work.now:%Y%m%d%H%M%S}",
            timebank=work.scope.name,
        )
    return plan


# What is in it ------------------------------------------------------------------------------------


async def parts(work: Work, plan: Plan) -> Parts:
    """All that a plan holds; the caller has found it with `find`."""
    return await rows.parts(work.tx, plan.id)


async def set_goal(work: Work, plan_id: int, words: str | None) -> None:
    """What the member wants to reach, in their words. Raises DomainError where it is too long."""
    await find(work, plan_id)
    rows.set_goal(work.tx, plan_id, _clean(words, LONGEST_WORDS))
    _changed(work, plan_id, "goal")


async def set_barriers(work: Work, plan_id: int, words: str | None) -> None:
    """What is in the way, in the member's words; nothing takes it out again."""
    await find(work, plan_id)
    rows.set_barriers(work.tx, plan_id, _clean(words, LONGEST_WORDS))
    _changed(work, plan_id, "barriers")


async def add_step(work: Work, plan_id: int, words: str, day: date | None) -> int:
    """A step more, with the day by which it is to be done; its member is reminded that morning.
    Raises DomainError for a day that is over or more than a year ahead, and for too many."""
    plan = await find(work, plan_id)
    clean = _clean(words, LONGEST_STEP)
    if clean is None:
        raise DomainError("not-understood-in-form")
    _demand_day(work, day)
    found = await rows.parts(work.tx, plan_id)
    if sum(step.state == "open" for step in found.steps) >= rules.MOST_STEPS:
        raise DomainError("refusal-work-steps", count=rules.MOST_STEPS)
    step_id = await rows.add_step(work.tx, plan_id, clean, day, work.actor.id, work.now)
    if day is not None:
        news.plan_step(work, plan, step_id, day)
    _changed(work, plan_id, "step")
    return step_id


async def step_of(work: Work, step_id: int) -> tuple[Plan, Step]:
    """A step of a plan that the actor may see. Raises NotFound."""
    step = await rows.step(work.tx, step_id)
    if step is None:
        raise NotFound
    return await find(work, step.plan_id), step


async def end_step(work: Work, step_id: int, *, done: bool) -> Plan:
    """It is done, or not wanted any more. Raises DomainError where it was ended before."""
    plan, _ = await step_of(work, step_id)
    if not await rows.end_step(work.tx, step_id, "done" if done else "dropped", work.now):
        raise DomainError("toast-already-done")
    _changed(work, plan.id, "step")
    return plan


async def move_step(work: Work, step_id: int, day: date) -> Plan:
    """It is to be done by another day, and its member is reminded then."""
    plan, _ = await step_of(work, step_id)
    _demand_day(work, day)
    if not await rows.move_step(work.tx, step_id, day):
        raise DomainError("toast-already-done")
    news.plan_step(work, plan, step_id, day)
    _changed(work, plan.id, "step")
    return plan


async def strengths(work: Work, plan: Plan) -> Sequence[Strength]:
    """The kinds of help that the member gave, from the books, with which of them they show."""
    found: Mapping[str, str | None] = (await rows.parts(work.tx, plan.id)).strengths
    done = await done_by(work, plan.person_id)
    return [
        Strength(one.skill, one.times, one.minutes, one.skill in found, found.get(one.skill))
        for one in done
    ]


async def done_by(work: Work, person_id: int) -> Sequence[Done]:
    """What the member gave by the books of this timebank, what they did most often first."""
    account_id = await books.account(work.tx, work.scope.id, person_id)
    if account_id is None:
        return []
    return await books.skills(
        work.tx, work.scope.id, person_id, account_id, BEGINNING, work.now, MOST_STRENGTHS
    )


async def show(work: Work, plan_id: int, skill: str, words: str | None = None) -> Plan:
    """The member shows a kind of help that the books know of, in words of their own or none.
    Raises NotFound for one that they never gave."""
    plan = await find(work, plan_id)
    if skill not in {one.skill for one in await done_by(work, plan.person_id)}:
        raise NotFound
    rows.show(work.tx, plan_id, skill, _clean(words, LONGEST_OWN))
    _changed(work, plan_id, "strength")
    return plan


async def hide(work: Work, plan_id: int, skill: str) -> Plan:
    """They don't show it."""
    plan = await find(work, plan_id)
    rows.hide(work.tx, plan_id, skill)
    _changed(work, plan_id, "strength")
    return plan


async def review(work: Work, plan_id: int, words: str | None) -> date:
    """A broker and the member looked at the plan together; returns when the next time is. Raises
    NotAllowed for the member alone."""
    work.demand("work.support")
    plan = await find(work, plan_id)
    if plan.person_id == work.actor.id:
        raise NotFound
    following = await news.next_review(work)
    clean = _clean(words, LONGEST_WORDS)
    rows.review(work.tx, plan_id, work.local.date(), clean, work.actor.id, following)
    news.plan_review(work, plan_id, following)
    _changed(work, plan_id, "review")
    return following


async def came(work: Work, plan_id: int, kind: Outcome, day: date, words: str | None = None) -> int:
    """Something came of it. Raises DomainError for a day that is still to come."""
    plan = await find(work, plan_id)
    if day > work.local.date():
        raise DomainError("refusal-work-future")
    clean = _clean(words, LONGEST_OWN)
    outcome_id = await rows.add_outcome(work.tx, plan, kind, day, clean, work.actor.id)
    _changed(work, plan_id, "outcome")
    return outcome_id


def _clean(words: str | None, limit: int) -> str | None:
    clean = (words or "").strip()
    if len(clean) > limit:
        raise DomainError("error-too-long", limit=limit)
    return clean or None


def _changed(work: Work, plan_id: int, what: str) -> None:
    work.audit(f"work.{what}", "work-plan", plan_id)
    work.refresh(CARD, plan_id, f"work.{what}")


def _demand_day(work: Work, day: date | None) -> None:
    today = work.local.date()
    if day is not None and day < today:
        raise DomainError("refusal-plan-past")
    if day is not None and day - today > rules.LONGEST_AHEAD:
        raise DomainError("refusal-plan-far")


# Figures ------------------------------------------------------------------------------------------


async def figures(tx: Tx, community_id: int, first: date, after: date) -> Mapping[Outcome, int]:
    """How often something came of plans, by kind, from the local day `first` to before `after`.
    Who may read small numbers is for domain.reporting to say."""
    found = await rows.counts(tx, community_id, first, after)
    return {kind: found.get(kind, 0) for kind in rules.OUTCOMES}

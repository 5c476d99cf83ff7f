"""The card of a plan for work, as its member and their broker see it; all that is kept in it."""

from typing import Any
from zoneinfo import ZoneInfo

from domain.reading.skills import taxonomy
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.unit import Unit
from handlers.wording import Markup, Words
from services import courses, employment
from services.employment import CARD
from storage import communities, people
from storage import courses as course_rows
from storage import employment as rows
from storage.courses import Taken
from storage.employment import Parts, Plan, Step

STEPS_SHOWN = 5
LAST_OUTCOMES = 3
LONGEST = 300
__all__ = ["CARD", "card", "everything", "label_of"]


async def card(view: View, plan_id: int) -> Screen | None:
    """The plan as it stands; None for whoever may not see it. One that was closed says only that,
    and its member can open it again."""
    plan = await rows.find(view.tx, plan_id)
    if plan is None:
        return None
    own = plan.person_id == view.viewer.id
    if not await employment.may_see(
        view.tx, plan.community_id, view.viewer.id, plan.person_id, view.now
    ):
        return None

    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    home = button("btn-home", "home")
    if not plan.open:
        again = (button("btn-work-again", f"wk-again:{plan.id}"),) if own else ()
        text = view.wording.say(view.lang, "work-closed", own="yes" if own else "no")
        return Screen(text, one_a_row(*again, home))
    community = await communities.by_id(view.tx, plan.community_id)
    assert community is not None
    found = await rows.parts(view.tx, plan_id)
    taken = await course_rows.taken(view.tx, plan_id)
    text = _text(view, plan, found, taken, ZoneInfo(community.zone), own=own)
    first = [] if own else [button("btn-work-review", f"wk-review:{plan_id}")]
    first.append(button("btn-work-step", f"wk-add:{plan_id}"))
    if any(step.state == "open" for step in found.steps):
        first.append(button("btn-work-steps", f"wk-steps:{plan_id}"))
    if own:
        first.append(button("btn-work-strengths", f"wk-strengths:{plan_id}"))
    first.append(button("btn-work-more", f"wk-more:{plan_id}"))
    return Screen(text, one_a_row(*first[:4], home))


def _text(view: View, plan: Plan, found: Parts, taken: Any, zone: ZoneInfo, *, own: bool) -> Markup:
    def say(key: str, **values: Any) -> Markup:
        return view.wording.say(view.lang, key, zone=zone, **values)

    lines = [say("work-head", own="yes" if own else "no", name=plan.name)]
    goal = Words(plan.goal or "", 500)
    lines.append(say("work-goal", goal=goal, has="yes" if plan.goal else "no"))
    if plan.barriers:
        lines.append(say("work-barriers", words=Words(plan.barriers, 500)))
    now = [step for step in found.steps if step.state == "open"]
    if now:
        lines.append(say("work-steps"))
        lines += [_step(say, step) for step in _soonest(now)[:STEPS_SHOWN]]
    if len(now) > STEPS_SHOWN:
        lines.append(say("work-and-more", count=len(now) - STEPS_SHOWN))
    if found.strengths:
        names = [words or label_of(skill) for skill, words in found.strengths.items()]
        lines.append(say("work-strengths", names=[name[:120] for name in names]))
    lines += [_course(say, one) for one in taken if one.finished is None][:STEPS_SHOWN]
    lines += [_outcome(say, one) for one in found.outcomes[:LAST_OUTCOMES]]
    if plan.next_review is not None:
        lines.append(say("work-next", date=plan.next_review))
    return Markup("\n".join(lines))


def _soonest(steps: list[Step]) -> list[Step]:
    return sorted(steps, key=lambda one: (one.day is None, one.day or 0, one.id))


def _step(say: Any, step: Step) -> Markup:
    found: Markup = say(
        "work-step",
        words=Words(step.words, LONGEST),
        state=step.state,
        when="yes" if step.day is not None else "no",
        **({"date": step.day} if step.day is not None else {"date": ""}),
    )
    return found


def _course(say: Any, one: Taken) -> Markup:
    found: Markup = say(
        "work-course",
        title=one.title,
        provider=one.provider,
        level=one.level,
        has_level="yes" if one.level else "no",
        accredited=one.accredited,
        has_accredited="yes" if one.accredited else "no",
        started=one.started,
        done="yes" if one.finished is not None else "no",
        finished=one.finished or one.started,
        seen="yes" if one.seen_on is not None else "no",
        by=one.seen_by or "",
        date=one.seen_on or one.started,
    )
    return found


def course_line(unit: Unit, one: Taken) -> Markup:
    """A course that somebody takes, in words."""
    return _course(unit.text, one)


def _outcome(say: Any, one: Any) -> Markup:
    found: Markup = say(
        "work-came",
        kind=one.kind,
        date=one.day,
        words=one.words or "",
        has_words="yes" if one.words else "no",
    )
    return found


async def everything(unit: Unit, plan: Plan) -> list[Markup]:
    """All that is kept in a plan, a line each; the caller has found it with `employment.find`."""
    found = await employment.parts(unit, plan)
    taken = await courses.taken(unit, plan)

    def say(key: str, **values: Any) -> Markup:
        return unit.text(key, **values)

    own = plan.person_id == unit.actor.id
    lines = [
        say("work-head", own="yes" if own else "no", name=plan.name),
        say("work-agreed", at=plan.agreed_at, how=plan.how, version=plan.version),
        say("work-goal", goal=Words(plan.goal or "", 500), has="yes" if plan.goal else "no"),
    ]
    if plan.barriers:
        lines.append(say("work-barriers", words=Words(plan.barriers, 500)))
    if found.steps:
        lines += [say("work-steps"), *(_step(say, one) for one in found.steps)]
    lines += [
        say(
            "work-strength-kept",
            what=label_of(skill),
            words=words or "",
            own="yes" if words else "no",
        )
        for skill, words in found.strengths.items()
    ]
    lines += [_course(say, one) for one in taken]
    lines += [_outcome(say, one) for one in found.outcomes]
    lines += [
        say(
            "work-review",
            date=one.day,
            by=one.by_name,
            words=Words(one.words or "", 500),
            has_words="yes" if one.words else "no",
        )
        for one in found.reviews
    ]
    if plan.next_review is not None:
        lines.append(say("work-next", date=plan.next_review))
    return lines


def label_of(skill: str) -> str:
    """What a kind of help is called."""
    found = taxonomy().get(skill)
    return found.label if found is not None else skill


async def name_of(unit: Unit, person_id: int) -> str:
    """Somebody's name."""
    found = await people.person(unit.tx, person_id)
    return found.name if found is not None else ""

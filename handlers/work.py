"""/work: a member's plan for work, which only they and their broker see; consent, goal, steps."""

import re
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from handlers import member_card, members, work_card
from handlers.balance import not_a_member
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import Found, FreeText, Given, Kept, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.member_card import Act, in_states
from handlers.plan_questions import read_day
from handlers.statement import pages_of
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import employment
from services import members as services_members
from services.notices import NoticeButton
from storage import employment as rows
from storage import people
from storage.employment import Plan

PAGE = 4
MEMBERS: frozenset[Role] = frozenset({"member", "broker"})
_STEP = re.compile(r"(?:add )?(?:a )?step:? (?P<words>.{2,})", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(
    r"(?:(?:see|show|open|what(?:'s| is)|start|begin|make)(?: me)? )?(?:my|a) "
    r"(?:plan for work|work plan|plan to find work|job plan|employment plan)[.!? ]*",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:stop|close|end|delete|take back) my "
    r"(?:plan for work|work plan|job plan|employment plan)[.! ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StepQuestion(FreeText):
    """What is to be done; a day said with it is kept."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, with the day that they name."""
        read = await FreeText.read(self, unit, words, given)
        when = read_day(unit, words)
        if isinstance(read, Found) and isinstance(when, Found) and "day" not in given:
            return Found(read.value, {"day": when.value}, sure=False)
        return read


async def step_given(unit: Unit, plan_id: int, words: str) -> dict[str, Any]:
    """What a sentence says of a new step: what it is, and by when."""
    read = await StepQuestion(limit=employment.LONGEST_STEP).read(unit, words, {})
    given: dict[str, Any] = {"plan": plan_id}
    return {**given, **read.also, "words": read.value} if isinstance(read, Found) else given


# Opening it ---------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/work: one's own plan; "/work step ring the college friday" adds a step; a broker, with a
    name behind it, that member's. A broker who acts for a member at the phone sees theirs."""
    said = words.strip()
    if unit.hat is not None and unit.hat.kind == "broker":
        person_id = unit.hat.for_id
        unit.wear(None)
        await open_for(unit, person_id)
        return
    await employment.demand(unit, unit.actor.id)  # under any other hat it is refused
    step = _STEP.fullmatch(said)
    if said and step is None and "broker" in unit.roles:
        await _named(unit, said)
        return
    if "member" not in unit.roles:
        await not_a_member(unit)
        return
    plan = await employment.plan_of(unit, unit.actor.id)
    if step is None:
        await open_for(unit, unit.actor.id)
    elif plan is None:
        # Kept with the question whether they agree, and not before they do in any plan.
        await begin_form.start(unit, {"step": step["words"]})
    else:
        await _add_step(unit, plan.id, step["words"])


async def _add_step(unit: Unit, plan_id: int, words: str) -> None:
    await unit.registry.forms["work-step"].start(unit, await step_given(unit, plan_id, words))


async def _named(unit: Unit, name: str) -> None:
    found = await MemberQuestion().read(unit, name, {})
    if isinstance(found, Found):
        await open_for(unit, int(found.value["id"]))
    else:
        await members.command(unit, name)


async def open_for(unit: Unit, person_id: int) -> None:
    """The plan, or, where there is none, what it would be and whether the member agrees."""
    plan = await employment.plan_of(unit, person_id)
    if plan is not None:
        _look(unit, plan)
    elif person_id == unit.actor.id:
        rows_ = one_a_row(
            unit.button("btn-work-agree", "wk-agree"), unit.button("btn-home", "home")
        )
        unit.leave_card()
        unit.say("work-notice", rows_, timebank=unit.scope.name)
    else:
        await _without(unit, person_id)


def _look(unit: Unit, plan: Plan) -> None:
    if plan.person_id != unit.actor.id:
        unit.audit("work.view", "work-plan", plan.id)
    unit.show_own_card(work_card.CARD, plan.id, "work.opened")


async def _without(unit: Unit, person_id: int) -> None:
    """A member without a plan, for their broker: they agree themselves, or, without Telegram, the
    broker reads it to them."""
    person = await people.person(unit.tx, person_id)
    member = await people.membership(unit.tx, unit.scope.id, person_id)
    if person is None or member is None:
        raise NotFound
    back = unit.button("btn-member-back", f"mb:{member.id}")
    unit.leave_card()
    if person.telegram_id is not None:
        ask_ = unit.button("btn-work-ask", f"wk-ask:{member.id}")
        unit.say("work-none-here", one_a_row(ask_, back), name=person.name)
        return
    hows = [
        unit.button(key, f"wk-heard:{member.id}:{how}")
        for how, key in (
            ("person", "btn-how-person"),
            ("phone", "btn-how-phone"),
            ("paper", "btn-how-paper"),
        )
    ]
    unit.say("work-read-out", one_a_row(*hows, back), name=person.name, timebank=unit.scope.name)


async def _agree(unit: Unit, _tap: Tap) -> None:
    unit.wear(None)
    plan_id = await employment.agree(unit, unit.actor.id, "here")
    unit.aside()
    await goal_form.start(unit, {"plan": plan_id})


async def _again(unit: Unit, tap: Tap) -> None:
    """It is open again, with consent as it reads now."""
    await _at(unit, tap.id)
    found = await rows.find(unit.tx, tap.id)
    if found is None or found.person_id != unit.actor.id:
        raise NotFound
    plan_id = await employment.agree(unit, unit.actor.id, "here")
    unit.show_own_card(work_card.CARD, plan_id, "work.opened")


async def _heard(unit: Unit, tap: Tap) -> None:
    """A broker enters that a member without Telegram agreed, and how."""
    await members.in_its_timebank(unit, tap.id)
    member, _ = await services_members.demand(unit, tap.id)
    how = tap.run.partition(".")[0]
    if how not in ("person", "phone", "paper"):
        raise DomainError("toast-old-button")
    plan_id = await employment.agree(unit, member.person_id, how)  # type: ignore[arg-type]
    unit.aside()
    await goal_form.start(unit, {"plan": plan_id})


async def _asked(unit: Unit, tap: Tap) -> None:
    """A broker lets a member know that there is such a plan; whether they want one is theirs."""
    await members.in_its_timebank(unit, tap.id)
    member, person = await services_members.demand(unit, tap.id)
    await employment.demand(unit, member.person_id)
    unit.tell(
        person.id,
        "work.asked",
        "notice-work-asked",
        once=f"work-asked:{member.id}:{unit.local.date()}",
        buttons=(NoticeButton("btn-work-about", "work"),),
        timebank=unit.scope.name,
    )
    unit.audit("work.asked", "membership", member.id)
    unit.toast("toast-work-asked")


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def _at(unit: Unit, plan_id: int) -> None:
    """The plan's button works in its timebank, as oneself."""
    unit.wear(None)
    await unit.use_timebank_of(work_card.CARD, plan_id)


async def found(unit: Unit, tap: Tap) -> Plan:
    """The open plan that a button is about. Raises NotFound."""
    await _at(unit, tap.id)
    return await employment.find(unit, tap.id)


async def _opened(unit: Unit, tap: Tap) -> None:
    _look(unit, await found(unit, tap))


async def _of_member(unit: Unit, tap: Tap) -> None:
    """From a member's card."""
    await members.in_its_timebank(unit, tap.id)
    member, _ = await services_members.demand(unit, tap.id)
    unit.aside()
    await open_for(unit, member.person_id)


async def _member(unit: Unit, tap: Tap) -> None:
    """From the plan to its member's card."""
    plan = await found(unit, tap)
    member = await people.membership(unit.tx, plan.community_id, plan.person_id)
    unit.aside()
    if member is not None:
        await members.open_card(unit, member.id)


@dataclass(frozen=True)
class Begin:
    """A plan that begins with a step which was said before the member agreed to any plan."""

    step: str | None = ask("work-step-ask", FreeText(), hidden=True)


async def _begin_review(unit: Unit, _answers: Begin) -> Markup:
    return unit.text("work-notice", timebank=unit.scope.name)


async def _begin_known(unit: Unit, answers: Begin) -> None:
    unit.wear(None)
    plan = await employment.plan_of(unit, unit.actor.id)
    plan_id = plan.id if plan else await employment.agree(unit, unit.actor.id, "here")
    await _add_step(unit, plan_id, answers.step or "")


begin_form = Form("work-begin", Begin, _begin_known, review=_begin_review, yes="btn-work-agree")


# The rest of it -----------------------------------------------------------------------------------


async def _more(unit: Unit, tap: Tap) -> None:
    """What else can be done with it, four at a time."""
    plan = await found(unit, tap)
    own = plan.person_id == unit.actor.id
    acts = [
        ("btn-work-courses", f"wk-courses:{plan.id}"),
        ("btn-work-came", f"wk-came:{plan.id}"),
        ("btn-work-goal", f"wk-goal:{plan.id}"),
        ("btn-work-stop", f"wk-stop:{plan.id}"),
        ("btn-work-barriers", f"wk-bar:{plan.id}"),
        ("btn-work-all", f"wk-all:{plan.id}"),
    ]
    if own:
        acts.append(("btn-letter-list", "lt-list"))
    else:
        acts.append(("btn-work-strengths", f"wk-strengths:{plan.id}"))
        acts.append(("btn-work-member", f"wk-member:{plan.id}"))
    start = PAGE if tap.run.partition(".")[0] == "2" else 0
    buttons = [unit.button(key, data) for key, data in acts[start : start + PAGE]]
    if not start:
        buttons.append(unit.button("btn-more", f"wk-more:{plan.id}:2"))
    buttons.append(unit.button("btn-back", f"wk:{plan.id}"))
    unit.leave_card()
    unit.show(Screen(unit.text("work-more"), one_a_row(*buttons)), "work.more")


async def _stop(unit: Unit, tap: Tap) -> None:
    """Consent is taken back in one tap."""
    await _at(unit, tap.id)
    plan = await employment.take_back(unit, tap.id)
    unit.show_own_card(work_card.CARD, plan.id, "work.closed")


async def all_of(unit: Unit, tap: Tap) -> None:
    """All that is kept in it, to read."""
    plan = await found(unit, tap)
    pages = pages_of(await work_card.everything(unit, plan))
    said = tap.run.partition(".")[0]
    page = min(
        int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0, len(pages) - 1
    )
    buttons = (
        [unit.button("btn-more", f"wk-all:{plan.id}:{page + 1}")] if page + 1 < len(pages) else []
    )
    buttons += [unit.button("btn-back", f"wk:{plan.id}"), unit.button("btn-home", "home")]
    unit.leave_card()
    unit.show(Screen(Markup(pages[page]), one_a_row(*buttons)), "work.all")


# Goal, and what is in the way ---------------------------------------------------------------------


@dataclass(frozen=True)
class Goal:
    """What the member wants to reach."""

    words: str | None = ask("work-goal-ask", FreeText(limit=500), optional=True)
    plan: int | None = ask("work-goal-ask", Kept(), hidden=True)


async def _goal_known(unit: Unit, answers: Goal) -> None:
    plan_id = int(answers.plan or 0)
    if answers.words is not None:
        await employment.set_goal(unit, plan_id, answers.words)
    unit.show_own_card(work_card.CARD, plan_id, "work.goal")


goal_form = Form("work-goal", Goal, _goal_known)


@dataclass(frozen=True)
class Barriers:
    """What is in the way; skipping takes out what stood there."""

    words: str | None = ask("work-barriers-ask", FreeText(limit=500), optional=True)
    plan: int | None = ask("work-barriers-ask", Kept(), hidden=True)


async def _barriers_known(unit: Unit, answers: Barriers) -> None:
    plan_id = int(answers.plan or 0)
    await employment.set_barriers(unit, plan_id, answers.words)
    unit.show_own_card(work_card.CARD, plan_id, "work.barriers")


barriers_form = Form("work-barriers", Barriers, _barriers_known)


async def _goal(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await goal_form.start(unit, {"plan": plan.id})


async def _barriers(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await barriers_form.start(unit, {"plan": plan.id})


# Said ---------------------------------------------------------------------------------------------


async def hear(unit: Unit, text: str) -> bool:
    """ "My plan for work", "stop my plan for work"."""
    if _SAID.fullmatch(text.strip()) and "member" in unit.roles:
        await command(unit)
        return True
    if _STOP.fullmatch(text.strip()) and unit.community is not None:
        plan = await employment.plan_of(unit, unit.actor.id)
        if plan is not None:
            await _stop(unit, Tap("wk-stop", plan.id, "", 0, None))
            return True
    return False


async def _typed(unit: Unit, _words: str) -> None:
    await command(unit)


member_card.ACTS.append(Act("btn-work-of", "wk-of", in_states("approved"), place=40))

journey = Journey(
    "work",
    commands=[Command("work", command, roles=MEMBERS)],
    taps={
        "work": _tapped,
        "wk": _opened,
        "wk-agree": _agree,
        "wk-again": _again,
        "wk-heard": _heard,
        "wk-ask": _asked,
        "wk-of": _of_member,
        "wk-member": _member,
        "wk-more": _more,
        "wk-stop": _stop,
        "wk-all": all_of,
        "wk-goal": _goal,
        "wk-bar": _barriers,
    },
    forms=[goal_form, barriers_form, begin_form],
    cards={work_card.CARD: work_card.card},
    said={"btn-work": _typed},
    hears=[hear],
)

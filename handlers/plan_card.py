"""The card of an exchange before it happens, and until somebody has said how it went."""

from zoneinfo import ZoneInfo

from domain import exchange as rules
from domain.exchange import Action, Part, State
from domain.plans import ARRIVE_FROM
from handlers.conversation.screens import Button
from handlers.journey import View
from handlers.wording import Markup, Words
from services import four_eyes
from storage.exchanges import Exchange
from storage.plans import Plan

KEY_FAMILIES = ("plan-", "btn-plan-")
MOST_BUTTONS = 4
"""Beside the ways out."""
BEFORE_REPORT: frozenset[State] = rules.AHEAD | {"due", "missed"}

EITHER: tuple[tuple[Action, str, str], ...] = (
    ("report", "x-done", "btn-plan-done"),
    ("report", "x-different", "btn-plan-different"),
    ("miss", "x-missed", "btn-plan-missed"),
    ("answer", "x-answer", "btn-exchange-answer"),
    ("propose", "x-propose", "btn-plan-propose"),
    ("cancel", "x-cant", "btn-plan-cant"),
)
BUTTONS: dict[Part, tuple[tuple[Action, str, str], ...]] = {
    "other": (
        ("agree", "x-agree", "btn-plan-agree"),
        *EITHER,
    ),
    "logger": EITHER,
    "broker": (
        ("allow", "x-allow", "btn-plan-allow"),
        ("settle", "x-settle", "btn-exchange-settle"),
        ("query", "x-query", "btn-exchange-query"),
        ("decline", "x-decline", "btn-exchange-decline"),
    ),
}
"""What each side can press, in the order shown; only what the exchange's state allows is."""


def faces(found: Exchange, plan: Plan) -> bool:
    """Whether the card shows the plan: until one of the two has said how it went."""
    return found.state in BEFORE_REPORT or (
        plan.reported_at is None and found.state in ("lapsed", *rules.FINAL)
    )


async def text(
    view: View, found: Exchange, plan: Plan, part: Part, timebank: str, zone: ZoneInfo
) -> Markup:
    """Who, when, where, and what is to happen next, for the viewer's side."""
    gives = found.giver_id == view.viewer.id
    side = "broker" if part == "broker" else "giver" if gives else "receiver"
    lines = [
        view.wording.say(
            view.lang,
            "plan-head",
            zone=zone,
            side=side,
            tense="past" if found.state in rules.FINAL else "ahead",
            giver=found.giver_name or "",
            receiver=found.receiver_name or "",
            what=Words(found.words or "", 300),
            has_what="yes" if found.words else "no",
            has_start="yes" if plan.start is not None else "no",
            start=plan.starts_at,
            end=plan.ends_at,
            day=plan.day,
            minutes=plan.minutes,
            place=plan.place or "",
            has_place="yes" if plan.place else "no",
            timebank=timebank,
        ),
        await _status(view, found, plan, part, zone),
    ]
    if found.state in ("due", "missed", "lapsed") and plan.approved_at is None:
        lines.append(view.wording.say(view.lang, "exchange-uninsured"))
    return Markup("\n\n".join(str(line) for line in lines))


async def _status(view: View, found: Exchange, plan: Plan, part: Part, zone: ZoneInfo) -> Markup:
    giver, receiver = found.giver_name or "", found.receiver_name or ""
    logger, other = (giver, receiver) if found.logger_id == found.giver_id else (receiver, giver)
    lines = [
        view.wording.say(
            view.lang,
            f"plan-{found.state.replace('_', '-')}-{part}",
            zone=zone,
            logger=logger,
            other=other,
            approver=plan.approved_name or "",
            has_approver="yes" if plan.approved_name else "no",
            note=Words(found.note or "", 500),
            has_note="yes" if found.note else "no",
        )
    ]
    if found.state == "agreed" and part == "broker" and plan.risks:
        names = [view.wording.plain(view.lang, f"plan-risk-{risk}") for risk in plan.risks]
        lines.append(view.wording.say(view.lang, "plan-risks", names=names))
    if found.state == "agreed" and part != "broker" and await _nobody_decides(view, found):
        lines.append(view.wording.say(view.lang, "plan-nobody-decides"))
    if plan.lone and found.state in ("agreed", "asked", "planned", "due"):
        lines.extend(_visit(view, found, plan, part, zone))
    return Markup("\n".join(str(line) for line in lines))


async def _nobody_decides(view: View, found: Exchange) -> bool:
    who, _ = await four_eyes.deciders(view.tx, found.community_id, found.parties)
    return who == "nobody"


def _visit(view: View, found: Exchange, plan: Plan, part: Part, zone: ZoneInfo) -> list[Markup]:
    visitor = found.giver_id == view.viewer.id and part != "broker"
    if plan.left_at is not None:
        at, step = plan.left_at, "left"
    elif plan.arrived_at is not None:
        at, step = plan.arrived_at, "arrived"
    elif found.state != "due":
        at, step = plan.starts_at, "visitor" if visitor else "other"
    elif visitor:
        at, step = plan.starts_at, "unheard"
    else:
        return []
    name = found.giver_name or ""
    return [view.wording.say(view.lang, f"plan-visit-{step}", zone=zone, name=name, at=at)]


def buttons(
    view: View, found: Exchange, plan: Plan, part: Part, last: tuple[Button, ...] = ()
) -> tuple[tuple[Button, ...], ...]:
    """What the viewer can do now; the visitor's own steps first, a way out last: for who decides
    about it, `last`."""
    allowed = rules.actions(found.state, part)
    shown = [(button,) for button in _steps(view, found, plan, part)]
    for action, verb, key in BUTTONS.get(part, ()):
        wanted = action
        if verb == "x-missed" and found.state == "missed":
            wanted = "agree"
        if verb == "x-agree" and found.state != "proposed":
            continue
        if verb in ("x-done", "x-cant") and not _fits(verb, found):
            continue
        if wanted in allowed:
            data = f"{verb}:{found.id}:{found.mark}"
            shown.append((Button(view.wording.button(view.lang, _label(key, found)), data),))
    if part == "broker":
        return (*shown, last)
    if found.state == "planned" and plan.starts_at > view.now and len(shown) < MOST_BUTTONS:
        label = view.wording.button(view.lang, "btn-calendar")
        shown.append((Button(label, f"cal-plan:{found.id}"),))
    if found.state not in rules.FINAL:
        label = view.wording.button(view.lang, "btn-talk-to-a-person")
        shown.append((Button(label, "talk"),))
    elif found.state in ("cancelled", "not_done"):
        label = view.wording.button(view.lang, "btn-plan-again")
        shown.append((Button(label, f"x-again:{found.id}"),))
    return tuple(shown)


def _fits(verb: str, found: Exchange) -> bool:
    return found.state in ("due", "lapsed") if verb == "x-done" else found.state in rules.AHEAD


def _label(key: str, found: Exchange) -> str:
    if found.state == "missed" and key == "btn-plan-different":
        return "btn-plan-did-happen"
    return key


def _steps(view: View, found: Exchange, plan: Plan, part: Part) -> list[Button]:
    """*I've arrived*, then *I've left*, for somebody who is alone in another's home."""
    if not plan.lone or part == "broker" or found.giver_id != view.viewer.id:
        return []
    if plan.left_at is not None or found.state not in ("agreed", "asked", "planned", "due"):
        return []
    if view.now < plan.starts_at - ARRIVE_FROM:
        return []
    verb, key = ("v-left", "btn-plan-left") if plan.arrived_at else ("v-here", "btn-plan-arrived")
    return [Button(view.wording.button(view.lang, key), f"{verb}:{found.id}")]

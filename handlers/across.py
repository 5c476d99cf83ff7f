"""/across: the other timebanks with which this one helps each other, what is owed between them, and
recording help that crossed. For brokers and administrators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import rule_values
from domain.across import PACTS, PactAction
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from domain.rules import RULES
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import (
    LengthQuestion,
    MemberQuestion,
    Named,
    PastDayQuestion,
)
from handlers.conversation.questions import (
    Choice,
    Found,
    FreeText,
    Given,
    Option,
    Unclear,
    plainly,
)
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import crossings, pacts
from services.crossings import Logged
from services.pacts import Standing
from storage import communities, people
from storage import crossings as crossing_rows
from storage import pacts as rows
from storage.pacts import Pact
from storage.people import Community

AGREES: frozenset[Role] = frozenset({"broker", "administrator"})
ACTS: Sequence[tuple[PactAction, str]] = (
    ("accept", "btn-across-accept"),
    ("decline", "btn-across-decline"),
    ("cancel", "btn-across-cancel"),
    ("resume", "btn-across-resume"),
    ("pause", "btn-across-pause"),
    ("propose", "btn-across-propose"),
    ("end", "btn-across-end"),
)
KEY_FAMILIES = ("across-state-",)


@dataclass(frozen=True, slots=True)
class TimebankQuestion:
    """Another timebank of this install, by button or by a part of its name. `paired`: only those
    with which help across is agreed now."""

    paired: bool = False

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The first few."""
        return [Option(name, {"id": one, "name": name}) for one, name in await self._all(unit)][:4]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The one whose name has these words."""
        every = await self._all(unit)
        fits = [(one, name) for one, name in every if plainly(words) in plainly(name)]
        if len(fits) != 1 or len(plainly(words)) < 3:
            options = [Option(name, {"id": one, "name": name}) for one, name in (fits or every)[:4]]
            return Unclear("across-which", {}, options)
        return Found({"id": fits[0][0], "name": fits[0][1]})

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """Its name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Its id (of the pair, where `paired`) and name."""
        return Named(value["id"], value["name"])

    async def _all(self, unit: Unit) -> list[tuple[int, str]]:
        if self.paired:
            here = unit.scope.id
            return [(one.id, one.partner(here)[1]) for one in await pacts.active(unit)]
        return [(one.id, one.name) for one in await pacts.partners(unit)]


@dataclass(frozen=True, slots=True)
class CapQuestion:
    """How many hours may be owed; the timebank's rule and a few others as buttons."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """What the timebank's rule says, half of it, and twice."""
        usual = await pacts.usual_cap(unit)
        some = sorted({max(60, usual // 2), max(60, usual), min(pacts.LARGEST_CAP, 2 * usual)})
        return [
            Option(unit.wording.button(unit.lang, "btn-length", minutes=one), one)
            for one in some
            if one
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A length, as /rules reads one: 20 hours."""
        try:
            return Found(int(rule_values.kept(RULES["pair_cap_minutes"], words)))
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 20 hours."""
        return unit.text("log-length", minutes=int(value))

    def load(self, value: Any) -> int:
        """Minutes."""
        return int(value)


# Agreeing -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Propose:
    """With which timebank, and how many hours may be owed between the two."""

    partner: Named = ask("across-partner-ask", TimebankQuestion())
    cap: int = ask("across-cap-ask", CapQuestion())


async def _review_propose(unit: Unit, answers: Propose) -> Markup:
    return unit.text(
        "across-propose-review",
        partner=answers.partner.name,
        timebank=unit.scope.name,
        minutes=answers.cap,
    )


async def _submit_propose(unit: Unit, answers: Propose) -> None:
    made = await pacts.propose(unit, answers.partner.id or 0, answers.cap)
    unit.show_own_card(pacts.CARD, made.id, "pact.proposed")


propose_form = Form(
    "across-propose", Propose, _submit_propose, review=_review_propose, yes="btn-across-propose-yes"
)


async def _propose(unit: Unit, tap: Tap) -> None:
    """Begins the form; from a pair's card with the timebank filled in."""
    unit.demand("across.agree")
    await pacts.demand_kind(unit)
    others = await pacts.partners(unit)
    if not others:
        raise DomainError("refusal-across-nobody")
    given: dict[str, Any] = {}
    found = await rows.find(unit.tx, tap.id) if tap.id else None
    if found is not None and found.has(unit.scope.id):
        partner_id, name = found.partner(unit.scope.id)
        given["partner"] = {"id": partner_id, "name": name}
    unit.leave_card()
    await propose_form.start(unit, given)


# The overview and a pair's card -------------------------------------------------------------------


async def across(unit: Unit, words: str = "") -> None:
    """/across: the pairs, what is owed, and what can be done; with a name, that pair's card."""
    unit.demand("across.agree")
    found = await pacts.standings(unit)
    named = [one for one in found if plainly(words) and plainly(words) in plainly(one.partner)]
    if len(named) == 1:
        unit.show_own_card(pacts.CARD, named[0].pact.id, "pact.opened")
        return
    lines = [
        str(
            unit.text(
                "across-line",
                partner=one.partner,
                state=one.pact.state,
                minutes=abs(one.owed),
                side=_side(one.owed),
                cap=one.pact.cap_minutes,
            )
        )
        for one in found
    ] or [str(unit.text("across-none"))]
    buttons = [
        unit.button("btn-across-see", f"across-pair:{one.pact.id}", partner=one.partner)
        for one in found[:2]
    ]
    if any(one.pact.state == "active" for one in found) and "broker" in unit.roles:
        buttons.append(unit.button("btn-across-log", "across-log"))
    buttons.append(unit.button("btn-across-new", "across-new"))
    unit.leave_card()
    unit.say(
        "across-overview",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        timebank=unit.scope.name,
        lines=Markup("\n".join(lines)),
    )


def _side(owed: int) -> str:
    return "theirs" if owed > 0 else "ours" if owed < 0 else "even"


async def card(view: View, pact_id: int) -> Screen | None:
    """A pair, for brokers and administrators of either timebank."""
    found = await rows.find(view.tx, pact_id)
    if found is None:
        return None
    held = {
        where
        for where, role in await people.roles(view.tx, view.viewer.id)
        if role in AGREES and found.has(where)
    }
    if not held:
        return None
    # Who is at both desks sees it from the one that they use now.
    here = view.viewer.community_id if view.viewer.community_id in held else min(held)
    assert here is not None
    return Screen(await _text(view, found, here), _buttons(view, found, here))


async def _text(view: View, found: Pact, here: int) -> Markup:
    partner_id, partner = found.partner(here)
    owed = -await rows.between(view.tx, here, found.id)
    asked = await people.person(view.tx, found.asked_by) if found.asked_by else None
    head = view.wording.say(
        view.lang,
        "across-card",
        timebank=found.name(here),
        partner=partner,
        cap=found.cap_minutes,
        minutes=abs(owed),
        side=_side(owed),
        full="yes" if abs(owed) >= found.cap_minutes and owed else "no",
    )
    state = view.wording.say(
        view.lang,
        f"across-state-{found.state}",
        side="own" if found.side_id == here else "other",
        partner=partner,
        name=asked.name if asked is not None else "",
    )
    last = [
        view.wording.say(
            view.lang,
            "across-last",
            giver=one.giver_name or "",
            receiver=one.receiver_name or "",
            side="ours" if one.giver_in != partner_id else "theirs",
            minutes=one.minutes or 0,
            date=one.day or date.min,
            state=one.state,
        )
        for one in await crossing_rows.latest(view.tx, found.id, 5)
    ]
    lines = [str(line) for line in (head, state, *last)]
    return Markup("\n".join(lines))


def _buttons(view: View, found: Pact, here: int) -> tuple[tuple[Button, ...], ...]:
    mine = pacts.side(found, here)
    shown = []
    for action, key in ACTS:
        if (mine, action) not in PACTS[found.state]:
            continue
        verb = "across-new" if action == "propose" else f"pact-{action}"
        label = view.wording.button(view.lang, key)
        shown.append((Button(label, f"{verb}:{found.id}:{found.mark}"),))
    label = view.wording.button(view.lang, "btn-across-all")
    return (*shown, (Button(label, "across"),))


async def _in_its_timebank(unit: Unit, pact_id: int) -> None:
    """The one of the two that the person uses now, else the one whose broker they are."""
    found = await rows.find(unit.tx, pact_id)
    if found is None:
        raise NotFound
    if unit.community is not None and found.has(unit.community.id) and unit.roles & AGREES:
        return
    held = {where for where, role in unit.all_roles if role in AGREES and found.has(where)}
    unit.use_community_of(min(held, default=None))


async def _acted(unit: Unit, tap: Tap) -> None:
    action: PactAction = tap.verb.removeprefix("pact-")  # type: ignore[assignment]
    try:
        await _in_its_timebank(unit, tap.id)
        await pacts.act(unit, tap.id, action, tap.run)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        if isinstance(refusal, NotFound):
            return
    unit.show_own_card(pacts.CARD, tap.id, f"pact.{action}")


async def _pair(unit: Unit, tap: Tap) -> None:
    await _in_its_timebank(unit, tap.id)
    found: Standing = await pacts.standing(unit, tap.id)
    unit.show_own_card(pacts.CARD, found.pact.id, "pact.seen")


# Recording help that crossed ----------------------------------------------------------------------


@dataclass(frozen=True)
class Log:
    """Whose help with whom elsewhere, as a broker records it."""

    partner: Named = ask("across-log-partner-ask", TimebankQuestion(paired=True))
    person: Named = ask("across-log-who-ask", MemberQuestion())
    side: str = ask(
        "across-log-side-ask", Choice((("gave", "btn-across-gave"), ("got", "btn-across-got")))
    )
    named: str = ask("across-log-named-ask", FreeText(limit=100))
    minutes: int = ask("across-log-length-ask", LengthQuestion())
    day: date = ask("across-log-day-ask", PastDayQuestion())
    what: str = ask("across-log-what-ask", FreeText(limit=200))


async def _review_log(unit: Unit, answers: Log) -> Markup:
    return unit.text(
        "across-log-review",
        name=answers.person.name,
        other=answers.named,
        side=answers.side,
        partner=answers.partner.name,
        minutes=answers.minutes,
        date=answers.day,
        what=answers.what,
    )


async def _submit_log(unit: Unit, answers: Log) -> None:
    new = Logged(
        answers.partner.id or 0,
        answers.person.id or 0,
        answers.side == "gave",
        answers.named,
        answers.day,
        answers.minutes,
        answers.what,
    )
    made = await crossings.log(unit, new)
    unit.show_own_card(crossings.CARD, made, "across.logged")


log_form = Form("across-log", Log, _submit_log, review=_review_log, yes="btn-across-log-yes")


async def _log(unit: Unit, _tap: Tap) -> None:
    unit.demand("exchange.decide")
    found = await pacts.active(unit)
    if not found:
        raise DomainError("refusal-across-no-pact")
    given: dict[str, Any] = {}
    if len(found) == 1:
        given["partner"] = {"id": found[0].id, "name": found[0].partner(unit.scope.id)[1]}
    await log_form.start(unit, given)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await across(unit)


async def timebank_named(unit: Unit, words: str) -> Community | None:
    """The one other timebank of this install whose name has these words."""
    said = plainly(words)
    bare = [(one, plainly(one.name).replace("timebank", "").strip()) for one in await _others(unit)]
    fits = [
        one for one, name in bare if name and (name in said or (len(said) > 3 and said in name))
    ]
    return fits[0] if len(fits) == 1 else None


async def _others(unit: Unit) -> list[Community]:
    here = unit.community.id if unit.community else 0
    return [one for one in await communities.every(unit.tx) if one.id != here]


journey = Journey(
    "across",
    commands=[Command("across", across, roles=AGREES)],
    taps={
        "across": _tapped,
        "across-new": _propose,
        "across-pair": _pair,
        "across-log": _log,
        **dict.fromkeys([f"pact-{action}" for action, _ in ACTS if action != "propose"], _acted),
    },
    forms=[propose_form, log_form],
    cards={pacts.CARD: card},
)

"""The card of help across two timebanks: for the two people, for those who are asked, and for the
brokers of both."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain import across
from domain.across import Action, Part
from domain.errors import DomainError, NotFound
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, MemberQuestion, Named
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen
from handlers.journey import Journey, View
from handlers.pressed import pressed, words_asked
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import crossing_moves, crossings, four_eyes
from storage import crossings as rows
from storage import exchanges as exchange_rows
from storage import pacts as pact_rows
from storage import people
from storage.crossings import Crossing
from storage.exchanges import Exchange

BUTTONS: Sequence[tuple[Action, str, Sequence[Part]]] = (
    ("choose", "btn-crossing-choose", ("receiver",)),
    ("refuse", "btn-crossing-refuse", ("receiver",)),
    ("confirm", "btn-crossing-confirm", ("other",)),
    ("change", "btn-crossing-change", ("other",)),
    ("problem", "btn-crossing-problem", ("other",)),
    ("report", "btn-crossing-report", ("giver", "receiver")),
    ("withdraw", "btn-crossing-withdraw", ("giver",)),
    ("let_out", "btn-crossing-let-out", ("helpers",)),
    ("place", "btn-crossing-place", ("helpers", "hosts")),
    ("allow", "btn-crossing-allow", ("hosts",)),
    ("approve", "btn-crossing-approve", ("hosts",)),
    ("settle", "btn-crossing-settle", ("hosts",)),
    ("decline", "btn-crossing-decline", ("helpers", "hosts")),
    ("cancel", "btn-crossing-cancel", ("giver", "receiver", "logger", "hosts")),
    ("reverse", "btn-crossing-reverse", ("helpers", "hosts")),
)
"""What can be pressed, in the order shown; only what the state allows the viewer."""
BEFORE = ("asked", "out", "offered", "agreed", "planned")
KEY_FAMILIES = ("crossing-head-", "crossing-state-")
Act = Callable[[Unit, int, str], Awaitable[object]]


async def card(view: View, crossing_id: int) -> Screen | None:
    """How it stands, in the words of its viewer's side; nothing for others."""
    found = await rows.find(view.tx, crossing_id)
    if found is None:
        return None
    parts = await _parts(view, found)
    if not parts:
        said = (await rows.asked(view.tx, found.id)).get(view.viewer.id)
        return _asked(view, found, said) if said is not None else None
    side = parts[0] if parts[0] in ("giver", "receiver") else "broker"
    head = _head(view, found, side, parts)
    status = _status(view, found, parts)
    lines = [str(head), str(status)]
    if side == "broker" and found.state in ("confirmed", "problem", "named", "agreed"):
        lines.append(str(await _owed(view, found, parts)))
    shown = _buttons(view, found, parts)
    if side == "broker":
        return Screen(
            Markup("\n\n".join(lines)), (*shown, queue_row(view, crossings.CARD, found.id))
        )
    label = view.wording.button(view.lang, "btn-talk-to-a-person")
    return Screen(Markup("\n\n".join(lines)), (*shown, (Button(label, "talk"),)))


async def _parts(view: View, found: Crossing) -> tuple[Part, ...]:
    viewer = view.viewer.id
    held = await people.roles(view.tx, viewer)
    parts: list[Part] = []
    for where in (found.giver_in, found.receiver_in):
        roles = {role for place, role in held if place == where}
        for part in crossing_moves.parts_of(found, viewer, viewer, roles, where):
            if part not in parts:
                parts.append(part)
    if viewer not in found.parties:
        stood = await four_eyes.stood_in(view.tx, crossings.CARD, found.id, viewer)
        for part in crossing_moves.parts_of(found, viewer, viewer, {"broker"}, stood):
            if part not in parts:
                parts.append(part)
    return tuple(parts)


def _head(view: View, found: Crossing, side: str, parts: Sequence[Part]) -> Markup:
    seen = found.state not in ("asked", "out", "offered") or "hosts" in parts
    return view.wording.say(
        view.lang,
        f"crossing-head-{side}",
        giver=found.giver_name or (found.named if found.state == "named" else "") or "",
        has_giver="yes" if found.giver_id is not None or found.state == "named" else "no",
        receiver=(found.receiver_name or found.named or "") if seen else "",
        has_receiver="yes" if seen else "no",
        giver_timebank=found.giver_timebank,
        receiver_timebank=found.receiver_timebank,
        when="before" if found.state in BEFORE else "after",
        shown=Words(found.shown, 300),
        minutes=found.minutes or 0,
        has_minutes="yes" if found.minutes else "no",
        has_day="yes" if found.day else "no",
        **({"date": found.day} if found.day else {"date": ""}),
    )


def _status(view: View, found: Crossing, parts: Sequence[Part]) -> Markup:
    who = "broker"
    if parts[0] in ("giver", "receiver"):
        who = parts[0]
        if found.state == "logged":
            who = parts[1]
    elif found.state == "named" and crossing_moves.places(found) in parts:
        who = "placer"
    elif "hosts" in parts:
        who = "hosts"
    other = found.receiver_name if found.logger_id == found.giver_id else found.giver_name
    return view.wording.say(
        view.lang,
        f"crossing-state-{found.state}",
        who=who,
        approved="yes" if found.approved_by is not None else "no",
        name=other or found.named or "",
        giver=found.giver_name or "",
        timebank=found.receiver_timebank,
        helpers=found.giver_timebank,
        by=found.decided_name or "",
        words=Words(found.note or "", 500),
        has_words="yes" if found.note else "no",
    )


async def _owed(view: View, found: Crossing, parts: Sequence[Part]) -> Markup:
    """What is owed between the two now, the cap, and whether this would go beyond it."""
    pact = await pact_rows.find(view.tx, found.pact_id)
    assert pact is not None
    here = found.receiver_in if "hosts" in parts else found.giver_in
    owed = -await pact_rows.between(view.tx, here, pact.id)
    balance = await pact_rows.between(view.tx, found.giver_in, pact.id)
    fits = across.within_cap(balance, -(found.minutes or 0), pact.cap_minutes)
    return view.wording.say(
        view.lang,
        "crossing-owed",
        partner=pact.partner(here)[1],
        minutes=abs(owed),
        side="theirs" if owed > 0 else "ours" if owed < 0 else "even",
        cap=pact.cap_minutes,
        fits="yes" if fits else "no",
    )


def _asked(view: View, found: Crossing, said: str) -> Screen | None:
    """For somebody who is asked to help: nobody's name, only what may be shown."""
    text = view.wording.say(
        view.lang,
        "crossing-asked",
        receiver_timebank=found.receiver_timebank,
        giver_timebank=found.giver_timebank,
        shown=Words(found.shown, 300),
        area=found.area or "",
        has_area="yes" if found.area else "no",
        has_day="yes" if found.day else "no",
        **({"date": found.day} if found.day else {"date": ""}),
        state="no" if said == "no" else "open" if found.state == "out" else "over",
    )
    rows_: list[tuple[Button, ...]] = []
    if found.state == "out" and said == "asked":
        for verb, key in (("offer", "btn-crossing-offer"), ("no", "btn-crossing-no")):
            label = view.wording.button(view.lang, key)
            rows_.append((Button(label, f"cr-{verb}:{found.id}:{found.mark}"),))
    label = view.wording.button(view.lang, "btn-talk-to-a-person")
    return Screen(text, (*rows_, (Button(label, "talk"),)))


def _buttons(view: View, found: Crossing, parts: Sequence[Part]) -> tuple[tuple[Button, ...], ...]:
    can = across.CROSSINGS[found.state]
    shown = []
    for action, key, whose in BUTTONS:
        mine = [part for part in parts if part in whose and (part, action) in can]
        if not mine or (action == "place" and crossing_moves.places(found) not in mine):
            continue
        label = view.wording.button(view.lang, key)
        shown.append((Button(label, f"cr-{action}:{found.id}:{found.mark}"),))
    return tuple(shown)


# Buttons ------------------------------------------------------------------------------------------


async def in_its_timebank(unit: Unit, crossing_id: int, action: str) -> Crossing:
    """The one of the two timebanks in which the person may do this. Raises NotFound."""
    found = await rows.find(unit.tx, crossing_id)
    if found is None:
        raise NotFound
    if unit.member in found.parties:
        unit.use_community_of(found.home(unit.member))
        return found
    own = {community.id for community in unit.communities}
    both = [one for one in (found.giver_in, found.receiver_in) if one in own]
    for where in both:
        unit.use_community_of(where)
        mine = crossing_moves.parts(found, unit)
        can = across.CROSSINGS[found.state]
        if any((part, action) in can for part in mine):
            return found
    if await unit.stands_in_for(crossings.CARD, crossing_id):
        return found
    brokers = [one for one in both if (one, "broker") in unit.all_roles]
    unit.use_community_of(next(iter(brokers or both), None))
    return found


async def _not_me(unit: Unit, crossing_id: int, _seen: str) -> object:
    return await crossings.not_me(unit, crossing_id)


def _plain(act: Callable[[Unit, int], Awaitable[object]]) -> Act:
    async def run(unit: Unit, crossing_id: int, _seen: str) -> object:
        return await act(unit, crossing_id)

    return run


SIMPLE: Mapping[str, Act] = {
    "cr-choose": _plain(crossings.choose),
    "cr-refuse": _plain(crossings.refuse),
    "cr-confirm": crossings.confirm,
    "cr-problem": _plain(crossings.problem),
    "cr-let_out": _plain(crossings.let_out),
    "cr-allow": _plain(crossings.allow),
    "cr-approve": crossings.approve,
    "cr-cancel": _plain(crossings.cancel),
    "cr-offer": _plain(crossings.offer),
    "cr-no": _not_me,
    "cr-withdraw": _not_me,
}


async def _simple(unit: Unit, tap: Tap) -> None:
    async with pressed(unit, crossings.CARD, tap.id, f"across.{tap.verb}"):
        await in_its_timebank(unit, tap.id, tap.verb.removeprefix("cr-"))
        await SIMPLE[tap.verb](unit, tap.id, tap.run)


@dataclass(frozen=True)
class Length:
    """How long it took."""

    minutes: int = ask("crossing-length-ask", LengthQuestion())
    crossing: str | None = ask("crossing-length-ask", FreeText(), hidden=True)
    action: str | None = ask("crossing-length-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Who:
    """Whom the other timebank meant."""

    person: Named = ask("crossing-place-ask", MemberQuestion())
    crossing: str | None = ask("crossing-place-ask", FreeText(), hidden=True)
    action: str | None = ask("crossing-place-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Reason:
    """Why a broker declines or undoes; the two people read it."""

    words: str = ask(
        "crossing-reason-ask",
        Suggested(("btn-crossing-reason-nobody", "btn-crossing-reason-mistake")),
    )
    crossing: str | None = ask("crossing-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("crossing-reason-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Settled:
    """What a broker decides where the two don't agree, and why."""

    minutes: int = ask("crossing-settle-ask", LengthQuestion())
    words: str = ask("crossing-reason-ask", FreeText(limit=500))
    crossing: str | None = ask("crossing-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("crossing-reason-ask", FreeText(), hidden=True)


async def _submit(unit: Unit, answers: Length | Who | Reason | Settled) -> None:
    action, crossing_id = answers.action or "", int(answers.crossing or 0)
    await in_its_timebank(unit, crossing_id, action)
    if isinstance(answers, Length):
        act = {"report": crossings.report, "change": crossings.change}[action]
        await act(unit, crossing_id, answers.minutes)
    elif isinstance(answers, Who):
        await crossings.place(unit, crossing_id, answers.person.id or 0)
    elif isinstance(answers, Settled):
        await crossings.settle(unit, crossing_id, answers.minutes, answers.words)
    else:
        act_ = {"decline": crossings.decline, "reverse": crossings.reverse}[action]
        await act_(unit, crossing_id, answers.words)
    unit.show_card(unit.actor.id, crossings.CARD, crossing_id, f"across.{action}", fresh=True)


FORMS: dict[str, Form[Any]] = {}
length_form = Form("crossing-length", Length, _submit, over=True, careful=True)
who_form = Form("crossing-who", Who, _submit, over=True, careful=True)
reason_form = Form("crossing-reason", Reason, _submit, over=True, careful=True)
settle_form = Form("crossing-settle", Settled, _submit, over=True, careful=True)
FORMS = {
    "cr-report": length_form,
    "cr-change": length_form,
    "cr-place": who_form,
    "cr-decline": reason_form,
    "cr-reverse": reason_form,
    "cr-settle": settle_form,
}


async def _with_form(unit: Unit, tap: Tap) -> None:
    """A button that needs a length, a name or words: they are asked in a message of their own."""
    action: Action = tap.verb.removeprefix("cr-")  # type: ignore[assignment]
    given = {"crossing": str(tap.id), "action": action}
    async with words_asked(unit, crossings.CARD, tap.id, FORMS[tap.verb], given):
        await in_its_timebank(unit, tap.id, action)
        await crossings.demand(unit, tap.id, action)


async def _ask_elsewhere(unit: Unit, tap: Tap) -> None:
    """On a request's desk card: the partner timebank is asked too. The run is the pair's id."""
    pact_id = int(tap.run) if tap.run.isdigit() else 0
    try:
        pact = await pact_rows.find(unit.tx, pact_id)
        if pact is None:
            raise NotFound
        own = {where for where, role in unit.all_roles if role == "broker" and pact.has(where)}
        here = unit.community.id if unit.community is not None else 0
        unit.use_community_of(here if here in own else min(own, default=None))
        made = await crossings.ask(unit, tap.id, pact_id)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        return
    unit.aside()
    unit.show_card(unit.actor.id, crossings.CARD, made, "across.asked", fresh=True)


async def _from_exchange(unit: Unit, tap: Tap) -> None:
    """On the card of an exchange with somebody unknown: they are of a partner timebank."""
    pact = await pact_rows.find(unit.tx, int(tap.run) if tap.run.isdigit() else 0)
    found = await exchange_rows.find_any(unit.tx, tap.id)
    if pact is None or found is None:
        raise NotFound
    try:
        unit.use_community_of(found.community_id)
        partner = pact.partner(found.community_id)[1]
        reason = unit.wording.plain(unit.lang, "crossing-goes-on", partner=partner)
        made = await crossings.from_exchange(unit, tap.id, pact.id, reason)
    except DomainError as refusal:
        await unit.tx.undo()
        unit.refuse(refusal)
        return
    unit.aside()
    unit.show_card(unit.actor.id, crossings.CARD, made, "across.placed", fresh=True)


async def elsewhere(view: View, found: Exchange) -> tuple[tuple[Button, ...], ...]:
    """For a broker who is to say who was meant: the partner timebanks in which they may be."""
    shown = []
    for one in (await pact_rows.active(view.tx, found.community_id))[:2]:
        partner = one.partner(found.community_id)[1]
        label = view.wording.button(view.lang, "btn-crossing-from", partner=partner)
        shown.append((Button(label, f"cr-from:{found.id}:{one.id}"),))
    return tuple(shown)


journey = Journey(
    "crossing",
    taps={
        **dict.fromkeys(SIMPLE, _simple),
        **dict.fromkeys(FORMS, _with_form),
        "cr-elsewhere": _ask_elsewhere,
        "cr-from": _from_exchange,
    },
    forms=[length_form, who_form, reason_form, settle_form],
    cards={crossings.CARD: card},
)

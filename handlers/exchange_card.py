"""The card of an exchange: its whole life on one message, for each side and for brokers."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from domain import exchange as rules
from domain.errors import DomainError, NotFound
from domain.exchange import Action, Part
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, MemberQuestion, Named
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Button, Screen
from handlers.journey import Journey, View
from handlers.log_hours import in_its_timebank, other_hours
from handlers.queue import queue_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import exchanges
from storage import exchanges as rows
from storage import people
from storage.exchanges import Exchange

BUTTONS: dict[Part, tuple[tuple[Action, str], ...]] = {
    "other": (
        ("confirm", "btn-exchange-confirm"),
        ("change", "btn-exchange-change"),
        ("problem", "btn-exchange-problem"),
        ("answer", "btn-exchange-answer"),
    ),
    "logger": (
        ("accept", "btn-exchange-accept"),
        ("answer", "btn-exchange-answer"),
        ("amend", "btn-exchange-amend"),
        ("problem", "btn-exchange-problem"),
        ("cancel", "btn-exchange-cancel"),
    ),
    "broker": (
        ("approve", "btn-exchange-approve"),
        ("resolve", "btn-exchange-resolve"),
        ("settle", "btn-exchange-settle"),
        ("query", "btn-exchange-query"),
        ("decline", "btn-exchange-decline"),
    ),
}
"""What each side can press, in the order shown; only what the exchange's state allows is."""


async def card(view: View, exchange_id: int) -> Screen | None:
    """The exchange as it stands now, in the words of its viewer's side."""
    one = await rows.find_with_timebank(view.tx, exchange_id)
    if one is None:
        return None
    found, community = one
    part = exchanges.part_of(found, view.viewer.id)
    if part is None:
        brokers = await people.with_role(view.tx, found.community_id, "broker")
        if view.viewer.id not in {p.id for p in brokers}:
            return None
        part = "broker"
    text = await _text(view, found, part, community.name, ZoneInfo(community.zone))
    return Screen(text, _buttons(view, found, part))


def _buttons(view: View, found: Exchange, part: Part) -> tuple[tuple[Button, ...], ...]:
    allowed = rules.actions(found.state, part)
    shown = [
        (Button(view.wording.button(view.lang, key), f"x-{action}:{found.id}:{found.mark}"),)
        for action, key in BUTTONS.get(part, ())
        if action in allowed
        and not (action == "problem" and part == "logger" and found.state == "confirmed")
    ]
    if part != "broker" and found.state not in rules.FINAL:
        label = view.wording.button(view.lang, "btn-talk-to-a-person")
        shown.append((Button(label, "talk"),))
    if part == "broker":
        return (*shown, queue_row(view, exchanges.CARD, found.id))
    return tuple(shown)


async def _text(view: View, found: Exchange, part: Part, timebank: str, zone: ZoneInfo) -> Markup:
    mine = found.logger_id == view.viewer.id
    gave = found.giver_id == view.viewer.id
    giver = found.giver_name or found.named or ""
    receiver = found.receiver_name or found.named or ""
    what = found.words or ""
    if part == "broker":
        head_key = "exchange-head-broker"
    else:
        head_key = "exchange-head-gave" if gave else "exchange-head-received"
    head = view.wording.say(
        view.lang,
        head_key,
        giver=giver,
        receiver=receiver,
        minutes=found.minutes,
        date=found.day,
        what=Words(what, 300),
        has_what="yes" if what else "no",
        timebank=timebank,
    )
    logger = giver if found.giver_id == found.logger_id else receiver
    other = receiver if found.giver_id == found.logger_id else giver
    status = view.wording.say(
        view.lang,
        f"exchange-{found.state}-{'broker' if part == 'broker' else 'logger' if mine else 'other'}",
        zone=zone,
        logger=logger,
        other=other,
        minutes=found.minutes,
        other_minutes=found.other_minutes or 0,
        note=Words(found.note or "", 500),
        has_note="yes" if found.note else "no",
        long="yes" if "long" in found.flags else "no",
    )
    return Markup(f"{head}\n\n{status}")


async def _simple(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more: the card itself says what follows."""
    act = {
        "x-confirm": exchanges.confirm,
        "x-accept": exchanges.accept,
        "x-problem": exchanges.problem,
        "x-cancel": exchanges.cancel,
        "x-approve": exchanges.approve,
    }[tap.verb]
    try:
        await in_its_timebank(unit, tap.id)
        await act(unit, tap.id, tap.run)
    except DomainError as refusal:
        await _show_what_happened(unit, tap, refusal)
        return
    unit.show_own_card(exchanges.CARD, tap.id, f"exchange.{tap.verb}")


async def _show_what_happened(unit: Unit, tap: Tap, refusal: DomainError) -> None:
    """An old button answers with what happened since, on the message it stands on."""
    await unit.tx.undo()
    unit.refuse(refusal)
    if not isinstance(refusal, NotFound):
        unit.show_own_card(exchanges.CARD, tap.id, "exchange.looked-again")


async def _with_form(unit: Unit, tap: Tap) -> None:
    """A button that needs a length, a name or words: they are asked in a message of their own."""
    action = tap.verb.removeprefix("x-")
    try:
        await in_its_timebank(unit, tap.id)
        await exchanges.demand(unit, tap.id, action)  # type: ignore[arg-type]
    except DomainError as refusal:
        await _show_what_happened(unit, tap, refusal)
        return
    unit.take_over(exchanges.CARD, tap.id)
    unit.acknowledge()
    unit.tap = None
    await FORMS[tap.verb].start(unit, {"exchange": str(tap.id), "action": action})


@dataclass(frozen=True)
class Reason:
    """Why a broker declines or reverses: both sides read it."""

    words: str = ask(
        "exchange-reason-ask",
        Suggested(("btn-reason-not-agreed", "btn-reason-not-kind", "btn-reason-twice")),
    )
    exchange: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Query:
    """A broker's question to the one who logged it."""

    words: str = ask("exchange-query-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-query-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-query-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Answer:
    """The answer to a broker's question."""

    words: str = ask("exchange-answer-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-answer-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-answer-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Meant:
    """Whom the one who logged it meant, as the broker knows."""

    person: Named = ask("exchange-resolve-ask", MemberQuestion())
    exchange: str | None = ask("exchange-resolve-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-resolve-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Settled:
    """What a broker decides where the two don't agree, and why: both sides read it."""

    minutes: int = ask("exchange-settle-ask", LengthQuestion())
    words: str = ask("exchange-reason-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)


async def _submit_settled(unit: Unit, answers: Settled) -> None:
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    await exchanges.settle(unit, exchange_id, answers.minutes, answers.words)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.decided", fresh=True)


async def _submit_words(unit: Unit, answers: Reason | Query | Answer) -> None:
    act = {
        "decline": exchanges.decline,
        "reverse": exchanges.reverse,
        "query": exchanges.query,
        "answer": exchanges.answer,
    }[answers.action or ""]
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    await act(unit, exchange_id, answers.words)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.decided", fresh=True)


async def _submit_meant(unit: Unit, answers: Meant) -> None:
    exchange_id = int(answers.exchange or 0)
    if answers.person.id is None:
        raise NotFound
    await in_its_timebank(unit, exchange_id)
    await exchanges.resolve(unit, exchange_id, answers.person.id)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.resolved", fresh=True)


reason_form = Form("exchange-reason", Reason, _submit_words, over=True, careful=True)
query_form = Form("exchange-query", Query, _submit_words, over=True, careful=True)
answer_form = Form("exchange-answer", Answer, _submit_words, over=True)
settle_form = Form("exchange-settle", Settled, _submit_settled, over=True, careful=True)
meant_form = Form("exchange-meant", Meant, _submit_meant, over=True, careful=True)
FORMS: dict[str, Form[Any]] = {
    "x-change": other_hours,
    "x-amend": other_hours,
    "x-settle": settle_form,
    "x-decline": reason_form,
    "x-reverse": reason_form,
    "x-query": query_form,
    "x-answer": answer_form,
    "x-resolve": meant_form,
}

journey = Journey(
    "exchange",
    taps={
        **dict.fromkeys(("x-confirm", "x-accept", "x-problem", "x-cancel", "x-approve"), _simple),
        **dict.fromkeys(FORMS, _with_form),
    },
    forms=[reason_form, query_form, answer_form, settle_form, meant_form],
    cards={exchanges.CARD: card},
)

KEY_FAMILIES = ("exchange-",)

"""What every card at the desk shows beside its own: who looks at it, what was asked about it, and a
way to take back what one decided just now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args
from zoneinfo import ZoneInfo

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.pressed import pressed, words_asked
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import cases, desk, digest, undo
from storage import asked, claims, decisions, exchanges
from storage.asked import Asked
from storage.db import moment_of
from storage.decisions import Decision
from storage.queue import Card

DECIDE: frozenset[Role] = frozenset({"broker", "safeguarding", "administrator"})
MOST_BUTTONS = 4
"""Beside the row that leads on."""
WAITS = frozenset({
    "x-resolve", "x-settle", "m-approve", "g-grant", "g-confirm", "i-approve", "r-yes", "st-allow",
    "bk-settle", "cr-allow", "cr-approve", "cr-settle", "mv-confirm", "mv-approve", "rq-unmet",
    "op-approve", "rv-yes", "awc-yes", "awc-answer", "awt-make",
})  # fmt: skip
"""Buttons that only something that waits for a broker has."""
ASKS = frozenset({"x-query", "rq-query", "ga-query"})
"""Questions of a card's own."""
KEY_FAMILIES = ("undo-what-", "undo-final-")
CARDS: tuple[Card, ...] = get_args(Card)


# On the card --------------------------------------------------------------------------------------


async def dress(view: View, kind: str, object_id: int, screen: Screen) -> Screen:
    """A card as it stands, for whoever deals with it at the desk; others' stay as they are."""
    if kind not in desk.CARDS or not _at_desk(screen.rows):
        return screen
    *acts, last = screen.rows
    lines = [str(screen.text)]
    if (said := await asked.latest(view.tx, kind, object_id)) is not None:
        lines.append(str(_said(view, said)))
    waits = _verbs(acts) & (WAITS | ASKS)
    held = await claims.find(view.tx, kind, object_id, view.now) if waits else None
    if held is not None and held.person_id != view.viewer.id:
        at = moment_of(held.since)
        name = cases.first_name(held.name)
        lines.append(_say(view, "desk-claimed", zone=ZoneInfo(held.zone), name=name, at=at))
        over = Button(
            view.wording.button(view.lang, "btn-desk-take"), _data("q-take", kind, object_id)
        )
        return Screen(Markup("\n\n".join(lines)), ((over,), last))
    decided = await decisions.latest(view.tx, kind, object_id)
    if decided is not None and undo.open_for(decided, view.viewer.id, view.now):
        back = Button(view.wording.button(view.lang, "btn-undo"), f"undo:{decided.id}")
        acts = [*acts[: MOST_BUTTONS - 1], (back,)]
    elif "x-reverse" in _verbs(acts) and await _to_ring(view, object_id):
        rang = Button(view.wording.button(view.lang, "btn-digest-rang"), f"q-rang:{object_id}")
        acts = [*acts[: MOST_BUTTONS - 1], (rang,)]
    elif waits and not _verbs(acts) & ASKS and _open(said) is None and kind != "case":
        question = Button(
            view.wording.button(view.lang, "btn-desk-ask"), _data("q-ask", kind, object_id)
        )
        room = [row for row in acts if len(acts) < MOST_BUTTONS or not _is_decline(row)]
        if len(room) < MOST_BUTTONS:
            acts = [*room, (question,)]
        else:
            last = (*last, question)
    return Screen(Markup("\n\n".join(lines)), (*acts, last))


async def _to_ring(view: View, exchange_id: int) -> bool:
    found = await exchanges.find_any(view.tx, exchange_id)
    return found is not None and await digest.first_to_ring(
        view.tx, view.now, found, view.viewer.id
    )


def _at_desk(rows: Rows) -> bool:
    return bool(rows) and bool(rows[-1]) and (rows[-1][0].data or "").startswith("q-next:")


def _verbs(rows: Rows) -> set[str]:
    return {(one.data or "").partition(":")[0] for row in rows for one in row}


def _is_decline(row: Sequence[Button]) -> bool:
    """*Close it* says no as well."""
    return (row[0].data or "").startswith("rq-decline:")


def _open(said: Asked | None) -> Asked | None:
    return said if said is not None and said.answered_at is None else None


def _data(verb: str, kind: str, object_id: int) -> str:
    return f"{verb}:{object_id}:{kind}"


def _say(view: View, key: str, **values: object) -> str:
    return str(view.wording.say(view.lang, key, **values))  # type: ignore[arg-type]


def _said(view: View, one: Asked) -> Markup:
    """The question, and the answer where there is one."""
    return view.wording.say(
        view.lang,
        "desk-asked",
        by=cases.first_name(one.by_name),
        name=one.name,
        words=Words(one.words, 500),
        answered="yes" if one.answered_at is not None else "no",
        answer=Words(one.answer or "", 500),
    )


# Its buttons --------------------------------------------------------------------------------------


def _card(name: str) -> Card:
    found = next((c for c in CARDS if c == name), None)
    if found is None:
        raise NotFound
    return found


async def take_over(unit: Unit, tap: Tap) -> None:
    """From whoever looks at it: they are told."""
    card = _card(tap.run)
    await unit.use_timebank_of(card, tap.id)
    await desk.take_over(unit, card, tap.id)
    unit.show_own_card(card, tap.id, "desk.taken-over")


async def _ask(unit: Unit, tap: Tap) -> None:
    """A question to the person behind it."""
    card = _card(tap.run)
    async with words_asked(unit, card, tap.id, query_form, {"card": card, "thing": str(tap.id)}):
        await unit.use_timebank_of(card, tap.id)
        await desk.askable(unit, card, tap.id)


@dataclass(frozen=True)
class Query:
    """A broker's question about a card."""

    words: str = ask("desk-query-ask", FreeText(limit=500))
    card: str | None = ask("desk-query-ask", FreeText(), hidden=True)
    thing: str | None = ask("desk-query-ask", FreeText(), hidden=True)


async def _submit_query(unit: Unit, answers: Query) -> None:
    card, thing = _card(answers.card or ""), int(answers.thing or 0)
    await unit.use_timebank_of(card, thing)
    await desk.query(unit, card, thing, answers.words)
    unit.show_card(unit.actor.id, card, thing, "desk.asked", fresh=True)


@dataclass(frozen=True)
class Reply:
    """The answer to a broker's question."""

    words: str = ask("desk-reply-ask", FreeText(limit=500))
    query: str | None = ask("desk-reply-ask", FreeText(), hidden=True)


async def _reply(unit: Unit, tap: Tap) -> None:
    found = await desk.own_query(unit, tap.id)
    if found.answered_at is not None:
        raise DomainError("toast-already-done")
    unit.aside()
    await reply_form.start(unit, {"query": str(tap.id)})


async def _submit_reply(unit: Unit, answers: Reply) -> None:
    found = await desk.own_query(unit, int(answers.query or 0))
    unit.use_community_of(found.community_id)
    await desk.answer(unit, found.id, answers.words)
    rows = one_a_row(unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    unit.say("desk-replied", rows, name=cases.first_name(found.by_name))


# Taking back --------------------------------------------------------------------------------------


async def _undo_tapped(unit: Unit, tap: Tap) -> None:
    """The button of a card, or of the list of what can be taken back."""
    found = await decisions.find(unit.tx, tap.id)
    if found is None:
        raise NotFound
    async with pressed(unit, found.card, found.object_id, "desk.undone"):
        await unit.use_timebank_of(found.card, found.object_id)
        await undo.undo(unit, tap.id)


async def command(unit: Unit, _words: str) -> None:
    """/undo: one thing is taken back at once; of several one is chosen."""
    every = await undo.mine(unit)
    found = [one for one in every if not one.final]
    if not found:
        rows = [unit.button("btn-queue", "queue"), unit.button("btn-home", "home")]
        if every:
            one = every[0]
            rows.insert(0, unit.button("btn-undo-open", _data("q-open", one.card, one.object_id)))
            names = await decisions.names(unit.tx, one.card, one.object_id)
            known = "yes" if names else "no"
            why = unit.text(f"undo-final-{one.final}")
            text = unit.text("undo-not-this", names=names, known=known, why=why)
            unit.show(Screen(text, one_a_row(*rows)), "undo.final")
        else:
            unit.say("undo-nothing", one_a_row(*rows))
        return
    if len(found) == 1:
        await undo.undo(unit, found[0].id)
        unit.show_card(unit.actor.id, found[0].card, found[0].object_id, "desk.undone", fresh=True)
        return
    await _list(unit, found)


async def _list(unit: Unit, found: list[Decision]) -> None:
    shown = found[: undo.LISTED]
    lines = []
    for number, one in enumerate(shown, 1):
        names = await decisions.names(unit.tx, one.card, one.object_id)
        lines.append(
            str(
                unit.text(
                    "undo-line",
                    number=number,
                    what=unit.text(f"undo-what-{one.action}"),
                    names=names,
                    at=moment_of(one.at),
                )
            )
        )
    buttons = [
        unit.button("btn-undo-one", f"undo:{one.id}", number=number)
        for number, one in enumerate(shown, 1)
    ]
    text = unit.text("undo-which", lines=Markup("\n".join(lines)))
    unit.show(Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "undo")


query_form = Form("desk-query", Query, _submit_query, over=True, careful=True)
reply_form = Form("desk-reply", Reply, _submit_reply, over=True, careful=True)

journey = Journey(
    "desk",
    commands=[Command("undo", command, roles=DECIDE)],
    taps={"q-take": take_over, "q-ask": _ask, "dq-reply": _reply, "undo": _undo_tapped},
    forms=[query_form, reply_form],
)

"""/queue: what waits for the people at the desk, counted, and one card at a time."""

from typing import get_args

from domain.permissions import Role
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import desk, queue
from services.queue import KINDS
from storage.db import Row
from storage.queue import Card

PAGE = 4
"""Entries of a list on one screen."""
KINDS_SHOWN = 3
"""Kinds on one screen beside the oldest: four buttons, and the ways out."""
CARDS: tuple[Card, ...] = get_args(Card)
DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})


async def command(unit: Unit, _words: str) -> None:
    """/queue."""
    _move_on(unit)
    await _overview(unit)


async def tapped(unit: Unit, tap: Tap) -> None:
    """The menu's button, back from a card, or further kinds."""
    _move_on(unit)
    await _overview(unit, offset=max(0, tap.id))


def _move_on(unit: Unit) -> None:
    """Who goes on in the queue has left a question about a card, such as why it is declined: the
    next words must not be taken for its answer."""
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is not None and form.careful:
        unit.drop_draft()


async def _overview(unit: Unit, first: Markup | None = None, offset: int = 0) -> None:
    counts = await queue.counts(unit)
    await desk.let_go(unit)
    unit.leave_card()
    if counts:
        lines = [unit.text(f"queue-count-{kind}", count=n) for kind, n in counts.items()]
        text = unit.text(
            "queue-overview",
            timebank=unit.scope.name,
            count=sum(counts.values()),
            lines=Markup("\n".join(lines)),
        )
        kinds = [unit.button(f"btn-queue-{kind}", f"q-list:0:{kind}") for kind in counts]
        page = kinds[offset : offset + KINDS_SHOWN]
        if len(kinds) > offset + KINDS_SHOWN:
            page.append(unit.button("btn-more", f"queue:{offset + KINDS_SHOWN}"))
        rows = one_a_row(unit.button("btn-queue-first", "q-next:0:"), *page)
    else:
        text, rows = unit.text("queue-empty", timebank=unit.scope.name), ()
    if first is not None:
        text = Markup(f"{first}\n\n{text}")
    rows = (*rows, (unit.button("btn-home", "home"),))
    unit.show(Screen(text, rows), "queue.overview")


async def following(unit: Unit, tap: Tap) -> None:
    """The next card in the line after the one whose button was pressed."""
    _move_on(unit)
    card = _card(tap.run)
    found = await queue.after(unit, card, tap.id)
    if found is None:
        await _overview(unit, unit.text("queue-was-last") if card is not None else None)
        return
    await _show(unit, found["card"], found["id"])


async def listed(unit: Unit, tap: Tap) -> None:
    """One kind as a list, the oldest first; each entry opens its card."""
    kind = next((k for k in KINDS if k == tap.run), None)
    if kind is None:
        await _overview(unit)
        return
    offset = max(0, tap.id)
    found = await queue.of_kind(unit, kind, offset, PAGE + 1)
    if not found:
        await _overview(unit)
        return
    unit.leave_card()
    entries = [_entry(unit, row) for row in found[:PAGE]]
    if len(found) > PAGE:
        entries.append(unit.button("btn-more", f"q-list:{offset + PAGE}:{kind}"))
    entries.append(unit.button("btn-queue-all", "queue"))
    unit.show(Screen(unit.text(f"queue-list-{kind}"), one_a_row(*entries)), f"queue.{kind}")


async def opened(unit: Unit, tap: Tap) -> None:
    """An entry of a list."""
    card = _card(tap.run)
    if card is None:
        await _overview(unit)
    else:
        await _show(unit, card, tap.id)


async def _show(unit: Unit, card: Card, object_id: int) -> None:
    await desk.open_item(unit, card, object_id)
    unit.show_own_card(card, object_id, "queue.card")


def _entry(unit: Unit, row: Row) -> Button:
    one, other = row["one"], row["other"]
    data = f"q-open:{row['id']}:{row['card']}"
    if other:
        return unit.button("btn-queue-two", data, one=one, other=other)
    if one:
        return unit.button("btn-queue-one", data, one=one)
    return unit.button("btn-queue-somebody", data)


def _card(name: str) -> Card | None:
    return next((c for c in CARDS if c == name), None)


def queue_row(view: View, card: str, object_id: int) -> tuple[Button, ...]:
    """The last row of a card at the desk: on to the next one, or back to the queue."""
    return (
        Button(view.wording.button(view.lang, "btn-queue-next"), f"q-next:{object_id}:{card}"),
        Button(view.wording.button(view.lang, "btn-queue-all"), "queue"),
    )


journey = Journey(
    "queue",
    commands=[Command("queue", command, roles=DESK, menu=DESK)],
    taps={"queue": tapped, "q-next": following, "q-list": listed, "q-open": opened},
)

KEY_FAMILIES = ("queue-count-", "queue-list-", "btn-queue-")

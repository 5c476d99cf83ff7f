"""/queue: what waits for the people at the desk, counted, and one card at a time."""

from collections.abc import Collection
from datetime import datetime
from typing import get_args

from domain.permissions import Role
from handlers import desks
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import desk, promise, queue, routine, undelivered
from services.queue import KINDS
from storage import people
from storage.db import Row
from storage.queue import Card

PAGE = 4
"""Entries of a list on one screen."""
KINDS_SHOWN = 3
"""Kinds on one screen beside the oldest: four buttons, and the ways out."""
MOST_OTHERS = 2
"""Other timebanks on one screen."""
CARDS: tuple[Card, ...] = get_args(Card)
DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})


async def command(unit: Unit, _words: str) -> None:
    """/queue."""
    _move_on(unit)
    desks.begin(unit)
    await _overview(unit)


async def tapped(unit: Unit, tap: Tap) -> None:
    """The menu's button, back from a card, or further kinds."""
    _move_on(unit)
    desks.begin(unit)
    await _overview(unit, offset=max(0, tap.id))


async def at(unit: Unit, tap: Tap) -> None:
    """The queue of another timebank of theirs, which they use from now on."""
    chosen = next((one for one in desks.of(unit) if one.id == tap.id), None)
    _move_on(unit)
    if chosen is not None and unit.hat is None:
        unit.use_community(chosen)
        people.choose_community(unit.tx, unit.actor.id, chosen.id)
    await _overview(unit)


def _move_on(unit: Unit) -> None:
    """Who goes on in the queue has left a question about a card, such as why it is declined: the
    next words must not be taken for its answer."""
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is not None and form.careful:
        unit.drop_draft()


async def _overview(unit: Unit, first: Markup | None = None, offset: int = 0) -> None:
    counts = await queue.counts(unit)
    others = await desks.elsewhere(unit)
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
        several = counts.get("approve", 0) > 1
        if several and (plain := len(await routine.found(unit))) > 1:
            kinds.insert(0, unit.button("btn-routine", "ap-all", count=plain))
        shown = KINDS_SHOWN - len(others[:MOST_OTHERS])
        page = kinds[offset : offset + shown]
        if len(kinds) > offset + shown:
            page.append(unit.button("btn-more", f"queue:{offset + shown}"))
        rows = one_a_row(unit.button("btn-queue-first", "q-next:0:"), *page)
    else:
        text, rows = unit.text("queue-empty", timebank=unit.scope.name), ()
    if (kept := await _promise(unit)) is not None:
        text = Markup(f"{text}\n\n{kept}")
    if "broker" in unit.roles and (missed := len(await undelivered.listed(unit))):
        text = Markup(f"{text}\n\n{unit.text('queue-undelivered', count=missed)}")
    if first is not None:
        text = Markup(f"{first}\n\n{text}")
    if others:
        there = [unit.text("queue-elsewhere", timebank=one.name, count=n) for one, n in others]
        text = Markup("\n".join([f"{text}\n", *there]))
        rows = (
            *rows,
            *one_a_row(
                *(
                    unit.button("btn-queue-at", f"q-at:{one.id}", timebank=one.name)
                    for one, _ in others[:MOST_OTHERS]
                )
            ),
        )
    rows = (*rows, (unit.button("btn-home", "home"),))
    unit.show(Screen(text, rows), "queue.overview")


async def _promise(unit: Unit) -> Markup | None:
    """How often the first reply came in time this month."""
    if not unit.roles & {"broker"}:
        return None
    start = datetime(unit.local.year, unit.local.month, 1, tzinfo=unit.zone)
    found = await promise.figures(unit, start, unit.now)
    if not found.decided:
        return None
    in_time = unit.text("promise-in-time", days=found.days)
    return unit.text("queue-promise", in_time=in_time, kept=found.kept, count=found.decided)


async def following(unit: Unit, tap: Tap) -> None:
    """The next card in the line after the one whose button was pressed."""
    _move_on(unit)
    card = _card(tap.run)
    desks.begin(unit)
    await desks.use_that_of(unit, card, tap.id)
    found = await queue.after(unit, card, tap.id)
    if found is None:
        # The next timebank of theirs, each once: in the order of their ids.
        after = unit.scope.id if unit.community is not None else 0
        for one, _ in await desks.elsewhere(unit):
            if one.id > after or card is None:
                unit.use_community(one)
                found = await queue.after(unit, None, 0)
                break
    if found is None and card is not None:
        found = await _from_the_start(unit, card, tap.id)
    if found is None:
        await _overview(unit, unit.text("queue-was-last") if card is not None else None)
        return
    await _show(unit, found["card"], found["id"])


async def _from_the_start(unit: Unit, card: Card, object_id: int) -> Row | None:
    """The oldest of all, where that is another one than what they leave: a card can be opened in
    the middle of the line, from a message that came by itself. They are told."""
    here = unit.community
    for one in sorted(desks.of(unit), key=lambda one: one.id) or [unit.scope]:
        if unit.hat is None:
            unit.use_community(one)
        found = await queue.after(unit, None, 0)
        if found is not None and (found["card"], found["id"]) != (card, object_id):
            unit.toast("toast-queue-again")
            return found
    if here is not None:
        unit.use_community(here)
    return None


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
        await desks.use_that_of(unit, card, tap.id)
        await _show(unit, card, tap.id)


async def _show(unit: Unit, card: Card, object_id: int) -> None:
    await desk.open_item(unit, card, object_id)
    unit.show_own_card(card, object_id, "queue.card", opened=True)


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


def last_row(view: View, held: Collection[Role], card: str, object_id: int) -> tuple[Button, ...]:
    """The last row of a card for somebody who holds these roles in its timebank: a broker's, or
    home for others who decide about this one thing."""
    if "broker" in held:
        return queue_row(view, card, object_id)
    return (Button(view.wording.button(view.lang, "btn-home"), "home"),)


def queue_row(view: View, card: str, object_id: int) -> tuple[Button, ...]:
    """The last row of a card at the desk: on to the next one, or back to the queue."""
    row = (
        Button(view.wording.button(view.lang, "btn-queue-next"), f"q-next:{object_id}:{card}"),
        Button(view.wording.button(view.lang, "btn-queue-all"), "queue"),
    )
    if card == "case":
        return row
    label = view.wording.button(view.lang, "btn-case-make")
    return (*row, Button(label, f"case-make:{object_id}:{card}"))


journey = Journey(
    "queue",
    commands=[Command("queue", command, roles=DESK, menu=DESK)],
    taps={"queue": tapped, "q-next": following, "q-list": listed, "q-open": opened, "q-at": at},
)

KEY_FAMILIES = ("queue-count-", "queue-list-", "btn-queue-")

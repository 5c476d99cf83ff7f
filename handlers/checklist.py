"""Before something with a risk is approved: what a broker has looked at, a tap for each point."""

from collections.abc import Mapping
from dataclasses import replace

from domain.errors import DomainError, NotFound
from domain.rules import CHECKLIST
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, RunTap
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import checklist
from services.checklist import ARRANGEMENT, EXCHANGE, KEPT, ONLY, REQUEST, Checklist

MOST_POINTS = 3
"""Open points with a button at a time, beside the card's."""
KEY_FAMILIES = ("checklist-point-", "checklist-ask-", "btn-checklist-")
VERBS: Mapping[str, tuple[str, str, str, str]] = {
    EXCHANGE: ("ch-tick", "ch-all", "x-allow", "x-open"),
    ARRANGEMENT: ("cs-tick", "cs-all", "st-allow", "st-open"),
    REQUEST: ("cq-tick", "cq-all", "rq-allow", "q-open"),
}
"""For each card: to tick, to approve after all was ticked, to approve, to go back to the card."""
_CARD = {verb: card for card, verbs in VERBS.items() for verb in verbs[:3]}


def first(card: str, then: RunTap) -> RunTap:
    """*Approve* as it is, but that something with a risk shows its checklist first."""

    async def run(unit: Unit, tap: Tap) -> None:
        try:
            await unit.use_timebank_of(card, tap.id)
            found = await checklist.of(unit, card, tap.id)
        except DomainError as refusal:
            await unit.show_what_happened(card, tap.id, refusal)
            return
        if found is None or found.done:
            await then(unit, tap)
        else:
            show(unit, found)

    return run


def show(unit: Unit, found: Checklist) -> None:
    """The points: what is answered already, and a button for each that is not."""
    family = "checklist-point" if found.giver else "checklist-ask"
    lines = []
    for number, (point, by) in enumerate(found.points.items(), 1):
        lines.append(
            str(
                unit.text(
                    "checklist-line",
                    number=number,
                    point=unit.text(f"{family}-{point}"),
                    state=_STATES.get(by, "ticked"),
                    by=by or "",
                )
            )
        )
    text = unit.text(
        "checklist-head",
        about=found.card,
        giver=found.giver,
        receiver=found.receiver,
        place="yes" if found.place else "no",
        lines=Markup("\n".join(lines)),
        done="yes" if found.done else "no",
    )
    tick, every, _, back = VERBS[found.card]
    buttons: list[Button] = []
    if found.done:
        data = f"{every}:{found.object_id}:{found.mark}"
        buttons.append(unit.button("btn-checklist-all", data, about=found.card))
    else:
        buttons += [
            unit.button(f"btn-checklist-{point}", f"{tick}:{found.object_id}:{point}")
            for point in found.open[:MOST_POINTS]
        ]
    buttons.append(unit.button("btn-checklist-back", f"{back}:{found.object_id}:{found.card}"))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons)), f"{found.card}.checklist")


_STATES: Mapping[str | None, str] = {None: "open", KEPT: "seen", ONLY: "only"}


async def _tick(unit: Unit, tap: Tap) -> None:
    """One point was looked at."""
    if tap.run not in CHECKLIST:
        raise NotFound
    card = _CARD[tap.verb]
    try:
        await unit.use_timebank_of(card, tap.id)
        found = await checklist.tick(unit, card, tap.id, tap.run)
    except DomainError as refusal:
        await unit.show_what_happened(card, tap.id, refusal)
        return
    show(unit, found)


async def _all(unit: Unit, tap: Tap) -> None:
    """All of it is right: it is approved, as by the card's own button."""
    card = _CARD[tap.verb]
    allow = VERBS[card][2]
    try:
        await unit.use_timebank_of(card, tap.id)
        found = await checklist.of(unit, card, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(card, tap.id, refusal)
        return
    if found is not None and not found.done:
        await unit.show_what_happened(card, tap.id, DomainError("refusal-checklist"))
        return
    await unit.registry.taps[allow](unit, replace(tap, verb=allow))


journey = Journey(
    "checklist",
    taps={
        **{verbs[0]: _tick for verbs in VERBS.values()},
        **{verbs[1]: _all for verbs in VERBS.values()},
    },
)

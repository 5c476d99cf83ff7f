"""Before a plan with a risk is approved: what a broker has looked at, a tap for each point."""

from domain.errors import DomainError, NotFound
from domain.rules import CHECKLIST
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, RunTap
from handlers.log_hours import in_its_timebank
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import checklist, exchanges, plans
from services.checklist import Checklist

MOST_POINTS = 3
"""Open points with a button at a time, beside the card's."""
KEY_FAMILIES = ("checklist-point-", "btn-checklist-")


def first(then: RunTap) -> RunTap:
    """*Approve* as it is, but that a plan with a risk shows its checklist first."""

    async def run(unit: Unit, tap: Tap) -> None:
        try:
            await in_its_timebank(unit, tap.id)
            found = await checklist.of(unit, tap.id)
        except DomainError as refusal:
            await unit.show_what_happened(exchanges.CARD, tap.id, refusal)
            return
        if found is None or found.done:
            await then(unit, tap)
        else:
            show(unit, found)

    return run


def show(unit: Unit, found: Checklist) -> None:
    """The points: what is answered already, and a button for each that is not."""
    lines = []
    for number, (point, by) in enumerate(found.points.items(), 1):
        lines.append(
            str(
                unit.text(
                    "checklist-line",
                    number=number,
                    point=unit.text(f"checklist-point-{point}"),
                    state="open" if by is None else "seen" if by == "" else "ticked",
                    by=by or "",
                )
            )
        )
    one = found.exchange
    text = unit.text(
        "checklist-head",
        giver=one.giver_name or "",
        receiver=one.receiver_name or "",
        place="yes" if found.plan.place else "no",
        lines=Markup("\n".join(lines)),
        done="yes" if found.done else "no",
    )
    buttons: list[Button] = []
    if found.done:
        buttons.append(unit.button("btn-checklist-all", f"ch-all:{one.id}:{one.mark}"))
    else:
        buttons += [
            unit.button(f"btn-checklist-{point}", f"ch-tick:{one.id}:{point}")
            for point in found.open[:MOST_POINTS]
        ]
    buttons.append(unit.button("btn-checklist-back", f"x-open:{one.id}"))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons)), "exchange.checklist")


async def _tick(unit: Unit, tap: Tap) -> None:
    """One point was looked at."""
    if tap.run not in CHECKLIST:
        raise NotFound
    try:
        await in_its_timebank(unit, tap.id)
        found = await checklist.tick(unit, tap.id, tap.run)
    except DomainError as refusal:
        await unit.show_what_happened(exchanges.CARD, tap.id, refusal)
        return
    show(unit, found)


async def _all(unit: Unit, tap: Tap) -> None:
    """All of it is right: it is approved."""
    try:
        await in_its_timebank(unit, tap.id)
        await plans.allow(unit, tap.id, tap.run)
    except DomainError as refusal:
        await unit.show_what_happened(exchanges.CARD, tap.id, refusal)
        return
    unit.show_own_card(exchanges.CARD, tap.id, "exchange.x-allow")


journey = Journey("checklist", taps={"ch-tick": _tick, "ch-all": _all})

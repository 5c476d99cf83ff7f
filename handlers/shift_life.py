"""What happens around a shift: going ahead with few people, changing one of its days, the same
again next week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from domain.errors import DomainError
from domain.shifts import Plan
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.opportunity_questions import ShownText
from handlers.shift_questions import PlacesQuestion, ShiftTimeQuestion
from handlers.shifts import enter, look
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import shift_again, shift_changes, shift_least, shifts
from services.shift_changes import Change
from storage import shifts as rows
from storage.shifts import Shift

VENUE = 200


# The fewest people --------------------------------------------------------------------------------


async def _go(unit: Unit, tap: Tap) -> None:
    """It takes place with few people."""
    await look(unit, tap.id)
    await shifts.running(unit, tap.id)
    found = await shifts.locked(unit, tap.id, 0)
    try:
        shifts.demand_open(unit, found.shift)
        await shift_least.go_ahead(unit, found)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.RUN_CARD, tap.id, refusal)
        return
    unit.show_own_card(shifts.RUN_CARD, tap.id, "shift.goes-ahead")


@dataclass(frozen=True)
class Lower:
    """How few people are enough."""

    least: int = ask("shift-lower-ask", PlacesQuestion())
    shift: str | None = ask("shift-lower-ask", FreeText(), hidden=True)


async def _lower(unit: Unit, tap: Tap) -> None:
    """Asks how few are enough."""
    await look(unit, tap.id)
    shift = await shifts.running(unit, tap.id)
    try:
        shifts.demand_open(unit, shift)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.RUN_CARD, tap.id, refusal)
        return
    unit.aside()
    await lower_form.start(unit, {"shift": str(tap.id)})


async def _submit_lower(unit: Unit, answers: Lower) -> None:
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    await shifts.running(unit, shift_id)
    found = await shifts.locked(unit, shift_id, 0)
    shifts.demand_open(unit, found.shift)
    await shift_least.lower(unit, found, answers.least)
    unit.show_card(unit.actor.id, shifts.RUN_CARD, shift_id, "shift.least", fresh=True)


lower_form = Form("shift-lower", Lower, _submit_lower, over=True)


# One day is changed -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class OneDay:
    """How this one shift is from now on, filled with what it is."""

    when: tuple[date, time, time] = ask("shift-when-ask", ShiftTimeQuestion())
    venue: str = ask("shift-venue-ask", ShownText(VENUE))
    places: int = ask("shift-places-ask", PlacesQuestion())
    least: int | None = ask("shift-least-ask", PlacesQuestion(), optional=True)
    shift: str | None = ask("shift-venue-ask", FreeText(), hidden=True)


def given_of(shift: Shift) -> Mapping[str, Any]:
    """What it is now, as the form keeps it."""
    return {
        "when": {
            "day": shift.plan.day.isoformat(),
            "start": f"{shift.plan.start:%H:%M}",
            "finish": f"{shift.plan.finish:%H:%M}",
        },
        "venue": shift.venue,
        "places": shift.places,
        "least": shift.least,
        "shift": str(shift.id),
    }


async def _change(unit: Unit, tap: Tap) -> None:
    """Shows it as it is; each answer can be changed."""
    await look(unit, tap.id)
    shift = await shifts.running(unit, tap.id)
    try:
        shifts.demand_open(unit, shift)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.RUN_CARD, tap.id, refusal)
        return
    unit.take_over(shifts.RUN_CARD, tap.id)
    unit.aside()
    await change_form.start(unit, dict(given_of(shift)))


async def _new(unit: Unit, answers: OneDay) -> tuple[Shift, Change]:
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    shift = await shifts.running(unit, shift_id)
    plan = Plan(*answers.when, shift.plan.zone)
    return shift, Change(plan, answers.venue, answers.places, answers.least)


async def _change_review(unit: Unit, answers: OneDay) -> Markup:
    shift, new = await _new(unit, answers)
    found = await rows.standing(unit.tx, shift.id, 0)
    assert found is not None
    head = unit.text(
        "shift-head",
        title=shift.title,
        organisation=shift.organisation,
        start=new.plan.local_start,
        end=new.plan.local_end,
        venue=new.venue,
        bring="",
        has_bring="no",
    )
    return unit.text(
        "shift-change-review",
        card=head,
        count=found.counts.taken + found.counts.waiting,
        places=new.places,
        least=new.least or 0,
        has_least="yes" if new.least else "no",
    )


async def _submit_change(unit: Unit, answers: OneDay) -> None:
    shift, new = await _new(unit, answers)
    if await shift_changes.change(unit, shift.id, new) is None:
        unit.say("shift-same", one_a_row(unit.button("btn-shift-run", f"sh-run:{shift.id}")))
        return
    unit.show_own_card(shifts.RUN_CARD, shift.id, "shift.changed")


change_form = Form(
    "shift-change",
    OneDay,
    _submit_change,
    review=_change_review,
    yes="btn-shift-change-yes",
    over=True,
)


# The same again next week -------------------------------------------------------------------------


async def _again(unit: Unit, tap: Tap) -> None:
    """Whoever runs it puts up next week's, in one tap."""
    await look(unit, tap.id)
    try:
        made = await shift_again.put_up_next(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.RUN_CARD, tap.id, refusal)
        return
    unit.aside()
    unit.show_own_card(shifts.RUN_CARD, made, "shift.published")


async def _next(unit: Unit, tap: Tap) -> None:
    """Whoever was there joins next week's, in one tap."""
    shift = await look(unit, tap.id)
    asked: list[bool] = []

    async def join(work: Unit, shift_id: int, **said: Any) -> Any:
        found = await shift_again.join_next(work, shift_id, **said)
        asked.append(True)
        return found

    found = await enter(unit, tap, join)
    if not asked:
        return
    unit.aside()
    if found is None:
        see = unit.button("btn-shift-see-all", "volunteer")
        unit.say("shift-again-noted", one_a_row(see, unit.button("btn-home", "home")),
                 title=shift.title)  # fmt: skip
    else:
        unit.show_own_card(shifts.CARD, found[0], "shift.joined")


journey = Journey(
    "shift-life",
    taps={
        "sl-go": _go,
        "sl-lower": _lower,
        "sc-change": _change,
        "sh-again": _again,
        "sh-next": _next,
    },
    forms=[lower_form, change_form],
)

"""An organiser sees who is coming to a shift, and calls it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain import shifts as rules
from domain.errors import DomainError
from domain.permissions import Role
from domain.shifts import PlaceState
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import Screen
from handlers.journey import Journey, View
from handlers.shift_card import gone_key, head
from handlers.shift_view import run_buttons
from handlers.shifts import look
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import shifts
from services.cases import first_name
from storage import delegates, people
from storage import shifts as rows
from storage.shifts import Place, Shift

MOST_NAMES = 60
SHOWN: tuple[PlaceState, ...] = ("joined", "checking", "offered", "waiting")
TITLE = 80
VENUE = 200
BRING = 300


# Who is coming ------------------------------------------------------------------------------------


async def card(view: View, shift_id: int) -> Screen | None:
    """The shift for whoever runs it: who is coming and who waits, by first name."""
    shift = await rows.find(view.tx, shift_id)
    if shift is None or not await runs_it(view, shift):
        return None
    there = {state: await rows.places(view.tx, shift_id, state, rules.MOST_PLACES)
             for state in SHOWN}  # fmt: skip
    return Screen(_text(view, shift, there), run_buttons(view, shift))


async def runs_it(view: View, shift: Shift) -> bool:
    """Whether the viewer runs this shift: their own, their organisation's, or as a broker."""
    held = await _held(view, shift)
    return "broker" in held or await _owns(view, shift, held)


async def owns(view: View, shift: Shift) -> bool:
    """Whether the viewer is one of this shift's own organisers."""
    return await _owns(view, shift, await _held(view, shift))


async def _held(view: View, shift: Shift) -> set[Role]:
    every = await people.roles(view.tx, view.viewer.id)
    return {role for where, role in every if where == shift.community_id}


async def _owns(view: View, shift: Shift, held: set[Role]) -> bool:
    if shifts.published(shift, view.viewer.id, held):
        return True
    if shift.organisation_id is None:
        return False
    if shift.organisation_id == view.viewer.id:
        return True
    acts = await delegates.still_acts(view.tx, view.viewer.id, shift.organisation_id, view.now)
    return acts is not None


def _text(view: View, shift: Shift, there: Mapping[PlaceState, Sequence[Place]]) -> Markup:
    def say(key: str, **values: Any) -> str:
        return str(view.wording.say(view.lang, key, **values))

    lines = [str(head(view, shift))]
    if (gone := gone_key(shift, view)) is not None:
        why = Words(shift.reason or "", 300)
        lines.append(say(gone, reason=why, has_reason="yes" if shift.reason else "no"))
    coming = there["joined"]
    count = sum(one.people for one in coming)
    lines.append(say("shift-run-count", count=count, most=shift.places))
    if shift.least is not None and gone is None and count < shift.least:
        lines[-1] += "\n" + say(
            "shift-run-least", least=shift.least, state=shift.least_state or "no"
        )
    for key, some in (
        ("shift-run-sure", [p for p in coming if p.confirmed_at is not None]),
        ("shift-run-coming", [p for p in coming if p.confirmed_at is None]),
        ("shift-run-checking", there["checking"]),
        ("shift-run-offered", there["offered"]),
        ("shift-run-waiting", there["waiting"]),
    ):
        if some:
            names = [p.name if p.team else first_name(p.name) for p in some[:MOST_NAMES]]
            lines.append(say(key, names=names, more=len(some) - len(names)))
    return Markup("\n\n".join(lines))


async def opened(unit: Unit, tap: Tap) -> None:
    """Who is coming."""
    await look(unit, tap.id)
    await shifts.running(unit, tap.id)
    unit.show_own_card(shifts.RUN_CARD, tap.id, "shift.run")


# Calling it off -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class CallOff:
    """Why a shift doesn't happen; everybody who joined reads it."""

    reason: str = ask(
        "shift-call-off-ask",
        Suggested(("btn-shift-weather", "btn-shift-too-few", "btn-shift-no-venue"), limit=300),
    )
    shift: str | None = ask("shift-call-off-ask", FreeText(), hidden=True)


async def call_off_review(unit: Unit, answers: CallOff) -> Markup:
    """What it means, before anybody is told."""
    shift_id = int(answers.shift or 0)
    shift = await shifts.running(unit, shift_id)
    found = await rows.standing(unit.tx, shift_id, unit.actor.id)
    assert found is not None
    return unit.text(
        "shift-call-off-review",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        count=found.counts.taken + found.counts.waiting,
        reason=Words(answers.reason, 300),
    )


async def submit_call_off(unit: Unit, answers: CallOff) -> None:
    """Calls it off; everybody is told at once."""
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    await shifts.call_off(unit, shift_id, answers.reason)
    unit.show_own_card(shifts.RUN_CARD, shift_id, "shift.cancelled")


async def call_off(unit: Unit, tap: Tap) -> None:
    """Asks why, in a message of its own."""
    shift = await look(unit, tap.id)
    await shifts.running(unit, tap.id)
    if shift.state == "cancelled" or shift.starts_at <= unit.now:
        done = shift.state == "cancelled"
        unit.refuse(DomainError("toast-already-done" if done else "refusal-shift-begun"))
        unit.show_own_card(shifts.RUN_CARD, tap.id, "shift.looked-again")
        return
    unit.take_over(shifts.RUN_CARD, tap.id)
    unit.aside()
    await call_off_form.start(unit, {"shift": str(tap.id)})


call_off_form = Form(
    "shift-off",
    CallOff,
    submit_call_off,
    review=call_off_review,
    yes="btn-shift-off-yes",
    over=True,
)

journey = Journey(
    "shift",
    taps={"sh-run": opened, "sh-off": call_off},
    forms=[call_off_form],
    cards={shifts.RUN_CARD: card},
)

KEY_FAMILIES = ("shift-",)

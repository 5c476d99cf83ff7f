"""/shift: an organiser publishes a shift, sees who is coming, and calls it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from domain.errors import DomainError
from domain.permissions import may
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Suggested, Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.shift_card import gone_key, head
from handlers.shift_questions import PlacesQuestion, ShiftTimeQuestion, plan_of, read_plan
from handlers.shifts import look, mine
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import shifts
from services.cases import first_name
from services.shifts import NewShift
from storage import people
from storage import shifts as rows
from storage.shifts import Place, Shift

MOST_NAMES = 60
TITLE = 80
VENUE = 200
BRING = 300


@dataclass(frozen=True)
class Publish:
    """A shift as its organiser describes it."""

    title: str = ask("shift-title-ask", FreeText(limit=TITLE))
    when: tuple[date, time, time] = ask("shift-when-ask", ShiftTimeQuestion())
    venue: str = ask("shift-venue-ask", FreeText(limit=VENUE))
    places: int = ask("shift-places-ask", PlacesQuestion())
    organisation: str = ask("shift-organisation-ask", FreeText(limit=TITLE))
    bring: str | None = ask("shift-bring-ask", FreeText(limit=BRING), optional=True)


async def review(unit: Unit, answers: Publish) -> Markup:
    """The shift as members will see it."""
    plan = plan_of(unit, answers.when)
    shown = unit.text(
        "shift-head",
        title=answers.title,
        organisation=answers.organisation,
        start=plan.starts_at,
        end=plan.ends_at,
        venue=answers.venue,
        bring=answers.bring or "",
        has_bring="yes" if answers.bring else "no",
    )
    return unit.text("shift-review", card=shown, count=answers.places, timebank=unit.scope.name)


async def submit(unit: Unit, answers: Publish) -> None:
    """Publishes it; the message with the Yes becomes the card of who is coming."""
    new = NewShift(
        title=answers.title,
        organisation=answers.organisation,
        plan=plan_of(unit, answers.when),
        venue=answers.venue,
        places=answers.places,
        bring=answers.bring,
    )
    shift_id = await shifts.publish(unit, new)
    unit.show_own_card(shifts.RUN_CARD, shift_id, "shift.published")


form = Form("shift", Publish, submit, review=review, yes="btn-shift-publish")


async def command(unit: Unit, words: str) -> None:
    """/shift, alone or with "title, when, where, how many" behind it; for people who publish
    none, their own shifts."""
    if not may(unit.roles, "shift.publish"):
        await mine(unit)
        return
    given: dict[str, Any] = {}
    latest = await rows.organisation_of(unit.tx, unit.scope.id, unit.actor.id)
    if latest is not None:
        given["organisation"] = latest
    if words:
        given.update(await _given_by(unit, words))
    await form.start(unit, given, words or None)


async def _given_by(unit: Unit, words: str) -> dict[str, Any]:
    """What "Litter pick, sat 10 to 1, Pelham Arms, 12 people" answers, part by part."""
    title, *parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(title) > TITLE:
        return {}
    given: dict[str, Any] = {"title": title}
    rest: list[str] = []
    for part in parts:
        when = read_plan(unit, part) if "when" not in given else Unclear("")
        number = await PlacesQuestion().read(unit, part, given)
        if isinstance(when, Found):
            given["when"] = when.value
        elif isinstance(number, Found) and "places" not in given:
            given["places"] = number.value
        else:
            rest.append(part)
    venue = ", ".join(rest)
    if venue and len(venue) <= VENUE:
        given["venue"] = venue
    return given


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The menu's button."""
    unit.demand("shift.publish")
    await command(unit, "")


# Who is coming ------------------------------------------------------------------------------------


async def card(view: View, shift_id: int) -> Screen | None:
    """The shift for whoever runs it: who is coming and who waits, by first name."""
    shift = await rows.find(view.tx, shift_id)
    if shift is None:
        return None
    held = {
        role
        for where, role in await people.roles(view.tx, view.viewer.id)
        if where == shift.community_id
    }
    own = shift.published_by == view.viewer.id and may(held, "shift.publish")
    if not own and "broker" not in held:
        return None
    coming = await rows.places(view.tx, shift_id, "joined", shift.places)
    waiting = await rows.places(view.tx, shift_id, "waiting", MOST_NAMES)
    return Screen(_text(view, shift, coming, waiting), _buttons(view, shift))


def _text(view: View, shift: Shift, coming: Sequence[Place], waiting: Sequence[Place]) -> Markup:
    def say(key: str, **values: Any) -> str:
        return str(view.wording.say(view.lang, key, **values))

    lines = [str(head(view, shift))]
    if (gone := gone_key(shift, view)) is not None:
        lines.append(say(gone, reason=Words(shift.reason or "", 300)))
    lines.append(say("shift-run-count", count=len(coming), most=shift.places))
    sure = [p for p in coming if p.confirmed_at is not None]
    rest = [p for p in coming if p.confirmed_at is None]
    for key, some in (
        ("shift-run-sure", sure),
        ("shift-run-coming", rest),
        ("shift-run-waiting", waiting),
    ):
        if some:
            names = [first_name(p.name) for p in some[:MOST_NAMES]]
            more = len(some) - len(names)
            lines.append(say(key, names=names, more=more))
    return Markup("\n\n".join(lines))


def _buttons(view: View, shift: Shift) -> tuple[tuple[Button, ...], ...]:
    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    shown = [] if gone_key(shift, view) else [button("btn-shift-call-off", f"sh-off:{shift.id}")]
    shown.append(button("btn-shift-new", "shift"))
    shown.append(button("btn-shift-mine", "sh-mine"))
    return one_a_row(*shown)  # type: ignore[return-value]


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
        count=found.counts.joined + found.counts.waiting,
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

PUBLISHERS = frozenset({"organiser", "broker"})
journey = Journey(
    "shift",
    commands=[
        Command("shift", command, roles=PUBLISHERS, menu=frozenset({"organiser"})),  # type: ignore[arg-type]
    ],
    taps={"shift": tapped, "sh-run": opened, "sh-off": call_off},
    forms=[form, call_off_form],
    cards={shifts.RUN_CARD: card},
)

KEY_FAMILIES = ("shift-",)

"""Volunteers' own hours: leaving, telling of what nobody planned, and who says it was so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.errors import DomainError, NotFound
from domain.reading import read
from domain.service import STAYS
from domain.service_words import serves
from handlers import shift_desk
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion
from handlers.conversation.questions import (
    FreeText,
    Suggested,
    plainly,
)
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.queue import last_row
from handlers.served_telling import begin, form, tell, was_there
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import service_confirm, service_hours, service_reverse, service_told
from services.cases import first_name
from services.service_hours import HOURS_CARD
from services.told_news import TOGETHER
from storage import delegates, people
from storage import service_hours as rows
from storage import shifts as shift_rows
from storage import told as told_rows
from storage.service_hours import Hours
from storage.shifts import Shift

LEAVING = frozenset(
    {"im leaving now", "i am leaving now", "leaving now", "check out", "checking out", "checkout"}
    | {"ive left the shift", "im off now", "i am off now", "im leaving", "i am leaving"}
)
LISTED = 10


# One time of one person ---------------------------------------------------------------------------


async def card(view: View, hours_id: int) -> Screen | None:
    """The hours as they stand, for the volunteer, whoever is to confirm them, and brokers."""
    found = await rows.find(view.tx, hours_id)
    if found is None:
        return None
    shift = await shift_rows.find(view.tx, found.shift_id) if found.shift_id else None
    if found.person_id == view.viewer.id:
        return None if found.state == "absent" else _own_card(view, found, shift)
    if found.state == "absent" or not await _verifies(view, found, shift):
        return None
    return await _verifier_card(view, found)


async def _verifies(view: View, found: Hours, shift: Shift | None) -> bool:
    if view.viewer.id == found.verified_by:
        return True
    held = await people.roles_in(view.tx, found.community_id, view.viewer.id)  # fmt: skip
    if held & {"broker", "administrator"}:
        return True
    if service_confirm.asked_here(found, view.viewer.id, held):
        return True
    if shift is not None and await shift_desk.runs_it(view, shift):
        return True
    if found.organisation_id is None:
        return False
    acts = await delegates.still_acts(view.tx, view.viewer.id, found.organisation_id, view.now)
    return acts is not None


def _say(view: View, key: str, **values: Any) -> str:
    return str(view.wording.say(view.lang, key, **values))


def _about(found: Hours) -> dict[str, Any]:
    return {
        "what": Words(found.title or found.what or "", 200),
        "date": found.day,
        "minutes": found.minutes or 0,
        "name": first_name(found.name or ""),
        "verifier": first_name(found.verifier or ""),
        "has_verifier": "yes" if found.verifier else "no",
        "organisation": found.for_name or "",
        "has_organisation": "yes" if found.for_name else "no",
        "credited": found.credited,
        "some": "yes" if found.credited else "no",
        "words": Words(found.note or "", 300),
        "has_words": "yes" if found.note else "no",
    }


def _own_card(view: View, found: Hours, shift: Shift | None) -> Screen:
    def button(key: str, verb: str, **values: Any) -> Button:
        label = view.wording.button(view.lang, key, **values)
        return Button(label, f"{verb}:{found.id}")

    shown: list[Button] = []
    key = f"served-own-{found.state}"
    values = _about(found)
    if found.state == "said" and found.minutes is None and shift is not None:
        zone = shift.plan.zone
        over = view.now > shift.ends_at + STAYS or view.now > shift.ends_at
        key = "served-own-left" if over else "served-own-in"
        values |= {"at": found.started_at or shift.starts_at, "end": shift.ends_at, "zone": zone}
        if over:
            shown.append(button("btn-service-end", "srv-end", end=shift.ends_at, zone=zone))
            shown.append(button("btn-service-other", "srv-other"))
        else:
            shown.append(button("btn-service-leave", "srv-out"))
    elif found.state == "said":
        shown.append(button("btn-service-back", "srv-back"))
        if found.shift_id is None and found.verifier_id is not None:
            shown.append(button("btn-service-desk", "srv-desk"))
    shown.append(Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"))
    shown.append(Button(view.wording.button(view.lang, "btn-home"), "home"))
    return Screen(Markup(_say(view, key, **values)), one_a_row(*shown))


async def _verifier_card(view: View, found: Hours) -> Screen:
    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{found.id}")

    values = _about(found)
    lines = [_say(view, f"served-theirs-{found.state}", **values)]
    shown: list[Button] = []
    if found.state == "said" and found.minutes is not None:
        if found.shift_id is None and found.person_id is not None:
            other = await rows.on_day(view.tx, found.community_id, found.person_id, found.day)
            if other is not None:
                lines.append(_say(view, "served-also", what=str(other["title"])))
        shown = [button("btn-service-yes", "srv-yes"), button("btn-service-length", "srv-length"),
                 button("btn-service-no", "srv-no")]  # fmt: skip
        if found.verifier_id == view.viewer.id:
            shown.append(button("btn-service-not-me", "srv-desk"))
    elif found.state == "confirmed" and found.asked_by is not None:
        lines.append(_say(view, "served-reversal", **values))
        if found.asked_by != view.viewer.id:
            shown = [button("btn-service-rev-yes", "srv-rev-yes"),
                     button("btn-service-rev-no", "srv-rev-no")]  # fmt: skip
    elif found.state == "confirmed":
        shown = [button("btn-service-undo", "srv-undo")]
    if found.state != "said":
        shown += await _others(view, found)
    held = await people.roles_in(view.tx, found.community_id, view.viewer.id)  # fmt: skip
    return Screen(
        Markup("\n\n".join(lines)),
        (*one_a_row(*shown), last_row(view, held, HOURS_CARD, found.id)),
    )


async def _others(view: View, found: Hours) -> list[Button]:
    """On to what else was told to the viewer and waits."""
    if found.verifier_id != view.viewer.id or found.organisation_id is None:
        return []
    every = await told_rows.waiting(view.tx, view.viewer.id, found.organisation_id, TOGETHER)
    card = await told_rows.of_person(view.tx, found.organisation_id) if every else None
    if card is None:
        return []
    label = view.wording.button(view.lang, "btn-told-see", count=len(every))
    return [Button(label, f"told-each:{card}")]


# Leaving ------------------------------------------------------------------------------------------


async def heard(unit: Unit, words: str) -> bool:
    """ "I'm leaving now" of somebody who checked in; a sentence about volunteering; else False."""
    if "member" not in unit.roles:
        return False
    if plainly(words) in LEAVING:
        found = await service_hours.there_now(unit)
        if found is None:
            return False
        await _out(unit, found.id)
        return True
    reading = read(words, unit.local)
    if not serves(words, reading):
        return False
    await begin(unit, words)
    return True


async def _out(unit: Unit, hours_id: int) -> None:
    try:
        await unit.use_timebank_of(HOURS_CARD, hours_id)
        await service_hours.leave(unit, hours_id)
    except DomainError as refusal:
        await unit.show_what_happened(HOURS_CARD, hours_id, refusal)
        return
    unit.show_own_card(HOURS_CARD, hours_id, "served.left")


async def out(unit: Unit, tap: Tap) -> None:
    """I'm leaving now."""
    await _out(unit, tap.id)


async def _step(unit: Unit, tap: Tap) -> None:
    """A button that needs no further question."""
    try:
        await unit.use_timebank_of(HOURS_CARD, tap.id)
        if tap.verb == "srv-end":
            await service_hours.stayed(unit, tap.id)
        elif tap.verb == "srv-back":
            await service_hours.withdraw(unit, tap.id)
        elif tap.verb == "srv-yes":
            await service_confirm.confirm_one(unit, tap.id)
        elif tap.verb == "srv-desk":
            await service_told.ask_desk(unit, tap.id)
        else:
            await service_reverse.decide_reversal(unit, tap.id, yes=tap.verb == "srv-rev-yes")
    except DomainError as refusal:
        await unit.show_what_happened(HOURS_CARD, tap.id, refusal)
        return
    unit.show_own_card(HOURS_CARD, tap.id, f"served.{tap.verb}")


@dataclass(frozen=True)
class Length:
    """How long it was."""

    minutes: int = ask("served-length-ask", LengthQuestion())
    hours: str | None = ask("served-length-ask", FreeText(), hidden=True)
    verb: str | None = ask("served-length-ask", FreeText(), hidden=True)


async def submit_length(unit: Unit, answers: Length) -> None:
    """The volunteer's own word on when they left; or the verifier's on how long it was."""
    hours_id = int(answers.hours or 0)
    await unit.use_timebank_of(HOURS_CARD, hours_id)
    if answers.verb == "srv-other":
        await service_hours.leave(unit, hours_id, answers.minutes)
    else:
        await service_confirm.confirm_one(unit, hours_id, answers.minutes)
    unit.show_card(unit.actor.id, HOURS_CARD, hours_id, "served.length", fresh=True)


@dataclass(frozen=True)
class Reason:
    """Why not; the volunteer reads it."""

    reason: str = ask(
        "served-reason-ask",
        Suggested(("btn-service-why-not-there", "btn-service-why-unknown"), limit=300),
    )
    hours: str | None = ask("served-reason-ask", FreeText(), hidden=True)
    verb: str | None = ask("served-reason-ask", FreeText(), hidden=True)


async def submit_reason(unit: Unit, answers: Reason) -> None:
    """Says no, or takes confirmed hours back."""
    hours_id = int(answers.hours or 0)
    await unit.use_timebank_of(HOURS_CARD, hours_id)
    if answers.verb == "srv-no":
        await service_confirm.decline(unit, hours_id, answers.reason)
    else:
        await service_reverse.reverse(unit, hours_id, answers.reason)
    unit.show_card(unit.actor.id, HOURS_CARD, hours_id, "served.reason", fresh=True)


length_form = Form("served-length", Length, submit_length, over=True)
reason_form = Form("served-reason", Reason, submit_reason, over=True, careful=True)


async def _with_form(unit: Unit, tap: Tap) -> None:
    try:
        await unit.use_timebank_of(HOURS_CARD, tap.id)
        if tap.verb != "srv-other":
            await service_confirm.deciding(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(HOURS_CARD, tap.id, refusal)
        return
    unit.aside()
    asked: Form[Any] = length_form if tap.verb in ("srv-other", "srv-length") else reason_form
    await asked.start(unit, {"hours": str(tap.id), "verb": tap.verb})


# One's own ---------------------------------------------------------------------------------------


async def command(unit: Unit, words: str) -> None:
    """/served: one's hours; with a sentence behind it, more of them."""
    if words.strip():
        await begin(unit, words)
    else:
        await mine(unit)


async def mine(unit: Unit) -> None:
    """What they volunteered this year, beside their timebank hours."""
    unit.demand("shift.join")
    unit.leave_card()
    today = unit.local.date()
    first, following = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    where = (unit.tx, unit.scope.id, unit.member, first, following)
    confirmed, credited, waiting = await rows.totals(*where)
    found = await rows.latest(*where, LISTED)
    lines = [
        str(unit.text(
            "served-mine", year=str(today.year), confirmed=confirmed, credited=credited,
            waiting=waiting, some="yes" if credited else "no", waits="yes" if waiting else "no",
            any="yes" if found else "no",
        ))
    ]  # fmt: skip
    if found:
        each = [str(unit.text("served-mine-line", state=one.state, **_about(one))) for one in found]
        lines.append("\n".join(each))
    buttons = one_a_row(
        unit.button("btn-service-tell", "srv-tell"),
        unit.button("btn-shift-see-all", "volunteer"),
        unit.button("btn-home", "home"),
    )
    unit.show(Screen(Markup("\n\n".join(lines)), buttons), "served.mine")


async def _mine_tapped(unit: Unit, _tap: Tap) -> None:
    await mine(unit)


async def opened(unit: Unit, tap: Tap) -> None:
    """A card from the queue or a list. Raises NotFound for what isn't theirs to see."""
    await unit.use_timebank_of(HOURS_CARD, tap.id)
    found = await rows.find(unit.tx, tap.id)
    if found is None:
        raise NotFound
    if found.person_id != unit.member and not await service_confirm.may_decide(unit, found):
        raise NotFound
    unit.show_own_card(HOURS_CARD, tap.id, "served.opened", opened=True)


journey = Journey(
    "served",
    commands=[Command("served", command, roles=frozenset({"member"}))],
    taps={
        "srv-open": opened,
        "srv-out": out,
        "srv-end": _step,
        "srv-back": _step,
        "srv-yes": _step,
        "srv-desk": _step,
        "srv-rev-yes": _step,
        "srv-rev-no": _step,
        "srv-other": _with_form,
        "srv-length": _with_form,
        "srv-no": _with_form,
        "srv-undo": _with_form,
        "srv-tell": tell,
        "srv-mine": _mine_tapped,
        "srv-self": was_there,
    },
    forms=[form, length_form, reason_form],
    cards={HOURS_CARD: card},
    hears=[heard],
)

KEY_FAMILIES = ("served-", "-name")

"""A case in which a broker looks before somebody joins a shift that asks for an age or a check."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from handlers import guardians
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Rows
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import cases, shift_gates
from services.work import CLOCK, Work
from storage import casework, communities
from storage import shift_life as life
from storage import shifts as rows
from storage.casework import Case
from storage.shifts import Standing

LIMIT = 300
ENDED = (shift_gates.YES, shift_gates.NO, shift_gates.LEFT)


async def _standing(view: View, case: Case) -> Standing | None:
    subject = await casework.subject(view.tx, case.id)
    if subject is None or subject[0] != shift_gates.THING:
        return None
    found = await life.place_by_id(view.tx, subject[1])
    return await rows.standing(view.tx, *found) if found is not None else None


async def about(view: View, case: Case, zone: ZoneInfo) -> tuple[Markup | None, Rows]:
    """What the shift asks for and what is known; and the buttons to decide, while it is open."""
    found = await _standing(view, case)
    if found is None or found.place is None:
        return None, ()
    shift, place = found.shift, found.place
    community = await communities.by_id(view.tx, case.community_id)
    held = await shift_gates.has_check(
        Work(view.tx, view.now, CLOCK, community, frozenset()), shift, place.person_id
    )
    said = view.wording.say(
        view.lang,
        "case-place",
        title=shift.title,
        organisation=shift.organisation,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        age=shift.min_age,
        young="yes" if "age" in place.needs else "no",
        checks=shift.checks,
        has_check="yes" if held else "no",
        state=place.state,
        until=(place.held_until or shift.starts_at).astimezone(zone),
    )
    agreed, noting = await guardians.line(view, case, found)
    if agreed is not None:
        said = Markup(f"{said}\n{agreed}")
    if not case.reach and not await guardians.brought(view, found):
        said = Markup(f"{said}\n{view.wording.say(view.lang, 'case-reach', known='no', reach='')}")
    if case.state != "open":
        return said, ()

    def button(key: str, data: str) -> tuple[Button, ...]:
        return (Button(view.wording.button(view.lang, key), data),)

    acts = [
        button("btn-place-yes", f"pl-yes:{case.id}"),
        button("btn-place-no", f"pl-no:{case.id}"),
    ]
    if shift.checks != "none" and not held:
        acts.insert(0, button("btn-place-check", f"ck-kinds:{place.person_id}"))
    return said, (*noting, *acts)


async def _yes(unit: Unit, tap: Tap) -> None:
    """They may join."""
    try:
        await unit.use_timebank_of(cases.CARD, tap.id)
        await shift_gates.decide(unit, tap.id, yes=True)
    except DomainError as refusal:
        await unit.show_what_happened(cases.CARD, tap.id, refusal)
        return
    unit.show_own_card(cases.CARD, tap.id, "case.closed")


@dataclass(frozen=True)
class Why:
    """Why they can't join; they read it."""

    words: str = ask("place-no-ask", FreeText(limit=LIMIT))
    case: str | None = ask("place-no-ask", FreeText(), hidden=True)


async def _no(unit: Unit, tap: Tap) -> None:
    """Asks why, in a message of its own."""
    try:
        await unit.use_timebank_of(cases.CARD, tap.id)
        await cases.still_open(unit, tap.id)
        await shift_gates.about(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(cases.CARD, tap.id, refusal)
        return
    unit.take_over(cases.CARD, tap.id)
    unit.aside()
    await no_form.start(unit, {"case": str(tap.id)})


async def _submit_no(unit: Unit, answers: Why) -> None:
    case_id = int(answers.case or 0)
    await unit.use_timebank_of(cases.CARD, case_id)
    await shift_gates.decide(unit, case_id, yes=False, words=answers.words)
    unit.show_card(unit.actor.id, cases.CARD, case_id, "case.closed", fresh=True)


no_form = Form("place-no", Why, _submit_no, over=True, careful=True)

journey = Journey("place-case", taps={"pl-yes": _yes, "pl-no": _no}, forms=[no_form])

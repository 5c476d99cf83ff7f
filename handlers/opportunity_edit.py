"""Changing something to volunteer for, and calling all of it off: everybody concerned is told."""

from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.opportunities import UNSAID, What, ends, fields, preview, show
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import opportunities, opportunity_changes
from storage import interests as wishes
from storage import opportunities as rows
from storage.opportunities import Opportunity


@dataclass(frozen=True, kw_only=True)
class Edit(What):
    """Everything that can be different, filled with what it is now."""

    opportunity: str | None = ask("opportunity-about-ask", FreeText(), hidden=True)


def given_of(one: Opportunity) -> dict[str, Any]:
    """What it is now, as the form keeps it."""
    when = {
        "kind": one.kind,
        "rrule": one.rrule,
        "first": one.first_day.isoformat() if one.first_day else None,
        "last": one.last_day.isoformat() if one.last_day else None,
        "start": f"{one.start:%H:%M}" if one.start else None,
        "finish": f"{one.finish:%H:%M}" if one.finish else None,
        "often": one.often,
    }
    same = ("title", "venue", "places", "bring", "about", "min_age", "checks", "check_why",
            "access", "expenses", "training", "contact", "photo", "least")  # fmt: skip
    return {
        **UNSAID,
        **{name: getattr(one, name) for name in same},
        "when": when,
        "at_risk": " ".join(one.at_risk) or "nobody",
        "langs": " ".join(one.langs) or None,
        "close_on": one.close_on.isoformat() if one.close_on else None,
        "opportunity": str(one.id),
    }


async def _edit(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    one = await opportunities.running(unit, tap.id)
    if one.state not in ("checking", "published"):
        raise DomainError("toast-already-done")
    unit.take_over(opportunities.CARD, tap.id)
    unit.aside()
    await edit_form.start(unit, given_of(one))


async def _changes(unit: Unit, answers: Edit) -> tuple[Opportunity, dict[str, Any]]:
    await unit.use_timebank_of(opportunities.CARD, int(answers.opportunity or 0))
    one = await opportunities.running(unit, int(answers.opportunity or 0))
    said = fields(answers, one.organisation)
    if said["rrule"] is not None and said["rrule"] == one.rrule:
        said["first_day"] = one.first_day
    return one, said


async def _edit_review(unit: Unit, answers: Edit) -> Markup:
    one, _ = await _changes(unit, answers)
    told = await rows.concerned(unit.tx, one.id, unit.now)
    return unit.text(
        "opportunity-edit-review",
        card=await preview(unit, answers, one.organisation),
        count=len(told),
    )


async def _submit_edit(unit: Unit, answers: Edit) -> None:
    one, said = await _changes(unit, answers)
    changed = await opportunity_changes.edit(unit, one.id, said)
    if not changed:
        unit.say("opportunity-same", one_a_row(unit.button("btn-home", "home")))
        return
    await show(unit, one.id, "opportunity.changed")


edit_form = Form(
    "opportunity-edit",
    Edit,
    _submit_edit,
    review=_edit_review,
    yes="btn-opportunity-save",
    over=True,
    ends=ends,
)


@dataclass(frozen=True)
class End:
    """Why it doesn't happen; everybody who joined reads it."""

    words: str = ask("shift-call-off-ask", FreeText(limit=300))
    opportunity: str | None = ask("shift-call-off-ask", FreeText(), hidden=True)


async def _end(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    one = await opportunities.running(unit, tap.id)
    if one.state not in ("checking", "published"):
        raise DomainError("toast-already-done")
    unit.take_over(opportunities.CARD, tap.id)
    unit.aside()
    await end_form.start(unit, {"opportunity": str(tap.id)})


async def _end_review(unit: Unit, answers: End) -> Markup:
    number = int(answers.opportunity or 0)
    one = await opportunities.running(unit, number)
    told = len(await rows.concerned(unit.tx, number, unit.now))
    told += len(await wishes.interested(unit.tx, number))
    return unit.text(
        "opportunity-end-review",
        title=one.title,
        words=Words(answers.words, 300),
        count=told,
        shifts=len(await rows.coming(unit.tx, number, unit.now)),
    )


async def _submit_end(unit: Unit, answers: End) -> None:
    number = int(answers.opportunity or 0)
    await unit.use_timebank_of(opportunities.CARD, number)
    await opportunity_changes.end(unit, number, answers.words)
    unit.show_card(unit.actor.id, opportunities.CARD, number, "opportunity.ended", fresh=True)


end_form = Form(
    "opportunity-end", End, _submit_end, review=_end_review, yes="btn-shift-off-yes", over=True
)


journey = Journey(
    "opportunity-edit",
    taps={"op-edit": _edit, "op-end": _end},
    forms=[edit_form, end_form],
)

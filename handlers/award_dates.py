"""The dates of a round: changed while it is set up; once its rules are fixed only put off, with a
reason that everybody concerned is told."""

from dataclasses import dataclass
from datetime import date

from domain.awards import phases
from domain.errors import DomainError
from handlers import award_words
from handlers.award_card import RUN
from handlers.award_questions import AwardDayQuestion, LaterQuestion
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_rounds, award_setup
from services.award_setup import FIELDS
from storage.award_rounds import Round

KEY_FAMILIES = ("btn-award-date-",)
PAGE = 3


async def _mine(unit: Unit, round_id: int) -> Round:
    await unit.use_timebank_of(award_rounds.CARD, round_id)
    return await award_rounds.demand_run(unit, round_id)


def _may(one: Round) -> list[str]:
    """The dates that can be changed now: all while it is set up, then those that aren't over."""
    found = [name for name in FIELDS if getattr(one, name) is not None]
    if one.state == "setting":
        return found
    return [
        name
        for name in found
        if name != "opens_at" and phases.may_extend(one.state, name)  # type: ignore[arg-type]
    ]


async def _shown(unit: Unit, tap: Tap) -> None:
    """Every date, with a button for each that can be changed."""
    one = await _mine(unit, tap.id)
    names = _may(one)
    at = int(tap.run) if tap.run.isdigit() and int(tap.run) < len(names) else 0
    buttons = [
        unit.button(f"btn-award-date-{name.replace('_', '-')}", f"aw-date:{one.id}:{name}")
        for name in names[at : at + PAGE]
    ]
    if len(names) > at + PAGE:
        buttons.append(unit.button("btn-more", f"aw-dates:{one.id}:{at + PAGE}"))
    unit.leave_card()
    unit.say(
        "award-dates",
        one_a_row(*buttons, unit.button("btn-back", f"aw-run:{one.id}")),
        fixed="yes" if one.fixed else "no",
        lines=Markup("\n".join(str(line) for line in award_words.dates(unit.text, one))),
    )


@dataclass(frozen=True)
class NewDate:
    """Another day for a date of a round that is being set up."""

    day: date = ask("award-date-ask", AwardDayQuestion())
    which: str | None = ask("award-date-ask", FreeText(), hidden=True)
    round: int | None = ask("award-date-ask", Kept(), hidden=True)


async def _changed(unit: Unit, answers: NewDate) -> None:
    one = await _mine(unit, int(answers.round or 0))
    await award_setup.set_date(unit, one.id, str(answers.which), answers.day)
    unit.show_own_card(RUN, one.id, "award.dated")


@dataclass(frozen=True)
class PutOff:
    """A later day for a date of a fixed round, and why."""

    day: date = ask("award-later-ask", LaterQuestion())
    why: str = ask("award-why-ask", FreeText(award_setup.LONGEST_WHY))
    which: str | None = ask("award-later-ask", FreeText(), hidden=True)
    round: int | None = ask("award-later-ask", Kept(), hidden=True)


async def _review(unit: Unit, answers: PutOff) -> Markup:
    one = await _mine(unit, int(answers.round or 0))
    which = str(answers.which)
    if which not in _may(one):
        raise DomainError("refusal-award-phase")
    return unit.text(
        "award-later-review",
        which=which.replace("_", "-"),
        before=_day_of(one, which),
        after=answers.day,
        why=Words(answers.why),
    )


def _day_of(one: Round, which: str) -> date:
    value = getattr(one, which)
    return value if which == "announced_on" else value.astimezone(one.zone).date()  # type: ignore[no-any-return]


async def _put_off(unit: Unit, answers: PutOff) -> None:
    one = await _mine(unit, int(answers.round or 0))
    await award_setup.extend(unit, one.id, answers.which, answers.day, answers.why)  # type: ignore[arg-type]
    unit.show_own_card(RUN, one.id, "award.extended")


date_form = Form("award-date", NewDate, _changed)
later_form = Form("award-later", PutOff, _put_off, review=_review, yes="btn-award-put-off")


async def _pick(unit: Unit, tap: Tap) -> None:
    one = await _mine(unit, tap.id)
    if tap.run not in _may(one):
        raise DomainError("refusal-award-phase")
    unit.aside()
    form = date_form if one.state == "setting" else later_form
    await form.start(unit, {"which": tap.run, "round": one.id})


journey = Journey(
    "award-dates",
    taps={"aw-dates": _shown, "aw-date": _pick},
    forms=[date_form, later_form],
)

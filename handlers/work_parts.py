"""Parts of a plan for work: strengths from the books, reviews, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.employment import OUTCOMES
from domain.errors import NotFound
from domain.reading.hours import read_day
from handlers import work_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import (
    Choice,
    Found,
    FreeText,
    Given,
    Kept,
    Option,
    Unclear,
    day_of,
)
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from handlers.work import found
from services import employment

PAGE = 4
LONGEST_DAY = 200


@dataclass(frozen=True, slots=True)
class PastDayQuestion:
    """A day that is past, or today."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Today and yesterday."""
        today = unit.local.date()
        days = ((today, "btn-today"), (today - timedelta(days=1), "btn-yesterday"))
        return [Option(unit.wording.button(unit.lang, key), day.isoformat()) for day, key in days]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One day, as people write it."""
        read = read_day(words[:LONGEST_DAY], unit.local, unit.lang, unit.zone)
        if read is None or len(read.days) != 1 or len(read.days[0]) != 1:
            return Unclear("refusal-work-future" if read and read.future else "log-no-day")
        return Found(read.days[0][0].isoformat())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday and full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


# Strengths ----------------------------------------------------------------------------------------


async def _strengths(unit: Unit, tap: Tap) -> None:
    """What the member gave, by the books, and which of it they show."""
    plan = await found(unit, tap)
    every = await employment.strengths(unit, plan)
    said = tap.run.partition(".")[0]
    start = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    page = every[start : start + PAGE]
    lines = [
        unit.text(
            "work-strength",
            what=work_card.label_of(one.skill),
            times=one.times,
            minutes=one.minutes,
            shown="yes" if one.shown else "no",
            words=one.words or "",
            own="yes" if one.words else "no",
        )
        for one in page
    ]
    buttons = [
        unit.button(
            "btn-work-strength",
            f"wk-str:{plan.id}:{one.skill}",
            what=work_card.label_of(one.skill)[:45],
        )
        for one in page
    ]
    if start + PAGE < len(every):
        buttons.append(unit.button("btn-more", f"wk-strengths:{plan.id}:{start + PAGE}"))
    buttons.append(unit.button("btn-back", f"wk:{plan.id}"))
    text = unit.text("work-strengths-list", count=len(every), lines=Markup("\n".join(lines)))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons)), "work.strengths")


async def _strength(unit: Unit, tap: Tap) -> None:
    """One of them: shown or not, and in whose words."""
    plan = await found(unit, tap)
    one = next((s for s in await employment.strengths(unit, plan) if s.skill == tap.run), None)
    if one is None:
        raise NotFound
    where = f"{plan.id}:{one.skill}"
    buttons = [
        unit.button("btn-work-hide", f"wk-hide:{where}")
        if one.shown
        else unit.button("btn-work-show", f"wk-show:{where}"),
        unit.button("btn-work-words", f"wk-words:{where}"),
        unit.button("btn-back", f"wk-strengths:{plan.id}"),
    ]
    text = unit.text(
        "work-strength-ask",
        what=work_card.label_of(one.skill),
        times=one.times,
        minutes=one.minutes,
        shown="yes" if one.shown else "no",
        words=one.words or "",
        own="yes" if one.words else "no",
    )
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons)), "work.strength")


async def _show(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    if tap.verb == "wk-show":
        await employment.show(unit, plan.id, tap.run)
    else:
        await employment.hide(unit, plan.id, tap.run)
    await _strengths(unit, Tap("wk-strengths", plan.id, "", tap.message_id, tap.callback_id))


@dataclass(frozen=True)
class OwnWords:
    """A strength in the member's own words."""

    words: str = ask("work-words-ask", FreeText(limit=employment.LONGEST_OWN))
    plan: int | None = ask("work-words-ask", Kept(), hidden=True)
    skill: str | None = ask("work-words-ask", FreeText(), hidden=True)


async def _worded(unit: Unit, answers: OwnWords) -> None:
    plan = await employment.show(
        unit, int(answers.plan or 0), str(answers.skill or ""), answers.words
    )
    unit.show_own_card(work_card.CARD, plan.id, "work.strength")


words_form = Form("work-words", OwnWords, _worded)


async def _words(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await words_form.start(unit, {"plan": plan.id, "skill": tap.run})


# Reviews ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Review:
    """That a broker and the member looked at it together, and what to remember of it."""

    words: str | None = ask("work-review-ask", FreeText(limit=500), optional=True)
    plan: int | None = ask("work-review-ask", Kept(), hidden=True)


async def _reviewed(unit: Unit, answers: Review) -> None:
    plan_id = int(answers.plan or 0)
    following = await employment.review(unit, plan_id, answers.words)
    unit.say("work-reviewed", date=following)
    unit.show_own_card(work_card.CARD, plan_id, "work.review")


review_form = Form("work-review", Review, _reviewed)


async def _review(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    if plan.person_id == unit.actor.id:
        raise NotFound
    unit.aside()
    await review_form.start(unit, {"plan": plan.id})


# What came of it ----------------------------------------------------------------------------------

CAME = (
    ("interview", "btn-work-interview"),
    ("volunteering", "btn-work-volunteering"),
    ("work", "btn-work-found"),
    ("other", "btn-work-other"),
)
"""Courses that were begun and finished say so themselves."""


@dataclass(frozen=True, slots=True)
class CameQuestion(Choice):
    """One of them; other words say something else, and are kept."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The option, or the words."""
        read = await Choice.read(self, unit, words, given)
        if isinstance(read, Found):
            return read
        clean = words.strip()
        if len(clean) > employment.LONGEST_OWN:
            return Unclear("error-too-long", {"limit": employment.LONGEST_OWN})
        return Found("other", {"words": clean}, sure=False)


@dataclass(frozen=True)
class Came:
    """Something that came of the plan, and when."""

    kind: str = ask("work-came-ask", CameQuestion(CAME))
    day: date = ask("work-came-day-ask", PastDayQuestion())
    words: str | None = ask("work-came-ask", FreeText(), hidden=True)
    plan: int | None = ask("work-came-ask", Kept(), hidden=True)


async def _came(unit: Unit, answers: Came) -> None:
    plan_id = int(answers.plan or 0)
    kind = next(one for one in OUTCOMES if one == answers.kind)
    await employment.came(unit, plan_id, kind, answers.day, answers.words)
    unit.show_own_card(work_card.CARD, plan_id, "work.came")


came_form = Form("work-came", Came, _came)


async def _came_tapped(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await came_form.start(unit, {"plan": plan.id})


journey = Journey(
    "work-parts",
    taps={
        "wk-strengths": _strengths,
        "wk-str": _strength,
        "wk-show": _show,
        "wk-hide": _show,
        "wk-words": _words,
        "wk-review": _review,
        "wk-came": _came_tapped,
    },
    forms=[words_form, review_form, came_form],
)

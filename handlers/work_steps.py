"""Steps of a plan for work: added with a day, ticked off, moved, dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import NotFound
from handlers import work_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Given, Kept, Option
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.plan_questions import AheadDayQuestion
from handlers.unit import Tap, Unit
from handlers.work import PAGE, StepQuestion, found
from services import employment
from storage import employment as rows
from storage.employment import Plan


async def found_by_step(unit: Unit, step_id: int) -> Plan:
    """The same for a step of it. Raises NotFound."""
    step = await rows.step(unit.tx, step_id)
    if step is None:
        raise NotFound
    return await found(unit, Tap("wk", step.plan_id, "", 0, None))


@dataclass(frozen=True, slots=True)
class ByDayQuestion(AheadDayQuestion):
    """By which day: in one, two or four weeks, or any day to come."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Usual days."""
        days = [unit.local.date() + timedelta(weeks=weeks) for weeks in (1, 2, 4)]
        return [
            Option(unit.wording.button(unit.lang, "btn-day", date=day), day.isoformat())
            for day in days
        ]


@dataclass(frozen=True)
class NewStep:
    """One step, and by when."""

    words: str = ask("work-step-ask", StepQuestion(limit=employment.LONGEST_STEP))
    day: date | None = ask("work-day-ask", ByDayQuestion(), optional=True)
    plan: int | None = ask("work-step-ask", Kept(), hidden=True)


async def _step_known(unit: Unit, answers: NewStep) -> None:
    plan_id = int(answers.plan or 0)
    await employment.add_step(unit, plan_id, answers.words, answers.day)
    unit.show_own_card(work_card.CARD, plan_id, "work.step")


step_form = Form("work-step", NewStep, _step_known)


@dataclass(frozen=True)
class MoveStep:
    """Another day for a step."""

    day: date = ask("work-day-ask", ByDayQuestion())
    step: int | None = ask("work-day-ask", Kept(), hidden=True)


async def _moved(unit: Unit, answers: MoveStep) -> None:
    plan = await employment.move_step(unit, int(answers.step or 0), answers.day)
    unit.show_own_card(work_card.CARD, plan.id, "work.step")


move_form = Form("work-move", MoveStep, _moved)


async def _add(unit: Unit, tap: Tap) -> None:
    plan = await found(unit, tap)
    unit.aside()
    await step_form.start(unit, {"plan": plan.id})


async def _steps(unit: Unit, tap: Tap) -> None:
    """The open steps, each with a button."""
    plan = await found(unit, tap)
    parts = await employment.parts(unit, plan)
    now = [step for step in parts.steps if step.state == "open"]
    said = tap.run.partition(".")[0]
    start = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    buttons = [
        unit.button("btn-work-one-step", f"wk-step:{one.id}", words=one.words[:50])
        for one in now[start : start + PAGE]
    ]
    if start + PAGE < len(now):
        buttons.append(unit.button("btn-more", f"wk-steps:{plan.id}:{start + PAGE}"))
    buttons.append(unit.button("btn-back", f"wk:{plan.id}"))
    unit.leave_card()
    unit.show(
        Screen(unit.text("work-steps-ask", count=len(now)), one_a_row(*buttons)), "work.steps"
    )


async def _step(unit: Unit, tap: Tap) -> None:
    plan = await found_by_step(unit, tap.id)
    _, step = await employment.step_of(unit, tap.id)
    buttons = [
        unit.button(key, f"{verb}:{step.id}")
        for key, verb in (
            ("btn-work-tick", "wk-done"),
            ("btn-work-move", "wk-move"),
            ("btn-work-drop", "wk-drop"),
        )
        if step.state == "open"
    ]
    buttons.append(unit.button("btn-back", f"wk:{plan.id}"))
    unit.leave_card()
    unit.show(
        Screen(unit.text("work-step-what-ask", words=step.words), one_a_row(*buttons)), "work.step"
    )


async def _done(unit: Unit, tap: Tap) -> None:
    plan = await found_by_step(unit, tap.id)
    await employment.end_step(unit, tap.id, done=tap.verb == "wk-done")
    unit.toast("toast-work-done" if tap.verb == "wk-done" else "toast-work-dropped")
    unit.show_own_card(work_card.CARD, plan.id, "work.step")


async def _move(unit: Unit, tap: Tap) -> None:
    await found_by_step(unit, tap.id)
    unit.aside()
    await move_form.start(unit, {"step": tap.id})


async def _later(unit: Unit, tap: Tap) -> None:
    """A week later, from the reminder."""
    plan = await found_by_step(unit, tap.id)
    await employment.move_step(unit, tap.id, unit.local.date() + timedelta(weeks=1))
    unit.show_own_card(work_card.CARD, plan.id, "work.step")


journey = Journey(
    "work-steps",
    taps={
        "wk-add": _add,
        "wk-steps": _steps,
        "wk-step": _step,
        "wk-done": _done,
        "wk-drop": _done,
        "wk-move": _move,
        "wk-later": _later,
    },
    forms=[step_form, move_form],
)

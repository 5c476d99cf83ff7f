"""A message of whoever runs a shift to everybody on it: written, looked at with the number of
people, and sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Option
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.shift_view import running
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import shift_messages, shifts


@dataclass(frozen=True)
class Say:
    """What everybody on a shift is to read, and whether it can wait for the morning."""

    words: str = ask("shift-say-ask", FreeText(shift_messages.LONGEST))
    urgent: str | None = ask("shift-say-ask", FreeText(), hidden=True)
    shift: str | None = ask("shift-say-ask", FreeText(), hidden=True)


async def say(unit: Unit, tap: Tap) -> None:
    """Asks what to say, in a message of its own."""
    shift = await running(unit, tap.id)
    unit.take_over(shifts.RUN_CARD, shift.id)
    unit.aside()
    await say_form.start(unit, {"shift": str(shift.id)})


async def say_review(unit: Unit, answers: Say) -> Markup:
    """The message as it will be read, to how many, and when."""
    shift = await running(unit, int(answers.shift or 0))
    urgent = answers.urgent == "yes"
    post = await shift_messages.preview(unit, shift.id, answers.words, urgent=urgent)
    return unit.text(
        "shift-say-review",
        title=shift.title,
        words=Words(answers.words, shift_messages.LONGEST),
        count=post.people,
        wait="yes" if post.at is not None else "no",
        at=post.at or unit.now,
    )


def say_now(unit: Unit, answers: Say) -> Sequence[Option]:
    """In the night: it can't wait."""
    if answers.urgent == "yes" or not shift_messages.waits(unit):
        return ()
    return [Option(unit.wording.button(unit.lang, "btn-shift-say-now"), {"urgent": "yes"})]


async def submit_say(unit: Unit, answers: Say) -> None:
    """Sends it."""
    shift = await running(unit, int(answers.shift or 0))
    urgent = answers.urgent == "yes"
    post = await shift_messages.send(unit, shift.id, answers.words, urgent=urgent)
    unit.say(
        "shift-said",
        one_a_row(
            unit.button("btn-shift-run", f"sh-run:{shift.id}"), unit.button("btn-home", "home")
        ),
        count=post.people,
        wait="yes" if post.at is not None else "no",
        at=post.at or unit.now,
    )


say_form = Form(
    "shift-say", Say, submit_say, review=say_review, yes="btn-shift-say-yes", suggest=say_now
)

journey = Journey("shift-say", taps={"sv-say": say}, forms=[say_form])

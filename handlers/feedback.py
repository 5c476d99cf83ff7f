"""How was it, would you come again: two taps after a shift, and words if they like; and the totals
for whoever runs it."""

from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.shifts import look
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import feedback
from services.asked_for import runner
from storage import feedback as rows
from storage import shifts as shift_rows
from storage.feedback import Again, How

HOW: dict[str, How] = {"fb-good": "good", "fb-fine": "fine", "fb-poor": "poor"}
AGAIN: dict[str, Again] = {"fb-yes": "yes", "fb-maybe": "maybe", "fb-no": "no"}
LONGEST = 300


async def card(view: View, feedback_id: int) -> Screen | None:
    """The next of the two questions, or thanks; for the volunteer alone."""
    found = await rows.find(view.tx, feedback_id)
    if found is None or found.person_id != view.viewer.id:
        return None
    shift = await shift_rows.find(view.tx, found.shift_id)
    if shift is None:
        return None

    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{feedback_id}")

    key, shown = "feedback-done", [Button(view.wording.button(view.lang, "btn-home"), "home")]
    if found.how is None:
        key = "feedback-how-ask"
        shown = [
            button("btn-feedback-good", "fb-good"),
            button("btn-feedback-fine", "fb-fine"),
            button("btn-feedback-poor", "fb-poor"),
        ]
    elif found.again is None:
        key = "feedback-again-ask"
        shown = [
            button("btn-feedback-yes", "fb-yes"),
            button("btn-feedback-maybe", "fb-maybe"),
            button("btn-feedback-no", "fb-no"),
        ]
    elif found.shown is None:
        key = "feedback-thanks"
        shown.insert(0, button("btn-feedback-words", "fb-words"))
    text = view.wording.say(
        view.lang,
        key,
        title=shift.title,
        date=shift.plan.day,
        organiser=runner(shift),
    )
    return Screen(text, one_a_row(*shown))


async def tapped(unit: Unit, tap: Tap) -> None:
    """One of the two taps."""
    await unit.use_timebank_of(feedback.CARD, tap.id)
    await feedback.own(unit, tap.id)
    try:
        if tap.verb in HOW:
            await feedback.say_how(unit, tap.id, HOW[tap.verb])
        else:
            await feedback.say_again(unit, tap.id, AGAIN[tap.verb])
    except DomainError as refusal:
        await unit.show_what_happened(feedback.CARD, tap.id, refusal)
        return
    unit.show_own_card(feedback.CARD, tap.id, "shift.feedback")


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words besides."""

    words: str = ask("feedback-words-ask", FreeText(limit=LONGEST))
    feedback: int | None = ask("feedback-words-ask", Kept(), hidden=True)


async def _submit(unit: Unit, answers: Said) -> None:
    number = int(answers.feedback or 0)
    await unit.use_timebank_of(feedback.CARD, number)
    if await feedback.say_words(unit, number, answers.words):
        unit.show_own_card(feedback.CARD, number, "shift.feedback")
        return
    unit.say(
        "feedback-not-passed-on",
        one_a_row(
            unit.button("btn-feedback-words", f"fb-words:{number}"),
            unit.button("btn-talk-to-a-person", "talk"),
            unit.button("btn-home", "home"),
        ),
    )


async def words(unit: Unit, tap: Tap) -> None:
    """Asks for them."""
    await unit.use_timebank_of(feedback.CARD, tap.id)
    found = await feedback.own(unit, tap.id)
    if found.shown is not None or found.again is None:
        done = DomainError("toast-already-done")
        await unit.show_what_happened(feedback.CARD, tap.id, done)
        return
    unit.aside()
    await form.start(unit, {"feedback": tap.id})


form = Form("feedback", Said, _submit, over=True, careful=True)


async def see(unit: Unit, tap: Tap) -> None:
    """The totals, for whoever runs the shift."""
    await look(unit, tap.id)
    found = await feedback.totals(unit, tap.id)
    values: dict[str, Any] = {"title": found.shift.title, "least": found.least}
    if not found.shown:
        text = unit.text("feedback-too-few", **values)
    else:
        lines = [str(unit.text("feedback-totals", count=found.shown, **values))]
        for question, counts in (("how", found.how), ("again", found.again)):
            for name, count in counts.items():
                hidden = "yes" if count is None else "no"
                key = f"feedback-{question}-line"
                lines.append(str(unit.text(key, answer=name, count=count or 0, hidden=hidden)))
        if found.words:
            lines.append(str(unit.text("feedback-words")))
            lines += [
                str(unit.text("feedback-word-line", words=Words(one, LONGEST)))
                for one in found.words
            ]
        text = Markup("\n".join(lines))
    unit.aside()
    rest = (unit.button("btn-shift-run", f"sh-run:{tap.id}"), unit.button("btn-home", "home"))
    unit.show(Screen(text, one_a_row(*rest)), "shift.feedback-seen")


journey = Journey(
    "feedback",
    taps={**dict.fromkeys((*HOW, *AGAIN), tapped), "fb-words": words, "fb-see": see},
    forms=[form],
    cards={feedback.CARD: card},
)

KEY_FAMILIES = ("feedback-",)

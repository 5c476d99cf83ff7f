"""Good that is told of somebody, without "nominate": whoever wrote it is asked whether they want to
put somebody forward, as long as nominations are open."""

from dataclasses import dataclass
from typing import Any

from domain.reading import read
from domain.reading.praise import praises
from handlers import nominate_tip
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Kept, Unclear
from handlers.journey import Journey
from handlers.nominate import NOMINATORS, begin
from handlers.unit import Unit
from services import award_rounds, nominations

COULD_BE = frozenset({"request", "unknown", "thanks"})
"""What else such a sentence could be: anything clearer is what it says."""
WHICH = (
    ("nominate", "btn-nominate-heard-yes"),
    ("request", "btn-nominate-heard-help"),
)


@dataclass(frozen=True)
class Heard:
    """What they want with what they told."""

    which: str = ask("nominate-heard-ask", Choice(WHICH))
    words: Any = ask("nominate-heard-ask", Kept(), hidden=True)


async def _submit(unit: Unit, answers: Heard) -> None:
    if answers.which == "request":
        await unit.registry.intents["request"](unit, read(answers.words, unit.local))
        return
    award = await nominate_tip.now_on(unit)
    if award is None:
        await nominate_tip.none_on(unit, answers.words)
    else:
        await begin(unit, award, answers.words)


form = Form("nominate-heard", Heard, _submit)


async def heard(unit: Unit, words: str) -> bool:
    """A sentence that says good of somebody."""
    if not unit.roles & NOMINATORS or not praises(words):
        return False
    if read(words, unit.local).intent not in COULD_BE:
        return False
    award = await nominate_tip.now_on(unit)
    if award is None or not award_rounds.nominations_open(unit, award):
        return False
    found = await nominations.read(unit, award, words)
    died = "posthumous" in found.flags
    why = Unclear("nominate-heard-died" if died else "nominate-heard", {"award": award.scheme})
    await form.offer(unit, "which", {"words": words}, why, None)
    return True


journey = Journey("nominate-heard", forms=[form], hears=[heard])

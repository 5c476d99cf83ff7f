"""/check: whether the code on a letter is valid. Anybody may ask, also who is no member."""

import re
from dataclasses import dataclass

from domain import letters as rules
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Unit
from services import letters

LONGEST = 100
_SAID = re.compile(
    r"(?:(?:please )?(?:check|verify|is)(?: (?:this|the|a|my))?(?: (?:letter|code))*:? )?"
    r"(?P<code>[A-Za-z0-9]{4}[ \-–]?[A-Za-z0-9]{4})(?: valid| good| right| real)?[?!. ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Check:
    """The code on a letter."""

    code: str = ask("letter-check-ask", FreeText(limit=LONGEST))


async def _submit(unit: Unit, answers: Check) -> None:
    await answer(unit, answers.code)


form = Form("letter-check", Check, _submit, over=True)


async def command(unit: Unit, words: str = "") -> None:
    """/check ABCD-EFGH; alone it asks for the code."""
    unit.wear(None)  # who asks about a code asks for nobody else
    if words.strip():
        await answer(unit, words[:LONGEST])
    else:
        await form.start(unit)


async def answer(unit: Unit, words: str) -> None:
    """Valid or not, the total and the date, and nothing else."""
    found = await letters.check(unit, words)
    rows = one_a_row(unit.button("btn-letter-another", "letter-check"))
    if found.answer == "valid" and found.letter is not None:
        unit.say(
            "letter-valid",
            rows,
            minutes=found.letter.given,
            kind="service" if found.letter.kind in letters.SERVED else "hours",
            date=found.letter.made_at.astimezone(unit.zone).date(),
        )
    else:
        keys = {
            "changed": "letter-not-any-more",
            "none": "letter-not-valid",
            "wait": "letter-wait",
        }
        unit.say(keys[found.answer], rows)


async def heard(unit: Unit, text: str) -> bool:
    """A code alone, or "check ABCD-EFGH". Eight letters without a hyphen may be any word: they are
    a code only where their last sign says so."""
    match = _SAID.fullmatch(text.strip()[:LONGEST])
    if match is None:
        return False
    code = match["code"]
    if not rules.looks_like(code) and rules.read_code(code) is None:
        return False
    await command(unit, code)
    return True


async def _tapped(unit: Unit, _tap: object) -> None:
    unit.aside()
    await form.start(unit)


journey = Journey(
    "letter-check",
    commands=[Command("check", command)],
    taps={"letter-check": _tapped},
    forms=[form],
    hears_all=[heard],
)

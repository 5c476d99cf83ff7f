"""What must never wait: the fixed answer first, then whoever must know.

Nothing here decides what is urgent (domain/reading/screening.py does) or words an answer: the
safeguarding lead's fixed sentences stand in locales/en/safety.ftl.
"""

import json
import logging

from domain.reading.types import Screen as Screened
from handlers.conversation.screens import Rows, Screen, one_a_row
from handlers.journey import Journey
from handlers.unit import Unit
from handlers.wording import Markup
from services import cases
from storage.errors import DiskFull, Locked, ReadOnly, Unreachable

log = logging.getLogger("goodturn.safety")


async def urgent(unit: Unit, text: str, screened: Screened) -> None:
    """Answers with the fixed words for this class, and alerts whoever must know.

    Works for everybody, members or not, and leaves a half-filled form as it is. Where the alert
    fails the answer still goes out, and says that nobody was told.
    """
    unit.aside()
    try:
        told = await _alert(unit, text, screened)
    except (Locked, ReadOnly, DiskFull, Unreachable):
        raise  # nothing can be kept now; the update is handled again
    except Exception:
        log.exception("an urgent message was answered, but nobody could be alerted")
        await unit.tx.undo()
        told = False
    fixed = unit.text(screened.answer or "safety-danger-now")
    who = unit.text("safety-told" if told else "safety-nobody-told")
    unit.show(Screen(Markup(f"{fixed}\n\n{who}"), _ways_on(unit)), "safety.answer")


async def urgent_in_group(unit: Unit, text: str, screened: Screened) -> None:
    """Words behind a command in a group: the alert is the same, the answer is private."""
    told = await _alert(unit, text, screened)
    unit.tell(
        unit.actor.id,
        "safety.answer",
        screened.answer or "safety-danger-now",
        kind="answer",
        buttons=(),
    )
    unit.tell(
        unit.actor.id,
        "safety.told",
        "safety-told" if told else "safety-nobody-told",
        kind="answer",
    )


async def _alert(unit: Unit, text: str, screened: Screened) -> bool:
    if not await cases.nearest(unit):
        return False
    reading = json.dumps({"kind": screened.kind, "also": list(screened.also)})
    _, told = await cases.alert(
        unit, text[:4096], reading, restricted=screened.alert == "safeguarding"
    )
    return told


def _ways_on(unit: Unit) -> Rows:
    buttons = [unit.button("btn-talk-to-a-person", "talk")]
    if unit.draft is not None:
        buttons.append(unit.button("btn-carry-on", "resume"))
    return one_a_row(*buttons)


journey = Journey("safety")

KEY_FAMILIES = ("safety-",)
KEYS = ("safety-told", "safety-nobody-told")

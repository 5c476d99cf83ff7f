"""What must never wait: the fixed answer first, then whoever must know.

Nothing here decides what is urgent (domain/reading/screening.py does) or words an answer: the
safeguarding lead's fixed sentences stand in locales/en/safety.ftl.
"""

import json
import logging
from dataclasses import dataclass

from domain.errors import DomainError
from domain.reading.types import Screen as Screened
from handlers import numbers
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from handlers.wording.text import unmarked
from services import alerts, cases, concerns, safety_texts
from services.alerts import Alert
from storage.errors import DiskFull, Locked, ReadOnly, Unreachable

log = logging.getLogger("goodturn.safety")
CONCERN = "concern"
"""The form of handlers/concern.py."""
ASKS_FOR_A_SAFE_WAY = ("safety-abuse", "safety-exploitation", "safety-coercion")
"""Fixed answers that end with a question: what comes next is the answer to it."""


async def urgent(unit: Unit, text: str, screened: Screened) -> None:
    """Answers with the fixed words for this class, and alerts whoever must know.

    Works for everybody, members or not, and leaves a half-filled form as it is. Where the alert
    fails the answer still goes out, and says that nobody was told.
    """
    unit.aside()
    try:
        sent = await _alert(unit, text, screened)
    except (Locked, ReadOnly, DiskFull, Unreachable):
        raise  # nothing can be kept now; the update is handled again
    except Exception:
        log.exception("an urgent message was answered, but nobody could be alerted")
        await unit.tx.undo()
        sent = None
    told, case_id = sent is not None and sent.told, sent.case_id if sent is not None else 0
    answer = screened.answer or "safety-danger-now"
    lines = [await _fixed(unit, answer), _told(unit, sent)]
    buttons: list[Button] = []
    if told and answer in ASKS_FOR_A_SAFE_WAY:
        lines.reverse()  # the question comes last
        safe_way.keep(unit, {"case": str(case_id)})
    elif told:
        lines.append(unit.text("safety-ring-ask"))
        buttons += [
            unit.button("btn-yes", f"s-ring:{case_id}:yes"),
            unit.button("btn-no", f"s-ring:{case_id}:no"),
        ]
    else:
        buttons.append(unit.button("btn-talk-to-a-person", "talk"))
    if unit.draft is not None:
        buttons.append(_back_to_the_form(unit))
    unit.show(Screen(Markup("\n\n".join(lines)), one_a_row(*buttons)), "safety.answer")


async def _fixed(unit: Unit, answer: str) -> Markup:
    """The fixed answer as the lead has set it; as it usually is where that can't be read."""
    if unit.community is None:
        return unit.text(answer)
    try:
        return numbers.shown(unit, await safety_texts.of(unit), answer)
    except (Locked, ReadOnly, DiskFull, Unreachable):
        raise
    except Exception:
        log.exception("a fixed answer was given as it usually is")
        await unit.tx.undo()
        return unit.text(answer)


def _told(unit: Unit, sent: Alert | None) -> Markup:
    """Who was told, whether somebody is there, and by when it is read: never that anybody comes."""
    if sent is None or not sent.told:
        return unit.text("safety-nobody-told")
    return unit.text(
        "safety-told",
        there="yes" if sent.there else "no",
        at=sent.by.astimezone(unit.zone),
        phone=sent.phone,
        has_phone="yes" if sent.phone else "no",
    )


async def beside(unit: Unit, text: str, screened: Screened) -> None:
    """A broker notes for the desk what happened to somebody: those who must know are told, and the
    note goes on."""
    told = "self" if "safeguarding" in unit.roles else "no"
    try:
        sent = await _alert(unit, text, screened)
        told = "yes" if sent is not None and sent.told else told
    except (Locked, ReadOnly, DiskFull, Unreachable):
        raise
    except Exception:
        log.exception("urgent words of a note could be told to nobody")
        await unit.tx.undo()
    unit.say("safety-noted", told=told)


def _back_to_the_form(unit: Unit) -> Button:
    """Goes on with what was being done; a question of ours that lies over it is left."""
    draft = unit.draft
    assert draft is not None
    if draft.form == safe_way.name:
        return unit.button("btn-cancel", "s-leave")
    return unit.button("btn-carry-on", "resume")


async def urgent_in_group(unit: Unit, text: str, screened: Screened) -> None:
    """Words behind a command in a group: the alert is the same, the answer is private."""
    sent = await _alert(unit, text, screened)
    words = unmarked(str(await _fixed(unit, screened.answer or "safety-danger-now")))
    unit.tell(unit.actor.id, "safety.answer", "safety-own", kind="answer", words=words)
    words = unmarked(str(_told(unit, sent)))
    unit.tell(unit.actor.id, "safety.told", "safety-own", kind="answer", words=words)


async def _alert(unit: Unit, text: str, screened: Screened) -> Alert | None:
    if not await cases.nearest(unit):
        return None
    if unit.draft is not None and unit.draft.form == CONCERN:
        about = unit.draft.body["given"].get("about")
        if about is not None:  # it goes round whom it is about, a lead as well
            unit.drop_draft()
            return await concerns.cannot_wait(unit, about["name"], about["ids"], text[:4096])
    reading = json.dumps({"kind": screened.kind, "also": list(screened.also)})
    return await alerts.alert(
        unit, text[:4096], reading, restricted=screened.alert == "safeguarding"
    )


@dataclass(frozen=True)
class SafeWay:
    """How and when somebody can be rung without harm."""

    words: str | None = ask("safety-ring-how-ask", FreeText(limit=1000), optional=True)
    case: str | None = ask("safety-ring-how-ask", FreeText(), hidden=True)


async def submit(unit: Unit, answers: SafeWay) -> None:
    """Adds it to the case; a form that was left for this goes on."""
    if answers.words:
        await cases.reply(unit, int(answers.case or 0), answers.words)
    rows = one_a_row(_back_to_the_form(unit)) if unit.draft is not None else ()
    unit.say("safety-ring-passed-on", rows)


async def ring(unit: Unit, tap: Tap) -> None:
    """Whether a person is to ring. The numbers in the fixed answer stay where they are."""
    case = await cases.own(unit, tap.id)
    if tap.run == "no":
        unit.toast("toast-safety-no-call")
        return
    if case.state == "closed":
        raise DomainError("toast-already-done")
    await cases.wants_a_call(unit, tap.id)
    unit.aside()
    await safe_way.start(unit, {"case": str(tap.id)})


async def leave(unit: Unit, tap: Tap) -> None:
    """Leaves the question for a safe way; the fixed answer with its numbers stays on the phone."""
    unit.aside()
    if unit.draft is not None and unit.draft.form == safe_way.name:
        await safe_way.cancel(unit)
    else:
        await unit.registry.taps["home"](unit, tap)


safe_way = Form("safe-way", SafeWay, submit, over=True)

journey = Journey("safety", taps={"s-ring": ring, "s-leave": leave}, forms=[safe_way])

KEY_FAMILIES = ("safety-",)
KEYS = ("safety-told", "safety-nobody-told")

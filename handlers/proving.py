"""Proving who is there with an authenticator app, before exports, changes of roles and erasures."""

from domain import one_time_codes as codes
from handlers import hats
from handlers.conversation.screens import Rows, one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording.values import Words
from services import second_factor
from services.second_factor import PICTURE
from storage import outbox

KEY_FAMILIES = ("second-factor-",)
RECOVERY = "second-factor-recovery"
"""The sentence with the recovery codes, and so why it is sent."""


async def heard(unit: Unit, text: str) -> bool:
    """Whether these words were a code that was asked for: six digits, or a recovery code."""
    said = codes.six(text) or codes.recovery(text)
    if said is None or not unit.roles - {"member"} or unit.hat is not None or not unit.private:
        return False
    one = await second_factor.asked(unit)
    if one is None:
        return False
    came = await second_factor.heard(unit, one, said)
    if came != "right":
        unit.say(f"second-factor-{came}", _ways(unit))
        return True
    if one.picture_id is not None and not one.confirmed:
        outbox.delete(unit.tx, unit.chat_id, unit.actor.id, one.picture_id, unit.now)
    if made := await second_factor.confirm(unit, one):
        rows = one_a_row(unit.button("btn-second-factor-kept", "sf-kept"))
        unit.say(RECOVERY, rows, codes=Words("\n".join(made)))
        return True
    await _go_on(unit)
    return True


async def _set_up(unit: Unit, _tap: Tap) -> None:
    """The QR picture, and what to do with it."""
    one = await second_factor.begin(unit)
    unit.say("second-factor-how", _ways(unit))
    unit.send_document("second-factor", PICTURE)
    second_factor.pictured(unit, one)


async def _kept(unit: Unit, _tap: Tap) -> None:
    """The recovery codes are written down: they go from the chat, and on with what was asked."""
    one = await second_factor.asked(unit)
    if one is None or not one.confirmed:
        unit.toast("toast-old-button")
        return
    outbox.scrub(unit.tx, unit.chat_id, RECOVERY, unit.now - codes.ASKED_FOR)
    unit.say("second-factor-hidden", one_a_row(unit.button("btn-home", "home")))
    unit.aside()
    await _go_on(unit)


async def _go_on(unit: Unit) -> None:
    """With the button or the command that needed the proof; with a form where there is one."""
    one = await second_factor.asked(unit)
    if one is None:
        return
    second_factor.done(unit, one)
    kind, _, rest = (one.wanted or "").partition(" ")
    if kind == "tap" and (run := unit.registry.taps.get(rest.partition(":")[0])) is not None:
        unit.tap = None
        await run(unit, Tap.parse(rest, 0, None))
    elif kind == "command":
        name, _, words = rest.partition(" ")
        command = unit.registry.commands[name]
        hats.off_for_desk(unit, command.roles)
        await command.run(unit, words)
    elif unit.draft is not None and (form := unit.registry.forms.get(unit.draft.form)) is not None:
        await form.resume(unit, unit.draft)
    else:
        unit.say("second-factor-right", one_a_row(unit.button("btn-home", "home")))


def _ways(unit: Unit) -> Rows:
    return one_a_row(unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home"))


journey = Journey("proving", taps={"sf-set": _set_up, "sf-kept": _kept})

"""/undelivered: which messages didn't arrive, to try them again or ring. Never their words."""

import re

from domain.permissions import Role
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import undelivered
from services.undelivered import Missed

DESK: frozenset[Role] = frozenset({"broker"})
PAGE = 4
"""Messages on one screen."""
REASON = "delivery.list"
KEY_FAMILIES = ("und-what-", "und-why-")
_SAID = re.compile(
    r"(?:show me |see )?(?:what|which messages|messages that|which ones)"
    r" (?:did ?n[o'’]?t|did not|has ?n[o'’]?t|have ?n[o'’]?t) (?:arrived?|got through|get through)",
    re.IGNORECASE,
)


async def command(unit: Unit, _words: str = "") -> None:
    """/undelivered."""
    await _list(unit, 0)


async def heard(unit: Unit, text: str) -> bool:
    """ "what didn't arrive"."""
    if not unit.roles & DESK or _SAID.fullmatch(text.strip().rstrip("?.! ")) is None:
        return False
    await _list(unit, 0)
    return True


async def _list(unit: Unit, offset: int) -> None:
    found = await undelivered.listed(unit)
    offset = offset if 0 <= offset < len(found) else 0
    shown = found[offset : offset + PAGE]
    lines = [
        unit.text("und-line", number=number, what=_what(unit, one), why=_why(unit, one))
        for number, one in enumerate(shown, offset + 1)
    ]
    rows = [
        unit.button("btn-und-open", f"und-one:{one.id}", number=number)
        for number, one in enumerate(shown, offset + 1)
    ]
    if len(found) > offset + PAGE:
        rows.append(unit.button("btn-more", f"und:{offset + PAGE}"))
    ways = (unit.button("btn-queue-all", "queue"), unit.button("btn-home", "home"))
    head = unit.text("und-list", timebank=unit.scope.name, count=len(found))
    text = Markup("\n".join(str(part) for part in (head, *lines)))
    unit.leave_card()
    unit.show(Screen(text, (*one_a_row(*rows), ways)), REASON)


def _what(unit: Unit, one: Missed) -> Markup:
    what = unit.text(f"und-what-{one.what}")
    return unit.text("und-to", name=one.name, what=what, at=one.at)


def _why(unit: Unit, one: Missed) -> Markup:
    return unit.text("und-why-late" if one.late and one.why != "shut" else f"und-why-{one.why}")


async def _tapped(unit: Unit, tap: Tap) -> None:
    await _list(unit, tap.id)


async def _one(unit: Unit, tap: Tap) -> None:
    """One of them: try again, or ring."""
    found = await undelivered.find(unit, tap.id)
    if found is None:
        unit.toast("toast-old-button")
        await _list(unit, 0)
        return
    rows = []
    if found.again:
        rows.append(unit.button("btn-und-again", f"und-again:{found.id}"))
    if found.membership_id is not None:
        rows.append(unit.button("btn-und-ring", f"mb:{found.membership_id}"))
    ways = (unit.button("btn-back", "und"), unit.button("btn-home", "home"))
    text = unit.text("und-one", what=_what(unit, found), why=_why(unit, found))
    unit.leave_card()
    unit.show(Screen(text, (*one_a_row(*rows), ways)), REASON)


async def _again(unit: Unit, tap: Tap) -> None:
    found = await undelivered.again(unit, tap.id)
    rows = one_a_row(unit.button("btn-und-list", "und"), unit.button("btn-home", "home"))
    unit.say("und-again", rows, name=found.name)


journey = Journey(
    "undelivered",
    commands=[Command("undelivered", command, roles=DESK)],
    taps={"und": _tapped, "und-one": _one, "und-again": _again},
    hears=[heard],
)

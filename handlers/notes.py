"""Notes about a member, for the desk alone: "note jean prefers mornings", the button, striking
out."""

import re
from dataclasses import dataclass

from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.member_card import ACTS, Act
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import members as service
from services import notes
from storage.notes import Note

PAGE = 4
MOST_NAME_WORDS = 4
_SAID = re.compile(
    r"notes?\s+(?:(?:about|on|for|that)\s+)?(?P<rest>\S+\s+.{2,1100})", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Noted:
    """What is noted."""

    words: str = ask("note-ask", FreeText(limit=notes.LONGEST))
    member: str | None = ask("note-ask", FreeText(), hidden=True)


async def _submit(unit: Unit, answers: Noted) -> None:
    await keep(unit, int(answers.member or 0), answers.words)


form = Form("note", Noted, _submit, over=True, careful=True, desk=True)


async def keep(unit: Unit, membership_id: int, words: str) -> None:
    """Keeps it on the member's card, and says so; it can be struck out at once."""
    await members.in_its_timebank(unit, membership_id)
    note_id = await notes.note(unit, notes.MEMBER, membership_id, words)
    _, person = await service.demand(unit, membership_id)
    rows = (
        unit.button("btn-note-strike", f"nt-strike:{note_id}"),
        unit.button("btn-member-back", f"mb:{membership_id}"),
        unit.button("btn-home", "home"),
    )
    unit.say("note-kept", one_a_row(*rows), name=person.name, words=Words(words, 300))


async def _tapped(unit: Unit, tap: Tap) -> None:
    """A note about the member whose card it is."""
    await members.in_its_timebank(unit, tap.id)
    await service.demand(unit, tap.id)
    unit.aside()
    await form.start(unit, {"member": str(tap.id)})


async def heard(unit: Unit, text: str) -> bool:
    """ "Note jean prefers mornings": the longest beginning that is one member's name is whom it is
    about. False where nobody of that name is found."""
    match = _SAID.fullmatch(text.strip())
    worn = unit.hat
    if match is None or not members.as_broker(unit):
        return False
    parts = match["rest"].split()
    for count in range(min(MOST_NAME_WORDS, len(parts) - 1), 0, -1):
        name = " ".join(parts[:count]).rstrip(",:.")
        result = await service.search(unit, name)
        if not result.hits or result.likely or result.past or result.by != "name":
            continue
        words = match["rest"].split(maxsplit=count)[count].strip()
        words = words.removeprefix("that ").removeprefix(":").strip()
        if len(result.hits) == 1:
            await keep(unit, result.hits[0].membership_id, words)
        else:
            await members.show(unit, name, result)
        return True
    unit.wear(worn)
    return False


async def _listed(unit: Unit, tap: Tap) -> None:
    """All of them, struck ones marked."""
    await members.in_its_timebank(unit, tap.id)
    _, person = await service.demand(unit, tap.id)
    offset = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    found = await notes.of(unit, notes.MEMBER, tap.id, PAGE + 1, offset)
    shown = found[:PAGE]
    lines = [_line(unit, offset + place, one) for place, one in enumerate(shown, 1)]
    rows = [
        unit.button("btn-note-strike-one", f"nt-strike:{one.id}", number=offset + place)
        for place, one in enumerate(shown, 1)
        if not one.struck
    ]
    if len(found) > PAGE:
        rows.append(unit.button("btn-more", f"nt-all:{tap.id}:{offset + PAGE}"))
    rows.append(unit.button("btn-back", f"mb:{tap.id}"))
    text = unit.text(
        "note-list", name=person.name, count=len(lines), lines=Markup("\n".join(lines))
    )
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*rows)), "note.list")


def _line(unit: Unit, number: int, one: Note) -> Markup:
    return unit.text(
        "note-line",
        number=number,
        words=Words(one.words, 500),
        by=one.by_name,
        at=one.at,
        struck="yes" if one.struck else "no",
        struck_by=one.struck_name or "",
    )


async def _strike(unit: Unit, tap: Tap) -> None:
    struck = await notes.strike(unit, tap.id)
    unit.toast("toast-note-struck")
    await _listed(unit, Tap("nt-all", struck.about_id, "", tap.message_id, None))


ACTS.append(Act("btn-notes", "nt-all", lambda _: True, place=5))

journey = Journey(
    "notes",
    taps={"mb-note": _tapped, "nt-all": _listed, "nt-strike": _strike},
    forms=[form],
    hears=[heard],
)

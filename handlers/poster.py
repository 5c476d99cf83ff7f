"""/poster: a page with a square to scan, for the library's wall; and the same as a picture."""

from domain.permissions import Role
from handlers.conversation.questions import plainly
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from services import rules

RUNS: frozenset[Role] = frozenset({"broker", "administrator"})


_ONLY = (
    ("png", frozenset({"png", "picture", "image", "photo", "phone", "whatsapp"})),
    ("pdf", frozenset({"pdf", "page", "paper", "print", "printed", "a4", "wall"})),
)


async def command(unit: Unit, words: str = "") -> None:
    """Sends both, or the one that the words name, and says what is still missing on it."""
    unit.demand("rules.change")
    found = await rules.of(unit)
    rows = [unit.button("btn-home", "home")]
    if not found.text("phone"):
        rows.insert(0, unit.button("btn-set-phone", "rule:0:phone"))
    said = frozenset(plainly(words).split())
    only = [form for form, names in _ONLY if said & names]
    for form in only or ("pdf", "png"):
        unit.send_document("poster", "poster", form=form)
    unit.audit("timebank.poster", "community", unit.scope.id)
    has = "yes" if found.text("phone") else "no"
    # The message whose button was pressed stays: links may stand on it.
    unit.aside()
    unit.say("poster-made", one_a_row(*rows), timebank=unit.scope.name, has_phone=has)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


journey = Journey(
    "poster", commands=[Command("poster", command, roles=RUNS)], taps={"poster": _tapped}
)

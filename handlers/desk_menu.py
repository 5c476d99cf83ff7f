"""All that brokers, organisers and administrators can do, as buttons: grouped, four on a screen.

Every command of theirs stands here, so that nobody needs to know how one is spelled.
"""

from collections.abc import Mapping, Sequence

from domain.errors import NotAllowed
from domain.permissions import Role
from handlers import hats
from handlers.conversation.screens import Button, one_a_row
from handlers.journey import Journey, RunCommand
from handlers.unit import Tap, Unit

PAGE = 4
DESK: frozenset[Role] = frozenset({"organiser", "broker", "safeguarding", "administrator"})
"""Who has work here beside a member's own things."""
GROUPS: Mapping[str, Sequence[str]] = {
    "people": (
        "member", "newmember", "case", "meeting", "checks", "helper", "organisation", "household",
        "work", "letter", "courses", "signoff",
    ),
    "hours": ("log", "correct", "reverse", "roster", "slips", "pot", "issued"),
    "requests": (
        "queue", "match", "approve", "decline", "shift", "broadcast", "campaign", "channel",
        "organise", "undo", "for",
    ),
    "timebank": (
        "rules", "team", "handover", "poster", "across", "role", "digest", "steps", "newtimebank",
    ),
    "reports": (
        "report", "needs", "reminders", "import", "undelivered", "audit", "safeguarding",
    ),
}  # fmt: skip
"""Commands by group, the most wanted first; only those are shown that the reader may use."""
FIRST = 3
"""Groups on the first screen, beside the way to the others."""
LABELS: Mapping[str, str] = {
    "queue": "btn-queue",
    "log": "btn-log",
    "shift": "btn-shift-new",
    "checks": "btn-checks",
    "rules": "btn-rules",
    "poster": "btn-poster",
    "needs": "btn-needs-see",
    "organise": "btn-organise-see",
    "steps": "btn-steps",
}
"""Labels that stand elsewhere too; the others are btn-do-NAME."""
KEY_FAMILIES = ("btn-do-", "btn-desk-in-")


def label_key(name: str) -> str:
    """The key of a command's button."""
    return LABELS.get(name, f"btn-do-{name}")


def groups(unit: Unit) -> list[str]:
    """The groups in which there is something for this person's roles."""
    return [name for name in GROUPS if _names(unit, name)] if unit.roles & DESK else []


def _names(unit: Unit, group: str) -> list[str]:
    """What the person has to do with by a role; what everybody can do is here for brokers."""
    held = unit.roles - {"member"}
    commands = unit.registry.commands
    return [
        name
        for name in GROUPS[group]
        if name in commands
        and ((commands[name].roles or {"broker"}) & held or (name == "organise" and unit.helps))
    ]


async def menu(unit: Unit, tap: Tap) -> None:
    """The groups; the last ones stand behind More."""
    found = groups(unit)
    if not found:
        raise NotAllowed
    rest = found[FIRST:] if len(found) > PAGE else []
    shown = rest if tap.id and rest else found[:FIRST] if rest else found
    rows = [unit.button(f"btn-desk-in-{name}", f"desk-in:0:{name}") for name in shown]
    if rest and shown != rest:
        rows.append(unit.button("btn-more", "desk:1"))
    back = "desk" if shown == rest and rest else "more"
    unit.say("desk-menu", _rows(unit, rows, back), group="all")


async def group(unit: Unit, tap: Tap) -> None:
    """One group, four commands at a time."""
    if tap.run not in groups(unit):
        raise NotAllowed
    found = _names(unit, tap.run)
    offset = tap.id if 0 <= tap.id < len(found) else 0
    rows = [unit.button(label_key(name), f"do:0:{name}") for name in found[offset : offset + PAGE]]
    if len(found) > offset + PAGE:
        rows.append(unit.button("btn-more", f"desk-in:{offset + PAGE}:{tap.run}"))
    back = f"desk-in:{offset - PAGE}:{tap.run}" if offset >= PAGE else "desk"
    unit.say("desk-menu", _rows(unit, rows, back), group=tap.run)


def _rows(unit: Unit, buttons: Sequence[Button], back: str) -> Sequence[Sequence[Button]]:
    ways = (unit.button("btn-back", back), unit.button("btn-home", "home"))
    talk = (unit.button("btn-talk-to-a-person", "talk"),)
    return (*one_a_row(*buttons), ways, talk)


async def do(unit: Unit, tap: Tap) -> None:
    """A command by its button: as if it was typed with nothing behind it."""
    command = unit.registry.commands.get(tap.run)
    if command is None or not any(tap.run in names for names in GROUPS.values()):
        unit.toast("toast-old-button")
        return
    if command.roles and not command.roles & unit.roles:
        raise NotAllowed
    # The menu stays; what follows is a message of its own, as after the typed command.
    unit.aside()
    await command.run(unit, "")


def _typed(name: str) -> RunCommand:
    async def run(unit: Unit, _words: str) -> None:
        command = unit.registry.commands[name]
        hats.off_for_desk(unit, command.roles)
        if command.roles and not command.roles & unit.roles:
            raise NotAllowed
        await command.run(unit, "")

    return run


SAID = (
    "queue", "shift", "checks", "rules", "report", "import", "team", "member", "poster", "needs",
    "undelivered",
)  # fmt: skip
"""Whose labels are understood at any time."""
journey = Journey(
    "desk-menu",
    taps={"desk": menu, "desk-in": group, "do": do},
    said={label_key(name): _typed(name) for name in SAID},
)

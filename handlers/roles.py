"""/role: an administrator gives somebody a role, through a one-time link handed over in person."""

from domain.permissions import Role
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Link
from services import membership

GIVEN: tuple[Role, ...] = ("organiser", "broker", "safeguarding", "administrator")
KEY_FAMILIES = ("role-", "btn-give-")


async def choose(unit: Unit, words: str = "") -> None:
    """Which role? Typed behind the command, or by a button."""
    unit.demand("role.grant")
    wanted = words.strip().lower()
    if wanted in GIVEN:
        link(unit, GIVEN.index(wanted))
        return
    buttons = (unit.button(f"btn-give-{role}", f"role:{n}") for n, role in enumerate(GIVEN))
    unit.say("role-which", one_a_row(*buttons, unit.button("btn-home", "home")))


def link(unit: Unit, place: int) -> None:
    """The link for one role: it works once, for a week."""
    role = GIVEN[place]
    code = membership.invite(unit, (role,))
    unit.say(
        "role-link",
        one_a_row(unit.button("btn-home", "home")),
        role=unit.wording.plain(unit.lang, f"role-{role}"),
        timebank=unit.scope.name,
        link=Link(f"https://t.me/{unit.bot_username}?start=invite-{code}"),
        days=membership.INVITE_DAYS,
    )


async def tapped(unit: Unit, tap: Tap) -> None:
    """A role was chosen."""
    unit.demand("role.grant")
    if 0 <= tap.id < len(GIVEN):
        link(unit, tap.id)


journey = Journey(
    "roles",
    commands=[Command("role", choose, roles=frozenset({"administrator"}))],
    taps={"role": tapped},
)

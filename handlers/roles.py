"""/role: an administrator gives somebody a role, through a one-time link handed over in person, or
takes one away."""

import re

from domain.permissions import Role
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Link
from services import membership, role_ends, role_giving, second_factor

GIVEN: tuple[Role, ...] = ("organiser", "broker", "safeguarding", "administrator")
PAGE = 4
_TAKE = re.compile(
    r"^(?:take|remove|end|revoke)\b(?:\s+(?:the\s+)?(?:role\s+(?:of\s+)?)?)?(?P<rest>.*)$",
    re.IGNORECASE,
)
KEY_FAMILIES = ("role-", "btn-give-")


async def choose(unit: Unit, words: str = "") -> None:
    """Which role? Typed behind the command, or by a button; "take broker from Pat" takes one."""
    unit.demand("role.grant")
    wanted, _, rest = words.strip().partition(" ")
    if wanted.lower() in GIVEN:
        await link(unit, GIVEN.index(wanted.lower()), rest)
        return
    if (take := _TAKE.match(words.strip())) is not None:
        await _take_said(unit, take["rest"])
        return
    buttons = (unit.button(f"btn-give-{role}", f"role:{n}") for n, role in enumerate(GIVEN))
    ways = (unit.button("btn-more", "role-more"), unit.button("btn-home", "home"))
    unit.say("role-which", (*one_a_row(*buttons), ways))


async def link(unit: Unit, place: int, words: str = "") -> None:
    """The link for one role: it works once, for a week; "Pat until 1 May" behind it says for whom,
    and how long."""
    role = GIVEN[place]
    asked = await role_giving.wish(unit, words)
    code = await role_giving.invite(unit, role, asked)
    unit.say(
        "role-link",
        one_a_row(unit.button("btn-home", "home")),
        role=unit.wording.plain(unit.lang, f"role-{role}"),
        timebank=unit.scope.name,
        link=Link(f"https://t.me/{unit.bot_username}?start=invite-{code}"),
        days=membership.INVITE_DAYS,
        **role_giving.shown(unit, asked),
    )


async def tapped(unit: Unit, tap: Tap) -> None:
    """A role was chosen."""
    unit.demand("role.grant")
    if 0 <= tap.id < len(GIVEN):
        await link(unit, tap.id)


async def _more(unit: Unit, _tap: Tap) -> None:
    """What else: to take a role away."""
    unit.demand("role.grant")
    ways = (unit.button("btn-back", "role-give"), unit.button("btn-home", "home"))
    rows = one_a_row(
        unit.button("btn-role-take", "role-list"),
        unit.button("btn-second-factor-list", "sf-list"),
    )
    unit.say("role-more-ask", (*rows, ways))


async def _give(unit: Unit, _tap: Tap) -> None:
    await choose(unit)


async def _list(unit: Unit, tap: Tap) -> None:
    """Who holds which role; each can be taken away."""
    await _shown(unit, max(0, tap.id))


async def _shown(unit: Unit, offset: int, named: str = "") -> None:
    held = await role_ends.held(unit)
    words = {w.casefold().strip(".,") for w in named.split()}
    wanted = [role for role in GIVEN if role in words]
    found = [
        one
        for one in held
        if not words
        or (words & set(one[1].casefold().split()) and (not wanted or one[2] in wanted))
    ]
    if named and len(found) == 1:
        _ask(unit, *found[0])
        return
    found = found or held
    rows = [
        unit.button(
            "btn-role-of",
            f"role-off:{person_id}:{role}",
            name=name,
            role=unit.wording.plain(unit.lang, f"role-{role}"),
        )
        for person_id, name, role in found[offset : offset + PAGE]
    ]
    if len(found) > offset + PAGE:
        rows.append(unit.button("btn-more", f"role-list:{offset + PAGE}"))
    ways = (unit.button("btn-back", "role-more"), unit.button("btn-home", "home"))
    unit.show(Screen(unit.text("role-take-ask"), (*one_a_row(*rows), ways)), "role.list")


async def _take_said(unit: Unit, words: str) -> None:
    await _shown(unit, 0, words.replace(" from ", " "))


def _ask(unit: Unit, person_id: int, name: str, role: Role) -> None:
    unit.say(
        "role-off-ask",
        (
            (unit.button("btn-role-yes", f"role-taken:{person_id}:{role}"),),
            (unit.button("btn-back", "role-list"), unit.button("btn-home", "home")),
        ),
        name=name,
        role=unit.wording.plain(unit.lang, f"role-{role}"),
        timebank=unit.scope.name,
    )


async def _off(unit: Unit, tap: Tap) -> None:
    """One was chosen: read back before it goes."""
    held = await role_ends.held(unit)
    one = next((o for o in held if o[0] == tap.id and o[2] == tap.run), None)
    if one is None:
        await _shown(unit, 0)
    else:
        _ask(unit, *one)


async def _taken(unit: Unit, tap: Tap) -> None:
    """It goes."""
    role = next((one for one in GIVEN if one == tap.run), None)
    if role is None:
        unit.toast("toast-old-button")
        return
    name = await role_ends.take(unit, tap.id, role)
    unit.say(
        "role-was-taken",
        one_a_row(unit.button("btn-role-again", "role-list"), unit.button("btn-home", "home")),
        name=name,
        role=unit.wording.plain(unit.lang, f"role-{role}"),
        timebank=unit.scope.name,
    )


async def _apps(unit: Unit, _tap: Tap) -> None:
    """Whose authenticator app can be reset."""
    found = await second_factor.others(unit)
    ways = (unit.button("btn-back", "role-more"), unit.button("btn-home", "home"))
    if not found:
        unit.say("second-factor-nobody", (ways,))
        return
    rows = [
        unit.button("btn-second-factor-of", f"sf-reset:{person_id}", name=name)
        for person_id, name in found[:PAGE]
    ]
    unit.say("second-factor-list-ask", (*one_a_row(*rows), ways))


async def _reset(unit: Unit, tap: Tap) -> None:
    """Somebody's app is reset: they lost their phone, and were rung."""
    name = await second_factor.reset(unit, tap.id)
    ways = (unit.button("btn-back", "role-more"), unit.button("btn-home", "home"))
    unit.say("second-factor-was-reset", (ways,), name=name)


journey = Journey(
    "roles",
    commands=[Command("role", choose, roles=frozenset({"administrator"}))],
    taps={
        "role": tapped,
        "role-more": _more,
        "role-give": _give,
        "role-list": _list,
        "role-off": _off,
        "role-taken": _taken,
        "sf-list": _apps,
        "sf-reset": _reset,
    },
)

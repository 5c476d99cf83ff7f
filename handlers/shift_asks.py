"""What people ask about what is on and about their own shifts, in everyday sentences."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from domain import shift_asks as reading
from domain.errors import DomainError
from domain.shift_asks import Asks
from handlers import planning, served
from handlers.conversation.screens import one_a_row
from handlers.finding import whats_on
from handlers.journey import Journey
from handlers.shift_answers import there
from handlers.shift_words import narrowed, telling
from handlers.shifts import cant_make_it, look, mine, show
from handlers.unit import Unit
from services import service_hours, shift_late, shifts
from storage import shifts as rows
from storage.shifts import Shift

ON_ITS_DAY = timedelta(hours=12)
"""So long before its start somebody who says that they are late means this one."""


async def heard(unit: Unit, words: str) -> bool:
    """Does what is asked; False where it is about nothing of theirs."""
    if "member" not in unit.roles or unit.draft is not None:
        return False
    asks = reading.read(words)
    return asks is not None and await _DEEDS[asks](unit, words)


async def _own(unit: Unit, words: str) -> tuple[list[Shift], list[Shift]]:
    """Their shifts to come, and those of which the words speak."""
    own = [one for one in await shifts.mine(unit) if one.ends_at > unit.now]
    return own, narrowed(unit, own, words)


async def _find(unit: Unit, words: str) -> bool:
    """What is on that suits; what there is instead, where nothing does."""
    await whats_on(unit, words)
    return True


async def _come(unit: Unit, words: str) -> bool:
    """They come on a day: to what they have a place on, else to what is on then."""
    own, meant = await _own(unit, words)
    if len(meant) == 1 and len(own) >= 1 and meant[0].starts_at > unit.now:
        await look(unit, meant[0].id)
        if meant[0].mine == "joined":
            try:
                await shifts.confirm(unit, meant[0].id)
            except DomainError as refusal:
                await unit.show_what_happened(shifts.CARD, meant[0].id, refusal)
                return True
        show(unit, meant[0].id, "shift.opened")
        return True
    if meant or await planning.ahead(unit):
        return False
    await whats_on(unit, words)
    return True


async def _off(unit: Unit, words: str) -> bool:
    """They can't come: the one that they name is left, of several they choose."""
    if not await shifts.mine(unit):
        return False
    await cant_make_it(unit, words)
    return True


async def _late(unit: Unit, words: str) -> bool:
    """They come late to what begins today, or goes on: whoever runs it hears so."""
    own, meant = await _own(unit, words)
    now = [
        one
        for one in meant or own
        if one.mine == "joined" and one.starts_at - unit.now <= ON_ITS_DAY
    ]
    if await planning.ahead(unit):
        return False
    if len(now) != 1:
        return await _mine(unit, words)
    await look(unit, now[0].id)
    names = await shift_late.say(unit, now[0].id)
    unit.leave_card()
    unit.say(
        "shift-late-said",
        one_a_row(
            unit.button("btn-opportunity-see", f"sh-open:{now[0].id}"),
            unit.button("btn-home", "home"),
        ),
        title=now[0].title,
        names=names or ["–"],
        some="yes" if names else "no",
    )
    return True


async def _mine(unit: Unit, words: str) -> bool:
    """The card of their shift says where, when, what to bring, and whether it is on."""
    own, meant = await _own(unit, words)
    if not own or (not telling(words) and await planning.ahead(unit)):
        return False
    if len(meant) == 1:
        await look(unit, meant[0].id)
        show(unit, meant[0].id, "shift.opened")
    else:
        await mine(unit)
    return True


async def _who(unit: Unit, words: str) -> bool:
    """How many come: who they are is said to nobody but whoever runs it."""
    own, meant = await _own(unit, words)
    if not own or await shifts.run_by(unit):
        return False
    if len(meant) != 1:
        await mine(unit)
        return True
    shift = await look(unit, meant[0].id)
    found = await rows.standing(unit.tx, shift.id, unit.member)
    unit.leave_card()
    unit.say(
        "shift-who-many",
        one_a_row(
            unit.button("btn-opportunity-see", f"sh-open:{shift.id}"),
            unit.button("btn-home", "home"),
        ),
        title=shift.title,
        count=found.counts.joined if found is not None else 0,
        places=shift.places,
    )
    return True


async def _forgot(unit: Unit, _words: str) -> bool:
    """They did not sign in or out: their own word on it, for whoever runs it to confirm."""
    noted = await service_hours.there_now(unit)
    if noted is not None:
        unit.show_own_card(service_hours.HOURS_CARD, noted.id, "served.opened", opened=True)
        return True
    if not await there(unit, ""):
        await served.mine(unit)
    return True


_DEEDS: Mapping[Asks, Callable[[Unit, str], Awaitable[bool]]] = {
    "find": _find,
    "come": _come,
    "off": _off,
    "late": _late,
    "mine": _mine,
    "who": _who,
    "forgot": _forgot,
}


journey = Journey("shift-asks", hears=[heard])

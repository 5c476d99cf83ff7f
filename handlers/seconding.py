"""Supporters: the link that a nominator passes on, and the one tap of whoever supports it."""

import contextlib

from domain.errors import DomainError, NotFound
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.sharing import link_to
from handlers.unit import Tap, Unit
from handlers.wording import Link
from services import nominations, seconding
from storage.nominations import Nomination

START = "second_"
"""What the payload of such a link begins with."""


async def link(unit: Unit, tap: Tap) -> None:
    """The link, for the nominator to pass on."""
    try:
        await unit.use_timebank_of(nominations.CARD, tap.id)
    except NotFound:
        if unit.community is None:
            raise
    one = await nominations.find(unit, tap.id)
    award = await nominations.round_of(unit, one)
    nominations.demand_open(unit, award)
    if one.state != "sent" or one.code is None:
        raise DomainError("refusal-nominate-over")
    unit.aside()
    unit.say(
        "seconding-link",
        one_a_row(
            unit.button("btn-nominate-open-one", f"nmt-open:{one.id}"),
            unit.button("btn-home", "home"),
        ),
        name=one.nominee_name or "",
        at=award.closes_at,
        link=Link(link_to(unit, f"{START}{one.code}")),
        needed=award.rules.seconds_needed,
        count=one.seconds,
    )


async def opened(unit: Unit, payload: str) -> bool:
    """Somebody opened such a link; False for any other. Whoever is no member reads that supporters
    are members, and how to become one."""
    if not payload.startswith(START):
        return False
    if unit.community is None or not unit.roles & {"member", "broker"}:
        unit.say("seconding-members", one_a_row(unit.button("btn-home", "home")))
        return True
    try:
        one = await _of(unit, payload.removeprefix(START))
    except NotFound:
        unit.say("seconding-gone", one_a_row(unit.button("btn-home", "home")))
        return True
    await _show(unit, one)
    return True


async def _of(unit: Unit, code: str) -> Nomination:
    """What the link is of; in its own timebank where that is one of theirs."""
    one = await seconding.with_code(unit, code)
    with contextlib.suppress(NotFound):  # a round that is open to the whole city
        await unit.use_timebank_of(nominations.CARD, one.id)
    return (await seconding.by_code(unit, code))[0]


async def _show(unit: Unit, one: Nomination) -> None:
    award = await nominations.round_of(unit, one)
    supported = await seconding.supports(unit, one)
    key = "btn-second-back" if supported else "btn-second"
    verb = "second-back" if supported else "second"
    text = unit.text(
        "seconding-supported" if supported else "seconding-ask",
        name=one.nominee_name or "",
        category=one.category or "",
        award=award.scheme,
    )
    buttons = one_a_row(
        unit.button(key, f"{verb}:{one.id}:{one.code}"), unit.button("btn-home", "home")
    )
    unit.show(Screen(text, buttons), "seconding.asked")


async def second(unit: Unit, tap: Tap) -> None:
    """I support this."""
    await _of(unit, tap.run)
    one = await seconding.second(unit, tap.run)
    await _show(unit, one)


async def back(unit: Unit, tap: Tap) -> None:
    """They take it back."""
    await _of(unit, tap.run)
    one = await seconding.unsecond(unit, tap.run)
    await _show(unit, one)


journey = Journey(
    "seconding",
    taps={"second": second, "second-back": back, "nmt-link": link},
)

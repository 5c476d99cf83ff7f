"""What people type about their shifts instead of tapping: "no sorry", "I am 16", "I was there",
"I'm here", "where is it?", "my volunteering"."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from domain import rotating
from domain import shift_answers as reading
from domain.opportunities import ADULT
from domain.reading.cues import asks_somebody
from handlers import planning, served, shift_asked
from handlers.conversation.screens import one_a_row
from handlers.finding import whats_on
from handlers.journey import Journey
from handlers.shift_asked import OLD, YOUNG
from handlers.shift_words import telling
from handlers.shifts import mine
from handlers.unit import Tap, Unit
from services import finding, service_hours, shifts
from services.asked_for import ask_for
from storage import service_hours as hours_rows
from storage import shifts as rows
from storage.shifts import Shift

LOOK_BACK = timedelta(days=14)
"""So long after it "I was there" is taken for a shift."""
MOST = 4
ALONE = 2
"""Words of a title that are enough to mean it."""
_NAMED = re.compile(r"\b(?:at|to)\b(?P<what>.+)$", re.IGNORECASE)


async def heard(unit: Unit, words: str) -> bool:
    """Does what is meant; False where it is about no shift of theirs."""
    if "member" not in unit.roles:
        return False
    age = reading.age(words)
    if age is not None:
        return await _aged(unit, age)
    meant = reading.meant(words)
    if meant is None:
        return await _named(unit, words)
    if meant in ("yes", "no"):
        return await shift_asked.answered(unit, yes=meant == "yes")
    return await _DEEDS[meant](unit, words)


async def _named(unit: Unit, words: str) -> bool:
    """What is on, by its name: in a wish to come, or alone. Alone it must end as the title does:
    "food parcel" may be what somebody needs."""
    wish = reading.looks_for(words)
    if not (wish or reading.is_bare(words)) or asks_somebody(words):
        return False
    said = telling(words)
    if not said or (len(said) < ALONE and not wish):
        return False
    for one in await finding.everything(unit):
        title = telling(one.opportunity.title)
        ends = telling(one.opportunity.title.split()[-1])
        if said <= title if wish else said <= title and bool(ends) and ends <= said:
            break
        if wish and len(said & title) >= ALONE:
            break
    else:
        return False
    await whats_on(unit, words)
    return True


async def _aged(unit: Unit, age: int) -> bool:
    """Their age, where the newest message asks for it."""
    asks = [tap for tap in shift_asked.buttons(unit) if tap.verb in ("sh-join", "sh-next")]
    by_word = {word: tap for tap in asks for word in shift_asked.said_in(tap)}
    if OLD not in by_word or YOUNG not in by_word:
        return False
    tap = by_word[OLD]
    shift = await rows.find(unit.tx, tap.id)
    if shift is None:
        return False
    tap = by_word[OLD if age >= max(shift.min_age, ADULT) else YOUNG]
    unit.act_for_reader_of(tap.message_id)
    await unit.registry.taps[tap.verb](unit, tap)
    return True


async def there(unit: Unit, words: str) -> bool:
    """They were at a shift that is over: it is noted, for whoever ran it to confirm."""
    since = unit.now - LOOK_BACK
    found = await hours_rows.unsaid(unit.tx, unit.scope.id, unit.member, since, unit.now)
    over = [shift for one in found if (shift := await rows.find(unit.tx, one)) is not None]
    named = _NAMED.search(words)
    if named is not None:
        said = telling(named["what"])
        over = [s for s in over if said & telling(f"{s.title} {s.organisation} {s.venue}")]
    if len(over) == 1:
        await unit.registry.taps["srv-self"](unit, Tap("srv-self", over[0].id, "", 0, None))
    elif over:
        unit.leave_card()
        buttons = [
            unit.button("btn-service-self-at", f"srv-self:{one.id}", number=number, title=one.title)
            for number, one in enumerate(over[:MOST], 1)
        ]
        unit.say("served-which-ask", one_a_row(*buttons, unit.button("btn-home", "home")))
    return bool(over)


async def _here(unit: Unit, _words: str) -> bool:
    """They are at one now: a code says so; how to get it."""
    now = [one for one in await shifts.mine(unit) if one.mine == "joined" and _goes_on(unit, one)]
    if not now:
        return False
    noted = await service_hours.there_now(unit)
    if noted is not None:
        unit.show_own_card(service_hours.HOURS_CARD, noted.id, "served.opened", opened=True)
        return True
    unit.leave_card()
    unit.say(
        "code-how",
        one_a_row(
            unit.button("btn-code-see", f"sh-open:{now[0].id}"),
            unit.button("btn-talk-to-a-person", "talk"),
            unit.button("btn-home", "home"),
        ),
        title=now[0].title,
        organiser=ask_for(now[0]),
    )
    return True


def _goes_on(unit: Unit, shift: Shift) -> bool:
    return rotating.window(shift.starts_at, shift.ends_at, unit.now) == "open"


async def _where(unit: Unit, _words: str) -> bool:
    """The card of their shift says where, when and whom to ask for."""
    if not await shifts.mine(unit) or await planning.ahead(unit):
        return False
    await mine(unit)
    return True


async def _served(unit: Unit, _words: str) -> bool:
    await served.mine(unit)
    return True


async def _letter(unit: Unit, words: str) -> bool:
    kind = "certificate" if "certificate" in words.casefold() else "volunteering"
    await unit.registry.commands["letter"].run(unit, kind)
    return True


_DEEDS: dict[str, Callable[[Unit, str], Awaitable[bool]]] = {
    "there": there,
    "here": _here,
    "where": _where,
    "served": _served,
    "letter": _letter,
}


async def _mine_said(unit: Unit, _words: str) -> None:
    await served.mine(unit)


journey = Journey(
    "shift-answers",
    hears=[heard],
    said={"btn-service-mine": _mine_said},
)

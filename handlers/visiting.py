"""What somebody types who is alone in another's home: they are there, have left, are all right."""

from datetime import timedelta

from domain.errors import DomainError
from domain.plans import ARRIVE_FROM
from handlers import planning
from handlers.conversation.questions import plainly
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.log_hours import in_its_timebank
from handlers.unit import Tap, Unit
from services import exchanges, visits
from storage import plans

LATE = timedelta(hours=6)
"""How long after its end words are still about a visit."""
HERE = frozenset(
    {"here", "im here", "i am here", "ive arrived", "i have arrived", "i arrived", "arrived"}
    | {"im there", "i am there", "just arrived", "ive just arrived", "i got here", "ive got here"}
)
LEFT = frozenset(
    {"left", "ive left", "i have left", "i left", "just left", "ive just left", "im out"}
    | {"i am out", "ive gone", "ive come out", "im leaving", "i am leaving", "im home", "i am home"}
)
FINE = frozenset(
    {"im ok", "i am ok", "im okay", "i am okay", "im fine", "i am fine", "im alright", "all ok"}
    | {"i am alright", "im all right", "i am all right", "im safe", "i am safe", "all fine"}
)


async def heard(unit: Unit, words: str) -> bool:
    """ "I'm here", "I've left" or "I'm fine" of somebody whose lone visit it is; else False."""
    said = plainly(words)
    if said not in HERE | LEFT | FINE or "member" not in unit.roles:
        return False
    found = await plans.visiting(
        unit.tx, unit.scope.id, unit.member, unit.now - LATE, unit.now + ARRIVE_FROM
    )
    if found is None:
        return False
    exchange_id, arrived = found
    if said in HERE and arrived:
        unit.show_own_card(exchanges.CARD, exchange_id, "plan.v-here")
        return True
    verb = "v-here" if said in HERE else "v-left" if said in LEFT else "v-ok"
    await planning.step(unit, Tap(verb, exchange_id, "", 0, None))
    return True


async def not_all_right(unit: Unit, tap: Tap) -> None:
    """A "no" to "Are you all right?": the timebank is told at once."""
    try:
        await in_its_timebank(unit, tap.id)
        await visits.not_all_right(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(exchanges.CARD, tap.id, refusal)
        return
    rows = one_a_row(
        unit.button("btn-plan-all-right", f"v-ok:{tap.id}"),
        unit.button("btn-talk-to-a-person", "talk"),
    )
    unit.say("plan-not-all-right", rows)


journey = Journey("visit", taps={"v-bad": not_all_right}, hears=[heard])

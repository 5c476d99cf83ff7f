"""More than one desk: brokers of several timebanks see all their queues, and need not switch."""

from domain.permissions import Role
from handlers.unit import Unit
from services import queue
from storage.people import Community
from storage.queue import Card

DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})


def of(unit: Unit) -> list[Community]:
    """The timebanks in which the person has a desk, the one they use now first."""
    held = {where for where, role in unit.all_roles if role in DESK}
    found = [one for one in unit.communities if one.id in held]
    return sorted(found, key=lambda one: (one != unit.community, one.id))


def begin(unit: Unit) -> None:
    """Whoever uses no timebank now, or one without a desk of theirs, is at their first desk."""
    desks = of(unit)
    if unit.hat is None and desks and unit.community not in desks:
        unit.use_community(desks[0])


async def elsewhere(unit: Unit) -> list[tuple[Community, int]]:
    """Other timebanks at whose desk something waits for the person, and how much."""
    here = unit.community
    found = []
    if here is None or unit.hat is not None:
        return []
    for one in of(unit):
        if one != here:
            unit.use_community(one)
            if count := sum((await queue.counts(unit)).values()):
                found.append((one, count))
    unit.use_community(here)
    return found


async def use_that_of(unit: Unit, card: Card | None, object_id: int) -> None:
    """A button about something acts in the timebank whose desk has it, whichever is used now."""
    here = unit.community
    if card is None or unit.hat is not None or len(of(unit)) < 2:
        return
    for one in of(unit):
        unit.use_community(one)
        if await (await queue.desk(unit)).knows(card, object_id):
            return
    if here is not None:
        unit.use_community(here)

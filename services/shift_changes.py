"""One shift is at another time or place, for more people or fewer: whoever has a place or waits
hears what is different, once, and says whether they still come."""

from dataclasses import dataclass

from domain import opportunities as patterns
from domain import shifts as rules
from domain.errors import DomainError
from domain.shifts import Plan
from services import shift_least, shift_news, shift_places, shifts
from services.shift_news import Moved
from services.work import Work
from storage import opportunities as opportunity_rows
from storage import shift_life as life
from storage import shifts as rows
from storage.shifts import Shift


@dataclass(frozen=True, slots=True)
class Change:
    """How a shift is from now on."""

    plan: Plan
    venue: str
    places: int
    least: int | None = None


def unchanged(shift: Shift) -> Change:
    """As it is now."""
    return Change(shift.plan, shift.venue, shift.places, shift.least)


async def change(work: Work, shift_id: int, new: Change) -> Moved | None:
    """Whoever runs a shift changes it. Returns what those who are coming were told of; None where
    nothing is different. Raises NotFound where it isn't theirs, DomainError for what can't be."""
    shift = await shifts.running(work, shift_id)
    if new == unchanged(shift):
        return None
    what = await put(work, shift_id, new)
    places = await shift_places.everybody(work, shift_id) if what else []
    after = await rows.find(work.tx, shift_id)
    assert after is not None
    shift_news.moved(work, after, places, what)
    await shifts.happened(work, "moved", shift_id)
    work.audit("shift.change", "shift", shift_id)
    return what


async def put(work: Work, shift_id: int, new: Change) -> Moved:
    """Writes it, plans its reminders anew and passes on what is free; tells nobody. Raises
    DomainError for what can't be: begun, in the past, or fewer places than are taken."""
    found = await shift_places.locked(work, shift_id, 0)
    shift, counts = found.shift, found.counts
    shift_places.demand_open(work, shift)
    rules.check(new.plan, new.places, work.now, new.least)
    if not patterns.exists(new.plan):
        raise DomainError("refusal-opportunity-clock", date=new.plan.day)
    if counts.taken > new.places:
        raise DomainError("refusal-opportunity-joined", count=counts.taken)
    what = Moved(new.plan != shift.plan, new.venue != shift.venue)
    await opportunity_rows.move_shift(work.tx, shift_id, new.plan, new.venue, new.places)
    if new.least != shift.least:
        await life.set_least(work.tx, shift_id, new.least)
        await life.set_least_state(work.tx, shift_id, "")
    if what.when:
        after = await rows.find(work.tx, shift_id)
        assert after is not None
        await shift_places.plan_anew(work, after)
    if what:
        life.ask_again(work.tx, shift_id)
    if what.when or new.least != shift.least:
        await shift_least.plan(work, shift_id)
    if new.places > shift.places:
        await shift_places.pass_on(work, shift_id)
        await shift_places.positions(work, shift_id)
    work.refresh(shift_places.CARD, shift_id, "shift.moved")
    work.refresh(shift_places.RUN_CARD, shift_id, "shift.moved")
    return what

"""A member brings a child along to a shift on which they have a place: a place is kept for the
child, a broker looks as for everybody under 18, and where the member can't come, the child's place
is free as well."""

from domain import shifts as rules
from domain.errors import DomainError
from services import guardians, shift_gates, shift_places, shifts
from services.shifts import Event
from services.work import Work
from storage import guardians as rows
from storage import people
from storage import shift_life as life
from storage import shifts as shift_rows
from storage.guardians import NewGuardian, Relation
from storage.shifts import Shift

MOST = 5
"""Children whom one member brings to a shift."""


async def may_bring(work: Work, shift_id: int) -> Shift:
    """A shift to which the actor can bring a child now. Raises NotFound; DomainError where they
    have no place on it, it has begun or is full, or they are under 18 themselves."""
    work.demand("shift.join")
    if work.hat is not None:
        raise DomainError("refusal-plus-one-own")
    found = await shift_places.locked(work, shift_id, work.actor.id)
    shift, place = found.shift, found.place
    shift_places.demand_open(work, shift)
    if place is None or place.state != "joined" or place.team:
        raise DomainError("refusal-plus-one-first")
    member = await people.membership(work.tx, work.scope.id, work.actor.id)
    if member is None or member.adult is False:
        raise DomainError("refusal-plus-one-own")
    if not found.counts.room(shift.places):
        raise DomainError("refusal-plus-one-full")
    if len(await rows.brought(work.tx, work.actor.id, shift_id)) >= MOST:
        raise DomainError("refusal-plus-one-many", most=MOST)
    return shift


async def bring(work: Work, shift_id: int, name: str, relation: Relation) -> bool:
    """Keeps a place for a child while a broker looks; the member, who is its parent or carer, says
    with this that they agree. Whether the child has the place at once, because a broker let it join
    the same thing before. Raises DomainError as `may_bring` does, and where the child is on it
    already."""
    shift = await may_bring(work, shift_id)
    clean = " ".join(name.split())[:50]
    if not any(sign.isalpha() for sign in clean):
        raise DomainError("refusal-service-name")
    child = await rows.child(work.tx, work.scope.id, work.actor.id, clean)
    if child is None:
        child = (await people.add(work.tx, None, clean, None, work.now)).id
    found = await shift_places.locked(work, shift_id, child)
    if found.place is not None and found.place.state in rules.COMING:
        raise DomainError("refusal-service-on-it", name=clean)
    until = rules.kept_until(shift.starts_at, work.now)
    place_id = await shift_rows.take(
        work.tx, shift_id, child, "checking", found.counts.last_turn + 1, work.now,
        needs="age", held_until=until,
    )  # fmt: skip
    today = work.local.date()
    agreed = NewGuardian(
        work.scope.id, place_id, work.actor.name[:100], relation, "agreed", "here", today,
        work.actor.id, work.actor.id, 1,
    )  # fmt: skip
    await rows.put(work.tx, agreed, work.now)
    known = await life.cleared(work.tx, shift.opportunity_id, child)
    if known:
        await _let_in(work, shift, child)
    else:
        shift_places.keep(work, shift, place_id, child, until)
        theirs = Work(work.tx, work.now, work.actor, work.scope, frozenset(), child)
        await shift_gates.ask(theirs, place_id)
    work.refresh(shift_places.RUN_CARD, shift_id, "shift.joined")
    work.audit("shift.plus-one", "shift", shift_id)
    return known


async def _let_in(work: Work, shift: Shift, child: int) -> None:
    """A broker let this child join the same thing before."""
    place = await shift_rows.place(work.tx, shift.id, child)
    assert place is not None
    await shift_rows.move(work.tx, place, "joined", "passed", work.now)
    await guardians.tell(work, place, shift, "notice-plus-one-in")


async def heard(work: Work, event: Event, shift_id: int, person_id: int) -> None:
    """Whoever brought children can't come: the children don't either."""
    if event != "parent":
        return
    for child in await rows.brought(work.tx, person_id, shift_id):
        found = await shift_places.locked(work, shift_id, child)
        if found.place is None or found.place.state not in rules.COMING:
            continue
        await shift_rows.move(work.tx, found.place, "left", "", work.now)
        if found.place.state == "checking":
            await shift_gates.withdraw(work, found.place)
        if found.counts.waiting:
            await shift_places.pass_on(work, shift_id)


shifts.listen(heard)

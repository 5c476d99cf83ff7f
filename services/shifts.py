"""Shifts of volunteers: published, joined, left, confirmed, called off. What becomes of freed
places and the reminders: services/shift_places.py.

Whoever changes a shift's places locks its row first and counts then, so that of many who tap Join
at once exactly as many get a place as there are, and the others wait in the order of their taps.
"""

from collections.abc import Awaitable, Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from domain import hats
from domain import shifts as rules
from domain.errors import DomainError, NotFound
from domain.permissions import Role, may
from domain.shifts import PlaceState, Plan
from services import shift_gates, shift_least, shift_news, shift_places
from services.shift_places import Passed
from services.work import Work
from storage import gatherings, shift_life
from storage import shift_lists as lists
from storage import shifts as rows
from storage.clashes import Clash
from storage.shifts import Shift, Standing

CARD = shift_places.CARD
RUN_CARD = shift_places.RUN_CARD
MOST_LISTED = 200
locked = shift_places.locked
demand_open = shift_places.demand_open
plan_reminders = shift_places.plan_reminders
Event = Literal["left", "parent", "moved", "ended"]
"""Somebody left; who left has brought children along; the shift is at another time or place, or
called otherwise; it was called off."""
Hear = Callable[[Work, Event, int, int], Awaitable[None]]
"""Hears of it in the same transaction: the shift's id, and whose place it was (0: everybody's)."""
_LISTENERS: list[Hear] = []


def listen(hear: Hear) -> None:
    """What happens to shifts is said to this too, from now on."""
    _LISTENERS.append(hear)


async def happened(work: Work, event: Event, shift_id: int, person_id: int = 0) -> None:
    """Says to whoever listens what happened to a shift."""
    for hear in _LISTENERS:
        await hear(work, event, shift_id, person_id)


@dataclass(frozen=True, slots=True)
class NewShift:
    """What an organiser says about a shift."""

    title: str
    organisation: str
    plan: Plan
    venue: str
    places: int
    bring: str | None = None
    about: str | None = None
    least: int | None = None


class Overlaps(DomainError):
    """The person has something else at that time: a shift, or help that is planned (with whom is
    its `name`)."""

    def __init__(self, other: Clash) -> None:
        super().__init__("refusal-shift-overlap", title=other.title)
        self.other = other


async def publish(work: Work, new: NewShift) -> int:
    """Puts a shift before the timebank's members. Returns its id. Raises DomainError for one that
    can't be (see domain.shifts.check)."""
    work.demand("shift.publish")
    rules.check(new.plan, new.places, work.now, new.least)
    shift_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        title=new.title,
        organisation=new.organisation,
        about=new.about,
        bring=new.bring,
        plan=new.plan,
        venue=new.venue,
        places=new.places,
        least=new.least,
        by=work.actor.id,
        now=work.now,
    )
    await shift_least.plan(work, shift_id)
    work.audit("shift.publish", "shift", shift_id)
    return shift_id


async def join(
    work: Work, shift_id: int, *, both: bool = False, old_enough: bool | None = None
) -> PlaceState:
    """Gives the actor a place, or the next turn in the waiting list; a place that is offered to
    them is theirs; joining twice is harmless. Where a broker must look at their age or a check
    first, a place is kept for them (`checking`).

    Raises Overlaps where they are wanted elsewhere at that time, unless they want `both`;
    AgeUnknownError where they must say first whether they are `old_enough`; DomainError where the
    shift has begun, is called off, is closed to newcomers, or is their own to run.
    """
    if not may(work.roles, "shift.join"):
        raise DomainError("error-members-only")
    work.demand("shift.join")
    who = work.member
    # Before the lock, under which everybody else who taps Join waits.
    joiner = await shift_life.joiner(work.tx, shift_id, who, work.now)
    found = await locked(work, shift_id, who)
    shift, place, counts = found.shift, found.place, found.counts
    if shift.span != joiner.span:  # it was moved meanwhile
        joiner = await shift_life.joiner(work.tx, shift_id, who, work.now)
    demand_open(work, shift)
    if shift.is_of(who):
        raise DomainError("refusal-shift-own")
    before = place.state if place is not None else "left"
    ahead = counts.ahead(shift.places)
    late = ahead > 0 and await shift_places.is_late(work, shift)
    if before in ("joined", "checking"):
        return before
    free = shift.places - counts.taken
    size = place.people if place is not None and before != "left" else 1
    if before == "waiting" and not (late and free >= size):
        return before
    if before == "left":
        _demand_not_closed(work, shift)
    if place is not None and before != "left" and old_enough is None:
        old_enough = "age" not in place.needs  # they said so as they began to wait
    needs = ""  # of a team nobody's age or check is known
    if place is None or not place.team or before == "left":
        needs = await shift_gates.needs(
            work, shift, joiner.member, adult=joiner.adult, old_enough=old_enough
        )
    if not both:
        _demand_no_clash(work, shift, joiner.own, joiner.clash)
    state: PlaceState = "joined"
    if before == "left":
        state = rules.joining(shift.places, counts.taken, ahead, open_to_all=late)
    state = "checking" if state == "joined" and needs else state
    await _enter(work, found, state, needs)
    if late and before != "offered" and free <= size:
        shift_life.uncall(work.tx, shift_id)
        work.refresh(CARD, shift_id, "shift.taken")
    await _after_joining(work, shift, before, state)
    work.refresh(RUN_CARD, shift_id, "shift.joined")
    work.audit("shift.join", "shift", shift_id, state)
    return state


async def _after_joining(work: Work, shift: Shift, before: PlaceState, state: PlaceState) -> None:
    """The list sees its new numbers; with enough people nobody needs to decide any more."""
    if before in ("offered", "waiting"):
        await shift_places.positions(work, shift.id)
    if state == "joined" and shift.least_state in ("asked", "unsure"):
        await shift_least.enough(work, shift.id)


async def _enter(work: Work, found: Standing, state: PlaceState, needs: str) -> None:
    shift, place, who = found.shift, found.place, work.member
    until = rules.kept_until(shift.starts_at, work.now) if state == "checking" else None
    if place is not None and place.state in ("offered", "waiting"):
        await rows.move(work.tx, place, state, "", work.now, until)
        place_id, turn = place.id, place.turn
    else:
        turn = found.counts.last_turn + 1
        place_id = await rows.take(
            work.tx, shift.id, who, state, turn, work.now, needs=needs, held_until=until
        )
    if state == "joined":
        plan_reminders(work, shift, place_id, turn, who)
    if state == "checking" and until is not None:
        shift_life.set_needs(work.tx, place_id, needs)
        shift_places.keep(work, shift, place_id, who, until)
        await shift_gates.ask(work, place_id)


def _demand_not_closed(work: Work, shift: Shift) -> None:
    """Raises DomainError where it ended for newcomers."""
    if shift.about_state == "ended":
        raise DomainError("refusal-shift-cancelled")
    if shift.close_on is not None and work.local.date() > shift.close_on:
        raise DomainError("refusal-shift-closed", date=shift.close_on)


def _demand_no_clash(work: Work, shift: Shift, own: Sequence[Shift], clash: Clash | None) -> None:
    """Raises Overlaps where the member has something else then: a shift, or help that is planned,
    unless whoever acts for them may not see to their plans."""
    for other in own:
        if other.id != shift.id and rules.overlap(other.span, shift.span):
            raise Overlaps(Clash(other.title, "", other.starts_at, other.ends_at))
    if work.hat is not None and not hats.may(work.hat.scope, "plan"):
        return
    if clash is not None:
        raise Overlaps(clash)


async def leave(work: Work, shift_id: int) -> Shift:
    """Frees the actor's place, takes them off the waiting list, or says no to the place they were
    offered. What is free goes to whoever waits; whoever runs it is told once."""
    work.within("shift")
    who = work.member
    found = await locked(work, shift_id, who)
    shift, place = found.shift, found.place
    if place is None:
        raise NotFound
    demand_open(work, shift)
    if place.state not in rules.COMING:
        raise DomainError("toast-already-done")
    await rows.move(work.tx, place, "left", "", work.now)
    if place.state == "checking":
        await shift_gates.withdraw(work, place)
    passed = Passed()
    if place.state in rules.TAKING and found.counts.waiting:
        passed = await shift_places.pass_on(work, shift_id)
    if place.state == "joined":
        await shift_news.left(work, shift, place, passed, found.counts.joined - place.people)
        if shift.least is not None:
            await shift_least.look(work, shift_id)
    if found.counts.waiting:
        await shift_places.positions(work, shift_id)
    work.refresh(RUN_CARD, shift_id, "shift.left")
    await happened(work, "left", shift_id, who)
    if place.brings:
        await happened(work, "parent", shift_id, who)
    work.audit("shift.leave", "shift", shift_id, place.state)
    return shift


async def confirm(work: Work, shift_id: int) -> None:
    """The actor says that they are coming; saying it twice is harmless."""
    found = await locked(work, shift_id, work.member)
    demand_open(work, found.shift)
    if found.place is None or found.place.state != "joined":
        raise DomainError("refusal-shift-not-on")
    if found.place.confirmed_at is None:
        await rows.confirm(work.tx, shift_id, work.member, work.now)
        work.refresh(RUN_CARD, shift_id, "shift.confirmed")
        work.audit("shift.confirm", "shift", shift_id)


async def call_off(work: Work, shift_id: int, reason: str) -> None:
    """Whoever runs the shift calls it off; everybody with a place or in the line is told at once.

    Raises NotFound where it isn't theirs to run, DomainError where it has begun or was called off.
    """
    await running(work, shift_id)
    await end(work, shift_id, reason)


async def end(work: Work, shift_id: int, reason: str) -> None:
    """Calls a shift off for somebody who may; the caller has checked who that is. Raises
    DomainError where it has begun or was called off."""
    found = await locked(work, shift_id, work.actor.id)
    shift = found.shift
    demand_open(work, shift)
    if not await rows.cancel(work.tx, shift_id, reason, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    places = await shift_places.everybody(work, shift_id)
    for place in places:
        if place.state == "checking":
            await shift_gates.withdraw(work, place)
    runners = await shift_news.runners(work, shift)
    told = [place.person_id for place in places]
    told += [one for one in runners if one != work.actor.id and one not in told]
    shift_news.cancelled(work, shift, told, reason)
    await gatherings.shift_ended(work.tx, shift_id, reason, work.now)
    work.refresh(CARD, shift_id, "shift.cancelled")
    work.refresh(RUN_CARD, shift_id, "shift.cancelled")
    await happened(work, "ended", shift_id)
    work.audit("shift.cancel", "shift", shift_id)


async def fill(work: Work, shift_id: int) -> None:
    """There are more places than before: they go to whoever waits."""
    await shift_places.pass_on(work, shift_id)


async def running(work: Work, shift_id: int) -> Shift:
    """A shift that the actor runs: their own, or any of the timebank for brokers. Raises
    NotFound."""
    shift = await rows.find(work.tx, shift_id)
    if shift is None or shift.community_id != work.scope.id or not runs(work, shift):
        raise NotFound
    return shift


def runs(work: Work, shift: Shift) -> bool:
    """Whether the actor runs this shift."""
    if acts_for(work, shift.organisation_id) or "broker" in work.roles:
        return True
    return work.hat is None and published(shift, work.actor.id, work.roles)


def published(shift: Shift, person_id: int, roles: AbstractSet[Role]) -> bool:
    """Whether somebody with these roles put it up for the timebank itself, and so runs it. What
    was put up for an organisation is run by whoever acts for that now, no longer by who did."""
    own = shift.published_by == person_id and shift.organisation_id is None
    return own and may(roles, "shift.publish")


def acts_for(work: Work, organisation_id: int | None) -> bool:
    """Whether the actor is an organiser of this organisation (its person row), with its hat on or
    without a hat; under another hat they are nobody there."""
    if organisation_id is None:
        return False
    return work.on_behalf_of == organisation_id if work.hat else organisation_id in work.helps


async def coming(work: Work) -> list[Shift]:
    """What is on in the timebank, the next first, with the actor's own place on each."""
    return await lists.coming(work.tx, work.scope.id, work.member, work.now, MOST_LISTED)


async def mine(work: Work) -> list[Shift]:
    """Shifts that are not over on which the actor has a place or waits, in every timebank."""
    return await lists.of_person(work.tx, work.member, work.now)


async def run_by(work: Work) -> list[Shift]:
    """Shifts that are not over which the actor runs; all of the timebank's for brokers. With a hat
    on, those of that organisation."""
    if not may(work.roles, "shift.publish") and not work.helps:
        return []
    return await lists.run_by(
        work.tx,
        work.scope.id,
        0 if work.hat is not None else work.actor.id,
        work.member if work.hat is not None else 0,
        work.now,
        MOST_LISTED,
        everybody="broker" in work.roles and work.hat is None,
    )

"""Shifts of volunteers: published, joined, left, confirmed, called off; and their reminders.

Whoever changes a shift's places locks its row first and counts then, so that of many who tap Join
at once exactly as many get a place as there are, and the others wait in the order of their taps.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from domain import shifts as rules
from domain.errors import DomainError, NotFound
from domain.permissions import may
from domain.shifts import PlaceState, Plan, Told
from services.cases import first_name
from services.notices import NoticeButton
from services.work import Work
from storage import gatherings, reminders
from storage import shifts as rows
from storage.db import Row
from storage.shifts import Place, Shift, Standing

CARD = "shift"
"""A shift as those see it who may join."""
RUN_CARD = "shift-run"
"""A shift as those see it who run it: with the names."""
MOST_LISTED = 200
NEW_POSITIONS = 20
"""How many of a waiting list see their new number at once when somebody leaves it."""
KINDS: dict[str, Told] = {"shift.coming": "coming", "shift.soon": "soon"}
"""The reminders, and what a place is then told."""
Event = Literal["left", "moved", "ended"]
"""Somebody left; the shift is at another time or place, or called otherwise; it was called off."""
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


class Overlaps(DomainError):
    """The person has a place on (or waits for) another shift at that time: `other`."""

    def __init__(self, other: Shift) -> None:
        super().__init__("refusal-shift-overlap", title=other.title)
        self.other = other


async def publish(work: Work, new: NewShift) -> int:
    """Puts a shift before the timebank's members. Returns its id. Raises DomainError for one that
    can't be (see domain.shifts.check)."""
    work.demand("shift.publish")
    rules.check(new.plan, new.places, work.now)
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
        by=work.actor.id,
        now=work.now,
    )
    work.audit("shift.publish", "shift", shift_id)
    return shift_id


async def join(work: Work, shift_id: int, *, both: bool = False) -> PlaceState:
    """Gives the actor a place, or the next turn in the waiting list; joining twice is harmless.

    Raises Overlaps where they are wanted elsewhere at that time, unless they want `both`;
    DomainError where the shift has begun, is called off, or is their own to run.
    """
    if not may(work.roles, "shift.join"):
        raise DomainError("error-members-only")
    work.demand("shift.join")
    who = work.member
    found = await locked(work, shift_id, who)
    shift, place = found.shift, found.place
    demand_open(work, shift)
    if shift.published_by == who:
        raise DomainError("refusal-shift-own")
    if place is not None and place.state in rules.COMING:
        return place.state
    if not both:
        for other in await rows.of_person(work.tx, who, work.now):
            if other.id != shift_id and rules.overlap(other.span, shift.span):
                raise Overlaps(other)
    state = rules.joining(shift.places, found.counts.joined, found.counts.waiting)
    turn = found.counts.last_turn + 1
    place_id = await rows.take(work.tx, shift_id, who, state, turn, work.now)
    if state == "joined":
        plan_reminders(work, shift, place_id, turn, who)
    work.refresh(RUN_CARD, shift_id, "shift.joined")
    work.audit("shift.join", "shift", shift_id, state)
    return state


async def leave(work: Work, shift_id: int) -> Shift:
    """Frees the actor's place, or takes them off the waiting list. The first who waits gets the
    place and is told; the organiser is told once."""
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
    if place.state == "joined":
        others = found.counts.joined - place.people
        free = rules.promoted(shift.places, others, found.counts.waiting)
        nexts = await _promote(work, shift, free)
        _tell_left(work, shift, place, nexts, others + len(nexts))
    for one in await rows.places(work.tx, shift_id, "waiting", NEW_POSITIONS):
        work.refresh(CARD, shift_id, "shift.position", person_id=one.person_id)
    work.refresh(RUN_CARD, shift_id, "shift.left")
    await happened(work, "left", shift_id, who)
    work.audit("shift.leave", "shift", shift_id, place.state)
    return shift


async def confirm(work: Work, shift_id: int) -> None:
    """The actor says that they are coming; saying it twice is harmless."""
    found = await locked(work, shift_id, work.actor.id)
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
    states: tuple[PlaceState, ...] = ("joined", "waiting")
    everybody = [
        one.person_id
        for state in states
        for one in await rows.places(work.tx, shift_id, state, rules.MOST_WAITING)
    ]
    if shift.published_by != work.actor.id:
        everybody.append(shift.published_by)
    for person_id in everybody:
        work.tell(
            person_id,
            "shift.cancelled",
            "notice-shift-cancelled",
            once=f"shift:{shift_id}:cancelled:{person_id}",
            buttons=(NoticeButton("btn-shift-see-all", "volunteer"),),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            words=reason,
        )
    await gatherings.shift_ended(work.tx, shift_id, reason, work.now)
    work.refresh(CARD, shift_id, "shift.cancelled")
    work.refresh(RUN_CARD, shift_id, "shift.cancelled")
    await happened(work, "ended", shift_id)
    work.audit("shift.cancel", "shift", shift_id)


async def fill(work: Work, shift_id: int) -> None:
    """More places than before: the first of those who wait get them, and are told."""
    found = await locked(work, shift_id, work.actor.id)
    shift, counts = found.shift, found.counts
    await _promote(work, shift, rules.promoted(shift.places, counts.joined, counts.waiting))


async def plan_reminders_anew(work: Work, shift_id: int) -> None:
    """A shift is at another time: whoever has a place is reminded before that one."""
    found = await locked(work, shift_id, work.actor.id)
    for place in await rows.places(work.tx, shift_id, "joined", rules.MOST_PLACES):
        reminders.drop(work.tx, f"place:{place.id}:{place.turn}", work.now)
        mark = f":{work.now:%Y%m%d%H%M%S}"
        plan_reminders(work, found.shift, place.id, place.turn, place.person_id, mark)


async def running(work: Work, shift_id: int) -> Shift:
    """A shift that the actor runs: their own, or any of the timebank for brokers. Raises
    NotFound."""
    shift = await rows.find(work.tx, shift_id)
    if shift is None or shift.community_id != work.scope.id or not runs(work, shift):
        raise NotFound
    return shift


def runs(work: Work, shift: Shift) -> bool:
    """Whether the actor runs this shift."""
    own = shift.published_by == work.actor.id and may(work.roles, "shift.publish")
    return own or acts_for(work, shift.organisation_id) or "broker" in work.roles


def acts_for(work: Work, organisation_id: int | None) -> bool:
    """Whether the actor is an organiser of this organisation (its person row), with its hat on or
    without a hat; under another hat they are nobody there."""
    if organisation_id is None:
        return False
    return work.on_behalf_of == organisation_id if work.hat else organisation_id in work.helps


async def coming(work: Work) -> list[Shift]:
    """What is on in the timebank, the next first, with the actor's own place on each."""
    return await rows.coming(work.tx, work.scope.id, work.member, work.now, MOST_LISTED)


async def mine(work: Work) -> list[Shift]:
    """Shifts that are not over on which the actor has a place or waits, in every timebank."""
    return await rows.of_person(work.tx, work.member, work.now)


async def run_by(work: Work) -> list[Shift]:
    """Shifts that are not over which the actor runs; all of the timebank's for brokers."""
    if not may(work.roles, "shift.publish") and not work.helps:
        return []
    everybody = "broker" in work.roles
    return await rows.run_by(
        work.tx, work.scope.id, work.actor.id, work.now, MOST_LISTED, everybody=everybody
    )


async def remind(work: Work, row: Row) -> bool:
    """A reminder is due: the card comes again, if the place is still theirs. In quiet hours it
    waits for the morning."""
    told = KINDS[row["kind"]]
    found = await rows.standing(work.tx, row["object_id"], row["person_id"])
    if found is None or found.place is None or found.shift.state != "published":
        return False
    place = found.place
    same = str(row["key"]).startswith(_key(place.id, place.turn, row["kind"]))
    if place.state != "joined" or not same or (told == "coming" and place.confirmed_at):
        return False
    if rules.quiet(work.now, work.zone):
        morning = rules.next_morning(found.shift.starts_at, work.now, work.zone)
        if morning is None:
            return False
        reminders.add(
            work.tx,
            f"{row['key']}:m",
            row["kind"],
            work.scope.id,
            place.person_id,
            found.shift.id,
            morning,
            found.shift.starts_at,
        )
        return True
    rows.tell(work.tx, place.id, told)
    work.show_card(place.person_id, CARD, found.shift.id, row["kind"], fresh=True)
    return True


def _key(place_id: int, turn: int, kind: str) -> str:
    """What plans a reminder once for each time somebody joins."""
    return f"place:{place_id}:{turn}:{kind}"


def plan_reminders(
    work: Work, shift: Shift, place_id: int, turn: int, person_id: int, mark: str = ""
) -> None:
    """Somebody with a place is reminded before the shift."""
    for kind, told in KINDS.items():
        due = rules.remind_at(told, shift.starts_at, work.now, work.zone)
        if due is not None:
            reminders.add(
                work.tx,
                _key(place_id, turn, kind) + mark,
                kind,
                work.scope.id,
                person_id,
                shift.id,
                due,
                shift.starts_at - (rules.BEFORE["soon"] if told == "coming" else rules.LATEST_WORD),
            )


async def locked(work: Work, shift_id: int, person_id: int) -> Standing:
    """How a shift stands, with nobody else changing its places before this transaction ends. Raises
    NotFound."""
    found = await rows.locked(work.tx, shift_id, person_id)
    if found is None or found.shift.community_id != work.scope.id:
        raise NotFound
    return found


def demand_open(work: Work, shift: Shift) -> None:
    """Raises DomainError where nobody can join or leave any more."""
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    if shift.ends_at <= work.now:
        raise DomainError("refusal-shift-over")
    if shift.starts_at <= work.now:
        raise DomainError("refusal-shift-begun")


async def _promote(work: Work, shift: Shift, free: int) -> Sequence[Place]:
    """The first of the waiting list get the free places, and are told by a new message."""
    if not free:
        return ()
    nexts = await rows.places(work.tx, shift.id, "waiting", free)
    for one in nexts:
        await rows.move(work.tx, one, "joined", "promoted", work.now)
        plan_reminders(work, shift, one.id, one.turn, one.person_id)
        work.show_card(one.person_id, CARD, shift.id, "shift.promoted", fresh=True)
    return nexts


def _tell_left(work: Work, shift: Shift, place: Place, nexts: Sequence[Place], joined: int) -> None:
    work.tell(
        shift.published_by,
        "shift.left",
        "notice-shift-left",
        once=f"place:{place.id}:{place.turn}:left",
        buttons=(NoticeButton("btn-shift-run", f"sh-run:{shift.id}"),),
        name=place.name if place.team else first_name(place.name),
        next=first_name(nexts[0].name) if nexts else "",
        has_next="yes" if nexts else "no",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        joined=joined,
        places=shift.places,
    )

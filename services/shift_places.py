"""The places of a shift: a freed one is offered to the first who waits, for a time, and goes on to
the next; shortly before the start everybody on the list is asked at once. And their reminders.

Whoever changes places locks the shift's row first and counts then (`locked`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import attention as own
from domain import shifts as rules
from domain.errors import DomainError, NotFound
from domain.shifts import PlaceState, Told
from services import guardians
from services import rules as timebank
from services.work import Work
from storage import attention, reminders
from storage import shift_life as life
from storage import shifts as rows
from storage.db import Row
from storage.shifts import Place, Shift, Standing

CARD = "shift"
"""A shift as those see it who may join it."""
RUN_CARD = "shift-run"
"""A shift as those see it who run it: with the names."""
TOLD: dict[str, Told] = {"shift.coming": "coming", "shift.soon": "soon"}
"""The reminders of whoever has a place, and what the place is then told."""
LAPSE = "shift.lapse"
ASK = "shift.ask"
THANKS = "shift.thanks"
AFTER = "shift.after"
NEW_POSITIONS = 20
"""How many of a waiting list see their new number at once when somebody leaves it."""
DOWN = timedelta(minutes=30)
"""An offer that ends so much too late couldn't be answered: the bot was not running."""
THANKED_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Passed:
    """Who was asked whether they want a freed place: one each, or (`everybody`) all at once."""

    asked: Sequence[Place] = ()
    everybody: bool = False


async def locked(work: Work, shift_id: int, person_id: int) -> Standing:
    """How a shift of this timebank stands, and the person's place on it; nobody else changes its
    places before this transaction ends. Raises NotFound."""
    found = await rows.locked(work.tx, shift_id, person_id)
    if found is None or found.shift.community_id != work.scope.id:
        raise NotFound
    return found


def demand_open(work: Work, shift: Shift) -> None:
    """Raises DomainError for a shift that was called off, has begun, or is over."""
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    if shift.ends_at <= work.now:
        raise DomainError("refusal-shift-over")
    if shift.starts_at <= work.now:
        raise DomainError("refusal-shift-begun")


def is_open(work: Work, shift: Shift) -> bool:
    """Whether people can still join and leave it."""
    return shift.state == "published" and shift.starts_at > work.now


async def everybody(
    work: Work, shift_id: int, states: Sequence[PlaceState] = ("joined", "checking", "offered",
                                                              "waiting"),
) -> list[Place]:  # fmt: skip
    """Whoever has a place, is offered one, or waits; in this order, and by turns."""
    return [
        one
        for state in states
        for one in await rows.places(work.tx, shift_id, state, rules.MOST_WAITING)
    ]


# Freed places -------------------------------------------------------------------------------------


async def is_late(work: Work, shift: Shift) -> bool:
    """Whether it starts so soon that whoever is first has a free place."""
    return await _until(work, shift) is None


async def _until(work: Work, shift: Shift) -> datetime | None:
    hours = (await timebank.of(work)).number("offer_hours")
    return rules.offer_until(shift.starts_at, work.now, work.zone, hours)


async def pass_on(work: Work, shift_id: int) -> Passed:
    """What is free goes to whoever waits: offered to the first ones for a time, or, shortly before
    the start, to whoever on the list says yes first."""
    found = await locked(work, shift_id, 0)
    shift, counts = found.shift, found.counts
    free = shift.places - counts.taken
    if free <= 0 or not counts.ahead(shift.places) or not is_open(work, shift):
        return Passed()
    until = await _until(work, shift)
    waiting = await rows.places(work.tx, shift_id, "waiting", rules.MOST_WAITING)
    if until is None:
        called = [one for one in waiting if one.people <= free]
        life.call(work.tx, shift_id, most=free)
        for one in called:
            if one.told != "open":
                _ask(work, shift, one)
        return Passed(called, everybody=True)
    nexts = [waiting[n] for n in rules.fitting(free, [one.people for one in waiting])]
    for one in nexts:
        await rows.move(work.tx, one, "offered", "", work.now, until)
        _plan_lapse(work, shift, one.id, one.person_id, until)
        _ask(work, shift, one)
    return Passed(nexts)


def _offered(work: Work) -> str:
    """Why they are told of a place; in quiet hours only because the morning is too late."""
    return "shift.offered-soon" if rules.quiet(work.now, work.zone) else "shift.offered"


def _ask(work: Work, shift: Shift, one: Place) -> None:
    """Their card says so: as a new message, at night in the morning (the card changes at once)."""
    at = rules.tell_at(shift.starts_at, work.now, work.zone)
    if at == work.now:
        work.show_card(one.person_id, CARD, shift.id, _offered(work), fresh=True)
        return
    work.refresh(CARD, shift.id, "shift.offered", person_id=one.person_id)
    if at is not None:
        _plan(work, shift, ASK, one.id, one.person_id, at, shift.starts_at)


def _plan_lapse(work: Work, shift: Shift, place_id: int, person_id: int, until: datetime) -> None:
    _plan(work, shift, LAPSE, place_id, person_id, until, shift.ends_at)


def _plan(
    work: Work,
    shift: Shift,
    kind: str,
    place_id: int,
    person_id: int,
    due: datetime,
    until: datetime,
) -> None:
    # Whoever says yes in the moment in which they are asked has a place kept until another time.
    key = f"hold:{place_id}:{kind}:{work.now:%Y%m%d%H%M%S%f}:{due:%Y%m%d%H%M%S}"
    reminders.add(work.tx, key, kind, work.scope.id, person_id, shift.id, due, until)


async def ask_later(work: Work, row: Row) -> bool:
    """The night is over: whoever was offered a place, or can't have one any more, hears of it."""
    found = await rows.standing(work.tx, row["object_id"], row["person_id"])
    if found is None or found.place is None or not is_open(work, found.shift):
        return False
    place = found.place
    if place.state == "offered" or place.told in ("open", "back", "lapsed", "unkept"):
        work.show_card(place.person_id, CARD, found.shift.id, _offered(work), fresh=True)
        return True
    return False


def keep(work: Work, shift: Shift, place_id: int, person_id: int, until: datetime) -> None:
    """A place is kept until then while a broker looks."""
    _plan_lapse(work, shift, place_id, person_id, until)


async def lapse(work: Work, row: Row) -> bool:
    """The time of an offer, or of a place that was kept, is over: it goes on, and they are told."""
    found = await rows.locked(work.tx, row["object_id"], row["person_id"])
    if found is None or found.place is None or not is_open(work, found.shift):
        return False
    shift, place, counts = found.shift, found.place, found.counts
    if place.held_until is None or place.held_until > work.now:
        return False
    if place.state == "checking":
        await rows.move(work.tx, place, "left", "unkept", work.now)
        await guardians.tell(work, place, shift, "notice-plus-one-unkept")
    elif place.state != "offered":
        return False
    elif work.now - place.held_until > DOWN and (until := await _until(work, shift)) is not None:
        # They couldn't answer while the bot was off.
        await rows.move(work.tx, place, "offered", "", work.now, until)
        _plan_lapse(work, shift, place.id, place.person_id, until)
        _ask(work, shift, place)
        return True
    elif await is_late(work, shift):
        # Everybody is asked at once now: nobody loses their turn.
        await rows.move(work.tx, place, "waiting", "", work.now)
    else:
        await _silent(work, place, counts.waiting, counts.last_turn + 1)
    if place.state == "checking" or not await is_late(work, shift):
        _ask(work, shift, place)
    await pass_on(work, shift.id)
    await positions(work, shift.id)
    work.audit("shift.lapse", "shift", shift.id, place.state)
    return True


async def _silent(work: Work, place: Place, waiting: int, turn: int) -> None:
    """Somebody didn't answer an offer in time."""
    after = rules.after_lapse(place.lapses, waiting)
    if after == "back":
        await life.back(work.tx, place.id, turn, work.now)
    else:
        told: Told = "open" if after == "open" else "lapsed"
        await rows.move(work.tx, place, "left", told, work.now)


async def positions(work: Work, shift_id: int) -> None:
    """The first of the list see their new number; so does whoever runs it."""
    for one in await rows.places(work.tx, shift_id, "waiting", NEW_POSITIONS):
        if one.told != "open":
            work.refresh(CARD, shift_id, "shift.position", person_id=one.person_id)
    work.refresh(RUN_CARD, shift_id, "shift.changed")


# Reminders ----------------------------------------------------------------------------------------


def plan_reminders(
    work: Work, shift: Shift, place_id: int, turn: int, person_id: int, mark: str = ""
) -> None:
    """Somebody has a place: they are reminded before it, and thanked after it."""
    for kind, told in TOLD.items():
        due = rules.remind_at(told, shift.starts_at, work.now, work.zone)
        if due is not None:
            reminders.add(
                work.tx,
                key_of(place_id, turn, kind) + mark,
                kind,
                work.scope.id,
                person_id,
                shift.id,
                rules.look_at(told, due, work.now, work.zone),
                shift.starts_at - (rules.BEFORE["soon"] if told == "coming" else rules.LATEST_WORD),
            )
    due = rules.thanks_at(shift.ends_at, work.zone)
    key = key_of(place_id, turn, THANKS) + mark
    until = due + THANKED_WITHIN
    reminders.add(work.tx, key, THANKS, work.scope.id, person_id, shift.id, due, until)
    ends = f"{shift.ends_at:%Y%m%d%H%M}"
    reminders.add(
        work.tx,
        f"shift:{shift.id}:{AFTER}:{ends}",
        AFTER,
        work.scope.id,
        None,
        shift.id,
        due,
        until,
    )


def key_of(place_id: int, turn: int, kind: str) -> str:
    """What plans a reminder once for each time somebody joins."""
    return f"place:{place_id}:{turn}:{kind}"


async def plan_anew(work: Work, shift: Shift) -> None:
    """A shift is at another time: whoever has a place is reminded before that one."""
    for place in await rows.places(work.tx, shift.id, "joined", rules.MOST_PLACES):
        reminders.drop(work.tx, f"place:{place.id}:{place.turn}", work.now)
        mark = f":{work.now:%Y%m%d%H%M%S%f}"
        plan_reminders(work, shift, place.id, place.turn, place.person_id, mark)


async def remind(work: Work, row: Row) -> bool | None:
    """A reminder is due: the card comes again, if the place is still theirs. In quiet hours it
    waits for the morning."""
    told = TOLD[row["kind"]]
    found = await rows.standing(work.tx, row["object_id"], row["person_id"])
    if found is None or found.place is None or found.shift.state != "published":
        return False
    place = found.place
    same = str(row["key"]).startswith(key_of(place.id, place.turn, row["kind"]))
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
    if told == "soon" and not await _is_time(work, row, found.shift):
        return None
    rows.tell(work.tx, place.id, told)
    work.show_card(place.person_id, CARD, found.shift.id, row["kind"], fresh=True)
    return True


async def _is_time(work: Work, row: Row, shift: Shift) -> bool:
    """Whether the last reminder is said now: in the evening before where the morning would be in
    the person's own quiet hours. Else it waits for the morning; or, where they end too late for it,
    that is recorded."""
    chosen = await attention.budget(work.tx, row["person_id"])
    due = rules.remind_at("soon", shift.starts_at, work.now, work.zone)
    if due is not None and due > work.now:
        if own.quiet(due, work.zone, chosen):
            return True
        reminders.put_off(work.tx, row["id"], due)
        return False
    wakes = own.wake(work.now, work.zone, chosen)
    if own.quiet(work.now, work.zone, chosen) and wakes > shift.starts_at - rules.LATEST_WORD:
        reminders.end(work.tx, row["id"], "untrue", work.now, "quiet hours")
        return False
    return True

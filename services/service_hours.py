"""Who was there: noted by whoever runs a shift, by a code, a sheet, or the volunteers themselves.

Nothing counts before somebody else has confirmed it (services/service_confirm.py). Each person has
one row for each shift, whatever is noted and however often; its changes wait for one another.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import service as rules
from domain.errors import DomainError, NotFound
from domain.service import Action, How, Part, State
from services import shifts, told_news
from services.work import Work
from storage import people, reminders
from storage import service_hours as rows
from storage import shifts as shift_rows
from storage.db import Row, Tx
from storage.service_hours import Hours, NewHours
from storage.shifts import Shift

CARD = "attend"
"""Who came to a shift, as whoever runs it sees it; its number is the shift's."""
HOURS_CARD = "service"
"""One time of one person, as whoever is to confirm it sees it."""
LEFT = "service.left"
"""The reminder that asks once when somebody left who did not check out."""
ASK_AFTER = timedelta(minutes=15)
"""How long after the planned end."""
BY_ONESELF: frozenset[How] = frozenset({"code", "self"})
"""How volunteers note themselves; whoever runs a shift can tick themselves too, and somebody else
confirms it."""
MOST_HEADS = 500
KEY_FAMILIES = ("refusal-service-",)


@dataclass(frozen=True, slots=True)
class Register:
    """A shift with everybody who had a place or is noted: `noted` by name, `unsaid` (id and name)
    of whom nothing is noted yet, `heads` how many more are only counted."""

    shift: Shift
    noted: tuple[Hours, ...]
    unsaid: tuple[tuple[int, str], ...]
    heads: int

    @property
    def came(self) -> tuple[Hours, ...]:
        """Who is noted as there and waits to be confirmed."""
        return tuple(one for one in self.noted if one.state == "said")

    @property
    def planned(self) -> int:
        """How long the shift is, in minutes that really go by."""
        return rules.planned(None, self.shift.starts_at, self.shift.ends_at)

    def minutes(self, one: Hours) -> int:
        """How long somebody was there: as noted, else until the planned end."""
        if one.minutes is not None:
            return one.minutes
        return rules.planned(one.started_at, self.shift.starts_at, self.shift.ends_at)


async def register(work: Work, shift_id: int) -> Register:
    """Who came to a shift that the actor runs, and who is still to be noted. Raises NotFound."""
    return await of_shift(work.tx, await shifts.running(work, shift_id))


async def of_shift(tx: Tx, shift: Shift) -> Register:
    """The same for a caller who has checked whose shift it is."""
    noted = await rows.of_shift(tx, shift.id)
    known = {one.person_id for one in noted if one.state != "withdrawn"}
    unsaid = [one for one in await rows.places(tx, shift.id) if one[0] not in known]
    heads = await rows.heads(tx, shift.id)
    counted = heads is not None and heads.state in ("said", "confirmed")
    return Register(
        shift,
        tuple(one for one in noted if one.state != "withdrawn"),
        tuple(unsaid),
        heads.heads if heads is not None and counted else 0,
    )


async def came(
    work: Work, shift_id: int, person_id: int, minutes: int | None, how: How, by: int
) -> Hours:
    """Somebody was at a shift, said `by` themselves (or whoever acts for them: then they have a
    place on it) or by whoever runs it. Doing it again is harmless.

    minutes: how long; None from whoever runs it: the whole shift (or from when they checked in);
    None by themselves: they are there now, and check out later. Raises NotFound; DomainError where
    it is too early or too late, without a place, or already confirmed.
    """
    own = how in BY_ONESELF and person_id in (by, work.member)
    shift = await _held(work, shift_id, own=own)
    _demand_happens(work, shift)
    if minutes is not None:
        rules.check_length(minutes)
    if own and not await rows.has_place(work.tx, shift_id, person_id):
        raise DomainError("refusal-shift-not-on")
    if not own and not await _is_known(work, shift_id, person_id):
        raise NotFound
    found = await rows.of_place(work.tx, shift_id, person_id)
    if found is not None and own and found.state == "said":
        return _said_again(found, minutes)
    started = rules.checked_in(shift.starts_at, work.now) if own and minutes is None else None
    if started is not None and work.now >= shift.ends_at:
        raise DomainError("refusal-shift-over")
    if not own and minutes is None and (found is None or not _is_there(found)):
        minutes = rules.planned(None, shift.starts_at, shift.ends_at)
    if found is None:
        new = _first(work, shift, how, by)
        await rows.add(
            work.tx,
            replace(new, person_id=person_id, started_at=started, minutes=minutes),
            work.now,
        )
    else:
        part: Part = "volunteer" if own else "verifier"
        await _again(work, found, part, started, minutes, how, by)
    noted = await rows.of_place(work.tx, shift_id, person_id)
    assert noted is not None
    if noted.started_at is not None and noted.minutes is None:
        _ask_when_left(work, noted, shift)
    work.refresh(CARD, shift_id, "service.came")
    work.audit("service.came", "service", noted.id, how)
    return noted


async def _is_known(work: Work, shift_id: int, person_id: int) -> bool:
    """A member; or a child who comes along with one, and so has a place and is no member."""
    if await people.membership(work.tx, work.scope.id, person_id) is not None:
        return True
    return await rows.has_place(work.tx, shift_id, person_id)


def _said_again(found: Hours, minutes: int | None) -> Hours:
    """What somebody says of themselves again changes nothing that others noted."""
    if minutes is None or found.minutes == minutes:
        return found
    raise DomainError("refusal-service-noted", minutes=found.minutes or 0)


def _is_there(found: Hours) -> bool:
    """Whether it says when they came, or how long they were there: a tick leaves that as it is."""
    return found.state == "said" and (found.started_at is not None or found.minutes is not None)


async def _again(
    work: Work,
    found: Hours,
    part: Part,
    started: datetime | None,
    minutes: int | None,
    how: How,
    by: int,
) -> None:
    action: Action = "say" if part == "volunteer" else "tick"
    if rules.after(found.state, part, action) is None:
        raise moved_on(found)
    keeps = _is_there(found)
    new_round = found.state == "reversed"
    moved = replace(
        found,
        state="said",
        how=found.how if keeps and minutes is None else how,
        started_at=started or (found.started_at if keeps else None),
        finished_at=found.finished_at if keeps and minutes is None else None,
        minutes=minutes if minutes is not None or not keeps else found.minutes,
        credited=0,
        round=found.round + 1 if new_round else found.round,
        note=None,
        said_by=by,
        verified_by=None,
        asked_by=None,
    )
    await write(work, found, moved)


async def everyone(work: Work, shift_id: int) -> Register:
    """Everybody who had a place was there for all of it, but whom is noted otherwise already."""
    found = await register(work, shift_id)
    _demand_happens(work, found.shift)
    for person_id, _ in found.unsaid:
        await came(work, shift_id, person_id, None, "tick", work.actor.id)
    return await register(work, shift_id)


async def missed(work: Work, shift_id: int, person_id: int) -> None:
    """Somebody with a place did not come. Only whoever runs the shift ever reads that."""
    shift = await _held(work, shift_id, own=False)
    _demand_happens(work, shift)
    if work.now < shift.starts_at:
        raise DomainError("refusal-service-early", start=shift.starts_at)
    found = await rows.of_place(work.tx, shift_id, person_id)
    if found is None:
        if not await rows.has_place(work.tx, shift_id, person_id):
            raise NotFound
        new = _first(work, shift, "tick", work.actor.id)
        await rows.add(work.tx, replace(new, person_id=person_id, state="absent"), work.now)
    elif found.state != "absent":
        if rules.after(found.state, "verifier", "miss") is None:
            raise moved_on(found)
        nothing = replace(found, state="absent", minutes=None, started_at=None, finished_at=None)
        await write(work, found, replace(nothing, said_by=work.actor.id, how="tick"))
    work.refresh(CARD, shift_id, "service.missed")
    work.audit("service.missed", "shift", shift_id)


async def count_heads(work: Work, shift_id: int, heads: int, *, more: bool = False) -> None:
    """So many were there (`more`: beside those who are counted) who want no hours kept: counted,
    without names."""
    shift = await _held(work, shift_id, own=False)
    _demand_happens(work, shift)
    found = await rows.heads(work.tx, shift_id)
    if more and found is not None and found.state == "said":
        heads += found.heads
    if not 0 <= heads <= MOST_HEADS:
        raise DomainError("refusal-service-heads", most=MOST_HEADS)
    length = rules.planned(None, shift.starts_at, shift.ends_at)
    if found is not None:
        if found.state == "confirmed":
            raise DomainError("toast-already-done")
        state: State = "said" if heads else "withdrawn"
        await write(work, found, replace(found, heads=max(heads, 1), state=state))
    elif heads:
        new = _first(work, shift, "tick", work.actor.id)
        await rows.add(work.tx, replace(new, heads=heads, minutes=length), work.now)
    work.refresh(CARD, shift_id, "service.heads")


async def walk_up(work: Work, shift_id: int, name: str, minutes: int | None = None) -> Hours:
    """Somebody without Telegram was there as well and wants their hours kept: a row of their own,
    noted as there. They wait for a broker's yes like everybody who would join; until then their
    hours count, and none are credited. Raises DomainError for the name of somebody on it."""
    await _held(work, shift_id, own=False)  # of two who add the same name the second reads so
    found = await register(work, shift_id)
    clean = " ".join(name.split())[:100]
    if not any(sign.isalpha() for sign in clean):
        raise DomainError("refusal-service-name")
    here = {one.name for one in found.noted} | {one for _, one in found.unsaid}
    if clean.casefold() in {one.casefold() for one in here if one is not None}:
        raise DomainError("refusal-service-on-it", name=clean)
    person = await people.add(work.tx, None, clean, None, work.now)
    await people.apply(
        work.tx,
        {
            "community_id": work.scope.id,
            "person_id": person.id,
            "adult": True,
            "area": None,
            "reach": None,
            "want": None,
            "offer": None,
            "now": work.now,
        },
    )
    work.audit("service.walk-up", "person", person.id)
    return await came(work, shift_id, person.id, minutes, "tick", work.actor.id)


# Leaving ------------------------------------------------------------------------------------------


async def there_now(work: Work) -> Hours | None:
    """Where the actor (or whom they act for) checked in and did not check out."""
    since = work.local.date() - timedelta(days=2)
    return await rows.open_of(work.tx, work.member, since)


async def leave(work: Work, hours_id: int, minutes: int | None = None) -> Hours:
    """They leave now; or, where they say it afterwards, were there for so many `minutes`. Raises
    NotFound where it isn't theirs; DomainError where they left before, or now says nothing."""
    found, shift = await _own(work, hours_id)
    if found.state != "said" or found.started_at is None:
        raise moved_on(found)
    if found.minutes is not None:
        raise DomainError("toast-already-done")
    if minutes is None:
        minutes = rules.checked_out(found.started_at, shift.ends_at, work.now)
    rules.check_length(minutes)
    moved = replace(found, minutes=minutes, finished_at=work.now)
    await write(work, found, moved)
    work.refresh(CARD, shift.id, "service.left")
    work.audit("service.left", "service", hours_id)
    return moved


async def stayed(work: Work, hours_id: int) -> Hours:
    """They say that they stayed until the planned end; whoever runs the shift confirms that."""
    found, shift = await _own(work, hours_id)
    return await leave(
        work, hours_id, rules.planned(found.started_at, shift.starts_at, shift.ends_at)
    )


async def withdraw(work: Work, hours_id: int) -> Hours:
    """They take back what they said of themselves, while nobody has confirmed it."""
    found = await rows.find(work.tx, hours_id)
    if found is None or found.person_id != work.member:
        raise NotFound
    if found.shift_id is not None:
        await _held(work, found.shift_id, own=True)
        found = await rows.find(work.tx, hours_id) or found
    if rules.after(found.state, "volunteer", "withdraw") is None:
        raise moved_on(found)
    moved = replace(found, state="withdrawn")
    await write(work, found, moved)
    if found.shift_id is not None:
        work.refresh(CARD, found.shift_id, "service.withdrawn")
    work.refresh(HOURS_CARD, hours_id, "service.withdrawn")
    await told_news.changed(work, found)
    work.audit("service.withdraw", "service", hours_id)
    return moved


async def remind(work: Work, row: Row) -> bool:
    """The planned end has gone by and somebody did not say when they left: they are asked once."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None or found.state != "said" or found.minutes is not None:
        return False
    if found.person_id is None or found.shift_id is None:
        return False
    work.show_card(found.person_id, HOURS_CARD, found.id, LEFT, fresh=True)
    return True


def _ask_when_left(work: Work, noted: Hours, shift: Shift) -> None:
    due = shift.ends_at + ASK_AFTER
    reminders.add(
        work.tx,
        f"service:{noted.id}:{noted.round}:left",
        LEFT,
        work.scope.id,
        noted.person_id,
        noted.id,
        due,
        due + timedelta(hours=12),
    )


# What the others use ------------------------------------------------------------------------------


async def write(work: Work, found: Hours, moved: Hours) -> None:
    """Writes what became of it; DomainError where somebody was first."""
    if not await rows.write(work.tx, found, moved, work.now):
        raise DomainError("toast-already-done")


def moved_on(found: Hours) -> DomainError:
    """Why nothing can be noted any more: confirmed, declined, or done already."""
    if found.state in ("confirmed", "declined"):
        return DomainError(f"refusal-service-{found.state}", minutes=found.minutes or 0)
    return DomainError("toast-already-done")


async def _own(work: Work, hours_id: int) -> tuple[Hours, Shift]:
    found = await rows.find(work.tx, hours_id)
    if found is None or found.person_id != work.member or found.shift_id is None:
        raise NotFound
    shift = await _held(work, found.shift_id, own=True)
    return await rows.find(work.tx, hours_id) or found, shift


async def _held(work: Work, shift_id: int, *, own: bool) -> Shift:
    """The shift, with nobody else changing who was there before this unit ends."""
    if own:
        work.within("shift")
        shift = await shift_rows.find(work.tx, shift_id)
        if shift is None or shift.community_id != work.scope.id:
            raise NotFound
    else:
        shift = await shifts.running(work, shift_id)
    rows.hold(work.tx, shift_id)
    return shift


def _first(work: Work, shift: Shift, how: How, by: int) -> NewHours:
    """What is noted of a shift for the first time, before it says of whom."""
    return NewHours(
        community_id=work.scope.id,
        shift_id=shift.id,
        organisation_id=shift.organisation_id,
        day=shift.plan.day,
        how=how,
        state="said",
        said_by=by,
    )


def _demand_happens(work: Work, shift: Shift) -> None:
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    rules.check_time(shift.starts_at, shift.ends_at, work.now)

"""Being there by a code: the organiser's phone shows it, a volunteer's phone opens or types it.

A right code counts once per person and shift, and only while the shift goes on. Who is not on the
list gets a place where there is one; else whoever runs the shift says. Who is no member yet is kept
until they are one, and then whoever runs the shift says, too.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from domain import rotating as rules
from domain import shifts as shift_rules
from domain.errors import DomainError, NotFound
from services import service_hours, shift_gates, shift_news, shifts
from services.work import Work
from storage import people, reminders
from storage import shift_codes as rows
from storage import shifts as shift_rows
from storage.db import Row, instant
from storage.shift_codes import Arrival, By, Coded
from storage.shifts import Shift, Standing

CARD = "shift-code"
"""The code on the screen of whoever runs the shift."""
DOOR_CARD = "shift-door"
"""Somebody who is there and not on the list, for whoever runs the shift."""
RENEW = "shift.code"
"""The reminder by which a code that is on a screen is made anew."""
MEMBER = "shift.member"
"""The look, once somebody is let in, whether they were at a shift before."""
LATE = timedelta(hours=12)
"""However late it is looked at again, an old code is hidden then."""
MOST_AT_ONCE = 50
"""Shifts of a timebank that go on at the same time."""
LOOK_BACK = timedelta(hours=17)
"""The longest shift, and an hour: whose codes typed digits can be."""
TODAY = timedelta(hours=18)
"""How far ahead a shift of theirs makes six digits a code."""

State = Literal[
    "here", "already", "early", "over", "cancelled", "old", "wrong", "wait", "asked", "refused",
    "waits", "other", "confirmed", "own",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody hears who gave a code. here: it counts. asked: whoever runs the shift is asked.
    waits: no member yet. other: it is of a shift they aren't on, while theirs, `mine`, goes on.
    own: they run it."""

    state: State
    shift: Shift | None = None
    mine: Shift | None = None


# The organiser's screen ---------------------------------------------------------------------------


async def show(work: Work, shift_id: int) -> Shift:
    """Whoever runs the shift shows its code, which is made anew by itself for some minutes. Raises
    NotFound; DomainError before its time, after the end, or where it was called off."""
    shift = await shifts.running(work, shift_id)
    if shift.state == "cancelled":
        raise DomainError("refusal-shift-cancelled")
    when = rules.window(shift.starts_at, shift.ends_at, work.now)
    if when == "early":
        raise DomainError("refusal-code-early", start=shift.starts_at)
    if when == "over":
        raise DomainError("refusal-shift-over")
    until = min(work.now + rules.SHOWN, shift.ends_at)
    rows.make(work.tx, shift_id, secrets.token_hex(20), work.actor.id, work.now, until)
    _plan(work, shift_id)
    work.audit("shift.code-shown", "shift", shift_id)
    return shift


async def remind(work: Work, row: Row) -> bool:
    """A minute is over: codes on screens are made anew, or hidden once that was long enough."""
    shift_id = row["object_id"]
    found = await rows.find(work.tx, shift_id)
    if found is None:
        return False
    if work.now < found[1]:
        _plan(work, shift_id)
    work.refresh(CARD, shift_id, "shift.code")
    return True


def _plan(work: Work, shift_id: int) -> None:
    step = rules.step_of(work.now) + 1
    due = rules.begins(step)
    key = f"code:{shift_id}:{step}"
    reminders.add(work.tx, key, RENEW, work.scope.id, None, shift_id, due, due + LATE)


# A volunteer's phone ------------------------------------------------------------------------------


async def by_link(work: Work, shift_id: int, token: str) -> Answer:
    """Somebody's phone opened the link in the square; `work` is in the shift's timebank."""
    if await _too_many(work, digits=False):
        return Answer("wait")
    shift = await shift_rows.find(work.tx, shift_id)
    kept = await rows.find(work.tx, shift_id) if shift is not None else None
    if shift is None or kept is None or shift.community_id != work.scope.id:
        return _said(work, None, "wrong")
    fit = rules.fits(kept[0], shift_id, token, work.now)
    answer = _said(work, shift, fit)
    return await _counts(work, shift, "link") if fit == "right" else answer


async def by_digits(work: Work, digits: str) -> Answer | None:
    """Somebody typed six digits. None where no shift of the timebank goes on, so that they mean
    something else."""
    around = await rows.around(
        work.tx,
        work.scope.id,
        work.member,
        work.now - LOOK_BACK,
        work.now + rules.EARLY,
        MOST_AT_ONCE,
    )
    if not around:
        return await _nothing_yet(work)
    if await _too_many(work, digits=True):
        return Answer("wait")
    fits = [(rules.fits(one.secret, one.shift.id, digits, work.now), one) for one in around]
    for fit in ("right", "old"):
        # Should two shifts have the same digits by chance, theirs is meant.
        found = [one for its, one in fits if its == fit]
        found.sort(key=lambda one: one.shift.mine != "joined")
        if found:
            answer = _said(work, found[0].shift, fit)
            if fit == "old":
                return answer
            other = await _where_they_are(work, found[0])
            if other is not None:
                return Answer("other", found[0].shift, other)
            return await _counts(work, found[0].shift, "digits")
    answer = _said(work, None, "wrong")
    over = [one.shift for one in around if one.shift.mine == "joined"]
    if over and all(shift.ends_at <= work.now for shift in over):
        return Answer("over", over[-1])
    return answer


async def walk_up(work: Work, shift_id: int) -> Answer:
    """They are at this one, as they say after its right code, though they have a place on another
    one that goes on. Raises NotFound where they gave no right code a short while ago."""
    shift = await shift_rows.find(work.tx, shift_id)
    if shift is None or shift.community_id != work.scope.id:
        raise NotFound
    since = work.now - timedelta(seconds=rules.STEP * rules.ACCEPTED)
    if not await rows.gave_right(work.tx, work.actor.id, shift_id, since):
        raise NotFound
    return await _counts(work, shift, "digits")


async def _nothing_yet(work: Work) -> Answer | None:
    """Nothing has a code now; but who has a place today hears when codes count."""
    shift_id = await rows.today(work.tx, work.member, work.now - LOOK_BACK, work.now + TODAY)
    shift = await shift_rows.find(work.tx, shift_id) if shift_id is not None else None
    if shift is None or shift.community_id != work.scope.id:
        return None
    when = rules.window(shift.starts_at, shift.ends_at, work.now)
    if when == "open":
        return _said(work, None, "wrong")
    return Answer(when, shift)


async def _where_they_are(work: Work, found: Coded) -> Shift | None:
    """The shift that goes on and on which they have a place, where the code is another one's."""
    if found.shift.mine == "joined":
        return None
    for shift in await shifts.mine(work):
        early = shift.starts_at - rules.EARLY
        if shift.mine == "joined" and shift.id != found.shift.id and early <= work.now:
            return shift
    return None


async def _too_many(work: Work, *, digits: bool) -> bool:
    wrong, in_all = await rows.tries(
        work.tx,
        work.scope.id,
        work.actor.id,
        work.now - rules.WINDOW,
        rules.MOST_WRONG,
        rules.MOST_WRONG_IN_ALL,
    )
    # Links can't be guessed, so that nobody who guesses digits keeps others from opening them.
    return wrong >= rules.MOST_WRONG or (digits and in_all >= rules.MOST_WRONG_IN_ALL)


def _said(work: Work, shift: Shift | None, fit: rules.Fit) -> Answer:
    """Keeps that a code was given; what is said of one that doesn't count."""
    number = shift.id if shift is not None else None
    rows.tried(work.tx, work.scope.id, work.actor.id, number, fit, work.now)
    if fit != "right":
        work.audit(f"shift.code-{fit}", "shift", number)
    return Answer("old" if fit == "old" else "wrong", shift)


async def _counts(work: Work, shift: Shift, how: By) -> Answer:
    """A right code: they are there now, or whoever runs the shift is asked."""
    when = rules.window(shift.starts_at, shift.ends_at, work.now)
    if shift.state == "cancelled":
        return Answer("cancelled", shift)
    if when != "open":
        return Answer(when, shift)
    if "member" not in work.roles:
        await rows.arrive(
            work.tx, shift.community_id, shift.id, work.actor.id, "waits", how, work.now
        )
        work.audit("shift.code-waits", "shift", shift.id)
        return Answer("waits", shift)
    if shift.is_of(work.member):
        return Answer("own", shift)
    found = await shifts.locked(work, shift.id, work.member)
    before = await rows.arrival_of(work.tx, shift.id, work.member)
    if before is not None and before.state in ("asked", "refused"):
        return Answer("asked" if before.state == "asked" else "refused", shift)
    if before is not None and before.state in ("here", "let_in"):
        return Answer("already", shift)
    listed = found.place is not None and found.place.state == "joined"
    if not listed and not await turn_up(work, found):
        return await _ask(work, shift, how, before)
    try:
        await service_hours.came(work, shift.id, work.member, None, "code", work.actor.id)
    except DomainError as refusal:
        if refusal.key.startswith("refusal-service-"):
            return Answer("confirmed", shift)
        raise
    await _arrived(work, shift, how, before)
    return Answer("here", shift)


async def _arrived(work: Work, shift: Shift, how: By, before: Arrival | None) -> None:
    if before is None:
        await rows.arrive(work.tx, shift.community_id, shift.id, work.member, "here", how, work.now)
    else:
        await rows.move(work.tx, before, "here", None, work.now)
    work.refresh(CARD, shift.id, "shift.arrived")
    work.audit("shift.code-right", "shift", shift.id, how)


async def turn_up(work: Work, found: Standing) -> bool:
    """A place for somebody who just turned up; False where whoever runs the shift has to say: it is
    full, somebody else waits and it hasn't begun, or it asks for an age or a check. The caller
    holds the shift's row."""
    work.within("shift")
    shift, counts, place = found.shift, found.counts, found.place
    own_turn = place is not None and place.state in ("offered", "waiting")
    free = shift.places - counts.taken + (place is not None and place.state == "offered")
    closed = shift.close_on is not None and work.local.date() > shift.close_on
    if free < 1 or closed or shift.about_state == "ended" or await _asks_for_more(work, shift):
        return False
    if counts.ahead(shift.places) > int(own_turn) and work.now < shift.starts_at:
        return False
    if place is not None and place.state in shift_rules.COMING:
        await shift_rows.move(work.tx, place, "joined", "", work.now)
    else:
        turn = counts.last_turn + 1
        await shift_rows.take(work.tx, shift.id, work.member, "joined", turn, work.now)
    work.refresh(shifts.RUN_CARD, shift.id, "shift.joined")
    work.audit("shift.join", "shift", shift.id, "turned up")
    return True


async def _asks_for_more(work: Work, shift: Shift) -> bool:
    """Whether the shift asks for an age or a check that nobody has seen of them."""
    member = await people.membership(work.tx, shift.community_id, work.member)
    number, adult = (member.id, member.adult) if member is not None else (None, None)
    try:
        return bool(await shift_gates.needs(work, shift, number, adult=adult, old_enough=None))
    except shift_gates.AgeUnknownError:
        return True


async def _ask(work: Work, shift: Shift, how: By, before: Arrival | None) -> Answer:
    if before is None:
        number = await rows.arrive(
            work.tx, shift.community_id, shift.id, work.member, "asked", how, work.now
        )
    else:
        number = before.id
        await rows.move(work.tx, before, "asked", None, work.now)
    if number is not None:
        await _at_the_door(work, shift, number)
    work.audit("shift.code-asked", "shift", shift.id, how)
    return Answer("asked", shift)


async def _at_the_door(work: Work, shift: Shift, arrival_id: int) -> None:
    for person_id in await shift_news.runners(work, shift):
        work.show_card(person_id, DOOR_CARD, arrival_id, "shift.door", fresh=True)


# Whoever runs the shift says ----------------------------------------------------------------------


async def find(work: Work, arrival_id: int) -> tuple[Arrival, Shift]:
    """Somebody who turned up, for whoever runs the shift. Raises NotFound."""
    one = await rows.arrival(work.tx, arrival_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    return one, await shifts.running(work, one.shift_id)


async def let_in(work: Work, arrival_id: int) -> None:
    """They were there, and it counts: from now, or, where the shift is over, from when they gave
    the code to the end. Raises DomainError where that was said already."""
    one, shift = await find(work, arrival_id)
    found = await shifts.locked(work, shift.id, one.person_id)
    if one.state != "asked" or not await rows.move(work.tx, one, "let_in", work.actor.id, work.now):
        raise DomainError("toast-already-done")
    if found.place is None:
        turn = found.counts.last_turn + 1
        await shift_rows.take(work.tx, shift.id, one.person_id, "joined", turn, work.now)
    elif found.place.state != "joined":
        await shift_rows.move(work.tx, found.place, "joined", "", work.now)
    if work.now < shift.ends_at:
        await service_hours.came(work, shift.id, one.person_id, None, "code", one.person_id)
    else:
        since = max(one.at, shift.starts_at)
        minutes = max(1, int((shift.ends_at - since) / timedelta(minutes=1)))
        await service_hours.came(work, shift.id, one.person_id, minutes, "code", work.actor.id)
    _told(work, one, shift, "notice-door-in")
    work.refresh(CARD, shift.id, "shift.arrived")
    work.audit("shift.door-in", "shift", shift.id)


async def keep_out(work: Work, arrival_id: int) -> None:
    """Not this time. Raises DomainError where something was said already."""
    one, shift = await find(work, arrival_id)
    if one.state != "asked" or not await rows.move(
        work.tx, one, "refused", work.actor.id, work.now
    ):
        raise DomainError("toast-already-done")
    _told(work, one, shift, "notice-door-out")
    work.audit("shift.door-out", "shift", shift.id)


def _told(work: Work, one: Arrival, shift: Shift, key: str) -> None:
    work.refresh(DOOR_CARD, one.id, "shift.door")
    work.tell(
        one.person_id,
        "shift.door",
        key,
        once=f"arrival:{one.id}:said",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
    )


def became_member(work: Work, membership_id: int, person_id: int) -> None:
    """Somebody is let in: soon it is looked whether they gave a right code before."""
    key = f"arrived:{membership_id}:{instant(work.now)}"
    soon = work.now + timedelta(hours=1)
    reminders.add(work.tx, key, MEMBER, work.scope.id, person_id, membership_id, work.now, soon)


async def member_now(work: Work, row: Row) -> bool:
    """For what they gave a right code before they were a member, whoever runs that shift says
    whether it counts."""
    waiting = await rows.waiting(work.tx, work.scope.id, row["person_id"])
    for one in waiting:
        shift = await shift_rows.find(work.tx, one.shift_id)
        if shift is not None and await rows.move(work.tx, one, "asked", None, work.now):
            await _at_the_door(work, shift, one.id)
    return bool(waiting)

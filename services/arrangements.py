"""Standing arrangements: proposed, agreed, approved once, then a visit each time until it ends."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import arrangements as rules
from domain.arrangements import Action, Part, State
from domain.errors import DomainError, NotAllowed, NotFound
from domain.plans import Time, is_lone
from services import (
    arrangement_news,
    arrangement_pauses,
    checklist,
    decided,
    duty,
    exchanges,
    plans,
)
from services.arrangement_news import CARD
from services.arrangement_pauses import STILL
from services.plans import NewPlan
from services.work import Work
from storage import arrangements as rows
from storage import away, people, reminders
from storage import plans as plan_rows
from storage.arrangements import Arrangement
from storage.db import Row, instant
from storage.exchanges import Exchange

__all__ = ["CARD"]
VISIT, LAPSE, BACK = "arrangement.visit", "arrangement.lapse", "arrangement.back"
KINDS = (VISIT, LAPSE, BACK, STILL)
Listener = Callable[[Work, Arrangement, Action], Awaitable[None]]
_LISTENERS: list[Listener] = []
MADE_AT = time(9, 0)
"""When a visit becomes an exchange: the day before, so that both can be reminded of it."""


def listen(callback: Listener) -> None:
    """From now on `callback(work, arrangement, action)` is awaited after every move of any
    arrangement, in the same transaction."""
    if callback not in _LISTENERS:
        _LISTENERS.append(callback)


async def call_off_for(work: Work, request_id: int, giver: int | None = None) -> None:
    """What a request led to (with this giver) doesn't begin, for the request is over or they can't
    come; what has begun goes on."""
    for found in await rows.of_request(work.tx, request_id):
        if found.state in ("proposed", "agreed") and giver in (None, found.giver_id):
            await _move(work, found, "party", "cancel")


async def act(
    work: Work,
    arrangement_id: int,
    action: Action,
    *,
    seen: str | None = None,
    until: date | None = None,
    words: str | None = None,
) -> Arrangement:
    """Takes a step; `seen` is the mark of the card that was pressed, `until` the last day of a
    pause, `words` a broker's reason. Raises DomainError."""
    found = await see(work, arrangement_id)
    part = _part(work, found, action)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    return await _move(work, found, part, action, until=until, words=words)


async def see(work: Work, arrangement_id: int) -> Arrangement:
    """One that the actor may see: their own, or any of the timebank for brokers. Raises
    NotFound."""
    found = await rows.find(work.tx, arrangement_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if not parts_of(found, work.member):
        try:
            work.demand("exchange.decide")
        except NotAllowed:
            raise NotFound from None
    return found


def parts_of(found: Arrangement, person_id: int) -> frozenset[Part]:
    """What this person is to it; empty for everybody else."""
    parts: set[Part] = set()
    if person_id in found.parties:
        parts.add("party")
    if person_id == found.made_by:
        parts.add("maker")
    elif person_id == found.asked_id:
        parts.add("asked")
    return frozenset(parts)


async def mine(work: Work) -> list[Arrangement]:
    """The member's own that have not ended."""
    return await rows.of_person(work.tx, work.scope.id, work.member)


async def remind(work: Work, row: Row) -> bool:
    """A reminder of this module's has come due. False where it is no longer so."""
    found = await rows.locked(work.tx, row["object_id"])
    if found is None:
        return False
    if row["kind"] == VISIT:
        # One that was paused and goes on has two reminders of the same day.
        this = found.next_day is not None and f":{found.next_day}:" in str(row["key"])
        return this and await _visit(work, found)
    if row["kind"] == STILL:
        return str(row["key"]).endswith(f":{found.mark}") and await arrangement_pauses.still(
            work, found
        )
    wanted: dict[str, tuple[State, Action]] = {
        LAPSE: ("proposed", "lapse"),
        BACK: ("paused", "resume"),
    }
    state, action = wanted[row["kind"]]
    still_paused = found.paused_until is None or found.paused_until >= work.local.date()
    if found.state != state or (row["kind"] == BACK and still_paused):
        return False
    await _move(work, found, "clock", action)
    return True


async def moved(work: Work, exchange: Exchange, _action: str) -> None:
    """An exchange moved: one of a standing arrangement counts as a visit when its hours are in the
    books. After REVIEW_AFTER of them both sides and a broker look whether it is still right."""
    if exchange.state != "posted" or not exchange.planned:
        return
    plan = await plan_rows.find(work.tx, exchange.id)
    if plan is None or plan.arrangement_id is None:
        return
    if await rows.visited(work.tx, plan.arrangement_id) >= rules.REVIEW_AFTER:
        found = await rows.find(work.tx, plan.arrangement_id)
        if found is not None and found.state in ("active", "paused"):
            await arrangement_news.review(work, found)


exchanges.listen(moved)


def _part(work: Work, found: Arrangement, action: Action) -> Part:
    table = rules.TRANSITIONS[found.state]
    parts = parts_of(found, work.member)
    part = next((p for p in ("asked", "maker", "party") if p in parts and (p, action) in table), "")
    if part:
        work.within("plan")
        return part  # type: ignore[return-value]
    if ("broker", action) in table:
        work.demand("exchange.decide")
        if work.own(*found.parties):
            raise DomainError("refusal-own-exchange")
        return "broker"
    raise DomainError("toast-already-done")


async def _demand_cover(work: Work, found: Arrangement) -> None:
    """Nobody is alone in another's home at a time when nobody is on duty: the first visit stands
    for those that follow, which fall into the same hours of the week."""
    if is_lone(found.skill, home=True):
        day = found.next_day or found.first_day
        first = Time(day, found.start, found.minutes, ZoneInfo(found.zone))
        await duty.demand_cover(work, first.starts_at, first.ends_at)


async def _move(
    work: Work,
    found: Arrangement,
    part: Part,
    action: Action,
    *,
    until: date | None = None,
    words: str | None = None,
) -> Arrangement:
    state = rules.TRANSITIONS[found.state].get((part, action))
    if state is None:
        raise DomainError("toast-already-done")
    if action == "allow":
        await _demand_cover(work, found)
        await checklist.demand(work, CARD, found.id)
    following = _next(work, found) if state == "active" else None
    after = replace(
        found,
        state=state,
        note=words or found.note,
        paused_until=until if state == "paused" else None,
        next_day=following,
    )
    approved_by = work.actor.id if action == "allow" else None
    if not await rows.move(work.tx, found.state, after, work.now, approved_by):
        raise DomainError("toast-already-done")
    if following is not None:
        _remind_visit(work, after, following)
    if state in ("paused", "ended"):
        await _call_off_visits(work, after)
    if state == "paused" and until is not None:
        back = datetime.combine(until + timedelta(days=1), time(8), ZoneInfo(found.zone))
        plan_reminder(work, BACK, found.id, until.isoformat(), back)
    elif state == "paused":
        arrangement_pauses.begun(work, replace(after, changed_at=instant(work.now)))
    if action == "allow" and found.follows is not None:
        await _end_former(work, found.follows)
    if action in ("allow", "decline"):
        _keep(work, found, after, action)
    await arrangement_news.tell(work, after, action)
    for callback in _LISTENERS:
        await callback(work, after, action)
    work.audit(f"arrangement.{action}", "arrangement", found.id)
    return after


def _keep(work: Work, found: Arrangement, after: Arrangement, action: Action) -> None:
    if action == "allow" and found.follows is not None:
        # The one before has ended, with its visits.
        decided.final(work, CARD, found.id, action, after.state, "took-over")
        return
    if action == "decline" and found.request_id is not None:
        decided.final(work, CARD, found.id, action, after.state, "asked")
        return
    before = {"state": found.state, "note": found.note, "next_day": None}
    decided.keep(work, CARD, found.id, action, after.state, before)


async def _end_former(work: Work, arrangement_id: int) -> None:
    former = await rows.find(work.tx, arrangement_id)
    if former is not None and former.state in ("active", "paused"):
        await _move(work, former, "clock", "end")


async def _call_off_visits(work: Work, found: Arrangement) -> None:
    """Visits that were planned already don't happen either; both sides hear of it once, with the
    arrangement."""
    for exchange_id in await rows.ahead(work.tx, found.id):
        await plans.call_off(work, exchange_id, quietly=True)


def _next(work: Work, found: Arrangement) -> date | None:
    """The next visit that can still be made: tomorrow's or later, or today's before its time."""
    local = work.now.astimezone(ZoneInfo(found.zone))
    after = local.date()
    if found.state != "active" and (found.start is None or local.time() < found.start):
        after -= timedelta(days=1)
    return rules.next_day(found.repeats, found.first_day, after)


def _remind_visit(work: Work, found: Arrangement, day: date) -> None:
    due = datetime.combine(day - timedelta(days=1), MADE_AT, ZoneInfo(found.zone))
    plan_reminder(work, VISIT, found.id, f"{day}:{work.now:%Y%j%H%M%S}", max(due, work.now))


def plan_reminder(work: Work, kind: str, arrangement_id: int, which: str, due: datetime) -> None:
    """Plans a reminder of KINDS about one of them; `which` tells it from others of its kind."""
    reminders.add(
        work.tx,
        f"{kind}:{arrangement_id}:{which}",
        kind,
        work.scope.id,
        None,
        arrangement_id,
        due,
        due + timedelta(days=365),
    )


async def _visit(work: Work, found: Arrangement) -> bool:
    """The day before a visit: it becomes an exchange, approved with the arrangement, and the one
    after it is planned. Days on which somebody is away are left out, and the other is told."""
    day = found.next_day
    if found.state != "active" or day is None or found.approved_by is None:
        return False
    for one in (found.giver_id, found.receiver_id):
        member = await people.membership(work.tx, found.community_id, one)
        if member is None or member.state != "approved":
            await _move(work, found, "clock", "pause")
            return True
    following = rules.next_day(found.repeats, found.first_day, day)
    rows.next_visit(work.tx, found.id, following)
    if following is not None:
        _remind_visit(work, found, following)
    if await rows.has_visit(work.tx, found.id, day):
        return True
    gone = await away.who(work.tx, found.community_id, found.parties, day)
    if gone:
        arrangement_news.left_out(work, found, day, gone)
        return True
    new = NewPlan(
        giver=found.giver_id,
        receiver=found.receiver_id,
        day=day,
        start=found.start,
        minutes=found.minutes,
        place=found.place,
        skill=found.skill,
        words=found.words,
        arrangement_id=found.id,
        lone=is_lone(found.skill, home=True),
    )
    with contextlib.suppress(DomainError):
        # One whose time has gone (the program stood still) can be logged like any help.
        await plans.place(work, new, found.approved_by)
    return True

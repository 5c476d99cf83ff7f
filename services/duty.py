"""Who is called first about what cannot wait, and whether somebody is there while somebody visits.

Without any duty set up, the whole desk counts as on duty in its working hours, and what cannot wait
goes to all of it at once.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from domain import duty as hours
from domain.duty import Part, Slot
from domain.errors import DomainError, NotFound
from services import duty_gaps
from services.work import Work
from storage import duty as rows
from storage import handovers, people
from storage.people import Person
from storage.uncovered import Visit

LONGEST_ONCE = timedelta(days=15)


async def now_on(
    work: Work, at: datetime | None = None
) -> tuple[list[Person], list[Person]] | None:
    """Who is on duty at this moment (now), and their deputies; whoever stands in for somebody who
    is away comes in their place. None where no duty is set up at all."""
    on, deputies = await _called(work, at or work.now)
    return None if on is None else (await _people(work, on), await _people(work, deputies))


async def on_duty(work: Work, at: datetime | None = None) -> list[Person]:
    """Who is on duty at this moment (now), then their deputies. Without any duty set up: the desk
    in its working hours. Nobody: where these are nobody's hours."""
    found = await now_on(work, at)
    if found is not None:
        return [*found[0], *(p for p in found[1] if p not in found[0])]
    moment = at or work.now
    if not hours.desk_covers(moment, moment + timedelta(minutes=1), work.zone):
        return []
    return await people.with_role(work.tx, work.scope.id, "broker")


async def _people(work: Work, ids: Sequence[int]) -> list[Person]:
    found = [await people.person(work.tx, one) for one in dict.fromkeys(ids)]
    return [one for one in found if one is not None]


async def called(work: Work, everybody: Sequence[Person], since: datetime) -> list[Person]:
    """Which of those who may deal with something that cannot wait are called now, `since` when
    nobody has opened it. Never nobody, unless `everybody` is."""
    reachable = {p.id for p in everybody if p.telegram_id is not None and p.chat_open}
    on, deputies = await _called(work, work.now)
    if on is None:
        return list(everybody)
    whom = hours.call(
        [p for p in on if p in reachable],
        [p for p in deputies if p in reachable],
        [p.id for p in everybody],
        work.now - since,
    )
    return [p for p in everybody if p.id in whom]


async def covers(work: Work, since: datetime, until: datetime) -> bool:
    """Whether somebody is on duty through all of this time, and while a visitor would be missed."""
    slots = await rows.held(work.tx, work.scope.id, work.now)
    return duty_gaps.holds(slots, since, until, work.zone)


async def demand_cover(work: Work, since: datetime, until: datetime) -> None:
    """Raises DomainError, which says what can be done, where nobody is on duty through a visit of
    somebody who is alone."""
    if not await covers(work, since, until):
        raise DomainError("refusal-nobody-on-duty", at=since)


async def held(work: Work) -> Sequence[Slot]:
    """Every hour of duty that is not over."""
    return await rows.held(work.tx, work.scope.id, work.now)


async def weekly(
    work: Work, person_id: int, part: Part, days: Sequence[int], start: time, finish: time
) -> list[Visit]:
    """Somebody has these hours every week (Monday is 0), in place of whoever had them. Returns the
    approved lone visits that nobody covers now. Raises DomainError."""
    await _may(work, person_id)
    for day in days:
        rows.weekly(
            work.tx,
            work.scope.id,
            person_id,
            part,
            day,
            start,
            finish,
            work.actor.id,
            work.now,
        )
    work.audit("duty.weekly", "person", person_id, part)
    _tell(work, person_id)
    return await duty_gaps.look(work)


async def once(
    work: Work, person_id: int, part: Part, starts_at: datetime, ends_at: datetime
) -> list[Visit]:
    """Somebody is on duty this once. Returns as `weekly`; raises DomainError for a time that is
    over or too long."""
    await _may(work, person_id)
    if ends_at <= max(starts_at, work.now) or ends_at - starts_at > LONGEST_ONCE:
        raise DomainError("refusal-duty-time")
    rows.once(work.tx, work.scope.id, person_id, part, starts_at, ends_at, work.actor.id, work.now)
    work.audit("duty.once", "person", person_id, part)
    _tell(work, person_id)
    return await duty_gaps.look(work)


async def end(work: Work, slot_id: int) -> list[Visit]:
    """These hours are nobody's any more, on all weekdays on which they are the same. Returns as
    `weekly`. Raises DomainError."""
    work.demand("team.arrange")
    slots = await held(work)
    one = next((slot for slot in slots if slot.id == slot_id), None)
    if one is None:
        raise DomainError("toast-already-done")
    for slot in slots:
        if slot.id == slot_id or (one.weekday is not None and hours.alike(slot, one)):
            await rows.end(work.tx, work.scope.id, slot.id, work.now)
    work.audit("duty.end", "duty", slot_id)
    return await duty_gaps.look(work)


async def _may(work: Work, person_id: int) -> None:
    work.demand("team.arrange")
    roles = await people.roles_in(work.tx, work.scope.id, person_id)
    if not roles & {"broker", "safeguarding"}:
        raise NotFound


def _tell(work: Work, person_id: int) -> None:
    if person_id != work.actor.id:
        work.tell(
            person_id,
            "duty.given",
            "notice-duty-given",
            merge=f"duty:{work.scope.id}:{person_id}",
            name=work.actor.name,
            timebank=work.scope.name,
        )


async def _called(work: Work, at: datetime) -> tuple[list[int] | None, list[int]]:
    """Those on duty and their deputies; (None, []) where no duty is set up at all."""
    slots = await rows.held(work.tx, work.scope.id, work.now)
    if not slots:
        return None, []
    today = at.astimezone(work.zone).date()
    away = {
        h.person_id: h.to_id
        for h in await handovers.open_in(work.tx, work.scope.id)
        if h.now(today)
    }
    found = hours.on_duty(slots, at, work.zone)
    parts: dict[Part, list[int]] = {"duty": [], "deputy": []}
    for slot in found:
        parts[slot.part].append(away.get(slot.person_id, slot.person_id))
    return parts["duty"], parts["deputy"]

"""Something to volunteer for is changed or called off: everybody whom it concerns is told at once,
what is different, and can say that they can't come any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain import opportunities as rules
from domain.errors import DomainError
from domain.opportunities import Pattern
from services import opportunities, organising, shift_changes, shift_news, shifts
from services.notices import NoticeButton
from services.shift_changes import Change
from services.work import Work
from storage import interests as wishes
from storage import opportunities as rows
from storage import shifts as shift_rows
from storage.opportunities import KEPT, Opportunity

WHEN = frozenset({"first_day", "start", "finish", "rrule", "last_day"})
TIMES = WHEN | {"venue", "places", "least"}
"""What stands on each shift as well."""


async def edit(work: Work, opportunity_id: int, changes: Mapping[str, Any]) -> tuple[str, ...]:
    """Writes what is different (fields of storage.opportunities.KEPT), on its shifts to come as
    well, and tells whoever is coming. Returns the names of what changed; empty where nothing did.
    Raises DomainError for what can't be: more people have joined than there would be places."""
    one = await opportunities.running(work, opportunity_id)
    if one.state not in ("checking", "published"):
        raise DomainError("toast-already-done")
    before = {name: getattr(one, name) for name in KEPT}
    said = {**before, **{name: value for name, value in changes.items() if name in KEPT}}
    changed = tuple(name for name in KEPT if said[name] != before[name])
    if not changed:
        return ()
    if one.rrule is not None and said["rrule"] is None:
        raise DomainError("refusal-opportunity-days")
    opportunities.check(work, said)
    await _demand_no_look(work, one, said)
    if "places" in changed and said["places"] is not None:
        await _demand_room(work, one, said["places"])
    if not await rows.change(work.tx, one.id, said):
        raise DomainError("toast-already-done")
    now_is = replace(one, **{name: said[name] for name in KEPT})
    if one.state == "published":
        if set(changed) & set(TIMES):
            await _move_shifts(work, one, now_is, frozenset(changed))
        await _tell(work, now_is, changed)
        for row in await rows.coming(work.tx, one.id, work.now):
            await shifts.happened(work, "moved", row["id"])
    await _refresh(work, one, "opportunity.changed")
    work.audit("opportunity.edit", opportunities.CARD, one.id, " ".join(changed)[:200])
    return changed


async def _demand_no_look(work: Work, one: Opportunity, said: Mapping[str, Any]) -> None:
    """What would need a broker's look is put up anew, not slipped in."""
    if one.state == "checking" or "broker" in work.roles:
        return
    had = rules.looks(("risk", "checks"), first=False, at_risk=one.at_risk, checks=one.checks)
    now_has = await opportunities.looks(work, said, one.organisation_id)
    if set(now_has) - set(had) - {"first"}:
        raise DomainError("refusal-opportunity-look")


async def _demand_room(work: Work, one: Opportunity, places: int) -> None:
    for row in await rows.coming(work.tx, one.id, work.now):
        # Locked, so that nobody joins between this look and the change.
        found = await shift_rows.locked(work.tx, row["id"], work.actor.id)
        if found is not None and found.counts.taken > places:
            raise DomainError("refusal-opportunity-joined", count=found.counts.taken)


async def _move_shifts(
    work: Work, before: Opportunity, one: Opportunity, changed: frozenset[str]
) -> None:
    """Its shifts to come are where and when they are from now on; what was changed on one of them
    alone stays, unless it is changed here. Those on days that are none any more are on the next
    new day of their week (or month), or are called off."""
    pattern = one.pattern
    if pattern is None:
        return
    shown = [await shift_rows.find(work.tx, row["id"])
             for row in await rows.coming(work.tx, one.id, work.now)]  # fmt: skip
    coming = [shift for shift in shown if shift is not None]
    to = _new_days(before.pattern, pattern, [shift.plan.day for shift in coming], work)
    for shift in coming:
        day = to.get(shift.plan.day) if changed & WHEN else shift.plan.day
        if day is None:
            await shifts.end(work, shift.id, "")
            continue
        plan = pattern.plan(day) if changed & WHEN else shift.plan
        if not rules.exists(plan) or plan.starts_at <= work.now:
            continue
        new = Change(
            plan,
            (one.venue or "") if "venue" in changed else shift.venue,
            (one.places or 1) if "places" in changed else shift.places,
            one.least if "least" in changed else shift.least,
        )
        if new != shift_changes.unchanged(shift):
            await shift_changes.put(work, shift.id, new)
    if one.rrule is not None and changed & WHEN:
        await opportunities.remake(work, one.id)


def _new_days(
    before: Pattern | None, pattern: Pattern, made: list[date], work: Work
) -> dict[date, date | None]:
    """To which day each shift goes; None where it is called off."""
    if made and (before is None or pattern.rrule is None):
        # Of what was put up again, only the one that was looked at is on another day.
        was = made[0] if before is None or len(made) == 1 else before.first
        return {day: pattern.first if day == was else day for day in made}
    if before is not None and (before.rrule, before.last) == (pattern.rrule, pattern.last):
        return {day: day for day in made}
    return rules.moved(pattern, made, work.now)


async def _tell(work: Work, one: Opportunity, changed: tuple[str, ...]) -> None:
    """Whoever has a place or waits hears what is different, once, however many shifts of it they
    joined; what only concerns newcomers (places, the lowest age) is not said to them."""
    when = bool(set(changed) & (WHEN - {"last_day"}))
    if not when and not set(changed) & {"title", "venue", "bring", "access"}:
        return
    for row in await rows.concerned(work.tx, one.id, work.now):
        shift = await shift_rows.find(work.tx, row["shift_id"])
        assert shift is not None
        work.tell(
            row["person_id"],
            shift_news.reason_of(work, shift, "shift.changed"),
            "notice-opportunity-changed",
            buttons=_answers(shift.id, joined=row["joined"], many=row["many"]),
            title=one.title,
            has_when="yes" if when else "no",
            start=shift.starts_at,
            end=shift.ends_at,
            many=row["many"],
            has_venue="yes" if "venue" in changed else "no",
            venue=shift.venue,
            has_bring="yes" if "bring" in changed and one.bring else "no",
            bring=one.bring or "",
            has_access="yes" if "access" in changed and one.access else "no",
            access=one.access or "",
        )


def _answers(shift_id: int, *, joined: int, many: int) -> tuple[NoticeButton, ...]:
    """What somebody can say to a change; on several shifts, on each of them."""
    if many > 1:
        return (NoticeButton("btn-shift-mine", "sh-mine"),)
    still = NoticeButton("btn-shift-still", f"sh-coming:{shift_id}")
    return (
        *((still,) if joined else ()),
        NoticeButton("btn-shift-cant-any-more", f"sh-leave:{shift_id}"),
        NoticeButton("btn-opportunity-see", f"sh-open:{shift_id}"),
    )


async def end(work: Work, opportunity_id: int, words: str) -> None:
    """Calls all of it off: its shifts to come, and what people said they would do. Everybody whom
    it concerns is told at once, with the reason."""
    one = await opportunities.running(work, opportunity_id)
    organising.check_words(words)
    if one.state not in ("checking", "published"):
        raise DomainError("toast-already-done")
    if not await rows.move(work.tx, one, "ended", work.actor.id, work.now, words[:500]):
        raise DomainError("toast-already-done")
    for row in await rows.coming(work.tx, one.id, work.now):
        await shifts.end(work, row["id"], words)
    for person in await wishes.interested(work.tx, one.id):
        work.tell(
            person.person_id,
            "shift.cancelled",
            "notice-opportunity-ended",
            once=f"opportunity:{one.id}:ended:{person.person_id}",
            buttons=(NoticeButton("btn-shift-see-all", "volunteer"),),
            title=one.title,
            words=words[:500],
        )
    if one.group_state == "checking" and one.organisation_id is not None:
        await rows.registered(work.tx, one.organisation_id, "declined", None)
    await _refresh(work, one, "opportunity.ended")
    work.audit("opportunity.end", opportunities.CARD, one.id)


async def _refresh(work: Work, one: Opportunity, reason: str) -> None:
    work.refresh(opportunities.CARD, one.id, reason)
    for row in await rows.coming(work.tx, one.id, work.now):
        work.refresh(shifts.CARD, row["id"], reason)
        work.refresh(shifts.RUN_CARD, row["id"], reason)

"""Confirmed hours of volunteers are put right: taken back with a reason, and noted anew if need be.
Many go back only once a second person has looked."""

from dataclasses import replace

from domain import four_eyes as eyes
from domain import service as rules
from domain.errors import DomainError, NotFound
from services import four_eyes, opposite, service_hours
from services import rules as timebank
from services.cases import first_name
from services.notices import NoticeButton
from services.service_confirm import deciding, refresh
from services.service_hours import HOURS_CARD, write
from services.work import Work
from storage import service_hours as rows
from storage.db import instant
from storage.service_hours import Hours


async def reverse(work: Work, hours_id: int, reason: str) -> Hours:
    """Confirmed hours were wrong: taken back, and noted anew if need be. Where more timebank hours
    go back than one person decides on, a second person looks first (then `asked_by` is set)."""
    found = await deciding(work, hours_id)
    if rules.after(found.state, "verifier", "reverse") is None:
        raise service_hours.moved_on(found)
    if found.asked_by is not None:
        raise DomainError("refusal-reversal-waits")
    limit = (await timebank.of(work)).number("second_person_minutes")
    if found.credited and eyes.needs_second("correction", found.credited, limit):
        seconds = await four_eyes.second_people(work, {found.person_id or 0})
        if not seconds:
            raise DomainError("refusal-no-second")
        moved = replace(found, asked_by=work.actor.id, note=reason[:500])
        await write(work, found, moved)
        for one in seconds:
            work.show_card(one.id, HOURS_CARD, hours_id, "service.reversal", fresh=True)
        work.audit("service.reversal", "service", hours_id)
        return moved
    return await _take_back(work, found, reason)


async def decide_reversal(work: Work, hours_id: int, *, yes: bool) -> Hours:
    """A second person says whether confirmed hours are taken back."""
    work.demand("hours.second")
    found = await rows.find(work.tx, hours_id)
    if found is None or found.community_id != work.scope.id or work.own(found.person_id):
        raise NotFound
    if found.shift_id is not None:
        rows.hold(work.tx, found.shift_id)
        found = await rows.find(work.tx, hours_id) or found
    if found.state != "confirmed" or found.asked_by is None:
        raise DomainError("toast-already-done")
    if found.asked_by == work.actor.id:
        raise DomainError("refusal-second-person")
    _tell_asker(work, found, yes=yes)
    if yes:
        return await _take_back(work, found, found.note or "")
    moved = replace(found, asked_by=None, note=None)
    await write(work, found, moved)
    refresh(work, found, "service.stays")
    work.audit("service.stays", "service", hours_id)
    return moved


def _tell_asker(work: Work, found: Hours, *, yes: bool) -> None:
    assert found.asked_by is not None
    work.tell(
        found.asked_by,
        "service.second",
        "notice-service-second",
        once=f"{found.key}:second:{instant(found.changed_at)}",
        buttons=_list(found),
        name=first_name(found.name or ""),
        title=found.title or found.what or "",
        date=found.day,
        minutes=found.minutes or 0,
        by=first_name(work.actor.name),
        yes="yes" if yes else "no",
    )


def _list(found: Hours) -> tuple[NoticeButton, ...]:
    """The way back to who came, where it was a shift."""
    if found.shift_id is None:
        return ()
    return (NoticeButton("btn-attend-list", f"att-open:{found.shift_id}"),)


async def _take_back(work: Work, found: Hours, reason: str) -> Hours:
    moved = replace(found, state="reversed", note=reason[:500], asked_by=None)
    await write(work, found, moved)
    if found.credited:
        await opposite.post(work, f"{found.key}:posted", f"{found.key}:reversed")
    if found.person_id is not None:
        work.tell(
            found.person_id,
            "service.reversed",
            "notice-service-reversed",
            once=f"{found.key}:reversed",
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            title=found.title or found.what or "",
            date=found.day,
            minutes=found.minutes or 0,
            words=reason[:300],
        )
    refresh(work, found, "service.reversed")
    work.audit("service.reverse", "service", found.id)
    return moved

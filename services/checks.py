"""What a broker saw of a member: references, one to one, driver, children, keys, DBS.

Only that it was seen is kept. Four eyes are not needed, but nobody notes anything of themselves or
of somebody for whom they act.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import checks as rules
from domain.checks import Kind, Level
from domain.errors import DomainError, NotFound
from domain.working_time import NUDGE_AT
from services.notices import NoticeButton
from services.work import Work
from storage import people, reminders
from storage import vetting as rows
from storage.db import Row
from storage.vetting import Check

ENDS = "check.ends"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of whom. day: the local day on which it was seen; until: the last local day on
    which it holds, None without end. level and role belong to a DBS check alone."""

    person_id: int
    kind: Kind
    day: date
    until: date | None
    level: Level | None = None
    role: str | None = None


async def note(work: Work, seen: Seen) -> int:
    """A broker notes a check, in place of an earlier one of its kind; the member hears of it. They
    are reminded 30 days before it ends. Returns its id.

    Raises DomainError for oneself, for somebody for whom one acts, for days that can't be, and for
    a DBS check without the role that the law allows it for.
    """
    await demand_for(work, seen.person_id)
    if not rules.fits(seen.day, seen.until, work.local.date()):
        raise DomainError("refusal-check-days", years=rules.LONGEST_YEARS)
    level = None
    if seen.kind == "dbs":
        if seen.level is None or not (seen.role or "").strip():
            raise DomainError("refusal-check-role")
        level = rules.level_words(seen.level, seen.role or "")
    check_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        person_id=seen.person_id,
        kind=seen.kind,
        level=level,
        day=seen.day,
        until=seen.until,
        by_id=work.actor.id,
        now=work.now,
    )
    if seen.until is not None:
        _plan_reminder(work, check_id, seen.person_id, seen.until)
    work.audit("check.note", "vetting", check_id, seen.kind)
    work.tell(
        seen.person_id,
        "check.noted",
        "notice-check-noted",
        once=f"check:{check_id}:noted",
        by=work.actor.name,
        kind_of=seen.kind,
        date=seen.day,
        until=seen.until or seen.day,
        ends="yes" if seen.until else "no",
        buttons=(NoticeButton("btn-me-data", "me-data"),),
    )
    return check_id


async def demand_for(work: Work, person_id: int) -> str:
    """The name of a member of whom the actor may note something. Raises DomainError."""
    work.demand("member.check")
    if person_id in {work.actor.id} | work.helps | work.near:
        raise DomainError("refusal-check-own")
    member = await people.membership(work.tx, work.scope.id, person_id)
    person = await people.person(work.tx, person_id)
    if member is None or person is None or member.state not in ("approved", "paused"):
        raise NotFound
    return person.name


async def end(work: Work, check_id: int) -> Check:
    """A broker ends a check, which no longer counts from now on. Raises NotFound, and DomainError
    for one's own."""
    work.demand("member.check")
    found = await rows.find(work.tx, check_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    await demand_for(work, found.person_id)
    if not await rows.end(work.tx, check_id, work.now):
        raise DomainError("toast-already-done")
    work.audit("check.end", "vetting", check_id, found.kind)
    return found


async def of(work: Work, person_id: int) -> list[Check]:
    """What is noted of a member, for brokers."""
    await demand_for(work, person_id)
    return await rows.held(work.tx, work.scope.id, person_id)


async def every(work: Work, limit: int, offset: int = 0) -> Sequence[Check]:
    """What is noted in the timebank, for brokers; what ends soonest first."""
    work.demand("member.check")
    return await rows.every(work.tx, work.scope.id, limit, offset)


def _plan_reminder(work: Work, check_id: int, person_id: int, until: date) -> None:
    first = work.local.date() + timedelta(days=1)
    due = datetime.combine(max(until - rules.WARNING, first), NUDGE_AT, work.zone)
    over = datetime.combine(until, NUDGE_AT, work.zone) + rules.WARNING
    reminders.add(
        work.tx, f"check:{check_id}:ends", ENDS, work.scope.id, person_id, check_id, due, over
    )


async def remind(work: Work, row: Row) -> bool:
    """It ends soon: the broker who noted it looks again, or, where they are none any more, all."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None or found.until is None:
        return False
    brokers = await people.with_role(work.tx, work.scope.id, "broker")
    able = [one.id for one in brokers if one.id != found.person_id]
    for broker_id in [found.by_id] if found.by_id in able else able:
        work.tell(
            broker_id,
            "check.ends",
            "notice-check-ends",
            kind="reminder",
            once=f"check:{found.id}:ends:{broker_id}",
            name=found.name,
            kind_of=found.kind,
            until=found.until,
            buttons=(NoticeButton("btn-checks-look", f"ck-of:{found.person_id}"),),
        )
    return True


KINDS = (ENDS,)

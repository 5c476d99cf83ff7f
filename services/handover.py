"""Out of office: a broker is away, and another has what they had in hand until they are back."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from domain.errors import DomainError, NotFound
from services.desk import CLAIMED
from services.notices import NoticeButton
from services.work import Work
from storage import claims, people, reminders
from storage import handovers as rows
from storage.db import Row
from storage.handovers import Handover
from storage.people import Person

BEGIN, END = "handover.begin", "handover.end"
BACK_AT = time(8)
"""When somebody who was away has their things again, on the day after the last."""
LONGEST_DAYS = 183
USEFUL = timedelta(days=14)


async def desk_people(work: Work) -> list[tuple[Person, frozenset[str]]]:
    """Everybody with a desk here, or who gives roles: by name, with their roles."""
    found: dict[int, tuple[Person, set[str]]] = {}
    for role in ("broker", "safeguarding", "administrator"):
        for one in await people.with_role(work.tx, work.scope.id, role):
            found.setdefault(one.id, (one, set()))[1].add(role)
    every = [(one, frozenset(held)) for one, held in found.values()]
    return sorted(every, key=lambda pair: (pair[0].name, pair[0].id))


async def away(work: Work, day: date | None = None) -> dict[int, Handover]:
    """Who of the desk is away on this local day (today), and who stands in for them."""
    today = day or work.local.date()
    found = await rows.open_in(work.tx, work.scope.id)
    return {one.person_id: one for one in found if one.now(today)}


async def begin(work: Work, person_id: int, to_id: int, since: date, until: date) -> Handover:
    """From `since` until `until` (local days, both counted) `to_id` has what `person_id` has in
    hand. Raises DomainError for days that are none, and where one of the two is away already."""
    work.demand("team.arrange")
    roles = {one.id: held & {"broker", "safeguarding"} for one, held in await desk_people(work)}
    if not roles.get(person_id) or not roles.get(to_id):
        raise NotFound
    if person_id == to_id:
        raise DomainError("refusal-handover-self")
    today = work.local.date()
    if until < max(since, today) or (until - today).days > LONGEST_DAYS:
        raise DomainError("refusal-handover-days")
    for other in await rows.open_in(work.tx, work.scope.id):
        overlaps = other.since <= until and since <= other.until
        if overlaps and other.person_id == to_id:
            raise DomainError("refusal-handover-away", name=other.name, until=other.until)
        if overlaps and other.to_id == person_id:
            raise DomainError("refusal-handover-stands-in", name=other.name, until=other.until)
    handover_id = await rows.add(
        work.tx, work.scope.id, person_id, to_id, since, until, work.actor.id, work.now
    )
    found = await rows.find(work.tx, handover_id) if handover_id is not None else None
    if found is None:
        raise DomainError("refusal-handover-twice")
    work.audit("handover.begin", "handover", found.id)
    back = datetime.combine(until + timedelta(days=1), BACK_AT, work.zone)
    _remind(work, END, found.id, back)
    if since <= today:
        await _give(work, found)
    else:
        _remind(work, BEGIN, found.id, datetime.combine(since, time(0, 1), work.zone))
    return found


async def back(work: Work, handover_id: int) -> Handover:
    """They are back: what is still open is theirs again, and they read what was done. Raises
    DomainError."""
    work.demand("team.arrange")
    found = await rows.find(work.tx, handover_id)
    if found is None or found.community_id != work.scope.id:
        raise DomainError("toast-already-done")
    await _end(work, found)
    return found


async def remind(work: Work, row: Row) -> bool:
    """The first day has come, or the last is over. False where it was ended before."""
    found = await rows.find(work.tx, row["object_id"])
    if found is None:
        return False
    if row["kind"] == BEGIN:
        await _give(work, found)
    else:
        await _end(work, found)
    return True


KINDS = (BEGIN, END)


async def _give(work: Work, found: Handover) -> None:
    leads = {p.id for p in await people.with_role(work.tx, work.scope.id, "safeguarding")}
    rows.give(work.tx, found, work.now, restricted=found.to_id in leads)
    claims.hand_over(
        work.tx, work.scope.id, found.person_id, found.to_id, work.now, work.now + CLAIMED
    )
    count = len(await rows.cases(work.tx, found.id))
    await _refresh(work, found)
    if found.to_id != work.actor.id:
        work.tell(
            found.to_id,
            "handover.given",
            "notice-handover-given",
            once=f"handover:{found.id}:given",
            buttons=(NoticeButton("btn-case-mine", "case-list:0:mine"),),
            name=found.name,
            until=found.until,
            count=count,
            timebank=work.scope.name,
        )


async def _end(work: Work, found: Handover) -> None:
    if not await rows.end(work.tx, found.id, work.now):
        raise DomainError("toast-already-done")
    done, still = await rows.result(work.tx, found.id)
    rows.take_back(work.tx, found, work.now)
    await _refresh(work, found)
    work.audit("handover.end", "handover", found.id)
    work.tell(
        found.person_id,
        "handover.back",
        "notice-handover-back",
        once=f"handover:{found.id}:back",
        buttons=(
            NoticeButton("btn-case-mine", "case-list:0:mine"),
            NoticeButton("btn-queue", "queue"),
        ),
        name=found.to_name,
        done=done,
        still=still,
        timebank=work.scope.name,
    )


async def _refresh(work: Work, found: Handover) -> None:
    for case_id in await rows.cases(work.tx, found.id):
        work.refresh("case", case_id, "handover")


def _remind(work: Work, kind: str, handover_id: int, due: datetime) -> None:
    reminders.add(
        work.tx,
        f"{kind}:{handover_id}",
        kind,
        work.scope.id,
        None,
        handover_id,
        due,
        due + USEFUL,
    )


async def open_of(work: Work, person_id: int) -> Handover | None:
    """The handover of somebody that is not over, also one that is still to come."""
    found: Sequence[Handover] = await rows.open_in(work.tx, work.scope.id)
    return next((one for one in found if one.person_id == person_id), None)

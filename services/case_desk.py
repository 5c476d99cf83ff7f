"""What brokers do with a case beside answering it: make one of anything, note, ring, be reminded,
give it to another, open it again. Only the desk sees any of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from domain.errors import DomainError, NotFound
from domain.permissions import may
from services import alerts, cases, promise
from services.work import Work
from storage import case_owners, casework, people, reminders
from storage.casework import Case
from storage.db import Row, instant
from storage.people import Person

TASK = "task"
"""The kind of a case that somebody at the desk made."""
REMIND = "case.remind"
USEFUL = timedelta(days=14)
"""A reminder that was held up (the program slept) is still given."""
FURTHEST = timedelta(days=366)
Call = Literal["reached", "no-answer", "message", "back"]
CALLS: Sequence[Call] = ("reached", "no-answer", "message", "back")
ABOUT = frozenset({
    "exchange", "membership", "request", "shift", "booking", "gathering", "gift", "opportunity",
    "roster",
    "issue", "arrangement", "crossing", "move", "nominee", "tip",
})  # fmt: skip
"""Things that a case can be about: the kinds of the cards at the desk."""


async def make(
    work: Work, words: str, person_id: int | None = None, about: tuple[str, int] | None = None
) -> int:
    """Somebody at the desk makes a case, which is theirs, about a person, a thing, or neither.
    Returns its id. Raises DomainError."""
    work.demand("case.answer")
    if about is not None and about[0] not in ABOUT:
        raise NotFound
    if person_id is not None:
        await _demand_member(work, person_id)
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=person_id,
        kind=TASK,
        words=words,
        promise_at=await promise.by(work),
        now=work.now,
    )
    if about is not None:
        casework.about(work.tx, case_id, *about)
    case_owners.give(work.tx, case_id, work.actor.id, work.actor.id, work.now)
    work.audit("case.open", "case", case_id, TASK)
    return case_id


async def is_about(work: Work, case_id: int, person_id: int) -> None:
    """Says whom a case that the desk made is about. Raises DomainError."""
    case = await cases.still_open(work, case_id)
    if case.kind != TASK or case.person_id is not None:
        raise DomainError("toast-already-done")
    await _demand_member(work, person_id)
    casework.set_person(work.tx, case_id, person_id)
    work.refresh(cases.CARD, case_id, "case.about")


async def note(work: Work, case_id: int, words: str) -> None:
    """A note on a case, which only the desk reads; on one that is over, too. Raises DomainError."""
    case = await cases.look(work, case_id)
    casework.event(work.tx, case_id, "note", work.actor.id, words, work.now)
    await _taken(work, case)
    work.refresh(cases.CARD, case_id, "case.note")
    work.audit("case.note", "case", case_id)


async def rang(
    work: Work, case_id: int, how: Call, whom: str, back: datetime | None = None
) -> None:
    """Somebody at the desk rang: whom (a name), and what came of it. `back`: when to ring again,
    of which they are reminded. Raises DomainError."""
    case = await cases.still_open(work, case_id)
    if how not in CALLS:
        raise NotFound
    casework.event(work.tx, case_id, f"call-{how}", work.actor.id, whom or None, work.now)
    await _taken(work, case)
    if back is not None:
        await remind(work, case_id, back)
    work.refresh(cases.CARD, case_id, "case.call")
    work.audit("case.call", "case", case_id, how)


async def remind(work: Work, case_id: int, at: datetime) -> None:
    """The case comes again to the actor at this moment. Raises DomainError for a time that is over
    or more than a year away."""
    case = await cases.still_open(work, case_id)
    if at <= work.now:
        raise DomainError("refusal-plan-past")
    if at - work.now > FURTHEST:
        raise DomainError("refusal-plan-far")
    case_owners.drop_reminders(work.tx, case_id, work.now, work.actor.id)
    reminders.add(
        work.tx,
        f"{REMIND}:{case_id}:{work.actor.id}:{instant(at)}:{instant(work.now)}",
        REMIND,
        work.scope.id,
        work.actor.id,
        case_id,
        at,
        at + USEFUL,
    )
    await _taken(work, case)
    work.refresh(cases.CARD, case_id, "case.remind")
    work.audit("case.remind", "case", case_id)


async def run(work: Work, row: Row) -> bool:
    """The time has come: the card comes anew to whoever asked for it (or stands in for them).
    False where the case is over, or they are at the desk no more."""
    case = await casework.find(work.tx, row["object_id"])
    if case is None or case.state != "open" or row["person_id"] is None:
        return False
    if row["person_id"] not in {p.id for p in await cases.readers(work.tx, case)}:
        return False
    casework.event(work.tx, case.id, "reminded", row["person_id"], None, work.now)
    if case.restricted:
        person = await people.person(work.tx, row["person_id"])
        alerts.ring(work, case.id, [person] if person else [], "case-remind-restricted")
    else:
        work.show_card(row["person_id"], cases.CARD, case.id, REMIND, fresh=True)
    return True


async def give(work: Work, case_id: int, person_id: int) -> Person:
    """The case is another's from now on, or the actor's own; that one gets its card. Raises
    DomainError."""
    case = await cases.still_open(work, case_id)
    to = next((p for p in await cases.readers(work.tx, case) if p.id == person_id), None)
    if to is None or to.id == case.person_id:
        raise NotFound
    case_owners.give(work.tx, case_id, to.id, work.actor.id, work.now)
    casework.event(work.tx, case_id, "give", work.actor.id, to.name, work.now)
    work.refresh(cases.CARD, case_id, "case.give")
    if to.id != work.actor.id and not case.restricted:
        work.show_card(to.id, cases.CARD, case_id, "case.give", fresh=True)
    elif to.id != work.actor.id:
        alerts.ring(work, case_id, [to], "case-given-restricted")
    work.audit("case.give", "case", case_id)
    return to


async def reopen(work: Work, case_id: int) -> Case:
    """A case that was ended goes on, with a new promise. Raises DomainError where it is open."""
    case = await cases.look(work, case_id)
    if not await casework.reopen(work.tx, case_id, await promise.by(work)):
        raise DomainError("toast-already-done")
    casework.event(work.tx, case_id, "reopen", work.actor.id, None, work.now)
    work.refresh(cases.CARD, case_id, "case.reopen")
    work.audit("case.reopen", "case", case_id)
    return case


async def others(work: Work, case_id: int) -> list[Person]:
    """To whom the case can be given: whoever may read it, the actor last."""
    case = await cases.still_open(work, case_id)
    found = [p for p in await cases.readers(work.tx, case) if p.id != case.person_id]
    return sorted(found, key=lambda p: (p.id == work.actor.id, p.name))


async def listed(
    work: Work, *, mine: bool = False, about: int = 0, offset: int = 0, limit: int = 5
) -> Sequence[Row]:
    """Open cases that the actor may see: all, their own, or about one person. Raises
    NotAllowed."""
    return await case_owners.open_cases(
        work.tx,
        work.scope.id,
        work.actor.id,
        restricted=await _lead(work),
        owner_id=work.actor.id if mine else 0,
        about=about,
        offset=offset,
        limit=limit,
    )


async def counted(work: Work) -> tuple[int, int]:
    """How many cases are open, and how many of them are the actor's."""
    restricted = await _lead(work)
    return await case_owners.counted(work.tx, work.scope.id, work.actor.id, restricted=restricted)


async def _lead(work: Work) -> bool:
    work.demand("case.answer")
    if may(work.roles, "case.restricted"):
        return True
    leads = await cases.desk(work.tx, work.scope.id, restricted=True)
    return work.actor.id in {p.id for p in leads}


async def _taken(work: Work, case: Case) -> None:
    """Whoever does something about a case that is nobody's has it from now on."""
    if case.state == "open" and await case_owners.owner(work.tx, case.id) is None:
        case_owners.give(work.tx, case.id, work.actor.id, work.actor.id, work.now)


async def _demand_member(work: Work, person_id: int) -> None:
    if person_id == work.actor.id:
        raise DomainError("refusal-own-membership")
    if await people.membership(work.tx, work.scope.id, person_id) is None:
        raise NotFound

"""What can't wait: who is told at once, and who next where nobody opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.duty import CALLED_AFTER
from domain.permissions import Role
from services import case_readers, cases, duty, promise
from services import rules as timebank_rules
from services.cases import CARD, can_be_told, desk, first_name
from services.notices import NoticeButton
from services.work import Work
from storage import casework, concerns, people, reminders
from storage.casework import Case
from storage.db import instant, moment_of
from storage.people import Person

OPENED_WITHIN = CALLED_AFTER
"""How long an urgent case may stay unopened before others are asked to help."""
LAST: Sequence[Role] = ("broker", "administrator")
"""Who is asked at last to ring those who can open it."""


TOLD = "told"
"""In a case's history: who was alerted, by first names."""


@dataclass(frozen=True, slots=True)
class Alert:
    """What became of one. told: whether there was anybody to tell; there: whether one of them is on
    duty at this moment; by: by when somebody reads it at the latest; phone: whom to ring, if the
    timebank said so."""

    case_id: int
    told: bool
    there: bool
    by: datetime
    phone: str


async def alert(work: Work, words: str, reading: str, *, restricted: bool) -> Alert:
    """Tells those who must know at once that a message can't wait, by day and by night.

    The words are kept as they were said and stand only in the case; the alert doesn't hold them.
    """
    who = work.speaker
    present = await casework.open_of(work.tx, work.scope.id, who, "urgent", restricted=restricted)
    if present is not None:
        case_id = int(present["id"])
        casework.event(work.tx, case_id, "more", who, words, work.now)
        work.refresh(CARD, case_id, "case.more")
    else:
        case_id = await casework.add(
            work.tx,
            community_id=work.scope.id,
            person_id=who,
            kind="urgent",
            words=words,
            reading=reading,
            restricted=restricted,
            promise_at=work.now,
            now=work.now,
        )
        work.audit("case.open", "case", case_id, "urgent")
        look_again(work, case_id)
    everybody = await _who_can_open(work, who, restricted=restricted)
    return await tell(work, case_id, everybody, restricted=restricted)


async def tell(work: Work, case_id: int, everybody: Sequence[Person], *, restricted: bool) -> Alert:
    """Rings those of them who are called first."""
    called = await duty.called(work, everybody, work.now)
    ring(work, case_id, called)
    _note(work, case_id, called)
    on = {p.id for p in await duty.on_duty(work)}
    return Alert(
        case_id,
        any(can_be_told(p) for p in everybody),
        # The leads of a timebank without hours of duty are there when its desk is.
        bool(on) and any(can_be_told(p) and (p.id in on or restricted) for p in called),
        await promise.by(work),
        (await timebank_rules.of(work)).text("phone"),
    )


async def unopened(work: Work, case_id: int) -> bool:
    """Nobody has opened an urgent case in time: after those on duty their deputies are alerted,
    then whoever can open it; at last brokers and administrators who can't are asked to ring them,
    and whoever wrote it hears that nobody has read it. False where it was opened."""
    case = await casework.find(work.tx, case_id)
    if case is None or case.state != "open" or case.claimed_by is not None:
        return False
    everybody = (
        await cases.readers(work.tx, case)
        if case.kind == "concern"
        else await _who_can_open(work, case.person_id or 0, restricted=case.restricted)
    )
    told = await duty.called(work, everybody, moment_of(case.opened_at))
    ring(work, case_id, told)
    _note(work, case_id, told)
    if len(told) < len(everybody):
        look_again(work, case_id)
        return True
    known = {case.person_id, *(p.id for p in told), *await concerns.of(work.tx, case_id)}
    others: dict[int, Person] = {}
    for role in LAST:
        for person in await people.with_role(work.tx, work.scope.id, role):
            if person.id not in known:
                others.setdefault(person.id, person)
    if not told:
        others = {}
    for person in others.values():
        work.tell(
            person.id,
            "case.unopened",
            "case-urgent-unopened",
            kind="answer",
            names=", ".join(first_name(p.name) for p in told),
            timebank=work.scope.name,
        )
    _note(work, case_id, list(others.values()))
    await _not_read_yet(work, case)
    return True


async def _not_read_yet(work: Work, case: Case) -> None:
    """Whoever wrote it hears, once, that nobody has read it, and whom to ring: without a word of
    what it is about, for somebody else may read their phone."""
    if case.person_id is None:
        return
    phone = (await timebank_rules.of(work)).text("phone")
    work.tell(
        case.person_id,
        "case.unread",
        "notice-not-read",
        kind="answer",
        once=f"case:{case.id}:unread",
        buttons=(NoticeButton("btn-numbers", "numbers"),),
        timebank=work.scope.name,
        phone=phone,
        has_phone="yes" if phone else "no",
    )


def _note(work: Work, case_id: int, told: Sequence[Person]) -> None:
    """Who was alerted stands in the case."""
    names = ", ".join(first_name(p.name) for p in told if can_be_told(p))
    if names:
        casework.event(work.tx, case_id, TOLD, None, names[:500], work.now)


def look_again(work: Work, case_id: int) -> None:
    """It is looked whether somebody has opened it in time."""
    due = work.now + OPENED_WITHIN
    reminders.add(
        work.tx,
        f"case:{case_id}:unopened:{instant(due)}",
        "case.unopened",
        work.scope.id,
        None,
        case_id,
        due,
        due + timedelta(days=7),
    )


async def _who_can_open(work: Work, writer: int, *, restricted: bool) -> list[Person]:
    """Whoever deals with it, the writer left out; the leads where that leaves nobody."""
    found = await desk(work.tx, work.scope.id, restricted=restricted)
    if restricted:
        found = await case_readers.not_near(work.tx, work.scope.id, writer, found)
    told = [p for p in found if p.id != writer]
    return told or [
        p for p in await desk(work.tx, work.scope.id, restricted=True) if p.id != writer
    ]


def ring(work: Work, case_id: int, told: Sequence[Person], key: str = "case-urgent-alert") -> None:
    """An alert, which never holds the words; one is enough while it waits to be sent."""
    for person in told:
        work.tell(
            person.id,
            "case.urgent",
            key,
            kind="answer",
            merge=f"urgent:{case_id}:{person.id}",
            buttons=(NoticeButton("btn-case-open", f"case:{case_id}"),),
            timebank=work.scope.name,
        )

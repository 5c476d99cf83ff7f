"""What can't wait: who is told at once, and who next where nobody opens it."""

from collections.abc import Sequence
from datetime import timedelta

from services import case_readers, duty
from services.cases import CARD, can_be_told, desk, first_name
from services.notices import NoticeButton
from services.work import Work
from storage import casework, people, reminders
from storage.db import instant, moment_of
from storage.people import Person

OPENED_WITHIN = timedelta(minutes=15)
"""How long an urgent case may stay unopened before others are asked to help."""


async def alert(work: Work, words: str, reading: str, *, restricted: bool) -> tuple[int, bool]:
    """Tells those who must know at once that a message can't wait. Returns the case's id and
    whether there was anybody to tell.

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
        _look_again(work, case_id)
    everybody = await _who_can_open(work, who, restricted=restricted)
    ring(work, case_id, await duty.called(work, everybody, work.now))
    return case_id, any(can_be_told(p) for p in everybody)


async def unopened(work: Work, case_id: int) -> bool:
    """Nobody has opened an urgent case in time: after those on duty their deputies are alerted,
    then whoever can open it, and brokers who can't are asked to ring them. False where it was
    opened."""
    case = await casework.find(work.tx, case_id)
    if case is None or case.state != "open" or case.claimed_by is not None:
        return False
    everybody = await _who_can_open(work, case.person_id or 0, restricted=case.restricted)
    told = await duty.called(work, everybody, moment_of(case.opened_at))
    ring(work, case_id, told)
    if len(told) < len(everybody):
        _look_again(work, case_id)
        return True
    known = {case.person_id, *(p.id for p in told)}
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id not in known and told:
            work.tell(
                broker.id,
                "case.unopened",
                "case-urgent-unopened",
                kind="answer",
                names=", ".join(first_name(p.name) for p in told),
                timebank=work.scope.name,
            )
    return True


def _look_again(work: Work, case_id: int) -> None:
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

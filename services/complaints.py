"""Complaints: acknowledged at once, answered within 30 days by somebody whom it is not about
(DOMAIN.md section 5); and accidents, whose record is kept for a claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services import cases, mydata, promise
from services.work import Work
from storage import casework, concerns

What = Literal["data", "somebody", "accident", "other"]
KIND = "complaint"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the writer is told: who reads it, and the last day for an answer."""

    names: list[str]
    until: date


async def send(work: Work, what: What, about: Iterable[int], words: str) -> Sent:
    """Puts a complaint before people of the desk whom it isn't about; an accident before the
    brokers. The writer's name stands on it."""
    kind = "accident" if what == "accident" else KIND
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=work.speaker,
        kind=kind,
        words=words,
        reading=what,
        promise_at=await promise.by(work),
        now=work.now,
    )
    concerns.about(work.tx, case_id, sorted(set(about) - {work.speaker}))
    last = mydata.begin_clock(work, case_id, kind)
    case = await casework.find(work.tx, case_id)
    assert case is not None
    found = [one for one in await cases.readers(work.tx, case) if one.id != work.actor.id]
    for one in found:
        work.show_card(one.id, cases.CARD, case_id, f"case.{kind}", fresh=True)
    work.audit("case.open", "case", case_id, kind)
    names = [cases.first_name(one.name) for one in found]
    return Sent(names, last.astimezone(work.zone).date())

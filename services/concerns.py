"""A concern about somebody, also about a broker or a lead: it goes round whom it is about, and they
are never told.

Words that can't wait are screened in the middle of it, too; they go round the same people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import DomainError
from domain.permissions import Role
from services import alerts, case_readers, cases, promise
from services.notices import NoticeButton
from services.work import Work
from storage import audit, casework, concerns, people
from storage.db import Row
from storage.people import Person

KIND = "concern"
PAGE = 4
STAFF: Sequence[Role] = ("safeguarding", "administrator", "broker")


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one: the case, who reads it, and by when."""

    case_id: int
    readers: Sequence[Person]
    promise: datetime


async def staff(work: Work) -> list[Person]:
    """Everybody with a role at the desk, leads first."""
    found: dict[int, Person] = {}
    for role in STAFF:
        for person in await people.with_role(work.tx, work.scope.id, role):
            found.setdefault(person.id, person)
    return list(found.values())


async def readers(work: Work, about: Collection[int], *, named: bool = True) -> list[Person]:
    """Who would read a concern of the actor's about these people; nobody, where it is about
    everybody who could. Whoever sends it isn't among them."""
    writer = work.actor.id if named else 0
    found = await case_readers.outside_of(work.tx, work.scope.id, frozenset(about), writer)
    return [one for one in found if one.id != work.actor.id and cases.can_be_told(one)]


async def log(work: Work, offset: int = 0) -> Sequence[Row]:
    """A page of what only the leads may read, one more than a page where there is more. That they
    looked is a line of the audit. Raises NotAllowed."""
    work.demand("case.restricted")
    work.audit("case.log", "community", work.scope.id, str(offset))
    return await concerns.log(
        work.tx, work.scope.id, work.actor.id, PAGE + 1, max(0, min(offset, 10_000))
    )


async def send(work: Work, called: str, about: Collection[int], words: str, *, named: bool) -> Sent:
    """Puts a concern before those whom it isn't about. Without `named` nothing that is kept with it
    says who sent it, and no answer can come back. Raises DomainError where nobody could read it."""
    told = await readers(work, about, named=named)
    if not told:
        raise DomainError("refusal-concern-nobody")
    case_id, until = await _keep(work, called, about, words, named=named)
    for person in told:
        work.tell(
            person.id,
            "case.concern",
            "case-restricted-news",
            kind="answer",
            merge=f"case:{case_id}:{person.id}",
            buttons=(NoticeButton("btn-case-open", f"case:{case_id}"),),
        )
    return Sent(case_id, told, until)


async def cannot_wait(
    work: Work, called: str, about: Collection[int], words: str
) -> alerts.Alert | None:
    """Words that can't wait, in the middle of a concern: those whom it isn't about are alerted as
    about any such words. None where there is nobody; then nothing is kept."""
    told = await readers(work, about)
    if not told:
        return None
    case_id, _ = await _keep(work, called, about, words, named=True)
    alerts.look_again(work, case_id)
    return await alerts.tell(work, case_id, told, restricted=True)


async def _keep(
    work: Work, called: str, about: Collection[int], words: str, *, named: bool
) -> tuple[int, datetime]:
    until = await promise.by(work)
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=work.actor.id if named else None,
        kind=KIND,
        words=words,
        reading=called[:100],
        restricted=True,
        promise_at=until,
        now=work.now,
    )
    concerns.about(work.tx, case_id, about)
    audit.write(
        work.tx, work.now, "case.open", "case", case_id,
        community_id=work.scope.id, actor_id=work.actor.id if named else None, reason=KIND,
    )  # fmt: skip
    return case_id, until

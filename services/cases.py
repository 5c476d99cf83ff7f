"""Cases: what a person at the timebank looks at, and the answer that comes back."""

from datetime import datetime

from domain.errors import DomainError, NotFound
from domain.permissions import Role, may
from domain.working_time import reply_promise
from services.work import Work
from storage import casework, people
from storage.casework import Case

CARD = "case"


async def open_case(
    work: Work,
    kind: str,
    words: str | None,
    *,
    file_id: str | None = None,
    reading: str | None = None,
    restricted: bool = False,
) -> tuple[int, datetime]:
    """Puts something before the timebank's people. Returns the case's id and by when one of them
    replies (aware, the timebank's zone).

    More words to an open case of the same kind are added to it: nobody has to be asked twice.
    """
    scope = work.scope
    promise = reply_promise(work.now, work.zone)
    who = work.on_behalf_of or work.actor.id
    present = None if restricted else await casework.open_of(work.tx, scope.id, who, kind)
    if present is not None and kind in ("talk", "voice", "photo"):
        casework.event(work.tx, present, "more", work.actor.id, words, work.now)
        work.refresh(CARD, present, "case.more")
        return present, promise
    case_id = await casework.add(
        work.tx,
        community_id=scope.id,
        person_id=who,
        kind=kind,
        words=words,
        file_id=file_id,
        reading=reading,
        restricted=restricted,
        promise_at=promise,
        now=work.now,
    )
    for person in await handlers_of(work, restricted=restricted):
        if person != work.actor.id:
            work.show_card(person, CARD, case_id, f"case.{kind}", fresh=True)
    work.audit("case.open", "case", case_id, kind)
    return case_id, promise


async def handlers_of(work: Work, *, restricted: bool) -> list[int]:
    """Who deals with a case: brokers, or the safeguarding lead (brokers where there is none, for
    silence would be worse)."""
    roles: tuple[Role, ...] = ("safeguarding", "broker") if restricted else ("broker",)
    for role in roles:
        found = await people.with_role(work.tx, work.scope.id, role)
        if found:
            return [p.id for p in found]
    return []


async def answer(work: Work, case_id: int, words: str) -> Case:
    """A broker answers; the person reads it here. Raises NotFound where it isn't theirs to see."""
    case = await find(work, case_id)
    if not await casework.end(work.tx, case_id, "answered", work.actor.id, work.now):
        raise DomainError("refusal-case-closed")
    casework.event(work.tx, case_id, "answer", work.actor.id, words, work.now)
    if case.person_id is not None:
        work.tell(
            case.person_id,
            "case.answered",
            "talk-answered",
            once=f"case:{case_id}:answer",
            name=work.actor.name,
            words=words,
        )
    work.refresh(CARD, case_id, "case.answered")
    work.audit("case.answer", "case", case_id)
    return case


async def close(work: Work, case_id: int, outcome: str) -> Case:
    """A broker dealt with it in another way, such as by phone; the outcome is kept."""
    case = await find(work, case_id)
    if not await casework.end(work.tx, case_id, "closed", work.actor.id, work.now, outcome):
        raise DomainError("refusal-case-closed")
    casework.event(work.tx, case_id, "close", work.actor.id, outcome, work.now)
    work.refresh(CARD, case_id, "case.closed")
    work.audit("case.close", "case", case_id)
    return case


async def find(work: Work, case_id: int) -> Case:
    """A case of this timebank that the actor may deal with; looking at a restricted one is
    audited. Raises NotFound."""
    case = await casework.find(work.tx, case_id)
    if case is None or case.community_id != work.scope.id or not await may_see(work, case):
        raise NotFound
    if case.restricted:
        work.audit("case.view", "case", case_id)
    return case


async def may_see(work: Work, case: Case) -> bool:
    """Restricted cases are for the safeguarding lead, others for brokers; never one's own."""
    if case.person_id == work.actor.id:
        return False
    if case.restricted:
        return work.actor.id in await handlers_of(work, restricted=True)
    return may(work.roles, "case.answer")

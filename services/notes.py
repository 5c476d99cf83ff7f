"""What brokers write down about a member or a case: for the desk alone, never for the member's
household, and shown to the member only where they ask for what is held (a broker reviews first)."""

from collections.abc import Sequence

from domain.errors import DomainError, NotFound
from services import cases
from services.work import Work
from storage import casework, people
from storage import notes as rows
from storage.notes import Note

LONGEST = 1000
MOST_REVIEWED = 50
"""Notes that stand on the case of somebody who asks for what is held."""
MEMBER = "member"


async def note(work: Work, about_kind: str, about_id: int, words: str) -> int:
    """Keeps a note about a member (`member`, their membership's id) or another thing of the desk.
    Returns its id. Raises DomainError about oneself or somebody for whom one acts, NotFound for
    what isn't this timebank's."""
    work.demand("member.note")
    await _demand(work, about_kind, about_id)
    clean = words.strip()
    if not 0 < len(clean) <= LONGEST:
        raise DomainError("error-too-long", limit=LONGEST)
    note_id = await rows.add(
        work.tx, work.scope.id, about_kind, about_id, clean, work.actor.id, work.now
    )
    work.audit("note.add", about_kind, about_id)
    work.refresh(about_kind, about_id, "note.added")
    return note_id


async def of(
    work: Work, about_kind: str, about_id: int, limit: int, offset: int = 0
) -> Sequence[Note]:
    """The notes about something, the newest first. Raises as `note`."""
    work.demand("member.note")
    await _demand(work, about_kind, about_id)
    return await rows.of(work.tx, work.scope.id, about_kind, about_id, limit, offset)


async def strike(work: Work, note_id: int) -> Note:
    """A note no longer holds: it stays, struck out, with who did so. Raises NotFound, DomainError
    where it was struck out before."""
    work.demand("member.note")
    found = await rows.find(work.tx, note_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    await _demand(work, found.about, found.about_id)
    if not await rows.strike(work.tx, note_id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit("note.strike", found.about, found.about_id)
    work.refresh(found.about, found.about_id, "note.struck")
    return found


async def review(work: Work) -> None:
    """The actor asks for what is held about them: the notes about them stand on their open case, so
    that a broker reads them before a copy is handed over. Nothing where there is no case, or they
    stand there already."""
    who = work.actor.id
    case = await casework.open_of(work.tx, work.scope.id, who, *cases.ONE_TALK)
    member = await people.membership(work.tx, work.scope.id, who)
    if case is None or member is None:
        return
    case_id = int(case["id"])
    events = await casework.events(work.tx, case_id)
    found = await rows.of(work.tx, work.scope.id, MEMBER, member.id, MOST_REVIEWED, 0)
    if not found or any(event["action"] == "data" for event in events):
        return
    casework.event(work.tx, case_id, "data", who, str(len(found)), work.now)
    for one in reversed(found):
        casework.event(work.tx, case_id, "note", one.by_id, one.words, one.at)
    work.audit("note.review", MEMBER, member.id)
    work.refresh(cases.CARD, case_id, "case.data")


async def _demand(work: Work, about_kind: str, about_id: int) -> None:
    if about_kind != MEMBER:
        return
    member = await people.membership_by_id(work.tx, work.scope.id, about_id)
    if member is None:
        raise NotFound
    if work.own(member.person_id):
        raise DomainError("refusal-own-member")

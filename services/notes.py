"""What brokers write down about a member or a case: for the desk alone, never for the member's
household, and shown to the member only where they ask for what is held (a broker reviews first)."""

from collections.abc import Sequence

from domain.errors import DomainError, NotFound
from services.work import Work
from storage import notes as rows
from storage import people
from storage.notes import Note

LONGEST = 1000
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


async def _demand(work: Work, about_kind: str, about_id: int) -> None:
    if about_kind != MEMBER:
        return
    member = await people.membership_by_id(work.tx, work.scope.id, about_id)
    if member is None:
        raise NotFound
    if work.own(member.person_id):
        raise DomainError("refusal-own-member")

"""The same person under several spellings: joined on a person's word, with both texts side by side,
and taken apart again where that was wrong. How often somebody was nominated counts nothing."""

from domain.awards import checks as rules
from domain.errors import DomainError, NotFound
from services import award_nominees
from services.award_checks import checking
from services.award_nominees import CARD
from services.work import Work
from storage import award_nominees as rows
from storage.award_nominees import Nominee

MEMBER = "m"
"""In the note of a joining: the member was known of the joined one alone."""


async def pair(work: Work, one_id: int, other_id: int) -> tuple[Nominee, Nominee]:
    """Two of one category, the earlier one first. Raises NotFound, and DomainError where either is
    too near to the actor."""
    found = [await checking(work, number) for number in sorted((one_id, other_id))]
    first, second = found
    if first.id == second.id or first.category_id != second.category_id:
        raise NotFound
    return first, second


async def _in_turn(work: Work, nominee_id: int) -> None:
    """One joining at a time in a round, and none while a nomination is sent: whoever is joined
    points to somebody who is kept, never to another who was joined meanwhile."""
    one = await award_nominees.find(work, nominee_id)
    work.tx.in_turn("award_round", one.round_id)


async def join(work: Work, one_id: int, other_id: int) -> Nominee:
    """They are one person: the earlier one stays, with all nominations. Raises DomainError for two
    different members, and once judging has begun."""
    await _in_turn(work, one_id)
    kept, gone = await pair(work, one_id, other_id)
    if kept.round_state not in rules.JOINING:
        raise DomainError("refusal-award-too-late")
    if None not in (kept.person_id, gone.person_id) and kept.person_id != gone.person_id:
        raise DomainError("refusal-award-two-members")
    for child in await rows.joined(work.tx, gone.id):
        rows.join(work.tx, child.id, kept.id, work.now)
        rows.note(
            work.tx, gone.id, "flag", f"child:{child.id}", child.name, work.actor.id, work.now
        )
    # First what they said, as it was: who is joined has no answer of their own any more.
    if gone.said_at is not None and (kept.said_at is None or gone.said_at > kept.said_at):
        await rows.say(
            work.tx, kept, gone.said, gone.said_how, gone.said_by, work.now, at=gone.said_at,
            asked_at=gone.asked_at,
        )  # fmt: skip
    rows.join(work.tx, gone.id, kept.id, work.now)
    rows.take_over(work.tx, kept.id, gone, work.now)
    took = MEMBER if kept.person_id is None and gone.person_id is not None else ""
    code = f"joined:{gone.id}:{took}"
    rows.note(work.tx, kept.id, "flag", code, gone.name, work.actor.id, work.now)
    await _checked_again(work, kept, gone)
    work.audit("award.join", CARD, kept.id, str(gone.id))
    work.refresh(CARD, gone.id, "award.join")
    return await award_nominees.changed(work, kept.id, "award.join")


async def _checked_again(work: Work, kept: Nominee, gone: Nominee) -> None:
    """What was decided of the one holds for both only where nobody thought otherwise."""
    now = await rows.find(work.tx, kept.id)
    assert now is not None
    if now.eligible != gone.eligible and now.eligible == "no":
        await rows.decide(work.tx, now, "waiting", None, None, work.now)
    elif now.eligible == "yes":
        await award_nominees.ask(work, now)


async def part(work: Work, kept_id: int, gone_id: int) -> Nominee:
    """They are two people after all: each has their own nominations again, and is checked again."""
    await _in_turn(work, kept_id)
    kept = await checking(work, kept_id)
    gone = await rows.find(work.tx, gone_id)
    if gone is None or gone.joined_to != kept.id:
        raise NotFound
    if kept.round_state not in rules.JOINING:
        raise DomainError("refusal-award-too-late")
    rows.join(work.tx, gone.id, None, work.now)
    own = await rows.codes(work.tx, gone.id)
    for child in await rows.joined(work.tx, kept.id):
        if f"child:{child.id}" in own:
            rows.join(work.tx, child.id, gone.id, work.now)
    if f"joined:{gone.id}:{MEMBER}" in await rows.codes(work.tx, kept.id):
        rows.is_member(work.tx, kept.id, None, work.now)
    if kept.said_at is not None and kept.said_at == gone.said_at:
        await rows.say(work.tx, kept, "unasked", None, None, work.now)
    if kept.eligible != "waiting":
        again = await rows.find(work.tx, kept.id)
        assert again is not None
        await rows.decide(work.tx, again, "waiting", None, None, work.now)
    rows.note(work.tx, kept.id, "flag", f"parted:{gone.id}", gone.name, work.actor.id, work.now)
    keep_apart(work, kept.id, gone.id)
    work.audit("award.part", CARD, kept.id, str(gone.id))
    await award_nominees.changed(work, gone.id, "award.part")
    return await award_nominees.changed(work, kept.id, "award.part")


async def apart(work: Work, one_id: int, other_id: int) -> Nominee:
    """They are two people: nobody is asked about them again."""
    first, second = await pair(work, one_id, other_id)
    keep_apart(work, first.id, second.id)
    work.audit("award.apart", CARD, first.id, str(second.id))
    work.refresh(CARD, second.id, "award.apart")
    return await award_nominees.changed(work, first.id, "award.apart")


def keep_apart(work: Work, one_id: int, other_id: int) -> None:
    """Notes on both that they are two people."""
    for here, there in ((one_id, other_id), (other_id, one_id)):
        rows.note(work.tx, here, "flag", f"apart:{there}", None, work.actor.id, work.now)

"""Handing a standing arrangement over: somebody else is asked, and takes its place once they and a
broker agree."""

from domain.errors import DomainError
from services import arrangement_making, arrangements
from services.arrangement_making import New
from services.work import Work
from storage import arrangements as rows
from storage.arrangements import Arrangement
from storage.db import Tx


async def hand_over(work: Work, arrangement_id: int, to: int) -> int:
    """The giver (or a broker) asks somebody else to take it over; it goes on as it is until that
    person and a broker agree. Returns the new arrangement's id. Raises DomainError as
    `may_hand_over`."""
    found = await may_hand_over(work, arrangement_id)
    new = New(
        to,
        found.receiver_id,
        found.repeats,
        found.next_day or found.first_day,
        found.start,
        found.minutes,
        found.place,
        found.skill,
        found.words,
        follows=found.id,
    )
    return await arrangement_making.add(work, new, "proposed")


async def may_hand_over(work: Work, arrangement_id: int) -> Arrangement:
    """The arrangement, if the actor may ask somebody to take it over now: one at a time is asked.
    Raises DomainError where somebody is asked already, or it has ended."""
    await rows.locked(work.tx, arrangement_id)
    found = await arrangements.see(work, arrangement_id)
    if found.state not in ("active", "paused"):
        raise DomainError("toast-already-done")
    if work.member != found.giver_id:
        work.demand("exchange.decide")
    work.within("plan")
    if (asked := await following(work.tx, found)) is not None:
        raise DomainError("refusal-standing-handing", name=asked.giver_name)
    return found


async def following(tx: Tx, found: Arrangement) -> Arrangement | None:
    """The one that is to take this one's place, while it is not yet agreed and approved."""
    theirs = await rows.of_person(tx, found.community_id, found.receiver_id)
    waits = (one for one in theirs if one.follows == found.id)
    return next((one for one in waits if one.state in ("proposed", "agreed")), None)

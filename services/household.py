"""Who is one household or family, as brokers keep it: nobody approves for their own."""

from collections.abc import Sequence
from datetime import datetime

from domain.errors import DomainError, NotFound
from services.work import Work
from storage import delegates, people
from storage import household as rows
from storage.db import Row, Tx
from storage.people import Person

LARGEST = 12
"""People of one household."""


async def join(work: Work, one: int, other: int) -> None:
    """A broker notes that these two are one household or family; with whomever each of them was
    noted before, all are one. Never the broker's own: another broker notes that. Raises
    DomainError."""
    work.demand("member.introduce")
    if one == other:
        raise DomainError("refusal-household-one")
    if work.actor.id in (one, other):
        raise DomainError("refusal-household-own")
    for person_id in (one, other):
        if await people.membership(work.tx, work.scope.id, person_id) is None:
            roles = await people.roles(work.tx, person_id)
            if not any(where == work.scope.id for where, _ in roles):
                raise NotFound
    every = {one, other}
    for person_id in (one, other):
        every |= {int(r["other_id"]) for r in await rows.of(work.tx, work.scope.id, person_id)}
    if len(every) > LARGEST:
        raise DomainError("refusal-household-large", count=LARGEST)
    together = sorted(every)
    for place, first in enumerate(together):
        for second in together[place + 1 :]:
            rows.join(work.tx, work.scope.id, first, second, work.actor.id, work.now)
    work.audit("household.join", "person", one)
    work.audit("household.join", "person", other)


async def leave(work: Work, person_id: int) -> None:
    """A broker notes that somebody is in no household with others any more. Raises DomainError
    where it is the broker's own."""
    work.demand("member.introduce")
    theirs = await rows.of(work.tx, work.scope.id, person_id)
    if not theirs:
        raise DomainError("toast-already-done")
    if work.actor.id in {person_id, *(int(r["other_id"]) for r in theirs)}:
        raise DomainError("refusal-household-own")
    rows.leave(work.tx, work.scope.id, person_id)
    work.audit("household.leave", "person", person_id)


async def of(work: Work, person_id: int) -> Sequence[Row]:
    """Who is in this person's household, without them: other_id and name. For brokers."""
    work.demand("member.introduce")
    return await rows.of(work.tx, work.scope.id, person_id)


async def outside(tx: Tx, community_id: int, person_id: int, now: datetime) -> list[Person]:
    """The brokers who are neither this person, nor of their household, nor help them: who may read
    what the desk keeps about them."""
    near = {int(r["other_id"]) for r in await rows.of(tx, community_id, person_id)}
    helpers = await delegates.acting_for(tx, community_id, person_id, now)
    near |= {one.person_id for one in helpers if one.person_id is not None} | {person_id}
    return [p for p in await people.with_role(tx, community_id, "broker") if p.id not in near]

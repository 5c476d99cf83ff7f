""" "Don't match me with…": a member's own wish. The other is never told, and can't tell."""

from collections.abc import Sequence

from domain.errors import DomainError, NotFound
from services.work import Work
from storage import apart as pairs
from storage import own_apart as rows
from storage import people
from storage.db import Row

MOST = 50


async def keep(work: Work, other_id: int) -> int:
    """The actor and this person are never matched from now on, either way. Returns how many visits
    between the two are on the way, which go on. Raises DomainError where nobody was named, NotFound
    for whoever is no member."""
    if work.hat is not None:
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    if other_id == work.actor.id:
        raise DomainError("refusal-apart-same")
    if await people.membership(work.tx, work.scope.id, other_id) is None:
        raise NotFound
    if len(await rows.of(work.tx, work.scope.id, work.actor.id)) >= MOST:
        raise DomainError("refusal-own-apart-many", most=MOST)
    await rows.add(work.tx, work.scope.id, work.actor.id, other_id, work.now)
    work.audit("apart.own", "community", work.scope.id)
    return await pairs.under_way(work.tx, work.scope.id, work.actor.id, other_id)


async def end(work: Work, other_id: int) -> None:
    """The actor's wish ends. Raises DomainError where there was none."""
    if work.hat is not None or not await rows.end(work.tx, work.scope.id, work.actor.id, other_id):
        raise DomainError("toast-already-done")
    work.audit("apart.own-end", "community", work.scope.id)


async def mine(work: Work) -> Sequence[Row]:
    """With whom the actor doesn't want to be matched: rows with id and name."""
    return await rows.of(work.tx, work.scope.id, work.actor.id)

"""People who are never put together ("do not pair"): kept and ended by brokers. Neither of the two
is told, and the audit doesn't say who they are."""

from collections.abc import Sequence

from domain.errors import DomainError, NotFound
from services.work import Work
from storage import apart as rows
from storage import members, own_apart, people
from storage.db import Row

CARD = "member"


async def keep(work: Work, one: int, other: int) -> int:
    """From now on the two are never asked for, shown or named to each other. Returns how many
    things the two have under way together, which go on until somebody calls them off.

    Raises DomainError where the broker is one of them, NotFound for people who are no members.
    """
    await _demand(work, one, other)
    rows.keep_apart(work.tx, work.scope.id, one, other, work.actor.id, work.now)
    work.audit("apart.keep", "community", work.scope.id)
    await _refresh(work, one, other)
    return await rows.under_way(work.tx, work.scope.id, one, other)


async def end(work: Work, one: int, other: int) -> None:
    """The two may be put together again. Raises as `keep`, and DomainError where they were not
    kept apart."""
    await _demand(work, one, other)
    if not await rows.between(work.tx, work.scope.id, one, other):
        raise DomainError("toast-already-done")
    rows.no_longer_apart(work.tx, work.scope.id, one, other)
    wished_by = await own_apart.wished(work.tx, work.scope.id, one, other)
    if wished_by is not None:
        # A member's own wish is the member's to end.
        rows.keep_apart(work.tx, work.scope.id, one, other, wished_by, work.now)
    work.audit("apart.end", "community", work.scope.id)
    await _refresh(work, one, other)


async def of(work: Work, person_id: int) -> Sequence[Row]:
    """From whom somebody is kept apart: rows with id and name."""
    work.demand("member.decide")
    if work.own(person_id):
        raise DomainError("refusal-own-member")
    return (await members.about(work.tx, work.scope.id, person_id)).apart


async def _demand(work: Work, one: int, other: int) -> None:
    work.demand("member.decide")
    if one == other:
        raise DomainError("refusal-apart-same")
    if work.own(one, other):
        raise DomainError("refusal-own-member")
    for person_id in (one, other):
        if await people.membership(work.tx, work.scope.id, person_id) is None:
            raise NotFound


async def _refresh(work: Work, *person_ids: int) -> None:
    for person_id in person_ids:
        member = await people.membership(work.tx, work.scope.id, person_id)
        if member is not None:
            work.refresh(CARD, member.id, "apart.changed")

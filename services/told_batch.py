"""Several unplanned times that were told to one organiser, confirmed together: read back first, and
what changed meanwhile falls out."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import DomainError, NotFound
from services import service_confirm, shifts
from services.service_hours import HOURS_CARD
from services.told_news import CARD, TOGETHER
from services.work import Work
from storage import told as rows
from storage.service_hours import Hours

Seen = tuple[int, int, int]
"""A time as it was read back: its id, its round, its minutes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was told to the actor for an organisation: what they can confirm, and what somebody else
    must, because it is their own or their household's."""

    organisation_id: int
    name: str
    mine: tuple[Hours, ...]
    others: tuple[Hours, ...]

    @property
    def people(self) -> int:
        """How many people told of it."""
        return len({one.person_id for one in self.mine})


@dataclass(frozen=True, slots=True)
class Done:
    """What was confirmed, and what was read back but is not as it was."""

    confirmed: tuple[Hours, ...]
    changed: int


def seen_of(some: Sequence[Hours]) -> list[Seen]:
    """As they are read back."""
    return [(one.id, one.round, one.minutes or 0) for one in some]


async def waiting(work: Work, organisation_id: int) -> Batch:
    """What waits for the actor, by the organisation's own id. Raises NotFound where they don't act
    for it."""
    found = await rows.organisation(work.tx, organisation_id)
    if found is None or not shifts.acts_for(work, found[0]):
        raise NotFound
    every = await rows.waiting(work.tx, work.actor.id, found[0], TOGETHER)
    return Batch(
        organisation_id,
        found[1],
        tuple(one for one in every if not work.own(one.person_id)),
        tuple(one for one in every if work.own(one.person_id)),
    )


async def review(work: Work, organisation_id: int) -> Batch:
    """The same, for reading it back. Raises DomainError where nothing waits."""
    found = await waiting(work, organisation_id)
    if not found.mine and not found.others:
        raise DomainError("refusal-told-none")
    return found


async def confirm(work: Work, organisation_id: int, seen: Sequence[Seen]) -> Done:
    """Confirms what still is as it was read back; the actor's own and their household's goes to a
    broker. Raises NotFound; DomainError where nothing is left to confirm."""
    found = await waiting(work, organisation_id)
    read = set(seen)
    some = [one for one in found.mine if (one.id, one.round, one.minutes or 0) in read]
    if not some and not found.others:
        raise DomainError("refusal-told-none")
    some.sort(key=lambda one: (one.person_id or 0, one.id))
    where = some[0].organisation_id if some else None
    await service_confirm.credit_all(work, where, [(one, one.minutes or 0) for one in some])
    for one in found.others:
        await service_confirm.to_desk(work, one, one.minutes or 0)
    for one in (*some, *found.others):
        work.refresh(HOURS_CARD, one.id, "service.confirmed")
    work.refresh(CARD, organisation_id, "service.confirmed", person_id=work.actor.id)
    work.audit("service.confirm-told", "organisation", organisation_id, f"{len(some)} times")
    return Done(tuple(some), len(read) - len(some))

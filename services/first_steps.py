"""The first steps of a new timebank: its brokers tick them until all are done or the list is put
away."""

from domain import first_steps as rules
from domain.errors import DomainError, NotFound
from domain.first_steps import CLOSED, FIRST_MEMBERS, OPENED, STEPS, Progress, Step
from domain.permissions import may
from services.work import Work
from storage import first_steps as rows
from storage.db import Tx


async def progress(tx: Tx, community_id: int) -> Progress | None:
    """How far a timebank is; None where it has no list, as those that are long there."""
    kept = await rows.kept(tx, community_id)
    if OPENED not in kept or CLOSED in kept:
        # Whoever has no list, or put it away, is not counted for it.
        return rules.progress(kept, rules.Facts())
    return rules.progress(kept, await rows.facts(tx, community_id, FIRST_MEMBERS))


async def mine(work: Work) -> Progress | None:
    """The same for the actor's desk; None for whoever doesn't run the timebank."""
    if work.community is None or not may(work.roles, "rules.change"):
        return None
    return await progress(work.tx, work.scope.id)


def begin(work: Work) -> None:
    """A timebank was made: from now on it has the list."""
    rows.tick(work.tx, work.scope.id, OPENED, work.actor.id or None, work.now)


async def tick(work: Work, step: Step, *, done: bool) -> Progress:
    """Somebody says that a step is done, or not. Raises DomainError."""
    await _demand(work)
    if step not in STEPS:
        raise NotFound
    if done:
        rows.tick(work.tx, work.scope.id, step, work.actor.id, work.now)
    else:
        rows.untick(work.tx, work.scope.id, step)
    work.audit("timebank.step", "community", work.scope.id, f"{step} {'done' if done else 'open'}")
    return await _demand(work)


async def close(work: Work, *, closed: bool) -> None:
    """The list is put away, or taken out again. Raises DomainError."""
    await _demand(work)
    if closed:
        rows.tick(work.tx, work.scope.id, CLOSED, work.actor.id, work.now)
    else:
        rows.untick(work.tx, work.scope.id, CLOSED)
    work.audit("timebank.steps", "community", work.scope.id, "closed" if closed else "open")


async def _demand(work: Work) -> Progress:
    work.demand("rules.change")
    found = await progress(work.tx, work.scope.id)
    if found is None:
        raise DomainError("steps-none")
    return found

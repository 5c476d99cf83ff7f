"""Who runs a roster, and whom they may put on it."""

from collections.abc import Set as AbstractSet

from domain.errors import DomainError, NotFound
from domain.permissions import Role, may
from services import rules as timebank
from services.accounts import ORGANISATION, accounts_of
from services.work import Work
from storage import acquaintances, people
from storage import rosters as rows
from storage.db import Tx
from storage.rosters import Roster


async def runs(tx: Tx, found: Roster, person_id: int, roles: AbstractSet[Role]) -> bool:
    """Whether somebody with these roles runs it: a broker, or whoever made it, as long as they may
    make rosters, or are the member who proposed the gathering that it is of."""
    if "broker" in roles:
        return True
    if found.made_by != person_id:
        return False
    if may(roles, "roster.make"):
        return True
    of_theirs = found.shift_id is not None and "member" in roles
    return of_theirs and await rows.proposer(tx, found.shift_id or 0) == person_id


async def nameable(work: Work) -> dict[int, str] | None:
    """Whom the actor may put on a roster, by id; None where that is any member."""
    if may(work.roles, "queue.see"):
        return None
    known = await acquaintances.acquainted(work.tx, work.scope.id, work.actor.id)
    met = await rows.met_on_shifts(work.tx, work.scope.id, work.actor.id)
    return {**met, **{one.id: one.name for one in known}, work.actor.id: work.actor.name}


async def demand_nameable(work: Work, person_id: int) -> None:
    """Raises NotFound for whom the actor may not put on a roster."""
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state != "approved":
        raise NotFound
    allowed = await nameable(work)
    if allowed is not None and person_id not in allowed:
        raise NotFound


async def demand_organisations(work: Work, ids: tuple[int, ...]) -> None:
    """Organisations give and get hours only where the timebank's rules have that kind."""
    accounts = await accounts_of(work.tx, work.scope.id, ids)
    some = any(account.kind == ORGANISATION for account in accounts.values())
    if some and ORGANISATION not in (await timebank.of(work)).some("kinds"):
        raise DomainError("refusal-kind-not-here")

"""A role is taken away: at once, everywhere, and never the last broker's or administrator's."""

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import duty_gaps
from services.work import Work
from storage import case_owners, delegates, duty, handovers, people

LAST: frozenset[Role] = frozenset({"broker", "administrator"})
"""Roles without which a timebank can't go on."""
DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})


async def held(work: Work) -> list[tuple[int, str, Role]]:
    """Every role that can be taken away here: whose (id and name), and which; by name."""
    work.demand("role.grant")
    found: list[tuple[int, str, Role]] = []
    every: tuple[Role, ...] = ("organiser", "broker", "safeguarding", "administrator")
    for role in every:
        found += [
            (p.id, p.name, role) for p in await people.with_role(work.tx, work.scope.id, role)
        ]
    return sorted(found, key=lambda one: (one[1].casefold(), one[0], one[2]))


async def take(work: Work, person_id: int, role: Role) -> str:
    """An administrator takes a role away; the person's name. What hangs on it ends in the same
    moment: duty, standing in, cases in hand, acting for members on the phone; the menu changes,
    and buttons of earlier messages are refused. Raises DomainError."""
    work.demand("role.grant")
    holders = await people.with_role(work.tx, work.scope.id, role)
    person = next((p for p in holders if p.id == person_id), None)
    if person is None:
        raise NotFound
    if role in LAST and len(holders) == 1:
        raise DomainError("refusal-role-last", name=person.name, role=role)
    people.revoke(work.tx, work.scope.id, person_id, role, work.now)
    work.audit("role.revoke", "person", person_id, role)
    left = {
        one
        for where, one in await people.roles(work.tx, person_id)
        if where == work.scope.id and one != role
    }
    if not left & DESK:
        duty.end_of(work.tx, work.scope.id, person_id, work.now)
        await _back_from_handovers(work, person_id)
        case_owners.let_go(work.tx, work.scope.id, person_id)
        await duty_gaps.look(work)
    if role == "broker":
        delegates.end_broker(work.tx, work.scope.id, person_id, work.now)
    work.refresh_menu(person_id)
    if person_id != work.actor.id:
        work.tell(
            person_id,
            "role.taken",
            "notice-role-taken",
            merge=f"role:{work.scope.id}:{person_id}:{role}",
            role=role,
            timebank=work.scope.name,
        )
    return person.name


async def _back_from_handovers(work: Work, person_id: int) -> None:
    """What somebody else had handed to them goes back to its owner; what they had handed over
    stays with whoever stands in."""
    for one in await handovers.open_in(work.tx, work.scope.id):
        if one.to_id == person_id:
            handovers.take_back(work.tx, one, work.now)
        if person_id in (one.to_id, one.person_id):
            await handovers.end(work.tx, one.id, work.now)

"""When a record that had a role is on another phone from now on: nobody is acted for any more, and
staff roles wait for an administrator who rings and says yes. That holds in every timebank where the
person has a role, so that a code of one never opens the desk of another."""

import secrets

from domain.permissions import Role
from services import acting, membership
from services.work import Work
from storage import communities, delegates, people
from storage import record_codes as rows
from storage.people import Person

CARD = "record-code"
_DECIDE: tuple[Role, ...] = ("administrator", "broker")


async def verify(work: Work, person_id: int, code_id: int, name: str, told: int) -> None:
    """Ends for whom they acted and what roles they had, and asks for the roles anew: here on the
    card of the code, in other timebanks on one of their own. told: the broker who made the code,
    and hears what ended here."""
    await _end(work, person_id, code_id, told, name)
    for community_id in await rows.elsewhere(work.tx, work.scope.id, person_id):
        there = await communities.by_id(work.tx, community_id)
        other = await rows.add(
            work.tx,
            community_id,
            person_id,
            membership.digest(f"elsewhere:{secrets.token_hex(16)}"),
            told,
            work.now,
            work.now,
            state="used",
            used_by=work.actor.id,
        )
        elsewhere = Work(work.tx, work.now, work.actor, there, frozenset())
        await _end(elsewhere, person_id, other, told, None)


async def _end(work: Work, person_id: int, code_id: int, told: int, name: str | None) -> None:
    """In one timebank; without a name nobody is told for whom they acted."""
    for one in await delegates.all_of(work.tx, work.scope.id, person_id):
        if one.person_id == person_id:
            await delegates.end(work.tx, one, told, work.now)
            work.refresh(acting.CARD, one.id, "delegate.ended")
            if one.kind != "broker" and name is not None:
                work.tell(
                    told,
                    "record.hats",
                    "claim-hat-ended",
                    once=f"record-code:{code_id}:hat:{one.id}",
                    name=name,
                    other=one.for_name,
                )
    held = await rows.roles_of(work.tx, work.scope.id, person_id)
    if not held:
        return
    for role in held:
        people.revoke(work.tx, work.scope.id, person_id, role, work.now)  # type: ignore[arg-type]
        work.audit("role.revoke", "person", person_id, role)
    rows.ask_roles(work.tx, code_id, held)
    for person in await who_decides(work, person_id, told):
        work.show_card(person.id, CARD, code_id, "record.roles", fresh=True)


async def who_decides(work: Work, person_id: int, maker: int) -> list[Person]:
    """Administrators; where there is no other, brokers. Whoever made the code only where there is
    nobody else: a code and a yes of one person would make anybody an administrator."""
    for without in ({person_id, maker}, {person_id}):
        for role in _DECIDE:
            found = await people.with_role(work.tx, work.scope.id, role)
            if others := [p for p in found if p.id not in without]:
                return others
    return []

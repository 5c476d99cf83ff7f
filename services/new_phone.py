"""When a record that had a role is on another phone from now on: nobody is acted for any more, and
staff roles wait for an administrator who rings and says yes."""

from domain.permissions import Role
from services import acting
from services.work import Work
from storage import delegates, people
from storage import record_codes as rows
from storage.people import Person

CARD = "record-code"
_DECIDE: tuple[Role, ...] = ("administrator", "broker")


async def verify(work: Work, person_id: int, code_id: int, name: str, told: int) -> None:
    """Ends for whom they acted and what roles they had, and asks for the roles anew on the card of
    a code. told: the broker who hears what ended."""
    for one in await delegates.all_of(work.tx, work.scope.id, person_id):
        if one.person_id == person_id:
            await delegates.end(work.tx, one, told, work.now)
            work.refresh(acting.CARD, one.id, "delegate.ended")
            if one.kind != "broker":
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
    for person in await who_decides(work, person_id):
        work.show_card(person.id, CARD, code_id, "record.roles", fresh=True)


async def who_decides(work: Work, person_id: int) -> list[Person]:
    """Administrators; where there is no other, brokers."""
    for role in _DECIDE:
        found = await people.with_role(work.tx, work.scope.id, role)
        if others := [p for p in found if p.id != person_id]:
            return others
    return []

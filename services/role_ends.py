"""A role is taken away, or ends by itself on its last day: at once, everywhere, and never the last
broker's or administrator's."""

from datetime import UTC, date, datetime, time, timedelta

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import duty_gaps, second_factor
from services.work import Work
from storage import case_owners, delegates, duty, handovers, people, reminders
from storage.db import Row
from storage.people import Person

LAST: frozenset[Role] = frozenset({"broker", "administrator"})
"""Roles without which a timebank can't go on."""
DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
SOON, END = "role.soon", "role.end"
KINDS = (SOON, END)
WARNED = timedelta(days=7)
"""So long before a role ends by itself its holder and the administrators hear of it."""
STAYS = timedelta(days=7)
"""The last broker's or administrator's role goes on by so much at a time."""
AT = time(9)


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
    await second_factor.demand(work, "role")
    holders = await people.with_role(work.tx, work.scope.id, role)
    person = next((p for p in holders if p.id == person_id), None)
    if person is None:
        raise NotFound
    if role in LAST and len(holders) == 1:
        raise DomainError("refusal-role-last", name=person.name, role=role)
    await _end(work, person, role)
    return person.name


async def _end(work: Work, person: Person, role: Role) -> None:
    person_id = person.id
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


async def _back_from_handovers(work: Work, person_id: int) -> None:
    """What somebody else had handed to them goes back to its owner; what they had handed over
    stays with whoever stands in."""
    for one in await handovers.open_in(work.tx, work.scope.id):
        if one.to_id == person_id:
            handovers.take_back(work.tx, one, work.now)
        if person_id in (one.to_id, one.person_id):
            await handovers.end(work.tx, one.id, work.now)


def limit(work: Work, person_id: int, role: Role, last_day: date | None) -> None:
    """From now on the role is held until this day, that day too; None: it doesn't end by itself."""
    people.limit_role(work.tx, work.scope.id, person_id, role, last_day)
    if last_day is None:
        return
    # The midnight after, as the clock on the timebank's wall shows it.
    over = datetime.combine(last_day + timedelta(days=1), time(), work.zone).astimezone(UTC)
    soon = datetime.combine(last_day - WARNED, AT, work.zone).astimezone(UTC)
    _plan(work, SOON, person_id, role, last_day, max(soon, work.now), over)
    _plan(work, END, person_id, role, last_day, over, over + timedelta(days=3650))


def _plan(
    work: Work, kind: str, person_id: int, role: Role, day: date, due: datetime, until: datetime
) -> None:
    key = f"{kind}:{work.scope.id}:{person_id}:{role}:{day.isoformat()}"
    reminders.add(work.tx, key, kind, work.scope.id, None, person_id, due, until)


async def remind(work: Work, row: Row) -> bool:
    """A role that was given for a time ends soon, or has ended. False where it was given for longer
    meanwhile, or taken away."""
    person = await people.person(work.tx, row["object_id"])
    today = work.local.date()
    by = today - timedelta(days=1) if row["kind"] == END else today + WARNED
    limited = await people.limited_roles(work.tx, work.scope.id, row["object_id"])
    due = [(role, day) for role, day in limited if day <= by]
    if person is None or not due:
        return False
    for role, day in due:
        if row["kind"] == SOON:
            await _tell_soon(work, person, role, day)
        elif role in LAST and len(await people.with_role(work.tx, work.scope.id, role)) == 1:
            limit(work, person.id, role, today + STAYS)
            await _tell_administrators(work, person, role, "notice-role-stays", today + STAYS)
        else:
            await _end(work, person, role)
            await _tell_administrators(work, person, role, "notice-role-over", day)
    return True


async def _tell_soon(work: Work, person: Person, role: Role, day: date) -> None:
    work.tell(
        person.id,
        SOON,
        "notice-role-soon",
        role=role,
        date=day,
        timebank=work.scope.name,
    )
    await _tell_administrators(work, person, role, "notice-role-soon-of", day)


async def _tell_administrators(work: Work, of: Person, role: Role, key: str, day: date) -> None:
    for person in await people.with_role(work.tx, work.scope.id, "administrator"):
        if person.id != of.id:
            work.tell(
                person.id,
                SOON if key == "notice-role-soon-of" else END,
                key=key,
                name=of.name,
                role=role,
                date=day,
                timebank=work.scope.name,
            )

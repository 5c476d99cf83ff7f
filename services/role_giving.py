"""Roles are given by an administrator, through a one-time link handed over in person: to whoever it
is meant for, and for a time where one was said."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.away import read_away
from services import membership, role_ends, second_factor
from services.notices import NoticeButton
from services.work import Work
from storage import communities, people
from storage.people import Person

LONGEST_DAYS = 3 * 366
"""A role for a time ends within three years."""
_UNTIL = re.compile(r"\b(?:until|till|til|up to|ends?|to)\b(?P<day>.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom a link is, and until which day (that day too); None: whoever opens it, no end."""

    person: Person | None
    last_day: date | None


async def wish(work: Work, words: str) -> Wish:
    """What "Pat until 1 May" says. Raises DomainError where the day can't be read or is over, or
    nobody, or more than one, is called that."""
    found = _UNTIL.search(words)
    name = (words[: found.start()] if found else words).strip(" ,.")
    name = re.sub(r"^(?:for|to)\s+", "", name, flags=re.IGNORECASE)
    last_day = None
    if found is not None:
        last_day = read_away(f"until {found['day'].strip()}", work.local).until
        today = work.local.date()
        if last_day is None or not today <= last_day <= today + timedelta(days=LONGEST_DAYS):
            raise DomainError("refusal-role-day")
    if not name:
        return Wish(None, last_day)
    people_found = await people.members_named(work.tx, work.scope.id, name, 2)
    if len(people_found) != 1:
        several = "yes" if people_found else "no"
        raise DomainError("refusal-role-who", name=name[:60], several=several)
    return Wish(people_found[0], last_day)


def shown(work: Work, asked: Wish) -> dict[str, str | date]:
    """The same, as the sentence `role-link` takes it."""
    return {
        "whose": "one" if asked.person is not None else "anybody",
        "name": asked.person.name if asked.person is not None else "",
        "ends": "yes" if asked.last_day is not None else "no",
        "date": asked.last_day or work.local.date(),
    }


async def invite(work: Work, role: Role, asked: Wish) -> str:
    """A one-time code for this role. Raises NotAllowed, DomainError, ProofNeededError."""
    work.demand("role.grant")
    await second_factor.demand(work, "role")
    for_id = asked.person.id if asked.person is not None else None
    return membership.make_invite(work, (role,), for_id=for_id, last_day=asked.last_day)


async def use(work: Work, code: str) -> tuple[Role, ...]:
    """Gives the opener of a one-time link its roles; the link is then used up. Administrators hear
    who opened it. Raises DomainError where the link is unknown, used, too old, or for somebody
    else: the four are told alike."""
    digest = membership.digest(code)
    found = await communities.use_invite(work.tx, digest, work.actor.id, work.now)
    community = await communities.by_id(work.tx, found["community_id"]) if found else None
    if found is None or community is None:
        raise DomainError("refusal-invite")
    work.community = community
    last_day = date.fromisoformat(found["last_day"]) if found["last_day"] else None
    roles: tuple[Role, ...] = tuple(str(found["roles"]).split())  # type: ignore[arg-type]
    for role in roles:
        people.grant(work.tx, community.id, work.actor.id, role, found["made_by"], work.now)
        role_ends.limit(work, work.actor.id, role, last_day)
        work.audit("role.grant", "person", work.actor.id, role)
    people.choose_community(work.tx, work.actor.id, community.id)
    work.roles = work.roles | frozenset(roles)
    work.refresh_menu(work.actor.id)
    await _told(work, roles)
    return roles


async def _told(work: Work, roles: tuple[Role, ...]) -> None:
    """A link that fell into other hands is noticed at once."""
    for person in await people.with_role(work.tx, work.scope.id, "administrator"):
        if person.id == work.actor.id:
            continue
        for role in roles:
            work.tell(
                person.id,
                "role.given",
                "notice-role-given",
                buttons=[NoticeButton("btn-role-take", "role-list")],
                name=work.actor.name,
                role=role,
                timebank=work.scope.name,
            )

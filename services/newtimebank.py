"""A new timebank, opened by an administrator of one that is there; and its name afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from domain import timebanks
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from domain.rules import RULES
from domain.timebanks import OWN_TO_EACH, RULES_OF, Template
from services import first_steps, morning, rules
from services.work import Work
from storage import communities, people, second_factors
from storage import rules as rule_rows
from storage.people import Community

Lead = Literal["me", "other", "nobody"]
MOST_BROKERS = 10
"""Links for brokers beside whoever opens it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a timebank shall be. copied: a timebank whose rules it begins with, instead of a
    template's; wards none: the whole city."""

    name: str
    template: Template
    copied: int | None
    wards: Sequence[str]
    phone: str
    opening: str
    lead: Lead


async def demand_room(work: Work, most: int) -> None:
    """Raises DomainError where the actor may not open a timebank, or the install has `most`."""
    work.demand("timebank.open")
    if len(await communities.every(work.tx)) >= most:
        raise DomainError("newtimebank-full", most=most)


async def named(work: Work, words: str, *, but: int | None = None) -> str:
    """A name for a timebank as it is kept. `but` is the one that is renamed. Raises DomainError."""
    others = [one.name for one in await communities.every(work.tx) if one.id != but]
    return timebanks.checked_name(words, others)


async def open_it(work: Work, plan: Plan, most: int) -> Community:
    """Makes it, with its rules; whoever opens it is broker and administrator there, and uses it
    from now on. From this moment people can join. Raises DomainError."""
    every = await communities.every(work.tx)
    if every:
        # Of two who open one at the same moment the second sees the first one's name.
        await rule_rows.lock(work.tx, every[0].id)
    await demand_room(work, most)
    name = await named(work, plan.name)
    slug = timebanks.slug(name, [one.slug for one in await communities.every(work.tx)])
    settings = await _settings(work, plan)
    zone = work.scope.zone
    made = await communities.add(work.tx, name, slug, zone, work.now)
    if made is None:
        raise DomainError("newtimebank-name-taken")
    rules.begin(work.tx, made.id, settings)
    roles: list[Role] = ["broker", "administrator"]
    if plan.lead == "me":
        roles.append("safeguarding")
    for role in roles:
        people.grant(work.tx, made.id, work.actor.id, role, work.actor.id, work.now)
    # Their app works here, too: they are its only administrator.
    second_factors.copy(work.tx, work.scope.id, made.id, work.actor.id)
    people.choose_community(work.tx, work.actor.id, made.id)
    work.community, work.roles, work.rules = made, frozenset(roles), None
    first_steps.begin(work)
    await morning.begin(work)
    for role in roles:
        work.audit("role.grant", "person", work.actor.id, role)
    work.audit("timebank.open", "community", made.id, str(plan.copied or plan.template))
    work.refresh_menu(work.actor.id)
    return made


async def _settings(work: Work, plan: Plan) -> dict[str, str]:
    found = dict(RULES_OF[plan.template])
    if plan.copied is not None:
        if plan.copied not in {one.id for one in await administered(work)}:
            raise NotFound
        theirs = await rules.in_force(work.tx, plan.copied)
        found = {name: theirs.text(name) for name in RULES if name not in OWN_TO_EACH}
        found = {name: value for name, value in found.items() if value != RULES[name].default}
    own = {"wards": "\n".join(plan.wards), "phone": plan.phone, "opening": plan.opening}
    return {**found, **{name: value for name, value in own.items() if value}}


async def administered(work: Work) -> list[Community]:
    """The timebanks in which the actor is an administrator, the oldest first."""
    held = {
        where for where, role in await people.roles(work.tx, work.actor.id)
        if role == "administrator"
    }  # fmt: skip
    return [one for one in await communities.every(work.tx) if one.id in held]


async def rename(work: Work, words: str) -> Community:
    """The timebank is called otherwise from now on; its links stay. The team is told. Raises
    DomainError."""
    work.demand("timebank.open")
    await rule_rows.lock(work.tx, work.scope.id)
    name = await named(work, words, but=work.scope.id)
    before = work.scope
    if name == before.name:
        raise DomainError("rules-same")
    communities.rename(work.tx, before.id, name)
    work.audit("timebank.rename", "community", before.id)
    for person_id in {p.id for role in rules.CHANGERS
                      for p in await people.with_role(work.tx, before.id, role)}:  # fmt: skip
        if person_id != work.actor.id:
            work.tell(
                person_id,
                "timebank.renamed",
                "newtimebank-was-renamed",
                by=work.actor.name,
                before=before.name,
                name=name,
            )
    work.community = Community(before.id, name, before.slug, before.zone)
    return work.community

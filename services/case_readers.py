"""Who looks at what is about people of the desk, too: a pattern, a concern. Nobody who is in it."""

import json
from collections.abc import Sequence

from domain.permissions import Role
from storage import casework, concerns, household, people
from storage.casework import Case
from storage.db import Tx
from storage.people import Person


async def outside(tx: Tx, case: Case) -> list[Person]:
    """Who looks at a pattern: brokers who aren't in it; where that leaves nobody, the leads, then
    the administrators."""
    kept = json.loads(case.reading or "[]")
    in_it = set(kept["people"]) if isinstance(kept, dict) else set()
    roles: tuple[Role, ...] = ("broker", "safeguarding", "administrator")
    for role in roles:
        some = await people.with_role(tx, case.community_id, role)
        if found := [one for one in some if casework.in_pattern(one.id) not in in_it]:
            return found
    return []


async def of_concern(tx: Tx, case: Case) -> list[Person]:
    """Who reads a concern."""
    about = await concerns.of(tx, case.id)
    return await outside_of(tx, case.community_id, about, case.person_id or 0)


async def of_complaint(tx: Tx, case: Case) -> list[Person]:
    """Who answers a complaint: brokers whom it isn't about and who are not near to whoever wrote
    it; where it is about one of them, or nobody of them is left, administrators, then the leads."""
    about = await concerns.of(tx, case.id)
    out = {*about, case.person_id or 0}
    roles: tuple[Role, ...] = ("broker", "administrator", "safeguarding")
    desk = {role: await people.with_role(tx, case.community_id, role) for role in roles}
    first = roles[1:] if any(one.id in about for one in desk["broker"]) else roles
    for role in (*first, *roles):
        if found := [one for one in desk[role] if one.id not in out]:
            return await not_near(tx, case.community_id, case.person_id or 0, found)
    return []


async def outside_of(
    tx: Tx, community_id: int, about: frozenset[int], writer: int = 0
) -> list[Person]:
    """Who reads a concern of the writer's about these people: the safeguarding leads whom it isn't
    about and who are not near to them; else administrators, else brokers, who never do where it is
    about one of the desk. Where only their household is left, they; never whom it is about."""
    roles: tuple[Role, ...] = ("safeguarding", "administrator", "broker")
    desk = {role: await people.with_role(tx, community_id, role) for role in roles}
    of_desk = any(one.id in about for found in desk.values() for one in found)
    near: set[int] = set()
    for person_id in sorted(about):
        near |= {int(row["other_id"]) for row in await household.of(tx, community_id, person_id)}
    for left_out in ({*about, *near, writer}, {*about, writer}):
        for role in roles[:2] if of_desk else roles:
            if found := [one for one in desk[role] if one.id not in left_out]:
                return found
    return []


async def not_near(
    tx: Tx, community_id: int, person_id: int, desk: Sequence[Person]
) -> list[Person]:
    """Those of a desk who are not of this person's household or family, for what must stay between
    them and the desk; else brokers who aren't. All of the desk where that leaves nobody: silence
    would be worse."""
    near = {int(row["other_id"]) for row in await household.of(tx, community_id, person_id)}
    if not near:
        return list(desk)
    brokers = await people.with_role(tx, community_id, "broker")
    for some in (desk, brokers):
        if found := [p for p in some if p.id not in near and p.id != person_id]:
            return found
    return list(desk)

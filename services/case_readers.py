"""Who looks at a pattern in who gives whom hours: nobody who is in it."""

import json
from collections.abc import Sequence

from domain.permissions import Role
from storage import casework, household, people
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

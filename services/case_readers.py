"""Who looks at a pattern in who gives whom hours: nobody who is in it."""

import json

from domain.permissions import Role
from storage import casework, people
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

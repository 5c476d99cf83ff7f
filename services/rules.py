"""The rules of a timebank, as its brokers have set them."""

from domain.rules import Rules
from services.work import Work
from storage import communities


async def of(work: Work) -> Rules:
    """The rules of the timebank in which this happens; asked of the database once a unit."""
    scope = work.scope.id
    if work.rules is None or work.rules[0] != scope:
        work.rules = scope, Rules(await communities.settings(work.tx, scope))
    return work.rules[1]

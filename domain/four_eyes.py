"""Four eyes: what one person never decides alone, and whose affairs are too near to decide.

DOMAIN.md section 5: nobody approves where they, their family or household are a party; a second
person looks at corrections above 5 hours, grants from the pot, imports in bulk, bans of members,
and the results of awards. Every service that approves asks here.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Literal

What = Literal["correction", "pot", "import", "ban", "award", "merge"]
ALWAYS: frozenset[What] = frozenset({"import", "ban", "award", "merge"})
"""What a second person always looks at."""


def needs_second(
    what: What, minutes: int = 0, above: int = 300, *, beyond_cap: bool = False
) -> bool:
    """Whether a second person looks before this is done. minutes: how much moves, either way;
    above: the timebank's rule `second_person_minutes`, 5 hours where nobody changed it;
    beyond_cap: it would go beyond what brokers may create in a month."""
    return what in ALWAYS or abs(minutes) > above or beyond_cap


def too_near(
    actor: AbstractSet[int], near: AbstractSet[int], parties: Collection[int | None]
) -> bool:
    """Whether the actor (and those for whom they act), or their household and family, are among
    the parties: then somebody else decides."""
    return not (actor | near).isdisjoint(parties)

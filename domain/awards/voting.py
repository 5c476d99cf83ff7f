"""The public vote: which of somebody's votes holds, who may vote, and which votes are set aside.

DOMAIN.md section 3: one vote a person and category, changeable until the close; weak identities
are limited, bursts are set aside and reported, and the count knows no order.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Standing = Literal["votes", "new", "late", "no"]
"""votes: counted; new: taken, and set aside, for they were let in too short before; late: let in
only after the vote had opened; no: not let in."""
Aside = Literal["new", "burst"]


@dataclass(frozen=True, slots=True)
class Cast:
    """One vote as it was handled. turn: its place among this person's own, which come in order;
    paper: a broker entered it from a ballot."""

    person: int
    category: int
    nominee: int
    at: datetime
    turn: int
    paper: bool = False


def replaces(before_paper: bool, now_paper: bool) -> bool:  # noqa: FBT001 (read beside each other)
    """Whether a new vote stands in place of the one before: the last one does, but a ballot on
    paper never replaces what somebody chose with their own hand, whichever came first."""
    return before_paper or not now_paper


def held(casts: Iterable[Cast]) -> Mapping[tuple[int, int], Cast]:
    """The votes that count, by person and category: whatever order people's votes came in among
    each other, and however often one came again."""
    found: dict[tuple[int, int], Cast] = {}
    for cast in sorted(set(casts), key=lambda one: (one.person, one.category, one.turn)):
        key = (cast.person, cast.category)
        if key not in found or replaces(found[key].paper, cast.paper):
            found[key] = cast
    return found


def standing(approved_at: datetime | None, opened_at: datetime, days: int) -> Standing:
    """What the vote of somebody who was let in then (None: isn't) is, where it takes so many days
    of membership before the opening."""
    if approved_at is None:
        return "no"
    if approved_at > opened_at:
        return "late"
    return "votes" if approved_at <= opened_at - timedelta(days=days) else "new"


def burst(moments: Sequence[datetime], many: int, within: timedelta) -> AbstractSet[int]:
    """Which of these votes for one nominee (by their place in `moments`) came in a burst: `many`
    (1 or more) or more of them in less than `within`, wherever that begins."""
    order = sorted(range(len(moments)), key=lambda place: (moments[place], place))
    found: set[int] = set()
    first = 0
    for last, place in enumerate(order):
        while moments[place] - moments[order[first]] >= within:
            first += 1
        if last - first + 1 >= many:
            found.update(order[first : last + 1])
    return found


def favourites(ballots: Mapping[int, int]) -> Sequence[int]:
    """The People's Choice of a category: those with the most counted votes, all of them where they
    have equally many; nobody without a vote."""
    most = max(ballots.values(), default=0)
    return sorted(one for one, count in ballots.items() if count == most) if most else ()

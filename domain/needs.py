"""The needs map: requests that nobody could help with, and empty places, by ward and kind of help.

One thing that is needed is a `Need`. A `Grid` puts them together for a picture of a phone's width:
the wards and kinds of help with most in them, and one row or column for all others. What anybody
may read hides small numbers (domain/suppression.py): a request is somebody's, an empty place is
nobody's and is shown in groups and on posters anyway.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from domain.nearness import wards_of
from domain.reading import places, skills
from domain.suppression import hidden, small

Figure = Literal["asked", "places"]
UNKNOWN, HOME, OTHERS = "", "(home)", "(others)"
"""Rows that are no ward: not known, from home, all beyond the first many. OTHERS is a column too,
and UNKNOWN is the column of what fits no kind of help."""
MOST_WARDS, MOST_GROUPS = 8, 6
"""Rows and columns of a picture beside that of the others: letters stay as large as a chat's."""
NAMES = 2
"""Wards that one name of an area may mean, and are then both shown."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed in a ward of one skill (empty where none was noted). person_id: who asked;
    0 for places. Counts are 0 or more. failed: requests for which nobody could be found; looking:
    those for which somebody is still looked for; gone and coming: empty places on shifts that have
    begun, and on those that have not."""

    ward: str
    skill: str
    person_id: int = 0
    failed: int = 0
    looking: int = 0
    gone: int = 0
    coming: int = 0

    @property
    def asked(self) -> int:
        """Requests without help."""
        return self.failed + self.looking

    @property
    def places(self) -> int:
        """Empty places."""
        return self.gone + self.coming

    @property
    def group(self) -> str:
        """The kind of help to which the skill belongs."""
        return group_of(self.skill)


@dataclass(frozen=True, slots=True)
class Grid:
    """One figure by ward (rows) and kind of help (columns), those with most first; OTHERS, UNKNOWN
    come last. `cells` holds what is more than nothing: how many people (0 for places), how many.
    `few` are cells that are hidden since they are small, `left_out` those hidden to protect them;
    where nothing can be shown safely, `safe` is False and every cell is hidden."""

    figure: Figure
    wards: Sequence[str]
    groups: Sequence[str]
    cells: Mapping[tuple[str, str], tuple[int, int]]
    few: frozenset[tuple[str, str]] = frozenset()
    left_out: frozenset[tuple[str, str]] = frozenset()
    safe: bool = True

    @property
    def total(self) -> int:
        """All cells together."""
        return sum(count for _, count in self.cells.values())

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.few or self.left_out)

    def count(self, ward: str, group: str) -> int | None:
        """How many there are in a cell; None where it is hidden."""
        if (ward, group) in self.few or (ward, group) in self.left_out:
            return None
        return self.cells.get((ward, group), (0, 0))[1]

    def of_ward(self, ward: str) -> int:
        """A row's sum."""
        return sum(count for (name, _), (_, count) in self.cells.items() if name == ward)

    def of_group(self, group: str) -> int:
        """A column's sum."""
        return sum(count for (_, name), (_, count) in self.cells.items() if name == group)


def ward_of(area: str | None, own: Collection[str] = (), *, remote: bool = False) -> str:
    """The row in which an area counts: its ward; two names where it may mean two wards, unless only
    one of them is the timebank's own; HOME for what is done from home; UNKNOWN for the rest."""
    known = places.wards()
    found = [ward for ward in wards_of(area) if ward in known]
    if len(found) > 1:
        found = [ward for ward in found if ward in own] or found
    if not found:
        return HOME if remote else UNKNOWN
    return " / ".join(sorted(found)) if len(found) <= NAMES else UNKNOWN


def group_of(skill: str | None) -> str:
    """The kind of help to which a skill belongs, such as `home`; UNKNOWN for none."""
    known = skills.taxonomy().get(skill or "")
    return known.group if known is not None else UNKNOWN


def lines(needs: Iterable[Need]) -> list[tuple[Need, int]]:
    """What is needed by ward and skill, each once, with how many people asked for it; wards by
    name, in each what has most first."""
    sums: dict[tuple[str, str], list[int]] = {}
    people: dict[tuple[str, str], set[int]] = {}
    for one in needs:
        at = one.ward, one.skill
        counts = one.failed, one.looking, one.gone, one.coming
        sums[at] = [a + b for a, b in zip(sums.get(at, (0, 0, 0, 0)), counts, strict=True)]
        people.setdefault(at, set()).update({one.person_id} if one.asked else ())
    found = [(Need(*at, 0, *counts), len(people[at])) for at, counts in sums.items() if any(counts)]
    return sorted(found, key=lambda line: _order(line[0]))


def _order(one: Need) -> tuple[bool, str, int, str]:
    return one.ward in (UNKNOWN, HOME), one.ward, -one.asked - one.places, one.skill


def grid(needs: Sequence[Need], figure: Figure) -> Grid:
    """One figure of all that is needed."""
    counted = [(one, one.asked if figure == "asked" else one.places) for one in needs]
    counted = [(one, count) for one, count in counted if count]
    wards = _most([(one.ward, count) for one, count in counted], MOST_WARDS, (HOME, UNKNOWN))
    groups = _most([(one.group, count) for one, count in counted], MOST_GROUPS, (UNKNOWN,))
    sums: dict[tuple[str, str], int] = {}
    people: dict[tuple[str, str], set[int]] = {}
    for one, count in counted:
        at = (
            one.ward if one.ward in wards else OTHERS,
            one.group if one.group in groups else OTHERS,
        )
        sums[at] = sums.get(at, 0) + count
        people.setdefault(at, set()).update({one.person_id} - {0})
    return Grid(
        figure,
        tuple(wards),
        tuple(groups),
        {at: (len(people[at]), count) for at, count in sums.items()},
    )


def for_anybody(found: Grid, least: int) -> Grid:
    """The same with small numbers hidden: a cell about fewer than `least` people or requests, and
    as many others as it takes that none follows from the sum of all. It must be shown without the
    sums of its rows and columns, from which more would follow. Empty places are nobody's."""
    if found.figure == "places":
        return found
    order = sorted(found.cells)
    counts = [found.cells[at] for at in order]
    away = hidden(counts, least)
    if away is None or small(found.total, least):
        return Grid(
            found.figure, found.wards, found.groups, found.cells, frozenset(order), safe=False
        )
    few = {order[n] for n in away if any(small(count, least) for count in counts[n])}
    rest = {order[n] for n in away} - few
    return Grid(
        found.figure, found.wards, found.groups, found.cells, frozenset(few), frozenset(rest)
    )


def _most(counted: Sequence[tuple[str, int]], limit: int, last: Sequence[str]) -> list[str]:
    """The names with most, at most `limit` of them, and OTHERS where there are more; those of
    `last` stand behind them all and are never among the others."""
    sums: dict[str, int] = {}
    for name, count in counted:
        sums[name] = sums.get(name, 0) + count
    order = sorted((name for name in sums if name not in last), key=lambda n: (-sums[n], n))
    # One alone is no better called "others".
    kept = order if len(order) <= limit + 1 else order[:limit]
    more = [OTHERS] if len(order) > len(kept) else []
    return [*kept, *more, *(name for name in last if name in sums)]

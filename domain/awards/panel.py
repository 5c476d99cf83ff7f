"""Who judges whom: spread evenly, the same every time it is worked out again.

The judges of one category should be the same as far as that goes, because some are strict and some
are kind; a load that is even comes first.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """New sheets as (judge, nominee), and nominees for whom there are too few judges without a
    conflict."""

    sheets: tuple[tuple[int, int], ...]
    short: tuple[int, ...]


def assign(
    nominees: Mapping[int, int],
    judges: Collection[int],
    barred: AbstractSet[tuple[int, int]],
    given: Collection[tuple[int, int]],
    *,
    least: int,
    seal: str,
) -> Plan:
    """Who else scores whom, so that each nominee has `least` judges. nominees: the category of
    each; barred: (judge, category) that don't go together; given: sheets that stand as (judge,
    nominee). What is given in any order comes out the same."""
    free = sorted(judges)
    standing = {
        (judge, nominee)
        for judge, nominee in given
        if judge in free and nominee in nominees and (judge, nominees[nominee]) not in barred
    }
    load = Counter(judge for judge, _ in standing)
    at = Counter((judge, nominees[nominee]) for judge, nominee in standing)
    has = Counter(nominee for _, nominee in standing)
    wanted = sum(max(has[nominee], least) for nominee in nominees)
    fair = -(-wanted // len(free)) if free else 0
    made: list[tuple[int, int]] = []
    short: list[int] = []
    for nominee in _largest_first(nominees):
        category = nominees[nominee]
        able = [
            judge
            for judge in free
            if (judge, category) not in barred and (judge, nominee) not in standing
        ]
        for _ in range(least - has[nominee]):
            if not able:
                short.append(nominee)
                break
            chosen = min(
                able,
                key=lambda judge: (
                    load[judge] >= fair,
                    not at[judge, category],
                    load[judge],
                    _draw(seal, category, judge),
                ),
            )
            able.remove(chosen)
            made.append((chosen, nominee))
            load[chosen] += 1
            at[chosen, category] += 1
    while (better := _levelled(made, standing, free, load, nominees, barred, least)) is not None:
        leaves, nominee, joins = better
        made[made.index((leaves, nominee))] = (joins, nominee)
        load.subtract([leaves])
        load[joins] += 1
    return Plan(tuple(sorted(made)), tuple(sorted(short)))


def _levelled(
    made: Collection[tuple[int, int]],
    standing: AbstractSet[tuple[int, int]],
    free: Sequence[int],
    load: Mapping[int, int],
    nominees: Mapping[int, int],
    barred: AbstractSet[tuple[int, int]],
    least: int,
) -> tuple[int, int, int] | None:
    """A sheet that goes from a judge who has much to one who has little, as (from, nominee, to):
    keeping a category together gives nobody more than `least` above somebody else. None where all
    is level, or nothing can be moved."""
    taken = {*made, *standing}
    for leaves in sorted(free, key=lambda judge: (-load[judge], judge)):
        for joins in sorted(free, key=lambda judge: (load[judge], judge)):
            if load[leaves] - load[joins] <= least:
                break
            for judge, nominee in sorted(made):
                fits = (joins, nominee) not in taken and (joins, nominees[nominee]) not in barred
                if judge == leaves and fits:
                    return leaves, nominee, joins
    return None


def _largest_first(nominees: Mapping[int, int]) -> Sequence[int]:
    """Category after category, the one with most nominees first."""
    many = Counter(nominees.values())
    return sorted(nominees, key=lambda one: (-many[nominees[one]], nominees[one], one))


def _draw(seal: str, category: int, judge: int) -> str:
    return hashlib.sha256(f"{seal}:{category}:{judge}".encode()).hexdigest()

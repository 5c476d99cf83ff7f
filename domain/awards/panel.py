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
    return Plan(tuple(sorted(made)), tuple(sorted(short)))


def _largest_first(nominees: Mapping[int, int]) -> Sequence[int]:
    """Category after category, the one with most nominees first."""
    many = Counter(nominees.values())
    return sorted(nominees, key=lambda one: (-many[nominees[one]], nominees[one], one))


def _draw(seal: str, category: int, judge: int) -> str:
    return hashlib.sha256(f"{seal}:{category}:{judge}".encode()).hexdigest()

"""Patterns in who gives whom hours, that a broker may want to look at: nobody else sees them.

A closed loop: two or three people who exchange almost only among themselves (cliques are one of
the ways in which timebanks fail, DOMAIN.md section 1). One who carries much: a large part of all
hours rests on one person, who may be tired. Neither is a fault. And what may be one (DOMAIN.md
section 5, "Conduct"): a helper who visits several people and each of them alone at home, much that
is called off, messages about money, messages that lead away from the timebank.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

DAYS = 90
LOOP_SHARE = 0.6
"""Of all the hours of a loop's people, the share that stays among them."""
LOOP_MINUTES = 600
"""A loop exchanges at least so much: ten hours."""
LEAST_PART = 0.2
"""Of a loop's hours, the share that each of its people at least has a part in."""
LOAD_SHARE = 0.4
"""Of all the hours of the timebank, the share that rests on one giver."""
LOAD_MINUTES = 1_200
"""The timebank exchanges at least so much before a share says anything."""
LEAST_PEOPLE = 6
"""Where fewer people than this exchange at all, everybody is among few, and nothing stands out."""
ALONE_PEOPLE = 3
"""People whom one helper visited, each alone in their home, and helped nobody in any other way."""
CALLED_OFF = 4
"""Agreed visits that one person called off."""
WRITTEN: Mapping[str, int] = {"money": 1, "elsewhere": 2}
"""Messages to other members after which a broker looks at once, by what is in them."""
MOST = 10
"""Patterns put before a broker at a time, the largest first."""


Kind = Literal["loop", "load", "alone", "cancels", "money", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Visits:
    """Whom one helper helped. alone: people visited alone at home; every: all people helped;
    others: times that it was in any other way."""

    giver: int
    alone: int
    every: int
    others: int


@dataclass(frozen=True, slots=True)
class Given:
    """Minutes that one person gave another, all their exchanges of the time together."""

    giver: int
    receiver: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something to look at. minutes: what moved among them, or what the one gave, or how often it
    was; of: all that these people exchanged, or all that the timebank did, or 1."""

    kind: Kind
    people: tuple[int, ...]
    minutes: int
    of: int


def find(given: Iterable[Given]) -> list[Pattern]:
    """The patterns in what was given in DAYS days, the largest first, MOST at most.

    Of loops that hold each other (two of three people), the one with the larger share is named.
    """
    pairs: dict[frozenset[int], int] = defaultdict(int)
    totals: dict[int, int] = defaultdict(int)
    gave: dict[int, int] = defaultdict(int)
    everything = 0
    for one in given:
        if one.giver == one.receiver or one.minutes <= 0:
            continue
        pairs[frozenset((one.giver, one.receiver))] += one.minutes
        totals[one.giver] += one.minutes
        totals[one.receiver] += one.minutes
        gave[one.giver] += one.minutes
        everything += one.minutes
    if len(totals) < LEAST_PEOPLE:
        return []
    found = _apart(_loops(pairs, totals)) + _loads(gave, everything)
    return sorted(found, key=lambda p: (-p.minutes, p.kind, p.people))[:MOST]


def _loops(pairs: dict[frozenset[int], int], totals: dict[int, int]) -> list[Pattern]:
    groups = set(pairs)
    friends: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        one, other = pair
        friends[one].add(other)
        friends[other].add(one)
    for middle, around in friends.items():
        groups |= {frozenset((middle, *two)) for two in combinations(sorted(around), 2)}
    return [found for group in groups if (found := _loop(group, pairs, totals)) is not None]


def _loop(
    group: frozenset[int], pairs: dict[frozenset[int], int], totals: dict[int, int]
) -> Pattern | None:
    """The group as a loop, where it is one. Each hour among them is in the totals of two."""
    inside = sum(pairs.get(frozenset(two), 0) for two in combinations(group, 2))
    every = sum(totals[one] for one in group) - inside
    if inside < LOOP_MINUTES or inside <= LOOP_SHARE * every:
        return None
    # Each of them is in it: a third person who was helped once makes no loop of three.
    for one in group:
        among = sum(pairs.get(frozenset((one, other)), 0) for other in group - {one})
        if among <= LOOP_SHARE * totals[one] or among < LEAST_PART * inside:
            return None
    return Pattern("loop", tuple(sorted(group)), inside, every)


def _apart(loops: Sequence[Pattern]) -> list[Pattern]:
    """Of loops that hold one another only the one with the larger share."""
    kept: list[Pattern] = []
    by_share = sorted(loops, key=lambda p: (-p.minutes / p.of, -len(p.people), p.people))
    for one in by_share:
        people = set(one.people)
        if not any(people <= set(k.people) or people >= set(k.people) for k in kept):
            kept.append(one)
    return kept


def _loads(gave: dict[int, int], everything: int) -> list[Pattern]:
    if everything < LOAD_MINUTES:
        return []
    return [
        Pattern("load", (person,), minutes, everything)
        for person, minutes in gave.items()
        if minutes > LOAD_SHARE * everything
    ]


def alone(visits: Iterable[Visits]) -> list[Pattern]:
    """Helpers whose help was always alone in somebody's home, with several people."""
    return [
        Pattern("alone", (one.giver,), one.alone, 1)
        for one in visits
        if one.alone >= ALONE_PEOPLE and one.alone == one.every and not one.others
    ]


def called_off(counts: Iterable[tuple[int, int]]) -> list[Pattern]:
    """People (id, how often) who called off much of what was agreed."""
    return [Pattern("cancels", (who,), many, 1) for who, many in counts if many >= CALLED_OFF]

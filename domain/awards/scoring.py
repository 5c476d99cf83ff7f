"""From judges' sheets to an order: means, ties by the written rule, the shortlist, the result.

Everything is exact (Fraction) and depends only on what the sheets, the rules and the round's seal
say: never on the order in which sheets came, are stored or are given here. `working` is the whole
calculation step by step, so that somebody with pencil and paper comes to the same.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from domain.awards.rules import TIES, Tie

LOWEST, HIGHEST = 1, 5
FULL = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion as the calculation needs it, weight 1 to 10; the round's order is theirs."""

    id: int
    code: str
    weight: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one judge gave one nominee: 1 to 5 on each criterion, by its id."""

    judge: int
    nominee: int
    scores: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A nominee in the order. mean: of the judges' weighted means, 1 to 5; judged: the same from 0
    to 100; total: with the public's share, where there is one. told_by: the rule that set them
    apart from the one before, None where the totals did."""

    nominee: int
    mean: Fraction
    judged: Fraction
    ballots: int | None
    total: Fraction
    told_by: Tie | None


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """One category's order, the best first. waiting: who has too few sheets to be in it."""

    placed: tuple[Placed, ...]
    waiting: tuple[int, ...]
    steps: Mapping[str, Any]

    @property
    def order(self) -> tuple[int, ...]:
        """The nominees, the best first."""
        return tuple(one.nominee for one in self.placed)

    @property
    def judged(self) -> Mapping[int, Fraction]:
        """What the judges alone say, from 0 to 100, by nominee."""
        return {one.nominee: one.judged for one in self.placed}

    def working(self) -> Mapping[str, Any]:
        """The whole calculation, in what JSON holds; fractions as "22/5"."""
        return self.steps


def whole(scores: Mapping[int, int], criteria: Sequence[Weighed]) -> bool:
    """Whether each criterion has a score from 1 to 5."""
    return all(LOWEST <= scores.get(one.id, 0) <= HIGHEST for one in criteria)


def weighted(sheet: Sheet, criteria: Sequence[Weighed]) -> Fraction:
    """One judge's mean, from 1 to 5, each criterion counted as often as it weighs."""
    total = sum(sheet.scores[one.id] * one.weight for one in criteria)
    return Fraction(total, sum(one.weight for one in criteria))


def mean(sheets: Sequence[Sheet], criteria: Sequence[Weighed]) -> Fraction:
    """The mean of the judges' means; each judge counts the same. At least one sheet."""
    return sum((weighted(one, criteria) for one in sheets), Fraction()) / len(sheets)


def widest(sheets: Sequence[Sheet], criteria: Sequence[Weighed]) -> int:
    """The largest difference between two judges on one criterion, 0 to 4."""
    apart = (
        max(one.scores[c.id] for one in sheets) - min(one.scores[c.id] for one in sheets)
        for c in criteria
    )
    return max(apart, default=0) if sheets else 0


def scaled(of_five: Fraction) -> Fraction:
    """A mean from 1 to 5 as 0 to 100: all ones are 0, all fives 100."""
    return (of_five - LOWEST) / (HIGHEST - LOWEST) * FULL


def combine(
    judged: Mapping[int, Fraction], ballots: Mapping[int, int], percent: int
) -> dict[int, Fraction]:
    """Judges (0 to 100 each) and the public together. percent: how much the public counts, 0 to 50.
    A nominee's public part is their share of the category's ballots, 0 to 100; where nobody voted,
    the judges alone count."""
    cast = sum(ballots.get(nominee, 0) for nominee in judged)
    if not cast or not percent:
        return dict(judged)
    part = Fraction(percent, FULL)
    return {
        nominee: (1 - part) * of_judges + part * Fraction(ballots.get(nominee, 0) * FULL, cast)
        for nominee, of_judges in judged.items()
    }


def lot(seal: str, nominee: int) -> str:
    """The lot that a nominee draws: the SHA-256 of the round's seal, a colon and their number. The
    lowest wins. The seal stood before anybody was nominated, so nobody can choose their lot, and
    everybody who draws again gets the same."""
    return hashlib.sha256(f"{seal}:{nominee}".encode()).hexdigest()


def result(
    sheets: Iterable[Sheet],
    criteria: Sequence[Weighed],
    nominees: Iterable[int],
    *,
    least: int,
    seal: str,
    ties: Sequence[Tie] = TIES,
    ballots: Mapping[int, int] | None = None,
    percent: int = 0,
) -> CategoryResult:
    """The order of one category. sheets: whole ones of judges who take part in it, one for each
    judge and nominee; nominees: who can win; least: how many sheets each needs. ballots: once they
    are counted."""
    by_nominee: dict[int, list[Sheet]] = {nominee: [] for nominee in sorted(set(nominees))}
    for sheet in sorted(sheets, key=lambda one: (one.nominee, one.judge)):
        if sheet.nominee in by_nominee and whole(sheet.scores, criteria):
            by_nominee[sheet.nominee].append(sheet)
    ready = {nominee: found for nominee, found in by_nominee.items() if len(found) >= least}
    means = {nominee: mean(found, criteria) for nominee, found in ready.items()}
    judged = {nominee: scaled(of_five) for nominee, of_five in means.items()}
    totals = combine(judged, ballots or {}, percent)
    keys = {nominee: _tie_keys(nominee, ready[nominee], criteria, ties, seal) for nominee in ready}
    order = sorted(ready, key=lambda one: (-totals[one], *keys[one], one))
    told: dict[int, Tie | None] = {}
    for before, after in pairwise(order):
        told[after] = _told_by(totals, keys, ties, before, after)
    placed = tuple(
        Placed(
            one,
            means[one],
            judged[one],
            None if ballots is None else ballots.get(one, 0),
            totals[one],
            told.get(one),
        )
        for one in order
    )
    waiting = tuple(nominee for nominee in by_nominee if nominee not in ready)
    about = {"least": least, "seal": seal, "ties": list(ties), "percent": percent}
    steps = {
        **about,
        "criteria": [{"code": one.code, "weight": one.weight} for one in criteria],
        "ballots": None if ballots is None else sum(ballots.get(one, 0) for one in ready),
        "nominees": [
            _step(number, one, ready[one.nominee], criteria, seal)
            for number, one in enumerate(placed, 1)
        ],
        "waiting": list(waiting),
    }
    return CategoryResult(placed, waiting, steps)


Key = tuple[Fraction | int | str, ...]


def _tie_keys(
    nominee: int,
    sheets: Sequence[Sheet],
    criteria: Sequence[Weighed],
    ties: Sequence[Tie],
    seal: str,
) -> Key:
    """One value for each rule, the smaller the better."""
    found: list[Fraction | int | str] = []
    means = sorted(weighted(one, criteria) for one in sheets)
    for tie in ties:
        if tie == "first":
            found.append(-sum(one.scores[criteria[0].id] == HIGHEST for one in sheets))
        elif tie == "median":
            found.append(-_median(means))
        elif tie == "spread":
            found.append(means[-1] - means[0])
        elif tie == "judges":
            found.append(-len(sheets))
        else:
            found.append(lot(seal, nominee))
    return tuple(found)


def _median(values: Sequence[Fraction]) -> Fraction:
    """The middle of sorted values; between two, their mean."""
    low, high = (len(values) - 1) // 2, len(values) // 2
    return (values[low] + values[high]) / 2


def _told_by(
    totals: Mapping[int, Fraction],
    keys: Mapping[int, Key],
    ties: Sequence[Tie],
    one: int,
    other: int,
) -> Tie | None:
    """The first rule that tells two neighbours in the order apart; None where the totals do."""
    if totals[one] != totals[other]:
        return None
    pairs = zip(ties, keys[one], keys[other], strict=True)
    return next((tie for tie, mine, theirs in pairs if mine != theirs), None)


def _step(
    number: int,
    one: Placed,
    sheets: Sequence[Sheet],
    criteria: Sequence[Weighed],
    seal: str,
) -> Mapping[str, Any]:
    means = sorted(weighted(sheet, criteria) for sheet in sheets)
    return {
        "place": number,
        "nominee": one.nominee,
        "sheets": [
            {
                "judge": sheet.judge,
                "scores": {c.code: sheet.scores[c.id] for c in criteria},
                "mean": str(weighted(sheet, criteria)),
            }
            for sheet in sheets
        ],
        "mean": str(one.mean),
        "judged": str(one.judged),
        "ballots": one.ballots,
        "total": str(one.total),
        "fives": sum(sheet.scores[criteria[0].id] == HIGHEST for sheet in sheets),
        "median": str(_median(means)),
        "spread": str(means[-1] - means[0]),
        "lot": lot(seal, one.nominee)[:16],
        "told_by": one.told_by,
    }

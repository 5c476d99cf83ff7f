"""The order of a category: exact, by the written rule, whatever order the sheets came in."""

import json
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.awards.rules import TIES
from domain.awards.scoring import (
    Sheet,
    Weighed,
    combine,
    lot,
    mean,
    result,
    scaled,
    weighted,
    widest,
)

CRITERIA = (Weighed(1, "impact", 3), Weighed(2, "effort", 1))
SEAL = "5e" * 32


def of(judge: int, nominee: int, impact: int, effort: int) -> Sheet:
    return Sheet(judge, nominee, {1: impact, 2: effort})


def test_a_judge_counts_each_criterion_as_often_as_it_weighs_and_every_judge_the_same() -> None:
    strict, kind = of(1, 7, 4, 1), of(2, 7, 5, 5)
    assert weighted(strict, CRITERIA) == Fraction(13, 4)
    assert mean([strict, kind], CRITERIA) == Fraction(33, 8)
    assert scaled(Fraction(33, 8)) == Fraction(625, 8)
    assert (scaled(Fraction(1)), scaled(Fraction(5))) == (0, 100)
    assert widest([strict, kind], CRITERIA) == 4
    assert widest([strict], CRITERIA) == 0


def test_the_public_counts_as_much_as_the_rule_says_and_nothing_where_nobody_voted() -> None:
    judged = {7: Fraction(80), 8: Fraction(60)}
    # 30 percent of 25 and of 75, and 70 percent of what the judges say.
    assert combine(judged, {7: 1, 8: 3}, 30) == {7: Fraction(127, 2), 8: Fraction(129, 2)}
    assert combine(judged, {}, 30) == judged
    assert combine(judged, {7: 1, 8: 3}, 0) == judged
    assert combine(judged, {9: 50}, 30) == judged, "votes for whoever is not up any more"


def order(sheets: list[Sheet], nominees: list[int], **more: object) -> list[tuple[int, str | None]]:
    found = result(sheets, CRITERIA, nominees, least=2, seal=SEAL, **more)  # type: ignore[arg-type]
    return [(one.nominee, one.told_by) for one in found.placed]


def test_each_tie_is_told_apart_by_the_first_rule_that_can() -> None:
    # 4.25 each: two judges gave 5 on impact, against one.
    first = [of(1, 7, 5, 2), of(2, 7, 5, 2), of(1, 8, 4, 5), of(2, 8, 5, 2)]
    assert order(first, [7, 8]) == [(7, None), (8, "first")]
    # 3.5 each, nobody gave 5: 8 has the higher median of three.
    median = [of(1, 7, 3, 3), of(2, 7, 3, 3), of(3, 7, 4, 4)]
    median += [of(judge, 8, 4, 1) for judge in (1, 2, 3)]
    assert mean(median[:3], CRITERIA) > mean(median[3:], CRITERIA)
    median[2] = of(3, 7, 4, 3)
    assert mean(median[:3], CRITERIA) == mean(median[3:], CRITERIA) == Fraction(13, 4)
    assert order(median, [7, 8]) == [(8, None), (7, "median")]
    # 3 each: the judges of 8 are of one mind.
    spread = [of(1, 7, 4, 4), of(2, 7, 2, 2), of(1, 8, 3, 3), of(2, 8, 3, 3)]
    assert order(spread, [7, 8]) == [(8, None), (7, "spread")]
    judges = [of(1, 7, 3, 3), of(2, 7, 3, 3), *(of(n, 8, 3, 3) for n in (1, 2, 3))]
    assert order(judges, [7, 8]) == [(8, None), (7, "judges")]
    same = [of(1, 7, 3, 3), of(2, 7, 3, 3), of(1, 8, 3, 3), of(2, 8, 3, 3)]
    drawn = sorted((7, 8), key=lambda one: lot(SEAL, one))
    assert order(same, [7, 8]) == [(drawn[0], None), (drawn[1], "lot")]
    assert order(spread, [7, 8], ties=("lot",))[1][1] == "lot"


def test_who_has_too_few_sheets_waits_and_a_sheet_with_a_hole_is_none() -> None:
    sheets = [of(1, 7, 3, 3), of(2, 7, 3, 3), of(1, 8, 5, 5), Sheet(2, 8, {1: 5}), of(3, 9, 5, 5)]
    found = result(sheets, CRITERIA, [7, 8], least=2, seal=SEAL)
    assert (found.order, found.waiting) == ((7,), (8,))


SHEETS = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(11, 16)),
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    max_size=24,
)


@given(SHEETS, st.dictionaries(st.integers(11, 16), st.integers(0, 9)), st.integers(0, 50))
def test_no_order_of_anything_changes_the_result(
    scores: dict[tuple[int, int], tuple[int, int]], ballots: dict[int, int], percent: int
) -> None:
    sheets = [of(*pair, *points) for pair, points in scores.items()]
    nominees = list(range(11, 17))

    def worked(random: Random | None) -> str:
        mine, up, votes = list(sheets), list(nominees), list(ballots.items())
        for some in (mine, up, votes) if random else ():
            assert random is not None
            random.shuffle(some)  # type: ignore[arg-type]
        more = {"ties": TIES, "ballots": dict(votes), "percent": percent}
        found = result(mine, CRITERIA, up, least=1, seal=SEAL, **more)  # type: ignore[arg-type]
        return json.dumps(found.working())

    assert worked(None) == worked(Random(1)) == worked(Random(2))


@given(SHEETS)
def test_the_working_says_everything_that_the_order_rests_on(
    scores: dict[tuple[int, int], tuple[int, int]],
) -> None:
    sheets = [of(*pair, *points) for pair, points in scores.items()]
    steps = result(sheets, CRITERIA, range(11, 17), least=2, seal=SEAL).working()
    weights = {one["code"]: one["weight"] for one in steps["criteria"]}
    totals = []
    for one in steps["nominees"]:
        means = [
            Fraction(sum(p * weights[c] for c, p in sheet["scores"].items()), sum(weights.values()))
            for sheet in one["sheets"]
        ]
        assert [str(m) for m in means] == [sheet["mean"] for sheet in one["sheets"]]
        assert Fraction(one["mean"]) == sum(means) / len(means)
        totals.append(Fraction(one["total"]))
    assert totals == sorted(totals, reverse=True)
    assert {one["nominee"] for one in steps["nominees"]} | set(steps["waiting"]) == set(
        range(11, 17)
    )

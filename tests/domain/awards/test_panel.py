"""Sheets are spread evenly, keep judges out of what is too near, and come out the same again."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from domain.awards.panel import assign

SEAL = "5e" * 32


def test_the_judges_of_a_category_are_the_same_and_their_load_is_even() -> None:
    nominees = {number: number // 6 for number in range(30)}  # five categories of six
    plan = assign(nominees, range(1, 6), frozenset(), (), least=2, seal=SEAL)
    load = Counter(judge for judge, _ in plan.sheets)
    assert (set(load.values()), plan.short) == ({12}, ())
    teams = [{j for j, n in plan.sheets if nominees[n] == category} for category in range(5)]
    assert all(len(team) == 2 for team in teams), teams


def test_whoever_falls_out_is_replaced_and_too_few_judges_are_said() -> None:
    nominees = {1: 10, 2: 10, 3: 20}
    first = assign(nominees, {1, 2, 3}, frozenset(), (), least=2, seal=SEAL)
    gone = next(judge for judge, nominee in first.sheets if nominee == 1)
    left = [pair for pair in first.sheets if not (pair[0] == gone and nominees[pair[1]] == 10)]
    again = assign(nominees, {1, 2, 3}, {(gone, 10)}, left, least=2, seal=SEAL)
    assert all(nominees[nominee] == 10 and judge != gone for judge, nominee in again.sheets)
    short = assign(nominees, {1, 2}, {(1, 20)}, (), least=2, seal=SEAL)
    assert short.short == (3,)
    assert assign(nominees, (), frozenset(), (), least=2, seal=SEAL).short == (1, 2, 3)


@given(
    st.dictionaries(st.integers(1, 40), st.integers(100, 104), max_size=30),
    st.sets(st.integers(1, 7), min_size=1),
    st.sets(st.tuples(st.integers(1, 7), st.integers(100, 104)), max_size=10),
    st.integers(2, 3),
)
def test_everybody_who_can_has_enough_judges_without_a_conflict(
    nominees: dict[int, int], judges: set[int], barred: set[tuple[int, int]], least: int
) -> None:
    plan = assign(nominees, judges, barred, (), least=least, seal=SEAL)
    assert len(set(plan.sheets)) == len(plan.sheets)
    assert not {(judge, nominees[nominee]) for judge, nominee in plan.sheets} & barred
    has = Counter(nominee for _, nominee in plan.sheets)
    for nominee, category in nominees.items():
        able = sum((judge, category) not in barred for judge in judges)
        assert has[nominee] == min(able, least)
        assert (nominee in plan.short) == (able < least)
    backwards = dict(reversed(nominees.items()))
    same = assign(backwards, sorted(judges, reverse=True), barred, (), least=least, seal=SEAL)
    assert same == plan
    # What stands is never given out twice.
    assert assign(nominees, judges, barred, plan.sheets, least=least, seal=SEAL).sheets == ()
    if not barred and len(judges) >= least:
        load = Counter(judge for judge, _ in plan.sheets)
        assert max(load.values(), default=0) - min((load[j] for j in judges), default=0) <= least

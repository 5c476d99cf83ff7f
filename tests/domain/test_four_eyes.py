"""What one person never decides alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import four_eyes
from domain.four_eyes import What

people = st.frozensets(st.integers(1, 9), max_size=4)


@pytest.mark.parametrize("what", ["import", "ban", "award", "merge"])
def test_some_things_always_take_two(what: What) -> None:
    assert four_eyes.needs_second(what)


@pytest.mark.parametrize(
    ("minutes", "second"), [(300, False), (301, True), (-300, False), (-301, True)]
)
def test_corrections_and_grants_above_five_hours_take_two(minutes: int, second: bool) -> None:
    assert four_eyes.needs_second("correction", minutes) is second
    assert four_eyes.needs_second("pot", minutes) is second
    assert four_eyes.needs_second("correction", 60, beyond_cap=True)


@given(people, people, people)
def test_too_near_is_whoever_shares_anybody(
    actor: frozenset[int], near: frozenset[int], parties: frozenset[int]
) -> None:
    assert four_eyes.too_near(actor, near, parties) is bool((actor | near) & parties)

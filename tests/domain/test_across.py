"""Between two timebanks: the drawings are the tables, nothing is a dead end, sums are zero."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import across
from domain.ledger import Account

PAGE = Path(__file__).parents[2] / "docs" / "across-states.md"
MINUTES = st.integers(min_value=1, max_value=1440)


def drawn(heading: str) -> set[tuple[str, ...]]:
    """The arrows of one drawing."""
    text = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", text, re.MULTILINE))


def arrows(table: Mapping[Any, Any]) -> set[tuple[str, ...]]:
    """The arrows of a table."""
    return {
        (before, after, who, what)
        for before, follows in table.items()
        for (who, what), after in follows.items()
    }


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("A pair of timebanks", across.PACTS),
        ("Help across the two", across.CROSSINGS),
        ("Moving to another timebank", across.MOVES),
    ],
)
def test_the_drawing_is_the_table(heading: str, table: Mapping[Any, Any]) -> None:
    assert drawn(heading) == arrows(table)


def test_every_open_state_of_help_across_has_a_way_out_for_a_broker() -> None:
    for state, follows in across.CROSSINGS.items():
        if state not in across.FINAL:
            assert any(who in ("helpers", "hosts") for who, _ in follows), state


def test_only_the_receivers_timebank_lets_hours_move() -> None:
    ways = {way for f in across.CROSSINGS.values() for way, to in f.items() if to == "posted"}
    assert {who for who, _ in ways} == {"hosts"}


@given(MINUTES, st.integers(min_value=-3000, max_value=3000), MINUTES)
def test_hours_move_within_the_cap_or_towards_even(cap: int, balance: int, change: int) -> None:
    for signed in (change, -change):
        if across.within_cap(balance, signed, cap):
            assert abs(balance + signed) <= max(cap, abs(balance))
    # One of the two directions is always open where the change is no more than what is owed.
    if abs(balance) >= change:
        towards = -change if balance > 0 else change
        assert across.within_cap(balance, towards, cap)


@given(MINUTES, st.integers(min_value=-900, max_value=900).filter(bool))
def test_the_two_between_accounts_mirror_each_other(minutes: int, balance: int) -> None:
    amina, bob = Account(1, "member", 7), Account(2, "member", 8)
    for made in (
        across.help_across("crossing:1:posted", amina, bob, 5, minutes),
        across.take_along("move:1", amina, Account(2, "member", 7), 5, balance),
    ):
        between = [p.minutes for p in made.postings if p.account.kind == "between"]
        assert len(made.postings) == 4
        assert sum(between) == 0

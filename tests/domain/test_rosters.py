"""Rosters: the drawing is the table, and each kind's hours sum to nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import rosters
from domain.ledger import Account

DRAWING = Path(__file__).parents[2] / "docs" / "roster-states.md"
KINDS = st.sampled_from(("class", "team", "event"))
OTHERS = st.lists(st.integers(min_value=1, max_value=1440), min_size=1, max_size=60)


def test_the_drawing_is_the_table() -> None:
    drawn = set(
        re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", DRAWING.read_text("utf-8"), re.MULTILINE)
    )
    table = {
        (before, after, who, what)
        for before, follows in rosters.TRANSITIONS.items()
        for (who, what), after in follows.items()
    }
    assert drawn == table


def test_everything_that_is_not_posted_can_be_called_off() -> None:
    for state in ("open", "ticked"):
        assert rosters.after(state, "runner", "cancel") == "cancelled"
    assert rosters.after("posted", "runner", "reverse") is None


@given(KINDS, st.integers(min_value=1, max_value=1440), OTHERS)
def test_what_one_gains_others_give_or_the_timebank_shows(
    kind: rosters.Kind, length: int, others: list[int]
) -> None:
    host, moved, issued = rosters.minutes_of(kind, length, others)
    assert host + sum(moved) + issued == 0
    assert [abs(m) for m in moved] == others
    if kind == "team":
        assert issued == 0
        assert host == -sum(others)
    else:
        assert host == length
    assert rosters.created(kind, length, others) == max(0, -issued)


@given(KINDS, st.integers(min_value=1, max_value=1440), OTHERS)
def test_a_roster_is_one_transfer_that_balances(
    kind: rosters.Kind, length: int, others: list[int]
) -> None:
    host = Account(1, "member", 1)
    accounts = [(Account(1, "member", 2 + n), minutes) for n, minutes in enumerate(others)]
    made = rosters.transfer("roster:1:posted", kind, host, length, accounts)
    assert sum(p.minutes for p in made.postings) == 0
    by_owner = {p.account.owner: p.minutes for p in made.postings}
    assert all(abs(by_owner[a.owner]) == minutes for a, minutes in accounts)


def test_a_talk_to_three_earns_the_speaker_one_hour_and_takes_two_out_of_use() -> None:
    assert rosters.minutes_of("class", 60, [60, 60, 60]) == (60, (-60, -60, -60), 120)


def test_nobody_but_the_host_is_no_roster() -> None:
    with pytest.raises(ValueError, match="beside its host"):
        rosters.transfer("roster:1:posted", "event", Account(1, "member", 1), 60, [])

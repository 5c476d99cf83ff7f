"""The exchange's states: every one has a way out, and the diagram in docs/ is this table."""

import re
from pathlib import Path

import pytest

from domain import exchange as rules

DIAGRAM = Path(__file__).parents[2] / "docs" / "exchange-states.md"


def test_every_open_state_has_a_way_out_for_its_people() -> None:
    for state in rules.OPEN:
        follows = rules.TRANSITIONS[state]
        assert ("logger", "cancel") in follows, state
        assert ("broker", "decline") in follows, state


def test_final_states_are_final() -> None:
    for state in rules.FINAL:
        assert rules.TRANSITIONS[state] == {}


def test_from_every_state_an_end_can_be_reached() -> None:
    ends = {"posted", *rules.FINAL}
    for state in rules.TRANSITIONS:
        seen, ahead = set(), {state}
        while ahead:
            seen |= ahead
            ahead = {after for s in ahead for after in rules.TRANSITIONS[s].values()} - seen
        assert seen & ends, state


def test_hours_move_only_by_a_broker_or_what_a_broker_approved_beforehand() -> None:
    for state, follows in rules.TRANSITIONS.items():
        for (who, what), after in follows.items():
            if after == "posted":
                by_rule = (state, who, what) == ("confirmed", "clock", "post")
                assert who == "broker" or by_rule


@pytest.mark.parametrize("state", sorted(rules.FOR_BROKER))
def test_what_stands_in_the_queue_can_be_settled_by_a_broker(state: rules.State) -> None:
    brokers = {what for who, what in rules.TRANSITIONS[state] if who == "broker"}
    assert brokers & {"allow", "approve", "settle", "resolve"}


def test_the_diagram_is_the_table() -> None:
    drawn = set(
        re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", DIAGRAM.read_text("utf-8"), re.MULTILINE)
    )
    table = {
        (before, after, who, what)
        for before, follows in rules.TRANSITIONS.items()
        for (who, what), after in follows.items()
    }
    assert drawn == table

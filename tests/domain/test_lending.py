"""A booking's states have a way out, and the diagram in docs/ is this table; times, words."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain import lending as rules
from domain.errors import DomainError
from domain.lending import Slot

DIAGRAM = Path(__file__).parents[2] / "docs" / "lending-states.md"
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


def slot(day: str, start: str, last_day: str, finish: str) -> Slot:
    """A stretch in London."""
    first, last = date.fromisoformat(day), date.fromisoformat(last_day)
    return Slot(first, time.fromisoformat(start), last, time.fromisoformat(finish), LONDON)


def test_every_open_state_has_a_way_out_for_a_person_and_for_a_broker() -> None:
    for state in rules.OPEN:
        follows = rules.TRANSITIONS[state]
        assert ("broker", "close") in follows, state
        assert any(who in ("owner", "borrower") for who, _ in follows), state


def test_final_states_are_final_and_each_can_be_reached() -> None:
    reached = {after for follows in rules.TRANSITIONS.values() for after in follows.values()}
    for state in rules.FINAL:
        assert rules.TRANSITIONS[state] == {}
        assert state in reached


def test_from_every_state_an_end_can_be_reached() -> None:
    ends = {"back", *rules.FINAL}
    for state in rules.TRANSITIONS:
        seen: set[rules.State] = set()
        ahead: set[rules.State] = {state}
        while ahead:
            seen |= ahead
            ahead = {a for s in ahead for a in rules.TRANSITIONS[s].values()} - seen
        assert seen & ends, state


def test_hours_move_only_when_both_say_so_or_a_broker_does() -> None:
    for state, follows in rules.TRANSITIONS.items():
        for (who, what), after in follows.items():
            if after == "back":
                assert (state, who, what) in {
                    ("brought", "owner", "confirm"),
                    ("checked", "borrower", "confirm"),
                    ("problem", "broker", "settle"),
                }


def test_the_diagram_is_the_table() -> None:
    page = DIAGRAM.read_text("utf-8")
    drawn = set(re.findall(r"^\s+(\w+) --> (\w+): (\w+) (\w+)$", page, re.MULTILINE))
    table = {
        (before, after, who, what)
        for before, follows in rules.TRANSITIONS.items()
        for (who, what), after in follows.items()
    }
    assert drawn == table


@pytest.mark.parametrize(
    "words",
    ["kitchen knives", "£20", "some cash", "my bank card", "spare medicine", "an air rifle"],
)
def test_what_is_never_lent(words: str) -> None:
    assert rules.never(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a drill", "tool"),
        ("a ladder", "tool"),
        ("extension ladder", "tool"),
        ("step ladder and steps", "tool"),
        ("the hall at St Bride's", "room"),
        ("gazebo and 20 chairs", "kit"),
        ("bread maker", "kit"),
        ("lawn mower", "tool"),
    ],
)
def test_what_is_lent_and_its_sort(words: str, kind: str) -> None:
    assert not rules.never(words)
    assert rules.kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("I can lend my drill", "drill"),
        ("we could lend out our gazebo", "gazebo"),
        ("I can lend a hand", None),
        ("I can lend you a hand saturday", None),
        ("I can do ironing", None),
    ],
)
def test_sentences_that_lend(words: str, thing: str | None) -> None:
    assert rules.lends(words) == thing


def test_sentences_that_borrow() -> None:
    assert rules.borrows("can I borrow a drill sat 2 to 5")
    assert rules.borrows("I’d like to borrow a ladder")
    assert not rules.borrows("can somebody help me")
    assert not rules.borrows("Jean borrowed my drill")


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (slot("2026-05-11", "09:00", "2026-05-11", "10:00"), "refusal-lend-past"),
        (slot("2027-05-11", "09:00", "2027-05-11", "10:00"), "refusal-lend-far"),
        (slot("2026-05-16", "14:00", "2026-05-16", "14:00"), "refusal-lend-order"),
        (slot("2026-05-16", "14:00", "2026-05-16", "18:01"), "refusal-lend-length"),
    ],
)
def test_times_that_cannot_be(wanted: Slot, why: str) -> None:
    with pytest.raises(DomainError) as refusal:
        rules.check(wanted, 4, NOW)
    assert refusal.value.key == why


def test_a_night_when_the_clocks_go_forward_counts_real_hours() -> None:
    """From 10pm to 3am is four hours when an hour is left out."""
    rules.check(
        slot("2027-03-27", "22:00", "2027-03-28", "03:00"), 4, datetime(2027, 3, 1, tzinfo=UTC)
    )

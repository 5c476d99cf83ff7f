"""A gathering has a way out of each state, and the diagram in docs/ is this table; its words."""

import re
from datetime import time
from pathlib import Path

import pytest

from domain import gatherings as rules

DIAGRAM = Path(__file__).parents[2] / "docs" / "gathering-states.md"


def test_every_state_has_a_way_out_for_the_proposer_and_a_broker() -> None:
    for state, follows in rules.TRANSITIONS.items():
        parts = {who for who, _ in follows}
        assert (parts >= {"proposer", "broker", "clock"}) is (state not in rules.FINAL), state


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
    ("words", "title", "venue"),
    [
        ("coffee morning Saturday 10 at the library", "Coffee morning", "the library"),
        ("let's have a coffee morning sat 10am at the library", "Coffee morning", "the library"),
        ("I'd like to host a skill swap", "Skill swap", None),
        ("how about a picnic sunday 1 to 3 in Ward End Park", "Picnic", "Ward End Park"),
        ("canal clean up tues 2pm by the footbridge", "Canal clean up", "the footbridge"),
        ("i want to organise a street party", "Street party", None),
    ],
)
def test_sentences_that_propose(words: str, title: str, venue: str | None) -> None:
    assert rules.proposes(words) == rules.Proposal(title, venue)


@pytest.mark.parametrize(
    "words",
    [
        "join the coffee morning saturday at 10",
        "can't make the coffee morning saturday at the library",
        "need a lift to the coffee morning saturday 10",
        "2hrs yesterday gardening for Jean",
        "I need someone to walk my dog saturday 10",
        "litter pick sunday",
        "I walk the dog saturday at 10",
        "is there a coffee morning saturday at 10?",
        "thanks for the coffee morning",
    ],
)
def test_sentences_that_propose_nothing(words: str) -> None:
    assert rules.proposes(words) is None


@pytest.mark.parametrize("venue", ["my house", "12 Smith Road", "at mine", "our garden", "flat 3"])
def test_homes_are_no_public_places(venue: str) -> None:
    assert rules.at_home(venue)


@pytest.mark.parametrize(
    "venue", ["the library", "Library, 12 High Street", "Ward End Park", "garden centre"]
)
def test_public_places(venue: str) -> None:
    assert not rules.at_home(venue)


@pytest.mark.parametrize(
    ("words", "hour"),
    [("Saturday 10", time(10)), ("sat 29 nov 2", time(14)), ("29 November", None)],
)
def test_a_bare_hour(words: str, hour: time | None) -> None:
    assert rules.hour_of(words) == hour

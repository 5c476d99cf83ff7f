"""The rules of a round: kept whole, refused where they can't be, sealed."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.awards.rules import (
    RANGES,
    SWITCHES,
    TIES,
    VOTES,
    Rules,
    problems,
    reading_rules,
    seal_of,
)
from domain.reading.nominations import read_nomination

RULES = st.builds(
    Rules,
    **{name: st.booleans() for name in SWITCHES},
    **{name: st.integers(least, most) for name, (least, most) in RANGES.items()},
    ties=st.permutations(TIES[:-1]).map(lambda found: (*found, "lot")),
    vote=st.sampled_from(VOTES),
    about=st.text(max_size=40),
)


@given(RULES)
def test_rules_are_kept_whole_and_their_seal_changes_with_any_of_them(rules: Rules) -> None:
    kept = Rules.from_json(rules.to_json())
    assert kept == rules
    assert seal_of({"rules": kept.to_json()}) == seal_of({"rules": rules.to_json()})
    other = replace(rules, self_may=not rules.self_may)
    assert seal_of({"rules": other.to_json()}) != seal_of({"rules": rules.to_json()})
    assert [name for name in problems(rules) if name != "winners"] == []
    assert ("winners" in problems(rules)) == (rules.shortlist < rules.winners)


def test_rules_of_an_older_program_have_the_usual_for_what_is_new() -> None:
    assert Rules.from_json('{"self_may": true, "gone": 3}') == Rules(self_may=True)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"vote_share": 51}, "vote_share"),
        ({"judges_least": 1}, "judges_least"),
        ({"ties": ("median",)}, "ties"),
        ({"ties": ("lot", "lot")}, "ties"),
        ({"ties": ("coin", "lot")}, "ties"),
        ({"shortlist": 2, "winners": 3}, "winners"),
        ({"about": "x" * 601}, "about"),
        ({"vote": "twice"}, "vote"),
    ],
)
def test_what_cannot_be_is_named(changed: dict[str, Any], what: str) -> None:
    assert problems(replace(Rules(), **changed)) == [what]


def test_only_a_share_counts_in_the_judged_awards() -> None:
    assert Rules(vote="share", vote_share=30).share == 30
    assert Rules(vote="choice", vote_share=30).share == 0
    assert Rules(vote="none").share == 0


def test_reading_goes_by_the_rounds_own_rules() -> None:
    opens, closes = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC)
    said = "I want to nominate my mom Carol Bailey, she runs the lunch club in Handsworth"
    now = datetime(2026, 4, 1, tzinfo=UTC)
    strict = reading_rules(Rules(), opens, closes)
    assert read_nomination(said, now, config=strict).eligibility == "ineligible"
    kind = reading_rules(Rules(family_may=True), opens, closes)
    assert read_nomination(said, now, config=kind).eligibility != "ineligible"

"""Gifts, the pot and created hours: the drawings are the tables; when a second person looks."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain import giving
from domain.ledger import Account

PAGE = Path(__file__).parents[2] / "docs" / "giving-states.md"
MINUTES = st.integers(min_value=1, max_value=6000)


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


def test_the_drawing_of_gifts_is_the_table() -> None:
    also = {("asked", giving.GRANTED_HIGH, "broker", "grant")}
    assert drawn("Gifts and the pot") == arrows(giving.GIFTS) | also


def test_the_drawing_of_created_hours_is_the_table() -> None:
    assert drawn("Hours that a broker creates or cancels") == arrows(giving.ISSUES)


def test_every_open_state_has_a_way_out_for_a_broker_and_the_asker() -> None:
    for state in ("asked", "second"):
        follows = giving.GIFTS[state]
        assert ("asker", "cancel") in follows
        assert ("broker", "decline") in follows
    assert {what for _, what in giving.ISSUES["waiting"]} == {"approve", "decline", "cancel"}


@given(MINUTES, MINUTES, MINUTES, st.integers(min_value=0, max_value=6000), st.booleans())
def test_a_second_person_looks_above_either_limit(
    minutes: int, cap: int, above: int, used: int, less: bool
) -> None:
    signed = -minutes if less else minutes
    second = giving.needs_second(signed, used, cap, above)
    assert second == (minutes > above or used + minutes > cap)


@given(MINUTES, st.booleans())
def test_what_is_created_for_a_member_is_missing_from_the_issue_account(
    minutes: int, less: bool
) -> None:
    signed = -minutes if less else minutes
    made = giving.issue("issue:1:posted", Account(1, "member", 7), signed, "mistake")
    assert {p.account.kind: p.minutes for p in made.postings} == {
        "issue": -signed,
        "member": signed,
    }

"""What a broker writes of members, case by case; and that it never breaks, whatever is written."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.behalf import read_behalf, words_of
from domain.reading.folding import tokens
from domain.reading.names import Known, Several, resolve

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/London"))
DATA = json.loads((Path(__file__).parents[2] / "cases" / "behalf.json").read_text("utf-8"))
PARTS = frozenset(part for name in DATA["members"] for part in tokens(name))
SHORT = [
    "Pat",
    "and",
    "Jean",
    "for",
    "needs",
    "2h",
    "tues",
    "May",
    "Will",
    "to",
    "214",
    "says",
    ".",
]


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["said"])
def test_a_sentence_about_members(case: dict[str, Any]) -> None:
    told = read_behalf(case["said"], NOW, PARTS & set(words_of(case["said"])))
    if case["kind"] is None:
        assert told is None
        return
    assert told is not None
    assert told.kind == case["kind"]
    for field, name in (("subject", "subject"), ("other", "other"), ("as", "said")):
        if field in case:
            assert getattr(told, name) == case[field]
    for field in ("thing", "yes", "sure"):
        if field in case:
            assert getattr(told, field) == case[field]


def test_two_jeans_are_asked_about() -> None:
    told = read_behalf("Jean needs a lift", NOW, PARTS)
    assert told is not None
    known = [Known(1, "Jean Marlow"), Known(2, "Jean Brown")]
    assert resolve(told.subject, known) == Several((1, 2))


@given(st.lists(st.sampled_from(SHORT), max_size=9).map(" ".join) | st.text(max_size=80))
def test_it_never_breaks(text: str) -> None:
    told = read_behalf(text, NOW, PARTS & set(words_of(text)))
    assert told is None or told.subject

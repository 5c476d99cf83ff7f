"""Good that is told of somebody, without "nominate": found in most nominations of the cases, and in
no sentence that asks for help."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.reading import read
from domain.reading.nominations import read_nomination
from domain.reading.praise import praises

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)


def sentences(pattern: str) -> Iterator[str]:
    """English sentences of the case files."""
    for path in sorted(CASES.glob(pattern)):
        cases = json.loads(path.read_text(encoding="utf-8"))
        for case in cases["cases"] if isinstance(cases, dict) and "cases" in cases else ():
            if isinstance(case.get("text"), str) and case.get("lang", "en") == "en":
                yield case["text"]


def test_most_nominations_are_heard_and_no_request_is_taken_for_one() -> None:
    told = [t for t in sentences("nominations*.json") if "nominat" not in t.casefold()]
    heard = [text for text in told if praises(text)]
    assert len(heard) / len(told) > 0.85, [text for text in told if text not in heard]
    taken = [text for text in sentences("requests*.json") if praises(text)]
    assert [text for text in taken if read(text, NOW).intent == "request"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Can you put my visit forward to Friday please",
        "My nan needs her shopping done every Friday",
        "I coached football for 20 years and can help",
        "I helped Mr Hussain with his garden on Saturday",
    ],
)
def test_asking_offering_and_ones_own_help_are_no_praise(text: str) -> None:
    assert not praises(text)


def test_little_english_is_enough() -> None:
    assert praises("my neighbour Pat she help old peoples, cook food every week")


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Asif Khan saved my life with CPR at the bus stop", False),
        ("Mo Ali pulled me out of the canal and saved my life", False),
        ("Joan Platt saved my life when it all got too much", True),
    ],
)
def test_a_life_saved_in_the_open_can_be_told(text: str, private: bool) -> None:
    flags = read_nomination(f"nominate {text}", datetime(2026, 5, 1, tzinfo=UTC)).flags
    assert ("do_not_publish" in flags) == private

"""Sentences about hours that were written without having seen the reader.

docs/reading-accuracy.md says how many were right before anything was mended.
"""

from datetime import datetime
from typing import Any

import pytest

from domain.reading.hours import read_hours, to_expect
from tests.domain.reading.cases import load


def differences(case: dict[str, Any]) -> dict[str, Any]:
    """The keys in which the reading of `case` is not as it should be, and what was read."""
    now = datetime.fromisoformat(case["now"])
    reply = case.get("context", {}).get("bot_asked") == "duration"
    got = to_expect(read_hours(case["text"], now, case["lang"], reply=reply))
    wanted = dict(case["expect"])
    flags = set(wanted.pop("flags_include", ()))
    wrong = {key: got.get(key) for key in wanted if got.get(key) != wanted[key]}
    if not flags <= set(got.get("flags", ())):  # type: ignore[call-overload]
        wrong["flags"] = got.get("flags")
    return wrong


@pytest.mark.parametrize(
    "case",
    load("durations_unseen.json", "durations_unseen_2.json", "durations_probed.json"),
    ids=lambda case: case["id"],
)
def test_unseen_hours_are_read_as_they_should_be(case: dict[str, Any]) -> None:
    assert differences(case) == {}, case["why"]


def test_a_wrong_reading_is_seen_as_wrong() -> None:
    case = load("durations_unseen.json")[0]
    other = {**case, "expect": {**case["expect"], "status": "reject"}}
    assert "status" in differences(other)
    assert "flags" in differences({**case, "expect": {"flags_include": ["dst"]}})

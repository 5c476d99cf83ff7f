"""Requests, offers, logs and the other intents, by the cases."""

import re
from datetime import datetime

import pytest

from domain.reading import read
from domain.reading.requests import to_expect
from tests.domain.reading.cases import load

CASES = load("requests.json", "requests_more.json")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_read_as_it_should_be(case):
    now = datetime.fromisoformat(case["now"])
    reading = read(case["text"], now, case["lang"])
    got, want = to_expect(reading.request), dict(case["expect"])
    for word in want.pop("public_text_must_not_contain"):
        assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", got["public_text"], re.IGNORECASE)
    assert sorted(got.pop("flags")) == sorted(want.pop("flags")), case["why"]
    got.pop("public_text")
    assert got == want, case["why"]


def test_no_more_than_three_things_are_asked_of_a_request():
    for case in CASES:
        request = read(case["text"], datetime.fromisoformat(case["now"]), case["lang"]).request
        assert request.intent == "log" or len(request.ask) <= 3, case["id"]


def test_what_is_asked_and_flagged_stands_in_the_closed_lists():
    from typing import get_args

    from domain.reading import types

    for case in CASES:
        request = read(case["text"], datetime.fromisoformat(case["now"]), case["lang"]).request
        assert request.intent in get_args(types.Intent)
        assert request.action in get_args(types.Action)
        named = {ask for ask in request.ask if not ask.startswith("which_")}
        assert named <= set(get_args(types.RequestAsk)), case["id"]
        if request.intent in ("request", "offer"):
            assert set(request.flags) <= set(get_args(types.RequestFlag)), case["id"]

"""Requests and nominations that were written without a look at the readers; marked key by key."""

import pytest

from tests.domain.reading import unseen


def _wrong(marks):
    return [f"{key}: read {got}, wanted {want}" for key, right, got, want in marks if not right]


@pytest.mark.parametrize("case", unseen.REQUESTS, ids=lambda case: case["id"])
def test_an_unseen_request_is_read_as_it_should_be(case):
    assert _wrong(unseen.request_marks(case)) == [], case["why"]


@pytest.mark.parametrize("case", unseen.NOMINATIONS, ids=lambda case: case["id"])
def test_an_unseen_nomination_is_read_as_it_should_be(case):
    assert _wrong(unseen.nomination_marks(case)) == [], case["why"]


def test_a_wrong_reading_is_marked_wrong():
    case = dict(unseen.REQUESTS[0])
    case["expect"] = {"intent": "balance", "flags_exclude": ["home_visit"], "ask": ["tools"]}
    assert [key for key, right, _, _ in unseen.request_marks(case) if not right] == [
        "intent", "flags", "ask",
    ]  # fmt: skip

"""Requests and nominations that were written without a look at the readers; marked key by key."""

from datetime import datetime

import pytest

from domain.reading import read
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


NOW = datetime.fromisoformat("2026-05-14T17:20:00+01:00")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2 hrs ironin for xanthippe", ("xanthippe",)),
        ("1hr gardening with wendeline tues", ("wendeline",)),
        ("2 hours gardening tuesday for zubin, please", ("zubin",)),
        ("1 hr shopping for karyn and zedric", ("karyn", "zedric")),
        ("helped osagie 45 mins", ("osagie",)),
        ("3 hrs at bingo for charity", ()),
        ("did 2 hrs with ladders", ()),
        ("2 hrs sewing for saturday", ()),
        ("2hrs baking for the tombola", ()),
        ("2 hrs ironin for pensioners in sparkhill", ()),
    ],
)
def test_a_name_that_no_list_holds_is_guessed_in_a_log_where_it_is_nothing_else(text, names):
    reading = read(text, NOW)
    assert reading.intent == "log"
    assert reading.names == names


def test_a_name_is_not_guessed_in_what_is_asked_for():
    assert read("can someone do shopping for xanthippe tues", NOW).names == ()


@pytest.mark.parametrize(
    ("text", "intent", "blocked"),
    [
        ("bath tap drippin all nite", "request", None),
        ("bath tap leaking thru the ceiling", "out_of_scope", "mains_plumbing"),
        ("need someone to wait in for the boiler man weds", "request", None),
        ("plumber wanted to fix me boiler", "out_of_scope", "gas"),
        ("retired electrician, can put shelves up", "offer", None),
        ("retired electrician can rewire your house", "out_of_scope", "electrics"),
        ("dont need a big van just help moving a table sat", "request", None),
        ("the shopping was great thanks", "thanks", None),
        ("i cant do my garden on tuesday can someone help", "request", None),
        ("cant do tuesday now sorry", "cancel", None),
    ],
)
def test_neighbouring_messages_are_told_apart(text, intent, blocked):
    request = read(text, NOW).request
    assert request is not None
    assert (request.intent, request.blocked) == (intent, blocked)

"""Nominations in residents' own words, by the cases."""

from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reading import types
from domain.reading.nominations import AwardRules, read_nomination, to_expect
from tests.domain.reading.cases import config, load

CASES = load("nominations.json", "nominations_more.json")
RULES = AwardRules.from_config(config("nominations.json"))
NOON = datetime.fromisoformat("2026-05-14T12:00:00+01:00")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_read_as_it_should_be(case):
    want = dict(case["expect"])
    roles = want.pop("nominator", {}).get("roles", ())
    want.pop("telegram_utc", None)
    now = datetime.fromisoformat(case["now"])
    got = to_expect(read_nomination(case["text"], now, case["lang"], roles, RULES))
    assert sorted(got.pop("flags")) == sorted(want.pop("flags")), case["why"]
    assert got == want, case["why"]


def test_what_is_missing_and_flagged_stands_in_the_closed_lists():
    for case in CASES:
        now = datetime.fromisoformat(case["now"])
        reading = read_nomination(case["text"], now, case["lang"], (), RULES)
        assert set(reading.missing) <= set(get_args(types.NominationMissing))
        assert set(reading.flags) <= set(get_args(types.NominationFlag))
        assert reading.category in get_args(types.Category)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Jean Parker, 12 years on the desk", 12),
        ("Jean Parker is 82 years old", None),
        ("Jean Parker since 2016", 10),
        ("Jean Parker since lockdown", 6),
        ("Jean Parker for twenty years", 20),
        ("Jean Parker and 22 of her friends", None),
        ("Jean Parker did 140 hrs this year", None),
    ],
)
def test_years_of_service_are_not_ages_people_or_hours(text, years):
    assert read_nomination(text, NOON, config=RULES).years == years


def test_the_accused_is_never_a_nominee():
    reading = read_nomination(
        "Bev Hartley runs the lunch club, not like Dave Smith who stole the raffle money",
        NOON,
        config=RULES,
    )
    assert [one.name for one in reading.nominees] == ["Bev Hartley"]
    assert "remove_before_judging" in reading.flags


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error_and_always_the_same(text):
    assert read_nomination(text, NOON, config=RULES) == read_nomination(text, NOON, config=RULES)

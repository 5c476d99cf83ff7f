"""Scoring: what speaks for somebody never counts against them, and order is not chance."""

import random
from dataclasses import replace
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import finding, matching, nearness
from domain.matching import Candidate, Match, Need, Sought, Standing
from domain.reading.skills import taxonomy

AREAS = ("Ward End", "Alum Rock", "Pelham", "Longbridge", None)
WORDS = ("ironing", "cutting grass", "guitar lessons", "ukulele", "")
THURSDAY = date(2026, 5, 14)
NEED = Need(
    1, None, "grass wants cutting", day=THURSDAY, start=time(10), area="Ward End", langs=("pl",)
)
CANDIDATES = st.builds(
    Candidate,
    listing_id=st.integers(1, 10_000),
    person_id=st.integers(2, 20),
    words=st.sampled_from(WORDS),
    near=st.floats(0, 1),
    said=st.floats(0, 1),
    slots=st.sampled_from(("", "thu-am", "sat sun")),
    area=st.sampled_from(AREAS),
    langs=st.sampled_from(((), ("pl",), ("en",))),
    remote=st.booleans(),
    quick=st.booleans(),
    acquainted=st.booleans(),
)
STANDINGS = st.builds(
    Standing,
    name=st.just("Amina"),
    balance=st.integers(-6_000, 6_000),
    helps=st.integers(0, 10),
    rested=st.none() | st.integers(0, 400),
)


def sought(need: Need = NEED) -> Sought:
    asked = finding.asked(need)
    return matching.sought(asked.need, asked.skill, asked.words)


def ranked(candidates: list[Candidate], standings: dict[int, Standing]) -> list[Match]:
    wanted = sought()
    fits = matching.fits(wanted, candidates)
    return matching.best(
        (matching.match(wanted, one, standings[one.candidate.person_id]) for one in fits), 10
    )


def points(candidate: Candidate, standing: Standing) -> int:
    """The score with no doubt whether it is a match at all."""
    one = matching.fit(sought(), candidate._replace(near=max(0.3, candidate.near)), 0.5)
    assert one is not None
    return matching.match(sought(), one, standing).score


@settings(max_examples=60, deadline=None)
@given(st.lists(CANDIDATES, max_size=12, unique_by=lambda one: one.listing_id), STANDINGS)
def test_order_does_not_depend_on_the_order_of_the_candidates(
    candidates: list[Candidate], standing: Standing
) -> None:
    standings = dict.fromkeys(range(2, 21), standing)
    other = candidates[:]
    random.Random(7).shuffle(other)
    found = ranked(candidates, standings)
    assert ranked(other, standings) == found
    assert len({one.person_id for one in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(CANDIDATES, STANDINGS)
def test_what_speaks_for_somebody_never_lowers_the_score(
    candidate: Candidate, standing: Standing
) -> None:
    before = points(candidate, standing)
    better = (
        candidate._replace(near=min(1.0, max(0.3, candidate.near) + 0.1)),
        candidate._replace(said=1.0),
        candidate._replace(area="Ward End"),
        candidate._replace(slots="thu-am"),
        candidate._replace(langs=("pl",)),
        candidate._replace(acquainted=True),
        candidate._replace(remote=False),
    )
    assert all(points(one, standing) >= before for one in better)
    rested = standing._replace(rested=None)
    fewer = standing._replace(helps=0)
    owing = standing._replace(balance=min(standing.balance, -600))
    assert all(points(candidate, one) >= before for one in (rested, fewer, owing))


@settings(max_examples=60, deadline=None)
@given(CANDIDATES, STANDINGS)
def test_standing_adds_no_more_than_is_said(candidate: Candidate, standing: Standing) -> None:
    wanted = sought()
    one = matching.fit(wanted, candidate._replace(near=1.0), 0.5)
    assert one is not None
    assert matching.match(wanted, one, standing).score <= one.points + matching.most(wanted)


def test_nearness_is_the_same_both_ways_and_names_only_skills() -> None:
    assert nearness.named() <= taxonomy().keys()
    for one in taxonomy():
        for other, degree in nearness.related(one).items():
            assert 0 < degree <= 1
            assert degree == nearness.nearness(other, one) or nearness.SAME_GROUP in (
                degree, nearness.nearness(other, one),
            )  # fmt: skip
        assert nearness.nearness(one, one) == 1


def test_a_place_that_stands_for_two_wards_is_near_both() -> None:
    assert set(nearness.wards_of("Pelham")) == {"Alum Rock", "Ward End"}
    assert "Alum Rock" in nearness.near_wards(["Ward End"])
    assert nearness.wards_of("the Wychbold estate") == nearness.wards_of("The  Wychbold Estate")


def test_checks_follow_the_letters_of_a_skill() -> None:
    assert matching.checks_for("transport.lift_hospital") == {"driver", "one_to_one"}
    assert matching.checks_for("family.babysitting") == {"one_to_one", "children"}
    assert matching.checks_for("garden.watering") == {"keys"}
    assert matching.checks_for(None) == frozenset()


def test_every_token_fits_its_column() -> None:
    longest = max(taxonomy(), key=len)
    tokens = finding.offered(longest, "x" * 80, "Sparkbrook & Balsall Heath East", ["phr"], "mon")
    wanted = finding.asked(replace(NEED, skill=longest, area="Sparkbrook & Balsall Heath East"))
    assert all(0 < len(token) <= finding.LONGEST for token in tokens)
    assert set(tokens) & {one.token for one in wanted.tokens if "@" in one.token or one.extra}


def test_a_remote_need_has_no_places() -> None:
    asked = finding.asked(replace(NEED, remote=True))
    assert not any("@" in one.token for one in asked.tokens)

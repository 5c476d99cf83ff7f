"""Teams from words, and who can bring one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shifts import MOST_PLACES
from domain.teams import LONGEST_NAME, Team, barred, read


@pytest.mark.parametrize(
    ("said", "team"),
    [
        ("8", Team(8)),
        ("eight of us", Team(8)),
        ("a dozen", Team(12)),
        ("a team of 8 from Severn Foods", Team(8)),
        ("Sam, Priya and Jo", Team(3, ("Sam", "Priya", "Jo"))),
        ("Sam Price, Priya Shah", Team(2, ("Sam", "Priya"))),
        ("Sam, Priya and 6 others", Team(8, ("Sam", "Priya"))),
        ("Sam and two more", Team(3, ("Sam",))),
        ("12: Sam, Priya and 10 others", Team(12, ("Sam", "Priya"))),
        ("2: Sam, Priya, Jo", Team(3, ("Sam", "Priya", "Jo"))),
        ("me, Sam and Priya", Team(3, ("Sam", "Priya"))),
        ("Zoë O'Brien; Anne-Marie", Team(2, ("Zoë", "Anne-Marie"))),
        ("آمنہ، سارہ and Jo", Team(3, ("آمنہ", "سارہ", "Jo"))),
    ],
)
def test_what_people_write(said: str, team: Team) -> None:
    assert read(said) == team


@pytest.mark.parametrize(
    "said", ["", "0", "100000", "lots", "10 - 12", "=cmd|x", "Sam 0121 496 0000", "Sam", "?", "5 6"]
)
def test_what_is_no_team(said: str) -> None:
    assert read(said) is None


@given(st.text(max_size=300))
def test_no_words_break_it(said: str) -> None:
    team = read(said)
    if team is not None:
        assert 1 <= team.people <= MOST_PLACES
        assert len(team.names) <= team.people
        assert all(name and len(name) <= LONGEST_NAME for name in team.names)


def test_who_can_bring_one() -> None:
    assert barred("employer", "one_off", "none", 5, None) is None
    assert barred("school", "weekly", "none", 5, 6) is None
    assert barred("group", "one_off", "none", 5, 6) == "employers"
    assert barred("group", "team_day", "none", 5, 6) is None
    assert barred("employer", "one_off", "none", 5, 5) == "own"
    assert barred("employer", "one_off", "basic", 5, 6) == "checks"

"""What a nomination is asked, and what the rules refuse at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.awards.nominating import Told, asked, count, cut, is_own, refused
from domain.awards.rules import Rules

SHEILA = Told(kind="individual", name="Sheila Okafor", relation="neighbour", years=6, count=40)


@pytest.mark.parametrize(
    ("told", "rules", "why"),
    [
        (SHEILA, Rules(), None),
        (Told(kind="individual", own=True), Rules(), "self"),
        (Told(kind="individual", own=True), Rules(self_may=True), None),
        (Told(kind="group", own=True), Rules(), None),
        (Told(kind="individual", relation="family"), Rules(), "family"),
        (Told(kind="individual", relation="family"), Rules(family_may=True), None),
        (Told(kind="individual", relation="family", posthumous=True), Rules(), None),
        (Told(kind="business", relation="family"), Rules(), None),
        (Told(kind="individual", councillor=True), Rules(), "councillor"),
        (Told(kind="individual", councillor=True), Rules(councillors_may=True), None),
        (Told(kind="individual", linked=False), Rules(), "outside"),
        (Told(kind="individual", linked=False), Rules(outside_may=True), None),
        (Told(kind="individual", years=2), Rules(years_needed=3), "years"),
        (Told(kind="individual", years=3), Rules(years_needed=3), None),
        (Told(kind="individual", years=None), Rules(years_needed=3), None),
        (Told(kind="individual", years=1, under_18=True), Rules(years_needed=3), None),
        (Told(kind="individual", years=1, young=True), Rules(years_needed=3), None),
    ],
)
def test_only_what_the_rules_say_is_refused(told: Told, rules: Rules, why: str | None) -> None:
    assert refused(told, rules) == why


def test_only_what_belongs_to_it_is_asked() -> None:
    assert asked(SHEILA, (), Rules()) == {"knows", "under_18", "reach"}
    child = Told(kind="individual", name="Aaliyah", under_18=True)
    assert asked(child, (), Rules()) == {"surname", "knows", "under_18", "parent"}
    dead = Told(kind="individual", name="Winston Bailey", posthumous=True)
    assert asked(dead, ("posthumous",), Rules()) == {"family"}
    group = Told(kind="group", name="Stitchers")
    assert asked(group, ("councillor",), Rules()) == {"knows", "reach"}
    told = asked(SHEILA, ("councillor", "paid_role", "outside_area"), Rules(tell_nominator=True))
    assert {"councillor", "beyond", "linked", "may_name"} <= told
    assert "linked" not in asked(SHEILA, ("outside_area",), Rules(outside_may=True))
    long = Told(kind="individual", name="Sheila Okafor", count=301, last=3_600)
    assert {"long", "more"} <= asked(long, (), Rules())


@pytest.mark.parametrize(
    ("name", "mine", "own"),
    [
        ("me", "Jean", True),
        ("Myself", "Jean", True),
        ("jean  MARLOW", "Jean Marlow", True),
        ("Jean", "Jean", False),
        ("Jean Marlowe", "Jean Marlow", False),
    ],
)
def test_who_puts_themselves_forward(name: str, mine: str, own: bool) -> None:
    assert is_own(name, mine) is own


@given(st.text(max_size=400), st.integers(1, 120))
def test_a_long_text_is_cut_in_two_that_are_the_whole(text: str, limit: int) -> None:
    first, rest = cut(text, limit)
    assert first + rest == text
    assert len(first) <= limit
    assert count(first) <= count(text)

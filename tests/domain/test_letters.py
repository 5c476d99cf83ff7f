"""Codes of letters: read however they are typed, and no slip of the finger makes another one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import employment
from domain.letters import LENGTH, SIGNS, looks_like, new_code, read_code, spells_nothing, written

CODES = st.integers(0, 2**64).map(lambda seed: new_code(random.Random(seed).choice))


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    assert len(code) == LENGTH + 1
    assert not set(code) & set("IO01")
    bare = code.replace("-", "")
    for typed in (code, bare, code.lower(), f" {code[:4]} {code[5:]} ", ".".join(bare)):
        assert read_code(typed) == bare
    assert written(bare) == code
    assert looks_like(code)


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_never_another_code(code: str, place: int, sign: str) -> None:
    bare = code.replace("-", "")
    other = bare[:place] + sign + bare[place + 1 :]
    assert read_code(other) == (bare if other == bare else None)


@given(CODES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_swapped_signs_are_never_another_code(code: str, one: int, two: int) -> None:
    signs = list(code.replace("-", ""))
    signs[one], signs[two] = signs[two], signs[one]
    swapped = "".join(signs)
    assert read_code(swapped) == (swapped if swapped == code.replace("-", "") else None)


@pytest.mark.parametrize(
    "typed", ["", "hello", "ABCD", "ABCD-EFG0", "ABCDEFGHJ", "ABCD-ÉFGH", "💚" * 8, "2222 222"]
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize(
    ("said", "online", "level", "rest"),
    [
        ("", False, None, ""),
        ("online", True, None, ""),
        ("level 2 english", False, "2", "english"),
        ("Online courses, level 1", True, "1", ""),
        ("entry maths", False, "entry", "maths"),
        ("food hygiene", False, None, "food hygiene"),
    ],
)
def test_what_is_looked_for_among_courses(
    said: str, online: bool, level: str | None, rest: str
) -> None:
    assert employment.wanted(said) == (online, level, rest)


def test_levels_are_told_apart() -> None:
    assert employment.of_level("Level 2", "2")
    assert not employment.of_level("Level 2", "1")
    assert employment.of_level("Entry level 3", "entry")
    assert employment.of_level("", None)
    assert not employment.of_level("", "2")


@pytest.mark.parametrize("code", ["9KYS-UZB9", "6DJU-NA5C", "63U3-7AYE", "WJYB-5DAK", "KAM8-DD98"])
def test_a_code_that_spells_something_is_not_given_out(code: str) -> None:
    assert not spells_nothing(code)
    assert spells_nothing("J3ZX-YBBU")
    signs = iter(f"{code[:-1]}J3ZX-YBB".replace("-", ""))
    assert new_code(lambda _: next(signs)).startswith("J3ZX-YBB")

"""Conflicts as they are typed, and a judge who may be up themselves."""

import pytest

from domain.awards.conflicts import is_they, numbers


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2, 5 and 7", [2, 5, 7]),
        ("Numbers 3 3", [3]),
        ("none of them.", []),
        ("Nobody", []),
        ("14", None),
        ("0", []),
        ("my sister", None),
        ("2 hours tuesday", None),
        ("", None),
    ],
)
def test_numbers(words: str, found: list[int] | None) -> None:
    assert numbers(words, 13) == found


def test_a_judge_who_may_be_up_under_another_spelling() -> None:
    assert is_they("Mohammed Khan", "Muhammad Khan", "individual", "Bordesley")
    assert is_they("Liz Khan", "Elizabeth Khan", "individual", "")
    assert not is_they("Mohammed Khan", "Khan Stores", "business", "")
    assert not is_they("Pat", "Pat", "individual", "")
    assert not is_they("Amina Begum", "Jean Marlow", "individual", "")

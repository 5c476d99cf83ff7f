"""What stands behind a command of the desk in one line, and what is not read out of it."""

import pytest

from domain.desk_lines import NewPerson, PutRight, helper_of, new_person, put_right


@pytest.mark.parametrize(
    ("line", "means"),
    [
        (
            "Sheila Patel, Pelham, 0121 496 0999",
            NewPerson("Sheila Patel", "Pelham", "0121 496 0999"),
        ),
        ("Sheila Patel 0121 496 0999", NewPerson("Sheila Patel", None, "0121 496 0999")),
        ("Sheila Patel from Ward End", NewPerson("Sheila Patel", "Ward End")),
        (
            "Mr Hussain, 0121 496 0123, mornings",
            NewPerson("Mr Hussain", None, "0121 496 0123, mornings"),
        ),
        ("Edna Doyle; edna@example.org", NewPerson("Edna Doyle", None, "edna@example.org")),
        ("Winifred", NewPerson("Winifred")),
        ("0121 496 0999", None),
        ("", None),
    ],
)
def test_somebody_new(line: str, means: NewPerson | None) -> None:
    assert new_person(line) == means


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("Pat for Jean", ("Pat", "Jean")),
        ("Pat Green acts for Mr Hussain.", ("Pat Green", "Mr Hussain")),
        ("Jean", None),
    ],
)
def test_who_acts_for_whom(line: str, means: tuple[str, str] | None) -> None:
    assert helper_of(line) == means


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("Jean plus 2 hours", PutRight("Jean", "more", "2 hours", None)),
        (
            "Jean minus 1 hour because it was Pat's",
            PutRight("Jean", "fewer", "1 hour", "it was Pat's"),
        ),
        ("Jean -30 minutes", PutRight("Jean", "fewer", "30 minutes", None)),
        ("Lucy Smith-Jones plus 1h", PutRight("Lucy Smith-Jones", "more", "1h", None)),
        ("Jean", None),
    ],
)
def test_hours_put_right(line: str, means: PutRight | None) -> None:
    assert put_right(line) == means

"""A printed sheet is keyed in: what each line says, and what can't be."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.sign_in import Line, Sheet, keyed, numbering, whole

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 11, 21, 9, 30, tzinfo=LONDON)
END = datetime(2026, 11, 21, 12, 30, tzinfo=LONDON)
SHEET = Sheet(frozenset(range(1, 10)), frozenset(range(10, 14)), START, END)


def came(words: str, sheet: Sheet = SHEET) -> dict[int, str]:
    """What each number did, short."""
    found = keyed(words, sheet)
    said = {}
    for line in found.lines:
        minutes = whole(line, sheet.start, sheet.end)
        length = "" if minutes is None else f" {minutes}"
        said[line.number] = f"{line.kind}{length}{' ' + line.name if line.name else ''}"
    return said


def why(words: str) -> list[str]:
    """What is wrong with it."""
    return [problem.why for problem in keyed(words, SHEET).problems]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "1 3 4-9 came, 2 left at 11, 10 new: Sam Price",
            {1: "came", 2: "came 90", **dict.fromkeys(range(3, 10), "came"), 10: "new Sam Price"},
        ),
        ("1, 3, 4-6", {1: "came", 3: "came", 4: "came", 5: "came", 6: "came"}),
        (
            "1, 3 and 5 were here. 2 and 4 did not come",
            {1: "came", 3: "came", 5: "came", 2: "absent", 4: "absent"},
        ),
        ("all came", dict.fromkeys(range(1, 10), "came")),
        ("Everybody came but 3, 5", {n: "absent" if n in (3, 5) else "came" for n in range(1, 10)}),
        ("everyone except 2 and 7", {n: "absent" if n in (2, 7) else "came" for n in range(1, 10)}),
        ("all came, 4 left at 11.15", {n: "came 105" if n == 4 else "came" for n in range(1, 10)}),
        ("came: 1 2 3; absent: 4, 5", {1: "came", 2: "came", 3: "came", 4: "absent", 5: "absent"}),
        ("1 came at 10", {1: "came 150"}),
        ("1 came late at 10.30, 2 came from half past 10", {1: "came 120", 2: "came 120"}),
        ("3 came 10 to 11.30", {3: "came 90"}),
        ("3 from 10am to 1pm", {3: "came 180"}),
        (
            "4 90 minutes, 5 2 hours, 6 came for 1h30, 7 half an hour",
            {4: "came 90", 5: "came 120", 6: "came 90", 7: "came 30"},
        ),
        ("5 no show\n6 ill", {5: "absent", 6: "absent"}),
        ("2 left early at 11 and 3 came", {2: "came 90", 3: "came"}),
        (
            "10 Sam Price, 11 walk-up: Zara O'Neil left at 12",
            {10: "new Sam Price", 11: "new 150 Zara O'Neil"},
        ),
        ("2 went at 1pm", {2: "came 210"}),
        ("2 and 3 came, 10 Sam Price left at 11", {2: "came", 3: "came", 10: "new 90 Sam Price"}),
        ("4 to 6 came", {4: "came", 5: "came", 6: "came"}),
    ],
)  # fmt: skip
def test_what_a_sheet_says(words: str, said: dict[int, str]) -> None:
    assert came(words) == said
    assert why(words) == []


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        ("12 left at 11", ["who"]),
        ("14 came", ["number"]),
        ("9-12 came", ["who", "who", "who"]),
        ("2 left at 4am", ["time"]),
        ("2 left at 25", ["time"]),
        ("2 left early", ["time"]),
        ("3 came 11 to 10", ["time"]),
        ("1 new: Sam Price", ["taken"]),
        ("it was a lovely day", ["words"]),
        ("5-3 came", ["words"]),
        ("1-9999", ["words"]),
        ("10 new:", ["words"]),
        ("", []),
        ("2 came 300 hours", ["words"]),
        ("2 came 20 hours", ["time"]),
    ],
)
def test_what_cannot_be_is_said(words: str, problems: list[str]) -> None:
    assert why(words) == problems


def test_a_correction_is_typed_alone() -> None:
    first = keyed("all came, 10 new: Sam Price", SHEET)
    again = keyed("2 left at 11, 10 left at 12", SHEET, first.lines)
    by_number = {line.number: line for line in again.lines}
    assert whole(by_number[2], START, END) == 90
    assert by_number[10].name == "Sam Price"
    assert whole(by_number[10], START, END) == 150
    assert by_number[3] == Line(3, "came")
    gone = keyed("10 no show", SHEET, again.lines)
    assert 10 not in {line.number for line in gone.lines}


def test_the_night_on_which_the_clocks_go_back_has_its_extra_hour() -> None:
    start = datetime(2026, 10, 24, 22, tzinfo=LONDON)
    end = datetime(2026, 10, 25, 6, tzinfo=LONDON)
    sheet = Sheet(frozenset({1, 2}), frozenset(), start, end)
    assert came("1 left at 4, 2 came 11pm to 3am", sheet) == {1: "came 420", 2: "came 300"}


@given(st.text(alphabet="0123456789 ,.-:;\nabcdefghiklmnopqrstuvwxyz'", max_size=80))
def test_whatever_is_typed_is_read_or_refused(words: str) -> None:
    for line in keyed(words, SHEET).lines:
        assert line.number in SHEET.people | SHEET.free
        assert line.kind == "new" or line.number in SHEET.people
        assert bool(line.name) == (line.kind == "new")
        minutes = whole(line, START, END)
        assert minutes is None or 0 < minutes <= 7 * 60
        assert all(one is None or one.tzinfo is UTC for one in (line.start, line.finish))


@given(st.lists(st.lists(st.integers(1, 30), unique=True, max_size=12), max_size=5))
def test_a_number_is_given_once(prints: list[list[int]]) -> None:
    lines: dict[int, int | None] = {}
    for joined in prints:
        after = dict(numbering(lines, joined))
        assert lines.items() <= after.items()
        assert set(joined) <= {person for person in after.values() if person is not None}
        people = [person for person in after.values() if person is not None]
        assert len(people) == len(set(people))
        assert sum(person is None for person in after.values()) >= 4
        lines = after

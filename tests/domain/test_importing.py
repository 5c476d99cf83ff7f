"""Lists of other software, read cell by cell: nothing is rounded, nothing is guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.importing import cells, formats, names, table
from domain.importing.rows import read

CASES = Path(__file__).parents[1] / "cases" / "import"
TODAY = "2026-11-22"


# Lengths ------------------------------------------------------------------------------------------


@given(st.integers(-6_000_000, 6_000_000))
def test_whole_minutes_come_through_every_way_of_writing_them(minutes: int) -> None:
    sign, whole = "-" if minutes < 0 else "", abs(minutes)
    assert cells.hours(f"{sign}{whole // 60}:{whole % 60:02d}") == minutes
    assert cells.hours(f"{sign}{whole} min") == minutes
    assert cells.minutes(str(minutes)) == minutes
    assert cells.seconds(str(minutes * 60)) == minutes
    # As a spreadsheet keeps it, to nine places.
    assert cells.hours(f"{minutes / 60:.9f}") == minutes


@given(st.integers(-100_000, 100_000).filter(lambda n: n % 60))
def test_seconds_that_are_no_whole_minutes_are_never_rounded(seconds: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        cells.seconds(str(seconds))


@given(st.text(max_size=30))
def test_no_text_makes_a_cell_fail_otherwise(text: str) -> None:
    for reader in (cells.hours, cells.seconds, cells.minutes, cells.day):
        said = ""
        try:
            reader(text)
        except ValueError as error:
            said = str(error)
        assert said in ("", "hours", "minutes", "day")


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("&mdash;", 0), ("—", 0), ("", 0), ("-0:45", -45), ("−1:00", -60), ("1.5", 90), ("1,5", 90)],
)
def test_lengths_as_lists_have_them(cell: str, minutes: int) -> None:
    assert cells.hours(cell) == minutes


@pytest.mark.parametrize("cell", ["0.33", "0:20:30", "1:75", "=1+1", "two", "1e9", "£5"])
def test_lengths_that_are_none(cell: str) -> None:
    with pytest.raises(ValueError, match=r"hours|minutes"):
        cells.hours(cell)


# Days ---------------------------------------------------------------------------------------------


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    assert cells.day(day.isoformat()) == day
    assert cells.day(f"{day.isoformat()} 10:11:12 +0000") == day
    assert cells.day(f"{day.day}/{day.month}/{day.year}", "dmy") == day
    assert cells.day(f"{day.month}/{day.day}/{day.year}", "mdy") == day
    assert cells.day(f"{day.day} {day:%B} {day.year}") == day
    assert cells.day(str((day - date(1899, 12, 30)).days)) == day


@given(st.lists(st.dates(date(2000, 1, 1), date(2026, 1, 1)), min_size=1, max_size=30))
def test_a_column_never_denies_the_order_in_which_it_was_written(days: list[date]) -> None:
    assert "dmy" in cells.orders(f"{d.day:02d}/{d.month:02d}/{d.year}" for d in days)
    assert "mdy" in cells.orders(f"{d.month:02d}/{d.day:02d}/{d.year}" for d in days)


def test_a_whole_column_tells_what_one_day_does_not() -> None:
    assert cells.orders(["03/04/2021", "25/12/2021"]) == {"dmy"}
    assert cells.orders(["03/04/2021", "12/25/2021"]) == {"mdy"}
    assert cells.orders(["03/04/2021", "05/06/2021"]) == {"dmy", "mdy"}
    assert cells.orders(["2021-04-03", ""]) == {"iso"}


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ("Mrs S Begum", "Begum, Shamim", True),
        ("Shamim Begum", "BEGUM Shamim", True),
        ("Jean Miller", "Jean Miller", True),
        ("Łucja Nowak", "Lucja Nowak", True),
        ("Shamim Begum", "Nasreen Begum", False),
        ("S Begum", "N Begum", False),
        ("Jean Miller", "Jean Price", False),
        ("Pat", "Pat Green", False),
    ],
)
def test_two_names_that_may_be_one_person(one: str, other: str, likely: bool) -> None:
    nobody: frozenset[str] = frozenset()
    assert (names.likeness(one, other, nobody, nobody) == "likely") is likely
    assert names.likeness(one, other, nobody, nobody) == names.likeness(other, one, nobody, nobody)


def test_only_the_same_name_reached_in_the_same_way_is_surely_one_person() -> None:
    home, work = names.contacts("+44 121 496 0102"), names.contacts("0121 496 0102")
    assert home == work
    assert names.likeness("Shamim Begum", "Begum, Shamim", home, work) == "same"
    assert names.likeness("Shamim Begum", "Shamim Begum", home, frozenset({"x@y"})) == "likely"
    assert names.likeness("Shamim Begum", "Yusuf Begum", home, work) is None  # one household


def test_whoever_is_gone_is_nobody() -> None:
    assert names.party("The user no longer exists").gone
    assert names.party("The user isn't active").gone
    assert names.party("Shamim Begum (42)") == names.Party("Shamim Begum", "42")


# Files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "name", "holds"),
    [
        ("ward-end_Users_2026-11-20.csv", "timeoverflow-users", "members"),
        ("ward-end_Transfers_2026-11-20.csv", "timeoverflow-transfers", "transfers"),
        ("ward-end_Offers_2026-11-20.csv", "timeoverflow-posts", "offers"),
        ("users-to-import.csv", "timeoverflow-import-users", "members"),
        ("transfers-to-import.csv", "timeoverflow-import-transfers", "transfers"),
        ("posts-to-import.csv", "timeoverflow-import-posts", "offers"),
        ("members-semicolons-1252.csv", "", "members"),
        ("exchanges-bom-us.csv", "", "transfers"),
        ("members.xlsx", "", "members"),
    ],
)
def test_each_format_is_told_by_its_columns(file: str, name: str, holds: str) -> None:
    found = formats.recognise(table.read((CASES / file).read_bytes()).rows, file)
    assert found is not None
    assert (found.name, found.holds) == (name, holds)
    assert found.sure is bool(name)


def test_labels_in_another_language_change_nothing() -> None:
    text = (CASES / "ward-end_Users_2026-11-20.csv").read_text("utf-8")
    spanish = "N,Nombre,Correo,Tel,Tel alt,Alta,Visto,Idioma,Saldo\n" + text.split("\n", 1)[1]
    found = formats.recognise(table.read(spanish.encode()).rows)
    assert found is not None
    assert found.name == "timeoverflow-users"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_codings_and_separators(coding: str, sign: str) -> None:
    lines = ["Name", "Phone", "Balance"], ["Siobhán O’Brien", "0121 496 0301", "1:30"]
    text = "\r\n".join(sign.join(line) for line in (*lines, lines[1]))
    found = table.read(text.encode(coding))
    assert found.rows[1] == (2, ("Siobhán O’Brien", "0121 496 0301", "1:30"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_plain_refusal(content: bytes) -> None:
    said = "import-file-"
    try:
        formats.recognise(table.read(content).rows)
    except ValueError as error:
        said = str(error)
    assert said.startswith(("import-file-", "job-file-"))


def test_a_small_workbook_that_unpacks_to_a_huge_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "UNPACKED", 1_000)
    with pytest.raises(ValueError, match="too-big"):
        table.read((CASES / "members.xlsx").read_bytes())


def test_a_list_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    with pytest.raises(ValueError, match="too-many"):
        table.read(b"Name\nAmina\nJean\nPat\nOwen\n")


# Rows ---------------------------------------------------------------------------------------------


def _faults(file: str) -> dict[int, str | None]:
    found = table.read((CASES / file).read_bytes())
    layout = formats.recognise(found.rows, file)
    assert layout is not None
    rows = found.rows[1:] if layout.header else found.rows
    shown = ((number, read(row, layout, "dmy", TODAY)) for number, row in rows)
    return {number: one.fault for number, one in shown if one is not None and one.fault}


def test_bad_rows_say_why() -> None:
    assert _faults("ward-end_Users_2026-11-20.csv") == {7: "no-name", 10: "minutes"}
    assert _faults("ward-end_Transfers_2026-11-20.csv") == {
        8: "same-party",
        9: "no-amount",
        12: "future",
    }
    assert _faults("transfers-to-import.csv") == {2: "minutes"}  # 1,830 seconds
    assert _faults("members-semicolons-1252.csv") == {4: "minutes"}  # 0,33 of an hour
    # The name in row 4 is a formula, which nobody runs.
    assert _faults("members.xlsx") == {4: "no-name", 5: "no-name"}


def test_a_member_is_the_same_in_a_later_file_though_the_balance_moved() -> None:
    layout = formats.Layout("", "members", {"number": 0, "name": 1, "balance": 2})
    one = read(["7", "Mrs S Begum", "1:00"], layout, "dmy", TODAY)
    later = read(["7", "mrs s begum", "4:00"], layout, "dmy", TODAY)
    assert one is not None
    assert later is not None
    assert one.digest == later.digest

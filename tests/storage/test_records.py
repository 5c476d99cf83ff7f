"""Rows become records: each field by its type, and nothing where a column is empty."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from storage.records import of_row


@dataclass(frozen=True, slots=True)
class Visit:
    name: str
    day: date
    start: time | None
    at: datetime
    left_at: datetime | None
    lone: bool
    asked: bool | None
    risks: tuple[str, ...]
    scope: frozenset[str]
    zone: ZoneInfo
    minutes: int | None


ROW = {
    "name": "2026-05-12",
    "day": "2026-05-12",
    "start": "17:30",
    "at": "2026-05-12T16:30:00.000Z",
    "left_at": None,
    "lone": 1,
    "asked": 0,
    "risks": "lone home",
    "scope": "log ask",
    "zone": "Europe/London",
    "minutes": 0,
    "a_column_more": 3,
}


def test_fields_are_read_by_their_types() -> None:
    assert of_row(Visit, ROW) == Visit(
        "2026-05-12",
        date(2026, 5, 12),
        time(17, 30),
        datetime(2026, 5, 12, 16, 30, tzinfo=UTC),
        None,
        True,
        False,
        ("lone", "home"),
        frozenset({"log", "ask"}),
        ZoneInfo("Europe/London"),
        0,
    )


def test_no_words_are_no_words_and_an_empty_time_is_none() -> None:
    found = of_row(Visit, {**ROW, "risks": "", "start": ""})
    assert (found.risks, found.start) == ((), None)


def test_what_a_column_does_not_say_is_given() -> None:
    row = {name: value for name, value in ROW.items() if name != "risks"}
    assert of_row(Visit, row, risks=("stairs",)).risks == ("stairs",)

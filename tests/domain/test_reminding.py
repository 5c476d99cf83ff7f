"""Days that some months and years don't have, and feast days, as somebody is reminded of them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain import arrangements, reminding
from domain.reading.reminding import read_reminding

NOW = datetime(2026, 11, 16, 10, tzinfo=ZoneInfo("Europe/London"))


def first_days(words: str, count: int) -> list[str]:
    pattern = read_reminding(words, NOW).pattern
    assert pattern is not None
    found = reminding.days(pattern, NOW.date())
    return [next(found).isoformat() for _ in range(count)]


def test_29_february_is_the_28th_in_most_years() -> None:
    want = ["2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]
    assert first_days("remind me every year on 29 february to ring Jean", 6) == want
    assert first_days("remind me on 29 feb to ring Jean", 1) == ["2028-02-29"]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    want = ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]
    words = "remind me on the 31st of every month to read the meter"
    assert first_days(words, 4) == want
    assert read_reminding(words, NOW).what == "read the meter"
    # Standing help as well: no month is left out.
    days = arrangements.days("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 11, 30), date(2026, 11, 16))
    assert [next(days).isoformat() for _ in range(4)] == want


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("remind me christmas eve to ring Jean", date(2026, 12, 24), time(9)),
        ("remind me on Christmas Eve at 3pm to ring Jean", date(2026, 12, 24), time(15)),
        ("remind me to ring Jean on xmas eve", date(2026, 12, 24), time(9)),
        ("remind me on new year's eve at 6pm to ring Jean", date(2026, 12, 31), time(18)),
        ("remind me boxing day to ring Jean", date(2026, 12, 26), time(9)),
        ("remind me on the 31st of january to ring Jean", date(2027, 1, 31), time(9)),
        ("remind me tues eve to ring Jean", date(2026, 11, 17), time(18)),
    ],
)
def test_feast_days_and_their_eves(words: str, day: date, at: time) -> None:
    read = read_reminding(words, NOW)
    assert read.pattern is not None
    assert (read.pattern.first, read.pattern.at, read.what) == (day, at, "ring Jean")

"""Lengths and days: every case of tests/cases, and what must hold for any words at all."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reading.hours import read_day, read_hours, read_length, to_expect
from domain.reading.types import HoursReading

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime.fromisoformat("2026-05-14T17:20:00+01:00")
LONDON = ZoneInfo("Europe/London")


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=case["id"])
        for name in ("durations", "durations_more")
        for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))["cases"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_a_case_is_read_as_it_says(case: dict[str, Any]) -> None:
    reply = case.get("context", {}).get("bot_asked") == "duration"
    now = datetime.fromisoformat(case["now"])
    reading = read_hours(case["text"], now, case["lang"], reply=reply)
    assert to_expect(reading) == case["expect"], case["why"]


def test_the_cases_reach_what_the_issue_asks_for() -> None:
    more = json.loads((CASES / "durations_more.json").read_text("utf-8"))["cases"]
    assert len(more) >= 120
    assert {c["lang"] for c in more} >= {
        "en", "ur-Latn", "pa-Latn", "ur", "pa", "pl", "ro", "ar", "bn", "so",
    }  # fmt: skip
    assert len({(c["text"], c["now"], c["lang"]) for c in more}) == len(more)


ROUGH = st.text(max_size=300)
KNOWN = """
2 1.30 ½ hrs h mins mon tues sat last week ago half past to til from - , and each a day day x 3rd
may 29 feb noon dinner nite kal ghante ساعتين ২ ঘণ্টা do pół ore tomoz no about few all morning me
my son of us travel break 10 12 pm am 24 0 99999 + / : thurs weekend later minus couple quarter
"""
WORDS = st.lists(st.sampled_from(KNOWN.split()), max_size=14).map(" ".join)
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2031, 12, 31),
    timezones=st.just(UTC),
)


def _within_reason(reading: HoursReading, now: datetime) -> None:
    """What holds for every reading of hours."""
    runs = (reading.entries, *reading.options)
    for run in runs:
        for entry in run:
            assert entry.minutes > 0
            assert entry.day <= now.astimezone(LONDON).date()
        days = {entry.day for entry in run}
        for day in days:
            assert sum(e.minutes for e in run if e.day == day) <= 24 * 60
    if reading.status == "ok":
        assert reading.entries
        assert not reading.options
        assert all(entry.minutes <= 600 for entry in reading.entries)
    else:
        assert not reading.entries
    assert (reading.ask is not None) == (reading.status == "clarify")
    assert (reading.reason is not None) == (reading.status == "reject")
    json.dumps(to_expect(reading))


@settings(max_examples=300, deadline=None)
@given(text=ROUGH | WORDS, now=MOMENTS, lang=st.sampled_from([None, "en", "ur-Latn", "pl", "xx"]))
def test_no_words_make_it_fail_or_promise_the_impossible(
    text: str, now: datetime, lang: str | None
) -> None:
    for reply in (False, True):
        reading = read_hours(text, now, lang, reply=reply)
        _within_reason(reading, now)
        assert reading == read_hours(text, now, lang, reply=reply)
        for start, end in reading.spans:
            assert 0 <= start < end <= len(text)
    read_day(text, now, lang)


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1, max_size=60), times=st.integers(1, 4096))
def test_long_messages_are_read_too(text: str, times: int) -> None:
    _within_reason(read_hours((text * times)[:4096], NOW), NOW)


PLAIN = """
gardening shopping for jean helped her with the ironing and a nice chat about bins dog walk round
thanks love we had tea took letters read washing up garden cut grass lovely hands busy
"""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PLAIN.split()), max_size=20).map(" ".join))
def test_words_that_hold_no_length_and_no_day_give_no_entry(text: str) -> None:
    assert read_hours(text, NOW, "en").status == "none"


SPELLED = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
UNITS = ["h", "hr", "hrs", "hour", "hours", "HRS", "Hours", "hrs."]
DAYS = {
    "mon": ["mon", "monday", "Monday", "on mon", "Mon."],
    "tue": ["tues", "tue", "tuesday", "on Tuesday"],
    "sat": ["sat", "saturday", "on sat", "Sat"],
    "yesterday": ["yesterday", "yest", "yday", "Yesterday"],
}


@settings(max_examples=250, deadline=None)
@given(
    hours=st.integers(1, 8),
    unit=st.sampled_from(UNITS),
    space=st.sampled_from(["", " ", "  "]),
    day=st.sampled_from(sorted(DAYS)),
    data=st.data(),
    day_first=st.booleans(),
)
def test_spelled_variants_give_the_same_reading(
    hours: int, unit: str, space: str, day: str, data: st.DataObject, day_first: bool
) -> None:
    digits = data.draw(st.sampled_from([f"{hours}{space}{unit}", f"{SPELLED[hours]} {unit}"]))
    spoken = data.draw(st.sampled_from(DAYS[day]))
    text = f"{spoken} {digits}" if day_first else f"{digits} {spoken}"
    plain = to_expect(read_hours(f"{hours} hours {day}", NOW))
    assert to_expect(read_hours(text, NOW)) == plain
    assert plain["status"] == "ok"


@settings(max_examples=150, deadline=None)
@given(minutes=st.integers(1, 599), now=MOMENTS)
def test_stated_minutes_are_credited_exactly(minutes: int, now: datetime) -> None:
    reading = read_hours(f"{minutes} mins yesterday", now)
    expected = (now.astimezone(LONDON) - timedelta(days=1)).date()
    assert [(e.day, e.minutes) for e in reading.entries] == [(expected, minutes)]


@settings(max_examples=150, deadline=None)
@given(
    start=st.integers(0, 23), length=st.integers(1, 9), day=st.dates(
        min_value=datetime(2026, 1, 1).date(),
        max_value=datetime(2027, 12, 1).date(),
    )
)  # fmt: skip
def test_clock_times_credit_what_elapsed(start: int, length: int, day: Any) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=LONDON) + timedelta(days=3)
    end = (start + length) % 24
    text = f"{start:02}:00-{end:02}:00 {day.isoformat()}"
    reading = read_hours(text, now)
    begins = datetime(day.year, day.month, day.day, start, tzinfo=LONDON)
    finish = datetime(day.year, day.month, day.day, end, tzinfo=LONDON)
    finish = finish + timedelta(days=1) if end <= start else finish
    elapsed = int((finish.astimezone(UTC) - begins.astimezone(UTC)).total_seconds()) // 60
    if elapsed <= 0:  # an hour that the clocks skipped
        assert (reading.status, reading.ask, reading.options) == ("clarify", "end", ())
        return
    found = reading.entries or (reading.options[0] if reading.options else ())
    if reading.ask is None or "dst" not in reading.flags:
        assert [entry.minutes for entry in found] == [elapsed]
    else:
        assert elapsed in [run[0].minutes for run in reading.options]


def test_spans_say_which_words_were_used() -> None:
    text = "2 hrs gardening for Jean on Tues"
    reading = read_hours(text, NOW)
    used = "".join(text[start:end] + "|" for start, end in reading.spans)
    assert used == "2 hrs|on Tues|"


def test_the_machine_makes_no_difference() -> None:
    code = (
        "import json\nfrom datetime import datetime\n"
        "from domain.reading.hours import read_hours, to_expect\n"
        f"now = datetime.fromisoformat({NOW.isoformat()!r})\n"
        "texts = ['2hrs tues', 'from 3 till quarter to 5', 'bank hol mon 3 hours', '1,5 hrs']\n"
        "print(json.dumps([to_expect(read_hours(t, now)) for t in texts]))\n"
    )
    seen = set()
    for zone, locale in (("UTC", "C"), ("Pacific/Kiritimati", "pl_PL.UTF-8"), ("EST5", "ar_EG")):
        env = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANGUAGE": locale[:2]}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_an_answer_to_when_gives_the_days() -> None:
    found = read_day("mon and weds", NOW)
    assert found is not None
    assert [[day.isoformat() for day in run] for run in found.days] == [
        ["2026-05-11", "2026-05-13"]
    ]
    doubt = read_day("thurs", NOW)
    assert doubt is not None
    assert [run[0].isoformat() for run in doubt.days] == ["2026-05-14", "2026-05-07"]
    ahead = read_day("tomorrow", NOW)
    assert ahead is not None
    assert ahead.future is not None
    old = read_day("1 march", NOW)
    assert old is not None
    assert old.flags == ("backdated",)
    assert read_day("dunno", NOW) is None
    vague = read_day("last month sometime", NOW)
    assert vague is not None
    assert vague.days == ()


def test_an_answer_to_how_long_may_say_the_day_too() -> None:
    reading = read_length("about 2, it was on monday", NOW)
    assert to_expect(reading) == {
        "status": "ok",
        "entries": [{"date": "2026-05-11", "minutes": 120}],
        "flags": ["approx"],
    }

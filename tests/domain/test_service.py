"""Hours that volunteers served: their states, how long they are, and words that tell of them."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import service as rules
from domain.errors import DomainError
from domain.ledger import Account
from domain.reading import read
from domain.service_words import read_ticks, serves, what_of
from domain.shifts import Plan

DRAWING = Path(__file__).parents[2] / "docs" / "service-states.md"
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 18, 10, tzinfo=LONDON)
PEOPLE = ((11, "Amina Begum"), (12, "Jean Marlow"), (13, "Pat"), (14, "Owen Price"))


def test_the_drawing_is_the_table() -> None:
    drawn = set(
        re.findall(r"^    (\w+) --> (\w+): (\w+) (\w+)$", DRAWING.read_text("utf-8"), re.MULTILINE)
    )
    table = {
        (state, after, who, action)
        for state, follows in rules.TRANSITIONS.items()
        for (who, action), after in follows.items()
    }
    assert drawn == table


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    minutes=st.integers(0, 16 * 60),
    seconds=st.integers(0, 59),
)
def test_elapsed_minutes_are_those_that_went_by_whatever_the_wall_shows(
    start: datetime, minutes: int, seconds: int
) -> None:
    end = start + timedelta(minutes=minutes, seconds=seconds)
    assert rules.elapsed(start.astimezone(LONDON), end.astimezone(LONDON)) == minutes


@pytest.mark.parametrize(
    ("day", "start", "finish", "minutes"),
    [
        ("2026-03-28", "22:00", "06:00", 7 * 60),  # the night the clocks go forward
        ("2026-10-24", "22:00", "06:00", 9 * 60),  # and back
        ("2026-11-18", "22:00", "06:00", 8 * 60),
        ("2026-11-18", "14:00", "16:00", 120),
    ],
)
def test_a_shift_counts_the_minutes_that_go_by(
    day: str, start: str, finish: str, minutes: int
) -> None:
    plan = Plan(
        datetime.fromisoformat(day).date(),
        time.fromisoformat(start),
        time.fromisoformat(finish),
        LONDON,
    )
    assert rules.planned(None, plan.starts_at, plan.ends_at) == minutes


def test_two_moments_on_one_wall_are_apart_by_what_went_by() -> None:
    before, after = (datetime(2026, 10, 25, hour, tzinfo=LONDON) for hour in (0, 3))
    assert rules.elapsed(before, after) == 4 * 60


def test_early_people_count_from_the_beginning_and_late_ones_from_when_they_came() -> None:
    assert rules.checked_in(NOW, NOW - timedelta(minutes=20)) == NOW
    assert rules.checked_in(NOW, NOW + timedelta(minutes=20)) == NOW + timedelta(minutes=20)


def test_leaving_long_after_the_end_says_nothing() -> None:
    end = NOW + timedelta(hours=2)
    assert rules.checked_out(NOW, end, end + timedelta(minutes=10)) == 130
    with pytest.raises(DomainError, match="refusal-service-left-late"):
        rules.checked_out(NOW, end, end + timedelta(hours=3))


def test_hours_come_from_whoever_pays() -> None:
    found = rules.transfer("service:1:posted", Account(1, "issue"), Account(1, "member", 7), 90)
    assert [(p.account.kind, p.minutes) for p in found.postings] == [("issue", -90), ("member", 90)]


@pytest.mark.parametrize(
    ("words", "everyone", "came", "absent", "heads"),
    [
        ("everyone came", True, {}, set(), None),
        ("all but Pat", True, {}, {13}, None),
        ("all except Pat and Owen, Jean 90 minutes", True, {12: 90}, {13, 14}, None),
        ("Jean 90 minutes; Owen no show", False, {12: 90}, {14}, None),
        ("1 and 2 came, 3 didn't come", False, {11: None, 12: None}, {13}, None),
        ("Jean left at 3", False, {12: 60}, set(), None),
        ("Pat left at 3.30pm and 2 more", False, {13: 90}, set(), 2),
        ("not 4", False, {}, {14}, None),
        ("everyone and three others", True, {}, set(), 3),
    ],
)
def test_what_an_organiser_types_under_the_list(
    words: str, everyone: bool, came: dict[int, int | None], absent: set[int], heads: int | None
) -> None:
    start = datetime(2026, 11, 18, 14, tzinfo=LONDON)
    found = read_ticks(words, PEOPLE, start)
    assert found.clear
    assert (found.all, dict(found.came), set(found.absent), found.heads) == (
        everyone, came, absent, heads,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["all but Zed", "Jean Smith 90 minutes", "9 came", "Pat, not Pat"]
)
def test_nobody_is_guessed(words: str) -> None:
    assert not read_ticks(words, PEOPLE, NOW).clear


def test_two_of_one_name_are_told_apart_by_number() -> None:
    two = ((1, "Pat"), (2, "Pat"))
    assert not read_ticks("all but Pat", two, NOW).clear
    assert read_ticks("all but 2", two, NOW).absent == (2,)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("2h litter pick sat", "Litter pick"),
        ("3 hours at the food bank yesterday", "Food bank"),
        ("Volunteered 2 hours at Castle Vale lunch club on Monday", "Castle Vale lunch club"),
        ("10 till 1 community garden saturday", "Community garden"),
        ("volunteering 4pm to 6pm yesterday at the warm hub", "Warm hub"),
    ],
)
def test_volunteering_is_told_from_hours_for_a_person(words: str, what: str) -> None:
    reading = read(words, NOW)
    assert serves(words, reading)
    assert what_of(words, reading) == what


@pytest.mark.parametrize(
    "words",
    [
        "2 hours gardening for Jean",
        "2h with Pat at the library sat",
        "need a lift to the food bank for 2 hours on saturday",
        "can anyone do 2 hours at the lunch club saturday?",
        "Jean gave me 2 hours",
        "i walked my neighbours dog for an hour yesterday",
        "take me library books back by wednesday ta",
        "what is on at the community garden",
    ],
)
def test_what_is_for_a_person_or_wanted_is_no_volunteering(words: str) -> None:
    assert not serves(words, read(words, NOW))

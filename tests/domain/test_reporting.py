"""What an hour is paid elsewhere, and what of a report anybody may read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reporting
from domain.errors import DomainError
from domain.hour_value import HourValue, hour_value
from domain.reporting import (
    Beside,
    Book,
    Cause,
    Figures,
    Kind,
    People,
    Place,
    Pot,
    Replies,
    Skill,
    Step,
)

WAGE = "real Living Wage 2025, £12.60, Living Wage Foundation"
FIGURES = Figures(
    kinds=(Kind("exchange", 20, 1, 1500, 1500), Kind("class", 2, 0, 120, 600)),
    people=People(12, 12, 10, 40, 2, 9, 1, 3, 1),
    places=(Place("Ward End", 9, 1200, 1400), Place("Pelham", 3, 420, 700)),
    skills=(
        Skill("home.ironing", 8, 14, 1100),
        Skill("kind:exchange", 6, 6, 400),
        Skill("kind:class", 7, 2, 120),
    ),
    steps=(Step("2026-10-01", 12, 22, 1620),),
    asks={"done": 12, "unmet": 2, "open": 6},
    replies=Replies(8, 1, 2, 2),
    causes=(Cause("welcome", 240),),
    pot=Pot(600, 60, 90),
    books=(Book("member", 44, 100),),
    beside=Beside(30, 40, 4800, volunteers=3, confirmed=480),
)


def test_figures_are_kept_and_read_again() -> None:
    assert reporting.load(FIGURES.dump()) == FIGURES
    assert reporting.load("{}") is None
    assert reporting.load('{"kinds":[]}') is None


def test_sums() -> None:
    assert (FIGURES.given, FIGURES.received, FIGURES.times) == (1620, 2100, 22)
    assert FIGURES.pot.closing == 570
    assert reporting.outcome(FIGURES.asks) == (12, 2, 6)


def test_anybody_reads_no_small_number() -> None:
    shown = reporting.public(FIGURES, 5)
    assert (shown.times, shown.active, shown.members) == (22, 12, 40)
    assert shown.new is None  # 2
    assert (shown.both, shown.got) == (None, None)  # only 2 gave and did not get
    assert shown.volunteers is None
    assert shown.volunteered is None
    more = replace(FIGURES, beside=replace(FIGURES.beside, volunteers=7))
    # What was confirmed, not the 4800 minutes that were planned.
    assert reporting.public(more, 5).volunteered == 480
    # 2 is small, and 2 and 6 are 8 together: the 6 is 5 at least, so the 2 would be 3 at most.
    assert (shown.met, shown.not_met, shown.waiting) == (None, None, None)
    assert shown.places is None  # 9 and 3 of 12: neither can be shown without the other
    assert reporting.public(FIGURES, 1).places is not None
    nearly_all = replace(FIGURES, people=replace(FIGURES.people, members=14))
    assert reporting.public(nearly_all, 5).members is None  # 14 less 12 who were active are 2


def test_a_rate_needs_amount_year_and_source() -> None:
    found = HourValue.of("£12.60, real Living Wage 2025, Living Wage Foundation")
    assert found is not None
    assert found.kept == WAGE
    assert hour_value(WAGE) == WAGE
    for words in ("£12.60", "real Living Wage 2025, £12.60", "Living Wage, £12.60, LWF", "12.60"):
        with pytest.raises(DomainError):
            hour_value(words)


def test_what_hours_would_come_to_is_right_to_the_penny() -> None:
    found = HourValue.of(WAGE)
    assert found is not None
    assert found.for_minutes(90) == "£18.90"
    assert found.for_minutes(1) == "£0.21"
    assert found.for_minutes(60 * 1000 + 5) == "£12,601.05"


@given(st.integers(1, 99_999), st.integers(0, 10_000_000))
def test_more_minutes_never_come_to_less(pence: int, minutes: int) -> None:
    value = HourValue(pence, "A rate 2025", "Somebody")
    one, more = (
        float(value.for_minutes(m).replace("£", "").replace(",", ""))
        for m in (minutes, minutes + 1)
    )
    assert one <= more

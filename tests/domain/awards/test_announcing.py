"""When a result is told: on its day, by day, also where clocks change; and who has which place."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.awards import announcing

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 29)
"""The Sunday on which clocks go forward at 1am: 10am is 9am UTC then."""


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        (datetime(2026, 3, 20, 23, tzinfo=UTC), datetime(2026, 3, 29, 9, tzinfo=UTC)),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 9, tzinfo=UTC)),
        (datetime(2026, 3, 29, 11, tzinfo=UTC), datetime(2026, 3, 29, 11, tzinfo=UTC)),
        (datetime(2026, 3, 29, 17, tzinfo=UTC), datetime(2026, 3, 30, 8, tzinfo=UTC)),
        (datetime(2026, 3, 30, 5, tzinfo=UTC), datetime(2026, 3, 30, 8, tzinfo=UTC)),
        (datetime(2026, 4, 10, 14, 20, tzinfo=UTC), datetime(2026, 4, 10, 14, 20, tzinfo=UTC)),
    ],
)
def test_a_result_is_told_on_its_day_or_at_once_after_it_and_never_at_night(
    agreed: datetime, told: datetime
) -> None:
    assert announcing.announce_at(agreed, DAY, LONDON) == told


def test_places_go_by_the_order_alone() -> None:
    places = announcing.places([7, 3, 9, 4], winners=1, commended=2)
    assert places == {7: "winner", 3: "commended", 9: "commended", 4: "shortlisted"}
    assert announcing.places([5], winners=2, commended=2) == {5: "winner"}
    assert announcing.places([], winners=1, commended=2) == {}

"""Weeks round each clock change, and what goes wrong in them: each reminder once, or recorded why
not.

The year of 1,000 members on both databases is `make bench AREA=year`.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.town import Town
from tests.year import Told, Year
from tests.year_troubles import KINDS


@pytest.fixture
async def postgres_town(postgres_url: str) -> AsyncIterator[Town]:
    """The sample timebank, running on PostgreSQL."""
    made = Town(postgres_url)
    await made.open()
    yield made
    await made.close()


async def test_a_month_round_a_clock_change(town: Town) -> None:
    year = Year(town, 20270328, often=0.3)
    await year.begin(datetime(2027, 3, 14, 12, tzinfo=UTC), 30)
    await year.pass_until(datetime(2027, 4, 12, 12, tzinfo=UTC))
    accounted(await year.look(), 80)


@pytest.mark.postgres
async def test_two_weeks_round_the_other_clock_change_on_a_server(postgres_town: Town) -> None:
    year = Year(postgres_town, 20271031, often=0.6)
    begin = datetime(2027, 10, 24, 12, tzinfo=UTC)
    await year.begin(begin, 12)
    await year.pass_until(begin + timedelta(days=14))
    accounted(await year.look(), 10)


def accounted(told: Told, due: int) -> None:
    """Everything went wrong that can, and each reminder was said or is recorded with why not."""
    assert told.problems == []
    assert told.due > due
    assert told.said + told.past + told.untrue + told.undelivered == told.due
    assert told.said > told.due // 2
    assert set(told.troubles) == set(KINDS)
    assert told.groups
    assert told.other
    assert told.twice <= told.may_be_twice

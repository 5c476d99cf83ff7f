"""A month round a clock change, and what goes wrong in it: each reminder once, or recorded why not.

The year of 1,000 members is `make bench AREA=year`.
"""

from datetime import UTC, datetime

import pytest

from tests.town import Town
from tests.year import Year


@pytest.mark.parametrize(("month", "seed"), [(3, 20270328), (10, 20271031)])
async def test_a_month_round_a_clock_change(town: Town, month: int, seed: int) -> None:
    year = Year(town, seed)
    await year.begin(datetime(2027, month, 14, 12, tzinfo=UTC), 30)
    await year.pass_until(datetime(2027, month + 1, 12, 12, tzinfo=UTC))
    told = await year.look()
    assert told.problems == []
    assert told.due > 90
    assert told.said + told.past + told.untrue + told.undelivered == told.due
    assert told.said > told.due // 2
    assert told.restarts
    assert told.faults
    assert told.other
    assert told.twice <= told.may_be_twice

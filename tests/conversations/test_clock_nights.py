"""The nights in which the clocks change, by talking: what was asked and planned for the day after,
its reminders and its end. Nothing comes at night, nothing is an hour off, nothing comes twice."""

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.driver import Phone
from tests.request_help import offers, rows_of, state_of
from tests.town import Town

LONDON = ZoneInfo("Europe/London")
NIGHTS = ("2027-03-28", "2027-10-31")
"""The Sundays of the next two changes of the clocks: forward, then back. The town's clock only
moves forward."""


async def go(town: Town, day: str, at: str, before: int = 0) -> None:
    """Moves to a time on the wall, so many days before this day."""
    local = datetime.combine(
        datetime.fromisoformat(day).date() - timedelta(days=before), time.fromisoformat(at), LONDON
    )
    ahead = (local - town.clock.now()).total_seconds()
    assert ahead > 0, "time only moves forward"
    await town.later(seconds=ahead)
    assert town.clock.now().astimezone(LONDON).strftime("%H:%M") == at


def fresh(phone: Phone) -> list[str]:
    """What came as a message of its own."""
    return [m.text for m in phone.messages if m.from_bot]


async def through_the_night(town: Town, day: str, *phones: Phone) -> None:
    """From 10pm until 8am, hour by hour on the wall and through the change: nothing comes."""
    await go(town, day, "22:00", before=1)
    before = [len(fresh(one)) for one in phones]
    while town.clock.now().astimezone(LONDON).strftime("%F %H:%M") < f"{day} 07:30":
        await town.later(minutes=30)
    assert [len(fresh(one)) for one in phones] == before, [one.screen() for one in phones]


async def sent_at(town: Town) -> list[tuple[str, str]]:
    """What was sent, and the times on the wall at which it went."""
    found = await rows_of(
        town, "SELECT reason, sent_at FROM outbox WHERE state = 'sent' AND sent_at IS NOT NULL"
    )
    return [(r, datetime.fromisoformat(at).astimezone(LONDON).strftime("%F %H:%M")) for r, at in found]

"""When a person at the timebank can be expected to reply, and when people may be nudged."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

REPLY_BY = time(17, 0)
NUDGE_AT = time(10, 0)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays in a year."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def working_day(day: date) -> bool:
    """Monday to Friday, bank holidays left out."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def reply_promise(now: datetime, zone: ZoneInfo, days: int = 1) -> datetime:
    """By when a person replies: 5pm today if it is a working day before noon, else 5pm on the
    next working day; `days` 2 and more: so many working days, that one counted. Aware, in
    `zone`."""
    local = now.astimezone(zone)
    day = local.date()
    if not (working_day(day) and local.time() < time(12, 0)):
        day = _working_day_after(day)
    for _ in range(days - 1):
        day = _working_day_after(day)
    return datetime.combine(day, REPLY_BY, zone)


def _working_day_after(day: date) -> date:
    day += timedelta(days=1)
    while not working_day(day):
        day += timedelta(days=1)
    return day


def nudge_time(after: datetime, days: int, zone: ZoneInfo) -> datetime:
    """10am local time, `days` days after a moment: outside quiet hours in every season."""
    day = after.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, NUDGE_AT, zone)

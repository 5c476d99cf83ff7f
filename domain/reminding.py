"""Reminders that people ask for themselves: on which days they come, and how late is still of use.

Days and times are local to the timebank: 9am stays 9am when the clocks change. A time that the
clocks leave out comes an hour later on the wall, one that they show twice comes the first time:
each day has one moment. A rule for the 31st means the last day of shorter months, and one for 29
February the 28th in most years, so that no month or year is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from domain.month_days import whole_months

USUAL = time(9)
"""When somebody is reminded who names a day and no time."""
FURTHEST = timedelta(days=731)
"""How far ahead the first one can be: two years, so that 29 February mostly is."""
LATE = timedelta(hours=1)
"""Later than this, it is said that it comes late."""
ONCE_USEFUL = timedelta(days=7)
"""How late one that comes once is still said (the program was off)."""
AGAIN_USEFUL = timedelta(days=2)
"""The same for one that repeats, or until the next one, whichever is sooner."""
MOST = 50
"""Reminders that one person can have waiting."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Pattern:
    """When somebody is reminded. rule: an RRULE counted from `first`, such as
    FREQ=WEEKLY;BYDAY=MO; None: once. last: the last local day, if there is one."""

    first: date
    at: time
    rule: str | None = None
    last: date | None = None

    def packed(self) -> str:
        """As one line of text; `unpacked` reads it."""
        last = self.last.isoformat() if self.last else ""
        return f"{self.first.isoformat()}|{self.at:%H:%M}|{self.rule or ''}|{last}"


def unpacked(text: str) -> Pattern:
    """What `Pattern.packed` wrote. Raises ValueError."""
    first, at, rule, last = text.split("|")
    return Pattern(
        date.fromisoformat(first),
        time.fromisoformat(at),
        rule or None,
        date.fromisoformat(last) if last else None,
    )


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The one moment (UTC) at which a local day has this time."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def days(pattern: Pattern, after: date) -> Iterator[date]:
    """The days on which it comes, later than `after`, the next first. Raises ValueError for what is
    no rule."""
    if pattern.rule is None:
        if pattern.first > after:
            yield pattern.first
        return
    start = datetime(pattern.first.year, pattern.first.month, pattern.first.day)  # noqa: DTZ001
    rule = rrulestr(whole_months(pattern.rule), dtstart=start)
    since = datetime(after.year, after.month, after.day, 23, 59)  # noqa: DTZ001
    for found in rule.xafter(since):
        if pattern.last is not None and found.date() > pattern.last:
            return
        yield found.date()


def next_day(pattern: Pattern, after: date) -> date | None:
    """The first day later than `after`; None where there is none."""
    return next(days(pattern, after), None)


def begins(pattern: Pattern, now: datetime, zone: ZoneInfo) -> date | None:
    """The first day of it that is still to come at `now` (aware); None where all are over."""
    today = now.astimezone(zone).date()
    for day in days(pattern, today - timedelta(days=1)):
        if moment(day, pattern.at, zone) > now:
            return day
    return None


def useful_until(pattern: Pattern, day: date, zone: ZoneInfo) -> datetime:
    """Until when (UTC) the one of this day is still worth saying. One that repeats ends a minute
    before the next: after a long sleep the newest is said, and no two at a time."""
    due = moment(day, pattern.at, zone)
    if pattern.rule is None:
        return due + ONCE_USEFUL
    following = next_day(pattern, day)
    latest = due + AGAIN_USEFUL
    if following is None:
        return latest
    return min(latest, moment(following, pattern.at, zone) - timedelta(minutes=1))

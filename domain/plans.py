"""Help that is planned beforehand: when it is, when people are reminded, what approval covers.

Days and times are local to the timebank; what is compared is instants. Lengths are elapsed minutes,
so a night in which the clocks change makes nobody's help longer or shorter.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from domain.exchange import LONGEST_MINUTES
from domain.reading.flagging import indoors
from domain.reading.skills import taxonomy
from domain.shifts import EVENING, QUIET_FROM, QUIET_UNTIL, next_morning, quiet

Reminder = Literal["coming", "soon"]
"""The evening before, and two hours before (the shifts' flow in DOMAIN.md section 2)."""

ANY_TIME_FROM, ANY_TIME_UNTIL = time(8, 0), time(18, 0)
"""The stretch of a day on which somebody comes at no fixed time."""
FURTHEST = timedelta(days=366)
SOON = timedelta(hours=2)
LATEST_WORD = timedelta(minutes=30)
"""A reminder is of no use later than this before the start."""
LATE_NEWS = timedelta(hours=24)
"""Calling it off later than this before the start is news for brokers too."""
ARRIVE_FROM = timedelta(hours=1)
"""From how long before the start a lone visitor can say that they have arrived."""
ARRIVE_WITHIN = timedelta(minutes=30)
"""How long after the start a lone visitor may leave *I've arrived* unsaid."""
ALARM_AFTER = timedelta(minutes=15)
"""How long a lone visitor has to answer "Are you all right?" before the desk is alarmed."""
LAST_EVENING = time(19, 30)
"""When people are reminded of what begins late in the evening."""


@dataclass(frozen=True, slots=True)
class Time:
    """When it is planned, as the clock on the wall shows it; `start` None is any time that day.

    minutes: the help itself, 1 to 1440.
    """

    day: date
    start: time | None
    minutes: int
    zone: ZoneInfo

    @property
    def starts_at(self) -> datetime:
        """The moment it can begin (UTC)."""
        start = self.start or ANY_TIME_FROM
        return datetime.combine(self.day, start, self.zone).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """The moment it is over (UTC); elapsed time, also across a change of the clocks."""
        done = self.starts_at + timedelta(minutes=self.minutes)
        if self.start is not None:
            return done
        until = datetime.combine(self.day, ANY_TIME_UNTIL, self.zone).astimezone(UTC)
        return max(done, until)


def check(planned: Time, now: datetime) -> None:
    """Raises DomainError for a time that has begun, is over a year away, or a length that no day
    holds."""
    if not 0 < planned.minutes <= LONGEST_MINUTES:
        raise DomainError("refusal-log-length")
    begun = planned.starts_at if planned.start is not None else planned.ends_at
    if begun <= now:
        raise DomainError("refusal-plan-past")
    if planned.starts_at - now > FURTHEST:
        raise DomainError("refusal-plan-far")


def remind_at(
    kind: Reminder, starts_at: datetime, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """When both are reminded (UTC), never between 8pm and 8am; None where that is no use.

    coming: 6pm in the evening before. soon: two hours before; what would fall before 8am comes at
    8am, what would fall after 8pm at 7:30pm.
    """
    local = starts_at.astimezone(zone)
    if kind == "coming":
        due = datetime.combine(local.date() - timedelta(days=1), EVENING, zone).astimezone(UTC)
        return due if due > now else None
    due = starts_at.astimezone(UTC) - SOON
    if quiet(due, zone):
        wall = due.astimezone(zone)
        if wall.time() >= QUIET_FROM:
            due = datetime.combine(wall.date(), LAST_EVENING, zone).astimezone(UTC)
        else:
            due = datetime.combine(wall.date(), QUIET_UNTIL, zone).astimezone(UTC)
    return due if now < due <= starts_at - LATEST_WORD else None


def ask_at(ends_at: datetime, zone: ZoneInfo) -> datetime:
    """When both are asked how it went: at its end, or at 8am where that falls into the night."""
    if not quiet(ends_at, zone):
        return ends_at
    morning = next_morning(ends_at + timedelta(days=2), ends_at, zone)
    assert morning is not None  # two days leave room for a morning
    return morning


def keeps_approval(before: Time, after: Time, *, risky: bool, same_place: bool) -> bool:
    """Whether a broker's yes to one time holds for another: only the start moved within the day,
    it is no longer than before, and nothing about it is risky."""
    return not risky and same_place and after.day == before.day and after.minutes <= before.minutes


def posts_by_itself(*, approved: bool, planned_minutes: int | None, minutes: int) -> bool:
    """Whether what both confirmed is covered by the approval that a broker gave beforehand."""
    return approved and planned_minutes is not None and minutes <= planned_minutes


def is_lone(skill: str | None, *, home: bool) -> bool:
    """Whether one of the two is alone with the other in a home: a visit that is watched over. Help
    out of doors, such as in the garden, is none; where the help is unknown, it may be one."""
    return home and (skill is None or skill not in taxonomy() or indoors(skill))

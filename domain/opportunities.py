"""What people can volunteer for: its kinds, what it may ask of them, when a broker looks first, and
on which days something that repeats takes place.

DOMAIN.md section 2. A repeating pattern is kept as an RRULE (RFC 5545) of three shapes: every so
many weeks on weekdays (`FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE`), a weekday of the month
(`FREQ=MONTHLY;BYDAY=2SA`, -1 is the last), or the same day of each month (`FREQ=MONTHLY`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain import shifts
from domain.errors import DomainError
from domain.shifts import Plan

Kind = Literal["one_off", "weekly", "flexible", "role", "team_day"]
"""Once; again and again; whenever it suits; for a term, such as a treasurer; an employer's day."""
State = Literal["draft", "checking", "published", "declined", "ended"]
Check = Literal["none", "basic", "standard", "enhanced", "barred"]
"""The DBS level that is asked for; barred: enhanced with the barred lists."""
Look = Literal["first", "risk", "checks"]
"""Why a broker looks before people see it: an organisation's first, children or adults at risk, a
check is asked for."""
CHECKS: tuple[Check, ...] = ("none", "basic", "standard", "enhanced", "barred")
TIMED: frozenset[Kind] = frozenset({"one_off", "weekly", "team_day"})
"""Kinds that take place as shifts."""
AHEAD = timedelta(weeks=8)
"""So far ahead the shifts of what repeats are there to be joined."""
YOUNGEST = 5
OLDEST = 80
"""What a lowest age can be, in years."""
ADULT = 18
DBS_AGE = 16
"""Nobody younger can have a DBS check (DOMAIN.md section 2)."""
ORGANISATION_KINDS = ("group", "organisation", "business", "employer", "school")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE = re.compile(
    r"FREQ=(?P<freq>WEEKLY|MONTHLY)(?:;INTERVAL=(?P<every>[1-9]\d?))?"
    r"(?:;BYDAY=(?P<days>(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*))?"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """When something takes place: once on `first`, or by `rrule` from `first` to `last` (None: for
    ever); each time from start to finish on the wall's clock in `zone`."""

    rrule: str | None
    first: date
    last: date | None
    start: time
    finish: time
    zone: ZoneInfo

    def plan(self, day: date) -> Plan:
        """The one on this day."""
        return Plan(day, self.start, self.finish, self.zone)


def readable(rrule: str) -> bool:
    """Whether this is a pattern that `days` knows."""
    return _RULE.fullmatch(rrule) is not None


def days(pattern: Pattern, since: date, until: date) -> list[date]:
    """The days on which it takes place from `since` to `until`, both included, in order."""
    if pattern.rrule is None:
        return [pattern.first] if since <= pattern.first <= until else []
    end = until if pattern.last is None else min(until, pattern.last)
    return [day for day in _every(pattern, end) if day >= since]


def _every(pattern: Pattern, end: date) -> Iterator[date]:
    found = _RULE.fullmatch(pattern.rrule or "")
    if found is None:
        return
    every, said = int(found["every"] or 1), found["days"]
    if found["freq"] == "WEEKLY":
        wanted = (
            {_DAYS.index(one) for one in said.split(",")} if said else {pattern.first.weekday()}
        )
        monday = pattern.first - timedelta(days=pattern.first.weekday())
        day = pattern.first
        while day <= end:
            if day.weekday() in wanted and (day - monday).days // 7 % every == 0:
                yield day
            day += timedelta(days=1)
        return
    month = 0
    while True:
        year, index = divmod(pattern.first.month - 1 + month * every, 12)
        first = date(pattern.first.year + year, index + 1, 1)
        if first > end:
            return
        on = _in_month(first, said, pattern.first.day)
        if on is not None and pattern.first <= on <= end:
            yield on
        month += 1


def _in_month(first: date, said: str | None, day: int) -> date | None:
    """The day in the month that begins with `first`; None where it has none, such as a 31st."""
    after = (first + timedelta(days=31)).replace(day=1)
    if said is None:
        return None if day > (after - first).days else first.replace(day=day)
    which, weekday = int(said[:-2] or 1), _DAYS.index(said[-2:])
    if which < 0:
        last = after - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    on = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    return on if on < after else None


def exists(plan: Plan) -> bool:
    """Whether its times are on that day's clock, and in this order: on the last Sunday of March
    there is no 1:30am."""
    for local in (plan.local_start, plan.local_end):
        back = local.astimezone(UTC).astimezone(plan.zone)
        if back.replace(tzinfo=None) != local.replace(tzinfo=None):
            return False
    return plan.starts_at < plan.ends_at


def moved(pattern: Pattern, made: list[date], now: datetime) -> dict[date, date | None]:
    """To which day of a new pattern each day goes that was made by an old one: to itself, where it
    is one of the new days; else the first that is left goes to the first new one of its week (of
    its month, where the pattern is monthly); None where there is none left to go to."""
    monthly = (pattern.rrule or "").startswith("FREQ=MONTHLY")

    def part(day: date) -> tuple[int, int]:
        return (day.year, day.month) if monthly else day.isocalendar()[:2]

    if not made:
        return {}
    span = timedelta(days=31)
    new = [
        day
        for day in days(pattern, min(made) - span, max(made) + span)
        if exists(pattern.plan(day)) and pattern.plan(day).starts_at > now
    ]
    found: dict[date, date | None] = {day: day if day in new else None for day in made}
    left = [day for day in new if day not in found]
    for day in sorted(made):
        if found[day] is None:
            fitting = [one for one in left if part(one) == part(day)]
            if fitting:
                found[day] = fitting[0]
                left.remove(fitting[0])
    return found


def check(pattern: Pattern, places: int, now: datetime, least: int | None = None) -> None:
    """Raises DomainError for what can't be: over already, a year away, an end before the start, no
    places or too many, fewer places than it needs people, an hour that the clock leaves out, or a
    pattern with no day in it."""
    if pattern.start == pattern.finish:
        raise DomainError("refusal-opportunity-no-time")
    if pattern.last is not None and pattern.last < pattern.first:
        raise DomainError("refusal-opportunity-backwards")
    if pattern.rrule is None:
        plan = pattern.plan(pattern.first)
        if not exists(plan):
            raise DomainError("refusal-opportunity-clock", date=pattern.first)
        shifts.check(plan, places, now, least)
        return
    today = now.astimezone(pattern.zone).date()
    if not readable(pattern.rrule):
        raise DomainError("refusal-opportunity-pattern")
    if pattern.last is not None and pattern.last < today:
        raise DomainError("refusal-shift-past")
    ahead = days(pattern, max(today, pattern.first), max(today, pattern.first) + AHEAD)
    coming = [pattern.plan(day) for day in ahead if exists(pattern.plan(day))]
    coming = [plan for plan in coming if plan.starts_at > now]
    if not coming:
        raise DomainError("refusal-opportunity-pattern")
    shifts.check(coming[0], places, now, least)


def left_out(pattern: Pattern, since: date, until: date) -> list[date]:
    """Days on which it would take place if the clocks didn't change then."""
    return [day for day in days(pattern, since, until) if not exists(pattern.plan(day))]


def looks(
    rule: Collection[str], *, first: bool, at_risk: Collection[str], checks: Check
) -> tuple[Look, ...]:
    """Why a broker looks at it before people see it; empty where nobody needs to."""
    found: list[Look] = []
    if first and "first" in rule:
        found.append("first")
    if at_risk and "risk" in rule:
        found.append("risk")
    if checks != "none" and "checks" in rule:
        found.append("checks")
    return tuple(found)


def check_age(min_age: int, checks: Check) -> None:
    """Raises DomainError for an age that can't be asked for: below YOUNGEST, above OLDEST, or too
    young for the DBS check that is asked for."""
    if not YOUNGEST <= min_age <= OLDEST:
        raise DomainError("refusal-opportunity-age", youngest=YOUNGEST, oldest=OLDEST)
    if checks != "none" and min_age < DBS_AGE:
        raise DomainError("refusal-opportunity-dbs-age", age=DBS_AGE)

"""When somebody is on duty, in words: "tonight", "mondays 9am to 5pm", "weekday evenings"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.duty import DESK_FROM, DESK_UNTIL, EVENING_FROM, EVENING_UNTIL, Part
from domain.reading.when import read_when

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKEND = frozenset({5, 6})
LONGEST = 200
_BYDAY = re.compile(r"BYDAY=([A-Z,]+)")
_DEPUTY = re.compile(r"\bdeput(?:y|ies|ise|ising)\b|\bbackup\b|\bback-up\b", re.IGNORECASE)
_WEEKDAYS = re.compile(
    r"\b(?:week ?days?|monday (?:to|till|until|-) friday|mon ?(?:-|to) ?fri)\b", re.IGNORECASE
)
_EVENING = re.compile(r"\b(?:evening|night)s?\b|\btonight\b", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|next|the coming)\s+weekend\b", re.IGNORECASE)
_WEEKENDS = re.compile(r"\bweekends?\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """Every week on these days (Monday is 0) from `start` to `finish`, local; or once, from
    `starts_at` to `ends_at` (UTC), where `days` is empty."""

    days: tuple[int, ...] = ()
    start: time | None = None
    finish: time | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def part_of(words: str) -> Part:
    """As what: the deputy where the words say so."""
    return "deputy" if _DEPUTY.search(words) else "duty"


def read_hours(words: str, now: datetime, zone: ZoneInfo) -> Hours | None:
    """The hours of duty that `words` (the first 200 letters) name; None where they name none.

    A day alone is the desk's hours, 8am to 6pm; an evening or a night is 6pm to 8am; weekends are
    whole days. now: aware.
    """
    said = words[:LONGEST]
    local = now.astimezone(zone)
    when = read_when(said, local).when
    evening = bool(_EVENING.search(said)) and when.start is None
    if _THIS.search(said):
        saturday = local.date() + timedelta(days=(5 - local.weekday()) % 7)
        return _once(saturday, DESK_FROM, saturday + timedelta(days=2), DESK_FROM, now, zone)
    days = _days(said, when.rrule)
    if days:
        start, finish = _times(days, when.start, when.end, evening=evening)
        return Hours(tuple(days), start, finish)
    day = when.date
    if day is None and (evening or _NOW.search(said)):
        day = local.date()
    if day is None:
        return None
    if when.start is None and not evening and day == local.date():
        begin = local.time()
    else:
        begin = when.start or (EVENING_FROM if evening else DESK_FROM)
    end = when.end or (EVENING_UNTIL if evening or begin >= DESK_UNTIL else DESK_UNTIL)
    last = day if end > begin else day + timedelta(days=1)
    return _once(day, begin, last, end, now, zone)


def _days(said: str, rrule: str | None) -> list[int]:
    if _WEEKDAYS.search(said):
        return [0, 1, 2, 3, 4]
    found = _BYDAY.search(rrule) if rrule else None
    if found is not None:
        return [n for n, code in enumerate(DAYS) if code in found[1].split(",")]
    if rrule and "DAILY" in rrule:
        return list(range(7))
    if _WEEKENDS.search(said):
        return sorted(WEEKEND)
    if _EVENING.search(said) and re.search(r"\b(?:every|evenings|nights)\b", said, re.IGNORECASE):
        return list(range(7))
    return []


def _times(
    days: list[int], start: time | None, end: time | None, *, evening: bool
) -> tuple[time, time]:
    if start is not None:
        return start, end or (DESK_UNTIL if start < DESK_UNTIL else EVENING_UNTIL)
    if evening:
        return EVENING_FROM, EVENING_UNTIL
    return (DESK_FROM, DESK_FROM) if set(days) <= WEEKEND else (DESK_FROM, DESK_UNTIL)


def _once(first: date, start: time, last: date, end: time, now: datetime, zone: ZoneInfo) -> Hours:
    begin = datetime.combine(first, start, zone).astimezone(UTC)
    return Hours(
        starts_at=max(begin, now.astimezone(UTC)),
        ends_at=datetime.combine(last, end, zone).astimezone(UTC),
    )

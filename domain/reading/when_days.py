"""Days that a plain sentence about help wanted speaks of, looking ahead.

Rules (requests.json, DOMAIN.md section 7): a bare weekday is the next such day, not today unless
"this"; next week is Monday to Sunday after this one; "sat week" the Saturday after the coming
one; day before month; a day of the month that has passed is next month's.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = "|".join(MONTHS)
_ORD = r"(?:st|nd|rd|th)"
_NOT_DATE = r"(?! (?:floor|time|party|aid|bus|house|birthday|class|year|form|grade|step|one|hand))"
_SAFE_DAY = rf"(?P<day>{DAY})\b(?!s\b)(?! (?:with|in on|down) )"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the days `on` to `last`, said between two offsets of the plain text.

    wide: a week or month is meant rather than each of its days. unsure: two readings are common
    (the other is `other`), or weekday and date disagree.
    """

    on: date
    start: int
    end: int
    last: date | None = None
    wide: bool = False
    other: date | None = None


def _next(today: date, weekday: int, *, also_today: bool = False) -> date:
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or also_today else 7)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_month(today: date, day: int) -> date | None:
    """The next day of the month numbered `day`, today included."""
    year, month = today.year, today.month
    for _ in range(3):
        found = _safe(year, month, day)
        if found and found >= today:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _dated(today: date, day: int, month: int, year: str | None = None) -> date | None:
    if year:
        full = int(year)
        return _safe(full + 2000 if full < 100 else full, month, day)
    found = _safe(today.year, month, day)
    if found is None or found < today:
        found = _safe(today.year + 1, month, day)
    return found


def _weekend(today: date) -> tuple[date, date]:
    saturday = today if today.weekday() == 6 else _next(today, 5, also_today=True)
    if today.weekday() == 6:
        return today, today
    return saturday, saturday + timedelta(days=1)


def _month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _m_near(m: re.Match[str], today: date) -> Day | None:
    word = m.group()
    ahead = 2 if word.startswith("day after") else 1 if word.startswith("tomorrow") else 0
    return Day(today + timedelta(days=ahead), m.start(), m.end())


def _m_day_number(m: re.Match[str], today: date) -> Day | None:
    number = int(m["n"])
    found = _dated(today, number, MONTHS.index(m["month"]) + 1) if m["month"] else None
    if not m["month"]:
        if not m["ord"]:
            return None
        found = _of_month(today, number)
    if found is None:
        return None
    named = _next(today, WEEKDAYS.index(m["day"]))
    differs = found.weekday() != WEEKDAYS.index(m["day"])
    return Day(found, m.start(), m.end(), other=named if differs else None)


def _m_number_month(m: re.Match[str], today: date) -> Day | None:
    month = MONTHS.index(m["month"]) + 1
    last = _dated(today, int(m["n"]), month, m["year"])
    if last is None:
        return None
    if m["from"]:
        first = _dated(today, int(m["from"]), month, m["year"])
        if first is not None and first < last:
            return Day(first, m.start(), m.end(), last)
    return Day(last, m.start(), m.end())


def _m_month_number(m: re.Match[str], today: date) -> Day | None:
    found = _dated(today, int(m["n"]), MONTHS.index(m["month"]) + 1)
    return Day(found, m.start(), m.end()) if found else None


def _m_slashed(m: re.Match[str], today: date) -> Day | None:
    if not 1 <= int(m["month"]) <= 12:
        return None
    found = _dated(today, int(m["n"]), int(m["month"]), m["year"])
    return Day(found, m.start(), m.end()) if found else None


def _m_iso(m: re.Match[str], today: date) -> Day | None:  # noqa: ARG001
    found = _safe(int(m["y"]), int(m["mo"]), int(m["d"]))
    return Day(found, m.start(), m.end()) if found else None


def _m_weekend_of(m: re.Match[str], today: date) -> Day | None:
    number = int(m["n"])
    month = m["month"]
    found = _dated(today, number, MONTHS.index(month) + 1) if month else _of_month(today, number)
    if found is None:
        return None
    saturday = (
        found - timedelta(days=1) if found.weekday() == 6 else _next(found, 5, also_today=True)
    )
    return Day(saturday, m.start(), m.end(), saturday + timedelta(days=1))


def _m_ordinal(m: re.Match[str], today: date) -> Day | None:
    found = _of_month(today, int(m["n"]))
    if found and m["to"]:
        last = _of_month(found, int(m["to"]))
        if last:
            return Day(found, m.start(), m.end(), last)
    return Day(found, m.start(), m.end()) if found else None


def _m_day_week(m: re.Match[str], today: date) -> Day | None:
    name = m["day"] or m["day2"]
    if name in WEEKDAYS:
        return Day(_next(today, WEEKDAYS.index(name)) + timedelta(days=7), m.start(), m.end())
    ahead = 8 if name == "tomorrow" else 7
    return Day(today + timedelta(days=ahead), m.start(), m.end())


def _m_weekday(m: re.Match[str], today: date) -> Day | None:
    weekday = WEEKDAYS.index(m["day"])
    which = m["which"] or ""
    if which.startswith(("this", "today")):
        return Day(_next(today, weekday, also_today=True), m.start(), m.end())
    coming = _next(today, weekday)
    if which.startswith("next"):
        following = _monday(today) + timedelta(days=7 + weekday)
        other = coming if coming != following else None
        return Day(following, m.start(), m.end(), other=other)
    return Day(coming, m.start(), m.end())


def _m_ahead(m: re.Match[str], today: date) -> Day | None:
    number = int(m["n"]) if m["n"] and m["n"].isdigit() else 2 if m["n"] == "couple of" else 1
    unit = m["unit"]
    days = number * {"day": 1, "week": 7, "fortnight": 14, "month": 28}[unit.rstrip("s")]
    if days > 400:
        return None
    return Day(today + timedelta(days=days), m.start(), m.end())


def _m_weekend(m: re.Match[str], today: date) -> Day | None:
    first, last = _weekend(today)
    if m["which"] and m["which"].startswith("next"):
        first = _monday(today) + timedelta(days=12)
        last = first + timedelta(days=1)
    return Day(first, m.start(), m.end(), last)


def _m_week(m: re.Match[str], today: date) -> Day | None:
    monday = _monday(today)
    if m["which"] == "this":
        return Day(today, m.start(), m.end(), monday + timedelta(days=6), wide=True)
    monday += timedelta(days=7)
    return Day(monday, m.start(), m.end(), monday + timedelta(days=6), wide=True)


def _m_month(m: re.Match[str], today: date) -> Day | None:
    if m["name"]:
        month = MONTHS.index(m["name"]) + 1
        year = today.year if month >= today.month else today.year + 1
    else:
        year, month = today.year, today.month
        if m["which"] == "next":
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    first, last = _month_days(year, month)
    if m["edge"]:
        if m["edge"].startswith("end"):
            return Day(last, m.start(), m.end())
        last = first + timedelta(days=6)
    return Day(max(first, today), m.start(), m.end(), last, wide=True)


def _m_feast(m: re.Match[str], today: date) -> Day | None:
    month, day = {
        "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
        "boxing day": (12, 26), "new years eve": (12, 31), "new years day": (1, 1),
        "halloween": (10, 31), "bonfire night": (11, 5), "valentines day": (2, 14),
    }[m.group()]  # fmt: skip
    found = _dated(today, day, month)
    return Day(found, m.start(), m.end()) if found else None


_Reader = Callable[[re.Match[str], date], Day | None]


def _rule(pattern: str, reader: _Reader) -> tuple[re.Pattern[str], _Reader]:
    return re.compile(pattern), reader


_RULES: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    _rule(r"\bday after tomorrow\b", _m_near),
    _rule(
        rf"\b(?P<day>{DAY}) week\b|\bweek (?:on |from |next )?(?P<day2>{DAY}|today|tomorrow)\b",
        _m_day_week,
    ),
    _rule(
        r"\b(?:today|tonight|this (?:morning|afternoon|evening)|asap|right now|straight "
        r"away)\b",
        _m_near,
    ),
    _rule(r"\btomorrow\b", _m_near),
    _rule(
        rf"\b(?P<day>{DAY}) (?:the )?(?P<n>[0-3]?\d)(?P<ord>{_ORD})?\b(?![:.]\d)"
        rf"(?:(?: of)? (?P<month>{_MONTH})\b)?",
        _m_day_number,
    ),
    _rule(
        rf"\bweekend of (?:the )?(?P<n>[0-3]?\d){_ORD}?(?:(?: of)? (?P<month>{_MONTH}))?\b",
        _m_weekend_of,
    ),
    _rule(
        rf"\b(?:(?P<from>[0-3]?\d){_ORD}? ?(?:-|to|till|and) ?(?:the )?)?"
        rf"(?P<n>[0-3]?\d){_ORD}?(?: of)? (?P<month>{_MONTH})\b(?: (?P<year>20\d\d))?",
        _m_number_month,
    ),
    _rule(
        rf"\b(?P<month>{_MONTH}) (?:the )?(?P<n>[0-3]?\d)(?:{_ORD})?\b(?![:.]\d)",
        _m_month_number,
    ),
    _rule(
        r"(?<![\d/])(?P<n>[0-3]?\d)/(?P<month>[01]?\d)(?:/(?P<year>\d{2}(?:\d{2})?))?(?![\d/])",
        _m_slashed,
    ),
    _rule(r"\b(?P<y>20\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)\b", _m_iso),
    _rule(
        rf"\b(?P<n>[0-3]?\d){_ORD}\b(?: ?(?:-|to|till) ?(?:the "
        rf")?(?P<to>[0-3]?\d){_ORD}\b)?{_NOT_DATE}",
        _m_ordinal,
    ),
    _rule(rf"\b(?:(?P<which>this coming|this|next|coming|today) )?{_SAFE_DAY}", _m_weekday),
    _rule(
        r"\bin (?:about )?(?:a )?(?:(?P<n>\d{1,2}|couple of) )?"
        r"(?P<unit>days?|weeks?|fortnight|months?)\b(?! ?time off)",
        _m_ahead,
    ),
    _rule(r"\b(?:(?P<which>this|next|the|coming) )?weekend\b", _m_weekend),
    _rule(r"\b(?P<which>this|next|following) week\b", _m_week),
    _rule(
        rf"\b(?:(?P<edge>end|start|beginning) of |\bin |\bduring |\bearly |\blate )(?:the )?"
        rf"(?:(?P<which>this|next) )?(?:month\b|(?P<name>{_MONTH})\b)",
        _m_month,
    ),
    _rule(r"\b(?P<edge>zz)?(?P<which>this|next) month(?P<name>zz)?\b", _m_month),
    _rule(
        r"\b(?:christmas (?:eve|day)|christmas|boxing day|new years (?:eve|day)|halloween|"
        r"bonfire night|valentines day)\b",
        _m_feast,
    ),
)


def find(plain: str, today: date) -> list[Day]:
    """The days said in `plain`, in order; where rules overlap the more exact one counts."""
    taken: list[Day] = []
    for day in _all(plain, today):
        if all(day.end <= other.start or other.end <= day.start for other in taken):
            taken.append(day)
    return sorted(taken, key=lambda day: day.start)


def _all(plain: str, today: date) -> Iterator[Day]:
    for pattern, reader in _RULES:
        for count, match in enumerate(pattern.finditer(plain)):
            if count >= 8:
                break
            day = reader(match, today)
            if day is not None:
                yield day


_CHOICE = re.compile(rf"\b{DAY}s?(?: [a-z]+)? or (?:on )?{DAY}")


def choice(plain: str) -> bool:
    """Whether two days are given to choose from: "Friday or Monday"."""
    return _CHOICE.search(plain) is not None

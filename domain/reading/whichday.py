"""Which days the words of `dayref.DayRef` mean, seen from a day, for what has happened.

A bare weekday is the most recent before today, and asked if it is today's own name; dates are the
last such (DOMAIN.md section 7). Where the verb looks forward, so does a bare weekday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.reading.dayref import DayRef

WEEK = timedelta(days=7)
_NEAR = 183
"""Days: a date without a year further back than this is more likely the one to come."""


@dataclass(frozen=True, slots=True)
class Days:
    """What a reference means.

    choices: the alternatives, each a run of days; none when the words are too vague. flags:
    conflict (weekday and date disagree), invalid_date (the calendar has no such day), bulk (a
    whole stretch of days). future: the first day meant when it is still to come.
    """

    choices: tuple[tuple[date, ...], ...] = ()
    flags: tuple[str, ...] = ()
    future: date | None = None


def _only(day: date, today: date) -> Days:
    """One certain day."""
    return Days(((day,),), future=day if day > today else None)


def _choices(days: Iterable[date], flags: tuple[str, ...] = ()) -> Days:
    """Several days to ask about."""
    return Days(tuple((day,) for day in days), flags)


def resolve(ref: DayRef, today: date, *, forward: bool = False) -> Days:
    """The days that `ref` means, seen from `today`.

    forward: the verb speaks of what is to come, so that a bare weekday and a word that points
    both ways (kal) do too.
    """
    if ref.kind == "offset":
        sign = (1 if forward else -1) if ref.either else 1
        return _only(today + timedelta(days=sign * ref.offset), today)
    if ref.kind == "weekday":
        return _weekday(ref, today, forward=forward)
    if ref.kind == "date":
        return _dated(ref, today)
    if ref.kind == "named":
        return _only(_named(ref.key, today), today)
    if ref.kind == "bank":
        found = _bank(ref, today)
        return _only(found, today) if found else Days()
    if ref.kind == "weekend":
        return _weekend(ref, today)
    if ref.kind == "week":
        return _week(ref, today)
    if ref.kind == "span":
        return _span(ref, today)
    return Days()


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _weekday(ref: DayRef, today: date, *, forward: bool) -> Days:
    """A weekday with "last", "just gone", "last week" and so on."""
    index = ref.weekday or 0
    if ref.weeks is not None:
        return _only(_monday(today) + ref.weeks * WEEK + timedelta(days=index), today)
    back = (today.weekday() - index) % 7
    latest = today - timedelta(days=back or 7)
    coming = today + timedelta(days=(index - today.weekday()) % 7 or 7)
    if ref.modifier == "next":
        return _only(coming, today)
    if ref.modifier == "this":
        return _only(_monday(today) + timedelta(days=index), today)
    if ref.modifier == "gone":
        return _only(latest, today)
    if ref.modifier in {"before_last", "week_last"}:
        return _only(latest - WEEK, today)
    if ref.modifier == "last":
        # Said within the same week, "last Tuesday" is two days ago to some, last week's to others.
        return (
            _choices((latest, latest - WEEK)) if latest >= _monday(today) else _only(latest, today)
        )
    if forward:
        return _only(coming, today)
    return _choices((today, today - WEEK)) if back == 0 else _only(latest, today)


def _dated(ref: DayRef, today: date) -> Days:
    """A date, with its weekday if that was said too."""
    day = ref.day or 0
    if ref.month is not None and not 1 <= ref.month <= 12:
        return Days(flags=("invalid_date",))
    if ref.year is not None and ref.month is not None:
        found = exists(ref.year, ref.month, day)
        if found is None:
            return _around(ref.year, ref.month, day)
    else:
        found, invalid = _without_year(ref, today)
        if found is None:
            return invalid
    if ref.weekday is None or found.weekday() == ref.weekday:
        return _only(found, today)
    return _disagreeing(ref, found, today)


def _disagreeing(ref: DayRef, found: date, today: date) -> Days:
    """ "weds 12th" when the 12th was a Tuesday: the date first, then that weekday nearest to it."""
    index = ref.weekday or 0
    if ref.month is None:
        ahead = exists(today.year, today.month, ref.day or 0)
        if ahead and ahead > today and ahead.weekday() == index:
            return _only(ahead, today)
    shift = (index - found.weekday()) % 7
    near = found + timedelta(days=shift if shift <= 3 else shift - 7)
    near = near - WEEK if near > today else near
    return _choices((found, near), ("conflict",))


def _without_year(ref: DayRef, today: date) -> tuple[date | None, Days]:
    """The last such date, or the next if that is far nearer; or why there is none."""
    day = ref.day or 0
    if ref.month is None and ref.modifier:
        first = today.replace(day=1)
        first = (first - timedelta(days=1)).replace(day=1) if ref.modifier == "last" else first
        found = exists(first.year, first.month, day)
        return (found, Days()) if found else (None, _around(first.year, first.month, day))
    if ref.month is None:
        return _this_month_or(day, today)
    here = exists(today.year, ref.month, day)
    if (here or date(today.year, ref.month, min(day, 28))) <= today:
        return (here, Days()) if here else (None, _around(today.year, ref.month, day))
    last = exists(today.year - 1, ref.month, day)
    if here and (here - today).days < _NEAR and not (last and (today - last).days <= _NEAR):
        return here, Days()
    return (last, Days()) if last else (None, _around(today.year - 1, ref.month, day))


def _this_month_or(day: int, today: date) -> tuple[date | None, Days]:
    """The last day of a month with this number."""
    here = exists(today.year, today.month, day)
    if here and here <= today:
        return here, Days()
    year, month = (today.year - 1, 12) if today.month == 1 else (today.year, today.month - 1)
    there = exists(year, month, day)
    return (there, Days()) if there else (None, _around(year, month, day))


def _around(year: int, month: int, day: int) -> Days:
    """A day that the calendar lacks: the days on either side of where it would be."""
    if not 1 <= day <= 31 or not 1 <= year <= 9998:
        return Days(flags=("invalid_date",))
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return _choices((after - timedelta(days=1), after), ("invalid_date",))


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _named(key: str, today: date) -> date:
    """A day with a fixed place in the year or counted from Easter."""

    def there(year: int) -> date:
        if key.startswith("easter"):
            return easter(year) + timedelta(days=int(key.removeprefix("easter")))
        return date(year, int(key[:2]), int(key[3:]))

    here = there(today.year)
    return here if here <= today else there(today.year - 1)


@lru_cache(maxsize=16)
def _bank_holidays(year: int) -> tuple[date, ...]:
    """England's bank holidays of a year, in order (the `holidays` package)."""
    import holidays  # noqa: PLC0415 - a tenth of a second that most messages never need

    found = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return tuple(sorted(found))


def _bank(ref: DayRef, today: date) -> date | None:
    """The last bank holiday, on a given weekday if one was said."""
    years = (today.year - 1, today.year)
    days = [day for year in years for day in _bank_holidays(year)]
    if ref.key == "bank 1":
        days = [day for day in days if day.month == 5 and day.day <= 8]
    if ref.weekday is not None:
        days = [day for day in days if day.weekday() == ref.weekday]
    return max((day for day in days if day <= today), default=None)


def _weekend(ref: DayRef, today: date) -> Days:
    """Saturday or Sunday of the weekend just gone: asked."""
    saturday = _monday(today) + timedelta(days=5)
    if today < saturday or ref.modifier == "last":
        saturday -= WEEK
    days = [day for day in (saturday, saturday + timedelta(days=1)) if day <= today]
    return _choices(days)


def _week(ref: DayRef, today: date) -> Days:
    """A week: every day of it if that was said, else too vague to say a day."""
    monday = _monday(today) + (ref.weeks or 0) * WEEK
    if monday > today:
        return Days(future=monday)
    if not ref.each:
        return Days()
    days = 5 if ref.key == "weekdays" else 7
    run = tuple(monday + timedelta(days=step) for step in range(days))
    return Days((tuple(day for day in run if day <= today),), ("bulk",))


def _span(ref: DayRef, today: date) -> Days:
    """ "mon-fri": the last such stretch that is over."""
    last = ref.through
    if last is None:
        return Days()
    if ref.weekday is None or last.weekday is None:
        return _dated_span(ref, last, today)
    length = (last.weekday - ref.weekday) % 7
    if ref.weeks is not None:
        start = _monday(today) + ref.weeks * WEEK + timedelta(days=ref.weekday)
    else:
        end = today - timedelta(days=(today.weekday() - last.weekday) % 7)
        start = end - timedelta(days=length)
    return _run(start, start + timedelta(days=length), today)


def _dated_span(ref: DayRef, last: DayRef, today: date) -> Days:
    """ "11th to 13th", "11th to 13th may"."""
    ends = DayRef("date", last.start, last.end, day=last.day, month=last.month, year=last.year)
    found = resolve(ends, today)
    if len(found.choices) != 1:
        return Days(flags=found.flags)
    end = found.choices[0][0]
    start = exists(end.year, ref.month or end.month, ref.day or 0)
    if start is None or start >= end or (end - start).days > 31:
        return Days()
    return _run(start, end, today)


def _run(start: date, end: date, today: date) -> Days:
    """Every day from `start` to `end`."""
    days = tuple(start + timedelta(days=step) for step in range((end - start).days + 1))
    future = next((day for day in days if day > today), None)
    return Days((days,), ("bulk",), future=future)


def exists(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

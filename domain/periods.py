"""Times that a report is about: whole local days, from the words of whoever asks for it.

A month, a quarter (January to March and so on), a financial year (from April, as UK funders and
charities count), a calendar year, the last so many days, since a day, or between two days. A month
that is named without a year is the latest that has begun. Days are the timebank's own: both changes
of the clock fall inside a day, so that a day has 23 or 25 hours twice a year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Shape = Literal["month", "quarter", "year", "financial", "days"]
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
APRIL = 4
Step = Literal["week", "month", "quarter", "year"]
WEEKS_UP_TO, MONTHS_UP_TO, QUARTERS_UP_TO = 62, 430, 1_500
"""Days of a time that is drawn in weeks, months, quarters: so that a picture has few bars."""
MOST_DAYS = 3_700
"""About ten years."""
EARLIEST = date(2000, 1, 1)
CENTURY = 100

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_DAY = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH})(?: \d{{4}})?)"
)
_TO = r"(?: ?(?:-|–) ?| to | until | till | and | through )"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `first` to before `next`; `shape` says how it is called."""

    first: date
    next: date
    shape: Shape = "days"

    @property
    def last(self) -> date:
        """The last day that counts."""
        return self.next - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.next - self.first).days

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The UTC moments of the two midnights between which it lies."""
        return _midnight(self.first, zone), _midnight(self.next, zone)

    @property
    def step(self) -> Step:
        """In what it is drawn: weeks up to two months, months up to a year, and so on."""
        if self.days <= WEEKS_UP_TO:
            return "week"
        if self.days <= MONTHS_UP_TO:
            return "month"
        return "quarter" if self.days <= QUARTERS_UP_TO else "year"

    def steps(self) -> Iterator["Period"]:
        """Its weeks (from Monday), months, quarters or years, oldest first; the first and the last
        as far as they belong to it."""
        day = self.first
        while day < self.next:
            if self.step == "week":
                end = day + timedelta(days=7 - day.weekday())
            elif self.step == "month":
                end = month_after(day)
            elif self.step == "quarter":
                end = quarter(day).next
            else:
                end = date(day.year + 1, 1, 1)
            yield Period(day, min(end, self.next))
            day = end


@dataclass(frozen=True, slots=True)
class Said:
    """A period that words name, and the words without it."""

    period: Period
    rest: str


def shaped(first: date, after: date) -> Period:
    """The days from `first` to before `after`, called as people call them."""
    for made in (month(first), quarter(first), financial_year(first), year(first.year)):
        if (made.first, made.next) == (first, after):
            return made
    return Period(first, after)


def month(day: date) -> Period:
    """The month of this day."""
    first = day.replace(day=1)
    return Period(first, month_after(first), "month")


def quarter(day: date) -> Period:
    """The quarter of this day, counted from January."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(first, _months_on(first, 3), "quarter")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number + 1, 1, 1), "year")


def financial_year(day: date) -> Period:
    """The year from April to March in which this day is."""
    begins = day.year - (day.month < APRIL)
    return Period(date(begins, APRIL, 1), date(begins + 1, APRIL, 1), "financial")


def month_after(day: date) -> date:
    """The first day of the next month."""
    return _months_on(day.replace(day=1), 1)


def month_before(day: date) -> Period:
    """The whole month before this day's."""
    return month(day.replace(day=1) - timedelta(days=1))


def neighbour(period: Period, step: int) -> Period:
    """The period of the same shape before (-1) or after (1) this one."""
    if period.shape in ("month", "quarter", "year", "financial"):
        size = {"month": 1, "quarter": 3, "year": 12, "financial": 12}[period.shape]
        first = _months_on(period.first, size * step)
        return Period(first, _months_on(first, size), period.shape)
    moved = timedelta(days=period.days * step)
    return Period(period.first + moved, period.next + moved)


def sound(period: Period, today: date) -> bool:
    """Whether there can be anything in it: begun, not empty, and not longer than MOST_DAYS."""
    return EARLIEST <= period.first <= today and 0 < period.days <= MOST_DAYS


def read(words: str, today: date) -> Said | None:
    """The period that the words name, and the other words; None where they name none, or only one
    that has not begun or ends before it begins."""
    said = " ".join(words.casefold().replace(",", " ").split())
    for pattern, make in _READERS:
        found = pattern.search(said)
        if found is None:
            continue
        period = make(found, today)
        if period is None or not sound(period, today):
            return None
        rest = f"{said[: found.start()]} {said[found.end() :]}"
        return Said(period, " ".join(rest.split()))
    return None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _number(name: str) -> int:
    return next(n for n, month_name in enumerate(MONTHS, 1) if month_name.startswith(name[:3]))


def _day(words: str, today: date, *, last: bool = False) -> date | None:
    """A day; of a month alone its first, or its last. Without a year the latest that has begun."""
    made: date | None = None
    try:
        if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words):
            made = date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif slashed := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?", words):
            made = _dated(int(slashed[1]), int(slashed[2]), slashed[3], today)
        elif named := re.fullmatch(rf"(\d{{1,2}})\D* ?(?:of )?\b({_MONTH})(?: (\d{{4}}))?", words):
            made = _dated(int(named[1]), _number(named[2]), named[3], today)
        elif alone := re.fullmatch(rf"({_MONTH})(?: (\d{{4}}))?", words):
            made = _dated(1, _number(alone[1]), alone[2], today)
            made = month(made).last if last else made
    except ValueError:
        return None
    return made


def _dated(day: int, number: int, year_: str | None, today: date) -> date:
    if year_ is not None:
        written = int(year_)
        return date(written + 2000 if written < CENTURY else written, number, day)
    made = date(today.year, number, day)
    return made if made <= today else date(today.year - 1, number, day)


def _between(found: re.Match[str], today: date) -> Period | None:
    last = _day(found["to"], today, last=True)
    if last is None:
        return None
    first = _day(found["from"], last)
    if first is None or first > last:
        return None
    return shaped(first, last + timedelta(days=1))


def _since(found: re.Match[str], today: date) -> Period | None:
    first = _day(found["from"], today)
    return None if first is None else Period(first, today + timedelta(days=1))


def _last_few(found: re.Match[str], today: date) -> Period | None:
    count, after = int(found["count"]), today + timedelta(days=1)
    if found["unit"] == "month":
        # So many whole months before this one.
        return shaped(_months_on(today.replace(day=1), -count), today.replace(day=1))
    return Period(after - timedelta(days=count * (7 if found["unit"] == "week" else 1)), after)


def _whole(found: re.Match[str], today: date) -> Period | None:
    made = {
        "month": month(today),
        "quarter": quarter(today),
        "year": year(today.year),
        "financial year": financial_year(today),
        "tax year": financial_year(today),
        "week": Period(
            today - timedelta(days=today.weekday()), today + timedelta(days=7 - today.weekday())
        ),
    }[found["unit"]]
    return made if found["which"] == "this" else neighbour(made, -1)


def _quarter(found: re.Match[str], today: date) -> Period | None:
    number = int(found["number"])
    named = int(found["year"]) if found["year"] else today.year
    made = quarter(date(named, number * 3, 1))
    return made if found["year"] or made.first <= today else neighbour(made, -4)


def _financial(found: re.Match[str], _today: date) -> Period | None:
    first, second = int(found["first"]), int(found["second"])
    if (first + 1) % CENTURY != second % CENTURY:
        return None
    return financial_year(date(first, APRIL, 1))


def _named_month(found: re.Match[str], today: date) -> Period | None:
    first = _day(found["month"], today)
    return None if first is None else month(first)


def _year(found: re.Match[str], _today: date) -> Period | None:
    return year(int(found["year"]))


_READERS = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"\b(?:from |between )?(?P<from>{_DAY}){_TO}(?P<to>{_DAY})(?![\w/])", _between),
        (rf"\b(?:since|from) (?:the )?(?P<from>{_DAY})(?![\w/])", _since),
        (
            r"\b(?:the )?(?:last|past) (?P<count>\d{1,4}) (?P<unit>day|week|month)s?\b",
            _last_few,
        ),
        (
            (
                r"\b(?:the |for )?(?P<which>this|last) "
                r"(?P<unit>month|quarter|financial year|tax year|year|week)\b(?:'s)?"
            ),
            _whole,
        ),
        (r"\b(?P<which>)(?P<unit>financial year|tax year)\b", lambda _f, t: financial_year(t)),
        (r"\bq(?P<number>[1-4])(?: (?P<year>20\d\d))?\b", _quarter),
        (r"\b(?P<first>20\d\d) ?[/-] ?(?P<second>(?:20)?\d\d)\b(?![/-])", _financial),
        (
            rf"\b(?:in |for |of )?(?:the month of )?(?P<month>(?:{_MONTH})(?: 20\d\d)?)\b(?:'s)?",
            _named_month,
        ),
        (r"\b(?:in |for |of )?(?P<year>20\d\d)\b", _year),
    )
)
"""In this order: the more they say, the earlier they are tried."""

"""What single cells say: hours, seconds, days, yes and no; and what a whole column of days says.

A cell that can't be read is a ValueError whose text is a code of ROW_FAULTS (rows.py); nothing is
rounded and nothing is guessed.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

Order = Literal["iso", "dmy", "mdy", "serial"]
"""Which of 3/4/2021 is the day: the third of April (dmy), or the fourth of March (mdy)."""

LONGEST_CELL = 1000
"""Characters of a cell that are kept; nothing that we read is longer."""
MOST_MINUTES = 6_000_000
"""What one movement in the ledger may be."""
NOTHING = frozenset({"", "-", "–", "—", "n/a", "none", "null"})
_CLOCK = re.compile(
    r"(?P<sign>[-−–+]?)\s*(?P<hours>\d{1,6}):(?P<minutes>[0-5]\d)(?::(?P<s>[0-5]\d))?"
)
_SPOKEN = re.compile(
    r"(?P<sign>[-−–+]?)\s*(?:(?P<hours>\d{1,6})\s*h(?:ours?|rs?|r)?)?\s*"
    r"(?:(?P<minutes>\d{1,7})\s*m(?:in(?:ute)?s?)?)?"
)
_DATE = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[ T].*)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's numbering of days."""
FIRST_SERIAL, LAST_SERIAL = 29_221, 73_050
"""1980 and 2099 as a spreadsheet numbers days."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


def clean(cell: str) -> str:
    """A cell's text: entities as signs, no control characters, single spaces, at most
    LONGEST_CELL characters."""
    text = html.unescape(cell) if "&" in cell else cell
    kept = "".join(" " if sign in "\t\r\n" else sign for sign in text)
    kept = "".join(sign for sign in kept if unicodedata.category(sign) not in ("Cc", "Cs", "Cf"))
    return " ".join(kept.split())[:LONGEST_CELL]


def hours(cell: str) -> int:
    """Whole minutes from a length: 1:30, -0:45, 1.5 (hours), 1,5, "1h 30m", "90 min"; nothing and
    a dash are 0. Raises ValueError "minutes" where it is no whole number of minutes, "hours" where
    it is no length."""
    text = clean(cell)
    if text.casefold() in NOTHING:
        return 0
    if match := _CLOCK.fullmatch(text):
        if match["s"] and int(match["s"]):
            raise ValueError("minutes")
        return _signed(match["sign"], int(match["hours"]) * 60 + int(match["minutes"]))
    spoken = _SPOKEN.fullmatch(text.casefold())
    if spoken is not None and (spoken["hours"] or spoken["minutes"]):
        whole = int(spoken["hours"] or 0) * 60 + int(spoken["minutes"] or 0)
        return _signed(spoken["sign"], whole)
    return _whole(_number(text) * 60)


def seconds(cell: str) -> int:
    """Whole minutes from a number of seconds. Raises ValueError as `hours`."""
    text = clean(cell)
    if text.casefold() in NOTHING:
        return 0
    return _whole(_number(text) / 60)


def minutes(cell: str) -> int:
    """Whole minutes from a number of minutes. Raises ValueError as `hours`."""
    text = clean(cell)
    return 0 if text.casefold() in NOTHING else _whole(_number(text))


def _number(text: str) -> Decimal:
    plain = text.replace("−", "-").replace("–", "-").replace(" ", "")
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        if not re.fullmatch(r"[-+]?\d{1,9}(\.\d{1,9})?", plain):
            raise ValueError("hours")
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError("hours") from error


def _whole(found: Decimal) -> int:
    # A spreadsheet keeps 20 minutes as 0.333333333 of an hour: as near as it can write it.
    near = found.to_integral_value()
    if abs(found - near) > Decimal("0.000001"):
        raise ValueError("minutes")
    return _within(int(near))


def _signed(sign: str, found: int) -> int:
    return _within(-found if sign in ("-", "−", "–") and found else found)


def _within(found: int) -> int:
    if abs(found) > MOST_MINUTES:
        raise ValueError("hours")
    return found


def day(cell: str, order: Order = "iso") -> date:
    """A day: 2021-03-04 (with a time or without), 4/3/2021 as the order says, 4 March 2021, or a
    spreadsheet's number of days. Raises ValueError "day"."""
    text = clean(cell)
    try:
        if match := _DATE.fullmatch(text):
            return _numbered(match, order)
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            number = int(float(text))
            if FIRST_SERIAL <= number <= LAST_SERIAL:
                return _EPOCH + timedelta(days=number)
        if re.fullmatch(r"\d{8}", text):
            return _within_reason(datetime.strptime(text, "%Y%m%d").date())  # noqa: DTZ007
        return _within_reason(_spelled(text))
    except (ValueError, OverflowError) as error:
        raise ValueError("day") from error


def _numbered(match: "re.Match[str]", order: Order) -> date:
    first, second, third = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        return _within_reason(date(first, second, third))
    year = third + 2000 if len(match[3]) == 2 else third
    one, other = (second, first) if order == "mdy" else (first, second)
    return _within_reason(date(year, other, one))


def _spelled(text: str) -> date:
    parts = re.sub(r"(?<=\d)(st|nd|rd|th)\b|,", " ", text.casefold()).split()
    known = [part for part in parts if part in _MONTHS]
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(known) != 1 or len(numbers) < 2:
        raise ValueError("day")
    year = next(number for number in numbers if number > 31)
    rest = next(number for number in numbers if number != year)
    return date(year, _MONTHS[known[0]], rest)


def _within_reason(found: date) -> date:
    if not 1980 <= found.year <= 2099:
        raise ValueError("day")
    return found


def orders(cells: Iterable[str]) -> frozenset[Order]:
    """In which orders every cell of a column is a day: both where the column leaves it open, none
    where it can't be said. A column whose days tell themselves (2021-03-04) is `iso` alone."""
    possible: set[Order] = {"dmy", "mdy"}
    open_ones = False
    for cell in cells:
        text = clean(cell)
        match = _DATE.fullmatch(text)
        if match is None or len(match[1]) == 4:
            continue
        first, second = int(match[1]), int(match[2])
        open_ones = True
        if first > 12:
            possible.discard("mdy")
        if second > 12:
            possible.discard("dmy")
    return frozenset(possible) if open_ones else frozenset({"iso"})


def is_hours(cell: str) -> bool:
    """Whether a cell is a length as clocks write it, or stands for none."""
    text = clean(cell)
    return text in ("", "—", "–", "-") or _CLOCK.fullmatch(text) is not None


def is_day(cell: str) -> bool:
    """Whether a cell is a day in some order."""
    either: tuple[Order, Order] = ("dmy", "mdy")
    for order in either:
        try:
            day(cell, order)
        except ValueError:
            continue
        return True
    return False

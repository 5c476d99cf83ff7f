"""Reads "remind me every Monday at 9am to ring Jean": when, how often, and of what."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from domain.desk_words import days_mended
from domain.month_days import is_short
from domain.reading.when import read_when
from domain.reminding import USUAL, Pattern

MOST_WORDS = 60
"""Words of a sentence that are looked at: longer ones are no reminder."""
Why = Literal["", "no-when", "over", "unclear"]
_BEGINS = re.compile(
    r"^(?:please\s+|(?:can|could|will|would) you\s+(?:please\s+)?)?"
    r"(?:remind\s+(?:me|myself)|(?:set|make|add)\s+(?:me\s+)?a\s+reminder|i need reminding)\b"
    r"(?:\s+again)?(?:\s+for)?[:,]?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:^|\s+)(?:to|that|about|of)\s+|\s*:\s+|\s+-\s+", re.IGNORECASE)
_WHEN_BEGINS = re.compile(
    r"^(?:on\s+(?:the\s+)?)?(?:(?:every|each|next|this)\s+\w|tomorrow|today|tonight|daily|weekly"
    r"|fortnightly|monthly|yearly|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:christmas|xmas|boxing day|new years? (?:eve|day)|new year[’']s (?:eve|day)|nye|halloween"
    r"|bonfire night|valentine[’']?s day)\b"
    r"|\d{1,2}/\d{1,2}|(?:first|second|third|fourth|last)\s+\w*day\s+of)"
    r"|^at\s+(?:\d|noon|midday|half|quarter)|^in\s+(?:\d|an?\s|one|two|three|four|five|six|half|the"
    r"\s+(?:morning|afternoon|evening))|^half\s+past|^in a\s+(?:week|fortnight|month)",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    r"(?:every|each|the|next|this)\s+month\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""What stands behind "the 31st of": still the when."""
_LEAP = re.compile(
    r"\b(?:29(?:th)?\s+(?:of\s+)?feb(?:ruary)?|feb(?:ruary)?\s+(?:the\s+)?29(?:th)?)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:(?:every|each)\s+year|yearly|annually|once a year)\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?:every|each)\s+(?P<every>\d{1,2}|other|second|two|three|six)\s+months?\b", re.IGNORECASE
)
_LAST_DAY = re.compile(
    r"\blast day of (?:the|each|every) month\b|\bmonthly on the last day\b", re.IGNORECASE
)
_NUMBERS = {"other": 2, "second": 2, "two": 2, "three": 3, "six": 6}
_PART = {"morning": USUAL, "afternoon": time(14), "evening": time(18)}
TONIGHT = time(19)
_MENDS = (
    (re.compile(r"\bweekly on (?:a )?(?=\w)", re.IGNORECASE), "every "),
    (re.compile(r"\b(?:monthly|every month) on (?:the )?(?=\d)", re.IGNORECASE), "every month on "),
    (
        # "Every 31st"; not "every 2nd week", "every 25th December" or "every 1st Monday".
        re.compile(
            r"\bevery (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of|other|days?|weeks?"
            r"|months?|years?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))",
            re.IGNORECASE,
        ),
        r"every month on \g<day>th",
    ),
    (
        re.compile(
            r"\bevery (?:the )?(?=\d{1,2}(?:st|nd|rd|th) (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug"
            r"|sep|oct|nov|dec))",
            re.IGNORECASE,
        ),
        "every year on ",
    ),
    (re.compile(r"\bevery (?:2nd|second) (?=(?:week|month)\b)", re.IGNORECASE), "every other "),
)


@dataclass(frozen=True, slots=True)
class Reminding:
    """pattern: when; None with `why` where it can't be said. what: of what; empty where that isn't
    said."""

    pattern: Pattern | None
    what: str
    why: Why = ""


def asks(words: str) -> bool:
    """Whether somebody asks to be reminded."""
    return _BEGINS.match(words.strip()) is not None and len(words.split()) <= MOST_WORDS


def read_reminding(words: str, now: datetime) -> Reminding:
    """`words` with or without "remind me" before them; `now` on the local wall (aware).

    The when can stand before what to do or after it: "Friday to ring Jean", "to ring Jean on
    Friday at 3pm".
    """
    said = " ".join(words.split())
    rest = _BEGINS.sub("", said, count=1) if _BEGINS.match(said) else said
    rest = rest.strip(" .!?")
    if not rest or len(rest.split()) > MOST_WORDS:
        return Reminding(None, rest, "no-when")
    before = _first_part(rest, now)
    if before is not None:
        return before
    return _last_part(rest, now)


def _first_part(rest: str, now: datetime) -> Reminding | None:
    """ "Friday to ring Jean": the when stands first."""
    for cut in _PARTS.finditer(rest):
        when, what = rest[: cut.start()].strip(" ,"), rest[cut.end() :].strip(" ,")
        if (
            not when
            or not _WHEN_BEGINS.match(days_mended(when))
            or _OF_MONTH.match(rest, cut.end())
        ):
            continue
        pattern, why = read_pattern(when, now)
        return Reminding(pattern, what, why if why != "no-when" else "unclear")
    return None


def _last_part(rest: str, now: datetime) -> Reminding:
    """ "to ring Jean on Friday at 3pm": the longest end that is nothing but a when."""
    bare = re.sub(r"^(?:to|that|about|of)\s+", "", rest, flags=re.IGNORECASE)
    words = bare.split()
    for start in range(len(words)):
        end = " ".join(words[start:])
        if not _WHEN_BEGINS.match(end):
            continue
        pattern, why = read_pattern(end, now)
        if pattern is not None or why != "no-when":
            return Reminding(pattern, " ".join(words[:start]).strip(" ,"), why)
    return Reminding(None, bare, "no-when")


def read_pattern(words: str, now: datetime) -> tuple[Pattern | None, Why]:
    """When words say to remind somebody, on the local wall; None and why where they don't: no day
    in them (no-when), one that is over, or one that isn't clear."""
    said = days_mended(words[:300])
    for mend, right in _MENDS:
        said = mend.sub(right, said)
    when = read_when(said, now).when
    at = _time(said, when.start or when.arrive_by or when.time, when.part)
    if _LAST_DAY.search(said):
        return Pattern(now.date(), at or USUAL, "FREQ=MONTHLY;BYMONTHDAY=-1", when.until), ""
    if _LEAP.search(said) and when.type in ("flexible", "window") and when.date is None:
        return _whole(Pattern(_leap_day(now.date()), at or USUAL), said, now)
    if when.type == "recurring" and when.rrule:
        return _repeating(when.rrule, when.from_, at, when.until, now)
    day = when.date or when.from_
    if day is None:
        return _today(at, when.type, now)
    return _whole(Pattern(day, at or USUAL), said, now)


def _time(said: str, at: time | None, part: str | None) -> time | None:
    if at is not None:
        return at
    if re.search(r"\btonight\b", said, re.IGNORECASE):
        return TONIGHT
    return _PART.get(part or "")


def _whole(one: Pattern, said: str, now: datetime) -> tuple[Pattern | None, Why]:
    """A day that was named, once, each year or every so many months."""
    if _YEARLY.search(said):
        rule = f"FREQ=YEARLY;BYMONTH={one.first.month};BYMONTHDAY={one.first.day}"
        return Pattern(now.date(), one.at, rule), ""
    if found := _MONTHS.search(said):
        number = found["every"].casefold()
        every = _NUMBERS.get(number) or int(number)
        rule = f"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={one.first.day}"
        return (Pattern(one.first, one.at, rule), "") if every else (None, "unclear")
    if datetime.combine(one.first, one.at, now.tzinfo) <= now:
        return None, "over"
    return one, ""


def _today(at: time | None, kind: str, now: datetime) -> tuple[Pattern | None, Why]:
    """ "At 5pm": today, or tomorrow where that is over."""
    if at is None or kind == "past":
        return None, "over" if kind == "past" else "no-when"
    day = now.date()
    if datetime.combine(day, at, now.tzinfo) <= now:
        day += timedelta(days=1)
    return Pattern(day, at), ""


def _repeating(
    rule: str, first: date | None, at: time | None, last: date | None, now: datetime
) -> tuple[Pattern | None, Why]:
    begins = first or now.date()
    if "BY" not in rule and rule.startswith("FREQ=MONTHLY"):
        rule += f";BYMONTHDAY={begins.day}"
    elif "BY" not in rule and rule.startswith("FREQ=WEEKLY"):
        rule += f";BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[begins.weekday()]}"
    if last is not None and last < begins:
        return None, "over"
    if is_short(rule) and begins - now.date() < timedelta(days=62):
        begins = now.date()  # a shorter month before that has its last day
    return Pattern(begins, at or USUAL, rule, last), ""


def _leap_day(today: date) -> date:
    """The next 29 February, today's included."""
    year = today.year
    while True:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            found = date(year, 2, 29)
            if found >= today:
                return found
        year += 1

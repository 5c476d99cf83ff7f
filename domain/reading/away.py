"""When somebody is away: "I'm away until 5 May", "on holiday 1st to 14th June", "I'm back"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.reading.plain import plain
from domain.reading.when import read_when

LONGEST = timedelta(days=366)
_BACK = re.compile(
    r"^(?:hi |hiya |hello )?(?:i am |im |i'm |we are |we're )?(?:now )?"
    r"(?:back|home|available|around)"
    r"(?: (?:home|now|again|today|early|from \w+(?: \w+){0,2}))*[.! ]*$"
)
_UNTIL = re.compile(r"\b(?:until|till|til|thru|through|up to)(?: the)?\b")
_BACK_ON = re.compile(
    r"\b(?:back|home|available|around|return(?:ing)?|free)(?: again)? (?:on|from|by|at|in)?\b"
)
_FOR = re.compile(
    r"\b(?:(?:for|about|another|next|the next) )?(?P<n>\d{1,3}|a|an|one|two|three|four|five|six|"
    r"seven|eight|ten|twelve|couple of|a couple of|few) "
    r"(?P<unit>day|week|wk|fortnight|month)s?\b"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "ten": 10, "twelve": 12, "couple of": 2, "a couple of": 2, "few": 3,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14, "month": 30}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM = re.compile(r"\b(?:from|starting|as of)\b(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Away:
    """The first and the last day away, both local and counted; `until` is None where the words
    don't say how long."""

    since: date
    until: date | None


def says_back(words: str) -> bool:
    """Whether `words` say that somebody is here again, and nothing about a day to come."""
    return _BACK.match(plain(words[:200], "en").strip()) is not None


def read_away(words: str, now: datetime, *, reply: bool = False) -> Away:
    """The days that `words` (the first 500 letters) speak of. now: aware; its date is today.

    reply: they answer "until when?", so that a day alone is the last one. "Back on the 3rd" is
    away until the 2nd. Days that are past, or more than a year ahead, are no answer.
    """
    said = plain(words[:500], "en")
    today = now.date()
    since, until = _days(said, now)
    if reply and since is not None and since == until:
        since = None
    since = max(since or today, today)
    if until is not None and not (since <= until <= today + LONGEST):
        until = None
    return Away(since, until)


def _days(said: str, now: datetime) -> tuple[date | None, date | None]:
    if (mark := _UNTIL.search(said)) is not None:
        start = _FROM.search(said[: mark.start()])
        first = _day(start["rest"], now) if start else None
        # "Monday till Friday" is the Friday after that Monday.
        base = now if first is None else datetime.combine(first, now.timetz())
        return first, _day(said[mark.end() :], base)
    window = read_when(said, now).when
    if window.type == "window" and window.from_ is not None and window.to is not None:
        return window.from_, window.to
    if (mark := _BACK_ON.search(said)) is not None:
        last = _day(said[mark.end() :], now)
        return None, last - timedelta(days=1) if last is not None else None
    if (length := _FOR.search(said)) is not None:
        number = length["n"]
        count = int(number) if number.isdigit() else _NUMBERS[number]
        later = _FROM.search(said)
        first_day = _day(later["rest"], now) if later else None
        counted_from = first_day or now.date()
        # Counted from today, "for a week" is up to the same weekday again.
        days = count * _DAYS[length["unit"]] - (1 if first_day else 0)
        return first_day, counted_from + timedelta(days=days)
    only = _day(said, now)
    return only, only


def _day(words: str, now: datetime) -> date | None:
    """The one day in `words`, still to come."""
    when = read_when(f"on {words.strip()}", now).when
    found = when.date or when.to or when.by
    said = _YEAR.search(words)
    return None if found is not None and said and int(said[0]) != found.year else found

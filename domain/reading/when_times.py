"""Clock times, lengths and counts of people in a plain sentence about help that is wanted.

Works on `plain` text. Rules (DOMAIN.md section 7): "half 2" is 2:30; a bare hour falls within
helping hours, 07:00 to 22:00; two numbers without a unit are clock times; nothing is invented.
"""

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

Part = Literal["morning", "afternoon", "evening"]
Role = Literal["start", "arrive", "finish"]

_UNITS = (
    r"hours?|hrs?|h|minutes?|days?|weeks?|months?|years?|yrs?|yr|people|persons?|men|women|ladies|"
    r"blokes|lads|kids|children|dogs?|cats?|inch|inches|pairs?|bags?|boxes|times|volunteers|helpers|"
    r"of|st|nd|rd|th|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|miles?|pounds|quid|stone|shirts|adults|seats|strong|big|burly|foot|ft|metres|rooms?|bed|floors?|others|"
    r"year|yo|yrs|pm|am|percent|items?|more|weekdays"
)
_CLOCK = (
    r"(?:(?P<half{n}>half|quarter)(?: (?P<rel{n}>past|to))? (?P<hh{n}>\d{{1,2}})"
    r"|(?P<mm{n}>5|10|20|25) (?P<mrel{n}>past|to) (?P<mh{n}>\d{{1,2}})"
    r"|(?P<h{n}>\d{{1,2}})(?:[:.](?P<m{n}>[0-5]\d))?)"
    r"(?: ?(?P<ap{n}>am|pm|a\.m\.?|p\.m\.?|oclock))?(?![\d/:])"
)
_NOT_UNIT = rf"(?! ?(?:{_UNITS})\b)(?!\.\d)"
_BEFORE = r"(?<![\d/:.£-])\b"
_RANGE = re.compile(
    _BEFORE + _CLOCK.format(n=1) + r" ?(?P<by>-|to|till|and) ?(?:about )?" + _CLOCK.format(n=2)
    + _NOT_UNIT
)  # fmt: skip
_ONE = re.compile(_BEFORE + _CLOCK.format(n=1) + _NOT_UNIT)
_LEAD = re.compile(
    r"(?:\bat|\babout|\baround|\bby|\bbefore|\bfrom|\btill|\bafter|@|\bthere for|\bgone|\bcirca|"
    r"day|tomorrow|today|tonight|morning|afternoon|evening|night),? ?$"
)
_ARRIVE = re.compile(
    r"appointment|\bbe there|there (?:by|for|at)|starts?\b|arrive|kick ?off|service is|opens"
)
_PICK = re.compile(
    r"\bpick|\bcollect|\bleave|\bleaving|set off|\bfetch|\bcome (?:for|at)|\bstart\b"
)
_FINISH = re.compile(
    r"(?:home|back|finished?|done|ends?|finish(?:es)?)(?: \w+)? (?:by|at|for|about)? ?$"
)
_LENGTH = re.compile(
    r"(?:(?P<n>\d{1,2}(?:\.\d{1,2})?|\ban?|\bcouple(?: of)?|\bhalf(?: an?)?|\bhalf of an)"
    r"(?P<half1> and a half)?(?:(?<=\d) ?| )(?P<unit>hours?|hrs?|(?<=\d)h|minutes?|min)\b"
    r"(?P<half2>(?: and)?(?: a)? half)?(?: ?(?:and )?(?P<extra>\d{1,2}) ?(?:minutes|min|m)\b)?)"
)
_QUARTERS = re.compile(r"\b(?:3|three) quarters? of an hour|\bquarter of an hour")
_NOT_LENGTH = re.compile(r"(?:\bin|within|\blast|\bpast|-|\bto|\bor|every|notice) ?(?:about )?$")
_PEOPLE = re.compile(
    r"(?<!for )\b(?P<n>\d{1,2}|couple of|few)(?: (?:strong|big|more|extra|other|able|fit|burly|"
    r"handy))* (?:people|persons|blokes?|lads|men|volunteers|helpers|pairs? of hands|guys|women|"
    r"ladies|bodies|of you)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One clock time that was said: `at`, what it is for, whether minutes or am/pm were given."""

    at: time
    role: Role
    labelled: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from one clock time to another, and where it stands in the plain text."""

    begin: time
    end: time
    first: int
    last: int

    @property
    def minutes(self) -> int:
        """Clock minutes from begin to end; past midnight counts on."""
        length = (self.end.hour - self.begin.hour) * 60 + self.end.minute - self.begin.minute
        return length if length > 0 else length + 24 * 60


def _parts(match: re.Match[str], n: int) -> tuple[int, int, str] | None:
    """Hour, minute and am/pm mark of clock `n` of a match; None if it is no time of day."""
    mark = (match[f"ap{n}"] or "").replace(".", "")
    if match[f"half{n}"]:
        hour, minute = int(match[f"hh{n}"]), 30 if match[f"half{n}"] == "half" else 15
        if match[f"rel{n}"] == "to" or (match[f"half{n}"] == "quarter" and not match[f"rel{n}"]):
            hour, minute = hour - 1, 60 - minute
    elif match[f"mm{n}"]:
        hour, minute = int(match[f"mh{n}"]), int(match[f"mm{n}"])
        if match[f"mrel{n}"] == "to":
            hour, minute = hour - 1, 60 - minute
    else:
        hour, minute = int(match[f"h{n}"]), int(match[f"m{n}"] or 0)
    if not 0 <= hour <= 24 or not 0 <= minute <= 59 or (hour == 24 and minute):
        return None
    return hour % 24, minute, mark


def _settle(hour: int, minute: int, mark: str, part: Part | None) -> time:
    """A clock time with morning or afternoon decided (see the module's rules)."""
    if mark == "pm" and hour < 12:
        hour += 12
    elif mark == "am":
        hour %= 12
    elif hour < 12 and (part in ("afternoon", "evening") or (part != "morning" and 1 <= hour <= 6)):
        hour += 12
    return time(hour % 24, minute)


def _is_said(match: re.Match[str], plain: str) -> bool:
    """Whether one matched number is a clock time: it says so, or the words before it do."""
    if match["half1"] or match["mm1"] or match["ap1"] or match["m1"]:
        return True
    return bool(_LEAD.search(plain[max(0, match.start() - 14) : match.start()]))


def _role(match: re.Match[str], plain: str) -> Role:
    """What a time is for, by the nearest cue before it, or right after it."""
    before = plain[max(0, match.start() - 45) : match.start()]
    if _FINISH.search(before):
        return "finish"
    arrive = max((m.end() for m in _ARRIVE.finditer(before)), default=-1)
    pick = max((m.end() for m in _PICK.finditer(before)), default=-1)
    if arrive > pick:
        return "arrive"
    after = plain[match.end() : match.end() + 14]
    if pick < 0 and re.match(r",? ?(?:\w+ )?appointment", after):
        return "arrive"
    return "start"


def span(plain: str, part: Part | None) -> Span | None:
    """The first stretch of clock times in `plain`, such as "7-11" or "from 10 till 2"."""
    for match in _RANGE.finditer(plain):
        before = plain[max(0, match.start() - 12) : match.start()]
        if re.search(r"ages?d? $|years? $|yr $|between ages $|year $|no\.? $|flat $", before):
            continue
        if match["by"] == "and" and "between" not in before:
            continue
        if match["by"] == "to" and match["h2"] and not (match["h1"] or match["half1"]):
            continue
        one, two = _parts(match, 1), _parts(match, 2)
        if one is None or two is None:
            continue
        first, last = _pair(one, two, part)
        if first != last:
            return Span(first, last, match.start(), match.end())
    return None


def _pair(
    one: tuple[int, int, str], two: tuple[int, int, str], part: Part | None
) -> tuple[time, time]:
    """Both ends of a stretch, the later one after the earlier one where the words allow it."""
    last = _settle(*two, part)
    mark = one[2]
    if not mark and two[2] in ("am", "pm"):
        same = _settle(one[0], one[1], two[2], None)
        mark = two[2] if same < last else ("am" if two[2] == "pm" else "pm")
    first = _settle(one[0], one[1], mark, part)
    if last <= first and not two[2] and last.hour < 12:
        last = time((last.hour + 12) % 24, last.minute)
    return first, last


def times(plain: str, part: Part | None, skip: tuple[int, int] = (0, 0)) -> list[Said]:
    """The single clock times in `plain`, in order, without those inside `skip`."""
    found: list[Said] = []
    for match in _ONE.finditer(plain):
        if skip[0] <= match.start() < skip[1] or not _is_said(match, plain):
            continue
        parts = _parts(match, 1)
        if parts is None:
            continue
        role = _role(match, plain)
        labelled = role != "start" or bool(
            _PICK.search(plain[max(0, match.start() - 30) : match.start()])
        )
        found.append(Said(_settle(*parts, part), role, labelled, match.start(), match.end()))
    return found


def length(plain: str) -> int | None:
    """The length in minutes that the words state; None where they state none or leave it open."""
    if match := _QUARTERS.search(plain):
        return 15 if match.group().startswith("quarter") else 45
    for match in _LENGTH.finditer(plain):
        if _NOT_LENGTH.search(plain[max(0, match.start() - 12) : match.start()]):
            continue
        minutes = _minutes(match)
        if 0 < minutes <= 24 * 60:
            return minutes
    return None


def _minutes(match: re.Match[str]) -> int:
    number = match["n"]
    if number[0].isdigit():
        value = float(number)
    elif number.startswith("half"):
        value = 0.5
    else:
        value = 2.0 if number.startswith("couple") else 1.0
    if match["unit"].startswith("m"):
        return round(value)
    if match["half1"] or match["half2"]:
        value += 0.5
    return round(value * 60) + int(match["extra"] or 0)


def people(plain: str) -> int:
    """How many helpers are asked for; 1 where no number is said."""
    match = _PEOPLE.search(plain)
    if match is None or match["n"] == "few":
        return 1
    return 2 if match["n"].startswith("couple") else max(1, min(99, int(match["n"])))

"""A log sentence cut into lengths, clock times and days, left to right."""

from dataclasses import dataclass, replace
from fractions import Fraction

from domain.reading.clock import ClockRange, Point, clock_range, point
from domain.reading.counts import number
from domain.reading.dates import find_day, is_verb
from domain.reading.dayref import DayRef, Part, part_of
from domain.reading.durations import Length, length
from domain.reading.scan import Scan

_LONG_RUN = 5
_MOST_LED = 8
"""Tokens by which words such as "from about" may stand before what they lead to."""
_TELLING = frozenset({
    "numbers", "plus", "about_numbers", "units.hour", "units.hour_alone", "units.minute",
    "units.day", "units.week", "units.month", "units.fortnight", "lengths", "vague", "days",
    "weekdays", "months", "ordinals", "parts", "day_parts", "periods", "named", "clock_times",
    "meals", "hours", "clock.now", "clock.half_to",
})  # fmt: skip
"""Kinds of words one of which every length, time and day holds."""
_MOST_BORROWED = 60
_MOST_TRIES = 130
"""Numbers looked at in one message, for the same reason."""
_MOST_ITEMS = 120
"""Items read in one message; nobody logs more, and a limit keeps a hostile text cheap."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length or a clock range, and how it was qualified.

    sessions: times over ("x 3"). each: of every day or person named. travel: time on the way.
    pause: a break to take off.
    """

    value: Length | ClockRange | Point
    start: int
    end: int
    sessions: int = 1
    each: bool = False
    travel: int = 0
    pause: bool = False


@dataclass(frozen=True, slots=True)
class Bare:
    """A number beside a day that borrows the unit of another length: "2h 2day + 1 yday"."""

    value: Fraction
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartWord:
    """A part of the day alone: "in the evening"."""

    part: Part
    start: int
    end: int


Item = Amount | DayRef | Bare | PartWord


def items(scan: Scan) -> tuple[Item, ...]:
    """The items of `scan` in order, at most 120 of them."""
    found: list[Item] = []
    ahead = _ahead(scan)
    at = tries = 0
    while at < len(scan) and len(found) < _MOST_ITEMS and tries < _MOST_TRIES:
        tries += scan.tokens[at].kind in {"number", "fraction"} or "numbers" in scan.found[at]
        item = _item(scan, at, found) if ahead[at] <= _MOST_LED else None
        if item is None:
            at += 1
            continue
        found.append(item)
        at = max(item.end, at + 1)
    return tuple(found)


def _ahead(scan: Scan) -> list[int]:
    """For each token, how far it is to the next one without which nothing can be said here.

    Words such as "on", "at" and "," only lead to a number, a unit or a day; where none is near,
    there is nothing to read, however often they are repeated.
    """
    far: list[int] = [0] * len(scan)
    distance = _MOST_LED + 1
    for at in range(len(scan) - 1, -1, -1):
        telling = scan.tokens[at].kind in {"number", "fraction"} or not _TELLING.isdisjoint(
            scan.found[at]
        )
        distance = 0 if telling else distance + 1
        far[at] = distance
    return far


def _skipped(scan: Scan, at: int) -> bool:
    """Whether the number at `at` is a phone number, money, or part of a postcode."""
    token = scan.tokens[at]
    if token.kind != "number":
        return False
    if len(token.text) >= _LONG_RUN or (len(token.text) > 2 and scan.before_number(at)):
        return True
    if scan.is_text(at - 1, "£", "$", "€", "#"):
        return True
    letter = scan.glued(at) and scan.tokens[at - 1].kind == "word"
    return letter and not scan.any(("units.hour", "links.times"), at - 1)


def _item(scan: Scan, at: int, before: list[Item]) -> Item | None:
    """The item that begins at token `at`, if one does: the longest reading wins."""
    silent = not scan.found[at] and scan.tokens[at].kind in {"word", "symbol"}
    if (silent and not scan.is_text(at, ".")) or _skipped(scan, at):
        return None
    amount = _amount(scan, at)
    day = None if is_verb(scan, at) else find_day(scan, at)
    if amount and not (day and day.end > amount.end):
        return amount
    if day:
        return _every(day, before)
    lone = point(scan, at)
    if lone:
        return Amount(lone, at, lone.end)
    bare = _bare(scan, at)
    if bare:
        return bare
    begin = scan.end("links.on", at)
    for start in dict.fromkeys((at, begin)):
        part = scan.match("parts", start)
        named = part_of(part.key) if part else None
        if part and named and not scan.before_clock(start):
            return PartWord(named, at, part.end)
    return None


def _every(day: DayRef, before: list[Item]) -> DayRef:
    """ "2 hrs each fri": "each" belongs to the length, so Friday is one Friday."""
    after_amount = bool(before) and isinstance(before[-1], Amount) and before[-1].each
    if day.kind == "every" and day.weekday is not None and after_amount:
        return replace(day, kind="weekday")
    return day


def _amount(scan: Scan, at: int) -> Amount | None:
    """A length or clock range at `at`, with its "x 3", "each" and "travel"."""
    repeat = _repeat_before(scan, at)
    stated = length(scan, repeat[1] if repeat else at)
    between = clock_range(scan, at) if repeat is None else None
    if between and (stated is None or between.end > stated.end):
        end = scan.any(("links.per_day", "links.each"), between.end)
        return Amount(between, at, end.end if end else between.end, each=end is not None)
    if stated is None:
        return _none_at_all(scan, at)
    found = Amount(stated, at, stated.end, sessions=repeat[0] if repeat else 1)
    return _qualified(scan, found)


def _none_at_all(scan: Scan, at: int) -> Amount | None:
    """ "no hours": a length of nothing."""
    zero = scan.end("links.zero", at)
    unit = scan.match("units.hour", zero) if zero > at else None
    plural = unit and (scan.is_text(at, "zero") or scan.is_text(unit.start, "hours", "hrs"))
    return Amount(Length((0,), at, unit.end), at, unit.end) if unit and plural else None


def _repeat_before(scan: Scan, at: int) -> tuple[int, int] | None:
    """ "3 x", "2 lots of", "twice" before a length: how often, and where it ends."""
    twice = scan.match("links.twice", at)
    if twice and length(scan, twice.end):
        return 2, twice.end
    count = number(scan, at)
    if count is None or count.style != "whole" or not 2 <= count.value <= 60:
        return None
    times = scan.end("links.times", count.end)
    if times > count.end:
        return int(count.value), times
    stated = length(scan, count.end)
    sessions = stated and scan.match("links.times", stated.end)
    return (int(count.value), count.end) if sessions and not count.about else None


def _repeat_after(scan: Scan, at: int) -> tuple[int, int] | None:
    """ "x 3", "3 times", "twice" after a length."""
    twice = scan.match("links.twice", at)
    if twice:
        return 2, twice.end
    times = scan.end("links.times", at)
    count = number(scan, times)
    if times > at and scan.is_text(at, "x", "*", "times") and count and count.style == "whole":
        return (int(count.value), count.end) if 2 <= count.value <= 60 else None
    count = number(scan, at)
    if count and count.style == "whole" and 2 <= count.value <= 60:
        end = scan.end("links.times", count.end)
        plain = scan.is_text(count.end, "times", "x", "dafa", "razy", "ori", "jeer")
        if end > count.end and plain and not length(scan, end):
            return int(count.value), end
    return None


def _qualified(scan: Scan, found: Amount) -> Amount:
    """`found` with what is said after it, and the "less" before it."""
    pause = scan.before("links.minus", found.start)
    again = _repeat_after(scan, found.end)
    if again and found.sessions == 1:
        found = replace(found, sessions=again[0], end=again[1])
    elif found.sessions > 1:
        found = replace(found, end=scan.end("links.times", found.end))
    step = max(found.end, scan.end("links.of", found.end), scan.end("people.for", found.end))
    for at in dict.fromkeys((found.end, step)):
        travel = scan.match("travel.word", at)
        if travel:
            there_and_back = scan.is_text(travel.end - 1, "way")
            return replace(found, end=travel.end, travel=2 if there_and_back else 1)
        rest = scan.match("links.break", at)
        if rest and not scan.match("clock.until", rest.end):
            return replace(found, end=rest.end, pause=True)
    each = scan.any(("links.per_day", "links.each"), found.end)
    if each:
        found = replace(found, each=True, end=each.end)
    return replace(found, pause=pause)


def _bare(scan: Scan, at: int) -> Bare | None:
    """A number right before a day ("1 yday"), or right after one ("tues 3,")."""
    count = number(scan, at)
    if count is None or count.about or count.value <= 0 or count.style == "clock":
        return None
    if scan.before("links.numbered", at) or count.value > _MOST_BORROWED:
        return None
    if scan.is_text(at - 1, ".", ":") and scan.glued(at):
        return None
    led = at == 0 or scan.tokens[at - 1].kind == "symbol"
    led = led or scan.any_ending(("links.plus", "links.and", "weekdays", "days", "tense.past"), at)
    day_at = max(count.end, scan.end("links.on", count.end))
    ahead = any(find_day(scan, begin) for begin in dict.fromkeys((count.end, day_at)))
    behind = scan.any_ending(("weekdays", "days"), at) and _alone(scan, count.end)
    return Bare(count.value, at, count.end) if (ahead and led) or behind else None


def _alone(scan: Scan, end: int) -> bool:
    """Whether a number before token `end` counts nothing that follows."""
    if end >= len(scan) or scan.tokens[end].text in {",", ";", "\n", "+", "&"}:
        return True
    return scan.any(("weekdays", "days", "day_parts", "links.plus"), end) is not None

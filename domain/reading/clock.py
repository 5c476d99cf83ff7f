"""Clock times in words: "half 2", "ten to 2", "2.30pm", "1430", "noon", and "from 3 till 5".

Nothing here chooses between morning and afternoon; `Clock.times` keeps both. Placing a range on
a day is `domain.reading.placing`.
"""

from dataclasses import dataclass, replace

from domain.reading.counts import number
from domain.reading.scan import Scan
from domain.reading.spoken import (
    DAY,
    NOON,
    NOON_HOUR,
    Clock,
    closed,
    dictated,
    half,
    spoken,
    to_go,
)

_ROUGHLY = (
    "about",
    "around",
    "bout",
    "abt",
    "roughly",
    "approx",
    "ish",
    "nearly",
    "gone",
    "almost",
)


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From one clock time to another. assumed: two bare numbers, read as times. about: roughly."""

    first: Clock
    last: Clock
    start: int
    end: int
    assumed: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a stretch alone: "from 3", "at 2pm" (begins), "til 4" (does not begin).

    written: only "h:mm", with no word that makes it a time of day.
    """

    clock: Clock
    start: int
    end: int
    begins: bool = True
    written: bool = False


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def clock(scan: Scan, at: int, *, idiom: bool = True) -> Clock | None:
    """The clock time that begins at token `at`; `idiom` allows "ten to 2". Or None."""
    if at >= len(scan):
        return None
    named = scan.match("clock_times", at)
    meal = scan.match("meals", at)
    if named and not (meal and meal.end > named.end):
        return Clock(_minutes(named.key), at, named.end, fixed=True)
    if meal:
        choices = () if meal.key == "open" else tuple(map(_minutes, meal.key.split()))
        return Clock(0, at, meal.end, fixed=True, vague=True, choices=choices)
    if scan.match("clock.now", at):
        return Clock(0, at, scan.end("clock.now", at), fixed=True, now=True)
    found = spoken(scan, at) if idiom else None
    found = found or to_go(scan, at) or half(scan, at) or dictated(scan, at)
    found = found or _written(scan, at)
    return _with_half_of_day(scan, found) if found else None


def _written(scan: Scan, at: int) -> Clock | None:
    """ "2", "14", "2:30", "2.30", "0930", "two", "saadhe 3"."""
    digits = scan.integer(at)
    if digits is None:
        return _word_hour(scan, at)
    text = scan.tokens[at].text
    if len(text) >= 3:
        return _run(digits, text, at)
    part = scan.integer(at + 2)
    tight = scan.glued(at + 1) and scan.glued(at + 2)
    if tight and part is not None and scan.is_text(at + 1, ":", ".") and digits < 25:
        longer = scan.glued(at + 3) and scan.is_text(at + 3, ":", ".", "/")
        if len(scan.tokens[at + 2].text) == 2 and part < 60 and not longer:
            fixed = digits == 0 or digits > 12 or text.startswith("0")
            return Clock(digits % 24 * 60 + part, at, at + 3, fixed=fixed)
        return None
    halved = number(scan, at)
    if halved and halved.style == "fraction" and halved.value.denominator in {2, 4}:
        if 1 <= halved.value < 13:
            return Clock(int(halved.value * 60), at, halved.end, bare=True)
        return None
    if digits > 24 or (digits == 0 and len(text) == 1):
        return None
    fixed = digits == 0 or digits > 12 or (text.startswith("0") and len(text) == 2)
    return Clock(digits % 24 * 60, at, at + 1, fixed=fixed, bare=True)


def _run(digits: int, text: str, at: int) -> Clock | None:
    """ "930", "0930", "1430"."""
    hours, minutes = divmod(digits, 100)
    if len(text) > 4 or hours > 23 or minutes > 59 or minutes % 5:
        return None
    if len(text) == 3:
        return None if hours == 0 else Clock(hours * 60 + minutes, at, at + 1, bare=True)
    return Clock(digits // 100 * 60 + minutes, at, at + 1, fixed=True, bare=True)


def _word_hour(scan: Scan, at: int) -> Clock | None:
    """ "two", "saadhe teen" (3:30)."""
    named = scan.match("hours", at)
    if named:
        return Clock(int(named.key) * 60, at, named.end, fixed=int(named.key) > 12, bare=True)
    found = number(scan, at)
    if found is None or found.about or not 1 <= found.value <= 12:
        return None
    if found.style == "fraction" and found.value.denominator not in {2, 4}:
        return None
    return Clock(int(found.value * 60), at, found.end, bare=True)


def _with_half_of_day(scan: Scan, found: Clock) -> Clock:
    """`found` with the "o'clock", "am" or "pm" behind it."""
    post = scan.match("postfix", found.end)
    if post and found.bare and "/" in post.key:
        top, bottom = post.key.split("/")
        found = replace(found, minute=found.minute + 60 * int(top) // int(bottom), end=post.end)
    less = scan.end("clock.less", found.end)
    minutes = number(scan, less) if less > found.end and found.bare else None
    if minutes and minutes.style == "whole" and minutes.value in range(5, 30, 5):
        minute = (found.minute - int(minutes.value)) % DAY
        found = replace(found, minute=minute, end=minutes.end, bare=False)
    oclock = scan.end("clock.oclock", found.end)
    if oclock > found.end:
        found = replace(found, end=oclock, bare=False)
    if not found.bare or _long(scan, found):
        hours = scan.end("units.hour", found.end)
        if hours > found.end and scan.is_text(hours - 1, "hrs", "h", "hours", "hr"):
            found = replace(found, end=hours, bare=False)
    for kind, late in (("clock.am", False), ("clock.pm", True)):
        end = scan.end(kind, found.end)
        if end == found.end:
            continue
        if found.fixed and found.minute >= NOON + 60:
            return replace(found, end=end, bare=False)
        minute = found.minute % NOON + (NOON if late else 0)
        if scan.is_text(end - 1, "night", "nite") and found.minute % NOON < 240:
            minute = found.minute % NOON
        return replace(found, minute=minute, end=end, fixed=True, bare=False)
    return found


def clock_range(scan: Scan, at: int) -> ClockRange | None:
    """The stretch between two clock times that begins at token `at`, or None."""
    opened = scan.match("clock.from", at)
    begin = opened.end if opened else scan.end("clock.at", at)
    begin = max(begin, scan.end("clock.at", begin))
    if begin == at and (scan.before("links.numbered", at) or _glued_to_word(scan, at)):
        return None
    between = bool(opened) and scan.is_text(
        begin - 1, "between", "btwn", "betwn", "miedzy", "intre", "orele"
    )
    plain = _pair(scan, at, begin, opened=bool(opened), between=between, idiom=False)
    spoken = _pair(scan, at, begin, opened=bool(opened), between=between, idiom=True)
    if plain and spoken and spoken.end > plain.end:
        return spoken
    return plain or spoken


def _glued_to_word(scan: Scan, at: int) -> bool:
    """Whether token `at` is the number of a postcode or the like: "B9"."""
    return scan.glued(at) and scan.tokens[at - 1].kind in {"word", "number"}


def _pair(
    scan: Scan, at: int, begin: int, *, opened: bool, between: bool, idiom: bool
) -> ClockRange | None:
    """Two clock times and what joins them, the first read with or without "ten to 2"."""
    first = clock(scan, begin, idiom=idiom)
    if first is None or first.now or (idiom and first.bare):
        return None
    joined = _joined(scan, first, opened=opened, between=between)
    if joined is None:
        return None
    joined_at, sure = joined
    end = max(joined_at, scan.end("clock.at", joined_at), scan.end("about.before", joined_at))
    last = clock(scan, end)
    if last and not last.bare:
        short = clock(scan, end, idiom=False)
        follows = _joined(scan, last, opened=False, between=False)
        last = short if follows and short and short.end < last.end else last
    if last is None or not _times(scan, first, last, sure=sure):
        return None
    tail = max(last.end, scan.end("clock.tail", last.end))
    bare = first.bare and last.bare and not (_long(scan, first) and _long(scan, last))
    rough = scan.end("about.after", tail) if not number(scan, tail + 1) else tail
    about = rough > tail or any(scan.is_text(i, *_ROUGHLY) for i in range(at, last.start))
    return ClockRange(first, last, at, rough, assumed=bare and not (sure or opened), about=about)


def _joined(scan: Scan, first: Clock, *, opened: bool, between: bool) -> tuple[int, bool] | None:
    """Where the words that join two times end, and whether they can join nothing else."""
    end = scan.end("about.after", first.end) if scan.is_text(first.end, "ish") else first.end
    until = scan.end("clock.until", end)
    if until > end:
        return until, True
    if between and scan.end("links.plus", end) > end:
        return scan.end("links.plus", end), True
    joined = scan.match("clock.to", end)
    if joined is None or (first.vague and not opened):
        return None
    if scan.is_text(end, "2") and (scan.glued(end) or not (opened or not first.bare)):
        return (joined.end, False) if _typed_to(scan, end) else None
    return joined.end, False


def _typed_to(scan: Scan, at: int) -> bool:
    """Whether the "2" at `at` is "to" between two hours: "10 2 12 mon"."""
    before, after = scan.integer(at - 1), scan.integer(at + 1)
    if before is None or after is None or scan.glued(at) or scan.glued(at + 1):
        return False
    return 1 <= before <= NOON_HOUR and 1 <= after <= NOON_HOUR and closed(scan, at + 2)


def _times(scan: Scan, first: Clock, last: Clock, *, sure: bool) -> bool:
    """Whether `first` and `last` are times at all, not a count, a date or a length."""
    end = last.end
    counted = ("units.hour", "units.minute", "links.not_time", "months")
    if scan.any(counted, end) and last.bare:
        return False
    if scan.match("units.minute_glued", end) and scan.glued(end):
        return False
    tight = scan.is_text(end, "-", "/", ".", ":") and scan.glued(end) and scan.glued(end + 1)
    if tight and scan.integer(end + 1) is not None:
        return False
    if first.bare and last.bare and scan.integer(first.start) is not None:
        minutes = first.minute // 60
        spoken = scan.is_text(first.end, "to") and minutes in {20, 25} and not sure
        if spoken or (first.minute == last.minute and not sure):
            return False
        if not sure and (_long(scan, first) or _long(scan, last)):
            return (_long(scan, first) and _long(scan, last)) or _quarters(scan, first, last)
    return not (first.vague and last.vague and not (first.choices and sure))


def _quarters(scan: Scan, first: Clock, last: Clock) -> bool:
    """Whether one is an hour and the other a quarter of one: "130-3", "9-1130"."""
    lengths = {len(scan.token_text(found.start)) for found in (first, last)}
    quarter = first.minute % 15 == last.minute % 15 == 0
    return quarter and 0 < min(lengths) <= 2 < max(lengths) and scan.integer(last.start) is not None


def _long(scan: Scan, found: Clock) -> bool:
    """Whether `found` is a run of three or four digits, as "930" or "1430"."""
    return scan.integer(found.start) is not None and len(scan.tokens[found.start].text) >= 3


def point(scan: Scan, at: int) -> Point | None:
    """A lone start ("from 3", "at 2pm", "3pm") or end ("til 4") at token `at`, or None."""
    until = scan.end("clock.until", at)
    opened = scan.end("clock.from", at)
    about = scan.end("clock.at", at)
    begin = max(until, opened, about)
    if begin == at and (scan.before("links.numbered", at) or _glued_to_word(scan, at)):
        return None
    found = clock(scan, begin)
    if found is None or (found.vague and until == at):
        return None
    strong = until > at or opened > at or scan.is_text(at, "at", "@")
    if found.bare and not (strong and closed(scan, found.end)):
        return None
    if not strong and found.now:
        return None
    colon = found.end == at + 3 and scan.is_text(at + 1, ":")
    return Point(found, at, found.end, begins=until == at, written=begin == at and colon)

"""Lengths of time in words: "2hrs", "an hour and a half", "45 mins", "2-3 hours", "few hours".

Only what the words say becomes minutes. What they leave open becomes options to ask about, in
the order in which the buttons stand, likeliest first.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from domain.reading.counts import Number, fraction, number
from domain.reading.scan import Scan

HOUR = 60
_PLAIN_DECIMALS = frozenset({"0", "00", "5", "50", "25", "75", "000", "500", "250", "750"})
PART_OF_DAY = (180, 120, 240)
"""Minutes offered for "all morning" and the like, likeliest first."""
_HALVES = frozenset({Fraction(1, 2), Fraction(1, 4), Fraction(3, 4)})


@dataclass(frozen=True, slots=True)
class Length:
    """A length in tokens `start` to `end`.

    minutes: one value when the words are clear, several when they must be asked (in this order),
    none when they give no number at all ("ages"). unit: minutes in the unit named, which a bare
    number later in the sentence may borrow. negative: hours taken away, which text never does.
    """

    minutes: tuple[int, ...]
    start: int
    end: int
    about: bool = False
    unit: int = HOUR
    negative: bool = False

    @property
    def clear(self) -> int | None:
        """The minutes, when there is one answer."""
        return self.minutes[0] if len(self.minutes) == 1 else None


def whole_minutes(value: Fraction) -> int:
    """`value` minutes to the nearest whole minute, halves up."""
    return int((value + Fraction(1, 2)) // 1)


def hours_as_minutes(found: Number) -> tuple[int, ...]:
    """What "1.5", "1.30" or "2" hours may be in minutes: one value, or two to ask about.

    .25, .5 and .75 are decimals; 1.30 is as likely 1 hour 30 (DOMAIN.md section 7).
    """
    decimal = whole_minutes(found.value * HOUR)
    part = found.part
    if found.style != "decimal" or part in _PLAIN_DECIMALS or len(part) > 2:
        return (decimal,)
    minutes = int(part) * 10 if len(part) == 1 else int(part)
    if minutes >= 60 or not found.digits:
        return (decimal,)
    clock = found.whole * HOUR + minutes
    return (clock, decimal) if clock != decimal else (decimal,)


def spread(low: int, high: int) -> tuple[int, ...]:
    """The buttons for "`low` to `high`": both ends, and the middle if people would say it."""
    middle = (low + high) // 2
    if (low + high) % 2 == 0 and middle % 5 == 0 and low < middle < high:
        return (low, middle, high)
    return (low, high)


def length(scan: Scan, at: int) -> Length | None:
    """The length that begins at token `at`, with the "about" before and after it, or None."""
    begin, about = at, False
    while (end := scan.end("about.before", begin)) > begin:
        begin, about = end, True
        if begin - at > 4:
            return None
    opened = scan.match("clock.from", begin) if not about else None
    if opened and scan.is_text(begin, "between", "btwn", "betwn"):
        return _between(scan, at, opened.end)
    found = _vague(scan, begin) or _stated(scan, begin)
    if found is None or scan.ago(found.end) > found.end:
        return None
    found = _more(scan, found)
    after = scan.end("about.after", found.end)
    if after == found.end and scan.is_text(found.end, "-") and scan.glued(found.end):
        after = scan.end("about.after", found.end + 1)
        after = after if after > found.end + 1 else found.end
    if after == found.end and scan.is_text(found.end, "+") and scan.glued(found.end):
        after = found.end if number(scan, found.end + 1) else found.end + 1
    qualified = scan.any(("travel.word", "links.break"), after) or number(scan, after)
    if after > found.end and not qualified:
        found = replace(found, end=after, about=True)
    return replace(found, start=at, about=found.about or about)


def _between(scan: Scan, at: int, begin: int) -> Length | None:
    """ "between 2 and 3 hours"."""
    low = number(scan, begin)
    joined = scan.end("links.plus", low.end) if low else begin
    whole = _between_lengths(scan, at, begin)
    if whole:
        return whole
    high = number(scan, joined) if low and joined > low.end else None
    unit = _unit(scan, high.end) if high else None
    if low is None or high is None or unit is None:
        return None
    ends = sorted(whole_minutes(value * unit[0]) for value in (low.value, high.value))
    return Length(spread(*ends), at, unit[1], unit=unit[0])


def _between_lengths(scan: Scan, at: int, begin: int) -> Length | None:
    """ "between an hour and an hour and a half"."""
    low = _stated(scan, begin)
    joined = scan.end("links.plus", low.end) if low else begin
    high = _stated(scan, joined) if low and joined > low.end else None
    if low and high and low.clear and high.clear and low.clear < high.clear:
        return Length(spread(low.clear, high.clear), at, high.end, unit=high.unit)
    return None


def _vague(scan: Scan, at: int) -> Length | None:
    """ "few hours", "all morning", "ages": lengths that are asked, never averaged."""
    found = scan.match("vague", at)
    later = scan.match("periods", at)
    if later and (found is None or later.end > found.end):
        return None
    if found is None:
        return _most_of(scan, at)
    minutes = () if found.key == "open" else tuple(int(part) for part in found.key.split())
    return Length(minutes, at, found.end)


def _most_of(scan: Scan, at: int) -> Length | None:
    """ "most of" in "most of sat morning": the day itself is read later."""
    whole = scan.end("links.whole", at)
    day = scan.any(("weekdays", "days"), whole) if whole > at else None
    parted = scan.match("parts", day.end) if day else scan.match("day_parts", whole)
    return Length(PART_OF_DAY, at, whole) if whole > at and parted else None


def _stated(scan: Scan, at: int) -> Length | None:
    """A number with its unit, or a word that is both."""
    first = number(scan, at)
    counted = _counted(scan, first) if first else None
    fixed = scan.match("lengths", at)
    if fixed and (counted is None or fixed.end >= counted.end):
        minutes = int(fixed.key)
        return _with_part(scan, Length((minutes,), at, fixed.end), Fraction(minutes, HOUR))
    if counted:
        return counted
    labelled = _labelled(scan, at)
    if labelled:
        return labelled
    one = scan.end("links.one", at)
    unit = _unit(scan, one) if one > at else None
    if unit:
        return _with_part(scan, Length((unit[0],), at, unit[1], unit=unit[0]), Fraction(1))
    alone = scan.match("units.hour_alone", at)
    if alone and not scan.before("links.per", at) and not scan.is_text(at - 1, "/"):
        return _with_part(scan, Length((HOUR,), at, alone.end), Fraction(1))
    return None


def _labelled(scan: Scan, at: int) -> Length | None:
    """ "hours: 2", "mins = 45": as on a form."""
    for kind, size in (("units.hour", HOUR), ("units.minute", 1)):
        end = scan.end(kind, at)
        if end == at or scan.before("numbers", at) or scan.integer(at - 1) is not None:
            continue
        found = number(scan, end + 1) if scan.is_text(end, ":", "=") else None
        if found and not scan.any(("clock.until", "clock.to", "units.hour"), found.end):
            minutes = hours_as_minutes(found) if size == HOUR else (whole_minutes(found.value),)
            return Length(minutes, at, found.end, found.about, unit=size)
    return None


def _unit(scan: Scan, at: int) -> tuple[int, int] | None:
    """Minutes in the unit at `at` and where it ends, past "of", "good" and the like."""
    for _ in range(3):
        if scan.match("units.hour", at):
            return HOUR, scan.end("units.hour", at)
        if scan.match("units.minute", at):
            return 1, scan.end("units.minute", at)
        step = scan.end("links.of", at)
        step = step if step > at else scan.end("about.after", at)
        if step == at:
            return None
        at = step
    return None


def _counted(scan: Scan, first: Number) -> Length | None:
    """`first` and its unit, or "2-3 hours"."""
    glued = scan.match("units.minute_glued", first.end)
    if glued and scan.glued(first.end) and first.style in {"whole", "decimal"}:
        return Length((whole_minutes(first.value),), first.start, glued.end, unit=1)
    unit = _unit(scan, first.end)
    if unit is None:
        return _two_numbers(scan, first)
    if scan.glued(first.end) and _military(scan, first):
        return None
    if first.value == 24 and scan.is_text(unit[1] - 1, "hour", "hr"):
        return None
    size, end = unit
    about = first.about or scan.match("about.after", first.end) is not None
    if size == 1:
        minutes: tuple[int, ...] = (whole_minutes(first.value),)
        return Length(minutes, first.start, end, about, unit=1)
    if first.style == "slash" and scan.is_text(end - 1, "hours", "hrs", "hs"):
        return Length(_either(first), first.start, end)
    found = Length(hours_as_minutes(first), first.start, end, about)
    return _with_part(scan, found, first.value) if found.clear is not None else found


def _military(scan: Scan, found: Number) -> bool:
    """Whether "1400hrs" or "14:00hrs" is a time of day."""
    if found.style == "clock":
        return found.whole >= 10
    return _of_day(scan, found)


def _of_day(scan: Scan, found: Number) -> bool:
    """Whether `found` is four digits, as "0930" is."""
    return found.style == "whole" and found.digits and len(scan.token_text(found.start)) == 4


def _either(slash: Number) -> tuple[int, ...]:
    """ "2/3 hours" is two or three hours to most; "3/4 hours" may also be three quarters."""
    low, high = slash.whole * HOUR, int(slash.part) * HOUR
    if slash.value in _HALVES:
        return (whole_minutes(slash.value * HOUR), low, high)
    return spread(low, high)


def _two_numbers(scan: Scan, first: Number) -> Length | None:
    """ "2-3 hours", "2 or 3 hrs": a range with a unit."""
    for kind in ("clock.to", "links.or", "clock.until", ""):
        joined = scan.end(kind, first.end)
        if kind and joined == first.end:
            continue
        joined = max(joined, scan.end("about.before", joined))
        second = number(scan, joined)
        unit = _unit(scan, second.end) if second else None
        if second is None or not (kind or second.value == first.value + 1):
            continue
        if _of_day(scan, first) and _of_day(scan, second):
            continue
        glued = scan.match("units.minute_glued", second.end)
        if unit is None and glued and scan.glued(second.end):
            unit = (1, glued.end)
        if unit and second.value > first.value:
            ends = (whole_minutes(first.value * unit[0]), whole_minutes(second.value * unit[0]))
            return Length(spread(*ends), first.start, unit[1], unit=unit[0])
    return None


def _with_part(scan: Scan, found: Length, hours: Fraction) -> Length:
    """`found` hours with "and a half", "15 mins" or "30" behind them."""
    if found.unit != HOUR or found.clear is None:
        return found
    base = found.minutes[0]
    post = scan.match("postfix", found.end)
    if post:
        return replace(found, minutes=(base + whole_minutes(Fraction(post.key) * HOUR),),
                       end=post.end)  # fmt: skip
    joined = scan.end("links.plus", found.end)
    if scan.is_text(joined, ",") and joined == found.end:
        joined += 1
    part = fraction(scan, joined)
    if part and hours.denominator == 1:
        after = _unit(scan, part[1])
        if after is None or after[0] == HOUR:
            more = whole_minutes(part[0] * HOUR)
            return replace(found, minutes=(base + more,), end=after[1] if after else part[1])
    return _with_minutes(scan, found, joined)


def _with_minutes(scan: Scan, found: Length, joined: int) -> Length:
    """Hours and minutes: "1 hr 15 mins", "1h30", "an hour and twenty"."""
    pointed = scan.is_text(found.end, ":", ".") and scan.glued(found.end)
    if pointed and scan.glued(found.end + 1) and len(scan.token_text(found.end + 1)) == 2:
        part = scan.integer(found.end + 1)
        if part is not None and part < 60:
            total = found.minutes[0] + part
            return replace(found, minutes=(total,), end=found.end + 2)
    extra = number(scan, joined)
    if extra is None or extra.value.denominator != 1 or not 0 < extra.value < 60:
        return found
    minutes = found.minutes[0] + int(extra.value)
    unit = _unit(scan, extra.end)
    glued = scan.match("units.minute_glued", extra.end)
    if unit is None and glued and scan.glued(extra.end):
        unit = (1, glued.end)
    if unit and unit[0] == 1:
        if scan.any(("travel.word", "links.break"), unit[1]):
            return found
        return replace(found, minutes=(minutes,), end=unit[1])
    if unit or extra.style != "whole" or extra.about:
        return found
    tight = scan.glued(joined) and extra.start == found.end
    plain = scan.is_text(joined - 1, ",") or int(extra.value) % 5
    if tight or not (plain or _means_else(scan, extra.end)):
        return replace(found, minutes=(minutes,), end=extra.end)
    return found


def _means_else(scan: Scan, end: int) -> bool:
    """Whether a bare number before token `end` is a time, a date or a count, not minutes."""
    kinds = ("clock.until", "clock.to", "clock.oclock", "clock.am", "clock.pm", "months",
             "clock.past", "links.not_time", "links.or", "links.times")  # fmt: skip
    if scan.any(kinds, end):
        return True
    return (
        scan.is_text(end, ":", ".", "/") and scan.glued(end) and scan.integer(end + 1) is not None
    )


def _more(scan: Scan, found: Length) -> Length:
    """`found`, or the range that it begins: "45 mins to an hour", "an hour or two"."""
    low = found.clear
    if low is None:
        return found
    for kind in ("links.or", "clock.to"):
        after = found.end + (kind == "links.or" and scan.is_text(found.end, ","))
        joined = scan.end(kind, after)
        if joined == after:
            continue
        joined = max(joined, scan.end("about.before", joined))
        second = _stated(scan, joined)
        if second and second.clear and second.clear > low:
            return replace(found, minutes=spread(low, second.clear), end=second.end)
        bare = number(scan, joined) if kind == "links.or" else None
        if (
            bare
            and bare.style in {"whole", "fraction"}
            and not scan.match("clock.oclock", bare.end)
        ):
            high = whole_minutes(bare.value * found.unit)
            if high > low:
                return replace(found, minutes=spread(low, high), end=bare.end)
    return found

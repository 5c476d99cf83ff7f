"""Dates with their number: "3rd", "3rd may", "3/5", "03.05.26", "2026-05-03", "the sixth"."""

from dataclasses import replace

from domain.reading.counts import number
from domain.reading.dayref import DayRef, Modifier
from domain.reading.scan import Scan

_DOTTED = frozenset({"pl", "ro"})
"""Languages whose dates are written with a dot."""
_NOON, _HOURS_OF_DAY = 12, 24
_RELATIVE: tuple[tuple[str, Modifier], ...] = (("links.last", "last"), ("links.this", "this"))


def written_date(scan: Scan, at: int) -> DayRef | None:
    """ "3rd", "3rd may", "may 3", "3/5", "03.05.26", "2026-05-03", "the sixth"."""
    month = scan.match("months", at)
    if month:
        begin = max(month.end, scan.end("links.on", month.end))
        day = _ordinal(scan, begin) or plain_day(scan, begin)
        if day is None:
            return _whole_month(scan, at, month.end)
        return _with_year(scan, DayRef("date", at, day[1], day=day[0], month=int(month.key)))
    numeric = _numeric(scan, at)
    if numeric:
        return numeric
    ordinal = _ordinal(scan, at)
    day = ordinal or plain_day(scan, at)
    if day is None:
        return None
    month_said = _relative_month(scan, at, day)
    if month_said:
        return month_said
    step = day[1] + 1 if scan.is_text(day[1], "-", ".") else day[1]
    for begin in dict.fromkeys((day[1], scan.end("links.on", day[1]), step)):
        month = scan.match("months", begin)
        if month:
            return _with_year(scan, DayRef("date", at, month.end, day=day[0], month=int(month.key)))
    return DayRef("date", at, ordinal[1], day=ordinal[0]) if ordinal else None


def _relative_month(scan: Scan, at: int, day: tuple[int, int]) -> DayRef | None:
    """ "30th of last month", "first of this month"."""
    begin = max(day[1], scan.end("links.on", day[1]))
    for kind, modifier in _RELATIVE:
        said = scan.end(kind, begin)
        if said > begin and scan.match("units.month", said):
            end = scan.end("units.month", said)
            return DayRef("date", at, end, day=day[0], modifier=modifier)
    return None


def _whole_month(scan: Scan, at: int, end: int) -> DayRef | None:
    """ "in april": a period, not a day."""
    if scan.before("links.on", at) and scan.is_text(at - 1, "in", "during", "w", "mein", "في"):
        return DayRef("vague", at, end)
    return None


def plain_day(scan: Scan, at: int) -> tuple[int, int] | None:
    """1 to 31 in digits or words, and where it ends; only a date beside a month."""
    found = number(scan, at)
    if found is None or found.style != "whole" or found.about or not 1 <= found.value <= 31:
        return None
    if scan.any(("units.hour", "units.minute"), found.end):
        return None
    return int(found.value), found.end


def _ordinal(scan: Scan, at: int) -> tuple[int, int] | None:
    """ "3rd", "the sixth": the day and where it ends."""
    day = scan.integer(at)
    if day is not None:
        suffixed = scan.glued(at + 1) and scan.is_text(at + 1, "st", "nd", "rd", "th")
        return (day, at + 2) if suffixed and 1 <= day <= 31 else None
    word = scan.match("ordinals", at)
    if word is None:
        return None
    led = scan.is_text(at - 1, "the", "on") or scan.match("weekdays", at - 1)
    month_at = max(word.end, scan.end("links.on", word.end))
    if (
        scan.match("months", month_at)
        or scan.match("periods", month_at)
        or (led and scan.ends_phrase(word.end))
    ):
        return int(word.key), word.end
    return None


def _numeric(scan: Scan, at: int) -> DayRef | None:
    """Dates in digits, day before month: 3/5, 3/5/26, 03.05.2026, 2026-05-03."""
    first, second = scan.integer(at), scan.integer(at + 2)
    if first is None or second is None or not (scan.glued(at + 1) and scan.glued(at + 2)):
        return None
    sign = scan.tokens[at + 1].text
    if sign not in {"/", ".", "-"}:
        return None
    third = scan.integer(at + 4)
    if third is not None and scan.is_text(at + 3, sign) and scan.glued(at + 4):
        if scan.is_text(at + 5, sign) and scan.glued(at + 5):
            return None
        if len(scan.tokens[at].text) == 4:
            return DayRef("date", at, at + 5, day=third, month=second, year=first)
        year = third + 2000 if third < 100 else third
        return DayRef("date", at, at + 5, day=first, month=second, year=year)
    dotted = sign == "." and scan.is_text(at - 1, "on", "dnia", "pe", "the")
    dotted = dotted or (sign in ".-" and _only_a_date(scan, at, first, sign))
    plain = sign == "/" and (first, second) != (24, 7)
    stopped = scan.is_text(at + 3, ".") and not scan.glued(at + 4)
    ended = not scan.glued(at + 3) or scan.is_text(at + 3, ":", ",", ";", ")", "\n") or stopped
    plain = plain and ended
    if (dotted or plain) and 1 <= first <= 31 and 1 <= second <= 31:
        return DayRef("date", at, at + 3, day=first, month=second)
    return None


def _only_a_date(scan: Scan, at: int, first: int, sign: str) -> bool:
    """Whether "30.05" or "30-5" can be nothing else: no time of day, no number of hours."""
    month = scan.tokens[at + 2].text
    clocks = ("clock.until", "clock.to", "clock.am", "clock.pm", "clock.oclock")
    counted = ("units.hour", "units.minute", "units.minute_glued", "links.not_time")
    follows = scan.any((*clocks, *counted), at + 3)
    if (follows and not scan.is_text(at + 3, "2")) or scan.any_ending(clocks[:2], at):
        return False
    if scan.any(("clock.from", "clock.at"), at - 1) or scan.is_text(at - 1, "£", "$", "€"):
        return False
    if scan.glued(at + 3) and not scan.is_text(at + 3, ",", ":", ")", "\n"):
        return False
    if first > _HOURS_OF_DAY:
        return True
    dotted = sign == "." and len(month) == 2
    return dotted and (first > _NOON or (month[0] == "0" and bool(_DOTTED & scan.languages)))


def _with_year(scan: Scan, ref: DayRef) -> DayRef:
    """`ref` with the year behind it, if there is one."""
    at = ref.end + 1 if scan.is_text(ref.end, ",", "-") else ref.end
    year = scan.integer(at)
    if year is not None and 2000 <= year <= 2100 and len(scan.tokens[at].text) == 4:
        return replace(ref, end=at + 1, year=year)
    return ref

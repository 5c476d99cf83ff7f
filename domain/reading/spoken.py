"""Clock times as people say them: "half 2", "ten to 2", "five thirty", "za kwadrans trzecia"."""

from dataclasses import dataclass

from domain.reading.counts import number
from domain.reading.scan import Scan

NOON = 720
DAY = 1440
NOON_HOUR = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in tokens `start` to `end`.

    minute: minutes after midnight as written (3 o'clock is 180). fixed: morning or afternoon is
    known (am, pm, 24-hour). bare: only a number, with nothing to show that it is a time.
    choices: for a mealtime, the times that it may be, to be asked; empty and `vague` when the
    words give no time ("late"). now: the moment of writing.
    """

    minute: int
    start: int
    end: int
    fixed: bool = False
    bare: bool = False
    vague: bool = False
    choices: tuple[int, ...] = ()
    now: bool = False

    @property
    def times(self) -> tuple[int, ...]:
        """Minutes after midnight that this may be: one, or morning and afternoon."""
        if self.fixed:
            return (self.minute,)
        return (self.minute % NOON, self.minute % NOON + NOON)


def hour(scan: Scan, at: int) -> tuple[int, int] | None:
    """A plain hour 1 to 12 in digits or words, and where it ends."""
    named = scan.match("hours", at)
    if named:
        return int(named.key), named.end
    found = number(scan, at)
    if found is None or found.style != "whole" or not 1 <= found.value <= 12 or found.about:
        return None
    return int(found.value), found.end


def half(scan: Scan, at: int) -> Clock | None:
    """ "half 2" and "half past 2": both 2:30 here; "wpół do trzeciej" too."""
    half_to = scan.end("clock.half_to", at)
    said = hour(scan, half_to) if half_to > at else None
    if said:
        return Clock((said[0] * 60 - 30) % NOON, at, said[1])
    word = scan.match("numbers", at)
    if word is None or word.key != "1/2":
        return None
    begin = max(word.end, scan.end("clock.past", word.end))
    said = hour(scan, begin)
    if said is None or scan.match("units.hour", said[1]) or scan.match("units.minute", said[1]):
        return None
    return Clock(said[0] % 12 * 60 + 30, at, said[1])


def to_go(scan: Scan, at: int) -> Clock | None:
    """ "za kwadrans trzecia", "fără un sfert trei": minutes still to go, before the hour."""
    begin = scan.end("clock.to_go", at)
    found = number(scan, begin) if begin > at else None
    if found is None or not (found.value * 4 == 1 or found.value in range(5, 30, 5)):
        return None
    minutes = 15 if found.value * 4 == 1 else int(found.value)
    said = hour(scan, scan.end("units.minute", found.end))
    if said is None or scan.any(("units.hour", "units.minute", "units.day"), said[1]):
        return None
    return Clock((said[0] * 60 - minutes) % NOON, at, said[1])


def dictated(scan: Scan, at: int) -> Clock | None:
    """ "five thirty", "2 15": hours and minutes with nothing between, as phones take them down."""
    said = hour(scan, at)
    if said is None or scan.glued(said[1]):
        return None
    part = number(scan, said[1])
    if part is None or part.style != "whole" or part.about or not 10 <= part.value < 60:
        return None
    if part.value % 15 if part.digits else part.value % 5:
        return None
    if scan.any(("clock.until", "clock.to", "clock.am", "clock.pm", "clock.oclock"), part.end):
        joined = scan.any(("clock.until", "clock.to"), part.end)
        unit = number(scan, joined.end) if joined else None
        counted = unit and scan.any(("units.hour", "units.minute"), unit.end)
        return None if counted else Clock(said[0] % 12 * 60 + int(part.value), at, part.end)
    led = scan.any_ending(("clock.until", "clock.to", "clock.from", "clock.at"), at)
    if led and closed(scan, part.end):
        return Clock(said[0] % 12 * 60 + int(part.value), at, part.end)
    return None


def spoken(scan: Scan, at: int) -> Clock | None:
    """ "quarter past 9", "ten to 2", "25 minutes past 3"."""
    begin = scan.end("links.one", at)
    begin = begin if scan.match("numbers", begin) else at
    found = number(scan, begin)
    if found is None:
        return None
    quarter = found.value * 4 == 1
    minutes = 15 if quarter else int(found.value)
    if not quarter and (found.style != "whole" or not 1 <= minutes <= 29 or found.about):
        return None
    unit = scan.end("units.minute", found.end)
    for kind, sign in (("clock.past", 1), ("clock.before", -1)):
        joined = scan.end(kind, unit)
        said = hour(scan, joined) if joined > unit else None
        if said and (quarter or unit > found.end or minutes % 5 == 0):
            minute = (said[0] % 12 * 60 + sign * minutes) % NOON
            return Clock(minute, at, said[1])
    return None


def closed(scan: Scan, end: int) -> bool:
    """Whether a bare number before token `end` is followed by nothing that it could count."""
    if end >= len(scan):
        return True
    if scan.tokens[end].kind == "symbol":
        return not (scan.is_text(end, ".", ":", "/") and scan.glued(end))
    kinds = ("weekdays", "days", "day_parts", "parts", "periods", "named", "links.and", "links.on",
             "people.for", "about.after", "clock.tail", "links.last", "links.this")  # fmt: skip
    return scan.any(kinds, end) is not None

"""Clock times placed on a day: morning or afternoon, over midnight, and across clock changes.

Helping hours (07:00 to 22:00) choose between morning and afternoon and never a length. What is
credited is elapsed time, not the difference on the clock (DOMAIN.md section 7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.reading.dayref import Part
from domain.reading.spoken import DAY, NOON, Clock
from domain.reading.types import Entry

_EARLIEST, _OPENS, _CLOSES = 6 * 60, 7 * 60, 22 * 60
_EVENING, _SMALL_HOURS = 17 * 60, 6 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes after local midnight at which something began, and its length on the clock."""

    start: int
    clock_minutes: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch on a day. entries: alternatives (an hour that comes twice gives two)."""

    entries: tuple[Entry, ...]
    flags: tuple[str, ...]
    ends: datetime


def stretches(first: Clock, last: Clock) -> tuple[Stretch, ...]:
    """The stretches that two clock times may mean: one, or a morning and an afternoon one.

    Where both leave the half of the day open, both stretches are equally long; where one is
    fixed, the other makes the stretch as short as can be.
    """
    if not first.fixed and not last.fixed:
        span = (last.minute - first.minute) % NOON or NOON
        return tuple(Stretch(start, span) for start in first.times)
    pairs = [
        Stretch(start, (end - start) % DAY or (0 if first.fixed and last.fixed else DAY))
        for start in first.times
        for end in last.times
    ]
    best = min(pairs, key=lambda pair: pair.clock_minutes)
    return (best,) if best.clock_minutes else ()


def _plausible(stretch: Stretch) -> bool:
    """Whether people help each other at that hour, unless they say so."""
    end = stretch.start + stretch.clock_minutes
    return stretch.start >= _EARLIEST and _OPENS < end <= _CLOSES


def _within_helping_hours(stretch: Stretch) -> int:
    end = stretch.start + stretch.clock_minutes
    return min(end, _CLOSES) - max(stretch.start, _OPENS)


def _in_part(stretch: Stretch, part: Part) -> bool:
    if part == "morning":
        return stretch.start < NOON
    if part == "afternoon":
        return stretch.start >= NOON
    late = stretch.start >= _EVENING
    return late or (part == "night" and stretch.start < _SMALL_HOURS and stretch.start < 300)


def likely(found: tuple[Stretch, ...], part: Part | None) -> tuple[Stretch, ...]:
    """Those of `found` that the part of the day, else helping hours, leave possible."""
    if len(found) < 2:
        return found
    if part is not None:
        kept = tuple(stretch for stretch in found if _in_part(stretch, part))
        late = tuple(stretch for stretch in kept if stretch.start >= _EVENING)
        return late or kept or found[-1:]
    kept = tuple(stretch for stretch in found if _plausible(stretch))
    return kept or (max(found, key=_within_helping_hours),)


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _moments(day: date, minute: int, zone: ZoneInfo) -> Iterator[datetime]:
    """The instants at which a local clock shows `minute` on `day`: two when it comes twice."""
    local = datetime.combine(day + timedelta(days=minute // DAY), _clock(minute), zone)
    seen: set[datetime] = set()
    for fold in (0, 1):
        moment = local.replace(fold=fold).astimezone(UTC)
        shown = moment.astimezone(zone).replace(tzinfo=None)
        if moment not in seen and (fold == 0 or shown == local.replace(tzinfo=None)):
            seen.add(moment)
            yield moment


def place(stretch: Stretch, day: date, zone: ZoneInfo, *, known: bool = True) -> Placed:
    """`stretch` on `day` in `zone`, in elapsed minutes. known: whether its start is stored."""
    end = stretch.start + stretch.clock_minutes
    begins = tuple(_moments(day, stretch.start, zone))
    ends = tuple(_moments(day, end, zone))
    lengths = sorted(
        {
            int((after - before).total_seconds()) // 60
            for before in begins
            for after in ends
            if after > before
        }
    )
    flags = ["overnight"] if end > DAY else []
    if lengths != [stretch.clock_minutes]:
        flags.append("dst")
    entries = tuple(
        Entry(day, minutes, _clock(stretch.start), _clock(end)) if known else Entry(day, minutes)
        for minutes in lengths
    )
    return Placed(entries, tuple(flags), max(ends))


def from_start(start: int, minutes: int, day: date, zone: ZoneInfo) -> Placed:
    """`minutes` elapsed from a local clock time, with the end that the clock then shows."""
    begins = next(_moments(day, start, zone))
    ends = begins + timedelta(minutes=minutes)
    local = ends.astimezone(zone)
    flags = ["overnight"] if local.date() > day and local.time() != time(0) else []
    shown = (local.hour * 60 + local.minute - start) % DAY
    if shown != minutes % DAY:
        flags.append("dst")
    entry = Entry(day, minutes, _clock(start), time(local.hour, local.minute))
    return Placed((entry,), tuple(flags), ends)

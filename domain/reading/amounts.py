"""What the lengths and times of one entry come to on a given day."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.reading.clock import ClockRange, Point
from domain.reading.dayref import Part
from domain.reading.durations import HOUR, Length
from domain.reading.items import Amount
from domain.reading.placing import Stretch, from_start, likely, place, stretches
from domain.reading.segments import Segment
from domain.reading.spoken import Clock
from domain.reading.types import Entry, HoursAsk

_SMALL_HOURS = 5 * HOUR
_CLOSE = 15
"""Minutes within which "about 2 hours" and the clock times beside it agree."""


@dataclass(frozen=True, slots=True)
class OnDay:
    """What happened on one day.

    choices: alternatives, each a run of entries; none when it must be asked openly. ask: what the
    choices differ in. over: whether all of it is past (by `now`). sessions: stretches counted.
    """

    choices: tuple[tuple[Entry, ...], ...]
    ask: HoursAsk | None = None
    flags: tuple[str, ...] = ()
    over: bool = True
    sessions: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of writing, its zone, and the part of the day spoken of."""

    now: datetime
    zone: ZoneInfo
    part: Part | None = None

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def minute(self) -> int:
        local = self.now.astimezone(self.zone)
        return local.hour * 60 + local.minute


def minutes_gone(day: date, moment: Moment) -> int:
    """Minutes elapsed since `day` began in the zone; negative when it is to come."""
    begins = datetime.combine(day, datetime.min.time(), moment.zone).astimezone(UTC)
    return int((moment.now - begins).total_seconds()) // 60


def on_day(segment: Segment, day: date, moment: Moment) -> OnDay:
    """The amounts of `segment` on `day`."""
    lengths = [a for a in segment.amounts if isinstance(a.value, Length)]
    ranges = [a for a in segment.amounts if isinstance(a.value, ClockRange)]
    points = [a for a in segment.amounts if isinstance(a.value, Point)]
    if ranges:
        return _times(ranges, lengths, day, moment)
    if points:
        return _points(points, lengths, day, moment)
    return _lengths(lengths, day, moment)


def _fits(entries: tuple[Entry, ...], day: date, moment: Moment) -> bool:
    """Whether so many minutes of `day` are over."""
    return sum(entry.minutes for entry in entries) <= minutes_gone(day, moment)


def _lengths(amounts: list[Amount], day: date, moment: Moment) -> OnDay:
    """Lengths without clock times: side by side they are entries of their own."""
    travel = [a for a in amounts if a.travel and len(amounts) > 1]
    pauses = [a for a in amounts if a.pause and len(amounts) > 1]
    main = [a for a in amounts if a not in travel and a not in pauses]
    if not main:
        return OnDay((), "minutes")
    if len(main) == 1 and main[0].travel > 1 and _value(main[0]).clear:
        there = _value(main[0]).minutes[0]
        both = tuple((Entry(day, minutes),) for minutes in (there * main[0].travel, there))
        return OnDay(both, "minutes", over=_fits(both[0], day, moment))
    choices, flags = _product(main, day)
    sessions = main[0].sessions if len(main) == 1 and main[0].sessions > 1 else None
    if not choices:
        return OnDay((), "minutes", flags)
    if travel or pauses:
        choices, flags = _adjusted(choices, travel, pauses, flags)
    ask: HoursAsk | None = "minutes" if len(choices) > 1 else None
    over = all(_fits(entries, day, moment) for entries in choices[:1])
    return OnDay(choices, ask, flags, over, sessions)


def _value(amount: Amount) -> Length:
    if not isinstance(amount.value, Length):
        raise TypeError(amount)
    return amount.value


def _product(
    amounts: list[Amount], day: date
) -> tuple[tuple[tuple[Entry, ...], ...], tuple[str, ...]]:
    """Every reading of several lengths; at most one of them may be unclear."""
    flags = tuple(dict.fromkeys("approx" for a in amounts if _value(a).about))
    unclear = [a for a in amounts if _value(a).clear is None]
    if len(unclear) > 1 or any(not _value(a).minutes for a in amounts):
        return (), flags
    count = len(_value(unclear[0]).minutes) if unclear else 1
    choices: list[tuple[Entry, ...]] = []
    for index in range(count):
        run: list[Entry] = []
        for amount in amounts:
            minutes = _value(amount).minutes
            picked = minutes[index] if len(minutes) > 1 else minutes[0]
            run.append(Entry(day, picked * amount.sessions))
        kept = tuple(entry for entry in run if entry.minutes > 0) or tuple(run[:1])
        choices.append(kept)
    return tuple(choices), flags


def _adjusted(
    choices: tuple[tuple[Entry, ...], ...],
    travel: list[Amount],
    pauses: list[Amount],
    flags: tuple[str, ...],
) -> tuple[tuple[tuple[Entry, ...], ...], tuple[str, ...]]:
    """Travel and breaks: both ways of counting are offered."""
    if len(choices) != 1 or not choices[0]:
        return choices, flags
    more = sum((_value(a).clear or 0) * a.travel for a in travel)
    less = sum((_value(a).clear or 0) * a.sessions for a in pauses)
    first, *rest = choices[0]
    changed = first.minutes + more - less
    if changed <= 0 or changed == first.minutes:
        return choices, flags
    other = (replace(first, minutes=changed, start=None, end=None), *rest)
    return ((other, choices[0]) if less else (choices[0], other)), flags


def _clock_choices(found: ClockRange) -> tuple[tuple[Clock, Clock], ...]:
    """A range with its mealtimes and "now" spelled out: every pair of clock times it may be."""
    firsts = _spelled(found.first)
    lasts = _spelled(found.last)
    return tuple((first, last) for first in firsts for last in lasts)


def _spelled(clock: Clock) -> tuple[Clock, ...]:
    if not clock.vague:
        return (clock,)
    return tuple(replace(clock, minute=m, vague=False, choices=()) for m in clock.choices)


def _times(ranges: list[Amount], lengths: list[Amount], day: date, moment: Moment) -> OnDay:
    """Clock ranges, checked against a length said beside them."""
    flags: list[str] = []
    vague = [a for a in ranges if isinstance(a.value, ClockRange)
             and (a.value.first.vague or a.value.last.vague)]  # fmt: skip
    if vague:
        return _vague_times(ranges, day, moment)
    runs: list[tuple[Entry, ...]] = []
    over = True
    for amount in ranges:
        if not isinstance(amount.value, ClockRange):
            continue
        placed, more, past = _placed(amount.value, day, moment)
        flags += more
        over = over and past
        runs.append(placed)
    if any(not run for run in runs):
        return OnDay((), "end", tuple(dict.fromkeys(flags)), over)
    many = [run for run in runs if len(run) > 1]
    if many:
        options = tuple((entry,) for entry in many[0]) if len(runs) == 1 else ()
        return OnDay(options, "minutes", tuple(dict.fromkeys(flags)), over)
    entries = tuple(run[0] for run in runs)
    main = [a for a in lengths if not a.travel and not a.pause]
    pauses = [a for a in lengths if a.pause]
    travel = [a for a in lengths if a.travel]
    if main:
        return _checked(entries, main, tuple(dict.fromkeys(flags)), over)
    choices, kept = _adjusted((entries,), travel, pauses, tuple(dict.fromkeys(flags)))
    return OnDay(choices, "minutes" if len(choices) > 1 else None, kept, over)


def _checked(
    entries: tuple[Entry, ...],
    lengths: list[Amount],
    flags: tuple[str, ...],
    over: bool,  # noqa: FBT001
) -> OnDay:
    """A length and clock times for the same help: agreed, or asked."""
    by_clock = sum(entry.minutes for entry in entries)
    stated = [_value(a) for a in lengths]
    options = stated[0].minutes if len(stated) == 1 else (sum(s.clear or 0 for s in stated),)
    sessions = lengths[0].sessions
    close = any(s.about for s in stated) and any(abs(m - by_clock) <= _CLOSE for m in options)
    if by_clock in options or by_clock in {m * sessions for m in options} or close:
        return OnDay((entries,), None, flags, over)
    if not options:
        return OnDay((entries,), None, flags, over)
    others = tuple((Entry(entries[0].day, minutes),) for minutes in options if minutes > 0)
    return OnDay((entries, *others), "minutes", (*flags, "conflict"), over)


def _placed(
    found: ClockRange, day: date, moment: Moment
) -> tuple[tuple[Entry, ...], list[str], bool]:
    """One range on `day`: its entries (several if the clock shows an hour twice), flags, past."""
    flags = ["clock_range_assumed"] if found.assumed else []
    flags += ["approx"] if found.about else []
    last = found.last
    if last.now:
        last = replace(last, minute=moment.minute, fixed=True, now=False)
    options = likely(stretches(found.first, last), moment.part)
    if not options:
        return (), flags, True
    placed = [place(option, _night_of(day, option, moment), moment.zone) for option in options]
    past = [p for p in placed if p.ends <= moment.now]
    kept = past or placed
    if len(kept) > 1:
        minutes = {entry.minutes for p in kept for entry in p.entries}
        if len(minutes) == 1:
            entry = Entry(day, minutes.pop())
            return (entry,), [*flags, "start_unknown"], bool(past)
        entries = tuple(p.entries[0] for p in kept)
        return entries, flags, bool(past)
    return kept[0].entries, [*flags, *kept[0].flags], bool(past)


def _night_of(day: date, stretch: Stretch, moment: Moment) -> date:
    """The day on which `stretch` begins: the small hours of "sat nite" are Sunday's."""
    small = moment.part == "night" and stretch.start < _SMALL_HOURS
    return day + timedelta(days=1) if small else day


def _vague_times(ranges: list[Amount], day: date, moment: Moment) -> OnDay:
    """ "9 til dinner time": the likely times as buttons."""
    found = ranges[0].value
    if len(ranges) != 1 or not isinstance(found, ClockRange):
        return OnDay((), "end")
    ask: HoursAsk = "start" if found.first.vague else "end"
    choices: list[tuple[Entry, ...]] = []
    over = True
    for first, last in _clock_choices(found):
        placed, _, past = _placed(ClockRange(first, last, 0, 0), day, moment)
        over = over and past
        choices += [(entry,) for entry in placed[:1]]
    return OnDay(tuple(choices[:4]), ask, (), over)


def _points(points: list[Amount], lengths: list[Amount], day: date, moment: Moment) -> OnDay:
    """A start with a length gives the end; a start or end alone is asked."""
    spot = points[0].value
    main = [a for a in lengths if not a.travel and not a.pause]
    if not isinstance(spot, Point):
        return OnDay((), "end")
    clear = _value(main[0]).clear if len(main) == 1 else None
    if not main:
        return OnDay((), "end" if spot.begins else "start")
    if clear is None or spot.clock.vague or not clear:
        return _lengths(lengths, day, moment)
    minutes = clear * main[0].sessions
    flags = ("approx",) if _value(main[0]).about else ()
    starts = spot.clock.times if spot.begins else tuple(t - minutes for t in spot.clock.times)
    if spot.clock.now:
        starts = (moment.minute - minutes,)
    last = replace(spot.clock, minute=(spot.clock.minute + minutes) % (24 * HOUR))
    known = [s for s in starts if s >= 0]
    if len(known) > 1:
        kept = likely(stretches(spot.clock, last), moment.part) if spot.begins else ()
        known = [stretch.start for stretch in kept] or known
    placed = [from_start(start, minutes, day, moment.zone) for start in known]
    past = [p for p in placed if p.ends <= moment.now]
    kept_places = past or placed
    if len(kept_places) != 1:
        over = bool(past) or minutes <= minutes_gone(day, moment)
        return OnDay(((Entry(day, minutes),),), None, (*flags, "start_unknown"), over)
    only = kept_places[0]
    return OnDay((only.entries,), None, (*flags, *only.flags), bool(past))


def yesterday(moment: Moment) -> date:
    """The local day before the day of writing."""
    return moment.today - timedelta(days=1)

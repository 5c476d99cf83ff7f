"""One entry of a log: its days, what happened on each of them, and what is in doubt."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice, product
from zoneinfo import ZoneInfo

from domain.reading.amounts import Moment, OnDay, minutes_gone, on_day, yesterday
from domain.reading.dayref import DayRef, Part
from domain.reading.durations import HOUR, Length
from domain.reading.scan import Scan
from domain.reading.segments import Segment
from domain.reading.types import Entry, HoursAsk
from domain.reading.whichday import Days, resolve

DAY = 24 * HOUR
MOST_OPTIONS = 6
"""Buttons offered at most; more is no longer a choice."""
MOST_ENTRIES = 31
_SMALL_HOURS = 5 * HOUR
_BEGINS: dict[Part, int] = {"morning": 0, "afternoon": 720, "evening": 1020, "night": 1080}


@dataclass(frozen=True, slots=True)
class Result:
    """One segment read: alternatives, and what they differ in."""

    choices: tuple[tuple[Entry, ...], ...] = ()
    ask: HoursAsk | None = None
    flags: tuple[str, ...] = ()
    future: date | None = None
    minutes: int | None = None
    sessions: int | None = None
    day: date | None = None
    total: int | None = None


def looks_forward(seen: Scan) -> bool:
    """Whether the verb speaks of what is still to come."""
    if "forward" not in seen.memo:
        seen.memo["forward"] = _looks_forward(seen)
    return bool(seen.memo["forward"])


def _looks_forward(seen: Scan) -> bool:
    if any("tense.past" in here for here in seen.found):
        return False
    endings = seen.words.future_endings
    for at, token in enumerate(seen.tokens):
        if seen.match("tense.future", at):
            return True
        if endings and len(token.text) > 4 and token.text.endswith(endings):
            return True
    return False


def resolved(ref: DayRef, moment: Moment, *, forward: bool) -> Days:
    """The days of `ref`; after midnight "tonight" is the evening just ended."""
    if ref.key == "later":
        return Days(((moment.today,),), future=moment.today)
    late = ref.part in {"evening", "night"} and ref.offset == 0 and ref.kind == "offset"
    if late and moment.minute < _SMALL_HOURS:
        return Days(((yesterday(moment),),), ("after_midnight",))
    found = resolve(ref, moment.today, forward=forward)
    begins = _BEGINS[ref.part] if ref.part else 0
    todays = found.choices == ((moment.today,),)
    if todays and ref.part and not found.future and moment.minute < begins:
        return replace(found, future=moment.today)
    return found


def read_segment(
    seen: Scan,
    segment: Segment,
    now: datetime,
    zone: ZoneInfo,
) -> Result:
    """One segment: its days, what happened on each, and what is in doubt."""
    part = segment.part or next((ref.part for ref in segment.days if ref.part), None)
    moment = Moment(now, zone, part)
    if not segment.days:
        return _without_day(segment, moment)
    forward = looks_forward(seen)
    refs = _named_twice(seen, segment.days, moment)
    days = [resolved(_each(ref, segment), moment, forward=forward) for ref in refs]
    flags = [flag for answer in days for flag in answer.flags]
    future = next((answer.future for answer in days if answer.future), None)
    stated = _total(segment)
    if stated is not None and stated > DAY and all(answer.choices for answer in days):
        future = None
    if future:
        return Result(future=future)
    if any(not answer.choices for answer in days):
        spread = next((int(ref.key) for ref in segment.days if ref.key.isdigit()), None)
        repeat = _repeats(segment) or spread
        minutes = None if repeat else stated
        whole = stated if spread and not segment.each else None
        return Result((), "date", tuple(flags), minutes=minutes, sessions=repeat, total=whole)
    combos = islice(product(*(answer.choices for answer in days)), MOST_OPTIONS)
    runs = [tuple(day for run in combo for day in run) for combo in combos]
    if "bulk" in flags:
        flags.append("review")
    elif len(runs[0]) > 1 and segment.amounts and not segment.each:
        flags.append("each_day_assumed")
    return _on_days(segment, runs, tuple(flags), moment, total=_is_total(seen))


def _named_twice(seen: Scan, refs: list[DayRef], moment: Moment) -> list[DayRef]:
    """`refs` without the weekday that only repeats a date: "4th (mon)", "yesterday wed"."""
    kept: list[DayRef] = []
    for ref in refs:
        before = kept[-1] if kept else None
        plain = ref.kind == "weekday" and ref.modifier is None and ref.weeks is None
        if before is not None and _repeats_weekday(before, ref, moment):
            kept[-1] = replace(ref, start=before.start)
            continue
        dated = before is not None and before.kind in {"date", "offset", "named"}
        if before is None or not (plain and dated) or before.weekday is not None:
            kept.append(ref)
            continue
        gap = [token.text for token in seen.tokens[before.end : ref.start]]
        found = resolved(before, moment, forward=False)
        same = len(found.choices) == 1 and found.choices[0][0].weekday() == ref.weekday
        close = gap in ([], ["("], ["-"]) or (gap == [","] and same)
        if not close:
            kept.append(ref)
        elif before.kind == "date" or not same:
            day = found.choices[0][0] if len(found.choices) == 1 else None
            dated_ref = before if day is None else DayRef(
                "date", before.start, ref.end, day=day.day, month=day.month, year=day.year,
                part=before.part)  # fmt: skip
            kept[-1] = replace(dated_ref, weekday=ref.weekday, end=ref.end)
    return kept


def _repeats_weekday(before: DayRef, ref: DayRef, moment: Moment) -> bool:
    """Whether `ref` says which day the weekday right before it is: "thurs today"."""
    if before.kind != "weekday" or before.modifier or ref.kind != "offset" or ref.either:
        return False
    meant = resolved(ref, moment, forward=False).choices[0][0]
    return ref.start == before.end and meant.weekday() == before.weekday


def _each(ref: DayRef, segment: Segment) -> DayRef:
    """ "1 hr a day last week": every day of the week."""
    counted = any(amount.sessions > 1 for amount in segment.amounts)
    return replace(ref, each=True) if ref.kind == "week" and segment.each and not counted else ref


def _is_total(seen: Scan) -> bool:
    if "total" not in seen.memo:
        seen.memo["total"] = any("links.total" in here for here in seen.found)
    return bool(seen.memo["total"])


def _total(segment: Segment) -> int | None:
    """The clear minutes of the segment's lengths, each counted once."""
    values = [a.value.clear for a in segment.amounts if isinstance(a.value, Length)]
    return None if not values or None in values else sum(v for v in values if v is not None)


def _repeats(segment: Segment) -> int | None:
    return next((a.sessions for a in segment.amounts if a.sessions > 1), None)


def _without_day(segment: Segment, moment: Moment) -> Result:
    """No day said: today if the times allow it, else yesterday is offered."""
    today = moment.today
    repeat = _repeats(segment)
    if repeat:
        return Result((), "date", sessions=repeat)
    if moment.part and moment.minute < _BEGINS[moment.part]:
        today = yesterday(moment)
        there = on_day(segment, today, moment)
        return Result(there.choices, "date" if there.choices else there.ask, there.flags)
    here = on_day(segment, today, moment)
    if here.choices and not here.over and not _over_a_day(here):
        before = on_day(segment, yesterday(moment), moment)
        ask = before.ask if len(before.choices) > 1 else "date"
        return Result(before.choices, ask, before.flags)
    if here.ask:
        return Result(here.choices, here.ask, here.flags, day=None)
    return Result(here.choices, None, (*here.flags, "assumed_today"))


def _over_a_day(found: OnDay) -> bool:
    return all(sum(entry.minutes for entry in run) > DAY for run in found.choices)


def _on_days(
    segment: Segment,
    runs: list[tuple[date, ...]],
    flags: tuple[str, ...],
    moment: Moment,
    *,
    total: bool,
) -> Result:
    """The segment's amounts on each of its possible days."""
    if not segment.amounts:
        day = runs[0][0] if len(runs) == 1 and len(runs[0]) == 1 else None
        return Result((), "minutes", _without(flags, "each_day_assumed"), day=day)
    if total and len(runs) == 1 and len(runs[0]) > 1:
        return _shared_out(segment, runs[0], flags)
    repeat = _repeats(segment)
    if repeat and len(runs) == 1 and len(runs[0]) == repeat:
        once = [replace(amount, sessions=1) for amount in segment.amounts]
        segment = Segment(once, segment.days, segment.part)
        flags = _without(flags, "each_day_assumed")
    answers = [[on_day(segment, day, moment) for day in run[:MOST_ENTRIES]] for run in runs]
    first = answers[0][0]
    more = tuple(flag for run in answers for answer in run for flag in answer.flags)
    if not first.choices:
        day = runs[0][0] if len(runs) == 1 and len(runs[0]) == 1 else None
        return Result((), first.ask, (*flags, *more), day=day)
    past = [run for run in answers if all(a.over or _over_a_day(a) for a in run)]
    if not past:
        return _not_over(segment, runs, flags, moment, first)
    choices = [_joined(run, index) for run in past for index in range(len(run[0].choices))]
    ask = first.ask
    if len(runs) > 1:
        ask = "date"
        choices = [] if first.ask else choices
    return Result(tuple(choices[:MOST_OPTIONS]), ask, (*flags, *more),
                   sessions=first.sessions, minutes=None)  # fmt: skip


def _without(flags: tuple[str, ...], flag: str) -> tuple[str, ...]:
    return tuple(f for f in flags if f != flag)


def _joined(run: list[OnDay], index: int) -> tuple[Entry, ...]:
    """One alternative over every day of a run."""
    return tuple(
        entry for answer in run for entry in answer.choices[min(index, len(answer.choices) - 1)]
    )


def _not_over(
    segment: Segment,
    runs: list[tuple[date, ...]],
    flags: tuple[str, ...],
    moment: Moment,
    first: OnDay,
) -> Result:
    """The day is today and it cannot all have happened yet."""
    timed = any(not isinstance(a.value, Length) for a in segment.amounts)
    if timed:
        return Result(future=runs[0][0])
    minutes = sum(entry.minutes for entry in first.choices[0])
    if moment.part in {"evening", "night", "afternoon"} and minutes <= minutes_gone(
        moment.today, moment
    ):
        return Result(first.choices, first.ask, flags)
    before = on_day(segment, yesterday(moment), moment)
    return Result(before.choices, "date", (*flags, *before.flags))


def _shared_out(segment: Segment, run: tuple[date, ...], flags: tuple[str, ...]) -> Result:
    """ "3 hours mon and weds in total": equal shares are offered, never assumed."""
    minutes = _total(segment)
    kept = _without(flags, "each_day_assumed")
    if minutes is None or minutes < len(run):
        return Result((), "minutes", kept)
    share, rest = divmod(minutes, len(run))
    entries = tuple(Entry(day, share + (1 if i < rest else 0)) for i, day in enumerate(run))
    return Result((entries,), "minutes", kept, minutes=None)

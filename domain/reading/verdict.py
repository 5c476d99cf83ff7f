"""All entries of a message as one reading: limits, refusals, and at most one question."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from domain.reading.company import Company
from domain.reading.durations import HOUR, Length
from domain.reading.items import Amount
from domain.reading.oneday import DAY, Result
from domain.reading.scan import Scan
from domain.reading.types import Entry, HoursFlag, HoursReading

LONGEST_ENTRY = 10 * HOUR
LONGEST_DAY = 12 * HOUR
BACK_DAYS = 31
"""Days back that a member may log alone; further back the broker looks."""

ORDER: tuple[str, ...] = get_args(HoursFlag)
"""Every flag of a reading of hours, in the order in which they are given."""


def whole(results: list[Result], today: date) -> HoursReading:
    """The readings of all segments as one."""
    results = [r for r in results if r.choices or r.ask or r.future] or results
    future = next((r.future for r in results if r.future), None)
    if future:
        return HoursReading("reject", reason="future", offer="plan", plan_date=future)
    asking = [r for r in results if r.ask]
    flags = {flag for r in results for flag in r.flags}
    sessions = next((r.sessions for r in results if r.sessions), None)
    if any(r.choices and all(_too_long(run) for run in r.choices) for r in results):
        return HoursReading("reject", reason="over_24h")
    combos = _combined(results, asking)
    positive = tuple(tuple(e for e in run if e.minutes > 0) for run in combos)
    if combos and not any(positive):
        return HoursReading("reject", reason="non_positive", offer="note")
    combos = tuple(run for run in positive if run)
    if combos and all(_too_long(run) for run in combos):
        return HoursReading("reject", reason="over_24h")
    combos = tuple(run for run in combos if not _too_long(run))
    if any(entry.day < today - timedelta(days=BACK_DAYS) for run in combos for entry in run):
        flags.add("backdated")
    if asking:
        ask = asking[0].ask
        single = asking[0] if len(results) == 1 else Result()
        flags.discard("assumed_today")
        return HoursReading(
            "clarify",
            ask=ask,
            options=combos,
            flags=ordered(flags),
            minutes=single.minutes,
            total_minutes=single.total,
            sessions=sessions,
            day=single.day,
        )
    entries = combos[0]
    long = any(e.minutes > LONGEST_ENTRY for e in entries) or any(
        minutes > LONGEST_DAY for minutes in _per_day(entries).values()
    )
    if long:
        flags = (flags - {"assumed_today"}) | {"long", "review"}
        return HoursReading("clarify", ask="minutes", options=(entries,), flags=ordered(flags))
    total = sum(e.minutes for e in entries) if sessions else None
    return HoursReading("ok", entries, flags=ordered(flags), sessions=sessions,
                        total_minutes=total)  # fmt: skip


def either(ways: list[HoursReading]) -> HoursReading:
    """One reading of a message that leaves the day open between several: the day is asked."""
    if len(ways) == 1:
        return ways[0]
    flags = {flag for way in ways for flag in way.flags} - {"assumed_today"}
    runs = tuple(way.entries for way in ways if way.status == "ok")
    sure = len(runs) == len(ways)
    return HoursReading(
        "clarify",
        ask="date",
        options=tuple(dict.fromkeys(runs)) if sure else (),
        flags=ordered(flags),
        minutes=sum(entry.minutes for entry in runs[0]) if runs and not sure else None,
    )


def _combined(results: list[Result], asking: list[Result]) -> tuple[tuple[Entry, ...], ...]:
    """Every alternative of the one segment in doubt, with the others as they are."""
    if len(asking) > 1 or any(not r.choices for r in results):
        return ()
    if not asking:
        return (tuple(entry for r in results for entry in r.choices[0]),)
    doubt = asking[0]
    return tuple(
        tuple(entry for r in results for entry in (run if r is doubt else r.choices[0]))
        for run in doubt.choices
    )


def _per_day(entries: tuple[Entry, ...]) -> dict[date, int]:
    totals: dict[date, int] = {}
    for entry in entries:
        totals[entry.day] = totals.get(entry.day, 0) + entry.minutes
    return totals


def _too_long(entries: tuple[Entry, ...]) -> bool:
    return any(minutes > DAY for minutes in _per_day(entries).values())


def ordered(flags: Iterable[str]) -> tuple[str, ...]:
    """`flags` without repeats, in the order of `ORDER`."""
    named = set(flags)
    return tuple(flag for flag in ORDER if flag in named)


def with_company(
    reading: HoursReading, who: Company, seen: Scan, amounts: list[Amount]
) -> HoursReading:
    """`reading` with the flags for groups, family and travel, and the repeats' total."""
    if reading.status in {"reject", "none"}:
        return reading
    flags = set(reading.flags)
    changes: dict[str, int | None] = {}
    if who.group:
        flags.add("group")
        if who.minor:
            flags.add("possible_minor")
        minutes = sum(entry.minutes for entry in reading.entries)
        changes["group_size"] = who.size
        if who.size and minutes:
            changes["person_minutes"] = minutes * who.size
    if who.family:
        flags.add("family")
    if any("travel.word" in here for here in seen.found):
        flags.add("travel")
    if reading.ask == "date" and reading.sessions and reading.total_minutes is None:
        once = [a.value for a in amounts if isinstance(a.value, Length)]
        clear = once[0].clear if len(once) == 1 else None
        changes["total_minutes"] = clear * reading.sessions if clear else None
    changed = replace(reading, flags=ordered(flags), **changes)  # type: ignore[arg-type]
    return _shared(changed, who) if who.shared else changed


def _shared(reading: HoursReading, who: Company) -> HoursReading:
    """ "4 hours between the 2 of us": the writer's share is asked, never worked out in silence."""
    if reading.status != "ok" or len(reading.entries) != 1:
        return reading
    whole = reading.entries[0]
    size = who.size or 0
    share = replace(whole, minutes=whole.minutes // max(size, 1), start=None, end=None)
    options = ((share,),) if size > 1 else ()
    flags = tuple(flag for flag in reading.flags if flag != "assumed_today")
    return replace(reading, status="clarify", entries=(), ask="minutes", options=options,
                   flags=flags, person_minutes=whole.minutes)  # fmt: skip

"""Days in words: "tues", "last sat", "3rd may", "2 days ago", "bank hol mon", "mon-fri".

`find_day` says what the words are; which days they mean is `domain.reading.whichday`.
"""

from dataclasses import replace

from domain.reading.counts import number
from domain.reading.dayref import WEEKDAYS, DayRef, Modifier, part_of
from domain.reading.scan import Scan
from domain.reading.written import plain_day, written_date

_MOST_CLOCK = 12
_BREAKS = ("links.one", "numbers", "lengths", "links.break")
_AGO_UNITS = ("units.day", "units.week", "units.fortnight", "units.month", "units.hour",
              "units.minute")  # fmt: skip


def find_day(scan: Scan, at: int) -> DayRef | None:
    """The day or days that the words from token `at` name, or None."""
    begin = scan.end("links.on", at)
    for start in dict.fromkeys((at, begin)):
        found = _span(scan, start) or _one(scan, start)
        if found:
            return _with_part(scan, replace(found, start=at))
    return None


def _with_part(scan: Scan, found: DayRef) -> DayRef:
    """`found` with the "morning" or "nite" behind it."""
    if found.kind in {"span", "week", "vague"} or found.part:
        return found
    begin = scan.end("links.on", found.end)
    for at in dict.fromkeys((found.end, begin)):
        part = scan.match("parts", at)
        if part and not scan.before_clock(at):
            return replace(found, part=part_of(part.key), end=part.end)
    return found


def _one(scan: Scan, at: int) -> DayRef | None:
    """A day that is not a span."""
    return (
        _ago(scan, at)
        or _period(scan, at)
        or _named(scan, at)
        or _weekday(scan, at)
        or _relative(scan, at)
        or written_date(scan, at)
    )


def _span(scan: Scan, at: int) -> DayRef | None:
    """ "mon-fri", "mon to weds last week", "11th to 13th", "mon thru fri"."""
    opened = scan.match("clock.from", at)
    begin = opened.end if opened else at
    first = _simple(scan, begin)
    plain = None if first else plain_day(scan, begin)
    if plain:
        first = DayRef("date", begin, plain[1], day=plain[0])
    if first is None or first.modifier or first.part:
        return None
    end = first.end
    joined = max(scan.end("clock.until", end), scan.end("clock.to", end))
    last = _simple(scan, max(joined, scan.end("links.on", joined))) if joined > end else None
    if last and first.kind == "date" and first.month is None and last.month is None and plain:
        return None
    if last is None or last.modifier or last.kind != first.kind:
        return None
    if first.kind == "weekday" and last.weekday == first.weekday:
        return None
    ref = DayRef("span", at, last.end, weekday=first.weekday, day=first.day, month=first.month,
                 year=first.year, through=last)  # fmt: skip
    week = scan.match("periods", max(last.end, scan.end("links.on", last.end)))
    weeks = _weeks(week.key) if week else None
    return replace(ref, end=week.end, weeks=weeks) if week and weeks is not None else ref


def _simple(scan: Scan, at: int) -> DayRef | None:
    """A bare weekday or a date, as the ends of a span are."""
    weekday = scan.match("weekdays", at)
    if weekday and not is_verb(scan, at):
        return DayRef("weekday", at, weekday.end, weekday=WEEKDAYS.index(weekday.key))
    return written_date(scan, at)


def _weeks(key: str) -> int | None:
    """The calendar week that a period's key names, counted from this one."""
    return {"this_week": 0, "last_week": -1, "next_week": 1, "week_before_last": -2}.get(key)


def _ago(scan: Scan, at: int) -> DayRef | None:
    """ "2 days ago", "a week ago today", "fortnight ago", "acum 2 zile"."""
    lead = scan.end("links.ago_before", at)
    ahead = scan.is_text(at, "in", "za", "peste") and number(scan, at + 1) is not None
    lead = at + 1 if ahead else lead
    begin = max(lead, scan.end("about.before", lead))
    one = scan.end("links.one", begin)
    count = number(scan, begin)
    amount = count.value if count and count.style == "whole" else None
    unit_at = count.end if count and amount is not None else one
    named = scan.any(_AGO_UNITS, unit_at)
    if named is None:
        return _for_days(scan, at)
    ago = scan.ago(named.end)
    if ago == named.end and (lead == at or amount is None):
        return _for_days(scan, at)
    if named.key in {"hour", "hour_alone", "minute"}:
        return None if ahead else DayRef("offset", at, ago)
    times = int(amount) if amount is not None else 1
    if named.key == "month" or times > 400 or (count and count.about and named.key != "day"):
        return DayRef("vague", at, ago)
    if count and count.about:
        return DayRef("vague", at, ago)
    days = times * {"day": 1, "week": 7, "fortnight": 14}[named.key] * (-1 if ahead else 1)
    weekday = scan.match("weekdays", max(ago, scan.end("links.on", ago)))
    if weekday and days % 7 == 0:
        return DayRef("weekday", at, weekday.end, weekday=WEEKDAYS.index(weekday.key),
                      weeks=-days // 7)  # fmt: skip
    today = scan.match("days", ago)
    return DayRef("offset", at, today.end if today and today.key == "0" else ago, offset=-days)


def _for_days(scan: Scan, at: int) -> DayRef | None:
    """ "over 3 days", "for 3 days": how many days, not which."""
    led = scan.is_text(at - 1, "for", "over", "on", "across", "4")
    count = number(scan, at) if led else None
    days = scan.match("units.day", count.end) if count else None
    if count is None or days is None or count.style != "whole" or not 2 <= count.value <= 31:
        return None
    return DayRef("vague", at, days.end, key=str(int(count.value)))


def _period(scan: Scan, at: int) -> DayRef | None:
    """ "last week", "the other day", "at the weekend", "last week on tues"."""
    earlier = _week_last(scan, at)
    if earlier:
        return earlier
    found = scan.match("periods", at)
    if found is None:
        return None
    if found.key in {"each_day", "weekdays"}:
        week_at = max(found.end, scan.end("links.on", found.end))
        week = scan.match("periods", week_at)
        weeks = _weeks(week.key) if week else None
        if week is None or weeks is None:
            return DayRef("every", at, found.end, key=found.key) if _each_alone(scan, at) else None
        return DayRef("week", at, week.end, weeks=weeks, each=True, key=found.key)
    if found.key == "later":
        return DayRef("offset", at, found.end, key="later")
    if found.key == "vague":
        return DayRef("vague", at, found.end)
    if found.key == "weekend":
        last = scan.match("links.last", at) is not None or "last" in _words(scan, at, found.end)
        return DayRef("weekend", at, found.end, modifier="last" if last else None)
    weeks = _weeks(found.key)
    weekday_at = max(found.end, scan.end("links.on", found.end))
    weekday = scan.match("weekdays", weekday_at)
    if weekday and not is_verb(scan, weekday_at) and not _span(scan, weekday_at):
        return DayRef("weekday", at, weekday.end, weekday=WEEKDAYS.index(weekday.key), weeks=weeks)
    if weekday and (span := _span(scan, weekday_at)):
        return replace(span, start=at, weeks=weeks)
    each = scan.match("periods", found.end)
    if each and each.key in {"each_day", "weekdays"}:
        return DayRef("week", at, each.end, weeks=weeks, each=True, key=each.key)
    return DayRef("week", at, found.end, weeks=weeks)


def _each_alone(scan: Scan, at: int) -> bool:
    """Whether "every day" stands without a length that it belongs to, as in "40 mins a day"."""
    return not scan.match("links.per_day", at)


def _words(scan: Scan, start: int, end: int) -> set[str]:
    return {token.text for token in scan.tokens[start:end]}


def _week_last(scan: Scan, at: int) -> DayRef | None:
    """ "a week last tues": the Tuesday before the last one."""
    begin = scan.end("links.one", at)
    week = scan.match("units.week", begin)
    last = scan.end("links.last", week.end) if week else at
    weekday = scan.match("weekdays", last) if week and last > week.end else None
    if weekday is None:
        return None
    return DayRef("weekday", at, weekday.end, weekday=WEEKDAYS.index(weekday.key),
                  modifier="week_last")  # fmt: skip


def _named(scan: Scan, at: int) -> DayRef | None:
    """ "boxing day", "good friday", "bank hol mon", "eid"."""
    begin = max(at, scan.end("links.last", at))
    weekday = scan.match("weekdays", begin)
    named = scan.match("named", weekday.end) if weekday else None
    if weekday and named and named.key.startswith("bank"):
        return DayRef("bank", at, named.end, weekday=WEEKDAYS.index(weekday.key), key=named.key)
    named = scan.match("named", begin)
    if named is None:
        return None
    if named.key == "moving":
        return DayRef("vague", at, named.end)
    if named.key.startswith("bank"):
        after = scan.match("weekdays", named.end)
        index = WEEKDAYS.index(after.key) if after else None
        return DayRef("bank", at, after.end if after else named.end, weekday=index, key=named.key)
    return DayRef("named", at, named.end, key=named.key)


def is_verb(scan: Scan, at: int) -> bool:
    """Whether "sat" or "sun" at `at` is no day: "sat with Jean", "in the sun"."""
    if scan.is_text(at, "sat"):
        if scan.is_text(at + 1, "with", "w") and scan.any(_BREAKS, at + 2):
            return False
        return scan.is_text(at + 1, "with", "w", "down", "in", "by", "beside", "talking",
                            "chatting", "chattin", "listening", "having", "next", "through",
                            "there", "nav")  # fmt: skip
    return scan.is_text(at, "sun") and scan.is_text(at - 1, "the") and scan.is_text(at - 2, "in")


def _weekday(scan: Scan, at: int) -> DayRef | None:
    """A weekday with what stands before and behind it."""
    modifier: Modifier | None = None
    begin = at
    for kind, meaning in (("links.last", "last"), ("links.next", "next"), ("links.this", "this"),
                          ("links.every", "every"), ("links.gone_before", "gone")):  # fmt: skip
        end = scan.end(kind, at)
        if end > at and scan.match("weekdays", end):
            if meaning == "every":
                return DayRef("every", at, scan.end("weekdays", end))
            past = meaning == "this" and scan.is_text(end - 1, "past")
            begin, modifier = end, "gone" if past else meaning  # type: ignore[assignment]
            break
    found = scan.match("weekdays", begin)
    if found is None or (modifier is None and is_verb(scan, begin)):
        return None
    ref = DayRef("weekday", at, found.end, weekday=WEEKDAYS.index(found.key), modifier=modifier)
    return _weekday_tail(scan, ref) if modifier is None else ref


def _weekday_tail(scan: Scan, ref: DayRef) -> DayRef:
    """ "tues just gone", "tues last week", "tues before last", "weds 12th", "sat coming"."""
    end = ref.end
    step = max(end, scan.end("links.on", end))
    tails: tuple[tuple[str, Modifier], ...] = (
        ("links.before_last", "before_last"),
        ("links.gone", "gone"),
        ("links.last_after", "last"),
        ("links.next_after", "next"),
        ("links.coming", "next"),
    )
    for at in dict.fromkeys((end, step)):
        week = scan.match("periods", at)
        weeks = _weeks(week.key) if week else None
        if week and weeks is not None:
            return replace(ref, end=week.end, weeks=weeks)
    for kind, modifier in tails:
        tail = scan.end(kind, end)
        if tail > end and not (kind == "links.gone" and scan.clock_follows(tail)):
            return replace(ref, end=tail, modifier=modifier)
    for at in dict.fromkeys((end, step, end + 1 if scan.is_text(end, ",") else end)):
        dated = written_date(scan, at)
        if dated:
            return replace(dated, start=ref.start, weekday=ref.weekday)
    number_at = plain_day(scan, end)
    if number_at and number_at[0] > _MOST_CLOCK and scan.integer(end) and _lone(scan, number_at[1]):
        return replace(ref, kind="date", end=number_at[1], day=number_at[0])
    return ref


def _lone(scan: Scan, end: int) -> bool:
    """Whether a number before token `end` is neither a time nor a count."""
    if scan.is_text(end, ",", ";", "\n") or end >= len(scan):
        return True
    return number(scan, end) is not None and not scan.glued(end)


def _relative(scan: Scan, at: int) -> DayRef | None:
    """ "yesterday", "last night", "kal", "tonight"."""
    parted = scan.match("day_parts", at)
    plain = scan.match("days", at)
    if parted and not (plain and plain.end > parted.end):
        offset, part = parted.key.split()
        return DayRef("offset", at, parted.end, offset=int(offset), part=part_of(part))
    if plain is None:
        return None
    either = plain.key.startswith("~")
    if either and scan.before("people.for", at):
        return None
    return DayRef("offset", at, plain.end, offset=int(plain.key.lstrip("~")), either=either)

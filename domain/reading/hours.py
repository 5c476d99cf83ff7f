"""What a resident says about help given: how long, when, and what must still be asked.

`read_hours` reads a whole sentence; `read_length` an answer to "how long?", `read_day` an answer
to "when?". Nothing is averaged or invented: whatever the words leave open is asked, with the
likely answers as buttons. Rules: DOMAIN.md section 7 and tests/cases/durations.json.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice, product
from zoneinfo import ZoneInfo

from domain.reading.amounts import Moment
from domain.reading.clock import ClockRange, Point
from domain.reading.company import company
from domain.reading.counts import Number, number
from domain.reading.dates import find_day
from domain.reading.dayref import DayRef
from domain.reading.durations import HOUR, PART_OF_DAY, Length, hours_as_minutes, spread
from domain.reading.items import Amount, Bare, Item, PartWord, items
from domain.reading.oneday import MOST_ENTRIES, MOST_OPTIONS, looks_forward, read_segment, resolved
from domain.reading.revisions import alternatives, revised
from domain.reading.scan import Scan, scan
from domain.reading.segments import joined_points, segments, with_units, without_sum
from domain.reading.types import Entry, HoursReading
from domain.reading.verdict import BACK_DAYS, either, ordered, whole, with_company

LONDON = ZoneInfo("Europe/London")
_LONGEST_WRITTEN = 7 * HOUR
"""A lone "1:30" is a length; from 7:00 on it is more likely a time of day."""
_MOST_PLAIN = 8
"""Hours that a bare number may be in answer to "how long?" (policy `bare_number_reply`)."""


def read_hours(
    text: str,
    now: datetime,
    lang: str | None = None,
    zone: ZoneInfo = LONDON,
    *,
    reply: bool = False,
) -> HoursReading:
    """The lengths and days of help that `text` reports, seen from `now` (aware).

    lang: code of the writer's language, a first guess only. reply: the text answers "how long?",
    so that a bare number is hours (1 to 8), minutes (13 and more) or asked (9 to 12). Never raises
    on any text; reads at most 4,096 characters.
    """
    seen = scan(text, lang)
    found = items(seen)
    who = company(seen)
    if _negative(seen, found):
        return HoursReading("reject", reason="non_positive", spans=_spans(seen, found))
    if reply:
        found = _as_reply(seen, found)
    found = _repeated(seen, found)
    found = revised(seen, _times_alone(found))
    found = without_sum(with_units(found))
    if not any(isinstance(item, Amount) or _is_day(item) for item in found):
        return HoursReading("none")
    amounts = _amounts(found)
    if amounts and all(isinstance(a.value, Length) and a.value.minutes == (0,) for a in amounts):
        return HoursReading(
            "reject", reason="non_positive", offer="note", spans=_spans(seen, found)
        )
    ways = alternatives(seen, found) or (found,)
    reading = either([_read(seen, way, now, zone) for way in ways])
    return replace(with_company(reading, who, seen, amounts), spans=_spans(seen, found))


def _read(seen: Scan, found: tuple[Item, ...], now: datetime, zone: ZoneInfo) -> HoursReading:
    """The reading of items that leave no day open."""
    parts = [joined_points(segment) for segment in segments(found)]
    results = [read_segment(seen, part, now, zone) for part in parts]
    return whole(results, now.astimezone(zone).date())


def read_length(
    text: str, now: datetime, lang: str | None = None, zone: ZoneInfo = LONDON
) -> HoursReading:
    """An answer to "how long?": as `read_hours`, where a bare number is a length."""
    return read_hours(text, now, lang, zone, reply=True)


@dataclass(frozen=True, slots=True)
class DayReading:
    """An answer to "when?". days: the alternatives, each a run of days: one is the answer, several
    are buttons, none means ask openly. future: the first day meant, when it is still to come.
    flags: as in `HoursReading`.
    """

    days: tuple[tuple[date, ...], ...] = ()
    flags: tuple[str, ...] = ()
    future: date | None = None
    spans: tuple[tuple[int, int], ...] = ()


def read_day(
    text: str, now: datetime, lang: str | None = None, zone: ZoneInfo = LONDON
) -> DayReading | None:
    """The day or days that an answer to "when?" names, looking back from `now` (aware).

    None when the words name no day at all. Never raises on any text.
    """
    seen = scan(text, lang)
    refs: list[DayRef] = []
    at = 0
    while at < len(seen) and len(refs) < MOST_ENTRIES:
        ref = find_day(seen, at)
        refs += [ref] if ref else []
        at = ref.end if ref else at + 1
    if not refs:
        return None
    moment = Moment(now, zone)
    found = [resolved(ref, moment, forward=looks_forward(seen)) for ref in refs]
    flags = ordered(flag for days in found for flag in days.flags)
    spans = tuple(seen.offsets(ref.start, ref.end) for ref in refs)
    future = next((days.future for days in found if days.future), None)
    if any(not days.choices for days in found):
        return DayReading((), flags, future, spans)
    combos = islice(product(*(days.choices for days in found)), MOST_OPTIONS)
    runs = tuple(tuple(day for run in combo for day in run) for combo in combos)
    earliest = moment.today - timedelta(days=BACK_DAYS)
    old = ("backdated",) if any(day < earliest for run in runs for day in run) else ()
    return DayReading(runs, ordered((*flags, *old)), future, spans)


def _repeated(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` with "twice" or "3 times", standing elsewhere, given to its only length."""
    amounts = _amounts(found)
    if len(amounts) != 1 or amounts[0].sessions > 1 or not isinstance(amounts[0].value, Length):
        return found
    used = {at for item in found for at in range(item.start, item.end)}
    for at in range(len(seen)):
        times = 2 if seen.match("links.twice", at) and at not in used else None
        count = None if times or at in used else number(seen, at)
        if count and count.style == "whole" and seen.is_text(count.end, "times"):
            times = int(count.value)
        if times and 2 <= times <= MOST_ENTRIES:
            more = replace(amounts[0], sessions=times)
            return tuple(more if item is amounts[0] else item for item in found)
    return found


def _times_alone(found: tuple[Item, ...]) -> tuple[Item, ...]:
    """`found` with a lone "1:30" read as a length: nothing says when it began or ended."""
    amounts = _amounts(found)
    if len(amounts) != 1 or not isinstance(amounts[0].value, Point):
        return found
    lone = amounts[0].value
    if not lone.written or lone.clock.minute >= _LONGEST_WRITTEN:
        return found
    value = Length((lone.clock.minute,), lone.start, lone.end)
    return tuple(replace(i, value=value) if i is amounts[0] else i for i in found)


def _is_day(item: Item) -> bool:
    """Whether `item` names a day, so that it may be an answer that lacks only its length."""
    return isinstance(item, DayRef) and item.kind not in {"vague", "week", "every"}


def _amounts(found: tuple[Item, ...]) -> list[Amount]:
    return [item for item in found if isinstance(item, Amount)]


def _spans(seen: Scan, found: tuple[Item, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(seen.offsets(item.start, item.end) for item in found)


def _negative(seen: Scan, found: tuple[Item, ...]) -> bool:
    """Whether hours are taken away: "-2 hours", "minus 3 hours"."""
    first = next(iter(_amounts(found)), None)
    if first is None or not isinstance(first.value, Length):
        return False
    at = first.start
    alone = not any(item.start < at for item in found if not isinstance(item, PartWord))
    if seen.is_text(at - 1, "-") and seen.glued(at) and not seen.glued(at - 1):
        return at == 1 or seen.is_text(at - 2, "me", "log", "add", "put", "credit", "do")
    return alone and seen.before("links.negative", at)


def _as_reply(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of an answer to "how long?", in which bare numbers are lengths."""
    if any(isinstance(item, Amount) and isinstance(item.value, Length) for item in found):
        return found
    if any(isinstance(item, Amount) and _says_times(item.value) for item in found):
        return found
    begin = _only_number(seen)
    first = number(seen, begin) if begin is not None else None
    if begin is None or first is None or (first.value < 1 and number(seen, first.end)):
        return _few(seen, found)
    about = seen.before("about.before", begin) or first.about
    about = about or seen.end("about.after", first.end) > first.end
    minutes, end = _reply_minutes(first), first.end
    part = seen.integer(end)
    if first.style == "whole" and part is not None and 10 <= part < 60 and first.value <= 8:
        minutes, end = (int(first.value) * HOUR + part,), end + 1
    for kind in ("clock.to", "links.or"):
        joined = seen.end(kind, first.end)
        second = number(seen, joined) if joined > first.end else None
        if second and second.value > first.value:
            scale = HOUR if second.value <= 12 else 1
            minutes = spread(int(first.value * scale), int(second.value * scale))
            end = second.end
    rest = tuple(
        item
        for item in found
        if (item.start >= end or item.end <= begin) and not isinstance(item, Bare)
    )
    return (Amount(Length(minutes, begin, end, about=about), begin, end), *rest)


def _says_times(value: Length | ClockRange | Point) -> bool:
    """Whether two times are plainly times of day, not "2 to 3" hours: "from 2 to 4", "10-12"."""
    if not isinstance(value, ClockRange):
        return False
    last = value.last.minute // HOUR
    return not value.assumed or max(value.first.minute // HOUR, last) > _MOST_PLAIN


def _few(seen: Scan, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "few", with its unit left out; whatever else the answer says is kept."""
    at = next((at for at in range(min(len(seen), 8)) if seen.is_text(at, "few", "several")), None)
    if at is None:
        return found
    return (Amount(Length(PART_OF_DAY, at, at + 1), at, at + 1), *found)


def _only_number(seen: Scan) -> int | None:
    """The token at which the number of a short answer begins: "it was about 2"."""
    return next((at for at in range(min(len(seen), 8)) if number(seen, at)), None)


def _reply_minutes(found: Number) -> tuple[int, ...]:
    """What a bare number is, in answer to "how long?" (policy `bare_number_reply`)."""
    if found.style == "clock" or found.value.denominator != 1 or found.style == "decimal":
        return hours_as_minutes(found)
    value = int(found.value)
    if value <= _MOST_PLAIN:
        return (value * HOUR,)
    return (value * HOUR, value) if value <= 12 else (value,)


def to_expect(reading: HoursReading) -> dict[str, object]:
    """`reading` in the shape of the cases' `expect`: plain dictionaries, ISO dates, "15:00"."""
    if reading.status == "none":
        return {"status": "none", "flags": []}
    if reading.status == "reject":
        out: dict[str, object] = {"status": "reject", "reason": reading.reason}
        if reading.offer:
            out["offer"] = reading.offer
        if reading.plan_date:
            out["plan_date"] = reading.plan_date.isoformat()
        return out
    out = {"status": reading.status}
    if reading.status == "ok":
        out["entries"] = [_entry(entry) for entry in reading.entries]
    else:
        out["ask"] = reading.ask
        out["options"] = [[_entry(entry) for entry in run] for run in reading.options]
    out["flags"] = list(reading.flags)
    for name in ("minutes", "total_minutes", "sessions", "group_size", "person_minutes"):
        value = getattr(reading, name)
        if value is not None:
            out[name] = value
    if reading.day:
        out["date"] = reading.day.isoformat()
    return out


def _entry(entry: Entry) -> dict[str, object]:
    out: dict[str, object] = {"date": entry.day.isoformat(), "minutes": entry.minutes}
    if entry.start is not None:
        out["start"] = entry.start.strftime("%H:%M")
    if entry.end is not None:
        out["end"] = entry.end.strftime("%H:%M")
    return out

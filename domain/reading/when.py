"""When help is wanted: a sentence read looking ahead, as the `When` of a request.

Days of `when_days`, times of `when_times`, and what joins them: repeats (RRULE), deadlines,
windows, days that are ruled out. What the words do not say stays None.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.reading import when_aside, when_days, when_times
from domain.reading.plain import plain
from domain.reading.types import When
from domain.reading.when_aside import PART_WORDS as _PART_WORDS
from domain.reading.when_days import DAY, WEEKDAYS, Day
from domain.reading.when_times import Part

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LIST = (
    rf"{DAY}s?(?: (?:{_PART_WORDS}))?(?:(?: ?, ?| ?and ?| ?& ?| ){DAY}s?(?: (?:{_PART_WORDS}))?)*"
)
_EVERY = re.compile(rf"\b(?:every|each|most)(?: (?:single|week on))? (?P<days>{_LIST})")
_OTHER = re.compile(rf"\b(?:every other|every second|alternate|every 2nd) (?P<day>{DAY})s?\b")
_FORTNIGHT = re.compile(
    r"\b(?:every fortnight|fortnightly|every 2 weeks|once a fortnight|every other week|a "
    r"fortnight\b(?= on))"
)
_EVERY_N = re.compile(r"\bevery (?P<n>[3-8]) weeks\b")
_PLURAL = re.compile(
    rf"\b(?P<days>{DAY}s(?: (?:{_PART_WORDS}))?(?:(?: ?, ?| and | )+{DAY}s?(?: "
    rf"(?:{_PART_WORDS}))?)*)"
)
_DAY_PARTS = re.compile(
    rf"\b(?P<days>(?:{DAY}(?: ?, ?| and | ))*{DAY}) (?:mornings|afternoons|evenings|nights)\b"
)
_SEVERAL = re.compile(rf"\b(?P<days>{DAY}(?:(?: ?, ?| and | |, and ){DAY})+)\b")
_TO_DAY = re.compile(rf"\b(?P<a>{DAY})s? ?(?:-|to|till|through) ?(?P<b>{DAY})s?\b")
_DAILY = re.compile(
    r"\b(?:every|each) (?:day|morning|afternoon|evening|night)\b(?! (?:but|except))|\b7 days "
    r"a week\b"
)
_WEEKDAYS = re.compile(r"\b(?:every |each |on )?weekdays?\b|\b5 days a week\b")
_WEEKENDS = re.compile(r"\b(?:at |on |every |most )?weekends\b|\bevery weekend\b")
_WEEKLY = re.compile(
    r"\b(?:(?:a|per|each|every|1x?|once) week|weekly|once a week|regularly each week)\b"
    rf"(?! (?:on |from )?(?:today|tomorrow|{DAY}\b(?!s)))(?! (?:ago|away))"
)
_NOT_WEEKLY = re.compile(r"(?:\bin|\bfor|\bwithin|\babout|\blast|\bthis|\bnext) (?:a |per )?$")
_PER_DAY = re.compile(
    r"\b(?:(?P<word>once|twice)|(?P<n>\d) times|(?P<n2>\d) ?x) (?:a|per|each|every) day\b|"
    r"\bmorning and (?:night|evening)\b"
)
_MONTHLY_DAY = re.compile(
    r"\b(?:the )?(?P<n>[0-3]?\d)(?:st|nd|rd|th) of (?:every|each|the) month\b"
)
_MONTHLY_NTH = re.compile(
    rf"\b(?P<nth>1st|first|2nd|second|3rd|third|4th|last) (?P<day>{DAY}) (?:of|in) (?:the|"
    rf"every|each) month\b"
)
_MONTHLY = re.compile(r"\b(?:every month|monthly|once a month|a month\b|each month)")
_TILL = re.compile(r"\b(?:till|through to|up to)(?: the)? ?$")
_DUE = re.compile(
    r"\b(?:by|before|due(?: back)?(?: on)?|no later than|back by|closing(?: date)?(?: is)?|"
    r"deadline(?: is| of)?|in time "
    r"for)(?: the| about)? ?$"
)
_BEFORE_THAT = re.compile(
    r"\bbefore (?:my|the|our|his|her|we|i|they|she|he)(?: [a-z]+){1,6}(?: the)? $"
)
_EARLIER = re.compile(r"\bbefore(?: the)? ?$")
_BUT = re.compile(
    rf"\b(?:but|except(?: for)?|apart from|bar|not|excluding|other than|cannot do|cannot "
    rf"make|no good)"
    rf"(?: on| at| a| any| the)? (?P<days>{_LIST}|weekends?|weekdays?)"
)
_ANY_TIME = re.compile(
    r"\bno (?:rush|hurry)\b|\bany ?time\b|\bany day\b|\bwhenever\b|\bnot (?:fussed|bothered|"
    r"urgent|in a rush)\b|"
    r"\bdoesnt matter when\b|\bwhen you can\b|\bflexible\b|\bno particular (?:day|time)\b|"
    r"\btake your time\b"
)
_OPEN_END = re.compile(r"\btill (?:my|me|i|the|her|his|she|he|our|we|im)\b")
_CHOICE = re.compile(rf"\b{DAY}s?(?: (?:{_PART_WORDS}))? or (?:on )?{DAY}")


@dataclass(frozen=True, slots=True)
class WhenReading:
    """When, and what else the words say about it.

    any_time: the writer leaves the day open ("no rush"). open_end: it goes on until something
    without a date ("till my knee's better"). unsure: the day has two common readings. labelled:
    the words say what the time is for. minutes: stated length. people: helpers wanted.
    """

    when: When
    any_time: bool = False
    open_end: bool = False
    unsure: bool = False
    labelled: bool = False
    minutes: int | None = None
    people: int = 1


def _days_in(words: str) -> list[int]:
    return sorted({WEEKDAYS.index(day) for day in re.findall(DAY, words)})


def _codes(days: list[int]) -> str:
    return ",".join(_CODES[day] for day in days)


def _soonest(today: date, days: list[int]) -> date:
    return min(today + timedelta(days=(day - today.weekday() - 1) % 7 + 1) for day in days)


@dataclass(slots=True)
class _Repeat:
    """How something repeats, as found in the words."""

    rrule: str | None
    first: date | None
    per_day: int | None = None
    cut: str = ""
    """The words without those that said so."""


def _cut(words: str, match: re.Match[str]) -> str:
    return words[: match.start()] + "," * (match.end() - match.start()) + words[match.end() :]


def _weekly(
    today: date, days: list[int], words: str, match: re.Match[str], every: int = 1
) -> _Repeat:
    rule = "FREQ=WEEKLY" + (f";INTERVAL={every}" if every > 1 else "")
    if days:
        rule += ";BYDAY=" + _codes(days)
    return _Repeat(rule, _soonest(today, days) if days else None, cut=_cut(words, match))


def _monthly(words: str, today: date) -> _Repeat | None:
    if match := _MONTHLY_DAY.search(words):
        number = int(match["n"])
        first = when_days.find(f"{number}th", today)
        rule = f"FREQ=MONTHLY;BYMONTHDAY={number}"
        return _Repeat(rule, first[0].on if first else None, cut=_cut(words, match))
    if match := _MONTHLY_NTH.search(words):
        nth = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4}
        which, weekday = nth.get(match["nth"], -1), WEEKDAYS.index(match["day"])
        rule = f"FREQ=MONTHLY;BYDAY={which}{_CODES[weekday]}"
        return _Repeat(rule, _nth_weekday(today, which, weekday), cut=_cut(words, match))
    if match := _MONTHLY.search(words):
        return _Repeat("FREQ=MONTHLY", None, cut=_cut(words, match))
    return None


def _nth_weekday(today: date, which: int, weekday: int) -> date:
    """The next day after `today` that is weekday number `which` of its month (-1 the last)."""
    day = today + timedelta(days=1)
    for _ in range(70):
        if day.weekday() == weekday:
            number = (day.day - 1) // 7 + 1
            is_last = (day + timedelta(days=7)).month != day.month
            if number == which or (which == -1 and is_last):
                return day
        day += timedelta(days=1)
    return day


def _fortnightly(words: str, today: date) -> _Repeat | None:
    if match := _OTHER.search(words):
        return _weekly(today, _days_in(match["day"]), words, match, 2)
    if match := _EVERY_N.search(words):
        repeat = _weekly(today, _days_in(words), words, match, int(match["n"]))
        repeat.cut = re.sub(DAY, ",", repeat.cut)
        return repeat
    if match := _FORTNIGHT.search(words):
        repeat = _weekly(today, _days_in(words), words, match, 2)
        repeat.cut = re.sub(DAY, ",", repeat.cut)
        return repeat
    return None


def _by_days(words: str, today: date) -> _Repeat | None:
    if match := _TO_DAY.search(words):
        first, last = WEEKDAYS.index(match["a"]), WEEKDAYS.index(match["b"])
        days = [day % 7 for day in range(first, last + 1 if last > first else last + 8)]
        return _weekly(today, sorted(days), words, match)
    for pattern in (_EVERY, _PLURAL, _DAY_PARTS):
        if match := pattern.search(words):
            return _weekly(today, _days_in(match["days"]), words, match)
    if match := _SEVERAL.search(words):
        days = _days_in(match["days"])
        if len(days) > 2 or (len(days) == 2 and days != [5, 6]):
            return _weekly(today, days, words, match)
    return None


def _at_large(words: str, today: date) -> _Repeat | None:
    if match := _WEEKDAYS.search(words):
        return _weekly(today, [0, 1, 2, 3, 4], words, match)
    if match := _WEEKENDS.search(words):
        return _weekly(today, [5, 6], words, match)
    if match := _DAILY.search(words):
        return _Repeat("FREQ=DAILY", today + timedelta(days=1), cut=_cut(words, match))
    for match in _WEEKLY.finditer(words):
        if not _NOT_WEEKLY.search(words[max(0, match.start() - 10) : match.end() - 4]):
            days = [_day_of(day) for day in when_days.find(words, today) if _is_weekday(day)]
            repeat = _weekly(today, sorted(set(days)), words, match)
            repeat.cut = re.sub(DAY, ",", repeat.cut)
            return repeat
    return None


def _is_weekday(day: Day) -> bool:
    return day.last is None and not day.wide


def _day_of(day: Day) -> int:
    return day.on.weekday()


def _repeat(words: str, today: date) -> _Repeat | None:
    """The first kind of repeat that the words speak of."""
    for reader in (_monthly, _fortnightly, _by_days, _at_large):
        found = reader(words, today)
        if found is not None:
            break
    per_day = _PER_DAY.search(words)
    if per_day is None:
        return found
    count = {"once": 1, "twice": 2}.get(per_day["word"] or "", 0)
    count = count or int(per_day["n"] or per_day["n2"] or 2)
    if found is None:
        return _Repeat(None, None, count, _cut(words, per_day))
    found.per_day = count
    return found


def _excluded(words: str) -> tuple[tuple[str, ...], str]:
    match = _BUT.search(words)
    if match is None:
        return (), words
    said = match["days"]
    days = [5, 6] if said.startswith("weekend") else [0, 1, 2, 3, 4] if "weekday" in said else None
    return tuple(_CODES[day] for day in days or _days_in(said)), _cut(words, match)


def _split_till(days: list[Day], words: str) -> tuple[list[Day], date | None]:
    """The days without one that "till" stands before, and that one."""
    for day in days:
        if _TILL.search(words[max(0, day.start - 14) : day.start]):
            return [other for other in days if other is not day], day.last or day.on
    return days, None


def _recurring(repeat: _Repeat, days: list[Day], until: date | None, clock: "_Clock") -> When:
    first = repeat.first
    wide = next((day for day in days if day.last is not None or day.wide), None)
    if wide is not None:
        first, until = wide.on, until or wide.last
    elif days and (first is None or days[0].on >= first):
        first = days[0].on
    return When(
        "recurring",
        rrule=repeat.rrule,
        from_=first,
        until=until,
        per_day=repeat.per_day,
        part=clock.part,
        start=clock.start,
        end=clock.end,
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    """The times of day that were said."""

    part: Part | None
    start: time | None = None
    end: time | None = None
    arrive: time | None = None
    labelled: bool = False
    first_at: int = -1


def _clock(words: str, *, lift: bool) -> _Clock:
    part = when_aside.part(words)
    span = when_times.span(words, part)
    if span is not None:
        return _Clock(None, span.begin, span.end, labelled=True, first_at=span.first)
    start = arrive = None
    labelled = False
    at = -1
    for said in when_times.times(words, part):
        if at < 0:
            at = said.start
        if said.role == "finish":
            continue
        if said.role == "arrive" and lift and arrive is None:
            arrive, labelled = said.at, True
        elif start is None:
            start, labelled = said.at, labelled or said.labelled
    return _Clock(None if start or arrive else part, start, None, arrive, labelled, at)


def _deadline(day: Day | None, words: str, clock: _Clock, today: date) -> When | None:
    """A deadline, if "by", "before" or "due" stands before the day or the time."""
    if day is not None:
        before = words[max(0, day.start - 48) : day.start]
        if _BEFORE_THAT.search(before):
            # "Before my mates come round on the 24th": the day before.
            return When("deadline", by=max(day.on - timedelta(days=1), today))
        before = before[-16:]
        if _DUE.search(before):
            last = day.on - timedelta(days=1) if _EARLIER.search(before) else day.on
            if day.wide and not _EARLIER.search(before):
                last = day.last or last
            return When("deadline", by=max(last, today), time=clock.start)
    if clock.first_at >= 0 and clock.start and not clock.end:
        before = words[max(0, clock.first_at - 16) : clock.first_at]
        if _DUE.search(before):
            return When("deadline", by=day.on if day else today, time=clock.start)
    return None


def _once(days: list[Day], words: str, clock: _Clock, today: date, *, any_time: bool) -> When:
    """A day, a deadline, a stretch of days, or nothing said."""
    day = days[0] if days else None
    deadline = _deadline(day, words, clock, today)
    if deadline is not None:
        return deadline
    if day is None:
        if clock.start or clock.arrive:
            return When("window", start=clock.start, end=clock.end, arrive_by=clock.arrive)
        return When("window", part=clock.part) if clock.part else When("flexible")
    last = day.last
    if (
        len(days) > 1
        and last is None
        and re.search(r"^ ?(?:-|to|till|or|and|, ?)? ?(?:on )?$", words[day.end : days[1].start])
    ):
        last = days[1].last or days[1].on
    if last is not None and last > day.on:
        return When(
            "window", from_=day.on, to=last, part=clock.part, start=clock.start, end=clock.end
        )
    del any_time
    return When(
        "fixed",
        date=day.on,
        start=clock.start,
        end=clock.end,
        arrive_by=clock.arrive,
        part=clock.part,
    )


def read_when(text: str, now: datetime, lang: str = "en", *, lift: bool = False) -> WhenReading:
    """When `text` says that help is wanted, seen from `now` (aware; its own zone's day counts).

    lift: the help is a lift, so an appointment's time is when to arrive, not when to start.
    """
    today = now.date()
    words = when_aside.cut(plain(text, lang))
    minutes = when_times.length(words)
    excluded, open_words = _excluded(words)
    clock = _clock(open_words, lift=lift)
    choice = bool(_CHOICE.search(open_words))
    repeat = None if choice else _repeat(open_words, today)
    rest = repeat.cut if repeat else open_words
    days, until = _split_till(when_days.find(rest, today), rest)
    any_time = bool(_ANY_TIME.search(words))
    if excluded:
        first = days[0] if days else None
        when = When(
            "window", from_=first.on if first else None, to=first.last if first else None,
            exclude_days=excluded, part=clock.part,
        )  # fmt: skip
    elif repeat is not None:
        when = _recurring(repeat, days, until, clock)
    else:
        when = _once(days, open_words, clock, today, any_time=any_time)
    when = when_aside.soon(when_aside.for_weeks(when, words), words, now)
    if clock.start and clock.end and minutes is None and when.type != "deadline":
        minutes = when_times.Span(clock.start, clock.end, 0, 0).minutes
    return WhenReading(
        when=_tonight(when, words),
        any_time=any_time,
        open_end=bool(_OPEN_END.search(words)),
        unsure=any(day.other is not None for day in days),
        labelled=clock.labelled,
        minutes=minutes,
        people=when_times.people(words),
    )


def _tonight(when: When, words: str) -> When:
    """ "tonight" also says which part of the day, unless a time does."""
    if when.type == "fixed" and not when.start and not when.part and "tonight" in words:
        return replace(when, part="evening")
    return when

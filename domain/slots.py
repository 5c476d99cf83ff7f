"""When somebody offers or wants help, week by week: read from words, kept as text, compared.

Slots are kept as a string such as `mon-am sat-pm`: a weekday, alone (all day) or with a part of the
day (am, pm, eve) or with clock times (`tue-1700-2400`). The empty string is any time.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache

LONGEST = 300
"""Characters of slots as they are kept."""
MOST_A_DAY = 3
DAY = 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"am": (360, 720), "pm": (720, 1020), "eve": (1020, 1320)}
"""Parts of the day in minutes after midnight: from (included) to (not included)."""
OF_PART = {"morning": "am", "afternoon": "pm", "evening": "eve"}
EVERY, WEEKDAYS, WEEKEND = range(7), range(5), range(5, 7)

Span = tuple[int, int]
Week = tuple[tuple[Span, ...], ...]
"""For each weekday, Monday first, the stretches of it in order, none of them touching."""


@dataclass(frozen=True, slots=True)
class Group:
    """Weekdays (0 is Monday) that have the same stretches; a stretch of all day is (0, 1440)."""

    days: tuple[int, ...]
    spans: tuple[Span, ...]


def fits(slots: str, day: date | None, start: time | None = None, part: str | None = None) -> bool:
    """Whether help at that time falls into these slots.

    day: None is any day; start: the local clock time at which it begins; part: morning, afternoon
    or evening, looked at where there is no start. What isn't known never speaks against a time.
    """
    if not slots:
        return True
    week = parse(slots)
    days = week if day is None else (week[day.weekday()],)
    if start is not None:
        at = start.hour * 60 + start.minute
        return any(a <= at < b for spans in days for a, b in spans)
    if part in OF_PART:
        first, last = PARTS[OF_PART[part]]
        return any(a < last and first < b for spans in days for a, b in spans)
    return any(days)


@lru_cache(maxsize=4_096)
def parse(slots: str) -> Week:
    """Kept slots as stretches of each weekday; no slots are all of the week. What isn't a slot is
    left out."""
    if not slots:
        return (((0, DAY),),) * 7
    found: list[list[Span]] = [[] for _ in DAYS]
    for token in slots.split():
        name, _, rest = token.partition("-")
        if name in DAYS and (span := _span(rest)) is not None:
            found[DAYS.index(name)].append(span)
    return tuple(_joined(spans) for spans in found)


def _span(rest: str) -> Span | None:
    if not rest:
        return 0, DAY
    if rest in PARTS:
        return PARTS[rest]
    times = re.fullmatch(r"(\d\d)(\d\d)-(\d\d)(\d\d)", rest)
    if times is None:
        return None
    first, last = (int(times[i]) * 60 + int(times[i + 1]) for i in (1, 3))
    return (first, last) if 0 <= first < last <= DAY else None


def kept(week: Week) -> str:
    """Stretches of each weekday as they are kept; all of the week, or none of it, is empty."""
    if all(spans == ((0, DAY),) for spans in week):
        return ""
    return " ".join(
        f"{name}{rest}"
        for name, spans in zip(DAYS, week, strict=True)
        for span in spans[:MOST_A_DAY]
        for rest in _rests(span)
    )


def _rests(span: Span) -> Sequence[str]:
    if span == (0, DAY):
        return ("",)
    inside = [name for name, (a, b) in PARTS.items() if span[0] <= a and b <= span[1]]
    if inside and span == (PARTS[inside[0]][0], PARTS[inside[-1]][1]):
        return [f"-{name}" for name in inside]
    first, last = (f"{at // 60:02d}{at % 60:02d}" for at in span)
    return (f"-{first}-{last}",)


def groups(slots: str) -> tuple[Group, ...]:
    """The same for showing: days that are alike together, in the order of the week; none for any
    time."""
    if not slots:
        return ()
    alike: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(parse(slots)):
        if spans:
            alike.setdefault(spans, []).append(day)
    return tuple(Group(tuple(days), spans) for spans, days in alike.items())


# From words ---------------------------------------------------------------------------------------

_DAY_WORDS = {
    "mon": "mon|monday", "tue": "tue|tues|tuesday", "wed": "wed|weds|wednesday|wensday|wednsday",
    "thu": "thu|thur|thurs|thursday", "fri": "fri|friday", "sat": "sat|saturday",
    "sun": "sun|sunday",
}  # fmt: skip
_NAMES = "|".join(f"(?P<{name}>(?:{words})s?)" for name, words in _DAY_WORDS.items())
_CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?|o'?clock|oclock)?|noon|midday|midnight"
# "From 12" is a time, "from 12 Pelham Road" is none.
_FROM = (
    r" \d{1,2}(?:[:.]\d\d| ?[ap]\.?m| ?o'?clock|\s*(?:$|[,.;)]|on\b|every\b|most\b|any\b|"
    r"(?:mon|tue|wed|thu|fri|sat|sun|week)))| (?:noon|midday)"
)
_UNITS = r"(?! ?(?:hours?|hrs?|h\b|mins?|minutes?|people|kids|years?|yrs?|weeks?|days?|times|x\b))"
_TOKEN = re.compile(
    rf"(?P<any>\b(?:any ?time|whenever|when ?ever|always|flexible|any ?day|every ?day|daily|"
    rf"all week|any time of day|dont mind when|don't mind when)\b)"
    rf"|(?P<weekdays>\bweek ?days?\b|\bin the week\b|\bduring the week\b|\bmidweek\b)"
    rf"|(?P<weekend>\bweek ?ends?\b|\bwkends?\b)"
    rf"|(?P<but>\b(?:but not|except(?: for)?|apart from|never|bar|but|no|not|"
    rf"(?:can't|cant|cannot|don't|dont|won't|wont)(?: do| work| make| come)?)(?: on| at| in)?\b)"
    rf"|\b(?:{_NAMES})\b"
    rf"|(?P<after>\b(?:after\b|from\b(?={_FROM})) (?P<after_at>{_CLOCK})\b{_UNITS}"
    rf"(?! ?(?:to|til|till|until|-|–|and) ?\d))"
    rf"|(?P<before>\b(?:before|until|till|til|up to)\b (?P<before_at>{_CLOCK})\b{_UNITS})"
    rf"|(?P<range>(?:\b(?:from|between)\b )?\b(?P<from_at>{_CLOCK}) ?(?:-|–|to|til|till|until|and) "
    rf"?(?P<to_at>{_CLOCK})\b{_UNITS})"
    rf"|(?P<onwards>\b(?P<onwards_at>{_CLOCK})\b ?(?:onwards?|on ?wards|or later|or after)\b)"
    rf"|(?P<am>\bmornin[g']?s?\b|\bin the am\b|\bams\b)"
    rf"|(?P<pm>\bafter ?noons?\b|\baftanoons?\b|\bin the pm\b|\bpms\b)"
    rf"|(?P<eve>\bevenin[g']?s?\b|\beves\b|\bnights?\b|\bnites?\b|\bafter work\b)"
    rf"|(?P<daytime>\bday ?times?\b|\bduring the day\b|\bin the day\b)"
    rf"|(?P<lunch>\blunch ?times?\b)"
    rf"|(?P<school>\b(?:in|during) school (?:hours|time)\b|\bschool hours\b)"
    rf"|(?P<through>(?<=[a-z]) ?(?:-|–) ?(?=[a-z])|\bto\b|\bthru\b|\bthrough\b|\btill?\b)"
    rf"|(?P<join>,|;|/|\+|&|\band\b|\bor\b|\bplus\b|\balso\b|\bn\b)"
    rf"|(?P<word>[a-z']+|\d+)",
    re.IGNORECASE,
)  # fmt: skip
_NAMED = {**PARTS, "daytime": (540, 1020), "lunch": (720, 840), "school": (540, 900)}
_NOT_A_DAY = {
    "sat": re.compile(r"(?:\bi|\bhe|\bshe|\bwe|\bthey|\bbeen|\bjust) $", re.IGNORECASE),
    "sun": re.compile(r"\b(?:the|in) $", re.IGNORECASE),
    "wed": re.compile(r"\b(?:get|got|to|be|newly) $", re.IGNORECASE),
}
_LONGEST_TEXT = 1000


@dataclass
class _Told:
    """Days and stretches that belong together while words are read."""

    days: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)

    def week(self) -> list[list[Span]]:
        """What they say, day by day."""
        days = self.days or set(EVERY)
        return [list(self.spans or [(0, DAY)]) if day in days else [] for day in EVERY]


def read(words: str) -> str | None:
    """The slots that `words` (the first 1,000 letters count) speak of: "weekday mornings", "Tues
    and Thurs after 5", "any time but Fridays". None where they say nothing about when."""
    told, but, anything = _Reader(words[:_LONGEST_TEXT]).read()
    if not (told or but or anything):
        return None
    week = _union(told) if told else [[(0, DAY)] for _ in EVERY]
    for one in but:
        for day, spans in enumerate(one.week()):
            week[day] = [left for span in week[day] for left in _without(span, spans)]
    if not any(week):
        return None
    return kept(tuple(_joined(spans) for spans in week))


def _union(told: Iterable[_Told]) -> list[list[Span]]:
    weeks = [one.week() for one in told]
    return [[span for week in weeks for span in week[day]] for day in EVERY]


class _Reader:
    """Reads words from left to right, gathering days with the stretches that belong to them."""

    def __init__(self, words: str) -> None:
        self._words = words.replace("’", "'")
        self._told: list[_Told] = []
        self._but: list[_Told] = []
        self._now = _Told()
        self._last, self._negative = "", False
        self._part_first = False

    def read(self) -> tuple[list[_Told], list[_Told], bool]:
        """What holds, what is excepted, and whether any time was said."""
        anything = False
        plain = any(
            m.lastgroup not in (None, "word", "join", "through", "but") and m.lastgroup != "range"
            for m in _TOKEN.finditer(self._words)
        )
        for match in _TOKEN.finditer(self._words):
            kind = next(
                name for name, said in match.groupdict().items()
                if said is not None and not name.endswith("_at")
            )  # fmt: skip
            if kind == "any":
                anything = True
            elif kind == "range" and not (plain or _marked(match.group())):
                continue
            self._take(kind, match)
        self._flush()
        return self._told, self._but, anything

    def _take(self, kind: str, match: re.Match[str]) -> None:
        if kind in _NOT_A_DAY and _NOT_A_DAY[kind].search(self._words[: match.start()]):
            kind = "word"
        if kind == "word":
            # A word of another kind ends an exception: "no garden, Mondays".
            if self._last == "but":
                self._negative = False
                self._last = ""
            return
        if kind == "but":
            self._flush()
            self._negative = True
        elif kind in DAYS:
            self._day([DAYS.index(kind)])
        elif kind in ("weekdays", "weekend"):
            self._day(WEEKDAYS if kind == "weekdays" else WEEKEND)
        elif kind in ("join", "through"):
            pass
        elif (span := _said(kind, match, self._now.spans)) is not None:
            self._stretch(span)
        self._last = kind if kind not in ("weekdays", "weekend") else "mon"

    def _day(self, days: Iterable[int]) -> None:
        new = list(days)
        more = self._now.days and self._part_first and self._last == "join"
        if self._now.spans and (self._now.days or self._last == "join") and not more:
            self._flush()
        self._part_first = bool(self._now.spans)
        if self._last == "through" and len(self._now.days) >= 1 and len(new) == 1:
            first = max(self._now.days)
            new = [(first + step) % 7 for step in range((new[0] - first) % 7 + 1)]
        self._now.days.update(new)

    def _stretch(self, span: Span) -> None:
        if self._now.days and self._last == "join" and (self._part_first or not self._now.spans):
            self._flush()
        spans = self._now.spans
        if spans and self._last not in ("join", "through"):
            first, last = max(spans[-1][0], span[0]), min(spans[-1][1], span[1])
            if first < last:
                spans[-1] = (first, last)
                return
        spans.append(span)

    def _flush(self) -> None:
        if self._now.days or self._now.spans:
            (self._but if self._negative else self._told).append(self._now)
        self._now, self._part_first = _Told(), False


def _marked(said: str) -> bool:
    return re.search(r"am|pm|a\.m|p\.m|from|between|noon|midday|:\d\d", said.lower()) is not None


def _said(kind: str, match: re.Match[str], before: Sequence[Span]) -> Span | None:
    """The stretch of a day that one token means."""
    if kind in _NAMED:
        return _NAMED[kind]
    late = bool(before) and before[-1][0] >= PARTS["eve"][0]
    if kind in ("after", "onwards"):
        at = _minutes(match[f"{kind}_at"], late=late)
        return (at, DAY) if at is not None and at < DAY else None
    if kind == "before":
        at = _minutes(match["before_at"], late=late)
        return (0, at) if at else None
    if kind == "range":
        return _between(match["from_at"], match["to_at"], late=late)
    return None


def _between(first: str, last: str, *, late: bool) -> Span | None:
    until = _minutes(last, late=late)
    since = _minutes(first, late=late)
    if since is None or until is None:
        return None
    if not re.search(r"[a-z]", first.lower()) and since >= until and since >= 720:
        since -= 720
    if not re.search(r"[a-z]", last.lower()) and since >= until and until < 720:
        until += 720
    return (since, until) if since < until <= DAY else None


def _minutes(said: str, *, late: bool) -> int | None:
    """A clock time in minutes. Without am or pm, 8 to 11 is in the morning and 1 to 7 is not."""
    clean = said.lower().replace(".m", "m").strip(" .")
    if clean in ("noon", "midday"):
        return 720
    if clean == "midnight":
        return DAY
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", clean)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 24 or minute > 59:
        return None
    if "pm" in clean and hour < 12:
        hour += 12
    elif "am" in clean:
        hour %= 12
    elif "pm" not in clean and hour < 12 and (hour < 8 or (late and hour < 12)) and hour:
        hour += 12
    return min(DAY, hour * 60 + minute)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches in order, those that touch as one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _without(span: Span, cut: Sequence[Span]) -> list[Span]:
    all_but_a_part = span == (0, DAY) and (0, DAY) not in cut
    left = [(PARTS["am"][0], PARTS["eve"][1]) if all_but_a_part and cut else span]
    for first, last in cut:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, first)), (max(a, last), b))
            if piece[0] < piece[1]
        ]
    return left

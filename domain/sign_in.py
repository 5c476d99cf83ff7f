"""A sign-in sheet that is keyed in afterwards in one go: "1 3 4-9 came, 2 left at 11, 10 new: Sam
Price".

Numbers are those printed on the sheet. What is said of a number later replaces what was said of it
before, so that a correction is typed alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

LONGEST = 2000
MOST_FREE = 10
"""Lines that stay free on a sheet for people who just turn up, at most."""
LEAST_FREE = 4
MOST_IN_RANGE = 500
LATE = timedelta(hours=4)
"""How long after the end of a shift somebody can have left."""
NAME = 60

Kind = Literal["came", "absent", "new"]
Why = Literal["number", "taken", "who", "time", "words"]
"""What is wrong with a part: no such number on the sheet; somebody's own number said to be new; a
free line said to have come, with no name; a time that is not within the shift; not understood."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one number. start, finish: aware (UTC), where they differ from the shift's;
    minutes: where only a length is said; name: of somebody new."""

    number: int
    kind: Kind
    start: datetime | None = None
    finish: datetime | None = None
    minutes: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part that was left out, and why."""

    why: Why
    said: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """All that was read, by number, and what was not."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was printed: numbers of people, numbers of free lines, and when the shift was (aware, on
    the wall)."""

    people: frozenset[int]
    free: frozenset[int]
    start: datetime
    end: datetime


def free_lines(people: int) -> int:
    """How many lines stay free below so many people."""
    return max(LEAST_FREE, min(MOST_FREE, people // 3))


_NUMBER = r"\d{1,4}"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|–|to|until|till)\s*{_NUMBER})?(?![:.\d])"
_LIST = re.compile(
    rf"(?:(?:numbers?|nos?\.?|people|lines?|#)\s*)?({_RANGE}(?:\s*(?:,|&|\+|and|\s)\s*{_RANGE})*)"
    rf"(?=\s*(?:$|[:\-–]|\b(?!am\b|pm\b|min|hour|hr)[a-z']))",
    re.IGNORECASE,
)
_ONE = re.compile(rf"({_NUMBER})(?:\s*(?:-|–|to|until|till)\s*({_NUMBER}))?", re.IGNORECASE)
_CAME = re.compile(
    r"(?:all\s+)?(?:were|was|are|is|have|has|did|both)?\s*(?:all\s+)?(?:came|come|here|there|present|"
    r"attended|in|signed in|turned up|showed up|yes|ok|done|ticked|stayed)?"
    r"(?:\s+(?:all day|the whole time|all the time|on time|to the end|until the end|as planned))?",
)
_ABSENT = re.compile(
    r"(?:were|was|is|are|did|has|have|all)?\s*(?:absent|no[- ]?shows?|"
    r"(?:did ?n[o']?t|didnt|did not|never|not)"
    r"(?: (?:come|came|here|there|show(?: up)?|turn(?:ed)? up|make it|present))?|"
    r"missing|away|ill|sick|no|missed it|stayed away|couldn'?t (?:come|make it))",
)
_NEW = re.compile(
    r"(?:(?:was|is|=)?\s*(?:a )?(?:new|walk[- ]?ins?|walk[- ]?ups?|extra)\s*[:=\-–]?\s*|"
    r"(?:was|is|=|:)\s*)(.*)"
)
_NAME = re.compile(
    r"(?!(?:came|come|left|was|were|did|stayed|here|there|in|went|from|at|for|until|arrived|late)\b)"
    r"[^\W\d]"
)
_TIME = (
    r"(?:half (?:past )?|quarter (?:past|to) )?\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|noon)?"
    r"|noon|midday|midnight"
)
_LEFT = re.compile(
    r"(?:came (?:and|but) )?(?:left|went(?: home)?|gone|until|till|to|out)(?: early)?(?: at)?"
    rf"\s+(?P<finish>{_TIME})"
)
_FROM = re.compile(
    r"(?:came|arrived|started|here|in|was)?\s*(?:late\s*)?(?:at|from|since|,)?\s*"
    rf"(?P<start>{_TIME})"
)
_BOTH = re.compile(
    r"(?:came|was here|were here|here|in|stayed)?\s*(?:late\s*)?(?:at|from)?\s*"
    rf"(?P<start>{_TIME})"
    rf"\s*(?:-|–|to|until|till|(?:and )?left(?: at)?)\s*(?P<finish>{_TIME})"
)
_LENGTH = re.compile(
    r"(?:came|did|stayed|was here|were here|here|helped)?\s*(?:for|only|just|did)?\s*"
    r"(?:(?P<half>half an hour)|(?P<one>an hour|one hour)(?P<more> and a half)?|"
    r"(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)"
    r"(?:\s*(?:and\s*)?(?P<rest>\d{1,2})\s*(?:m|mins?|minutes?)?)?|"
    r"(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?))(?:\s+only)?"
)
_EVERYBODY = re.compile(
    r"(?:all|every ?one|every ?body)(?!\s*\d)(?:\s+of them)?"
    r"(?:\s+(?:came|here|there|present|was here|were here|in))?"
    r"(?P<but>\s+(?:but|except(?:\s+for)?|apart from|bar|without|not)\b)?\s*(?P<rest>.*)"
)
_CAME_FIRST = frozenset({"came", "here", "present"})
_FIRST = re.compile(
    r"(came|here|present|absent|no[- ]?shows?|missing|not here|did not come|didn'?t come)"
    r"\s*[:=]?\s+(?=\d)"
)
_AND_NEXT = re.compile(
    rf"\s+and\s+(?=(?:numbers? )?{_NUMBER}(?:\s+(?:and|&)\s+{_NUMBER})*\s+[a-z])"
)


def keyed(words: str, sheet: Sheet, before: Iterable[Line] = ()) -> Keyed:
    """What a whole sheet says; `before`: lines that were read already, which stay where nothing
    newer is said of their number. Never raises."""
    reader = _Reader(sheet, {line.number: line for line in before})
    for part in _parts(words[:LONGEST]):
        reader.part(part)
    if reader.waiting:
        reader.put(reader.waiting, Line(0, "came"), reader.said)
    lines = tuple(reader.found[number] for number in sorted(reader.found))
    return Keyed(lines, tuple(reader.problems))


@dataclass
class _Reader:
    """Goes through the clauses. waiting: numbers of which nothing is said yet; mode: what is said
    of bare numbers, once a clause began with that."""

    sheet: Sheet
    found: dict[int, Line]
    problems: list[Problem] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    mode: Kind | None = None
    said: str = ""

    def part(self, said: str) -> None:
        """One clause."""
        rest = self._everybody(said)
        if rest is None:
            return
        if (first := _FIRST.match(rest.casefold())) is not None:
            self.mode = "came" if first[1] in _CAME_FIRST else "absent"
            rest = rest[first.end() :]
        numbers, deed = _split(rest)
        if not numbers:
            self.problems.append(Problem("words", said))
        elif not deed or (self.mode == "absent" and _CAME.fullmatch(deed.casefold())):
            if self.mode is None:
                self.waiting += numbers
                self.said = said
            else:
                self.put(numbers, Line(0, self.mode), said)
        else:
            self.mode = None
            line = _deed(deed, self.sheet, named=len(numbers) == 1)
            if isinstance(line, str):
                self.problems.append(Problem(line, said))
            else:
                self.put([*self.waiting, *numbers], line, said)
                self.waiting = []

    def _everybody(self, said: str) -> str | None:
        """What is left to read once everybody came; None where that is all."""
        match = _EVERYBODY.fullmatch(said.casefold())
        if match is None:
            return said
        self.found.update({number: Line(number, "came") for number in self.sheet.people})
        self.mode = "absent" if match["but"] else None
        if match["rest"] and not match["but"]:
            self.problems.append(Problem("words", said))
            return None
        return said[match.start("rest") :] if match["rest"] else None

    def put(self, numbers: Sequence[int], line: Line, said: str) -> None:
        """Says it of each number that the sheet has for it."""
        for number in dict.fromkeys(numbers):
            if number in self.sheet.people:
                if line.kind == "new":
                    self.problems.append(Problem("taken", said))
                else:
                    self.found[number] = replace(line, number=number)
            elif number not in self.sheet.free:
                self.problems.append(Problem("number", str(number)))
            else:
                self._free(number, line)

    def _free(self, number: int, line: Line) -> None:
        known = self.found.get(number)
        if line.kind == "new":
            self.found[number] = replace(line, number=number)
        elif line.kind == "absent":
            self.found.pop(number, None)
        elif known is not None:
            # Somebody named before, with a time now.
            self.found[number] = replace(line, number=number, kind="new", name=known.name)
        else:
            self.problems.append(Problem("who", str(number)))


def whole(line: Line, start: datetime, end: datetime) -> int | None:
    """How many minutes somebody was there by what is said of them, elapsed ones across a change of
    the clocks; None where it is the whole shift."""
    if line.minutes is not None:
        return line.minutes
    if line.start is None and line.finish is None:
        return None
    first, last = line.start or start, line.finish or end
    return int((last.astimezone(UTC) - first.astimezone(UTC)) / timedelta(minutes=1))


def _parts(words: str) -> Sequence[str]:
    """Clauses: between commas, semicolons, line ends, full stops that end a sentence; and before an
    "and" after which a number begins something of its own."""
    text = words.replace("’", "'").replace("\u2013", "-")
    rough = re.split(r"[,;\n]|\.(?=\s|$)", text)
    return [one.strip() for part in rough for one in _AND_NEXT.split(part) if one.strip()]


def _split(part: str) -> tuple[list[int], str]:
    """The numbers with which a clause begins, and what it says of them; no numbers where it begins
    otherwise, or with a range that runs backwards or over everything."""
    low = part.casefold()
    alone = re.match(rf"({_NUMBER})\s+(?=\d)", low)
    if alone is not None and _LENGTH.fullmatch(low[alone.end() :]):
        return [int(alone[1])], part[alone.end() :]
    head = _LIST.match(low)
    if head is None:
        return [], part
    found: list[int] = []
    for match in _ONE.finditer(head[1]):
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= first + MOST_IN_RANGE:
            return [], part
        found += range(first, last + 1)
    return found, part[head.end() :].strip(" \t:-–")


def _deed(rest: str, sheet: Sheet, *, named: bool) -> Line | Why:
    """What is said of some numbers: came, with times, didn't come, or is somebody new."""
    low = re.sub(r"\s+", " ", rest.casefold()).strip()
    if _ABSENT.fullmatch(low):
        return Line(0, "absent")
    if low in ("left", "left early", "late", "came late", "left early at"):
        return "time"
    if _CAME.fullmatch(low):
        return Line(0, "came")
    timed = _timed(low, sheet)
    if timed is not None:
        return timed
    new = _NEW.fullmatch(low)
    if named and (new is not None or _NAME.match(low)):
        return _new(rest[new.start(1) :] if new is not None else rest, sheet)
    return "words"


def _new(words: str, sheet: Sheet) -> Line | Why:
    """Somebody's name, perhaps with when they were there."""
    match = re.search(
        r"\s+(?=(?:came|left|went|from|until|till|at|stayed|for|here|arrived|\d)\b.*\d)",
        words.casefold(),
    )
    name = " ".join((words[: match.start()] if match else words).split())
    if not 1 <= len(name) <= NAME or not any(sign.isalpha() for sign in name):
        return "words"
    if match is None:
        return Line(0, "new", name=name)
    timed = _timed(re.sub(r"\s+", " ", words[match.start() :].casefold()).strip(), sheet)
    if timed is None or isinstance(timed, str):
        return timed or "words"
    return replace(timed, kind="new", name=name)


def _timed(low: str, sheet: Sheet) -> Line | Why | None:
    """When somebody was there; "time" where that can't be, None where no time is said."""
    if (found := _LENGTH.fullmatch(low)) is not None:
        minutes = _minutes(found)
        most = (sheet.end.astimezone(UTC) - sheet.start.astimezone(UTC) + LATE) / timedelta(
            minutes=1
        )
        return Line(0, "came", minutes=minutes) if 0 < minutes <= most else "time"
    for pattern in (_LEFT, _BOTH, _FROM):
        found = pattern.fullmatch(low)
        if found is None:
            continue
        said = found.groupdict()
        start = _moment(said["start"], sheet) if said.get("start") else None
        finish = _moment(said["finish"], sheet) if said.get("finish") else None
        wrong = (said.get("start") and start is None) or (said.get("finish") and finish is None)
        if wrong or (finish or sheet.end) <= (start or sheet.start):
            return "time"
        return Line(0, "came", start, finish)
    return None


def _minutes(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["one"]:
        return 90 if found["more"] else 60
    if found["hours"]:
        return round(float(found["hours"].replace(",", ".")) * 60) + int(found["rest"] or 0)
    return int(found["minutes"])


def _moment(said: str, sheet: Sheet) -> datetime | None:
    """A time on the wall, as the moment that lies within the shift, or soon after it."""
    clock = _clock(said)
    if not clock:
        return None
    zone = sheet.start.tzinfo
    assert isinstance(zone, ZoneInfo)
    days = {sheet.start.date(), sheet.end.date(), (sheet.end + LATE).date()}
    every = sorted(
        datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC)
        for day in days
        for at in clock
        for fold in (0, 1)
    )
    within = [one for one in every if sheet.start <= one <= sheet.end]
    after = [one for one in every if sheet.end < one <= sheet.end + LATE]
    return next(iter((*within, *after)), None)


def _clock(said: str) -> Sequence[time]:
    """What a time of day can mean: 11 is 11am or 11pm."""
    words = said.strip()
    if words in ("noon", "midday"):
        return [time(12)]
    if words == "midnight":
        return [time(0)]
    match = re.fullmatch(
        r"(half (?:past )?|quarter past |quarter to )?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|noon)?",
        words,
    )
    if match is None:
        return []
    hour, minute = int(match[2]), int(match[3] or 0)
    part = (match[1] or "").strip()
    if part:
        minute = {"h": 30, "quarter past": 15, "quarter to": -15}[part if part[0] == "q" else "h"]
    if hour > 24 or minute > 59 or (match[4] and not 1 <= hour <= 12):
        return []
    hours = {hour % 24} if hour > 12 or match[4] or hour == 0 else {hour, (hour + 12) % 24}
    if match[4] in ("am", "pm"):
        hours = {hour % 12 + (12 if match[4] == "pm" else 0)}
    elif match[4] == "noon":
        hours = {12}
    total = [(one * 60 + minute) % 1440 for one in sorted(hours)]
    return [time(one // 60, one % 60) for one in total]


def numbering(known: Mapping[int, int | None], joined: Sequence[int]) -> Mapping[int, int | None]:
    """The lines of a sheet that is printed now: those that it had keep their numbers; who joined
    since has new ones after all; as many stay free as `free_lines` says. person by number, None for
    a free line."""
    lines = dict(known)
    had = set(lines.values())
    free = sum(person is None for person in lines.values())
    last = max(lines, default=0)
    for person in joined:
        if person not in had:
            last += 1
            lines[last] = person
    for _ in range(free_lines(len(joined)) - free):
        last += 1
        lines[last] = None
    return lines

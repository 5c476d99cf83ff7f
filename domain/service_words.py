"""Words about volunteering: what an organiser types under the list of who came, and what a
volunteer tells of afterwards.

Under the list: "all but Pat", "Jean 90 minutes, Owen no show", "everyone came and 3 more". Told
afterwards: "2h litter pick sat", "3 hours at the food bank yesterday"; help for a person ("2 hours
for Jean") is read elsewhere and never here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.reading import counts, durations
from domain.reading.names import Known, One, resolve
from domain.reading.scan import scan
from domain.reading.types import Reading

LONGEST = 500
"""Characters of what is read as ticks."""
_SPLIT = re.compile(r"\s*(?:[,;\n]+|\band\b|&)\s*", re.IGNORECASE)
_THERE = r"(?:came|was there|were there|was here|were here|there|here|turned up|made it|yes)"
_ALL = re.compile(
    rf"^(?:(?:yes|they|we) )?(?:all|every ?one|every ?body|the lot)(?: of (?:them|us))?"
    rf"(?: {_THERE})?"
    r"(?: (?:but|except(?: for)?|apart from|without|minus|bar|not) (?P<rest>.+))?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:plus |with )?\+? ?(?P<many>\w+) (?:more|others?|extras?|plus[- ]ones?|"
    r"walk[- ]?(?:up|in)s?|more people|other people|we did not know)$|^\+ ?(?P<plus>\d{1,3})$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"^(?:not|no|without|minus)\s+(?P<who>.+)$", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"^(?P<who>.+?)[\s:]+(?:did ?n['’]?t(?: come| show| turn up| make it)?(?: up)?|"
    r"did not(?: come| show| turn up)?(?: up)?|no[- ]?show(?:ed)?|absent|missing|away|not there|"
    r"was ?n['’]?t there|was not there|were ?n['’]?t there|never came|not|no)$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"^(?P<who>.+?)\s+(?:left|went|until|till|to)\s+(?:at |home at )?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d))?\s*(?P<half>am|pm)?$",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"^(?P<who>[^\d]*?(?:\d{1,3}(?=[\s:]+(?:for|came|did|stayed)))?[^\d]*?)[\s:]+"
    r"(?:came |was there |were there |did |stayed |had |there )?(?:for )?(?:only )?"
    r"(?P<length>(?:\d|half|an? |one |two |three |four |five |six )[\w\s.,½¼¾]*)$",
    re.IGNORECASE,
)
_CAME = re.compile(rf"^(?P<who>.+?)[\s:]+{_THERE}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What an organiser said of who came: everybody (but `absent`), whom with how many minutes
    (None: all of it), who did not, how many more were only counted, and words of nobody on it."""

    all: bool
    came: tuple[tuple[int, int | None], ...]
    absent: tuple[int, ...]
    heads: int | None
    unknown: tuple[str, ...]

    @property
    def clear(self) -> bool:
        """Whether anything was said, and all of it understood."""
        said = self.all or self.came or self.absent or self.heads is not None
        return bool(said) and not self.unknown


def read_ticks(words: str, people: Sequence[tuple[int, str]], start: datetime) -> Ticks:
    """Reads who came from what is typed under a list of `people` (id and name, in its order, whose
    numbers stand for them as well). `start`: when it began, on the wall, for "left at 3"."""
    everyone = False
    came: dict[int, int | None] = {}
    absent: list[int] = []
    unknown: list[str] = []
    heads: int | None = None
    but = False
    for part in _SPLIT.split(words.strip()[:LONGEST].strip(" .!")):
        chunk = " ".join(part.split()).strip(" .!")
        if not chunk:
            continue
        if (found := _ALL.match(chunk)) is not None:
            everyone, but = True, found["rest"] is not None
            chunk = found["rest"] or ""
            if not chunk:
                continue
            _put(_who(chunk, people), chunk, absent, unknown)
        elif (more := _MORE.match(chunk)) is not None and (count := _count(more)) is not None:
            heads = (heads or 0) + count
        elif (found := _NOT_BEFORE.match(chunk) or _NOT_AFTER.match(chunk)) is not None:
            _put(_who(found["who"], people), found["who"], absent, unknown)
        elif (length := _time(chunk, people, start)) is not None:
            but = False
            came[length[0]] = length[1]
        else:
            found = _CAME.match(chunk)
            who = _who(found["who"] if found is not None else chunk, people)
            if but and found is None:
                _put(who, chunk, absent, unknown)
            elif who is None:
                unknown.append(chunk)
            else:
                came.setdefault(who, None)
    clash = [one for one in absent if one in came]
    unknown += [name for one, name in people if one in clash]
    return Ticks(everyone, tuple(came.items()), tuple(dict.fromkeys(absent)), heads, tuple(unknown))


def _put(who: int | None, said: str, where: list[int], unknown: list[str]) -> None:
    if who is None:
        unknown.append(said)
    else:
        where.append(who)


def _who(said: str, people: Sequence[tuple[int, str]]) -> int | None:
    """Whom a name or a number of the list means; None for nobody, and for several."""
    clean = said.strip(" .,:'’").removeprefix("#").strip()
    if clean.isascii() and clean.isdigit() and len(clean) < 4:
        at = int(clean)
        return people[at - 1][0] if 1 <= at <= len(people) else None
    same = [one for one, name in people if name.casefold() == clean.casefold()]
    if len(same) == 1:
        return same[0]
    first = [one for one, name in people if name.split()[:1] and _first(name) == clean.casefold()]
    if len(first) == 1:
        return first[0]
    if len(first) > 1 or not any(sign.isalpha() for sign in clean):
        return None
    found = resolve(clean, [Known(one, name) for one, name in people])
    return found.id if isinstance(found, One) else None


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold()


def _time(chunk: str, people: Sequence[tuple[int, str]], start: datetime) -> tuple[int, int] | None:
    left = _LEFT.match(chunk)
    if left is not None and (who := _who(left["who"], people)) is not None:
        minutes = _until(left, start)
        return (who, minutes) if minutes is not None else None
    said = _LENGTH.match(chunk)
    if said is None or (who := _who(said["who"], people)) is None:
        return None
    minutes = length_of(said["length"])
    return (who, minutes) if minutes is not None else None


def _until(said: re.Match[str], start: datetime) -> int | None:
    """Minutes from the beginning to "left at 3": the next time the clock shows that."""
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    if hour > 23 or minute > 59:
        return None
    halves = [hour]
    if said["half"]:
        halves = [hour % 12 + (12 if said["half"].lower() == "pm" else 0)]
    elif 1 <= hour <= 12:
        halves = [hour % 12, hour % 12 + 12]
    wall = start.hour * 60 + start.minute
    after = [(one * 60 + minute - wall) % (24 * 60) for one in halves]
    return min((one for one in after if one > 0), default=None)


def length_of(words: str) -> int | None:
    """The one clear length in the words, in minutes; None where there is none, or several."""
    text = scan(words[:120])
    at, found = 0, []
    while at < len(text):
        length = durations.length(text, at)
        if length is None:
            if counts.number(text, at) is not None:
                return None
            at += 1
            continue
        if length.clear is None or length.negative:
            return None
        found.append(length.clear)
        at = max(length.end, at + 1)
    return found[0] if len(found) == 1 and found[0] > 0 else None


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _count(more: re.Match[str]) -> int | None:
    said = (more["many"] or more["plus"] or "").casefold()
    if said.isascii() and said.isdigit() and len(said) < 4:
        return int(said)
    return _NUMBERS.index(said) + 1 if said in _NUMBERS else None


# Told by volunteers -------------------------------------------------------------------------------

_SAYS = re.compile(
    r"\b(?:volunteer(?:ed|ing)|"
    r"i (?:was|worked|helped out|helped|served|did (?:a|my) shift) (?:at|on) the|"
    r"did (?:a|my) (?:shift|stint)|my shift)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:(?:food ?bank|pantry|lunch club|warm (?:hub|space)|soup kitchen|charity shop|"
    r"repair caf[eé]|community (?:garden|centre|cafe|café|fridge|kitchen|orchard)|allotments?|"
    r"litter[- ]?pick(?:ing)?|canal (?:clean[- ]?up|tidy)|(?:street |park |river )?clean[- ]?up|"
    r"tree planting|park ?run|marshal(?:l?ing)?|steward(?:ing)?|mela|fun day|f[eê]te|carnival|"
    r"drop[- ]?in|youth club|scouts?|guides|brownies|toy library|hospital (?:trolley|radio)|"
    r"tea trolley|reception desk|reading scheme|school readers?|museum|library|hospice|"
    r"day centre|befriending (?:line|calls)|phone round|foodbank|night shelter|hub))\b",
    re.IGNORECASE,
)
_FOR_SOMEBODY = re.compile(
    r"\b(?:for|with|to|helped|helping|from|by)\s+(?:my |our |his |her |their |mr\.? |mrs\.? |"
    r"ms\.? |miss |auntie |uncle )?(?:[A-Z][a-z]+|neighbou?rs?|mum|mom|dad|nan|gran\w*|"
    r"friend|him|her|them|me)\b"
)
_WANTS = re.compile(
    r"\b(?:need|needs|want|wants|would like|looking for|can (?:you|anyone|someone|i|we)|could|"
    r"please|next|tomorrow|offer|i can|i could|available|is there|are there|join|sign me up|how "
    r"(?:do|many|much)|when|where|give|gave|received|owe)\b|\?",
    re.IGNORECASE,
)


_ASKS = re.compile(
    r"^\W*(?:any|what|what's|which|where|when|who|is there|are there|can i|could i|may i)\b"
    r"|\b(?:\d[\d,]*|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty) "
    r"(?:places?|spaces?|spots?|volunteers?|helpers?)\b",
    re.IGNORECASE,
)
"""Looks for something to do, or for people: nobody has served anything by it."""
_LOOKS = re.compile(r"\W*volunteer(?:ing)?\b(?!.*\b(?:yesterday|last)\b)[^\d]*$", re.IGNORECASE)
"""The same, where no length was read: "volunteering near Ladywood on Sunday"."""


def serves(words: str, reading: Reading) -> bool:
    """Whether a sentence tells of hours that somebody volunteered, for no person in particular: it
    has a length or times, a place or thing that volunteers do, and nobody's name; nothing is wanted
    by it. `reading`: what else was read from it."""
    too_long = reading.hours.reason == "over_24h"
    if reading.hours.status == "none" or reading.names:
        return False
    if reading.hours.status == "reject" and not too_long:
        return False
    if reading.hours.status != "ok" and _LOOKS.match(words):
        return False
    if _WANTS.search(words) or _FOR_SOMEBODY.search(words) or _ASKS.search(words):
        return False
    if reading.intent not in ("log", "volunteer", "unknown", "shift") and not too_long:
        return _SAYS.search(words) is not None and reading.hours.status == "ok"
    return _SAYS.search(words) is not None or _PLACE.search(words) is not None


def what_of(words: str, reading: Reading) -> str:
    """What they did, in their words without the length and the day: "litter pick". Empty where
    nothing is left."""
    rest = list(words)
    for start, end in reading.hours.spans:
        rest[start:end] = " " * (end - start)
    left = " ".join("".join(rest).split())
    left = re.sub(
        r"^(?:(?:i|we)\b ?)?(?:(?:did|was|were|have|had|just|been|volunteered|volunteering|worked|"
        r"helped|helping|spent|served|at|on|the|a|an|for|of|in|doing|out)\b ?)+",
        "",
        left,
        flags=re.IGNORECASE,
    )
    left = re.sub(
        r"\s+(?:on|at|for|from|the|this|last|in)$", "", left.strip(" .,!-"), flags=re.IGNORECASE
    )
    clean = left.strip(" .,!-")
    return clean[:1].upper() + clean[1:200]

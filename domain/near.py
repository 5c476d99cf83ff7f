"""What's on near me: what words narrow it to, and the order in which things are shown.

Near and soon comes first; among equals everybody's first thing comes before anybody's second, and
whose is first changes from day to day.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Literal

from domain.reading import places
from domain.reading.when import read_when

Kind = Literal["offer", "request", "on", "thing"]
KINDS: dict[str, Kind] = {"o": "offer", "r": "request", "s": "on", "t": "thing"}
_CODE_OF = {kind: code for code, kind in KINDS.items()}
SOON = timedelta(days=7)

_OFFERS = (
    r"(?:offers|offered|(?:what )?(?:people|neighbours) (?:can )?offer|skills|help on offer|"
    r"who can help(?: me)?|what(?: is|s|'s) (?:on offer|offered))"
)
_REQUESTS = (
    r"(?:requests|asks|jobs|who needs (?:help|a hand)|(?:people )?(?:who )?need(?:ing|s)? help|"
    r"help (?:wanted|needed)|(?:how|where|what) can i (?:help|give|do)(?: with| out)?)"
)
_ON = (
    r"(?:events|gatherings|meet ?ups?|activities|things to (?:do|join)|"
    r"anything on|something on|what can i join)"
)
_THINGS = (
    r"(?:things to (?:borrow|lend)|(?:things|stuff|tools) (?:i can|to) borrow|what can i borrow|"
    r"(?:who|what) (?:lends|do people lend)|lending library|library of things)"
)
_ALL = r"(?:what(?:'s|’s|s| is) (?:on|happening|going on|near(?: me| here)?|around(?: here)?))"
_NEAR = (
    r"\b(?:(?:that are |is )?near(?:by| me| here| us)?|around (?:here|me)|close (?:by|to me)|"
    r"round here|in my area|local(?:ly)?)\b"
)
_QUICK = (
    r"\b(?:(?:15|fifteen|10|ten|5|five)[ -]?min(?:ute)?s?(?: or less| at most| max)?|"
    r"quick (?:jobs?|ones?|tasks?)|quick|small (?:jobs?|things)|under 15 min(?:ute)?s?)\b"
)
_ONCE = r"\b(?:just|only) (?:the )?once\b|\bone[- ]?offs?\b"
_DAY_WORDS = (
    r"\b(?:on |this |next |for |coming )*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?s?\b|\b(?:today|tonight|tomorrow|tmrw)\b|\b(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
)
_ANY_DAY = r"\bany (?:day|time)\b"
_ANYWHERE = r"\b(?:anywhere|any place|everywhere)\b"
_FILLERS = re.compile(
    r"\b(?:show(?: me)?|see|list|find(?: me)?|any|all|only|just|please|the|a|in|at|on|for|of|me|"
    r"and|there|is|are|things?|everything|something|around|area|jobs?|that|which|take|or|less)\b|[?!.,]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see; None and False are no narrowing. `ward` is a ward's name."""

    kind: Kind | None = None
    day: date | None = None
    ward: str | None = None
    quick: bool = False
    once: bool = False

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return self != Filter()

    def code(self) -> str:
        """A few letters for a button's data, at most 18."""
        ward = _wards().index(self.ward) if self.ward in _wards() else ""
        small = ("q" if self.quick else "") + ("1" if self.once else "")
        day = f"{self.day:%y%m%d}" if self.day else ""
        return f"{_CODE_OF[self.kind] if self.kind else ''}.{day}.{ward}.{small}"

    @classmethod
    def parse(cls, code: str) -> "Filter":
        """What `code` wrote; what it can't be is no narrowing."""
        kind, day, ward, small = (*code.split("."), "", "", "", "")[:4]
        number = int(ward) if ward.isascii() and ward.isdigit() and len(ward) < 4 else -1
        try:
            on = datetime.strptime(day, "%y%m%d").date() if day else None  # noqa: DTZ007 (a day)
        except ValueError:
            on = None
        known = _wards()
        return cls(
            KINDS.get(kind),
            on,
            known[number] if 0 <= number < len(known) else None,
            "q" in small,
            "1" in small,
        )


def _wards() -> list[str]:
    return list(places.wards())


def read(words: str, now: datetime, before: Filter | None = None) -> Filter | None:
    """The narrowing that words speak of and nothing else; None where they say something else.

    now: aware, local. before: what is on the screen, which words narrow further; without it they
    must say that something is to be shown ("requests near me", "what's on saturday in Ward End").
    """
    if len(words) > 120:
        return None
    rest = " ".join(words.replace("’", "'").split()).casefold()
    found = before or Filter()
    shows = before is not None
    for pattern, kind in (
        (_THINGS, "thing"), (_REQUESTS, "request"), (_OFFERS, "offer"), (_ON, "on"), (_ALL, None),
    ):  # fmt: skip
        taken = re.sub(rf"\b{pattern}\b", " ", rest)
        if taken != rest:
            rest, shows = taken, True
            found = replace(found, kind=kind)  # type: ignore[arg-type]
            break
    rest, quick = _taken(rest, _QUICK)
    rest, once = _taken(rest, _ONCE)
    rest, near = _taken(rest, _NEAR)
    rest, any_day = _taken(rest, _ANY_DAY)
    rest, anywhere = _taken(rest, _ANYWHERE)
    day = re.search(_DAY_WORDS, rest)
    on = read_when(day.group(), now).when.date if day is not None else None
    if day is not None and on is not None:
        rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    ward, rest = _ward(rest)
    if _FILLERS.sub(" ", rest).split():
        return None
    found = Filter(
        found.kind,
        None if any_day else on or found.day,
        None if anywhere or near else ward or found.ward,
        found.quick or quick,
        found.once or once,
    )
    said = quick or once or near or any_day or anywhere or on is not None or ward is not None
    alone = before is None and (quick or once)
    return found if (shows and (said or found != before)) or alone else None


def wards_named(words: str) -> tuple[str, ...]:
    """The wards that a place's words may mean, the likeliest first."""
    return tuple(ward for place in places.find(words) for ward in place.wards)


def _taken(words: str, pattern: str) -> tuple[str, bool]:
    left = re.sub(pattern, " ", words)
    return left, left != words


def _ward(words: str) -> tuple[str | None, str]:
    for place in places.find(words):
        if place.wards and place.kind in ("ward", "area", "district", "road"):
            return place.wards[0], f"{words[: place.start]} {words[place.end :]}"
    return None, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be shown. `title` is fit for others; `name` a first name or an
    organisation; `starts` and `ends` are set where it has a fixed time; `last` is its last day."""

    kind: Kind
    id: int
    person_id: int
    title: str
    name: str
    area: str | None
    wards: tuple[str, ...] = ()
    day: date | None = None
    last: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    mine: bool = False
    quick: bool = False
    once: bool = False
    remote: bool = False
    time_words: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other, such as r17."""
        return f"{_CODE_OF[self.kind]}{self.id}"


def fits(entry: Entry, wanted: Filter, *, day_fits: bool | None = None) -> bool:
    """Whether a thing is left after the narrowing. day_fits: for what has no day of its own."""
    if wanted.kind is not None and entry.kind != wanted.kind:
        return False
    if wanted.quick and not entry.quick:
        return False
    if wanted.once and not entry.once:
        return False
    if wanted.ward is not None and not entry.remote and wanted.ward not in entry.wards:
        return False
    if wanted.day is None or day_fits:
        return True
    if entry.day is not None:
        return entry.day <= wanted.day <= (entry.last or entry.day)
    return day_fits is not False and (entry.last is None or wanted.day <= entry.last)


def ordered(
    entries: Sequence[Entry], own: Collection[str], beside: Collection[str], today: date
) -> list[Entry]:
    """Near and soon first, then fair. own: the viewer's wards; beside: those next to them."""
    turn: dict[int, int] = {}
    places_of: dict[str, int] = {}
    for entry in sorted(entries, key=lambda e: _lot(e, today)):
        places_of[entry.key] = turn.get(entry.person_id, 0)
        turn[entry.person_id] = places_of[entry.key] + 1

    def rank(entry: Entry) -> tuple[int, int, int, bytes]:
        away = 2
        if entry.remote or any(ward in own for ward in entry.wards):
            away = 0
        elif any(ward in beside for ward in entry.wards) or not entry.wards:
            away = 1
        due = entry.day or entry.last
        days = (due - today).days if due is not None else SOON.days
        return away, min(max(days, 0), SOON.days), places_of[entry.key], _lot(entry, today)

    return sorted(entries, key=rank)


def _lot(entry: Entry, today: date) -> bytes:
    """A lot that is drawn anew each day, the same for everybody who looks that day."""
    return blake2b(f"{today}:{entry.kind}:{entry.id}".encode(), digest_size=8).digest()

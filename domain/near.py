"""What's on near me: what words narrow it to, and the order in which things are shown.

Near and soon comes first; among equals everybody's first thing comes before anybody's second, and
whose is first changes from day to day.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import blake2b
from string import capwords
from typing import Literal

from domain.nearness import nearness
from domain.reading import places, skills
from domain.reading.when import read_when

Kind = Literal["offer", "request", "on", "thing"]
KINDS: dict[str, Kind] = {"o": "offer", "r": "request", "s": "on", "t": "thing"}
_CODE_OF = {kind: code for code, kind in KINDS.items()}
SOON = timedelta(days=7)
LONGEST_WHAT = 18
"""Bytes of a kind of help's words that a button's data has room for."""
ALIKE = 0.7
"""How near a skill must be to the one that was named (domain/nearness.py)."""

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
_ANYTHING = r"\b(?:anything|everything|any kind)\b"
_ANYWHERE = r"\b(?:anywhere|any place|everywhere)\b"
_BROWSES = re.compile(
    r"\b(?:offers|offered|requests|who needs|things to|what(?:'s|’s|s| is) on|near me)\b",
    re.IGNORECASE,
)
"""What tells a look at a kind of help from a wish for it ("need help gardening")."""
_FILLERS = re.compile(
    r"\b(?:show(?: me)?|see|list|find(?: me)?|any|all|only|just|please|the|a|in|at|on|for|of|me|"
    r"and|there|is|are|things?|everything|something|around|area|jobs?|that|which|take|or|less)\b|[?!.,]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see; None and False are no narrowing. `ward` is a ward's name,
    `place` what they called it where that is another name, `what` their words for a kind of help,
    in small letters."""

    kind: Kind | None = None
    day: date | None = None
    ward: str | None = None
    quick: bool = False
    once: bool = False
    place: str | None = None
    what: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return self != Filter()

    @property
    def place_named(self) -> str:
        """The place as it is named to whoever asked for it; empty where none is."""
        return capwords(self.place or "") or self.ward or ""

    @property
    def wards(self) -> frozenset[str]:
        """The wards that the place may mean."""
        named = wards_named(self.place) if self.place is not None else ()
        return frozenset((*named, *((self.ward,) if self.ward is not None else ())))

    def code(self) -> str:
        """A few letters for a button's data, at most 41 bytes."""
        ward = str(_wards().index(self.ward)) if self.ward in _wards() else ""
        if ward and self.place in _place_names():
            ward += f"-{_place_names().index(self.place)}"
        small = ("q" if self.quick else "") + ("1" if self.once else "")
        day = f"{self.day:%y%m%d}" if self.day else ""
        start = f"{_CODE_OF[self.kind] if self.kind else ''}.{day}.{ward}.{small}"
        return f"{start}.{self.what}" if self.what is not None else start

    @classmethod
    def parse(cls, code: str) -> "Filter":
        """What `code` wrote; what it can't be is no narrowing."""
        kind, day, ward, small, what = (*code.split(".", 4), "", "", "", "", "")[:5]
        ward, _, place = ward.partition("-")
        try:
            on = datetime.strptime(day, "%y%m%d").date() if day else None  # noqa: DTZ007 (a day)
        except ValueError:
            on = None
        near = _at(_wards(), ward)
        return cls(
            KINDS.get(kind),
            on,
            near,
            "q" in small,
            "1" in small,
            _at(_place_names(), place) if near is not None else None,
            _short(what) or None,
        )


def _at(names: Sequence[str], number: str) -> str | None:
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else -1
    return names[at] if 0 <= at < len(names) else None


def _short(what: str) -> str:
    """Words for a kind of help as a button's data can keep them: the first few letters do, for
    they are compared by their beginnings."""
    plain = " ".join(re.sub(r"[^\w' -]", " ", what.casefold()).split())
    return plain.encode()[:LONGEST_WHAT].decode(errors="ignore").strip()


def _wards() -> list[str]:
    return list(places.wards())


@cache
def _place_names() -> list[str]:
    return sorted(places.names())


@dataclass(frozen=True, slots=True)
class Heard:
    """What words narrow to; `rest` is what is left of them, in small letters. shows: they say
    that something is to be shown; said: they narrow something."""

    wanted: Filter
    rest: str
    shows: bool
    said: bool


def heard(words: str, now: datetime, before: Filter | None = None) -> Heard:
    """What of `words` is about what, when and where. now: aware, local. before: what is on the
    screen, which words narrow further."""
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
    rest, anything = _taken(rest, _ANYTHING)
    day = re.search(_DAY_WORDS, rest)
    on = read_when(day.group(), now).when.date if day is not None else None
    if day is not None and on is not None:
        rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    place, rest = _place(rest)
    wide = anywhere or near
    ward = place.wards[0] if place is not None else found.ward
    named = place_name(place) if place is not None else found.place
    wanted = Filter(
        found.kind,
        None if any_day else on or found.day,
        None if wide else ward,
        found.quick or quick,
        found.once or once,
        None if wide else named,
        None if anything else found.what,
    )
    said = quick or once or near or any_day or anywhere or anything or on is not None
    rest = " ".join(_FILLERS.sub(" ", rest).split())
    return Heard(wanted, rest, shows, said or place is not None or wanted != (before or Filter()))


def read(words: str, now: datetime, before: Filter | None = None) -> Filter | None:
    """The narrowing that words speak of and nothing else; None where they say something else.

    now: aware, local. before: what is on the screen, which words narrow further; without it they
    must say that something is to be shown ("requests near me", "what's on saturday in Ward End").
    A kind of help is only taken from words that say that things are to be shown, or under a list.
    """
    if len(words) > 120:
        return None
    found = heard(words, now, before)
    wanted = found.wanted
    if found.rest:
        browses = before is not None or _BROWSES.search(words)
        if not found.shows or not browses or not _is_kind(found.rest):
            return None
        return replace(wanted, what=_short(found.rest))
    alone = before is None and (wanted.quick or wanted.once)
    return wanted if (found.shows and (found.said or before is None)) or alone else None


def read_all(words: str, now: datetime, titles: Sequence[str]) -> tuple[Filter, str]:
    """What the words behind /near narrow to, and those of them that say nothing. titles: of
    everything that can be shown, whose words count as well as a kind of help."""
    found = heard(words[:120], now, Filter())
    if not found.rest or _is_kind(found.rest):
        return replace(found.wanted, what=_short(found.rest) or None), ""
    known: list[str] = []
    unread: list[str] = []
    for word in found.rest.split():
        wanted = _short(word)
        is_kind = _is_kind(word) or any(_in_title(wanted, title) for title in titles)
        (known if wanted and is_kind else unread).append(word)
    return replace(found.wanted, what=_short(" ".join(known)) or None), " ".join(unread)


def _is_kind(words: str) -> bool:
    """Whether the words name one kind of help and say nothing else: "lifts", "dog walking"."""
    if len(words.split()) > 3 or not _short(words):
        return False
    found = skills.rank(words, 1)
    return bool(found) and not words[: found[0].start].strip() and not words[found[0].end :].strip()


def in_title(what: str, title: str) -> bool:
    """Whether a word of the title begins with one of these, in small letters: "drill", "tea"."""
    return any(_in_title(word, title) for word in what.split())


def _in_title(word: str, title: str) -> bool:
    parts = re.findall(r"[\w']+", title.casefold())
    return len(word) > 2 and any(part.startswith(word) for part in parts)


def wards_named(words: str) -> tuple[str, ...]:
    """The wards that a place's words may mean, the likeliest first."""
    return tuple(ward for place in places.find(words) for ward in place.wards)


def _taken(words: str, pattern: str) -> tuple[str, bool]:
    left = re.sub(pattern, " ", words)
    return left, left != words


def _place(words: str) -> tuple[places.Place | None, str]:
    for place in places.find(words):
        if place.wards and place.kind in ("ward", "area", "district", "road"):
            return place, f"{words[: place.start]} {words[place.end :]}"
    return None, words


def place_name(place: places.Place) -> str | None:
    """What a place is called where that is not its ward's own name, and a button can keep it."""
    parts = place.name.casefold().split()
    name = parts[0] if place.kind == "district" else " ".join(parts)
    known = name in _place_names() and name != place.wards[0].casefold()
    return name if known else None


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
    skill: str | None = None

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
    if wanted.ward is not None and not entry.remote and not wanted.wards & set(entry.wards):
        return False
    if wanted.what is not None and not _is_about(entry, wanted.what):
        return False
    if wanted.day is None or day_fits:
        return True
    if entry.day is not None:
        return entry.day <= wanted.day <= (entry.last or entry.day)
    return day_fits is not False and (entry.last is None or wanted.day <= entry.last)


def _is_about(entry: Entry, what: str) -> bool:
    if in_title(what, entry.title):
        return True
    sought = skills.rank(what, 1)
    if not sought:
        return False
    own = entry.skill
    if own is None and (read := skills.rank(entry.title, 1)):
        own = read[0].skill
    return own is not None and nearness(sought[0].skill, own) >= ALIKE


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

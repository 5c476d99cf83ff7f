"""Teams that an employer or a school brings to a shift: how many, and who by first name.

Employers send headcounts, lists of names, or both: "8", "eight of us", "Sam, Priya and Jo",
"12: Sam, Priya and 10 others" (DOMAIN.md section 2: team days need a lead and a headcount).
"""

import re
from dataclasses import dataclass
from typing import Literal

from domain.opportunities import Check, Kind
from domain.shifts import MOST_PLACES

EMPLOYERS = frozenset({"employer", "school"})
"""Kinds of organisation whose people come as a team, in time that it pays."""
LONGEST_NAME = 30
NAMES_DAYS = 30
"""After so long after the shift a team's first names go; how many they were stays."""
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\- ]){0,29}")
_MORE = re.compile(r"\b(?:and\s+)?(?P<count>\w+)\s+(?:others?|more)\b", re.IGNORECASE)
_SPLIT = re.compile(r"[,،;؛\n/]|\band\b|&", re.IGNORECASE)
_ABOUT = frozenset({
    "of", "us", "me", "we", "people", "persons", "colleagues", "staff", "team", "a", "an", "the",
    "from", "work", "in", "all", "total", "plus", "are", "will", "be", "come", "coming", "with",
    "bring", "bringing", "about", "there", "places", "for", "our", "company", "office", "students",
    "pupils", "volunteers", "and", "my", "i",
})  # fmt: skip
"""Words around a number that say nothing more."""
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
"""Own words, read exactly: with spelling mistakes allowed, a name would become a number."""
Bar = Literal["employers", "checks", "own"]
"""Why nobody can bring a team: not an employer; each person is checked there; their own shift."""


@dataclass(frozen=True, slots=True)
class Team:
    """How many people, and the first names that were said (at most as many)."""

    people: int
    names: tuple[str, ...] = ()


def read(words: str) -> Team | None:
    """A team from words; None where they hold neither a number nor names, or no such number."""
    said = " ".join(words.replace("’", "'").split(" ")).strip(" .!")
    head, colon, tail = said.partition(":")
    if colon:
        count, names = _count(head), _names(tail)
        if count is not None and names is not None:
            return _team(max(count, names.people), names.names)
    count = None if _MORE.search(said) else _count(said)
    return _team(count, ()) if count is not None else _names(said)


def _names(said: str) -> Team | None:
    """Names, and how many more there are besides."""
    more = 0
    for found in _MORE.finditer(said):
        count = _number(found["count"])
        if count is None:
            return None
        more += count
    rest = _MORE.sub(" ", said)
    names: list[str] = []
    for part in _SPLIT.split(rest):
        name = part.strip(" .'")
        if not name:
            continue
        if name.casefold() in {"me", "myself", "i"}:
            more += 1
            continue
        if _NAME.fullmatch(name) is None or len(name.split()) > 3:
            return None
        first = name.split()[0]
        if first.casefold() in _ABOUT:
            return None
        names.append(first[:LONGEST_NAME])
    if len(names) + more < 2 or not names:
        return None
    return _team(len(names) + more, tuple(names))


def _team(people: int, names: tuple[str, ...]) -> Team | None:
    return Team(people, names[:people]) if 1 <= people <= MOST_PLACES else None


def _count(said: str) -> int | None:
    """The one number that the words hold; written out only where nothing else is said."""
    words = re.findall(r"[^\W_]+", said.casefold())
    found = [one for one in map(_number, words) if one is not None]
    if len(found) != 1:
        return None
    others = {word for word in words if _number(word) is None}
    in_digits = any(word.isascii() and word.isdigit() for word in words)
    return found[0] if in_digits or _ABOUT.issuperset(others) else None


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) < 7 else MOST_PLACES + 1
    return _NUMBERS.get(word.casefold())


def barred(
    kind: str, opportunity: Kind, checks: Check, employer: int, organisation: int | None
) -> Bar | None:
    """Why this organisation (its kind and person row) can't bring a team to something of this kind
    that asks for these checks and is put up by `organisation`; None where it can."""
    if employer == organisation:
        return "own"
    if kind not in EMPLOYERS and opportunity != "team_day":
        return "employers"
    return "checks" if checks != "none" else None

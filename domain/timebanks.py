"""A new timebank: what it may be called, the rules it can begin with, and its areas.

Habits are those of DOMAIN.md section 1; a name must be told from those that are there by people who
read it on a poster, so what looks alike counts as the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from rapidfuzz import fuzz

from domain.errors import DomainError
from domain.reading import places
from domain.reading.public import contacts
from domain.rules import RULES

Template = Literal["standard", "careful", "small"]
TEMPLATES: Sequence[Template] = get_args(Template)
RULES_OF: Mapping[Template, Mapping[str, str]] = {
    "standard": {},
    # Looks at everything, and lets less happen by itself.
    "careful": {
        "look_above_minutes": "60",
        "post_by_itself": "no",
        "routine_minutes": "0",
        "gift_most_minutes": "120",
        "issue_month_minutes": "1200",
        "second_person_minutes": "120",
        "pair_cap_minutes": "600",
        "hard_floor_minutes": "600",
        "visit_late_minutes": "15",
    },
    # A few people who know each other: one reference, everybody is asked at once, fewer kinds.
    "small": {
        "looks": "children driver keys long",
        "kinds": "team event gift pot lending",
        "references_wanted": "1",
        "wave_people": "8",
        "waves": "2",
        "asks_per_week": "4",
        "issue_month_minutes": "1200",
    },
}
"""What a template changes; everything else is as RULES has it. None lets one person create more
hours than is usual: that takes a second person, who isn't there yet."""
OWN_TO_EACH = frozenset({"wards", "phone", "opening", "greeting", "hour_value"})
"""Rules that are about one timebank, and are never copied to another."""
SHORTEST, LONGEST = 3, 60
"""Letters of a name."""
LONGEST_SLUG = 32
MOST_WARDS = int(RULES["wards"].high)
ALIKE = 92
"""How alike two names are, of 100, that count as the same."""
LEAST_ALIKE = 4
"""Letters of a name's own words at least, before it is compared by likeness: "Oak" is not "Oat"."""
_COMMON = frozenset({"timebank", "time", "bank", "timebanks", "the", "and", "of", "for", "a"})
_LOOKS = str.maketrans("01358l", "oiesbi")
"""Digits that are read as letters, and letters that are read as each other."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*(?:[,;\n/]+|\s&\s|\band\b)\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"[0-9]{1,3}")


def checked_name(words: str, others: Iterable[str]) -> str:
    """A name as it is kept. Raises DomainError where it is too short or too long, holds anything
    but a name, mixes alphabets, or looks like one of `others`."""
    name = " ".join(unicodedata.normalize("NFKC", words).split()).strip(" .,\"'")
    if not SHORTEST <= len(name) <= LONGEST:
        raise DomainError("newtimebank-name-length", low=SHORTEST, high=LONGEST)
    strange = any(
        not (sign.isalnum() or sign in " &'’.,-()" or unicodedata.category(sign) in ("Mn", "Mc"))
        for sign in name
    )
    if strange or contacts(name) or len(_alphabets(name)) != 1:
        raise DomainError("newtimebank-name-letters")
    if any(alike(name, other) for other in others):
        raise DomainError("newtimebank-name-taken")
    return name


def alike(one: str, other: str) -> bool:
    """Whether people would take one name for the other: "Ward End & Pelham Timebank" and
    "Ward-End and Pelham Time Bank", or a zero for an o."""
    first, second = _skeleton(one), _skeleton(other)
    if first == second:
        return True
    if min(len(first), len(second)) < LEAST_ALIKE:
        return False
    return fuzz.ratio(first, second) >= ALIKE


def slug(name: str, taken: Iterable[str]) -> str:
    """A short name for links: small letters, digits and hyphens, at most LONGEST_SLUG of them, and
    none of `taken`."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("&", " "))
    plain = re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")
    plain = plain[:LONGEST_SLUG].strip("-") or "timebank"
    used, number, found = set(taken), 1, plain
    while found in used:
        number += 1
        end = f"-{number}"
        found = plain[: LONGEST_SLUG - len(end)].strip("-") + end
    return found


def _skeleton(name: str) -> str:
    """What the eye keeps of a name: no accents, signs, case, digits for letters, common words."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))
    kept = [word for word in words if word not in _COMMON] or words
    return "".join(kept).translate(_LOOKS)


def _alphabets(name: str) -> set[str]:
    """The first word of each letter's name in Unicode: LATIN, ARABIC, CYRILLIC."""
    return {unicodedata.name(sign, "?").split()[0] for sign in name if sign.isalpha()}


def city() -> Sequence[str]:
    """The wards in the order of the list that people see, numbered from 1."""
    return sorted(places.wards())


def read_wards(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wards that a message names or numbers, and what in it is none: "Ward End, Alum Rock and
    Hodge Hill", "12 14 15". A name that can be several wards gives none: it is left over, for the
    writer to say which."""
    listed = city()
    found: dict[str, None] = {}
    over: list[str] = []
    known = {_key(ward): ward for ward in listed}
    for part in _parts(words, known):
        if _NUMBERS.fullmatch(part):
            number = int(part)
            if 1 <= number <= len(listed):
                found.setdefault(listed[number - 1])
            else:
                over.append(part)
            continue
        if (ward := known.get(_key(part))) is not None:
            found.setdefault(ward)
            continue
        named = [place for place in places.find(part) if place.wards]
        sure = [place for place in named if len(place.wards) == 1]
        if named and len(sure) == len(named):
            for place in sure:
                found.setdefault(place.wards[0])
        else:
            over.append(part)
    return tuple(found), tuple(over)


def wards_meant(name: str) -> tuple[str, ...]:
    """The wards that a name which was left over can mean, the likeliest first."""
    meant: dict[str, None] = {}
    for place in places.find(name):
        for ward in place.wards:
            meant.setdefault(ward)
    return tuple(meant)


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold().replace("&", " and ")))


def _parts(words: str, known: Mapping[str, str]) -> list[str]:
    """Names and numbers in their order. A name with "and" in it, such as Bromford & Hodge Hill,
    stays whole where it stands so."""
    found: list[str] = []
    for line in re.split(r"[,;\n]+", words):
        clean = " ".join(line.split()).strip(" .")
        if not clean:
            continue
        if _key(clean) in known:
            found.append(clean)
            continue
        pieces = [piece.strip(" .") for piece in _BETWEEN.split(clean) if piece.strip(" .")]
        at = 0
        while at < len(pieces):
            pair = " and ".join(pieces[at : at + 2])
            if at + 1 < len(pieces) and _key(pair) in known:
                found.append(known[_key(pair)])
                at += 2
                continue
            numbers = pieces[at].split()
            both = all(_NUMBERS.fullmatch(one) for one in numbers)
            found.extend(numbers if both else [pieces[at]])
            at += 1
    return found

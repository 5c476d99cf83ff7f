"""Places that residents name, and the wards that they may mean.

Wards are those of wards.json; what people call them, roads, postcode districts and traps outside
the city stand in wards.json and places.toml. A guess is marked unsure and confirmed with the
resident. "&" and "and" are the same, apostrophes are not needed.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.reading import text as reading_text
from domain.reading.wordfind import common_words, data

_LONGEST_NAME = 6
_MOST_TOKENS = 240
_MOST_GUESSES = 20
Kind = Literal["ward", "area", "road", "district", "outside"]
_HOSPITALS = frozenset({"heartlands", "city"})
_NOT_PLACES_BEFORE = {"shirley": ("in", "from", "at", "near", "lives", "of")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text. wards: likeliest first; empty outside Birmingham.

    sure: the words name one ward, or part of its name. start, end: offsets in the text.
    before: the word before it, folded, so that a destination can be told from a home.
    """

    name: str
    kind: Kind
    wards: tuple[str, ...]
    sure: bool
    start: int
    end: int
    before: str


@cache
def wards() -> dict[str, int]:
    """The 69 wards by name, with their people (mid-2024), as wards.json has them."""
    path = resources.files("domain.reading").joinpath("data", "wards.json")
    return {
        ward["name"]: ward["population_mid2024"]
        for ward in json.loads(path.read_text("utf-8"))["wards"]
    }


@cache
def aliases() -> dict[str, tuple[str, ...]]:
    """What residents call parts of the city, and the wards that they may mean."""
    path = resources.files("domain.reading").joinpath("data", "wards.json")
    return {n: tuple(w) for n, w in json.loads(path.read_text("utf-8"))["aliases"].items()}


def _name_key(name: str) -> str:
    return " ".join(
        reading_text.fold_word(part)
        for part in re.split(r"[\s/]+", name.replace("&", "and"))
        if part
    )


@cache
def _names() -> dict[str, tuple[Kind, tuple[str, ...], bool]]:
    """Every name that is known, folded, with its kind, wards and whether it is sure."""
    extra = data("places.toml")
    names: dict[str, tuple[Kind, tuple[str, ...], bool]] = {}
    for road, likely in extra["roads"].items():
        names[_name_key(road)] = ("road", tuple(likely), len(likely) == 1)
    for area, likely in extra["areas"].items():
        names[_name_key(area)] = ("area", tuple(likely), len(likely) == 1)
    for name in extra["outside"]["names"]:
        names[_name_key(name)] = ("outside", (), True)
    for alias, likely in aliases().items():
        ordered = tuple(sorted(likely, key=lambda ward: -wards()[ward]))
        for one in alias.split(" / "):
            if one not in {"Brum", "town"}:
                names[_name_key(one)] = ("area", ordered, len(ordered) == 1)
    for ward in wards():
        for part in ward.split(" & "):
            names.setdefault(_name_key(part), ("area", (ward,), True))
        names[_name_key(ward)] = ("ward", (ward,), True)
    return names


def names() -> frozenset[str]:
    """Every name of a place that is known, folded, and every postcode district."""
    return frozenset((*_names(), *_districts()))


def _districts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = data("places.toml")["districts"]
    return found


def _road_word(word: str) -> str:
    return "road" if word == "rd" else word


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Place, ...]:
    """The places named in `text`, in order, the longest name where several fit."""
    tokens = [
        token for token in reading_text.tokens(text) if token.kind != "symbol" or token.text == "&"
    ]
    tokens = tokens[:_MOST_TOKENS]
    words = ["and" if token.text == "&" else _road_word(token.text) for token in tokens]
    names = _names()
    found: list[Place] = []
    at = 0
    guesses = _MOST_GUESSES
    while at < len(words):
        hit = None
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            if name in names:
                hit = (size, names[name])
                break
        if hit is None and guesses and len(words[at]) >= 6 and words[at] not in common_words():
            guesses -= 1
            hit = _misspelled(words, at)
        if hit is None:
            at += 1
            continue
        size, (kind, likely, sure) = hit
        before = words[at - 1] if at else ""
        name = " ".join(words[at : at + size])
        if _counts(name, before, words[at + size : at + size + 1]):
            start, end = tokens[at].start, tokens[at + size - 1].end
            found.append(Place(text[start:end], kind, likely, sure, start, end, before))
        at += size
    found.extend(_postcodes(text))
    return tuple(sorted(found, key=lambda place: place.start))


def _misspelled(words: list[str], at: int) -> tuple[int, tuple[Kind, tuple[str, ...], bool]] | None:
    """A name of seven or more letters with one letter wrong; marked unsure."""
    for size in (2, 1):
        name = " ".join(words[at : at + size])
        if len(name) < 7 or (size == 2 and at + 1 >= len(words)):
            continue
        best = process.extractOne(name, _long_names(), scorer=OSA.distance, score_cutoff=1)
        if best is not None and best[0][0] == name[0]:
            kind, likely, _ = _names()[best[0]]
            return size, (kind, likely, False)
    return None


@cache
def _long_names() -> list[str]:
    return [name for name in _names() if len(name) >= 7]


def _counts(name: str, before: str, after: list[str]) -> bool:
    """Whether the words are the place here, not a hospital, a person or a club of that name."""
    if name in _HOSPITALS and before not in {"in", "near"}:
        return False
    if name in _NOT_PLACES_BEFORE and before not in _NOT_PLACES_BEFORE[name]:
        return False
    return not (after and after[0] in {"villa", "university", "hospital", "hosp", "fc", "city"})


_POSTCODE = re.compile(r"\b(b\d{1,2})(?: ?\d[a-z]{2})?\b", re.IGNORECASE)


def _postcodes(text: str) -> list[Place]:
    found: list[Place] = []
    for match in _POSTCODE.finditer(text[: reading_text.LONGEST]):
        likely = _districts().get(match[1].lower())
        if match[1].lower() == "b4" and match[0].lower() == "b4":
            continue  # text-speak for "before"
        if likely:
            found.append(
                Place(match[0], "district", tuple(likely), sure=False, start=match.start(),
                      end=match.end(), before="")
            )  # fmt: skip
    return found


_GOING = frozenset({"to", "at", "2", "towards", "outside", "for"})


def home_ward(text: str, *, going: bool) -> str | None:
    """The one ward that `text` gives as where the help is; None where it is unsure or none.

    going: the help is a journey or an errand, so a place after a shop or "to" is not the home.
    """
    for place in find(text):
        if place.kind not in {"ward", "area"} or not place.wards or not place.sure:
            continue
        if going and not _stands_apart(text, place):
            continue
        if place.before in _GOING and going:
            continue
        return place.wards[0]
    return None


def _stands_apart(text: str, place: Place) -> bool:
    """Whether a place stands on its own (", moseley", "from moseley", "I live in moseley")."""
    before = text[: place.start].rstrip()
    if before.endswith((",", ".", ";", "\n", "-")) or place.before in {"from", "live"}:
        return True
    return bool(
        re.search(r"\b(?:i'?m|live|living|we are|based) (?:in|at|near)$", before, re.IGNORECASE)
    )


def languages(text: str) -> tuple[str, ...]:
    """Codes of the languages that `text` names ("talks mostly punjabi" gives pa), in order."""
    known: dict[str, str] = data("places.toml")["languages"]
    codes = [
        known[token.text]
        for token in reading_text.tokens(text)[:_MOST_TOKENS]
        if token.text in known
    ]
    return tuple(dict.fromkeys(codes))

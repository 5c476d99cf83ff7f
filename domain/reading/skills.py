"""Which skills of the taxonomy a text speaks of, in residents' own words.

The taxonomy's labels and synonyms count by themselves; data/skills/<lang>.toml adds what people
really type, in each language that is read. Places stand for what they are: "Heartlands" after
"lift" is a hospital, "Asda" a shop.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from domain.reading import wordfind
from domain.reading.wordfind import Hit, Index, Line

FAIR = 0.9
WEAK = 0.35
_SYNONYM = 0.985
_SYNONYM_WEAK = 0.4
_NOTE = re.compile(r"\s*\([^)]*\)")
LANGUAGES = ("en", "ur-Latn", "pa-Latn", "ur", "pa", "pl", "ro", "ar", "bn", "so")


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill of the taxonomy. risk: the letters H, V, D, L, M, K, B of taxonomy.json's note."""

    id: str
    label: str
    group: str
    synonyms: tuple[str, ...]
    risk: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A skill spoken of, and the offsets of the words that say so."""

    skill: str
    score: float
    start: int
    end: int
    weak: bool
    first: int
    last: int


@cache
def taxonomy() -> dict[str, Skill]:
    """Every skill by its id, such as `home.ironing`, in the taxonomy's order."""
    path = resources.files("domain.reading").joinpath("data", "taxonomy.json")
    groups = json.loads(path.read_text("utf-8"))["groups"]
    return {
        f"{group['id']}.{skill['id']}": Skill(
            id=f"{group['id']}.{skill['id']}",
            label=skill["label"],
            group=group["id"],
            # A synonym marked "(no)" is something that is never exchanged.
            synonyms=tuple(_NOTE.sub("", s) for s in skill["synonyms"] if "(no)" not in s),
            risk=frozenset(skill["risk"]),
        )
        for group in groups
        for skill in group["skills"]
    }


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


@cache
def index() -> Index:
    """All skill phrases of all languages."""
    made = Index()
    weak_words: set[tuple[str, str]] = set()
    for lang in LANGUAGES:
        for skill, lists in wordfind.data(f"skills/{lang}.toml").items():
            if skill == "same" or not isinstance(lists, dict):
                continue
            for words in _texts(lists.get("words")):
                made.add(skill, words)
            for words in _texts(lists.get("fair")):
                made.add(skill, words, FAIR)
            for words in _texts(lists.get("weak")):
                made.add(skill, words, WEAK)
                weak_words.add((skill, words.lower()))
    for known in taxonomy().values():
        made.add(known.id, known.label)
        for words in known.synonyms:
            weak = (known.id, words.lower().replace("'", "")) in weak_words
            made.add(known.id, words, _SYNONYM_WEAK if weak else _SYNONYM)
    return made


@cache
def phrases() -> dict[str, list[str]]:
    """Every phrase of each skill, in all languages, with the taxonomy's own."""
    found = {known.id: [known.label, *known.synonyms] for known in taxonomy().values()}
    for lang in LANGUAGES:
        for skill, lists in wordfind.data(f"skills/{lang}.toml").items():
            if skill in found and isinstance(lists, dict):
                for kind in ("words", "fair", "weak"):
                    found[skill] += _texts(lists.get(kind))
    return found


@cache
def stand_ins() -> Index:
    """Phrases that stand for another word: "run me" for a lift, "Good Hope" for a hospital."""
    made = Index()
    for lang in LANGUAGES:
        same = wordfind.data(f"skills/{lang}.toml").get("same")
        for word, said in same.items() if isinstance(same, dict) else ():
            for words in _texts(said):
                made.add(str(word), words, exact=True)
    return made


@lru_cache(maxsize=64)
def widened(text: str) -> Line:
    """The text as a line in which each stand-in also counts as the word that it stands for."""
    said = wordfind.line(text)
    stems = {root: set(places) for root, places in said.stems.items()}
    found = stand_ins().find(said)
    for hit in found:
        stems.setdefault(wordfind.stem(hit.key), set()).add(hit.first)
    return Line(
        said.words,
        {root: tuple(sorted(places)) for root, places in stems.items()},
        frozenset(hit.first for hit in found),
    )


def _found(hit: Hit) -> Found:
    return Found(hit.key, hit.score, hit.start, hit.end, hit.weak, hit.first, hit.last)


def rank(text: str, limit: int = 5) -> tuple[Found, ...]:
    """The likeliest skills of `text`, best first, each once. Empty where nothing fits."""
    best: dict[str, Found] = {}
    for hit in index().find(widened(text)):
        best.setdefault(hit.key, _found(hit))
    return tuple(best.values())[:limit]


_APPOINTMENT, _HOSPITAL = "transport.lift_appointment", "transport.lift_hospital"
_TO_HOSPITAL = frozenset({_APPOINTMENT, "transport.lift_social"})
_BETWEEN = frozenset({"and", ",", ".", "also", "plus", "then", "or", "aur", "i", "si", "oraz"})


def _apart(one: Found, other: Found, said: Line) -> bool:
    """Whether a joining word or a stop stands between two finds, so that they are two things."""
    left, right = (one, other) if one.first <= other.first else (other, one)
    return any(word.text in _BETWEEN for word in said.words[left.last + 1 : right.first])


def several(text: str, limit: int = 4) -> tuple[Found, ...]:
    """The separate things that `text` speaks of, in its order; one where it is about one thing."""
    said = widened(text)
    hits = [_found(hit) for hit in index().find(said)]
    return _separate(hits, said, limit)


def _same(one: str, other: str) -> bool:
    """Whether two skills are one wish: the same, or two kinds of lift."""
    return one == other or (one.startswith("transport.") and other.startswith("transport."))


def _separate(hits: Sequence[Found], said: Line, limit: int) -> tuple[Found, ...]:
    chosen: list[Found] = []
    for found in hits:
        if chosen and (found.weak or len(chosen) >= limit):
            continue
        overlaps = any(found.first <= other.last and other.first <= found.last for other in chosen)
        if overlaps or any(_same(found.skill, other.skill) for other in chosen):
            continue
        if all(_apart(found, other, said) for other in chosen):
            chosen.append(found)
    if any(hit.skill == _HOSPITAL for hit in hits):
        # A hospital named anywhere beside a lift is where the lift goes.
        chosen = [
            replace(found, skill=_HOSPITAL) if found.skill in _TO_HOSPITAL else found
            for found in chosen
        ]
    return tuple(sorted(chosen, key=lambda found: found.first))

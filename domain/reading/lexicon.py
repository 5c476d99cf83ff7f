"""The words of every language that is read, from the files in `words/`, ready to be looked up.

A word file is TOML: a section names what kind of word it is, a key says which one (`3` in
`[numbers]`, `mon` in `[weekdays]`), and the list holds the spellings people use. Volunteers edit
the files; `problems` says what is wrong with one. Several languages are read at once, because
people mix them; a word that several claim goes to the language that comes first.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from rapidfuzz.distance import OSA

from domain.reading.text import Token, fold_word, tokens

LANGUAGES = ("en", "ur-Latn", "pa-Latn", "ur", "pa", "pl", "ro", "ar", "bn", "so")
"""Codes of the languages with a word file, in the order in which they are tried."""

_NUMBER = r"-?\d+(?:/\d+)?"
_CLOCK = r"[0-2]\d:[0-5]\d"
_KEYS: dict[str, str] = {
    "numbers": _NUMBER,
    "plus": _NUMBER,
    "postfix": _NUMBER,
    "about_numbers": r"\d+",
    "units": "hour|hour_alone|minute|minute_glued|day|week|month|fortnight",
    "lengths": r"\d+",
    "vague": r"\d+( \d+)*|open",
    "about": "before|after",
    "days": r"-?\d|~\d",
    "weekdays": "mon|tue|wed|thu|fri|sat|sun",
    "months": r"[1-9]|1[0-2]",
    "ordinals": r"[1-9]|[12]\d|3[01]",
    "parts": "morning|afternoon|evening|night",
    "day_parts": r"(0|-1) (morning|afternoon|evening|night)",
    "periods": "this_week|last_week|next_week|week_before_last|weekend|later|vague|weekdays"
    "|each_day",
    "named": r"\d\d-\d\d|easter[+-]\d+|bank|bank \d|moving",
    "clock_times": _CLOCK,
    "hours": r"[1-9]|1\d|2[0-4]",
    "meals": rf"{_CLOCK} {_CLOCK}|open",
    "clock": "until|to|from|at|past|before|oclock|am|pm|now|tail|half_to|to_go|less",
    "links": "and|plus|or|one|of|each|per_day|total|ago|ago_before|last|last_after|next|next_after"
    "|this|gone|gone_before|coming|before_last|every|times|twice|minus|negative|break|zero"
    "|on|not_time|numbered|whole|per|correct|denied",
    "travel": "word",
    "people": "me|us|we|two|others|shared|my|for|before_for|kin|minor",
    "tense": "future|future_ending|past",
}
"""Sections of a word file and the keys that each may have, as a pattern."""

_NAMED_KINDS = frozenset({"clock", "links", "travel", "people", "tense", "about", "units"})
"""Sections whose key is part of the kind: readers ask for `clock.until`, not for `clock`."""

_TELLING = ("units", "days", "weekdays", "lengths", "day_parts")
"""Sections whose words give a language away."""

_FUZZY_LENGTHS = {5: 1, 6: 1, 7: 1, 8: 2, 9: 2, 10: 2}
"""Letters of a word: how many slips are forgiven. Shorter words are too close to others."""
_SHORTEST_SLIP = 5
_NO_SENSES: dict[str, str] = {}
_NOT_SLIPS = frozenset(
    [
        "someday",
        "money",
        "mandy",
        "sandy",
        "sundae",
        "sundar",
        "sundry",
        "sunny",
        "moody",
        "monty",
        "hourly",
        "houses",
        "minutely",
        "fridge",
        "frida",
        "fried",
        "saturated",
        "satisfy",
        "thirsty",
        "thirty",
        "tuesdee",
        "thursby",
        "weekday",
        "payday",
        "birthday",
        "holiday",
        "yesterdays",
        "midday",
        "friend",
        "friends",
        "minister",
        "minster",
        "minimum",
        "minor",
        "mintys",
        "monkey",
    ]
)


class Match(NamedTuple):
    """Words from token `start` up to, not including, token `end`, and the key they stand for."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordFile:
    """One language's words: (kind, key, phrase as folded tokens)."""

    code: str
    phrases: tuple[tuple[str, str, tuple[str, ...]], ...]
    telling: frozenset[str]
    future_endings: tuple[str, ...]


def problems(text: str) -> list[tuple[int, str]]:
    """What is wrong with a word file, as (line from 1, sentence); empty when nothing is."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        return [(int(at[1]) if at else 1, f"This is not TOML: {error}")]
    found: list[tuple[int, str]] = []
    for section, entries in data.items():
        if section == "meta":
            continue
        pattern = _KEYS.get(section)
        if pattern is None or not isinstance(entries, Mapping):
            known = ", ".join(sorted(_KEYS))
            found.append((_line(text, section), f"No section is called [{section}]. Use: {known}"))
            continue
        for key, words in entries.items():
            line = _line(text, section, key)
            if not re.fullmatch(pattern, key):
                found.append((line, f"[{section}] has no key {key}. Use: {pattern}"))
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                found.append((line, f'{key} needs a list of words, as in {key} = ["one", "two"]'))
            else:
                found.extend(
                    (line, f"{word!r} holds no letter or digit that can be read")
                    for word in words
                    if not tokens(word)
                )
    if not isinstance(data.get("meta", {}).get("code"), str):
        found.append((1, 'The file needs [meta] with code = "…"'))
    return found


def _line(text: str, section: str, key: str | None = None) -> int:
    """The line (from 1) of `key` in `section`; of the section when there is no key."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.strip("[] ") == section
            if inside and key is None:
                return number
        elif inside and key is not None and stripped.split("=")[0].strip(" \"'") == key:
            return number
    return 1


@cache
def word_file(code: str) -> WordFile:
    """The words of one language of `LANGUAGES`."""
    name = f"words/{code.replace('-', '_')}.toml"
    data = tomllib.loads(resources.files("domain.reading").joinpath(name).read_text("utf-8"))
    weak = {fold_word(word) for word in data["meta"]["weak"]}
    phrases: list[tuple[str, str, tuple[str, ...]]] = []
    telling: set[str] = set()
    endings: tuple[str, ...] = ()
    for section, entries in data.items():
        if section == "meta":
            continue
        for key, words in entries.items():
            if key == "future_ending":
                endings = tuple(fold_word(word) for word in words)
                continue
            kind = f"{section}.{key}" if section in _NAMED_KINDS else section
            for word in words:
                phrase = tuple(token.text for token in tokens(word))
                phrases.append((kind, key, phrase))
                if section in _TELLING and len(phrase) == 1:
                    telling.add(phrase[0])
    telling = {word for word in telling - weak if len(word) >= 3 or not word.isascii()}
    return WordFile(data["meta"]["code"], tuple(phrases), frozenset(telling), endings)


@cache
def _telling_words() -> dict[str, tuple[str, ...]]:
    """Words that give a language away, and the languages that they may be."""
    english = {phrase[0] for _, _, phrase in word_file("en").phrases if len(phrase) == 1}
    told: dict[str, list[str]] = {}
    for code in LANGUAGES[1:]:
        for word in sorted(word_file(code).telling - english):
            told.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in told.items()}


def languages_in(found: Sequence[Token], lang: str | None) -> tuple[str, ...]:
    """The languages to read `found` in: the writer's own, English, and those that words show."""
    told = _telling_words()
    chosen = [lang] if lang in LANGUAGES and lang is not None else []
    shown = {code for token in found for code in told.get(token.text, ())}
    others = ["en", *(code for code in LANGUAGES if code in shown)]
    return tuple(dict.fromkeys([*chosen, *others]))


@dataclass(frozen=True, slots=True)
class _Index:
    """The phrases of one language, ready to be looked up.

    senses: words joined by spaces, and the key that they have in each kind. longest: the first
    word of a phrase, and the words of the longest phrase that begins so. Flat on purpose: nested
    trees of many small objects are slow to build and make every garbage collection longer.
    """

    senses: dict[str, dict[str, str]]
    longest: dict[str, int]
    fuzzy: tuple[tuple[str, str, str], ...]


@cache
def _index(code: str) -> _Index:
    """The index of one language of `LANGUAGES`."""
    senses: dict[str, dict[str, str]] = {}
    longest: dict[str, int] = {}
    fuzzy: list[tuple[str, str, str]] = []
    for kind, key, phrase in word_file(code).phrases:
        senses.setdefault(" ".join(phrase), {}).setdefault(kind, key)
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
        measured = kind == "weekdays" or kind in {"units.hour", "units.minute"}
        if measured and len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_SLIP:
            fuzzy.append((phrase[0], kind, key))
    return _Index(senses, longest, tuple(fuzzy))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of some languages, the first of them winning ties."""

    languages: tuple[str, ...]
    indexes: tuple[_Index, ...]
    future_endings: tuple[str, ...]

    def matches(self, found: Sequence[Token], at: int, stop: int | None = None) -> dict[str, Match]:
        """For each kind of word, the longest phrase of that kind that begins at token `at`.

        stop: the token before which it must end; the end of the text where None.
        """
        kinds: dict[str, Match] = {}
        first = found[at].text
        last = len(found) if stop is None else stop
        for index in self.indexes:
            longest = index.longest.get(first)
            if longest is None:
                continue
            phrase = first
            for end in range(at + 1, min(at + longest, last) + 1):
                if end > at + 1:
                    phrase = f"{phrase} {found[end - 1].text}"
                for kind, key in index.senses.get(phrase, _NO_SENSES).items():
                    known = kinds.get(kind)
                    if known is None or known.end < end:
                        kinds[kind] = Match(key, at, end)
        return kinds

    def slip(self, word: str) -> tuple[str, str] | None:
        """(kind, key) of the unit or weekday that `word` is a slip for, or None."""
        return _slip(word, self.languages)


@lru_cache(maxsize=4096)
def _slip(word: str, languages: tuple[str, ...]) -> tuple[str, str] | None:
    allowed = _FUZZY_LENGTHS.get(len(word), 0)
    if not allowed or word in _NOT_SLIPS:
        return None
    best: tuple[int, str, str] | None = None
    for code in languages:
        for right, kind, key in _index(code).fuzzy:
            if right[0] != word[0] or abs(len(right) - len(word)) > allowed:
                continue
            distance = OSA.distance(word, right, score_cutoff=allowed)
            if distance <= allowed and (best is None or distance < best[0]):
                best = (distance, kind, key)
    return best and (best[1], best[2])


@lru_cache(maxsize=64)
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    """The words of `languages` (codes of `LANGUAGES`), the first of them winning ties."""
    endings = (ending for code in languages for ending in word_file(code).future_endings)
    indexes = tuple(_index(code) for code in languages)
    return Lexicon(languages, indexes, tuple(dict.fromkeys(endings)))

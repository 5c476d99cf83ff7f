"""Phrases as volunteers write them in word files, and finding them in what people type.

A phrase is words in order. Between two words only filler words may stand.

    a|b      either word               ..    up to three other words may stand here
    {name}   any word of that group    ...   up to six
    word*    any word that begins so   ^ $   the message begins, ends here
    word?    may be missing            =word exactly so, no likely misspelling
    two_words  two words as one choice  a & b  in any order, at most ten words apart

Misspelt words are found too (one wrong letter from five letters on, two from nine), unless the
typed word is itself listed as an ordinary word (`lookalikes`).
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from domain.reading.folding import fold, roman, spellings, squeezed, tokens
from domain.reading.phrase_lines import END, START, WordsError, choices, expand_groups, variants

SHORT_GAP, LONG_GAP, FILLERS = 3, 6, 2
NEAR = 10  # words between which "&" finds its parts
ROMAN = frozenset({"ur-Latn", "pa-Latn", "bn-Latn"})
MOST_TOKENS = 2_048  # of one message of 4,096 characters
MOST_STARRED = 20  # words with letters starred out that are looked up in one message
LONG_TEXT, REPEATED = 150, 8  # words: from which length on, and how many in a row are a repeat
_SPLIT_LANGUAGES = {"en": 2, "ur-Latn": 3, "pa-Latn": 3}  # and the shortest part that counts


class Step(NamedTuple):
    """One place in a phrase: which words fit, and how many others may stand before it."""

    item: int
    gap: int
    optional: bool = False


class Phrase(NamedTuple):
    """A phrase ready to be looked for. `source` is the volunteer's own line."""

    label: str
    lang: str
    source: str
    steps: tuple[Step, ...]
    topic: str = ""
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a text, and the words that fit it, as they were read."""

    phrase: Phrase
    words: tuple[str, ...]


@dataclass(slots=True)
class Vocabulary:
    """Every word of the phrases, and the items (sets of words) that it belongs to."""

    exact: dict[str, tuple[int, ...]] = field(default_factory=dict)
    loose: dict[str, tuple[int, ...]] = field(default_factory=dict)
    sound: dict[str, tuple[int, ...]] = field(default_factory=dict)
    prefix: dict[str, tuple[int, ...]] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    """Words with a letter left out, and the words (joined by spaces) that they may be. Plain
    strings: a set for each would be 80,000 objects for every garbage collection to walk."""
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ordinary: set[str] = field(default_factory=set)
    fillers: set[str] = field(default_factory=set)

    def add(self, words: Iterable[str], item: int, lang: str) -> None:
        """Make each of `words` (with its marks = and *) lead to `item`."""
        exact, loose, parts = self.exact, self.loose, self.parts[lang]
        for word in words:
            if word[-1] == "*":
                _lead(self.prefix, word[:-1], item)
                _lead(exact, word[:-1], item)
                continue
            if word[0] == "=":
                _lead(exact, word[1:], item)
                parts.add(word[1:])
                continue
            shortened = lang == "en" and len(word) > 5 and word.endswith("ing")
            for form in (word, word[:-1]) if shortened else (word,):
                _lead(exact, form, item)
                _lead(loose, form, item)
                parts.add(form)
                if lang in ROMAN:
                    _lead(self.sound, roman(form), item)

    def seal(self) -> None:
        """Index the likely misspellings once all words are in."""
        near = self.near
        for word in self.loose:
            if len(word) >= 5:
                for reduced in _reductions(word):
                    known = near.get(reduced)
                    near[reduced] = word if known is None else f"{known} {word}"
            short = squeezed(word)
            if short != word and len(short) >= 4:
                near[short] = f"{near[short]} {word}" if short in near else word


def _lead(words: dict[str, tuple[int, ...]], word: str, item: int) -> None:
    """Make `word` lead to `item` too. Items come one after the other, so the last tells."""
    known = words.get(word)
    if known is None:
        words[word] = (item,)
    elif known[-1] != item:
        words[word] = (*known, item)


def _reductions(word: str) -> Iterable[str]:
    yield word
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]


class Phrases:
    """The phrases of all languages, compiled together, so that one pass finds any of them."""

    def __init__(self, files: Mapping[str, Mapping[str, Any]]) -> None:
        self._items: dict[tuple[bool, Sequence[str]], int] = {}
        self._weight: dict[int, int] = {}
        self.words = Vocabulary()
        self.phrases: list[Phrase] = []
        for lang, content in files.items():
            self._load(lang, content)
        self.words.seal()
        self._longest_prefix = max(map(len, self.words.prefix), default=0)
        self._by_shape: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in self.words.exact:
            self._by_shape[len(word), word[0]].append(word)
        self._by_key: dict[int, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            needed = [s.item for s in phrase.steps if not s.optional]
            self._by_key[min(needed, key=lambda i: self._weight[i])].append(phrase)
        self._items_of = lru_cache(maxsize=20_000)(self._look_up)
        self._parts_of = lru_cache(maxsize=20_000)(self._split)

    def _load(self, lang: str, content: Mapping[str, Any]) -> None:
        groups = expand_groups(content.get("words", {}))
        self._parts_seen: dict[str, int] = {}  # of this language
        ordinary = [fold(w) for w in content.get("lookalikes", ())]
        self.words.ordinary.update(ordinary)
        self.words.ordinary.update(w[:-1] for w in ordinary if w.endswith("ing"))
        self.words.fillers.update(fold(w) for w in content.get("fillers", ()))
        for label, lines in content.get("say", {}).items():
            for line in lines:
                for variant in variants(line):
                    self.phrases.append(self._compile(label, lang, variant, groups))

    def _compile(
        self, label: str, lang: str, line: str, groups: Mapping[str, Sequence[str]]
    ) -> Phrase:
        steps: list[Step] = []
        gap = 0
        for part in line.split():
            if part == "&":
                continue
            if part in {"..", "..."}:
                gap = SHORT_GAP if part == ".." else LONG_GAP
            else:
                optional = part.endswith("?")
                if part not in self._parts_seen:
                    self._parts_seen[part] = self._item(choices(part.rstrip("?"), groups), lang)
                steps.append(Step(self._parts_seen[part], gap, optional))
                gap = 0
        if not any(not s.optional for s in steps):
            raise WordsError(f"the phrase has no word that must stand there: {line!r}")
        label, _, topic = label.partition("/")
        return Phrase(label, lang, line, tuple(steps), topic, any_order="&" in line.split())

    def _item(self, words: Sequence[str], lang: str) -> int:
        key = (lang in ROMAN, words)
        number = self._items.get(key)
        if number is None:
            self._items[key] = number = len(self._items)
            self._weight[number] = len(words)
            self.words.add(words, number, lang)
        return number

    def _look_up(self, token: str) -> frozenset[int]:
        """The items that a typed token fits, exactly or by a likely misspelling."""
        words = self.words
        found: set[int] = set()
        forms = spellings(token)
        for form in forms:
            if form in words.exact:
                found.update(words.exact[form])
            for end in range(1, min(len(form), self._longest_prefix) + 1):
                if form[:end] in words.prefix:
                    found.update(words.prefix[form[:end]])
        sound = roman(token)
        if len(sound) > 1 and sound in words.sound:
            found.update(words.sound[sound])
        if "*" in token:
            found |= self._starred(token)
        if not words.ordinary.isdisjoint(forms) or (found and len(token) < 5):
            return frozenset(found)
        for form in forms:
            for word in self._near(form):
                found.update(words.loose[word])
        return frozenset(found)

    def _near(self, form: str) -> set[str]:
        words = self.words
        if len(form) < 4 or form.isdigit():
            return set()
        close: set[str] = set()
        for reduced in (*_reductions(form), squeezed(form)):
            for word in words.near.get(reduced, "").split():
                allowed = 2 if min(len(word), len(form)) >= 9 else 1
                if word[0] == form[0] and (
                    OSA.distance(word, form, score_cutoff=allowed) <= allowed
                    or squeezed(word) == squeezed(form)
                ):
                    close.add(word)
        return close

    def _starred(self, token: str) -> set[int]:
        """Words with letters starred out, as in "r*ped"."""
        if len(token) - token.count("*") < 2 or len(token) < 4:
            return set()
        shape = re.compile("".join("." if c == "*" else re.escape(c) for c in token))
        alike = self._by_shape[len(token), token[0]]
        return {i for word in alike if shape.fullmatch(word) for i in self.words.exact[word]}

    def _split(self, token: str) -> list[str]:
        """A long unknown token as the words of one language, if it is nothing but those.

        "iwanttodie" is four words; only English and Roman-script words are tried, the others
        being written together too seldom.
        """
        if not 7 <= len(token) <= 30 or not token.isalpha():
            return [token]
        for lang, shortest in _SPLIT_LANGUAGES.items():
            parts = _fewest_parts(token, self.words.parts.get(lang, set()), shortest)
            if parts:
                return parts
        return [token]

    def find(self, text: str, harmless: str = "ordinary") -> list[Found]:
        """Every phrase that stands in `text`, each once, in no promised order.

        Words of a phrase labelled `harmless` cannot serve any other phrase.
        """
        read, fits, fillers = self._fits(text)
        where: dict[int, list[int]] = defaultdict(list)
        for place, items in enumerate(fits):
            for item in items:
                where[item].append(place)
        likely = [p for item in where for p in self._by_key.get(item, ())]
        taken: set[int] = set()
        for phrase in likely:
            if phrase.label == harmless:
                taken.update(_match(phrase, where, fillers))
        if taken:
            where = {item: [p for p in at if p not in taken] for item, at in where.items()}
        return [
            Found(phrase, tuple(read[place] for place in at if read[place] not in {START, END}))
            for phrase in likely
            if phrase.label != harmless and (at := _match(phrase, where, fillers))
        ]

    def _fits(self, text: str) -> tuple[list[str], list[frozenset[int]], list[int]]:
        """The words of `text`, the items that each fits, and how many fillers stand before it."""
        read = [START]
        starred = 0
        for token in _without_repeats(tokens(text)[:MOST_TOKENS]):
            starred += "*" in token
            if starred > MOST_STARRED:
                token = token.replace("*", "")  # noqa: PLW2901 (the rest is noise, not disguise)
            read.extend([token] if self._items_of(token) else self._parts_of(token))
        read.append(END)
        fits = [self._items_of(token) for token in read]
        for i, (first, second) in enumerate(pairwise(read)):
            if len(first) + len(second) >= 6 and first + second in self.words.exact:
                fits[i] |= self._items_of(first + second)
        filler = (not self.words.fillers.isdisjoint(spellings(token)) for token in read)
        return read, fits, list(accumulate(filler, initial=0))


def _match(
    phrase: Phrase, where: Mapping[int, list[int]], fillers: Sequence[int]
) -> tuple[int, ...]:
    """The places of the phrase's words, or none. Every step looks at a bounded stretch."""
    for item, _, optional in phrase.steps:  # most phrases end here, so no generator
        if not optional and not where.get(item):
            return ()
    if phrase.any_order:
        return _match_near(phrase, where)
    paths: dict[int, tuple[int, ...]] = {-1: ()}
    for step in phrase.steps:
        places = where.get(step.item, [])
        grown: dict[int, tuple[int, ...]] = dict(paths) if step.optional else {}
        for end, path in paths.items():
            if not path:
                grown.update((p, (p,)) for p in places if p not in grown)
                continue
            for place in _reachable(end, places, step.gap, fillers):
                if place not in grown or not grown[place]:
                    grown[place] = (*path, place)
        paths = grown
    return next((path for path in paths.values() if path), ())


def _match_near(phrase: Phrase, where: Mapping[int, list[int]]) -> tuple[int, ...]:
    """Places for all words of the phrase within one stretch, each word at a place of its own."""
    lists = sorted((where[step.item] for step in phrase.steps), key=len)
    for first in lists[0]:
        chosen = [first]
        for places in lists[1:]:
            start = bisect_left(places, first - NEAR)
            fit = next(
                (
                    p
                    for p in places[start : start + 2 * NEAR + 1]
                    if p not in chosen and abs(p - first) <= NEAR
                ),
                None,
            )
            if fit is None:
                break
            chosen.append(fit)
        else:
            return tuple(sorted(chosen))
    return ()


def _reachable(end: int, places: list[int], gap: int, fillers: Sequence[int]) -> list[int]:
    """The places after `end` that a step may stand at; `fillers[n]` is their count before n."""
    last = end + 1 + max(gap, FILLERS) + FILLERS
    fits = []
    for i in range(bisect_right(places, end), len(places)):
        place = places[i]
        if place > last:
            break
        skipped = fillers[place] - fillers[end + 1]
        if place - end - 1 - skipped <= gap and skipped <= FILLERS + gap:
            fits.append(place)
    return fits


def _without_repeats(words: list[str]) -> list[str]:
    """Long texts that say the same again and again, once: what they say is still all there."""
    if len(words) <= LONG_TEXT:
        return words
    seen: set[tuple[str, ...]] = set()
    kept: list[str] = []
    for i, word in enumerate(words):
        stretch = tuple(words[max(0, i - REPEATED + 1) : i + 1])
        if len(stretch) < REPEATED or stretch not in seen:
            kept.append(word)
            seen.add(stretch)
    return kept


def _fewest_parts(token: str, known: set[str], shortest: int) -> list[str]:
    best: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - 12), end):
            before, word = best[start], token[start:end]
            if before is None or word not in known or (len(word) < shortest and word != "i"):
                continue
            so_far = best[end]
            if so_far is None or len(before) + 1 < len(so_far):
                best[end] = [*before, word]
    parts = best[-1] or []
    return parts if 1 < len(parts) <= len(token) / 2.4 else []

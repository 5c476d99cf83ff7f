"""Finding many short phrases in a short text at once, however the words are spelled or ordered.

A text becomes a `Line` of words, each with its stem. An `Index` of phrases then answers which of
them stand in the line: all the words of a phrase near each other in any order, endings ignored,
one letter wrong in longer words. Everything is bounded by the line's length, which is capped.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.reading import text as reading_text


@cache
def data(name: str) -> dict[str, Any]:
    """The TOML file `name` of this package's data, read once."""
    path = resources.files("domain.reading").joinpath("data", *name.split("/"))
    return tomllib.loads(path.read_text("utf-8"))


def word_list(name: str) -> frozenset[str]:
    """One of the lists of data/lists.toml."""
    return frozenset(str(data("lists.toml")[name]).split())


MOST_WORDS = 240
"""Words of a message that are looked at; a long letter says what it wants well before that."""
_MOST_CORRECTIONS = 40
_MOST_GUESSES = 4
_STRONG = 0.9
_MISSPELLED = 0.85
"""What a phrase is worth when one of its words had to be put right."""
_MOST_REMEMBERED = 20_000
_ARTICLES = ("وال", "بال", "لل", "ال")
_BEFORE_COUNT = word_list("before_a_count")
_VOWELS = frozenset("aeiouy")

_STOPS = word_list("small_words")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line: `text` as read (slang put right), `stem`, where it stood when typed.

    `place` counts content words, so that "cut the grass" and "cut grass" are equally near.
    """

    text: str
    stem: str
    start: int
    end: int
    place: int
    stop: bool
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A text as words. `stems` maps each stem to the indexes of `words` where it stands."""

    words: tuple[Word, ...]
    stems: dict[str, tuple[int, ...]]
    stood_in: frozenset[int] = frozenset()
    """Indexes of words that also stand for another one."""

    def texts(self) -> dict[str, tuple[int, ...]]:
        """Each word as read, and the indexes where it stands; "4" before a word is "for"."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if word.text not in ".,":
                found.setdefault(word.stem if word.number else word.text, []).append(at)
        return {word: tuple(at) for word, at in found.items()}

    def said(self, first: int = 0, last: int | None = None) -> str:
        """The words from `first` up to, not including, `last` with one space between."""
        return " ".join(word.text for word in self.words[first:last])


@cache
def slang() -> dict[str, tuple[str, ...]]:
    """Spoken spellings and the words that they stand for."""
    return {key: tuple(str(value).split()) for key, value in data("slang.toml")["words"].items()}


@cache
def common_words() -> frozenset[str]:
    """Everyday English words that are never taken for a misspelling of something else."""
    return frozenset(str(data("common.toml")["words"]).split())


@cache
def _name_words() -> frozenset[str]:
    """Names of people, which are no misspellings: Mr Patel is not a fence panel."""
    names = data("names.toml")
    return frozenset(f"{names['first']} {names['surnames']}".split())


_ENDINGS = (("ings", 6), ("ing", 5), ("ed", 5), ("es", 5), ("s", 4))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """`word` without the endings that do not matter: cutting, cuts and cut are one."""
    if not word.isascii():
        article = next((a for a in _ARTICLES if word.startswith(a)), "")
        return word[len(article) :] if len(word) - len(article) >= 3 else word
    if len(word) <= 3 or word == "boxing":
        # Boxing is a sport: boxes are none.
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    word = _without_ending(word)
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, least in _ENDINGS:
        shorter = word[: -len(ending)]
        if not word.endswith(ending) or len(word) < least or shorter in _STOPS:
            continue
        if word.endswith(("ss", "us", "is") if ending == "s" else "eed"):
            continue
        if len(shorter) >= 3 and _VOWELS.intersection(shorter):
            return shorter
    if len(word) >= 6 and word.endswith("in") and word[-3] not in "aeiou":
        return word[:-2]
    return word


_SIGNS = {**dict.fromkeys(".!?;\n", "."), "&": "and", "+": "and", ",": ","}
_NO_TOKEN = reading_text.Token("", 0, 0, "symbol", glued=False)


def _spoken(tokens: Sequence[reading_text.Token]) -> Iterable[tuple[str, reading_text.Token]]:
    """Each word as it is meant, with its token; "4/for" for a number that may be a word."""
    known = slang()
    for before, token, after in zip(
        (_NO_TOKEN, *tokens), tokens, (*tokens[1:], _NO_TOKEN), strict=False
    ):
        if token.glued and token.text in {"st", "nd", "rd", "th"}:
            yield token.text, token
        elif token.kind == "word":
            for part in token.text.split():
                for word in known.get(part, (part,)):
                    yield word, token
        elif token.kind == "number":
            yield token.text + _maybe_word(before, token, after), token
        elif token.text in _SIGNS and not (token.text == "." and token.glued and after.glued):
            # A stop between digits, as in 10.40, ends no sentence.
            yield _SIGNS[token.text], token


def _maybe_word(
    before: reading_text.Token, token: reading_text.Token, after: reading_text.Token
) -> str:
    """ "/to" or "/for" for a 2 or 4 that stands before a word and after none that counts."""
    says = {"2": "/to", "4": "/for"}.get(token.text, "")
    loose = after.kind == "word" and not after.glued and not token.glued
    return says if loose and before.text not in _BEFORE_COUNT else ""


@lru_cache(maxsize=64)
def line(text: str) -> Line:
    """`text` as a line of at most `MOST_WORDS` words."""
    words: list[Word] = []
    stems: dict[str, list[int]] = {}
    place = 0
    for said, token in _spoken(reading_text.tokens(text)):
        if len(words) >= MOST_WORDS:
            break
        if said == ".":
            place += 3
        if said in {".", ","}:
            words.append(Word(said, said, token.start, token.end, place, stop=True))
            continue
        number = token.kind == "number"
        spoken, _, alias = said.partition("/")
        root = alias or (spoken if number else stem(spoken))
        stop = number or spoken in _STOPS
        word = Word(spoken, root, token.start, token.end, place, stop, number)
        stems.setdefault(root, []).append(len(words))
        words.append(word)
        if not stop:
            place += 1
    return Line(tuple(words), {root: tuple(at) for root, at in stems.items()})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of an index. `key` is what it means, `weight` 1.0 strong, below that weak."""

    key: str
    stems: tuple[str, ...]
    exact: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what it means, how well (higher is better), which words and offsets."""

    key: str
    score: float
    first: int
    last: int
    start: int
    end: int
    weak: bool


@dataclass(slots=True)
class Index:
    """Phrases, found by their rarest word. Build with `add`, then `find`."""

    fuzzy: bool = True
    """Whether a misspelled word counts."""
    rooted: bool = True
    """Whether endings are ignored; without it "gardened" is not "gardening"."""
    _phrases: list[Phrase] = field(default_factory=list)
    _by_anchor: dict[str, list[Phrase]] = field(default_factory=dict)
    _prefixes: dict[int, set[str]] = field(default_factory=dict)
    _vocabulary: dict[int, list[str]] = field(default_factory=dict)
    _stem_of: dict[str, str] = field(default_factory=dict)
    _ready: bool = False
    _memory: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, key: str, phrase: str, weight: float = 1.0, *, exact: bool = False) -> None:
        """Makes `phrase` mean `key`. With `exact` its words must stand together in this order."""
        words = _phrase_words(phrase)
        content = [word for word in words if not word.stop]
        twice = len({word.stem for word in content}) < len(content)
        exact = exact or twice or (len(content) < 2 and len(words) > 1)
        kept = words if exact or not content else content
        if not kept:
            return
        if not self.rooted:
            kept = [
                word if word.stem.endswith("*") else replace(word, stem=word.text) for word in kept
            ]
        for word in kept:
            if word.stem.endswith("*"):
                self._prefixes.setdefault(len(word.stem) - 1, set()).add(word.stem[:-1])
            elif not word.number:
                self._stem_of[word.text] = word.stem
        self._phrases.append(Phrase(key, tuple(word.stem for word in kept), exact, weight))
        self._ready = False

    def _prepare(self) -> None:
        often = Counter(root for phrase in self._phrases for root in set(phrase.stems))
        self._by_anchor = {}
        for phrase in self._phrases:
            anchor = min(phrase.stems, key=lambda root: (root in _STOPS, often[root]))
            self._by_anchor.setdefault(anchor, []).append(phrase)
        self._vocabulary = {}
        self._memory = {}
        for word in self._stem_of:
            if len(word) >= 5 and word not in _STOPS:
                self._vocabulary.setdefault(len(word), []).append(word)
        self._ready = True

    def _corrected(self, word: str) -> tuple[str, ...]:
        """The stems of the known words that `word` is likeliest to be a misspelling of."""
        if not word.isalpha() or word in common_words() or word in _name_words():
            return ()
        reach = 2 if len(word) >= 10 else 1
        near = [
            known
            for size in range(len(word) - reach, len(word) + reach + 1)
            for known in self._vocabulary.get(size, ())
            if len(word) > 5 or known[0] == word[0]
        ]
        close = process.extract(
            word, near, scorer=OSA.distance, score_cutoff=reach, limit=_MOST_GUESSES
        )
        return tuple({self._stem_of[best]: None for best, away, _ in close if away == close[0][1]})

    def _stems(self, said: Line) -> dict[str, tuple[int, ...]]:
        """The line's stems, with misspelled words put right."""
        found = dict(said.stems if self.rooted else said.texts())
        left = _MOST_CORRECTIONS if self.fuzzy else 0
        for at, word in enumerate(said.words):
            for size, fronts in self._prefixes.items():
                if len(word.text) >= size and word.text[:size] in fronts:
                    root = word.text[:size] + "*"
                    found[root] = (*found.get(root, ()), at)
            if word.number or word.stop or word.text in self._stem_of or len(word.text) < 5:
                continue
            if word.text not in self._memory:
                if left == 0:
                    break
                left -= 1
                if len(self._memory) >= _MOST_REMEMBERED:
                    self._memory.clear()
                self._memory[word.text] = self._corrected(word.text)
            for right in self._memory[word.text]:
                found[right] = tuple(sorted({*found.get(right, ()), at}))
        return found

    def find(self, said: Line) -> list[Hit]:
        """Every phrase that stands in `said`, best first."""
        if not self._ready:
            self._prepare()
        stems = self._stems(said)
        hits: list[Hit] = []
        for root, places in stems.items():
            for phrase in self._by_anchor.get(root, ()):
                if any(other not in stems for other in phrase.stems):
                    continue
                for at in places[:6]:
                    hit = _fit(phrase, at, root, stems, said)
                    if hit is not None:
                        hits.append(hit)
        hits.sort(key=lambda hit: (-hit.score, hit.first, hit.key))
        return hits

    def keys(self, said: Line) -> frozenset[str]:
        """What the phrases found in `said` mean."""
        return frozenset(hit.key for hit in self.find(said))


def _phrase_words(phrase: str) -> list[Word]:
    """The words of a phrase of an index; plain letters need no reading, which saves start-up."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        known = slang()
        return [
            Word(said, stem(said), 0, 0, 0, said in _STOPS)
            for part in phrase.lower().split()
            for said in known.get(part, (part,))
        ]
    return [_starred(word, phrase) for word in line(phrase).words if word.text not in ".,"]


def _starred(word: Word, phrase: str) -> Word:
    """`word` of `phrase`, its stem marked where a star says that any ending may follow."""
    if phrase[word.end : word.end + 1] != "*":
        return word
    return replace(word, stem=word.text + "*", stop=False)


def _fit(
    phrase: Phrase, at: int, root: str, stems: dict[str, tuple[int, ...]], said: Line
) -> Hit | None:
    """`phrase` at the place where its word `root` is word number `at`, if the rest is near."""
    if phrase.exact:
        return _fit_exact(phrase, at - phrase.stems.index(root), stems, said)
    spots = [at]
    here = said.words[at].place
    for other in phrase.stems:
        if other == root:
            continue
        free = [k for k in stems[other] if k not in spots]
        if not free:
            return None
        spots.append(min(free, key=lambda k: abs(said.words[k].place - here)))
    size = len(phrase.stems)
    first, last = min(spots), max(spots)
    spread = said.words[last].place - said.words[first].place - (size - 1)
    if spread > (2 if size == 2 else 3):
        return None
    pairs = zip(phrase.stems, sorted(spots), strict=False)
    ordered = all(spot in stems[want] for want, spot in pairs)
    value = 10.0 * size - 1.5 * max(spread, 0) + (0.5 if ordered else 0.0)
    if any(spot not in said.stood_in and not _as_typed(said.words[spot], phrase) for spot in spots):
        value *= _MISSPELLED
    return _hit(phrase, value, first, last, said)


def _as_typed(word: Word, phrase: Phrase) -> bool:
    """Whether `word` is one of the phrase's own, without a misspelling put right."""
    if word.stem in phrase.stems or word.text in phrase.stems:
        return True
    return any(want.endswith("*") and word.text.startswith(want[:-1]) for want in phrase.stems)


def _fit_exact(
    phrase: Phrase, first: int, stems: dict[str, tuple[int, ...]], said: Line
) -> Hit | None:
    last = first + len(phrase.stems) - 1
    if first < 0 or last >= len(said.words):
        return None
    if any(first + k not in stems[want] for k, want in enumerate(phrase.stems)):
        return None
    content = max(1, sum(not said.words[k].stop for k in range(first, last + 1)))
    value = 10.0 * content + 2.0 * (len(phrase.stems) - content)
    return _hit(phrase, value, first, last, said)


def _hit(phrase: Phrase, value: float, first: int, last: int, said: Line) -> Hit:
    return Hit(
        key=phrase.key,
        score=value * phrase.weight,
        first=first,
        last=last,
        start=said.words[first].start,
        end=said.words[last].end,
        weak=phrase.weight < _STRONG,
    )

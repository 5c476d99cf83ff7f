"""What a text is likely about when no phrase says so for sure: every word speaks for some skills.

Phrases (`skills.py`) need their words to stand there; residents often say what the matter is
instead ("hip replacement, labrador going stir crazy"). So each telling word speaks for the skills
under which it stands, in `data/gist.toml` (what people talk about when they mean a skill) and in
the phrases of `data/skills/`; a word that stands under many says little. Summed up they order the
skills. It only ever orders: nothing is refused, held or confirmed by it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log2
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.reading import skills, wordfind

_ONCE = 0.5
"""What a word's first phrase under a skill counts beside standing in gist.toml."""
_EVERYDAY = 0.2
"""The same for an everyday word."""
_LEAST = 3
"""Letters of a word that says anything."""
_GUESSED = 0.6
"""What a word counts that had to be put right."""
_PUT_RIGHT = 5
"""Letters of a word that is put right."""
_SMALL = wordfind.word_list("small_words")
_MOST = 40
"""Words of a text that count."""


class Gist(NamedTuple):
    """A skill, and how much the words speak for it."""

    skill: str
    score: float


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """For each root, the skills for which it speaks and how much.

    That an everyday word stands in a phrase means little; it speaks where gist.toml says so.
    """
    counts: defaultdict[str, dict[str, float]] = defaultdict(dict)
    vague = wordfind.word_list("vague_words") | wordfind.word_list("idle_words")
    everyday = {wordfind.stem(one) for one in wordfind.common_words() | vague}
    for skill, phrases in skills.phrases().items():
        times = Counter(root for words in phrases for root in _plain_roots(words))
        for root, often in times.items():
            share = _EVERYDAY if root in everyday else _ONCE
            counts[root][skill] = share * log2(1 + often)
    for skill, words in wordfind.data("gist.toml").items():
        for root in _plain_roots(str(words)):
            counts[root][skill] = counts[root].get(skill, 0.0) + 1
    many = len(skills.taxonomy())
    return {
        root: {
            skill: log2(1 + many * own / (0.5 + sum(of.values()))) * min(1.0, own)
            for skill, own in of.items()
        }
        for root, of in counts.items()
    }


def _roots(words: str) -> Iterable[tuple[str, str]]:
    """The telling words' roots, each with the word as read."""
    for one in wordfind.line(words).words:
        if not one.stop and not one.number and len(one.text) >= _LEAST:
            yield one.stem, one.text


def _plain_roots(words: str) -> set[str]:
    """The roots of a phrase of the word files, which needs less reading than what people type."""
    told = words.lower().replace("'", "").split()
    return {wordfind.stem(one) for one in told if len(one) >= _LEAST and one not in _SMALL}


@cache
def _by_first() -> Mapping[tuple[str, int], list[str]]:
    """The known roots by first letter and length, for putting words right."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for root in weights():
        found[root[0], len(root)].append(root)
    return found


@lru_cache(maxsize=20_000)
def _right(root: str, word: str) -> str | None:
    """The known root that `word` is one slip away from, None where there is none or it is a word
    of its own."""
    if len(word) < _PUT_RIGHT or not word.isalpha() or word in wordfind.common_words():
        return None
    near = [
        known for size in (-1, 0, 1) for known in _by_first().get((root[0], len(root) + size), ())
    ]
    found = process.extractOne(root, near, scorer=OSA.distance, score_cutoff=1)
    return None if found is None else str(found[0])


def rank(text: str, limit: int = 6) -> list[Gist]:
    """The skills for which the words of `text` speak most, best first."""
    of = weights()
    sums: defaultdict[str, float] = defaultdict(float)
    for root, word in list(dict.fromkeys(_roots(text)))[:_MOST]:
        known, share = (root, 1.0) if root in of else (_right(root, word), _GUESSED)
        for skill, worth in of.get(known or "", {}).items():
            sums[skill] += worth * share
    best = sorted(sums.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return [Gist(skill, score) for skill, score in best]

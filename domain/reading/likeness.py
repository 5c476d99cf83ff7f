"""A second look for words that must never wait: is a text like the sentences we know?

The phrases in `screening_words/` find what somebody thought of. People say things nobody thought
of ("whats it matter if im here or not"), so a text in which no phrase stands is weighed: each
word, and each pair of words near one another, has a weight learnt from `tests/cases` (invented
sentences only). It is made for Latin script and English; other words weigh nothing. Fixed weights
in a data file: the same words give the same answer, and the words that counted can be shown.
`python -m tests.domain.reading.learn_likeness` learns the weights again.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from math import sqrt
from typing import NamedTuple

from domain.reading.folding import spellings, tokens

REACH = 3  # words apart, within which two words are a pair
LONG, STRETCH = 32, 12  # words: a longer message is weighed in stretches, so that none is diluted
SHORTEST = 5  # words; fewer say too little to be weighed ("i dont understand" was self-harm)
SHOWN = 5  # words that are named as the reason
_ENDINGS = ("ing", "ed", "in", "s")


class Weights(NamedTuple):
    """What is known: `of` gives each word or pair its weight and the class it speaks for."""

    bias: float
    threshold: float
    kinds: tuple[str, ...]
    of: Mapping[str, tuple[float, int]]


class Likeness(NamedTuple):
    """A text that is like those of class `kind`, and the words that weighed most."""

    kind: str
    words: tuple[str, ...]


def likeness(text: str) -> Likeness | None:
    """The class whose sentences `text` is like, or None; text beyond 4,096 characters is cut."""
    weights = learnt()
    for stretch in _stretches(tokens(text)):
        found = _weigh(stretch, weights)
        if found:
            return found
    return None


def features(words: Sequence[str]) -> set[str]:
    """The words, without their endings, and the pairs of words near one another."""
    plain = [_plain(word) for word in words]
    found = set(plain)
    for apart in range(1, REACH + 1):
        found.update(f"{a} {b}" for a, b in zip(plain, plain[apart:], strict=False))
    return found


def score(words: Sequence[str], weights: Weights) -> float:
    """How much `words` are like what must be caught; above the threshold they count as it."""
    said = features(words)
    total = sum(weights.of[one][0] for one in said if one in weights.of)
    return weights.bias + total / sqrt(len(said))


def _weigh(words: Sequence[str], weights: Weights) -> Likeness | None:
    if len(words) < SHORTEST or score(words, weights) <= weights.threshold:
        return None
    told = {one: weights.of[one] for one in features(words) if one in weights.of}
    strong = sorted((one for one in told if told[one][0] > 0), key=lambda one: (-told[one][0], one))
    votes: Counter[int] = Counter()
    for one in strong:
        votes[told[one][1]] += round(100 * told[one][0])
    most = min(votes, key=lambda kind: (-votes[kind], kind))
    return Likeness(weights.kinds[most], tuple(strong[:SHOWN]))


def _stretches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    if len(words) <= LONG:
        yield words
        return
    for start in range(0, len(words) - STRETCH // 2, STRETCH // 3):
        yield words[start : start + STRETCH]


def _plain(word: str) -> str:
    word = spellings(word)[-1]
    for ending in _ENDINGS:
        if len(word) > 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


@cache
def learnt() -> Weights:
    """The weights of `data/likeness.json`, read once."""
    path = resources.files("domain.reading") / "data" / "likeness.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    of = {one: (float(weight), int(kind)) for one, (weight, kind) in content["weights"].items()}
    return Weights(content["bias"], content["threshold"], tuple(content["kinds"]), of)

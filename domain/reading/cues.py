"""What the words of a sentence tell about it as a whole: an ask, an offer, health, an empty home.

The cue words of each language stand in data/cues/<lang>.toml. All languages are looked for
together: people mix them in one sentence.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from domain.reading import wordfind
from domain.reading.skills import LANGUAGES
from domain.reading.wordfind import Hit, Index


def _own(words: str) -> tuple[str, ...]:
    """`words`, and as Birmingham says them: "when is me next shift", "on me hols"."""
    parts = words.split()
    if "my" not in parts[:-1]:
        return (words,)
    return words, " ".join("me" if part == "my" else part for part in parts)


@cache
def _index() -> Index:
    made = Index(fuzzy=False, rooted=False)
    for lang in LANGUAGES:
        for cue, lists in wordfind.data(f"cues/{lang}.toml").items():
            for words in lists["words"]:
                for said in _own(str(words)):
                    made.add(cue, said, exact=True)
    return made


@lru_cache(maxsize=64)
def hits(text: str) -> tuple[Hit, ...]:
    """Every cue found in `text`, longest first."""
    return tuple(_index().find(wordfind.line(text)))


@lru_cache(maxsize=64)
def of(text: str) -> frozenset[str]:
    """The cues of `text`; one that stands only inside a longer opposite ("i can do with" inside
    an offer's "i can do") does not count.
    """
    found = hits(text)
    against = {
        "offer": [hit for hit in found if hit.key == "not_offer"],
        "health": [hit for hit in found if hit.key == "not_health"],
        # "I need to cancel", "don't need it now" ask for nothing; "ta ra a bit" thanks nobody.
        "request": [hit for hit in found if hit.key == "cancel" and hit.last > hit.first],
        "strong_request": [hit for hit in found if hit.key == "cancel" and hit.last > hit.first],
        "thanks": [hit for hit in found if hit.key == "goodbye" and hit.last > hit.first],
    }
    return frozenset(
        hit.key
        for hit in found
        if not any(
            other.first <= hit.last and hit.first <= other.last
            for other in against.get(hit.key, ())
        )
    )


def spans(text: str, keys: Iterable[str]) -> list[tuple[int, int]]:
    """Offsets in `text` of the words that give one of `keys`."""
    wanted = frozenset(keys)
    return sorted((hit.start, hit.end) for hit in hits(text) if hit.key in wanted)


def asks_somebody(text: str) -> bool:
    """Whether the words ask for help outright, as "need a lift" or "can someone" do; a kind of help
    alone, such as "dog walking", doesn't."""
    return "strong_request" in of(text)


def size(text: str, key: str) -> int:
    """How many words the longest phrase found for `key` has; 0 where none stands in `text`."""
    counted = (hit.last - hit.first + 1 for hit in hits(text) if hit.key == key)
    return max(counted, default=0)

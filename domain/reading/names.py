"""Who is meant by a name, among the people that the writer may see; never guessed between two.

Spellings vary ("Husain", "Mrs S Begum", "auntie pat"), so names are compared part by part:
titles tell nothing, initials fit, known short forms and spellings are one name, accents and
likely slips are forgiven. Where two people fit equally well, both are returned to be asked about.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz.distance import OSA

from domain.reading.folding import fold, tokens

LONGEST_MENTION = 120  # characters
MOST_PARTS = 8

_EXACT, _SAME, _SLIP, _INITIAL, _COMMON = 4.0, 3.5, 2.5, 1.0, 1.5
_CLEARLY_BETTER = 0.75  # how much the best must lead the next to be the only one meant


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the writer may see: `also` are other names they go by."""

    id: int
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class One:
    """Exactly one person fits."""

    id: int


@dataclass(frozen=True, slots=True)
class Several:
    """More than one fits: ask which. `ids` stand in the order of the candidates."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """No candidate fits."""


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    common: frozenset[str]
    families: dict[str, frozenset[int]]


@cache
def _words() -> _Words:
    path = resources.files("domain.reading") / "name_words" / "names.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    families: dict[str, set[int]] = {}
    for number, line in enumerate(data["same"]):
        for name in fold(line).split():
            families.setdefault(name, set()).add(number)
    common = frozenset(fold(data["common_parts"]).split())
    return _Words(
        frozenset(fold(data["honorifics"]).split()) - common,
        common,
        {name: frozenset(numbers) for name, numbers in families.items()},
    )


def resolve(mention: str, candidates: Sequence[Known]) -> One | Several | Nobody:
    """The person of `candidates` whom `mention` means, if the words tell.

    Returns Several whenever two fit about equally ("Pat" with two Pats; "Begum" alone). Never
    raises; a mention longer than 120 characters means nobody.
    """
    parts = _parts(mention) if len(mention) <= LONGEST_MENTION else []
    if not parts:
        return Nobody()
    scored = {
        known.id: max(_fit(parts, _parts(name)) for name in (known.name, *known.also))
        for known in candidates
    }
    best = max(scored.values(), default=0.0)
    if best <= 0:
        return Nobody()
    close = [who for who, score in scored.items() if score > best - _CLEARLY_BETTER]
    return One(close[0]) if len(close) == 1 else Several(tuple(close))


def telling(name: str) -> list[str]:
    """The parts of a name that tell who is meant, folded; titles only where there is no other."""
    return _parts(name)


def alike(said: str, other: str) -> float:
    """How alike two folded parts of names are, from 0 (they differ) to 4 (they are the same)."""
    return _likeness(said, other)


def other_spellings(part: str) -> frozenset[str]:
    """Other spellings and short forms of one folded part of a name, itself left out."""
    return _spelled().get(part, frozenset())


@cache
def _spelled() -> dict[str, frozenset[str]]:
    families: dict[int, set[str]] = {}
    for name, numbers in _words().families.items():
        for number in numbers:
            families.setdefault(number, set()).add(name)
    return {
        name: frozenset(o for number in numbers for o in families[number]) - {name}
        for name, numbers in _words().families.items()
    }


def _parts(name: str) -> list[str]:
    """The telling parts of a name; its titles only where nothing else is left."""
    words = [w for w in tokens(name.replace("'s ", " ").replace("’s ", " ")) if not w.isdigit()]
    telling = [word for word in words if word not in _words().titles]
    return (telling or [word for word in words if word in _words().common])[:MOST_PARTS]


def _fit(said: Sequence[str], name: Sequence[str]) -> float:
    """How well what was said fits a name: 0 where any part of it contradicts the name."""
    left = list(name)
    total = 0.0
    telling = False
    for part in sorted(said, key=len, reverse=True):
        scores = [_likeness(part, other) for other in left]
        best = max(scores, default=0.0)
        if best <= 0:
            if part in _words().common:
                continue  # "Begum" may be left out of a record, or said out of respect
            return 0.0
        telling = telling or best != _INITIAL
        total += best
        left.pop(scores.index(best))
    # Somebody who goes by exactly this name fits better than one who has it among others.
    return total + (0.25 if not left else 0.0) if telling else 0.0


def _likeness(said: str, other: str) -> float:
    """How alike two parts of names are: 0 means that they differ."""
    words = _words()
    if said == other:
        return _COMMON if said in words.common else _EXACT
    if len(said) == 1 or len(other) == 1:
        return _INITIAL if said[0] == other[0] else 0.0
    if words.families.get(said, frozenset()) & words.families.get(other, frozenset()):
        return _COMMON if said in words.common else _SAME
    if said.rstrip("s") == other.rstrip("s"):
        return _SAME
    longest = max(len(said), len(other))
    if min(len(said), len(other)) < 4 or (said in words.families and other in words.families):
        return 0.0
    allowed = 2 if longest >= 8 else 1
    close = OSA.distance(said, other, score_cutoff=allowed) <= allowed
    if close and said[0] == other[0]:
        return _COMMON if other in words.common else _SLIP
    return 0.0

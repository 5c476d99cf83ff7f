"""How brokers find members: the words under which somebody is kept, and how well they fit.

A member is kept under each part of their name (`n:jean`), how it sounds (`k:jn`), the words of
their area (`a:pelham`) and the digits of their number (`d:01214960123`). What is typed looks for
each of its words by its beginning, by other spellings of the name, and by sound; likeness then
puts those found in order. Mistypings that keep the first sound and the consonants are found.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.reading.folding import tokens
from domain.reading.names import alike, other_spellings, telling

LONGEST = 60
"""Characters of a token; the schema holds the same limit."""
MOST_PARTS = 6
"""Words of what is typed that are looked for."""
LEAST_DIGITS = 5
"""Digits that are looked for as somebody's number; fewer are a member's number."""
EXACT, SPELLED, BEGINS, AREA, SLIP, SOUNDS = 100, 90, 80, 70, 60, 45
SURE = BEGINS
"""From this on a fit is what was typed; below, it is a likely meaning of it."""
_LEAST_AREA = 3
_NUMBER = re.compile(r"[+()\d][\d ()+-]{3,}\d")


@dataclass(frozen=True, slots=True)
class Part:
    """One word that is looked for: tokens by their beginning, and whole tokens."""

    word: str
    begins: tuple[str, ...]
    whole: tuple[str, ...]


def kept(name: str, area: str | None, reach: str | None) -> tuple[str, ...]:
    """The tokens under which somebody is kept."""
    found: dict[str, None] = {}
    for part in tokens(name)[:8]:
        found[f"n:{part}"] = None
        if sound := sounded(part):
            found[f"k:{sound}"] = None
    for word in tokens(area or "")[:8]:
        if len(word) >= _LEAST_AREA:
            found[f"a:{word}"] = None
    for number in numbers(reach or ""):
        found[f"d:{number}"] = None
    return tuple(token[:LONGEST] for token in found)


def numbers(words: str) -> tuple[str, ...]:
    """The telephone numbers in `words` as digits alone, the UK's own code left out."""
    found = []
    for match in _NUMBER.findall(words):
        digits = "".join(sign for sign in match if sign.isdigit())
        if match.startswith("+44") or digits.startswith("0044"):
            digits = "0" + digits.removeprefix("00").removeprefix("44").lstrip("0")
        if len(digits) >= LEAST_DIGITS:
            found.append(digits)
    return tuple(dict.fromkeys(found))


def member_number(words: str) -> int | None:
    """A member's number alone, as it stands on their slip: 42, or "number 42"."""
    match = re.fullmatch(r"(?:member|number|no\.?|#)?\s*#?(\d{1,4})", words.strip().casefold())
    return int(match[1]) if match else None


def wanted(words: str) -> tuple[Part, ...]:
    """What `words` look for, one part for each word that tells."""
    if found := numbers(words):
        return tuple(Part(number, (f"d:{number}",), ()) for number in found[:1])
    parts = []
    for word in telling(words)[:MOST_PARTS]:
        begins = [f"n:{word}"]
        if len(word) >= _LEAST_AREA:
            begins.append(f"a:{word}")
        whole = [f"n:{other}" for other in sorted(other_spellings(word))]
        if sound := sounded(word):
            whole.append(f"k:{sound}")
        parts.append(Part(word, tuple(t[:LONGEST] for t in begins), tuple(whole)))
    return tuple(parts)


def meets(parts: Sequence[Part], tokens_kept: Sequence[str]) -> bool:
    """Whether somebody kept under these tokens is found by any of the words."""
    return any(
        token in part.whole or token.startswith(part.begins)
        for part in parts
        for token in tokens_kept
    )


def after(token: str) -> str:
    """The first text that no longer begins with `token`, sorted by characters."""
    return token[:-1] + chr(ord(token[-1]) + 1)


def fit(parts: Sequence[Part], name: str, area: str | None) -> tuple[int, int]:
    """How many of the words fit, and how well on the whole (0 to 100)."""
    if any(part.word.isdigit() for part in parts):
        return len(parts), EXACT
    left, places = tokens(name), tokens(area or "")
    count = total = 0
    for part in parts:
        scores = [(_likeness(part.word, one), one) for one in left]
        best, one = max(scores, default=(0, ""))
        where = max((AREA for place in places if place.startswith(part.word)), default=0)
        if best >= where and best > 0:
            left.remove(one)
        total += max(best, where)
        count += max(best, where) > 0
    return count, total // max(1, len(parts))


def _likeness(said: str, other: str) -> int:
    if said == other:
        return EXACT
    if other in other_spellings(said):
        return SPELLED
    if other.startswith(said):
        return BEGINS
    if len(said) > 1 and len(other) > 1 and alike(said, other) > 0:
        return SLIP
    sound = sounded(said)
    return SOUNDS if sound is not None and sound == sounded(other) else 0


def sounded(part: str) -> str | None:
    """How a folded part of a name begins and its consonants, doubles once; None for what is too
    short, or not in Latin letters."""
    if not part.isascii() or not part.isalpha():
        return None
    word = part.replace("ph", "f").replace("ck", "k").replace("q", "k").replace("x", "ks")
    if word[:2] in ("ge", "gi"):
        word = "j" + word[1:]
    word = word.replace("c", "k").replace("z", "s").replace("w", "v")
    heard = word[0]
    for letter in word[1:]:
        if letter not in "aeiouyh" and letter != heard[-1]:
            heard += letter
    return heard if len(heard) > 1 else None

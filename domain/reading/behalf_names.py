"""Where names stand in a broker's sentence, among words such as Will, May and Rose."""

import re
from collections.abc import Sequence
from functools import cache

from domain.reading import mentions
from domain.reading.folding import fold
from domain.reading.wordfind import common_words, word_list

LONGEST = 600
MOST_PARTS = 4
"""Words of one name."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_OWNS = re.compile(r"['’]s$", re.IGNORECASE)
_NAMES = frozenset({
    "pat", "jean", "kay", "gill", "stan", "tony", "ted", "len", "les", "liz", "lee", "mick", "mike",
    "nick", "pete", "phil", "di", "jo", "joe", "jas", "amin", "ray", "ram", "raj", "max", "reg",
    "rex", "don", "jack", "sultan", "raja", "polly", "sue",
})  # fmt: skip
"""Of the names that are words too, those that are hardly ever meant as words here."""
_WORDS = frozenset({"hope", "faith", "patience", "summer", "autumn", "harmony", "melody"})
_MONTHS = frozenset({"jan", "april", "may", "june", "august"})


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text` that could be part of a name, each once; everyday words last."""
    found = (fold(_OWNS.sub("", one.group())) for one in _WORD.finditer(text[:LONGEST]))
    parts = dict.fromkeys(part for word in found for part in word.split() if len(part) > 1)
    return tuple(sorted(parts, key=lambda part: part in common_words()))


def mark(text: str, parts: frozenset[str]) -> tuple[str, list[str]]:
    """`text` with each name in it as ⟪0⟫, ⟪1⟫; the same name twice is one."""
    text = text.replace("⟪", "<").replace("⟫", ">")
    words = list(_WORD.finditer(text))
    seen = [(one.start, one.end) for one in mentions.find(text)]
    names: list[str] = []
    marked, at, place = "", 0, 0
    while place < len(words) and len(names) < 9:
        last = _run(words, place, text, (parts, seen))
        if last is None:
            place += 1
            continue
        start = words[place].start()
        end = words[last].end()
        owns = _OWNS.search(text[start:end])
        if owns is not None:
            end -= len(owns.group())
        name = text[start:end].rstrip(".")
        known = next((n for n, one in enumerate(names) if fold(one) == fold(name)), None)
        if known is None:
            names.append(name)
            known = len(names) - 1
        marked += f"{text[at:start]}⟪{known}⟫"
        at, place = start + len(name), last + 1
    return marked + text[at:], names


def _run(
    words: Sequence[re.Match[str]],
    place: int,
    text: str,
    known: tuple[frozenset[str], Sequence[tuple[int, int]]],
) -> int | None:
    """Where the name ends that begins with the word at `place`; None where none does."""
    here, last = place, None
    if fold(words[here].group()).rstrip(".") in mentions.honorifics():
        here += 1
    while here < len(words) and here - place < MOST_PARTS:
        if here > place and text[words[here - 1].end() : words[here].start()].strip(" .") != "":
            break
        if here > place and _OWNS.search(words[here - 1].group()):
            break
        if not _is_part(words, here, text, known, first=last is None):
            break
        last = here
        here += 1
    return last


def _is_part(
    words: Sequence[re.Match[str]],
    place: int,
    text: str,
    known: tuple[frozenset[str], Sequence[tuple[int, int]]],
    *,
    first: bool,
) -> bool:
    word = words[place]
    parts, seen = known
    folded = fold(_OWNS.sub("", word.group()))
    plain = folded in _ambiguous() or folded in common_words()
    if not plain and any(start <= word.start() < end for start, end in seen):
        return True
    pieces = [one for one in folded.split() if len(one) > 1] or [folded]
    if not all(one in parts for one in pieces):
        return False
    capital = word.group()[:1].isupper()
    if not plain:
        return True
    if _beside_digit(word, text):
        return False
    # "Jean May 5": such words go on with a name only with a capital. "Rose pruning": they begin one
    # in small letters, or where a sentence begins, only where names stand.
    if not first:
        return capital
    begins = place == 0 and not _named_after(words, parts)
    return _placed(word, text) if begins or not capital else True


@cache
def _ambiguous() -> frozenset[str]:
    return word_list("names_and_words") - _NAMES | _WORDS


def _beside_digit(word: re.Match[str], text: str) -> bool:
    """Whether it is a month beside a number: the "may" of "5 may"."""
    if fold(word.group()) not in _MONTHS:
        return False
    before = text[: word.start()].rstrip()[-3:]
    after = text[word.end() :].lstrip()
    # "May 1 hour" is a length.
    dated = re.match(r"\d{1,2}(?:st|nd|rd|th)?(?!\d|[.:]\d|\s*(?:h|m(?:in|\b)))", after)
    return bool(re.search(r"\d(?:st|nd|rd|th)?$", before) or dated)


def _named_after(words: Sequence[re.Match[str]], parts: frozenset[str]) -> bool:
    """Whether the second word goes on with the name that the first begins: "Rose Begum"."""
    return len(words) > 1 and words[1].group()[:1].isupper() and fold(words[1].group()) in parts


def _placed(word: re.Match[str], text: str) -> bool:
    """Whether a word in small letters stands where names stand: after "for", before "for" or
    "needs"."""
    before = text[: word.start()].rstrip().casefold()
    after = text[word.end() :].lstrip().casefold()
    return bool(
        re.search(r"(?:\b(?:for|4|from|by)|->|→)$", before)
        or re.match(
            r"(?:for\b|4\b|->|→|:|(?:needs|wants|offers|says|said|gives|gave|joins|helps|helped|took|"
            r"drove|did|had|got|has|is|can|can['’]?t|would|lends|borrows|signs|comes|asked|asks|rang|"
            r"cancels|could|away)\b)",
            after,
        )
    )

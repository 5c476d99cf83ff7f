"""Residents' text made even: one spelling per letter and digit, cut into tokens with offsets.

Every reader starts here. `tokens(text)` gives folded words (small letters, no accents, no
apostrophes, digits of every script as 0-9) that still know where they stand in the original, so
that a reader can say which words it has used.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

LONGEST = 4096
"""Telegram's longest message in characters; anything beyond is not read."""

Kind = Literal["word", "number", "fraction", "symbol"]


class Token(NamedTuple):
    """One word, whole number, vulgar fraction or symbol.

    text: folded (see `fold`); a line break is the symbol "\\n". start, end: offsets in the
    original, so `original[start:end]` is what was typed. glued: nothing stood between this token
    and the one before. value: of a number or fraction, else None.
    """

    text: str
    start: int
    end: int
    kind: Kind
    glued: bool
    value: Fraction | None = None


_SAME: dict[str, str] = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u0060\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("→⇒➜➡⟶", ">"),
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    # One letter for each sound that Arabic, Urdu and Persian keyboards write differently.
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ة": "ه",
    "ۃ": "ه", "ں": "ن", "ٱ": "ا",
    "،": ",", "؛": ";", "؟": "?", "٫": ".", "٬": ",", "।": ".", "×": "x", "⁄": "/", "∕": "/",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
_DROPPED_CATEGORIES = frozenset({"Cf", "Cc", "Me", "Cs", "Cn", "Co"})
# Marks that carry no sense in Latin, Hebrew and Arabic writing; Indic vowel signs do and stay.
_DROPPED_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
                            r"\u06d6-\u06ed\ufe00-\ufe0f\u1ab0-\u1aff\u1dc0-\u1dff]")  # fmt: skip
_INDIC_MARKS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd"
_INDIC_MARKS += "\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0acd"
_CHUNK = re.compile(rf"(?:[^\W_]|[{_INDIC_MARKS}])(?:[^\W_]|[{_INDIC_MARKS}]|'(?=[^\W_]))*")
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e\u2189"
_RUN = re.compile(rf"[0-9]+|[{_FRACTIONS}]|[^0-9{_FRACTIONS}]+")
_SPACE = re.compile(r"[ \t\f\v]+")
_LEADING_APOSTROPHE = re.compile(r"'(?=[^\W\d_])")
_MANY_DIGITS = 15


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    """`letter` (one character) as readers compare it; empty where it carries no sense."""
    if letter in "\n\t":
        return letter
    small = letter.casefold() if letter != "ß" else "ss"
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", small):
        same = _SAME.get(part, part)
        digit = unicodedata.decimal(same, None) if len(same) == 1 else None
        if digit is not None:
            out.append(str(digit))
        elif len(same) == 1 and unicodedata.category(same) in _DROPPED_CATEGORIES:
            if same == "\n":
                out.append("\n")
        elif not _DROPPED_MARKS.match(same):
            out.append(same.casefold())
    return "".join(out)


@lru_cache(maxsize=512)
def _vulgar(letter: str) -> Fraction | None:
    """The value of a fraction character such as ½; None for every other character."""
    decomposed = unicodedata.normalize("NFKD", letter)
    if "\u2044" not in decomposed:
        return None
    value = unicodedata.numeric(letter, None)
    return None if value is None else Fraction(value).limit_denominator(10)


@lru_cache(maxsize=8192)
def _letter(letter: str) -> str:
    """As `_folded_letter`, but a vulgar fraction stays as it is."""
    return letter if _vulgar(letter) is not None else _folded_letter(letter)


def fold(text: str) -> str:
    """`text` in small letters, without accents, digits of every script as 0-9. Any length."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_letter(letter) for letter in text)


def fold_word(word: str) -> str:
    """As `fold`, and without apostrophes: the form of `Token.text`."""
    return fold(word).replace("'", "")


@cache
def textspeak() -> dict[str, str]:
    """Words that mix digits and letters ("2day"), folded, and the words that they stand for."""
    data = resources.files("domain.reading").joinpath("words/textspeak.toml").read_text("utf-8")
    words: dict[str, str] = tomllib.loads(data)["words"]
    return words


def _fold_with_offsets(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Folded text, and for each of its characters where it starts and ends in `text`.

    Vulgar fractions stay as they are: `tokens` reads them. A dropped mark belongs to the letter
    before it.
    """
    if text.isascii():
        return text.lower().replace("\r", "\n"), range(len(text)), range(1, len(text) + 1)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, letter in enumerate(text):
        folded = _letter(letter)
        if not folded and ends:
            ends[-1] = index + 1
        for part in folded:
            out.append(part)
            starts.append(index)
            ends.append(index + 1)
    return "".join(out), starts, ends


@lru_cache(maxsize=256)
def _number(digits: str) -> Fraction:
    """The value of a run of digits; a run too long to be a count keeps only its length's sense."""
    return Fraction(int(digits[:_MANY_DIGITS]))


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; at most the first 4,096 characters are read. Never raises."""
    folded, starts, ends = _fold_with_offsets(text[:LONGEST])
    speak = textspeak()
    found: list[Token] = []
    position, glued = 0, False
    while position < len(folded):
        space = _SPACE.match(folded, position)
        if space:
            position, glued = space.end(), False
            continue
        begin = position
        apostrophe = _LEADING_APOSTROPHE.match(folded, position)
        chunk = _CHUNK.match(folded, apostrophe.end() if apostrophe else position)
        if chunk is None:
            letter = folded[position]
            value = None if letter.isascii() else _vulgar(letter)
            kind: Kind = "symbol" if value is None else "fraction"
            found.append(Token(letter, starts[begin], ends[begin], kind, glued, value))
            position, glued = begin + 1, letter != "\n"
            continue
        found.extend(_cut(chunk, starts, ends, glued, speak))
        position, glued = chunk.end(), True
    return tuple(found)


def _cut(
    chunk: re.Match[str],
    starts: Sequence[int],
    ends: Sequence[int],
    glued: bool,  # noqa: FBT001
    speak: dict[str, str],
) -> list[Token]:
    """One unbroken run of letters and digits as tokens: "2hrs" is "2" and "hrs"."""
    whole = chunk.group().replace("'", "")
    first, last = chunk.start(), chunk.end()
    if whole.isalpha() or whole in speak:
        return [Token(speak.get(whole, whole), starts[first], ends[last - 1], "word", glued)]
    if whole.isascii() and whole.isdigit():
        span = starts[first], ends[last - 1]
        return [Token(whole, *span, "number", glued, _number(whole))]
    cut: list[Token] = []
    for run in _RUN.finditer(chunk.group()):
        at, to = first + run.start(), first + run.end()
        text = run.group().replace("'", "")
        if not text:
            continue
        digits = text.isascii() and text.isdigit()
        value = _number(text) if digits else _vulgar(text) if len(text) == 1 else None
        kind: Kind = "number" if digits else "word" if value is None else "fraction"
        cut.append(Token(text, starts[at], ends[to - 1], kind, glued or bool(cut), value))
    return cut

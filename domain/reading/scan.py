"""A text under the finger: its tokens, and which words of which kind begin at each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.reading.lexicon import Lexicon, Match, languages_in, lexicon
from domain.reading.text import Token, tokens

_LONG_RUN = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1")
_NOTHING: dict[str, Match] = {}
"""Of every word that no file knows; never written to."""
_REMEMBERED = 16
"""Texts kept: the readers of one message ask again; more would only feed garbage collection."""
_WAY = 8
"""Tokens within which "there" and "back" belong together."""
_MOST_SLIPS = 120
"""How many unknown words of one text are measured against misspellings."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Tokens with the phrases that begin at each; every reader's view of one text."""

    text: str
    tokens: tuple[Token, ...]
    found: tuple[dict[str, Match], ...]
    words: Lexicon
    integers: tuple[int | None, ...]
    memo: dict[int | str, object] = field(default_factory=dict, compare=False)
    """What `counts.number` found at a token, and what holds of the whole text: asked many times."""

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def languages(self) -> frozenset[str]:
        """Codes of the languages that the text is read in."""
        return frozenset(self.words.languages)

    def match(self, kind: str, at: int) -> Match | None:
        """The longest phrase of `kind` ("weekdays", "clock.until") that begins at token `at`."""
        try:
            return self.found[at].get(kind) if at >= 0 else None
        except IndexError:
            return None

    def end(self, kind: str, at: int) -> int:
        """Where a phrase of `kind` at `at` ends; `at` itself when there is none."""
        found = self.match(kind, at)
        return found.end if found else at

    def any(self, kinds: Sequence[str], at: int) -> Match | None:
        """The longest phrase of any of `kinds` that begins at `at`."""
        best: Match | None = None
        for kind in kinds:
            found = self.match(kind, at)
            if found and (best is None or found.end > best.end):
                best = found
        return best

    def before(self, kind: str, at: int) -> bool:
        """Whether a phrase of `kind`, of at most three words, ends just before token `at`."""
        for start in range(max(0, at - 3), at):
            found = self.found[start].get(kind)
            if found and (found.end == at or self._shorter_ends(kind, start, at)):
                return True
        return False

    def _shorter_ends(self, kind: str, start: int, at: int) -> bool:
        """Whether a shorter phrase of `kind` than the longest one goes from `start` to `at`."""
        shorter = self.words.matches(self.tokens, start, at).get(kind)
        return shorter is not None and shorter.end == at

    def is_text(self, at: int, *texts: str) -> bool:
        """Whether token `at` is one of `texts`."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text in texts

    def integer(self, at: int) -> int | None:
        """The whole number written in digits at token `at`, if there is one."""
        return self.integers[at] if 0 <= at < len(self.integers) else None

    def token_text(self, at: int) -> str:
        """The folded text of token `at`; empty beyond the end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between token `at` and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at].glued

    def ago(self, at: int) -> int:
        """Where "ago" at `at` ends, else `at`; "half hour there half hour back" is a way home."""
        there = self.is_text(at, "back") and any(
            token.text == "there" for token in self.tokens[max(0, at - _WAY) : at]
        )
        return at if there else self.end("links.ago", at)

    def before_clock(self, at: int) -> bool:
        """Whether the words at `at` belong to a clock time ("in the morning" after "8")."""
        return at > 0 and self.tokens[at - 1].kind == "number"

    def before_number(self, at: int) -> bool:
        """Whether a number of three or more digits stands just before `at` (a phone number)."""
        return at > 0 and self.tokens[at - 1].kind == "number" and len(self.tokens[at - 1].text) > 2

    def any_ending(self, kinds: Sequence[str], at: int) -> bool:
        """Whether a phrase of any of `kinds` ends just before `at`."""
        return any(self.before(kind, at) for kind in kinds)

    def clock_follows(self, at: int) -> bool:
        """Whether a number stands at `at`, so that "gone" before it means "after"."""
        return self.integer(at) is not None

    def ended_time(self, at: int) -> bool:
        """Whether a unit, a day or a part of one stands just before `at`."""
        return (
            self.any(("units.hour", "units.minute", "weekdays", "days", "parts"), at - 1)
            is not None
        )

    def ends_phrase(self, at: int) -> bool:
        """Whether nothing that an ordinal could count ("the first hour") stands at `at`."""
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return True
        kinds = ("weekdays", "links.and", "people.for", "links.each", "links.per_day", "parts")
        return self.any(kinds, at) is not None

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Tokens `start` up to, not including, `end` as offsets in the original text."""
        return self.tokens[start].start, self.tokens[end - 1].end


@lru_cache(maxsize=_REMEMBERED)
def scan(text: str, lang: str | None = None) -> Scan:
    """`text` with every known phrase found in it, in `lang`, English and whatever it shows."""
    found = tokens(text)
    words = lexicon(languages_in(found, lang))
    matches: list[dict[str, Match]] = []
    slips = 0
    for index, token in enumerate(found):
        here = words.matches(found, index) or _NOTHING
        if not here and token.kind == "word" and slips < _MOST_SLIPS:
            slips += 1
            here = _slips(words, token, index)
        matches.append(here)
    integers = tuple(int(t.value or 0) if t.kind == "number" else None for t in found)
    return Scan(text, found, tuple(matches), words, integers)


def _slips(words: Lexicon, token: Token, index: int) -> dict[str, Match]:
    """What a word with letters repeated ("hourssss") or mistyped may stand for."""
    squeezed = _squeeze(token.text)
    for spelling in (squeezed, squeezed[:1] + _single(squeezed[1:])):
        if spelling != token.text:
            copy = Token(spelling, token.start, token.end, "word", token.glued)
            here = words.matches((copy,), 0)
            if here:
                return {kind: Match(m.key, index, index + 1) for kind, m in here.items()}
    slip = words.slip(squeezed)
    return {slip[0]: Match(slip[1], index, index + 1)} if slip else {}


def _squeeze(word: str) -> str:
    """`word` with runs of three or more equal letters cut to one."""
    return _LONG_RUN.sub(r"\1", word)


def _single(word: str) -> str:
    """`word` with double letters cut to one."""
    return _DOUBLE.sub(r"\1", word)

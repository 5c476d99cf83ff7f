"""Plain words: sentences taken apart, and how old one must be to read them.

Reading age is the Flesch-Kincaid grade (Kincaid and others 1975): US school year, so 6 is about
11 years and 4 about 9.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n+")
_WORD = re.compile(r"\S*\w\S*")
_VOWELS = re.compile(r"[aeiouy]+")
# The last e of "time", "comes" and "shared" is silent; that of "table", "places", "wanted" is not.
_SILENT_END = re.compile(r"(?:[^aeiouyl]e|[aeiou]le|[^aeioucgsxz]es|[^aeioudt]ed)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text without tags; a line break ends one too."""
    return [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words(sentence: str) -> list[str]:
    """Its words; a number or a time is one."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """About how many syllables an English word has; 1 for a number."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT_END.search(letters):
        count -= 1
    return max(1, count)


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How hard a file is: words, words per sentence, syllables per word, grade."""

    words: int
    words_per_sentence: float
    syllables_per_word: float

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade."""
        return 0.39 * self.words_per_sentence + 11.8 * self.syllables_per_word - 15.59


def reading_age(texts: Iterable[str]) -> ReadingAge | None:
    """Of all `texts` together (without tags); None where there are no words."""
    parts: Sequence[Sequence[str]] = [words(part) for text in texts for part in sentences(text)]
    spoken = [word for part in parts for word in part]
    if not spoken:
        return None
    sounds = sum(map(syllables, spoken))
    return ReadingAge(len(spoken), len(spoken) / len(parts), sounds / len(spoken))

"""Names that no list holds: a word in small letters after "for" or "with" that is nothing else.

"2 hrs ironin for xanthippe" names someone; "for bingo" does not. A word counts where none of the
words that the readers know fits it and nothing follows that it could belong to. Looked for only
in what tells of help given: there a wrong guess costs one question.
"""

from collections.abc import Sequence
from functools import cache

from domain.reading import mentions, places, wordfind
from domain.reading import text as reading_text
from domain.reading.text import Token
from domain.reading.wordfind import common_words, data, slang, word_list

_LEADS = frozenset({"for", "with", "wiv", "4", "helped", "visited", "helping"})
_GOES_ON = frozenset({
    "and", "n", "&", "on", "at", "today", "yesterday", "please", "pls", "ta", "thanks", "this",
    "last", "from", "in", "each", "both", "again", "ok", "x", "tues", "weds", "thurs",
    "yday", "2day",
})  # fmt: skip
_JOINS = frozenset({"and", "n", "&"})
_SHORTEST = 3
_MOST_TOKENS = 80
_EN_FILES = ("cues/en.toml", "skills/en.toml", "nominations.toml", "places.toml", "when/en.toml")


def _texts(value: object) -> list[str]:
    """Every text in a data file, keys too."""
    if isinstance(value, dict):
        return [part for key, one in value.items() for part in (str(key), *_texts(one))]
    if isinstance(value, list):
        return [part for one in value for part in _texts(one)]
    return [str(value)]


@cache
def _known_words() -> frozenset[str]:
    """Every English word of the data files, as stems."""
    words = set(common_words()) | set(slang()) | word_list("never_a_name")
    words |= word_list("small_words") | word_list("no_guessed_name")
    for name in _EN_FILES:
        for said in _texts(data(name)):
            words.update(reading_text.fold_word(part) for part in said.replace("-", " ").split())
    return frozenset(wordfind.stem(word) for word in words)


def _is_guess(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` stands after a lead, is no word that is known, and ends its phrase."""
    word, before = tokens[at], tokens[at - 1].text
    joined = before in _JOINS and at > 2 and _is_guess(tokens, at - 2)
    if not (joined or before in _LEADS) or word.kind != "word" or not word.text.isalpha():
        return False
    if len(word.text) < _SHORTEST or wordfind.stem(word.text) in _known_words():
        return False
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    return after.kind != "word" or after.text in _GOES_ON or after.text in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    """Words of days, however they are shortened."""
    return frozenset(reading_text.fold_word(str(key)) for key in data("when/en.toml")["words"])


def find(text: str) -> tuple[mentions.Mention, ...]:
    """The names guessed in `text`, as typed; none where a name is seen without guessing."""
    if mentions.find(text):
        return ()
    tokens = reading_text.tokens(text)[:_MOST_TOKENS]
    return tuple(
        mentions.Mention(text[token.start : token.end], token.start, token.end)
        for at, token in enumerate(tokens)
        if at and _is_guess(tokens, at) and not places.find(text[token.start : token.end])
    )

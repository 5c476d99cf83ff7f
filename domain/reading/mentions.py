"""Names of people as a text mentions them: "for Jean", "4 pat", "with Mr Hussain", "Pats dog".

Names are kept as typed. Who is meant is settled elsewhere, among the people whom the writer may
see. A name in small letters counts where it is a known one, or stands where only a name can.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.reading import text as reading_text
from domain.reading.text import Token
from domain.reading.wordfind import common_words, data, slang, word_list

_MOST_TOKENS = 240
_BEFORE = word_list("before_a_name")
_NEVER = word_list("never_a_name")
_AMBIGUOUS = word_list("names_and_words")


_OWN = frozenset({"my", "me", "our", "his", "her", "their"})
_KIN = frozenset(
    {"sister", "brother", "uncle", "aunt", "auntie", "aunty", "father", "mama", "nani", "dadi"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One name as typed, and where it stands."""

    name: str
    start: int
    end: int


@cache
def first_names() -> frozenset[str]:
    """Known first names, folded."""
    return frozenset(str(data("names.toml")["first"]).split())


@cache
def surnames() -> frozenset[str]:
    """Known surnames, folded."""
    return frozenset(str(data("names.toml")["surnames"]).split())


@cache
def honorifics() -> frozenset[str]:
    """Words that stand before a name: Mr, Auntie, Baji."""
    return frozenset(str(data("names.toml")["honorifics"]).split())


def _is_capital(token: Token, text: str) -> bool:
    return text[token.start : token.start + 1].isupper()


def _shouts(text: str) -> bool:
    letters = [letter for letter in text[:400] if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters) and len(letters) > 3


def _is_name(token: Token, text: str, *, led: bool, loud: bool) -> bool:
    """Whether a word reads as a name where it stands; `led`: a word like "for" is before it."""
    word = token.text
    if token.kind != "word" or len(word) < 2 or word in slang() or not word.isalpha():
        return False
    known = word in first_names() or word in surnames()
    plain = word in common_words() or word in _NEVER
    capital = _is_capital(token, text) and not loud
    if capital and token.start > 0 and word not in _NEVER | common_words():
        return known or led
    if capital and word in _AMBIGUOUS and known:
        return led or token.start > 0
    if known and led:
        return not plain or word in _AMBIGUOUS
    return known and not plain and word not in _AMBIGUOUS


def _possessive(token: Token) -> str | None:
    """The known name inside "pats" or "jeans", for "Pats dog"."""
    word = token.text
    if word.endswith("s") and word[:-1] in first_names() and word not in first_names():
        return word[:-1]
    return None


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Mention, ...]:
    """The people mentioned in `text`, in order, each as typed (without a possessive 's)."""
    tokens = [token for token in reading_text.tokens(text) if token.text != "\n"][:_MOST_TOKENS]
    loud = _shouts(text)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention, used = _at(tokens, at, text, loud=loud)
        if mention is not None:
            found.append(mention)
        at += max(1, used)
    return tuple(found)


def _at(tokens: list[Token], at: int, text: str, *, loud: bool) -> tuple[Mention | None, int]:
    """The name that starts at token `at`, and how many tokens it takes."""
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    size = 0
    titled = token.text in honorifics() and not (
        before in _OWN and token.text in _KIN and not _is_capital(token, text)
    )
    if titled:
        size = 1
        if at + size < len(tokens) and tokens[at + size].text == ".":
            size += 1
        if at + size >= len(tokens) or not _may_follow(tokens[at + size], text, token.text):
            titled, size = False, 0
    led = titled or before in _BEFORE or (at == 0)
    here = at + size
    if here >= len(tokens):
        return None, 1
    owner = _possessive(tokens[here])
    if owner is not None and not titled and tokens[here + 1 : here + 2]:
        start = tokens[here].start
        return Mention(text[start : start + len(owner)], start, start + len(owner)), 1
    if not titled and not (
        _is_name(tokens[here], text, led=led, loud=loud) or _first_of_two(tokens, here, text, loud)
    ):
        return None, 1
    last = here
    while (
        last + 1 < len(tokens) and last - here < 2 and _surname(tokens[last + 1], text, loud=loud)
    ):
        last += 1
    start, end = tokens[at].start, tokens[last].end
    name = re.sub(r"['’]s$", "", text[start:end])
    if titled and tokens[last].text.removesuffix("s") in surnames() | first_names():
        name = name if tokens[last].text in surnames() | first_names() else name.removesuffix("s")
    return Mention(name, start, start + len(name)), last - at + 1


def _first_of_two(tokens: list[Token], at: int, text: str, loud: bool) -> bool:  # noqa: FBT001
    """Whether a word with a capital stands before a known surname: "Errol Campbell"."""
    if loud or at + 1 >= len(tokens):
        return False
    word, after = tokens[at], tokens[at + 1]
    return (
        word.kind == after.kind == "word"
        and len(word.text) > 1
        and word.text.isalpha()
        and _is_capital(word, text)
        and _is_capital(after, text)
        and not after.glued
        and after.text in surnames() - _AMBIGUOUS
        and word.text not in common_words() | _NEVER | honorifics()
        and word.text not in slang()
    )


_ONLY_TITLES = frozenset({"mr", "mrs", "ms"})


def _may_follow(token: Token, text: str, title: str) -> bool:
    """Whether a word can be the name after "Mr" or "Auntie"."""
    if token.kind != "word" or not token.text.isalpha():
        return False
    if {token.text, token.text.removesuffix("s")} & (first_names() | surnames()):
        return True
    # After "mrs" nothing but a name follows; after "auntie" or "dr" much else does.
    titled = _is_capital(token, text) or (title in _ONLY_TITLES and len(token.text) > 1)
    return titled and token.text not in common_words() and token.text not in _NEVER


def _surname(token: Token, text: str, *, loud: bool) -> bool:
    """Whether a word goes on with the name before it."""
    word = token.text
    if token.kind != "word" or token.glued or not word.isalpha() or len(word) < 2:
        return False
    known = word in surnames()
    if _is_capital(token, text) and not loud:
        return known or (word not in common_words() and word not in _NEVER)
    return known and word not in _AMBIGUOUS and word not in common_words()


def names(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names mentioned in `text` as typed, each once, in order.

    known: names of people whom the writer deals with; a word that is the first word of one of
    them counts as a name wherever it stands.
    """
    found = {mention.start: mention.name for mention in find(text)}
    firsts = {reading_text.fold_word(name.split()[0]) for name in known[:500] if name.split()}
    for token in reading_text.tokens(text)[:_MOST_TOKENS] if firsts else ():
        word = (
            token.text[:-1] if token.text.endswith("s") and token.text not in firsts else token.text
        )
        taken = any(start <= token.start < start + len(name) for start, name in found.items())
        if word in firsts and not taken and token.text not in common_words():
            found[token.start] = text[token.start : token.start + len(word)]
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))

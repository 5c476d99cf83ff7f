"""A sentence in plain words: small letters, slang and other languages' days, numbers and parts of
the day put into one English spelling each, so that one grammar of dates serves every language.

"cud u come thurs 14th bout 10.40" becomes "could you come thursday 14th about 10.40". Numbers
and the signs around them (10.40, 29/5, 7-11) stay as they were typed.
"""

from functools import cache, lru_cache

from domain.reading import text as reading_text
from domain.reading.wordfind import data, slang

_LONGEST = 1500
"""Characters of plain text that the date grammar reads; nobody says when in more."""
_SIGNS = frozenset(".:-/,?!@+&;£'\n")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_HAVE_AN_EVE = frozenset({"christmas", "year", "years"})
"""Words after which "eve" is the day before, not the evening."""
_SLANG_TOO = frozenset({"en", "ur-Latn", "pa-Latn"})


@cache
def _words(lang: str) -> dict[str, str]:
    """Plain words of `lang`, its letters folded; slang and English spellings below them."""
    words: dict[str, str] = {}
    if lang in _SLANG_TOO:
        words.update({key: " ".join(value) for key, value in slang().items()})
    words.update({key: str(value) for key, value in data("when/en.toml")["words"].items()})
    if lang != "en":
        own = data(f"when/{lang}.toml")["words"].items()
        folded: dict[str, str] = {}
        for key, value in own:
            # Two spellings that differ in accents alone: without accents the first one counts.
            folded.setdefault(reading_text.fold_word(str(key)), str(value))
        words.update(folded)
    return words


@cache
def _accented(lang: str) -> dict[str, str]:
    """Words of `lang` whose accents tell them from another word, as they are spelled."""
    if lang == "en":
        return {}
    own = {
        str(key).lower(): str(value) for key, value in data(f"when/{lang}.toml")["words"].items()
    }
    plain_ones = _words(lang)
    return {
        key: value
        for key, value in own.items()
        if plain_ones.get(reading_text.fold_word(key)) != value
    }


@lru_cache(maxsize=64)
def plain(text: str, lang: str = "en") -> str:
    """`text` in plain words with single spaces; commas, stops and line breaks stay."""
    words, accented = _words(lang), _accented(lang)
    out: list[str] = []
    size = 0
    for token in reading_text.tokens(text):
        if token.glued and token.text in _ORDINALS:
            said = token.text
        elif token.kind == "word" and accented.get(text[token.start : token.end].lower()):
            said = accented[text[token.start : token.end].lower()]
        elif token.text == "eve" and out and out[-1] in _HAVE_AN_EVE:
            said = "eve"
        elif token.kind == "word":
            said = " ".join(words.get(part, part) for part in token.text.split())
        elif token.kind == "number":
            said = token.text[:8]
        elif token.text in _SIGNS:
            said = token.text
        else:
            continue
        if not token.glued:
            out.append(" ")
            size += 1
        out.append(said)
        size += len(said)
        if size > _LONGEST:
            break
    return "".join(out).strip()

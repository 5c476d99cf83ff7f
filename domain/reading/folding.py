"""One plain form of what people type, so that rules need not list every spelling.

Used by the screening and the refusals, whose only question is whether certain words stand there;
it keeps no offsets. Sources: Unicode NFKC; look-alike letters and "leet" digits as people use
them to get past filters; Urdu, Arabic, Bengali and Gurmukhi letters that keyboards mix up.
"""

import re
import unicodedata
from functools import cache, lru_cache

LONGEST_TEXT = 4_096  # Telegram's limit for one message; longer text is cut here
LONGEST_TOKEN = 40

_APOSTROPHES = "'’‘`´ʼ′"
_LOOKALIKES = str.maketrans(
    dict(zip("аеорсухіѕјԁһкмтвн", "aeopcyxisjdhkmtbh", strict=True))
    | dict(zip("αοενɑıłđøæœþð", "aoevaildoaotd", strict=True))
)
_ARABIC = str.maketrans("أإآٱىیېئؤكکةۃہھەۂےں", "ااااييييوككههههههين")
_DROPPED = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # accents, harakat, tatweel
    "\u0981\u09bc\u0a01-\u0a03\u0a3c\u0a70\u0a71"  # nukta, chandrabindu, tippi, addak
    + _APOSTROPHES
    + "]"
)
_TOKEN = re.compile(r"(?:[^\W_]|[\u0900-\u0dff\u0600-\u06ff]|(?<=[^\W\d_])\*+(?=[^\W\d_]))+")
_SYMBOL_IN_WORD = re.compile(r"(?<=[a-z])[@$!€](?=[a-z])|(?<![a-z0-9])[@$](?=[a-z]{2})")
_SYMBOLS = {"@": "a", "$": "s", "!": "i", "€": "e"}
_LEET = str.maketrans("01345789", "oieastbg")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1+")
_SPELT_OUT = 4  # this many single letters in a row are one word spelt out

# What short messages write for common words. The typed form is kept as well.
_TEXT_SPEAK = {
    "u": "you", "ur": "your", "r": "are", "2": "to", "4": "for", "n": "and", "nd": "and",
    "wiv": "with", "wid": "with", "w": "with", "da": "the", "dat": "that", "dis": "this",
    "sum1": "someone", "some1": "someone", "sm1": "someone", "no1": "noone", "any1": "anyone",
    "ne1": "anyone", "2nite": "tonight", "2night": "tonight", "tonite": "tonight", "2day": "today",
    "2moro": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "tomoz": "tomorrow", "b4": "before",
    "dnt": "dont", "dunt": "dont", "dun": "dont", "cnt": "cant", "carnt": "cant", "wnt": "want",
    "wana": "wanna", "gna": "gonna", "gunna": "gonna", "gona": "gonna", "ppl": "people",
    "hav": "have", "av": "have", "avin": "having", "ave": "have", "ad": "had", "as": "has",
    "iz": "is", "wos": "was", "woz": "was", "wot": "what", "wat": "what", "wud": "would",
    "cud": "could", "mi": "my", "mah": "my", "bf": "boyfriend", "gf": "girlfriend", "bc": "because",
    "cos": "because", "nite": "night", "nuffin": "nothing", "nuthin": "nothing", "nowt": "nothing",
    "owt": "anything", "summat": "something", "sumthin": "something", "sumat": "something",
    "anymor": "anymore", "nomore": "more", "h8": "hate", "hes": "hes", "shez": "shes", "im": "im",
    "ima": "imma", "i'm": "im", "bin": "been", "bn": "been", "wen": "when", "wer": "were",
    "thru": "through", "luv": "love", "ded": "dead", "doin": "doing", "tek": "take",
    "teks": "takes",
    "mek": "make", "meks": "makes", "knw": "know", "kno": "know", "plz": "please", "pls": "please",
    "frm": "from", "rnt": "arent", "aint": "isnt", "werent": "wasnt", "wernt": "wasnt",
    "em": "them", "um": "them", "lockd": "locked", "kild": "killed", "hse": "house",
    "msgs": "messages",
}  # fmt: skip


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """`text` in small plain letters: no accents, zero-width marks, apostrophes or disguises.

    Digits of every script become 0 to 9. Text beyond 4,096 characters is cut.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain)
        plain = "".join(_plain_character(c) for c in plain)
        plain = plain.translate(_LOOKALIKES).translate(_ARABIC)
    plain = _DROPPED.sub("", plain)
    return _SYMBOL_IN_WORD.sub(lambda found: _SYMBOLS[found.group()], plain)


@lru_cache(maxsize=4_096)
def _plain_character(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    return char


def tokens(text: str) -> list[str]:
    """The words of `text`, folded; letters spelt out one by one are put together."""
    found = [t[:LONGEST_TOKEN] for t in _TOKEN.findall(fold(text))]
    if sum(1 for t in found if len(t) == 1) < _SPELT_OUT:
        return found
    joined: list[str] = []
    run: list[str] = []
    for token in [*found, ""]:
        if len(token) == 1 and len(run) < LONGEST_TOKEN:
            run.append(token)
            continue
        joined.extend(["".join(run)] if len(run) >= _SPELT_OUT else run)
        run = [token] if len(token) == 1 else []
        if len(token) > 1:
            joined.append(token)
    return joined


def spellings(token: str) -> tuple[str, ...]:
    """Forms under which a folded token is looked up, the typed one first."""
    forms = [token]
    if token in _TEXT_SPEAK:
        forms.append(_TEXT_SPEAK[token])
    if not token.isalpha() and not token.isdigit():
        clear = token.translate(_LEET)
        forms += [clear, token.replace("1", "l").translate(_LEET)]
        forms.append(token.strip("0123456789"))
    if _LONG_RUN.search(token):
        forms += [_LONG_RUN.sub(r"\1\1", token), _LONG_RUN.sub(r"\1", token)]
    return tuple(dict.fromkeys(f for f in forms if f))


@cache
def roman(word: str) -> str:
    """How a word of Roman-script Urdu, Panjabi or Bengali sounds, whatever vowels were typed.

    "marta", "maarta" and "martaa" are one; so are "hai", "hay" and "he".
    """
    sound = word
    for old, new in _SOUNDS:
        sound = sound.replace(old, new)
    sound = _DOUBLE.sub(r"\1", sound)
    if len(sound) > 3 and sound.endswith(("ein", "en", "an", "in", "un", "on")):
        sound = sound[:-1]
    if len(sound) > 2 and sound.endswith("h"):
        sound = sound[:-1]
    return sound


_SOUNDS = (
    ("aa", "a"), ("ee", "i"), ("ii", "i"), ("oo", "u"), ("uu", "u"), ("ey", "e"), ("ay", "e"),
    ("ai", "e"), ("ei", "e"), ("ie", "i"), ("ou", "o"), ("au", "o"), ("w", "v"), ("ph", "f"),
    ("q", "k"), ("ck", "k"), ("x", "ks"), ("sch", "ch"), ("tch", "ch"),
)  # fmt: skip


def squeezed(word: str) -> str:
    """The word with doubled letters written once."""
    return _DOUBLE.sub(r"\1", word)

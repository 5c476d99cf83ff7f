"""The tokens by which a listing is found among many, and those that a need looks for.

A listing is kept under `s:SKILL` for what it is about and `t:SKILL` for what its words mention
besides, each also joined with its wards (`s:home.ironing@Ward End`), languages (`~pl`) and days
(`%mon`, `%any`); under its wards alone (`@Ward End`); under the roots of its words (`w:ukulel`) and
their sound (`k:ukll`), which takes a misspelling. A need asks for all of these with what each is
worth, so that the database itself can put the likeliest first.
"""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from domain import matching, nearness, slots
from domain.matching import Need
from domain.reading import gist, places, skills, wordfind
from domain.reading.skills import taxonomy

LONGEST = 40
MOST_ROOTS = 16
_LOOKED_AT = 8
_MOST_READINGS = 3
_PHRASE = 0.55
"""What a point of a phrase (10 a word) counts beside the words' own points (at most 7 a word)."""
_BAR = 5.0
"""Points below which nothing is read: one word that stands under many skills."""
_SURE = 6.0
"""Points by which one reading must lead for the next to count a third of it."""
LEAST_SHARE = 0.2
_PLENTY = 14.0
"""Points with which the likeliest skill counts as much as a skill that is known."""
_DOUBTFUL = 0.1
"""What it would be worth with none, so that words that tell more go before it."""
_UNSURE = 0.7
"""What the unlikeliest reading is worth beside the likeliest."""
MENTIONED = 0.85
"""What a skill is worth that the words mention besides what the listing is about."""
OTHERWISE = 0.75
"""What a need's other likely skill is worth beside its first."""
ROOT, SOUND, ALIKE = 600, 400, 700
"""What a word is worth by its root, by its sound besides, and by another of the same meaning."""
UNKNOWN_WORD = 0.3
"""What a word of the need that no listing has counts, beside one that some have."""
_MOST_RELATED = 12
_LEAST_SOUND = 3
_IDLE = wordfind.word_list("idle_words")
"""Words that stand in every request and offer and tell nothing of what it is about."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A token that a need looks for: `near` in thousandths for a skill, `extra` tenths of points
    that having it adds, `root` in thousandths for a word of the need; `said` is no where the word
    only means the same as one that stands there; `reading`: which reading of the need a skill is
    of, 0 the likeliest."""

    token: str
    near: int = 0
    extra: int = 0
    root: int = 0
    said: bool = True
    reading: int = 0


class Likely(NamedTuple):
    """A skill that a need may be about: what it is worth (0 to 1) where a listing has it, and how
    likely it is beside the likeliest (0 to 1)."""

    skill: str
    worth: float
    share: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a need looks for: the need with the languages that it names, its first skill
    (None where the words say none), its tokens, its telling words, the skills near it, what each
    reading of it counts beside the likeliest, and which reading a nearness (in thousandths) is of.
    """

    need: Need
    skill: str | None
    tokens: tuple[Wanted, ...]
    words: str
    near: dict[str, float]
    shares: tuple[float, ...] = (1.0,)
    reading_of: Mapping[int, int] = field(default_factory=dict)


def _kept(token: str) -> str:
    """A token that fits its column."""
    if len(token) <= LONGEST:
        return token
    digest = hashlib.blake2s(token.encode(), digest_size=8).hexdigest()
    return token[: LONGEST - 16] + digest


def _sound(word: str) -> str | None:
    """The first letter and the consonants of a Latin word, doubles once; None for short ones."""
    if not word.isascii() or not word.isalpha():
        return None
    bare = [letter for letter in word[1:].replace("ph", "f").replace("ck", "k") if letter not in
            "aeiouyh"]  # fmt: skip
    heard = word[0] + "".join(x for n, x in enumerate(bare) if n == 0 or x != bare[n - 1])
    return heard if len(heard) >= _LEAST_SOUND else None


def roots(text: str) -> tuple[str, ...]:
    """The roots of the telling words of `text`, in order, each once, at most `MOST_ROOTS`."""
    found = [
        word.stem
        for word in wordfind.line(text).words
        if not word.stop
        and len(word.stem) > 1
        and word.stem not in _IDLE
        and word.text not in _IDLE
    ]
    return tuple(dict.fromkeys(found))[:MOST_ROOTS]


def telling(text: str) -> str:
    """The telling words of `text` as typed, in small letters, for comparing by letters."""
    words = [
        word.text
        for word in wordfind.line(text).words
        if not word.stop and word.text not in ".," and word.stem not in _IDLE
        and word.text not in _IDLE
    ]  # fmt: skip
    return " ".join(dict.fromkeys(words[: 2 * MOST_ROOTS]))


def about(skill: str | None, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a listing is about, and what its words mention besides; ids of skills."""
    ranked = skills.rank(words, 4)
    strong = [found.skill for found in ranked if not found.weak]
    apart = [found.skill for found in skills.several(words) if not found.weak]
    main: tuple[str, ...]
    if skill in taxonomy():
        main = (str(skill),)
    elif apart or strong:
        main = tuple(apart or strong[:1])
    else:
        return (), tuple(found.skill for found in ranked[:1])
    return main, tuple(s for s in dict.fromkeys((*apart, *strong)) if s not in main)


def offered(
    skill: str | None, words: str, area: str | None, langs: Sequence[str], when: str
) -> tuple[str, ...]:
    """The tokens under which a listing is kept."""
    main, mentioned = about(skill, words)
    wards, days = nearness.wards_of(area), _days(when)
    langs = tuple(dict.fromkeys((*langs, *spoken(words))))
    found: dict[str, None] = {}
    for level, known in (("s", main), ("t", mentioned)):
        for one in known:
            base = f"{level}:{one}"
            found[base] = None
            found |= dict.fromkeys(f"{base}@{ward}" for ward in wards)
            found |= dict.fromkeys(f"{base}~{lang}" for lang in langs)
            found |= dict.fromkeys(f"{base}%{day}" for day in days)
    found |= dict.fromkeys(f"@{ward}" for ward in wards)
    for root in roots(words):
        found[f"w:{root}"] = None
        if sound := _sound(root):
            found[f"k:{sound}"] = None
    return tuple(dict.fromkeys(_kept(token) for token in found))


def _days(when: str) -> tuple[str, ...]:
    if not when:
        return ("any",)
    week = slots.parse(when)
    return tuple(day for day, spans in zip(slots.DAYS, week, strict=True) if spans)


def asked(need: Need) -> Asked:
    """What `need` looks for. Languages that its words name count as asked for."""
    need = replace(need, langs=tuple(dict.fromkeys((*need.langs, *spoken(need.words)))))
    near: dict[str, float] = {}
    found = likely(need.skill, need.words)
    near, reading = _near(found)
    best = sorted(near.items(), key=lambda item: (-item[1], item[0]))[:_MOST_RELATED]
    own = {one.skill for one in found}
    tokens: dict[str, Wanted] = {}
    reading_of: dict[int, int] = {}
    for place, (skill, degree) in enumerate(best):
        for level, share in (("s", 1.0), ("t", MENTIONED)):
            worth = round(1000 * degree * share)
            reading_of.setdefault(worth, reading[skill])
            fully = place == 0 or (level == "s" and (degree >= 0.8 or skill in own))
            for end, extra in _ends(need, fully=fully):
                token = _kept(f"{level}:{skill}{end}")
                tokens[token] = Wanted(token, worth, extra, reading=reading[skill])
    for word in _word_tokens(need.words):
        tokens.setdefault(word.token, word)
    if not best:
        for end, extra in _ends(replace(need, day=None, langs=()), fully=True):
            if end:
                tokens[_kept(end)] = Wanted(_kept(end), extra=extra)
    first = best[0][0] if best else None
    if first is not None and need.skill in near:
        first = need.skill
    shares = tuple(one.share for one in found)
    words = telling(need.words)
    return Asked(need, first, tuple(tokens.values()), words, near, shares or (1.0,), reading_of)


def _near(found: Sequence[Likely]) -> tuple[dict[str, float], dict[str, int]]:
    """How near each skill is that helps with one of these, and which of them it helps with."""
    near: dict[str, float] = {}
    reading: dict[str, int] = {}
    for place, one in enumerate(found):
        for other, degree in nearness.related(one.skill).items():
            if degree * one.worth > near.get(other, 0.0):
                near[other] = degree * one.worth
                reading[other] = place
    return near, reading


def likely(skill: str | None, words: str) -> list[Likely]:
    """What a need may be about, the likeliest first: the skill that is known, with what the words
    say besides; else up to `_MOST_READINGS`, by the phrases in its words and by every word."""
    if skill in taxonomy():
        main, besides = about(skill, words)
        return [
            *(Likely(one, 1.0, 1.0) for one in main),
            *(Likely(one, OTHERWISE, 0.0) for one in besides),
        ]
    sums: dict[str, float] = {one.skill: one.score for one in gist.rank(words, _LOOKED_AT)}
    for found in skills.rank(words, _LOOKED_AT):
        sums[found.skill] = sums.get(found.skill, 0.0) + _PHRASE * found.score
    best = sorted(sums.items(), key=lambda one: (-one[1], one[0]))[:_MOST_READINGS]
    if not best or best[0][1] < _BAR:
        return []
    whole = _DOUBTFUL + (1 - _DOUBTFUL) * min(1.0, best[0][1] / _PLENTY)
    shares = [(one, math.exp((score - best[0][1]) / _SURE)) for one, score in best]
    return [
        Likely(one, whole * (_UNSURE + (1 - _UNSURE) * share), share)
        for one, share in shares
        if share >= LEAST_SHARE
    ]


def _ends(need: Need, *, fully: bool) -> Iterable[tuple[str, int]]:
    """What a skill's token may be joined with, and what each is worth."""
    yield "", 0
    wards = () if need.remote else nearness.wards_of(need.area)
    for ward in wards:
        yield f"@{ward}", matching.SAME_AREA
    if not fully:
        return
    for ward in sorted(nearness.near_wards(wards)):
        yield f"@{ward}", matching.NEAR_AREA
    for lang in need.langs:
        if lang != "en":
            yield f"~{lang}", matching.SPEAKS
    if need.day is not None:
        yield f"%{slots.DAYS[need.day.weekday()]}", matching.FREE
        yield "%any", matching.ANY_TIME


def whole_of(weighed: Iterable[Wanted], kept: Iterable[Wanted]) -> float:
    """What all the telling words of a need are worth together, others of their meaning aside:
    `weighed` are its tokens, `kept` those that are looked up."""
    looked_up = {one.token for one in kept}
    return sum(
        one.root * (1 if one.token in looked_up else UNKNOWN_WORD) for one in weighed if one.said
    )


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """Roots that mean much the same as each root; for what no skill names."""
    lines = [line.split() for line in str(wordfind.data("lists.toml")["alike"]).splitlines()]
    return {one: tuple(o for o in line if o != one) for line in lines for one in line}


def _word_tokens(words: str) -> Iterable[Wanted]:
    for root in roots(words):
        yield Wanted(_kept(f"w:{root}"), root=ROOT)
        if sound := _sound(root):
            yield Wanted(_kept(f"k:{sound}"), root=SOUND)
        for other in _alike().get(root, ()):
            yield Wanted(_kept(f"w:{other}"), root=ALIKE, said=False)


def spoken(words: str) -> tuple[str, ...]:
    """Codes of the languages that words name, English left out."""
    return tuple(code for code in places.languages(words) if code != "en")

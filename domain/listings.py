"""Offers and wants read from words: the kind of help, when, where, and what others may read."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import slots
from domain.reading import cues, places, public, skills
from domain.reading import read as read_words
from domain.reading.types import Item, RequestReading, When
from domain.slots import LONGEST as LONGEST_SLOTS

__all__ = ["LONGEST_SLOTS", "LONGEST_WORDS", "MOST", "Facts", "facts", "public_line", "renewal"]
LONGEST_WORDS = 500
LONGEST_SHOWN = 300
MOST = 50
"""Offers and wants that one person keeps at a time."""
MOST_SKILLS = 4
"""Kinds of help read from one sentence."""
LANGUAGES = (
    "en", "ur", "pa", "phr", "pl", "ro", "ar", "bn", "syl", "so", "hi", "gu", "ps", "fa", "ku",
    "fr", "es", "pt", "zh", "yue", "ti", "am", "uk", "tr", "sq", "ta", "prs", "ckb",
)  # fmt: skip
"""Codes of the languages in which somebody may offer help, English first."""
LEARNT = frozenset({"language.teach_language", "language.esol_conversation"})
"""Kinds of help in which the language named is what is learnt, not the one spoken."""
NEAR = 0.45
"""Share of the likeliest kind's score from which on another may be meant."""
_PHONE = re.compile(
    r"\b(?:by|over the|on the|via|per) (?:phone|telephone|video|zoom|teams|skype|whatsapp|email)\b"
    r"|\bonline\b|\bon ?line\b|\b(?:phone|video|zoom|whatsapp) (?:call|chat)s?\b",
    re.IGNORECASE,
)
_FACE = re.compile(r"\bin person\b|\bface to face\b|\bnot (?:online|by phone)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What words about an offer or a want say. slots, area, remote: None where they don't.

    skills: ids of the taxonomy, the likeliest of each thing; `other`: the next likely one, where
    the words may mean that. refusal: why it is never exchanged. urgent: it isn't listed, as a
    person must see it first.
    """

    skills: tuple[str, ...]
    other: str | None
    slots: str | None
    area: str | None
    langs: tuple[str, ...]
    remote: bool | None
    quick: bool
    once: bool
    refusal: RequestReading | None
    urgent: bool


def facts(words: str, now: datetime) -> Facts:
    """What `words` say of an offer or a want; `now` is aware and local. Never raises."""
    reading = read_words(words, now)
    request = reading.request
    items = request.items if request is not None else ()
    flags = request.flags if request is not None else ()
    found = [one.skill for one in items if one.skill is not None] or list(reading.skills)
    ranked = _likely(words)
    chosen = tuple(dict.fromkeys(found or ranked[:1]))[:MOST_SKILLS]
    other = next((one for one in ranked if one not in chosen), None) if len(chosen) == 1 else None
    refused = request is not None and request.action == "refuse_signpost"
    about_language = not LEARNT.isdisjoint(chosen)
    return Facts(
        skills=chosen,
        other=other,
        slots=slots.read(words),
        area=next((item.ward for item in items if item.ward), None) or _ward(words),
        langs=() if about_language else _languages(words),
        remote=_remote(words),
        quick="quick" in flags or "quick" in cues.of(words),
        once="once" in flags or "once" in cues.of(words),
        refusal=request if refused else None,
        urgent=reading.screen.screen == "urgent",
    )


def _likely(words: str) -> list[str]:
    """The kinds of help that come near the likeliest one, that one first."""
    ranked = skills.rank(words, 4)
    return [
        one.skill
        for one in ranked
        if one.score >= NEAR * ranked[0].score and (ranked[0].weak or not one.weak)
    ]


def _ward(words: str) -> str | None:
    """The one ward that is named, not as the end of a journey."""
    return places.home_ward(words, going=True)


def _languages(words: str) -> tuple[str, ...]:
    return tuple(code for code in places.languages(words) if code in LANGUAGES)


def _remote(words: str) -> bool | None:
    if _FACE.search(words):
        return False
    return True if _PHONE.search(words) else None


def public_line(skill: str | None, words: str) -> str | None:
    """What other people may read of an offer or a want, 300 characters at most: the name of the
    kind of help, so that nothing that somebody says can slip through; where there is none, their
    words without numbers, addresses, names of streets, links, ages, and what tells of health or an
    empty home. None where nothing is left."""
    if skill is not None and skill in skills.taxonomy():
        return public.describe([Item(skill, When("flexible"))], ())[:LONGEST_SHOWN] or None
    shown = " ".join(public.scrub(words[:LONGEST_WORDS]).text.split())
    return shown[:LONGEST_SHOWN] if any(sign.isalpha() for sign in shown) else None


def renewal(today: date, days: int, warning: int) -> tuple[date, date]:
    """The day on which a listing of today is asked about, and the day on which it is paused without
    an answer: `days` from now. Between the two are `warning` days, fewer where that would be more
    than half of the time."""
    until = today + timedelta(days=days)
    return until - timedelta(days=min(warning, days // 2)), until

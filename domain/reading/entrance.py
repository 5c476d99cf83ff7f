"""The one entrance: everything that the assistant makes of one message, in one fixed order.

Screening comes first, then commands typed as words, then tasks that are never exchanged, then
the intent and the form that it fills.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import get_args

from domain.reading import (
    commands,
    direction,
    guessed,
    intents,
    mentions,
    requests,
    screening,
    skills,
    text,
    wordfind,
)
from domain.reading.hours import read_hours
from domain.reading.skills import LANGUAGES
from domain.reading.types import HoursReading, Intent, Reading, RequestReading

_NOTHING = HoursReading(status="none")
_SCRIPTS = (("ur", "\u0600", "\u06ff"), ("bn", "\u0980", "\u09ff"), ("pa", "\u0a00", "\u0a7f"))
_URDU_ONLY = frozenset("ٹڈڑںےگچپژہھ")
_MOST_LETTERS = 400
_BY_COMMAND: dict[str, Intent] = {
    intent: intent for intent in get_args(Intent) if intent in get_args(commands.Command)
}
"""Commands that are intents too; the others (yes, back, stop) are told in `extra`."""


@lru_cache(maxsize=1)
def _telling_words() -> dict[str, frozenset[str]]:
    """Words that tell a Latin-script language from English: its cues, days and skills."""
    words: dict[str, set[str]] = {}
    for lang in LANGUAGES:
        own: set[str] = set()
        for name in (f"cues/{lang}.toml", f"skills/{lang}.toml"):
            for lists in wordfind.data(name).values():
                for phrase in (*lists.get("words", ()), *lists.get("weak", ())):
                    own.update(text.fold_word(part).rstrip("*") for part in str(phrase).split())
        if lang != "en":
            when = wordfind.data(f"when/{lang}.toml")["words"]
            own.update(text.fold_word(str(word)) for word in when)
        words[lang] = own
    english = words["en"] | wordfind.common_words() | set(wordfind.slang())
    return {lang: frozenset(own - english) for lang, own in words.items() if lang != "en"}


@lru_cache(maxsize=64)
def guess_language(said: str) -> str:
    """The likeliest language of `said`, by its script and its words; `en` where nothing tells."""
    letters = [letter for letter in said[:_MOST_LETTERS] if letter.isalpha()]
    for lang, first, last in _SCRIPTS:
        if sum(first <= letter <= last for letter in letters) * 2 > len(letters) > 0:
            if lang == "ur":
                return "ur" if _URDU_ONLY.intersection(letters) else "ar"
            return lang
    words = {token.text for token in text.tokens(said[:_MOST_LETTERS]) if token.kind == "word"}
    counts = {lang: len(words & own) for lang, own in _telling_words().items()}
    best = max(counts, key=lambda lang: counts[lang])
    return (
        best
        if counts[best] >= max(2, len(words) // 3) or (counts[best] and len(words) < 3)
        else "en"
    )


def _logs_unclearly(said: str, lang: str, hours: HoursReading) -> bool:
    """Whether help that was given is told with a length that must be asked about ("a few hours sat
    for Jean") or that no day holds ("25 hours yesterday for Jean")."""
    vague = hours.status == "clarify" and hours.ask == "minutes"
    impossible = hours.status == "reject" and hours.reason != "future"
    return (vague or impossible) and intents.gave_to_someone(said, lang)


def read(said: str, now: datetime, lang: str | None = None, known: Sequence[str] = ()) -> Reading:
    """Everything that is made of `said`, written at `now` (aware; its zone's day is today).

    lang: code of the writer's language; guessed where None. known: names of people whom the
    writer deals with, so that they are seen as names however they are typed. Never raises; text
    beyond 4,096 characters is not read.
    """
    language = lang or guess_language(said)
    screen = screening.screen(said, language)
    if screen.screen == "urgent":
        request = requests.read_request(said, now, language, screen=screen)
        return Reading(said, language, screen, request.intent, _NOTHING, request)
    hours = read_hours(said, now, language)
    command = commands.command(said, language)
    intent = _BY_COMMAND.get(command) if command else None
    if intent is None:
        request = requests.read_request(said, now, language, hours=hours, screen=screen)
        if request.intent in ("request", "unknown") and _logs_unclearly(said, language, hours):
            request = RequestReading(intent="log", action=intents.ACTIONS["log"])
    else:
        ask = ("what",) if intent in ("request", "offer") else ()
        request = RequestReading(intent=intent, action=intents.ACTIONS[intent], ask=ask)
    names = mentions.names(said, known=tuple(known))
    if not names and request.intent == "log":
        names = tuple(one.name for one in guessed.find(said))
    extra: dict[str, str] = {"command": command} if command else {}
    if request.intent == "log" and direction.received(said, names):
        extra["direction"] = "received"
    return Reading(
        text=said,
        lang=language,
        screen=screen,
        intent=request.intent,
        hours=hours,
        request=request,
        names=names,
        skills=tuple(found.skill for found in skills.several(said)),
        extra=extra,
    )

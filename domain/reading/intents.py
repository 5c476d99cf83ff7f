"""What a message wants, among a closed list.

Order: what is said about one's own account and arrangements first, then help given, offered or
wanted, then pleasantries. Screening, commands and refused tasks come before this (see `read`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.reading import accounts, cues, guessed, mentions, when_days, when_times
from domain.reading.plain import plain
from domain.reading.skills import Found
from domain.reading.types import Action, Intent
from domain.reading.wordfind import Hit, line

ACTIONS: dict[Intent, Action] = {
    "request": "draft",
    "offer": "draft",
    "log": "start_log",
    "cancel": "start_cancel",
    "balance": "show_balance",
    "statement": "show_statement",
    "help": "show_help",
    "talk_to_person": "call_person",
    "volunteer": "show_opportunities",
    "shift": "show_shifts",
    "nominate": "start_nomination",
    "standing": "start_standing",
    "away": "set_away",
    "greeting": "greet",
    "thanks": "thank",
    "goodbye": "greet",
    "my_data": "show_my_data",
    "leave": "start_leaving",
    "join": "start_joining",
    "report": "start_report",
    "tip": "save_tip",
    "unknown": "ask_intent",
}
"""What the assistant does for each intent; screened and refused texts have actions of their own."""

_LOG_FIRST = re.compile(
    r"^(?:hi |hiya |hello |just |so |i |we |have |also |ok )*(?:log|logging|record|add)\b"
)
_WAS = re.compile(r"\b(?:was|were)\b")
_WANTS = re.compile(
    r"\b(?:i|we|my [a-z]+|me [a-z]+) (?:really )?(?:needs?|wants?|cant|can't|cannot)\b"
)
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Clues:
    """What `classify` looks at."""

    text: str
    lang: str
    cues: frozenset[str]
    shaped: frozenset[Intent]
    skills: tuple[Found, ...]
    length: int | None
    words: int

    @property
    def skill(self) -> bool:
        """Whether a strong phrase names a skill."""
        return any(not found.weak for found in self.skills)


def clues(text: str, lang: str, skills: Sequence[Found]) -> Clues:
    """The clues of `text`, its skills given."""
    words = plain(text, lang)
    shaped = accounts.shaped(text, lang)
    span = when_times.span(words, None)
    length = when_times.length(words) or (span.minutes if span else None)
    return Clues(text, lang, cues.of(text), shaped, tuple(skills), length, len(line(text).words))


def classify(found: Clues) -> Intent:
    """The intent of a message; `unknown` where nothing tells. Never raises."""
    for reader in (_account, _helping, _social):
        intent = reader(found)
        if intent is not None:
            return intent
    return "unknown"


def _size(found: Clues, key: str) -> int:
    return cues.size(found.text, key) if key in found.cues else 0


def _account(found: Clues) -> Intent | None:
    """Asks about one's own account, arrangements, shifts and awards."""
    has = found.cues | (found.shaped if not _told_or_offered(found) else frozenset())
    if "nominate" in has:
        return "nominate"
    for intent in ("my_data", "leave", "standing", "shift", "report"):
        if intent in has:
            return intent
    return _asked_of_bank(found, has) or _changed(found, has)


def _asked_of_bank(found: Clues, has: frozenset[str]) -> Intent | None:
    """Asks about how the bank works, what was given and what is left."""
    if "help" in found.shaped and "talk_to_person" not in has and not _told_or_offered(found):
        return "help"
    if "statement" in has and "log_verb" not in has:
        return "statement"
    if "balance" in found.shaped and "balance" in has:
        return "balance"
    if "balance" in has and "log_verb" not in has and not found.skill:
        return "balance"
    return None


def _changed(found: Clues, has: frozenset[str]) -> Intent | None:
    """What changes an arrangement: cancels, a person asked for, time away, joining."""
    if "cancel" in has and ("cancel" in found.shaped or _says_cancel(found) or not _asks(found)):
        return "cancel"
    if "talk_to_person" in has and "lonely" not in has and not _other_than_talk(found):
        return "talk_to_person"
    if "away" in found.shaped or ("away" in has and not found.skill and not _someone(found)):
        return "away"
    if "log" in found.shaped and "offer" not in has:
        return "log"
    if "join" in found.shaped or ("join" in has and not found.skill):
        return "join"
    if "volunteer" in has and not _asks(found, hard=True):
        return "volunteer"
    return None


def _someone(found: Clues) -> bool:
    """Whether the words look for somebody, or say what is needed."""
    return bool(found.skills) and bool(
        {"someone", "anyone", "needs"} & {word.text for word in line(found.text).words}
    )


def _told_or_offered(found: Clues) -> bool:
    """Whether help is told of or offered, so that a shape is only part of a sentence."""
    return _offers(found) or bool(found.length and "log" in found.cues)


def _says_cancel(found: Clues) -> bool:
    """Whether the word itself is there, at or near the start."""
    first = line(found.text).words[:6]
    return any(word.text in {"cancel", "cancelling"} for word in first)


def _other_than_talk(found: Clues) -> bool:
    return any(not skill.weak and skill.skill != "company.phone_chat" for skill in found.skills)


def _hits(found: Clues, key: str) -> list[Hit]:
    return [hit for hit in cues.hits(found.text) if hit.key == key]


def _asks(found: Clues, *, hard: bool = False) -> bool:
    """Whether the words ask for help with something that is named."""
    return found.skill and ("strong_request" if hard else "request") in found.cues


def _offers(found: Clues) -> bool:
    """Whether help is offered: an offer's words, not inside an ask ("if anyone needs" is none)."""
    if "offer" in found.shaped and found.skills and not _WANTS.search(found.text.lower()):
        return True
    if "offer" not in found.cues:
        return False
    offers = _hits(found, "offer")
    against = [
        hit
        for hit in _hits(found, "strong_request")
        if not any(hit.first <= other.last and other.first <= hit.last for other in offers)
        and not _after_if(hit, found)
    ]
    return not against or min(hit.first for hit in offers) < min(hit.first for hit in against)


def _after_if(hit: Hit, found: Clues) -> bool:
    words = line(found.text).words
    return any(word.text in {"if", "who"} for word in words[max(0, hit.first - 2) : hit.first])


def _helping(found: Clues) -> Intent | None:
    """Help given, offered or wanted."""
    has = found.cues
    asks = has & {"strong_request", "offer"}
    if _starts_with(found, "thanks") and not found.length and not asks:
        return "thanks"
    asked = found.length or has & {"request", "offer", "future"}
    if "thanks" in has and not asked and _WAS.search(plain(found.text, found.lang)):
        return "thanks"
    if _logs(found):
        return "log"
    if _offers(found) and (found.skills or "offer" in found.shaped or _size(found, "offer") > 1):
        return "offer"
    if found.skill or (found.skills and "request" in has):
        return "request"
    only_help = "help" in has and (_size(found, "help") > 1 or found.words < _SHORT)
    if "strong_request" in has and (found.words >= _SHORT or found.skills) and not only_help:
        return "request"
    small = has & {"greeting", "thanks", "help", "goodbye"}
    tells = "request" not in has and _WAS.search(plain(found.text, found.lang)) is not None
    if found.skills and not tells and (not small or found.words >= _SHORT):
        return "request"
    if "lonely" in has:
        return "request"
    return None


def _logs(found: Clues) -> bool:
    """Whether help that was given is told: a length or the past, and no ask and no offer."""
    has = found.cues
    if _LOG_FIRST.search(plain(found.text, found.lang)) and found.length:
        return True
    if "quick" in has and found.skill and not has & {"log", "log_verb", "past"}:
        return False  # "A quick job, 15 minutes or less: put a shelf up" tells of nothing done.
    if (
        "log_verb" in has
        and (found.length or found.words <= _SHORT)
        and "strong_request" not in has
    ):
        return True
    if when_days.choice(plain(found.text, found.lang)) and "log" not in has:
        return False
    if _for_someone(found):
        return True
    told = "log" in has or "past" in has
    asks = "strong_request" in has and not _told_first(found)
    if found.length:
        if "manipulation" in has or asks or _offers(found):
            return False
        return told or not has.intersection({"request", "future"})
    return told and not asks and "past" in has and "log" in has and not _offers(found)


_FOR_SOMEONE = frozenset({"for", "4", "with", "wiv", "w"})
_POLITE = frozenset({"please", "pls", "plz", "thanks", "ta", "thank", "you"})


def _for_someone(found: Clues) -> bool:
    """Whether a length and whom the help was for are told, and nothing is asked but politely:
    "2 hours gardening tuesday for Mr Hussain, please".
    """
    if not found.length or found.cues & {"future", "offer", "manipulation"}:
        return False
    return _names_whom(found)


def will_give_someone(found: Clues) -> bool:
    """The same for help that is still to come: "2 hours tomorrow gardening for Jean"."""
    return bool(found.length) and "manipulation" not in found.cues and _names_whom(found)


def _names_whom(found: Clues) -> bool:
    """Whether the help is for somebody who is named, and nothing is asked but politely."""
    words = line(found.text).words
    asks = [hit for key in ("strong_request", "request") for hit in _hits(found, key)]
    if any(words[hit.first].text not in _POLITE or hit.last > hit.first for hit in asks):
        return False
    starts = {word.start: at for at, word in enumerate(words)}
    told = [
        starts.get(mention.start, 0)
        for mention in mentions.find(found.text) or guessed.find(found.text)
    ]
    return any(at and words[at - 1].text in _FOR_SOMEONE for at in told)


def gave_to_someone(text: str, lang: str) -> bool:
    """Whether `text` tells of time and whom it was for, and asks for nothing: for lengths that
    are no number of minutes yet, such as "a few hours"."""
    words = plain(text, lang)
    if _GIVEN_ME.search(words) or not (_VAGUE.search(words) or lang != "en"):
        return False
    return _for_someone(replace(clues(text, lang, ()), length=1))


_GIVEN_ME = re.compile(r"\b(?:gave|told|sent|asked|left|handed|lent) (?:me|us)\b")
_VAGUE = re.compile(
    r"\b(?:few|couple|all|half|most|whole|some|bit|hours?|hrs?|h|loads|ages|days?|while|time|min|"
    r"mins|minutes?|several|good part|\d)"
)
"""What a length that is no number of minutes is said with; "saturday morning" is none."""


def _starts_with(found: Clues, key: str) -> bool:
    return key in found.cues and any(hit.first == 0 for hit in _hits(found, key))


def _told_first(found: Clues) -> bool:
    """Whether the words tell of help given before they ask anything ("did 2 hrs ... please")."""
    told = [hit.first for hit in _hits(found, "log")]
    asks = [hit.first for hit in _hits(found, "strong_request")]
    return bool(told) and min(told) <= 1 and min(asks, default=99) > min(told)


def _social(found: Clues) -> Intent | None:
    """Pleasantries, and the plain word "help"."""
    has = found.cues
    for intent in ("tip", "thanks", "goodbye"):
        if intent in has:
            return intent
    if "help" in has and (_size(found, "help") > 1 or found.words < _SHORT):
        return "help"
    return "greeting" if "greeting" in has else None

"""Words that must never wait: looked for in every text, before anything else is made of it.

Missing a crisis is the worst error there is and a false alarm is acceptable, so: every language
is checked whatever the writer's language is said to be, "not" makes nothing harmless, and likely
misspellings count. A text in which no phrase stands is weighed (`likeness.py`). The answers
themselves are fixed sentences of the safeguarding lead, never made up here.
Rules: DOMAIN.md section 5, "Safeguarding in chat".
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from domain.reading.likeness import likeness
from domain.reading.patterns import Found, Phrase, Phrases
from domain.reading.phrase_lines import load_folder
from domain.reading.types import Screen

ScreenClass = Literal[
    "danger_now", "gas", "self_harm", "child", "abuse", "exploitation", "coercion", "homeless"
]
"""The classes, the most pressing first: the first one found chooses the answer."""

Answer = Literal[
    "safety-danger-now",
    "safety-gas",
    "safety-self-harm",
    "safety-child",
    "safety-abuse",
    "safety-exploitation",
    "safety-coercion",
    "safety-homeless",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from a class: the fixed answer, who is alerted, and the reading's values."""

    answer: Answer
    alert: Literal["broker", "safeguarding"]
    intent: Literal["emergency", "crisis", "safeguarding"]
    action: Literal["emergency_message", "escalate"]
    flags: tuple[str, ...]
    signpost: tuple[str, ...]
    ask: tuple[str, ...] = ()


_999 = "999 if in danger now"
_ADULTS = "Birmingham adult social care 0121 303 1234"
_CHILDREN = "Birmingham children's services 0121 303 1888"
_NOW = "alert_safeguarding_now"
_SAFE_WAY = ("safe_way_to_contact",)

OUTCOMES: dict[ScreenClass, Outcome] = {
    "danger_now": Outcome(
        "safety-danger-now", "safeguarding", "emergency", "emergency_message", (_NOW,), ("999",)
    ),
    "gas": Outcome(
        "safety-gas",
        "broker",
        "emergency",
        "emergency_message",
        ("alert_broker",),
        ("0800 111 999", "open windows", "no switches or flames", "get out"),
    ),
    "self_harm": Outcome(
        "safety-self-harm",
        "safeguarding",
        "crisis",
        "emergency_message",
        (_NOW,),
        (_999, "Samaritans 116 123", "NHS 111 option 2", "text SHOUT to 85258"),
    ),
    "child": Outcome(
        "safety-child",
        "safeguarding",
        "safeguarding",
        "escalate",
        ("child_at_risk", _NOW),
        (_999, _CHILDREN),
        _SAFE_WAY,
    ),
    "abuse": Outcome(
        "safety-abuse",
        "safeguarding",
        "safeguarding",
        "escalate",
        ("abuse", _NOW),
        (_999, _ADULTS),
        _SAFE_WAY,
    ),
    "exploitation": Outcome(
        "safety-exploitation",
        "safeguarding",
        "safeguarding",
        "escalate",
        ("exploitation", _NOW),
        (_999, _ADULTS),
        _SAFE_WAY,
    ),
    "coercion": Outcome(
        "safety-coercion",
        "safeguarding",
        "safeguarding",
        "escalate",
        ("coercion", _NOW),
        (_999, _ADULTS),
        _SAFE_WAY,
    ),
    "homeless": Outcome(
        "safety-homeless",
        "broker",
        "emergency",
        "emergency_message",
        ("alert_broker", "homeless"),
        ("council housing options", "Shelter helpline", "999 if unsafe"),
    ),
}
ORDINARY = Screen("ordinary")


@cache
def screening_phrases() -> Phrases:
    """The phrases of every language, read from `screening_words/` once."""
    return Phrases(load_folder("screening_words"))


def screen(text: str, lang: str | None = None) -> Screen:
    """Whether `text` must be answered before anything else, and with which fixed answer.

    All languages are checked; `lang` only tells the reader of a report what was said. Never
    raises; text beyond 4,096 characters is not read.
    """
    del lang  # asked for so that callers need not know; using it could only miss something
    if not text or text.isspace():
        return ORDINARY
    found = reasons(text)
    if not found:
        return ORDINARY
    labels = {f.phrase.label for f in found}
    kinds = tuple(kind for kind in get_args(ScreenClass) if kind in labels)
    outcome = OUTCOMES[kinds[0]]
    flags = dict.fromkeys(flag for kind in kinds for flag in OUTCOMES[kind].flags)
    if "financial" in {f.phrase.topic for f in found}:
        flags = {"financial_abuse": None} | flags
    return Screen(
        "urgent",
        kinds[0],
        outcome.answer,
        outcome.alert,
        also=kinds[1:],
        flags=tuple(flags),
    )


def reasons(text: str) -> list[Found]:
    """The phrases that make `text` urgent; what brokers and translators look at to see why."""
    found = screening_phrases().find(text)
    if found:
        return found
    like = likeness(text)
    if like is None:
        return []
    return [Found(Phrase(like.kind, "en", "like sentences that are known", ()), like.words)]

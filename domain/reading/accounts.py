"""Short messages about one's own account and arrangements, by how they are built.

Cue phrases know what people say word for word; these know the shape: "show me everything I've
earned", "can't do Tuesday now", "who can see my info". Read from plain words, so that slang and
spelling are put right already.
"""

import re
from functools import lru_cache

from domain.reading.plain import plain
from domain.reading.types import Intent
from domain.reading.when_days import DAY

_SOON = rf"(?:{DAY}|today|tonight|tomorrow|this (?:week|morning|afternoon|evening)|next week)"
_MINE = r"(?:info|information|data|details|records?|account|profile|stuff|messages)"
_SHAPES: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        "my_data",
        re.compile(
            rf"\b(?:who|what|where|why|how)\b(?: [a-z]+){{0,4}} (?:my|me) {_MINE}\b"
            rf"|\b(?:delete|erase|remove|wipe|download|export|copy of|get rid of)(?: [a-z]+){{0,2}}"
            rf" (?:my|me) {_MINE}\b"
            r"|\b(?:hold|keep|store|have|got|know|stored|kept)(?: [a-z]+)? (?:on|about) (?:me|us)\b"
        ),
    ),
    (
        "statement",
        re.compile(
            r"\b(?:show|send|give|print|list|see)(?: (?:me|us|out))?"
            r"(?: [a-z]+){0,3} (?:everything|all|what|list|record|history)"
            r"(?: [a-z]+){0,5} (?:earned|done|given|logged|spent|did)\b"
            r"|\b(?:everything|all) (?:that )?i (?:have )?(?:earned|logged|spent|given)\b"
        ),
    ),
    (
        "join",
        re.compile(
            r"\b(?:become|be|being|becoming) (?:a )?(?:new )?member\b"
            r"|\bhow (?:do|does|can|could|would)(?: [a-z]+){1,3} (?:join|sign up|register|enrol)\b"
        ),
    ),
    (
        "talk_to_person",
        re.compile(
            r"\b(?:talk|speak|ring|phone|call|get hold of|contact|chat)(?: [a-z]+){0,4} "
            r"(?:office|in charge|broker|staff|manager|coordinator|organiser|one of you|real one)\b"
        ),
    ),
    (
        "cancel",
        re.compile(
            rf"\b(?:cannot|can not|wont be able to|not able to|unable to) (?:do|make|manage|come)"
            rf"(?: (?:it|in|on|over|round|this|next|that))* (?:{_SOON}|now|after all|any ?more)\b"
            r"|^(?:sorry,? |oh |hi,? |actually,? )*(?:scrap|forget|never ?mind|call off|bin)"
            r"(?: off)? (?:that|the|my|it|about)\b"
            r"|\b(?:dont|do not|no longer|wont|not) (?:need|want|needing|wanting)(?: [a-z]+){0,6} "
            r"(?:now|any ?more|after all|any longer|no more)(?: [a-z]+)?$"
        ),
    ),
)


@lru_cache(maxsize=64)
def shaped(text: str, lang: str) -> frozenset[Intent]:
    """The intents whose shape `text` has; only what is short enough to be about one thing."""
    words = plain(text, lang)[:_LONGEST].rstrip(" .!?x")
    return frozenset(intent for intent, shape in _SHAPES if shape.search(words))


_LONGEST = 200

"""Tasks that are never exchanged for hours: refused kindly, with who can help instead.

The classes and the people to turn to: DOMAIN.md section 1, "Never exchanged". Neighbouring tasks
that are fine (a light bulb, reading a letter, washing up) are told apart in the word files.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from domain.reading.patterns import Phrases
from domain.reading.phrase_lines import load_folder

Blocked = Literal[
    "money",
    "medication",
    "gas",
    "electrics",
    "mains_plumbing",
    "clinical",
    "personal_care",
    "immigration",
    "debt",
    "legal_financial",
    "goods",
    "taxi",
    "intimate",
]
"""The classes, in the order in which one is chosen where several fit."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a task is refused, who can help, and what the broker should know."""

    blocked: Blocked
    signpost: tuple[str, ...]
    flags: tuple[str, ...] = ()


_CITIZENS_ADVICE = "Citizens Advice"
_CARE = "adult social care 0121 303 1234"

REFUSALS: dict[str, Refusal] = {
    "money/card": Refusal(
        "money",
        ("never share a PIN", "bank or Post Office can help", "broker will ring"),
        ("financial_abuse_risk", "alert_broker"),
    ),
    "money": Refusal("money", ("only hours change hands", _CITIZENS_ADVICE, "ask your broker")),
    "medication": Refusal("medication", ("pharmacist", "GP", _CARE), ("adult_at_risk",)),
    "gas": Refusal("gas", ("Gas Safe engineer", "landlord if renting")),
    "electrics": Refusal(
        "electrics", ("registered electrician", "landlord if renting", "999 for fire or shock")
    ),
    "mains_plumbing": Refusal(
        "mains_plumbing", ("landlord if renting", "plumber or other tradesperson")
    ),
    "personal_care": Refusal("personal_care", (_CARE, "carers' assessment"), ("adult_at_risk",)),
    "clinical": Refusal("clinical", ("GP", "podiatry")),
    "immigration": Refusal(
        "immigration", ("IAA-registered adviser", "solicitor", _CITIZENS_ADVICE)
    ),
    "debt": Refusal("debt", ("StepChange", "National Debtline", _CITIZENS_ADVICE)),
    "legal_financial": Refusal("legal_financial", (_CITIZENS_ADVICE, "Law Centre")),
    "goods": Refusal("goods", ("reuse shops",)),
    "taxi": Refusal("taxi", ("licensed private hire", "Ring and Ride")),
    "intimate": Refusal("intimate", ("ask your broker",), ("conduct", "alert_broker")),
}
"""Every refusal; a key may name a topic within its class ("money/card")."""


@cache
def refused_phrases() -> Phrases:
    """The phrases of refused tasks in every language, read from `refused_words/` once."""
    return Phrases(load_folder("refused_words"))


def refuse(text: str, lang: str | None = None) -> Refusal | None:
    """The refusal of the task that `text` asks for or offers, or None if it may be exchanged.

    All languages are checked, so `lang` changes nothing. Screen the text first: a smell of gas is
    an emergency, not a refusal.
    """
    del lang
    if not text or text.isspace():
        return None
    found = {f.phrase for f in refused_phrases().find(text)}
    keys = {f"{p.label}/{p.topic}" if p.topic else p.label for p in found}
    for blocked in get_args(Blocked):
        for key in sorted(keys, reverse=True):  # a topic before its class
            if key.partition("/")[0] == blocked:
                return REFUSALS[key]
    return None

"""What a nomination still needs, and what the round's rules refuse at once.

Only what the nominator says of themselves and of the nominee in an answer is refused here (self,
family, a councillor, outside the city, too few years). What is merely read from their words is a
flag, and a person looks at it (domain/awards/checks.py).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from domain.awards.checks import Why
from domain.awards.rules import Rules
from domain.reading.nominees import SELF
from domain.reading.text import fold

Question = Literal[
    "surname", "beyond", "linked", "councillor", "knows", "under_18", "reach", "parent", "family",
    "may_name", "long", "more",
]  # fmt: skip
"""Questions that only some nominations are asked."""
SPLIT = 3_500
"""From so many characters a message may be a part of a longer text: Telegram cuts at 4,096."""
ITSELF: frozenset[str] = frozenset(
    {"me", "myself", "meself", "my self", "i", "mee", "self", SELF, "us", "ourselves"}
)
CARE: frozenset[str] = frozenset({"do_not_publish", "domestic_abuse"})
"""Flags with which nothing is published or kept for it: a person answers instead."""
KEPT: frozenset[str] = frozenset({"multiple_nominees", "late", "early", "unidentified_nominee"})
"""Flags of a first sentence that say nothing of the nomination that is made of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered so far; None where it wasn't yet. own: the nominator put themselves
    forward; young: the category is one for young people."""

    kind: str | None = None
    name: str | None = None
    own: bool = False
    relation: str | None = None
    years: int | None = None
    under_18: bool | None = None
    posthumous: bool = False
    young: bool = False
    linked: bool | None = None
    councillor: bool | None = None
    count: int = 0
    last: int = 0
    """Words of the reason, and characters of the last message of it."""


def refused(told: Told, rules: Rules) -> Why | None:
    """Why the rules can't take it, as the nominator themselves says; None where they can."""
    person = told.kind == "individual"
    if told.own and person and not rules.self_may:
        return "self"
    if told.relation == "family" and person and not (told.posthumous or rules.family_may):
        return "family"
    if told.councillor and not rules.councillors_may:
        return "councillor"
    if told.linked is False and not rules.outside_may:
        return "outside"
    few = told.years is not None and told.years < rules.years_needed
    if few and not (told.young or told.under_18):
        return "years"
    return None


def asked(told: Told, flags: Collection[str], rules: Rules) -> frozenset[Question]:
    """Which of the questions that not everybody is asked belong to this one."""
    person = told.kind == "individual"
    child = bool(told.under_18) and not told.posthumous
    named = told.name is not None and person and len(told.name.split()) == 1 and not told.own
    wanted: dict[Question, bool] = {
        "surname": named,
        "more": told.last >= SPLIT,
        "long": told.count > rules.words_wish,
        "beyond": not flags_free(flags, "paid_role", "paid_volunteering"),
        "linked": "outside_area" in flags and not rules.outside_may,
        "councillor": "councillor" in flags and person and not rules.councillors_may,
        "knows": not told.posthumous and not told.own,
        "under_18": person and not told.posthumous and not told.own,
        "parent": child,
        "family": told.posthumous,
        "reach": not told.posthumous and not child and not told.own,
        "may_name": (rules.tell_nominator or rules.nominee_reads) and not told.own,
    }
    return frozenset(name for name, wants in wanted.items() if wants)


def flags_free(flags: Collection[str], *names: str) -> bool:
    """Whether none of these flags is there."""
    return not any(name in flags for name in names)


def is_own(name: str, mine: str) -> bool:
    """Whether a nominee's name is the nominator's: "me", or their own as it is kept."""
    clean = " ".join(fold(name).split())
    return clean in ITSELF or (" " in clean and clean == " ".join(fold(mine).split()))


def count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def cut(text: str, limit: int) -> tuple[str, str]:
    """A text in two: what has at most `limit` characters, up to the end of a word where there is
    one, and all the rest. Joined they are the text."""
    if len(text) <= limit:
        return text, ""
    at = max(text.rfind(" ", 0, limit), text.rfind("\n", 0, limit)) + 1
    at = at if at > limit // 2 else limit
    return text[:at], text[at:]

"""Messages between the two sides of some help, sent by the bot: until when, how many, and what in
them a broker looks at.

Rules: DOMAIN.md section 5, "Contact sharing" and "Conduct".
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from domain.exchange import State

OPEN: frozenset[State] = frozenset(
    {"agreed", "asked", "planned", "due", "missed", "confirmed", "problem", "queried"}
)
"""Both agreed to the help, and it isn't over."""
ENDED: frozenset[State] = frozenset({"posted", "not_done", "cancelled"})
CLOSES = timedelta(days=7)
"""How long after the help the two can write to each other."""
STALE = timedelta(days=90)
"""Help of which nothing was heard for so long is over, whatever its state."""
A_DAY = 10
"""Messages that one side can send the other in 24 hours."""
LONGEST = 300
KEPT_DAYS = 90
REPORTED_DAYS = 365
SHARED_DAYS = 90

_MONEY = re.compile(
    r"[£$€]\s?\d|\b\d+\s?(?:quid|pounds?|gbp)\b|\b(?:quid|cash|bank (?:details|account)"
    r"|sort code|account number|paypal|bitcoin|gift ?cards?|western union"
    r"|bank transfer|pin (?:number|code))\b"
    r"|\b(?:lend|loan|borrow|owe|send|give|pay) (?:me|us|you|him|her|them)\b.{0,30}\bmoney\b"
    r"|\b(?:pay|paid|charge|charging) (?:you|me|us|for)\b|\bmoney (?:for|upfront|first|now)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:whats ?app|signal|snapchat|instagram|insta|facebook|messenger|viber|imo)\b"
    r"|\b(?:off|outside|without|not through) (?:the )?(?:app|bot|timebank|telegram)\b"
    r"|\b(?:don'?t|do not|no need to) tell (?:the )?(?:timebank|broker|anyone|anybody|them)\b"
    r"|\b(?:keep (?:it|this) between|just between) us\b"
    r"|\b(?:text|ring|call|phone|message) me (?:on|at|directly|privately)\b",
    re.IGNORECASE,
)


def flags(text: str, removed: Sequence[str] = ()) -> tuple[str, ...]:
    """What of this message a broker looks at: money, elsewhere (moving off the platform). removed:
    the kinds of contact details that were taken out of it."""
    found = []
    if _MONEY.search(text):
        found.append("money")
    if _ELSEWHERE.search(text) or {"phone", "email", "link", "handle"} & set(removed):
        found.append("elsewhere")
    return tuple(found)

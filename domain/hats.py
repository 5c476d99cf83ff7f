"""Acting for somebody else: what for, how long, and what nobody may do in another's name."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from domain.exchange import Action
from domain.permissions import Verb

Scope = Literal["ask", "offer", "log", "confirm", "plan", "lend", "shift"]
"""What somebody may do for another: ask for help; list offers and wants, and say when they are
away; record hours; agree to hours; agree days and times; lend and borrow; join shifts."""
SCOPES: Sequence[Scope] = get_args(Scope)
Own = Literal["give", "award", "self", "leave", "delegate", "case"]
"""What is never done for another by a helper: give hours away, nominate and vote, see what is held
about them, leave, change who acts, see concerns and cases."""
Kind = Literal["organisation", "helper", "broker"]
How = Literal["person", "paper", "phone"]
"""How the member agreed that somebody acts for them."""

WORN_HOURS = 12
"""After so long a hat falls off by itself, so that nobody acts for another by habit."""
BROKER_MINUTES = 60
"""How long a broker acts for a member without Telegram before saying so again."""
HELPER_DAYS = 183
"""Half a year: then the member is asked again."""
FIRST_CHECK_DAYS = 30
CHECK_DAYS = 90
"""A broker asks the member alone whether they are still happy with it: PEERS.md section 4."""
WARNING_DAYS = 14
LINK_DAYS = 7
MORNING = time(10)
"""When brokers are asked to ring, local."""

BROKER_MAY: frozenset[str] = frozenset({*SCOPES, "give", "award"})
"""A broker enters for a member without Telegram whatever that member says on the phone. Leaving is
a step of its own, with its own card."""

SCOPE_OF: Mapping[Verb, Scope | Own | None] = {
    "exchange.log": "log",
    "exchange.plan": "plan",
    "item.lend": "lend",
    "gathering.propose": "shift",
    "request.make": "ask",
    "request.answer": "offer",
    "listing.change": "offer",
    "shift.join": "shift",
    "shift.publish": "shift",
    "hours.give": "give",
    "pot.ask": "ask",
    "course.see": None,
    "award.take": "award",
}
"""Which scope a verb needs where somebody acts for another. Verbs that aren't here are never done
for another. None: whoever acts at all may."""


def may(scope: frozenset[str], code: str | None) -> bool:
    """Whether a hat with this scope allows what needs this code."""
    return code is None or code in scope


def needed(verb: Verb) -> str | None:
    """The code that a verb needs under a hat; one that no scope holds where it is never allowed."""
    return SCOPE_OF.get(verb, "role")


PLANNING = frozenset({"propose", "agree", "miss"})


def needed_for(action: Action) -> str:
    """The code that a step of an exchange needs under a hat."""
    if action in PLANNING:
        return "plan"
    return "log" if action in ("report", "amend") else "confirm"


def ends_on(kind: Kind, now: datetime) -> datetime | None:
    """Until when somebody may act from now on; None for organisations: until it is ended."""
    if kind == "helper":
        return now + timedelta(days=HELPER_DAYS)
    return now + timedelta(minutes=BROKER_MINUTES) if kind == "broker" else None


def check_day(made: date, checked: date | None) -> date:
    """The day on which a broker next asks the member alone: a month after it began, then every
    three months after the last time."""
    if checked is None:
        return made + timedelta(days=FIRST_CHECK_DAYS)
    return checked + timedelta(days=CHECK_DAYS)

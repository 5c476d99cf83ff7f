"""More than one timebank: what two of them agree, help across the two, and people who move.

docs/across-states.md draws the three tables below, and a test compares them. Hours between two
timebanks go through a pair of between accounts, one in each, that mirror each other: what one is
owed the other owes, and a cap says how much that may be.
"""

from collections.abc import Set as AbstractSet
from typing import Literal

from domain.ledger import Account, Posting, Transfer

PactState = Literal["none", "proposed", "active", "paused", "ended"]
PactAction = Literal["propose", "accept", "decline", "cancel", "pause", "resume", "end"]
Side = Literal["asker", "partner"]
"""asker: the timebank that acted last; partner: the other. Of a pair that has nothing agreed, both
are askers."""

PACTS: dict[PactState, dict[tuple[Side, PactAction], PactState]] = {
    # People may move between the two; there is no help across.
    "none": {("asker", "propose"): "proposed", ("partner", "propose"): "proposed"},
    "proposed": {
        ("asker", "cancel"): "none",
        ("partner", "accept"): "active",
        ("partner", "decline"): "none",
    },
    "active": {
        ("asker", "pause"): "paused",
        ("partner", "pause"): "paused",
        ("asker", "end"): "ended",
        ("partner", "end"): "ended",
    },
    # Nothing new begins; what was begun goes on. Another cap is proposed from here.
    "paused": {
        ("asker", "resume"): "active",
        ("asker", "propose"): "proposed",
        ("partner", "propose"): "proposed",
        ("asker", "end"): "ended",
        ("partner", "end"): "ended",
    },
    "ended": {("asker", "propose"): "proposed", ("partner", "propose"): "proposed"},
}

State = Literal[
    "asked",  # a broker asked the other timebank; its broker looks first
    "out",  # people of the other timebank are asked
    "offered",  # somebody there said yes; who needs it answers
    "agreed",  # both want it; a broker approves beforehand
    "planned",  # approved beforehand
    "named",  # recorded; the other timebank's broker says who was meant
    "logged",  # the other side is asked whether it is right
    "problem",  # a broker settles it
    "confirmed",  # both agree; a broker approves
    "posted",
    "reversed",
    "declined",
    "cancelled",
    "lapsed",
]
Action = Literal[
    "let_out", "offer", "withdraw", "choose", "refuse", "allow", "report", "place", "confirm",
    "change", "problem", "settle", "approve", "reverse", "decline", "cancel", "lapse",
]  # fmt: skip
Part = Literal["giver", "receiver", "logger", "other", "helpers", "hosts", "clock"]
"""giver and receiver: the two people; logger: who of them gave the figure, other: who is asked
about it; helpers: brokers of the giver's timebank; hosts: brokers of the receiver's, which decides
in the end, since it has the hours to answer for."""

FINAL: AbstractSet[State] = frozenset({"reversed", "declined", "cancelled", "lapsed"})
_OUT: dict[tuple[Part, Action], State] = {
    ("helpers", "decline"): "declined",
    ("hosts", "decline"): "declined",
}
_SEEKING: dict[tuple[Part, Action], State] = {
    ("helpers", "decline"): "declined",
    ("hosts", "cancel"): "cancelled",
    ("receiver", "cancel"): "cancelled",
    ("clock", "lapse"): "lapsed",
    # Who needed it has left.
    ("clock", "cancel"): "cancelled",
}
_AGREED: dict[tuple[Part, Action], State] = {
    **_OUT,
    ("giver", "report"): "logged",
    ("receiver", "report"): "logged",
    ("giver", "cancel"): "cancelled",
    ("receiver", "cancel"): "cancelled",
    ("clock", "cancel"): "cancelled",
    ("clock", "lapse"): "lapsed",
}
CROSSINGS: dict[State, dict[tuple[Part, Action], State]] = {
    "asked": {**_SEEKING, ("helpers", "let_out"): "out"},
    "out": {**_SEEKING, ("giver", "offer"): "offered"},
    "offered": {
        **_SEEKING,
        ("receiver", "choose"): "agreed",
        ("receiver", "refuse"): "out",
        ("giver", "withdraw"): "out",
        # Who said yes has left.
        ("clock", "withdraw"): "out",
    },
    "agreed": {**_AGREED, ("hosts", "allow"): "planned"},
    "planned": _AGREED,
    "named": {**_OUT, ("helpers", "place"): "logged", ("hosts", "place"): "logged"},
    "logged": {
        **_OUT,
        ("other", "confirm"): "confirmed",
        ("other", "change"): "logged",
        ("other", "problem"): "problem",
        ("logger", "cancel"): "cancelled",
        ("clock", "lapse"): "problem",
    },
    "problem": {**_OUT, ("hosts", "settle"): "posted"},
    "confirmed": {**_OUT, ("hosts", "approve"): "posted"},
    "posted": {("helpers", "reverse"): "reversed", ("hosts", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
    "lapsed": {},
}

MoveState = Literal["asked", "confirmed", "done", "reversed", "declined", "cancelled"]
MoveAction = Literal["confirm", "approve", "decline", "cancel", "reverse"]
MovePart = Literal["mover", "old", "new"]
"""old: brokers of the timebank that is left; new: brokers of the one that is joined."""

MOVES: dict[MoveState, dict[tuple[MovePart, MoveAction], MoveState]] = {
    "asked": {
        ("old", "confirm"): "confirmed",
        ("old", "decline"): "declined",
        ("mover", "cancel"): "cancelled",
    },
    "confirmed": {
        ("new", "approve"): "done",
        ("new", "decline"): "declined",
        ("mover", "cancel"): "cancelled",
    },
    "done": {("old", "reverse"): "reversed", ("new", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
}

SEEK_DAYS = 7
"""How long another timebank's people are asked, and how long hours wait for the other side."""
UNUSED_DAYS = 30
"""When help that was agreed and of which nobody says how it went is let go."""


def within_cap(balance: int, change: int, cap: int) -> bool:
    """Whether hours may move between two timebanks: within the cap either way, or towards even.
    All in minutes; `balance` of the pair's account in one of them, which `change` would move."""
    after = balance + change
    return abs(after) <= cap or abs(after) < abs(balance)


def help_across(
    key: str, giver: Account, receiver: Account, pact_id: int, minutes: int
) -> Transfer:
    """Help from one timebank to another: each side's hours meet in its own between account."""
    return Transfer(
        key,
        "exchange",
        "across",
        (
            Posting(giver, minutes),
            Posting(Account(giver.community, "between", pact_id), -minutes),
            Posting(receiver, -minutes),
            Posting(Account(receiver.community, "between", pact_id), minutes),
        ),
    )


def take_along(key: str, old: Account, new: Account, pact_id: int, balance: int) -> Transfer:
    """Somebody's balance goes along when they move, what they owe as well as what they have."""
    return Transfer(
        key,
        "leaving",
        "moving",
        (
            Posting(old, -balance),
            Posting(Account(old.community, "between", pact_id), balance),
            Posting(new, balance),
            Posting(Account(new.community, "between", pact_id), -balance),
        ),
    )

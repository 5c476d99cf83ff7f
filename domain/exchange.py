"""The life of an exchange that was logged after it happened: who may do what, and what follows.

Nothing moves until the other side has confirmed and a broker has approved. Every state but the
final ones has a way out for the logger and for a broker; docs/exchange-states.md draws this table,
and a test compares the two.
"""

from typing import Literal

State = Literal[
    "unresolved",  # the other person's name is for the broker to place
    "logged",  # waits for the other side
    "changed",  # the other side said different hours; waits for the logger
    "problem",  # the two don't agree; a broker settles it
    "lapsed",  # the other side stayed silent for a week; a broker rings
    "confirmed",  # both agree; waits for a broker
    "queried",  # a broker asked a question
    "posted",  # the hours are in the books
    "reversed",
    "declined",
    "cancelled",
]
Action = Literal[
    "log",
    "resolve",
    "amend",
    "confirm",
    "change",
    "accept",
    "problem",
    "lapse",
    "approve",
    "settle",
    "query",
    "answer",
    "decline",
    "cancel",
    "reverse",
]
Part = Literal["logger", "other", "broker", "clock"]

FINAL: frozenset[State] = frozenset({"reversed", "declined", "cancelled"})
OPEN: frozenset[State] = frozenset(
    {"unresolved", "logged", "changed", "problem", "lapsed", "confirmed", "queried"}
)
FOR_BROKER: frozenset[State] = frozenset({"unresolved", "problem", "lapsed", "confirmed"})
"""States that stand in the broker's queue."""

_OTHER_ANSWERS: dict[tuple[Part, Action], State] = {
    ("other", "confirm"): "confirmed",
    ("other", "change"): "changed",
    ("other", "problem"): "problem",
}
_ALWAYS: dict[tuple[Part, Action], State] = {
    ("logger", "cancel"): "cancelled",
    ("broker", "decline"): "declined",
}

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "unresolved": {("broker", "resolve"): "logged", **_ALWAYS},
    "logged": {
        **_OTHER_ANSWERS,
        ("logger", "amend"): "logged",
        ("clock", "lapse"): "lapsed",
        **_ALWAYS,
    },
    "changed": {
        ("logger", "accept"): "confirmed",
        ("logger", "amend"): "logged",
        ("logger", "problem"): "problem",
        ("clock", "lapse"): "lapsed",
        **_ALWAYS,
    },
    "lapsed": {**_OTHER_ANSWERS, ("broker", "settle"): "posted", **_ALWAYS},
    "problem": {("broker", "settle"): "posted", **_ALWAYS},
    "confirmed": {
        ("broker", "approve"): "posted",
        ("broker", "query"): "queried",
        ("other", "problem"): "problem",
        ("logger", "problem"): "problem",
        **_ALWAYS,
    },
    "queried": {
        ("logger", "answer"): "confirmed",
        ("other", "answer"): "confirmed",
        ("broker", "approve"): "posted",
        **_ALWAYS,
    },
    "posted": {("broker", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
}

LONGEST_MINUTES = 24 * 60
BROKER_LOOKS_ABOVE = 10 * 60
BACK_DAYS = 31
REMIND_AFTER_DAYS = (1, 3)
LAPSE_AFTER_DAYS = 7


def actions(state: State, part: Part) -> tuple[Action, ...]:
    """What this party can do now, in the order of the table."""
    return tuple(action for (who, action) in TRANSITIONS[state] if who == part)


def parts(action: Action) -> frozenset[Part]:
    """Who can ever take this action."""
    return frozenset(
        who for follows in TRANSITIONS.values() for (who, what) in follows if what == action
    )

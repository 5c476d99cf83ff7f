"""The life of an exchange, planned beforehand or logged afterwards: who may do what, what follows.

A planned one is proposed, agreed by both, approved by a broker before it happens (so that it is
insured), and reported after its time; a logged one starts there. Nothing moves until the other side
has confirmed and a broker has approved: beforehand, where both confirm no more than was planned, or
afterwards. Every state but the final ones has a way out for its people and for a broker;
docs/exchange-states.md draws this table, and a test compares the two.
"""

from typing import Literal

State = Literal[
    "proposed",  # one side names day, time and place; waits for the other
    "agreed",  # both want it; waits for a broker, before it happens
    "asked",  # a broker asked a question before approving
    "planned",  # approved beforehand; the day is coming
    "due",  # its time is over; both are asked how it went
    "missed",  # one side says that it didn't happen; the other is asked
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
    "not_done",  # it didn't happen, and neither side says otherwise
]
Action = Literal[
    "propose",
    "agree",
    "allow",
    "happen",
    "report",
    "miss",
    "post",
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
    "undo",
]
Part = Literal["logger", "other", "broker", "clock"]

FINAL: frozenset[State] = frozenset({"reversed", "declined", "cancelled", "not_done"})
AHEAD: frozenset[State] = frozenset({"proposed", "agreed", "asked", "planned"})
"""States before the time that was planned."""
OPEN: frozenset[State] = AHEAD | {
    *("due", "missed", "unresolved", "logged", "changed", "problem", "lapsed", "confirmed"),
    "queried",
}
FOR_BROKER: frozenset[State] = frozenset({"agreed", "unresolved", "problem", "lapsed", "confirmed"})
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

_BEFORE: dict[tuple[Part, Action], State] = {
    ("logger", "propose"): "proposed",
    ("other", "propose"): "proposed",
    ("other", "cancel"): "cancelled",
    ("clock", "happen"): "due",
    # One of them is no member any more.
    ("clock", "cancel"): "cancelled",
    **_ALWAYS,
}
"""Until its time, either side can name another time (and is then the logger) or call it off."""
_AFTERWARDS: dict[tuple[Part, Action], State] = {
    ("logger", "report"): "logged",
    ("other", "report"): "logged",
    ("clock", "lapse"): "lapsed",
    ("broker", "settle"): "posted",
    **_ALWAYS,
}
"""Whoever reports first is the logger from then on."""

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "proposed": {("other", "agree"): "agreed", **_BEFORE},
    "agreed": {
        ("broker", "allow"): "planned",
        # Where the timebank's rules ask for no look at an exchange of this kind.
        ("clock", "allow"): "planned",
        ("broker", "query"): "asked",
        **_BEFORE,
    },
    "asked": {
        ("logger", "answer"): "agreed",
        ("other", "answer"): "agreed",
        ("broker", "allow"): "planned",
        **_BEFORE,
    },
    "planned": _BEFORE,
    "due": {("logger", "miss"): "missed", ("other", "miss"): "missed", **_AFTERWARDS},
    "missed": {("other", "agree"): "not_done", ("other", "problem"): "problem", **_AFTERWARDS},
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
    "lapsed": {
        **_OTHER_ANSWERS,
        # A planned one that nobody had reported by then.
        ("logger", "report"): "logged",
        ("other", "report"): "logged",
        ("logger", "miss"): "missed",
        ("other", "miss"): "missed",
        ("broker", "settle"): "posted",
        **_ALWAYS,
    },
    "problem": {("broker", "settle"): "posted", **_ALWAYS},
    "confirmed": {
        ("broker", "approve"): "posted",
        # Approved beforehand, and no longer than was planned.
        ("clock", "post"): "posted",
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
    "not_done": {},
}

LONGEST_MINUTES = 24 * 60
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

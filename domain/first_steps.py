"""What a new timebank does before and at its first event, in order (DOMAIN.md section 1: how people
join, what fails in the first months)."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, get_args

Step = Literal[
    "lead",  # a safeguarding lead by name
    "brokers",  # a second broker, for four eyes
    "insurance",  # public liability cover, which follows a broker's approval
    "conduct",  # the code of conduct and the member agreement, read by the team
    "phone",  # the number to ring, and when
    "references",  # how many references are asked for
    "meet",  # dates on which newcomers meet somebody of the team
    "poster",  # up where people see it
    "members",  # the first ten
    "event",  # a group event: newcomers join one before they help one to one
    "want",  # asked on joining what they would like now, for people give sooner than they ask
    "ring",  # both sides of each first exchange
]
STEPS: Sequence[Step] = get_args(Step)
OPENED, CLOSED = "opened", "closed"
"""Rows beside the steps: since when there is a list, and that it was put away."""
FIRST_MEMBERS = 10
"""A timebank begins with about so many."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows say by themselves: how many of each there are."""

    leads: int = 0
    brokers: int = 0
    phone: bool = False
    members: int = 0
    meetings: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a timebank is. done: what was ticked or is so; ticked: what somebody ticked."""

    done: frozenset[Step]
    ticked: frozenset[Step]
    closed: bool

    @property
    def left(self) -> Sequence[Step]:
        """What is still to do, in order."""
        return [step for step in STEPS if step not in self.done]

    @property
    def open(self) -> bool:
        """Whether there is something to do and the list was not put away."""
        return not self.closed and bool(self.left)


def seen_by_itself(facts: Facts) -> Mapping[Step, bool]:
    """The steps that nobody needs to tick: the rows say whether they are done."""
    return {
        "lead": facts.leads > 0,
        "brokers": facts.brokers > 1,
        "phone": facts.phone,
        "members": facts.members >= FIRST_MEMBERS,
        "meet": facts.meetings > 0,
        "event": facts.events > 0,
    }


def progress(kept: Collection[str], facts: Facts) -> Progress | None:
    """How far it is, from the rows of one timebank; None where it has no list."""
    rows: AbstractSet[str] = frozenset(kept)
    if OPENED not in rows:
        return None
    ticked = frozenset(step for step in STEPS if step in rows)
    itself = frozenset(step for step, so in seen_by_itself(facts).items() if so)
    return Progress(ticked | itself, ticked, CLOSED in rows)

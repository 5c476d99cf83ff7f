"""Lending: who may do what with a booking, what follows, and how a stretch of time is checked.

Somebody asks for a thing and a time, its owner says yes; it goes out, comes back, and both say so:
then the hours move, once. What is broken, late or disputed is settled by a broker. Every state but
the final ones has a way out; docs/lending-states.md draws this table, and a test compares the two.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from domain.reading.refused import Blocked, refuse

State = Literal[
    "asked",  # waits for the owner's yes
    "agreed",  # the owner said yes; the time is coming
    "out",  # its time has begun
    "late",  # its time is over and nobody said that it is back
    "brought",  # the borrower says it is back; the owner is asked
    "checked",  # the owner says it is back; the borrower is asked
    "problem",  # broken, lost or disputed; a broker settles it
    "back",  # both say so; the hours are in the books
    "reversed",
    "declined",
    "cancelled",
    "lapsed",  # its time began before the owner answered
    "closed",  # a broker ended it without hours
]
Action = Literal[
    "ask",
    "agree",
    "decline",
    "cancel",
    "begin",
    "late",
    "bring",
    "check",
    "confirm",
    "problem",
    "lapse",
    "settle",
    "close",
    "reverse",
]
Part = Literal["owner", "borrower", "broker", "clock"]

FINAL: frozenset[State] = frozenset({"reversed", "declined", "cancelled", "lapsed", "closed"})
HELD: frozenset[State] = frozenset({"agreed", "out", "late", "brought", "checked", "problem"})
"""States in which nobody else can have the thing at that time."""
OPEN: frozenset[State] = HELD | {"asked"}

_OUT: dict[tuple[Part, Action], State] = {
    ("owner", "check"): "checked",
    ("borrower", "bring"): "brought",
    # It was never fetched: only the owner, who would get the hours, can say so.
    ("owner", "cancel"): "cancelled",
    ("owner", "problem"): "problem",
    ("borrower", "problem"): "problem",
    ("broker", "close"): "closed",
}
_SAID: dict[tuple[Part, Action], State] = {
    ("owner", "problem"): "problem",
    ("borrower", "problem"): "problem",
    ("clock", "lapse"): "problem",
    ("broker", "close"): "closed",
}

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "asked": {
        ("owner", "agree"): "agreed",
        ("owner", "decline"): "declined",
        ("borrower", "cancel"): "cancelled",
        ("clock", "lapse"): "lapsed",
        ("broker", "close"): "closed",
    },
    "agreed": {
        ("borrower", "cancel"): "cancelled",
        ("owner", "cancel"): "cancelled",
        ("clock", "begin"): "out",
        ("broker", "close"): "closed",
    },
    "out": {**_OUT, ("clock", "late"): "late"},
    "late": {**_OUT, ("clock", "lapse"): "problem"},
    "brought": {("owner", "confirm"): "back", **_SAID},
    "checked": {("borrower", "confirm"): "back", **_SAID},
    # It may turn up: then the two go on as they would have.
    "problem": {
        ("owner", "check"): "checked",
        ("broker", "settle"): "back",
        ("broker", "close"): "closed",
    },
    "back": {("broker", "reverse"): "reversed"},
    "reversed": {},
    "declined": {},
    "cancelled": {},
    "lapsed": {},
    "closed": {},
}


LONGEST_HOURS = 336
FURTHEST = timedelta(days=180)
REMIND_OWNER_AFTER_DAYS = 1
SETTLES_AFTER_DAYS = 3
"""Days of silence after one side said that it is back, until a broker sees to it."""
LAPSES: dict[State, timedelta] = {
    "brought": timedelta(days=SETTLES_AFTER_DAYS),
    "checked": timedelta(days=SETTLES_AFTER_DAYS),
    "late": timedelta(days=1),
}
"""How long nobody speaks in a state until a broker sees to it."""
LATE_AFTER = timedelta(hours=2)
"""How long after it was due back nobody is troubled."""
_NEVER = re.compile(
    r"\b(?:kni(?:fe|ves)|machetes?|guns?|air ?rifles?|rifles?|pistols?|weapons?|swords?|crossbows?"
    r"|fireworks?|medicines?|medications?|prescriptions?|pills|insulin|inhalers?|antibiotics|"
    r"painkillers|cigarettes|tobacco|vapes?|alcohol|vodka|drugs|cannabis|cash|money|loans?|"
    r"bank cards?|credit cards?|debit cards?|fivers?|tenners?|quid|bus pass(?:es)?)\b|£",
    re.IGNORECASE,
)
"""What is never lent (DOMAIN.md section 1, "Never exchanged"): the readers of requests look for
tasks, here a thing is named alone."""
_WORK: frozenset[Blocked] = frozenset({"gas", "electrics", "mains_plumbing"})
"""Work that is refused; the tools for it are lent all the same."""
_ROOM = re.compile(
    r"\b(?:rooms?|halls?|spaces?|garage|kitchen|studio|workshop space)\b", re.IGNORECASE
)
_TOOL = re.compile(
    r"\b(?:drills?|ladders?|mowers?|lawn ?mower|strimmers?|hedge ?trimmers?|saws?|jigsaw|sanders?|"
    r"spanners?|screwdrivers?|hammers?|wheelbarrows?|spades?|shears|pressure washers?|steps|"
    r"stepladder|toolbox|tools?|pasting table|sewing machine|carpet cleaner)\b",
    re.IGNORECASE,
)
_BORROWS = re.compile(
    r"^(?:(?:hi|hello|please)[, ]*)?(?:(?:can|could|may|might) i (?:please )?|i(?:'d| would) "
    r"(?:like|love) to |i (?:want|need) to |is it ok to |i(?:'m| am) looking to )borrow\b",
    re.IGNORECASE,
)
_LENDS = re.compile(
    r"^(?:i|we) (?:(?:can|could|would|will|'d|'ll)(?: (?:like|love|be happy) to)?|have got|have)? ?"
    r"(?:to )?(?:lend|loan)(?: out| people| you| someone)?(?: out)? (?:my |our |a |an |the |some )?"
    r"(?P<what>\w.{1,99})$",
    re.IGNORECASE,
)
Kind = Literal["room", "kit", "tool"]


@dataclass(frozen=True, slots=True)
class Slot:
    """From when to when something is borrowed, as the clock on the wall shows it."""

    day: date
    start: time
    last_day: date
    finish: time
    zone: ZoneInfo

    @property
    def starts_at(self) -> datetime:
        """The moment it is fetched (UTC)."""
        return datetime.combine(self.day, self.start, self.zone).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """The moment it is due back (UTC)."""
        return datetime.combine(self.last_day, self.finish, self.zone).astimezone(UTC)


def check(slot: Slot, longest: int, now: datetime) -> None:
    """Raises DomainError for a time that is over, too far away, or longer than `longest` hours."""
    if slot.starts_at <= now:
        raise DomainError("refusal-lend-past")
    if slot.starts_at - now > FURTHEST:
        raise DomainError("refusal-lend-far")
    if slot.ends_at <= slot.starts_at:
        raise DomainError("refusal-lend-order")
    if slot.ends_at - slot.starts_at > timedelta(hours=longest):
        raise DomainError("refusal-lend-length", hours=longest)


def never(words: str) -> bool:
    """Whether words name something that is never lent: money, medicines, weapons and the like."""
    if _NEVER.search(words) is not None:
        return True
    refusal = refuse(words)
    # "A ladder" alone is read as work on a roof or a gutter; here it is the ladder that is meant.
    return refusal is not None and not (refusal.blocked in _WORK and _TOOL.search(words))


def kind_of(words: str) -> Kind:
    """What sort of thing words name; kit where they don't say."""
    if _ROOM.search(words):
        return "room"
    return "tool" if _TOOL.search(words) else "kit"


def borrows(words: str) -> bool:
    """Whether a sentence asks to borrow something: "can I borrow a drill sat 2 to 5"."""
    return _BORROWS.search(" ".join(words.replace("’", "'").split())[:300]) is not None


def lends(words: str) -> str | None:
    """What a sentence offers to lend: "I can lend my drill"; None where it lends nothing, or only a
    hand."""
    found = _LENDS.search(" ".join(words.replace("’", "'").split()).strip(" .!")[:300])
    if found is None or re.search(r"\b(?:hand|ear)\b", found["what"], re.IGNORECASE):
        return None
    return found["what"]


def actions(state: State, part: Part) -> tuple[Action, ...]:
    """What this party can do now, in the order of the table."""
    return tuple(action for (who, action) in TRANSITIONS[state] if who == part)


def parts(action: Action) -> frozenset[Part]:
    """Who can ever take this action."""
    return frozenset(
        who for follows in TRANSITIONS.values() for (who, what) in follows if what == action
    )

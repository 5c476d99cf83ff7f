"""The life of a request for help, who may do what about it, and which of them a broker sees first.

docs/request-states.md draws this table, and a test compares the two. Every state but the final ones
has a way out for its person and for a broker. Plain functions of values: no clock, no rows.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

State = Literal[
    "held",  # waits for a broker's look before anybody is asked
    "asked",  # a broker asked the person something first
    "open",  # the likeliest helpers are asked, a few at a time
    "offered",  # somebody said yes; the person chooses
    "matched",  # chosen; a visit is planned
    "with_broker",  # nobody answered, or a broker chose to: a broker rings round
    "done",  # the hours are in the books
    "cancelled",
    "declined",  # by a broker, with a reason
    "unmet",  # a broker closed it: nobody could be found
    "lapsed",  # its day has gone
]
Action = Literal[
    "make", "hold", "allow", "query", "answer", "take", "widen", "change", "say_yes", "withdraw",
    "refuse", "none_left", "pick", "pick_last", "choose", "enough", "drop", "unmet", "decline",
    "cancel", "finish", "lapse", "undo",
]  # fmt: skip
"""`withdraw` and `refuse` leave others who said yes, `none_left` leaves nobody. `pick` and
`pick_last` choose one of several who are needed (others said yes; nobody else did), `choose` the
last one. `drop`: somebody chosen can't come after all."""
Part = Literal["asker", "helper", "broker", "clock"]
Look = Literal[
    "first", "home", "children", "driver", "keys", "long", "floor", "private", "unclear"
]  # fmt: skip
"""Why a broker looks first: domain.rules.LOOKS; and always: `floor`, the person has been given very
much more than they gave; `private`, a kind of help that is never put before members; `unclear`, the
words don't say what kind of help it is, so that there is nothing to show others."""

TOLD: frozenset[Look] = frozenset({"first", "long"})
"""What a broker has seen who enters a request for somebody they speak with."""
RUNG = "rung"
"""A flag: a broker took it up before it went out; nobody is asked unless a broker says so."""
AGAIN = "again"
"""A flag: somebody who was chosen could not come."""
_FIRST = "first-"
FIRST_AMONG = 50
"""Whose offer was asked for is asked first where they are among so many who fit."""

FINAL: frozenset[State] = frozenset({"done", "cancelled", "declined", "unmet", "lapsed"})
FOR_BROKER: frozenset[State] = frozenset({"held", "with_broker"})
"""States that stand in the broker's queue."""
SEEKING: frozenset[State] = frozenset({"open", "offered", "with_broker"})
"""States in which somebody may still say yes."""
ALWAYS: frozenset[Look] = frozenset({"floor", "private", "unclear"})

_OUT: dict[tuple[Part, Action], State] = {
    ("asker", "cancel"): "cancelled",
    ("broker", "decline"): "declined",
}
_WAITING: dict[tuple[Part, Action], State] = {
    **_OUT,
    ("asker", "change"): "open",
    # What was changed may be what a broker must see first.
    ("clock", "hold"): "held",
    ("clock", "lapse"): "lapsed",
}
_BEFORE: dict[tuple[Part, Action], State] = {
    **_WAITING,
    ("broker", "allow"): "open",
    ("broker", "take"): "with_broker",
}
_YES: dict[tuple[Part, Action], State] = {
    ("helper", "say_yes"): "offered",
    # A broker rang somebody, who said yes.
    ("broker", "say_yes"): "offered",
}
_SEEKING: dict[tuple[Part, Action], State] = {
    **_YES,
    **_WAITING,
    ("asker", "enough"): "matched",
    ("broker", "unmet"): "unmet",
    # One of several who were chosen can't come, or came.
    ("clock", "drop"): "open",
    ("clock", "finish"): "done",
}

TRANSITIONS: dict[State, dict[tuple[Part, Action], State]] = {
    "held": {**_BEFORE, ("broker", "query"): "asked"},
    "asked": {**_BEFORE, ("asker", "answer"): "held"},
    "open": {
        **_SEEKING,
        ("broker", "take"): "with_broker",
        ("clock", "take"): "with_broker",
    },
    "offered": {
        **_SEEKING,
        ("helper", "withdraw"): "offered",
        ("asker", "refuse"): "offered",
        ("helper", "none_left"): "open",
        ("asker", "none_left"): "open",
        ("asker", "pick"): "offered",
        ("asker", "pick_last"): "open",
        ("asker", "choose"): "matched",
    },
    "matched": {
        **_OUT,
        ("helper", "drop"): "open",
        ("asker", "drop"): "open",
        ("clock", "drop"): "open",
        ("clock", "finish"): "done",
        ("clock", "lapse"): "lapsed",
    },
    "with_broker": {**_SEEKING, ("broker", "widen"): "open"},
    "done": {},
    "cancelled": {},
    "declined": {},
    "unmet": {},
    "lapsed": {},
}

MOST_AT_ONCE = 4
"""Things asked for in one sentence."""
MOST_PEOPLE = 20
TOLD_AFTER_DAYS = (3, 7)
"""When somebody whom nobody has answered is told what happens next."""
BROKER_AFTER_DAYS = 3
NEAR = timedelta(hours=24)
"""A day this near, without a yes, goes to a broker whatever else is being tried."""
WAKING_FROM, WAKING_UNTIL = time(8, 0), time(20, 0)
SHORTEST_WAVE = timedelta(minutes=30)

_AT_RISK = frozenset({"adult_at_risk_possible", "health_info", "access_need"})
_WITH_CHILDREN = frozenset({"family", "learning.homework"})


def actions(state: State, part: Part) -> tuple[Action, ...]:
    """What this party can do now, in the order of the table."""
    return tuple(action for (who, action) in TRANSITIONS[state] if who == part)


def looks(
    *,
    chosen: AbstractSet[str],
    skill: str | None,
    letters: AbstractSet[str],
    flags: AbstractSet[str],
    first: bool,
    minutes: int | None,
    above: int,
    floor: bool = False,
    private: bool = False,
    unclear: bool = False,
) -> tuple[Look, ...]:
    """Why a broker must see a request before anybody is asked; empty where none must.

    chosen: the timebank's `looks`; letters: the skill's risk letters (taxonomy.json's note); flags:
    the reading's; first: the person has had no exchange yet; minutes: how long, where said; above:
    the rule `look_above_minutes`; floor: their balance is under the hard floor; private: read as
    something that is never put before members; unclear: nothing can be shown to others.
    """
    group = (skill or "").partition(".")[0]
    found: dict[Look, bool] = {
        "first": first,
        "home": "H" in letters and ("V" in letters or bool(flags & _AT_RISK)),
        "children": "children" in flags
        or ("V" in letters and bool({group, skill} & _WITH_CHILDREN)),
        # The flag is the whole sentence's, which may ask for other things as well.
        "driver": "D" in letters or (skill is None and "driver_checks" in flags),
        "keys": "K" in letters or "empty_home" in flags,
        "long": minutes is not None and minutes > above,
        "floor": floor,
        "private": private or "B" in letters,
        "unclear": unclear and not private and "B" not in letters,
    }
    return tuple(look for look, so in found.items() if so and (look in chosen or look in ALWAYS))


def checks(letters: AbstractSet[str], flags: AbstractSet[str]) -> frozenset[str]:
    """The kinds of vetting that a helper must hold, from the skill's risk letters and the
    reading's flags."""
    found = set()
    if "D" in letters:
        found.add("driver")
    if letters & {"V", "B"}:
        found.add("one_to_one")
    if "children" in flags:
        found.add("children")
    if "K" in letters or "empty_home" in flags:
        found.add("keys")
    return frozenset(found)


def first_flag(person_id: int) -> str:
    """A flag: this person's own offer was asked for, so they are asked first, alone."""
    return f"{_FIRST}{person_id}"


def first_of(flags: Iterable[str]) -> int | None:
    """Whom these flags say to ask first; None where they say nobody."""
    numbers = (flag.removeprefix(_FIRST) for flag in flags if flag.startswith(_FIRST))
    return next((int(one) for one in numbers if one.isdigit()), None)


def ends_at(last: date, at: time | None, zone: ZoneInfo) -> datetime:
    """When help can no more be found for a request: at its time on its day where it says one, else
    when that local day is over."""
    if at is not None:
        return datetime.combine(last, at, zone)
    return datetime.combine(last + timedelta(days=1), time(0), zone)


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """This moment, or, where it falls between 8pm and 8am on the wall, the next 8am."""
    local = moment.astimezone(zone)
    if local.time() < WAKING_FROM:
        return datetime.combine(local.date(), WAKING_FROM, zone)
    if local.time() >= WAKING_UNTIL:
        return datetime.combine(local.date() + timedelta(days=1), WAKING_FROM, zone)
    return local


def first_wave(now: datetime, ends: datetime | None, zone: ZoneInfo) -> datetime:
    """When the first people are asked: at once, at night at 8am; at night at once only where 8am
    would be too late."""
    due = awake(now, zone)
    if ends is not None and due + 2 * SHORTEST_WAVE > ends:
        return now
    return due


def in_the_morning(now: datetime, ends: datetime | None, zone: ZoneInfo) -> datetime | None:
    """When others are asked instead of somebody who drops out at night: at 8am. None by day, and
    where it is wanted before the noon that follows, so that it can't wait."""
    due = awake(now, zone)
    noon = datetime.combine(due.date(), time(12, 0), zone)
    if due <= now or (ends is not None and ends <= noon):
        return None
    return due


def next_wave(
    now: datetime, hours: int, left: int, ends: datetime | None, zone: ZoneInfo
) -> datetime:
    """When the next people are asked, where nobody has said yes: after `hours`, sooner where the
    day is near, so that the `left` waves and a broker's ringing round still fit; never at night."""
    wait = timedelta(hours=hours)
    if ends is not None:
        wait = max(SHORTEST_WAVE, min(wait, (ends - now) / (max(0, left) + 2)))
    return awake(now + wait, zone)


def near(now: datetime, ends: datetime | None) -> bool:
    """Whether the day is so near that a broker should ring round as well."""
    return ends is not None and ends - now < NEAR


def soon(now: datetime, promised: datetime) -> datetime:
    """What ends before this can't wait for a broker who answers when that is `promised`: it goes
    before everything else at the desk, and its person is told that it may be too late."""
    return max(promised, now + NEAR)

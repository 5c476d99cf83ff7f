"""The figures of a report: what each is, how they are kept, and what of them anybody may read.

docs/reports.md says to the word what each figure means. They are what the field's funders ask for
(DOMAIN.md section 1, record keeping) and its measures of activity (the same section, inactivity:
rung after 90 days, dormant after twelve months). Hours are whole minutes, counted on the day they
went into the books.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from typing import Any, Literal, get_args

from domain.suppression import hidden, shown_active, small

Section = Literal[
    "kinds", "people", "places", "skills", "steps", "asks", "replies", "work", "books", "beside"
]
SECTIONS: Sequence[Section] = get_args(Section)
"""What a report is made of, in the order in which it is made; each is one bounded question."""
HELP: Sequence[str] = ("exchange", "class", "earn")
"""Kinds of transfer (domain.ledger) that stand for help; the others are gifts, the pot, hours that
the timebank made, and leaving."""
QUIET = timedelta(days=90)
DORMANT = timedelta(days=365)
MOST_ROWS = 80
"""Rows of a table of places or skills; the rest are one row together."""
OTHERS = "*"
"""The name of that row."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Exchanges of one kind: how often, how many of them undone, minutes earned and spent. An
    exchange that was undone is taken off where it was undone, so a count can be below nothing."""

    name: str
    times: int
    undone: int
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class People:
    """Members: how many were active (gave or received), gave, received; how many there are now, are
    new, quiet, dormant, without an offer; how many organisations gave or received."""

    active: int
    gave: int
    received: int
    members: int
    new: int
    quiet: int
    dormant: int
    no_offer: int
    organisations: int

    @property
    def both(self) -> int:
        """How many both gave and received."""
        return self.gave + self.received - self.active


@dataclass(frozen=True, slots=True)
class Place:
    """What members of one area did; the name is empty where the area is not known."""

    name: str
    people: int
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Skill:
    """Help of one skill (`garden.weeding`), or of a kind that has none (`kind:class`)."""

    name: str
    people: int
    times: int
    given: int


@dataclass(frozen=True, slots=True)
class Step:
    """What happened in a week, a month or a year of the time; `first` as YYYY-MM-DD."""

    first: str
    people: int
    times: int
    given: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Minutes that the timebank made (more than nothing) or took back, by why."""

    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Book:
    """What an audit adds up: the postings on one kind of account, how many, and their sum."""

    account: str
    postings: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Pot:
    """The community pot in minutes: at the start, what came in, what went out."""

    opening: int
    came: int
    went: int

    @property
    def closing(self) -> int:
        """What was in it at the end."""
        return self.opening + self.came - self.went


@dataclass(frozen=True, slots=True)
class Beside:
    """Volunteering on shifts that were not posted as hours: people, places taken, minutes planned.
    Of all volunteering `volunteers` had minutes `confirmed`; `credited` of them went to the books
    in this time as timebank hours, and are in no figure of the exchanges. Apart from all of that:
    people who came as teams of employers, and minutes that those gave them."""

    people: int
    places: int
    minutes: int
    volunteers: int = 0
    confirmed: int = 0
    credited: int = 0
    team_people: int = 0
    team_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Replies:
    """The first reply that the timebank promises within `days` working days: to how many things
    that came to the desk it was kept, was late, and is neither yet."""

    kept: int
    late: int
    waiting: int
    days: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one report. `asks`: requests made in the time, by the state they are in;
    `work`: what came of plans for work (domain.employment), by its kind."""

    kinds: Sequence[Kind]
    people: People
    places: Sequence[Place]
    skills: Sequence[Skill]
    steps: Sequence[Step]
    asks: Mapping[str, int]
    replies: Replies
    causes: Sequence[Cause]
    pot: Pot
    books: Sequence[Book]
    beside: Beside
    work: Mapping[str, int] = field(default_factory=dict)

    @property
    def given(self) -> int:
        """Minutes earned by helping or taking part."""
        return sum(one.given for one in self.kinds)

    @property
    def received(self) -> int:
        """Minutes spent on being helped."""
        return sum(one.received for one in self.kinds)

    @property
    def times(self) -> int:
        """Exchanges, those that were undone taken off."""
        return sum(one.times for one in self.kinds)

    @property
    def undone(self) -> int:
        """Exchanges that were undone in this time, whenever they were posted."""
        return sum(one.undone for one in self.kinds)

    @property
    def asked(self) -> int:
        """Requests made in this time."""
        return sum(self.asks.values())

    def dump(self) -> str:
        """The figures as they are kept."""
        return json.dumps(asdict(self), separators=(",", ":"), sort_keys=True, ensure_ascii=False)


_LISTS: Mapping[str, Any] = {
    "kinds": Kind,
    "places": Place,
    "skills": Skill,
    "steps": Step,
    "causes": Cause,
    "books": Book,
}
_ONES: Mapping[str, Any] = {"people": People, "replies": Replies, "pot": Pot, "beside": Beside}


def load(text: str) -> Figures | None:
    """The figures as `dump` kept them; None where they are not all there, or are of another
    program's making."""
    kept = json.loads(text)
    if set(kept) != {one.name for one in fields(Figures)}:
        return None
    try:
        made: dict[str, Any] = {
            **{name: tuple(kind(**one) for one in kept[name]) for name, kind in _LISTS.items()},
            **{name: kind(**kept[name]) for name, kind in _ONES.items()},
            "asks": {str(state): int(count) for state, count in kept["asks"].items()},
            "work": {str(kind): int(count) for kind, count in kept["work"].items()},
        }
    except TypeError:
        return None
    return Figures(**made)


def places(rows: Sequence[Place]) -> tuple[Place, ...]:
    """At most MOST_ROWS, those with most people first; the rest together, so that all sums hold."""
    ordered = sorted(rows, key=lambda one: (-one.people, one.name))
    rest = ordered[MOST_ROWS - 1 :] if len(ordered) > MOST_ROWS else []
    if not rest:
        return tuple(ordered)
    together = Place(
        OTHERS,
        sum(one.people for one in rest),
        sum(one.given for one in rest),
        sum(one.received for one in rest),
    )
    return (*ordered[: MOST_ROWS - 1], together)


def quiet_since(period_next: date) -> tuple[date, date]:
    """The days since when a member has done nothing who is quiet, and who is dormant, at the end
    of a report's time."""
    return period_next - QUIET, period_next - DORMANT


# For anybody to read --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a table for anybody: its counts in the table's order, or None where it is hidden;
    `few` where one of them is small, and not hidden for another row's sake."""

    name: str
    counts: tuple[int, ...] | None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Public:
    """What anybody may read of a report. None is a number that is hidden, or a table left out."""

    times: int | None
    given: int | None
    received: int | None
    active: int | None
    gave: int | None
    got: int | None
    both: int | None
    members: int | None
    new: int | None
    asked: int | None
    met: int | None
    not_met: int | None
    waiting: int | None
    volunteers: int | None
    volunteered: int | None
    work: Mapping[str, int | None]
    kinds: Sequence[Shown] | None
    places: Sequence[Shown] | None
    skills: Sequence[Shown] | None
    steps: Sequence[Shown] | None


MET = frozenset({"done"})
NOT_MET: Sequence[str] = ("unmet", "lapsed", "declined", "cancelled")
"""Why a request came to nothing: nobody found, its day went by, a broker said no, called off."""


def outcome(asks: Mapping[str, int]) -> tuple[int, int, int]:
    """How many requests were met, came to nothing, and are still looked after."""
    met = sum(asks.get(state, 0) for state in MET)
    not_met = sum(asks.get(state, 0) for state in NOT_MET)
    return met, not_met, sum(asks.values()) - met - not_met


def public(figures: Figures, least: int) -> Public:
    """A report as anybody may read it: nothing about fewer than `least` people or exchanges, and
    nothing from which it could be worked out."""
    people = figures.people
    active = shown_active(people.active, people.gave, people.received, least)
    met, not_met, waiting = outcome(figures.asks)
    asks = hidden([(met,), (not_met,), (waiting,)], least)
    few = small(figures.times, least) or active["active"] is None
    answers = [
        None if few_asks else count
        for count, few_asks in zip(
            (met, not_met, waiting),
            [True] * 3 if asks is None else [at in asks for at in range(3)],
            strict=True,
        )
    ]
    # What somebody confirmed: what was planned on shifts says nothing of who was there.
    volunteers = small(figures.beside.volunteers, least)
    return Public(
        times=None if few else figures.times,
        given=None if few else figures.given,
        received=None if few else figures.received,
        active=active["active"],
        gave=active["gave"],
        got=active["received"],
        both=active["both"],
        # How many were not active must not follow from it either.
        members=None
        if small(people.members - people.active, least)
        else _unless_small(people.members, least),
        new=_unless_small(people.new, least),
        asked=_unless_small(figures.asked, least),
        met=answers[0],
        not_met=answers[1],
        waiting=answers[2],
        volunteers=None if volunteers else figures.beside.volunteers,
        volunteered=None if volunteers else figures.beside.confirmed,
        # No total stands beside them, so none follows from the others.
        work={kind: _unless_small(count, least) for kind, count in figures.work.items() if count},
        kinds=None if few else table([(k.name, (k.times,), k.given) for k in figures.kinds], least),
        places=None
        if few
        else table([(p.name, (p.people,), p.given) for p in figures.places], least),
        skills=None
        if few
        else table([(s.name, (s.people, s.times), s.given) for s in figures.skills], least),
        steps=None
        if few
        else table([(s.first, (s.people, s.times), s.given) for s in figures.steps], least),
    )


def table(rows: Sequence[tuple[str, tuple[int, ...], int]], least: int) -> tuple[Shown, ...] | None:
    """A table for anybody: each row a name, its counts, and minutes, which go with the counts. Rows
    in which nothing happened are left out. None where none of it can be shown."""
    kept = [row for row in rows if any(row[1]) or row[2]]
    # A row that was only undone counts as one: it is as much about somebody.
    counts = [tuple(max(one, 0) or 1 for one in row[1]) for row in kept]
    gone = hidden(counts, least)
    if gone is None:
        return None
    shown = tuple(
        Shown(name, None, few=any(small(one, least) for one in counts[at]))
        if at in gone
        else Shown(name, (*counted, minutes))
        for at, (name, counted, minutes) in enumerate(kept)
    )
    return shown if any(row.counts is not None for row in shown) else None


def _unless_small(count: int, least: int) -> int | None:
    return None if small(count, least) else count

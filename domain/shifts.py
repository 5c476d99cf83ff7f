"""Shifts of volunteers: who gets a place, in which order people wait, and when they are reminded.

A place is joined, waiting or left. Somebody who joins gets a place while there is one and nobody
waits for it; else they wait, in the order in which they came. A freed place goes to the first who
waits.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.errors import DomainError

PlaceState = Literal["joined", "waiting", "left"]
Told = Literal["", "promoted", "coming", "soon"]
"""What somebody with a place was last told without asking: that a place came free for them, or a
reminder (two days before, shortly before)."""

COMING: frozenset[PlaceState] = frozenset({"joined", "waiting"})
MOST_PLACES = 500
MOST_WAITING = 1_000
LONGEST = timedelta(hours=16)
FURTHEST = timedelta(days=366)
QUIET_FROM = time(20, 0)
QUIET_UNTIL = time(8, 0)
EVENING = time(18, 0)
"""When people are reminded of what would else fall into the night."""
LATEST_WORD = timedelta(minutes=30)
"""A reminder is of no use later than this before the start."""
BEFORE: dict[Told, timedelta] = {"coming": timedelta(hours=48), "soon": timedelta(hours=3)}
"""How long before the start each reminder falls due (DOMAIN.md section 2, the shift flow)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When a shift is, as the clock on the wall shows it; a finish that is not after the start is
    on the next day."""

    day: date
    start: time
    finish: time
    zone: ZoneInfo

    @property
    def local_start(self) -> datetime:
        """When it starts, on the wall."""
        return datetime.combine(self.day, self.start, self.zone)

    @property
    def local_end(self) -> datetime:
        """When it ends, on the wall."""
        day = self.day if self.finish > self.start else self.day + timedelta(days=1)
        return datetime.combine(day, self.finish, self.zone)

    @property
    def starts_at(self) -> datetime:
        """The moment it starts (UTC)."""
        return self.local_start.astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends (UTC)."""
        return self.local_end.astimezone(UTC)


def check(plan: Plan, places: int, now: datetime) -> None:
    """Raises DomainError for a shift that can't be: begun already, a year away, too long, or with
    no places or more than MOST_PLACES."""
    if plan.starts_at <= now:
        raise DomainError("refusal-shift-past")
    if plan.starts_at - now > FURTHEST:
        raise DomainError("refusal-shift-far")
    if not timedelta() < plan.ends_at - plan.starts_at <= LONGEST:
        raise DomainError("refusal-shift-length", hours=int(LONGEST / timedelta(hours=1)))
    if not 1 <= places <= MOST_PLACES:
        raise DomainError("refusal-shift-places", most=MOST_PLACES)


def joining(places: int, joined: int, waiting: int) -> PlaceState:
    """What somebody who joins now becomes. Raises DomainError where even the list is full."""
    if joined < places and waiting == 0:
        return "joined"
    if waiting >= MOST_WAITING:
        raise DomainError("refusal-shift-list-full")
    return "waiting"


def promoted(places: int, joined: int, waiting: int) -> int:
    """How many of the waiting list get a place now, its first ones."""
    return max(0, min(places - joined, waiting))


def overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Whether two stretches of time share a moment; one may start as the other ends."""
    return one[0] < other[1] and other[0] < one[1]


def quiet(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether people are left in peace then: 8pm to 8am on their wall."""
    local = moment.astimezone(zone).time()
    return local >= QUIET_FROM or local < QUIET_UNTIL


def remind_at(kind: Told, starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When somebody who has a place now is reminded; None where that time has gone.

    What would fall between 8pm and 8am comes at 6pm in the evening before. Where that is over, the
    reminder shortly before the start comes at 8am, if that is still of use.
    """
    due = starts_at.astimezone(UTC) - BEFORE[kind]
    if quiet(due, zone):
        local = due.astimezone(zone)
        day = local.date() if local.time() >= QUIET_FROM else local.date() - timedelta(days=1)
        due = datetime.combine(day, EVENING, zone)
    if due > now:
        return due.astimezone(UTC)
    return next_morning(starts_at, now, zone) if kind == "soon" and quiet(now, zone) else None


def next_morning(starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The next 8am, if it is still well before the start."""
    local = now.astimezone(zone)
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    morning = datetime.combine(day, QUIET_UNTIL, zone).astimezone(UTC)
    return morning if morning <= starts_at - LATEST_WORD else None

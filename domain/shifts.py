"""Shifts of volunteers: who gets a place, in which order people wait, for how long a freed place is
kept for whom, and when people are reminded.

Somebody who joins gets a place while there is one and nobody waits for it; else they wait, in the
order in which they came. A freed place is offered to the first who waits, for a time; the clock of
an offer stands still at night. Shortly before the start everybody on the list is asked at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain import attention
from domain.errors import DomainError

PlaceState = Literal["joined", "offered", "checking", "waiting", "left"]
"""offered: a freed place is kept for them for a time; checking: one is kept while a broker looks at
their age or a check."""
Told = Literal[
    "", "promoted", "coming", "soon", "open", "back", "lapsed", "passed", "unkept", "refused"
]
"""What somebody was last told without asking. With a place: that it came free for them, that a
broker said yes (`passed`), or a reminder (two days before, shortly before). Waiting: that whoever
is first has the free place (`open`), that they didn't answer and wait again (`back`). Left: that
they didn't answer (`lapsed`), that the place couldn't be kept any longer while a broker looked
(`unkept`), that a broker said no (`refused`)."""
AfterLapse = Literal["back", "off", "open"]

COMING: frozenset[PlaceState] = frozenset({"joined", "offered", "checking", "waiting"})
TAKING: frozenset[PlaceState] = frozenset({"joined", "offered", "checking"})
"""States that take a place of those there are."""
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

OFFER_HOURS = 4
"""For how many hours a freed place is kept, unless the timebank's rule offer_hours says otherwise;
three times as long where there are more than FAR awake hours left, a quarter below NEAR."""
FAR = timedelta(hours=24)
NEAR = timedelta(hours=8)
LATE = timedelta(hours=3)
"""With fewer awake hours left than this everybody on the list is asked at once."""
EVEN = timedelta(minutes=5)
"""What is kept for somebody is kept until a minute that can be divided by this."""
SILENT_FROM = time(22, 0)
SILENT_UNTIL = time(6, 0)
"""Between these nobody is written to about a freed place, however early the shift is."""
KEPT_FOR = timedelta(days=3)
"""So long a place is kept while a broker looks, and no longer than a day before the start."""
KEPT_BEFORE = timedelta(days=1)
LEAST_ASKED: tuple[timedelta, ...] = tuple(timedelta(hours=h) for h in (48, 24, 6))
"""Before the start: whoever runs a shift with too few people is asked at the first of these that is
still to come, and those who joined are told at the one after it."""


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


def check(plan: Plan, places: int, now: datetime, least: int | None = None) -> None:
    """Raises DomainError for a shift that can't be: begun already, a year away, too long, with no
    places or more than MOST_PLACES, or that needs (`least`) more people than it has places."""
    if plan.starts_at <= now:
        raise DomainError("refusal-shift-past")
    if plan.starts_at - now > FURTHEST:
        raise DomainError("refusal-shift-far")
    if not timedelta() < plan.ends_at - plan.starts_at <= LONGEST:
        raise DomainError("refusal-shift-length", hours=int(LONGEST / timedelta(hours=1)))
    if not 1 <= places <= MOST_PLACES:
        raise DomainError("refusal-shift-places", most=MOST_PLACES)
    if least is not None and not 1 <= least <= places:
        raise DomainError("refusal-shift-least", most=places)


def joining(places: int, taken: int, waiting: int, *, open_to_all: bool = False) -> PlaceState:
    """What somebody who joins now becomes; with `open_to_all` the first who comes has a free place.
    Raises DomainError where even the list is full."""
    if taken < places and (waiting == 0 or open_to_all):
        return "joined"
    if waiting >= MOST_WAITING:
        raise DomainError("refusal-shift-list-full")
    return "waiting"


def ahead(free: int, waiting: int, smallest: int) -> int:
    """How many wait who go before somebody who comes now: nobody, where only teams wait that are
    more people than places are free. smallest: how many people the smallest of those is."""
    return waiting if smallest <= free else 0


def room(free: int, waiting: int, smallest: int) -> int:
    """How many of the free places somebody who comes now can have: nobody who waits for one that
    is free is passed by."""
    return max(0, free) if not ahead(free, waiting, smallest) else 0


def fitting(free: int, sizes: Sequence[int]) -> list[int]:
    """Who of a waiting list can be offered places now, as positions in it: in order, but a team
    that is more people than there are places lets others by, and keeps its turn. sizes: how many
    people each is."""
    found = []
    for position, size in enumerate(sizes):
        if size <= free:
            found.append(position)
            free -= size
        if free <= 0:
            break
    return found


def awake(since: datetime, until: datetime, zone: ZoneInfo) -> timedelta:
    """How much of the time between two moments is not quiet (8am to 8pm on the wall)."""
    total = timedelta()
    day = since.astimezone(zone).date()
    while (morning := datetime.combine(day, QUIET_UNTIL, zone).astimezone(UTC)) < until:
        evening = datetime.combine(day, QUIET_FROM, zone).astimezone(UTC)
        total += max(timedelta(), min(evening, until) - max(morning, since))
        day += timedelta(days=1)
    return total


def after_awake(since: datetime, length: timedelta, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which so much time has gone that was not quiet; `length` is above 0."""
    left = length
    day = since.astimezone(zone).date()
    while True:
        begin = max(datetime.combine(day, QUIET_UNTIL, zone).astimezone(UTC), since)
        evening = datetime.combine(day, QUIET_FROM, zone).astimezone(UTC)
        if begin + left <= evening:
            return begin.astimezone(UTC) + left
        left -= max(timedelta(), evening - begin)
        day += timedelta(days=1)


def offer_until(
    starts_at: datetime, now: datetime, zone: ZoneInfo, hours: int = OFFER_HOURS
) -> datetime | None:
    """Until when a place that is free now is kept for the first who waits; None where so little
    time is left that everybody on the list is asked at once.

    `hours` of the day where the shift is within two days, three times as long before, a quarter of
    it on the last day; no more than half of the time that is left, and never ending at night. All
    to the next minute that people can remember (EVEN).
    """
    left = awake(now, starts_at, zone)
    if left < LATE:
        return None
    whole = timedelta(hours=hours)
    length = whole * 3 if left > FAR else whole if left > NEAR else whole / 4
    until = _even(after_awake(now, min(length, left / 2), zone))
    return until + EVEN if quiet(until - timedelta(seconds=1), zone) else until


def _even(moment: datetime) -> datetime:
    """The same minute, or the next one that ends in 0 or 5."""
    minute = moment.replace(second=0, microsecond=0)
    return minute + (datetime.min.replace(tzinfo=UTC) - minute) % EVEN


def tell_at(starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When people hear of a place that is free now: at once, or after a quiet night; at 6am where
    8am is too late. None where even that is."""
    if not quiet(now, zone):
        return now
    morning = next_morning(starts_at, now, zone)
    if morning is not None:
        return morning
    local = now.astimezone(zone).time()
    if SILENT_UNTIL <= local < SILENT_FROM:
        return now
    return _next_at(SILENT_UNTIL, starts_at, now, zone)


def cant_wait(starts_at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether news of a shift must go though it is quiet now: it begins too soon after 8am to be
    said then; between 10pm and 6am only where it begins before that."""
    if not quiet(now, zone):
        return False
    morning = next_morning(starts_at, now, zone)
    if morning is None:
        return True
    local = now.astimezone(zone).time()
    return SILENT_UNTIL <= local < SILENT_FROM and starts_at - morning < BEFORE["soon"]


def after_lapse(lapses: int, waiting: int) -> AfterLapse:
    """What becomes of somebody who didn't answer an offer in time: they wait again behind the
    others, once (`back`), or are off the list; `open`: nobody else waits, so that anybody can have
    the place, they too. `lapses`: how often it happened before; `waiting`: how many others wait."""
    if not waiting:
        return "open"
    return "off" if lapses else "back"


def kept_until(starts_at: datetime, now: datetime) -> datetime:
    """Until when a place is kept while a broker looks: three days, but no longer than a day before
    the start; where that is past already, until an hour before the start."""
    until = min(_even(now + KEPT_FOR), starts_at - KEPT_BEFORE)
    if until > now:
        return until
    return max(now, starts_at - timedelta(hours=1))


def least_asked(
    starts_at: datetime, now: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """When whoever runs a shift with too few people is asked what to do, and when those who joined
    are told that it isn't sure; what would fall into the night comes the evening before."""
    found = []
    for before in LEAST_ASKED:
        due = _before_the_night(starts_at.astimezone(UTC) - before, zone)
        if due > now and due not in found:
            found.append(due)
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def thanks_at(ends_at: datetime, zone: ZoneInfo) -> datetime:
    """When people are thanked: an hour after it ended, in the evening the next morning."""
    due = ends_at + timedelta(hours=1)
    if not quiet(due, zone):
        return due
    local = due.astimezone(zone)
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, time(9), zone).astimezone(UTC)


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
    due = _before_the_night(starts_at.astimezone(UTC) - BEFORE[kind], zone)
    if due > now:
        return due
    return next_morning(starts_at, now, zone) if kind == "soon" and quiet(now, zone) else None


def look_at(kind: Told, due: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """When a reminder that is due then is looked at first: the last one of a morning, which may
    fall into somebody's own quiet hours (until 10am at the latest), at 6pm before, while it can
    still be said then."""
    local = due.astimezone(zone)
    if kind != "soon" or not QUIET_UNTIL <= local.time() < attention.UNTIL_LATEST:
        return due
    evening = datetime.combine(local.date() - timedelta(days=1), EVENING, zone).astimezone(UTC)
    return evening if evening > now else due


def _before_the_night(due: datetime, zone: ZoneInfo) -> datetime:
    """The same moment, or 6pm in the evening before where it is quiet then."""
    if not quiet(due, zone):
        return due
    local = due.astimezone(zone)
    day = local.date() if local.time() >= QUIET_FROM else local.date() - timedelta(days=1)
    return datetime.combine(day, EVENING, zone).astimezone(UTC)


def next_morning(starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The next 8am, if it is still well before the start."""
    return _next_at(QUIET_UNTIL, starts_at, now, zone)


def _next_at(clock: time, starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    local = now.astimezone(zone)
    day = local.date() if local.time() < clock else local.date() + timedelta(days=1)
    found = datetime.combine(day, clock, zone).astimezone(UTC)
    return found if found <= starts_at - LATEST_WORD else None

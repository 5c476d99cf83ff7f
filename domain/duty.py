"""Who is on duty: every week at the same hours, or once, with a deputy.

Weekly hours are local to the timebank, and so follow its clock when that changes. Where a timebank
has set up no duty at all, its whole desk counts as on duty in its working hours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.working_time import working_day

Part = Literal["duty", "deputy"]
DESK_FROM, DESK_UNTIL = time(8), time(18)
"""The desk's hours on working days, for timebanks that have set up no duty."""
EVENING_FROM, EVENING_UNTIL = time(18), time(8)
"""An evening of duty lasts until the next morning."""
CALLED_AFTER = timedelta(minutes=10)
"""How long whoever was called first has to open it, before the next are called."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours of one person: weekly (`weekday`, Monday is 0, and local times; a `finish` that is not
    after `start` is on the next day) or once (`starts_at` to `ends_at`, instants)."""

    id: int
    person_id: int
    name: str
    part: Part
    weekday: int | None = None
    start: time | None = None
    finish: time | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def spans(
        self, since: datetime, until: datetime, zone: ZoneInfo
    ) -> list[tuple[datetime, datetime]]:
        """The stretches of it that touch the time from `since` to `until`, as instants (UTC)."""
        if self.starts_at is not None and self.ends_at is not None:
            found = [(self.starts_at, self.ends_at)]
        else:
            found = [self._on(day, zone) for day in _days(since, until, zone) if self._is_on(day)]
        return [(begin, end) for begin, end in found if begin <= until and end > since]

    def _is_on(self, day: date) -> bool:
        return day.weekday() == self.weekday

    def _on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        assert self.start is not None
        assert self.finish is not None
        last = day if self.finish > self.start else day + timedelta(days=1)
        return _instant(day, self.start, zone), _instant(last, self.finish, zone)


def alike(one: Slot, other: Slot) -> bool:
    """Whether two weekly hours are the same person's at the same time, on whichever weekdays."""
    return one.weekday is not None and all(
        getattr(one, name) == getattr(other, name)
        for name in ("person_id", "part", "start", "finish")
    )


def on_duty(slots: Iterable[Slot], at: datetime, zone: ZoneInfo) -> list[Slot]:
    """Whose hours these are: those on duty before their deputies, what was set for once before
    what is so every week."""
    found = [slot for slot in slots if slot.spans(at, at, zone)]
    return sorted(found, key=lambda s: (s.part != "duty", s.weekday is not None, s.id))


def covered(slots: Iterable[Slot], since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whether somebody is on duty, or deputy, in every minute from `since` to `until`."""
    return _whole([span for s in slots for span in s.spans(since, until, zone)], since, until)


def desk_covers(since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whether the desk's working hours hold this stretch: timebanks without a duty of their own."""
    hours = [
        (_instant(day, DESK_FROM, zone), _instant(day, DESK_UNTIL, zone))
        for day in _days(since, until, zone)
        if working_day(day)
    ]
    return _whole(hours, since, until)


def call(
    on: Sequence[int], deputies: Sequence[int], everybody: Sequence[int], waited: timedelta
) -> list[int]:
    """Whom to call about what cannot wait, by how long nobody has opened it: those on duty; after
    10 minutes their deputies too; after 20, or where there is nobody before, everybody. Never
    nobody, unless there is none."""
    known = set(everybody)
    steps = [[p for p in on if p in known], [p for p in deputies if p in known]]
    step = max(0, waited // CALLED_AFTER)
    called = [p for part in steps[: step + 1] for p in part]
    if step >= len(steps) or not called or (step == 1 and not steps[1]):
        return list(everybody)
    return list(dict.fromkeys(called))


def _whole(spans: list[tuple[datetime, datetime]], since: datetime, until: datetime) -> bool:
    reached = since
    for begin, end in sorted(spans):
        if begin > reached:
            break
        reached = max(reached, end)
    return reached >= until and bool(spans)


def _days(since: datetime, until: datetime, zone: ZoneInfo) -> list[date]:
    """Local days on which something can begin that touches this time."""
    first = since.astimezone(zone).date() - timedelta(days=1)
    last = until.astimezone(zone).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)

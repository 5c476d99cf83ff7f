"""Shifts of the sample timebank, always in the days to come: for the demo and the tests.

Invented, like its people; titles, places and what to know follow the sample opportunities.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.shifts import Plan
from services import shifts
from services.shifts import NewShift
from services.work import Work

SATURDAY, SUNDAY = 5, 6
DAYS_AHEAD = 3
"""The first shift is at least so many days away, so that its reminders can be seen to come."""


@dataclass(frozen=True, slots=True)
class SampleShift:
    """A shift on the next `weekday` (0 is Monday; None is any working day)."""

    title: str
    organisation: str
    weekday: int | None
    start: time
    finish: time
    venue: str
    places: int
    bring: str


SHIFTS = (
    SampleShift(
        "Warm hub welcomer",
        "Pelham Warm Hub",
        None,
        time(14, 0),
        time(16, 0),
        "St Bride's hall, Shard End",
        4,
        "any language is welcome; seated; travel refunded on receipt",
    ),
    SampleShift(
        "Saturday food parcel packing",
        "Ward End Food Bank",
        SATURDAY,
        time(9, 30),
        time(12, 30),
        "Ladypool Road hall, Sparkbrook",
        8,
        "lifting up to 10kg, seated sorting too; travel refunded on receipt",
    ),
    SampleShift(
        "Canal litter pick",
        "Friends of the Cut",
        SUNDAY,
        time(10, 0),
        time(13, 0),
        "The footbridge, Ladywood",
        30,
        "gloves given; step-free from the bridge; travel refunded on receipt",
    ),
)


def plan(shift: SampleShift, now: datetime, zone: ZoneInfo) -> Plan:
    """When the shift is, seen from `now`: the first fitting day after DAYS_AHEAD days."""
    day: date = now.astimezone(zone).date() + timedelta(days=DAYS_AHEAD)
    while not (
        day.weekday() == shift.weekday or (shift.weekday is None and day.weekday() < SATURDAY)
    ):
        day += timedelta(days=1)
    return Plan(day, shift.start, shift.finish, zone)


async def publish(work: Work) -> None:
    """The organiser publishes them all."""
    for shift in SHIFTS:
        await shifts.publish(
            work,
            NewShift(
                title=shift.title,
                organisation=shift.organisation,
                plan=plan(shift, work.now, work.zone),
                venue=shift.venue,
                places=shift.places,
                bring=shift.bring,
            ),
        )

"""What the demo's people can volunteer for beside the sample shifts: every kind, all over the city.

Invented; titles, places, times, ages, checks and what to know follow the project's sample
opportunities. Three of those are sample shifts already (bot/sample_shifts.py).
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from domain.opportunities import Check, Kind
from services import opportunities
from services.work import Work

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
TRAVEL = "Travel is refunded on receipt"


@dataclass(frozen=True, slots=True)
class Sample:
    """One of them. times: start and finish; weekday: of its first day, at least `ahead` days away;
    both are None for what has no time of its own, which says `often`."""

    title: str
    organisation: str
    venue: str | None
    places: int
    kind: Kind = "weekly"
    rrule: str | None = None
    weekday: int | None = None
    times: tuple[time, time] | None = None
    ahead: int = 4
    often: str | None = None
    about: str | None = None
    bring: str | None = None
    min_age: int = 18
    checks: Check = "none"
    check_why: str | None = None
    at_risk: tuple[str, ...] = ()
    access: str | None = None
    sitting: bool = False
    step_free: bool = False
    remote: bool = False
    langs: tuple[str, ...] = ()
    expenses: str | None = TRAVEL
    training: str | None = None
    skill: str | None = None


OPPORTUNITIES = (
    Sample(
        "Digital drop-in helper", "Erdington Library", "Erdington Library, Erdington", 4,
        rrule="FREQ=WEEKLY;BYDAY=TU", weekday=TUESDAY, times=(time(14), time(16)),
        langs=("ur", "pa", "bn"), sitting=True, skill="digital.smartphone_help",
    ),
    Sample(
        "Befriending calls to older people", "Good Evening Calls", None, 15, kind="flexible",
        often="An hour a week", checks="enhanced", at_risk=("adults",),
        check_why="you ring the same older people alone", remote=True, sitting=True,
        training="2 hours online", expenses="Calls are paid", skill="company.phone_chat",
    ),
    Sample(
        "Park run marshal", "Sutton Park Runners", "Town Gate, Sutton Trinity", 12,
        rrule="FREQ=WEEKLY;BYDAY=SA", weekday=SATURDAY, times=(time(8, 30), time(10, 30)),
        min_age=14, step_free=True,
        access="Wheelchair space at the finish. Under 16 with an adult nearby",
        skill="community.event_setup",
    ),
    Sample(
        "Community garden session", "Stirchley Growers", "The garden, Stirchley", 10,
        rrule="FREQ=WEEKLY;BYDAY=WE", weekday=WEDNESDAY, times=(time(10), time(13)), min_age=12,
        bring="Warm clothes; tools are given", step_free=True,
        access="Raised beds. Under 16 with an adult",
    ),
    Sample(
        "Lunch club kitchen helper", "Castle Vale Community Centre", "The centre, Castle Vale", 5,
        rrule="FREQ=WEEKLY;BYDAY=TH", weekday=THURSDAY, times=(time(10, 30), time(14)),
        min_age=16, training="Food hygiene is taught",
    ),
    Sample(
        "ESOL conversation table", "Welcome Lozells", "The reading room, Lozells", 6,
        rrule="FREQ=WEEKLY;BYDAY=MO", weekday=MONDAY, times=(time(18), time(19, 30)), sitting=True,
        access="Once a month it is for women only",
    ),
    Sample(
        "Youth boxing club helper", "Kingstanding Boxing", "The gym, Kingstanding", 3,
        rrule="FREQ=WEEKLY;BYDAY=TU,TH", weekday=TUESDAY, times=(time(17), time(19)),
        checks="barred", check_why="you may be alone with children", at_risk=("children",),
        access="A coach is there", skill="wellbeing.exercise_buddy",
    ),
    Sample(
        "School reading helper", "Bordesley Green Primary", "The school, Bordesley Green", 10,
        kind="flexible", often="An hour a week in term time", checks="enhanced",
        check_why="every week with children", at_risk=("children",), sitting=True,
        access="A teacher is in the room", skill="learning.homework",
    ),
    Sample(
        "Charity shop sorter", "Northfield Charity Shop", "The shop, Northfield", 6,
        kind="flexible", often="Any half day", min_age=14, sitting=True,
        skill="community.stall",
    ),
    Sample(
        "Treasurer for a residents' association", "Druids Heath Residents",
        "Druids Heath & Monyhull", 1, kind="role", often="About 3 hours a month, in the evening",
        access="Meetings can be online. Trustees sign a declaration", remote=True,
        expenses=None,
    ),
    Sample(
        "Repair café fixer or greeter", "Moseley Repair Café", "Church hall, Moseley", 12,
        rrule="FREQ=MONTHLY;BYDAY=2SA", weekday=SATURDAY, times=(time(10, 30), time(13, 30)),
        min_age=16, access="Somebody who can test electrical things is wanted too",
        skill="diy.small_repairs",
    ),
    Sample(
        "Pitch marking and hut painting", "Perry Barr Sports Hub", "The fields, Perry Barr", 20,
        kind="team_day", weekday=SATURDAY, times=(time(9), time(13)), ahead=16, min_age=16,
        access="Teams from firms are welcome", skill="diy.decorating",
    ),
    Sample(
        "Hospital ward tea trolley", "Heartlands Volunteers", "The hospital, Bordesley Green", 8,
        kind="role", often="One shift of 3 hours a week, for 6 months", checks="enhanced",
        check_why="you are on the wards with patients", at_risk=("adults",),
        skill="company.chat_visit",
    ),
    Sample(
        "Festival stewards", "Handsworth Mela", "Handsworth Park, Handsworth", 60,
        kind="one_off", weekday=SATURDAY, times=(time(12), time(17)), ahead=30,
        expenses="A meal and the bus fare are paid",
    ),
    Sample(
        "Timebank phone-round helper", "Ward End & Pelham Timebank", "The library, Ward End", 3,
        rrule="FREQ=WEEKLY;BYDAY=FR", weekday=FRIDAY, times=(time(10), time(12)), sitting=True,
        access="You sign that you keep to yourself what you hear",
    ),
    Sample(
        "School governor", "Birmingham Governors", None, 9, kind="role",
        often="About 6 meetings a year", checks="enhanced", at_risk=("children",),
        check_why="schools ask for it, with a section 128 check", training="Training is given",
        sitting=True, remote=True,
    ),
    Sample(
        "CV and interview practice day", "Newtown Works", "The hub, Newtown", 16,
        kind="team_day", weekday=THURSDAY, times=(time(10), time(16)), ahead=20, sitting=True,
        access="Slots of two hours. Staff of local firms help",
    ),
)  # fmt: skip


def said(one: Sample, today: date) -> dict[str, Any]:
    """As services.opportunities.publish takes it."""
    names = (
        "title", "organisation", "venue", "places", "kind", "rrule", "often", "about", "bring",
        "min_age", "checks", "check_why", "at_risk", "access", "sitting", "step_free", "remote",
        "langs", "expenses", "training", "skill",
    )  # fmt: skip
    first = None
    if one.weekday is not None:
        first = today + timedelta(days=one.ahead)
        first += timedelta(days=(one.weekday - first.weekday()) % 7)
    start, finish = one.times or (None, None)
    return {
        **{name: getattr(one, name) for name in names},
        "area": one.venue,
        "first_day": first,
        "start": start,
        "finish": finish,
    }


async def publish(work: Work) -> None:
    """A broker publishes them all."""
    for one in OPPORTUNITIES:
        await opportunities.publish(work, said(one, work.local.date()), None)

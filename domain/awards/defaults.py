"""What a new round begins with: thirteen categories and five criteria (DOMAIN.md section 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.awards.phases import Dates

Kinds = str
"""individual, group, business, with commas."""


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A category as a round keeps it. code: as reading a nomination names it
    (domain/reading/types.py), or of the organisers' own; ages at the closing date."""

    code: str
    label: str
    about: str
    kinds: Kinds = "individual"
    youngest: int | None = None
    oldest: int | None = None
    posthumous: bool = False


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A criterion, scored from 1 to 5. weight: 1 to 10."""

    code: str
    label: str
    about: str
    weight: int = 1


CATEGORIES: Sequence[NewCategory] = (
    NewCategory("good_neighbour", "Good neighbour", "Looks in, lends a hand, is there for others."),
    NewCategory("volunteer", "Volunteer of the year", "Gives time to others, unpaid."),
    NewCategory("timebanker", "Timebanker of the year", "Gives and takes hours so that others do."),
    NewCategory(
        "young_citizen",
        "Young citizen (11 to 24)",
        "Somebody young who does good where they live.",
        youngest=11,
        oldest=24,
    ),
    NewCategory("community_group", "Community group", "People who do it together.", "group"),
    NewCategory(
        "green",
        "Green and clean streets, parks and canals",
        "Keeps a place clean, green or open.",
        "individual,group",
    ),
    NewCategory(
        "sport",
        "Sport and getting active",
        "Gets others moving, coaches, keeps a club going.",
        "individual,group",
    ),
    NewCategory(
        "arts_heritage",
        "Arts, culture and heritage",
        "Keeps stories, music, crafts or places alive.",
        "individual,group",
    ),
    NewCategory(
        "together",
        "Bringing people together",
        "Brings people together who would not have met.",
        "individual,group",
    ),
    NewCategory(
        "learning",
        "Helping people learn",
        "Teaches, mentors, helps with reading or a language.",
        "individual,group",
    ),
    NewCategory(
        "health",
        "Health and wellbeing",
        "Helps others to keep well, or cares for them.",
        "individual,group",
    ),
    NewCategory(
        "business",
        "Business in the community",
        "A business that does more than its trade.",
        "business",
    ),
    NewCategory(
        "lifetime",
        "Lifetime of service",
        "Many years for others; also in memory of somebody.",
        posthumous=True,
    ),
)
CRITERIA: Sequence[NewCriterion] = (
    NewCriterion("impact", "Impact", "What is different for others because of them.", 2),
    NewCriterion("effort", "Effort beyond the role", "More than what a job or a post asks."),
    NewCriterion("reach", "Reach", "How many people, or how much it means to a few."),
    NewCriterion("duration", "Duration", "How long and how steadily."),
    NewCriterion("inspiration", "Inspiration", "Whether others join in because of them."),
)
MOST_CATEGORIES = 20
MOST_CRITERIA = 8
LAST_SECOND = time(23, 59, 59)
MORNING = time(9)


def at_end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a day on this wall: what closes on a day can be sent all day."""
    return datetime.combine(day, LAST_SECOND, zone)


def at_begin_of(day: date, zone: ZoneInfo) -> datetime:
    """9am of a day on this wall: when something opens."""
    return datetime.combine(day, MORNING, zone)


def dates(opens: date, closes: date, zone: ZoneInfo, *, vote: bool) -> Dates:
    """A usual round around two days: judges have four weeks, the public vote two weeks after that,
    the winners are announced six weeks later (DOMAIN.md section 3)."""
    judged = closes + timedelta(weeks=4)
    vote_opens, vote_closes = judged + timedelta(days=1), judged + timedelta(days=15)
    last = vote_closes if vote else judged
    return Dates(
        at_begin_of(opens, zone),
        at_end_of(closes, zone),
        at_end_of(judged, zone),
        at_begin_of(vote_opens, zone) if vote else None,
        at_end_of(vote_closes, zone) if vote else None,
        last + timedelta(weeks=6),
    )

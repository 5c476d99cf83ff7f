"""What words that name a day can say, before it is known which day that is."""

from dataclasses import dataclass
from typing import Literal

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

DayKind = Literal[
    "offset", "weekday", "date", "named", "bank", "vague", "week", "weekend", "span", "every"
]
Modifier = Literal["last", "this", "next", "gone", "before_last", "week_last"]
Part = Literal["morning", "afternoon", "evening", "night"]


@dataclass(frozen=True, slots=True)
class DayRef:
    """Words that name a day or days, in tokens `start` to `end`.

    offset: days from today; `either` when the word points both ways (kal). weekday: 0 is Monday.
    day, month, year: as written. weeks: calendar weeks from this one (-1 is last week).
    modifier: "last tues" and the like. part: of the day. through: the last day of a span.
    each: every day of the period. key: of a named day.
    """

    kind: DayKind
    start: int
    end: int
    offset: int = 0
    either: bool = False
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weeks: int | None = None
    modifier: Modifier | None = None
    part: Part | None = None
    through: "DayRef | None" = None
    each: bool = False
    key: str = ""


def part_of(key: str) -> Part | None:
    """The part of the day that a word file's key names."""
    parts: dict[str, Part] = {
        "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
    }  # fmt: skip
    return parts.get(key)

"""What a reading of a resident's words looks like; the shapes that every reader returns.

The values of each `Literal` are closed lists: docs/reading.md explains them one by one, and a
test compares the two.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

Status = Literal["ok", "clarify", "reject", "none"]
HoursAsk = Literal["minutes", "date", "start", "end"]
HoursReason = Literal["future", "non_positive", "over_24h"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of help on one local day.

    `minutes` is elapsed time (clock changes counted); `start` and `end` are local clock times
    where the words gave them.
    """

    day: date
    minutes: int
    start: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True)
class HoursReading:
    """Lengths and days read from a sentence about help that was given.

    status: ok (show a card), clarify (ask `ask`, with `options` as buttons in this order; none
    means ask openly), reject (`reason`), none (the words hold no length and no time).
    `spans` are the (start, end) offsets in the original text that were used up, so that what is
    left can be read for names and skills.
    """

    status: Status
    entries: tuple[Entry, ...] = ()
    ask: HoursAsk | None = None
    options: tuple[tuple[Entry, ...], ...] = ()
    flags: tuple[str, ...] = ()
    reason: HoursReason | None = None
    offer: Literal["plan", "note"] | None = None
    plan_date: date | None = None
    minutes: int | None = None
    total_minutes: int | None = None
    sessions: int | None = None
    group_size: int | None = None
    person_minutes: int | None = None
    day: date | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """When help is wanted: fixed, window, deadline, recurring, flexible or past."""

    type: Literal["fixed", "window", "deadline", "recurring", "flexible", "past"]
    date: "date | None" = None
    start: time | None = None
    end: time | None = None
    arrive_by: time | None = None
    from_: "date | None" = None
    to: "date | None" = None
    until: "date | None" = None
    by: "date | None" = None
    time: "time | None" = None
    rrule: str | None = None
    per_day: int | None = None
    part: Literal["morning", "afternoon", "evening"] | None = None
    exclude_days: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for, offered or done. `skill` is a taxonomy id such as `home.ironing`."""

    skill: str | None
    when: When
    minutes: int | None = None
    minutes_basis: Literal["stated", "unknown"] = "unknown"
    people: int = 1
    language: str | None = None
    ward: str | None = None
    gender: Literal["female", "male"] | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class RequestReading:
    """A sentence read as something to do: the `expect` of the request cases, as a value."""

    intent: str
    action: str
    items: tuple[Item, ...] = ()
    ask: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    signpost: tuple[str, ...] = ()
    blocked: str | None = None
    public_text: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the screening says: `urgent` comes before anything else.

    `kind` is the class (danger_now, self_harm, abuse, coercion, gas, homeless, ...); `answer` the
    key of the safeguarding lead's fixed answer; `alert` who is told.
    """

    screen: Literal["urgent", "ordinary"]
    kind: str | None = None
    answer: str | None = None
    alert: Literal["broker", "safeguarding"] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the assistant makes of one message. Nothing in it moves hours."""

    text: str
    lang: str
    screen: Screen
    intent: str
    hours: HoursReading
    request: RequestReading | None = None
    names: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


Now = datetime

"""What is asked about help that is planned: the day, the time of day, and where it will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from domain.plans import FURTHEST
from domain.reading import when_days
from domain.reading.plain import plain
from domain.reading.public import beyond_where
from domain.reading.when import WhenReading, read_when
from handlers.conversation.questions import (
    Found,
    Given,
    Option,
    Suggested,
    Unclear,
    day_of,
    plainly,
)
from handlers.unit import Unit
from handlers.wording import Markup

LONGEST = 300
LONGEST_PLACE = 100
TIMES = (time(10), time(14), time(16))
"""Usual times to begin."""
ANY_TIME = "any"


@dataclass(frozen=True, slots=True)
class AheadDayQuestion:
    """A day that is still to come, today included; a time or length said with it is kept."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Tomorrow and the two days after it."""
        today = unit.local.date()
        return [_day(unit, today + timedelta(days=ahead)) for ahead in (1, 2, 3)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One day; where it can be read in two ways, both are offered."""
        return read_day(unit, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday and full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


def read_day(unit: Unit, words: str) -> Found | Unclear:
    """The day that words speak of, with the time and length that stand beside it."""
    reading = read_when(words[:LONGEST], unit.local)
    when, today = reading.when, unit.local.date()
    also = _also(reading)
    if when.type == "past" or (when.date is not None and when.date < today):
        return Unclear("refusal-plan-past", also=also)
    if when.type == "recurring":
        return Unclear("plan-once-only", also=also)
    day = when.date
    if day is None and when.from_ is not None and when.from_ == when.to:
        day = when.from_
    if day is None:
        return Unclear("plan-no-day", also=also)
    if (day - today) > FURTHEST:
        return Unclear("refusal-plan-far")
    days = [day]
    if reading.unsure:
        found = [d for d in _both(words, today) if d >= today]
        days = found or days
    if len(days) > 1:
        return Unclear("log-which-one", {}, [_day(unit, one) for one in days], also)
    return Found(day.isoformat(), also)


def _both(words: str, today: date) -> list[date]:
    for found in when_days.find(plain(words), today):
        if found.other is not None:
            return sorted({found.on, found.other})
    return []


def _also(reading: WhenReading) -> dict[str, Any]:
    also: dict[str, Any] = {}
    start = reading.when.start or reading.when.arrive_by
    if start is not None:
        also["start"] = f"{start:%H:%M}"
    elif reading.any_time and reading.when.part is None:
        also["start"] = ANY_TIME
    if reading.minutes:
        also["minutes"] = reading.minutes
    return also


def _day(unit: Unit, day: date) -> Option:
    return Option(unit.wording.button(unit.lang, "btn-day", date=day), day.isoformat())


class PlaceQuestion(Suggested):
    """Where somebody who was chosen comes: usual places, or words that say where and no more."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words; none with a phone number or about health."""
        if beyond_where(words):
            return Unclear("plan-only-where")
        return await super().read(unit, words, given)


@dataclass(frozen=True, slots=True)
class AheadTimeQuestion:
    """The time of day at which it starts; or any time that day."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """A few usual times, and any time."""
        usual = [
            Option(unit.wording.button(unit.lang, "btn-plan-time", at=one), f"{one:%H:%M}")
            for one in TIMES
        ]
        return [*usual, Option(unit.wording.button(unit.lang, "btn-plan-any-time"), ANY_TIME)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A time of day; a length said with it is kept."""
        reading = read_when(words[:LONGEST], unit.local)
        if reading.when.start is None and reading.when.arrive_by is None:
            bare = read_when(f"tomorrow at {words}"[:LONGEST], unit.local)
            reading = bare if bare.when.start is not None else reading
        also = _also(reading)
        start = also.pop("start", None)
        if start is None:
            if plainly(words) in ("any", "whenever", "any time", "anytime"):
                return Found(ANY_TIME, also)
            return Unclear("plan-no-time", also=also)
        return Found(start, also)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 2pm."""
        start = self.load(value)
        if start is None:
            return unit.wording.button(unit.lang, "btn-plan-any-time")
        return unit.text("plan-time", at=start)

    def load(self, value: Any) -> time | None:
        """The time, or None for any time that day."""
        return None if value == ANY_TIME else time.fromisoformat(str(value))


@dataclass(frozen=True, slots=True)
class Where:
    """Where it will be. `home`: in the home of one of the two."""

    words: str
    home: bool


@dataclass(frozen=True, slots=True)
class WhereQuestion:
    """Whose home, or somewhere else. Nobody has to write an address."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Either home, or no visit at all."""
        name = str((given.get("person") or {}).get("name") or "")
        theirs = unit.wording.plain(unit.lang, "plan-home-of", name=name) if name else ""
        own = unit.wording.plain(unit.lang, "plan-home-of", name=unit.member_name)
        homes = [
            *([(unit.wording.button(unit.lang, "btn-plan-their-home"), theirs)] if theirs else []),
            (unit.wording.button(unit.lang, "btn-plan-my-home"), own),
        ]
        remote = unit.wording.plain(unit.lang, "plan-remote")
        label = unit.wording.button(unit.lang, "btn-plan-remote")
        return [
            *(Option(home, {"words": words, "home": True}) for home, words in homes),
            Option(label, {"words": remote, "home": False}),
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The words, without the white space around them."""
        clean = " ".join(words.split())
        if not clean:
            return Unclear("not-understood-in-form")
        if len(clean) > LONGEST_PLACE:
            return Unclear("error-too-long", {"limit": LONGEST_PLACE})
        if beyond_where(clean):
            return Unclear("plan-only-where")
        home = any(word in plainly(clean).split() for word in ("home", "house", "flat"))
        return Found({"words": clean, "home": home}, sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The words."""
        return str(value["words"])

    def load(self, value: Any) -> Where:
        """Where it will be."""
        return Where(value["words"], bool(value["home"]))

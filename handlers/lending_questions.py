"""What is asked about lending: the thing itself, and from when to when somebody wants it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from domain import lending as rules
from domain.errors import DomainError
from domain.lending import Slot
from domain.reading.plain import plain
from domain.reading.when import read_when
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.unit import Unit
from handlers.wording import Markup
from services import lending
from storage import lending as rows

OPENS, CLOSES = time(9, 0), time(18, 0)
"""A day that is named without times is lent from then until then."""
PARTS = {
    "morning": (time(9, 0), time(12, 0)),
    "afternoon": (time(13, 0), time(17, 0)),
    "evening": (time(18, 0), time(20, 0)),
}
WHOLE_DAY = 9
"""Hours of such a day."""
LONGEST = {"room": "4", "kit": "72", "tool": "72"}
"""For how long each kind is lent at most, in hours, until its owner says otherwise."""
_JOIN = re.compile(r" (?:to|till|until|til|-) ")
_WEEKEND = re.compile(r"\bweek ?end\b")
_FURTHEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class ThingQuestion(FreeText):
    """What is lent, in the owner's words; what is never lent is refused at once."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, with the kind and the longest time that they let expect."""
        found = await FreeText.read(self, unit, words, given)
        if isinstance(found, Unclear):
            return found
        try:
            lending.check_words(found.value)
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)
        kind = rules.kind_of(found.value)
        return Found(found.value, {"kind": kind, "longest": LONGEST[kind]}, sure=False)


@dataclass(frozen=True, slots=True)
class SlotQuestion:
    """From when to when, such as "sat 2 to 5" or "fri to sun"; what its owner allows."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: it is theirs to say."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The stretch, or what is missing of it."""
        item = await rows.item(unit.tx, int(given.get("item") or 0))
        longest = item.longest if item is not None else rules.LONGEST_HOURS
        slot = read_slot(unit, words, longest)
        if isinstance(slot, Unclear):
            return slot
        try:
            rules.check(slot, longest, unit.now)
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)
        return Found(kept(slot))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday, full date and times."""
        slot = slot_of(unit, self.load(value))
        return unit.text("lend-slot", start=slot.starts_at, end=slot.ends_at)

    def load(self, value: Any) -> tuple[date, time, date, time]:
        """Day, start, last day and finish."""
        return (
            date.fromisoformat(value["day"]),
            time.fromisoformat(value["start"]),
            date.fromisoformat(value["last_day"]),
            time.fromisoformat(value["finish"]),
        )


def kept(slot: Slot) -> dict[str, str]:
    """The stretch as a draft keeps it."""
    return {
        "day": slot.day.isoformat(),
        "start": f"{slot.start:%H:%M}",
        "last_day": slot.last_day.isoformat(),
        "finish": f"{slot.finish:%H:%M}",
    }


def slot_of(unit: Unit, when: tuple[date, time, date, time]) -> Slot:
    """The stretch in the timebank's zone."""
    return Slot(*when, unit.zone)


def read_slot(unit: Unit, words: str, longest: int) -> Slot | Unclear:
    """The stretch that words speak of, or what is missing of it; a day that is named without
    times is taken whole where the thing is lent for so long."""
    said = plain(words[:_FURTHEST_WORDS])
    halves = _JOIN.split(said, maxsplit=1)
    if len(halves) == 2 and (found := _two_days(unit, *halves)) is not None:
        return found
    if _WEEKEND.search(said):
        return _weekend(unit)
    when = read_when(said, unit.local)
    day = when.when.date
    if when.when.type != "fixed" or day is None:
        return Unclear("lend-when-no-day")
    start, finish = when.when.start or when.when.time, when.when.end
    if start is None and when.when.part is not None:
        start, finish = PARTS[when.when.part]
    if start is None and longest >= WHOLE_DAY:
        start, finish = OPENS, CLOSES
    if start is not None and finish is None and when.minutes:
        begins = Slot(day, start, day, start, unit.zone).starts_at
        ends = (begins + timedelta(minutes=when.minutes)).astimezone(unit.zone)
        return Slot(day, start, ends.date(), ends.time(), unit.zone)
    if start is None or finish is None:
        return Unclear("lend-when-no-times")
    last_day = day if finish > start else day + timedelta(days=1)
    return Slot(day, start, last_day, finish, unit.zone)


def _two_days(unit: Unit, left: str, right: str) -> Slot | None:
    """A stretch from one day to another; None where the words don't name two."""
    first, last = read_when(left, unit.local).when, read_when(right, unit.local).when
    if first.type != "fixed" or last.type != "fixed" or not first.date or not last.date:
        return None
    last_day = last.date
    while last_day < first.date:
        last_day += timedelta(days=7)
    start = first.start or first.time or OPENS
    return Slot(first.date, start, last_day, last.start or last.time or CLOSES, unit.zone)


def _weekend(unit: Unit) -> Slot:
    """From Saturday morning to Sunday evening; from the next one where Saturday has begun."""
    today = unit.local.date()
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    if saturday == today:
        saturday += timedelta(days=7)
    return Slot(saturday, OPENS, saturday + timedelta(days=1), CLOSES, unit.zone)

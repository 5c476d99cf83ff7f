"""What an organiser is asked about a shift: when it is, and how many people it needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain import opportunity_words
from domain import shifts as rules
from domain.errors import DomainError
from domain.reading import when_days
from domain.reading.plain import plain
from domain.reading.when import read_when
from domain.shifts import Plan
from handlers.conversation.questions import Found, Given, Option, Unclear
from handlers.unit import Unit
from handlers.wording import Markup

NUMBER = re.compile(r"\b\d{1,7}\b")
LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class ShiftTimeQuestion:
    """A day with the times from and to, such as "sat 9.30 to 12.30"; always one that is still to
    come."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: it is theirs to say."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One day and two times, or what is missing of them."""
        if opportunity_words.is_past(words[:500]):
            return Unclear("refusal-shift-past")
        return read_plan(unit, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday, full date and times."""
        plan = plan_of(unit, self.load(value))
        return unit.text("shift-plan", start=plan.starts_at, end=plan.ends_at)

    def load(self, value: Any) -> tuple[date, time, time]:
        """Day, start and finish."""
        return (
            date.fromisoformat(value["day"]),
            time.fromisoformat(value["start"]),
            time.fromisoformat(value["finish"]),
        )


def plan_of(unit: Unit, when: tuple[date, time, time]) -> Plan:
    """The plan in the timebank's zone."""
    return Plan(*when, unit.zone)


def read_plan(unit: Unit, words: str) -> Found | Unclear:
    """The plan that words speak of, as the draft keeps it."""
    reading = read_when(words[:500], unit.local)
    when = reading.when
    day = when.date or when.from_
    if when.type == "past" or (day is not None and day < unit.local.date()):
        return Unclear("refusal-shift-past")
    if day is None:
        return Unclear("shift-when-no-day")
    finish = when.end
    if when.start is not None and finish is None and reading.minutes:
        finish = (datetime.combine(day, when.start) + timedelta(minutes=reading.minutes)).time()
    if when.start is None or finish is None or when.start == finish:
        return Unclear("shift-when-no-times")
    if when.type != "fixed":
        one = _option(unit, Plan(day, when.start, finish, unit.zone))
        return Unclear("shift-when-once", {}, [one] if one else [])
    days = [day]
    if reading.unsure:
        days = _two_days(words, unit.local.date()) or days
    plans = [Plan(one, when.start, finish, unit.zone) for one in days]
    if len(plans) > 1:
        options = [o for o in (_option(unit, plan) for plan in plans) if o is not None]
        return Unclear("log-which-one", {}, options)
    try:
        rules.check(plans[0], 1, unit.now)
    except DomainError as refusal:
        return Unclear(refusal.key, refusal.values)
    return Found(_kept(plans[0]))


def _two_days(words: str, today: date) -> list[date]:
    """Both readings of a day that can be read in two ways."""
    for found in when_days.find(plain(words), today):
        if found.other is not None:
            return sorted({found.on, found.other})
    return []


def _kept(plan: Plan) -> dict[str, str]:
    return {
        "day": plan.day.isoformat(),
        "start": f"{plan.start:%H:%M}",
        "finish": f"{plan.finish:%H:%M}",
    }


def _option(unit: Unit, plan: Plan) -> Option | None:
    try:
        rules.check(plan, 1, unit.now)
    except DomainError:
        return None
    return Option(unit.wording.button(unit.lang, "btn-day", date=plan.day), _kept(plan))


@dataclass(frozen=True, slots=True)
class PlacesQuestion:
    """How many people are wanted."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Usual numbers."""
        return [
            Option(unit.wording.button(unit.lang, "btn-shift-places", count=n), n) for n in (4, 8)
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A whole number in figures or words, alone or as in "8 people"."""
        found = NUMBER.findall(plain(words)) if len(words) <= LONGEST_NUMBER else []
        if len(found) != 1:
            return Unclear("not-understood-in-form")
        number = int(found[0])
        if not 1 <= number <= rules.MOST_PLACES:
            return Unclear("refusal-shift-places", {"most": rules.MOST_PLACES})
        return Found(number)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 8 people."""
        return unit.text("shift-places", count=int(value))

    def load(self, value: Any) -> int:
        """The number."""
        return int(value)

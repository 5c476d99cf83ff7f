"""What an organiser is asked about something to volunteer for: when, how old, which check, for whom
one must take special care, how easy it is to get to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain import opportunities as rules
from domain import opportunity_words
from domain.errors import DomainError
from domain.opportunities import CHECKS, Pattern
from domain.reading.when import read_when
from handlers import shift_questions
from handlers.conversation.questions import (
    CheckedText,
    Choice,
    Found,
    FreeText,
    Given,
    Option,
    Unclear,
    plainly,
)
from handlers.standing_questions import in_words
from handlers.unit import Unit
from handlers.wording import Markup
from services import organising

KEY_FAMILIES = ("btn-opportunity-check-", "btn-opportunity-risk-")
OFTEN = 200


@dataclass(frozen=True, slots=True)
class Times:
    """When something takes place: kind, and either the pattern's fields or `often` in words."""

    kind: str
    rrule: str | None = None
    first: date | None = None
    last: date | None = None
    start: time | None = None
    finish: time | None = None
    often: str | None = None

    def fields(self) -> dict[str, Any]:
        """As storage.opportunities.KEPT has them."""
        return {
            "kind": self.kind,
            "rrule": self.rrule,
            "first_day": self.first,
            "last_day": self.last,
            "start": self.start,
            "finish": self.finish,
            "often": self.often,
        }


@dataclass(frozen=True, slots=True)
class TimesQuestion:
    """Once, again and again, or when it suits."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """That people choose the time themselves."""
        label = unit.wording.button(unit.lang, "btn-opportunity-flexible")
        return [Option(label, {"kind": "flexible", "often": ""})]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One time, a pattern, or words about how often; else what is missing."""
        return read_times(unit, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The day or days in full, and the times."""
        found = self.load(value)
        if found.first is None or found.start is None or found.finish is None:
            return unit.text("opportunity-often", kind=found.kind, often=found.often or "")
        if found.rrule is None:
            plan = rules.Pattern(
                None, found.first, None, found.start, found.finish, unit.zone
            ).plan(found.first)
            return unit.text("shift-plan", start=plan.starts_at, end=plan.ends_at)
        return in_words(unit.wording, unit.lang, found.rrule, found.first)

    def load(self, value: Any) -> Times:
        """From the draft's JSON."""

        def day(name: str) -> date | None:
            return date.fromisoformat(value[name]) if value.get(name) else None

        def clock(name: str) -> time | None:
            return time.fromisoformat(value[name]) if value.get(name) else None

        return Times(
            value["kind"],
            value.get("rrule"),
            day("first"),
            day("last"),
            clock("start"),
            clock("finish"),
            value.get("often"),
        )


def read_times(unit: Unit, words: str) -> Found | Unclear:
    """When something takes place, as a draft keeps it."""
    if opportunity_words.is_past(words[:500]):
        return Unclear("refusal-shift-past")
    said = opportunity_words.read(words[:500])
    reading = read_when(words[:500], unit.local)
    when = reading.when
    finish = when.end
    if when.start is not None and finish is None and reading.minutes:
        finish = (
            datetime.combine(date.min, when.start) + timedelta(minutes=reading.minutes)
        ).time()
    rrule = said.rrule or (when.rrule if when.type == "recurring" else None)
    if rrule is not None and when.start is not None and finish is not None:
        return _repeating(unit, rrule, when.from_, when.until, (when.start, finish))
    timeless = when.start is None and when.date is None
    if timeless and (said.kind in ("flexible", "role") or rrule is not None):
        often = " ".join(words.split())[:OFTEN]
        return Found({"kind": "role" if said.kind == "role" else "flexible", "often": often})
    found = shift_questions.read_plan(unit, words)
    if isinstance(found, Unclear):
        return found
    kind = "team_day" if said.kind == "team_day" else "one_off"
    day = date.fromisoformat(found.value["day"])
    value = {"kind": kind, "first": found.value["day"], **_clock(found.value)}
    once = Pattern(
        None,
        day,
        None,
        time.fromisoformat(value["start"]),
        time.fromisoformat(value["finish"]),
        unit.zone,
    )
    return _possible(unit, once, value)


def _clock(value: dict[str, str]) -> dict[str, str]:
    return {"start": value["start"], "finish": value["finish"]}


def _repeating(
    unit: Unit, rrule: str, first: date | None, last: date | None, clock: tuple[time, time]
) -> Found | Unclear:
    if not rules.readable(rrule):
        return Unclear("refusal-opportunity-pattern")
    begins = max(first or unit.local.date(), unit.local.date())
    every = Pattern(rrule, begins, last, *clock, unit.zone)
    ahead = rules.days(every, begins, begins + rules.AHEAD)
    ahead = [day for day in ahead if every.plan(day).starts_at > unit.now]
    if ahead:
        every = Pattern(rrule, ahead[0], last, *clock, unit.zone)
    value = {
        "kind": "weekly",
        "rrule": rrule,
        "first": every.first.isoformat(),
        "last": last.isoformat() if last else None,
        "start": f"{clock[0]:%H:%M}",
        "finish": f"{clock[1]:%H:%M}",
    }
    return _possible(unit, every, value)


def _possible(unit: Unit, pattern: Pattern, value: dict[str, Any]) -> Found | Unclear:
    try:
        rules.check(pattern, 1, unit.now)
    except DomainError as refusal:
        return Unclear(refusal.key, refusal.values)
    return Found(value)


@dataclass(frozen=True, slots=True)
class ShownText(CheckedText):
    """Words that everybody reads: nothing in them finds or reaches a person."""

    def check(self, words: str) -> None:
        """As organising.check_words."""
        organising.check_words(words)


@dataclass(frozen=True, slots=True)
class AgeQuestion:
    """The lowest age."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The usual ones."""
        return [
            Option(unit.wording.button(unit.lang, "btn-opportunity-age", age=n), n)
            for n in (18, 16, 14)
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A number of years, alone or as in "16 and over"."""
        plain = plainly(words)
        age = int(plain) if plain.isdigit() and len(plain) < 4 else opportunity_words.age(words)
        if age is None:
            return Unclear("not-understood-in-form")
        try:
            rules.check_age(age, given.get("checks") or "none")
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)
        return Found(age)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 16 and over."""
        return unit.text("btn-opportunity-age", age=int(value))

    def load(self, value: Any) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True, slots=True)
class CheckQuestion(Choice):
    """Which DBS check somebody needs."""

    keys: tuple[tuple[str, str], ...] = (
        ("none", "btn-opportunity-check-none"),
        ("basic", "btn-opportunity-check-basic"),
        ("enhanced", "btn-opportunity-check-enhanced"),
        ("barred", "btn-opportunity-check-barred"),
    )

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """A level by its button, or named in words."""
        level = opportunity_words.check(words)
        return Found(level) if level is not None else await Choice.read(self, unit, words, given)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The label of the level."""
        level = value if value in CHECKS else "none"
        return unit.text(f"btn-opportunity-check-{level}")


@dataclass(frozen=True, slots=True)
class RiskQuestion(Choice):
    """Whom people will be with: children, adults at risk, both or neither."""

    keys: tuple[tuple[str, str], ...] = (
        ("nobody", "btn-opportunity-risk-nobody"),
        ("children", "btn-opportunity-risk-children"),
        ("adults", "btn-opportunity-risk-adults"),
        ("children adults", "btn-opportunity-risk-both"),
    )

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """By its button, or named in words."""
        found = await Choice.read(self, unit, words, given)
        named = opportunity_words.at_risk(words)
        return Found(" ".join(named)) if isinstance(found, Unclear) and named else found


@dataclass(frozen=True, slots=True)
class EasyQuestion(FreeText):
    """What makes it easy or hard to take part: seated, step-free, from home, or in their words."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The usual ones."""
        keys = ("btn-opportunity-seated", "btn-opportunity-steps", "btn-opportunity-home")
        labels = [unit.wording.button(unit.lang, key) for key in keys]
        return [Option(label, label) for label in labels]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words; sure where they name something that people look for."""
        found = await ShownText(self.limit).read(unit, words, given)
        if isinstance(found, Unclear):
            return found
        said = opportunity_words.read(words)
        sure = (said.sitting or said.step_free or said.remote) and len(words.split()) < 7
        return Found(found.value, sure=sure)


@dataclass(frozen=True, slots=True)
class CloseQuestion:
    """The last day on which people can join."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: it can be left open."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A day that is not over."""
        when = read_when(words[:200], unit.local).when
        day = when.date or when.by or when.until
        if day is None:
            return Unclear("shift-when-no-day")
        if day < unit.local.date():
            return Unclear("refusal-opportunity-closed-before")
        return Found(day.isoformat(), sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The date in full."""
        return unit.text("opportunity-day", date=self.load(value))

    def load(self, value: Any) -> date:
        """The day."""
        return date.fromisoformat(str(value))

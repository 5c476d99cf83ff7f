"""What is asked about help that repeats: which days, who gives, until when it pauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from domain import arrangements as rules
from domain.reading.when import read_when
from handlers.conversation.questions import Found, Given, Option, Unclear, day_of
from handlers.unit import Unit
from handlers.wording import Markup, Wording

NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
LONGEST = 300
PAUSES = (7, 14, 28)


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often it happens: an RRULE counted from its first day."""

    rule: str
    first: date


@dataclass(frozen=True, slots=True)
class RepeatsQuestion:
    """Days that repeat, in any words: "every Wednesday", "first Saturday of the month"."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer: it is theirs to say."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The rule, with the time of day and the length where the words hold them."""
        if len(words) > LONGEST:
            return Unclear("error-too-long", {"limit": LONGEST})
        return read_repeats(unit, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: every Wednesday, from Wednesday 25 November 2026."""
        found = self.load(value)
        return in_words(unit.wording, unit.lang, found.rule, found.first)

    def load(self, value: Any) -> Repeats:
        """The rule and its first day."""
        return Repeats(value["rule"], day_of(value["first"]))


def read_repeats(unit: Unit, words: str) -> Found | Unclear:
    """The days that words speak of, and what else they say about them. A day alone, such as
    "Wednesday", is every Wednesday here."""
    for said in (words, f"every {words}"):
        reading = read_when(said, unit.local)
        when = reading.when
        if when.type == "recurring" and when.rrule and _whole(when.rrule):
            first = _first(when.rrule, max(when.from_ or date.min, unit.local.date()))
            if first is None:
                continue
            also: dict[str, Any] = {}
            if when.start is not None:
                also["start"] = f"{when.start:%H:%M}"
            if reading.minutes:
                also["minutes"] = reading.minutes
            return Found({"rule": when.rrule, "first": first.isoformat()}, also)
    return Unclear("standing-which-days")


def first_of(rule: str, on_or_after: date) -> dict[str, str] | None:
    """An RRULE as the form keeps it, counted from its first day; None where it names no days."""
    first = _first(rule, on_or_after) if _whole(rule) else None
    return None if first is None else {"rule": rule, "first": first.isoformat()}


def _first(rule: str, on_or_after: date) -> date | None:
    """The first day that the rule names: counting begins there."""
    try:
        return rules.next_day(rule, on_or_after, on_or_after - timedelta(days=1))
    except ValueError:
        return None


def _whole(rule: str) -> bool:
    """Whether the rule names its days: "monthly" alone doesn't say which."""
    return "BY" in rule or rule.startswith("FREQ=DAILY")


def in_words(wording: Wording, lang: str, rule: str, first: date) -> Markup:
    """An RRULE as people say it; kinds that have no words of their own name their first day."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    by_day = parts.get("BYDAY", "")
    nth = by_day[:-2] if parts["FREQ"] == "MONTHLY" and by_day else ""
    names = [
        str(wording.plain(lang, "standing-weekday", day=one[-2:])) for one in by_day.split(",")
    ]
    every = int(parts.get("INTERVAL", "1"))
    kind = "other"
    if parts["FREQ"] == "DAILY" and every == 1:
        kind = "daily"
    elif parts["FREQ"] == "WEEKLY" and by_day:
        kind = {1: "weekly", 2: "fortnight"}.get(every, "weeks")
    elif parts["FREQ"] == "MONTHLY" and every == 1:
        kind = "nth" if nth else "month-day" if parts.get("BYMONTHDAY") else "other"
    return wording.say(
        lang,
        "standing-repeats",
        kind=kind,
        days=names if by_day else [],
        nth=NTH.get(nth, "last"),
        weeks=every,
        number=int(parts.get("BYMONTHDAY", "1")),
        first=first,
    )


@dataclass(frozen=True, slots=True)
class StartQuestion:
    """The time of day at which it starts."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer; it can be left open."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One time of day."""
        when = read_when(f"tomorrow at {words}"[:LONGEST], unit.local).when
        if when.start is None:
            return Unclear("standing-no-time")
        return Found(f"{when.start:%H:%M}")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 5:30pm."""
        return unit.text("standing-time", at=self.load(value))

    def load(self, value: Any) -> time:
        """The time."""
        return time.fromisoformat(str(value))


@dataclass(frozen=True, slots=True)
class PauseQuestion:
    """The last day of a pause; or until somebody starts it again."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """A few weeks, or no day."""
        today = unit.local.date()
        found = [
            Option(
                unit.wording.button(unit.lang, "btn-standing-weeks", count=days // 7),
                (today + timedelta(days=days)).isoformat(),
            )
            for days in PAUSES
        ]
        return [*found, Option(unit.wording.button(unit.lang, "btn-standing-open-end"), "")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A day that is still to come, within a year."""
        when = read_when(words[:LONGEST], unit.local).when
        day = when.date or when.by or when.until or when.to
        if day is None or day < unit.local.date():
            return Unclear("standing-no-day")
        if (day - unit.local.date()).days > rules.LONGEST_PAUSE_DAYS:
            return Unclear("standing-pause-too-long")
        return Found(day.isoformat())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The day."""
        day = self.load(value)
        return unit.text("log-day", date=day) if day else unit.text("standing-open-end")

    def load(self, value: Any) -> date | None:
        """The day, or None for no end."""
        return day_of(value) if value else None

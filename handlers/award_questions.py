"""What is asked of whoever sets a round of awards up: days, a rule's value, a category."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.awards.rules import LONGEST_ABOUT, RANGES, VOTES, Rules
from domain.reading.when import read_when
from handlers.conversation.questions import (
    Found,
    FreeText,
    Given,
    Option,
    Unclear,
    agrees,
    day_of,
    plainly,
)
from handlers.unit import Unit
from handlers.wording import Markup
from storage import award_rounds as rows

FURTHEST = timedelta(days=500)
WEEKS = (8, 10, 12)
"""How long nominations are usually open: DOMAIN.md section 3."""
KEY_FAMILIES = ("btn-award-vote-",)
NO = frozenset({"no", "n", "nope", "off", "not", "never"})


@dataclass(frozen=True, slots=True)
class YearQuestion(FreeText):
    """The name of one year of a scheme: this year or the next, or words."""

    limit: int = 80

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """This year and the next."""
        year = unit.local.year
        return [Option(str(one), str(one)) for one in (year, year + 1)]


@dataclass(frozen=True, slots=True)
class AwardDayQuestion:
    """A day that is still to come, up to 500 days ahead."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Today, tomorrow, and the first of the next month."""
        today = unit.local.date()
        first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return [_day(unit, one) for one in (today, today + timedelta(days=1), first)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The day that words name."""
        return read_day(unit, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Weekday and full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


class CloseQuestion(AwardDayQuestion):
    """The day on which nominations close: some weeks after they open."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """8, 10 and 12 weeks later."""
        opens = day_of(given["opens"]) if given.get("opens") else unit.local.date()
        return [_day(unit, opens + timedelta(weeks=one)) for one in WEEKS]


class LaterQuestion(AwardDayQuestion):
    """A later day for the date that `which` names, of the form's round."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """One and two weeks later."""
        before = await self._before(unit, given)
        return [_day(unit, before + timedelta(weeks=one)) for one in (1, 2)] if before else []

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The day that words name, where it is a later one."""
        found = await super().read(unit, words, given)
        before = await self._before(unit, given)
        if isinstance(found, Found) and before is not None and day_of(found.value) <= before:
            return Unclear("refusal-award-earlier")
        return found

    async def _before(self, unit: Unit, given: Given) -> date | None:
        one = await rows.find(unit.tx, int(given.get("round") or 0))
        value = getattr(one, str(given.get("which")), None) if one is not None else None
        if isinstance(value, datetime) and one is not None:
            return value.astimezone(one.zone).date()
        return value if isinstance(value, date) else None


def read_day(unit: Unit, words: str) -> Found | Unclear:
    """A day from today on, as a draft keeps it."""
    when = read_when(words[:300], unit.local).when
    day = when.date or (when.from_ if when.from_ == when.to else None)
    today = unit.local.date()
    if day is None:
        return Unclear("award-day-unclear")
    if when.type == "past" or not today <= day <= today + FURTHEST:
        return Unclear("award-day-wrong")
    return Found(day.isoformat())


def _day(unit: Unit, day: date) -> Option:
    return Option(unit.wording.button(unit.lang, "btn-day", date=day), day.isoformat())


@dataclass(frozen=True, slots=True)
class RuleQuestion:
    """The value of the rule that `rule` names, by its type."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Yes and no, the kinds of vote, or usual numbers."""
        name = str(given.get("rule"))
        usual = getattr(Rules(), name, None)
        if isinstance(usual, bool):
            return [
                Option(unit.wording.button(unit.lang, "btn-award-yes"), True),
                Option(unit.wording.button(unit.lang, "btn-award-no"), False),
            ]
        if name == "vote":
            return [
                Option(unit.wording.button(unit.lang, f"btn-award-vote-{one}"), one)
                for one in VOTES
            ]
        if isinstance(usual, int):
            least, most = RANGES[name]
            step = 1 if most - least < 20 else 10
            found = sorted({max(least, usual - step), usual, min(most, usual + step)})
            return [Option(str(one), one) for one in found]
        return []

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The value that words say."""
        name = str(given.get("rule"))
        usual = getattr(Rules(), name, None)
        said = plainly(words)
        if isinstance(usual, bool):
            if said.split()[:1] and said.split()[0] in NO:
                return Found(False)
            return Found(True) if agrees(words) else Unclear("not-understood-in-form")
        if name == "vote":
            for option in await self.options(unit, given):
                if said in (plainly(option.label), option.value):
                    return Found(option.value)
            return Unclear("not-understood-in-form")
        if isinstance(usual, int):
            least, most = RANGES[name]
            number = "".join(sign for sign in said if sign.isdigit())
            if number and len(number) < 6 and least <= int(number) <= most:
                return Found(int(number))
            return Unclear("award-number-unclear", {"least": least, "most": most})
        if len(words) > LONGEST_ABOUT:
            return Unclear("error-too-long", {"limit": LONGEST_ABOUT})
        return Found("" if said in ("none", "nothing") else words.strip(), sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """As it is kept: the form ends with the rule as a sentence."""
        return str(value)

    def load(self, value: Any) -> Any:
        """The value, as the rules have it."""
        return value


@dataclass(frozen=True, slots=True)
class _OneOfRound(FreeText):
    """A category or criterion of the form's round, by its name or number; kept as its code."""

    async def found(self, unit: Unit, given: Given) -> Sequence[Any]:
        """All of them, in order."""
        raise NotImplementedError

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The one that the words name alone."""
        every = await self.found(unit, given)
        said = plainly(words)
        if said.isdigit() and 0 < int(said) <= len(every):
            return Found(every[int(said) - 1].code)
        meant = [one for one in every if plainly(one.label) == said]
        meant = meant or [one for one in every if said and said in plainly(one.label)]
        if len(meant) == 1:
            return Found(meant[0].code)
        return Unclear("award-which-unclear")


class CategoryQuestion(_OneOfRound):
    """A category of the round."""

    async def found(self, unit: Unit, given: Given) -> Sequence[Any]:
        """All categories."""
        return await rows.categories(unit.tx, int(given.get("round") or 0))


class CriterionQuestion(_OneOfRound):
    """A criterion of the round; there are few, so each has a button while they do."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The first four."""
        return [Option(one.label, one.code) for one in (await self.found(unit, given))[:4]]

    async def found(self, unit: Unit, given: Given) -> Sequence[Any]:
        """All criteria."""
        return await rows.criteria(unit.tx, int(given.get("round") or 0))

"""What is asked of a new timebank: its name, rules, areas, numbers and people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import rule_values, timebanks
from domain.errors import DomainError
from domain.rules import RULES
from handlers.conversation.questions import Found, Given, Option, Unclear, plainly
from handlers.unit import Unit
from handlers.wording import Markup
from services import newtimebank
from services.newtimebank import MOST_BROKERS

EVERYWHERE = frozenset({
    "all", "everywhere", "all of it", "the whole city", "whole city", "all of birmingham",
    "everyone", "any", "none",
})  # fmt: skip
LIST = frozenset({"list", "the list", "see the list", "show the list", "show me the list"})
COPY = "copy:"


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name that no other timebank has or looks like."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nobody can guess it."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The name, if it can be one."""
        try:
            return Found(await newtimebank.named(unit, words), sure=False)
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value)

    def load(self, value: Any) -> str:
        """The name."""
        return str(value)


@dataclass(frozen=True, slots=True)
class TemplateQuestion:
    """With which rules it begins."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The templates, and the rules of the writer's own timebank."""
        found = [
            Option(unit.wording.button(unit.lang, key), template)
            for template, key in (
                ("standard", "btn-template-standard"),
                ("careful", "btn-template-careful"),
                ("small", "btn-template-small"),
            )
        ]
        here = next((one for one in await _administered(unit) if one[1] == unit.scope.id), None)
        if here is not None:
            found.append(_copy(unit, *here))
        return found

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A template by its name, or a timebank of the writer's to copy."""
        said = plainly(words).removeprefix("use ").removeprefix("the ").removeprefix("rules of ")
        template = next((one for one in timebanks.TEMPLATES if said.startswith(one)), None)
        if template is not None:
            return Found(template)
        wanted = said.removeprefix("copy ").removeprefix("of ")
        named = [one for one in await _administered(unit) if wanted and wanted in plainly(one[0])]
        if len(named) == 1:
            return Found(f"{COPY}{named[0][1]}:{named[0][0]}")
        return Unclear("newtimebank-template-which", {}, [_copy(unit, *one) for one in named[:4]])

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The template's name, or whose rules."""
        kind, _, rest = str(value).partition(":")
        name = rest.partition(":")[2]
        return unit.text("newtimebank-shown-template", template=kind, name=name)

    def load(self, value: Any) -> str:
        """As it is kept."""
        return str(value)


async def _administered(unit: Unit) -> list[tuple[str, int]]:
    return [(one.name, one.id) for one in await newtimebank.administered(unit)]


def _copy(unit: Unit, name: str, community_id: int) -> Option:
    label = unit.wording.button(unit.lang, "btn-template-copy", timebank=name)
    return Option(label, f"{COPY}{community_id}:{name}")


@dataclass(frozen=True, slots=True)
class WardsQuestion:
    """Wards of the city by name or number, several in one message."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """All of it, and the list with its numbers."""
        found = [Option(unit.wording.button(unit.lang, "btn-wards-all"), [])]
        if "listed" not in given:
            label = unit.wording.button(unit.lang, "btn-wards-list")
            found.append(Option(label, {"several": {"listed": "yes"}}))
        return found

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The wards; a name that can be several is asked about, and one that is none said."""
        said = plainly(words)
        if said in EVERYWHERE:
            return Found([])
        if said in LIST:
            return listed(unit)
        found, over = timebanks.read_wards(words)
        if len(found) > timebanks.MOST_WARDS:
            return Unclear("rules-may-lines", {"most": timebanks.MOST_WARDS})
        if not over:
            return Found(list(found)) if found else Unclear("newtimebank-wards-none")
        return _left_over(unit, list(found), list(over))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Their names."""
        return unit.text("newtimebank-shown-wards", items=list(value), some=_some(value))

    def load(self, value: Any) -> list[str]:
        """Their names."""
        return [str(one) for one in value]


def listed(unit: Unit) -> Unclear:
    """All wards with their numbers."""
    lines = [f"{number}. {ward}" for number, ward in enumerate(timebanks.city(), 1)]
    text = unit.text("newtimebank-wards-lines", lines=Markup("\n".join(map(_escaped, lines))))
    return Unclear("newtimebank-wards-list", {"lines": text})


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;")


def _left_over(unit: Unit, found: list[str], over: list[str]) -> Unclear:
    values = {"names": over, "found": found, "some": _some(found)}
    meant = timebanks.wards_meant(over[0]) if len(over) == 1 else ()
    if meant:
        options = [Option(ward, _with(found, ward)) for ward in meant[:3]]
        if len(meant) == 2:
            both = unit.wording.button(unit.lang, "btn-wards-both")
            options.append(Option(both, _with(found, *meant)))
        return Unclear("newtimebank-wards-which", values, options)
    take = [Option(unit.wording.button(unit.lang, "btn-wards-take"), found)] if found else []
    return Unclear("newtimebank-wards-unknown", values, take)


def _with(found: Sequence[str], *more: str) -> list[str]:
    return list(dict.fromkeys([*found, *more]))


def _some(value: Sequence[Any]) -> str:
    return "yes" if value else "no"


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that is words, such as the telephone: as /rules reads it."""

    rule: str

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Usual hours, for when somebody is there."""
        if self.rule != "opening":
            return ()
        labels = (unit.wording.plain(unit.lang, key) for key in ("opening-week", "opening-two"))
        return [Option(label, label) for label in labels]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """What was typed, if the rule may be that."""
        rule = RULES[self.rule]
        try:
            return Found(rule_values.kept(rule, words), sure=self.rule == "phone")
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The words."""
        return str(value)

    def load(self, value: Any) -> str:
        """The words."""
        return str(value)


@dataclass(frozen=True, slots=True)
class HowManyQuestion:
    """How many brokers beside whoever opens it."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """A few."""
        return [
            Option(unit.wording.button(unit.lang, "btn-brokers-count", count=n), n)
            for n in range(4)
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A number up to MOST_BROKERS."""
        try:
            rule = RULES["waves"]
            number = 0 if plainly(words) in ("none", "nobody", "just me", "only me", "0") else int(
                rule_values.kept(rule, words)
            )  # fmt: skip
        except DomainError:
            number = MOST_BROKERS + 1
        if number > MOST_BROKERS:
            return Unclear("newtimebank-brokers-many", {"most": MOST_BROKERS})
        return Found(number)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The number, in words."""
        return unit.text("newtimebank-shown-brokers", count=int(value))

    def load(self, value: Any) -> int:
        """The number."""
        return int(value)

"""A rule in words: its name, and what it says with one value or another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from domain.rules import RULES, Rule
from handlers.wording import Markup, Wording

KEY_FAMILIES = ("rules-",)


def name_key(name: str) -> str:
    """The key of a rule's name; its help and what it says stand beside it."""
    return "rules-" + name.replace("_", "-")


def numbered(rule: Rule) -> Iterator[tuple[int, str]]:
    """What can be chosen, with the number that stands before it and can be typed."""
    yield from enumerate(rule.of, 1)


@dataclass(frozen=True, slots=True)
class Teller:
    """Words rules in one language."""

    wording: Wording
    lang: str
    zone: tzinfo

    def name(self, name: str) -> Markup:
        """What the rule is called."""
        return self.wording.say(self.lang, name_key(name))

    def says(self, name: str, value: str) -> Markup:
        """What the rule says with this value. A rule that this program no longer has is called by
        its name."""
        rule = RULES.get(name)
        if rule is None:
            return Markup(name)
        key = f"{name_key(name)}-says"
        return self.wording.say(self.lang, key, zone=self.zone, **self._values(rule, value))

    def _values(self, rule: Rule, value: str) -> dict[str, Any]:
        if rule.kind == "minutes":
            return {"minutes": int(value)}
        if rule.kind == "number" or (rule.kind == "choice" and value.isdigit()):
            return {"count": int(value)}
        if rule.kind in ("choice", "yes_no"):
            return {"choice": value}
        some = "yes" if value.strip() else "no"
        if rule.kind == "text":
            return {"some": some, "words": value}
        if rule.kind == "lines":
            return {"some": some, "items": value.splitlines()}
        chosen = [one for one in rule.of if one in value.split()]
        items = [self.wording.plain(self.lang, f"{name_key(rule.name)}-{one}") for one in chosen]
        return {"some": some, "items": items}

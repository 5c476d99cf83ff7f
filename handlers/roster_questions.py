"""Whom a roster is about: any member for brokers, people whom they know for organisers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.reading.names import Known, One, Several, resolve
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, Given, Option, Unclear, plainly
from handlers.unit import Unit
from handlers.wording import Markup
from services import roster_people
from storage import rosters as rows

MOST_OPTIONS = 4
ME = frozenset({"me", "i", "myself", "i did", "it was me"})


@dataclass(frozen=True, slots=True)
class RosterWho:
    """Somebody for a roster. Organisers find people whom they know or had on their shifts."""

    me: bool = False
    """Whether it can be the one who answers."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The one who answers, and the first few whom they know."""
        own = [Option(unit.wording.button(unit.lang, "btn-roster-me"), _me(unit))]
        known = await roster_people.nameable(unit) or {}
        others = [
            Option(name, {"id": one, "name": name})
            for one, name in known.items()
            if one != unit.actor.id
        ]
        return [*(own if self.me else []), *others][:MOST_OPTIONS]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One person; with several that fit, they are offered."""
        if self.me and plainly(words) in ME:
            return Found(_me(unit))
        known = await roster_people.nameable(unit)
        if known is None:
            return await MemberQuestion().read(unit, words, given)
        return _among(known, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Who it is."""
        return Named(value["id"], value["name"])


@dataclass(frozen=True, slots=True)
class OnItQuestion:
    """Somebody who is on the roster already."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The first few."""
        found = await rows.people(unit.tx, int(given.get("roster") or 0))
        return [Option(o.name, {"id": o.person_id, "name": o.name}) for o in found][:MOST_OPTIONS]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One of them by name."""
        found = await rows.people(unit.tx, int(given.get("roster") or 0))
        return _among({one.person_id: one.name for one in found}, words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Who it is."""
        return Named(value["id"], value["name"])


def _me(unit: Unit) -> dict[str, Any]:
    return {"id": unit.actor.id, "name": unit.actor.name}


def _among(known: Mapping[int, str], words: str) -> Found | Unclear:
    clean = " ".join(words.split()).strip(" .,!?")
    found = resolve(clean, [Known(one, name) for one, name in known.items()]) if clean else None
    if isinstance(found, One):
        return Found({"id": found.id, "name": known[found.id]})
    if isinstance(found, Several):
        options = [
            Option(known[one], {"id": one, "name": known[one]}) for one in found.ids[:MOST_OPTIONS]
        ]
        return Unclear("log-which-person", {"name": clean[:100]}, options)
    return Unclear("roster-not-known", {"name": clean[:100]})

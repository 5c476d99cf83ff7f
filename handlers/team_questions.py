"""What is asked about the team: who of the desk, and which hours of duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from domain.duty import DESK_FROM, DESK_UNTIL, EVENING_FROM, EVENING_UNTIL, Part
from domain.duty_words import Hours, part_of, read_hours
from handlers.conversation.people_questions import Named
from handlers.conversation.questions import Found, Given, Option, Unclear
from handlers.unit import Unit
from handlers.wording import Markup
from services import handover
from storage.people import Person

MOST = 4
SELF = frozenset({"i", "im", "i'm", "i’m", "me", "i'll", "i’ll", "ill", "my"})


async def at_the_desk(unit: Unit) -> list[Person]:
    """Brokers and safeguarding leads, the actor first."""
    found = [p for p, held in await handover.desk_people(unit) if held & {"broker", "safeguarding"}]
    return sorted(found, key=lambda p: (p.id != unit.actor.id, p.name))


def named_in(unit: Unit, words: str, desk: Sequence[Person]) -> list[Person]:
    """Those of the desk whom these words name, in the words' order; "I" is the actor."""
    found: list[Person] = []
    for word in words.replace(",", " ").split():
        bare = word.casefold().strip(".;:!?").removesuffix("'s").removesuffix("’s")
        for one in desk:
            mine = one.id == unit.actor.id and bare in SELF
            if (mine or bare in one.name.casefold().split()) and one not in found:
                found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class DeskQuestion:
    """Somebody of the desk: by a button, or by name. `others`: never the actor."""

    others: bool = False

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The first few, by name."""
        desk = await self._desk(unit, given)
        return [Option(p.name, {"id": p.id, "name": p.name}) for p in desk[:MOST]]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The one who is named."""
        found = named_in(unit, words, await self._desk(unit, given))
        if len(found) != 1:
            return Unclear("team-nobody-of-that-name", options=await self.options(unit, given))
        return Found({"id": found[0].id, "name": found[0].name})

    async def _desk(self, unit: Unit, given: Given) -> list[Person]:
        away = str(given.get("away") or unit.actor.id)
        return [p for p in await at_the_desk(unit) if not self.others or str(p.id) != away]

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Who it is."""
        return Named(value["id"], value["name"])


def keep(hours: Hours) -> dict[str, Any]:
    """Hours as a draft keeps them."""
    if hours.starts_at is not None and hours.ends_at is not None:
        return {"from": hours.starts_at.isoformat(), "to": hours.ends_at.isoformat()}
    return {
        "days": list(hours.days),
        "start": f"{hours.start:%H:%M}",
        "finish": f"{hours.finish:%H:%M}",
    }


def kept(value: Any) -> Hours:
    """Hours from a draft."""
    if "from" in value:
        return Hours(
            starts_at=datetime.fromisoformat(value["from"]),
            ends_at=datetime.fromisoformat(value["to"]),
        )
    start, finish = time.fromisoformat(value["start"]), time.fromisoformat(value["finish"])
    return Hours(tuple(int(d) for d in value["days"]), start, finish)


@dataclass(frozen=True, slots=True)
class HoursQuestion:
    """Hours of duty: tonight, working days, evenings, weekends, or in words."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """What is usual."""
        begin = datetime.combine(unit.local.date(), EVENING_FROM, unit.zone)
        tonight = Hours(
            starts_at=max(begin.astimezone(UTC), unit.now),
            ends_at=datetime.combine(
                unit.local.date() + timedelta(days=1), EVENING_UNTIL, unit.zone
            ).astimezone(UTC),
        )
        usual = (
            ("btn-duty-tonight", tonight),
            ("btn-duty-days", Hours((0, 1, 2, 3, 4), DESK_FROM, DESK_UNTIL)),
            ("btn-duty-evenings", Hours((0, 1, 2, 3, 4), EVENING_FROM, EVENING_UNTIL)),
            ("btn-duty-weekends", Hours((5, 6), DESK_FROM, DESK_FROM)),
        )
        return [Option(unit.wording.button(unit.lang, key), keep(hours)) for key, hours in usual]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """Such as "Mondays 9am to 5pm"."""
        hours = read_hours(words, unit.now, unit.zone)
        if hours is None:
            return Unclear("duty-no-hours", options=await self.options(unit, given))
        also: dict[str, Part] = {"part": "deputy"} if part_of(words) == "deputy" else {}
        return Found(keep(hours), also)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """In full."""
        return hours_shown(unit, kept(value))

    def load(self, value: Any) -> Hours:
        """The hours."""
        return kept(value)


def hours_shown(unit: Unit, hours: Hours) -> Markup:
    """Such as "Mondays and Tuesdays, 9am to 5pm", or from one moment until another."""
    if hours.starts_at is not None and hours.ends_at is not None:
        return unit.text("duty-once", start=hours.starts_at, finish=hours.ends_at)
    days = [unit.wording.plain(unit.lang, f"duty-day-{day}") for day in hours.days]
    whole = "yes" if hours.start == hours.finish else "no"
    start, finish = hours.start or time(0), hours.finish or time(0)
    return unit.text("duty-weekly", days=days, start=start, finish=finish, whole=whole)


KEY_FAMILIES = ("duty-day-",)

"""Questions about people, lengths and days, read with the readers of residents' words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.exchange import BACK_DAYS
from domain.reading import hours, read
from domain.reading.names import Known, One, Several, resolve
from domain.reading.types import Entry, HoursReading
from handlers.conversation.questions import Found, Given, Option, Unclear, day_of, plainly
from handlers.unit import Unit
from handlers.wording import Markup
from services import members
from storage import acquaintances, people
from storage.people import Person

LONGEST_NAME = 100
MOST_OPTIONS = 4
"""People offered as buttons."""
KEY_FAMILIES = ("log-reject-",)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody that a person named: `id` is None where only the broker can say who that is."""

    id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class WhoQuestion:
    """Another member. Only people whom the writer has dealt with or was introduced to are found;
    for everyone else the answer is the same whether they belong or not."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The people whom the writer knows, the first few."""
        found = await acquaintances.acquainted(unit.tx, unit.scope.id, unit.member)
        return await told_apart(unit, found[:MOST_OPTIONS], found)

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """One person; with two that fit, both are offered. A length or a day said with the name
        is kept, and is never taken for a name."""
        reading = read(words, unit.local)
        if reading.hours.status == "none" and not any(sign.isdigit() for sign in words):
            return await who(unit, words)
        if not reading.names:
            return Unclear("not-understood-in-form")
        found = await who(unit, reading.names[0])
        if isinstance(found, Found) and reading.hours.status == "ok" and reading.hours.entries:
            also = entry_given(reading.hours.entries[0], reading.hours)
            return Found(found.value, also, found.sure)
        return found

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Who it is."""
        return Named(value["id"], value["name"])


async def who(unit: Unit, mention: str) -> Found | Unclear:
    """Whom a name means, among the people whom the writer may see."""
    clean = " ".join(mention.split()).strip(" .,!?")
    if not clean or not any(sign.isalpha() for sign in clean):
        return Unclear("not-understood-in-form")
    if len(clean) > LONGEST_NAME:
        return Unclear("error-too-long", {"limit": LONGEST_NAME})
    known = await acquaintances.acquainted(unit.tx, unit.scope.id, unit.member)
    if plainly(clean) == plainly(unit.member_name) and not any(
        plainly(p.name) == plainly(clean) for p in known
    ):
        label = unit.wording.button(unit.lang, "btn-somebody-else")
        return Unclear(
            "log-own-name", {"name": clean}, [Option(label, {"id": None, "name": clean})]
        )
    found = resolve(clean, [Known(p.id, p.name) for p in known])
    if not isinstance(found, One | Several) and unit.hat is not None and unit.hat.kind == "broker":
        # A broker who writes for a member knows everybody.
        known = await people.members_named(unit.tx, unit.scope.id, clean)
        found = resolve(clean, [Known(p.id, p.name) for p in known])
    names = {p.id: p.name for p in known}
    if isinstance(found, Several):
        options = await told_apart(unit, [p for p in known if p.id in found.ids][:3], known)
        nobody = Option(
            unit.wording.button(unit.lang, "btn-somebody-else"), {"id": None, "name": clean}
        )
        return Unclear("log-which-person", {"name": clean}, [*options, nobody])
    if isinstance(found, One):
        return Found({"id": found.id, "name": names[found.id]})
    return Found({"id": None, "name": clean}, sure=False)


async def told_apart(unit: Unit, shown: Sequence[Person], known: Sequence[Person]) -> list[Option]:
    """People as options. Two of one name are told apart by what the writer shared with them."""
    names = Counter(plainly(p.name) for p in known)
    options = []
    for one in shown:
        label = one.name
        if names[plainly(one.name)] > 1 and (
            met := await acquaintances.known_by(unit.tx, unit.scope.id, unit.member, one.id)
        ):
            since, last = met
            label = (
                unit.wording.plain(unit.lang, "log-last-help", name=one.name, date=last)
                if last is not None
                else unit.wording.plain(
                    unit.lang, "log-known-since", name=one.name, date=since, zone=unit.zone
                )
            )
        options.append(Option(label, {"id": one.id, "name": one.name}))
    return options


@dataclass(frozen=True, slots=True)
class MemberQuestion:
    """Any member of the timebank, found by part of their name: for brokers only."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing to offer before a name is typed."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The one member with this in their name; several are offered, with their area."""
        unit.demand("queue.see")
        found = await people.members_named(unit.tx, unit.scope.id, words.strip())
        if not found:
            return await self._alike(unit, words)
        if len(found) == 1:
            return Found({"id": found[0].id, "name": found[0].name})
        options = []
        for one in found[:MOST_OPTIONS]:
            standing = await people.membership(unit.tx, unit.scope.id, one.id)
            label = _label(unit, one.name, standing.area if standing is not None else None)
            options.append(Option(label, {"id": one.id, "name": one.name}))
        return Unclear("log-which-person", {"name": words.strip()}, options)

    async def _alike(self, unit: Unit, words: str) -> Unclear:
        """Nobody has these letters in their name: whoever may be meant, to choose from."""
        found = await members.search(unit, words)
        here = [one for one in found.hits if one.state == "approved" and found.by == "name"]
        if not here:
            return Unclear("exchange-no-such-member")
        options = [
            Option(_label(unit, one.name, one.area), {"id": one.person_id, "name": one.name})
            for one in here[:MOST_OPTIONS]
        ]
        return Unclear("log-which-person", {"name": words.strip()}, options)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The name."""
        return str(value["name"])

    def load(self, value: Any) -> Named:
        """Who it is."""
        return Named(value["id"], value["name"])


@dataclass(frozen=True, slots=True)
class LengthQuestion:
    """How long help took, in whole minutes; vague lengths are asked about, never averaged."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The usual lengths."""
        return [_length(unit, minutes) for minutes in (30, 60, 120)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A length; a day said with it is kept too. The 2 of "2 days ago" is no length."""
        read = hours.read_hours(words, unit.local)
        if read.ask == "minutes" and read.day is not None and not read.options:
            return Unclear("log-no-length", also={"day": read.day.isoformat()})
        told = hours.read_hours(words, unit.local, reply=True)
        if told.ask == "date" and _no_day_said(unit, words):
            # Just after midnight so much can't have been today: the length is clear all the same.
            lengths = {one.minutes for option in told.options for one in option}
            if len(lengths) == 1 and all(len(option) == 1 for option in told.options):
                return Found(lengths.pop())
        return from_hours(unit, told, "minutes", words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 2 hours."""
        return unit.text("log-length", minutes=int(value))

    def load(self, value: Any) -> int:
        """Minutes."""
        return int(value)


@dataclass(frozen=True, slots=True)
class PastDayQuestion:
    """A day when help was given: today or up to a month back."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Today, yesterday, and the day before by its name."""
        today = unit.local.date()
        return [_day(unit, today - timedelta(days=back)) for back in range(3)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """A day in the past, or a question about which day was meant."""
        read = hours.read_day(words, unit.local, unit.lang, unit.zone)
        if read is None:
            return Unclear("log-no-day")
        if read.future is not None:
            return Unclear("log-reject-future")
        if len(read.days) != 1:
            return Unclear("log-which-one", {}, [_day(unit, days[0]) for days in read.days])
        first, *more = read.days[0]
        if is_old(min(read.days[0]), unit.local.date()):
            return Unclear("refusal-log-too-old", {"days": BACK_DAYS})
        also = {"more": [[day.isoformat(), given["minutes"]] for day in more]}
        return Found(first.isoformat(), also if more and "minutes" in given else {})

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The weekday and the full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


def from_hours(unit: Unit, read: HoursReading, want: str, words: str) -> Found | Unclear:
    """What was read of hours in `words` as the answer to one question of a form (`minutes` or
    `day`)."""
    if read.status == "ok" and read.entries:
        value = entry_given(read.entries[0], read)
        return Found(value.pop(want), value) if want in value else Unclear("log-no-day")
    if read.status == "reject":
        return Unclear(f"log-reject-{read.reason}".replace("_", "-"))
    if read.status == "clarify":
        return Unclear(
            "log-which-one", {}, options_of(unit, read, assumed=_no_day(unit, read, words))
        )
    return Unclear("not-understood-in-form")


def _no_day(unit: Unit, read: HoursReading, words: str) -> bool:
    """Whether only a length is open and nobody named a day: today was assumed for the options."""
    return (
        read.ask == "minutes"
        and all(e.start is None and e.day == unit.local.date() for one in read.options for e in one)
        and _no_day_said(unit, words)
    )


def _no_day_said(unit: Unit, words: str) -> bool:
    return hours.read_day(words, unit.local, unit.lang, unit.zone) is None


def entry_given(entry: Entry, read: HoursReading) -> dict[str, Any]:
    """What an entry answers: its minutes always, its day unless that was only assumed."""
    given: dict[str, Any] = {"minutes": entry.minutes}
    if "assumed_today" not in read.flags:
        given["day"] = entry.day.isoformat()
    return given


def options_of(unit: Unit, read: HoursReading, *, assumed: bool = False) -> list[Option]:
    """The likely answers of an ambiguous reading, in its order, each whole in its words. Where
    nobody named a day (`assumed`), they are lengths only, and the day is asked next."""
    found = []
    for entries in read.options:
        if len(entries) != 1:
            continue
        entry = entries[0]
        if assumed:
            found.append(_length(unit, entry.minutes))
            continue
        day = unit.wording.button(unit.lang, "btn-day", date=entry.day)
        length = unit.wording.button(unit.lang, "btn-length", minutes=entry.minutes)
        value = {"several": {"minutes": entry.minutes, "day": entry.day.isoformat()}}
        found.append(Option(f"{length}, {day}" if entry.minutes else day, value))
    return found


def is_old(day: date, today: date) -> bool:
    """Whether a day is further back than members log by themselves."""
    return (today - day).days > BACK_DAYS


def _label(unit: Unit, name: str, area: str | None) -> str:
    """A button with a member's name, and where they live if that is known."""
    key, has = "btn-exchange-member", "yes" if area else "no"
    return unit.wording.button(unit.lang, key, name=name, area=area or "", has_area=has)


def _length(unit: Unit, minutes: int) -> Option:
    return Option(unit.wording.button(unit.lang, "btn-length", minutes=minutes), minutes)


def _day(unit: Unit, day: date) -> Option:
    back = (unit.local.date() - day).days
    if back in (0, 1):
        label = unit.wording.button(unit.lang, ("btn-today", "btn-yesterday")[back])
    else:
        label = unit.wording.button(unit.lang, "btn-day", date=day)
    return Option(label, day.isoformat())

"""Telling of volunteering that nobody planned, and choosing who can say that it was so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.reading import read
from domain.reading.types import HoursReading
from domain.service_words import what_of
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, PastDayQuestion, from_hours
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import service_told
from services.cases import first_name
from services.service_hours import HOURS_CARD
from services.service_told import Told

DESK = "desk"
KEY_FAMILIES = ("-name",)


@dataclass(frozen=True, slots=True)
class VerifierQuestion:
    """Who can say that it was so: an organiser whom they know, or somebody at the timebank."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Organisers of what the words name first; the desk last."""
        found = await service_told.verifiers(unit)
        said = str(given.get("what") or "").casefold()
        found.sort(key=lambda one: one.organisation.casefold() not in said)
        options = [
            Option(
                unit.wording.plain(
                    unit.lang, "served-verifier", name=first_name(one.name),
                    organisation=one.organisation,
                ),
                f"{one.person_id}.{one.organisation_id or 0}",
            )
            for one in found[:3]
        ]  # fmt: skip
        return [*options, Option(unit.wording.button(unit.lang, "btn-service-ask-desk"), DESK)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One of them by name, or by the organisation's."""
        wanted = plainly(words)
        options = await self.options(unit, given)
        for number, option in enumerate(options, 1):
            if wanted in (plainly(option.label), str(number)):
                return Found(option.value)
        if wanted in ("broker", "a broker", "the timebank", "timebank", "nobody", "anybody"):
            return Found(DESK)
        if wanted == plainly(unit.member_name) or wanted in ("me", "myself"):
            return Unclear("refusal-service-own")
        found = await service_told.verifiers(unit)
        fits = [one for one in found
                if wanted in (plainly(one.name), plainly(first_name(one.name)),
                              plainly(one.organisation))]  # fmt: skip
        if fits and len({one.organisation_id for one in fits}) == 1:
            return Found(f"{fits[0].person_id}.{fits[0].organisation_id or 0}")
        return Unclear("served-verifier-unknown")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Who."""
        del value
        return unit.text("served-verifier-name")

    def load(self, value: Any) -> str:
        """Ids, or the desk."""
        return str(value)


@dataclass(frozen=True)
class Serve:
    """Volunteering that nobody had planned."""

    what: str = ask("served-what-ask", FreeText(limit=200))
    minutes: int = ask("served-minutes-ask", LengthQuestion())
    day: date = ask("served-day-ask", PastDayQuestion())
    verifier: str = ask("served-verifier-ask", VerifierQuestion())


async def submit(unit: Unit, answers: Serve) -> None:
    """Notes it, and asks whoever was chosen."""
    verifier, organisation = None, None
    if answers.verifier != DESK:
        one, _, other = answers.verifier.partition(".")
        verifier, organisation = int(one), int(other) or None
    told = Told(answers.what, answers.minutes, answers.day, organisation, verifier)
    found = await service_told.tell(unit, told)
    unit.show_own_card(HOURS_CARD, found.id, "served.told")


form = Form("served", Serve, submit)


async def begin(unit: Unit, words: str) -> None:
    """A sentence: on a day on which they had a place on one shift it is about that; else they say
    who can confirm it."""
    unit.demand("shift.join")
    reading = read(words, unit.local)
    given: dict[str, Any] = {}
    what = what_of(words, reading)
    if what:
        given["what"] = what
    hours: HoursReading = reading.hours
    entry = hours.entries[0] if hours.status == "ok" and len(hours.entries) == 1 else None
    if entry is None:
        if hours.status == "none":
            await form.start(unit, given, words)
            return
        which = "day" if hours.ask == "date" else "minutes"
        unclear = from_hours(unit, hours, which, words)
        if isinstance(unclear, Unclear):
            await form.offer(unit, which, given, unclear, words)
        else:
            await form.start(unit, {**given, which: unclear.value, **unclear.also}, words)
        return
    shift_id = await service_told.shift_meant(unit, entry.day)
    if shift_id is not None:
        noted = await service_told.was_there(unit, shift_id, entry.minutes)
        unit.show_own_card(HOURS_CARD, noted.id, "served.self")
        return
    given |= {"minutes": entry.minutes, "day": entry.day.isoformat()}
    await form.start(unit, given, words)


async def tell(unit: Unit, _tap: Tap) -> None:
    """The button: asks step by step."""
    unit.demand("shift.join")
    await form.start(unit)


async def was_there(unit: Unit, tap: Tap) -> None:
    """I was there: all of a shift on which they had a place."""
    await unit.use_timebank_of("shift", tap.id)
    noted = await service_told.was_there(unit, tap.id, None)
    unit.show_own_card(HOURS_CARD, noted.id, "served.self")

"""/away: nobody asks until one is back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.errors import DomainError
from domain.reading.away import read_away, says_back
from domain.reading.types import Reading
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, day_of
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import away
from storage.away import Away

USUAL = ((7, "btn-away-week"), (14, "btn-away-two-weeks"), (30, "btn-away-month"))


@dataclass(frozen=True, slots=True)
class UntilQuestion:
    """The last day away."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """A week, two, a month."""
        today = unit.local.date()
        return [
            Option(unit.wording.button(unit.lang, key), (today + timedelta(days=days)).isoformat())
            for days, key in USUAL
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A day to come, at most a year ahead; "back on the 3rd" is until the 2nd."""
        found = read_away(words, unit.local, reply=True)
        if found.until is None:
            return Unclear("away-no-day")
        also = {"since": found.since.isoformat()} if found.since > unit.local.date() else {}
        return Found(found.until.isoformat(), also)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """The weekday and the full date."""
        return unit.text("log-day", date=day_of(value))

    def load(self, value: Any) -> date:
        """The day."""
        return day_of(value)


@dataclass(frozen=True)
class Leaving:
    """How long somebody is away."""

    until: date = ask("away-until-ask", UntilQuestion())
    since: str | None = ask("away-until-ask", FreeText(), hidden=True)


async def submit(unit: Unit, answers: Leaving) -> None:
    """Kept at once: it hurts nobody, and one tap takes it back."""
    since = day_of(answers.since) if answers.since else None
    _say_away(unit, await away.leave(unit, answers.until, since))


form = Form("away", Leaving, submit)


def _say_away(unit: Unit, found: Away) -> None:
    later = found.since > unit.local.date()
    unit.say(
        "away-set",
        one_a_row(
            unit.button("btn-away-back", "away-back"),
            unit.button("btn-away-longer", "away"),
            unit.button("btn-home", "home"),
        ),
        since=found.since,
        until=found.until,
        later="yes" if later else "no",
    )


def _demand(unit: Unit) -> None:
    if unit.hat is None and "member" not in unit.roles:
        raise DomainError("error-members-only")
    unit.demand("listing.change")


async def command(unit: Unit, words: str) -> None:
    """/away, alone or with a day behind it; alone it says how it stands."""
    _demand(unit)
    if words:
        await _said(unit, words)
        return
    found = await away.now(unit)
    if found is not None:
        _say_away(unit, found)
    else:
        await form.start(unit)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """Away, or away for longer: until when?"""
    _demand(unit)
    await form.start(unit)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """ "I'm away until 5 May"; "I'm back"."""
    _demand(unit)
    await _said(unit, reading.text)


async def _said(unit: Unit, words: str) -> None:
    if says_back(words):
        await back(unit)
        return
    found = read_away(words, unit.local, reply=True)
    if found.until is None:
        await form.start(unit, words=words)
        return
    _say_away(unit, await away.leave(unit, found.until, found.since))


async def back(unit: Unit) -> None:
    """Here again, in one tap or two words."""
    ended = await away.back(unit)
    unit.say(
        "away-back" if ended else "away-not",
        one_a_row(unit.button("btn-mine", "mine"), unit.button("btn-home", "home")),
        timebank=unit.scope.name,
    )


async def _back_tapped(unit: Unit, _tap: Tap) -> None:
    _demand(unit)
    await back(unit)


async def _back_typed(unit: Unit, _words: str) -> None:
    _demand(unit)
    await back(unit)


journey = Journey(
    "away",
    commands=[Command("away", command, roles=frozenset({"member"}))],
    taps={"away": tapped, "away-back": _back_tapped},
    forms=[form],
    intents={"away": from_sentence},
    said={"btn-away-back": _back_typed},
)

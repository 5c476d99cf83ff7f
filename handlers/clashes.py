"""Two things at one time: who says yes to a time hears what they have then, and may go on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from domain.errors import NotFound
from domain.hats import may
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey, RunTap
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from storage import clashes, exchanges, plans, requests

USUAL_MINUTES = 60
"""How long help takes whose length nobody said."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a yes is about. Its own exchange (`without`) and request are no clash."""

    starts_at: datetime
    ends_at: datetime
    without: int = 0
    request_id: int = 0


When = Callable[[Unit, int], Awaitable[Span | None]]
_AGREE: dict[str, tuple[RunTap, str]] = {}
"""By verb: what the button does, and the card it stands on."""


def careful(verb: str, run: RunTap, when: When, card: str) -> RunTap:
    """The button's deed, which asks first where the person has something else at that time."""
    _AGREE[verb] = (run, card)

    async def asked_first(unit: Unit, tap: Tap) -> None:
        span = await when(unit, tap.id)
        found = await words(unit, span) if span is not None else None
        if found is None:
            await run(unit, tap)
            return
        unit.leave_card()
        unit.say(
            "clash-ask",
            one_a_row(
                unit.button("btn-clash-yes", f"clash-yes:{tap.id}:{verb}.{tap.run}"),
                unit.button("btn-back", f"clash-back:{tap.id}:{verb}"),
                unit.button("btn-talk-to-a-person", "talk"),
            ),
            clash=found,
        )

    return asked_first


async def words(unit: Unit, span: Span) -> Markup | None:
    """What the person has at that time, in words; None where it is nothing. Who acts for somebody
    reads it where they may see to that person's plans."""
    if unit.hat is not None and not may(unit.hat.scope, "plan"):
        return None
    found = await clashes.first(
        unit.tx, unit.member, span.starts_at, span.ends_at, span.without, span.request_id
    )
    if found is None:
        return None
    return unit.text(
        "clash-then",
        title=found.title,
        has_title="yes" if found.title else "no",
        name=found.name,
        kind="plan" if found.name else "shift",
        start=found.starts_at,
        end=found.ends_at,
    )


async def of_exchange(unit: Unit, exchange_id: int) -> Span | None:
    """The time that somebody is asked to agree to."""
    found = await exchanges.find_any(unit.tx, exchange_id)
    if found is None or found.state != "proposed" or unit.member not in found.parties:
        return None
    plan = await plans.find(unit.tx, exchange_id)
    if plan is None or plan.start is None:
        return None
    return Span(plan.starts_at, plan.ends_at, exchange_id)


async def of_request(unit: Unit, request_id: int) -> Span | None:
    """The time for which somebody asked for help, where it has one."""
    found = await requests.find_with_timebank(unit.tx, request_id)
    if found is None or found[1].id not in {c.id for c in unit.communities}:
        return None
    one = found[0]
    if one.day is None or one.start is None or one.until is not None or one.repeats:
        return None
    at = span(unit, one.day, one.start, one.minutes or USUAL_MINUTES)
    return replace(at, request_id=request_id)


def span(unit: Unit, day: date, start: time, minutes: int, without: int = 0) -> Span:
    """A local day and time, as long as it takes."""
    starts = datetime.combine(day, start, unit.zone).astimezone(UTC)
    return Span(starts, starts + timedelta(minutes=minutes), without)


async def _yes(unit: Unit, tap: Tap) -> None:
    verb, _, run = tap.run.partition(".")
    if verb not in _AGREE:
        raise NotFound
    await _AGREE[verb][0](unit, replace(tap, verb=verb, run=run))


async def _back(unit: Unit, tap: Tap) -> None:
    if tap.run not in _AGREE:
        raise NotFound
    unit.show_own_card(_AGREE[tap.run][1], tap.id, "clash.back")


journey = Journey("clash", taps={"clash-yes": _yes, "clash-back": _back})

"""The buttons of an exchange's card: what each does, and what an old one answers."""

from collections.abc import Awaitable, Callable

from domain.errors import DomainError
from domain.exchange import Action
from handlers.exchange_forms import FORMS
from handlers.log_hours import in_its_timebank
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from services import exchanges, phoned, plans
from storage.exchanges import Exchange

Act = Callable[[Unit, int, str], Awaitable[Exchange]]


async def _done(unit: Unit, exchange_id: int, _seen: str) -> Exchange:
    return await exchanges.report(unit, exchange_id)


async def _missed(unit: Unit, exchange_id: int, _seen: str) -> Exchange:
    return await plans.missed(unit, exchange_id)


SIMPLE: dict[str, Act] = {
    "x-confirm": exchanges.confirm,
    "x-accept": exchanges.accept,
    "x-problem": exchanges.problem,
    "x-cancel": exchanges.cancel,
    "x-approve": exchanges.approve,
    "x-phone": phoned.said_yes,
    "x-agree": plans.agree,
    "x-allow": plans.allow,
    "x-done": _done,
    "x-missed": _missed,
}
ACTIONS: dict[str, Action] = {"x-different": "report"}
"""What a button's form does, where the button doesn't say so itself."""


async def simple(unit: Unit, tap: Tap) -> None:
    """A button that needs nothing more: the card itself says what follows."""
    async with pressed(unit, exchanges.CARD, tap.id, f"exchange.{tap.verb}"):
        await in_its_timebank(unit, tap.id)
        await SIMPLE[tap.verb](unit, tap.id, tap.run)


async def may(unit: Unit, tap: Tap, action: Action) -> Exchange | None:
    """The exchange, in its own timebank, if the person may do this now; else they see why not."""
    try:
        await in_its_timebank(unit, tap.id)
        return await exchanges.demand(unit, tap.id, action)
    except DomainError as refusal:
        await unit.show_what_happened(exchanges.CARD, tap.id, refusal)
        return None


async def with_form(unit: Unit, tap: Tap) -> None:
    """A button that needs a length, a name or words: they are asked in a message of their own."""
    action: Action = ACTIONS.get(tap.verb) or tap.verb.removeprefix("x-")  # type: ignore[assignment]
    if await may(unit, tap, action) is None:
        return
    unit.take_over(exchanges.CARD, tap.id)
    unit.acknowledge()
    unit.tap = None
    await FORMS[tap.verb].start(unit, {"exchange": str(tap.id), "action": action})

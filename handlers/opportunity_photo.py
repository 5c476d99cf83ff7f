"""The picture of something to volunteer for: shown with its preview and beside its card."""

from domain.errors import NotFound
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from services import opportunities
from storage import opportunities as rows
from storage.opportunities import Opportunity

REASON = "opportunity.photo"


def show(unit: Unit, file_id: str | None) -> None:
    """Sends the picture, if there is one; what people see in a group has none."""
    if file_id and unit.private:
        unit.send_file("photo", file_id, REASON)


def beside(unit: Unit, one: Opportunity) -> None:
    """The picture beside the card that somebody opened, while people can join."""
    if one.state == "published":
        show(unit, one.photo)


async def beside_shift(unit: Unit, opportunity_id: int) -> None:
    """The same beside a shift's card."""
    one = await rows.find(unit.tx, opportunity_id)
    if one is not None:
        beside(unit, one)


async def asked(unit: Unit, tap: Tap) -> None:
    """A button on the card of whoever decides about it, or runs it."""
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    one = await opportunities.find(unit, tap.id)
    theirs = opportunities.runs(unit, one) or "broker" in unit.roles
    if one.photo is None or not theirs:
        raise NotFound
    show(unit, one.photo)


journey = Journey("opportunity-photo", taps={"op-photo": asked})

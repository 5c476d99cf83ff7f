"""*Put it in my calendar*: a calendar file of a shift or of planned help."""

from domain.errors import DomainError
from handlers.journey import Journey
from handlers.shifts import look
from handlers.unit import Tap, Unit
from services import calendar_files, exchange_news
from storage.calendar_entries import Kind


async def _shift(unit: Unit, tap: Tap) -> None:
    await look(unit, tap.id)
    await _send(unit, "shift", tap.id)


async def _plan(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(exchange_news.CARD, tap.id)
    await _send(unit, "plan", tap.id)


async def _send(unit: Unit, kind: Kind, object_id: int) -> None:
    """The file comes below; the card stays where it is."""
    try:
        entry = await calendar_files.take(unit, kind, object_id)
    except DomainError as refusal:
        unit.refuse(refusal)
        return
    unit.acknowledge()
    unit.send_document(calendar_files.DOCUMENT, f"{kind}.calendar", entry=entry)


journey = Journey("calendar", taps={"cal-shift": _shift, "cal-plan": _plan})

"""A card's button was pressed: the card shows what came of it, or, where it comes too late, what
happened since."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from domain.errors import DomainError
from handlers.conversation.forms import Form
from handlers.unit import Unit


@asynccontextmanager
async def pressed(unit: Unit, card: str, object_id: int, reason: str) -> AsyncIterator[None]:
    """What stands in it is done, and the card shows what came of it; what the rules refuse is taken
    back and told, beside the card as it is now."""
    try:
        yield
    except DomainError as refusal:
        await unit.show_what_happened(card, object_id, refusal)
        return
    unit.show_own_card(card, object_id, reason)


@asynccontextmanager
async def words_asked(
    unit: Unit, card: str, object_id: int, form: Form[Any], given: Mapping[str, Any]
) -> AsyncIterator[None]:
    """The same for a button that needs words: where nothing was refused they are asked in a message
    of their own, with `given` filled in, and the pressed message stays the card."""
    try:
        yield
    except DomainError as refusal:
        await unit.show_what_happened(card, object_id, refusal)
        return
    unit.take_over(card, object_id)
    unit.aside()
    await form.start(unit, given)

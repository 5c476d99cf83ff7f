"""Thanks: tied to help that both sides confirmed, from the one who was helped, once."""

from domain.errors import DomainError, NotFound
from domain.reading import public
from domain.reading.screening import screen
from services import exchange_moves
from services.exchange_news import CARD
from services.work import Work
from storage import thanks as rows
from storage.exchanges import Exchange

LONGEST = 300


async def say(work: Work, exchange_id: int, words: str) -> bool:
    """The one who was helped thanks the one who helped. False where the words are not fit to
    be passed on (see `fit`).

    Raises DomainError where it isn't in the books, was thanked for already, or isn't theirs.
    """
    found = await may(work, exchange_id)
    giver = found.giver_id
    shown = fit(words)
    if shown is None or giver is None:
        return False
    if not await rows.add(work.tx, found.id, work.member, giver, shown, work.now):
        raise DomainError("toast-already-done")
    work.tell(
        giver,
        "exchange.thanks",
        "notice-thanks",
        once=f"exchange:{found.id}:thanks",
        name=found.receiver_name or "",
        date=found.day,
        words=shown,
    )
    work.refresh(CARD, found.id, "exchange.thanks")
    work.audit("exchange.thank", "exchange", found.id)
    return True


async def may(work: Work, exchange_id: int) -> Exchange:
    """The exchange, if the actor can say thanks for it now. Raises DomainError."""
    found = await exchange_moves.find(work, exchange_id)
    if found.receiver_id != work.member:
        raise NotFound
    if found.state != "posted" or await rows.find(work.tx, found.id) is not None:
        raise DomainError("toast-already-done")
    return found


def fit(words: str) -> str | None:
    """The words as another person may read them; None where they hold contact details, health
    or anything that can't wait: those are never passed on, not even in part."""
    clean = " ".join(words.split())
    if screen(clean).screen == "urgent" or public.scrub(clean).removed:
        return None
    return clean if len(clean) <= LONGEST and any(sign.isalpha() for sign in clean) else None

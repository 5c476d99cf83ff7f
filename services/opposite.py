"""Hours go out of the books again by an opposite transfer; nothing in the books is ever changed."""

from domain import ledger
from domain.errors import DomainError, NotFound
from services.work import Work
from storage import ledger as books


async def post(work: Work, key: str, new: str) -> None:
    """The opposite of the transfer with this key, under the key `new`, once. Raises NotFound where
    nothing was posted, DomainError where it was reversed before."""
    if not await post_if_there(work, key, new):
        raise NotFound


async def post_if_there(work: Work, key: str, new: str) -> bool:
    """As `post`; False where nothing was posted."""
    original = await books.by_key(work.tx, key)
    if original is None:
        return False
    back = ledger.reversal(original, new)
    if not await books.post(work.tx, back, work.now, actor_id=work.actor.id):
        raise DomainError("toast-already-done")
    return True

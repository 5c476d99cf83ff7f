"""That the books hold, for tests."""

from storage import ledger
from tests.town import Town


async def books_hold(town: Town) -> None:
    """What an audit of the books finds is nothing."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []

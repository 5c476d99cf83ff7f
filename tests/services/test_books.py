"""What `goodturn verify` finds where somebody has changed exchanges with an SQL shell."""

import pytest

from storage import ledger
from tests.town import Town


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("minutes = minutes + 30", "other hours"),
        ("state = 'reversed'", "reversed"),
        ("state = 'confirmed'", "not marked as posted"),
        ("giver_id = receiver_id, receiver_id = giver_id", "other hours"),
    ],
)
async def test_an_exchange_that_differs_from_the_books(
    any_town: Town, change: str, found: str
) -> None:
    assert any_town.program is not None
    async with any_town.program.database.write() as tx:
        assert await ledger.discrepancies(tx) == []
        await tx.run(
            f"UPDATE exchange SET {change} WHERE id ="
            " (SELECT MIN(id) FROM exchange WHERE state = 'posted')"
        )
        problems = await ledger.discrepancies(tx)
    assert [found in problem for problem in problems] == [True]

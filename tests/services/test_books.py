"""What `goodturn verify` finds where somebody has changed exchanges with an SQL shell."""

from datetime import timedelta

import pytest

from domain.permissions import Role
from services import issue, pot, rosters
from services.rosters import NewRoster
from services.work import Work
from storage import communities, ledger
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


async def _one_of_each(town: Town) -> None:
    """A class, a gift, hours for the pot, and hours that a broker created, all in the books."""
    assert town.program is not None
    now, who = town.clock.now(), town.people
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        member, broker = frozenset[Role]({"member"}), frozenset[Role]({"broker"})
        ruth = Work(tx, now, who["Ruth"], community, broker)
        day = ruth.local.date() - timedelta(days=1)
        roster = await rosters.make(ruth, NewRoster("class", "Talk", day, 60, who["Jean"].id))
        for name in ("Amina", "Pat"):
            await rosters.add(ruth, roster, who[name].id)
        await rosters.post(ruth, roster)
        amina = Work(tx, now, who["Amina"], community, member)
        await pot.give(amina, who["Jean"].id, 30)
        await pot.to_pot(amina, 15)
        await issue.ask(ruth, who["Pat"].id, -45, "mistake", None)


CHANGES = (
    ("UPDATE roster SET minutes = 90", "roster 1 says other hours"),
    ("UPDATE roster SET host_id = made_by", "roster 1 says other hours"),
    ("UPDATE roster_person SET minutes = 61", "roster 1 says other hours"),
    ("DELETE FROM roster_person WHERE person_id = 1", "roster 1 says other hours"),
    ("UPDATE roster SET state = 'open'", "roster 1 and the books differ on whether it was po"),
    ("UPDATE roster SET state = 'reversed'", "roster 1 and the books differ on whether it was"),
    ("UPDATE gift SET minutes = 31 WHERE id = 1", "gift 1 says other hours"),
    ("UPDATE gift SET minutes = 14 WHERE id = 2", "gift 2 says other hours"),
    ("UPDATE gift SET state = 'declined' WHERE id = 1", "gift 1 and the books differ"),
    ("UPDATE issue_request SET minutes = 45", "issue 1 says other hours"),
    ("UPDATE issue_request SET person_id = made_by", "issue 1 says other hours"),
    ("UPDATE issue_request SET state = 'waiting'", "issue 1 and the books differ"),
)
"""What somebody does with an SQL shell, and what is said of it."""


async def test_what_is_beside_the_books_and_differs_from_them(any_town: Town) -> None:
    await _one_of_each(any_town)
    assert any_town.program is not None
    async with any_town.program.database.write() as tx:
        assert await ledger.discrepancies(tx) == []
        for change, found in CHANGES:
            tx.mark()
            await tx.run(change)
            problems = await ledger.discrepancies(tx)
            assert [problem.startswith(found) for problem in problems] == [True], problems
            await tx.undo()
        assert await ledger.discrepancies(tx) == []

"""Acting for somebody: a helper never gives their hours away; a broker does what they say."""

from collections.abc import Awaitable, Callable

import pytest

from domain.errors import DomainError
from domain.permissions import Role
from services import pot
from services.work import Work
from storage import communities, giving, ledger
from storage.db import Tx
from storage.hats import Hat
from tests.conversations.test_log_hours import balance_of
from tests.town import Town

MEMBER = frozenset[Role]({"member"})


async def for_jean(town: Town, tx: Tx, actor: str, kind: str, scope: str) -> Work:
    """Somebody acts for Jean now."""
    jean = town.people["Jean"]
    hat = Hat(1, 1, jean.id, "Jean", kind, frozenset(scope.split()), None, None)  # type: ignore[arg-type]
    community = await communities.by_id(tx, 1)
    who = town.people[actor]
    return Work(tx, town.clock.now(), who, community, MEMBER, jean.id, hat=hat)


@pytest.mark.parametrize("kind", ["helper", "organisation"])
async def test_a_helper_never_gives_hours_away(town: Town, kind: str) -> None:
    await town.settle()
    before = await balance_of(town, "Jean")
    assert town.program is not None
    async with town.program.database.write() as tx:
        work = await for_jean(town, tx, "Amina", kind, "ask offer log confirm plan lend shift")
        for act in (
            pot.give(work, town.people["Pat"].id, 30),
            pot.give(work, town.people["Amina"].id, 30),
            pot.to_pot(work, 30),
        ):
            with pytest.raises(DomainError):
                await act
    assert await balance_of(town, "Jean") == before


async def test_a_helper_who_may_ask_asks_the_pot_for_them(town: Town) -> None:
    await town.settle()
    assert town.program is not None
    async with town.program.database.write() as tx:
        work = await for_jean(town, tx, "Amina", "helper", "ask")
        await pot.ask(work, 60, None)
    async with town.program.database.read() as tx:
        row = await tx.row("SELECT to_id, made_by FROM gift")
    assert row is not None
    assert (row["to_id"], row["made_by"]) == (town.people["Jean"].id, town.people["Amina"].id)
    async with town.program.database.write() as tx:
        work = await for_jean(town, tx, "Amina", "helper", "log confirm")
        with pytest.raises(DomainError):
            await pot.ask(work, 60, None)


async def test_a_broker_enters_a_gift_for_somebody_who_rang_but_never_to_themselves(
    town: Town,
) -> None:
    await town.settle()
    before = await balance_of(town, "Jean")
    assert town.program is not None
    async with town.program.database.write() as tx:
        work = await for_jean(town, tx, "Ruth", "broker", "ask give")
        await pot.give(work, town.people["Pat"].id, 30)
        with pytest.raises(DomainError):
            await pot.give(work, town.people["Ruth"].id, 30)
    assert await balance_of(town, "Jean") == before - 30


async def test_the_pot_gives_back_only_what_it_has(town: Town) -> None:
    """Hours that were given on from it are undone first; then those that came into it."""
    await town.settle()
    assert town.program is not None
    database = town.program.database

    async def does(name: str, act: Callable[[Work], Awaitable[object]]) -> None:
        async with database.write() as tx:
            community = await communities.by_id(tx, 1)
            roles = frozenset[Role]({"member", "broker"} if name == "Ruth" else {"member"})
            await act(Work(tx, town.clock.now(), town.people[name], community, roles))

    await does("Amina", lambda work: pot.to_pot(work, 120))
    await does("Jean", lambda work: pot.ask(work, 90, None))
    await does("Ruth", lambda work: pot.grant(work, 2))
    with pytest.raises(DomainError) as refused:
        await does("Ruth", lambda work: pot.reverse(work, 1, "By mistake"))
    assert (refused.value.key, refused.value.values["minutes"]) == ("refusal-pot-undo", 30)
    await does("Ruth", lambda work: pot.reverse(work, 2, "By mistake"))
    await does("Ruth", lambda work: pot.reverse(work, 1, "By mistake"))
    async with database.read() as tx:
        assert await giving.pot(tx, 1) == 0
        assert await ledger.discrepancies(tx) == []

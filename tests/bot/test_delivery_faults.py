"""Delivery when storage fails in the middle of a round: nothing is forgotten, nothing hangs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from storage import Tx
from storage.errors import Locked
from tests.town import Town


async def test_a_commit_that_fails_loses_no_message_and_no_mark(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = town.phone("Amina")
    await amina.says("/help")
    assert town.program is not None
    database = town.program.delivery._database
    write = database.write
    failures = {"left": 0}

    @asynccontextmanager
    async def sometimes() -> AsyncIterator[Tx]:
        async with write() as tx:
            yield tx
            if failures["left"] > 0:
                failures["left"] -= 1
                raise Locked("The database is in use by another program; I keep trying.")

    monkeypatch.setattr(town.program.delivery, "_database", _With(database, sometimes))
    failures["left"] = 2
    before = amina.count_messages()
    await amina.says("/cancel")
    await amina.sees("There is nothing to stop.")
    assert failures["left"] == 0
    assert amina.count_messages() == before + 1
    assert town.program.delivery._busy_chats == set()
    async with database.read() as tx:
        states = {r["state"] for r in await tx.rows("SELECT DISTINCT state FROM outbox")}
    assert states == {"sent"}


async def test_a_first_round_that_fails_takes_over_again(town: Town) -> None:
    """The simulation's seed 1073: what a process had begun that ended stayed "sending" for ever
    where the next one's first commit failed."""
    amina = town.phone("Amina")
    await amina.says("/help")
    assert town.program is not None
    delivery = town.program.delivery
    async with delivery._database.write() as tx:
        await tx.run("UPDATE outbox SET state = 'sending' WHERE kind <> 'ack'")
        assert await tx.value("SELECT COUNT(*) FROM outbox WHERE state = 'sending'") > 0
    delivery._lease_until = None
    real = delivery._database

    @asynccontextmanager
    async def fails() -> AsyncIterator[Tx]:
        async with real.write() as tx:
            yield tx
            raise Locked("The database is in use by another program; I keep trying.")

    delivery._database = _With(real, fails)  # type: ignore[assignment]
    with pytest.raises(Locked):
        await delivery.round()
    delivery._database = real
    assert not delivery.leads
    await town.settle()
    async with real.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM outbox WHERE state = 'sending'") == 0


class _With:
    """A database whose `write` is another one."""

    def __init__(self, database: object, write: object) -> None:
        self.read = database.read  # type: ignore[attr-defined]
        self.write = write

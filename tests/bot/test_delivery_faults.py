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


class _With:
    """A database whose `write` is another one."""

    def __init__(self, database: object, write: object) -> None:
        self.read = database.read  # type: ignore[attr-defined]
        self.write = write

"""What waits to be sent is drawn as things stand once everything about it is written."""

import asyncio
from datetime import UTC, datetime

import pytest

from storage import Database, StorageError, outbox, people
from storage.db import Tx

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
STANDS = "UPDATE person SET name = :name WHERE id = :id"
WAITING = "SELECT id FROM outbox WHERE state = 'waiting'"


def card(tx: Tx, person_id: int) -> None:
    outbox.refresh_cards(tx, "exchange", 7, "exchange.posted", NOW, None, person_id=person_id)


def menu(tx: Tx, person_id: int) -> None:
    outbox.refresh_menu(tx, person_id, NOW, None)


@pytest.mark.parametrize("again", [card, menu])
async def test_a_change_under_way_is_in_what_leaves_now_or_in_what_leaves_next(
    database: Database, again: object
) -> None:
    """Amina's card waits already; while a change of it is being written, delivery takes the row.
    Whatever is drawn for it, Amina is shown the change: at once, or by a row of its own."""
    assert callable(again)
    async with database.write() as tx:
        amina = await people.add(tx, 1, "Amina", "en", NOW)
        outbox.adopt_card(tx, "exchange", 7, amina.id, 1, 100)
        again(tx, amina.id)
    async with database.read() as tx:
        waits = int(await tx.value(WAITING))

    async def delivers() -> tuple[bool, object]:
        while True:
            try:
                async with database.write() as tx:
                    tx.later(outbox.LEASE, id=waits)
                break
            except StorageError:
                continue
        async with database.read() as tx:
            drawn = await tx.value("SELECT name FROM person WHERE id = :id", id=amina.id)
        return drawn == "Amina Begum", drawn

    async with database.write() as tx:
        await tx.run(STANDS, name="Amina Begum", id=amina.id)
        again(tx, amina.id)
        await tx.value("SELECT 1")
        sends = asyncio.create_task(delivers())
        await asyncio.sleep(0.1)
    seen, drawn = await sends
    async with database.read() as tx:
        follows = await tx.value("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'")
    assert seen or follows == 1, drawn

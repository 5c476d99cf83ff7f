"""A thing that many want at once goes to them in the order in which they asked."""

import asyncio

from storage import Database


async def test_whoever_came_first_goes_first(database: Database) -> None:
    """Amina has the shift; Jean, Pat and Mr Hussain ask for it one after another, and so it goes to
    them, though each waits in a transaction of their own. Another shift waits for nobody."""
    order: list[str] = []

    async def goes(name: str, shift: int, ready: asyncio.Event | None = None) -> None:
        async with database.write() as tx:
            tx.in_turn("shift", shift)
            await tx.value("SELECT 1")
            order.append(name)
            if ready is not None:
                await ready.wait()

    done = asyncio.Event()
    going = [asyncio.create_task(goes("Amina", 2**40 + 7, done))]
    while not order:
        await asyncio.sleep(0.01)
    for name in ("Jean", "Pat", "Mr Hussain"):
        going.append(asyncio.create_task(goes(name, 2**40 + 7)))
        await asyncio.sleep(0.05)
    if database.dialect == "postgres":
        await goes("Devinder", 8)
        assert order == ["Amina", "Devinder"]
        order.remove("Devinder")
    done.set()
    await asyncio.gather(*going)
    assert order == ["Amina", "Jean", "Pat", "Mr Hussain"]


async def test_what_is_written_many_times_over_is_written_in_order(database: Database) -> None:
    """The same change several times in a row, others between, and a mark that takes part of it
    back: as if each had been sent alone."""
    async with database.write() as tx:
        await tx.run("CREATE TABLE said (n BIGINT, word TEXT)")
        for n in range(3):
            tx.later("INSERT INTO said VALUES (:n, :word)", n=n, word="it's \\ :n $1")
        tx.later("UPDATE said SET n = n * :by", by=10)
        tx.later("UPDATE said SET n = n * :by", by=2)
        tx.later("INSERT INTO said VALUES (:n, :word)", n=3, word=None)
        tx.mark()
        tx.later("INSERT INTO said VALUES (:n, :word)", n=4, word="never")
        await tx.value("SELECT 1")
        await tx.undo()
        tx.later("INSERT INTO said VALUES (:n, :word)", n=5, word="last")
    async with database.read() as tx:
        rows = await tx.rows("SELECT n, word FROM said ORDER BY n")
    said = [(row["n"], row["word"]) for row in rows]
    awkward = "it's \\ :n $1"
    assert said == [(0, awkward), (3, None), (5, "last"), (20, awkward), (40, awkward)]

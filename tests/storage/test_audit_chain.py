"""The audit's chain, on both databases: what is changed, taken out or put in is named; what two
write at once is sealed in order."""

import asyncio
import contextlib
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot import seals
from bot.record_check import record
from storage import Database, audit, communities, open_database
from storage.audit_chain import AT_ONCE

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
_THINGS = count(1)


async def timebanks(database: Database) -> tuple[int, int]:
    async with database.write() as tx:
        ward_end = await communities.add(tx, "Ward End Timebank", "ward", "Europe/London", NOW)
        aston = await communities.add(tx, "Aston Timebank", "aston", "Europe/London", NOW)
    assert ward_end
    assert aston
    return ward_end.id, aston.id


async def done(database: Database, community_id: int | None, lines: int = 1) -> None:
    async with database.write() as tx:
        for _ in range(lines):
            thing = next(_THINGS)
            audit.write(
                tx, NOW, "exchange.approve", "exchange", thing,
                community_id=community_id, actor_id=7, reason="in time",
            )  # fmt: skip


async def looked(database: Database, head: str | None = None) -> tuple[list[str], list[str]]:
    async with database.read(long=True) as tx:
        return await record(tx, head)


async def test_lines_are_sealed_per_timebank_in_stretches(database: Database) -> None:
    ward_end, aston = await timebanks(database)
    await done(database, ward_end, AT_ONCE + 3)
    await done(database, aston)
    await done(database, None)
    assert await seals.run(database, NOW) == 4
    assert await seals.run(database, NOW) == 0
    holds, broken = await looked(database)
    assert broken == []
    assert [line.split(":")[1].split()[0] for line in holds] == ["1", str(AT_ONCE + 3), "1"]
    head = holds[1].rsplit(": ", 1)[1]
    await done(database, ward_end)
    # Two processes at once: each line is under one seal all the same.
    again = [asyncio.create_task(seals.run(database, NOW)) for _ in range(2)]
    await asyncio.gather(*again)
    holds, broken = await looked(database, head)
    assert broken == []
    assert f"{AT_ONCE + 4} lines sealed" in holds[1]
    assert f"{head} is seal 2," in holds[-1]


async def test_history_refuses_changes(database: Database) -> None:
    ward_end, _ = await timebanks(database)
    await done(database, ward_end)
    await seals.run(database, NOW)
    for sql in (
        "UPDATE audit SET reason = 'other'",
        "DELETE FROM audit",
        "UPDATE audit_seal SET hash = lines",
        "DELETE FROM audit_seal",
    ):
        with pytest.raises(Exception, match="history is never edited"):
            async with database.write() as tx:
                await tx.run(sql)


PUT_IN = """
INSERT INTO audit (id, community_id, action, object, at)
SELECT 3, community_id, 'x', 'y', at FROM audit WHERE id = 4"""
TAMPERED = [
    ("UPDATE audit SET reason = 'late' WHERE id = 4", "line 4 was changed after seal 1"),
    ("UPDATE audit SET actor_id = 8 WHERE id = 4", "line 4 was changed after seal 1"),
    ("UPDATE audit SET community_id = NULL WHERE id = 4", "line 4 is missing"),
    ("DELETE FROM audit WHERE id IN (4, 6)", "line 4 is missing"),
    ("DELETE FROM audit WHERE id = 7", "line 7 is missing"),
    ("UPDATE audit SET id = 100 WHERE id = 4", "line 4 is missing"),
    (
        PUT_IN,
        "line 3 was put in after seal 1",
    ),
    ("DELETE FROM audit_seal WHERE community_id = 2 AND number = 1", "seal 1 is missing"),
    (
        "UPDATE audit_seal SET hash = upper(hash) WHERE community_id = 2 AND number = 1",
        "seal 1, up to line 7, was changed, or one before it",
    ),
    (
        "UPDATE audit_seal SET lines = lines || ' 8:00000000' WHERE id = 2",
        "line 8 is missing",
    ),
]


async def test_the_first_line_that_does_not_hold_is_named(sqlite_url: str) -> None:
    from storage.migrate import migrate

    database = await open_database(sqlite_url)
    await migrate(database, NOW)
    _, aston = await timebanks(database)
    assert aston == 2
    await done(database, None, 2)
    async with database.write() as tx:
        await tx.run("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'")
    await done(database, aston, 4)
    await seals.run(database, NOW)
    await done(database, aston, 2)
    await seals.run(database, NOW + timedelta(hours=1))
    assert (await looked(database))[1] == []
    await database.close()
    file = sqlite_url.removeprefix("sqlite:///")
    for number, (sql, said) in enumerate(TAMPERED):
        copy = f"{file}.{number}"
        shutil.copy(file, copy)
        with contextlib.closing(sqlite3.connect(copy)) as raw:
            for one in ("audit_unchanged", "audit_kept", "audit_seal_unchanged", "audit_seal_kept"):
                raw.execute(f"DROP TRIGGER {one}")
            raw.execute(sql)
            raw.commit()
        tampered = await open_database(f"sqlite:///{copy}")
        _, broken = await looked(tampered)
        await tampered.close()
        assert broken == [f"The record of Aston Timebank does not hold: {said}."], sql


async def test_a_record_made_anew_holds_but_knows_the_old_head_no_more(sqlite_url: str) -> None:
    from storage.migrate import migrate

    database = await open_database(sqlite_url)
    await migrate(database, NOW)
    ward_end, _ = await timebanks(database)
    await done(database, ward_end, 3)
    await seals.run(database, NOW)
    holds, _ = await looked(database)
    head = holds[0].rsplit(": ", 1)[1]
    async with database.write() as tx:
        for name in ("audit_unchanged", "audit_seal_kept"):
            await tx.run(f"DROP TRIGGER {name}")
        await tx.run("UPDATE audit SET actor_id = 8 WHERE id = 2")
        await tx.run("DELETE FROM audit_seal")
    await seals.run(database, NOW)
    assert (await looked(database))[1] == []
    _, broken = await looked(database, head)
    assert broken == [f"No seal of the record begins with {head}: it was made anew."]
    _, broken = await looked(database, "hello")
    assert "16 letters" in broken[0]
    await database.close()


@pytest.mark.postgres
async def test_a_line_that_is_committed_late_is_waited_for(postgres_url: str) -> None:
    """On PostgreSQL numbers are given out before the commit: a seal over 2 while 1 may still come
    would make 1 look as if it had been put in."""
    from storage.migrate import migrate

    database = await open_database(postgres_url)
    await migrate(database, NOW)
    ward_end, _ = await timebanks(database)
    written, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with database.write() as tx:
            audit.write(tx, NOW, "exchange.log", "exchange", 1, community_id=ward_end)
            await tx.value("SELECT 1")
            written.set()
            await go_on.wait()

    task = asyncio.create_task(slow())
    await written.wait()
    await done(database, ward_end)
    assert await seals.run(database, NOW) == 0, "nobody knows yet whether line 1 will be"
    go_on.set()
    await task
    assert await seals.run(database, NOW) == 1
    holds, broken = await looked(database)
    assert broken == []
    assert "2 lines sealed" in holds[0]
    await database.close()

"""The kill test of an import: 200 members with their hours come in, and are taken back, while the
bot dies and comes back. Nobody comes twice, nobody is missing, and the books hold."""

import asyncio
import random
import time
from dataclasses import replace
from datetime import UTC, datetime

from bot import sample
from services import imports
from storage import Database, jobs, ledger, open_database
from storage import imports as rows
from storage.imports import Line
from storage.migrate import migrate
from storage.people import Person
from tests.bench.killing import PATIENCE, Outcome
from tests.bench.stage import Stage, open_stage

MEMBERS = 200
MINUTES = 90
NAMED = "Nisa Example"


async def kill_import(url: str, kills: int, seed: int) -> Outcome:
    """Writes a list and takes it back, with `kills` kills in each of the two."""
    chance = random.Random(seed)
    outcome = Outcome()
    began = time.monotonic()
    async with open_stage() as stage:
        database = await open_database(url)
        try:
            ruth = await _list(database, stage)
            await _run(stage, database, url, kills, chance, outcome)
            outcome.problems += await _wrong(database, MEMBERS, MEMBERS * MINUTES)
            await _undo(database, ruth)
            await _run(stage, database, url, kills, chance, outcome)
            outcome.problems += await _wrong(database, 0, 0)
        finally:
            await database.close()
    outcome.seconds = time.monotonic() - began
    return outcome


async def _list(database: Database, stage: Stage) -> Person:
    """A timebank, and a list in it that two people have agreed to."""
    now = datetime.now(UTC)
    await migrate(database, now)
    accounts = []
    for one in (*sample.EVERYONE, sample.SECOND_BROKER):
        person = stage.world.add_person(one.name, last_name=one.last_name)
        person.started = True
        accounts.append((one, person.id))
    people = await sample.make(database, now, accounts)
    ruth = people["Ruth"]
    async with database.write() as tx:
        community = ruth.community_id or 1
        import_id = await rows.add(tx, community, ruth.id, "members.csv", now)
        for number in range(2, MEMBERS + 2):
            body = {"name": f"{NAMED}{number}", "phone": f"0121 555 {number:04d}"}
            digest = f"digest-{number}"
            rows.put(
                tx,
                community,
                Line(import_id, number, "member", digest, str(number), body, "new", None, None,
                     None, MINUTES, None, None),
            )  # fmt: skip
        found = await rows.find(tx, import_id)
        assert found is not None
        await rows.save(
            tx,
            "reading",
            replace(found, state="writing", found={"counts": {"new": MEMBERS}}, holds="members"),
            now,
        )
        await jobs.add(tx, community, ruth.id, imports.WRITE, {"import": import_id}, now)
    return ruth


async def _undo(database: Database, ruth: Person) -> None:
    now = datetime.now(UTC)
    async with database.write() as tx:
        community = ruth.community_id or 1
        found = (await rows.latest(tx, community, 1))[0]
        assert found.state == "done", found.state
        await rows.save(tx, "done", replace(found, state="undoing"), now)
        await jobs.add(tx, community, ruth.id, imports.UNDO, {"import": found.id}, now)


async def _run(
    stage: Stage, database: Database, url: str, kills: int, chance: random.Random, outcome: Outcome
) -> None:
    """Starts the bot again and again until the work is done, and kills it in between."""
    for _ in range(kills):
        before = await _done(database)
        await stage.start_goodturn(url)
        deadline = time.monotonic() + PATIENCE
        while await _done(database) == before and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        await asyncio.sleep(chance.uniform(0, 0.25))
        await stage.kill()
        outcome.kills += 1
    await stage.start_goodturn(url)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        async with database.read() as tx:
            if not await tx.value("SELECT COUNT(*) FROM job WHERE ended_at IS NULL"):
                break
        await asyncio.sleep(0.05)
    else:
        outcome.problems.append("the work did not come to its end")
    await stage.stop()


async def _done(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.value("SELECT COALESCE(SUM(done), 0) FROM job"))


async def _wrong(database: Database, members: int, minutes: int) -> list[str]:
    """What is not as it must be."""
    async with database.read() as tx:
        found = await tx.value(
            "SELECT COUNT(*) FROM person p JOIN membership m ON m.person_id = p.id"
            " WHERE p.name LIKE 'Nisa Example%' AND m.state = 'approved'"
        )
        names = await tx.value(
            "SELECT COUNT(DISTINCT name) FROM person WHERE name LIKE 'Nisa Example%'"
        )
        held = await tx.value(
            "SELECT COALESCE(SUM(p.minutes), 0) FROM posting p"
            " JOIN transfer t ON t.id = p.transfer_id JOIN account a ON a.id = p.account_id"
            " WHERE t.reason = 'import' AND a.kind = 'member'"
        )
        books = await ledger.discrepancies(tx)
        states = await tx.rows("SELECT state FROM job ORDER BY id")
    wrong = [*books]
    if (found, names) != (members, members):
        wrong.append(f"{found} members of {names} names, not {members}")
    if held != minutes:
        wrong.append(f"{held} minutes, not {minutes}")
    wrong += [f"a job is {row['state']}" for row in states if row["state"] != "done"]
    return wrong

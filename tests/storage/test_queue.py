"""The desk's line: everything once, in one order, and found through indexes."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from storage import Database, casework, communities, exchanges, people, queue
from storage.people import Community, Person

NOW = datetime(2026, 5, 12, 16, 30, tzinfo=UTC)
DAY = NOW.date()


async def fill(database: Database, seed: int) -> tuple[Community, Person]:
    """A timebank with a shuffled lot of things that wait, many of them from the same moment."""
    chance = random.Random(seed)
    async with database.write() as tx:
        made = await communities.add(tx, "Pelham", "pelham", "Europe/London", NOW)
        assert made is not None
        ruth = await people.add(tx, 1, "Ruth", "en", NOW)
        names = ["Amina", "Jean", "Pat", "Mr Hussain", "Zofia", "Owen"]
        known = [await people.add(tx, 10 + n, name, "en", NOW) for n, name in enumerate(names)]
        for _ in range(60):
            at = NOW + timedelta(minutes=chance.randrange(5))
            one, other = chance.sample([*known, ruth], 2)
            kind = chance.choice(("exchange", "talk", "urgent", "restricted"))
            if kind == "exchange":
                await exchanges.add(
                    tx,
                    community_id=made.id,
                    giver_id=one.id,
                    receiver_id=other.id,
                    logged_by=one.id,
                    on_behalf_of=None,
                    named=None,
                    minutes=60,
                    day=DAY,
                    skill=None,
                    words=None,
                    flags=(),
                    state=chance.choice(("confirmed", "lapsed", "problem", "logged", "posted")),
                    now=at,
                )
            else:
                await casework.add(
                    tx,
                    community_id=made.id,
                    person_id=one.id,
                    kind="talk" if kind == "talk" else "urgent",
                    words=None,
                    promise_at=at,
                    now=at,
                    restricted=kind == "restricted",
                )
    return made, ruth


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("broker", "lead"), [(True, True), (True, False), (False, True)])
async def test_walking_the_line_meets_everything_once_in_order(
    database: Database, seed: int, broker: bool, lead: bool
) -> None:
    made, ruth = await fill(database, seed)
    async with database.read() as tx:
        desk = queue.Desk(
            tx, made.id, ruth.id, exchanges=broker, restricted=lead, soon=DAY, now=NOW
        )
        counts = await desk.counts()
        met = []
        found = await desk.after(None, 0)
        while found is not None:
            met.append((found["urgency"], found["since"], found["card"], found["id"]))
            found = await desk.after(found["card"], found["id"])
        listed = [
            (row["card"], row["id"]) for kind in counts for row in await desk.of_kind(kind, 0, 100)
        ]
        exchange_rows = await tx.rows(
            "SELECT id FROM exchange WHERE state IN ('confirmed', 'lapsed', 'problem')"
            " AND giver_id <> :me AND receiver_id <> :me",
            me=ruth.id,
        )
        cases = await tx.rows(
            "SELECT id, restricted FROM casework WHERE person_id <> :me", me=ruth.id
        )
    assert met == sorted(met)
    assert len(set(met)) == len(met) == sum(counts.values())
    assert sorted(listed) == sorted((card, number) for _, _, card, number in met)
    wanted = {("exchange", r["id"]) for r in exchange_rows if broker}
    wanted |= {("case", r["id"]) for r in cases if (lead if r["restricted"] else broker)}
    assert set(listed) == wanted


async def test_the_line_is_read_through_its_indexes(database: Database) -> None:
    if database.dialect != "sqlite":
        pytest.skip("PostgreSQL chooses its plan by the size of the tables")
    values = {
        "community_id": 1,
        "actor": 1,
        "exchanges": 1,
        "restricted": 1,
        "soon": DAY,
        "now": NOW,
    }
    async with database.read() as tx:
        plan = [r["detail"] for r in await tx.rows(f"EXPLAIN QUERY PLAN {queue.COUNTS}", **values)]
    for index in ("exchange_queue", "membership_waiting", "casework_open"):
        assert any(index in line for line in plan), plan

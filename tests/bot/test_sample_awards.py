"""The demo's round of awards is open, and has what residents sent."""

from datetime import timedelta
from pathlib import Path

from bot import sample, sample_awards, sample_opportunities
from services.work import Work
from storage import open_database
from storage.migrate import migrate
from tests.town import START


async def test_the_demo_has_a_round_with_nominations(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/goodturn.db")
    await migrate(database, START)

    async def more(work: Work) -> None:
        await sample_opportunities.publish(work)
        await sample_awards.publish(work)

    await sample.make(database, START, [(one, None) for one in sample.EVERYONE], more)
    async with database.read() as tx:
        state, closes = (
            await tx.value("SELECT state FROM award_round"),
            await tx.value("SELECT closes_at FROM award_round"),
        )
        sent = await tx.rows(
            "SELECT n.nominee_name, e.joined_to, n.nominee_id FROM nomination n"
            " JOIN award_nominee e ON e.id = n.nominee_id WHERE n.state = 'sent' ORDER BY n.id"
        )
        said = await tx.rows("SELECT name, eligible, said FROM award_nominee")
        told = await tx.value("SELECT COUNT(*) FROM outbox")
    await database.close()
    assert state == "open"
    assert closes > (START + timedelta(days=50)).isoformat()
    assert [row["nominee_name"] for row in sent] == [one.name for one in sample_awards.NOMINATIONS]
    # The two for Sheila stand for one nominee.
    assert sent[0]["nominee_id"] == sent[3]["nominee_id"]
    # Checked and rung: nothing waits for the broker, and nobody begins with unread news of it.
    assert {(row["eligible"], row["said"]) for row in said} == {("yes", "yes")}, said
    assert told == 0

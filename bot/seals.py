"""Seals the audit while the program runs: each seal is one short transaction of its own."""

from datetime import datetime

from services import sealing
from storage import Database, Locked
from storage.audit_chain import newest


async def run(database: Database, now: datetime) -> int:
    """Seals what has been committed since the last time; returns in how many steps. Safe in several
    processes at once, and where one dies in the middle."""
    try:
        async with database.write() as tx:
            upto = await newest(tx, database.dialect)
    except Locked:
        return 0  # somebody is writing for long: the next time
    async with database.read() as tx:
        every = [one for one in await sealing.behind(tx) if await sealing.waits(tx, one, upto)]
    steps = 0
    for community_id in every:
        more = True
        while more:
            async with database.write() as tx:
                more = await sealing.seal(tx, community_id, upto, now)
            steps += 1
    return steps

"""What tests of news share: people who asked for it, and a broadcast on its way."""

from datetime import datetime

from domain.broadcasts import Audience
from domain.permissions import Role
from services import broadcasts, news
from services.broadcasts import News
from services.work import Work
from storage import communities
from tests.shift_help import rows
from tests.town import Town


async def wants_news(town: Town, *names: str) -> None:
    """These people said yes to news."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        for name in names:
            who = town.people[name]
            await news.yes(Work(tx, town.clock.now(), who, here, frozenset({"member"})))


async def send(
    town: Town,
    words: str = "Spring clean on Saturday",
    *,
    by: str = "Ruth",
    audience: Audience | None = None,
    shift_id: int | None = None,
    at: datetime | None = None,
) -> int:
    """Ruth (a broker) sends news; its id."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        roles = frozenset[Role]({"broker", "member"})
        work = Work(tx, town.clock.now(), town.people[by], here, roles)
        what = News(words, audience or Audience(), shift_id, at=at)
        return await broadcasts.make(work, what)


async def tick(town: Town) -> None:
    """A little later: the next of it was sent, and what came of it is noted."""
    await town.later(seconds=1)
    await town.later(seconds=4)


async def fates(town: Town, broadcast_id: int) -> dict[str, int]:
    """How many recipients are in each state."""
    found = await rows(
        town,
        "SELECT state, COUNT(*) AS n FROM broadcast_recipient WHERE broadcast_id = :id"
        " GROUP BY state",
        id=broadcast_id,
    )
    return {str(row["state"]): int(row["n"]) for row in found}

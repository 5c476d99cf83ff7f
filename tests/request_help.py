"""What tests about requests share: a waking hour, people who offer something, and looking."""

from datetime import datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from domain.permissions import Role
from services import listings
from services.listings import NewListing
from services.work import Work
from storage import communities, people
from tests.town import Town

LONDON = ZoneInfo("Europe/London")


async def by_day(town: Town, hour: int = 10) -> datetime:
    """Moves the town to 10am on the next Tuesday, so that people are asked at once."""
    now = town.clock.now().astimezone(LONDON)
    day = now.date() + timedelta(days=(1 - now.weekday()) % 7 or 7)
    then = datetime.combine(day, time(hour), LONDON)
    await town.later(seconds=(then - now).total_seconds())
    return then


async def rows_of(town: Town, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """Rows of the town's database, as tuples."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return [tuple(row) for row in await tx.rows(sql, **values)]


async def state_of(town: Town, request_id: int = 1) -> str:
    """How a request stands."""
    found = await rows_of(town, "SELECT state FROM request WHERE id = :id", id=request_id)
    return str(found[0][0])


async def offers(
    town: Town,
    name: str,
    skill: str,
    words: str,
    kind: Literal["offer", "want"] = "offer",
    **about: Any,
) -> None:
    """Somebody offers something (or keeps a want), as they would in the chat."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        person = await people.by_telegram(tx, await town.phone(name).id())
        assert person is not None
        community = (await communities.every(tx))[0]
        member = frozenset[Role]({"member"})
        work = Work(tx, town.clock.now(), person, community, member)
        about.setdefault("shown", words)
        await listings.add(work, NewListing(kind, skill, words, **about))

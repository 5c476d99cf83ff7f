"""What tests of awards share: a round that is open for nominations, as its organiser set it up."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from domain.permissions import Role
from services import award_clock, award_rounds, award_setup
from services.work import Work
from storage import award_rounds as rows
from storage import communities
from storage.award_rounds import Round
from tests.town import Town

ADMIN = frozenset[Role]({"administrator", "broker", "member"})


async def acting(town: Town, name: str, roles: frozenset[Role], do: Callable[[Work], Any]) -> Any:
    """Somebody does something in the sample timebank behind the chat's back."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        return await do(Work(tx, town.clock.now(), town.people[name], here, roles))


async def fixed_round(
    town: Town, *, by: str = "Ruth", city: bool = False, weeks: int = 8, **rules: Any
) -> int:
    """A round whose rules are fixed and whose nominations open at 9am today, so are open now;
    they close after so many weeks. Its id."""

    async def do(work: Work) -> int:
        today = work.local.date()
        made = await award_setup.create(
            work,
            "Civic Pride Awards",
            str(work.local.year),
            today,
            today + timedelta(weeks=weeks),
            city=city,
        )
        if rules:
            await award_setup.change(work, made, **rules)
        await award_setup.fix(work, made)
        return made

    made: int = await acting(town, by, ADMIN, do)
    await town.later(seconds=1)
    return made


async def the_round(town: Town, round_id: int) -> Round:
    """The round as it is now."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        found = await rows.find(tx, round_id)
    assert found is not None
    return found


async def close_nominations(town: Town, round_id: int) -> None:
    """To a quarter of an hour after the closing."""
    one = await the_round(town, round_id)
    await town.later(seconds=(one.closes_at - town.clock.now()).total_seconds() + 900)


async def advance(town: Town, round_id: int, state: Any, by: str = "Ruth") -> None:
    """On to a phase, with what it brings."""

    async def do(work: Work) -> None:
        await award_clock.advance(work, await award_rounds.of(work, round_id), state)

    await acting(town, by, ADMIN, do)
    await town.later(seconds=1)

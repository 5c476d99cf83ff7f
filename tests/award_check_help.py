"""Nominations that were sent, and whoever they are of, for tests of what comes after."""

from typing import Any

from services import award_rounds, nominations
from services.work import Work
from storage import award_rounds as rounds
from storage import communities, people
from storage.award_nominees import Nominee
from storage.award_nominees import find as find_nominee
from tests.town import Town


async def work_of(town: Town, tx: Any, name: str) -> Work:
    """Somebody of the sample timebank at work in it, with their roles there."""
    who = town.people[name]
    held = await people.roles_in(tx, 1, who.id)
    here = await communities.by_id(tx, 1)
    return Work(tx, town.clock.now(), who, here, frozenset({"member", *held}))


async def sent(town: Town, by: str, name: str, words: str, **answers: Any) -> int:
    """A nomination that `by` has sent; returns its id."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        work = await work_of(town, tx, by)
        award = await award_rounds.current(work)
        assert award is not None
        code = answers.pop("category", "good_neighbour")
        categories = await rounds.categories(tx, award.id)
        category = next(one for one in categories if one.code == code)
        draft = await nominations.find(work, await nominations.start(work, award))
        given = {
            "category_id": category.id, "nominee_name": name, "nominee_kind": "individual",
            "words": words, "area": "Ward End", **answers,
        }  # fmt: skip
        await nominations.keep(work, draft, given)
        await nominations.send(work, draft.id)
    return draft.id


async def nominee(town: Town, name: str) -> Nominee:
    """The nominee who was sent under this name, the latest."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        number = await tx.value("SELECT MAX(id) FROM award_nominee WHERE name = :name", name=name)
        found = await find_nominee(tx, int(number))
    assert found is not None
    return found

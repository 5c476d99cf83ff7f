"""A round of awards that is open, and nominations sent to it, for tests of what comes after."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from services import award_clock, award_rounds, award_setup, nominations
from services.work import Work
from storage import award_rounds as rounds
from storage import communities, people
from storage.award_nominees import Nominee
from storage.award_nominees import find as find_nominee
from tests.town import Town


async def work_of(town: Town, tx: Any, name: str) -> Work:
    """Somebody of the sample timebank at work in it, with their roles there."""
    who = town.people[name]
    held = {role for where, role in await people.roles(tx, who.id) if where == 1}
    here = await communities.by_id(tx, 1)
    return Work(tx, town.clock.now(), who, here, frozenset({"member", *held}))


async def open_round(town: Town, admin: str = "Ruth", **switches: Any) -> int:
    """A round open for nominations today; `switches` are fields of Rules."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        work = await work_of(town, tx, admin)
        work.roles |= {"administrator"}
        opens = work.local.date() + timedelta(days=1)
        number = await award_setup.create(
            work, "Civic Pride", "2026", opens, opens + timedelta(days=70)
        )
        one = await award_rounds.of(work, number)
        await tx.run(
            "UPDATE award_round SET rules = :rules WHERE id = :id",
            rules=replace(one.rules, **switches).to_json(),
            id=number,
        )
        await award_setup.fix(work, number)
        # It opened this morning, so that nobody has to wait for tomorrow.
        await tx.run(
            "UPDATE award_round SET opens_at = :at WHERE id = :id",
            at=work.now - timedelta(hours=1),
            id=number,
        )
        await award_clock.advance(work, await award_rounds.of(work, number), "open")
    return number


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

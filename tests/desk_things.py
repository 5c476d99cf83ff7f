"""One of each thing that only the desk may see: notes, references, a bar, a merger, a reversal, an
import with its long work, a code, a meeting, a household, a case, a team's group. For tests that
press what is nobody else's."""

from datetime import timedelta
from typing import cast

from domain.permissions import Role
from services import (
    barring,
    case_desk,
    claiming,
    digest,
    household,
    imports,
    meetings,
    merging,
    notes,
    references,
    reversing,
    service_told,
)
from services.service_told import Told
from services.work import Work
from storage import communities, people, team_groups
from tests.being_there import being_there
from tests.conversations.test_hats import add_member
from tests.town import Town

STAFF: frozenset[Role] = frozenset({"broker", "administrator"})


async def desk_things(town: Town, secret: str) -> None:
    """By Devinder, about people without Telegram and about Jean; `secret` stands in all words."""
    barred = await add_member(town, "Salma Begum")
    twice = [await add_member(town, name) for name in ("Tahira Begum", "T Begum")]
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        who = town.people["Devinder"]
        work = Work(tx, town.clock.now(), who, here, STAFF)
        numbers = []
        for person_id in (barred, *twice, town.people["Jean"].id):
            member = await people.membership(tx, 1, person_id)
            assert member is not None
            numbers.append(member.id)
        await notes.note(work, notes.MEMBER, numbers[3], f"keeps a {secret}")
        await references.ask(work, numbers[3], f"Mr {secret} Khan", "0121 496 0199")
        await barring.ask(work, numbers[0], f"the {secret}")
        await merging.ask(work, numbers[1], numbers[2])
        await claiming.give(work, numbers[0])
        await household.join(work, twice[0], barred)
        await case_desk.make(work, f"ring about the {secret}", barred)
        await meetings.plan(work, work.now + timedelta(days=2), f"{secret} house")
        await imports.begin(work, "file", f"{secret}.csv")
        posted = await tx.value(
            "SELECT MIN(id) FROM exchange WHERE state = 'posted' AND community_id = 1"
            " AND giver_id IS NOT NULL AND receiver_id IS NOT NULL"
        )
        await _reversal(work, cast("int", posted), secret)
        await digest.make(work)
        await being_there(work, secret, town.people["Jean"].id)
        jean = Work(tx, town.clock.now(), town.people["Jean"], here, frozenset({"member"}))
        day = work.local.date() - timedelta(days=1)
        await service_told.tell(jean, Told(f"food bank, the {secret} one", 120, day))
        group = await team_groups.ask(tx, 1, -100_200_300, who.id, town.clock.now())
        assert group is not None


async def _reversal(work: Work, exchange_id: int, secret: str) -> None:
    work.rules = None
    await work.tx.run(
        "INSERT INTO setting (community_id, name, value) VALUES (1, 'second_person_minutes', '30')"
        " ON CONFLICT (community_id, name) DO UPDATE SET value = excluded.value"
    )
    assert await reversing.reverse(work, exchange_id, f"twice, {secret}") is not None

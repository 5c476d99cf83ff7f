"""A round of awards of the sample timebank, open for nominations, with some sent already: for the
demo. Invented, like its people; what they write follows the project's sample nominations. The
nominees are checked and rung, so that the broker's queue is empty when the demo begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domain.awards import defaults
from domain.permissions import Role
from services import award_checks, award_clock, award_rounds, award_setup, nominations
from services.work import Work
from storage import award_nominees, people

SCHEME = "Civic Pride Awards"
RUNS: frozenset[Role] = frozenset({"administrator", "broker", "member"})
MEMBER: frozenset[Role] = frozenset({"member"})
OPENED_AGO, OPEN_FOR = timedelta(days=21), timedelta(weeks=8)
ABOUT = "Who does good near you and never asks for thanks? Tell us, in your own words."


@dataclass(frozen=True, slots=True)
class SampleNomination:
    """A nomination by one of the residents; kept as they typed it."""

    by: str
    category: str
    name: str
    area: str
    words: str
    years: int
    relation: str = "neighbour"
    kind: str = "individual"


NOMINATIONS: Sequence[SampleNomination] = (
    SampleNomination(
        "Amina",
        "good_neighbour",
        "Sheila Okafor",
        "Bordesley Green",
        "done the shopping and sat with 3 old people on our road every week since covid, never asks"
        " for owt",
        6,
    ),
    SampleNomination(
        "Jean",
        "green",
        "Mr Tariq Hussain",
        "Alum Rock",
        "litter picks the whole road before work and has kids doing it with him now. you can see"
        " the pavement again",
        3,
    ),
    SampleNomination(
        "Pat",
        "community_group",
        "Pelham Knit and Natter",
        "Ward End",
        "they made 400 hats for the babby unit and anyone can sit with them, my sister went after"
        " her husband died",
        5,
        relation="helped",
        kind="group",
    ),
    SampleNomination(
        "Jean",
        "good_neighbour",
        "Sheila Okafor",
        "Bordesley Green",
        "Sheila checks on me every evening and brings the paper in.",
        4,
        relation="helped",
    ),
)


async def publish(work: Work) -> None:
    """The round, run by the timebank's broker, and what residents sent."""
    ruth = replace(work, roles=RUNS)
    today: date = work.local.date()
    year = str((today + OPEN_FOR).year)
    opened = today - OPENED_AGO
    made = await award_setup.create(ruth, SCHEME, year, opened, today + OPEN_FOR)
    await award_setup.change(ruth, made, about=ABOUT)
    await award_setup.fix(ruth, made)
    await award_clock.advance(ruth, await award_rounds.of(ruth, made), "open")
    codes = {one.code: one.id for one in await award_rounds.categories(work, made)}
    assert set(codes) == {one.code for one in defaults.CATEGORIES}
    for one in NOMINATIONS:
        await _send(work, made, codes, one)
    for nominee in await award_nominees.of_round(work.tx, made):
        await award_checks.eligible(ruth, nominee.id)
        await award_checks.said(ruth, nominee.id, "yes")


async def _send(work: Work, round_id: int, codes: dict[str, int], one: SampleNomination) -> None:
    by = await people.members_named(work.tx, work.scope.id, one.by)
    if not by:
        return
    mine = replace(work, actor=by[0], roles=MEMBER, near=frozenset())
    draft = await nominations.start(mine, await award_rounds.of(mine, round_id))
    answers: dict[str, Any] = {
        "category_id": codes[one.category],
        "nominee_name": one.name,
        "nominee_kind": one.kind,
        "area": one.area,
        "words": one.words,
        "years": one.years,
        "relation": one.relation,
        "nominee_knows": False,
        "under_18": False,
        "posthumous": False,
        "may_name": True,
    }
    await nominations.keep(mine, await nominations.find(mine, draft), answers)
    await nominations.send(mine, draft)

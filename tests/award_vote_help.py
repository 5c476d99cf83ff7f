"""A round whose judges have scored and whose public vote is on, for tests of what comes then: rows
as judging leaves them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from storage import award_rounds
from tests.award_help import advance, fixed_round, the_round
from tests.shift_help import run
from tests.town import Town

NOMINEE = """
INSERT INTO award_nominee (community_id, round_id, category_id, name, kind, area, person_id, said,
    said_how, said_at, eligible, place, created_at, changed_at)
VALUES (1, :round_id, :category_id, :name, 'individual', 'Ward End', :person_id, 'yes', 'chat',
    :now, 'yes', :place, :now, :now) RETURNING id"""
NOMINATION = """
INSERT INTO nomination (community_id, round_id, category_id, nominee_id, state, nominee_name,
    nominee_kind, words, shown, by_id, may_name, created_at, changed_at, sent_at)
VALUES (1, :round_id, :category_id, :nominee_id, 'sent', :name, 'individual', :words, :words,
    :by_id, 0, :now, :now, :now)"""
JUDGE = """
INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, declared_at, changed_at)
VALUES (:round_id, :person_id, 'agreed', :by, :now, :now, :now) RETURNING id"""
SHEET = """
INSERT INTO award_sheet (judge_id, nominee_id, state, words, created_at, done_at)
VALUES (:judge_id, :nominee_id, 'done', :words, :now, :now) RETURNING id"""
SCORE = (
    "INSERT INTO award_score (sheet_id, criterion_id, score) VALUES (:sheet, :criterion, :score)"
)
JUDGES = ("Pat", "Devinder")


@dataclass(frozen=True)
class Runner:
    """Somebody on the shortlist: what both judges gave them on every criterion, and who nominated
    them. person: the member they are, if any."""

    name: str
    score: int
    person: str | None = None
    by: str = "Owen"
    place: str = "shortlisted"


GOOD = "good_neighbour"
GREEN = "green"
USUAL: Mapping[str, Sequence[Runner]] = {
    GOOD: (Runner("Jean Marlow", 4, "Jean"), Runner("Mr Hussain", 3), Runner("Salma Begum", 2)),
    GREEN: (Runner("The Canal Crew", 3), Runner("Tahira Begum", 5)),
}


@dataclass(frozen=True)
class Vote:
    """The round, its nominees by name, its categories by code."""

    round_id: int
    nominees: Mapping[str, int]
    categories: Mapping[str, int]


async def voting(
    town: Town,
    runners: Mapping[str, Sequence[Runner]] = USUAL,
    *,
    city: bool = False,
    **rules: Any,
) -> Vote:
    """The public vote has just opened."""
    round_id = await fixed_round(town, weeks=2, city=city, **rules)
    one = await the_round(town, round_id)
    assert one.vote_opens_at is not None
    wait = one.vote_opens_at - town.clock.now() + timedelta(minutes=5)
    await town.later(seconds=wait.total_seconds())
    vote = await scored(town, round_id, runners)
    await run(town, "UPDATE award_round SET state = 'judging' WHERE id = :id", id=round_id)
    await advance(town, round_id, "voting")
    return vote


async def scored(town: Town, round_id: int, runners: Mapping[str, Sequence[Runner]]) -> Vote:
    """Everybody is up, nominated once, scored by two judges, and on the shortlist."""
    assert town.program is not None
    nominees: dict[str, int] = {}
    now = town.clock.now()
    async with town.program.database.write() as tx:
        categories = {one.code: one.id for one in await award_rounds.categories(tx, round_id)}
        criteria = [one.id for one in await award_rounds.criteria(tx, round_id)]
        ruth = town.people["Ruth"].id
        judges = [
            await tx.value(
                JUDGE, round_id=round_id, person_id=town.people[name].id, by=ruth, now=now
            )
            for name in JUDGES
        ]
        for code, found in runners.items():
            for one in found:
                where = {"round_id": round_id, "category_id": categories[code], "now": now}
                person = town.people[one.person].id if one.person else None
                nominee_id = await tx.value(
                    NOMINEE, name=one.name, person_id=person, place=one.place, **where
                )
                nominees[one.name] = nominee_id
                await tx.run(
                    NOMINATION,
                    nominee_id=nominee_id,
                    name=one.name,
                    words=f"{one.name} is there for everybody.",
                    by_id=town.people[one.by].id,
                    **where,
                )
                for judge in judges:
                    sheet = await tx.value(
                        SHEET,
                        judge_id=judge,
                        nominee_id=nominee_id,
                        words="A steady hand.",
                        now=now,
                    )
                    for criterion in criteria:
                        await tx.run(SCORE, sheet=sheet, criterion=criterion, score=one.score)
    return Vote(round_id, nominees, categories)


async def close_vote(town: Town, round_id: int) -> None:
    """Past the close, when the clock moves the round on, to the morning after it. Somebody wrote in
    between, so whatever was sent before has come, and the votes are counted."""
    one = await the_round(town, round_id)
    assert one.vote_closes_at is not None
    await town.later(seconds=(one.vote_closes_at - town.clock.now()).total_seconds() + 900)
    await town.phone("Devinder").says("hello")
    await town.later(hours=9)

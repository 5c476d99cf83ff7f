"""Votes in both databases: whatever the order, and however often one comes again, the same ones are
counted, once, and afterwards nobody's choice stands anywhere."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from domain.awards import voting
from domain.awards.rules import Rules
from domain.awards.voting import Cast
from storage import award_votes as rows
from storage import communities, people
from storage.db import Database, Tx
from tests.award_vote_help import NOMINEE

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
PEOPLE, CATEGORIES, NOMINEES = 6, 2, 3


async def a_round(tx: Tx) -> tuple[int, dict[tuple[int, int], int], list[int]]:
    """A round in its vote: its id, nominees by category and number, and the voters."""
    here = await communities.add(tx, "Ward End", "ward-end", "Europe/London", NOW)
    assert here is not None
    who = [await people.add(tx, None, f"Voter {n}", None, NOW) for n in range(PEOPLE)]
    at: dict[str, Any] = {"now": NOW, "by": who[0].id}
    scheme = await tx.value(
        "INSERT INTO award_scheme (community_id, name, open_to, made_by, made_at)"
        " VALUES (:here, 'Civic Pride', 'timebank', :by, :now) RETURNING id", here=here.id, **at
    )  # fmt: skip
    round_id = await tx.value(
        "INSERT INTO award_round (community_id, scheme_id, name, state, opens_at, closes_at,"
        " judged_at, vote_opens_at, vote_closes_at, announced_on, rules, made_by, made_at,"
        " fixed_at) VALUES (:here, :scheme, '2026', 'voting', '2026-01', '2026-02', '2026-03',"
        " '2026-04',"
        " '2026-05', '2026-07-01', :rules, :by, :now, :now) RETURNING id",
        here=here.id, scheme=scheme, rules=Rules().to_json(), **at,
    )  # fmt: skip
    nominees: dict[tuple[int, int], int] = {}
    for category in range(CATEGORIES):
        category_id = await tx.value(
            "INSERT INTO award_category (round_id, code, label, kinds, position)"
            " VALUES (:round, :code, :code, 'individual', :n) RETURNING id",
            round=round_id, code=f"c{category}", n=category,
        )  # fmt: skip
        for number in range(NOMINEES):
            nominees[category, number] = await tx.value(
                NOMINEE, round_id=round_id, category_id=category_id, name=f"Nominee {number}",
                person_id=None, place="shortlisted", now=NOW,
            )  # fmt: skip
    return round_id, nominees, [one.id for one in who]


def drawn(chance: Random, nominees: dict[tuple[int, int], int], who: list[int]) -> list[Cast]:
    """Forty votes, some changed, some on paper."""
    casts = []
    for turn in range(40):
        category = chance.randrange(CATEGORIES)
        nominee = nominees[category, chance.randrange(NOMINEES)]
        at = NOW + timedelta(minutes=turn)
        paper = chance.random() < 0.3
        casts.append(Cast(chance.choice(who), category, nominee, at, turn, paper))
    return casts


def mixed(chance: Random, casts: list[Cast]) -> list[Cast]:
    """The same with everybody's own in order, but people's among each other in another, and some of
    them handled twice, as after a killed process."""
    lanes: dict[int, list[Cast]] = {}
    for cast in casts:
        lanes.setdefault(cast.person, []).append(cast)
    order = []
    while lanes:
        person = chance.choice(sorted(lanes))
        cast = lanes[person].pop(0)
        order += [cast] * (2 if chance.random() < 0.2 else 1)
        lanes = {one: left for one, left in lanes.items() if left}
    return order


async def test_no_order_of_votes_and_no_retry_changes_the_count(database: Database) -> None:
    async with database.write() as tx:
        round_id, nominees, who = await a_round(tx)
        categories = {number: category for (category, _), number in nominees.items()}
        for seed in range(8):
            chance = Random(seed)
            casts = drawn(chance, nominees, who)
            held = voting.held(casts)
            expected: dict[int, int] = {}
            for cast in held.values():
                expected[cast.nominee] = expected.get(cast.nominee, 0) + 1
            for _ in range(2):
                for sql in ("DELETE FROM award_vote", "DELETE FROM award_ballots",
                            "UPDATE award_round SET counted_at = NULL"):  # fmt: skip
                    await tx.run(sql)
                for cast in mixed(chance, casts):
                    one = await rows.candidate(tx, cast.nominee)
                    assert one is not None
                    broker = who[0] if cast.paper else None
                    await rows.put(tx, one, cast.person, cast.at, aside=None, entered_by=broker)
                    assert categories[one.id] == cast.category
                assert await rows.votes(tx, round_id) == {}
                assert await rows.count(tx, round_id, NOW, [])
                assert await rows.votes(tx, round_id) == expected
                assert not await rows.count(tx, round_id, NOW, [])
                assert await rows.votes(tx, round_id) == expected
        known = await tx.rows("SELECT id FROM award_vote WHERE nominee_id IS NOT NULL")
        assert list(known) == []
        assert await rows.voters(tx, round_id) == len({cast.person for cast in casts})

"""What a unit of work may cost: statements, and hops to the database's thread (or round trips)."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from storage import Database
from storage.db import Row, Statement, Tx
from tests.award_help import fixed_round
from tests.award_vote_help import voting
from tests.conversations.test_judging import SOUP, joins, judging, up
from tests.desk_help import oldest
from tests.shift_help import run
from tests.town import Town

MOST_HOPS, USUAL_HOPS = 7, 5
MOST_QUESTIONS, USUAL_QUESTIONS = 15, 10
MOST_DESK_HOPS, MOST_DESK_QUESTIONS = 16, 40
"""At the desk: who looks at it, whether it waits, four eyes, and how the promise is kept."""
MOST_DRAWN = 16
"""Questions for one card or notice, as it goes out."""
MOST_WRITES = 24
"""Written in one hop with the commit, or with the next question."""


@dataclass(slots=True)
class Cost:
    """Of one transaction: questions asked, changes made, and hops for both with the commit."""

    questions: int = 0
    writes: int = 0
    hops: int = 0


class CountingTx:
    """A transaction that counts."""

    def __init__(self, inner: Tx, cost: Cost) -> None:
        self._inner, self._cost = inner, cost

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def rows(self, sql: str, /, **values: Any) -> Sequence[Row]:
        self._asked(1)
        return await self._inner.rows(sql, **values)

    async def row(self, sql: str, /, **values: Any) -> Row | None:
        self._asked(1)
        return await self._inner.row(sql, **values)

    async def value(self, sql: str, /, **values: Any) -> Any:
        self._asked(1)
        return await self._inner.value(sql, **values)

    async def many(self, *statements: Statement) -> list[Sequence[Row]]:
        self._asked(len(statements))
        return await self._inner.many(*statements)

    async def run(self, sql: str, /, **values: Any) -> int:
        self._asked(1)
        return await self._inner.run(sql, **values)

    def later(self, sql: str, /, **values: Any) -> None:
        self._cost.writes += 1
        self._inner.later(sql, **values)

    def _asked(self, questions: int) -> None:
        self._cost.questions += questions
        self._cost.hops += 1


class CountingDatabase:
    """A database whose writing transactions are counted."""

    def __init__(self, inner: Database) -> None:
        self._inner, self.dialect = inner, inner.dialect
        self.costs: list[Cost] = []
        self.read_costs: list[Cost] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[CountingTx]:
        """As the database's own; the commit is a hop too."""
        cost = Cost(hops=1)
        async with self._inner.write() as tx:
            yield CountingTx(tx, cost)
        if cost.questions > 1:  # not a claim that found nothing
            self.costs.append(cost)

    @asynccontextmanager
    async def read(self, *, long: bool = False) -> AsyncIterator[Any]:
        """As the database's own."""
        cost = Cost()
        async with self._inner.read(long=long) as tx:
            yield CountingTx(tx, cost)
        self.read_costs.append(cost)


async def test_the_everyday_five_stay_within_their_budget(town: Town) -> None:
    """Help given and agreed and approved, help wanted, a shift joined and left, a person asked
    for; and what people look at most."""
    assert town.program is not None
    (worker,) = town.program.workers
    counting = CountingDatabase(worker._database)
    worker._database = counting
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Approve")
    await amina.says("need a lift thurs")
    await amina.taps("Yes, ask")
    await jean.says("/volunteer")
    await jean.taps("See 1: Warm hub welcomer")
    await jean.taps("Join")
    await jean.taps("Can't make it")
    await amina.says("Talk to a person")
    await amina.says("/balance")
    await ruth.says("/queue")
    await jean.says("/start")
    costs = counting.costs
    assert len(costs) == 14, costs
    for cost in costs:
        assert cost.hops <= MOST_HOPS, costs
        assert cost.questions <= MOST_QUESTIONS, costs
        assert cost.writes <= MOST_WRITES, costs
    assert sum(c.hops for c in costs) / len(costs) <= USUAL_HOPS, costs
    assert sum(c.questions for c in costs) / len(costs) <= USUAL_QUESTIONS, costs


async def test_the_desk_stays_within_its_budget(town: Town) -> None:
    """The queue, a card opened and drawn, approved, undone, and taken over."""
    assert town.program is not None
    (worker,) = town.program.workers
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    counting = CountingDatabase(worker._database)
    worker._database = counting
    drawing = CountingDatabase(town.program.delivery._database)
    town.program.delivery._database = drawing
    await oldest(ruth)
    await devinder.taps("Take it over")
    await devinder.taps("Approve")
    await devinder.taps("Undo")
    costs = counting.costs
    assert len(costs) == 5, costs
    for cost in costs:
        assert cost.hops <= MOST_DESK_HOPS, costs
        assert cost.questions <= MOST_DESK_QUESTIONS, costs
        assert cost.writes <= MOST_WRITES, costs
    assert drawing.read_costs
    for cost in drawing.read_costs:
        assert cost.questions <= MOST_DRAWN, drawing.read_costs


async def test_judging_and_voting_stay_within_the_desks_budget(town: Town) -> None:
    """However many are up: a judge's next card, points and sending; a vote, tapped and typed."""
    assert town.program is not None
    ruth, pat, zahra = town.phone("Ruth"), town.phone("Pat"), town.phones.phone("Zahra")
    round_id = await fixed_round(town, weeks=2, vote="none")
    for number in range(8):
        name = f"Nominee {chr(97 + number) * 4}"
        await up(town, "Amina", name, SOUP, category=("green", "volunteer")[number % 2])
    for phone in (pat, zahra):
        await joins(ruth, phone)
    await judging(town, round_id)
    (worker,) = town.program.workers
    counting = CountingDatabase(worker._database)
    worker._database = counting
    await pat.says("/judge")
    await pat.says("4 4 4 4 4")
    await pat.taps("Send my points")
    await pat.taps("Go to the next")
    await pat.taps("Give my points")
    await pat.taps("4")
    await ruth.says("/awards judges")
    await ruth.taps("See how far they are")
    await run(town, "UPDATE award_round SET state = 'cancelled', name = 'before'")
    vote = await voting(town)
    amina = town.phone("Amina")
    await amina.says("/vote")
    await amina.forges(f"vote-for:{vote.nominees['Mr Hussain']}")
    await amina.says("Vote for The Canal Crew")
    assert len(counting.costs) >= 11, counting.costs
    for cost in counting.costs:
        assert cost.hops <= MOST_DESK_HOPS, counting.costs
        assert cost.questions <= MOST_DESK_QUESTIONS, counting.costs
        assert cost.writes <= MOST_WRITES, counting.costs

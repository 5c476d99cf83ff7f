"""The result of a round: worked out from the rows, decided by an administrator, agreed by a second
person, and only then told (services/award_announcing.py).

DOMAIN.md section 5: award results take two people. Neither of them, nor their household, is on the
shortlist. Nobody moves anybody by hand: what can be decided is which votes set aside count.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from domain.awards import announcing, seeing, voting
from domain.awards.announcing import Place
from domain.awards.seeing import Who
from domain.errors import DomainError, NotFound
from services import award_judging, award_rounds, award_voting, four_eyes
from services.work import Work
from storage import award_results as rows
from storage import award_rounds as round_rows
from storage import award_votes, people, reminders
from storage.award_results import LetIn, Stand, Up
from storage.award_rounds import Round
from storage.award_votes import Ballots
from storage.db import Row, Tx

CARD = "award-result"
ADMINISTRATOR: tuple[Who, ...] = ("administrator",)
ANNOUNCE = "award.announce"
COUNT = "award.count"
AGAIN = timedelta(minutes=10)
USEFUL = timedelta(days=400)
"""What tells a result is never too late."""
Aside = Literal["new", "burst"]
WITH: Mapping[LetIn, frozenset[str]] = {
    "": frozenset(),
    "new": frozenset({"new"}),
    "burst": frozenset({"burst"}),
    "both": frozenset({"new", "burst"}),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on the shortlist: their place, how many votes count for them, and whether they are
    the People's Choice."""

    up: Up
    place: Place
    votes: int
    favourite: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A category: its shortlist from the best on, and how many votes count in it."""

    category_id: int
    category: str
    placed: Sequence[Placed]
    votes: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result as the rows have it now. working: the whole calculation, as JSON."""

    round: Round
    stand: Stand
    lines: Sequence[Line]
    ballots: Sequence[Ballots]
    working: str

    def aside(self, why: Aside) -> int:
        """How many votes were set aside for this reason."""
        return sum(one.burst if why == "burst" else one.new for one in self.ballots)

    def lets_in(self, why: Aside) -> bool:
        """Whether those count all the same."""
        return why in WITH[self.stand.let_in]

    @property
    def people(self) -> set[int]:
        """The members who are on the shortlist."""
        return {p.up.person_id for line in self.lines for p in line.placed if p.up.person_id}


async def outcome(tx: Tx, award_round: Round) -> Outcome:
    """Works the result out. The same rows give the same result, whatever order they came in."""
    stand = await rows.stand(tx, award_round.id)
    judged = await award_judging.result(tx, award_round)
    votes = await award_votes.votes(tx, award_round.id)
    rules = award_round.rules
    everybody = {one.id: one for one in await rows.up(tx, award_round.id)}
    lines = []
    working: dict[str, object] = {}
    for category in await round_rows.categories(tx, award_round.id):
        found = judged.get(category.id)
        order = [] if found is None else [one for one in found.order if one in everybody]
        places = announcing.places(order, rules.winners, rules.commended)
        ballots = {one: votes.get(one, 0) for one in order}
        best = voting.favourites(ballots) if rules.vote == "choice" else ()
        placed = [Placed(everybody[one], places[one], ballots[one], one in best) for one in order]
        lines.append(Line(category.id, category.label, placed, sum(ballots.values())))
        working[category.code] = {
            "places": {str(one): places[one] for one in order},
            "votes": {str(one): count for one, count in ballots.items()},
            "favourites": list(best),
            "judging": found.working() if found is not None else None,
        }
    text = json.dumps(
        {"seal": award_round.seal, "let_in": stand.let_in, "categories": working},
        sort_keys=True,
        ensure_ascii=False,
    )
    ballots_of = await award_votes.ballots(tx, award_round.id)
    return Outcome(award_round, stand, lines, ballots_of, text)


async def look(work: Work, round_id: int) -> Outcome:
    """The result for whoever may see it before it is told. Counts the votes where that is still to
    do. Raises NotFound."""
    one = await _round(work, round_id)
    await _counted(work, one)
    return await outcome(work.tx, one)


async def _round(work: Work, round_id: int) -> Round:
    one = await award_rounds.demand_check(work, round_id)
    seeing.demand(work.roles, "draft-places", one.state)  # type: ignore[arg-type]  # roles are Who
    return one


async def demand_told(work: Work, round_id: int) -> Round:
    """The round, for whoever runs it, once its result can be worked out. Raises NotFound."""
    one = await award_rounds.demand_run(work, round_id)
    seeing.demand(ADMINISTRATOR, "draft-places", one.state)
    return one


async def _counted(work: Work, one: Round) -> bool:
    if one.rules.vote == "none" or (await rows.stand(work.tx, one.id)).counted_at is not None:
        return True
    return one.state == "deciding" and await award_voting.count(work, one)


async def count_later(work: Work, row: Row) -> bool | None:
    """Looks again whether the votes can be counted, until they are."""
    one = await round_rows.find(work.tx, row["object_id"])
    if one is None or one.state != "deciding" or await award_voting.counted(work, one):
        return False
    if not await award_voting.count(work, one):
        reminders.put_off(work.tx, row["id"], work.now + AGAIN)
        return None
    work.refresh(CARD, one.id, "award.counted")
    return True


async def count_now(work: Work, one: Round) -> None:
    """What entering `deciding` brings: the votes are counted, now or as soon as everything sent in
    time has come, and whoever runs the awards is told that the result waits for them."""
    if not await _counted(work, one):
        due = work.now + AGAIN
        reminders.add(
            work.tx, f"award:{one.id}:count", COUNT, one.community_id, None, one.id, due,
            due + USEFUL,
        )  # fmt: skip
    for person in await people.with_role(work.tx, one.community_id, "administrator"):
        work.show_card(person.id, CARD, one.id, "award.decide", fresh=True)


async def let_in(work: Work, round_id: int, why: Aside) -> Outcome:
    """Votes set aside for this reason count, or, pressed again, don't. Raises DomainError once the
    result is decided."""
    one = await award_rounds.demand_run(work, round_id)
    found = await look(work, round_id)
    await _demand_far(work, found)
    wanted = WITH[found.stand.let_in] ^ {why}
    which = next(name for name, reasons in WITH.items() if reasons == wanted)
    if not await rows.let_in(work.tx, one.id, which):
        raise DomainError("refusal-award-decided")
    work.audit("award.let-in", CARD, one.id, which or "none")
    work.refresh(CARD, one.id, "award.let-in")
    return await look(work, round_id)


async def decide(work: Work, round_id: int) -> Outcome:
    """An administrator decides the result as it was worked out; a second person looks at it next.
    Raises DomainError where the votes aren't counted, it is decided, or nobody can be the second
    person."""
    one = await award_rounds.demand_run(work, round_id)
    if one.state != "deciding":
        raise NotFound
    if not await _counted(work, one):
        raise DomainError("refusal-award-counting")
    found = await outcome(work.tx, one)
    await _demand_far(work, found)
    brokers = await people.with_role(work.tx, one.community_id, "broker")
    staff = [*brokers, *await people.with_role(work.tx, one.community_id, "administrator")]
    far = await four_eyes.second_people(work, sorted(found.people))
    seconds = [person for person in far if person.id in {each.id for each in staff}]
    if not seconds:
        raise DomainError("refusal-award-no-second")
    if not await rows.decide(work.tx, one.id, work.actor.id, work.now, found.working):
        raise DomainError("refusal-award-decided")
    work.audit("award.decided", CARD, one.id)
    work.refresh(CARD, one.id, "award.decided")
    for person in seconds:
        work.show_card(person.id, CARD, one.id, "award.decided", fresh=True)
    return found


async def second(work: Work, round_id: int, *, yes: bool) -> Round:
    """The second person: agreed, it is told on its day; or it goes back. Raises NotAllowed,
    DomainError for whoever decided it, and where it isn't decided."""
    one = await _round(work, round_id)
    if one.decided_by == work.actor.id and yes:
        raise DomainError("refusal-second-person")
    if one.state != "deciding" or one.decided_by is None:
        raise DomainError("refusal-award-undecided")
    if not yes:
        await put_back(work, one)
        return one
    found = await outcome(work.tx, one)
    await _demand_far(work, found)
    if found.working != one.calculation:
        await put_back(work, one)
        return one
    at = announcing.announce_at(work.now, one.announced_on, one.zone)
    if not await rows.second(work.tx, one.id, work.actor.id, at):
        raise DomainError("toast-already-done")
    work.audit("award.seconded", CARD, one.id)
    key = f"award:{one.id}:announce:{work.actor.id}:{work.now.isoformat()}"
    reminders.add(work.tx, key, ANNOUNCE, one.community_id, None, one.id, at, at + USEFUL)
    work.refresh(CARD, one.id, "award.seconded")
    return one


async def put_back(work: Work, one: Round) -> None:
    """Decided no more: whoever decided looks at it again. Nothing was told yet."""
    if not await rows.put_back(work.tx, one.id):
        raise DomainError("refusal-award-undecided")
    work.audit("award.put-back", CARD, one.id)
    work.refresh(CARD, one.id, "award.back")
    if one.decided_by is not None and one.decided_by != work.actor.id:
        work.show_card(one.decided_by, CARD, one.id, "award.back", fresh=True)


async def _demand_far(work: Work, found: Outcome) -> None:
    """Raises DomainError where the actor, or their household, is on the shortlist."""
    if work.own(*found.people):
        raise DomainError("refusal-award-near")

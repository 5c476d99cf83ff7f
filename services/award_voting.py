"""The public vote for awards: one a person and category, changed until the close, counted once.

Whether a vote is in time is decided by when the person sent it. Once the votes are counted no row
says who chose whom (DOMAIN.md section 3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.awards import voting
from domain.awards.phases import VOTING, Phase, is_early, within
from domain.errors import DomainError, NotFound
from services import award_rounds
from services.notices import NoticeButton
from services.work import Work
from storage import award_results as results
from storage import award_votes as rows
from storage import people
from storage.award_rounds import Round
from storage.award_votes import Candidate, Choice
from storage.db import moment_of

CARD = "award"
SETTLED = timedelta(minutes=2)
"""So long after something arrived, whatever was sent before it has arrived and is stored."""
TELEGRAM_KEEPS = timedelta(hours=25)
"""Telegram keeps what nobody fetched for 24 hours."""
BEFORE: frozenset[Phase] = frozenset({"setting", "fixed", "open", "checking"})
"""Phases in which nobody can be on the ballot yet."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody can vote for, by category in its order, and what they chose so far. choices:
    by category; those that were counted name nobody."""

    round: Round
    candidates: Sequence[Candidate]
    choices: Mapping[int, Choice]

    @property
    def categories(self) -> Sequence[int]:
        """The categories' ids, in their order."""
        return list(dict.fromkeys(one.category_id for one in self.candidates))

    def among(self, category_id: int) -> Sequence[Candidate]:
        """Who is up in a category."""
        return [one for one in self.candidates if one.category_id == category_id]


@dataclass(frozen=True, slots=True)
class Voted:
    """What became of a vote: for whom, whom it was for before, and whether it is set aside."""

    candidate: Candidate
    before: Choice | None
    aside: bool


async def current(work: Work) -> Round:
    """The round whose vote is on, or is next. Raises DomainError where there is none."""
    found = await award_rounds.current(work)
    if found is None or found.rules.vote == "none" or found.vote_opens_at is None:
        raise DomainError("refusal-vote-none")
    return found


async def ballot(work: Work, award_round: Round) -> Ballot:
    """What the actor, or the member for whom a broker enters it, can vote for now. Raises
    DomainError before the vote, after it, and for people who can't vote."""
    work.demand("award.take")
    await _in_time(work, award_round)
    await _standing(work, award_round)
    found = await rows.ballot(work.tx, award_round.id)
    choices = await rows.mine(work.tx, award_round.id, work.member)
    if work.on_behalf_of is None:
        return Ballot(award_round, found, choices)
    # A broker with the member's paper sees nothing of what the member chose themselves.
    own = {number for number, choice in choices.items() if not choice.paper}
    left = [one for one in found if one.category_id not in own]
    if found and not left:
        raise DomainError("refusal-vote-own", category=found[0].category)
    return Ballot(award_round, left, {n: c for n, c in choices.items() if n not in own})


async def vote(work: Work, nominee_id: int) -> Voted:
    """The actor votes for this nominee in their category, in place of what they chose before.

    Raises NotFound where nobody is up by that number; DomainError before the vote and after it, and
    for people who can't vote. Where a broker acts for a member it is a ballot on paper.
    """
    work.demand("award.take")
    one = await rows.candidate(work.tx, nominee_id)
    if one is None:
        raise NotFound
    award_round = await award_rounds.of(work, one.round_id)
    await _in_time(work, award_round)
    standing = await _standing(work, award_round)
    before = (await rows.mine(work.tx, one.round_id, work.member)).get(one.category_id)
    aside = standing == "new"
    kept = await rows.put(
        work.tx,
        one,
        work.member,
        work.sent,
        aside="new" if aside else None,
        entered_by=work.actor.id if work.on_behalf_of is not None else None,
    )
    if not kept:
        raise DomainError("refusal-vote-own", category=one.category)
    # Never for whom: the audit outlives the count.
    work.audit("award.voted", CARD, one.round_id, f"category {one.category_id}")
    if work.on_behalf_of is not None:
        _tell_paper(work, award_round)
    return Voted(one, before, aside)


def _tell_paper(work: Work, award_round: Round) -> None:
    """The member hears once that a paper of theirs was entered; never for whom, for a message
    outlives the count."""
    work.tell(
        work.member,
        "award.paper",
        "notice-vote-paper",
        once=f"award:{award_round.id}:paper:{work.member}",
        buttons=(
            NoticeButton("btn-vote-see", "vote"),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        award=award_round.scheme,
        at=award_round.vote_closes_at or work.now,
    )


async def paper(work: Work, member_id: int, nominee_id: int) -> Voted:
    """A broker enters a member's ballot on paper: it counts as the member's, once, and the member
    is told that one was entered. Raises NotFound for somebody
    who is no member here, DomainError where the member voted themselves already."""
    work.demand("award.check")
    if await people.membership(work.tx, work.scope.id, member_id) is None:
        raise NotFound
    if member_id == work.actor.id:
        raise DomainError("refusal-vote-own-paper")
    theirs = Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        frozenset({"member"}),
        member_id,
        sent_at=work.sent_at,
    )
    return await vote(theirs, nominee_id)


async def _in_time(work: Work, award_round: Round) -> None:
    """Raises DomainError unless votes that were sent then count: those too that are handled only
    after the round went on, as long as nothing is counted."""
    if award_round.vote_opens_at is None or award_round.vote_closes_at is None:
        raise DomainError("refusal-vote-none")
    if award_round.state == "cancelled":
        raise DomainError("refusal-vote-cancelled")
    state = award_round.state
    if is_early(work.sent, award_round.vote_opens_at) or state in BEFORE:
        raise DomainError("refusal-vote-early", at=award_round.vote_opens_at)
    open_now = within(work.sent, award_round.vote_opens_at, award_round.vote_closes_at)
    taken = state in VOTING or (state == "deciding" and not await counted(work, award_round))
    if not taken or not open_now:
        raise DomainError("refusal-vote-over", at=award_round.vote_closes_at)


async def counted(work: Work, award_round: Round) -> bool:
    """Whether the votes of this round are counted."""
    return (await results.stand(work.tx, award_round.id)).counted_at is not None


async def _standing(work: Work, award_round: Round) -> voting.Standing:
    """Whether the voter can vote, and whether it counts. Raises DomainError."""
    assert award_round.vote_opens_at is not None
    where = None if award_round.open_to == "city" else award_round.community_id
    since = await rows.approved_at(work.tx, work.member, where)
    days = award_round.rules.vote_days
    found = voting.standing(since, award_round.vote_opens_at, days)
    if found == "no":
        raise DomainError("error-members-only")
    if found == "late":
        raise DomainError("refusal-vote-late", at=award_round.vote_opens_at)
    return found


async def may_count(work: Work, award_round: Round) -> bool:
    """Whether everything that was sent by the close has come and is handled, also where the machine
    slept through it: somebody wrote since then, or presses now, or Telegram keeps nothing from then
    any more."""
    closes = award_round.vote_closes_at
    if closes is None or work.now <= closes:
        return False
    presses = work.sent_at is not None
    settled = work.now - SETTLED
    if await rows.on_the_way(work.tx, work.sent if presses else settled):
        return False
    gone = work.now > closes + TELEGRAM_KEEPS
    return presses or gone or await rows.arrived(work.tx, closes, settled)


async def count(work: Work, award_round: Round) -> bool:
    """Counts the votes once and takes the choices off those who made them. False where it was done,
    or something that was sent in time may still come."""
    if not await may_count(work, award_round):
        return False
    found = award_round.rules
    length = timedelta(minutes=found.burst_minutes)
    by_nominee: dict[int, list[tuple[int, str]]] = {}
    for row in await rows.to_count(work.tx, award_round.id):
        if row["aside"] is None and not row["paper"]:
            by_nominee.setdefault(row["nominee_id"], []).append((row["id"], row["at"]))
    bursts: list[int] = []
    for votes in by_nominee.values():
        moments = [moment_of(at) for _, at in votes]
        places = voting.burst(moments, found.burst_votes, length)
        bursts += [votes[place][0] for place in sorted(places)]
    if not await rows.count(work.tx, award_round.id, work.now, bursts):
        return False
    work.audit("award.counted", CARD, award_round.id, f"{len(bursts)} in bursts")
    return True

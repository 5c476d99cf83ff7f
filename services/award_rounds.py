"""Rounds of awards: who sees and runs them, setting one up, fixing its rules, moving it on."""

from dataclasses import replace

from domain.awards import phases
from domain.awards.phases import NOMINATING, OVER, Phase
from domain.errors import DomainError, NotFound
from domain.permissions import may
from services import award_news
from services.work import Work
from storage import award_rounds as rows
from storage import award_votes
from storage.award_rounds import Category, Criterion, Round

CARD = "award"


# Who sees which ---------------------------------------------------------------------------------


async def current(work: Work) -> Round | None:
    """The round that people take part in here now: of their timebank, or of the whole city. One
    that is only being set up is nobody's yet."""
    found = await rows.active(work.tx, work.scope.id)
    return next((one for one in found if one.state != "setting"), None)


async def active(work: Work) -> list[Round]:
    """Every round that isn't over and that the actor may see: those being set up only for whoever
    runs them."""
    found = await rows.active(work.tx, work.scope.id)
    return [one for one in found if one.state != "setting" or may(work.roles, "award.run")]


async def of(work: Work, round_id: int) -> Round:
    """The round with this id, where the actor may know of it. Raises NotFound."""
    one = await rows.find(work.tx, round_id)
    if one is None:
        raise NotFound
    here = one.community_id == work.scope.id
    if one.state == "setting" and not (here and may(work.roles, "award.run")):
        raise NotFound
    if not here and one.open_to != "city":
        raise NotFound
    return one


async def demand_run(work: Work, round_id: int) -> Round:
    """The round, for whoever runs awards in its timebank. Raises NotFound, NotAllowed."""
    one = await of(work, round_id)
    if one.community_id != work.scope.id:
        raise NotFound
    work.demand("award.run")
    return one


async def demand_check(work: Work, round_id: int) -> Round:
    """The round, for whoever checks nominations in its timebank. Raises NotFound, NotAllowed."""
    one = await of(work, round_id)
    if one.community_id != work.scope.id:
        raise NotFound
    work.demand("award.check")
    return one


async def categories(work: Work, round_id: int) -> list[Category]:
    """What it gives awards for, in order."""
    return await rows.categories(work.tx, round_id)


async def criteria(work: Work, round_id: int) -> list[Criterion]:
    """What judges score, in order."""
    return await rows.criteria(work.tx, round_id)


# What is in time --------------------------------------------------------------------------------


def nominations_open(work: Work, one: Round) -> bool:
    """Whether what the actor sends now is in time to nominate: by when they sent it."""
    return one.state in NOMINATING and phases.within(work.sent, one.opens_at, one.closes_at)


def nominations_early(work: Work, one: Round) -> bool:
    """Whether it came before nominations open."""
    return phases.is_early(work.sent, one.opens_at)


def votes_open(work: Work, one: Round) -> bool:
    """Whether what the actor sends now is in time to vote: by when they sent it, though the round
    may have gone on before it is handled; services/award_voting refuses what comes after the
    count."""
    if one.state not in ("voting", "deciding"):
        return False
    if one.vote_opens_at is None or one.vote_closes_at is None:
        return False
    return phases.within(work.sent, one.vote_opens_at, one.vote_closes_at)


async def cancel(work: Work, round_id: int) -> Round:
    """Calls a round off. Nothing says any more for whom somebody had voted; whoever has to do with
    it is told."""
    one = await demand_run(work, round_id)
    if one.state in OVER:
        raise DomainError("refusal-award-phase")
    await move(work, one, "cancelled")
    award_votes.apart(work.tx, one.id)
    if one.fixed:
        await award_news.cancelled(work, one)
    return await rows.find(work.tx, one.id) or one


async def move(work: Work, one: Round, state: Phase) -> Round:
    """On to another phase. Raises DomainError where the round isn't where it was read, or may not
    go there. What the phase brings with it is services/award_clock.moved."""
    if state not in phases.NEXT[one.state] or not await rows.move(work.tx, one, state):
        raise DomainError("refusal-award-phase")
    work.audit(f"award.{state}", "award_round", one.id)
    work.refresh(CARD, one.id, f"award.{state}")
    return replace(one, state=state)

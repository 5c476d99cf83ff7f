"""Supporters of a nomination: one tap on a link, never by the nominator, the nominee or their
households. How many there are counts nothing beyond what the rules ask for."""

from domain.errors import DomainError, NotFound
from services import award_nominees, award_rounds
from services.nominations import CARD, demand_open
from services.work import Work
from storage import nominations as rows
from storage.award_rounds import Round
from storage.nominations import Nomination


async def by_code(work: Work, code: str) -> tuple[Nomination, Round]:
    """What a link for supporters is about. Raises NotFound for a link of nothing, and where it was
    taken back."""
    one = await with_code(work, code)
    return one, await award_rounds.of(work, one.round_id)


async def with_code(work: Work, code: str) -> Nomination:
    """What a link for supporters is about, in any timebank. Raises NotFound."""
    one = await rows.by_code(work.tx, code) if code else None
    if one is None or one.state != "sent":
        raise NotFound
    return one


async def second(work: Work, code: str) -> Nomination:
    """The member supports it, once. Raises DomainError for the nominator, the nominee and their
    households, and where it is late."""
    work.demand("award.take")
    one, award = await by_code(work, code)
    demand_open(work, award)
    await not_near(work, one)
    if await rows.second(work.tx, one.id, work.member, work.now):
        work.audit("nomination.seconded", CARD, one.id)
        work.refresh(CARD, one.id, "award.seconded")
    return one


async def not_near(work: Work, one: Nomination) -> None:
    """A supporter is somebody else than those whom it concerns. Raises DomainError."""
    if work.member == one.by_id:
        raise DomainError("refusal-second-own")
    nominee = await award_nominees.kept(work, one.nominee_id or 0)
    if nominee is not None and nominee.person_id == work.member:
        raise DomainError("refusal-second-self")
    if work.own(one.by_id) or (nominee is not None and work.own(nominee.person_id)):
        raise DomainError("refusal-second-near")


async def unsecond(work: Work, code: str) -> Nomination:
    """They take their support back, as long as nominations are open."""
    one, award = await by_code(work, code)
    demand_open(work, award)
    if await rows.unsecond(work.tx, one.id, work.member):
        work.refresh(CARD, one.id, "award.seconded")
    return one


async def supports(work: Work, one: Nomination) -> bool:
    """Whether the member supports it already."""
    return any(each.person_id == work.member for each in await rows.seconders(work.tx, one.id))

"""What those who could help with a request say: yes, no, or that they can't after all."""

from domain import requests as rules
from domain.errors import DomainError, NotFound
from services import matching, phoned, request_plans, request_waves
from services import request_moves as moves
from services.request_news import ASK_CARD, CARD
from services.work import Work
from storage import apart
from storage import requests as rows
from storage.requests import Candidate, Request, Via


async def say_yes(work: Work, request_id: int, via: Via = "bot") -> Request:
    """The member can help. They may have been asked (bot), have found it (browse), or have said so
    to a broker on the phone, who acts for them. Raises DomainError where it is over, NotFound where
    they may not see it."""
    work.demand("request.answer")
    by_phone = via == "phone"
    if by_phone:
        work.demand("request.decide")
    found = await rows.locked(work.tx, work.scope.id, request_id)
    if found is None or found.person_id == work.member:
        raise NotFound
    if by_phone and work.actor.id == found.person_id:
        raise DomainError("refusal-own-request")
    if await apart.between(work.tx, work.scope.id, found.person_id, work.member):
        # Neither of the two is told, and a broker who forgot is.
        raise DomainError("refusal-ask-apart") if by_phone else NotFound
    one = await moves.candidate(work, found, work.member)
    if one is None and not by_phone and not _shown_to_members(found):
        raise NotFound
    if not await moves.is_member(work, work.member):
        raise NotFound
    _demand_time_left(work, found)
    part: rules.Part = "broker" if by_phone else "helper"
    if found.state not in rules.SEEKING or (one is not None and one.state not in ("asked", "no")):
        raise DomainError("toast-already-done")
    if one is None:
        await rows.ask(
            work.tx,
            found.id,
            work.member,
            work.now,
            wave=found.wave,
            via=via,
            reasons=await matching.why(work, request_waves.need_of(found), work.member),
            state="yes",
        )
    elif not await rows.answer(work.tx, one, "yes", work.now, via):
        raise DomainError("toast-already-done")
    return await moves.move(work, found, part, "say_yes")


def _shown_to_members(request: Request) -> bool:
    return request.state == "open" or (request.state == "with_broker" and request.wave > 0)


async def say_no(work: Work, request_id: int, via: Via = "bot") -> Request:
    """The member can't this time; only brokers see so. Where everybody has answered, the next
    people are asked."""
    work.demand("request.answer")
    if via == "phone":
        work.demand("request.decide")
    found = await rows.locked(work.tx, work.scope.id, request_id)
    if found is None or found.person_id == work.member:
        raise NotFound
    one = await moves.candidate(work, found, work.member)
    if one is None and via != "phone":
        raise NotFound
    if one is None:
        await rows.ask(
            work.tx, found.id, work.member, work.now, wave=found.wave, via=via, state="no"
        )
    elif one.state != "asked" or not await rows.answer(work.tx, one, "no", work.now, via):
        raise DomainError("toast-already-done")
    work.audit("request.say_no", "request", found.id)
    await phoned.answered(work, ASK_CARD, found.id)
    work.refresh(ASK_CARD, found.id, "request.no", person_id=work.member)
    work.refresh(CARD, found.id, "request.no")
    left = request_waves.waiting(await rows.candidates(work.tx, found.id))
    if found.state == "open" and not left and not _at_night(work):
        return await request_waves.ask_next(work, found)
    return found


def _at_night(work: Work) -> bool:
    return rules.awake(work.now, work.zone) != work.local


def _demand_time_left(work: Work, request: Request) -> None:
    ends = request_waves.ends_at(work, request)
    if ends is not None and ends <= work.now:
        raise DomainError("refusal-ask-over")


async def withdraw(work: Work, request_id: int) -> Request:
    """The member takes back their yes; where they were chosen, the person is told at once, and
    others are asked."""
    work.demand("request.answer")
    found = await rows.locked(work.tx, work.scope.id, request_id)
    one = await moves.candidate(work, found, work.member) if found is not None else None
    if found is None or one is None:
        raise NotFound
    if one.state == "chosen":
        return await request_plans.give_up(work, found, one)
    if one.state != "yes" or not await rows.answer(work.tx, one, "no", work.now):
        raise DomainError("toast-already-done")
    if await others(work, found, "yes"):
        return await moves.move(work, found, "helper", "withdraw")
    return await seek_again(work, found, "helper", "none_left")


async def others(work: Work, request: Request, state: str) -> list[Candidate]:
    return [one for one in await rows.candidates(work.tx, request.id) if one.state == state]


async def seek_again(work: Work, request: Request, part: rules.Part, action: str) -> Request:
    """Nobody is left who said yes: the next people are asked, unless some still think about it."""
    if not moves.allowed(request, part, action):  # type: ignore[arg-type]
        work.refresh(CARD, request.id, "request.changed")
        return request
    moved = await moves.move(work, request, part, action)  # type: ignore[arg-type]
    if not request_waves.waiting(await rows.candidates(work.tx, moved.id)):
        moved = await request_waves.start(work, moved)
    return moved

"""How a request goes from one state to the next; every verb about requests comes through here."""

from dataclasses import replace

from domain import requests as rules
from domain.errors import DomainError, NotFound
from domain.permissions import may
from domain.requests import Action, Part, State
from services import decided, phoned, request_news
from services.work import CLOCK, Work
from storage import people
from storage import requests as rows
from storage.requests import Candidate, Request


async def find(work: Work, request_id: int, *, hold: bool = True) -> Request:
    """The request, for whoever it concerns: its person, somebody who was asked, or a broker. With
    `hold`, nobody else changes it before this transaction ends. Raises NotFound."""
    get = rows.locked if hold else rows.find
    found = await get(work.tx, work.scope.id, request_id)
    if found is None:
        raise NotFound
    if work.actor is CLOCK or found.person_id == work.member or may(work.roles, "request.decide"):
        return found
    if await candidate(work, found, work.member) is None:
        raise NotFound  # whether there is such a request is nobody else's business
    return found


async def candidate(work: Work, request: Request, person_id: int) -> Candidate | None:
    """What this person was asked about it and said."""
    every = await rows.candidates(work.tx, request.id)
    return next((one for one in every if one.person_id == person_id), None)


async def as_asker(work: Work, request_id: int) -> Request:
    """The actor's own request (or of whom they act for). Raises NotFound, NotAllowed."""
    work.demand("request.make")
    found = await find(work, request_id)
    if found.person_id != work.member:
        raise NotFound
    return found


async def as_broker(work: Work, request_id: int) -> Request:
    """A request that the actor may decide about: never their own. Raises DomainError."""
    work.demand("request.decide")
    found = await find(work, request_id)
    if work.own(found.person_id):
        raise DomainError("refusal-own-request")
    return found


def after(request: Request, part: Part, action: Action) -> State:
    """The state that follows. Raises DomainError where something else happened since."""
    state = rules.TRANSITIONS[request.state].get((part, action))
    if state is None:
        raise DomainError("toast-already-done")
    return state


def allowed(request: Request, part: Part, action: Action) -> bool:
    """Whether this can be done now."""
    return (part, action) in rules.TRANSITIONS[request.state]


async def move(
    work: Work,
    request: Request,
    part: Part,
    action: Action,
    words: str | None = None,
    **changed: object,
) -> Request:
    """Writes the new state, the history and the audit, and tells whom it concerns. Raises
    DomainError where the state doesn't allow it, or somebody was first."""
    if not allowed(request, part, action):
        raise moved_on(work, request, part)
    state = after(request, part, action)
    if part == "broker":
        changed["decided_by"] = work.actor.id
    moved = replace(request, state=state, **changed)  # type: ignore[arg-type]
    if not await rows.move(work.tx, request.state, moved, work.now):
        latest = await rows.find(work.tx, work.scope.id, request.id)
        raise moved_on(work, latest or request, part)
    if part == "broker" and action in ("decline", "unmet"):
        # While nobody had been asked, nobody has to be asked anew.
        if await rows.candidates(work.tx, request.id):
            decided.final(work, request_news.CARD, request.id, action, state, "asked")
        else:
            keep(work, request, action, state)
    actor = None if work.actor is CLOCK else work.actor.id
    rows.event(work.tx, request.id, action, state, actor, work.now, words)
    if state in rules.FINAL:
        planned = {one["giver_id"] for one in await rows.plans(work.tx, request.id)}
        every = await rows.candidates(work.tx, request.id)
        # Whoever has a visit planned hears of it by the visit's own card.
        request_news.over(work, moved, [c for c in every if c.person_id not in planned])
        rows.close(work.tx, request.id)
    await request_news.moved(work, moved, part, action)
    await phoned.answered(work, card_of(part), request.id)
    if actor is not None:
        work.audit(f"request.{action}", "request", request.id)
    return moved


def card_of(part: Part) -> str:
    """On which card this part answers."""
    return request_news.ASK_CARD if part == "helper" else request_news.CARD


def keep(work: Work, request: Request, action: Action, state: State) -> None:
    """What services/undo.py needs to take it back; `request` as it was before."""
    before = {
        "state": request.state,
        "note": request.note,
        "decided_by": request.decided_by,
        "shown": request.shown,
        "wave": request.wave,
        "flags": " ".join(request.flags),
    }
    decided.keep(work, request_news.CARD, request.id, action, state, before)


def moved_on(work: Work, request: Request, part: Part) -> DomainError:
    """What happened since the button was drawn: brokers read which of them was first."""
    if part == "broker" and request.decided_name and request.decided_by != work.actor.id:
        return DomainError("toast-someone-was-first", name=request.decided_name)
    return DomainError("toast-already-done")


async def is_member(work: Work, person_id: int) -> bool:
    """Whether this person belongs to the timebank now."""
    standing = await people.membership(work.tx, work.scope.id, person_id)
    return standing is not None and standing.state == "approved" and standing.adult is not False

"""Taking back what was decided about requests, gatherings, standing help and cases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain.errors import DomainError, NotFound
from domain.shifts import COMING
from services import arrangements, cases, gatherings, request_news, shifts
from services.undo_news import REASON, taken_back
from services.work import Work
from storage import arrangements as arrangement_rows
from storage import casework, decisions, outbox
from storage import gatherings as gathering_rows
from storage import requests as request_rows
from storage import shifts as shift_rows
from storage.decisions import Decision

MOST_COMING = 3
"""Places that are looked at: the proposer's, and one of anybody else is too many."""


async def _request(work: Work, found: Decision) -> None:
    """A request that was closed waits again; one that was let out is with the broker again, where
    nobody who was asked has answered, and they needn't."""
    work.demand("exchange.decide")
    one = await request_rows.locked(work.tx, work.scope.id, found.object_id)
    if one is None:
        raise NotFound
    if work.own(one.person_id):
        raise DomainError("refusal-own-request")
    if found.action == "allow":
        await _unask(work, found)
    await _put_back(work, found)
    before = found.before["state"]
    request_rows.event(work.tx, one.id, "undo", before, work.actor.id, work.now, REASON)
    work.refresh(request_news.ASK_CARD, one.id, "request.undone")
    await taken_back(work, found, {one.person_id: ""}, f"request.{found.action}")


async def _unask(work: Work, found: Decision) -> None:
    every = await request_rows.candidates(work.tx, found.object_id)
    if any(one.state != "asked" for one in every):
        raise DomainError("refusal-undo-answered")
    waits = await decisions.not_left(work.tx, request_news.ASK_CARD, found.object_id, "request.ask")
    for person_id in await decisions.unask(work.tx, found.object_id):
        outbox.forget_card(
            work.tx, request_news.ASK_CARD, found.object_id, person_id, work.scope.id, work.now
        )
        if person_id not in waits:
            await taken_back(work, found, {person_id: ""}, key="notice-undone-asked")


async def _gathering(work: Work, found: Decision) -> None:
    """What somebody proposed waits again; where it was hosted, nobody else may have joined."""
    work.demand("gathering.decide")
    one = await gathering_rows.find(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    if work.own(one.person_id):
        raise DomainError("refusal-own-gathering")
    if one.shift_id is not None:
        coming = [
            place.person_id
            for state in COMING
            for place in await shift_rows.places(work.tx, one.shift_id, state, MOST_COMING)
        ]
        if set(coming) - {one.person_id}:
            raise DomainError("refusal-undo-joined")
    await _put_back(work, found)
    if one.shift_id is not None:
        await shift_rows.cancel(work.tx, one.shift_id, None, work.actor.id, work.now)
        for card in (shifts.CARD, shifts.RUN_CARD):
            work.refresh(card, one.shift_id, "shift.cancelled")
    await taken_back(work, found, {one.person_id: ""}, f"gathering.{found.state}")


async def _arrangement(work: Work, found: Decision) -> None:
    """Standing help waits for a broker again, where no visit was made yet."""
    work.demand("exchange.decide")
    one = await arrangement_rows.find(work.tx, found.object_id)
    if one is None or one.community_id != work.scope.id:
        raise NotFound
    if work.own(*one.parties):
        raise DomainError("refusal-own-exchange")
    if await arrangement_rows.ahead(work.tx, one.id):
        raise DomainError("refusal-undo-visit")
    await _put_back(work, found)
    if one.request_id is not None:
        await _wanted_again(work, found, one.request_id)
    shown = f"arrangement.{found.state}"
    await taken_back(work, found, dict.fromkeys(one.parties, ""), shown)


async def _wanted_again(work: Work, found: Decision, request_id: int) -> None:
    """What was asked for is found and not yet done, as before the broker's yes."""
    request = await request_rows.locked(work.tx, work.scope.id, request_id)
    if request is None or request.state != "done" or request.changed_at != found.at:
        raise DomainError("refusal-undo-since")
    again = replace(request, state="matched")
    if not await request_rows.move(work.tx, "done", again, work.now):
        raise DomainError("refusal-undo-since")
    request_rows.event(work.tx, request_id, "undo", "matched", work.actor.id, work.now, REASON)
    work.refresh(request_news.CARD, request_id, "request.undone")
    work.refresh(request_news.ASK_CARD, request_id, "request.undone")


async def _case(work: Work, found: Decision) -> None:
    """A case that was closed is open again, with the promise and the reminders that it had."""
    await cases.look(work, found.object_id)
    if not await decisions.reopen_case(work.tx, found):
        raise DomainError("refusal-undo-since")
    casework.event(work.tx, found.object_id, "reopen", work.actor.id, None, work.now)


async def _put_back(work: Work, found: Decision) -> None:
    if not await decisions.put_back(work.tx, found, work.now):
        raise DomainError("refusal-undo-since")


BACK: dict[str, Callable[[Work, Decision], Awaitable[None]]] = {
    request_news.CARD: _request,
    gatherings.CARD: _gathering,
    arrangements.CARD: _arrangement,
    cases.CARD: _case,
}

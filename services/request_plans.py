"""From the choice to the visit: whom the person chose gets a plan, and what becomes of the plan
ends the request or opens it again."""

from dataclasses import replace
from datetime import date, time

from domain import requests as rules
from domain.errors import DomainError, NotFound
from domain.exchange import AHEAD, FINAL, Action
from domain.plans import is_lone
from domain.rules import LOOKS
from services import arrangement_making, arrangements, exchanges, plans, request_news, request_waves
from services import request_moves as moves
from services import rules as timebank_rules
from services.plans import NewPlan
from services.work import Work
from storage import acquaintances
from storage import plans as plan_rows
from storage import requests as rows
from storage.arrangements import Arrangement
from storage.exchanges import Exchange
from storage.requests import Candidate, Request

NOT_BEGUN = ("cancelled", "declined")
"""States of help that repeats which never began."""
FAILED = ("cancelled", "declined", "not_done")
"""States of an exchange in which the help that was planned will not come."""


async def choose(
    work: Work, request_id: int, person_id: int, *, remotely: str | None = None
) -> Request:
    """The person chooses somebody who said yes. The two now know each other by name; who else said
    yes is told kindly. Help from afar is planned at once where its day, time and length are known
    (`remotely`: the words for where); of a visit the person says next where it is. Raises
    DomainError where that person is no longer to be had, or the day is over."""
    found = await moves.as_asker(work, request_id)
    every = await rows.candidates(work.tx, found.id)
    one = next((c for c in every if c.person_id == person_id), None)
    if one is None or one.state != "yes":
        raise DomainError("toast-already-done")
    ends = request_waves.ends_at(work, found)
    if ends is not None and ends <= work.now:
        raise DomainError("refusal-ask-over")
    if not await moves.is_member(work, person_id):
        raise DomainError("toast-already-done")
    chosen = sum(c.state == "chosen" for c in every) + 1
    others = [c for c in every if c.state == "yes" and c.person_id != person_id]
    full = chosen >= found.people
    action: rules.Action = "choose" if full else "pick" if others else "pick_last"
    moved = await moves.move(work, found, "asker", action)
    await rows.answer(work.tx, one, "chosen", work.now)
    if full:
        request_news.over(work, moved, others)
        rows.close(work.tx, moved.id)
    acquaintances.meet(work.tx, work.scope.id, found.person_id, person_id, "introduced", work.now)
    if moved.repeats:
        await _repeat(work, moved, person_id)
        work.show_card(person_id, request_news.ASK_CARD, moved.id, "request.chosen", fresh=True)
    elif moved.remote and moved.day and moved.start and moved.minutes and not moved.until:
        day, start, minutes = moved.day, moved.start, moved.minutes
        await plan(work, moved.id, person_id, day, start, minutes, remotely, at_home=False)
    else:
        work.show_card(person_id, request_news.ASK_CARD, moved.id, "request.chosen", fresh=True)
    return moved


async def _repeat(work: Work, request: Request, giver: int) -> None:
    """Help that repeats: where its length is known, both want it already and a broker approves it
    once for all; else a broker asks the two what is missing and sets it up."""
    if request.minutes is None or request.repeats is None:
        await request_news.tell_brokers(work, request, "request.repeats")
        return
    first = request.day or work.local.date()
    new = arrangement_making.New(
        giver,
        request.person_id,
        request.repeats,
        first,
        request.start,
        request.minutes,
        skill=request.skill,
        words=request.shown,
        request_id=request.id,
    )
    await arrangement_making.agreed_before(work, new)


async def repeats(work: Work, arrangement: Arrangement, action: str) -> None:
    """What became of help that repeats, for which somebody had asked: it begins, or it is off."""
    if arrangement.request_id is None or arrangement.state not in ("active", *NOT_BEGUN):
        return
    found = await rows.locked(work.tx, work.scope.id, arrangement.request_id)
    if found is None or found.state != "matched":
        return
    if action == "allow":
        await moves.move(work, found, "clock", "finish")
    elif arrangement.state in NOT_BEGUN:
        await _drop(work, found, arrangement.giver_id)


async def plan(
    work: Work,
    request_id: int,
    person_id: int,
    day: date,
    start: time,
    minutes: int,
    place: str | None,
    *,
    at_home: bool = True,
) -> int:
    """The visit of somebody chosen is proposed to them: local day and start, length, where.
    `at_home` where it is in the person's home. Where it is just when they had said yes to, they
    aren't asked again: both want it, and a broker is asked. Returns the exchange's id. Raises
    DomainError where they were not chosen or have a plan already, and for times that can't be."""
    found = await moves.as_asker(work, request_id)
    one = await moves.candidate(work, found, person_id)
    if one is None:
        raise NotFound
    if one.state != "chosen" or await live_plan(work, found, person_id) is not None:
        raise DomainError("toast-already-done")
    # That somebody is short of hours is no risk of the visit.
    risks = tuple(risk for risk in found.risks if risk in LOOKS)
    above = (await timebank_rules.of(work)).number("look_above_minutes")
    if minutes > above and "long" not in risks:
        risks = (*risks, "long")
    exchange_id = await plans.propose(
        work,
        NewPlan(
            giver=person_id,
            receiver=found.person_id,
            day=day,
            start=start,
            minutes=minutes,
            place=place,
            skill=found.skill,
            # The helper reads these: what may be shown, never the person's own words.
            words=found.shown,
            request_id=found.id,
            lone=is_lone(found.skill, home=at_home and not found.remote),
            risks=risks,
        ),
    )
    asked_for = (found.day, found.start, found.minutes)
    if found.until is None and asked_for == (day, start, minutes):
        await plans.agreed_before(work, exchange_id)
    work.refresh(request_news.CARD, found.id, "request.planned")
    work.refresh(request_news.ASK_CARD, found.id, "request.planned")
    return exchange_id


async def live_plan(work: Work, request: Request, person_id: int) -> int | None:
    """The exchange in which this person is to help, or has helped; None where there is none (any
    more)."""
    for one in await rows.plans(work.tx, request.id):
        if one["giver_id"] == person_id and one["state"] not in FINAL:
            return int(one["id"])
    return None


async def give_up(work: Work, request: Request, one: Candidate) -> Request:
    """Somebody chosen can't come: their visit is called off, which opens the request again."""
    exchange_id = await live_plan(work, request, one.person_id)
    if request.repeats:
        await arrangements.call_off_for(work, request.id, one.person_id)
        await _drop(work, request, one.person_id)
    elif exchange_id is not None:
        await exchanges.cancel(work, exchange_id)  # `heard` does the rest
    else:
        await _drop(work, request, one.person_id)
    return await moves.find(work, request.id)


async def call_off(work: Work, request: Request, reason: str | None = None) -> None:
    """The request is over: so are the visits that are still ahead; a broker gives the reason."""
    if request.repeats:
        await arrangements.call_off_for(work, request.id)
    for one in await rows.plans(work.tx, request.id):
        if one["state"] not in AHEAD:
            continue
        if reason is not None and one["giver_id"] != work.actor.id:
            await exchanges.decline(work, one["id"], reason)
        else:
            await exchanges.cancel(work, one["id"])


async def heard(work: Work, exchange: Exchange, action: Action) -> None:
    """What became of an exchange that was planned for a request."""
    if action == "undo" and exchange.planned and exchange.state != "posted":
        await _unfinish(work, exchange)
        return
    if not exchange.planned or (exchange.state != "posted" and exchange.state not in FAILED):
        return
    planned = await plan_rows.find(work.tx, exchange.id)
    if planned is None or planned.request_id is None:
        return
    found = await rows.locked(work.tx, work.scope.id, planned.request_id)
    if found is None:
        return
    if exchange.state == "posted":
        await _finish(work, found)
    elif exchange.giver_id is not None and moves.allowed(found, "clock", "drop"):
        await _drop(work, found, exchange.giver_id)


async def _finish(work: Work, request: Request) -> None:
    """Done once every visit has ended; while more people are looked for, it goes on."""
    ahead = [
        one
        for one in await rows.plans(work.tx, request.id)
        if one["state"] != "posted" and one["state"] not in FINAL
    ]
    if request.state == "matched" and not ahead:
        await moves.move(work, request, "clock", "finish")


async def _unfinish(work: Work, exchange: Exchange) -> None:
    """The approval that ended a request was taken back: its visit is not over."""
    planned = await plan_rows.find(work.tx, exchange.id)
    if planned is None or planned.request_id is None:
        return
    found = await rows.locked(work.tx, work.scope.id, planned.request_id)
    if found is None or found.state != "done":
        return
    back = replace(found, state="matched")
    if await rows.move(work.tx, "done", back, work.now):
        rows.event(work.tx, found.id, "undo", "matched", work.actor.id, work.now)
        work.refresh(request_news.CARD, found.id, "request.undone")


async def _drop(work: Work, request: Request, person_id: int) -> None:
    """Somebody chosen will not come: who had said yes or had not answered is asked, then others."""
    one = await moves.candidate(work, request, person_id)
    if one is None or one.state != "chosen":
        return
    rows.settle(work.tx, one)
    work.refresh(request_news.ASK_CARD, request.id, "request.dropped", person_id=person_id)
    ends = request_waves.ends_at(work, request)
    if ends is not None and ends <= work.now:
        await moves.move(work, request, "clock", "lapse")
        return
    again = await rows.ask_again(work.tx, request.id)
    known = rules.AGAIN in request.flags
    flags = request.flags if known else (*request.flags, rules.AGAIN)
    moved = await moves.move(work, request, "clock", "drop", flags=flags)
    await request_waves.instead(work, moved, again)

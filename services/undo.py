"""Taking back, within ten minutes, what one decided at the desk: exactly once, and only while
nobody has acted on it since.

Whoever was told hears that it was taken back; what had not left yet is dropped.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import DomainError, NotAllowed, NotFound
from domain.permissions import Verb, may
from services import (
    exchange_moves,
    exchange_news,
    listings,
    membership,
    opposite,
    reversing,
    undo_hours,
    undo_opportunities,
    undo_things,
)
from services.cases import first_name
from services.exchange_news import outcome_key
from services.undo_news import REASON, taken_back, unheard
from services.work import Work
from storage import claims, decisions, people, reversals
from storage import exchanges as exchange_rows
from storage import plans as plan_rows
from storage.db import moment_of, part
from storage.decisions import Decision
from storage.exchanges import Exchange

WITHIN = timedelta(minutes=10)
DECIDING: tuple[Verb, ...] = ("queue.see", "case.answer", "hours.second")
"""Whoever may decide something can take it back; each kind asks for its own permission again."""
MOST = 200
"""Of what somebody decided in ten minutes, such as all of a bulk approval."""
LISTED = 4
"""Of what can be taken back, so many are offered at a time."""


async def mine(work: Work) -> list[Decision]:
    """What the actor decided in the last ten minutes and did not take back, the newest first; some
    of it is `final`. Of several decisions about one thing only the newest."""
    if not any(may(work.roles, one) for one in DECIDING):
        raise NotAllowed
    since = work.now - WITHIN
    found = await decisions.mine(work.tx, work.scope.id, work.actor.id, since, MOST)
    newest = {(one.card, one.object_id): one for one in reversed(found)}
    return sorted(newest.values(), key=lambda one: -one.id)


async def latest(work: Work, card: str, object_id: int) -> Decision | None:
    """What the actor decided last about this, if they may still take it back."""
    found = await decisions.latest(work.tx, card, object_id)
    return found if found is not None and open_for(found, work.actor.id, work.now) else None


def open_for(found: Decision, person_id: int, now: datetime) -> bool:
    """Whether this person can still take it back."""
    theirs = found.actor_id == person_id and found.undone_at is None
    return theirs and not found.final and now <= moment_of(found.at) + WITHIN


async def undo(work: Work, decision_id: int) -> Decision:
    """Takes a decision back: the thing stands as it stood before, hours that moved move back.

    Raises DomainError where ten minutes are over, somebody acted on it since, or it was taken back
    before; NotFound where it isn't the actor's."""
    found = await decisions.find(work.tx, decision_id)
    if found is None or found.actor_id != work.actor.id or found.community_id != work.scope.id:
        raise NotFound
    if found.undone_at is not None:
        raise DomainError("toast-already-done")
    if found.final:
        raise DomainError("refusal-undo-final", why=found.final)
    if work.now > moment_of(found.at) + WITHIN:
        raise DomainError("refusal-undo-late", what=found.action)
    newest = await decisions.latest(work.tx, found.card, found.object_id)
    if newest is None or newest.id != found.id:
        raise DomainError("refusal-undo-since")
    await _BACK[found.card](work, found)
    if not await decisions.undone(work.tx, found.id, work.now):
        raise DomainError("toast-already-done")
    claims.drop(work.tx, found.card, found.object_id)
    work.audit(f"{found.card}.undo", found.card, found.object_id, REASON)
    work.refresh(found.card, found.object_id, f"{found.card}.undone")
    return found


async def together(work: Work, decision_id: int) -> int:
    """Takes back everything that one tap decided, such as a bulk approval; what somebody acted on
    since is left. Returns how many. Raises NotFound, and DomainError after ten minutes."""
    first = await decisions.find(work.tx, decision_id)
    if first is None or first.actor_id != work.actor.id or first.community_id != work.scope.id:
        raise NotFound
    if not open_for(replace(first, undone_at=None), work.actor.id, work.now):
        raise DomainError("refusal-undo-late", what=first.action)
    count = 0
    for one in await mine(work):
        if one.at == first.at:
            try:
                async with part(work.tx):
                    await undo(work, one.id)
            except DomainError:
                continue
            count += 1
    return count


async def _exchange(work: Work, found: Decision) -> None:
    """Back to where it was; its transfer is reversed, the next approval posts under a new key. What
    was taken out of the books is in them again, under a new key too."""
    work.demand("exchange.decide")
    one = await exchange_moves.find(work, found.object_id)
    if work.own(*one.parties):
        raise DomainError("refusal-own-exchange")
    await exchange_back(work, found, one)


async def exchange_back(work: Work, found: Decision, one: Exchange) -> None:
    """Whoever may do it takes this exchange back to what it was before the decision. Raises
    DomainError where anything was done about it since."""
    if one.state != found.state or one.changed_at != found.at:
        raise DomainError("refusal-undo-since")
    plan = await plan_rows.find(work.tx, one.id) if one.planned else None
    if found.action == "decline" and plan is not None and plan.request_id is not None:
        raise DomainError("refusal-undo-asked")
    was = found.before
    back = replace(
        one,
        state=was["state"],
        minutes=was["minutes"],
        other_minutes=was["other_minutes"],
        note=was["note"],
        decided_by=was["decided_by"],
        round=one.round + (1 if one.state in ("posted", "reversed") else 0),
    )
    if not await exchange_rows.move(work.tx, one.state, back, work.now):
        raise DomainError("refusal-undo-since")
    if one.state == "posted":
        await exchange_moves.unpost(work, one)
    elif one.state == "reversed":
        await exchange_moves.post(work, back)
    if found.action == "allow":
        plan_rows.unapproved(work.tx, one.id)
    exchange_rows.event(work.tx, one.id, "undo", back.state, work.actor.id, work.now, words=REASON)
    await exchange_moves.heard(work, back, "undo")
    told = {p: outcome_key(one.id, one.state, found.at, p) for p in one.parties}
    if found.action == "allow":
        told = dict.fromkeys(one.parties - {work.actor.id}, "")
    shown = "exchange.planned" if found.action == "allow" else ""
    for person_id in await unheard(work, found, told, shown):
        gave = person_id == one.giver_id
        work.tell(
            person_id,
            "exchange.undone",
            "notice-undone-exchange",
            name=first_name(work.actor.name),
            other=(one.receiver_name if gave else one.giver_name) or one.named or "",
            date=one.day,
        )


async def _reversal(work: Work, found: Decision) -> None:
    """What a second person said about help in the books: it waits for a second person again, and
    the hours count as before."""
    work.demand("hours.second")
    one, exchange = await reversing.find(work, found.object_id)
    if found.state == "done":
        was = replace(
            found,
            card=exchange_news.CARD,
            object_id=exchange.id,
            state="reversed",
            before=found.before["exchange"],
        )
        await exchange_back(work, was, exchange)
    if not await reversals.reopen(work.tx, one, work.actor.id, found.at):
        raise DomainError("refusal-undo-since")
    await taken_back(work, found, {one.asked_by: reversing.decided_notice(one.id, found.at)})


async def _membership(work: Work, found: Decision) -> None:
    """An applicant who was let in, asked to meet or declined: they wait again."""
    work.demand("member.decide")
    one = await people.membership_by_id(work.tx, work.scope.id, found.object_id)
    if one is None:
        raise NotFound
    if one.state != found.state or one.decided_by != work.actor.id:
        raise DomainError("refusal-undo-since")
    if found.state == "approved" and await decisions.acted(
        work.tx, work.scope.id, one.person_id, moment_of(found.at)
    ):
        raise DomainError("refusal-undo-since")
    was = found.before
    if not await people.undecide(
        work.tx, one.id, one.state, was["state"], was["decided_by"], was["decided_at"], found.at
    ):
        raise DomainError("refusal-undo-since")
    if found.state == "approved":
        await listings.take_back(work, one.person_id, moment_of(found.at))
        key = await membership.welcome_key(work, one.id)
        if was["welcomed"]:
            await opposite.post_if_there(work, key, f"{key}:undone")
    notice = membership.notice_key(one.id, one.state, found.at)
    await taken_back(work, found, {one.person_id: notice}, key="notice-undone-membership")


_BACK: dict[str, Callable[[Work, Decision], Awaitable[None]]] = {
    exchange_news.CARD: _exchange,
    membership.CARD: _membership,
    reversing.CARD: _reversal,
    **undo_hours.BACK,
    **undo_things.BACK,
    **undo_opportunities.BACK,
}

"""How help across goes from one state to the next; every verb about it comes through here."""

from dataclasses import replace
from typing import Any

from domain import across
from domain.across import Action, Part, State, help_across
from domain.errors import DomainError, NotFound
from services import crossing_news as news
from services import decided, limits, pacts
from services.accounts import account_of
from services.work import CLOCK, Work
from storage import crossings as rows
from storage import ledger as books
from storage import pacts as pact_rows
from storage.crossings import Crossing


def parts(found: Crossing, work: Work) -> tuple[Part, ...]:
    """What the actor is to it, in their timebank of now: one of the two people, or its broker. A
    broker who is one of the two is no broker here."""
    return parts_of(found, work.member, work.actor.id, work.roles, work.scope.id)


def parts_of(
    found: Crossing, member: int, actor: int, roles: Any, community_id: int | None
) -> tuple[Part, ...]:
    """As `parts`, for whoever looks at a card: `community_id` is where those roles are held."""
    shown: list[Part] = []
    if member in found.parties:
        shown.append("giver" if member == found.giver_id else "receiver")
        if found.logger_id is not None:
            shown.append("logger" if member == found.logger_id else "other")
        return tuple(shown)
    if "broker" in roles and actor not in found.parties:
        if community_id == found.giver_in:
            shown.append("helpers")
        if community_id == found.receiver_in:
            shown.append("hosts")
    return tuple(shown)


def places(found: Crossing) -> Part:
    """Whose broker says who was meant."""
    return "helpers" if found.giver_id is None else "hosts"


async def find(work: Work, crossing_id: int, action: Action, seen: str | None = None) -> Crossing:
    found = await rows.locked(work.tx, crossing_id)
    if found is None or work.scope.id not in (found.giver_in, found.receiver_in):
        raise NotFound
    mine = parts(found, work)
    if not mine:
        if work.member in await rows.asked(work.tx, crossing_id):
            raise DomainError("toast-already-done")
        raise NotFound
    if mine[0] in ("giver", "receiver"):
        if found.home(work.member) != work.scope.id:
            raise NotFound
        work.within("confirm")
        deciding = {who for f in across.CROSSINGS.values() for who, a in f if a == action}
        if not deciding & {"giver", "receiver", "logger", "other"}:
            raise DomainError("refusal-own-exchange")
    else:
        work.demand("exchange.decide")
        if not work.near.isdisjoint(found.parties):
            raise DomainError("refusal-own-exchange")
    if action == "place" and places(found) not in mine:
        raise DomainError("toast-already-done")
    if not any((part, action) in across.CROSSINGS[found.state] for part in mine):
        raise _moved_on(work, found)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    return found


def _moved_on(work: Work, found: Crossing) -> DomainError:
    if found.decided_by not in (None, work.actor.id) and "broker" in work.roles:
        return DomainError("toast-someone-was-first", name=found.decided_name or "")
    return DomainError("toast-already-done")


def broker_part(work: Work, found: Crossing) -> Part:
    return next(one for one in parts(found, work) if one in ("helpers", "hosts"))


DECIDES = frozenset({"let_out", "place", "allow", "settle", "approve", "decline"})
"""What a broker decides: two timebanks have heard of it."""


async def move(
    work: Work,
    found: Crossing,
    part: Part,
    action: Action,
    words: str | None = None,
    **changed: Any,
) -> Crossing:
    before: State = found.state
    state = across.CROSSINGS[before].get((part, action))
    if state is None:
        raise DomainError("toast-already-done")
    if part in ("helpers", "hosts"):
        changed["decided_by"] = work.actor.id
    moved = replace(found, state=state, **changed)
    if not await rows.move(work.tx, before, moved, work.now):
        raise DomainError("toast-already-done")
    latest = await rows.find(work.tx, found.id)
    assert latest is not None
    actor = None if part == "clock" else work.actor.id
    rows.event(work.tx, latest, action, actor, words, work.now)
    work.audit(f"crossing.{action}", "crossing", found.id)
    if part in ("helpers", "hosts") and action in DECIDES:
        decided.final(work, news.CARD, found.id, action, state, "across")
    await news.tell(work, latest, action, before, found)
    return latest


async def post(work: Work, moved: Crossing) -> Crossing:
    """One transfer of four postings, under the pair's lock, and within its cap."""
    pact = await pact_rows.locked(work.tx, moved.pact_id)
    giver, receiver, minutes = moved.giver_id, moved.receiver_id, moved.minutes
    if pact is None or giver is None or receiver is None or minutes is None:
        raise DomainError("toast-already-done")
    balance = await pact_rows.between(work.tx, moved.giver_in, pact.id)
    if not across.within_cap(balance, -minutes, pact.cap_minutes):
        raise DomainError("refusal-across-cap", minutes=pact.cap_minutes, owed=abs(balance))
    gives = await account_of(work.tx, moved.giver_in, giver)
    gets = await account_of(work.tx, moved.receiver_in, receiver)
    transfer = help_across(f"crossing:{moved.id}:posted", gives, gets, pact.id, minutes)
    await books.post(work.tx, transfer, work.now, actor_id=work.actor.id)
    await limits.after_posting(await pacts.elsewhere(work, moved.giver_in), {giver})
    await limits.after_posting(await pacts.elsewhere(work, moved.receiver_in), {receiver})
    work.refresh(pacts.CARD, pact.id, "pact.moved")
    return moved


def by_clock(work: Work) -> Work:
    """The same timebank and moment, where time or a rule is the cause."""
    return Work(work.tx, work.now, CLOCK, work.community, frozenset())

"""The desk's cards: who looks at one, so that two don't act on it, and questions about it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import get_args

from domain.errors import DomainError, NotFound
from services import cases, queue
from services.notices import NoticeButton
from services.work import Work
from storage import (
    arrangements,
    asked,
    award_nominees,
    casework,
    claims,
    crossings,
    exchanges,
    gatherings,
    giving,
    lending,
    opportunities,
    people,
    reminders,
    requests,
    reversals,
    rosters,
    service_hours,
)
from storage.asked import Asked
from storage.claims import Claim
from storage.db import Row, Tx, moment_of
from storage.queue import Card

CLAIMED = timedelta(minutes=15)
"""How long somebody who opened a card is taken to look at it."""
BACK_AFTER = timedelta(days=3)
"""When something that was asked about stands in the queue again, though nobody answered."""
EXPIRED = "desk.claim"
CARDS: frozenset[str] = frozenset(get_args(Card))
OWN_QUESTION = frozenset({"request", "gathering", "case"})
"""Cards whose own buttons ask a question; the others use `query`."""


async def open_item(work: Work, card: Card, object_id: int) -> None:
    """The actor opens a card of the queue: what they looked at before is free again, and this one
    is theirs for a while, if it waits and nobody else looks at it. Raises NotAllowed without a
    desk, NotFound where it isn't theirs."""
    await queue.open_item(work, card, object_id)
    await _let_go(work, card, object_id)
    if await _can_be_claimed(work, card, object_id):
        await claim(work, card, object_id)


async def let_go(work: Work) -> None:
    """The actor goes back to the list: what they looked at is free again."""
    await _let_go(work, "", 0)


async def claim(
    work: Work, card: str, object_id: int, *, kept: bool = False, force: bool = False
) -> bool:
    """The actor looks at it for the next 15 minutes; False where somebody else does. `kept`: they
    said so with a button, and going on to another card doesn't free it."""
    work.demand("case.answer")
    before = await claims.find(work.tx, card, object_id, work.now)
    until = work.now + CLAIMED
    if not await claims.take(
        work.tx,
        card,
        object_id,
        work.scope.id,
        work.actor.id,
        work.now,
        until,
        kept=kept,
        force=force,
    ):
        return False
    if before is None or before.person_id != work.actor.id:
        work.refresh(card, object_id, "desk.claimed")
    reminders.add(
        work.tx,
        f"claim:{card}:{object_id}:{until:%Y%m%d%H%M%S}",
        EXPIRED,
        work.scope.id,
        None,
        object_id,
        until + timedelta(seconds=1),
        until + timedelta(hours=1),
    )
    return True


async def take_over(work: Work, card: Card, object_id: int) -> Claim | None:
    """The actor takes a card from whoever looks at it, who is told. Returns whose it was."""
    await queue.open_item(work, card, object_id)
    held = await claims.find(work.tx, card, object_id, work.now)
    await _let_go(work, card, object_id)
    await claim(work, card, object_id, force=True)
    if held is None or held.person_id == work.actor.id:
        return None
    work.tell(
        held.person_id,
        "desk.taken-over",
        "notice-desk-taken-over",
        useful_until=work.now + CLAIMED,
        buttons=(NoticeButton("btn-queue", "queue"),),
        name=cases.first_name(work.actor.name),
    )
    work.audit("desk.take-over", card, object_id)
    return held


async def expired(work: Work, row: Row) -> bool:
    """A claim has run out: whoever has the card sees that it is free."""
    card = str(row["key"]).split(":")[1]
    if await claims.find(work.tx, card, row["object_id"], work.now) is not None:
        return False
    work.refresh(card, row["object_id"], "desk.claim-over")
    return True


async def _let_go(work: Work, card: str, object_id: int) -> None:
    for one, number in await claims.let_go(work.tx, work.actor.id, card, object_id):
        work.refresh(one, number, "desk.claim-over")


async def _can_be_claimed(work: Work, card: Card, object_id: int) -> bool:
    """What cannot wait shows by itself who opened it. What is about the actor's own household
    stays free for others, who decide it."""
    if work.near and not work.near.isdisjoint(await casework.parties(work.tx, card, object_id)):
        return False
    waits = await (await queue.desk(work)).waiting(card, object_id)
    return waits is not None and waits["kind"] != "urgent"


# Questions ----------------------------------------------------------------------------------------


async def query(work: Work, card: Card, object_id: int, words: str) -> Asked:
    """A broker asks the person behind a card something; it stands in the queue again once they
    answered, or after three days. Raises DomainError where they can't be reached here."""
    person_id = await askable(work, card, object_id)
    query_id = await asked.add(
        work.tx,
        work.scope.id,
        card,
        object_id,
        work.actor.id,
        person_id,
        words,
        work.now,
        work.now + BACK_AFTER,
    )
    found = await asked.find(work.tx, query_id)
    assert found is not None
    claims.drop(work.tx, card, object_id)
    work.tell(
        person_id,
        "desk.query",
        "notice-desk-query",
        kind="answer",
        buttons=(
            NoticeButton("btn-desk-reply", f"dq-reply:{query_id}"),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        name=cases.first_name(work.actor.name),
        words=words,
    )
    work.audit("desk.query", card, object_id)
    work.refresh(card, object_id, "desk.query")
    return found


async def askable(work: Work, card: Card, object_id: int) -> int:
    """Whom a question about this card goes to. Raises NotFound, and DomainError where they can't
    be asked here or were asked already."""
    work.demand("exchange.decide")
    await queue.open_item(work, card, object_id)
    person_id = await behind(work.tx, card, object_id)
    if person_id is None or work.own(person_id):
        raise NotFound
    person = await people.person(work.tx, person_id)
    if person is None or not cases.can_be_told(person):
        raise DomainError("refusal-desk-ring", name=person.name if person else "")
    last = await asked.latest(work.tx, card, object_id)
    if last is not None and last.answered_at is None and moment_of(last.back_at) > work.now:
        raise DomainError("refusal-desk-asked", name=last.by_name)
    return person_id


async def answer(work: Work, query_id: int, words: str) -> Asked:
    """The person answers; whoever asked gets the card again, and it stands in the queue. Raises
    NotFound where it isn't theirs, DomainError where it is answered."""
    found = await own_query(work, query_id)
    if not await asked.answer(work.tx, query_id, words, work.now):
        raise DomainError("toast-already-done")
    brokers = {p.id for p in await people.with_role(work.tx, found.community_id, "broker")}
    for broker in [found.asked_by] if found.asked_by in brokers else sorted(brokers):
        if broker != found.person_id:
            work.show_card(broker, found.card, found.object_id, "desk.answered", fresh=True)
    work.refresh(found.card, found.object_id, "desk.answered")
    work.audit("desk.answer", found.card, found.object_id)
    return found


async def own_query(work: Work, query_id: int) -> Asked:
    """A question that the actor was asked. Raises NotFound."""
    found = await asked.find(work.tx, query_id)
    if found is None or found.person_id not in (work.actor.id, work.member):
        raise NotFound
    return found


async def behind(tx: Tx, card: str, object_id: int) -> int | None:
    """Whom a card is from: who logged the hours, applied, asked, ticked the roster."""
    find = _BEHIND.get(card)
    return await find(tx, object_id) if find is not None else None


async def _exchange(tx: Tx, object_id: int) -> int | None:
    found = await exchanges.find_any(tx, object_id)
    return found.logger_id if found is not None else None


async def _membership(tx: Tx, object_id: int) -> int | None:
    found = await people.any_membership(tx, object_id)
    return found.person_id if found is not None else None


async def _gift(tx: Tx, object_id: int) -> int | None:
    found = await giving.gift(tx, object_id)
    return found.to_id if found is not None else None


async def _issue(tx: Tx, object_id: int) -> int | None:
    found = await giving.issue(tx, object_id)
    return found.made_by if found is not None else None


async def _roster(tx: Tx, object_id: int) -> int | None:
    found = await rosters.find(tx, object_id)
    return found.ticked_by or found.host_id if found is not None else None


async def _booking(tx: Tx, object_id: int) -> int | None:
    found = await lending.find(tx, object_id)
    return found.borrower_id if found is not None else None


async def _arrangement(tx: Tx, object_id: int) -> int | None:
    found = await arrangements.find(tx, object_id)
    return found.made_by if found is not None else None


async def _crossing(tx: Tx, object_id: int) -> int | None:
    found = await crossings.find(tx, object_id)
    return found.receiver_id if found is not None else None


async def _move(tx: Tx, object_id: int) -> int | None:
    found = await crossings.relocation(tx, object_id)
    return found.person_id if found is not None else None


async def _request(tx: Tx, object_id: int) -> int | None:
    one = await requests.find_with_timebank(tx, object_id)
    return one[0].person_id if one is not None else None


async def _gathering(tx: Tx, object_id: int) -> int | None:
    found = await gatherings.find(tx, object_id)
    return found.person_id if found is not None else None


async def _opportunity(tx: Tx, object_id: int) -> int | None:
    found = await opportunities.find(tx, object_id)
    return found.made_by if found is not None else None


async def _reversal(tx: Tx, object_id: int) -> int | None:
    found = await reversals.find(tx, object_id)
    return found.asked_by if found is not None else None


async def _service(tx: Tx, object_id: int) -> int | None:
    found = await service_hours.find(tx, object_id)
    return found.asked_by or found.person_id if found is not None else None


async def _nominee(tx: Tx, object_id: int) -> int | None:
    """The first nominator, who knows how a name is spelled and what was meant."""
    found = await award_nominees.first_nominator(tx, object_id)
    return int(found["by_id"]) if found is not None else None


async def _tip(tx: Tx, object_id: int) -> int | None:
    found = await award_nominees.nomination(tx, object_id)
    return int(found["by_id"]) if found is not None else None


_BEHIND: dict[str, Callable[[Tx, int], Awaitable[int | None]]] = {
    "exchange": _exchange,
    "membership": _membership,
    "gift": _gift,
    "issue": _issue,
    "roster": _roster,
    "booking": _booking,
    "arrangement": _arrangement,
    "crossing": _crossing,
    "move": _move,
    "request": _request,
    "gathering": _gathering,
    "opportunity": _opportunity,
    "reversal": _reversal,
    "service": _service,
    "nominee": _nominee,
    "tip": _tip,
}
"""Cases have an answer and a reply of their own."""


def late(found: Asked, now: datetime) -> bool:
    """Whether nobody has answered in time."""
    return found.answered_at is None and moment_of(found.back_at) <= now

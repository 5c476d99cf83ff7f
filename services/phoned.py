"""What a broker hears on the phone from people without Telegram, and enters for them; and whom a
broker is to ring, because something waits that nobody could be told here."""

import contextlib
import json
from collections import defaultdict
from datetime import datetime

from domain.errors import DomainError, NotFound
from domain.exchange import Action
from services import cases, exchange_moves, exchange_news
from services.work import CLOCK, Work
from storage import casework, communities, exchanges, people, unheard
from storage.db import Row, Tx
from storage.exchanges import Exchange
from storage.people import Person

RING = "ring"
RANG = "rang"
"""The outcome of a case that was dealt with by phone."""
ANSWERS: dict[str, Action] = {"logged": "confirm", "changed": "accept", "proposed": "agree"}
"""What a yes on the phone means, by the exchange's state."""


async def asked_by_phone(tx: Tx, exchange: Exchange) -> Person | None:
    """Who is asked next, where they have no Telegram: a broker asks them on the phone."""
    who = {
        "logged": exchange.other_id,
        "changed": exchange.logger_id,
        "proposed": exchange.other_id,
    }.get(exchange.state)
    person = await people.person(tx, who) if who is not None else None
    return person if person is not None and person.telegram_id is None else None


async def said_yes(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The side without Telegram said yes to a broker on the phone. Raises DomainError where the
    broker is a side of it themselves, or acts for one."""
    work.demand("member.act")
    found = await exchange_moves.find(work, exchange_id)
    person = await asked_by_phone(work.tx, found)
    if person is None:
        raise DomainError("toast-already-done")
    if not ({work.actor.id} | work.helps | work.near).isdisjoint(found.parties):
        raise DomainError("refusal-own-exchange")
    theirs = Work(
        work.tx,
        work.now,
        work.actor,
        work.community,
        frozenset({"member"}),
        on_behalf_of=person.id,
        rules=work.rules,
    )
    work.audit("exchange.phone", "exchange", exchange_id, "phone")
    return await exchange_moves.act(theirs, exchange_id, ANSWERS[found.state], seen, words="phone")


async def gather(tx: Tx, dialect: str, now: datetime) -> int:
    """Whatever waits for people who can't be reached here becomes one case for each of them, so
    that a broker rings once. Returns how many things there were."""
    found = await unheard.waiting(tx, dialect)
    by_person: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in found:
        by_person[row["community_id"], row["person_id"]].append(row["id"])
    for (community_id, person_id), ids in by_person.items():
        community = await communities.by_id(tx, community_id)
        work = Work(tx, now, CLOCK, community, frozenset(), on_behalf_of=person_id)
        present = await casework.open_of(tx, community_id, person_id, RING)
        if present is None:
            case_id, _ = await cases.open_case(work, RING, None)
        else:
            case_id = int(present["id"])
            work.refresh(cases.CARD, case_id, "case.ring")
        unheard.put_in(tx, case_id, ids)
    return len(found)


async def answered(work: Work, card: str, object_id: int) -> None:
    """A broker entered what a member said on the phone about this: the case that asked to ring them
    is closed with it, unless something else in it still waits for their word."""
    if work.on_behalf_of is None or work.actor.id in (0, work.on_behalf_of):
        return
    if work.hat is not None and work.hat.kind != "broker":
        return
    person_id = work.on_behalf_of
    case = await casework.open_of(work.tx, work.scope.id, person_id, RING)
    if case is None:
        return
    held = [body for _, body in await things(work.tx, case["id"])]
    this = {"card": card, "id": object_id}
    if this not in held:
        return
    for body in held:
        if body != this and await _waits(work, body, person_id):
            return
    desk = Work(work.tx, work.now, work.actor, work.community, frozenset({"broker"}))
    with contextlib.suppress(DomainError):  # a case that isn't theirs to close stays
        await cases.close(desk, case["id"], RANG)


async def _waits(work: Work, body: dict[str, object], person_id: int) -> bool:
    """Whether one thing of a case still asks something of the person. A note only told them, and
    was told by the call; of other cards than an exchange's it isn't known, so they do."""
    if body.get("card") != exchange_news.CARD:
        return "card" in body
    found = await exchanges.find(work.tx, work.scope.id, int(str(body["id"])))
    person = await asked_by_phone(work.tx, found) if found is not None else None
    return person is not None and person.id == person_id


async def _moved(work: Work, found: Exchange, _action: Action) -> None:
    await answered(work, exchange_news.CARD, found.id)


async def things(tx: Tx, case_id: int) -> list[tuple[int, dict[str, object]]]:
    """What the person of a ring case is to hear, the oldest first: a notice or a card each."""
    return [(int(r["id"]), json.loads(r["body"])) for r in await unheard.of_case(tx, case_id)]


async def card_of(work: Work, thing_id: int) -> tuple[int, str, int]:
    """Of one such thing: for whom, the kind of its card, and its id. Raises NotFound."""
    row: Row | None = await unheard.find(work.tx, thing_id)
    if row is None or row["community_id"] != work.scope.id or row["case_id"] is None:
        raise NotFound
    await cases.look(work, row["case_id"])
    body = json.loads(row["body"])
    if "card" not in body:
        raise NotFound
    return int(row["person_id"]), str(body["card"]), int(body["id"])


exchange_moves.listen(_moved)

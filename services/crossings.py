"""Help across two timebanks: asked for there by a broker, or recorded by one; agreed, approved and
posted in one transfer, never beyond the cap of the pair.

People of the other timebank are met only through brokers: whoever is asked reads what may be shown,
whoever said yes is named by first name. The receiver's timebank decides; the giver's sees
everything, and can decline and reverse.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import across
from domain.across import Action, Part
from domain.errors import DomainError, NotFound
from domain.exchange import LONGEST_MINUTES
from domain.reading import public
from services import crossing_moves as moves
from services import crossing_news as news
from services import exchanges, matching, opposite, pacts, request_moves, request_waves
from services import rules as timebank
from services.work import Work
from storage import apart, people
from storage import crossings as rows
from storage import pacts as pact_rows
from storage import requests as request_rows
from storage.crossings import Crossing
from storage.db import Row
from storage.pacts import Pact
from storage.requests import Request

CARD = news.CARD
ASKED_AT_ONCE = 5
"""People of the other timebank who are asked about one request."""


@dataclass(frozen=True, slots=True)
class Logged:
    """Help that a broker records: who of theirs it was with, and who elsewhere, as they say it."""

    pact_id: int
    person_id: int
    gave: bool
    named: str
    day: date
    minutes: int
    what: str


# Asking elsewhere ---------------------------------------------------------------------------------


async def ask(work: Work, request_id: int, pact_id: int) -> int:
    """A broker asks the partner timebank's people about a request to which nobody said yes; its
    brokers look first, and see only what members may read. Raises DomainError."""
    found = await request_moves.as_broker(work, request_id)
    pact = await _active(work, pact_id)
    if found.state != "with_broker" or not request_waves.goes_out(found) or found.repeats:
        raise DomainError("refusal-across-not-this")
    partner_id, _ = pact.partner(work.scope.id)
    values = {
        **_nothing(),
        "pact_id": pact.id,
        "giver_in": partner_id,
        "receiver_in": work.scope.id,
        "begun_in": work.scope.id,
        "receiver_id": found.person_id,
        "request_id": found.id,
        "shown": found.shown,
        "skill": found.skill,
        "area": found.area,
        "day": found.day,
        "minutes": found.minutes,
        "state": "asked",
        "asked_by": work.actor.id,
    }
    return await _add(work, values)


async def let_out(work: Work, crossing_id: int) -> Crossing:
    """The partner's broker lets it out: the members who fit best are asked. Raises DomainError
    where nobody fits."""
    found = await moves.find(work, crossing_id, "let_out")
    if found.request_id is None or found.receiver_id is None:
        raise NotFound
    request = await request_rows.find(work.tx, found.receiver_in, found.request_id)
    if request is None or request.state != "with_broker":
        raise DomainError("toast-already-done")
    whom = await _fitting(work, found, request)
    if not whom:
        raise DomainError("refusal-ask-nobody")
    moved = await moves.move(work, found, "helpers", "let_out")
    for person_id in whom:
        rows.ask(work.tx, found.id, person_id, work.now)
        work.show_card(person_id, CARD, found.id, "across.asked", fresh=True)
    return moved


async def _fitting(work: Work, found: Crossing, request: Request) -> list[int]:
    receiver = request.person_id
    need = request_waves.need_of(request)
    matches = await matching.helpers(work, need, limit=ASKED_AT_ONCE, without={receiver})
    fits = []
    for one in matches:
        kept = [
            await apart.between(work.tx, where, one.person_id, receiver)
            for where in (found.giver_in, found.receiver_in)
        ]
        if not any(kept):
            fits.append(one.person_id)
    return fits


async def offer(work: Work, crossing_id: int) -> Crossing:
    """Somebody who was asked says yes; the first who does is put to the one who needs help."""
    found = await _asked(work, crossing_id)
    if found.state == "offered":
        raise DomainError("refusal-across-first")
    rows.said(work.tx, found.id, work.member, "yes", work.now)
    member = await people.person(work.tx, work.member)
    name = member.name if member else None
    return await moves.move(work, found, "giver", "offer", giver_id=work.member, giver_name=name)


async def not_me(work: Work, crossing_id: int) -> Crossing:
    """Somebody who was asked says no; nobody is told."""
    found = await _asked(work, crossing_id)
    rows.said(work.tx, found.id, work.member, "no", work.now)
    if found.state == "offered" and found.giver_id == work.member:
        return await moves.move(work, found, "giver", "withdraw", giver_id=None, giver_name=None)
    return found


async def _asked(work: Work, crossing_id: int) -> Crossing:
    work.demand("request.answer")
    found = await rows.locked(work.tx, crossing_id)
    if found is None or work.member not in await rows.asked(work.tx, crossing_id):
        raise NotFound
    if found.giver_in != work.scope.id:
        raise NotFound
    if found.state not in ("out", "offered"):
        raise DomainError("toast-already-done")
    return found


async def choose(work: Work, crossing_id: int) -> Crossing:
    """Who needs help says yes to whoever offered it; the request is served by this from now on."""
    found = await moves.find(work, crossing_id, "choose")
    moved = await moves.move(work, found, "receiver", "choose")
    if found.request_id is not None:
        here = moves.by_clock(work)
        request = await request_rows.locked(work.tx, found.receiver_in, found.request_id)
        if request is not None and request_moves.allowed(request, "clock", "finish"):
            await request_moves.move(here, request, "clock", "finish")
    return moved


async def refuse(work: Work, crossing_id: int) -> Crossing:
    """Not this person; others who were asked can still say yes."""
    found = await moves.find(work, crossing_id, "refuse")
    if found.giver_id is not None:
        rows.said(work.tx, found.id, found.giver_id, "no", work.now)
    return await moves.move(work, found, "receiver", "refuse", giver_id=None, giver_name=None)


async def allow(work: Work, crossing_id: int) -> Crossing:
    """The receiver's broker approves it beforehand."""
    found = await moves.find(work, crossing_id, "allow")
    return await moves.move(work, found, "hosts", "allow", approved_by=work.actor.id)


# Recording ----------------------------------------------------------------------------------------


async def log(work: Work, new: Logged) -> int:
    """A broker records help between a member and somebody of a partner timebank, whose broker says
    who that is. Returns its id. Raises DomainError."""
    work.demand("exchange.decide")
    pact = await _active(work, new.pact_id)
    if new.person_id in {work.actor.id} | work.near:
        raise DomainError("refusal-own-exchange")
    member = await people.membership(work.tx, work.scope.id, new.person_id)
    if member is None or member.state != "approved":
        raise NotFound
    minutes = (await timebank.of(work)).rounded(new.minutes)
    if not 0 < minutes <= LONGEST_MINUTES or new.day > work.local.date():
        raise DomainError("refusal-across-when")
    partner_id, _ = pact.partner(work.scope.id)
    side, other = ("giver", "receiver") if new.gave else ("receiver", "giver")
    values = {
        **_nothing(),
        "pact_id": pact.id,
        f"{side}_in": work.scope.id,
        f"{other}_in": partner_id,
        "begun_in": work.scope.id,
        f"{side}_id": new.person_id,
        "named": new.named[:100],
        "shown": public.scrub(new.what).text[:300],
        "day": new.day,
        "minutes": minutes,
        "state": "named",
        "asked_by": work.actor.id,
        "logger_id": new.person_id,
    }
    return await _add(work, values)


async def from_exchange(work: Work, exchange_id: int, pact_id: int, reason: str) -> int:
    """A member recorded help with somebody whom their broker knows to be of a partner timebank: it
    goes on as help across, and `reason` tells the member so. Returns its id. Raises DomainError."""
    found = await exchanges.demand(work, exchange_id, "resolve")
    new = Logged(
        pact_id,
        found.logger_id,
        found.giver_id == found.logger_id,
        found.named or "",
        found.day,
        found.minutes,
        found.words or "",
    )
    made = await log(work, new)
    await exchanges.decline(work, exchange_id, reason)
    return made


async def place(work: Work, crossing_id: int, person_id: int) -> Crossing:
    """The other timebank's broker says who was meant (it can be themselves, for nothing is decided
    with it); that person is asked whether it is right."""
    found = await moves.find(work, crossing_id, "place")
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state != "approved":
        raise NotFound
    if person_id in found.parties:
        raise DomainError("refusal-own-exchange")
    person = await people.person(work.tx, person_id)
    name = person.name if person else None
    side = "giver" if found.giver_id is None else "receiver"
    values: dict[str, Any] = {f"{side}_id": person_id, f"{side}_name": name}
    part = moves.places(found)
    return await moves.move(work, found, part, "place", **values)


async def report(work: Work, crossing_id: int, minutes: int) -> Crossing:
    """One of the two says it happened, and how long it took; the other is asked."""
    found = await moves.find(work, crossing_id, "report")
    part: Part = "giver" if work.member == found.giver_id else "receiver"
    day = work.local.date()
    if found.day is not None and found.day < day:
        day = found.day
    return await moves.move(
        work, found, part, "report", minutes=await _length(work, minutes), day=day,
        logger_id=work.member,
    )  # fmt: skip


async def confirm(work: Work, crossing_id: int, seen: str | None = None) -> Crossing:
    """The other side says it is right."""
    found = await moves.find(work, crossing_id, "confirm", seen)
    return await moves.move(work, found, "other", "confirm")


async def change(work: Work, crossing_id: int, minutes: int) -> Crossing:
    """The other side gives another figure; whoever gave the first is asked about that."""
    found = await moves.find(work, crossing_id, "change")
    figure = await _length(work, minutes)
    return await moves.move(work, found, "other", "change", minutes=figure, logger_id=work.member)


async def problem(work: Work, crossing_id: int) -> Crossing:
    """The other side says that something is wrong: a broker settles it."""
    found = await moves.find(work, crossing_id, "problem")
    return await moves.move(work, found, "other", "problem")


async def approve(work: Work, crossing_id: int, seen: str | None = None) -> Crossing:
    """The receiver's broker approves, and the hours move. Raises DomainError beyond the cap."""
    found = await moves.find(work, crossing_id, "approve", seen)
    return await moves.post(work, await moves.move(work, found, "hosts", "approve"))


async def settle(work: Work, crossing_id: int, minutes: int, reason: str) -> Crossing:
    """The receiver's broker decides where the two don't agree, with a reason that both read."""
    found = await moves.find(work, crossing_id, "settle")
    figure = await _length(work, minutes)
    moved = await moves.move(work, found, "hosts", "settle", reason, minutes=figure, note=reason)
    return await moves.post(work, moved)


async def decline(work: Work, crossing_id: int, reason: str) -> Crossing:
    """A broker of either timebank declines, with a reason that the two read."""
    found = await moves.find(work, crossing_id, "decline")
    part = moves.broker_part(work, found)
    return await moves.move(work, found, part, "decline", reason, note=reason)


async def reverse(work: Work, crossing_id: int, reason: str) -> Crossing:
    """A broker of either timebank undoes it by the opposite transfer."""
    found = await moves.find(work, crossing_id, "reverse")
    await pact_rows.locked(work.tx, found.pact_id)
    part = moves.broker_part(work, found)
    moved = await moves.move(work, found, part, "reverse", reason, note=reason)
    await opposite.post(work, f"crossing:{found.id}:posted", f"crossing:{found.id}:reversed")
    return moved


async def cancel(work: Work, crossing_id: int) -> Crossing:
    """One of the two calls it off, or the broker who asked elsewhere takes it back."""
    found = await moves.find(work, crossing_id, "cancel")
    part = next(
        p for p in moves.parts(found, work) if (p, "cancel") in across.CROSSINGS[found.state]
    )
    return await moves.move(work, found, part, "cancel")


async def leave(work: Work, person_id: int) -> None:
    """Somebody leaves: what has not happened is called off; who said yes no longer does."""
    clock = moves.by_clock(work)
    for found in await rows.open_of(work.tx, work.scope.id, person_id):
        can = across.CROSSINGS[found.state]
        if found.state == "offered" and person_id == found.giver_id:
            await moves.move(clock, found, "clock", "withdraw", giver_id=None, giver_name=None)
        elif ("clock", "cancel") in can:
            await moves.move(clock, found, "clock", "cancel")


async def lapse(work: Work, row: Row) -> bool:
    """Nobody said anything in time; False where it moved on since."""
    found = await rows.locked(work.tx, row["object_id"])
    if found is None or f":{news.instant_of(found)}:" not in row["key"]:
        return False
    if ("clock", "lapse") not in across.CROSSINGS[found.state]:
        return False
    await moves.move(work, found, "clock", "lapse")
    return True


async def demand(work: Work, crossing_id: int, action: Action) -> Crossing:
    """The help, if the actor may take this action on it now. Raises DomainError."""
    return await moves.find(work, crossing_id, action)


async def _length(work: Work, minutes: int) -> int:
    rounded = (await timebank.of(work)).rounded(minutes)
    if not 0 < rounded <= LONGEST_MINUTES:
        raise DomainError("refusal-across-when")
    return rounded


async def _active(work: Work, pact_id: int) -> Pact:
    """The pair, while help across is agreed in it and both timebanks' rules allow the kind."""
    await pacts.demand_kind(work)
    pact = await pact_rows.find(work.tx, pact_id)
    if pact is None or not pact.has(work.scope.id) or pact.state != "active":
        raise DomainError("refusal-across-no-pact")
    await pacts.demand_kind(await pacts.elsewhere(work, pact.partner(work.scope.id)[0]))
    return pact


def _nothing() -> dict[str, Any]:
    names = ("giver_id", "receiver_id", "named", "request_id", "skill", "area", "logger_id")
    return dict.fromkeys(names)


async def _add(work: Work, values: dict[str, Any]) -> int:
    made = await rows.add(work.tx, values, work.now)
    if made is None:
        raise DomainError("toast-already-done")
    found = await rows.find(work.tx, made)
    assert found is not None
    action: Action = "place" if found.state == "named" else "let_out"
    rows.event(work.tx, found, action, work.actor.id, None, work.now)
    work.audit("crossing.make", "crossing", made)
    await news.begun(work, found)
    return made

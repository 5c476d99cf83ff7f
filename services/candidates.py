"""Who could help with a request, for a broker: ranked, asked, rung, and placed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import requests as rules
from domain.errors import DomainError, NotFound
from domain.matching import Match
from services import matching, request_answers, request_news, request_waves
from services import request_moves as moves
from services.notices import NoticeButton
from services.work import Work
from storage import apart, away, people, reminders
from storage import candidates as rows
from storage import requests as request_rows
from storage.candidates import AT_ONCE, About, Outcome
from storage.db import Row, instant
from storage.requests import Candidate, Request

RING = "request.ring"
"""The reminder to ring somebody about a request again."""
KINDS = (RING,)
USEFUL = timedelta(days=7)
FURTHEST = timedelta(days=366)
MOST_AT_ONCE = 3
NEWEST = 30
"""Offers that are compared with the wants that are kept."""
MOST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who could help: why (codes of domain.matching.REASONS), and what is known."""

    match: Match
    about: About


@dataclass(frozen=True, slots=True)
class Found:
    """A request with everybody who could help: those not asked yet, best first; those asked, with
    what they said; the calls. `apart` counts who is left out as a broker keeps the two apart;
    `more`: these are only the best of those who fit."""

    request: Request
    likely: Sequence[Likely]
    asked: Sequence[Candidate]
    calls: Sequence[Row]
    apart: int
    more: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """An offer that meets a want which nobody has asked about."""

    offer: Row
    want_id: int
    person_id: int
    name: str
    words: str


async def look(work: Work, request_id: int, *, unchecked: bool = False) -> Found:
    """Who could help with this request, at most AT_ONCE; with `unchecked`, those too whose check is
    still to be made. Raises DomainError for everybody but brokers, and for a broker's own request.
    """
    found = await moves.as_broker(work, request_id)
    every = await request_rows.candidates(work.tx, found.id)
    known = {one.person_id for one in every} | request_waves.whose(found)
    need = request_waves.need_of(found)
    if unchecked:
        need = replace(need, vetting=frozenset())
    fit = await matching.helpers(work, need, limit=AT_ONCE + 1, without=known)
    matches = fit[:AT_ONCE]
    ids = [one.person_id for one in matches]
    about = await rows.about(work.tx, work.scope.id, ids, work.now, work.local.date())
    likely = [Likely(one, about[one.person_id]) for one in matches if one.person_id in about]
    return Found(
        found,
        likely,
        every,
        await rows.calls(work.tx, found.id),
        await matching.kept_apart(work, need),
        len(fit) > AT_ONCE,
    )


async def ask(work: Work, request_id: int, person_ids: Sequence[int]) -> list[int]:
    """A broker has these people asked, whoever was asked already left out. Returns whom.

    What waited for a look is looked at by this: the broker rings round, and nobody else is asked by
    the bot. Raises DomainError for what is never put before members, for what there are no words
    for that they may read, and, of one person alone, for whoever is away or kept apart.
    """
    found = await _seeking(work, request_id)
    if "private" in found.risks:
        raise DomainError("refusal-ask-private")
    if found.shown is None:
        raise DomainError("refusal-ask-unclear")
    asked = {one.person_id for one in await request_rows.candidates(work.tx, found.id)}
    alone = len(person_ids) == 1
    made: list[int] = []
    for person_id in dict.fromkeys(person_ids):
        if person_id in asked or person_id == found.person_id:
            continue
        refusal = await _cant_be_asked(work, found, person_id)
        if refusal is not None and alone:
            raise refusal
        if refusal is None and await _put(work, found, person_id):
            made.append(person_id)
    if made:
        request_news.asked(work, found, made)
        request_rows.event(work.tx, found.id, "widen", found.state, work.actor.id, work.now)
        work.audit("request.ask", "request", found.id, f"{len(made)}")
        work.refresh(request_news.CARD, found.id, "request.asked")
    return made


async def _put(work: Work, found: Request, person_id: int) -> bool:
    reasons = await matching.why(work, request_waves.need_of(found), person_id)
    return await request_rows.ask(
        work.tx, found.id, person_id, work.now, wave=max(1, found.wave), reasons=reasons
    )


async def _seeking(work: Work, request_id: int) -> Request:
    """The request, with a broker ringing round where nobody had looked at it."""
    found = await moves.as_broker(work, request_id)
    if found.state in ("held", "asked"):
        flags = (*found.flags, rules.RUNG)
        found = await moves.move(work, found, "broker", "take", flags=flags)
    if found.state not in rules.SEEKING:
        raise DomainError("toast-already-done")
    return found


async def _cant_be_asked(work: Work, found: Request, person_id: int) -> DomainError | None:
    if await apart.between(work.tx, work.scope.id, found.person_id, person_id):
        return DomainError("refusal-ask-apart")
    if not await moves.is_member(work, person_id):
        return NotFound()
    gone = await away.find(work.tx, work.scope.id, person_id)
    if gone is not None and gone.since <= work.local.date():
        person = await people.person(work.tx, person_id)
        name = person.name if person is not None else ""
        return DomainError("refusal-ask-away", name=name, date=gone.until)
    return None


async def rang(
    work: Work, request_id: int, person_id: int, outcome: Outcome, back_at: datetime | None = None
) -> Request:
    """A broker rang somebody about the request: yes, no, to be rung again, or not reached. Raises
    DomainError where they are kept apart, or the time to ring again is over."""
    found = await _seeking(work, request_id)
    if await apart.between(work.tx, work.scope.id, found.person_id, person_id):
        raise DomainError("refusal-ask-apart")
    if outcome == "back":
        if back_at is None or back_at <= work.now:
            raise DomainError("refusal-plan-past")
        if back_at - work.now > FURTHEST:
            raise DomainError("refusal-plan-far")
    rows.called(work.tx, found.id, person_id, work.actor.id, outcome, back_at, work.now)
    work.audit("request.rang", "request", found.id, outcome)
    if outcome in ("yes", "no"):
        answer = request_answers.say_yes if outcome == "yes" else request_answers.say_no
        # The broker passes on what the member said on the phone.
        before, work.on_behalf_of = work.on_behalf_of, person_id
        try:
            return await answer(work, found.id, via="phone")
        finally:
            work.on_behalf_of = before
    if back_at is not None and outcome == "back":
        reminders.add(
            work.tx,
            f"{RING}:{found.id}:{person_id}:{work.actor.id}:{instant(back_at)}",
            RING,
            work.scope.id,
            work.actor.id,
            found.id,
            back_at,
            back_at + USEFUL,
        )
    work.refresh(request_news.CARD, found.id, "request.rang")
    return found


async def remind(work: Work, row: Row) -> bool:
    """It is time to ring somebody again; False where they answered, or it is over."""
    found = await request_rows.find(work.tx, work.scope.id, row["object_id"])
    if found is None or found.state not in rules.SEEKING:
        return False
    person_id = int(str(row["key"]).split(":")[2])
    every = await request_rows.candidates(work.tx, found.id)
    answered = any(one.person_id == person_id and one.state != "asked" for one in every)
    person = await people.person(work.tx, person_id)
    brokers = await people.with_role(work.tx, work.scope.id, "broker")
    if answered or person is None or row["person_id"] not in {one.id for one in brokers}:
        return False
    work.tell(
        row["person_id"],
        "request.ring",
        "match-ring-again",
        once=str(row["key"]),
        buttons=(NoticeButton("btn-match-look", f"fm:{found.id}"),),
        name=person.name,
        asker=found.person_name,
        what=found.shown or found.words[:100],
    )
    return True


async def placed_by(work: Work, request_id: int, person_id: int) -> Request:
    """Whether a broker may choose this person for whoever needs help, who said so to them. Returns
    the request. Raises DomainError where that person has not said yes."""
    found = await moves.as_broker(work, request_id)
    every = await request_rows.candidates(work.tx, found.id)
    if not any(one.person_id == person_id and one.state == "yes" for one in every):
        raise DomainError("toast-already-done")
    return found


async def pairs(work: Work) -> list[Pair]:
    """What nobody asked for: new offers that meet wants which members keep, at most MOST_PAIRS."""
    work.demand("request.decide")
    found: list[Pair] = []
    seen: set[tuple[int, int]] = set()
    for offer in await rows.new_offers(work.tx, work.scope.id, NEWEST):
        for match in await matching.wants_for(work, offer["id"]):
            who = (int(offer["person_id"]), match.person_id)
            if who in seen or work.own(*who):
                continue
            seen.add(who)
            want = await matching.words_of(work, match.listing_id)
            found.append(Pair(offer, match.listing_id, match.person_id, match.name, want))
            if len(found) == MOST_PAIRS:
                return found
    return found


async def of_person(work: Work, person_id: int) -> list[Request]:
    """What this member asks for and has not got yet."""
    work.demand("request.decide")
    return await request_rows.of_person(work.tx, work.scope.id, person_id)


async def waiting(work: Work, limit: int) -> Sequence[Row]:
    """Requests to which nobody said yes, the longest waiting first."""
    work.demand("request.decide")
    return await rows.waiting(work.tx, work.scope.id, limit)

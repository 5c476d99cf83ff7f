"""Asking for help: a request, a broker's look where one is due, those who say yes, and the choice.

The likeliest helpers are asked a few at a time (services/request_waves.py). Whom the person chooses
gets a plan (services/plans.py), and what becomes of that plan ends the request or opens it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from domain import requests as rules
from domain.errors import DomainError, NotFound
from domain.exchange import LONGEST_MINUTES
from domain.permissions import may
from domain.reading.skills import taxonomy
from domain.requests import Look
from services import exchanges, request_news, request_plans, request_waves
from services import request_moves as moves
from services import rules as timebank_rules
from services.request_news import ASK_CARD, CARD
from services.request_plans import choose, plan
from services.work import Work
from storage import apart, ledger, people
from storage import requests as rows
from storage.requests import Candidate, Request, Via

__all__ = ["ASK_CARD", "CARD", "choose", "plan"]
MOST_OPEN = 20
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What somebody needs. `words` are their own; `shown` may be read by other members. A local
    day with a start, days from `day` to `until`, `until` alone for "by", or none for any time."""

    words: str
    skill: str | None = None
    shown: str | None = None
    day: date | None = None
    start: time | None = None
    finish: time | None = None
    until: date | None = None
    time_words: str | None = None
    repeats: str | None = None
    minutes: int | None = None
    people: int = 1
    area: str | None = None
    remote: bool = False
    langs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    private: bool = False
    """Read as something that is never put before members: a broker finds somebody."""


async def make(work: Work, new: NewRequest) -> int:
    """Asks for help. Returns the request's id. It waits for a broker's look where the timebank's
    rules say so; else the first people are asked. Raises DomainError for people who are no members,
    days that are over or a year away, and for too many at once."""
    work.demand("request.make")
    standing = await people.membership(work.tx, work.scope.id, work.member)
    if standing is None or standing.state != "approved":
        raise DomainError("error-members-only")
    _demand_days(work, new.day, new.until)
    if len(await rows.of_person(work.tx, work.scope.id, work.member)) >= MOST_OPEN:
        raise DomainError("refusal-ask-many", count=MOST_OPEN)
    found = await looks(work, new)
    area = None if new.remote else new.area or standing.area
    state: rules.State = "held" if found else "open"
    minutes = new.minutes if new.minutes and 0 < new.minutes <= LONGEST_MINUTES else None
    values = {
        "community_id": work.scope.id,
        "person_id": work.member,
        "made_by": work.actor.id,
        "skill": new.skill,
        "words": new.words,
        "shown": new.shown,
        "day": new.day,
        "start": new.start,
        "finish": new.finish,
        "until": new.until,
        "time_words": new.time_words,
        "repeats": new.repeats,
        "minutes": minutes,
        "people": min(max(1, new.people), rules.MOST_PEOPLE),
        "area": area[:100] if area else None,
        "remote": new.remote,
        "langs": " ".join(new.langs)[:100],
        "flags": " ".join(new.flags)[:500],
        "risks": " ".join(found),
        "state": state,
    }
    request_id = await rows.add(work.tx, values, work.now)
    rows.event(work.tx, request_id, "make", state, work.actor.id, work.now)
    work.audit("request.make", "request", request_id)
    request = await moves.find(work, request_id)
    request_waves.plan_reminders(work, request)
    if state == "held":
        await request_news.tell_brokers(work, request, "request.held")
    else:
        await request_waves.start(work, request)
    return request_id


async def looks(work: Work, new: NewRequest) -> tuple[Look, ...]:
    """Why a broker must see it before anybody is asked. A broker who asks for somebody else has
    seen it, but for what is never put before members."""
    given = await timebank_rules.of(work)
    letters = taxonomy()[new.skill].risk if new.skill in taxonomy() else frozenset[str]()
    seen = work.on_behalf_of is not None and may(work.roles, "request.decide")
    balance = await ledger.balance(work.tx, work.scope.id, work.member)
    return rules.looks(
        chosen=frozenset() if seen else given.some("looks"),
        skill=new.skill,
        letters=letters,
        flags=frozenset(new.flags),
        first=not await rows.has_exchanged(work.tx, work.scope.id, work.member),
        minutes=new.minutes,
        above=given.number("look_above_minutes"),
        floor=not seen and balance < -given.number("hard_floor_minutes"),
        private=new.private,
    )


def _demand_days(work: Work, day: date | None, until: date | None) -> None:
    today = work.local.date()
    last = until or day
    if last is not None and last < today:
        raise DomainError("refusal-ask-past")
    if any(one is not None and one - today > FURTHEST for one in (day, until)):
        raise DomainError("refusal-ask-far")


# What a broker does before anybody is asked, and where nobody answers.


async def allow(work: Work, request_id: int) -> Request:
    """A broker lets it go out: the first people are asked."""
    found = await moves.as_broker(work, request_id)
    if "private" in found.risks:
        raise DomainError("refusal-ask-private")
    moved = await moves.move(work, found, "broker", "allow")
    return await request_waves.start(work, moved)


async def query(work: Work, request_id: int, words: str) -> Request:
    """A broker asks the person something first; the answer comes back to the broker's card."""
    found = await moves.as_broker(work, request_id)
    return await moves.move(work, found, "broker", "query", words, note=words)


async def answer(work: Work, request_id: int, words: str) -> Request:
    """The person answers the broker's question."""
    found = await moves.as_asker(work, request_id)
    return await moves.move(work, found, "asker", "answer", words, note=words)


async def take(work: Work, request_id: int) -> Request:
    """A broker rings round."""
    found = await moves.as_broker(work, request_id)
    return await moves.move(work, found, "broker", "take")


async def widen(work: Work, request_id: int) -> Request:
    """A broker has the next few people asked. Raises DomainError where there is nobody left."""
    found = await moves.as_broker(work, request_id)
    if "private" in found.risks:
        raise DomainError("refusal-ask-private")
    moved = await moves.move(work, found, "broker", "widen")
    moved = await request_waves.ask_next(work, moved, urgent=True)
    if moved.wave == found.wave:
        raise DomainError("refusal-ask-nobody")
    return moved


async def decline(work: Work, request_id: int, reason: str) -> Request:
    """A broker declines; the person reads why, and visits that were planned are called off."""
    found = await moves.as_broker(work, request_id)
    moved = await moves.move(work, found, "broker", "decline", reason, note=reason)
    await request_plans.call_off(work, moved, reason)
    return moved


async def unmet(work: Work, request_id: int, outcome: str) -> Request:
    """A broker closes it, for nobody could be found; the person reads what the broker says."""
    found = await moves.as_broker(work, request_id)
    return await moves.move(work, found, "broker", "unmet", outcome, note=outcome)


# What those who could help do.


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
            work.tx, found.id, work.member, work.now, wave=found.wave, via=via, state="yes"
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
    if await _others(work, found, "yes"):
        return await moves.move(work, found, "helper", "withdraw")
    return await _seek_again(work, found, "helper", "none_left")


async def _others(work: Work, request: Request, state: str) -> list[Candidate]:
    return [one for one in await rows.candidates(work.tx, request.id) if one.state == state]


async def _seek_again(work: Work, request: Request, part: rules.Part, action: str) -> Request:
    """Nobody is left who said yes: the next people are asked, unless some still think about it."""
    if not moves.allowed(request, part, action):  # type: ignore[arg-type]
        work.refresh(CARD, request.id, "request.changed")
        return request
    moved = await moves.move(work, request, part, action)  # type: ignore[arg-type]
    if not request_waves.waiting(await rows.candidates(work.tx, moved.id)):
        moved = await request_waves.start(work, moved)
    return moved


# What the person does who needs help.


async def refuse(work: Work, request_id: int, person_ids: Sequence[int]) -> Request:
    """Not these people. They are told what everyone is told who was not chosen, no more."""
    found = await moves.as_asker(work, request_id)
    for one in await _others(work, found, "yes"):
        if one.person_id in person_ids:
            rows.settle(work.tx, one)
            work.show_card(one.person_id, ASK_CARD, found.id, "request.over", fresh=True)
    if await _others(work, found, "yes"):
        return await moves.move(work, found, "asker", "refuse")
    return await _seek_again(work, found, "asker", "none_left")


async def wait(work: Work, request_id: int) -> Request:
    """The person would rather see who else says yes: more are asked, once those asked answered."""
    found = await moves.as_asker(work, request_id)
    if found.state != "offered":
        raise DomainError("toast-already-done")
    if not request_waves.waiting(await rows.candidates(work.tx, found.id)):
        found = await request_waves.ask_next(work, found)
    return found


async def cancel(work: Work, request_id: int, seen: str | None = None) -> Request:
    """The person calls it off; whoever said yes is told, and visits that were planned end."""
    found = await moves.as_asker(work, request_id)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    moved = await moves.move(work, found, "asker", "cancel")
    await request_plans.call_off(work, moved)
    return moved


async def change(work: Work, request_id: int, when: NewRequest) -> Request:
    """The person says another time (day, start, finish, until, time_words, minutes of `when`).
    Whoever said yes is asked anew, for they said yes to another day; a broker looks again where
    nobody had been asked yet, or the rules say so."""
    found = await moves.as_asker(work, request_id)
    _demand_days(work, when.day, when.until)
    minutes = when.minutes or found.minutes
    moved = await moves.move(
        work,
        found,
        "asker",
        "change",
        day=when.day,
        start=when.start,
        finish=when.finish,
        until=when.until,
        time_words=when.time_words,
        minutes=minutes,
    )
    request_waves.plan_reminders(work, moved)
    if found.state in ("held", "asked"):
        return await moves.move(work, moved, "clock", "hold")
    above = (await timebank_rules.of(work)).number("look_above_minutes")
    if minutes is not None and minutes > above and "long" not in found.risks:
        return await moves.move(work, moved, "clock", "hold", risks=(*found.risks, "long"))
    again = await rows.ask_again(work.tx, moved.id)
    request_news.asked(work, moved, again)
    if again or request_waves.waiting(await rows.candidates(work.tx, moved.id)):
        return moved
    return await request_waves.start(work, moved)


async def enough(work: Work, request_id: int) -> Request:
    """The people chosen so far will do. Raises DomainError where nobody was chosen yet."""
    found = await moves.as_asker(work, request_id)
    chosen = await _others(work, found, "chosen")
    if not chosen:
        raise DomainError("toast-already-done")
    moved = await moves.move(work, found, "asker", "enough", people=len(chosen))
    request_news.over(work, moved, await _others(work, moved, "yes"))
    rows.close(work.tx, moved.id)
    return moved


async def mine(work: Work) -> list[Request]:
    """What the member asks for and has not got yet, the oldest first."""
    return await rows.of_person(work.tx, work.scope.id, work.member)


async def leave(work: Work) -> None:
    """The member leaves or pauses: what they asked for is called off, and their yeses end; those
    whom it concerns are told. Visits are ended by services/plans.py."""
    for request in await rows.of_person(work.tx, work.scope.id, work.member):
        held = await moves.find(work, request.id)
        await moves.move(work, held, "asker", "cancel")
    for request in await rows.taken_by(work.tx, work.scope.id, work.member):
        held = await moves.find(work, request.id)
        one = await moves.candidate(work, held, work.member)
        if one is not None and one.state == "asked":
            await rows.answer(work.tx, one, "closed", work.now)
            work.refresh(ASK_CARD, held.id, "request.over", person_id=work.member)
        elif one is not None and one.state in ("yes", "chosen"):
            await withdraw(work, held.id)


exchanges.listen(request_plans.heard)

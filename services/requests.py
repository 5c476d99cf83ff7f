"""Asking for help: a request, a broker's look where one is due, those who say yes, and the choice.

The likeliest helpers are asked a few at a time (services/request_waves.py). Whom the person chooses
gets a plan (services/plans.py), and what becomes of that plan ends the request or opens it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from domain import requests as rules
from domain.errors import DomainError
from domain.exchange import LONGEST_MINUTES
from domain.permissions import may
from domain.reading import public
from domain.reading.skills import taxonomy
from domain.requests import Look
from services import (
    arrangements,
    checklist,
    exchanges,
    request_news,
    request_plans,
    request_waves,
)
from services import request_moves as moves
from services import rules as timebank_rules
from services.request_answers import others, say_no, say_yes, seek_again, withdraw
from services.request_news import ASK_CARD, CARD
from services.request_plans import choose, plan
from services.work import Work
from storage import requests as rows
from storage.requests import Asker, Request

__all__ = ["ASK_CARD", "CARD", "choose", "plan", "say_no", "say_yes", "withdraw"]
MOST_OPEN = 20
LONGEST_SHOWN = 100
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
    about = await rows.asker(work.tx, work.scope.id, work.member)
    if about is None or not about.member:
        raise DomainError("error-members-only")
    _demand_days(work, new.day, new.until)
    if about.open >= MOST_OPEN:
        raise DomainError("refusal-ask-many", count=MOST_OPEN)
    found = await looks(work, new, about)
    area = None if new.remote else new.area or about.area
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
    request = await rows.add(work.tx, values, work.now)
    rows.event(work.tx, request.id, "make", state, work.actor.id, work.now)
    work.audit("request.make", "request", request.id)
    await request_waves.plan_reminders(work, request)
    if state == "held":
        await request_news.tell_brokers(work, request, "request.held")
    else:
        await request_waves.start(work, request)
    return request.id


async def looks(work: Work, new: NewRequest, about: Asker | None = None) -> tuple[Look, ...]:
    """Why a broker must see it before anybody is asked; `about` the member, where that was asked
    already. A broker who asks for somebody else has seen who it is and how long it takes; where
    there is a risk the rules' look, with its points to tick, is still to come."""
    if about is None:
        about = await rows.asker(work.tx, work.scope.id, work.member)
    given = await timebank_rules.of(work)
    letters = taxonomy()[new.skill].risk if new.skill in taxonomy() else frozenset[str]()
    broker = may(work.roles, "request.decide") or (
        work.hat is not None and work.hat.kind == "broker"
    )
    seen = work.on_behalf_of is not None and broker
    return rules.looks(
        chosen=given.some("looks") - (rules.TOLD if seen else frozenset()),
        skill=new.skill,
        letters=letters,
        flags=frozenset(new.flags),
        first=about is None or not about.exchanged,
        minutes=new.minutes,
        above=given.number("look_above_minutes"),
        # As services.limits.below_hard_floor, in one question with the rest.
        floor=not seen
        and about is not None
        and about.balance < -given.number("hard_floor_minutes"),
        private=new.private,
        unclear=new.shown is None,
    )


def _demand_days(work: Work, day: date | None, until: date | None) -> None:
    today = work.local.date()
    last = until or day
    if last is not None and last < today:
        raise DomainError("refusal-ask-past")
    if any(one is not None and one - today > FURTHEST for one in (day, until)):
        raise DomainError("refusal-ask-far")


# What a broker does before anybody is asked, and where nobody answers.


async def allow(work: Work, request_id: int, shown: str | None = None) -> Request:
    """A broker lets it go out: the first people are asked. `shown` is what they read, where that
    could not be told from the person's words. Raises DomainError where nobody said what."""
    found = await moves.as_broker(work, request_id)
    if "private" in found.risks:
        raise DomainError("refusal-ask-private")
    shown = public.scrub(shown).text[:LONGEST_SHOWN] if shown else found.shown
    if not shown:
        raise DomainError("refusal-ask-unclear")
    await checklist.demand(work, checklist.REQUEST, request_id)
    moved = await moves.move(work, found, "broker", "allow", shown=shown)
    started = await request_waves.start(work, moved)
    moves.keep(work, found, "allow", started.state)
    return started


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
    held = found.state in ("held", "asked")
    flags = (*found.flags, rules.RUNG) if held else found.flags
    return await moves.move(work, found, "broker", "take", flags=flags)


async def widen(work: Work, request_id: int) -> Request:
    """A broker has the next few people asked. Raises DomainError where there is nobody left."""
    found = await moves.as_broker(work, request_id)
    if "private" in found.risks:
        raise DomainError("refusal-ask-private")
    if found.shown is None:
        raise DomainError("refusal-ask-unclear")
    flags = tuple(flag for flag in found.flags if flag != rules.RUNG)
    moved = await moves.move(work, found, "broker", "widen", flags=flags)
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


# What the person does who needs help.


async def refuse(work: Work, request_id: int, person_ids: Sequence[int]) -> Request:
    """Not these people. They are told what everyone is told who was not chosen, no more."""
    found = await moves.as_asker(work, request_id)
    for one in await others(work, found, "yes"):
        if one.person_id in person_ids:
            rows.settle(work.tx, one)
            work.show_card(one.person_id, ASK_CARD, found.id, "request.over", fresh=True)
    if await others(work, found, "yes"):
        return await moves.move(work, found, "asker", "refuse")
    return await seek_again(work, found, "asker", "none_left")


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
    await request_waves.plan_reminders(work, moved)
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
    chosen = await others(work, found, "chosen")
    if not chosen:
        raise DomainError("toast-already-done")
    moved = await moves.move(work, found, "asker", "enough", people=len(chosen))
    request_news.over(work, moved, await others(work, moved, "yes"))
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
arrangements.listen(request_plans.repeats)

"""A standing arrangement is made: proposed by one side, agreed before, or set up by a broker."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from domain import arrangements as rules
from domain.arrangements import State
from domain.errors import DomainError, NotFound
from domain.reading.public import scrub
from services import (
    checklist,
)
from services.arrangement_news import CARD
from services.arrangements import LAPSE, act, plan_reminder
from services.work import Work
from storage import apart, people
from storage import arrangements as rows


@dataclass(frozen=True, slots=True)
class New:
    """What somebody proposes. `repeats` is an RRULE counted from `first_day`; `start` is local."""

    giver: int
    receiver: int
    repeats: str
    first_day: date
    start: time | None
    minutes: int
    place: str | None = None
    skill: str | None = None
    words: str | None = None
    request_id: int | None = None
    follows: int | None = None


async def agreed_before(work: Work, new: New) -> int:
    """Both want it already: the member asked for help that repeats, and the giver said yes to it.
    A broker is asked next. Returns its id. Raises DomainError."""
    arrangement_id = await add(work, new, "proposed")
    made = await rows.find(work.tx, arrangement_id)
    giver = await people.person(work.tx, new.giver)
    if made is None or giver is None:
        raise NotFound
    theirs = Work(work.tx, work.now, giver, work.community, frozenset(), rules=work.rules)
    await act(theirs, arrangement_id, "agree")
    return arrangement_id


async def propose(work: Work, new: New) -> int:
    """One side proposes; the other is asked, then a broker. Returns its id.

    Raises DomainError where the two can't be paired, or the days are none.
    """
    work.demand("exchange.plan")
    if work.member not in (new.giver, new.receiver):
        raise NotFound
    return await add(work, new, "proposed")


async def set_up(work: Work, new: New) -> int:
    """A broker who has spoken with both sets it up; visits begin, or wait for the checklist where a
    rule asks for one. Returns its id. Raises DomainError; nobody sets up their own."""
    work.demand("exchange.decide")
    if work.own(new.giver, new.receiver):
        raise DomainError("refusal-own-exchange")
    arrangement_id = await add(work, new, "agreed")
    points = await checklist.of(work, CARD, arrangement_id)
    if points is None or points.done:
        await act(work, arrangement_id, "allow")
    return arrangement_id


async def add(work: Work, new: New, state: State) -> int:
    """Writes one, and asks whoever has to agree. Raises DomainError where it can't be."""
    for one in (new.giver, new.receiver):
        member = await people.membership(work.tx, work.scope.id, one)
        if member is None or member.state != "approved":
            raise DomainError("refusal-standing-not-members")
        if member.adult is False:
            raise DomainError("refusal-young")
    if new.giver == new.receiver:
        raise DomainError("refusal-log-yourself")
    if await apart.between(work.tx, work.scope.id, new.giver, new.receiver):
        # Said as of anybody whom the timebank can't pair: neither learns why.
        raise DomainError("refusal-standing-talk-first")
    if rules.next_day(new.repeats, new.first_day, work.local.date()) is None:
        raise DomainError("refusal-standing-no-days")
    arrangement_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        giver_id=new.giver,
        receiver_id=new.receiver,
        made_by=work.member,
        repeats=new.repeats,
        first_day=new.first_day,
        start=new.start,
        zone=str(work.zone),
        minutes=new.minutes,
        place=new.place,
        skill=new.skill,
        words=scrub(new.words).text[:300] or None if new.words else None,
        state=state,
        now=work.now,
        request_id=new.request_id,
        follows=new.follows,
    )
    work.audit("arrangement.propose", "arrangement", arrangement_id)
    if state == "proposed":
        found = await rows.find(work.tx, arrangement_id)
        assert found is not None
        work.show_card(found.asked_id, CARD, arrangement_id, "arrangement.asked", fresh=True)
        due = work.now + timedelta(days=rules.LAPSE_AFTER_DAYS)
        plan_reminder(work, LAPSE, arrangement_id, "once", due)
    return arrangement_id

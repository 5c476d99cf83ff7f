"""Help that two people plan beforehand: proposed, agreed, approved before it happens, and how it
went. What follows is as with logged help: services/exchanges.py."""

from dataclasses import dataclass, replace
from datetime import date, time

from domain import exchange as states
from domain import plans as timing
from domain import requests
from domain.errors import DomainError, NotAllowed, NotFound
from domain.plans import Time
from domain.reading.skills import taxonomy
from domain.shifts import next_morning, quiet
from services import checklist, duty, exchange_moves, exchange_news, exchanges, visits
from services import rules as timebank_rules
from services.exchange_moves import act, by_clock
from services.work import Work
from storage import apart, people
from storage import exchanges as rows
from storage import plans as plan_rows
from storage.db import Row
from storage.exchanges import Exchange
from storage.plans import Plan

LONGEST_PLACE = 200
APART = "apart"
"""A risk that only brokers read: these two are not to be matched. Neither of them is told."""


@dataclass(frozen=True, slots=True)
class NewPlan:
    """Help that is planned: `start` None is any time that day; minutes 1 to 1440; `lone` where
    the giver is alone with somebody in a home; `risks` are codes for the broker, those of
    domain.rules.LOOKS among them."""

    giver: int
    receiver: int
    day: date
    start: time | None
    minutes: int
    place: str | None
    skill: str | None
    words: str | None
    request_id: int | None = None
    arrangement_id: int | None = None
    lone: bool = False
    risks: tuple[str, ...] = ()


async def propose(work: Work, new: NewPlan) -> int:
    """One side names day, time and place; the other is asked. Returns the exchange's id.

    Raises DomainError for somebody with themselves, a time that has begun or is too far away, and
    for people who are no members.
    """
    work.demand("exchange.plan")
    if work.member not in (new.giver, new.receiver):
        raise NotAllowed
    new, planned = await _checked(work, new)
    exchange_id = await _add(work, new, "proposed", work.actor.id, work.on_behalf_of)
    await _keep(work, exchange_id, new, planned)
    await _begun(work, exchange_id, "propose")
    return exchange_id


async def place(work: Work, new: NewPlan, approved_by: int) -> int:
    """A visit of a standing arrangement, which was agreed and approved once: straight to
    `planned`; both are reminded. Returns the exchange's id. Raises DomainError as `propose`."""
    new, planned = await _checked(work, new)
    exchange_id = await _add(work, new, "planned", new.giver, None)
    await _keep(work, exchange_id, new, planned, approved_by)
    await _begun(work, exchange_id, "propose")
    return exchange_id


async def another_time(
    work: Work,
    exchange_id: int,
    day: date,
    start: time | None,
    minutes: int,
    where: str | None,
) -> Exchange:
    """Either side names another time or place before it happens; the other side is asked.

    A broker's approval holds on only where the start moved within the day, it is no longer, at the
    same place, and nothing about it is risky. Raises DomainError.
    """
    found = await exchanges.demand(work, exchange_id, "propose")
    plan = await _plan(work, found)
    planned = Time(day, start, await exchanges.length(work, minutes), work.zone)
    timing.check(planned, work.now)
    where = _clean(where)
    kept = timing.keeps_approval(
        plan.time,
        planned,
        risky=plan.lone or bool(plan.risks),
        same_place=where == plan.place,
    )
    plan_rows.another_time(work.tx, exchange_id, planned, where, kept=kept)
    moved = await act(
        work, exchange_id, "propose", day=day, minutes=planned.minutes, note=None, decided_by=None
    )
    if plan.lone:
        visits.watch(work, moved, await _plan(work, moved))
    return moved


async def agree(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The other side says yes to the time, or that it didn't happen. A broker is asked next,
    unless the timebank's rules ask for no look or the approval it had holds."""
    found = await exchange_moves.find(work, exchange_id)
    for person_id in sorted(found.parties):
        if found.state == "proposed" and not await exchanges.is_member(work, person_id):
            raise DomainError("refusal-plan-left")
    return await act(work, exchange_id, "agree", seen)


async def agreed_before(work: Work, exchange_id: int) -> Exchange:
    """The other side said yes to this very time when they were asked for help, so nobody asks them
    twice; they see it, and can still name another time or call it off."""
    found = await exchange_moves.find(work, exchange_id)
    other = await people.person(work.tx, found.other_id or 0)
    if other is None:
        raise NotFound
    theirs = replace(by_clock(work), actor=other)
    return await exchange_moves.move(theirs, found, "other", "agree")


async def allow(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """A broker approves it before it happens, so that it is insured. Never one of the two. Raises
    DomainError where somebody would be alone with the other and nobody is on duty then, or where
    the broker's checklist has an open point."""
    plan = await plan_rows.find(work.tx, exchange_id)
    if plan is not None and plan.lone:
        await duty.demand_cover(work, plan.starts_at, plan.ends_at)
    await checklist.demand(work, checklist.EXCHANGE, exchange_id)
    return await act(work, exchange_id, "allow", seen)


async def missed(work: Work, exchange_id: int) -> Exchange:
    """One of the two says that it didn't happen; the other is asked. Where both say so, that is
    the end of it."""
    found = await exchange_moves.find(work, exchange_id)
    if found.state == "missed" and exchange_moves.part_of(found, work.member) == "other":
        return await act(work, exchange_id, "agree")
    if found.state == "lapsed" and (await _plan(work, found)).reported_at is not None:
        raise DomainError("toast-already-done")
    return await act(work, exchange_id, "miss")


async def call_off_all(work: Work, person_id: int) -> int:
    """Somebody leaves or is paused: whatever they had planned is called off, and the others are
    told. Returns how many."""
    found = await plan_rows.ahead_of(work.tx, work.scope.id, person_id)
    for one in found:
        await exchange_moves.move(by_clock(work), one, "clock", "cancel")
    return len(found)


async def call_off(work: Work, exchange_id: int, *, quietly: bool = False) -> bool:
    """Time or a rule calls a plan off, such as when a standing arrangement ends; `quietly` only
    the cards change. False where it isn't ahead any more."""
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None or found.state not in states.AHEAD:
        return False
    await exchange_moves.move(by_clock(work), found, "clock", "cancel", silent=quietly)
    if quietly:
        work.refresh(exchanges.CARD, exchange_id, "exchange.cancelled")
    return True


async def happen(work: Work, row: Row) -> bool:
    """Its time is over: both are asked how it went. False where it was called off, has another
    time, or one of them has said so already."""
    found, plan = await _of_reminder(work, row)
    if found is None or plan is None or found.state not in states.AHEAD:
        return False
    if await _left(work, found):
        return True
    await exchange_moves.move(work, found, "clock", "happen")
    return True


async def remind(work: Work, row: Row) -> bool:
    """Before its time: the card comes again. In quiet hours it waits for the morning."""
    found, plan = await _of_reminder(work, row)
    if found is None or plan is None or plan.starts_at <= work.now:
        return False
    if found.state not in ("agreed", "asked", "planned") or await _left(work, found):
        return False
    if quiet(work.now, work.zone):
        return _in_the_morning(work, row, plan)
    work.show_card(row["person_id"], exchanges.CARD, found.id, row["kind"], fresh=True)
    return True


async def unapproved(work: Work, row: Row) -> bool:
    """It is tomorrow, and no broker has approved it: they see it again."""
    found, plan = await _of_reminder(work, row)
    if found is None or plan is None or found.state != "agreed":
        return False
    await exchange_news.tell_brokers(work, found, "exchange.unapproved")
    return True


def _in_the_morning(work: Work, row: Row, plan: Plan) -> bool:
    morning = next_morning(plan.starts_at, work.now, work.zone)
    if morning is None:
        return False
    exchange_news.plan_again(work, row, morning, plan.starts_at)
    return True


async def _of_reminder(work: Work, row: Row) -> tuple[Exchange | None, Plan | None]:
    """The exchange of a reminder, if it still has the time for which that was planned."""
    found = await rows.find(work.tx, work.scope.id, row["object_id"])
    plan = await plan_rows.find(work.tx, row["object_id"]) if found is not None else None
    if plan is None:
        return None, None
    key = exchange_news.plan_key(plan.exchange_id, plan.starts_at, row["kind"])
    return (found, plan) if str(row["key"]).startswith(key) else (None, None)


async def _left(work: Work, found: Exchange) -> bool:
    """Whether one of the two is no member any more; then it is called off."""
    for person_id in sorted(found.parties):
        if not await exchanges.is_member(work, person_id):
            await exchange_moves.move(by_clock(work), found, "clock", "cancel")
            return True
    return False


async def _checked(work: Work, new: NewPlan) -> tuple[NewPlan, Time]:
    if new.giver == new.receiver:
        raise DomainError("refusal-log-yourself")
    for person_id in (new.giver, new.receiver):
        if not await exchanges.is_member(work, person_id):
            raise DomainError("refusal-plan-left")
    new = replace(new, minutes=await exchanges.length(work, new.minutes), place=_clean(new.place))
    planned = Time(new.day, new.start, new.minutes, work.zone)
    timing.check(planned, work.now)
    return new, planned


async def _keep(
    work: Work, exchange_id: int, new: NewPlan, planned: Time, approved_by: int | None = None
) -> None:
    plan_rows.add(
        work.tx,
        exchange_id,
        planned,
        request_id=new.request_id,
        arrangement_id=new.arrangement_id,
        place=new.place,
        lone=new.lone,
        risks=await _risks(work, new),
        approved_by=approved_by,
        approved_at=work.now if approved_by is not None else None,
    )


async def _risks(work: Work, new: NewPlan) -> tuple[str, ...]:
    """What the broker should know: as a request gave it, or as the help itself says."""
    found = new.risks
    if not found:
        rules = await timebank_rules.of(work)
        known = taxonomy().get(new.skill or "")
        newcomer = await plan_rows.has_newcomer(work.tx, work.scope.id, new.giver, new.receiver)
        found = requests.looks(
            chosen=rules.some("looks"),
            skill=new.skill,
            letters=known.risk if known is not None else frozenset(),
            flags=frozenset(),
            first=newcomer,
            minutes=new.minutes,
            above=rules.number("look_above_minutes"),
        )
    parted = await apart.between(work.tx, work.scope.id, new.giver, new.receiver)
    return (*found, APART) if parted else found


async def _add(
    work: Work, new: NewPlan, state: states.State, logged_by: int, on_behalf_of: int | None
) -> int:
    exchange_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        giver_id=new.giver,
        receiver_id=new.receiver,
        logged_by=logged_by,
        on_behalf_of=on_behalf_of,
        named=None,
        minutes=new.minutes,
        day=new.day,
        skill=new.skill,
        words=new.words,
        flags=(),
        state=state,
        now=work.now,
    )
    actor = work.actor.id or None
    rows.event(work.tx, exchange_id, "propose", state, actor, work.now, minutes=new.minutes)
    work.audit("exchange.propose", "exchange", exchange_id)
    return exchange_id


async def _begun(work: Work, exchange_id: int, action: states.Action) -> None:
    made = await rows.find(work.tx, work.scope.id, exchange_id)
    if made is None:
        raise NotFound
    plan = await _plan(work, made)
    await exchange_news.begun(work, made, plan)
    if plan.lone:
        visits.watch(work, made, plan)
    await exchange_moves.heard(work, made, action)


async def _plan(work: Work, found: Exchange) -> Plan:
    plan = await plan_rows.find(work.tx, found.id)
    if plan is None:
        raise DomainError("toast-already-done")
    return plan


def _clean(where: str | None) -> str | None:
    return " ".join((where or "").split())[:LONGEST_PLACE] or None

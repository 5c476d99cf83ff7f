"""Exchanges: logged after they happened, confirmed, approved, posted, reversed.

What comes before and around a planned one is in services/plans.py; how they move in
services/exchange_moves.py; who hears of it in services/exchange_news.py.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain import exchange as rules
from domain.errors import DomainError, NotFound
from domain.exchange import Action, Part, State
from domain.working_time import nudge_time
from services import exchange_moves, exchange_news
from services import rules as timebank_rules
from services.exchange_moves import act, act_on, listen, part_of
from services.exchange_news import CARD, awaited, day_bounds
from services.work import Work
from storage import acquaintances, people
from storage import exchanges as rows
from storage import plans as plan_rows
from storage.db import moment_of
from storage.exchanges import Exchange

__all__ = ["CARD", "awaited", "listen", "part_of"]
LISTED = 6
"""Exchanges on one page of what posted itself."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says about help that was given: `other` is None where only a name is known."""

    other: int | None
    named: str | None
    minutes: int
    day: date
    i_gave: bool = True
    skill: str | None = None
    words: str | None = None
    flags: tuple[str, ...] = ()


async def log(work: Work, given: Given) -> int:
    """Records help that was given; nothing moves until the other side and a broker agree.

    Returns the exchange's id: the plan's, where these two had planned help for that day and nobody
    has reported it, so that it isn't counted twice. Raises DomainError for somebody's own help to
    themselves, a day in the future or too long ago, and lengths that no day holds.
    """
    work.demand("exchange.log")
    writer = work.member
    if given.other == writer:
        raise DomainError("refusal-log-yourself")
    today = work.local.date()
    if given.day > today:
        raise DomainError("refusal-log-future")
    if given.day < today - timedelta(days=rules.BACK_DAYS):
        raise DomainError("refusal-log-too-old", days=rules.BACK_DAYS)
    minutes = await length(work, given.minutes)
    if given.other is not None and not await is_member(work, given.other):
        given = replace(given, other=None)  # they left, or are known elsewhere: a broker sees to it
    giver, receiver = (writer, given.other) if given.i_gave else (given.other, writer)
    if giver is not None and receiver is not None:
        planned = await _planned(work, giver, receiver, given)
        if planned is not None:
            return (await report(work, planned.id, minutes)).id
    state: State = "logged" if given.other is not None else "unresolved"
    exchange_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        giver_id=giver,
        receiver_id=receiver,
        logged_by=work.actor.id,
        on_behalf_of=work.on_behalf_of,
        named=given.named,
        minutes=minutes,
        day=given.day,
        skill=given.skill,
        words=given.words,
        flags=given.flags,
        state=state,
        now=work.now,
    )
    rows.event(work.tx, exchange_id, "log", state, work.actor.id, work.now, minutes=minutes)
    made = await exchange_moves.find(work, exchange_id)
    await exchange_news.begun(work, made, None)
    work.audit("exchange.log", "exchange", exchange_id)
    await exchange_moves.heard(work, made, "log")
    return exchange_id


async def _planned(work: Work, giver: int, receiver: int, given: Given) -> Exchange | None:
    """The plan of these two for that day that this help was, if the writer hasn't reported it."""
    for found in await plan_rows.on_day(work.tx, work.scope.id, giver, receiver, given.day):
        another = found.skill and given.skill and found.skill != given.skill
        answers = found.state not in ("logged", "lapsed") or part_of(found, work.member) == "other"
        if answers and not another:
            return found
    return None


async def report(work: Work, exchange_id: int, minutes: int | None = None) -> Exchange:
    """One of the two says that planned help was given: as planned, or for `minutes`.

    Whoever is first is the logger. Where the other one was first, this confirms their figure, or
    says a different one, so that both can answer at once. Raises DomainError.
    """
    found = await exchange_moves.find(work, exchange_id)
    if found.planned_minutes is None:
        raise DomainError("toast-already-done")
    said = found.planned_minutes if minutes is None else await length(work, minutes)
    asked = found.state == "due"
    if found.state in rules.AHEAD:
        found = await _happened(work, found)
    part = exchange_moves.part_for(work, found, "report")
    if part == "other" and found.state in ("logged", "lapsed") and await _reported(work, found):
        if said == found.minutes:
            return await act_on(work, found, "confirm")
        return await act_on(work, found, "change", other_minutes=said)
    moved = await act_on(work, found, "report", minutes=said)
    if not asked and moved.other_id is not None:
        # They were not asked yet how it went, so this is news to them.
        work.show_card(moved.other_id, CARD, moved.id, "exchange.logged", fresh=True)
    return moved


async def _happened(work: Work, found: Exchange) -> Exchange:
    """Its day has come, and one of the two says more before the clock has asked."""
    plan = await plan_rows.find(work.tx, found.id)
    if plan is None or plan.day > work.local.date():
        raise DomainError("refusal-plan-not-yet")
    return await exchange_moves.move(
        exchange_moves.by_clock(work), found, "clock", "happen", silent=True
    )


async def _reported(work: Work, found: Exchange) -> bool:
    plan = await plan_rows.find(work.tx, found.id)
    return plan is not None and plan.reported_at is not None


async def confirm(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The other side says: yes, that's right."""
    found = await exchange_moves.find(work, exchange_id)
    if found.state == "lapsed" and found.planned and not await _reported(work, found):
        return await report(work, exchange_id)  # nobody has said anything yet that they confirm
    return await act_on(work, found, "confirm", seen)


async def change(work: Work, exchange_id: int, minutes: int) -> Exchange:
    """The other side says a different length; the one who logged it decides next."""
    found = await exchange_moves.find(work, exchange_id)
    if found.state == "lapsed" and found.planned and not await _reported(work, found):
        return await report(work, exchange_id, minutes)
    said = await length(work, minutes)
    if said == found.minutes:
        return await act_on(work, found, "confirm")
    return await act_on(work, found, "change", other_minutes=said)


async def accept(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The one who logged it takes the other side's length."""
    return await act(work, exchange_id, "accept", seen)


async def amend(work: Work, exchange_id: int, minutes: int) -> Exchange:
    """The one who logged it corrects the length; the other side is asked again."""
    return await act(work, exchange_id, "amend", minutes=await length(work, minutes))


async def problem(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """One side says that something is wrong; a broker settles it."""
    return await act(work, exchange_id, "problem", seen)


async def cancel(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The one who logged it takes it back before it is in the books; before its time, either side
    calls a planned one off, and the other is told at once."""
    return await act(work, exchange_id, "cancel", seen)


async def approve(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """A broker approves; the hours move, once. The broker can't be one of the two sides."""
    return await act(work, exchange_id, "approve", seen)


async def settle(work: Work, exchange_id: int, minutes: int, reason: str) -> Exchange:
    """A broker decides the length after hearing both sides, with a reason that both read; the
    hours move, once."""
    return await act(work, exchange_id, "settle", minutes=await length(work, minutes), words=reason)


async def decline(work: Work, exchange_id: int, reason: str) -> Exchange:
    """A broker declines; both sides are told why."""
    return await act(work, exchange_id, "decline", words=reason)


async def query(work: Work, exchange_id: int, question: str) -> Exchange:
    """A broker asks the one who logged it; the answer comes back to the broker's card."""
    return await act(work, exchange_id, "query", words=question)


async def answer(work: Work, exchange_id: int, words: str) -> Exchange:
    """One side answers the broker's question."""
    return await act(work, exchange_id, "answer", words=words)


async def reverse(work: Work, exchange_id: int, reason: str, *, kept: bool = True) -> Exchange:
    """A broker undoes a posted exchange by an opposite transfer; both sides see the reason. `kept`:
    for /undo, which takes it back itself."""
    return await act(work, exchange_id, "reverse", words=reason, kept=kept)


async def resolve(work: Work, exchange_id: int, other_id: int) -> Exchange:
    """A broker says who was meant; that person is asked to confirm, and the two now know each
    other by name."""
    work.demand("exchange.decide")
    found = await exchange_moves.find(work, exchange_id)
    if not await is_member(work, other_id):
        raise NotFound
    if other_id == found.logger_id:
        raise DomainError("refusal-log-yourself")
    side = "receiver_id" if found.giver_id == found.logger_id else "giver_id"
    acquaintances.meet(work.tx, work.scope.id, found.logger_id, other_id, "introduced", work.now)
    return await act(work, exchange_id, "resolve", None, **{side: other_id})


async def lapse(work: Work, exchange_id: int) -> bool:
    """Whoever was asked stayed silent for a week: it now stands in the broker's queue. False
    where it is settled, or somebody was asked anew since: that has a week of its own."""
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None or ("clock", "lapse") not in rules.TRANSITIONS[found.state]:
        return False
    asked = moment_of(found.changed_at)
    if work.now < nudge_time(asked, rules.LAPSE_AFTER_DAYS, work.zone):
        return False
    await exchange_moves.move(work, found, "clock", "lapse")
    return True


async def demand(work: Work, exchange_id: int, action: Action) -> Exchange:
    """The exchange, if the actor may take this action on it now. Raises DomainError."""
    found = await exchange_moves.find(work, exchange_id)
    part: Part = exchange_moves.part_for(work, found, action)
    await exchange_moves.after(work, found, part, action)
    return found


async def posted_by_rule(work: Work, day: date, offset: int) -> list[Exchange]:
    """What posted itself on a local day, for brokers; one more than LISTED where there is more."""
    work.demand("exchange.decide")
    start, finish = day_bounds(work, day)
    return await plan_rows.posted_by_rule(work.tx, work.scope.id, start, finish, offset, LISTED + 1)


async def is_member(work: Work, person_id: int) -> bool:
    """Whether somebody is an approved member of this timebank now. Raises DomainError for members
    under 18, who are never one of two."""
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is not None and member.adult is False:
        raise DomainError("refusal-young")
    return member is not None and member.state == "approved"


async def length(work: Work, minutes: int) -> int:
    """A length as this timebank counts it. Raises DomainError for one that no day holds."""
    if not 0 < minutes <= rules.LONGEST_MINUTES:
        raise DomainError("refusal-log-length")
    rounded = (await timebank_rules.of(work)).rounded(minutes)
    return min(rounded, rules.LONGEST_MINUTES)

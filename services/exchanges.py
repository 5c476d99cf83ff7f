"""Exchanges that are recorded after they happened: logged, confirmed, approved, posted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain import exchange as rules
from domain import ledger
from domain.errors import DomainError, NotAllowed, NotFound
from domain.exchange import Action, Part, State
from domain.ledger import Account
from domain.working_time import nudge_time
from services.work import Work
from storage import exchanges as rows
from storage import ledger as books
from storage import people, reminders
from storage.db import moment_of
from storage.exchanges import Exchange

CARD = "exchange"
KEY_FAMILIES = ("notice-",)


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

    Returns the exchange's id. Raises DomainError for somebody's own help to themselves, a day in
    the future or too long ago, and lengths that no day holds.
    """
    work.demand("exchange.log")
    writer = work.on_behalf_of or work.actor.id
    if given.other == writer:
        raise DomainError("refusal-log-yourself")
    today = work.local.date()
    if given.day > today:
        raise DomainError("refusal-log-future")
    if given.day < today - timedelta(days=rules.BACK_DAYS):
        raise DomainError("refusal-log-too-old", days=rules.BACK_DAYS)
    if not 0 < given.minutes <= rules.LONGEST_MINUTES:
        raise DomainError("refusal-log-length")
    if given.other is not None and not await _is_member(work, given.other):
        given = replace(given, other=None)  # they left, or are known elsewhere: a broker sees to it
    state: State = "logged" if given.other is not None else "unresolved"
    exchange_id = await rows.add(
        work.tx,
        community_id=work.scope.id,
        giver_id=writer if given.i_gave else given.other,
        receiver_id=given.other if given.i_gave else writer,
        logged_by=work.actor.id,
        on_behalf_of=work.on_behalf_of,
        named=given.named,
        minutes=given.minutes,
        day=given.day,
        skill=given.skill,
        words=given.words,
        flags=given.flags,
        state=state,
        now=work.now,
    )
    rows.event(work.tx, exchange_id, "log", state, work.actor.id, work.now, minutes=given.minutes)
    if given.other is not None:
        _ask_other_side(work, exchange_id, given.other)
    else:
        await _tell_brokers(work, exchange_id, "exchange.name-unknown")
    work.audit("exchange.log", "exchange", exchange_id)
    return exchange_id


async def confirm(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The other side says: yes, that's right."""
    return await _act(work, exchange_id, "confirm", seen)


async def change(work: Work, exchange_id: int, minutes: int) -> Exchange:
    """The other side says a different length; the one who logged it decides next."""
    _demand_length(minutes)
    return await _act(work, exchange_id, "change", other_minutes=minutes)


async def accept(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The one who logged it takes the other side's length."""
    return await _act(work, exchange_id, "accept", seen)


async def amend(work: Work, exchange_id: int, minutes: int) -> Exchange:
    """The one who logged it corrects the length; the other side is asked again."""
    _demand_length(minutes)
    return await _act(work, exchange_id, "amend", minutes=minutes)


async def problem(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """One side says that something is wrong; a broker settles it."""
    return await _act(work, exchange_id, "problem", seen)


async def cancel(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """The one who logged it takes it back before it is in the books."""
    return await _act(work, exchange_id, "cancel", seen)


async def approve(work: Work, exchange_id: int, seen: str | None = None) -> Exchange:
    """A broker approves; the hours move, once. The broker can't be one of the two sides."""
    return await _act(work, exchange_id, "approve", seen)


async def settle(work: Work, exchange_id: int, minutes: int) -> Exchange:
    """A broker decides the length after hearing both sides; the hours move, once."""
    _demand_length(minutes)
    return await _act(work, exchange_id, "settle", minutes=minutes)


async def decline(work: Work, exchange_id: int, reason: str) -> Exchange:
    """A broker declines; both sides are told why."""
    return await _act(work, exchange_id, "decline", words=reason)


async def query(work: Work, exchange_id: int, question: str) -> Exchange:
    """A broker asks the one who logged it; the answer comes back to the broker's card."""
    return await _act(work, exchange_id, "query", words=question)


async def answer(work: Work, exchange_id: int, words: str) -> Exchange:
    """One side answers the broker's question."""
    return await _act(work, exchange_id, "answer", words=words)


async def reverse(work: Work, exchange_id: int, reason: str) -> Exchange:
    """A broker undoes a posted exchange by an opposite transfer; both sides see the reason."""
    return await _act(work, exchange_id, "reverse", words=reason)


async def resolve(work: Work, exchange_id: int, other_id: int) -> Exchange:
    """A broker says who was meant; that person is asked to confirm, and the two now know each
    other by name."""
    work.demand("exchange.decide")
    found = await _find(work, exchange_id)
    if not await _is_member(work, other_id):
        raise NotFound
    if other_id == found.logger_id:
        raise DomainError("refusal-log-yourself")
    side = "receiver_id" if found.giver_id == found.logger_id else "giver_id"
    people.acquaint(work.tx, work.scope.id, found.logger_id, other_id, "introduced", work.now)
    return await _act(work, exchange_id, "resolve", None, **{side: other_id})


async def lapse(work: Work, exchange_id: int) -> bool:
    """Whoever was asked stayed silent for a week: it now stands in the broker's queue. False
    where it is settled, or somebody was asked anew since: that has a week of its own."""
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None or ("clock", "lapse") not in rules.TRANSITIONS[found.state]:
        return False
    asked = moment_of(found.changed_at)
    if work.now < nudge_time(asked, rules.LAPSE_AFTER_DAYS, work.zone):
        return False
    await _move(work, found, "clock", "lapse")
    return True


async def demand(work: Work, exchange_id: int, action: Action) -> Exchange:
    """The exchange, if the actor may take this action on it now. Raises DomainError."""
    found = await _find(work, exchange_id)
    await _after(work, found, _part_for(work, found, action), action)
    return found


async def waits_for(work: Work, exchange_id: int) -> int | None:
    """Who is expected to answer next: the other side, the logger, or nobody."""
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None:
        return None
    return {"logged": found.other_id, "changed": found.logger_id}.get(found.state)


def part_of(exchange: Exchange, person_id: int) -> Part | None:
    """Which side of the exchange this person is."""
    if person_id == exchange.logger_id:
        return "logger"
    return "other" if person_id in exchange.parties else None


async def _act(
    work: Work, exchange_id: int, action: Action, seen: str | None = None, **changed: object
) -> Exchange:
    """`seen` is the exchange's mark when the actor saw it: nobody agrees to hours that have been
    changed since. Raises DomainError."""
    found = await _find(work, exchange_id)
    part = _part_for(work, found, action)
    await _after(work, found, part, action)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    return await _move(work, found, part, action, **changed)


async def _find(work: Work, exchange_id: int) -> Exchange:
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None:
        raise NotFound
    if part_of(found, work.on_behalf_of or work.actor.id) is None:
        try:
            work.demand("exchange.decide")
        except NotAllowed:
            # Whether an exchange exists is nobody else's business.
            raise NotFound from None
    return found


async def _is_member(work: Work, person_id: int) -> bool:
    member = await people.membership(work.tx, work.scope.id, person_id)
    return member is not None and member.state == "approved"


def _part_for(work: Work, exchange: Exchange, action: Action) -> Part:
    part = part_of(exchange, work.on_behalf_of or work.actor.id)
    if rules.parts(action) == {"broker"}:
        work.demand("exchange.decide")
        if part is not None and action != "resolve":
            # Four eyes: nobody decides about their own hours.
            raise DomainError("refusal-own-exchange")
        return "broker"
    if part is None:
        raise NotFound
    return part


async def _move(
    work: Work, found: Exchange, part: Part, action: Action, **changed: object
) -> Exchange:
    before = found.state
    state = await _after(work, found, part, action)
    words = changed.pop("words", None)
    if action == "accept" and found.other_minutes is not None:
        changed["minutes"] = found.other_minutes
    if action in ("accept", "amend"):
        changed["other_minutes"] = None
    if part == "broker":
        changed["decided_by"] = work.actor.id
    if words is not None and action in ("decline", "query", "answer", "reverse"):
        changed["note"] = words
    moved = replace(found, state=state, **changed)  # type: ignore[arg-type]
    if not await rows.move(work.tx, before, moved, work.now):
        latest = await rows.find(work.tx, work.scope.id, found.id)
        raise await _moved_on(work, latest or found)
    rows.event(
        work.tx,
        found.id,
        action,
        state,
        None if part == "clock" else work.actor.id,
        work.now,
        minutes=moved.other_minutes or moved.minutes,
        words=str(words) if words is not None else None,
    )
    if state == "posted":
        await _post(work, moved)
    elif state == "reversed":
        await _reverse(work, moved)
    await _tell(work, moved, part, action)
    work.audit(f"exchange.{action}", "exchange", found.id)
    return moved


async def _after(work: Work, found: Exchange, part: Part, action: Action) -> State:
    state = rules.TRANSITIONS[found.state].get((part, action))
    if state is None:
        raise await _moved_on(work, found)
    return state


async def _moved_on(work: Work, found: Exchange) -> DomainError:
    """What happened since the button was drawn: who was first, where a broker decided."""
    if found.decided_by is not None and found.decided_by != work.actor.id:
        first = await people.person(work.tx, found.decided_by)
        if first is not None and "broker" in work.roles:
            return DomainError("toast-someone-was-first", name=first.name)
    return DomainError("toast-already-done")


async def _post(work: Work, exchange: Exchange) -> None:
    giver, receiver = exchange.giver_id, exchange.receiver_id
    if giver is None or receiver is None:
        raise DomainError("toast-already-done")
    scope = work.scope.id
    transfer = ledger.exchange(
        f"exchange:{exchange.id}:posted",
        Account(scope, "member", giver),
        Account(scope, "member", receiver),
        exchange.minutes,
    )
    await books.post(
        work.tx, transfer, work.now, actor_id=work.actor.id, on_behalf_of=exchange.on_behalf_of
    )
    people.acquaint(work.tx, scope, giver, receiver, "exchange", work.now)


async def _reverse(work: Work, exchange: Exchange) -> None:
    original = await books.by_key(work.tx, f"exchange:{exchange.id}:posted")
    if original is None:
        raise NotFound
    undo = ledger.reversal(original, f"exchange:{exchange.id}:reversed")
    if not await books.post(work.tx, undo, work.now, actor_id=work.actor.id):
        raise DomainError("toast-already-done")


def _ask_other_side(work: Work, exchange_id: int, other_id: int, round_: str = "") -> None:
    work.show_card(other_id, CARD, exchange_id, "exchange.confirm", fresh=True)
    for days in rules.REMIND_AFTER_DAYS:
        _remind(work, "exchange.nudge", exchange_id, days, other_id, round_)
    _remind(work, "exchange.lapse", exchange_id, rules.LAPSE_AFTER_DAYS, None, round_)


def _remind(
    work: Work, kind: str, exchange_id: int, days: int, person_id: int | None, round_: str
) -> None:
    due = nudge_time(work.now, days, work.zone)
    reminders.add(
        work.tx,
        f"exchange:{exchange_id}{round_}:{kind}:{days}",
        kind,
        work.scope.id,
        person_id,
        exchange_id,
        due,
        due + timedelta(days=365 if kind == "exchange.lapse" else 1),
    )


async def _tell_brokers(work: Work, exchange_id: int, reason: str) -> None:
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id != work.actor.id:
            work.show_card(broker.id, CARD, exchange_id, reason, fresh=True)


async def _tell(work: Work, exchange: Exchange, part: Part, action: Action) -> None:
    """Everyone's card changes. Whoever must act gets it as a new message; whoever mustn't miss
    the outcome gets a short notice too, for a screen reader doesn't hear a message change."""
    logger, other = exchange.logger_id, exchange.other_id
    if action in ("resolve", "amend") and other is not None:
        _ask_other_side(work, exchange.id, other, f":{work.now:%j%H%M%S}")
    elif action in ("change", "query"):
        work.show_card(logger, CARD, exchange.id, f"exchange.{exchange.state}", fresh=True)
        if action == "change":
            again = f":{work.now:%j%H%M%S}"
            _remind(work, "exchange.nudge", exchange.id, 1, logger, again)
            _remind(work, "exchange.lapse", exchange.id, rules.LAPSE_AFTER_DAYS, None, again)
    elif exchange.state in ("posted", "declined", "reversed"):
        await _tell_outcome(work, exchange, exchange.parties)
    elif action == "cancel" and other is not None:
        await _tell_outcome(work, exchange, {other})
    if exchange.state in rules.FOR_BROKER and part != "broker":
        await _tell_brokers(work, exchange.id, f"exchange.{exchange.state}")
    work.refresh(CARD, exchange.id, f"exchange.{exchange.state}")


async def _tell_outcome(work: Work, exchange: Exchange, whom: Iterable[int]) -> None:
    balances = await books.balances(work.tx, work.scope.id, whom)
    for person_id, balance in balances.items():
        gave = person_id == exchange.giver_id
        with_whom = exchange.receiver_name if gave else exchange.giver_name
        work.tell(
            person_id,
            f"exchange.{exchange.state}",
            f"notice-{exchange.state}",
            once=f"exchange:{exchange.id}:{exchange.state}:{person_id}",
            gave="yes" if gave else "no",
            name=with_whom or exchange.named or "",
            minutes=exchange.minutes,
            date=exchange.day,
            balance=abs(balance),
            standing="have" if balance > 0 else "owe" if balance < 0 else "even",
            words=exchange.note or "",
        )


def _demand_length(minutes: int) -> None:
    if not 0 < minutes <= rules.LONGEST_MINUTES:
        raise DomainError("refusal-log-length")

"""Who hears of an exchange's new state, and who is reminded to answer.

Everyone's card changes. Whoever must act gets it as a new message; whoever mustn't miss the outcome
gets a short notice too, for a screen reader doesn't hear a message change.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from domain import exchange as rules
from domain import plans as timing
from domain.exchange import Action, Part, State
from domain.working_time import nudge_time
from services import four_eyes
from services.notices import NoticeButton
from services.work import Work
from storage import exchanges as rows
from storage import ledger as books
from storage import people, reminders
from storage import plans as plan_rows
from storage.db import Row, instant
from storage.exchanges import Exchange
from storage.plans import Plan

CARD = "exchange"
KEY_FAMILIES = ("notice-",)
OUTCOMES: frozenset[State] = frozenset({"posted", "declined", "reversed"})
LOOK_BACK_AT = time(9, 0)
"""When brokers hear what posted itself on the day before: 9am."""


async def begun(work: Work, exchange: Exchange, plan: Plan | None) -> None:
    """An exchange was logged, proposed, or (a visit of a standing arrangement) placed."""
    if exchange.state == "unresolved":
        await tell_brokers(work, exchange, "exchange.name-unknown")
    elif exchange.state == "planned" and plan is not None:
        remind(work, exchange, plan)
    else:
        _ask_other_side(work, exchange)
    if plan is not None:
        _plan_asking(work, exchange, plan)


async def tell(work: Work, exchange: Exchange, part: Part, action: Action, before: State) -> None:
    """Somebody moved an exchange from `before` to where it is now."""
    other = exchange.other_id
    if action in ("resolve", "amend", "propose") and other is not None:
        _ask_other_side(work, exchange)
    elif action in ("change", "query"):
        work.show_card(
            exchange.logger_id, CARD, exchange.id, f"exchange.{exchange.state}", fresh=True
        )
        if action == "change":
            _nudge(work, exchange, {exchange.logger_id})
    elif action in ("report", "miss") and other is not None:
        # They were asked how it went: that card now asks whether it is as the first one says. After
        # a week of silence it is far away, and comes anew.
        late = before == "lapsed"
        work.show_card(other, CARD, exchange.id, f"exchange.{exchange.state}", fresh=late)
        _nudge(work, exchange, {other})
    elif action == "happen":
        for person_id in exchange.parties:
            work.show_card(person_id, CARD, exchange.id, "exchange.due", fresh=True)
        _nudge(work, exchange, exchange.parties)
    elif action == "allow":
        for person_id in exchange.parties - {work.actor.id}:
            work.show_card(person_id, CARD, exchange.id, "exchange.planned", fresh=True)
    await _outcome(work, exchange, part, action, before)
    await _about_the_plan(work, exchange, action, before)
    if exchange.state in rules.FOR_BROKER and part != "broker":
        await tell_brokers(work, exchange, f"exchange.{exchange.state}")
    work.refresh(CARD, exchange.id, f"exchange.{exchange.state}")


def awaited(exchange: Exchange) -> frozenset[int]:
    """Who of the two is expected to answer next: the other side, the logger, both, or nobody."""
    if exchange.state == "due":
        return exchange.parties
    if exchange.state in ("proposed", "logged", "missed"):
        return frozenset({exchange.other_id} if exchange.other_id is not None else ())
    if exchange.state in ("changed", "queried", "asked"):
        return frozenset({exchange.logger_id})
    return frozenset()


async def nudge(work: Work, row: Row) -> bool:
    """Somebody was asked and hasn't answered: the card comes again. False where it is settled,
    or they were asked anew since: that has reminders of its own."""
    exchange_id, person_id = int(row["object_id"]), int(row["person_id"])
    found = await rows.find(work.tx, work.scope.id, exchange_id)
    if found is None or person_id not in awaited(found):
        return False
    if f":{found.changed_at}:" not in row["key"]:
        return False
    if found.state == "proposed":
        plan = await plan_rows.find(work.tx, exchange_id)
        if plan is None or plan.starts_at <= work.now:
            return False
    work.show_card(person_id, CARD, exchange_id, "exchange.nudge", fresh=True)
    return True


async def tell_brokers(work: Work, exchange: Exchange, reason: str) -> None:
    """Brokers who may decide about it get its card as a new message."""
    for broker in await deciders(work, exchange):
        if broker != work.actor.id:
            work.show_card(broker, CARD, exchange.id, reason, fresh=True)


async def deciders(work: Work, exchange: Exchange) -> list[int]:
    """Who may decide about it: nobody decides about their own, or their household's."""
    _, found = await four_eyes.deciders(work.tx, exchange.community_id, exchange.parties)
    return [person.id for person in found]


def remind(work: Work, exchange: Exchange, plan: Plan) -> None:
    """Both are reminded before its time. A visit of a standing arrangement needs one reminder,
    not two a week."""
    kinds: tuple[timing.Reminder, ...] = ("coming", "soon")
    for kind in kinds[:1] if plan.arrangement_id is not None else kinds:
        if kind == "soon" and plan.start is None:
            continue
        due = timing.remind_at(kind, plan.starts_at, work.now, work.zone)
        if due is None:
            continue
        until = plan.starts_at - timing.SOON if kind == "coming" else plan.starts_at
        for person_id in sorted(exchange.parties):
            _plan(work, exchange, plan, f"plan.{kind}", due, max(until, due), person_id)
        if kind == "coming":
            _plan(work, exchange, plan, "plan.unapproved", due, plan.starts_at, None)


def plan_key(exchange_id: int, starts_at: datetime, kind: str) -> str:
    """What plans a reminder once for each time that a plan was given."""
    return f"plan:{exchange_id}:{instant(starts_at)}:{kind}"


def plan_again(work: Work, row: Row, due: datetime, until: datetime) -> None:
    """A reminder that came at a bad time comes again later, once."""
    reminders.add(
        work.tx,
        f"{row['key']}:m",
        row["kind"],
        work.scope.id,
        row["person_id"],
        row["object_id"],
        due,
        until,
    )


def _plan_asking(work: Work, exchange: Exchange, plan: Plan) -> None:
    """When it is over, both are asked how it went."""
    due = timing.ask_at(plan.ends_at, work.zone)
    _plan(work, exchange, plan, "plan.happen", due, due + timedelta(days=365), None)


def _plan(
    work: Work,
    exchange: Exchange,
    plan: Plan,
    kind: str,
    due: datetime,
    until: datetime,
    person_id: int | None,
) -> None:
    reminders.add(
        work.tx,
        f"{plan_key(exchange.id, plan.starts_at, kind)}:{person_id or 0}",
        kind,
        work.scope.id,
        person_id,
        exchange.id,
        due,
        until,
    )


def _ask_other_side(work: Work, exchange: Exchange) -> None:
    other = exchange.other_id
    if other is None:
        return
    asks = "agree" if exchange.state == "proposed" else "confirm"
    work.show_card(other, CARD, exchange.id, f"exchange.{asks}", fresh=True)
    _nudge(work, exchange, {other}, lapses=exchange.state != "proposed")


def _nudge(work: Work, exchange: Exchange, whom: Iterable[int], *, lapses: bool = True) -> None:
    """Reminders for those who were asked just now; a broker's turn after a week of silence."""
    for days in rules.REMIND_AFTER_DAYS:
        for person_id in sorted(whom):
            _answer_by(work, exchange, "exchange.nudge", days, person_id)
    if lapses:
        _answer_by(work, exchange, "exchange.lapse", rules.LAPSE_AFTER_DAYS, None)


def _answer_by(work: Work, exchange: Exchange, kind: str, days: int, person_id: int | None) -> None:
    due = nudge_time(work.now, days, work.zone)
    reminders.add(
        work.tx,
        f"exchange:{exchange.id}:{instant(work.now)}:{person_id or 0}:{kind}:{days}",
        kind,
        work.scope.id,
        person_id,
        exchange.id,
        due,
        due + timedelta(days=365 if kind == "exchange.lapse" else 1),
    )


async def _outcome(
    work: Work, exchange: Exchange, part: Part, action: Action, before: State
) -> None:
    ahead = before in rules.AHEAD
    if exchange.state in OUTCOMES:
        await _tell_outcome(work, exchange, exchange.parties, action, ahead=ahead)
        if action == "post":
            _list_for_brokers(work)
    elif action == "cancel":
        whom = exchange.parties if part == "clock" else exchange.parties - {work.member}
        await _tell_outcome(work, exchange, whom, action, ahead=ahead)
        if ahead and before != "proposed":
            await _late_news(work, exchange)


async def _about_the_plan(work: Work, exchange: Exchange, action: Action, before: State) -> None:
    """A time was given, or agreed: reminders for it."""
    if action not in ("propose", "agree", "allow") or before not in rules.AHEAD:
        return
    plan = await plan_rows.find(work.tx, exchange.id)
    if plan is None:
        return
    if action == "propose":
        _plan_asking(work, exchange, plan)
    else:
        remind(work, exchange, plan)


async def _late_news(work: Work, exchange: Exchange) -> None:
    """Called off a day or less before: brokers may still find somebody."""
    plan = await plan_rows.find(work.tx, exchange.id)
    if plan is None or plan.starts_at - work.now > timing.LATE_NEWS:
        return
    for broker in await deciders(work, exchange):
        if broker != work.actor.id:
            work.tell(
                broker,
                "exchange.called-off",
                "notice-plan-late",
                kind="answer",
                once=f"exchange:{exchange.id}:late:{broker}",
                buttons=(NoticeButton("btn-exchange-open", f"x-open:{exchange.id}"),),
                who=_who_called_off(work, exchange),
                giver=exchange.giver_name or "",
                receiver=exchange.receiver_name or "",
                start=plan.starts_at,
            )


def _who_called_off(work: Work, exchange: Exchange) -> str:
    return {exchange.giver_id: "giver", exchange.receiver_id: "receiver"}.get(work.member, "nobody")


def _list_for_brokers(work: Work) -> None:
    """What posted itself is listed for brokers at 9am on the next day; one list a day."""
    day = work.local.date() + timedelta(days=1)
    due = datetime.combine(day, LOOK_BACK_AT, work.zone)
    reminders.add(
        work.tx,
        f"posted-by-rule:{work.scope.id}:{day.isoformat()}",
        "exchange.by-rule",
        work.scope.id,
        None,
        work.scope.id,
        due,
        due + timedelta(days=7),
    )


async def _tell_outcome(
    work: Work, exchange: Exchange, whom: Iterable[int], action: Action, *, ahead: bool
) -> None:
    """A short notice of how it ended; of a plan that was called off, in words of its own."""
    kind = f"plan-{exchange.state}" if ahead else exchange.state
    plan = await plan_rows.find(work.tx, exchange.id) if ahead else None
    balances = await books.balances(work.tx, work.scope.id, whom)
    for person_id, balance in balances.items():
        gave = person_id == exchange.giver_id
        with_whom = exchange.receiver_name if gave else exchange.giver_name
        again = () if plan is None else (NoticeButton("btn-plan-again", f"x-again:{exchange.id}"),)
        work.tell(
            person_id,
            f"exchange.{exchange.state}",
            f"notice-{kind}",
            kind="answer" if ahead else "notice",
            once=outcome_key(exchange.id, exchange.state, instant(work.now), person_id),
            buttons=again,
            gave="yes" if gave else "no",
            name=with_whom or exchange.named or "",
            minutes=exchange.minutes,
            date=exchange.day,
            balance=abs(balance),
            standing="have" if balance > 0 else "owe" if balance < 0 else "even",
            words=exchange.note or "",
            how=action,
        )


def outcome_key(exchange_id: int, state: str, at: str, person_id: int) -> str:
    """What sends the notice of an outcome once, and finds it where the outcome is taken back."""
    return f"exchange:{exchange_id}:{state}:{at}:{person_id}"


async def by_rule(work: Work, _row: Row, without: Collection[int] = ()) -> bool:
    """9am: brokers hear how many exchanges posted themselves on the day before; `without` those
    whose digest says so. False where there were none."""
    today = work.local.date()
    day = today - timedelta(days=1)
    count = await plan_rows.count_by_rule(work.tx, work.scope.id, *day_bounds(work, day))
    if not count:
        return False
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id in without:
            continue
        work.tell(
            broker.id,
            "exchange.by-rule",
            "notice-by-rule",
            kind="digest",
            once=f"by-rule:{work.scope.id}:{day.isoformat()}:{broker.id}",
            buttons=(NoticeButton("btn-by-rule-see", f"x-by-rule:0:{day:%Y%m%d}"),),
            count=count,
            timebank=work.scope.name,
        )
    return True


def day_bounds(work: Work, day: date) -> tuple[datetime, datetime]:
    """The midnights around a day of the timebank; 23 to 25 hours apart."""
    tomorrow = day + timedelta(days=1)
    return (
        datetime.combine(day, time(), work.zone),
        datetime.combine(tomorrow, time(), work.zone),
    )

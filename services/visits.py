"""Somebody alone in another's home: they say when they arrive and leave, and are missed if not.

The visitor is asked first whether they are all right; when no answer comes, whoever is on duty gets
a case, then their deputy, then all brokers and safeguarding leads, until somebody opens it and the
visitor has left.
"""

from datetime import datetime, timedelta

from domain import plans as timing
from domain.errors import DomainError, NotFound
from domain.exchange import FINAL
from services import alerts, cases, duty, exchange_moves, exchange_news
from services import rules as timebank_rules
from services.exchange_news import CARD
from services.notices import NoticeButton
from services.work import Work
from storage import casework, reminders
from storage import exchanges as rows
from storage import plans as plan_rows
from storage.casework import Case
from storage.db import Row, instant, moment_of
from storage.exchanges import Exchange
from storage.plans import Plan

VISIT, ALARM, DOOR, UNOPENED = "plan.visit", "plan.alarm", "plan.door", "plan.unopened"
SUBJECT = "exchange"
USEFUL = timedelta(days=3)
"""How long a check that was held up (the program slept) is still made."""


async def arrive(work: Work, exchange_id: int) -> Plan:
    """The visitor says that they are there; they are missed if they don't say that they left.
    Raises DomainError where it isn't their visit, or too early."""
    found, plan = await _mine(work, exchange_id)
    if plan.arrived_at is not None or plan.left_at is not None:
        raise DomainError("toast-already-done")
    plan_rows.arrived(work.tx, found.id, work.now)
    await _check_again(work, found, plan)
    await _heard_of(work, found, "plan.arrived")
    return plan


async def leave(work: Work, exchange_id: int) -> Plan:
    """The visitor says that they have left; an alarm about them ends. Raises DomainError."""
    found, plan = await _mine(work, exchange_id)
    if plan.left_at is not None:
        raise DomainError("toast-already-done")
    plan_rows.left(work.tx, found.id, work.now)
    for case_id in await casework.open_about(work.tx, work.scope.id, "overdue", SUBJECT, found.id):
        await casework.end(work.tx, case_id, "closed", work.member, work.now, cases.LEFT)
        casework.event(work.tx, case_id, "left", work.member, None, work.now)
        work.refresh(cases.CARD, case_id, "case.left")
    await _heard_of(work, found, "plan.left")
    return plan


async def all_right(work: Work, exchange_id: int) -> Plan:
    """The visitor says that they are all right; they are asked again later. Raises DomainError."""
    found, plan = await _mine(work, exchange_id)
    if plan.left_at is not None:
        raise DomainError("toast-already-done")
    plan_rows.all_right(work.tx, found.id, work.now)
    for case_id in await casework.open_about(work.tx, work.scope.id, "overdue", SUBJECT, found.id):
        casework.event(work.tx, case_id, "all-right", work.member, None, work.now)
        work.refresh(cases.CARD, case_id, "case.all-right")
    await _check_again(work, found, plan)
    work.audit("plan.all-right", "exchange", found.id)
    return plan


async def door(work: Work, row: Row) -> bool:
    """An hour before a lone visit: the visitor's card gets *I've arrived*."""
    found, plan = await _of(work, row)
    if found is None or plan is None or found.giver_id is None or found.state in FINAL:
        return False
    work.refresh(CARD, found.id, DOOR, person_id=found.giver_id)
    return True


async def check(work: Work, row: Row) -> bool:
    """The visitor should have said something by now: they are asked whether they are all right.
    False where they have, or it isn't to be."""
    found, plan = await _of(work, row)
    if found is None or plan is None or not _missing(found, plan):
        return False
    if plan.arrived_at is not None and moment_of(row["due_at"]) < plan.ends_at:
        return False  # they are there; whether they left is asked after the end
    assert found.giver_id is not None
    here = plan.arrived_at is not None
    first = ("btn-plan-left", "v-left") if here else ("btn-plan-arrived", "v-here")
    work.tell(
        found.giver_id,
        "visit.check",
        "notice-visit-check",
        kind="answer",
        buttons=(
            NoticeButton("btn-plan-all-right", f"v-ok:{found.id}"),
            NoticeButton(first[0], f"{first[1]}:{found.id}"),
            *(() if here else (NoticeButton("btn-plan-cant", f"x-cant:{found.id}"),)),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        name=found.receiver_name or "",
        here="yes" if here else "no",
    )
    due = work.now + timing.ALARM_AFTER
    _remind(work, found, plan, ALARM, due)
    return True


async def alarm(work: Work, row: Row) -> bool:
    """The visitor was asked and hasn't answered: brokers and safeguarding leads are told. False
    where they have answered since."""
    found, plan = await _of(work, row)
    if found is None or plan is None or not _missing(found, plan):
        return False
    asked = moment_of(row["due_at"]) - timing.ALARM_AFTER
    if plan.ok_at is not None and plan.ok_at >= asked:
        return False
    return await _alarm(work, found)


async def not_all_right(work: Work, exchange_id: int) -> None:
    """The visitor says that they are not all right: brokers and safeguarding leads are told now.
    Raises DomainError where it isn't their visit."""
    found, _ = await _mine(work, exchange_id)
    await _alarm(work, found)


async def _alarm(work: Work, found: Exchange) -> bool:
    """Opens the case of a visitor; False where it is open already."""
    if await casework.open_about(work.tx, work.scope.id, "overdue", SUBJECT, found.id):
        return False
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=found.giver_id,
        kind="overdue",
        words=None,
        promise_at=work.now,
        now=work.now,
    )
    casework.about(work.tx, case_id, SUBJECT, found.id)
    plan_rows.alerted(work.tx, found.id, work.now)
    await _sound(work, case_id)
    work.audit("case.open", "case", case_id, "overdue")
    return True


async def unopened(work: Work, row: Row) -> bool:
    """Nobody has opened the case of a missed visitor: everybody is alarmed again, until somebody
    does. False where it was opened or is over."""
    case = await casework.find(work.tx, row["object_id"])
    if case is None or case.state != "open" or case.claimed_by is not None:
        return False
    about = await casework.subject(work.tx, case.id)
    found = await rows.find(work.tx, work.scope.id, about[1]) if about is not None else None
    if found is not None and (_over(found) or _told(found)):
        return False
    await _sound(work, case.id)
    return True


async def _sound(work: Work, case_id: int) -> None:
    case = await casework.find(work.tx, case_id)
    assert case is not None
    readers = [p for p in await cases.readers(work.tx, case) if p.id != case.person_id]
    told = await duty.called(work, readers, moment_of(case.opened_at))
    alerts.ring(work, case_id, told, "case-overdue-alert")
    if not any(cases.can_be_told(p) for p in readers):
        await _nobody_is_there(work, case)
    due = work.now + alerts.OPENED_WITHIN
    reminders.add(
        work.tx,
        f"case:{case_id}:{UNOPENED}:{instant(due)}",
        UNOPENED,
        work.scope.id,
        None,
        case_id,
        due,
        due + USEFUL,
    )


async def _nobody_is_there(work: Work, case: Case) -> None:
    """The visitor was promised that the timebank is told. Where that reaches nobody they hear so,
    once, and whom to ring instead."""
    if case.person_id is None:
        return
    phone = (await timebank_rules.of(work)).text("phone")
    work.tell(
        case.person_id,
        "visit.nobody",
        "notice-visit-nobody",
        kind="answer",
        once=f"case:{case.id}:nobody",
        buttons=(NoticeButton("btn-home", "home"),),
        timebank=work.scope.name,
        phone=phone,
        has_phone="yes" if phone else "no",
    )


def watch(work: Work, exchange: Exchange, plan: Plan) -> None:
    """Plans the checks of a lone visit, when its time is given."""
    _remind(work, exchange, plan, DOOR, plan.starts_at - timing.ARRIVE_FROM)
    _remind(work, exchange, plan, VISIT, plan.starts_at + timing.ARRIVE_WITHIN)


def _missing(found: Exchange, plan: Plan) -> bool:
    return plan.lone and plan.left_at is None and not _over(found) and not _told(found)


def _over(found: Exchange) -> bool:
    return found.state in FINAL or found.state == "posted"


def _told(found: Exchange) -> bool:
    """Whether the visitor has said how it went, and so is out: what only the other one says about
    the visit tells nothing about the visitor."""
    if found.state in ("logged", "missed"):
        return found.logger_id == found.giver_id
    return found.state in ("changed", "problem", "confirmed", "queried")


async def _mine(work: Work, exchange_id: int) -> tuple[Exchange, Plan]:
    """A lone visit of the actor's, from an hour before it until it is called off."""
    work.within("plan")
    found = await exchange_moves.find(work, exchange_id)
    plan = await plan_rows.find(work.tx, exchange_id)
    if plan is None or not plan.lone or found.giver_id != work.member:
        raise NotFound
    if found.state in FINAL:
        raise DomainError("toast-already-done")
    if work.now < plan.starts_at - timing.ARRIVE_FROM:
        raise DomainError("refusal-plan-not-yet")
    return found, plan


async def _check_again(work: Work, found: Exchange, plan: Plan) -> None:
    late = timedelta(minutes=(await timebank_rules.of(work)).number("visit_late_minutes"))
    _remind(work, found, plan, VISIT, max(work.now, plan.ends_at) + late)


async def _heard_of(work: Work, found: Exchange, what: str) -> None:
    work.refresh(CARD, found.id, what)
    work.audit(what, "exchange", found.id)


def _remind(work: Work, found: Exchange, plan: Plan, kind: str, due: datetime) -> None:
    reminders.add(
        work.tx,
        f"{exchange_news.plan_key(found.id, plan.starts_at, kind)}:{instant(due)}",
        kind,
        work.scope.id,
        found.giver_id,
        found.id,
        due,
        due + USEFUL,
    )


async def _of(work: Work, row: Row) -> tuple[Exchange | None, Plan | None]:
    """The visit of a reminder, if it still has the time for which that was planned."""
    found = await rows.find(work.tx, work.scope.id, row["object_id"])
    plan = await plan_rows.find(work.tx, row["object_id"]) if found is not None else None
    if found is None or plan is None:
        return None, None
    key = exchange_news.plan_key(found.id, plan.starts_at, row["kind"])
    return (found, plan) if str(row["key"]).startswith(key) else (None, None)

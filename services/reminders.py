"""Reminders when their time has come: looked at again, then said, or recorded as past."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from services import (
    acting,
    alerts,
    arrangements,
    award_announcing,
    award_clock,
    award_news,
    award_nominees,
    away,
    broadcast_feed,
    broadcasts,
    candidates,
    case_desk,
    channels,
    checks,
    crossing_news,
    crossings,
    desk,
    employment_news,
    exchange_news,
    exchanges,
    feedback,
    gatherings,
    handover,
    leaving,
    lending,
    limits,
    listing_renewals,
    meetings,
    morning,
    mydata,
    opportunities,
    own_reminders,
    patterns,
    phoned,
    plans,
    report_notes,
    request_waves,
    role_ends,
    rules,
    safety_texts,
    service_hours,
    service_told,
    shift_again,
    shift_codes,
    shift_least,
    shift_places,
    statements,
    team_groups,
    visits,
)
from services.work import CLOCK, Work
from storage import StorageError, communities, member_index, people, reminders
from storage.db import Row, Tx, moment_of

log = logging.getLogger("goodturn.reminders")

AT_ONCE = 50
"""Reminders handled in one transaction, so that people's answers get in between."""

PAUSE = timedelta(hours=1)
"""Between attempts at a reminder that failed, until its time is over."""

WAITS = frozenset({"exchange.nudge"})
"""Kinds that wait until somebody who is away is back."""

Run = Callable[[Work, Row], Awaitable[bool | None]]
"""Does what a reminder is for: True where it was said or done, False where it was no longer so,
None where it waits for later or has been ended already, with a cause."""
Pass = Callable[[Work, Row], Awaitable[None]]


class Look(Protocol):
    """Something to be looked at; returns how much of it there was."""

    __qualname__: str

    async def __call__(self, tx: Tx, dialect: str, now: datetime, /) -> int: ...


async def run_due(tx: Tx, dialect: str, now: datetime) -> int:
    """Handles reminders that are due; returns how many there were, AT_ONCE at most."""
    due = await reminders.due(tx, now, AT_ONCE, dialect)
    for row in due:
        tx.mark()
        try:
            state = await _handled(tx, now, row)
            # At once: a write of its own that fails must not be found out by the next one.
            if state is None:
                await reminders.settle(tx)
            else:
                cause = "late" if state == "past" and not row["tries"] else None
                await reminders.end_now(tx, row["id"], state, now, cause)
        except Exception as error:
            if isinstance(error, StorageError) and not error.ours:
                raise
            # One that can't be handled never holds up the others.
            log.error("reminder %s (%s) was put off", row["id"], row["kind"], exc_info=error)
            await tx.undo()
            reminders.failed(tx, row["id"], now + PAUSE, type(error).__name__)
    return len(due) + sum([await _beside(tx, dialect, now, look) for look in BESIDE])


async def _beside(tx: Tx, dialect: str, now: datetime, look: Look) -> int:
    """What is looked at as often as reminders are. Where it fails, it fails alone: an alarm for a
    visitor who wasn't heard of never waits for it."""
    tx.mark()
    try:
        return await look(tx, dialect, now)
    except Exception as error:
        if isinstance(error, StorageError) and not error.ours:
            raise
        log.error("%s failed", look.__qualname__, exc_info=error)
        await tx.undo()
        return 0


async def _phoned(tx: Tx, dialect: str, now: datetime) -> int:
    return await phoned.gather(tx, dialect, now)


async def _groups(tx: Tx, _dialect: str, now: datetime) -> int:
    return await team_groups.gather(tx, now)


async def _words(tx: Tx, dialect: str, _now: datetime) -> int:
    return await member_index.freshen(tx, dialect=dialect)


async def _news(tx: Tx, dialect: str, now: datetime) -> int:
    return await broadcast_feed.feed(tx, dialect, now)


async def _channels(tx: Tx, _dialect: str, now: datetime) -> int:
    return await channels.gather(tx, now)


BESIDE: Sequence[Look] = (
    _phoned, _groups, _words, service_told.ask_who_came,
    service_told.ask_again, _news, _channels,
)  # fmt: skip


async def _handled(tx: Tx, now: datetime, row: Row) -> str | None:
    """How it ended; None where it waits for later."""
    late = now > moment_of(row["useful_until"])
    passed = PASSED.get(row["kind"])
    if late and passed is None:
        return "past"
    community = await communities.by_id(tx, row["community_id"])
    work = Work(tx, now, CLOCK, community, frozenset())
    if late and passed is not None:
        await passed(work, row)
        return "past"
    if row["kind"] in WAITS and await away.put_off(work, row):
        return None
    still_so = await KINDS[row["kind"]](work, row)
    return None if still_so is None else "done" if still_so else "untrue"


async def _lapse(work: Work, row: Row) -> bool:
    """A week of silence: a broker rings."""
    return await exchanges.lapse(work, row["object_id"])


async def _by_rule(work: Work, row: Row) -> bool:
    """What posted itself: said once, where no digest says so."""
    brokers = await people.with_role(work.tx, work.scope.id, "broker")
    told = [one.id for one in brokers if await morning.planned_for(work, one.id)]
    return await exchange_news.by_rule(work, row, told)


async def _unopened(work: Work, row: Row) -> bool:
    """An urgent case that nobody has opened yet."""
    return await alerts.unopened(work, row["object_id"])


PASSED: dict[str, Pass] = {
    own_reminders.KIND: own_reminders.go_on,
    morning.KIND: morning.passed,
}
"""What else there is to do about one whose time is over, by kind: the next day of it is planned."""

KINDS: dict[str, Run] = {
    own_reminders.KIND: own_reminders.remind,
    morning.KIND: morning.run,
    desk.EXPIRED: desk.expired,
    "exchange.nudge": exchange_news.nudge,
    "exchange.lapse": _lapse,
    "exchange.by-rule": _by_rule,
    "plan.coming": plans.remind,
    "plan.soon": plans.remind,
    "plan.unapproved": plans.unapproved,
    "plan.happen": plans.happen,
    visits.DOOR: visits.door,
    visits.VISIT: visits.check,
    visits.ALARM: visits.alarm,
    visits.UNOPENED: visits.unopened,
    "case.unopened": _unopened,
    case_desk.REMIND: case_desk.run,
    **dict.fromkeys(handover.KINDS, handover.remind),
    **dict.fromkeys(arrangements.KINDS, arrangements.remind),
    **dict.fromkeys(shift_places.TOLD, shift_places.remind),
    shift_places.LAPSE: shift_places.lapse,
    shift_places.ASK: shift_places.ask_later,
    shift_places.THANKS: shift_again.thank,
    shift_places.AFTER: shift_again.after,
    shift_least.ASK: shift_least.remind,
    shift_least.UNSURE: shift_least.remind,
    service_hours.LEFT: service_hours.remind,
    feedback.KIND: feedback.remind,
    shift_codes.RENEW: shift_codes.remind,
    shift_codes.MEMBER: shift_codes.member_now,
    opportunities.AHEAD: opportunities.remind,
    **dict.fromkeys(checks.KINDS, checks.remind),
    **dict.fromkeys(acting.KINDS, acting.remind),
    **dict.fromkeys(listing_renewals.KINDS, listing_renewals.remind),
    award_nominees.CHASE: award_nominees.remind,
    away.KIND: away.over,
    mydata.KIND: mydata.remind,
    meetings.SOON: meetings.remind,
    **dict.fromkeys(request_waves.KINDS, request_waves.remind),
    **dict.fromkeys(candidates.KINDS, candidates.remind),
    **dict.fromkeys(lending.KINDS, lending.remind),
    **dict.fromkeys(gatherings.KINDS, gatherings.remind),
    leaving.LOOK_AGAIN: leaving.remind,
    **dict.fromkeys(broadcasts.KINDS, broadcasts.remind),
    **dict.fromkeys(role_ends.KINDS, role_ends.remind),
    rules.LAPSE: rules.remind,
    safety_texts.CHECK: safety_texts.remind,
    crossing_news.NUDGE: crossing_news.remind,
    crossing_news.HOW: crossing_news.remind,
    crossing_news.LAPSE: crossings.lapse,
    limits.KIND: limits.remind,
    patterns.KIND: patterns.remind,
    statements.MONTH: statements.month_over,
    report_notes.KIND: report_notes.run,
    award_news.CLOCK_KIND: award_clock.run,
    **dict.fromkeys(award_news.KINDS, award_news.remind),
    **dict.fromkeys(award_announcing.KINDS, award_announcing.remind),
    **dict.fromkeys(employment_news.KINDS, employment_news.remind),
}
"""What each kind of reminder does; False where it was no longer so."""

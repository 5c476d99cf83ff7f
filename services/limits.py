"""Floors and high balances: kind nudges, never pressure, and when a broker is asked first.

Once hours have moved, somebody who has been given much more than they gave is told of three ways
to give, and somebody who has many hours of three things that they could have: at most once in 30
days each, never while away, and never beside anybody else's figures.
"""

from collections.abc import Iterable
from datetime import timedelta

from domain.working_time import nudge_time
from services import rules as timebank
from services.notices import NoticeButton
from services.work import Work
from storage import ledger, people, reminders
from storage import limits as rows
from storage.db import Row

LOW, HIGH = "limits.low", "limits.high"
AGAIN_AFTER = timedelta(days=30)
"""How long somebody is not told again."""
USEFUL = timedelta(hours=9)


async def after_posting(work: Work, person_ids: Iterable[int]) -> None:
    """Hours of these members moved: whoever is now beyond a limit is told tomorrow at 10am, if it
    is so then."""
    wanted = list(dict.fromkeys(person_ids))
    balances = await ledger.balances(work.tx, work.scope.id, wanted)
    found = await timebank.of(work)
    low, high = found.number("soft_floor_minutes"), found.number("high_balance_minutes")
    due = nudge_time(work.now, 1, work.zone)
    for person_id, balance in balances.items():
        kind = LOW if balance < -low else HIGH if balance > high else None
        if kind is not None:
            reminders.add(
                work.tx,
                f"{kind}:{work.scope.id}:{person_id}:{due:%Y-%m-%d}",
                kind,
                work.scope.id,
                person_id,
                person_id,
                due,
                due + USEFUL,
            )


async def below_hard_floor(work: Work, person_id: int) -> bool:
    """Whether this member has been given so much more than they gave that a broker looks at a new
    request first (the rule `hard_floor_minutes`)."""
    balance = await ledger.balance(work.tx, work.scope.id, person_id)
    return balance < -(await timebank.of(work)).number("hard_floor_minutes")


async def remind(work: Work, row: Row) -> bool:
    """Tells somebody who is still beyond a limit; False where they aren't, are away, or were told
    not long ago."""
    person_id, kind = row["person_id"], row["kind"]
    found = await timebank.of(work)
    member = await people.membership(work.tx, work.scope.id, person_id)
    if member is None or member.state != "approved":
        return False
    if await rows.away(work.tx, work.scope.id, person_id, work.local.date()):
        return False
    since = work.now - AGAIN_AFTER
    if await rows.told_since(work.tx, work.scope.id, person_id, kind, since):
        return False
    balance = await ledger.balance(work.tx, work.scope.id, person_id)
    if kind == LOW and balance < -found.number("soft_floor_minutes"):
        await _tell_low(work, person_id, -balance)
        return True
    if kind == HIGH and balance > found.number("high_balance_minutes"):
        await _tell_high(work, person_id, balance)
        return True
    return False


async def _tell_low(work: Work, person_id: int, minutes: int) -> None:
    work.tell(
        person_id,
        LOW,
        "limits-low",
        kind="reminder",
        buttons=_BUTTONS,
        useful_until=work.now + USEFUL,
        minutes=minutes,
    )


async def _tell_high(work: Work, person_id: int, minutes: int) -> None:
    work.tell(
        person_id,
        HIGH,
        "limits-high",
        kind="reminder",
        buttons=_BUTTONS,
        useful_until=work.now + USEFUL,
        minutes=minutes,
    )


_BUTTONS = (
    NoticeButton("btn-ask", "ask"),
    NoticeButton("btn-home", "home"),
    NoticeButton("btn-talk-to-a-person", "talk"),
)

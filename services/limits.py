"""Floors and high balances: kind nudges, never pressure, and when a broker is asked first.

Once hours have moved, somebody who has been given much more than they gave is told of three ways
to give, and somebody who has many hours of three things that they could have: at most once in 30
days, never while away, and never beside anybody else's figures.
"""

from collections.abc import Iterable
from datetime import timedelta

from domain.exchange import Action
from domain.reading.skills import taxonomy
from domain.working_time import nudge_time
from services import exchange_moves, matching, patterns
from services import rules as timebank
from services.notices import NoticeButton
from services.work import Work
from storage import away, ledger, people, reminders, requests
from storage import limits as rows
from storage.db import Row
from storage.exchanges import Exchange

KIND = "limits.look"
AGAIN_AFTER = timedelta(days=30)
"""How long somebody is not told again."""
USEFUL = timedelta(hours=9)
THINGS = 3
"""Ways to give, or things to have, that a nudge names."""


async def after_posting(work: Work, person_ids: Iterable[int]) -> None:
    """Hours of these members moved: tomorrow at 10am it is looked whether they are beyond a limit.
    Nothing is asked of the database now, for this stands in the way of somebody's tap."""
    due = nudge_time(work.now, 1, work.zone)
    for person_id in sorted(set(person_ids)):
        key = f"{KIND}:{work.scope.id}:{person_id}:{due:%Y-%m-%d}"
        scope = work.scope.id
        reminders.add(work.tx, key, KIND, scope, person_id, person_id, due, due + USEFUL)
    patterns.plan(work)


async def heard(work: Work, exchange: Exchange, action: Action) -> None:  # noqa: ARG001
    """An exchange moved; where it is in the books now, so are its hours."""
    if exchange.state == "posted":
        await after_posting(work, exchange.parties)


async def below_hard_floor(work: Work, person_id: int) -> bool:
    """Whether this member has been given so much more than they gave that a broker looks at a new
    request first (the rule `hard_floor_minutes`)."""
    balance = await ledger.balance(work.tx, work.scope.id, person_id)
    return balance < -(await timebank.of(work)).number("hard_floor_minutes")


async def remind(work: Work, row: Row) -> bool:
    """Tells somebody who is beyond a limit; False where they aren't, are away, or were told not
    long ago."""
    person_id, scope = row["person_id"], work.scope.id
    found = await timebank.of(work)
    balance = await ledger.balance(work.tx, scope, person_id)
    low = balance < -found.number("soft_floor_minutes")
    if not low and balance <= found.number("high_balance_minutes"):
        return False
    member = await people.membership(work.tx, scope, person_id)
    if member is None or member.state != "approved":
        return False
    today = work.local.date()
    if await away.who(work.tx, scope, [person_id], today):
        return False
    if await rows.told_since(work.tx, scope, person_id, KIND, work.now - AGAIN_AFTER):
        return False
    things = await (_ways_to_give if low else _things_to_have)(work, person_id)
    key, minutes = ("limits-low", -balance) if low else ("limits-high", balance)
    _tell(work, person_id, key, minutes, things)
    return True


async def _ways_to_give(work: Work, person_id: int) -> list[str]:
    """Requests of others that this member may see: what others may read of them, and the area."""
    today = work.local.date()
    found = await requests.open_in(work.tx, work.scope.id, person_id, THINGS, today)
    return [_words(one.shown, one.skill, one.area) for one in found]


async def _things_to_have(work: Work, person_id: int) -> list[str]:
    """Offers of others that this member might like."""
    found = await matching.could_have(work, person_id, THINGS)
    return [_words(one.shown, one.skill, one.area) for one in found]


def _words(shown: str | None, skill: str | None, area: str | None) -> str:
    known = taxonomy().get(skill or "")
    what = shown or (known.label if known is not None else "")
    return f"{what} ({area})" if area and what else what


def _tell(work: Work, person_id: int, key: str, minutes: int, things: list[str]) -> None:
    named = [one for one in things if one]
    first = ("btn-offer", "offer") if key == "limits-low" else ("btn-ask", "ask")
    work.tell(
        person_id,
        KIND,
        "limits-low" if key == "limits-low" else "limits-high",
        kind="reminder",
        buttons=(
            NoticeButton(*first),
            NoticeButton("btn-home", "home"),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        useful_until=work.now + USEFUL,
        minutes=minutes,
        count=len(named),
        words="\n".join(f"{number}. {one}" for number, one in enumerate(named, 1)),
    )


exchange_moves.listen(heard)

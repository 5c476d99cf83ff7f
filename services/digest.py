"""What a broker's morning digest lists: counted when it is made, read again when a line opens."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from domain import digest as rules
from domain import hats
from domain.digest import LINES, Line
from domain.errors import NotFound
from domain.working_time import working_day
from services import first_steps, queue, undelivered
from services import rules as timebank
from services.work import Work
from storage import digests, exchanges
from storage.db import Row, Tx
from storage.digests import Digest
from storage.exchanges import Exchange

CARD = "digest"
QUIET = "quiet"
RUNG = "first"


async def make(work: Work) -> int | None:
    """Today's digest of the actor, if there is anything to list and none was made today; its id."""
    found = await counts(work)
    if not found:
        return None
    today = work.local.date()
    return await digests.add(
        work.tx, work.scope.id, work.actor.id, today, found, since_working_day(today)
    )


async def counts(work: Work) -> dict[Line, int]:
    """How many of what there are to list for the actor now, in order, without what is none."""
    waiting = await queue.counts(work)
    found: dict[Line, int] = {}
    if "broker" in work.roles:
        values = await _values(work)
        asked: dict[Line, dict[str, Any]] = dict.fromkeys(digests.LISTS, values)
        found = await digests.counts(work.tx, asked)
        steps = await first_steps.mine(work)
        found["undelivered"] = await undelivered.count(
            work, datetime.combine(since_working_day(work.local.date()), time(), work.zone)
        )
        found["steps"] = len(steps.left) if steps is not None and steps.open else 0
        found["approve"] = sum(waiting.get(kind, 0) for kind in rules.APPROVE)  # type: ignore[call-overload]
    found["urgent"] = max(0, waiting.get("urgent", 0) - found.get("visits", 0))
    named = {"urgent", *rules.APPROVE}
    found["others"] = sum(n for kind, n in waiting.items() if kind not in named)
    return {line: found[line] for line in LINES if found.get(line)}


async def listed(work: Work, line: Line, offset: int, limit: int) -> Sequence[Row]:
    """What stands behind a line now, the oldest first: card, id and whom it is about. Raises
    NotAllowed without a desk."""
    if line == "approve":
        return await (await queue.desk(work)).of_kinds(rules.APPROVE, offset, limit)
    work.demand("queue.see")
    return await digests.listed(work.tx, line, await _values(work), offset, limit)


async def find(work: Work, digest_id: int) -> Digest:
    """The actor's own digest. Raises NotFound."""
    found = await digests.find(work.tx, digest_id)
    if found is None or found.person_id != work.actor.id:
        raise NotFound
    return found


async def rang(work: Work, exchange_id: int) -> None:
    """Somebody rang both sides of a first exchange: it isn't listed again. Raises NotFound."""
    work.demand("exchange.decide")
    found = await exchanges.find(work.tx, work.scope.id, exchange_id)
    if found is None or work.own(*found.parties):
        raise NotFound
    digests.mark(work.tx, work.scope.id, RUNG, exchange_id, work.actor.id, work.now)
    work.audit("exchange.rang", "exchange", exchange_id)


def since_working_day(today: date) -> date:
    """The first day of which a digest has not spoken yet: yesterday, or, on a Monday, Friday."""
    day = today - timedelta(days=1)
    while not working_day(day):
        day -= timedelta(days=1)
    return day


async def first_to_ring(tx: Tx, now: datetime, found: Exchange, reader: int) -> bool:
    """Whether this is a first exchange whose people nobody has rung yet, for its card's reader."""
    values = {
        "community_id": found.community_id,
        "actor": reader,
        "firsts": now - timedelta(days=rules.FIRST_DAYS),
    }
    return await digests.is_first(tx, values, found.id)


async def _values(work: Work) -> dict[str, Any]:
    today = work.local.date()
    after, upto = await quiet_turn(work)
    work_days = (await timebank.of(work)).number("work_review_days")
    midnight = datetime.combine(today, time(), work.zone)
    return {
        "community_id": work.scope.id,
        "actor": work.actor.id,
        "unmet": work.now - timedelta(days=rules.UNMET_DAYS),
        "unconfirmed": work.now - timedelta(days=rules.UNCONFIRMED_DAYS),
        "firsts": work.now - timedelta(days=rules.FIRST_DAYS),
        "quiet": work.now - timedelta(days=rules.QUIET_DAYS),
        "review": rules.REVIEW_AFTER,
        "ends": today + timedelta(days=rules.CHECK_ENDS_DAYS),
        "consents": work.now + timedelta(days=rules.CHECK_ENDS_DAYS),
        "checked": work.now - timedelta(days=hats.CHECK_DAYS),
        "unchecked": work.now - timedelta(days=hats.FIRST_CHECK_DAYS),
        "reviewed": today - timedelta(days=work_days),
        "today": midnight,
        "posted": datetime.combine(since_working_day(today), time(), work.zone),
        "tomorrow": datetime.combine(today + timedelta(days=1), time(), work.zone),
        "after": after,
        "upto": upto,
    }


async def quiet_turn(work: Work) -> tuple[int, int]:
    """Between which memberships today's quiet members are: each day goes on where the last one
    ended, so that everybody's turn comes and nobody is listed every day."""
    today = work.local.date()
    day, after, upto = await digests.turn(work.tx, work.scope.id, QUIET)
    if day == today.isoformat():
        return after, upto
    after = upto
    last = await digests.next_members(work.tx, work.scope.id, after, rules.QUIET_LOOKED_AT)
    if last is None and after:
        after = 0
        last = await digests.next_members(work.tx, work.scope.id, 0, rules.QUIET_LOOKED_AT)
    upto = last or 0
    values = {
        "community_id": work.scope.id,
        "actor": 0,
        "quiet": work.now - timedelta(days=rules.QUIET_DAYS),
        "after": after,
        "upto": upto,
    }
    found = await digests.quiet(work.tx, values, rules.QUIET_A_DAY)
    if len(found) == rules.QUIET_A_DAY:
        upto = found[-1]
    digests.set_turn(work.tx, work.scope.id, QUIET, today, after, upto)
    return after, upto

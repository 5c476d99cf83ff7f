"""Approving in one tap what a timebank's rules call routine, and nothing that they don't."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import DomainError
from domain.plans import is_lone
from domain.reading.skills import taxonomy
from services import exchanges
from services import rules as timebank_rules
from services.work import Work
from storage import routine
from storage.db import part
from storage.errors import StorageError
from storage.exchanges import Exchange

AT_ONCE = 20
"""As many as are read back on one screen and approved in one unit; services/routine_jobs.py
approves more."""
TOGETHER = 1_000
"""The most that are read back at a time, on pages, and approved with one yes."""
LOOKED_AT = 1_200
CLOSER = frozenset("VDKB")
"""Risk letters of the taxonomy (DOMAIN.md section 1) that a broker looks at one by one."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a bulk approval: ids approved, and how many were decided by others, or
    changed, in the meantime."""

    approved: Sequence[int]
    passed_over: int


async def found(work: Work, among: Sequence[int] | None = None) -> list[Exchange]:
    """The routine ones among what waits for the actor's approval (or `among` these ids), the oldest
    first: both agree on the figures, it is no longer than the rule `routine_minutes`, neither of
    the two is new, and nothing about the help, the two, or their balances needs a closer look.
    Raises NotAllowed."""
    work.demand("exchange.decide")
    rules = await timebank_rules.of(work)
    longest = rules.number("routine_minutes")
    if not longest:
        return []
    waiting = await routine.candidates(
        work.tx,
        work.scope.id,
        work.actor.id,
        work.now,
        minutes=longest,
        floor=-rules.number("hard_floor_minutes"),
        limit=LOOKED_AT,
        among=among,
    )
    return [one for one in waiting if _plain(one) and not work.own(*one.parties)]


async def approve(work: Work, seen: Sequence[tuple[int, int]]) -> Result:
    """Approves these exchanges, AT_ONCE at most, each (id, minutes) as it was read back, each by
    its own key; what isn't routine any more or was decided by somebody else is passed over."""
    done = await approve_each(work, seen[:AT_ONCE])
    if done:
        note(work, len(done))
    return Result(done, len(seen[:AT_ONCE]) - len(done))


async def approve_each(work: Work, seen: Sequence[tuple[int, int]]) -> list[int]:
    """The same without a line of its own in the audit; the ids of those that it approved. Where one
    can't be approved, nothing of it stays, and the others go on."""
    still = {one.id: one for one in await found(work, [number for number, _ in seen])}
    done: list[int] = []
    for exchange_id, minutes in seen:
        one = still.get(exchange_id)
        if one is None or one.minutes != minutes:
            continue
        try:
            async with part(work.tx):
                await exchanges.approve(work, exchange_id, one.mark)
        except (DomainError, StorageError) as error:
            if isinstance(error, StorageError) and not error.ours:
                raise
            continue
        done.append(exchange_id)
    return done


def note(work: Work, count: int) -> None:
    """Keeps in the audit that so many were approved with one tap."""
    work.audit("exchange.bulk", "community", work.scope.id, f"{count} routine exchanges")


def _plain(one: Exchange) -> bool:
    """Whether the help itself is of an everyday kind: known, not alone in somebody's home, and with
    nobody at risk, children, drivers or keys in it."""
    known = taxonomy().get(one.skill or "")
    if known is None or known.risk & CLOSER:
        return False
    home = "H" in known.risk
    return one.approved_at is not None or not is_lone(one.skill, home=home)

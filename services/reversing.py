"""Taking posted help out of the books again: by a broker, and with a second person's yes where it
is more than the rule `second_person_minutes` (DOMAIN.md section 5: corrections above 5 hours)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain import four_eyes
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from services import decided, exchange_moves, exchanges, pot
from services import rules as timebank
from services.notices import NoticeButton
from services.work import Work
from storage import exchanges as exchange_rows
from storage import ledger as books
from storage import posted_things
from storage import reversals as rows
from storage.db import Row, instant, moment_of
from storage.exchanges import Exchange
from storage.reversals import Reversal

CARD = "reversal"
Thing = Literal["exchange", "booking", "gift", "roster"]
BACK_DAYS = 92
"""How far back the list goes that names nobody; one person's goes back to the start."""
BROKER: frozenset[Role] = frozenset({"broker"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would do: the exchange, what both members would have then in minutes (None for an
    organisation), whether a second person looks."""

    exchange: Exchange
    giver: int | None
    receiver: int | None
    second: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """One thing in the books. `giver`: who helped, lent, gave or hosted; empty for the pot.
    `what`: the thing lent, the kind of gift or the roster's title."""

    card: Thing
    id: int
    minutes: int
    day: date
    giver: str
    receiver: str
    what: str


async def listed(work: Work, person_id: int, offset: int, limit: int) -> Sequence[Posted]:
    """What is in the books and the actor may reverse, the newest first: help, lending, gifts and
    rosters; of one person, or (0) of everybody in the last months."""
    work.demand("exchange.decide")
    here, actor, upto = work.scope.id, work.actor.id, offset + limit
    since = work.now - timedelta(days=BACK_DAYS)
    if person_id:
        help_ = await rows.of_person(work.tx, here, actor, person_id, 0, upto)
        others = await posted_things.of_person(work.tx, here, actor, person_id, upto)
    else:
        help_ = await rows.posted(work.tx, here, actor, since, 0, upto)
        others = await posted_things.posted(work.tx, here, actor, since, upto)
    found: list[tuple[Row, Thing, str]] = [(row, "exchange", "") for row in help_]
    found += [(row, row["card"], row["what"]) for row in others]
    found.sort(key=lambda one: str(one[0]["changed_at"]), reverse=True)
    return [_posted(work, *one) for one in found[offset:upto]]


def _posted(work: Work, row: Row, card: Thing, what: str) -> Posted:
    gift = card == pot.CARD
    day = moment_of(row["day"]).astimezone(work.zone).date() if gift else None
    return Posted(
        card,
        row["id"],
        row["minutes"],
        day or date.fromisoformat(row["day"]),
        row["giver"] or "",
        row["receiver"] or "",
        what,
    )


async def preview(work: Work, exchange_id: int) -> Preview:
    """What reversing would do. Raises DomainError where it is not in the books, is the actor's
    own, was asked for already, or nobody could be the second person."""
    found = await exchanges.demand(work, exchange_id, "reverse")
    if await rows.open_of(work.tx, exchange_id) is not None:
        raise DomainError("refusal-reversal-waits")
    giver, receiver = found.giver_id, found.receiver_id
    if giver is None or receiver is None:
        raise NotFound
    second = four_eyes.needs_second(
        "correction", found.minutes, (await timebank.of(work)).number("second_person_minutes")
    )
    if second and not await _seconds(work, found):
        raise DomainError("refusal-no-second")
    groups = await books.organisations(work.tx, work.scope.id, (giver, receiver))
    now = await books.balances(work.tx, work.scope.id, (giver, receiver))
    return Preview(
        found,
        None if giver in groups else now[giver] - found.minutes,
        None if receiver in groups else now[receiver] + found.minutes,
        second,
    )


async def reverse(work: Work, exchange_id: int, reason: str) -> int | None:
    """Reverses it, or asks a second person; then the reversal's id. Raises DomainError."""
    seen = await preview(work, exchange_id)
    if not seen.second:
        await exchanges.reverse(work, exchange_id, reason)
        return None
    reversal_id = await rows.add(
        work.tx, work.scope.id, exchange_id, reason.strip()[:1000], work.actor.id, work.now
    )
    if reversal_id is None:
        raise DomainError("refusal-reversal-waits")
    for one in await _seconds(work, seen.exchange):
        work.show_card(one, CARD, reversal_id, "reversal.asked", fresh=True)
    work.audit("reversal.ask", "exchange", exchange_id)
    return reversal_id


async def decide(work: Work, reversal_id: int, *, yes: bool) -> Reversal:
    """A second person says yes, and the hours go back; or no, and they stay. Raises DomainError."""
    found, exchange = await find(work, reversal_id)
    if found.asked_by == work.actor.id:
        raise DomainError("refusal-second-person")
    await _write(work, found, "done" if yes else "declined")
    if yes:
        # An administrator who is no broker may be the second person: the broker's step is done.
        desk = Work(
            work.tx, work.now, work.actor, work.community, BROKER, rules=work.rules, near=work.near
        )
        await exchanges.reverse(desk, exchange.id, found.words, kept=False)
    before = {name: getattr(exchange, name) for name in exchange_moves.BEFORE}
    action, state = ("confirm", "done") if yes else ("decline", "declined")
    decided.keep(work, CARD, found.id, action, state, {"exchange": before})
    work.tell(
        found.asked_by,
        "reversal.decided",
        "reversal-decided",
        once=decided_notice(found.id, instant(work.now)),
        buttons=(NoticeButton("btn-queue", "queue"),),
        name=work.actor.name,
        yes="yes" if yes else "no",
        giver=exchange.giver_name or "",
        receiver=exchange.receiver_name or "",
    )
    return found


def decided_notice(reversal_id: int, at: str) -> str:
    """What tells once whoever asked how it was decided at this moment, and finds it where that is
    taken back."""
    return f"reversal:{reversal_id}:decided:{at}"


async def withdraw(work: Work, reversal_id: int) -> Reversal:
    """Whoever asked takes it back."""
    found, _ = await find(work, reversal_id)
    if found.asked_by != work.actor.id:
        raise NotFound
    await _write(work, found, "withdrawn")
    return found


async def find(work: Work, reversal_id: int) -> tuple[Reversal, Exchange]:
    """A reversal of this timebank with its exchange, if the actor may see it; NotFound where it is
    about their own hours."""
    work.demand("hours.second")
    found = await rows.find(work.tx, reversal_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    exchange = await exchange_rows.find(work.tx, work.scope.id, found.exchange_id)
    if exchange is None or work.own(*exchange.parties):
        raise NotFound
    return found, exchange


async def _write(work: Work, found: Reversal, state: str) -> None:
    if not await rows.move(work.tx, found.id, state, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"reversal.{state}", "exchange", found.exchange_id)
    work.refresh(CARD, found.id, f"reversal.{state}")


async def _seconds(work: Work, found: Exchange) -> list[int]:
    without = {work.actor.id, *found.parties}
    return [one.id for one in await pot.seconds(work, without)]

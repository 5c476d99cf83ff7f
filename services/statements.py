"""A member's statement: what came in and went out in a month, to the minute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.work import Work
from storage import exchanges, ledger
from storage.db import moment_of
from storage.exchanges import Exchange

EXCHANGE_KEY = re.compile(r"exchange:(\d+):(?:posted|reversed)")


@dataclass(frozen=True, slots=True)
class Line:
    """One movement on the member's account. `minutes` is signed: more is positive.

    kind: as in domain.ledger.TransferKind; `exchange` is what it stands for where it was one,
    also where a broker undid it (kind `reversal`).
    """

    at: datetime
    minutes: int
    kind: str
    exchange: Exchange | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One month of one member, in minutes: `opening` and all lines make `closing`.

    `month` is its first day; `earlier` and `later` say whether there is anything to see on the
    side of it. The month's bounds are midnights in the timebank's zone.
    """

    month: date
    opening: int
    lines: Sequence[Line]
    closing: int
    earlier: bool
    later: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's balance in minutes, and what they gave and got that is not in the books yet."""

    balance: int
    given: int
    got: int


async def standing(work: Work) -> Standing:
    """The actor's own balance, and what is still on its way."""
    who = (work.scope.id, work.on_behalf_of or work.actor.id)
    balance = await ledger.balance(work.tx, *who)
    given, got = await exchanges.on_the_way(work.tx, *who)
    return Standing(balance, given, got)


async def statement(work: Work, month: date) -> Statement:
    """The actor's own statement for the month of this day; later than now is now, and before
    their first hours is the month of those."""
    who = (work.scope.id, work.on_behalf_of or work.actor.id)
    newest = work.local.date().replace(day=1)
    first = await ledger.first_at(work.tx, *who)
    oldest = newest if first is None else first.astimezone(work.zone).date().replace(day=1)
    start = max(min(month.replace(day=1), newest), min(oldest, newest))
    opening, rows = await ledger.statement(
        work.tx, *who, _midnight(work, start), _midnight(work, next_month(start))
    )
    lines = await _lines(work, rows)
    closing = opening + sum(line.minutes for line in lines)
    return Statement(start, opening, lines, closing, start > oldest, start < newest)


def next_month(day: date) -> date:
    """The first day of the month after this day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def month_before(day: date) -> date:
    """The first day of the month before this day's."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def _midnight(work: Work, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=work.zone)


async def _lines(work: Work, rows: Sequence[Any]) -> list[Line]:
    ids = [_exchange_id(row["key"]) for row in rows]
    wanted = sorted({one for one in ids if one is not None})
    found = await exchanges.by_ids(work.tx, work.scope.id, wanted)
    return [
        Line(moment_of(row["at"]), row["minutes"], row["kind"], found.get(one) if one else None)
        for row, one in zip(rows, ids, strict=True)
    ]


def _exchange_id(key: str) -> int | None:
    found = EXCHANGE_KEY.fullmatch(key)
    return int(found[1]) if found else None

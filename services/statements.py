"""A member's statement: what came in and went out in a month, to the minute; and the note on the
first of the next month that it is ready."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from services import rules
from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities, exchanges, ledger, people, reminders, service_hours
from storage import statements as rows_of
from storage.db import Row, Tx, moment_of
from storage.exchanges import Exchange

MONTH = "statement.month"
"""The reminder of a timebank that a month is over."""
NOTE = "statement_monthly"
"""The message that a statement is ready, as a kind that members can do without."""
AT_TEN = time(10)
"""When it is sent, on the first of the month: nobody is woken."""
USEFUL = timedelta(days=10)
"""How late it may come, after the bot stood still, and still be of use."""
MOST_ON_PAPER = 80
"""Members' statements in one file for the post."""
AT_ONCE = 100
"""Members told in one transaction, so that people's answers get in between."""
KEY = re.compile(r"(exchange|roster|booking|service):(\d+)(?::\d+)?:(?:posted|reversed)")
NOTHING = ("", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One movement on the member's account. `minutes` is signed: more is positive.

    kind: as in domain.ledger.TransferKind, `across` for help across two timebanks, `moving` for
    what came along from one or went to one, `lending`, `team` for a team job; `exchange` is what it
    stands for where it was one, also where a broker undid it (kind `reversal`). `title`: what else
    it was for, such as the name of a class or of what was lent, as others could read it.
    """

    at: datetime
    minutes: int
    kind: str
    exchange: Exchange | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One month of one member, in minutes: `opening` and all lines make `closing`.

    `month` is its first day; `earlier` and `later` say whether there is anything to see on the
    side of it. The month's bounds are midnights in the timebank's zone. `served`: confirmed minutes
    of volunteering in the month, which stand beside the books and are in no line of them.
    """

    month: date
    opening: int
    lines: Sequence[Line]
    closing: int
    earlier: bool
    later: bool
    served: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's balance in minutes, and what they gave and got that is not in the books yet."""

    balance: int
    given: int
    got: int


async def standing(work: Work) -> Standing:
    """The member's balance, and what is still on its way."""
    who = (work.scope.id, work.member)
    balance = await ledger.balance(work.tx, *who)
    given, got = await exchanges.on_the_way(work.tx, *who)
    return Standing(balance, given, got)


async def statement(work: Work, month: date) -> Statement:
    """The member's statement for the month of this day; later than now is now, and before
    their first hours is the month of those. Somebody who helps the member sees it from then on."""
    who = (work.scope.id, work.member)
    newest = work.local.date().replace(day=1)
    first = await ledger.first_at(work.tx, *who)
    since = await _since(work)
    if first is not None and since is not None:
        first = max(first, since)
    oldest = newest if first is None else first.astimezone(work.zone).date().replace(day=1)
    start = max(min(month.replace(day=1), newest), min(oldest, newest))
    begins = _midnight(work, start)
    opening, rows = await ledger.statement(
        work.tx, *who, max(begins, since or begins), _midnight(work, next_month(start))
    )
    lines = await _lines(work, rows)
    closing = opening + sum(line.minutes for line in lines)
    days = (max(start, since.astimezone(work.zone).date()) if since else start, next_month(start))
    served, _, _ = await service_hours.totals(work.tx, *who, *days)
    return Statement(start, opening, lines, closing, start > oldest, start < newest, served)


async def on_paper(work: Work, month: date) -> list[int]:
    """Members without Telegram whose hours moved in the month of this day, for the post: at most
    MOST_ON_PAPER. Brokers only."""
    work.demand("member.act")
    start = month.replace(day=1)
    begins, ends = _midnight(work, start), _midnight(work, next_month(start))
    return await rows_of.on_paper(work.tx, work.scope.id, begins, ends, MOST_ON_PAPER)


def next_month(day: date) -> date:
    """The first day of the month after this day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def month_before(day: date) -> date:
    """The first day of the month before this day's."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def _midnight(work: Work, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=work.zone)


async def _lines(work: Work, rows: Sequence[Any]) -> list[Line]:
    things = [_thing(row["key"]) for row in rows]
    ids: dict[str, list[int]] = {
        "exchange": [],
        "roster": [],
        "booking": [],
        "service": [],
    }
    for thing, one in sorted(set(things) - {NOTHING}):
        ids[thing].append(one)
    found = await exchanges.by_ids(work.tx, work.scope.id, ids["exchange"])
    titles: dict[tuple[str, int], str] = {}
    if ids["roster"] or ids["booking"] or ids["service"]:
        titles = await rows_of.titles(
            work.tx, work.scope.id, ids["roster"], ids["booking"], ids["service"]
        )
    return [
        Line(
            moment_of(row["at"]),
            row["minutes"],
            _kind(row),
            found.get(thing[1]) if thing[0] == "exchange" else None,
            titles.get(thing),
        )
        for row, thing in zip(rows, things, strict=True)
    ]


def _kind(row: Any) -> str:
    """What it was: of some, the reason says more than the kind."""
    reasons = ("across", "moving", "lending", "team", "merge", "service")
    if (row["kind"], row["reason"]) == ("correction", "import"):
        return "import"
    said = row["kind"] != "reversal" and row["reason"] in reasons
    return str(row["reason"] if said else row["kind"])


def _thing(key: str) -> tuple[str, int]:
    """What a transfer's key speaks of, and its id; `NOTHING` where it is none of those."""
    found = KEY.fullmatch(key)
    return (found[1], int(found[2])) if found else NOTHING


async def may_read(work: Work) -> bool:
    """Whether the actor may see this member's statement now: their own, that of somebody for whom
    they act, or, as a broker, that of any member of the timebank."""
    if work.member == work.actor.id:
        return True
    held = await rows_of.acts(work.tx, work.scope.id, work.actor.id, work.member, work.now)
    return bool(held) or await _is_broker(work)


async def _since(work: Work) -> datetime | None:
    """From when on the actor may see: who helps a member sees nothing of the time before."""
    if work.member == work.actor.id:
        return None
    held = await rows_of.acts(work.tx, work.scope.id, work.actor.id, work.member, work.now)
    if not held or any(kind != "helper" for kind, _ in held) or await _is_broker(work):
        return None
    return min(since for _, since in held)


async def _is_broker(work: Work) -> bool:
    return (work.scope.id, "broker") in await people.roles(work.tx, work.actor.id)


async def plan_notes(tx: Tx, now: datetime) -> None:
    """Sees to it that every timebank is reminded when this month is over. Done again and again: a
    reminder that is there stays as it is."""
    for community in await communities.every(tx):
        work = Work(tx, now, CLOCK, community, frozenset())
        _plan(work, work.local.date(), after=0, due=None)


def _plan(work: Work, month: date, after: int, due: datetime | None) -> None:
    """`after` is the last member who was told; `due` where it goes on at once."""
    first = next_month(month)
    begins = datetime.combine(first, AT_TEN, work.zone)
    reminders.add(
        work.tx,
        f"statement:{work.scope.id}:{month:%Y%m}:{after}",
        MONTH,
        work.scope.id,
        None,
        after,
        due or begins,
        begins + USEFUL,
    )


async def month_over(work: Work, row: Row) -> bool:
    """Tells the next members whose hours moved that their statement is ready, and plans the rest.
    False where the timebank's rule says that nobody is told."""
    month = date(int(row["key"].split(":")[2][:4]), int(row["key"].split(":")[2][4:]), 1)
    if row["object_id"] == 0:
        _plan(work, next_month(month), after=0, due=None)
    if not (await rules.of(work)).yes(NOTE):
        return False
    told = await rows_of.moved(
        work.tx,
        work.scope.id,
        _midnight(work, month),
        _midnight(work, next_month(month)),
        work.local.date(),
        NOTE,
        int(row["object_id"]),
        AT_ONCE,
    )
    balances = await ledger.balances(work.tx, work.scope.id, told)
    for person_id in told:
        _tell(work, person_id, month, balances[person_id])
    if len(told) == AT_ONCE:
        _plan(work, month, after=told[-1], due=work.now)
    return bool(told)


def _tell(work: Work, person_id: int, month: date, balance: int) -> None:
    this = f"{month:%Y%m}"
    work.tell(
        person_id,
        "statement.month",
        "statement-ready",
        kind="reminder",
        once=f"statement:{work.scope.id}:{this}:{person_id}",
        buttons=(
            NoticeButton("btn-statement-see", f"st:{this}:0.{work.scope.id}"),
            NoticeButton("btn-statement-paper", f"st-file:{this}:pdf.{work.scope.id}"),
        ),
        useful_until=work.now + USEFUL,
        month=month,
        timebank=work.scope.name,
        minutes=abs(balance),
        standing="have" if balance > 0 else "owe" if balance < 0 else "even",
    )


def want(work: Work, *, wanted: bool) -> None:
    """The member wants that note, or doesn't."""
    if wanted:
        rows_of.unmute(work.tx, work.scope.id, work.member, NOTE)
    else:
        rows_of.mute(work.tx, work.scope.id, work.member, NOTE, work.now)
    work.audit("statement.note", "person", work.member, "on" if wanted else "off")


async def wanted(work: Work) -> bool:
    """Whether the member gets that note: nobody who hasn't said so is left out."""
    return NOTE not in await rows_of.muted(work.tx, work.scope.id, work.member)

"""/balance and /statement: a member's hours in plain words, month by month."""

from collections.abc import Sequence
from datetime import date

from domain.permissions import Role
from domain.reading.skills import taxonomy
from domain.reading.types import Reading
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import statements
from services.statements import Line, Statement

PAGE = 2_800
"""Characters of lines on one page: with its head and tail well inside Telegram's 4,096."""
WORDS = 80
"""Characters of what somebody wrote about an exchange."""


async def balance(unit: Unit, _words: str = "") -> None:
    """The balance in words, and what is not in the books yet."""
    if not _is_member(unit):
        await _not_a_member(unit)
        return
    now = await statements.standing(unit)
    lines = [unit.text("balance-timebank", timebank=unit.scope.name), words_of(unit, now.balance)]
    if now.given or now.got:
        lines.append(
            unit.text(
                "balance-on-the-way",
                given=now.given,
                got=now.got,
                which="both" if now.given and now.got else "given" if now.given else "got",
            )
        )
    on = ("btn-home", "home") if unit.draft is None else ("btn-carry-on", "resume")
    rows = one_a_row(
        unit.button("btn-statement", "statement"),
        unit.button(*on),
        unit.button("btn-talk-to-a-person", "talk"),
    )
    unit.show(Screen(Markup("\n".join(lines)), rows), "balance")


def words_of(unit: Unit, minutes: int) -> Markup:
    """A balance in plain words."""
    key = "balance-have" if minutes > 0 else "balance-even" if minutes == 0 else "balance-owe"
    return unit.text(key, minutes=abs(minutes))


async def statement(unit: Unit, _words: str = "") -> None:
    """This month's statement."""
    await _show(unit, unit.local.date(), 0)


async def _show(unit: Unit, month: date, page: int) -> None:
    if not _is_member(unit):
        await _not_a_member(unit)
        return
    found = await statements.statement(unit, month)
    pages = pages_of([line_of(unit, line) for line in found.lines])
    page = min(max(page, 0), len(pages) - 1)
    text = _text(unit, found, pages, page)
    unit.show(Screen(text, _rows(unit, found, page, len(pages))), "statement")


def _text(unit: Unit, found: Statement, pages: Sequence[str], page: int) -> Markup:
    head = unit.text(
        "statement-head", month=found.month, timebank=unit.scope.name, name=unit.member_name
    )
    opening = unit.text("statement-opening", sign=_sign(found.opening), minutes=abs(found.opening))
    plus = sum(line.minutes for line in found.lines if line.minutes > 0)
    minus = -sum(line.minutes for line in found.lines if line.minutes < 0)
    closing = unit.text(
        "statement-closing",
        plus=plus,
        minus=minus,
        sign=_sign(found.closing),
        minutes=abs(found.closing),
        still="yes" if not found.later else "no",
    )
    parts = [str(head)]
    if len(pages) > 1:
        parts.append(str(unit.text("statement-page", page=page + 1, pages=len(pages))))
    if page == 0:
        parts.append(str(opening))
    parts.append(pages[page] or str(unit.text("statement-nothing")))
    if page == len(pages) - 1:
        parts.append(str(closing))
    return Markup("\n\n".join(parts))


def pages_of(lines: Sequence[Markup]) -> list[str]:
    """Lines in pages that fit; at least one page, which may be empty."""
    pages = [""]
    for line in lines:
        longer = f"{pages[-1]}\n\n{line}" if pages[-1] else str(line)
        if len(longer) > PAGE and pages[-1]:
            pages.append(str(line))
        else:
            pages[-1] = longer
    return pages


def _rows(unit: Unit, found: Statement, page: int, pages: int) -> Sequence[Sequence[Button]]:
    this = f"{found.month:%Y%m}"
    rows: list[Sequence[Button]] = []
    if page + 1 < pages:
        rows.append((unit.button("btn-more", f"st:{this}:{page + 1}"),))
    if page:
        rows.append((unit.button("btn-statement-back", f"st:{this}:{page - 1}"),))
    sides = []
    if found.earlier:
        before = f"{statements.month_before(found.month):%Y%m}"
        sides.append(unit.button("btn-statement-earlier", f"st:{before}:0"))
    if found.later:
        after = f"{statements.next_month(found.month):%Y%m}"
        sides.append(unit.button("btn-statement-later", f"st:{after}:0"))
    return (*rows, tuple(sides), (unit.button("btn-home", "home"),))


def line_of(unit: Unit, line: Line) -> Markup:
    """One movement in plain words: the day, what it was, with whom, plus or minus."""
    at = line.at.astimezone(unit.zone).date()
    minutes, sign = abs(line.minutes), "plus" if line.minutes > 0 else "minus"
    one = line.exchange
    if one is None:
        return unit.text("statement-line-other", at=at, kind=line.kind, sign=sign, minutes=minutes)
    gave = one.giver_id == unit.member
    skill = taxonomy().get(one.skill or "")
    what = one.words or (skill.label if skill else "")
    return unit.text(
        "statement-line-undone" if line.kind == "reversal" else "statement-line-exchange",
        at=at,
        date=one.day,
        same="yes" if at == one.day else "no",
        side="gave" if gave else "got",
        name=(one.receiver_name if gave else one.giver_name) or one.named or "",
        what=Words(" ".join(what.split()), WORDS),
        has_what="yes" if what else "no",
        sign=sign,
        minutes=minutes,
    )


def _sign(minutes: int) -> str:
    return "plus" if minutes > 0 else "minus" if minutes < 0 else "even"


def _is_member(unit: Unit) -> bool:
    standing = unit.membership
    return standing is not None and standing.state in ("approved", "paused", "left")


async def _not_a_member(unit: Unit) -> None:
    """Without an account there is no balance: the home card says where the person stands."""
    if unit.roles:
        unit.say("balance-no-account", one_a_row(unit.button("btn-home", "home")))
    else:
        await unit.registry.commands["status"].run(unit, "")


async def _balance_tapped(unit: Unit, _tap: Tap) -> None:
    await balance(unit)


async def _statement_tapped(unit: Unit, _tap: Tap) -> None:
    await statement(unit)


async def _page_tapped(unit: Unit, tap: Tap) -> None:
    year, month = divmod(tap.id, 100)
    wanted = unit.local.date()
    if 2000 <= year <= wanted.year and 1 <= month <= 12:
        wanted = date(year, month, 1)
    page = int(tap.run) if tap.run.isascii() and tap.run.isdigit() and len(tap.run) < 5 else 0
    await _show(unit, wanted, page)


async def _balance_said(unit: Unit, _reading: Reading) -> None:
    await balance(unit)


async def _statement_said(unit: Unit, _reading: Reading) -> None:
    await statement(unit)


MEMBERS: frozenset[Role] = frozenset({"member"})
journey = Journey(
    "balance",
    commands=[
        Command("balance", balance, roles=MEMBERS, menu=MEMBERS),
        Command("statement", statement, roles=MEMBERS),
    ],
    taps={"balance": _balance_tapped, "statement": _statement_tapped, "st": _page_tapped},
    intents={"balance": _balance_said, "statement": _statement_said},
)

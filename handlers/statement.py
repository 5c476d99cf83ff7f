"""/statement: a member's hours month by month; on paper, in large print, as a table, read aloud."""

import re
from collections.abc import Sequence
from datetime import date

from domain.permissions import Role
from domain.reading.types import Reading
from handlers.balance import is_member, not_a_member
from handlers.conversation.screens import Button, Rows, Screen
from handlers.documents.statement import FORMS
from handlers.journey import Command, Journey
from handlers.members import as_broker
from handlers.statement_words import Teller, sign_of
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import second_factor, statements
from services.statements import Statement

PAGE = 2_800
"""Characters of lines on one page: with its head and tail well inside Telegram's 4,096."""
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WAYS = (
    (re.compile(r"\b(?:large|big|bigger|larger)\b"), "large"),
    (re.compile(r"\b(?:paper|print|printed|pdf)\b"), "pdf"),
    (re.compile(r"\b(?:table|csv|spreadsheet|excel)\b"), "csv"),
    (re.compile(r"\b(?:aloud|read (?:it|out|me)|voice|listen)\b|^read\b"), "read"),
)
"""Words behind /statement that say how it is wanted, the narrower first."""
WAY_WORDS = re.compile(
    r"\b(?:large|big|bigger|larger|paper|print|printed|printout|pdf|table|csv|spreadsheet|excel|aloud|"
    r"read|it|out|me|to|voice|listen|in|on|as|a|the|please|my|statement|send|show|give|get|i|want|"
    r"can|have|for|of|from|version|copy|one|file|last|month|this|20\d\d|"
    rf"{'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)})\b|[?!.,']",
)
"""Words of a sentence that says how, or for which month, a statement is wanted and nothing else."""
ALL = re.compile(r"\b(?:all|everybody|everyone)\b")
"""A broker wants those of all who have no Telegram, for the post."""
CLEAR = re.compile(r"\b(?:(?:large|big|bigger|larger) print|csv|pdf|spreadsheet)\b")
"""What means a statement wherever it is typed."""
MAY = r"\b(?:for|in|of|from) may\b|\bmay(?:'s)? (?:20\d\d|statement)\b|^may\b(?! (?:i|we|you)\b)"


def teller(unit: Unit) -> Teller:
    """Words this member's statement in this person's language."""
    return Teller(unit.wording, unit.lang, unit.zone, unit.member)


async def statement(unit: Unit, words: str = "", shown: date | None = None) -> None:
    """This month's, or the month and the form that stand behind the command. shown: the month that
    is on the screen."""
    said = words.casefold()
    if ALL.search(said) and as_broker(unit):
        await _send_all(unit, month_in(said, unit.local.date()))
        return
    named = month_in(said, unit.local.date())
    month = shown if shown is not None and not _names_month(said, unit) else named
    form = next((form for pattern, form in WAYS if pattern.search(said)), None)
    if not is_member(unit):
        await not_a_member(unit)
    elif form == "read":
        await _read(unit, month, 0)
    elif form is not None:
        await _send(unit, month, form)
    else:
        await _show(unit, month, 0)


async def _typed(unit: Unit, words: str) -> None:
    """/statement and what stands behind it: a month, a form, or, from a broker, whose it is."""
    if WAY_WORDS.sub(" ", words.casefold()).split():
        said = re.sub(r"^\s*(?:for|of)\s+", "", words, flags=re.IGNORECASE)
        if await unit.registry.said_for_others(unit, f"statement for {said}"):
            return
    await statement(unit, words)


def _names_month(words: str, unit: Unit) -> bool:
    """Whether words name any month: read as of two days in different months, they say the same."""
    today = unit.local.date()
    other = statements.next_month(today)
    return month_in(words, today) != today or month_in(words, other) != other


async def heard(unit: Unit, words: str) -> bool:
    """ "Large print", "csv" or "october" under a statement; the clear ones anywhere. Else False."""
    said = " ".join(words.casefold().split())
    if not is_member(unit) or not said or len(said) > 60 or WAY_WORDS.sub(" ", said).split():
        return False
    taps = [Tap.parse(data, 0, None) for _, data in unit.keyboard]
    on_screen = next((tap for tap in taps if tap.verb in ("st-ways", "st-file", "st-read")), None)
    means = any(pattern.search(said) for pattern, _ in WAYS) or _names_month(said, unit)
    if not means or (on_screen is None and not CLEAR.search(said)):
        return False
    shown = _month(unit, on_screen) if on_screen is not None else None
    await statement(unit, said, shown)
    return True


def month_in(words: str, today: date) -> date:
    """The month that words name ("may", "may 2025", "last month"), the latest that has begun; this
    month where they name none."""
    if re.search(r"\blast month\b", words):
        return statements.month_before(today)
    for number, name in enumerate(MONTHS, 1):
        # "May I see my statement" names no month.
        called = MAY if name == "may" else rf"\b(?:{name}|{name[:4]}|{name[:3]})\b"
        if re.search(called, words):
            year = re.search(r"\b(20\d\d)\b", words)
            when = int(year[1]) if year else today.year - (number > today.month)
            return date(min(when, today.year), number, 1)
    return today


async def _show(unit: Unit, month: date, page: int) -> None:
    if not is_member(unit):
        await not_a_member(unit)
        return
    found, tell = await statements.statement(unit, month), teller(unit)
    pages = pages_of([tell.line(line) for line in found.lines])
    page = min(max(page, 0), len(pages) - 1)
    text = _text(unit, found, pages, page, month)
    unit.show(Screen(text, _rows(unit, found, page, len(pages))), "statement")


def _text(
    unit: Unit, found: Statement, pages: Sequence[str], page: int, wanted: date | None
) -> Markup:
    tell = teller(unit)
    head = unit.text(
        "statement-head", month=found.month, timebank=unit.scope.name, name=unit.member_name
    )
    parts = [str(head)]
    if wanted is not None and wanted.replace(day=1) != found.month:
        # Nothing is in the books of the month that they asked for.
        parts.append(str(unit.text("statement-not-then", wanted=wanted, month=found.month)))
    if len(pages) > 1:
        parts.append(str(unit.text("statement-page", page=page + 1, pages=len(pages))))
    if page == 0:
        parts.append(str(tell.opening(found)))
    parts.append(pages[page] or str(unit.text("statement-nothing")))
    if page == len(pages) - 1:
        parts.append(str(tell.closing(found)))
        if found.served:
            parts.append(str(unit.text("statement-served", minutes=found.served)))
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


def _rows(unit: Unit, found: Statement, page: int, pages: int) -> Rows:
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
    ways = unit.button("btn-statement-ways", f"st-ways:{this}")
    return (*rows, tuple(sides), (ways,), (unit.button("btn-home", "home"),))


async def _ways(unit: Unit, tap: Tap) -> None:
    """How else it can be had."""
    month = _month(unit, tap)
    this = f"{month:%Y%m}"
    buttons = [
        (unit.button("btn-statement-paper", f"st-file:{this}:pdf"),),
        (unit.button("btn-statement-large", f"st-file:{this}:large"),),
        (unit.button("btn-statement-table", f"st-file:{this}:csv"),),
        (unit.button("btn-statement-read", f"st-read:{this}:0"),),
    ]
    last = (unit.button("btn-back", f"st:{this}:0"), unit.button("btn-home", "home"))
    text = unit.text("statement-ways-ask", month=month)
    unit.show(Screen(text, (*buttons, last)), "statement.ways")


async def _send(unit: Unit, month: date, form: str) -> None:
    """A file, made when it is sent; the screen stays."""
    found = await statements.statement(unit, month)
    # What a person holds in their hand leaves a line of who had it made, and for whom.
    unit.audit("statement.file", "person", unit.member, form)
    unit.send_document(
        "statement", "statement.file", member=unit.member, month=found.month.isoformat(), form=form
    )
    if unit.tap is None:
        unit.say("statement-coming", ((unit.button("btn-home", "home"),),), month=found.month)
    else:
        unit.toast("toast-statement-coming")


async def _send_all(unit: Unit, month: date) -> None:
    """Those of members without Telegram whose hours moved, in one file for the post."""
    found = await statements.on_paper(unit, month)
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("statement-all-none", ((home,),), month=month)
        return
    await second_factor.demand(unit, "export")
    for member_id in found:
        unit.audit("statement.file", "person", member_id, "post")
    ids = " ".join(str(one) for one in found)
    unit.send_document("statements", "statement.all", ids=ids, month=month.isoformat())
    unit.say("statement-all-coming", ((home,),), month=month, count=len(found))


async def _read(unit: Unit, month: date, page: int) -> None:
    """Whole sentences and nothing else, for ears."""
    found, tell = await statements.statement(unit, month), teller(unit)
    opening = unit.text(
        "statement-spoken-opening",
        month=found.month,
        name=unit.member_name,
        sign=sign_of(found.opening),
        minutes=abs(found.opening),
    )
    closing = unit.text(
        "statement-spoken-closing",
        sign=sign_of(found.closing),
        minutes=abs(found.closing),
        still="no" if found.later else "yes",
    )
    lines = [tell.spoken(line) for line in found.lines] or [unit.text("statement-nothing")]
    pages = pages_of([opening, *lines, closing])
    page = min(max(page, 0), len(pages) - 1)
    this = f"{found.month:%Y%m}"
    turn = []
    if page:
        turn.append(unit.button("btn-back", f"st-read:{this}:{page - 1}"))
    if page + 1 < len(pages):
        turn.append(unit.button("btn-more", f"st-read:{this}:{page + 1}"))
    last = (unit.button("btn-statement", f"st:{this}:0"), unit.button("btn-home", "home"))
    unit.show(Screen(Markup(pages[page]), (tuple(turn), last)), "statement.read")


def _month(unit: Unit, tap: Tap) -> date:
    """The month of a button; this one where it names none that can be. A note about another of the
    person's timebanks leads there."""
    _, _, where = tap.run.partition(".")
    if where.isascii() and where.isdigit() and len(where) < 18:
        unit.use_community_of(int(where))
    year, month = divmod(tap.id, 100)
    today = unit.local.date()
    if 2000 <= year <= today.year and 1 <= month <= 12:
        return date(year, month, 1)
    return today


async def _statement_tapped(unit: Unit, _tap: Tap) -> None:
    await statement(unit)


async def _page_tapped(unit: Unit, tap: Tap) -> None:
    month = _month(unit, tap)
    await _show(unit, month, _number(tap.run))


async def _read_tapped(unit: Unit, tap: Tap) -> None:
    month = _month(unit, tap)
    if is_member(unit):
        await _read(unit, month, _number(tap.run))
    else:
        await not_a_member(unit)


async def _file_tapped(unit: Unit, tap: Tap) -> None:
    month, form = _month(unit, tap), tap.run.partition(".")[0]
    if not is_member(unit):
        await not_a_member(unit)
    elif form in FORMS:
        await _send(unit, month, form)
    else:
        await _show(unit, month, 0)


def _number(run: str) -> int:
    page = run.partition(".")[0]
    return int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 0


async def _said(unit: Unit, reading: Reading) -> None:
    """A sentence: which month, and how, may stand in it."""
    await statement(unit, reading.text)


MEMBERS: frozenset[Role] = frozenset({"member"})
journey = Journey(
    "statement",
    commands=[Command("statement", _typed, roles=MEMBERS)],
    taps={
        "statement": _statement_tapped,
        "st": _page_tapped,
        "st-ways": _ways,
        "st-file": _file_tapped,
        "st-read": _read_tapped,
    },
    intents={"statement": _said},
    hears=[heard],
)

"""A month's statement as a file: on paper, in large print, or as a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.documents.table import table
from handlers.journey import View
from handlers.statement_words import Teller, sums
from handlers.wording.text import unmarked
from services import sealing, statements
from services.sealing import Head
from services.statements import Statement
from services.work import Work
from storage import communities, people
from storage.people import Community

NORMAL, LARGE = 12.0, 20.0
LARGE_PRINT = 14.0
"""In the post, where nobody can ask for larger print by a button."""
"""Points of the text on paper (DOMAIN.md asks for 18 or more in large print)."""
FORMS = ("pdf", "large", "csv")
KEY_FAMILIES = ("statement-file-",)


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The statement of `about["member"]` for `about["month"]` in the form `about["form"]`; None
    where the reader may not see it any more, or was left without a timebank."""
    form, member_id = str(about["form"]), int(about["member"])
    community = await communities.by_id(view.tx, community_id or 0)
    member = await people.person(view.tx, member_id)
    if community is None or member is None or form not in FORMS:
        return None
    work = Work(view.tx, view.now, view.viewer, community, frozenset(), on_behalf_of=member_id)
    if not await statements.may_read(work):
        return None
    found = await statements.statement(work, date.fromisoformat(str(about["month"])))
    tell = Teller(view.wording, view.lang, work.zone, member_id)
    end = "-large.pdf" if form == "large" else f".{form}"
    caption = view.wording.say(
        view.lang, f"statement-file-{form}", month=found.month, name=member.name
    )
    if form == "csv":
        make = partial(_csv, tell, found)
    else:
        size = LARGE if form == "large" else NORMAL
        make = partial(_pdf, tell, found, member.name, community, size, await sealing.of(work))
    return Document(f"statement-{found.month:%Y-%m}{end}", caption, make)


def _pdf(
    tell: Teller,
    found: Statement,
    name: str,
    community: Community,
    size: float,
    record: Head | None,
) -> bytes:
    """One column, heading first, then what came and went, oldest first."""
    return pdf(tell, found, name, community, size, record).done()


def pdf(
    tell: Teller,
    found: Statement,
    name: str,
    community: Community,
    size: float,
    record: Head | None = None,
) -> Paper:
    """The same before it is closed, so that tests can read its text uncompressed."""
    title = tell.text("statement-paper-title", month=found.month, name=name)
    paper = Paper(_plain(title), tell.lang, size, community.name)
    write(paper, tell, found, name, community, record)
    return paper


def write(
    paper: Paper,
    tell: Teller,
    found: Statement,
    name: str,
    community: Community,
    record: Head | None = None,
) -> None:
    """One member's statement from where the pen is; `record`: how far the timebank's record was
    sealed when it was made."""
    head = _plain(tell.text("statement-paper-head", month=found.month))
    paper.heading(head)
    paper.text(_plain(tell.text("statement-paper-for", name=name, timebank=community.name)))
    paper.text(_plain(tell.opening(found)), strong=True)
    for line in found.lines:
        paper.entry(_plain(tell.line(line)).split("\n"))
    if not found.lines:
        paper.text(_plain(tell.text("statement-nothing")))
    paper.text(_plain(tell.closing(found)), strong=True)
    if found.served:
        paper.text(_plain(tell.text("statement-served", minutes=found.served)))
    paper.text(_plain(tell.text("statement-paper-foot")))
    if record is not None:
        about = {"line": str(record.upto), "letters": record.letters}
        paper.text(_plain(tell.text("digest-record", **about)))
    paper.missing(_plain(tell.text("statement-paper-missing")))


async def draw_all(
    view: View, community_id: int | None, about: Mapping[str, Any]
) -> Document | None:
    """The statements of `about["ids"]` (numbers with spaces between) for `about["month"]`, each on
    a page of its own, for the post. None for everybody but brokers."""
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None:
        return None
    month = date.fromisoformat(str(about["month"]))
    parts: list[tuple[Teller, Statement, str]] = []
    for member_id in (int(one) for one in str(about["ids"]).split()):
        member = await people.person(view.tx, member_id)
        work = Work(view.tx, view.now, view.viewer, community, frozenset(), on_behalf_of=member_id)
        if member is None or not await statements.may_read(work):
            return None
        found = await statements.statement(work, month)
        parts.append((Teller(view.wording, view.lang, work.zone, member_id), found, member.name))
    if not parts:
        return None
    count = len(parts)
    caption = view.wording.say(view.lang, "statement-file-all", month=month, count=count)
    record = await sealing.head(view.tx, community.id)
    make = partial(_all, parts, community, record)
    return Document(f"statements-{month:%Y-%m}.pdf", caption, make)


def _all(
    parts: Sequence[tuple[Teller, Statement, str]], community: Community, record: Head | None
) -> bytes:
    tell, first, _ = parts[0]
    title = _plain(tell.text("statement-paper-all", month=first.month, timebank=community.name))
    paper = Paper(title, tell.lang, LARGE_PRINT, community.name)
    for place, (tell, found, name) in enumerate(parts):
        if place:
            paper.pdf.add_page()
        write(paper, tell, found, name, community, record)
    return paper.done()


def _csv(tell: Teller, found: Statement) -> bytes:
    """A row for the start, one for each movement, and one for the end; minutes are whole numbers,
    and each row's balance is the one above it with its own minutes."""
    heads = ("day", "what", "name", "about", "help-day", "minutes", "balance")
    rows: list[list[str | int]] = [
        [_plain(tell.text(f"statement-file-csv-{head}")) for head in heads]
    ]
    balance = found.opening
    start = _plain(tell.text("statement-file-csv-start"))
    rows.append([found.month.isoformat(), start, "", "", "", "", balance])
    for line in found.lines:
        balance += line.minutes
        rows.append(
            [
                tell.day(line).isoformat(),
                _plain(tell.what(line)),
                tell.other(line),
                tell.about(line),
                line.exchange.day.isoformat() if line.exchange is not None else "",
                line.minutes,
                balance,
            ]
        )
    plus, minus = sums(found)
    rows.append(
        ["", _plain(tell.text("statement-file-csv-end")), "", "", "", plus - minus, balance]
    )
    return table(rows)


def _plain(markup: str) -> str:
    """Without marks, and without the isolates that only phones need."""
    return unmarked(markup).replace("\u2068", "").replace("\u2069", "")

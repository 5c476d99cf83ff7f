"""A report as a page to print, as tables, and as a picture; for a broker, a committee, a funder."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from domain import reporting
from domain.hour_value import HourValue
from domain.permissions import may
from domain.reporting import Public, Shown
from domain.suppression import small
from handlers.documents import Document
from handlers.documents import chart as pictures
from handlers.documents.chart import Bar
from handlers.documents.paper import Paper
from handlers.documents.report_tables import Book, for_anybody, full
from handlers.documents.xlsx import Sheet, plain, workbook
from handlers.journey import View
from handlers.report_words import Teller
from handlers.wording import Markup
from services import reports, sealing
from services.reports import FORMS, LIST, MOST_ENTRIES, PAGE, WHO, Made
from services.sealing import Head
from services.work import Work
from storage import communities, people, report_rows
from storage import reports as questions
from storage.people import Community
from storage.reports import Time

NORMAL, LARGE = 10.0, 18.0
"""Points of the text on the page (DOMAIN.md asks for 18 or more in large print)."""
GROUPS = ((0, 2), (2, 3), (3, 7), (7, 9), (9, 13), (13, 14))
"""Which of the figures stand on one line of the page: hours, exchanges, members, and so on."""
ROWS = 6
"""Rows of a table on the page."""
KEY_FAMILIES = ("report-file-", "report-paper-")


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The report `about["report"]` as `about["form"]` for `about["who"]`; None where the reader may
    not see it any more."""
    form, who = str(about["form"]), str(about["who"])
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None or form not in FORMS or who not in WHO:
        return None
    held = frozenset(
        role for where, role in await people.roles(view.tx, view.viewer.id) if where == community.id
    )
    found = await report_rows.find(view.tx, int(about["report"]))
    made = reports.read(found) if found is not None else None
    if not may(held, "report.see") or found is None or made is None:
        return None
    if found.community_id != community.id:
        return None
    work = Work(view.tx, view.now, view.viewer, community, held)
    page = await _page(view, work, made, who)
    name = f"report-{made.period.first}-to-{made.period.last}"
    caption = view.wording.say(
        view.lang,
        f"report-file-{form}",
        zone=work.zone,
        period=page.tell.period(made.period),
        **({"timebank": community.name, "lines": page.bars_in_words()} if form == "chart" else {}),
        who=who,
    )
    if form == "chart":
        return Document(f"{name}.png", caption, page.chart, photo=True, protected=who == "me")
    if form in ("pdf", "large"):
        end = "-large.pdf" if form == "large" else ".pdf"
        make = partial(page.pdf, LARGE if form == "large" else NORMAL)
        return Document(name + end, caption, make, protected=who == "me")
    sheets = await _sheets(work, page)
    if form == "xlsx":
        make = partial(workbook, page.title, sheets)
    else:
        make = partial(plain, sheets if who == "public" else _with_rows(sheets))
    return Document(f"{name}.{form}", caption, make, protected=who == "me")


async def _page(view: View, work: Work, made: Made, who: str) -> "Page":
    least = await reports.least(work) if who == "public" else 1
    tell = Teller(view.wording, view.lang, ZoneInfo(work.scope.zone))
    value = await reports.hour_value(work)
    return Page(tell, made, work.scope, who, least, value, await sealing.of(work))


async def _sheets(work: Work, page: "Page") -> list[Sheet]:
    if page.who == "public":
        return for_anybody(page.tell, page.public, page.least, page.figures())
    start, end = page.made.period.bounds(work.zone)
    # The same moment for the rows and for their check: this transaction sees one state.
    time = Time(work.scope.id, start, end)
    entries = [row async for row in report_rows.entries(work.tx, time, PAGE, MOST_ENTRIES)]
    sums, *_ = await questions.books(work.tx, time)
    ledger = [(str(row["account"]), int(row["postings"]), int(row["minutes"])) for row in sums]
    names = page.who == "me" and may(work.roles, "queue.see")
    members = await reports.quiet(work, page.made, 0, LIST) if names else []
    return full(page.tell, page.made, Book(entries, ledger, members, names))


def _with_rows(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Of all sheets the last ones, the rows and their check, for a file that is one table."""
    return list(sheets)[7:9]


class Page:
    """A report on one page, worded for one reader; numbers under `least` are hidden."""

    def __init__(
        self,
        tell: Teller,
        made: Made,
        community: Community,
        who: str,
        least: int,
        value: HourValue | None,
        record: Head | None = None,
    ) -> None:
        self.tell, self.made, self.community, self.who = tell, made, community, who
        self.least, self.value, self.record = least, value, record
        self.public: Public = reporting.public(made.figures, least)
        period = tell.period(made.period)
        self.title = tell.plain("report-paper-title", timebank=community.name, period=period)

    def figures(self) -> list[tuple[str, str]]:
        """The page's lines: what it is, and how many, or that it is hidden."""
        shown, all_ = self.public, self.made.figures
        met, not_met, waiting = reporting.outcome(all_.asks)
        lines = [
            ("given", self._length(shown.given)),
            ("received", self._length(shown.received)),
            ("times", self._count(shown.times, all_.times)),
            ("active", self._count(shown.active, all_.people.active)),
            ("gave", self._count(shown.gave, all_.people.gave)),
            ("got", self._count(shown.got, all_.people.received)),
            ("both", self._count(shown.both, all_.people.both)),
            ("members", self._count(shown.members, all_.people.members)),
            ("new", self._count(shown.new, all_.people.new)),
            ("asked", self._count(shown.asked, all_.asked)),
            ("met", self._count(shown.met, met)),
            ("not-met", self._count(shown.not_met, not_met)),
            ("waiting", self._count(shown.waiting, waiting)),
            ("served", self._length(shown.volunteered)),
            *(
                (f"work-{kind}", self._count(count, all_.work[kind]))
                for kind, count in shown.work.items()
            ),
        ]
        return [(self.tell.plain(f"report-paper-{name}"), says) for name, says in lines]

    def bars(self) -> list[Bar]:
        """A bar for each week, month, quarter or year; those that are hidden say so."""
        shown = {one.name: one for one in self.public.steps or ()}
        bars = []
        for one in self.made.figures.steps:
            name = self.tell.step(self.made.period, date.fromisoformat(one.first))
            found = shown.get(one.first)
            empty = not (one.people or one.times or one.given)
            if empty and self.public.steps is not None:
                bars.append(Bar(name, 0, self.tell.length(0)))
            elif found is None or found.counts is None:
                few = found is not None and found.few
                gap = "report-too-few" if few else "report-hidden"
                bars.append(Bar(name, None, self.tell.plain(gap)))
            else:
                bars.append(Bar(name, found.counts[-1], self.tell.length(found.counts[-1])))
        return bars

    def bars_in_words(self) -> Markup:
        """What the picture says, a line each."""
        lines = [
            self.tell.text("report-chart-line", name=bar.name, length=bar.says)
            for bar in self.bars()
        ]
        return Markup("\n".join(lines))

    def chart(self, shape: pictures.Shape = pictures.PHONE) -> bytes:
        """The picture."""
        period = self.tell.period(self.made.period)
        title = self.tell.plain("report-chart-title", period=period)
        return pictures.draw(title, self.bars(), shape)

    def pdf(self, size: float) -> bytes:
        """The page to print, which fits on one side of A4 in usual print."""
        return self.paper(size).done()

    def paper(self, size: float) -> Paper:
        """The same before it is closed, so that tests can read its text uncompressed."""
        tell = self.tell
        paper = Paper(self.title, tell.lang, size, self.community.name)
        paper.heading(self.title)
        paper.text(tell.plain("report-paper-what"))
        each = [
            tell.plain("report-paper-line", name=name, count=says) for name, says in self.figures()
        ]
        lines = ["; ".join(each[first:after]) for first, after in GROUPS]
        if self.value is not None and self.public.given is not None:
            lines.append(str(tell.plain_of(tell.value(self.value, self.public.given))))
        paper.text("\n".join(lines))
        shape = pictures.PAGE if size < LARGE else pictures.LARGE
        paper.picture(self.chart(shape), tell.plain_of(self.bars_in_words()).replace("\n", "; "))
        places = self._table(self.public.places, tell.place, people=True)
        paper.entry([tell.plain("report-paper-places"), places])
        skills = self._table(self.public.skills, tell.skill, people=False)
        paper.entry([tell.plain("report-paper-skills"), skills])
        hide = "yes" if self.who == "public" else "no"
        paper.text(tell.plain("report-paper-method", least=self.least, hide=hide))
        still = "yes" if self.made.period.bounds(tell.zone)[1] > self.made.asked else "no"
        paper.text(tell.plain("report-paper-made", at=self.made.asked, still=still))
        if self.record is not None:
            about = {"line": str(self.record.upto), "letters": self.record.letters}
            paper.text(tell.plain("digest-record", **about))
        return paper

    def _table(self, shown: Sequence[Shown] | None, name: Any, *, people: bool) -> str:
        """The rows with most in them, in one paragraph."""
        if not shown:
            return self.tell.plain("report-paper-none")
        parts = [
            self.tell.plain("report-paper-line", name=name(one.name), count=self._row(one, people))
            for one in shown[:ROWS]
        ]
        if len(shown) > ROWS:
            parts.append(self.tell.plain("report-paper-more", count=len(shown) - ROWS))
        return "; ".join(parts)

    def _row(self, one: Shown, people: bool) -> str:  # noqa: FBT001
        if one.counts is None and not people and one.few:
            return self.tell.plain("report-too-few")
        if one.counts is None:
            return self.tell.gap(few=one.few, least=self.least)
        return str(one.counts[0]) if people else self.tell.length(one.counts[-1])

    def _count(self, shown: int | None, actual: int) -> str:
        if shown is not None:
            return f"{shown:,}"
        return self.tell.gap(few=small(actual, self.least), least=self.least)

    def _length(self, shown: int | None) -> str:
        return self.tell.plain("report-hidden") if shown is None else self.tell.length(shown)

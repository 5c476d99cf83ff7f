"""A sign-in sheet to print: numbers, first names, room to sign, and free lines for people who just
turn up. A table, for it is written on by hand; each row is read from left to right."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.shift_desk import runs_it
from handlers.wording.text import unmarked
from services import sheets
from storage import communities
from storage import shifts as shift_rows

SIZE = 11.0
"""Points of the text; names are larger."""
NAME_SIZE = 14.0
ROW = 11.0
"""Millimetres of a row at least: room for a name written by hand."""
COLUMNS = (14.0, 62.0, 44.0, 25.0, 25.0)
"""Millimetres: number, name, signature, came at, left at."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The sheet of `about["shift"]`; None for everybody who doesn't run it."""
    community = await communities.by_id(view.tx, community_id or 0)
    shift = await shift_rows.find(view.tx, int(about["shift"]))
    if community is None or shift is None or shift.community_id != community.id:
        return None
    if shift.state == "cancelled" or not await runs_it(view, shift):
        return None
    found = await sheets.printed(view.tx, shift)

    def say(key: str, **values: Any) -> str:
        shown = view.wording.say(view.lang, key, **values)
        return unmarked(str(shown)).replace("\u2068", "").replace("\u2069", "")

    head = [
        say("sheet-paper-head", title=shift.title),
        say(
            "sheet-paper-when",
            organisation=shift.organisation,
            start=shift.plan.local_start,
            end=shift.plan.local_end,
            venue=shift.venue,
        ),
        say("sheet-paper-agree", timebank=community.name),
    ]
    columns = [
        say(f"sheet-paper-{column}") for column in ("number", "name", "sign", "came", "left")
    ]
    lines = []
    for number, name in sorted(found.names.items()):
        need = found.needs.get(number)
        lines.append((number, name, say("sheet-paper-need", words=need) if need else ""))
    teams = [
        say(
            "sheet-paper-team",
            name=name,
            count=count,
            contact=contact,
            has="yes" if contact else "no",
        )
        for name, count, contact in found.teams
    ]
    if teams:
        teams.insert(0, say("sheet-paper-teams"))
    tail = [*teams, say("sheet-paper-key"), say("sheet-paper-keep"), say("letter-missing")]
    caption = view.wording.say(view.lang, "sheet-file", title=shift.title)
    make = partial(_pdf, head, columns, lines, tail, view.lang, community.name)
    return Document(f"sign-in-sheet-{shift.plan.day}.pdf", caption, make)


Lines = Sequence[tuple[int, str, str]]


def _pdf(
    head: list[str], columns: list[str], lines: Lines, tail: list[str], lang: str, timebank: str
) -> bytes:
    return paper(head, columns, lines, tail, lang, timebank).done()


def paper(
    head: list[str], columns: list[str], lines: Lines, tail: list[str], lang: str, timebank: str
) -> Paper:
    """The pages before they are closed, so that tests can read their text uncompressed."""
    page = Paper(head[0], lang, SIZE, timebank)
    page.heading(head[0])
    page.text(head[1], strong=True)
    page.text(head[2])
    _row(page, columns, "B", SIZE)
    for number, name, need in lines:
        cells = [str(number), f"{name}\n{need}" if need else name, "", "", ""]
        _row(page, cells, "", SIZE, columns)
    page.pdf.ln(4)
    for line in tail[:-1]:
        page.text(line)
    page.missing(tail[-1])
    return page


def _row(
    page: Paper, cells: list[str], style: str, size: float, again: list[str] | None = None
) -> None:
    """One row with its lines; on a new page the column heads stand `again` above it."""
    pdf = page.pdf
    name, _, need = cells[1].partition("\n")
    wide = COLUMNS[1] - 2
    tall = 2 + page.height_of(name or " ", style, NAME_SIZE if again else size, wide)
    tall = max(ROW, tall + (page.height_of(need, "", size - 2, wide) if need else 0))
    if again is not None and pdf.will_page_break(tall):
        pdf.add_page()
        _row(page, again, "B", size)
    left, top = pdf.get_x(), pdf.get_y()
    for place, (cell, width) in enumerate(zip(cells, COLUMNS, strict=True)):
        pdf.rect(left, top, width, tall)
        pdf.set_xy(left + 1, top + 1)
        first, _, rest = cell.partition("\n")
        large = NAME_SIZE if again is not None and place < 2 else size
        if first:
            page.box(first, "B" if place == 0 else style, large, width - 2)
        if rest:
            page.box(rest, "", size - 2, width - 2)
        left += width
    pdf.set_xy(pdf.l_margin, top + tall)

"""Who is on a shift as a table, for whoever runs it: first names and how it stands, nothing that
says how to reach somebody."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.table import table
from handlers.documents.xlsx import Cell, Sheet, workbook
from handlers.journey import View
from handlers.shift_desk import runs_it
from handlers.wording.text import unmarked
from services.cases import first_name
from storage import shift_view as rows
from storage import shifts
from storage.shift_view import Line

CAME = frozenset({"said", "confirmed"})
HEADS = ("number", "name", "place", "people", "said", "came", "minutes")
KEY_FAMILIES = ("shift-rows-",)


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The file of `about["shift"]` in the form `about["form"]` (xlsx, csv); None for everybody who
    doesn't run it (any more)."""
    shift, form = await shifts.find(view.tx, int(about["shift"])), str(about["form"])
    if shift is None or shift.community_id != community_id or not await runs_it(view, shift):
        return None

    def say(key: str, **values: Any) -> str:
        return unmarked(view.wording.say(view.lang, key, **values))

    lines = await rows.roster(view.tx, shift.id)
    body = [_row(say, number, one) for number, one in enumerate(lines, 1)]
    heads = [say(f"shift-rows-{name}") for name in HEADS]
    caption = view.wording.say(view.lang, "shift-file", title=shift.title)
    name = f"shift-{shift.plan.day:%Y-%m-%d}.{form}"
    if form == "csv":
        plain = [["" if cell is None else cell for cell in row] for row in body]
        return Document(name, caption, partial(_csv, [heads, *plain]))
    sheet = Sheet(say("shift-rows-sheet"), heads, body)
    return Document(name, caption, partial(workbook, shift.title, [sheet]))


def _csv(lines: Sequence[Sequence[Any]]) -> bytes:
    return table(lines)


def _row(say: Any, number: int, one: Line) -> list[Cell]:
    yes, no = (str(say("shift-rows-yes", yes=which)) for which in ("yes", "no"))

    state = "team" if one.team else one.state
    came: Cell = one.came if one.team else None
    if not one.team and one.served is not None:
        came = yes if one.served in CAME else no
    return [
        number,
        one.name if one.team else first_name(one.name),
        str(say("shift-rows-state", state=state)),
        one.people,
        yes if one.confirmed_at is not None else no,
        came,
        one.minutes if one.served in CAME else None,
    ]

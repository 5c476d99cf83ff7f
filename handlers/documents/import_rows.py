"""The rows of a list that aren't taken, each with its number and the reason, as a table."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.table import table
from handlers.import_card import reason
from handlers.journey import View
from storage import imports, people

MOST = 20_000


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The rows of the list `about["id"]`; None where the reader is no broker there any more."""
    found = await imports.find(view.tx, int(about["id"]))
    if found is None or found.community_id != community_id:
        return None
    held = await people.roles_in(view.tx, found.community_id, view.viewer.id)
    if not held & {"broker", "administrator"}:
        return None
    lines = [
        line
        for state in ("bad", "unresolved", "left-out")
        for line in await imports.lines(view.tx, found.id, 0, MOST, state)
    ]
    heads = [
        view.wording.plain(view.lang, f"import-rows-{head}") for head in ("row", "why", "said")
    ]
    body: list[list[str | int]] = [list(heads)]
    for line in sorted(lines, key=lambda one: one.number):
        said = line.body.get("row") or _said(line.body)
        body.append([line.number, reason(view.wording, view.lang, line), *said])
    caption = view.wording.say(view.lang, "import-rows-caption", file=found.name, count=len(lines))
    return Document(f"import-{found.id}-rows.csv", caption, partial(table, body))


def _said(body: Mapping[str, Any]) -> list[str]:
    """What a row says, as far as it was read."""
    shown = []
    for name, value in body.items():
        if name in ("from", "to", "person"):
            shown.append(str(value.get("name", "")))
        elif isinstance(value, str):
            shown.append(value)
    return shown


KEY_FAMILIES = ("import-rows-",)

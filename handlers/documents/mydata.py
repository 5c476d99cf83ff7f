"""What is held about somebody as a page to read or print, and as JSON for another program."""

import html
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from domain.errors import DomainError
from handlers.documents import Document
from handlers.journey import View
from handlers.wording.text import unmarked
from services import mydata
from services.mydata import Part
from services.work import Work
from storage import communities, people
from storage.personal import PARTS

STYLE = (
    "<style>body{font:1.1em/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em}"
    "dl{border-top:1px solid #767676;padding:.4em 0;margin:0}dt{font-weight:bold}"
    "dd{margin:0 0 .2em;overflow-wrap:anywhere}</style>"
)
LONGEST = 2_000
"""Letters of one cell on the page; the JSON has all of them."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The file of person `about["person"]` in the form `about["form"]` (page, json); None for
    everybody who may not have it (any more)."""
    community = await communities.by_id(view.tx, community_id or 0)
    person = await people.person(view.tx, int(about["person"]))
    if person is None:
        return None
    roles = frozenset(
        role for where, role in await people.roles(view.tx, view.viewer.id) if where == community_id
    )
    work = Work(view.tx, view.now, view.viewer, community, roles)
    try:
        scope = await mydata.may_see(work, person.id)
    except DomainError:
        return None
    parts = await mydata.gather(view.tx, person.id, scope)

    def say(key: str, **values: Any) -> str:
        shown = view.wording.say(view.lang, key, zone=work.zone, **values)
        return unmarked(str(shown)).replace("\u2068", "").replace("\u2069", "")

    day = view.now.astimezone(work.zone).date()
    if about["form"] == "json":
        name, make = f"my-data-{day}.json", partial(as_json, parts, str(view.now))
    else:
        said = {code: say("mydata-part", part=code) for code in PARTS}
        told = [say("mydata-title", name=person.name, at=view.now), say("mydata-weighed")]
        told.append(say("mydata-more", count=mydata.MOST_ROWS))
        name, make = f"my-data-{day}.html", partial(as_page, parts, said, told, view.lang)
    caption = view.wording.say(view.lang, "mydata-caption", form=str(about["form"]))
    return Document(name, caption, make, protected=False)


def as_json(parts: Sequence[Part], at: str) -> bytes:
    """UTF-8: headings, tables, rows with their columns."""
    held = {part.code: dict(_merged(part)) for part in parts}
    content = {"goodturn": "mydata", "version": 1, "at": at, "held": held}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _merged(part: Part) -> list[tuple[str, list[dict[str, Any]]]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for table, rows in part.tables:
        tables.setdefault(table, []).extend(rows)
    return list(tables.items())


def as_page(
    parts: Sequence[Part], said: Mapping[str, str], told: Sequence[str], lang: str
) -> bytes:
    """One page of HTML, with nothing from elsewhere in it: headings, and each row as a list."""
    title = html.escape(told[0])
    lines = [
        f'<!doctype html><html lang="{html.escape(lang)}"><meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>{STYLE}',
        f"<h1>{title}</h1><p>{html.escape(told[1])}</p>",
    ]
    for part in parts:
        lines.append(f"<h2>{html.escape(said[part.code])}</h2>")
        for table, rows in _merged(part):
            lines.append(f"<h3>{html.escape(table.replace('_', ' '))}: {len(rows)}</h3>")
            lines += [_row(row) for row in rows]
        if part.more:
            lines.append(f"<p>{html.escape(told[2])}</p>")
    return "\n".join([*lines, "</html>"]).encode()


def _row(row: Mapping[str, Any]) -> str:
    cells = (
        (html.escape(name.replace("_", " ")), str(value)[:LONGEST]) for name, value in row.items()
    )
    return "<dl>" + "".join(f"<dt>{n}</dt><dd>{html.escape(v)}</dd>" for n, v in cells) + "</dl>"

"""Facts about a group for somebody who nominates it for the King's Award for Voluntary Service: a
paper to read and a list to copy from. Nothing is sent anywhere."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from handlers.award_nominee_card import desk_of
from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.documents.table import table
from handlers.journey import View
from handlers.wording import Words
from handlers.wording.text import unmarked
from services import award_checks
from storage import award_checks as records
from storage import award_nominees as rows

YEARS, PEOPLE = 3, 2
"""What the award asks for at least (DOMAIN.md section 3)."""
SIZE = 12.0
LONGEST = 4_000


async def draw(view: View, _community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The facts of the group `about["nominee"]` as pdf or csv (`about["form"]`); None for everybody
    who may not check it."""
    one = await rows.find(view.tx, int(about["nominee"]))
    desk = await desk_of(view, one.community_id) if one is not None else None
    if (
        one is None
        or desk is None
        or one.kind != "group"
        or await award_checks.near(desk.work, one)
    ):
        return None

    def say(key: str, **values: Any) -> str:
        return unmarked(desk.say(key, **values)).replace("\u2068", "").replace("\u2069", "")

    nominations = await rows.nominations_of(view.tx, one.id)
    years = max((int(row["years"] or 0) for row in nominations), default=0)
    lines = [
        say("kings-group", name=one.name, area=one.area or "-"),
        say("kings-years", years=years, enough="yes" if years >= YEARS else "no"),
    ]
    if one.person_id is not None:
        done = await records.of_group(view.tx, one.community_id, one.person_id)
        many = int(done["people"])
        lines.append(
            say("kings-hours", minutes=int(done["minutes"]), people=many,
                times=int(done["times"]), enough="yes" if many >= PEOPLE else "no")
        )  # fmt: skip
        if done["first"]:
            first, last = (date.fromisoformat(done[name]) for name in ("first", "last"))
            lines.append(say("kings-days", first=first, last=last))
    lines.append(say("kings-letters", count=sum(int(row["seconds"]) for row in nominations)))
    lines.append(say("kings-asks"))
    lines += [
        say("kings-words", words=Words(row["shown"], LONGEST))
        for row in nominations
        if row["shown"]
    ]
    made = desk.work.local.date()
    about_it = say("kings-about", timebank=desk.work.scope.name, date=made)
    form = str(about["form"])
    caption = view.wording.say(view.lang, "kings-file", name=one.name)
    name = f"kings-award-{one.id}.{form}"
    if form == "csv":
        heads = [say("kings-col-fact"), say("kings-col-value")]
        body = [line.partition(": ")[::2] for line in lines]
        return Document(name, caption, partial(table, [heads, *[list(pair) for pair in body]]))
    head = say("kings-head")
    make = partial(_pdf, head, [about_it, *lines], view.lang, desk.work.scope.name,
                   say("kings-missing"))  # fmt: skip
    return Document(name, caption, make)


def _pdf(head: str, lines: list[str], lang: str, author: str, missing: str) -> bytes:
    page = Paper(head, lang, SIZE, author)
    page.heading(head)
    for line in lines:
        page.text(line)
    page.missing(missing)
    return page.done()

"""Everybody who was up in a round as a table, for whoever runs the awards: places, what judges said
in numbers, votes. Nobody's vote, no judge's own scores, nothing that says how to reach somebody.

Groups that won can be put forward for the King's Award for Voluntary Service; their rows have what
its form asks first: kind, where, and what was done in the nominators' filtered words."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.xlsx import Cell, Sheet, plain, workbook
from handlers.journey import View
from handlers.wording.text import unmarked
from services import award_judging, award_results
from storage import award_results as rows
from storage import award_rounds as rounds
from storage import people

HEADS = (
    "category", "name", "kind", "area", "said", "place", "favourite", "judged", "votes", "aside",
)  # fmt: skip
KEY_FAMILIES = ("award-rows-",)


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The file of `about["round"]` in the form `about["form"]` (xlsx, csv); None for everybody who
    doesn't run awards there (any more), and before the votes are counted."""
    one, form = await rounds.find(view.tx, int(about["round"])), str(about["form"])
    if one is None or one.community_id != community_id:
        return None
    roles = await people.roles(view.tx, view.viewer.id)
    runs = (one.community_id, "administrator") in set(roles)
    if not runs or one.state not in ("deciding", "announced"):
        return None

    def say(key: str, **values: Any) -> str:
        return unmarked(view.wording.say(view.lang, key, **values))

    found = await award_results.outcome(view.tx, one)
    judged = await award_judging.result(view.tx, one)
    scores = {
        nominee: float(score) for each in judged.values() for nominee, score in each.judged.items()
    }
    placed = {p.up.id: p for line in found.lines for p in line.placed}
    aside = {each.nominee_id: each.aside for each in found.ballots}
    body: list[list[Cell]] = []
    for up in await rows.up(view.tx, one.id):
        mine = placed.get(up.id)
        body.append(
            [
                up.category,
                up.name,
                say("award-rows-is", kind=up.kind),
                up.area,
                say("award-rows-answer", said=up.said),
                say("award-rows-got", place=mine.place if mine else "none"),
                say("award-rows-yes", yes="yes" if mine and mine.favourite else "no"),
                None if up.id not in scores else f"{scores[up.id]:.2f}",
                mine.votes if mine else None,
                aside.get(up.id, 0),
            ]
        )
    sheet = Sheet(say("award-rows-sheet"), [say(f"award-rows-{name}") for name in HEADS], body)
    turnout = Sheet(
        say("award-rows-votes-sheet"),
        [say("award-rows-category"), say("award-rows-votes")],
        [[line.category, line.votes] for line in found.lines],
    )
    caption = view.wording.say(view.lang, "award-rows-file", award=one.scheme, round=one.name)
    name = f"awards-{one.announced_on:%Y}.{form}"
    if form == "csv":
        return Document(name, caption, partial(plain, [sheet, turnout]))
    return Document(name, caption, partial(workbook, f"{one.scheme} {one.name}", [sheet, turnout]))

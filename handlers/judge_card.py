"""What a judge looks at: the blind card with its pages, the scale, and the points before they are
sent."""

from collections.abc import Mapping, Sequence

from domain.awards import words as reading
from handlers.award_nominee_card import facts_values
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.unit import Unit
from handlers.wording import Markup, Words
from services import award_blind, award_judging
from storage import award_rounds
from storage.award_rounds import Criterion, Round
from storage.award_sheets import SheetRow

KINDS = ("individual", "group", "business")
KEY_FAMILIES = ("judge-this-",)
LONGEST_PAGE = 3_000
MOST_WORDS = 3
"""Colleagues' words on one card."""
MARKS = (4, 3, 5, 2, 4, 3, 5, 4, 2, 3)
"""Points as an example of what to type."""


def example(criteria: Sequence[Criterion]) -> str:
    """What somebody may type for so many criteria."""
    return " ".join(str(MARKS[place % len(MARKS)]) for place in range(len(criteria)))


async def show(
    unit: Unit, one: Round, row: SheetRow, own: Sequence[SheetRow], page: int = 0
) -> None:
    """The blind card; the first page says what it is for, the last one how to score. own: all
    sheets of this judge, of which it is one."""
    sheets = sorted(own, key=_place)
    number = next(place for place, other in enumerate(sheets, 1) if other.id == row.id)
    stand_in = {kind: str(unit.wording.plain(unit.lang, f"judge-this-{kind}")) for kind in KINDS}
    found = await award_blind.read(unit.tx, row.nominee_id, stand_in)
    assert found is not None
    page = page if 0 <= page < len(found.pages) else 0
    last = page == len(found.pages) - 1
    head = unit.text("judge-card-head", category=found.category, number=number, count=len(sheets))
    lines = [str(head)]
    if page == 0 and found.years:
        lines.append(str(unit.text("judge-card-years", years=found.years)))
    said = found.pages[page]
    lines.append(
        str(unit.text("judge-card-words", words=Words(said, LONGEST_PAGE)))
        if said
        else str(unit.text("judge-card-nothing"))
    )
    if len(found.pages) > 1:
        counted = unit.text("judge-card-page", page=page + 1, pages=len(found.pages))
        lines.append(str(counted))
    if last:
        if found.facts is not None:
            lines.append(str(unit.text("nominated-facts", **facts_values(found.facts))))
        if row.state == "again":
            lines.append(str(await _talk(unit, one, row)))
        criteria = await award_rounds.criteria(unit.tx, one.id)
        order = [each.label for each in criteria]
        lines.append(str(unit.text("judge-card-how", order=order, example=example(criteria))))
    buttons = [] if last else [unit.button("btn-judge-on", f"jdg-page:{row.id}:{page + 1}")]
    if row.state == "again":
        buttons.append(unit.button("btn-judge-keep", f"jdg-send:{row.id}"))
    buttons.append(unit.button("btn-judge-score", f"jdg-begin:{row.id}"))
    buttons.append(unit.button("btn-judge-know", f"jdg-know:{row.id}"))
    ways = (unit.button("btn-back", f"jdg-list:{one.id}"), unit.button("btn-home", "home"))
    screen = Screen(Markup("\n\n".join(lines)), (*one_a_row(*buttons), ways))
    unit.show(screen, "judge.card")


def _place(row: SheetRow) -> tuple[int, int]:
    """Where it stands in its judge's list, whatever its state."""
    return row.category_id, row.id


async def _talk(unit: Unit, one: Round, row: SheetRow) -> Markup:
    somebody = str(unit.wording.plain(unit.lang, "judge-somebody"))
    found = await award_judging.colleagues(unit, one, row)
    lines = [
        str(
            unit.text(
                "judge-card-other",
                words=Words(reading.for_judges(words, somebody=somebody).text, 300),
            )
        )
        for words in found[:MOST_WORDS]
    ]
    return unit.text(
        "judge-card-again",
        words=Markup("\n".join(lines)),
        has_words="yes" if lines else "no",
    )


def scale(unit: Unit, row: SheetRow, criteria: Sequence[Criterion], place: int) -> None:
    """One criterion, with 1 to 5 in a row."""
    one = criteria[place]
    points = tuple(
        unit.button("btn-judge-points", f"jdg-give:{row.id}:{place}.{given}", points=str(given))
        for given in range(1, 6)
    )
    back = f"jdg-begin:{row.id}:{place - 1}" if place else f"jdg-sheet:{row.id}"
    text = unit.text(
        "judge-score-ask",
        label=one.label,
        about=one.about,
        has_about="yes" if one.about else "no",
        number=place + 1,
        count=len(criteria),
    )
    ways = (unit.button("btn-back", back), unit.button("btn-home", "home"))
    unit.show(Screen(text, (points, ways)), "judge.scale")


def summary(
    unit: Unit, row: SheetRow, criteria: Sequence[Criterion], given: Mapping[int, int]
) -> None:
    """The points before they are sent."""
    lines = [
        str(unit.text("judge-sum-line", label=one.label, points=given.get(one.id, 0)))
        for one in criteria
    ]
    buttons: list[Button] = [
        unit.button("btn-judge-send", f"jdg-send:{row.id}"),
        unit.button("btn-judge-words", f"jdg-words:{row.id}"),
        unit.button("btn-judge-change", f"jdg-begin:{row.id}"),
    ]
    ways = (unit.button("btn-back", f"jdg-sheet:{row.id}"), unit.button("btn-home", "home"))
    unit.say(
        "judge-sum",
        (*one_a_row(*buttons), ways),
        lines=Markup("\n".join(lines)),
        words=Words(row.words or "", 1_000),
        has_words="yes" if row.words else "no",
    )

"""/judge: what comes next for a judge; reading blind cards, giving points from 1 to 5 by tap or by
typing "4 3 5 2 4", and looking again where judges differ."""

import re
from dataclasses import dataclass

from domain.errors import NotFound
from handlers import judge_asked, judge_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import award_judges, award_judging
from storage import award_rounds, award_sheets
from storage.award_judges import Judge
from storage.award_rounds import Round
from storage.award_sheets import SheetRow

PAGE = 3
BEFORE = frozenset({"fixed", "open", "checking"})
_POINTS = re.compile(r"\s*[1-5](?:[\s,;/.-]*[1-5])*\s*")
_SCORING = frozenset({"jdg-begin", "jdg-give", "jdg-send", "jdg-know"})
"""Buttons of screens under which points can be typed; each names its sheet."""


async def command(unit: Unit, _words: str = "") -> None:
    """/judge: what comes next for this judge."""
    found = await award_judges.mine(unit)
    if not found:
        unit.say("judge-none", one_a_row(unit.button("btn-home", "home")))
        return
    if len(found) == 1:
        await _open(unit, found[0].round_id)
        return
    buttons = []
    for judge in found[:4]:
        one = await award_rounds.find(unit.tx, judge.round_id)
        assert one is not None
        name = f"{one.scheme}, {one.name}"
        buttons.append(unit.button("btn-judge-panel", f"jdg-open:{one.id}", name=name))
    unit.say("judge-which-ask", one_a_row(*buttons, unit.button("btn-home", "home")))


async def opened_link(unit: Unit, code: str) -> None:
    """A link that makes somebody a judge was opened."""
    judge = await award_judges.open_link(unit, code)
    await _open(unit, judge.round_id)


async def _open(unit: Unit, round_id: int) -> None:
    one, judge = await judge_asked.in_its_timebank(unit, round_id)
    if judge.state == "asked":
        judge_asked.invitation(unit, one)
    elif judge.declared_at is None:
        await judge_asked.declare(unit, one)
    elif one.state in BEFORE:
        leave = unit.button("btn-judge-leave", f"jdg-leave:{one.id}")
        rows = one_a_row(leave, unit.button("btn-home", "home"))
        unit.say("judge-waits", rows, award=one.scheme, at=one.judged_at)
    elif one.state != "judging":
        unit.say("judge-over", one_a_row(unit.button("btn-home", "home")), award=one.scheme)
    else:
        await award_judging.assign(unit, one)
        await _next(unit, one, judge)


async def _opened(unit: Unit, tap: Tap) -> None:
    await _open(unit, tap.id)


async def _judge(unit: Unit, _tap: Tap) -> None:
    await command(unit)


# Sheets -------------------------------------------------------------------------------------------


async def _next(unit: Unit, one: Round, judge: Judge) -> None:
    """The next sheet; those to be looked at again come first."""
    found = await award_judging.sheets(unit, one, judge)
    left = [row for row in found if row.state != "done"]
    if left:
        await judge_card.show(unit, one, left[0], found)
        return
    rows = [unit.button("btn-home", "home")]
    if not found:
        rows.insert(0, unit.button("btn-judge-leave", f"jdg-leave:{one.id}"))
        unit.say("judge-nobody", one_a_row(*rows))
        return
    rows.insert(0, unit.button("btn-judge-list", f"jdg-list:{one.id}"))
    unit.say("judge-all-done", one_a_row(*rows), count=len(found), at=one.judged_at)


async def _list(unit: Unit, tap: Tap) -> None:
    """All of theirs, in a fixed order; `run`: from which one on."""
    one, judge = await judge_asked.in_its_timebank(unit, tap.id)
    if judge.state != "agreed" or judge.declared_at is None:
        raise NotFound
    found = sorted(
        await award_judging.sheets(unit, one, judge), key=lambda r: (r.category_id, r.id)
    )
    labels = {row.id: row.label for row in await award_rounds.categories(unit.tx, one.id)}
    at = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    at = at if at < len(found) else 0
    page = list(enumerate(found, 1))[at : at + PAGE]
    lines = [
        str(
            unit.text(
                "judge-list-line",
                number=number,
                category=labels[row.category_id],
                state=row.state,
            )
        )
        for number, row in page
    ]
    buttons = [
        unit.button("btn-judge-open", f"jdg-sheet:{row.id}", number=str(number))
        for number, row in page
    ]
    if len(found) > at + PAGE:
        buttons.append(unit.button("btn-more", f"jdg-list:{one.id}:{at + PAGE}"))
    ways = (
        unit.button("btn-judge-leave", f"jdg-leave:{one.id}"),
        unit.button("btn-home", "home"),
    )
    unit.say("judge-list", (*one_a_row(*buttons), ways), lines=Markup("\n".join(lines)))


async def _sheet(unit: Unit, tap: Tap) -> None:
    """A sheet, or a further page of it."""
    one, judge, row = await award_judging.sheet(unit, tap.id)
    page = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    await judge_card.show(unit, one, row, await award_judging.sheets(unit, one, judge), page)


async def _begin(unit: Unit, tap: Tap) -> None:
    """The scale, criterion by criterion; `run`: which."""
    one, _, row = await award_judging.sheet(unit, tap.id)
    criteria = await award_rounds.criteria(unit.tx, one.id)
    place = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    judge_card.scale(unit, row, criteria, place if place < len(criteria) else 0)


async def _give(unit: Unit, tap: Tap) -> None:
    """Points for one criterion; `run`: which one, and how many."""
    one, _, row = await award_judging.sheet(unit, tap.id)
    criteria = await award_rounds.criteria(unit.tx, one.id)
    place, _, points = tap.run.partition(".")
    if not (place.isascii() and place.isdigit() and points in ("1", "2", "3", "4", "5")):
        raise NotFound
    number = int(place)
    if number >= len(criteria):
        raise NotFound
    await award_judging.score(unit, row.id, {criteria[number].id: int(points)})
    if number + 1 < len(criteria):
        judge_card.scale(unit, row, criteria, number + 1)
    else:
        await _summary(unit, one, row)


async def _summary(unit: Unit, one: Round, row: SheetRow) -> None:
    """What is given; what is missing is asked first."""
    criteria = await award_rounds.criteria(unit.tx, one.id)
    given = await award_sheets.scores_of(unit.tx, row.id)
    missing = next((n for n, each in enumerate(criteria) if each.id not in given), None)
    if missing is not None:
        judge_card.scale(unit, row, criteria, missing)
        return
    judge_card.summary(unit, row, criteria, given)


async def heard(unit: Unit, text: str) -> bool:
    """Numbers typed under a screen of judging: awards where somebody is close, or points."""
    for _, data in unit.keyboard:
        tap = Tap.parse(data, unit.keyboard_message or 0, None)
        if tap.verb == "jdg-none":
            return await judge_asked.numbers_typed(unit, tap.id, text)
        if tap.verb in _SCORING:
            return await _points_typed(unit, tap.id, text)
    return False


async def _points_typed(unit: Unit, sheet_id: int, text: str) -> bool:
    if not _POINTS.fullmatch(text):
        return False
    one, _, row = await award_judging.sheet(unit, sheet_id)
    criteria = await award_rounds.criteria(unit.tx, one.id)
    points = [int(sign) for sign in text if sign.isdigit()]
    if len(points) != len(criteria):
        rows = one_a_row(
            unit.button("btn-judge-score", f"jdg-begin:{row.id}"), unit.button("btn-home", "home")
        )
        said = judge_card.example(criteria)
        unit.say("judge-score-again", rows, count=len(criteria), example=said)
        return True
    pairs = zip(criteria, points, strict=True)
    await award_judging.score(unit, row.id, {each.id: given for each, given in pairs})
    await _summary(unit, one, row)
    return True


async def _send(unit: Unit, tap: Tap) -> None:
    """Sends the points, or keeps them after looking again; then the next one."""
    one, judge, _ = await award_judging.sheet(unit, tap.id)
    talk = await award_judging.send(unit, tap.id)
    found = await award_judging.sheets(unit, one, judge)
    left = sum(row.state != "done" for row in found)
    rows = one_a_row(
        unit.button("btn-judge-next" if left else "btn-judge-list", f"jdg-open:{one.id}"),
        unit.button("btn-home", "home"),
    )
    if talk:
        unit.say("judge-sent-talk", rows)
    else:
        unit.say("judge-sent", rows, left=left)


async def _know(unit: Unit, tap: Tap) -> None:
    """They know who it is: read back before they are out."""
    one, _, row = await award_judging.sheet(unit, tap.id)
    rows = one_a_row(
        unit.button("btn-judge-know-yes", f"jdg-known:{row.id}"),
        unit.button("btn-back", f"jdg-sheet:{row.id}"),
    )
    unit.say("judge-know-ask", rows, category=await _label(unit, one, row))


async def _known(unit: Unit, tap: Tap) -> None:
    one, judge, row = await award_judging.sheet(unit, tap.id)
    await award_judges.recognise(unit, judge, row.category_id, row.nominee_id)
    rows = one_a_row(
        unit.button("btn-judge-next", f"jdg-open:{one.id}"), unit.button("btn-home", "home")
    )
    unit.say("judge-known", rows, category=await _label(unit, one, row))


async def _label(unit: Unit, one: Round, row: SheetRow) -> str:
    found = await award_rounds.categories(unit.tx, one.id)
    return next(category.label for category in found if category.id == row.category_id)


# Words --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class JudgeWords:
    """Why these points."""

    words: str = ask("judge-words-ask", FreeText(award_judging.LONGEST_WORDS))
    sheet: int | None = ask("judge-words-ask", Kept(), hidden=True)


async def _words_said(unit: Unit, answers: JudgeWords) -> None:
    number = int(answers.sheet or 0)
    await award_judging.say(unit, number, answers.words)
    one, _, row = await award_judging.sheet(unit, number)
    await _summary(unit, one, row)


words_form = Form("judge-words", JudgeWords, _words_said, over=True)


async def _words(unit: Unit, tap: Tap) -> None:
    await award_judging.sheet(unit, tap.id)
    unit.aside()
    await words_form.start(unit, {"sheet": tap.id})


journey = Journey(
    "judging",
    commands=[Command("judge", command)],
    taps={
        "judge": _judge,
        "jdg-open": _opened,
        "jdg-list": _list,
        "jdg-sheet": _sheet,
        "jdg-page": _sheet,
        "jdg-begin": _begin,
        "jdg-give": _give,
        "jdg-send": _send,
        "jdg-know": _know,
        "jdg-known": _known,
        "jdg-words": _words,
    },
    forms=[words_form],
    hears_all=[heard],
)

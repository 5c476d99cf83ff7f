"""/reminders: what is said next, to the desk and to people; one is stopped, one is added."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from domain.permissions import Role
from handlers import case_desk
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, Given, Suggested, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import coming
from storage.db import Row, moment_of
from storage.queue import Card

DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
PAGE = 3
"""Entries on one screen, beside *Add one*."""
OPENS = {"case": "case", "exchange": "exchange", "plan": "exchange", "lending": "booking",
         "request": "request"}  # fmt: skip
"""By the first word of a reminder's kind: the card that shows what it is about."""
CARDS = frozenset(get_args(Card))
KEY_FAMILIES = ("coming-",)
_STOP = re.compile(
    r"(?:stop|cancel|drop)\s+(?:number\s+|no\.?\s*|#)?(?P<number>\d{1,4})[.!]?", re.IGNORECASE
)


async def command(unit: Unit, words: str = "") -> None:
    """/reminders, alone, with when and what (Friday to ring Jean), or with "stop 3"."""
    unit.demand("case.answer")
    said = words.strip()
    if not said:
        await _list(unit, 0)
    elif match := _STOP.fullmatch(said):
        await _stop_number(unit, int(match["number"]))
    elif not await case_desk.remind_said(unit, said):
        await form.offer(unit, "words", {}, Unclear("coming-not-read"), said)


async def _list(unit: Unit, offset: int) -> None:
    found = await coming.coming(unit, offset, PAGE + 1)
    shown = found[:PAGE]
    lines: list[str] = []
    day: date | None = None
    for number, row in enumerate(shown, offset + 1):
        at = _at(unit, row)
        if at.date() != day:
            day = at.date()
            lines.append(str(unit.text("coming-day", date=day)))
        lines.append(str(unit.text("coming-line", number=number, at=at, what=_what(unit, row))))
    rows = [
        unit.button("btn-coming-open", f"rm:{row['id']}", number=number)
        for number, row in enumerate(shown, offset + 1)
    ]
    rows.append(unit.button("btn-coming-add", "rm-add"))
    if len(found) > PAGE:
        rows.append(unit.button("btn-more", f"reminders:{offset + PAGE}"))
    head = unit.text(
        "coming-list", timebank=unit.scope.name, some="yes" if shown else "no", more=offset
    )
    text = Markup("\n".join([str(head), *lines]))
    unit.show(Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "coming")


def _at(unit: Unit, row: Row) -> datetime:
    return moment_of(row["due_at"]).astimezone(unit.zone)


def _what(unit: Unit, row: Row) -> Markup:
    kind = str(row["kind"]).replace(".", "-")
    return unit.text(f"coming-{kind}", name=row["name"] or "", known="yes" if row["name"] else "no")


async def _tapped(unit: Unit, tap: Tap) -> None:
    await _list(unit, max(0, tap.id))


async def _one(unit: Unit, tap: Tap) -> None:
    """One of them: what it is about, and stopping it."""
    row = await coming.find(unit, tap.id)
    rows = []
    card = OPENS.get(str(row["kind"]).partition(".")[0])
    if card in CARDS:
        rows.append(unit.button("btn-coming-see", f"q-open:{row['object_id']}:{card}"))
    if row["kind"] in coming.STOPPABLE:
        rows.append(unit.button("btn-coming-stop", f"rm-stop:{row['id']}"))
    ways = (unit.button("btn-back", "reminders"), unit.button("btn-home", "home"))
    text = unit.text("coming-one", at=_at(unit, row), what=_what(unit, row))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), "coming.one")


async def _stop(unit: Unit, tap: Tap) -> None:
    _stopped(unit, await coming.stop(unit, tap.id))


async def _stop_number(unit: Unit, number: int) -> None:
    """The one with this number in the list, as the list is now; it is named, for the list may have
    moved on since it was read."""
    found = await coming.coming(unit, number - 1, 1) if number else ()
    if not found:
        ways = (unit.button("btn-coming-list", "reminders"), unit.button("btn-home", "home"))
        unit.say("coming-no-number", one_a_row(*ways), number=number)
        return
    _stopped(unit, await coming.stop(unit, int(found[0]["id"])))


def _stopped(unit: Unit, row: Row) -> None:
    rows = one_a_row(unit.button("btn-coming-list", "reminders"), unit.button("btn-home", "home"))
    unit.say("coming-stopped", rows, at=_at(unit, row), what=_what(unit, row))


@dataclass(frozen=True, slots=True)
class WhenAndWhat(Suggested):
    """When to be reminded, and of what, in one sentence."""

    def __init__(self) -> None:
        Suggested.__init__(self, ("btn-coming-quiet", "btn-coming-queue"))

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The words, if a time and something to do stand in them."""
        if case_desk.remind_read(unit, words) is None:
            return Unclear("coming-not-read")
        return Found(words.strip(), sure=False)


@dataclass(frozen=True)
class Add:
    """A reminder of one's own."""

    words: str = ask("coming-add-ask", WhenAndWhat())


async def _submit(unit: Unit, answers: Add) -> None:
    await case_desk.remind_said(unit, answers.words)


async def _add(unit: Unit, _tap: Tap) -> None:
    unit.demand("case.answer")
    unit.aside()
    await form.start(unit)


form = Form("reminders", Add, _submit, careful=True)
journey = Journey(
    "reminders",
    commands=[Command("reminders", command, roles=DESK)],
    taps={"reminders": _tapped, "rm": _one, "rm-stop": _stop, "rm-add": _add},
    forms=[form],
)

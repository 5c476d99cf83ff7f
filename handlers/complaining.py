"""/complain: about data, somebody who works here, an accident, or anything else. It is answered by
somebody whom it is not about."""

from dataclasses import dataclass
from typing import Any

from handlers.concern import AboutQuestion
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, FreeText
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import cases, complaints

LONGEST = 2000
WHAT = Choice(
    (
        ("data", "btn-complain-data"),
        ("somebody", "btn-complain-somebody"),
        ("accident", "btn-complain-accident"),
        ("other", "btn-complain-other"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What it is, about whom (where they want to say), and what happened."""

    what: str = ask("complain-what-ask", WHAT)
    about: dict[str, Any] | None = ask("complain-about-ask", AboutQuestion(), optional=True)
    words: str = ask("complain-words-ask", FreeText(limit=LONGEST))


async def _review(unit: Unit, answers: Complaint) -> Markup:
    return unit.text(
        "complain-review",
        what=answers.what,
        about=answers.about["name"] if answers.about else "",
        has_about="yes" if answers.about else "no",
        words=Words(answers.words, 1000),
    )


async def _submit(unit: Unit, answers: Complaint) -> None:
    about = answers.about["ids"] if answers.about else []
    sent = await complaints.send(unit, answers.what, about, answers.words)  # type: ignore[arg-type]
    text = unit.text(
        "complain-sent",
        names=sent.names,
        count=len(sent.names),
        until=sent.until,
        timebank=unit.scope.name,
    )
    unit.show(Screen(text, one_a_row(unit.button("btn-home", "home"))), "case.complaint-sent")


form = Form("complain", Complaint, _submit, review=_review, yes="btn-complain-send", over=True)


async def command(unit: Unit, words: str = "") -> None:  # noqa: ARG001
    """/complain: asks what it is about. Whoever helps somebody speaks in their own name."""
    unit.wear(None)
    if not await cases.nearest(unit):
        unit.say("talk-no-timebank")
        return
    await form.start(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


journey = Journey(
    "complaining",
    commands=[Command("complain", command)],
    taps={"complain": _tapped},
    forms=[form],
)

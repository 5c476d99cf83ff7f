"""/concern: somebody is worried about a person, also about a broker or a lead. It goes round whom
it is about, with or without the name of who says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.safety_texts import NUMBERS
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import cases, concerns, safety_texts
from services.cases import first_name
from storage import acquaintances
from storage.db import moment_of
from storage.people import Person

LONGEST = 2000
MOST = 4
_SAID = re.compile(
    r"(?:i (?:have|want to (?:report|raise|tell you)|need to (?:report|raise))"
    r"|can i (?:report|raise)|report|raise)"
    r" (?:a |an |my )?(?:safeguarding )?concern(?: please)?[.!?]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AboutQuestion:
    """Whom it is about, in the writer's words; people of the desk are offered, so that it goes
    round them for certain."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The first few of the desk."""
        found = [one for one in await concerns.staff(unit) if one.id != unit.actor.id]
        return [
            Option(first_name(one.name)[:40], {"name": first_name(one.name), "ids": [one.id]})
            for one in found[:MOST]
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The words; everybody of the desk, and of the people whom the writer knows, who may be
        meant."""
        clean = " ".join(words.split())
        if not any(sign.isalpha() for sign in clean):
            return Unclear("not-understood-in-form")
        if len(clean) > 100:
            return Unclear("error-too-long", {"limit": 100})
        known: list[Person] = await concerns.staff(unit)
        if unit.community is not None and "member" in unit.roles:
            known += await acquaintances.acquainted(unit.tx, unit.scope.id, unit.actor.id)
        said = set(plainly(clean).split())
        ids = sorted({p.id for p in known if said & set(plainly(p.name).split())})
        return Found({"name": clean, "ids": ids})

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """As it was said."""
        return str(value["name"])

    def load(self, value: Any) -> dict[str, Any]:
        """The name, and who may be meant."""
        return {"name": str(value["name"]), "ids": [int(one) for one in value["ids"]]}


@dataclass(frozen=True)
class Concern:
    """Whom it is about, what worries them, and whether the readers learn who says so."""

    about: dict[str, Any] = ask("concern-about-ask", AboutQuestion())
    words: str = ask("concern-words-ask", FreeText(limit=LONGEST))
    named: str = ask(
        "concern-named-ask",
        Choice((("yes", "btn-concern-named"), ("no", "btn-concern-unnamed"))),
    )


async def ended(unit: Unit, given: Mapping[str, Any]) -> bool:
    """Where everybody who could read it is meant, it is said at once, with whom to ring instead."""
    about = given.get("about")
    if about is None or "words" in given or await concerns.readers(unit, about["ids"]):
        return False
    own = (await safety_texts.of(unit)).numbers
    numbers = {name: own.get(name, NUMBERS[name]) for name in ("adults", "children")}
    unit.say(
        "concern-nobody",
        one_a_row(unit.button("btn-home", "home")),
        timebank=unit.scope.name,
        adults=numbers["adults"],
        children=numbers["children"],
    )
    return True


async def _review(unit: Unit, answers: Concern) -> Markup:
    named = answers.named == "yes"
    told = await concerns.readers(unit, answers.about["ids"], named=named)
    return unit.text(
        "concern-review",
        names=[first_name(one.name) for one in told],
        about=answers.about["name"],
        words=Words(answers.words, 1000),
        named="yes" if named else "no",
    )


async def _submit(unit: Unit, answers: Concern) -> None:
    named = answers.named == "yes"
    sent = await concerns.send(
        unit, answers.about["name"], answers.about["ids"], answers.words, named=named
    )
    text = unit.text(
        "concern-sent",
        names=[first_name(one.name) for one in sent.readers],
        at=sent.promise.astimezone(unit.zone),
        named="yes" if named else "no",
    )
    unit.show(Screen(text, one_a_row(unit.button("btn-home", "home"))), "case.concern-sent")


form = Form(
    "concern", Concern, _submit, review=_review, yes="btn-concern-send", ends=ended, over=True
)


async def command(unit: Unit, words: str = "") -> None:  # noqa: ARG001
    """/concern: asks whom it is about. Whoever helps somebody speaks in their own name."""
    unit.wear(None)
    unit.aside()
    if not await cases.nearest(unit):
        unit.say("talk-no-timebank")
        return
    await form.start(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def heard(unit: Unit, text: str) -> bool:
    """ "I want to report a concern"."""
    if _SAID.fullmatch(text.strip()) is None:
        return False
    await command(unit)
    return True


# The leads' log -----------------------------------------------------------------------------------


async def log(unit: Unit, words: str = "") -> None:  # noqa: ARG001
    """/safeguarding: what only the leads may read, the latest first; each opens by its button."""
    await _page(unit, 0)


async def _page(unit: Unit, offset: int) -> None:
    found = await concerns.log(unit, offset)
    shown = found[: concerns.PAGE]
    lines = [str(unit.text("safeguarding-log", timebank=unit.scope.name))]
    rows = []
    for row in shown:
        kind, number = str(row["kind"]).replace("_", "-"), int(row["id"])
        lines.append(
            str(
                unit.text(
                    "safeguarding-line",
                    number=number,
                    kind="urgent" if kind == "urgent" else "concern",
                    at=moment_of(row["opened_at"]),
                    state=row["state"],
                    known="yes" if row["claimed"] else "no",
                    name=first_name(str(row["claimed"] or "")),
                )
            )
        )
        rows.append(unit.button("btn-safeguarding-open", f"case:{number}", number=number))
    if not shown:
        lines.append(str(unit.text("safeguarding-none")))
    if len(found) > concerns.PAGE:
        rows.append(unit.button("btn-more", f"safeguarding:{offset + concerns.PAGE}"))
    rows.append(unit.button("btn-home", "home"))
    unit.show(Screen(Markup("\n\n".join(lines)), one_a_row(*rows)), "case.log")


async def _more(unit: Unit, tap: Tap) -> None:
    await _page(unit, tap.id)


journey = Journey(
    "concern",
    commands=[
        Command("concern", command),
        Command("safeguarding", log, roles=frozenset({"safeguarding"})),
    ],
    taps={"concern": _tapped, "safeguarding": _more},
    forms=[form],
    hears_all=[heard],
)

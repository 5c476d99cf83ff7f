"""/ask: somebody asks for help; their broker finds a person for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from domain.reading.types import Item, Reading, RequestReading, When
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Suggested
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from handlers.words import begin
from services import cases

WHAT = 500
WHEN = 200


@dataclass(frozen=True)
class Ask:
    """What somebody needs, or offers (`offer`), in their own words; `day` is how the time in
    them was read."""

    what: str = ask("ask-what-ask", FreeText(limit=WHAT))
    when: str = ask(
        "ask-when-ask",
        Suggested(("btn-ask-any-time", "btn-ask-this-week", "btn-ask-next-week"), limit=WHEN),
    )
    day: str | None = ask("ask-when-ask", FreeText(), hidden=True)
    offer: str | None = ask("ask-what-ask", FreeText(), hidden=True)


async def review(unit: Unit, answers: Ask) -> Markup:
    """The words as they go to the broker."""
    return unit.text(
        "ask-review-offer" if answers.offer else "ask-review",
        what=Words(answers.what, WHAT),
        when=_when_shown(answers),
        has_when="yes" if _when_shown(answers) else "no",
        timebank=unit.scope.name,
    )


def _when_shown(answers: Ask) -> str:
    """The day in full where it was read; else the words, unless they stand in the need itself."""
    return answers.day or ("" if answers.when == IN_THE_WORDS else answers.when)


async def submit(unit: Unit, answers: Ask) -> None:
    """A case for the broker, with the person's words and a promised time of reply."""
    _demand(unit)
    shown = _when_shown(answers)
    words = f"{answers.what}\n{shown}" if shown else answers.what
    case_id, promise = await cases.open_case(
        unit, "help", words, reading="offer" if answers.offer else "request"
    )
    del case_id
    reads = await cases.somebody_reads(unit)
    unit.say(
        "ask-sent" if reads else "ask-sent-nobody",
        one_a_row(unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk")),
        **({"promise": promise} if reads else {"timebank": unit.scope.name}),
    )


IN_THE_WORDS = "-"
"""The answer to "when?" where the need itself says it."""
form = Form("ask", Ask, submit, review=review, yes="btn-ask-yes")


def _demand(unit: Unit) -> None:
    if "member" not in unit.roles:
        raise DomainError("error-members-only")


async def command(unit: Unit, words: str) -> None:
    """/ask, alone or with a sentence behind it."""
    _demand(unit)
    if words:
        await begin(unit, words, "request")
    else:
        await form.start(unit)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The menu's button."""
    _demand(unit)
    await form.start(unit)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """A sentence about what somebody needs or could give: only the missing is asked."""
    _demand(unit)
    request = reading.request
    if request is not None and request.action == "refuse_signpost":
        await refused(unit, request, reading.text)
        return
    given: dict[str, Any] = {}
    words = " ".join(reading.text.split())
    if words and len(words) <= WHAT:
        given["what"] = reading.text.strip()
    if reading.intent == "offer":
        given["offer"] = "yes"
    whens = [item.when for item in request.items] if request is not None else []
    if any(_says_when(when) for when in whens):
        given["when"] = IN_THE_WORDS
        if request is not None and (day := in_full(unit, request.items)):
            given["day"] = day
    elif given.get("offer"):
        given["when"] = IN_THE_WORDS
    await form.start(unit, given, reading.text)


def _says_when(when: When) -> bool:
    return when.type in ("fixed", "window", "deadline", "recurring")


def in_full(unit: Unit, items: Sequence[Item]) -> str | None:
    """The time of a single need with its weekday and full date; None where only the person's
    own words say it well enough."""
    if len(items) != 1:
        return None
    when = items[0].when
    say = unit.wording.plain
    if when.type == "fixed" and when.date is not None:
        start = when.start or when.time
        if start is None and when.arrive_by is None:
            return say(unit.lang, "ask-when-on", date=when.date)
        if start is not None:
            return say(unit.lang, "ask-when-at", date=when.date, time=start)
    if when.type == "deadline" and when.by is not None:
        return say(unit.lang, "ask-when-by", date=when.by)
    if when.type == "window" and when.from_ is not None and when.to is not None:
        return say(unit.lang, "ask-when-between", start=when.from_, end=when.to)
    return None


async def refused(unit: Unit, request: RequestReading, words: str) -> None:
    """What is never exchanged gets a kind no, and where help is; worrying words reach a broker."""
    key = f"ask-refused-{(request.blocked or 'other').replace('_', '-')}"
    if not unit.wording.known(key):
        key = "ask-refused-other"
    if "alert_broker" in request.flags:
        await cases.open_case(unit, "refused", words, reading=request.blocked)
        unit.say(
            "ask-refused-and-told",
            one_a_row(unit.button("btn-talk-to-a-person", "talk")),
            why=unit.text(key),
        )
    else:
        unit.say(
            key,
            one_a_row(unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")),
        )


async def out_of_scope(unit: Unit, reading: Reading) -> None:
    """Something that a timebank never exchanges, or that it can't do."""
    if reading.request is not None and reading.request.action == "refuse_signpost":
        await refused(unit, reading.request, reading.text)
    else:
        await from_sentence(unit, reading)


journey = Journey(
    "ask",
    commands=[Command("ask", command, roles=frozenset({"member"}), menu=frozenset({"member"}))],
    taps={"ask": tapped},
    forms=[form],
    intents={"request": from_sentence, "offer": from_sentence, "out_of_scope": out_of_scope},
)

KEY_FAMILIES = ("ask-refused-",)

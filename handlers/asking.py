"""/ask: somebody asks for help; their broker finds a person for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from domain.reading import read
from domain.reading.types import Item, Reading, RequestReading, When
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from handlers.words import begin
from services import cases

WHAT = 2000
WHEN = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """When help is wanted: `words` as typed (none where the need itself says it), `day` in full
    where it was read from them on the day they were typed."""

    words: str
    day: str

    @property
    def shown(self) -> str:
        """As people read it; nothing where the need itself says it."""
        if self.day and self.words:
            return f"{self.day} ({self.words})"
        return self.day or self.words


@dataclass(frozen=True, slots=True)
class WhenQuestion:
    """When help is wanted, in any words; a day in them is shown with its weekday and date."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The usual answers."""
        keys = ("btn-ask-any-time", "btn-ask-this-week", "btn-ask-next-week")
        labels = [unit.wording.button(unit.lang, key) for key in keys]
        return [Option(label, _wanted(unit, label, given)) for label in labels]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, with the day that they mean now."""
        clean = " ".join(words.split())
        if not clean:
            return Unclear("not-understood-in-form")
        if len(clean) > WHEN:
            return Unclear("error-too-long", {"limit": WHEN})
        found = _wanted(unit, clean, given)
        if not given.get("what") and not found["day"]:
            # Words under the review card: they are about the time only if they hold a day.
            return Unclear("not-understood-in-form")
        return Found(found)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """The day, or the words."""
        return self.load(value).shown

    def load(self, value: Any) -> Wanted:
        """Words and day."""
        return Wanted(value["words"], value["day"])


def _wanted(unit: Unit, words: str, given: Given) -> dict[str, str]:
    said = f"{given.get('what') or 'help'} {words}"
    request = read(said[: WHAT + WHEN], unit.local).request
    day = in_full(unit, request.items) if request is not None else None
    return {"words": words, "day": day or ""}


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What somebody needs, or offers (`offer`), in their own words."""

    what: str = ask("ask-what-ask", FreeText(limit=WHAT))
    when: Wanted = ask("ask-when-ask", WhenQuestion())
    offer: str | None = ask("ask-what-ask", FreeText(), hidden=True)


async def review(unit: Unit, answers: Ask) -> Markup:
    """The words as they go to the broker."""
    return unit.text(
        "ask-review-offer" if answers.offer else "ask-review",
        what=Words(answers.what, WHAT),
        when=Words(answers.when.shown, WHEN + 100),
        has_when="yes" if answers.when.shown else "no",
        timebank=unit.scope.name,
    )


async def submit(unit: Unit, answers: Ask) -> None:
    """A case for the broker, with the person's words and a promised time of reply."""
    _demand(unit)
    shown = answers.when.shown
    words = f"{answers.what}\n{shown}" if shown else answers.what
    _, promise = await cases.open_case(
        unit, "help", words, reading="offer" if answers.offer else "request"
    )
    rows = one_a_row(unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    if await cases.somebody_reads(unit):
        unit.say("ask-sent", rows, promise=promise)
    else:
        unit.say("ask-sent-nobody", rows, timebank=unit.scope.name)


def yes_values(answers: Ask) -> dict[str, str]:
    """Whether the confirming button asks or offers."""
    return {"offer": "yes" if answers.offer else "no"}


form = Form("ask", Ask, submit, review=review, yes="btn-ask-yes", yes_values=yes_values)


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
    if reading.intent == "offer":
        given["offer"] = "yes"
    words = reading.text.strip()
    if len(words) > WHAT:
        too_long = Unclear("error-too-long", {"limit": WHAT})
        await form.offer(unit, "what", given, too_long, reading.text)
        return
    given["what"] = words
    items = request.items if request is not None else ()
    if given.get("offer") or any(_says_when(item.when) for item in items):
        given["when"] = {"words": "", "day": in_full(unit, items) or ""}
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
    topic = "money_card" if "financial_abuse_risk" in request.flags else request.blocked
    key = f"ask-refused-{(topic or 'other').replace('_', '-')}"
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

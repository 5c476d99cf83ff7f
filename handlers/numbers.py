"""/numbers: the numbers in the fixed answers, for everybody; and for the safeguarding lead, to look
at them every 90 days, and to set them and the answers themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import permissions
from domain import safety_texts as rules
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import safety_texts

LEAD: frozenset[Role] = frozenset({"safeguarding"})
NUMBERS, ANSWERS = tuple(rules.NUMBERS), tuple(rules.ANSWERS)
USUAL = ("usual", "as usual", "as it was", "put it back")
KEY_FAMILIES = ("numbers-", "safety-")


def shown(unit: Unit, known: safety_texts.Texts, answer: str) -> Markup:
    """A fixed answer as it reads now for this person: the lead's own words in their language, else
    the usual ones with the timebank's numbers."""
    own = known.answers.get((answer, unit.lang))
    if own is not None:
        return unit.text("safety-own", words=Words(own, rules.LONGEST))
    return Markup(rules.numbered(str(unit.text(answer)), known.numbers))


async def _list(unit: Unit) -> None:
    known = await safety_texts.of(unit)
    lines = [
        str(unit.text("numbers-line", number=number, what=unit.text(f"numbers-{name}"),
                      phone=known.numbers.get(name, rules.NUMBERS[name])))
        for number, name in enumerate(NUMBERS, 1)
    ]  # fmt: skip
    checked = known.checked_at
    head = unit.text(
        "numbers-head",
        timebank=unit.scope.name,
        checked="yes" if checked is not None else "no",
        date=(checked or unit.now).astimezone(unit.zone).date(),
        late="yes" if rules.late(checked, unit.now) else "no",
    )
    rows: list[Button] = []
    if permissions.may(unit.roles, "safety.set"):
        rows += [
            unit.button("btn-numbers-checked", "numbers-checked"),
            unit.button("btn-numbers-set", "numbers-set"),
            unit.button("btn-numbers-answers", "numbers-answers"),
        ]
    text = Markup("\n".join([str(head), *lines, str(unit.text("numbers-always"))]))
    unit.show(Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "safety.numbers")


async def command(unit: Unit, words: str = "") -> None:  # noqa: ARG001
    """All the numbers, and when they were looked at last."""
    await _list(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await _list(unit)


async def _checked(unit: Unit, _tap: Tap) -> None:
    """Somebody has looked at them all."""
    await safety_texts.checked(unit)
    await _list(unit)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a numbered list, by its number or its name."""

    names: tuple[str, ...]

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """The list stands in the question."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The one with this number, or whose name has these words."""
        said = plainly(words)
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(self.names):
            return Found(self.names[int(said) - 1])
        meant = [
            one
            for one in self.names
            if said and said in plainly(unit.wording.plain(unit.lang, label(one)))
        ]
        if len(meant) == 1:
            return Found(meant[0])
        return Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """What it is called."""
        return unit.text(label(str(value)))

    def load(self, value: Any) -> str:
        """Its name."""
        return str(value)


def label(name: str) -> str:
    """The key of what a number or an answer is called."""
    return f"numbers-{name}" if name in rules.NUMBERS else f"numbers-of-{name[7:]}"


@dataclass(frozen=True, slots=True)
class PhoneQuestion(FreeText):
    """A telephone number, or the usual one."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """As it is shown."""
        if plainly(words) in USUAL:
            return Found(USUAL[0])
        number = rules.number(words)
        return Found(number) if number is not None else Unclear("numbers-no-number")


@dataclass(frozen=True, slots=True)
class AnswerQuestion(FreeText):
    """A fixed answer within its limits, or the usual one."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """As typed, or why it may not read so."""
        if plainly(words) in USUAL:
            return Found(USUAL[0])
        why = rules.fault(str(given["which"]), words)
        if why is not None:
            return Unclear(why, {"least": rules.SHORTEST, "most": rules.LONGEST})
        return Found(words.strip())


@dataclass(frozen=True)
class NewNumber:
    """Which number, and what it is from now on."""

    which: str = ask("numbers-which-ask", Listed(NUMBERS))
    phone: str = ask("numbers-phone-ask", PhoneQuestion(limit=30))


async def _review_number(unit: Unit, answers: NewNumber) -> Markup:
    known = await safety_texts.of(unit)
    now = known.numbers.get(answers.which, rules.NUMBERS[answers.which])
    return unit.text(
        "numbers-review", what=unit.text(label(answers.which)), now=now, new=answers.phone
    )


async def _submit_number(unit: Unit, answers: NewNumber) -> None:
    words = None if plainly(answers.phone) in USUAL else answers.phone
    await safety_texts.set_number(unit, answers.which, words)
    await _list(unit)


number_form = Form("numbers", NewNumber, _submit_number, review=_review_number)


@dataclass(frozen=True)
class NewAnswer:
    """Which fixed answer, and how it reads from now on, in the lead's language."""

    which: str = ask("numbers-answer-which-ask", Listed(ANSWERS))
    words: str = ask("numbers-answer-words-ask", AnswerQuestion(limit=rules.LONGEST))


async def _review_answer(unit: Unit, answers: NewAnswer) -> Markup:
    known = await safety_texts.of(unit)
    earlier = await safety_texts.before(unit, answers.which, unit.lang)
    return unit.text(
        "numbers-answer-review",
        what=unit.text(label(answers.which)),
        now=shown(unit, known, answers.which),
        new=Words(answers.words, rules.LONGEST),
        count=len(earlier),
    )


async def _submit_answer(unit: Unit, answers: NewAnswer) -> None:
    words = None if plainly(answers.words) in USUAL else answers.words
    await safety_texts.set_answer(unit, answers.which, unit.lang, words)
    known = await safety_texts.of(unit)
    unit.say(
        "numbers-answer-set",
        one_a_row(unit.button("btn-numbers", "numbers"), unit.button("btn-home", "home")),
        what=unit.text(label(answers.which)),
        now=shown(unit, known, answers.which),
    )


answer_form = Form("safety-answer", NewAnswer, _submit_answer, review=_review_answer, sets=True)


async def _set(unit: Unit, tap: Tap) -> None:
    """*Change a number*, *Change a fixed answer*."""
    unit.demand("safety.set")
    await (number_form if tap.verb == "numbers-set" else answer_form).start(unit)


journey = Journey(
    "numbers",
    commands=[Command("numbers", command)],
    taps={
        "numbers": _tapped,
        "numbers-checked": _checked,
        "numbers-set": _set,
        "numbers-answers": _set,
    },
    forms=[number_form, answer_form],
)

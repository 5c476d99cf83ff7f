"""/remind: what somebody wants to be reminded of, once or on days that repeat; list and stop."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain import reminding as rules
from domain.errors import DomainError
from domain.month_days import is_short
from domain.reading.reminding import asks, read_pattern, read_reminding
from domain.reminding import Pattern, unpacked
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.standing_questions import in_words
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import own_reminders
from storage.own_reminders import OwnReminder

PAGE = 3
"""Of one's own on one screen, beside *Add*."""
SOON = (1, 7, 14)
"""Days ahead that are offered."""
_STOP = re.compile(
    r"(?:stop|cancel|drop|delete|remove)\s+(?:number\s+|no\.?\s*|#)?(?P<number>\d{1,3})[.!]?",
    re.IGNORECASE,
)
_LISTS = frozenset({
    "my reminders", "show my reminders", "list my reminders", "reminders", "list", "all",
    "what do you remind me of", "what reminders do i have", "stop reminding me", "see my reminders",
})  # fmt: skip
_MEDICINE = re.compile(
    r"\b(?:tablets?|pills?|medicines?|medication|meds|insulin|inhalers?|antibiotics?|dose|doses"
    r"|prescription|injection)\b",
    re.IGNORECASE,
)
KEY_FAMILIES = ("own-why-",)


async def command(unit: Unit, words: str = "") -> None:
    """/remind, alone (the list), with when and what (Friday to ring Jean), or with "stop 2"."""
    _demand(unit)
    said = words.strip()
    if not said or plainly(said) in _LISTS:
        await _list(unit, 0)
    elif match := _STOP.fullmatch(said):
        await _stop_number(unit, int(match["number"]))
    else:
        await _said(unit, said)


def _demand(unit: Unit) -> None:
    if not unit.roles:
        raise DomainError("error-members-only")


async def heard(unit: Unit, text: str) -> bool:
    """ "Remind me Friday to ring Jean"; "my reminders". At the desk the first makes a case, which
    handlers.desk_said hears before; what repeats is one's own there, too."""
    if plainly(text) in _LISTS - {"list", "all", "reminders"}:
        await _list(unit, 0)
        return True
    if not asks(text):
        return False
    await _said(unit, text)
    return True


async def repeating(unit: Unit, text: str) -> bool:
    """Whether these words ask for a reminder that repeats, and are answered."""
    if not asks(text):
        return False
    read = read_reminding(text, unit.local)
    if read.pattern is None or read.pattern.rule is None:
        return False
    await _said(unit, text)
    return True


async def _said(unit: Unit, words: str) -> None:
    read = read_reminding(words, unit.local)
    given = {"what": read.what[: rules.LONGEST]} if read.what else {}
    if read.pattern is not None:
        when = read.pattern.packed()
        if read.what and len(read.what) <= rules.LONGEST:
            await _keep(unit, read.what, read.pattern)
        else:
            await form.start(unit, {"when": when})
    elif read.what:
        await form.offer(unit, "when", given, Unclear(f"own-why-{read.why or 'no-when'}"), None)
    else:
        await form.start(unit, given)


async def _keep(unit: Unit, what: str, pattern: Pattern) -> None:
    own_id, due = await own_reminders.add(unit, what, pattern)
    rows = one_a_row(
        unit.button("btn-own-stop", f"own-stop:{own_id}"),
        unit.button("btn-own-list", "own-list"),
        unit.button("btn-home", "home"),
    )
    unit.say(
        "own-set",
        rows,
        at=due.astimezone(unit.zone),
        repeats="no" if pattern.rule is None else "yes",
        often=_often(unit, pattern),
        what=what,
        medicine="yes" if _MEDICINE.search(what) else "no",
        short=_short(pattern),
    )


def _short(pattern: Pattern) -> str:
    """Whether its day is one that some months don't have."""
    rule = pattern.rule or ""
    said = rule.startswith("FREQ=MONTHLY;BYMONTHDAY=")  # by `in_words`, beside how often
    return "yes" if is_short(rule) and not said else "no"


def _often(unit: Unit, pattern: Pattern) -> Markup:
    if pattern.rule is None:
        return Markup("")
    if "BYMONTHDAY=-1" in pattern.rule:
        return unit.text("own-last-day")
    if pattern.rule.startswith("FREQ=YEARLY"):
        first = own_first(unit, pattern)
        return unit.text("own-yearly", date=first)
    return in_words(unit.wording, unit.lang, pattern.rule, pattern.first)


def own_first(unit: Unit, pattern: Pattern) -> Any:
    """The next day of it."""
    return rules.begins(pattern, unit.now, unit.zone) or pattern.first


async def _list(unit: Unit, offset: int) -> None:
    found = await own_reminders.listed(unit, offset, PAGE + 1)
    shown = found[:PAGE]
    if not shown and not offset:
        unit.say(
            "own-none",
            one_a_row(unit.button("btn-own-add", "own-add"), unit.button("btn-home", "home")),
        )
        return
    lines = [str(unit.text("own-list-head"))]
    for number, (one, due) in enumerate(shown, offset + 1):
        lines.append(str(_line(unit, number, one, due)))
    rows = [
        unit.button("btn-own-stop-one", f"own-stop:{one.id}", number=number)
        for number, (one, _) in enumerate(shown, offset + 1)
    ]
    if len(found) > PAGE:
        rows.append(unit.button("btn-more", f"own-list:{offset + PAGE}"))
    else:
        rows.append(unit.button("btn-own-add", "own-add"))
    text = Markup("\n".join(lines))
    unit.show(Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "own.list")


def _line(unit: Unit, number: int, one: OwnReminder, due: Any) -> Markup:
    at = (due or unit.now).astimezone(unit.zone)
    return unit.text(
        "own-line",
        number=number,
        at=at,
        what=one.words,
        repeats="no" if one.pattern.rule is None else "yes",
        often=_often(unit, one.pattern),
    )


async def _listed(unit: Unit, tap: Tap) -> None:
    _demand(unit)
    await _list(unit, max(0, tap.id))


async def _stop(unit: Unit, tap: Tap) -> None:
    _stopped(unit, await own_reminders.stop(unit, tap.id))


async def _stop_number(unit: Unit, number: int) -> None:
    found = await own_reminders.listed(unit, number - 1, 1) if number else []
    if not found:
        ways = (unit.button("btn-own-list", "own-list"), unit.button("btn-home", "home"))
        unit.say("own-no-number", one_a_row(*ways), number=number)
        return
    _stopped(unit, await own_reminders.stop(unit, found[0][0].id))


def _stopped(unit: Unit, one: OwnReminder) -> None:
    rows = one_a_row(unit.button("btn-own-list", "own-list"), unit.button("btn-home", "home"))
    unit.say("own-stopped", rows, what=one.words)


async def _later(unit: Unit, tap: Tap) -> None:
    """Once more, tomorrow."""
    one, due = await own_reminders.tomorrow(unit, tap.id)
    rows = one_a_row(
        unit.button("btn-own-stop", f"own-stop:{one.id}"), unit.button("btn-home", "home")
    )
    unit.say(
        "own-set",
        rows,
        at=due.astimezone(unit.zone),
        repeats="no",
        often=Markup(""),
        what=one.words,
        medicine="no",
        short="no",
    )


@dataclass(frozen=True, slots=True)
class WhenQuestion:
    """When, and how often."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Tomorrow, in a week, in two: at 9am."""
        days = [unit.local.date() + timedelta(days=n) for n in SOON]
        return [
            Option(
                unit.wording.button(unit.lang, "btn-day", date=day),
                Pattern(day, rules.USUAL).packed(),
            )
            for day in days
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Such as "Friday 2pm", "every Monday at 9am", "the last day of the month"."""
        pattern, why = read_pattern(words, unit.local)
        if pattern is None:
            return Unclear(f"own-why-{why or 'no-when'}")
        if rules.begins(pattern, unit.now, unit.zone) is None:
            return Unclear("own-why-over")
        return Found(pattern.packed())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """In full."""
        pattern = self.load(value)
        at = rules.moment(own_first(unit, pattern), pattern.at, unit.zone).astimezone(unit.zone)
        return unit.text("case-moment", at=at)

    def load(self, value: Any) -> Pattern:
        """The pattern."""
        return unpacked(str(value))


@dataclass(frozen=True)
class Remind:
    """Of what, and when."""

    what: str = ask("own-what-ask", FreeText(limit=rules.LONGEST))
    when: Pattern = ask("own-when-ask", WhenQuestion())


async def _submit(unit: Unit, answers: Remind) -> None:
    await _keep(unit, answers.what, answers.when)


async def _add(unit: Unit, _tap: Tap) -> None:
    _demand(unit)
    unit.aside()
    await form.start(unit)


form = Form("remind", Remind, _submit, over=True)
journey = Journey(
    "remind",
    commands=[Command("remind", command, roles=frozenset({"broker", "member"}))],
    taps={"own-list": _listed, "own-stop": _stop, "own-later": _later, "own-add": _add},
    forms=[form],
    hears=[heard],
)

"""What stands behind More on a case: notes, calls, reminders, giving it to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from domain.errors import DomainError
from domain.reading.when import read_when
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import RunTap
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import case_desk, cases
from services.case_desk import CALLS
from storage import casework, people
from storage.casework import Case
from storage.people import Person

PAGE = 4
LONGEST = 1000
AT = time(9)
"""When somebody is reminded who names a day and no time."""
SOON = (1, 7, 14)
"""Days ahead that are offered for a reminder."""


async def in_its_timebank(unit: Unit, case_id: int) -> Case:
    """The case, in its own timebank, whichever of theirs the person at the desk uses now."""
    found = await casework.find(unit.tx, case_id)
    unit.use_community_of(found.community_id if found is not None else None)
    return await cases.look(unit, case_id)


async def more(unit: Unit, tap: Tap) -> None:
    """What else can be done with a case."""
    case = await in_its_timebank(unit, tap.id)
    keys = [("btn-case-note", "case-note")]
    if case.state == "open":
        keys += [
            ("btn-case-remind", "case-remind"),
            ("btn-case-call", "case-call"),
            ("btn-case-give", "case-give"),
        ]
    else:
        keys.append(("btn-case-reopen", "case-reopen"))
    rows = one_a_row(*(unit.button(key, f"{verb}:{tap.id}") for key, verb in keys))
    ways = (unit.button("btn-back", f"case:{tap.id}"), unit.button("btn-home", "home"))
    unit.leave_card()
    unit.say("case-more-ask", (*rows, ways))


async def with_words(unit: Unit, tap: Tap) -> None:
    """A note, or a reminder: asked in a message of its own."""
    case = await in_its_timebank(unit, tap.id)
    unit.take_over(cases.CARD, tap.id)
    unit.refresh(cases.CARD, tap.id, "case.opened", person_id=unit.actor.id)
    unit.aside()
    form = note_form if tap.verb == "case-note" else remind_form
    await form.start(unit, {"case": str(case.id)})


@dataclass(frozen=True)
class Note:
    """Words that only the desk reads."""

    words: str = ask("case-note-ask", FreeText(limit=LONGEST))
    case: str | None = ask("case-note-ask", FreeText(), hidden=True)


async def submit_note(unit: Unit, answers: Note) -> None:
    """Keeps it; the card shows it."""
    case = await in_its_timebank(unit, int(answers.case or 0))
    await case_desk.note(unit, case.id, answers.words)
    show_again(unit, case.id)


@dataclass(frozen=True, slots=True)
class AtQuestion:
    """A day and a time to come; 9am where only a day is named."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Tomorrow, in a week, in two."""
        days = [unit.local.date() + timedelta(days=n) for n in SOON]
        return [
            Option(unit.wording.button(unit.lang, "btn-day", date=day), _at(unit, day).isoformat())
            for day in days
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Such as "Friday", "in 2 weeks", "Friday 2pm"."""
        found = read_moment(unit, words)
        return Unclear("case-no-moment") if found is None else Found(found.isoformat())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """In full."""
        return unit.text("case-moment", at=self.load(value))

    def load(self, value: Any) -> datetime:
        """The moment."""
        return datetime.fromisoformat(str(value))


def read_moment(unit: Unit, words: str) -> datetime | None:
    """The day and time that words speak of; of "next week" its Monday. None where there is none."""
    when = read_when(words[:300], unit.local).when
    day = when.date or when.from_
    if day is None or when.type not in ("fixed", "window"):
        return None
    return _at(unit, day, when.start or when.arrive_by)


def _at(unit: Unit, day: Any, at: time | None = None) -> datetime:
    return datetime.combine(day, at or AT, unit.zone)


@dataclass(frozen=True)
class Remind:
    """When the case comes again."""

    at: datetime = ask("case-remind-ask", AtQuestion())
    case: str | None = ask("case-remind-ask", FreeText(), hidden=True)
    rang: str | None = ask("case-remind-ask", FreeText(), hidden=True)


async def submit_remind(unit: Unit, answers: Remind) -> None:
    """Plans it; the card says when."""
    case = await in_its_timebank(unit, int(answers.case or 0))
    if answers.rang is not None:
        await case_desk.rang(unit, case.id, "back", answers.rang, answers.at)
    else:
        await case_desk.remind(unit, case.id, answers.at)
    show_again(unit, case.id)


note_form = Form("case-note", Note, submit_note, over=True, careful=True, desk=True)
remind_form = Form("case-remind", Remind, submit_remind, over=True, careful=True)


def show_again(unit: Unit, case_id: int) -> None:
    """Its card, as a new message."""
    unit.show_card(unit.actor.id, cases.CARD, case_id, "case.noted", fresh=True)


async def call(unit: Unit, tap: Tap) -> None:
    """Who was rung, where it can be more than one; then what came of it."""
    case = await in_its_timebank(unit, tap.id)
    whom = await _people_of(unit, case)
    unit.leave_card()
    chosen = tap.run if tap.run.isdigit() else ""
    if len(whom) > 1 and not chosen:
        rows = [
            unit.button("btn-case-whom", f"case-call:{tap.id}:{person.id}", name=person.name)
            for person in whom[:PAGE]
        ]
        unit.say("case-whom-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))
        return
    person = chosen or (str(whom[0].id) if whom else "0")
    rows = [unit.button(f"btn-case-{how}", f"case-rung:{tap.id}:{how}.{person}") for how in CALLS]
    unit.say("case-call-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))


async def rung(unit: Unit, tap: Tap) -> None:
    """What came of a call; to ring back, the day is asked."""
    case = await in_its_timebank(unit, tap.id)
    how, _, person = tap.run.partition(".")
    whom = {str(p.id): p.name for p in await _people_of(unit, case)}.get(person, "")
    if how == "back":
        unit.aside()
        await remind_form.start(unit, {"case": str(case.id), "rang": whom})
        return
    found = next((one for one in CALLS if one == how), None)
    if found is None:
        raise DomainError("toast-old-button")
    await case_desk.rang(unit, case.id, found, whom)
    unit.show_own_card(cases.CARD, case.id, "case.call")


async def _people_of(unit: Unit, case: Case) -> list[Person]:
    """Whom somebody may ring about a case: who it is about, and the sides of what it is about."""
    ids = [case.person_id] if case.person_id else []
    about = await casework.subject(unit.tx, case.id)
    if about is not None:
        ids += await casework.parties(unit.tx, *about)
    found = [await people.person(unit.tx, one) for one in dict.fromkeys(ids)]
    return [p for p in found if p is not None and p.id != unit.actor.id]


async def give(unit: Unit, tap: Tap) -> None:
    """To whom; with somebody chosen, it is theirs."""
    await in_its_timebank(unit, tap.id)
    chosen = int(tap.run) if tap.run.isdigit() else 0
    if chosen:
        to = await case_desk.give(unit, tap.id, chosen)
        if to.id != unit.actor.id:
            unit.toast("toast-case-given", name=cases.first_name(to.name))
        unit.show_own_card(cases.CARD, tap.id, "case.give")
        return
    every = await case_desk.others(unit, tap.id)
    start = -chosen if chosen < 0 else 0
    rows = [
        unit.button("btn-case-to", f"case-give:{tap.id}:{p.id}", name=p.name)
        for p in every[start : start + PAGE]
    ]
    unit.leave_card()
    unit.say("case-give-ask", one_a_row(*rows, unit.button("btn-back", f"case-more:{tap.id}")))


async def reopen(unit: Unit, tap: Tap) -> None:
    """A case that was ended goes on."""
    await in_its_timebank(unit, tap.id)
    async with pressed(unit, cases.CARD, tap.id, "case.reopen"):
        await case_desk.reopen(unit, tap.id)


taps: dict[str, RunTap] = {
    "case-more": more,
    "case-note": with_words,
    "case-remind": with_words,
    "case-call": call,
    "case-rung": rung,
    "case-give": give,
    "case-reopen": reopen,
}
forms: list[Form[Any]] = [note_form, remind_form]

KEY_FAMILIES = ("btn-case-",)

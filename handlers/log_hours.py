"""/log: a resident records help that was given, to somebody or by somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.errors import DomainError
from domain.exchange import BACK_DAYS
from domain.reading import read
from domain.reading.skills import taxonomy
from domain.reading.types import HoursReading, Reading
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import (
    LengthQuestion,
    Named,
    PastDayQuestion,
    WhoQuestion,
    entry_given,
    from_hours,
    is_old,
    who,
)
from handlers.conversation.questions import Found, FreeText, Kept, Unclear, day_of
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.plan_questions import read_day
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from handlers.words import begin
from services import exchanges
from services import rules as timebank_rules
from services.exchanges import Given


@dataclass(frozen=True)
class LogHours:
    """Help on one day; `more` holds further days of the same help."""

    person: Named = ask("log-who-ask", WhoQuestion())
    minutes: int = ask("log-how-long-ask", LengthQuestion())
    day: date = ask("log-when-ask", PastDayQuestion())
    what: str | None = ask("log-what-ask", FreeText(limit=300), optional=True)
    skill: str | None = ask("log-what-ask", FreeText(), hidden=True)
    more: Sequence[Sequence[Any]] | None = ask("log-when-ask", Kept(), hidden=True)
    received: str | None = ask("log-who-ask", FreeText(), hidden=True)
    flags: str | None = ask("log-what-ask", FreeText(), hidden=True)


def _entries(answers: LogHours) -> list[tuple[date, int]]:
    more = [(day_of(day), int(minutes)) for day, minutes in answers.more or ()]
    return [(answers.day, answers.minutes), *more]


async def review(unit: Unit, answers: LogHours) -> Markup:
    """Who, what, and every day in full with its length: nothing moves before Yes."""
    said = _entries(answers)
    rules = await timebank_rules.of(unit)
    entries = [(day, rules.rounded(minutes)) for day, minutes in said]
    lines = [unit.text("log-review-line", date=day, minutes=minutes) for day, minutes in entries]
    if entries != said:
        lines.append(unit.text("log-rounded", minutes=rules.number("rounding_minutes")))
    return unit.text(
        "log-review-received" if answers.received else "log-review",
        name=answers.person.name,
        what=Words(answers.what or "", 300),
        has_what="yes" if answers.what else "no",
        lines=Markup("\n".join(lines)),
        minutes=sum(minutes for _, minutes in entries),
        days=len(entries),
    )


async def submit(unit: Unit, answers: LogHours) -> None:
    """Records it; the message with the Yes becomes the exchange's card."""
    first: int | None = None
    for day, minutes in _entries(answers):
        exchange_id = await exchanges.log(
            unit,
            Given(
                other=answers.person.id,
                named=answers.person.name,
                minutes=minutes,
                day=day,
                i_gave=not answers.received,
                skill=answers.skill,
                words=answers.what,
                flags=tuple((answers.flags or "").split()),
            ),
        )
        if first is None:
            first = exchange_id
            unit.show_own_card(exchanges.CARD, exchange_id, "exchange.logged")
        else:
            unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.logged")


def yes_values(answers: LogHours) -> dict[str, str]:
    """The name on the confirming button."""
    return {"name": answers.person.name}


form = Form(
    "log",
    LogHours,
    submit,
    review=review,
    yes="btn-log-yes",
    yes_values=yes_values,
    others=frozenset({"request", "offer", "talk_to_person"}),
)


async def command(unit: Unit, words: str) -> None:
    """/log, alone or with a sentence behind it."""
    if words and await unit.registry.said_for_others(unit, words):
        return
    unit.demand("exchange.log")
    if words:
        await begin(unit, words, "log")
    else:
        await form.start(unit)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The menu's button."""
    unit.demand("exchange.log")
    await form.start(unit)


async def from_sentence(unit: Unit, reading: Reading) -> None:
    """A sentence about help that was given: whatever it says is filled in."""
    unit.demand("exchange.log")
    if reading.hours.status == "reject":
        if reading.hours.reason != "future" or not await _planned(unit, reading):
            _say_rejected(unit, reading.hours.reason or "non_positive")
        return
    given = _given_by(reading)
    unclear = await _person_of(unit, reading, given) or _hours_of(
        unit, reading.hours, given, reading.text
    )
    if unclear is None and "day" in given and is_old(day_of(given["day"]), unit.local.date()):
        del given["day"]
        unclear = "day", Unclear("refusal-log-too-old", {"days": BACK_DAYS})
    if unclear is not None:
        await form.offer(unit, unclear[0], given, unclear[1], reading.text)
    else:
        await form.start(unit, given, reading.text)


async def from_two(
    unit: Unit, words: str, other: dict[str, Any], *, received: bool, ahead: bool = False
) -> None:
    """A broker said who helped whom (`ahead`: will help); the rest is in `words`. The member for
    whom it is entered gives the help, or gets it (`received`); `other` is the other side."""
    unit.demand("exchange.log")
    reading = read(words, unit.local)
    if ahead or reading.hours.reason == "future":
        day = read_day(unit, words)
        plan: dict[str, Any] = {"side": "get" if received else "give", "person": other, **day.also}
        if reading.skills:
            plan["what"] = taxonomy()[reading.skills[0]].label
        if isinstance(day, Found):
            plan["day"] = day.value
        await unit.registry.forms["plan"].start(unit, plan, words)
        return
    if reading.hours.status == "reject":
        _say_rejected(unit, reading.hours.reason or "non_positive")
        return
    given = {**_given_by(reading), "person": other}
    given.pop("received", None)
    if received:
        given["received"] = "yes"
    unclear = _hours_of(unit, reading.hours, given, words)
    if unclear is None:
        await form.start(unit, given, words)
    else:
        await form.offer(unit, unclear[0], given, unclear[1], words)


def _given_by(reading: Reading) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if reading.skills:
        given["skill"] = reading.skills[0]
        given["what"] = taxonomy()[reading.skills[0]].label
    if reading.extra.get("direction") == "received":
        given["received"] = "yes"
    if reading.hours.flags:
        given["flags"] = " ".join(reading.hours.flags)
    return given


async def _person_of(
    unit: Unit, reading: Reading, given: dict[str, Any]
) -> tuple[str, Unclear] | None:
    """Fills in who it was; the question to ask where a name fits several people."""
    if not reading.names:
        return None
    found = await who(unit, reading.names[0])
    if isinstance(found, Unclear):
        _hours_of(unit, reading.hours, given, reading.text)
        return "person", found
    given["person"] = found.value
    return None


def _hours_of(
    unit: Unit, read: HoursReading, given: dict[str, Any], words: str
) -> tuple[str, Unclear] | None:
    """Fills in the days and lengths; the question to ask where they could mean two things."""
    if read.status == "ok" and read.entries:
        given.update(entry_given(read.entries[0], read))
        if read.entries[0].start is not None:
            # The times say that it was today; the card shows the day, so nothing is assumed.
            given["day"] = read.entries[0].day.isoformat()
        if len(read.entries) > 1:
            given["more"] = [[e.day.isoformat(), e.minutes] for e in read.entries[1:]]
    elif read.status == "clarify":
        if read.minutes:
            given["minutes"] = read.minutes
        question = "day" if read.ask == "date" else "minutes"
        asked = from_hours(unit, read, question, words)
        if isinstance(asked, Unclear) and asked.options:
            return question, asked
    return None


async def _planned(unit: Unit, reading: Reading) -> bool:
    """Help that is still to come is planned with the person named; False where nobody whom the
    writer may see is."""
    found = await who(unit, reading.names[0]) if reading.names else None
    if found is None or (isinstance(found, Found) and found.value["id"] is None):
        return False
    received = reading.extra.get("direction") == "received"
    given: dict[str, Any] = {"side": "get" if received else "give"}
    if reading.skills:
        given["what"] = taxonomy()[reading.skills[0]].label
    day = read_day(unit, reading.text)
    given.update(day.also)
    if isinstance(day, Found):
        given["day"] = day.value
    plan = unit.registry.forms["plan"]
    if isinstance(found, Unclear):
        await plan.offer(unit, "person", given, found, reading.text)
        return True
    given["person"] = found.value
    missing = next(one.name for one in plan.fields() if one.name not in given)
    why = Unclear("log-plan-instead", {"name": found.value["name"]})
    await plan.offer(unit, missing, given, why, reading.text)
    return True


def _say_rejected(unit: Unit, reason: str) -> None:
    unit.say(
        f"log-reject-{reason}".replace("_", "-"),
        one_a_row(unit.button("btn-log", "log"), unit.button("btn-talk-to-a-person", "talk")),
    )


@dataclass(frozen=True)
class OtherHours:
    """A different length for an exchange: by the other side, the logger, or a broker."""

    minutes: int = ask("exchange-how-long-ask", LengthQuestion())
    exchange: str | None = ask("exchange-how-long-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-how-long-ask", FreeText(), hidden=True)


async def submit_other(unit: Unit, answers: OtherHours) -> None:
    """Records the other length; the card shows both until the two agree."""
    act = {
        "change": exchanges.change,
        "amend": exchanges.amend,
        "report": exchanges.report,
    }.get(answers.action or "")
    if act is None or answers.exchange is None:
        raise DomainError("error-not-found")
    exchange_id = int(answers.exchange)
    await in_its_timebank(unit, exchange_id)
    await act(unit, exchange_id, answers.minutes)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.changed", fresh=True)


async def in_its_timebank(unit: Unit, exchange_id: int) -> None:
    """An exchange is acted on in its own timebank. Raises NotFound where that isn't theirs."""
    stands_in = "administrator" in unit.roles and "broker" not in unit.roles
    if not stands_in and len(unit.communities) == 1 and unit.communities[0] == unit.community:
        return  # there is no other, and what isn't of this one isn't found
    await unit.use_timebank_of(exchanges.CARD, exchange_id)


other_hours = Form("hours", OtherHours, submit_other, over=True)

journey = Journey(
    "log",
    commands=[Command("log", command, menu=frozenset({"member", "broker"}))],
    taps={"log": tapped},
    forms=[form, other_hours],
    intents={"log": from_sentence},
)

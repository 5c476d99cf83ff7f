"""/slips: paper slips for planned help, printed for a day or a person, and keyed in afterwards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.errors import DomainError
from domain.permissions import Role
from domain.reading.behalf import read_behalf, words_of
from domain.reading.names import Known, One, resolve
from domain.reading.when import read_when
from domain.slips import Slip, numbers, read_slips, speaks_of_slips
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import FreeText, Kept, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.members import as_broker
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import behalf, exchanges, slips
from storage.exchanges import Exchange

BROKERS: frozenset[Role] = frozenset({"broker"})
DAYS = (("today", 0, 0), ("tomorrow", 1, 1), ("week", 0, 6))
_ENDING = re.compile(r"^\s*(?:the )?(?:slips?|plans?)?\s*(?:for|of)?\s*", re.IGNORECASE)


async def command(unit: Unit, words: str = "") -> None:
    """/slips: prints for a day, a person or numbers; "214 yes, 215 90 minutes" enters them."""
    as_broker(unit)
    unit.demand("exchange.decide")
    said = words.strip()
    read, unread = read_slips(said, unit.local)
    if read:
        await _read_back(unit, read, unread)
    elif not said:
        await _choose(unit)
    elif found := numbers(said):
        await _print(unit, await slips.of_numbers(unit, found))
    else:
        await _print_for(unit, _ENDING.sub("", said))


async def heard(unit: Unit, text: str) -> bool:
    """ "Slips 214 yes, 215 no", "slips for tomorrow"; "Jean says yes to 214"."""
    here = unit.community.id if unit.community is not None else 0
    if (here, "broker") not in unit.all_roles or unit.lent:
        return False
    if speaks_of_slips(text):
        await command(
            unit, re.sub(r"^\s*(?:enter |key in )?slips?\b[:,]?", "", text, flags=re.IGNORECASE)
        )
        return True
    worn = unit.hat
    if not any(sign.isdigit() for sign in text) or not as_broker(unit):
        return False
    hits = await behalf.called(unit, words_of(text))
    told = read_behalf(text, unit.local, behalf.parts_of(hits))
    if told is None or told.kind != "answer":
        unit.wear(worn)
        return False
    named = resolve(told.subject, [Known(one.person_id, one.name) for one in hits])
    if isinstance(named, One):
        await _says(unit, named.id, told.thing, yes=told.yes)
    else:
        unit.say(
            "behalf-nobody", one_a_row(unit.button("btn-home", "home")), name=told.subject[:60]
        )
    return True


# Printing


async def _choose(unit: Unit) -> None:
    today = unit.local.date()
    buttons = []
    for name, first, last in DAYS:
        found = await slips.of_days(
            unit, today + timedelta(days=first), today + timedelta(days=last)
        )
        if found:
            buttons.append(
                unit.button("btn-slips-days", f"slips-print:0:{name}", days=name, count=len(found))
            )
    home = unit.button("btn-home", "home")
    unit.leave_card()
    unit.say("slips-which" if buttons else "slips-none", one_a_row(*buttons, home))


async def _tapped(unit: Unit, tap: Tap) -> None:
    as_broker(unit)
    span = next(((first, last) for name, first, last in DAYS if name == tap.run), None)
    if span is None:
        await _choose(unit)
        return
    today = unit.local.date()
    first, last = (today + timedelta(days=one) for one in span)
    unit.aside()
    await _print(unit, await slips.of_days(unit, first, last))


async def _print_for(unit: Unit, words: str) -> None:
    """Those of a day, or of a member."""
    when = read_when(words[:100], unit.local).when
    if when.date is not None or (when.from_ is not None and when.to is not None):
        first = when.date or when.from_
        last = when.date or when.to
        assert first is not None
        assert last is not None
        await _print(unit, await slips.of_days(unit, first, last))
        return
    named = await MemberQuestion().read(unit, words, {})
    if isinstance(named, Unclear):
        home = unit.button("btn-home", "home")
        unit.say("slips-nobody", one_a_row(home), name=words[:60])
        return
    await _print(unit, await slips.of_person(unit, int(named.value["id"])))


async def _print(unit: Unit, found: Sequence[Exchange]) -> None:
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("slips-none", one_a_row(home))
        return
    slips.printed(unit, found)
    ids = " ".join(str(one.id) for one in found)
    unit.send_document("slips", "slips.printed", ids=ids)
    unit.say("slips-coming", one_a_row(home), count=len(found))


# Keying in


@dataclass(frozen=True)
class Keyed:
    """Slips as they were read: number, answer and minutes of each."""

    slips: Sequence[Any] = ask("slips-enter-ask", Kept(), hidden=True)
    unread: str | None = ask("slips-enter-ask", FreeText(), hidden=True)


async def _read_back(unit: Unit, read: Sequence[Slip], unread: Sequence[str]) -> None:
    lines = await slips.look(unit, read)
    good = [line for line in lines if line.problem is None]
    if not good:
        said = "\n".join(str(_line(unit, line)) for line in lines)
        unit.say("slips-nothing", one_a_row(unit.button("btn-home", "home")), lines=Markup(said))
        return
    given = {
        "slips": [[one.number, one.answer, one.minutes] for one in read],
        "unread": ", ".join(unread)[:200] or None,
    }
    await form.start(unit, given)


def _line(unit: Unit, line: slips.Line) -> Markup:
    one = line.exchange
    hidden = one is None or line.problem == "unknown"
    return unit.text(
        "slips-line",
        number=line.slip.number,
        how=line.problem or line.slip.answer,
        giver="" if hidden or one is None else one.giver_name or "",
        receiver="" if hidden or one is None else one.receiver_name or "",
        date=unit.local.date() if one is None else one.day,
        minutes=line.minutes,
    )


async def _review(unit: Unit, answers: Keyed) -> Markup:
    lines = await slips.look(unit, [Slip(*one) for one in answers.slips])
    said = Markup("\n".join(str(_line(unit, line)) for line in lines))
    return unit.text(
        "slips-review",
        lines=said,
        unread=answers.unread or "",
        has_unread="yes" if answers.unread else "no",
    )


async def _submit(unit: Unit, answers: Keyed) -> None:
    as_broker(unit)
    lines = await slips.look(unit, [Slip(*one) for one in answers.slips])
    good = [line for line in lines if line.problem is None]
    if not good:
        raise DomainError("toast-already-done")
    for line in good:
        await slips.enter(unit, line)
    queue = unit.button("btn-queue", "queue")
    unit.say("slips-entered", one_a_row(queue, unit.button("btn-home", "home")), count=len(good))


form = Form("slips", Keyed, _submit, review=_review, yes="btn-slips-enter", over=True)


# "Jean says yes to 214"


@dataclass(frozen=True)
class Says:
    """What somebody said to a broker about an exchange, to be entered for them."""

    number: int = ask("slips-enter-ask", Kept(), hidden=True)
    person: int = ask("slips-enter-ask", Kept(), hidden=True)


async def _says(unit: Unit, person_id: int, number: int, *, yes: bool) -> None:
    found = await slips.awaited_from(unit, person_id, number)
    home = unit.button("btn-home", "home")
    if found is None or not yes:
        # A no needs words: the card of the exchange, or of the request, is where they are said.
        key = "slips-says-nothing" if found is None else "slips-says-no"
        rows = [] if found is None else [unit.button("btn-exchange-open", f"x-open:{number}")]
        unit.say(key, one_a_row(*rows, home), number=number)
        return
    await says_form.start(unit, {"number": number, "person": person_id})


async def _review_says(unit: Unit, answers: Says) -> Markup:
    found = await slips.awaited_from(unit, answers.person, answers.number)
    if found is None:
        raise DomainError("toast-already-done")
    name = found.giver_name if answers.person == found.giver_id else found.receiver_name
    return unit.text(
        "slips-says",
        name=name or "",
        giver=found.giver_name or "",
        receiver=found.receiver_name or "",
        what=Words(found.words or "", 100),
        has_what="yes" if found.words else "no",
        date=found.day,
        minutes=found.other_minutes or found.minutes,
    )


async def _submit_says(unit: Unit, answers: Says) -> None:
    as_broker(unit)
    await slips.say_yes(unit, answers.person, answers.number)
    unit.show_card(unit.actor.id, exchanges.CARD, answers.number, "exchange.said", fresh=True)


says_form = Form("slips-says", Says, _submit_says, review=_review_says, yes="btn-slips-enter",
                 over=True)  # fmt: skip

journey = Journey(
    "slips",
    commands=[Command("slips", command, roles=BROKERS)],
    taps={"slips-print": _tapped},
    forms=[form, says_form],
    hears=[heard],
)

"""Letters of volunteering: verified hours, and a certificate. Under /letter, for whoever has hours
that others confirmed; and in one tap when hours are confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.errors import NotFound
from domain.periods import Period
from handlers.conversation.forms import ask
from handlers.conversation.questions import Choice, Given, Kept, Option
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.letters import (
    HOW,
    LONGEST_NAME,
    OTHERS,
    OWN,
    LetterForm,
    NameOnLetter,
    PeriodQuestion,
    kept,
    member_of,
)
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import letters
from services.letters import Served
from storage import people
from storage import service_hours as hours_rows

KINDS = (("service", "btn-letter-service"), ("certificate", "btn-letter-certificate"))
WORDS = ("volunteer", "volunteering", "service", "verified", "shifts")


@dataclass(frozen=True, slots=True)
class ServedPeriod(PeriodQuestion):
    """The same times; all of it begins with the first day of volunteering."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """This month, the last one, three months, and since the beginning."""
        found = list(await PeriodQuestion.options(self, unit, given))
        who = int(given.get("person") or unit.actor.id)
        since = await letters.served_since(unit, who)
        if since is not None:
            today = unit.local.date()
            found[-1] = Option(
                found[-1].label, kept(Period(since, today + timedelta(days=1)), today)
            )
        return found


@dataclass(frozen=True, kw_only=True)
class ServedLetter:
    """What a letter of volunteering says; `how` the member asked, where a broker makes it."""

    how: str = ask("letter-how-ask", Choice(HOW))
    kind: str = ask("letter-which-ask", Choice(KINDS))
    name: str = ask("letter-name-ask", NameOnLetter(limit=LONGEST_NAME))
    period: Period = ask("letter-period-ask", ServedPeriod())
    person: int | None = ask("letter-name-ask", Kept(), hidden=True)


async def _review(unit: Unit, answers: ServedLetter) -> Markup:
    person_id = answers.person or unit.actor.id
    found = await letters.served(unit, person_id, answers.period)
    last = min(answers.period.last, unit.local.date())
    return unit.text(
        "letter-served-review",
        kind=answers.kind,
        name=answers.name,
        timebank=unit.scope.name,
        minutes=found.given,
        first=answers.period.first,
        last=last,
        same="yes" if answers.period.first == last else "no",
    )


async def _submit(unit: Unit, answers: ServedLetter) -> None:
    person_id = answers.person or unit.actor.id
    kind: Served = "certificate" if answers.kind == "certificate" else "service"
    made = await letters.make_served(unit, person_id, answers.period, kind)
    own = person_id == unit.actor.id
    if not own:
        unit.audit("letter.asked", "letter", made.id, answers.how)
    unit.send_document(
        "served-letter", "letter.file", letter=made.id, name=answers.name, code=made.code
    )
    member = await people.membership(unit.tx, unit.scope.id, person_id)
    number = member.id if member is not None else 0
    rows = [unit.button("btn-letter-list", f"lt-list:{number}"), unit.button("btn-home", "home")]
    unit.say(
        "letter-served-coming",
        one_a_row(*rows),
        kind=kind,
        own="yes" if own else "no",
        code=made.code,
    )


form = LetterForm(
    "letter-served", ServedLetter, _submit, review=_review, yes="btn-letter-yes", anything=True
)


async def begin(unit: Unit, person_id: int, kind: Served, *, everything: bool = False) -> None:
    """Asks what is missing for such a letter of this member; `everything`: since the beginning."""
    await letters.demand_for(unit, person_id)
    given: dict[str, Any] = {"person": person_id, "kind": kind}
    if person_id == unit.actor.id:
        given["how"] = OWN
        if " " in unit.actor.name:
            given["name"] = unit.actor.name
    today = unit.local.date()
    since = await letters.served_since(unit, person_id) if everything else None
    if since is not None:
        given["period"] = kept(Period(since, today + timedelta(days=1)), today)
    await form.start(unit, given)


async def which(unit: Unit, person_id: int, words: str = "") -> bool:
    """Which letter, where somebody has volunteering that was confirmed; False where they have none,
    or said otherwise."""
    if await letters.served_since(unit, person_id) is None:
        return False
    said = words.casefold().split()
    if "certificate" in said:
        await begin(unit, person_id, "certificate")
        return True
    if any(word in said for word in WORDS):
        await begin(unit, person_id, "service")
        return True
    if said:
        return False
    member = await people.membership(unit.tx, unit.scope.id, person_id)
    number = member.id if member is not None else 0
    unit.say(
        "letter-which-ask",
        one_a_row(
            unit.button("btn-letter-help", f"lt-new:{number}:help"),
            unit.button("btn-letter-service", f"lt-served:{number}:service"),
            unit.button("btn-letter-certificate", f"lt-served:{number}:certificate"),
            unit.button("btn-home", "home"),
        ),
    )
    return True


async def _chosen(unit: Unit, tap: Tap) -> None:
    member = await member_of(unit, tap)
    unit.aside()
    kind: Served = "certificate" if tap.run == "certificate" else "service"
    await begin(unit, member.person_id, kind)


async def certificate(unit: Unit, tap: Tap) -> None:
    """Under the news that hours were confirmed: a certificate of all volunteering so far."""
    unit.wear(None)
    found = await hours_rows.find(unit.tx, tap.id)
    if found is None or found.person_id != unit.actor.id:
        raise NotFound
    unit.use_community_of(found.community_id)
    unit.aside()
    await begin(unit, unit.actor.id, "certificate", everything=True)


OTHERS.append(which)

journey = Journey(
    "served-letters",
    taps={"lt-served": _chosen, "lt-cert": certificate},
    forms=[form],
)

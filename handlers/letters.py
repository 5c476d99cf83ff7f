"""/letter: a plain letter of a member's hours, on paper, with a code; one's letters, taken back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain import periods
from domain.errors import DomainError, NotFound
from domain.periods import Period
from domain.permissions import Role
from handlers import member_card, members
from handlers.balance import not_a_member
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import Choice, Found, FreeText, Given, Kept, Option, Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.member_card import Act, in_states
from handlers.unit import Draft, Tap, Unit
from handlers.wording import Markup
from services import letters
from services import members as services_members
from storage import ledger, people
from storage.people import Membership

PAGE = 3
LONGEST_NAME = 80
MEMBERS: frozenset[Role] = frozenset({"member", "broker"})
SHOWS = (
    ("given", "btn-letter-given"),
    ("got", "btn-letter-got"),
    ("kinds", "btn-letter-kinds"),
    ("all", "btn-letter-all"),
)


@dataclass(frozen=True, slots=True)
class NameOnLetter(FreeText):
    """The name as it stands on the letter; the one by which they are known is offered."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Their name here."""
        name = await _name(unit, given)
        return [Option(name[:60], name)] if name else []


@dataclass(frozen=True, slots=True)
class PeriodQuestion:
    """From when until when: usual times as buttons, or any that words name."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """This month, the last one, three months, and since the beginning."""
        today = unit.local.date()
        first = await ledger.first_at(unit.tx, unit.scope.id, _who(unit, given))
        begun = first.astimezone(unit.zone).date() if first is not None else today
        until_now = today + timedelta(days=1)
        three = periods.read("last 3 months", today)
        found = [
            ("btn-letter-month", periods.month(today)),
            ("btn-letter-last", periods.month_before(today)),
            ("btn-letter-three", three.period if three else periods.month(today)),
            ("btn-letter-ever", Period(begun, until_now)),
        ]
        return [
            Option(unit.wording.button(unit.lang, key), kept(period, today))
            for key, period in found
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A time that has begun, such as "since April"."""
        said = periods.read(words[:200], unit.local.date())
        if said is None:
            return Unclear("letter-no-period")
        return Found(kept(said.period, unit.local.date()))

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """From the first day to the last."""
        period = self.load(value)
        return unit.text("letter-period", first=period.first, last=period.last)

    def load(self, value: Any) -> Period:
        """The days."""
        return Period(date.fromisoformat(value["first"]), date.fromisoformat(value["next"]))


OTHERS: list[Callable[[Unit, int, str], Awaitable[bool]]] = []
"""Other letters of a member that can be made: each asks which one, or is not meant (False)."""


def kept(period: Period, today: date) -> dict[str, str]:
    """A period as JSON, no further than today."""
    after = max(min(period.next, today + timedelta(days=1)), period.first + timedelta(days=1))
    return {"first": period.first.isoformat(), "next": after.isoformat()}


OWN = "here"
"""How somebody is known who makes the letter themselves: nobody asks."""
HOW = (
    ("person", "btn-how-person"),
    ("phone", "btn-how-phone"),
    ("paper", "btn-how-paper"),
)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says; `how` the member asked for it, where a broker makes it."""

    how: str = ask("letter-how-ask", Choice(HOW))
    name: str = ask("letter-name-ask", NameOnLetter(limit=LONGEST_NAME))
    period: Period = ask("letter-period-ask", PeriodQuestion())
    shows: str = ask("letter-shows-ask", Choice(SHOWS))
    person: int | None = ask("letter-name-ask", Kept(), hidden=True)


def _who(unit: Unit, given: Given) -> int:
    return int(given.get("person") or unit.actor.id)


async def _name(unit: Unit, given: Given) -> str:
    found = await people.person(unit.tx, _who(unit, given))
    return found.name if found is not None else ""


async def _review(unit: Unit, answers: Letter) -> Markup:
    person_id = answers.person or unit.actor.id
    found = await letters.figures(unit, person_id, answers.period)
    got = answers.shows in ("got", "all")
    return unit.text(
        "letter-review",
        name=answers.name,
        timebank=unit.scope.name,
        minutes=found.given,
        received=found.received,
        got="yes" if got else "no",
        kinds="yes" if answers.shows in ("kinds", "all") else "no",
        first=answers.period.first,
        last=answers.period.last,
        same="yes" if answers.period.first == answers.period.last else "no",
    )


async def _submit(unit: Unit, answers: Letter) -> None:
    person_id = answers.person or unit.actor.id
    got = answers.shows in ("got", "all")
    made = await letters.make(unit, person_id, answers.period, received=got)
    if person_id != unit.actor.id:
        unit.audit("letter.asked", "letter", made.id, answers.how)
    unit.send_document(
        "letter",
        "letter.file",
        letter=made.id,
        name=answers.name,
        code=made.code,
        kinds="yes" if answers.shows in ("kinds", "all") else "no",
    )
    member = await people.membership(unit.tx, unit.scope.id, person_id)
    number = member.id if member is not None else 0
    rows = [unit.button("btn-letter-list", f"lt-list:{number}"), unit.button("btn-home", "home")]
    own = "yes" if person_id == unit.actor.id else "no"
    unit.say("letter-coming", one_a_row(*rows), own=own, code=made.code)


class LetterForm(Form[Any]):
    """Asks for a letter; of their own, members aren't asked how they are known."""

    def offers(self, draft: Draft, name: str) -> bool:
        """Not what this letter isn't asked."""
        return name != "how" or draft.body["given"].get("how") != OWN


form = LetterForm("letter", Letter, _submit, review=_review, yes="btn-letter-yes", anything=True)


async def command(unit: Unit, words: str = "") -> None:
    """/letter; with a time behind it, for that; a broker, with the name of a member without
    Telegram, for them."""
    if unit.hat is not None:
        await _under_a_hat(unit)
        return
    said = words.strip()[:200]
    today = unit.local.date()
    period = periods.read(said, today) if said else None
    if said and period is None and "broker" in unit.roles:
        found = await MemberQuestion().read(unit, said, {})
        if isinstance(found, Found):
            who = await people.membership(unit.tx, unit.scope.id, int(found.value["id"]))
            if who is not None:
                await listed(unit, who)
                return
    if "member" not in unit.roles:
        await not_a_member(unit)
        return
    given: dict[str, Any] = {}
    if period is not None:
        given["period"] = kept(period.period, today)
    if not given and await _other(unit, unit.actor.id, said):
        return
    await begin(unit, unit.actor.id, given)


async def _other(unit: Unit, person_id: int, words: str = "") -> bool:
    for other in OTHERS:
        if await other(unit, person_id, words):
            return True
    return False


async def _under_a_hat(unit: Unit) -> None:
    """A broker at the phone makes it for the member; a helper makes none in another's name."""
    hat = unit.hat
    if hat is None or hat.kind != "broker":
        raise DomainError("refusal-not-for-them", name=unit.member_name)
    unit.wear(None)
    member = await people.membership(unit.tx, hat.community_id, hat.for_id)
    if member is None:
        raise NotFound
    await listed(unit, member)


async def begin(unit: Unit, person_id: int, given: Given | None = None) -> None:
    """Asks what is missing for a letter of this member."""
    await letters.demand_for(unit, person_id)
    known: dict[str, Any] = {**(given or {}), "person": person_id}
    if person_id == unit.actor.id:
        known["how"] = OWN
        if " " in unit.actor.name:
            known["name"] = unit.actor.name
    await form.start(unit, known)


async def listed(unit: Unit, member: Membership, offset: int = 0) -> None:
    """The member's letters that can be checked, each with a button that takes it back."""
    person_id, start = member.person_id, max(0, offset)
    found = await letters.mine(unit, person_id, PAGE + 1, start)
    person = await people.person(unit.tx, person_id)
    own = person_id == unit.actor.id
    rows: list[Button] = [
        unit.button(
            "btn-letter-stop",
            f"lt-stop:{one.id}",
            which=unit.wording.plain(
                unit.lang,
                "letter-which",
                date=one.made_at.astimezone(unit.zone).date(),
                minutes=one.given,
            ),
        )
        for one in found[:PAGE]
    ]
    if own or (person is not None and person.telegram_id is None):
        rows.append(unit.button("btn-letter-new", f"lt-new:{member.id}"))
    if len(found) > PAGE:
        rows.append(unit.button("btn-more", f"lt-list:{member.id}:{start + PAGE}"))
    rows.append(unit.button("btn-home", "home"))
    text = unit.text(
        "letter-list",
        count=len(found),
        own="yes" if own else "no",
        name=person.name if person is not None else "",
    )
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*rows)), "letter.list")


async def member_of(unit: Unit, tap: Tap) -> Membership:
    """Whose letters a button is about; their own timebank is used. Raises NotFound."""
    unit.wear(None)
    member = await people.any_membership(unit.tx, tap.id) if tap.id else unit.membership
    unit.use_community_of(member.community_id if member is not None else None)
    if member is None:
        raise NotFound
    return member


async def _listed(unit: Unit, tap: Tap) -> None:
    page = int(tap.run) if tap.run.isascii() and tap.run.isdigit() and len(tap.run) < 5 else 0
    await listed(unit, await member_of(unit, tap), page)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    unit.aside()
    await command(unit)


async def _new(unit: Unit, tap: Tap) -> None:
    member = await member_of(unit, tap)
    unit.aside()
    await letters.demand_for(unit, member.person_id)
    if tap.run == "help" or not await _other(unit, member.person_id):
        await begin(unit, member.person_id)


async def _stop(unit: Unit, tap: Tap) -> None:
    """In one tap: the code on it is not valid from now on."""
    unit.wear(None)
    await unit.use_timebank_of("letter", tap.id)
    found = await letters.revoke(unit, tap.id)
    unit.toast("toast-letter-stopped")
    member = await people.membership(unit.tx, found.community_id, found.person_id)
    if member is not None:
        await listed(unit, member)


async def _of_member(unit: Unit, tap: Tap) -> None:
    """From a member's card."""
    await members.in_its_timebank(unit, tap.id)
    member, _ = await services_members.demand(unit, tap.id)
    unit.aside()
    await listed(unit, member)


member_card.ACTS.append(Act("btn-letter-list", "lt-of", in_states("approved", "paused"), place=60))

journey = Journey(
    "letters",
    commands=[Command("letter", command, roles=MEMBERS)],
    taps={
        "letter": _tapped,
        "lt-list": _listed,
        "lt-new": _new,
        "lt-stop": _stop,
        "lt-of": _of_member,
    },
    forms=[form],
)

"""/household: who is one household or family, so that nobody approves for their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.permissions import Role
from handlers import member_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, Given, Option, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.member_card import Act, in_states
from handlers.team_questions import at_the_desk, named_in
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import household
from storage import people

BROKERS: frozenset[Role] = frozenset({"broker"})
_TOGETHER = re.compile(
    r"^(?P<one>.+?)\s+(?:and|&)\s+(?P<other>.+?)"
    r"(?:\s+(?:are|live|is)\b.*\b(?:household|family|together|married|related)\b.*)?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:are|live)\b.*\b(?:household|family|together|married|related)\b[.! ]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AnybodyQuestion(MemberQuestion):
    """A member, or somebody of the desk, who need not be a member."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing before a name is typed."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """By part of the name."""
        found = await MemberQuestion.read(self, unit, words, given)
        if isinstance(found, Unclear) and not found.options:
            staff = named_in(unit, words, await at_the_desk(unit))
            if len(staff) == 1:
                return Found({"id": staff[0].id, "name": staff[0].name})
        return found


@dataclass(frozen=True)
class Together:
    """Two people of one household."""

    one: Named = ask("household-one-ask", AnybodyQuestion())
    other: Named = ask("household-other-ask", AnybodyQuestion())


async def _review(unit: Unit, answers: Together) -> Markup:
    return unit.text("household-review", name=answers.one.name, other=answers.other.name)


async def _submit(unit: Unit, answers: Together) -> None:
    one: Any = answers.one.id
    other: Any = answers.other.id
    await household.join(unit, one, other)
    await _of(unit, one, answers.one.name)


form = Form("household", Together, _submit, review=_review, yes="btn-household-yes", anything=True)


async def command(unit: Unit, words: str = "") -> None:
    """/household: two people; with two names, those; with one, who is in their household."""
    unit.demand("member.introduce")
    said = words.strip()
    found = _TOGETHER.match(said)
    if found is not None:
        given: dict[str, Any] = {}
        for field in ("one", "other"):
            read = await AnybodyQuestion().read(unit, found[field], {})
            if isinstance(read, Found):
                given[field] = read.value
        await form.start(unit, given, said)
    elif said:
        read = await AnybodyQuestion().read(unit, said, {})
        if isinstance(read, Found):
            await _of(unit, read.value["id"], read.value["name"])
        else:
            await form.offer(unit, "one", {}, read, None)
    else:
        await form.start(unit)


async def _of(unit: Unit, person_id: int, name: str) -> None:
    """Who is in somebody's household."""
    found = await household.of(unit, person_id)
    rows = [unit.button("btn-household-add", "household")]
    if found:
        rows.append(unit.button("btn-household-end", f"household-end:{person_id}"))
    rows.append(unit.button("btn-home", "home"))
    names = [str(row["name"]) for row in found]
    key = "household-of" if found else "household-alone"
    unit.leave_card()
    unit.show(Screen(unit.text(key, name=name, names=names), one_a_row(*rows)), "household")


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def _end(unit: Unit, tap: Tap) -> None:
    await household.leave(unit, tap.id)
    person = await people.person(unit.tx, tap.id)
    await _of(unit, tap.id, person.name if person is not None else "")


async def hear(unit: Unit, text: str) -> bool:
    """ "Jean and Amina are one household", from a broker."""
    if "broker" not in unit.roles or unit.hat is not None or not _SAID.search(text):
        return False
    found = _TOGETHER.match(text)
    if found is None or len(text.split()) > 12:
        return False
    for field in ("one", "other"):
        if isinstance(await AnybodyQuestion().read(unit, found[field], {}), Unclear):
            return False
    await command(unit, text)
    return True


async def of_member(unit: Unit, tap: Tap) -> None:
    """From a member's card."""
    unit.demand("member.introduce")
    member = await people.any_membership(unit.tx, tap.id)
    unit.use_community_of(member.community_id if member is not None else None)
    unit.demand("member.introduce")
    person = await people.person(unit.tx, member.person_id) if member is not None else None
    if person is not None:
        unit.aside()
        await _of(unit, person.id, person.name)


member_card.ACTS.append(
    Act("btn-household-see", "household-of", in_states("applied", "meeting", "approved", "paused"))
)

journey = Journey(
    "household",
    commands=[Command("household", command, roles=BROKERS)],
    taps={"household": _tapped, "household-end": _end, "household-of": of_member},
    forms=[form],
    hears=[hear],
)

"""What a broker enters for members in one line: "2hrs tues gardening Amina for Jean", "Jean needs a
lift thurs 10am", "Pat is away until 5 May". One line, one card, one tap; no hat is put on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import NotFound
from domain.reading.behalf import THINGS, Behalf, read_behalf, words_of
from domain.reading.names import Known, One, Several, resolve
from handlers import log_hours
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MOST_OPTIONS, MemberQuestion, Named
from handlers.conversation.questions import Found, FreeText, Given, Kept, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.members import as_broker, open_card
from handlers.unit import Unit
from handlers.words import begin
from services import behalf
from storage import people
from storage.members import Hit


@dataclass(frozen=True, slots=True)
class Meant(MemberQuestion):
    """Whom a name means of several, by part of the name; `side` is subject or other."""

    side: str = "subject"

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Those who have the name."""
        said = given.get(f"{self.side}_said")
        if not said:
            return ()
        found = await _who(unit, str(said), await behalf.called(unit, words_of(str(said))))
        return found.options if isinstance(found, Unclear) else ()


class Way:
    """Who helped whom, or for whom it is meant, where the words leave it open."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Both."""
        if given["kind"] == "which":
            one, other = given["subject"]["name"], given["other"]["name"]
            pairs = (("gave", one, other), ("got", other, one))
            return [
                Option(
                    unit.wording.button(unit.lang, "btn-behalf-helped", giver=a, receiver=b), way
                )
                for way, a, b in pairs
            ]
        theirs = unit.wording.button(unit.lang, "btn-behalf-theirs", name=given["subject"]["name"])
        mine = unit.wording.button(unit.lang, "btn-behalf-mine")
        return [Option(theirs, "theirs"), Option(mine, "mine")]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Only what the buttons say, which the form reads itself."""
        return Unclear("not-understood-in-form")

    def shown(self, unit: Unit, value: Any) -> str:  # noqa: ARG002
        """It is never shown for a change."""
        return str(value)

    def load(self, value: Any) -> str:
        """The way's name."""
        return str(value)


@dataclass(frozen=True)
class OnBehalf:
    """A line about members, with who they are."""

    subject: Named = ask("behalf-subject-ask", Meant("subject"))
    other: Named = ask("behalf-other-ask", Meant("other"))
    way: str = ask("behalf-way-ask", Way())
    kind: str | None = ask("behalf-way-ask", FreeText(), hidden=True)
    said: str | None = ask("behalf-way-ask", FreeText(), hidden=True)
    whole: str | None = ask("behalf-way-ask", FreeText(), hidden=True)
    ahead: int | None = ask("behalf-way-ask", Kept(), hidden=True)
    subject_said: str | None = ask("behalf-subject-ask", FreeText(), hidden=True)
    other_said: str | None = ask("behalf-other-ask", FreeText(), hidden=True)


NOBODY = {"id": 0, "name": ""}


async def heard(unit: Unit, text: str) -> bool:
    """A broker's sentence about members, outside a form; False for all else."""
    here = unit.community.id if unit.community is not None else 0
    if (here, "broker") not in unit.all_roles or unit.lent:
        return False
    worn = unit.hat
    as_broker(unit)
    hits = await behalf.called(unit, words_of(text))
    told = read_behalf(text, unit.local, behalf.parts_of(hits))
    if told is None or told.kind == "answer":
        unit.wear(worn)
        return False
    await _begin(unit, text, told, hits)
    return True


async def _begin(unit: Unit, text: str, told: Behalf, hits: Sequence[Hit]) -> None:
    if told.kind == "many":
        unit.say("behalf-one-pair", one_a_row(unit.button("btn-home", "home")))
        return
    given: dict[str, Any] = {
        "kind": told.kind,
        "said": told.said,
        "whole": text,
        "ahead": int(told.ahead),
        "subject_said": told.subject,
    }
    if told.kind == "hours" or (told.kind == "says" and told.sure):
        given["way"] = "gave"
    if told.kind == "says":
        given["other"] = NOBODY
    sides = {"subject": told.subject}
    if told.kind != "says" and told.other is not None:
        given["other_said"] = told.other
        sides["other"] = told.other
    for side, name in sides.items():
        found = await _who(unit, name, hits)
        if isinstance(found, Unclear):
            if not found.options:
                _nobody(unit, name)
                return
            continue
        given[side] = found.value
    await form.start(unit, given, text)


def _nobody(unit: Unit, name: str) -> None:
    rows = one_a_row(
        unit.button("btn-member-find", "mb-find"),
        unit.button("btn-home", "home"),
    )
    unit.say("behalf-nobody", rows, name=name[:60])


async def _who(unit: Unit, name: str, hits: Sequence[Hit]) -> Found | Unclear:
    """Whom a name means: one, several to choose from, or whoever sounds like it."""
    found = resolve(name, [Known(one.person_id, one.name) for one in hits])
    if isinstance(found, One):
        return Found(_named(next(one for one in hits if one.person_id == found.id)))
    if isinstance(found, Several):
        some = [one for one in hits if one.person_id in found.ids]
        options = [
            Option(
                unit.wording.button(
                    unit.lang,
                    "btn-exchange-member",
                    name=one.name,
                    area=one.area or "",
                    has_area="yes" if one.area else "no",
                ),
                _named(one),
            )
            for one in some[:MOST_OPTIONS]
        ]
        return Unclear("log-which-person", {"name": name}, options)
    return await MemberQuestion().read(unit, name, {})


def _named(one: Hit) -> dict[str, Any]:
    return {"id": one.person_id, "name": one.name}


async def _submit(unit: Unit, answers: OnBehalf) -> None:
    """Goes on as the member would; what is missing is asked, and one card confirms it."""
    if answers.way == "mine" or (answers.kind == "says" and answers.subject.id == unit.actor.id):
        # Their own, or said of themselves by name: as if they had said it plainly.
        said = answers.said if answers.way != "mine" else answers.whole
        await begin(unit, said or "")
        return
    if answers.kind == "says" and answers.said == "balance":
        # Nothing is entered, and nobody need hear that a broker looks at it.
        member = await people.membership(unit.tx, unit.scope.id, answers.subject.id or 0)
        if member is None:
            raise NotFound
        await open_card(unit, member.id)
        return
    if answers.kind == "says":
        await enter_for(unit, answers.subject.id or 0)
        await _say(unit, answers.said or "")
        return
    giver, receiver = answers.subject, answers.other
    if answers.way == "got":
        giver, receiver = receiver, giver
    if giver.id == receiver.id:
        unit.say("behalf-same", one_a_row(unit.button("btn-home", "home")), name=giver.name)
        return
    speaks = await _speaker(unit, giver, receiver)
    other = receiver if speaks is giver else giver
    if speaks.id != unit.actor.id:
        await enter_for(unit, speaks.id or 0)
    await log_hours.from_two(
        unit,
        answers.said or "",
        {"id": other.id, "name": other.name},
        received=speaks is receiver,
        ahead=bool(answers.ahead),
    )


async def _speaker(unit: Unit, giver: Named, receiver: Named) -> Named:
    """For whom it is entered: for the broker themselves where they are in it; else for the one
    without Telegram, so that the other confirms in the chat; else for whoever gave the help."""
    for one in (giver, receiver):
        if one.id == unit.actor.id:
            return one
    for one in (giver, receiver):
        person = await people.person(unit.tx, one.id or 0)
        if person is not None and person.telegram_id is None:
            return one
    return giver


async def enter_for(unit: Unit, person_id: int) -> None:
    """From here on the unit is for this member, and so are its questions and its card."""
    hat = await behalf.lend(unit, person_id, unit.hats)
    unit.hats = (*(one for one in unit.hats if one.id != hat.id), hat)
    unit.wear(replace(hat, worn_until=None) if hat.kind == "broker" else hat)


async def _say(unit: Unit, said: str) -> None:
    if said in THINGS:
        await unit.registry.commands[said].run(unit, "")
        return
    for hear in unit.registry.hears:
        if await hear(unit, said):
            return
    await begin(unit, said)


form = Form("behalf", OnBehalf, _submit)

journey = Journey("behalf", forms=[form], hears=[heard], for_others=[heard])

"""/forget: what goes, what stays and why, said before; asked twice; a week to stop it."""

from domain.errors import DomainError
from domain.forgetting import COOLING
from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from services import forgetting
from storage import people
from storage.db import moment_of


async def begin(unit: Unit, words: str = "") -> None:
    """/forget; with a name, a broker begins it for somebody who can't here."""
    name = " ".join(words.split())[:100]
    if name and "broker" in unit.roles:
        unit.demand("member.decide")
        found = await MemberQuestion().read(unit, name, {})
        if isinstance(found, Unclear):
            unit.say("forget-whom", one_a_row(unit.button("btn-home", "home")))
            return
        await _first(unit, int(found.value["id"]))
        return
    await _first(unit, unit.actor.id)


async def _first(unit: Unit, person_id: int) -> None:
    """What goes and what stays, or how far it is."""
    found = await forgetting.under_way(unit, person_id)
    if found is not None:
        if person_id != unit.actor.id:
            await forgetting.may_ask(unit, person_id)
        rows = [unit.button("btn-home", "home")]
        if found.state == "asked":
            rows.insert(0, unit.button("btn-forget-stop", f"forget-stop:{person_id}"))
        rows.append(unit.button("btn-talk-to-a-person", "talk"))
        unit.say("forget-state", one_a_row(*rows), state=found.state, at=moment_of(found.due_at))
        return
    await forgetting.may_ask(unit, person_id)
    unit.say(
        "forget-first",
        one_a_row(
            unit.button("btn-forget-on", f"forget-sure:{person_id}"),
            unit.button("btn-forget-data", "me-data"),
            unit.button("btn-forget-keep", "forget-keep"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        who="me" if person_id == unit.actor.id else "other",
        name=await _name(unit, person_id),
    )


async def _name(unit: Unit, person_id: int) -> str:
    person = await people.person(unit.tx, person_id)
    return person.name if person is not None else ""


def _whom(tap: Tap) -> int:
    if not tap.id:
        raise DomainError("toast-old-button")
    return tap.id


async def _sure(unit: Unit, tap: Tap) -> None:
    """The second question."""
    person_id = _whom(tap)
    await forgetting.may_ask(unit, person_id)
    unit.say(
        "forget-sure",
        one_a_row(
            unit.button("btn-forget-yes", f"forget-yes:{person_id}"),
            unit.button("btn-forget-keep", "forget-keep"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        at=unit.now + COOLING,
        who="me" if person_id == unit.actor.id else "other",
        name=await _name(unit, person_id),
    )


async def _yes(unit: Unit, tap: Tap) -> None:
    person_id = _whom(tap)
    found = await forgetting.ask(unit, person_id)
    unit.say(
        "forget-begun",
        one_a_row(
            unit.button("btn-forget-stop", f"forget-stop:{person_id}"),
            unit.button("btn-home", "home"),
        ),
        at=moment_of(found.due_at),
        who="me" if person_id == unit.actor.id else "other",
        name=await _name(unit, person_id),
    )


async def _stop(unit: Unit, tap: Tap) -> None:
    person_id = _whom(tap)
    await forgetting.stop(unit, person_id)
    unit.say("forget-stopped", one_a_row(unit.button("btn-home", "home")))


async def _keep(unit: Unit, _tap: Tap) -> None:
    unit.say("forget-kept", one_a_row(unit.button("btn-home", "home")))


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await _first(unit, unit.actor.id)


async def _stop_typed(unit: Unit, _words: str) -> None:
    await forgetting.stop(unit, unit.actor.id)
    unit.say("forget-stopped", one_a_row(unit.button("btn-home", "home")))


journey = Journey(
    "forgetting",
    commands=[Command("forget", begin)],
    taps={
        "forget": _tapped,
        "forget-sure": _sure,
        "forget-yes": _yes,
        "forget-stop": _stop,
        "forget-keep": _keep,
    },
    said={"btn-forget-stop": _stop_typed},
)

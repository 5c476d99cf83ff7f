"""What a broker says on the phone to somebody without Telegram, and enters for them: part of the
card of a case."""

from dataclasses import dataclass, replace
from typing import Any

from handlers.conversation.screens import Button
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import behalf, phoned
from services.notices import unpack
from storage import people, recipients
from storage.casework import Case

MOST_SHOWN = 6
OWN_WORDS = "words"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to say: as the person would have read it, and the button that answers it."""

    text: Markup
    button: Button | None


async def things(view: View, case: Case) -> list[Thing]:
    """What the person of this case is to hear, where it is still so."""
    person = await people.person(view.tx, case.person_id or 0)
    if person is None or view.registry is None:
        return []
    found: list[Thing] = []
    theirs = replace(view, viewer=person)
    for thing_id, body in (await phoned.things(view.tx, case.id))[-MOST_SHOWN:]:
        said = await _said(theirs, body)
        if said is None:
            continue
        number = len(found) + 1
        text = view.wording.say(view.lang, "case-ring-thing", number=number, text=said)
        button = None
        if "card" in body and case.state == "open":
            label = view.wording.button(view.lang, "btn-ring-act", number=number)
            button = Button(label, f"ring-act:{thing_id}")
        found.append(Thing(text, button))
    return found


async def _said(theirs: View, body: dict[str, Any]) -> Markup | None:
    if "card" in body:
        screen = await theirs.registry.cards[body["card"]](theirs, int(body["id"]))
        return screen.text if screen is not None else None
    values: dict[str, Any] = {
        name: Words(str(value)) if name == OWN_WORDS else value
        for name, value in unpack(body.get("values", {})).items()
    }
    return theirs.wording.say(theirs.lang, body["say"], **values)


async def _act(unit: Unit, tap: Tap) -> None:
    """The broker has their card in front of them, and its buttons are for them; whatever else the
    broker does meanwhile is the broker's own."""
    person_id, card, object_id = await phoned.card_of(unit, tap.id)
    hat = await behalf.lend(unit, person_id, unit.hats)
    unit.aside()
    recipients.show_as(
        unit.tx,
        card,
        object_id,
        unit.actor.id,
        hat.for_id,
        f"{card}.rung",
        unit.now,
        unit.scope.id,
        fresh=True,
    )


journey = Journey("ring", taps={"ring-act": _act})
